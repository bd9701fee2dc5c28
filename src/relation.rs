//! How two claims of one row stand to each other.
//!
//! In: a [`Row`] of two documents. Out: [`Relation`] with its [`Aspect`]s, and the [`Status`] of a contradiction. Law: it is decided by attributes (who, which act, how
//! far it binds, which name, how much, yes or no), never by similarity alone; silence is never contradiction.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::align::Row;
use crate::claim::{Claim, Holder, Quantity, Stated, Unit};
use crate::content::Content;
use crate::document::Document;
use crate::joined::joined_apart;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::similarity::opposes;
use crate::term::TermId;

/// How the claims of a row stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Both say the same thing; the wording may differ entirely.
    Concordant,
    /// The same point told differently, in the ways that the aspects name.
    Reframed,
    /// The same question, answered with different or opposing positions; neither confirms nor denies the other.
    Counterposed,
    /// Both cannot be true.
    Contradictory,
}

impl Relation {
    /// Every relation, from the closest to the furthest apart.
    pub const ALL: [Self; 4] = [Self::Concordant, Self::Reframed, Self::Counterposed, Self::Contradictory];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Concordant => "concordant",
            Self::Reframed => "reframed",
            Self::Counterposed => "counterposed",
            Self::Contradictory => "contradictory",
        }
    }
}

/// In what a reframed row differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// Other terms or another frame.
    Framing,
    /// Agreed against discussed, will against may.
    Commitment,
    /// Wider or narrower.
    Scope,
    /// Put in another mouth, or both against one.
    Attribution,
    /// Numbers, names, detail on one side only.
    Specifics,
    /// What is put first or dwelt upon.
    Emphasis,
    /// How the talk is coloured.
    Tone,
}

impl Aspect {
    /// Every aspect, in the order of the annotation guide.
    pub const ALL: [Self; 7] =
        [Self::Framing, Self::Commitment, Self::Scope, Self::Attribution, Self::Specifics, Self::Emphasis, Self::Tone];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Framing => "framing",
            Self::Commitment => "commitment",
            Self::Scope => "scope",
            Self::Attribution => "attribution",
            Self::Specifics => "specifics",
            Self::Emphasis => "emphasis",
            Self::Tone => "tone",
        }
    }
}

/// The aspects of one row.
pub(crate) type Aspects = SmallVec<[Aspect; Aspect::ALL.len()]>;

/// How sure it is that two statements cannot both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// Both texts fill one slot of the call, differently: who asked for it, how long it lasted.
    Certain,
    /// One says yes and the other no, or each another amount, of what seems to be one thing.
    Likely,
}

impl Status {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
        }
    }
}

/// From this similarity on two claims say one thing, so far as their words go.
const CLOSE: f32 = 0.6;

/// Acts by which a position is taken.
const STANCES: [Act; 7] = [Act::Assert, Act::Concern, Act::Accuse, Act::Warn, Act::Demand, Act::Reject, Act::Ask];
/// Acts by which something is held against somebody or something.
const STRAINED: [Act; 4] = [Act::Warn, Act::Accuse, Act::Concern, Act::Reject];
/// Acts that bind whoever does them, more or less: "agreed", "offered", "touched upon". Whom a demand or a reproach binds is another
/// question, and what a text tells by itself ("a summit will take place") binds nobody less than what was agreed.
const BINDING: [Act; 9] =
    [Act::Agree, Act::Commit, Act::Support, Act::Propose, Act::Discuss, Act::Inform, Act::Warn, Act::Assert, Act::Ask];
/// From this difference in strength on, "agreed" and "discussed" are two things.
const STRENGTH_GAP: f64 = 0.3;
/// A side that has this many times the content words of the other, and this many more, is more specific.
const LONGER: (f32, usize) = (2.0, 8);

/// Terms of most cells, so that they are compared without an allocation.
const TERMS: usize = 32;
/// Below this share of the shorter side's telling words a row is told in other terms.
const OTHER_WORDS: f32 = 0.25;

/// The attributes of one side of a row, taken together over its claims.
#[derive(Clone, Copy)]
struct Cell<'d> {
    document: &'d Document,
    places: &'d [usize],
    side: Side,
}

impl<'d> Cell<'d> {
    fn new(document: &'d Document, places: &'d [usize], side: Side) -> Self {
        Self { document, places, side }
    }

    fn claims(self) -> impl Iterator<Item = &'d Claim> + Clone {
        self.places.iter().map(move |place| &self.document.claims()[*place])
    }

    /// Its claim, where it is a single one.
    fn single(self) -> Option<&'d Claim> {
        let mut claims = self.claims();
        claims.next().filter(|_| claims.next().is_none())
    }

    fn contents(self) -> impl Iterator<Item = Content<'d>> + Clone {
        self.places.iter().map(move |place| self.document.contents.get(*place))
    }

    /// What its claims say without a condition: who threatens sanctions in the event of an escalation is not for one.
    fn positions(self) -> impl Iterator<Item = Content<'d>> + Clone {
        let places = self.places.iter().filter(move |place| !self.document.claims()[**place].conditional);
        places.map(move |place| self.document.contents.get(*place))
    }

    /// What its claims hold of one kind: concepts, frames.
    fn held(self, kind: impl Fn(Content<'d>) -> &'d [u16] + Clone) -> impl Iterator<Item = u16> + Clone {
        self.contents().flat_map(kind).copied()
    }

    /// Who holds it, as the comparison names holders; `both` where its claims differ.
    fn holder(&self) -> &'static str {
        let mut names = self.claims().map(|claim| claim.holder.name(self.side));
        let first = names.next().unwrap_or("both");
        if names.all(|name| name == first) { first } else { "both" }
    }

    fn strength(&self) -> f64 {
        self.claims().map(|claim| claim.strength.get()).fold(0.0, f64::max)
    }

    fn has(&self, acts: &[Act]) -> bool {
        self.claims().any(|claim| acts.contains(&claim.act))
    }

    fn all(&self, acts: &[Act]) -> bool {
        self.claims().all(|claim| acts.contains(&claim.act))
    }

    fn quantities(&self) -> impl Iterator<Item = &'d Quantity> + Clone {
        self.claims().flat_map(|claim| claim.quantities.iter())
    }

    /// Whether it reports that the call took place.
    fn opens(&self) -> bool {
        self.claims().any(|claim| claim.opening)
    }

    /// What it states in a slot.
    fn stated<'s, T>(&self, slot: Option<&'s Stated<T>>) -> Option<&'s T> {
        let slot = slot?;
        let holds = |claim: &&Claim| claim.span.start <= slot.span.start && slot.span.end <= claim.span.end;
        self.claims().any(|claim| holds(&claim)).then_some(&slot.value)
    }

    /// The one amount in a unit that it gives; none where it gives several.
    fn amount(&self, unit: Unit) -> Option<&'d Quantity> {
        let mut given = self.quantities().filter(|quantity| quantity.unit == unit);
        given.next().filter(|_| given.next().is_none())
    }

    fn words(&self) -> usize {
        self.contents().map(|content| content.terms.len()).sum()
    }
}

/// Whether a row is loose: the sides differ in how they put it, and their words are not close enough to be sure that it is one
/// thing that they put. Of 53 such rows in 24 pairs with tables about half stand in the table.
pub(crate) fn is_loose(row: &Row, relation: Relation) -> bool {
    relation == Relation::Reframed && row.similarity < CLOSE
}

/// Decides the relation of a row and names its aspects.
pub(crate) fn relate(a: &Document, b: &Document, row: &Row, knowledge: &Knowledge) -> (Relation, Aspects) {
    if contradiction(a, b, row).is_some() {
        return (Relation::Contradictory, Aspects::new());
    }
    let (left, right) = (Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B));
    if left.opens() && right.opens() {
        let aspects = opening_aspects(a, b, row);
        let relation = if aspects.is_empty() { Relation::Concordant } else { Relation::Reframed };
        return (relation, aspects);
    }
    if counterposed(&left, &right, row.similarity, knowledge) {
        return (Relation::Counterposed, Aspects::new());
    }
    let mut aspects = aspects(&left, &right, knowledge);
    if !aspects.contains(&Aspect::Scope) && joined_apart(a, b, row, knowledge).is_some() {
        aspects.push(Aspect::Scope);
    }
    if aspects.is_empty() { (Relation::Concordant, aspects) } else { (Relation::Reframed, aspects) }
}

/// Whether a row holds two explicit statements that cannot both be true, and how sure that is.
pub(crate) fn contradiction(a: &Document, b: &Document, row: &Row) -> Option<Status> {
    let (left, right) = (Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B));
    if left.opens() && right.opens() {
        let who = |document: &Document, cell: &Cell<'_>| {
            let stated = cell.stated(document.facts().initiator.as_ref())?;
            Some(stated.name(cell.side)).filter(|name| matches!(*name, "a" | "b"))
        };
        let askers = who(a, &left).zip(who(b, &right));
        let times = left.amount(Unit::Minutes).zip(right.amount(Unit::Minutes));
        let differ = askers.is_some_and(|(one, other)| one != other) || times.is_some_and(|(one, other)| one.differs(other));
        return differ.then_some(Status::Certain);
    }
    let denied = undoes(&left, &right, row.similarity) || undoes(&right, &left, row.similarity);
    (denied || contradict(&left, &right, row.similarity)).then_some(Status::Likely)
}

/// One text says that the two agreed on a matter, or spoke of it, the other that they did not: whoever says so, both cannot be true.
fn undoes(one: &Cell<'_>, other: &Cell<'_>, similarity: f32) -> bool {
    let did = |claim: &Claim, act: Act| {
        let joint = claim.act == act || act == Act::Agree && claim.act == Act::Commit && claim.holder == Holder::Both;
        joint && !claim.negated && !claim.conditional && claim.denied.is_none()
    };
    let matter = |one: Content<'_>, other: Content<'_>| {
        similarity >= CLOSE || one.concepts.iter().any(|concept| other.concepts.binary_search(concept).is_ok())
    };
    one.claims().zip(one.contents()).any(|(claim, denial)| {
        let act = claim.denied.filter(|_| !claim.conditional);
        act.is_some_and(|act| other.claims().zip(other.contents()).any(|(claim, told)| did(claim, act) && matter(denial, told)))
    })
}

/// One denies with the same act what the other affirms, or gives another amount of it.
fn contradict(left: &Cell<'_>, right: &Cell<'_>, similarity: f32) -> bool {
    let (Some(a), Some(b)) = (left.single(), right.single()) else { return false };
    let affirmed = matches!(a.act, Act::Agree | Act::Discuss | Act::Commit | Act::Describe | Act::Assert | Act::Inform);
    // "Was not discussed" is told by nobody in particular, "discussed" by both sides.
    let on_the_call = [a, b].iter().all(|claim| matches!(claim.act, Act::Discuss | Act::Describe));
    let holders = [a.holder.name(left.side), b.holder.name(right.side)];
    let comparable = (a.act == b.act && affirmed || on_the_call)
        && (holders[0] == holders[1] || on_the_call && holders.contains(&"issuer"))
        && !a.conditional
        && !b.conditional
        && similarity >= CLOSE;
    let amounts = left.amount(Unit::Money).zip(right.amount(Unit::Money));
    comparable && (a.negated != b.negated || amounts.is_some_and(|(one, other)| one.differs(other)))
}

/// In what two opening lines differ: one says who asked for the call or how long it lasted, or colours it.
fn opening_aspects(a: &Document, b: &Document, row: &Row) -> Aspects {
    let told = |document: &Document, places: &[usize], side: Side| {
        let (cell, facts) = (Cell::new(document, places, side), document.facts());
        let who = cell.stated(facts.initiator.as_ref()).is_some();
        let long = cell.stated(facts.duration_minutes.as_ref()).is_some();
        let tone = facts.tone.iter().any(|tone| cell.stated(Some(tone)).is_some());
        (who, long, tone)
    };
    let (left, right) = (told(a, &row.a, Side::A), told(b, &row.b, Side::B));
    let mut aspects = Aspects::new();
    if left.0 != right.0 || left.1 != right.1 {
        aspects.push(Aspect::Specifics);
    }
    if left.2 != right.2 {
        aspects.push(Aspect::Tone);
    }
    aspects
}

/// The same question answered in opposing ways: opposed concepts, blame going both ways, or one taking a position where the
/// other, a different party, takes another.
fn counterposed(left: &Cell<'_>, right: &Cell<'_>, similarity: f32, knowledge: &Knowledge) -> bool {
    let opposed = left.positions().any(|x| right.positions().any(|y| opposes(x, y, knowledge)));
    let parties = of_two_parties(left, right);
    if opposed && (left.has(&STANCES) || right.has(&STANCES)) {
        return true;
    }
    if parties && denies(left, right, similarity) {
        return true;
    }
    if promises_denied(left, right) || promises_denied(right, left) {
        return true;
    }
    if parties && (rebuffs(left, right) || rebuffs(right, left)) {
        return true;
    }
    let blame = [Act::Accuse, Act::Concern, Act::Warn, Act::Demand];
    parties && left.all(&STANCES) && right.all(&STANCES) && left.has(&blame) && right.has(&blame)
}

/// Whether one party is said to hold the one side, and the other party the other.
fn of_two_parties(left: &Cell<'_>, right: &Cell<'_>) -> bool {
    matches!((left.holder(), right.holder()), ("a", "b") | ("b", "a"))
}

/// One takes a position, and the other the same one with a "not".
fn denies(left: &Cell<'_>, right: &Cell<'_>, similarity: f32) -> bool {
    let (Some(a), Some(b)) = (left.single(), right.single()) else { return false };
    similarity >= CLOSE && a.negated != b.negated && left.all(&STANCES) && right.all(&STANCES)
}

/// One text says that a party agreed to something, the other that this party did not: a promise put into its mouth.
fn promises_denied(one: &Cell<'_>, other: &Cell<'_>) -> bool {
    let holder = one.holder();
    let promised = |claim: &Claim| matches!(claim.act, Act::Agree | Act::Commit) && !claim.negated && !claim.conditional;
    let told = |claim: &Claim| matches!(claim.act, Act::Assert | Act::Inform) && claim.negated || claim.act == Act::Reject;
    matches!(holder, "a" | "b") && other.holder() == holder && one.claims().any(promised) && other.claims().any(told)
}

/// One rejects what the other asks for, holds against it or maintains: both speak of one matter by a concept or a name of their own.
fn rebuffs(one: &Cell<'_>, other: &Cell<'_>) -> bool {
    let maintained = [Act::Accuse, Act::Concern, Act::Demand, Act::Warn, Act::Ask, Act::Propose, Act::Assert, Act::Inform];
    let shared = |concept: u16| one.contents().any(|content| content.concepts.binary_search(&concept).is_ok());
    one.has(&[Act::Reject]) && other.all(&maintained) && other.held(|content| content.concepts).any(shared)
}

fn aspects(left: &Cell<'_>, right: &Cell<'_>, knowledge: &Knowledge) -> Aspects {
    let mut aspects = Aspects::new();
    let gratitude = left.has(&[Act::Thank]) != right.has(&[Act::Thank]);
    let pledge = [Act::Support, Act::Commit, Act::Inform, Act::Agree, Act::Warn, Act::Assert, Act::Thank];
    // A pledge by one and the thanks of the other are the same point; so is a warning to a third, for which the other is grateful.
    let warned = left.has(&[Act::Warn]) || right.has(&[Act::Warn]);
    let answered = gratitude && left.all(&pledge) && right.all(&pledge) && (!warned || of_two_parties(left, right));
    let same_amount = left.quantities().filter(|own| telling(own)).any(|own| right.quantities().any(|other| own.agrees(other)));
    // What the one praises the other blames.
    let coloured = |one: &Cell<'_>, other: &Cell<'_>| one.has(&[Act::Thank]) && other.has(&STRAINED);
    let coloured = !answered && (coloured(left, right) || coloured(right, left));
    if coloured || rival_names(left, right, knowledge) || !(answered && same_amount) && in_other_words(left, right, knowledge) {
        aspects.push(Aspect::Framing);
    }
    let binding = left.all(&BINDING) && right.all(&BINDING);
    if !answered && binding && (left.strength() - right.strength()).abs() >= STRENGTH_GAP {
        aspects.push(Aspect::Commitment);
    }
    let narrated = left.holder() == "issuer" || right.holder() == "issuer";
    if !answered && !narrated && left.holder() != right.holder() {
        aspects.push(Aspect::Attribution);
    }
    if !(answered && same_amount) && specifics(left, right) {
        aspects.push(Aspect::Specifics);
    }
    let (short, long) = if left.words() <= right.words() { (left, right) } else { (right, left) };
    if !answered && long.words() as f32 >= LONGER.0 * short.words() as f32 && long.words() >= short.words() + LONGER.1 {
        aspects.push(Aspect::Scope);
    }
    aspects
}

/// Whether the sides tell a point in other terms: of the telling words of the shorter one, few stand in the longer one.
fn in_other_words(left: &Cell<'_>, right: &Cell<'_>, knowledge: &Knowledge) -> bool {
    let telling = |cell: &Cell<'_>| {
        let mut ids: SmallVec<[TermId; TERMS]> =
            cell.contents().flat_map(|content| content.terms.iter().map(|(id, _)| *id)).collect();
        ids.retain(|id| knowledge.statistics.is_telling(*id));
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    // The register's own ways of doing one thing: "agreed to remain in touch", "agreed to maintain contacts".
    let same_act = left.claims().all(|claim| right.claims().all(|other| claim.act == other.act));
    let known = |concept: u16| right.contents().any(|content| content.concepts.binary_search(&concept).is_ok());
    if same_act && left.holder() == right.holder() && left.held(|content| content.concepts).any(known) {
        return false;
    }
    let (x, y) = (telling(left), telling(right));
    let shorter = x.len().min(y.len());
    let shared = x.iter().filter(|id| y.binary_search(id).is_ok()).count();
    shorter > 0 && (shared as f32) < OTHER_WORDS * shorter as f32
}

/// Whether the sides call one thing by rival names.
fn rival_names(left: &Cell<'_>, right: &Cell<'_>, knowledge: &Knowledge) -> bool {
    let [x, y] = [left, right].map(|cell| cell.held(|content| content.frames));
    let first = |frame: u16| knowledge.lexicon.frames[frame as usize].first;
    x.clone().any(|one| {
        let rival = |other: u16| first(other) == first(one) && !x.clone().any(|known| known == other);
        y.clone().any(rival) && !y.clone().any(|known| known == one)
    })
}

/// Whether one side gives an amount that the other does not, or another one.
fn specifics(left: &Cell<'_>, right: &Cell<'_>) -> bool {
    let lone = |own: &Cell<'_>, other: &Cell<'_>| {
        own.quantities()
            .filter(|quantity| telling(quantity))
            .any(|quantity| !other.quantities().any(|known| quantity.agrees(known)))
    };
    lone(left, right) || lone(right, left)
}

/// Whether a quantity says something by its unit; counts and years stand everywhere.
fn telling(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Money | Unit::Percent | Unit::Minutes)
}

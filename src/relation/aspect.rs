//! In what two tellings of one point differ.
//!
//! In: both sides of a row. Out: [`Aspect`]s. Law: thanks for what the other promised are no difference; each aspect is read off its own attribute.

use smallvec::SmallVec;

use super::cell::{Cell, of_two_parties, telling};
use super::{Aspect, Aspects};
use crate::align::Row;
use crate::claim::{Quantity, Unit};
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;

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

/// Below this share of the shorter side's telling words a row is told in other terms.
const OTHER_WORDS: f32 = 0.25;

/// In what two opening lines differ: one says who asked for the call or how long it lasted, or both colour it, each in its own way.
pub(super) fn opening_aspects(a: &Document, b: &Document, row: &Row) -> Aspects {
    let cells = [Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B)];
    let told = [(a, cells[0]), (b, cells[1])].map(|(document, cell)| {
        let facts = document.facts();
        (cell.stated(facts.initiator.as_ref()).is_some(), cell.stated(facts.duration_minutes.as_ref()).is_some())
    });
    let mut aspects = Aspects::new();
    if told[0] != told[1] {
        aspects.push(Aspect::Specifics);
    }
    let tones = |document: &'_ Document, cell: Cell<'_>| {
        document.facts().tone.iter().filter_map(|tone| cell.stated(Some(tone))).cloned().collect::<SmallVec<[_; 4]>>()
    };
    let [ours, theirs] = [tones(a, cells[0]), tones(b, cells[1])];
    if !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|tone| theirs.contains(tone)) {
        aspects.push(Aspect::Tone);
    }
    aspects
}

pub(super) fn aspects(left: &Cell<'_>, right: &Cell<'_>, knowledge: &Knowledge) -> Aspects {
    let mut aspects = Aspects::new();
    let gratitude = left.has(&[Act::Thank]) != right.has(&[Act::Thank]);
    let pledge = [Act::Support, Act::Commit, Act::Inform, Act::Agree, Act::Warn, Act::Assert, Act::Thank];
    // A pledge by one and the thanks of the other are the same point; so is a warning to a third, for which the other is grateful.
    let warned = left.has(&[Act::Warn]) || right.has(&[Act::Warn]);
    let answered = gratitude && left.all(&pledge) && right.all(&pledge) && (!warned || of_two_parties(left, right));
    let same_amount = left.quantities().filter(|own| tells(own)).any(|own| right.quantities().any(|other| own.agrees(other)));
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
    // The register's own ways of doing one thing: "agreed to remain in touch", "agreed to maintain contacts".
    let same_act = left.claims().all(|claim| right.claims().all(|other| claim.act == other.act));
    let known = |concept: u16| right.contents().any(|content| content.concepts.binary_search(&concept).is_ok());
    if same_act && left.holder() == right.holder() && left.held(|content| content.concepts).any(known) {
        return false;
    }
    let (x, y) = (telling(left, knowledge), telling(right, knowledge));
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
            .filter(|quantity| tells(quantity))
            .any(|quantity| !other.quantities().any(|known| quantity.agrees(known)))
    };
    lone(left, right) || lone(right, left)
}

/// Whether a quantity says something by its unit; counts and years stand everywhere.
fn tells(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Money | Unit::Percent | Unit::Minutes)
}

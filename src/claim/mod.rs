//! Claims: what the other side could confirm, retell, contradict or leave out.
//!
//! In: tokens and sentences. Out: [`Claim`]s with holder, act, strength, negation, quantities and topics, and the [`Facts`]
//! of the call. Law: claims stand in order and do not overlap; each has a holder and an act; each part is a span of the text.

mod act;
mod cast;
mod circumstance;
mod cut;
mod date;
mod denial;
mod draft;
mod holder;
mod list;
mod mention;
mod modality;
mod negation;
mod noun;
mod parts;
mod quantity;
mod reading;
mod record;
mod refine;
mod slot;
mod speaker;
mod statement;
mod title;

use std::ops::Range;
use std::sync::Arc;

use act::{Form, Mark};
use cast::Cast;
pub(crate) use cast::{actor_named, capitalized};
use cut::Piece;
#[cfg(feature = "html")]
pub(crate) use date::MONTHS;
use draft::{Draft, finished};
pub use holder::Holder;
use mention::Mention;
use parts::Memory;
pub(crate) use parts::Parts;
pub use quantity::{Quantity, Unit};
pub(crate) use reading::{Reading, Tables};
pub use record::{ClaimId, ClaimIds, ClaimRecord, HeldBy};
pub use slot::{Facts, Stated, Tone};
use statement::{Kind, statements};

use refine::{Scene, refine};

use crate::knowledge::Knowledge;
use crate::lexicon::{Act, ActKind, Plover, Role};
use crate::readout::Readout;
use crate::score::Score;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::term::TermId;

/// The smallest stretch of a text that the other side could answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "four questions that have nothing to do with each other, no states")]
pub struct Claim {
    /// The whole claim.
    pub span: Span,
    /// Who is named as saying it, where somebody is.
    pub speaker: Option<Span>,
    /// The reporting words, where there are some.
    pub act_words: Option<Span>,
    /// What is said: the claim without speaker and reporting words.
    pub content: Span,
    /// Who is said to hold it.
    pub holder: Holder,
    /// What is done by saying it.
    pub act: Act,
    /// How far it binds its holder, 0 to 1: the strength of the reporting words, weakened by hedges and conditions.
    pub strength: Score,
    /// The PLOVER category, where one exists.
    pub plover: Option<Plover>,
    /// Whether it says that something is not so.
    pub negated: bool,
    /// Whether it holds only under a condition.
    pub conditional: bool,
    /// The files of diplomacy it belongs to, by the ids of the lexicon, the most marked first.
    pub topics: Arc<[Arc<str>]>,
    /// The numbers it gives.
    pub quantities: Vec<Quantity>,
    /// What it says the two parties did not do together: agree, discuss.
    pub(crate) denied: Option<Act>,
    /// The word of its content that a "not" stands before, where it is negated there: "must not collapse".
    pub(crate) turned: Option<TermId>,
    /// Whether it says what must or should be done.
    pub(crate) obliging: bool,
    /// Whether it reports that the call took place.
    pub(crate) opening: bool,
    /// Whether one party says it and it names the other one.
    pub(crate) addresses: bool,
    /// Its terms.
    pub(crate) terms: (usize, usize),
    /// The terms of speaker and reporting words: they do not speak for the content.
    pub(crate) frame: (usize, usize),
}

/// Terms after a reporting verb within which its "that" stands.
const THAT: usize = 6;

/// The usual name of a government: "United States" for "us"; anything that is no code stays as the caller wrote it.
pub(crate) fn issuer_name(issuer: &str, party: Option<u16>, knowledge: &Knowledge) -> String {
    let small = issuer.chars().all(char::is_lowercase);
    if let Some(actor) = party.filter(|_| small) {
        return knowledge.lexicon.actors[actor as usize].name.to_string();
    }
    // A file's stem ("standard input") begins a heading.
    capitalized(issuer)
}

/// Reads the claims and facts of one text. Claims that were `marked` by hand are taken as they
/// are cut, and only their attributes are read.
pub(crate) fn extract<'a>(
    readout: &'a Readout,
    party: Option<u16>,
    reading: &Reading<'a>,
    sentences: &[Sentence],
    marked: Option<&[Span]>,
    parts: &mut Parts,
) -> Extracted {
    let Memory { names, mut drafts } = parts.take_memory();
    drafts.clear();
    let cast = Cast::new(readout, party, reading, sentences, names);
    let mut extraction = Extraction { reading, drafts, opened: false, introduced: None, last_person: None, elsewhere: false };
    let mut questions = 0;
    if let Some(marked) = marked {
        parts.of_marked(reading, &cast, sentences, marked);
        parts.of(0).for_each(|stretch| extraction.pieces(parts.get(stretch)));
    } else {
        let (statements, asked) = statements(reading, sentences);
        questions = asked;
        parts.of_statements(reading, &cast, &statements);
        for (number, statement) in statements.iter().enumerate() {
            extraction.statement(statement.kind, parts.of(number), parts);
        }
    }
    let elsewhere = extraction.elsewhere && !extraction.opened && cast.knows_both();
    let drafts = extraction.drafts;
    let claims = finished(reading, &drafts);
    let facts = slot::facts(reading, &cast, sentences, &claims);
    parts.keep_memory(Memory { names: cast.into_names(), drafts });
    Extracted { claims, facts, questions, elsewhere }
}

/// What a text holds.
pub(crate) struct Extracted {
    pub(crate) claims: Vec<Claim>,
    pub(crate) facts: Facts,
    /// How many questions were left out.
    pub(crate) questions: usize,
    /// Whether it opens with a talk with somebody else than the other side.
    pub(crate) elsewhere: bool,
}

struct Extraction<'r, 'a> {
    reading: &'r Reading<'a>,
    drafts: Vec<Draft>,
    /// Whether one of them reports that the call took place.
    opened: bool,
    /// What the introduction of a list says of its items.
    introduced: Option<(Act, f32, Holder)>,
    /// The party that "he" or "she" stands for.
    last_person: Option<Holder>,
    /// Whether the first talk that is told of is one with somebody else than the other side.
    elsewhere: bool,
}

impl Extraction<'_, '_> {
    /// Reads a statement; what introduces a list claims nothing itself, and speaks for the items below it that no verb reports.
    fn statement(&mut self, kind: Kind, stretches: Range<usize>, parts: &Parts) {
        if kind != Kind::Item {
            self.introduced = None;
        }
        let before = self.drafts.len();
        stretches.for_each(|stretch| self.pieces(parts.get(stretch)));
        if kind == Kind::Introduction {
            // That the parties spoke is told, whatever follows.
            let new = self.drafts.len() > before && self.drafts.last().is_some_and(|draft| !draft.opening);
            let last = if new { self.drafts.pop() } else { None };
            let spoken = last.filter(|draft| draft.act != Act::Describe);
            self.introduced = spoken.map(|draft| {
                let strength = draft.modality(self.reading).strength;
                (draft.act, strength.get() as f32, draft.holder)
            });
        }
    }

    fn pieces(&mut self, (pieces, marks, mentions): (&[Piece], &[Mark], &[Mention])) {
        let mut before: Option<Holder> = None;
        for piece in pieces {
            if let Some(draft) = self.draft(*piece, marks, mentions, before) {
                before = Some(draft.holder);
                self.opened |= draft.opening;
                self.drafts.push(draft);
            }
        }
    }

    fn draft(&mut self, piece: Piece, marks: &[Mark], mentions: &[Mention], before: Option<Holder>) -> Option<Draft> {
        let reading = self.reading;
        let (start, end) = trim(reading, piece.start, piece.end);
        if reading.words(start, end) == 0 {
            return None;
        }
        let lexicon = &reading.knowledge.lexicon;
        let (piece, subject) = match aim(reading, piece, start, marks) {
            Some((aim, call)) => (aim, self.subject(call, mentions)),
            None => (piece, self.subject(piece, mentions)),
        };
        // A new subject with "will" of its own is not what the verb before it reports.
        let fresh = piece.inherited && subject.is_some_and(|subject| self.opens_clause(piece, subject));
        let mark = piece.mark.filter(|_| !fresh);
        let setting = mark.is_some_and(|mark| mark.kind == ActKind::Setting);
        let piece = Piece { mark, inherited: piece.inherited && !fresh, ..piece };
        let mut holder = self.holder(piece, subject, before);
        if subject.is_none_or(|subject| !subject.person) {
            self.hear(piece, marks, mentions);
        }
        let mut act = mark.map_or(Act::Describe, |mark| lexicon.acts[mark.act as usize].act);
        let mut strength = mark.map_or(Act::Describe.usual_strength(), |mark| lexicon.acts[mark.act as usize].strength);
        if setting || mark.is_none() {
            holder = Holder::Narrator;
        }
        if mark.is_none() {
            (act, strength, holder) = self.unreported(piece, subject, mentions);
        }
        if setting && piece.inherited {
            // What the call was about: "to discuss …", "about …".
            (act, strength, holder) = (Act::Discuss, Act::Discuss.usual_strength(), Holder::Both);
        }
        let scene = Scene { reading, marks, mentions, mark, holder, start, end, inherited: piece.inherited };
        if let Some(refined) = refine(&scene, act) {
            (act, strength) = (refined, strength.max(refined.usual_strength()));
        }
        let negated = negation::negated(reading, start, end);
        let denied = denial::denied(reading, (start, end));
        // "No deal was concluded": the text denies it, and nobody agreed.
        if denied == Some(Act::Agree)
            && act == Act::Agree
            && mark.is_some_and(|mark| mark.kind == ActKind::Impersonal)
            && subject.is_none()
        {
            (act, strength, holder) = (Act::Reject, Act::Reject.usual_strength(), Holder::Narrator);
        }
        // Who marks claims by hand may cut a phrase in two: what is left of it speaks.
        let words = mark.filter(|_| !piece.inherited).map(|mark| (mark.start.max(start), mark.end.min(end)));
        let words = words.filter(|(from, to)| from < to);
        let frame = match (subject.filter(|subject| subject.start >= start && subject.start < end), words) {
            (Some(subject), Some((from, to))) => (subject.start.min(from), to.max(subject.end)),
            (Some(subject), None) => (subject.start, subject.end),
            (None, Some((from, to))) => (from, to),
            (None, None) => (start, start),
        };
        // A passive has what is said before its verb; a phrase of setting says nothing apart.
        let spoken = mark.is_some_and(|mark| mark.form != Form::Passive && mark.kind == ActKind::Verb) || words.is_none();
        let content =
            if spoken && frame.1 < end && frame.0 <= start + 4 { self.said(frame.1, end) } else { reading.span(start, end) };
        if setting && !piece.inherited && !self.opened && self.drafts.is_empty() {
            self.elsewhere = meets_others(mentions, start, end);
        }
        let named = |mention: &Mention| mention.start >= frame.1 && mention.end <= end && !mention.pronoun;
        let other = |mention: &Mention| mention.holder == holder.mirrored() && mention.holder != holder;
        Some(Draft {
            holder,
            act,
            strength,
            plover: mark.map_or(act.plover(), |mark| lexicon.acts[mark.act as usize].plover),
            negated,
            denied,
            opening: !self.opened
                && (setting && !piece.inherited || mark.is_none() && self.drafts.len() < 2)
                && meets(reading, mentions, start, end),
            addresses: mentions.iter().any(|mention| named(mention) && other(mention)),
            terms: (start, end),
            speaker: subject
                .filter(|subject| subject.start >= start && subject.end <= end)
                .map(|subject| (subject.start, subject.end)),
            words,
            frame,
            content,
        })
    }

    /// What is said, after the reporting words: "told President Roe plainly that …" says what follows "that".
    fn said(&self, start: usize, end: usize) -> Span {
        let that = (start..end.min(start + THAT)).find(|place| self.reading.is(*place, Role::That));
        let (begin, end) = trim(self.reading, that.map_or(start, |that| that + 1), end);
        self.reading.span(if begin < end { begin } else { start }, end)
    }
}

/// "spoke with X to congratulate him on …": what the call was made for, as a piece under a phrase of its own, and the clause of
/// the call, whose subject does it. What it was made to discuss both discuss.
fn aim(reading: &Reading<'_>, piece: Piece, start: usize, marks: &[Mark]) -> Option<(Piece, Piece)> {
    let call = piece.mark.filter(|mark| piece.inherited && mark.kind == ActKind::Setting && reading.is(start, Role::To))?;
    let own = marks.iter().find(|mark| mark.start == start + 1 && mark.kind == ActKind::Verb)?;
    let told = reading.knowledge.lexicon.acts[own.act as usize].act != Act::Discuss;
    let clause = Piece { start: call.clause.min(call.start), end: start, mark: Some(call), inherited: false };
    told.then_some((Piece { mark: Some(Mark { form: Form::Finite, ..*own }), inherited: false, ..piece }, clause))
}

/// Whether both parties meet in a clause of setting: the sentence that every readout opens with.
fn meets(reading: &Reading<'_>, mentions: &[Mention], start: usize, end: usize) -> bool {
    let party =
        |holder: Holder| mentions.iter().any(|mention| mention.start >= start && mention.end <= end && mention.holder == holder);
    let call = || (start..end).any(|place| reading.is(place, Role::Call));
    party(Holder::Counterpart) && (party(Holder::Own) || party(Holder::Both))
        || party(Holder::Both) && call()
        || party(Holder::Counterpart) && call()
}

/// "The President spoke with the President of Chile", where the other side is not Chile.
fn meets_others(mentions: &[Mention], start: usize, end: usize) -> bool {
    let mut inside = mentions.iter().filter(|mention| mention.start >= start && mention.end <= end);
    let others = inside.clone().any(|mention| mention.person && mention.holder == Holder::Other);
    others && !inside.any(|mention| matches!(mention.holder, Holder::Counterpart | Holder::Both))
}

/// A claim begins and ends with a word, a quotation mark or a stop, not with a comma.
fn trim(reading: &Reading<'_>, mut start: usize, mut end: usize) -> (usize, usize) {
    let loose =
        |place: usize| matches!(reading.id(place), Some(TermId::COMMA | TermId::SEMICOLON | TermId::DASH | TermId::COLON));
    while start < end && loose(start) {
        start += 1;
    }
    while end > start && loose(end - 1) {
        end -= 1;
    }
    (start, end)
}

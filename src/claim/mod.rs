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
mod holder;
mod mention;
mod modality;
mod negation;
mod quantity;
mod reading;
mod record;
mod refine;
mod slot;
mod speaker;
mod statement;

use std::cmp::Reverse;
use std::sync::Arc;

use smallvec::SmallVec;

use act::{Form, Mark, marks};
use cast::Cast;
pub(crate) use cast::{actor_named, capitalized};
use cut::{Piece, cut, governed};
#[cfg(feature = "html")]
pub(crate) use date::MONTHS;
pub use holder::Holder;
use mention::{Mention, mentions};
pub use quantity::{Quantity, Unit};
pub(crate) use reading::{Reading, Tables};
pub use record::{ClaimId, ClaimRecord, HeldBy};
pub use slot::{Facts, Stated, Tone};
use statement::{Kind, Statement, statements};

use refine::{Scene, refine};

use crate::knowledge::Knowledge;
use crate::lexicon::{Act, ActKind, Meaning, Plover, Role};
use crate::readout::Readout;
use crate::score::Score;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::term::TermId;
use crate::token::Shape;

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
    /// Whether it says what must or should be done.
    pub(crate) obliging: bool,
    /// Whether it reports that the call took place.
    pub(crate) opening: bool,
    /// Its terms.
    pub(crate) terms: (usize, usize),
    /// The terms of speaker and reporting words: they do not speak for the content.
    pub(crate) frame: (usize, usize),
}

impl Claim {
    /// Whether a party takes a position by it, which a sentence without a reporting verb may carry on.
    fn is_position(&self) -> bool {
        matches!(self.holder, Holder::Own | Holder::Counterpart)
            && matches!(
                self.act,
                Act::Assert | Act::Accuse | Act::Demand | Act::Warn | Act::Reject | Act::Propose | Act::Inform | Act::Concern
            )
    }
}

/// Terms after a reporting verb within which its "that" stands.
const THAT: usize = 6;
/// Terms that are read at a time: the longest sentence of 1,700 real readouts has 371 words.
const STRETCH: usize = 800;

/// Whether a "must" says what is to be done: "a war that should never have begun" regrets what was.
fn obliges(reading: &Reading<'_>, place: usize, end: usize) -> bool {
    let regret = || {
        let have = (place + 1..end.min(place + 3)).find(|at| reading.surface(*at) == "have")?;
        let past =
            reading.shape(have + 1).is(Shape::ED) || matches!(reading.surface(have + 1), "been" | "begun" | "become" | "come");
        Some(past && reading.surface(place) == "should")
    };
    reading.is(place, Role::Must) && regret() != Some(true)
}

/// The usual name of a government: "United States" for "us"; anything that is no code stays as the caller wrote it.
pub(crate) fn issuer_name(issuer: &str, party: Option<u16>, knowledge: &Knowledge) -> String {
    let small = issuer.chars().all(char::is_lowercase);
    if let Some(actor) = party.filter(|_| small) {
        return knowledge.lexicon.actors[actor as usize].name.to_string();
    }
    // A file's stem ("standard input") begins a heading.
    capitalized(issuer)
}

/// Claims and facts of one text, and how many questions were left out. Claims that were `marked` by hand are taken as they
/// are cut, and only their attributes are read.
pub(crate) fn extract(
    readout: &Readout,
    party: Option<u16>,
    reading: &Reading<'_>,
    sentences: &[Sentence],
    marked: Option<&[Span]>,
    parts: &mut Parts,
) -> (Vec<Claim>, Facts, usize) {
    let cast = Cast::new(readout, party, reading, sentences);
    let mut extraction = Extraction {
        reading,
        cast: &cast,
        claims: Vec::with_capacity(sentences.len() + sentences.len() / 2),
        opened: false,
        introduced: None,
        last_person: None,
    };
    let mut questions = 0;
    if let Some(marked) = marked {
        extraction.marked(sentences, marked, parts);
    } else {
        let (statements, asked) = statements(reading, sentences);
        questions = asked;
        for statement in statements {
            extraction.statement(statement, parts);
        }
    }
    let claims = extraction.claims;
    let facts = slot::facts(reading, &cast, sentences, &claims);
    (claims, facts, questions)
}

/// What is found in a sentence, in memory that the next one uses again.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    mentions: Vec<Mention>,
    marks: Vec<Mark>,
    bounds: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Parts {
    /// Who is named between two terms, and the act phrases there.
    fn find(&mut self, reading: &Reading<'_>, cast: &Cast, range: (usize, usize)) {
        mentions(reading, cast, range, &mut self.mentions);
        marks(reading, &self.mentions, range, &mut self.marks);
    }
}

struct Extraction<'r, 'a> {
    reading: &'r Reading<'a>,
    cast: &'r Cast,
    claims: Vec<Claim>,
    /// Whether one of them reports that the call took place.
    opened: bool,
    /// What the introduction of a list says of its items.
    introduced: Option<(Act, f32, Holder)>,
    /// The party that "he" or "she" stands for.
    last_person: Option<Holder>,
}

impl Extraction<'_, '_> {
    /// Reads a statement; what introduces a list claims nothing itself, and speaks for the items below it that no verb reports.
    fn statement(&mut self, Statement { start, end, kind }: Statement, parts: &mut Parts) {
        if kind != Kind::Item {
            self.introduced = None;
        }
        let before = self.claims.len();
        self.sentence(start, end, parts);
        if kind == Kind::Introduction {
            // That the parties spoke is told, whatever follows.
            let new = self.claims.len() > before && self.claims.last().is_some_and(|claim| !claim.opening);
            let last = if new { self.claims.pop() } else { None };
            let spoken = last.filter(|claim| claim.act != Act::Describe);
            self.introduced = spoken.map(|claim| (claim.act, claim.strength.get() as f32, claim.holder));
        }
    }

    /// Reads a sentence, one that goes on for pages in stretches, so that the cost stays linear.
    fn sentence(&mut self, start: usize, end: usize, parts: &mut Parts) {
        let mut from = start;
        while end - from > STRETCH {
            let comma = (from + STRETCH / 2..from + STRETCH).rev().find(|place| self.reading.id(*place) == Some(TermId::COMMA));
            let to = comma.map_or(from + STRETCH, |comma| comma + 1);
            self.stretch(from, to, parts);
            from = to;
        }
        self.stretch(from, end, parts);
    }

    fn stretch(&mut self, start: usize, end: usize, parts: &mut Parts) {
        let reading = self.reading;
        if reading.words(start, end) == 0 {
            return;
        }
        let range = (skip_item(reading, start, end), end);
        parts.find(reading, self.cast, range);
        cut(reading, &parts.marks, &parts.mentions, range, &mut parts.bounds, &mut parts.pieces);
        self.pieces(parts);
    }

    fn pieces(&mut self, Parts { pieces, marks, mentions, .. }: &Parts) {
        let mut before: Option<Holder> = None;
        for piece in pieces {
            if let Some(claim) = self.claim(*piece, marks, mentions, before) {
                before = Some(claim.holder);
                self.opened |= claim.opening;
                self.claims.push(claim);
            }
        }
    }

    /// Claims cut by hand: each is read in the light of the sentences in which it stands. One that overlaps the one before
    /// it, or holds no word, is left out.
    fn marked(&mut self, sentences: &[Sentence], marked: &[Span], parts: &mut Parts) {
        let reading = self.reading;
        let place = |at: usize| reading.terms.partition_point(|term| term.span.end <= at);
        let mut ranges: Vec<(usize, usize)> = Vec::with_capacity(marked.len());
        let mut sorted = marked.to_vec();
        sorted.sort_unstable();
        for span in sorted {
            let (start, end) = (place(span.start), reading.terms.partition_point(|term| term.span.start < span.end));
            if start < end && ranges.last().is_none_or(|(_, last)| *last <= start) {
                ranges.push((start, end));
            }
        }
        let mut rest = ranges.as_slice();
        while let [(first, _), ..] = rest {
            // The sentences that the claim touches, and every claim that touches them.
            let begin = sentences.partition_point(|sentence| sentence.end <= *first);
            let start = sentences.get(begin).map_or(*first, |sentence| sentence.start.min(*first));
            let (mut end, mut taken) = (start, 0);
            while let Some((from, to)) = rest.get(taken) {
                if taken > 0 && *from >= end {
                    break;
                }
                let last = sentences.partition_point(|sentence| sentence.end < *to);
                end = end.max(sentences.get(last).map_or(*to, |sentence| sentence.end.max(*to)));
                taken += 1;
            }
            parts.find(reading, self.cast, (start, end));
            parts.pieces.clear();
            for (from, to) in &rest[..taken] {
                let piece = governed(&parts.marks, parts.pieces.last(), *from, *to);
                parts.pieces.push(piece);
            }
            self.pieces(parts);
            rest = &rest[taken..];
        }
    }

    fn claim(&mut self, piece: Piece, marks: &[Mark], mentions: &[Mention], before: Option<Holder>) -> Option<Claim> {
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
        let mut act = mark.map_or(Act::Describe, |mark| lexicon.acts[mark.act as usize].act);
        let mut strength = mark.map_or(Act::Describe.usual_strength(), |mark| lexicon.acts[mark.act as usize].strength);
        if setting || mark.is_none() {
            holder = Holder::Narrator;
        }
        if mark.is_none() {
            (act, strength, holder) = self.unreported(piece, subject);
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
        let denied = denial::denied(reading, (start, end), act, negated);
        // "No deal was concluded": the text denies it, and nobody agreed.
        if negated && act == Act::Agree && mark.is_some_and(|mark| mark.kind == ActKind::Impersonal) && subject.is_none() {
            (act, strength, holder) = (Act::Reject, Act::Reject.usual_strength(), Holder::Narrator);
        }
        // Who marks claims by hand may cut a phrase in two: what is left of it speaks.
        let words = mark.filter(|_| !piece.inherited).map(|mark| (mark.start.max(start), mark.end.min(end)));
        let words = words.filter(|(from, to)| from < to);
        let roles = reading.roles(start, end);
        let modality = modality::modality(reading, start, end, words, strength);
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
        Some(Claim {
            span: reading.span(start, end),
            speaker: subject
                .filter(|subject| subject.start >= start && subject.end <= end)
                .map(|subject| reading.span(subject.start, subject.end)),
            act_words: words.map(|(from, to)| reading.span(from, to)),
            content,
            holder,
            act,
            strength: modality.strength,
            plover: mark.map_or(act.plover(), |mark| lexicon.acts[mark.act as usize].plover),
            negated,
            denied,
            conditional: modality.conditional,
            obliging: roles.has(Role::Must) && (start..end).any(|place| obliges(reading, place, end)),
            topics: topics(reading, start, end),
            quantities: quantity::quantities(reading, start, end),
            opening: !self.opened
                && (setting && !piece.inherited || mark.is_none() && self.claims.len() < 2)
                && meets(reading, mentions, start, end),
            terms: (start, end),
            frame,
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

/// The files a stretch of text belongs to: by indicator terms and by the topics of its concepts.
fn topics(reading: &Reading<'_>, start: usize, end: usize) -> Arc<[Arc<str>]> {
    let lexicon = &reading.knowledge.lexicon;
    let mut counts: SmallVec<[(u16, usize); 8]> = SmallVec::new();
    let mut count = |topic: u16, weight: usize| match counts.iter_mut().find(|(known, _)| *known == topic) {
        Some((_, sum)) => *sum += weight,
        None => counts.push((topic, weight)),
    };
    for hit in reading.within(start, end).iter().filter(|hit| hit.end <= end) {
        match hit.value {
            Meaning::Topic(topic) => count(topic, 2),
            Meaning::Concept(concept) => {
                lexicon.concepts[concept as usize].topics.first().into_iter().for_each(|topic| count(*topic, 1));
            }
            _ => {}
        }
    }
    if counts.is_empty() {
        return Arc::default();
    }
    counts.sort_unstable_by_key(|(topic, count)| (Reverse(*count), *topic));
    counts.truncate(3);
    // Of a slice, so that their number is known and they are allocated once.
    counts.iter().map(|(topic, _)| Arc::clone(&lexicon.topics[*topic as usize].id)).collect()
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

/// A bullet or a number before an item is no part of what it says.
fn skip_item(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && matches!(reading.id(at), Some(TermId::BULLET | TermId::DASH | TermId::MARK)) {
        at += 1;
    }
    let numbered = reading.shape(at).is(Shape::NUMBER) && matches!(reading.id(at + 1), Some(TermId::STOP | TermId::CLOSE));
    if numbered && at + 2 < end { at + 2 } else { at.min(end.saturating_sub(1)) }
}

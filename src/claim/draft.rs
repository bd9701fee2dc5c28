//! A claim that has its place, its holder and its act, and the attributes that are then read off its words.
//!
//! In: [`Draft`]s in order. Out: [`Claim`]s. Law: an attribute is read from the terms of its own claim and tells nothing about the
//! next one; each is read for all claims before the next attribute is, so that its code is fetched once.

use std::cmp::Reverse;
use std::sync::Arc;

use smallvec::SmallVec;

use super::Claim;
use super::holder::Holder;
use super::modality::{Modality, modality};
use super::negation;
use super::quantity::quantities;
use super::reading::Reading;
use crate::lexicon::{Act, Meaning, Plover, Role};
use crate::span::Span;
use crate::token::Shape;

/// A claim before its attributes are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub(super) holder: Holder,
    pub(super) act: Act,
    /// That of the act, before anything weakens it.
    pub(super) strength: f32,
    pub(super) plover: Option<Plover>,
    pub(super) negated: bool,
    pub(super) denied: Option<Act>,
    pub(super) opening: bool,
    pub(super) addresses: bool,
    /// Its terms.
    pub(super) terms: (usize, usize),
    /// The terms of its speaker and of its reporting words.
    pub(super) speaker: Option<(usize, usize)>,
    pub(super) words: Option<(usize, usize)>,
    /// Both, as far as they stand in it.
    pub(super) frame: (usize, usize),
    pub(super) content: Span,
}

impl Draft {
    /// Whether a party takes a position by it, which a sentence without a reporting verb may carry on.
    pub(super) fn is_position(&self) -> bool {
        matches!(self.holder, Holder::Own | Holder::Counterpart)
            && matches!(
                self.act,
                Act::Assert | Act::Accuse | Act::Demand | Act::Warn | Act::Reject | Act::Propose | Act::Inform | Act::Concern
            )
    }

    /// How it is qualified.
    pub(super) fn modality(&self, reading: &Reading<'_>) -> Modality {
        modality(reading, self.terms.0, self.terms.1, self.words, self.strength)
    }
}

/// The claims that drafts become.
pub(super) fn finished(reading: &Reading<'_>, drafts: &[Draft]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = drafts.iter().map(|draft| with_modality(reading, draft)).collect();
    for claim in &mut claims {
        claim.quantities = quantities(reading, claim.terms.0, claim.terms.1);
    }
    for claim in &mut claims {
        claim.topics = topics(reading, claim.terms.0, claim.terms.1);
    }
    claims
}

fn with_modality(reading: &Reading<'_>, draft: &Draft) -> Claim {
    let (start, end) = draft.terms;
    let modality = draft.modality(reading);
    let span = |(from, to): (usize, usize)| reading.span(from, to);
    Claim {
        span: span(draft.terms),
        speaker: draft.speaker.map(span),
        act_words: draft.words.map(span),
        content: draft.content,
        holder: draft.holder,
        act: draft.act,
        strength: modality.strength,
        plover: draft.plover,
        negated: draft.negated,
        denied: draft.denied,
        turned: draft.negated.then(|| negation::turned(reading, draft.frame.1.max(start), end)).flatten(),
        conditional: modality.conditional,
        obliging: reading.roles(start, end).has(Role::Must) && (start..end).any(|place| obliges(reading, place, end)),
        topics: Arc::default(),
        quantities: Vec::new(),
        opening: draft.opening,
        addresses: draft.addresses,
        terms: draft.terms,
        frame: draft.frame,
    }
}

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
    if let [(topic, _)] = counts[..] {
        return Arc::clone(&lexicon.topics[topic as usize].alone);
    }
    counts.sort_unstable_by_key(|(topic, count)| (Reverse(*count), *topic));
    counts.truncate(3);
    // Of a slice, so that their number is known and they are allocated once.
    counts.iter().map(|(topic, _)| Arc::clone(&lexicon.topics[*topic as usize].id)).collect()
}

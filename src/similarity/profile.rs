//! What two claims have in common beside their words: files, numbers, opposed positions, place.
//!
//! In: a [`Document`]. Out: [`Profile`], one a claim, and what two of them are worth together. Law: a profile holds what most
//! pairs of claims need, side by side, since every claim of one text meets every claim of the other; the lists behind it are
//! read only where its masks say that they may have something in common.

use super::salience::Salience;
use crate::claim::{Claim, Holder, Quantity, Unit};
use crate::content::Content;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::weights::Weights;

/// What two opening lines have in common whatever words they use.
const OPENINGS: f32 = 0.9;

/// A claim, as far as it is more than words.
#[derive(Debug)]
pub(super) struct Profile {
    /// Its relative place in the text, 0 to 1.
    place: f32,
    /// Who speaks, where it is one of the two parties alone.
    party: Option<Holder>,
    opening: bool,
    /// Whether it only sets the scene.
    setting: bool,
    has_quantities: bool,
    topics: Mask,
    concepts: Mask,
    /// The opposites of its concepts.
    opposites: Mask,
}

/// The claims of both sides, by which a pair of them is looked up where the profiles say that it may have more in common.
pub(super) struct Sides<'d> {
    pub(super) documents: [&'d Document; 2],
    pub(super) salience: &'d Salience,
    pub(super) knowledge: &'d Knowledge,
}

/// A set of places in a table, folded to 64 bits: two sets whose masks share no bit share nothing.
#[derive(Debug, Clone, Copy)]
struct Mask(u64);

impl Mask {
    fn of(places: &[u16]) -> Self {
        Self(0).with(places)
    }

    fn with(self, places: &[u16]) -> Self {
        Self(places.iter().fold(self.0, |mask, place| mask | 1 << (place % 64)))
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The claims of a text, profiled, into `profiles`.
pub(super) fn profile(document: &Document, knowledge: &Knowledge, profiles: &mut Vec<Profile>) {
    let claims = document.claims();
    let profile = |(place, claim): (usize, &Claim)| {
        let (topics, concepts) = (document.contents.topics(place), document.contents.concepts(place));
        Profile {
            place: (place as f32 + 0.5) / claims.len() as f32,
            party: Some(claim.holder).filter(|holder| matches!(holder, Holder::Own | Holder::Counterpart)),
            opening: claim.opening,
            setting: claim.opening || claim.holder == Holder::Narrator && matches!(claim.act, Act::Describe | Act::Assert),
            has_quantities: !claim.quantities.is_empty(),
            topics: Mask::of(topics),
            concepts: Mask::of(concepts),
            opposites: concepts.iter().fold(Mask(0), |mask, concept| mask.with(opposites(*concept, knowledge))),
        }
    };
    profiles.clear();
    profiles.extend(claims.iter().enumerate().map(profile));
}

impl Profile {
    /// How alike two claims are, 0 to 1: what they share in terms and senses, how near their words are, and the rest. `places` are
    /// those of the two in their texts.
    pub(super) fn similarity(
        &self,
        other: &Self,
        (terms, senses): (f32, f32),
        near: f32,
        weights: &Weights,
        sides: &Sides<'_>,
        places: [usize; 2],
    ) -> f32 {
        let mut sum = weights.terms * terms + weights.senses * senses + weights.vectors * near;
        if self.topics.meets(other.topics) {
            let [x, y] = sides.of(places, |document, place| document.contents.topics(place));
            sum += weights.topics * shared(x, y, sides.salience);
        }
        if self.has_quantities && other.has_quantities {
            let [x, y] = sides.of(places, |document, place| &document.claims()[place].quantities);
            sum += weights.quantities * equal_quantities(x, y);
        }
        if self.opposes(other, sides, places) {
            sum += weights.opposition;
        }
        sum += weights.order * (1.0 - (self.place - other.place).abs());
        if self.opening && other.opening {
            sum = sum.max(OPENINGS);
        } else {
            sum *= 1.0 - weights.compatibility * (1.0 - self.compatibility(other));
        }
        sum.clamp(0.0, 1.0)
    }

    /// Whether two different parties take opposed positions: one names a concept, the other its opposite and not the concept
    /// itself. Each text is read from its own side, so the same holder on both sides means two parties.
    fn opposes(&self, other: &Self, sides: &Sides<'_>, places: [usize; 2]) -> bool {
        let may = self.party.is_some() && self.party == other.party && self.opposites.meets(other.concepts);
        may && {
            let [x, y] = sides.of(places, |document, place| document.contents.get(place));
            opposes(x, y, sides.knowledge)
        }
    }

    /// Whether two claims can be about one thing at all: an opening line answers no position.
    fn compatibility(&self, other: &Self) -> f32 {
        if self.setting == other.setting {
            1.0
        } else if self.opening || other.opening {
            0.4
        } else {
            0.8
        }
    }
}

impl<'d> Sides<'d> {
    /// Something of a claim of each side.
    fn of<T>(&self, places: [usize; 2], what: impl Fn(&'d Document, usize) -> T) -> [T; 2] {
        [0, 1].map(|side| what(self.documents[side], places[side]))
    }
}

fn opposites(concept: u16, knowledge: &Knowledge) -> &[u16] {
    &knowledge.lexicon.concepts[concept as usize].opposed
}

/// Whether one claim names a concept and the other its opposite, and neither both.
pub(crate) fn opposes(a: Content<'_>, b: Content<'_>, knowledge: &Knowledge) -> bool {
    let one_way = |x: Content<'_>, y: Content<'_>| {
        x.concepts.iter().any(|concept| {
            y.concepts.binary_search(concept).is_err()
                && opposites(*concept, knowledge)
                    .iter()
                    .any(|other| y.concepts.binary_search(other).is_ok() && x.concepts.binary_search(other).is_err())
        })
    };
    one_way(a, b) && one_way(b, a)
}

/// Jaccard overlap of two sorted lists of topics, each counted for what it keeps in this pair.
fn shared(x: &[u16], y: &[u16], salience: &Salience) -> f32 {
    let sum = |topics: &mut dyn Iterator<Item = &u16>| topics.map(|topic| salience.topic(*topic)).sum::<f32>();
    let both = sum(&mut x.iter().filter(|topic| y.binary_search(topic).is_ok()));
    let either = sum(&mut x.iter()) + sum(&mut y.iter()) - both;
    if either > 0.0 { both / either } else { 0.0 }
}

fn equal_quantities(x: &[Quantity], y: &[Quantity]) -> f32 {
    let telling = |quantity: &&Quantity| !matches!(quantity.unit, Unit::Year | Unit::Ordinal);
    let equal = x.iter().filter(telling).any(|quantity| y.iter().any(|other| quantity.agrees(other)));
    if equal { 1.0 } else { 0.0 }
}

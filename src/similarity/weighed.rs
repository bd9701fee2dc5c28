//! The claims of one text, weighed, and which claims hold what.
//!
//! In: a [`Document`] and the [`Salience`] of its pair. Out: [`Weighed`], and [`TermPostings`] and [`SensePostings`] of it. Law:
//! each claim's senses and vector are of unit length, so that a dot product is a cosine; its terms are at most that.

use smallvec::SmallVec;

use super::salience::{ANSWERED, LENT, Salience, Sense, named};
use crate::content::Content;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::readout::Side;
use crate::runs::Runs;

/// What the claims of a text are weighed by: their terms and senses, each list of unit length.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// By claim its terms, by their numbers in [`Salience`].
    pub(super) terms: Runs<(u32, f32)>,
    pub(super) senses: Runs<(Sense, f32)>,
    /// By claim as many numbers as the word vectors have dimensions.
    vectors: Vec<f32>,
}

impl Weighed {
    pub(super) fn vector(&self, claim: usize) -> &[f32] {
        let dimensions = self.vectors.len() / self.terms.len().max(1);
        &self.vectors[claim * dimensions..(claim + 1) * dimensions]
    }

    /// Weighs the claims of one side; `own` is [`Weights::own`](crate::Weights::own).
    pub(super) fn fill(&mut self, document: &Document, side: Side, salience: &Salience, knowledge: &Knowledge, own: f32) {
        let numbers = salience.numbers(side);
        let (claims, dimensions) = (document.contents.len(), knowledge.vectors.dimensions());
        self.terms.clear();
        self.senses.clear();
        self.vectors.clear();
        self.vectors.reserve(claims * dimensions);
        let (mut senses, mut rows) = (SmallVec::new(), SmallVec::<[(u32, f32); 64]>::new());
        for (place, content) in document.contents.iter().enumerate() {
            rows.clear();
            let terms = content.terms.iter().zip(numbers.get(place)).filter_map(|((id, count), number)| {
                let often = if *count > 1.0 { 1.0 + count.ln() } else { 1.0 };
                let weight = salience.weight(*number) * often;
                if weight <= 0.0 {
                    return None;
                }
                if let Some(row) = knowledge.vectors.row(*id) {
                    rows.push((row, weight));
                }
                Some((*number, weight))
            });
            self.terms.push(terms);
            knowledge.vectors.sum(&rows, &mut self.vectors);
            weigh_senses(content, salience, knowledge, &mut senses);
            self.senses.push(senses.drain(..));
            unit(self.terms.get_mut(place), own, |(_, weight)| weight);
            unit(self.senses.get_mut(place), 0.0, |(_, weight)| weight);
            unit(&mut self.vectors[place * dimensions..], 0.0, |number| number);
        }
    }
}

/// The senses of a claim while they are weighed.
type Senses = SmallVec<[(Sense, f32); 32]>;

/// The senses of a claim and those that its concepts lend to, in order, each once with its greatest weight.
fn weigh_senses(content: Content<'_>, salience: &Salience, knowledge: &Knowledge, senses: &mut Senses) {
    let mut add = |sense: Sense, weight: f32| match senses.iter_mut().find(|(known, _)| *known == sense) {
        Some((_, known)) => *known = known.max(weight),
        None => senses.push((sense, weight)),
    };
    named(content, knowledge).for_each(|sense| add(sense, salience.sense(sense)));
    for concept in content.concepts {
        let entry = &knowledge.lexicon.concepts[*concept as usize];
        let own = salience.sense(Sense::concept(*concept));
        entry.broader.iter().for_each(|other| add(Sense::concept(*other), LENT * own));
        entry.opposed.iter().for_each(|other| add(Sense::concept(*other), ANSWERED * own));
    }
    senses.sort_unstable_by_key(|(sense, _)| *sense);
}

/// Brings the numbers of a list to unit length, were there another one, of which the square is `own`; nothing stays nothing.
fn unit<T>(list: &mut [T], own: f32, number: impl Fn(&mut T) -> &mut f32) {
    let square = |item: &mut T| {
        let number = *number(item);
        number * number
    };
    let length = (list.iter_mut().map(square).sum::<f32>() + own).sqrt();
    if length > 0.0 {
        list.iter_mut().for_each(|item| *number(item) /= length);
    }
}

/// By number of a term the claims that hold it, in order, with its weight in each.
#[derive(Debug, Default)]
pub(super) struct TermPostings {
    entries: Vec<(u32, f32)>,
    /// By number where its claims begin in `entries`; one more for the end.
    starts: Vec<u32>,
    /// By number where its next claim goes, while they are filled.
    next: Vec<u32>,
}

impl TermPostings {
    pub(super) fn fill(&mut self, claims: &Runs<(u32, f32)>, numbers: usize) {
        let Self { entries, starts, next } = self;
        starts.clear();
        starts.resize(numbers + 1, 0);
        claims.items().iter().for_each(|(number, _)| starts[*number as usize + 1] += 1);
        for number in 0..numbers {
            starts[number + 1] += starts[number];
        }
        entries.clear();
        entries.resize(claims.items().len(), (0, 0.0));
        next.clone_from(starts);
        for (place, claim) in claims.iter().enumerate() {
            for (number, weight) in claim {
                let at = &mut next[*number as usize];
                entries[*at as usize] = (place as u32, *weight);
                *at += 1;
            }
        }
    }

    pub(super) fn of(&self, number: u32) -> &[(u32, f32)] {
        &self.entries[self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize]
    }
}

/// By sense the claims that hold it, in order, with its weight in each.
#[derive(Debug, Default)]
pub(super) struct SensePostings {
    sorted: Vec<(Sense, u32, f32)>,
    senses: Vec<Sense>,
    claims: Runs<(u32, f32)>,
}

impl SensePostings {
    pub(super) fn fill(&mut self, claims: &Runs<(Sense, f32)>) {
        self.sorted.clear();
        for (place, claim) in claims.iter().enumerate() {
            self.sorted.extend(claim.iter().map(|(sense, weight)| (*sense, place as u32, *weight)));
        }
        self.sorted.sort_unstable_by_key(|(sense, place, _)| (*sense, *place));
        self.senses.clear();
        self.claims.clear();
        for run in self.sorted.chunk_by(|(x, ..), (y, ..)| x == y) {
            self.senses.push(run[0].0);
            self.claims.push(run.iter().map(|(_, place, weight)| (*place, *weight)));
        }
    }

    pub(super) fn of(&self, sense: Sense) -> &[(u32, f32)] {
        self.senses.binary_search(&sense).map_or(&[], |place| self.claims.get(place))
    }
}

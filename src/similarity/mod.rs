//! How alike two claims are, and why.
//!
//! In: two [`Document`]s. Out: [`Candidates`]: for each claim of one side the claims of the other that may answer it, with a
//! similarity from 0 to 1 and the evidence for it. Law: similarity is symmetric, and the act is kept out of it: a pledge and
//! the thanks for it are one row.
//!
//! Evidence: shared terms (TF-IDF cosine, Salton and Buckley 1988), shared concepts, neighbouring word vectors, equal
//! quantities, shared files. A term that stands in most claims of this very pair (the two leaders, the country they
//! speak about) aligns nothing: its weight falls with the share of claims that hold it.

mod ground;
mod profile;
mod salience;
mod weighed;

use std::cell::Cell;

use smallvec::SmallVec;

use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::readout::Side;
use crate::runs::Runs;
use crate::weights::Weights;
use profile::{Profile, Sides, profile};
use salience::Sense;
use weighed::{SensePostings, TermPostings, Weighed};

pub(crate) use profile::opposes;
pub(crate) use salience::{Salience, because};

/// A measure of how alike two claims are, to be used in place of the crate's word vectors: an embedding model, say.
///
/// It is asked once for each pair of claims that may make a row, with the words of both. The result is read as 0 (unrelated)
/// to 1 (the same); anything outside is brought inside, NaN counts as 0. It must be symmetric for comparisons to be.
///
/// ```
/// use rashomon::{Comparer, Similarity};
/// let same_length = |a: &str, b: &str| 1.0 - (a.len().abs_diff(b.len()) as f64 / a.len().max(b.len()).max(1) as f64);
/// assert_eq!(same_length.similarity("one", "two"), 1.0);
/// let comparer = Comparer::builder().similarity(same_length).build()?;
/// # Ok::<(), rashomon::Error>(())
/// ```
pub trait Similarity: Send + Sync {
    /// How alike two claims are, 0 to 1.
    fn similarity(&self, a: &str, b: &str) -> f64;
}

impl<F: Fn(&str, &str) -> f64 + Send + Sync> Similarity for F {
    fn similarity(&self, a: &str, b: &str) -> f64 {
        self(a, b)
    }
}

/// What two claims share in terms, as a cosine, from which on it counts that they name the same party of the call.
const BESIDE_A_PARTY: f32 = 0.05;
/// Pairs of claims up to which every pair is looked at, shared term or not: texts of some 6,000 words.
pub(crate) const EXHAUSTIVE: usize = 100_000;
/// Beyond that: how often a claim looks up what another one shares with it, the rarest terms and senses first; a dense matrix
/// would make long texts quadratic.
const LOOK_UPS: usize = 512;
/// And how many of those that share the most it is compared with in full.
const COMPARED: usize = 32;
/// How many others of the rest stand for all of it where a claim's mean similarity is told,
const STRANGERS: usize = 8;
/// those of the next claim so far away from them that every claim is asked about as often.
const STRIDE: usize = 7;

/// A pair of claims that may make a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    /// The place of the claim on the other side.
    pub(crate) other: usize,
    /// 0 to 1, the hub correction taken off.
    pub(crate) similarity: f32,
    /// The same before the hub correction.
    pub(crate) raw: f32,
}

/// For each claim of side `a` the candidates of side `b`, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Candidates {
    pub(crate) rows: Runs<Candidate>,
    pub(crate) columns: usize,
}

/// The memory in which claims are weighed and compared, used again for the next pair.
#[derive(Debug, Default)]
struct Bench {
    left: Weighed,
    right: Weighed,
    terms: TermPostings,
    senses: SensePostings,
    profiles: [Vec<Profile>; 2],
    /// By claim of the right side: what it shares with the left claim in terms and in senses.
    shared: Vec<(f32, f32)>,
    others: Vec<u32>,
    rows: Runs<Candidate>,
}

/// Claims of a text up to which that memory is kept: ten times a long readout.
const KEPT_CLAIMS: usize = 400;

thread_local! {
    /// Empty while a pair is compared, so that nobody else can see it.
    static BENCH: Cell<Bench> = Cell::default();
}

/// Finds the candidates for every claim of the side `first` among those of the other one.
pub(crate) fn candidates(
    documents: [&Document; 2],
    first: Side,
    salience: &Salience,
    knowledge: &Knowledge,
    weights: &Weights,
    plugged: Option<&dyn Similarity>,
) -> Candidates {
    candidates_of(documents, first, salience, knowledge, weights, plugged, EXHAUSTIVE)
}

/// The same, every pair looked at if there are no more than `exhaustive`.
pub(crate) fn candidates_of(
    documents: [&Document; 2],
    first: Side,
    salience: &Salience,
    knowledge: &Knowledge,
    weights: &Weights,
    plugged: Option<&dyn Similarity>,
    exhaustive: usize,
) -> Candidates {
    let (a, b) = (documents[first.index()], documents[first.other().index()]);
    let mut bench = BENCH.take();
    let Bench { left, right, terms, senses, profiles, shared, others, rows } = &mut bench;
    left.fill(a, first, salience, knowledge, weights.own);
    right.fill(b, first.other(), salience, knowledge, weights.own);
    profiles.iter_mut().zip([a, b]).for_each(|(profiles, document)| profile(document, knowledge, profiles));
    let sides = Sides { documents: [a, b], salience, knowledge };
    let (height, width) = (a.contents.len(), b.contents.len());
    terms.fill(&right.terms, salience.terms());
    senses.fill(&right.senses);
    let parties = [a, b].map(|document| document.party().map(Sense::actor));
    let party = |sense: Sense| parties.contains(&Some(sense));
    let names = salience.numbers_of([a, b].into_iter().flat_map(|document| {
        let parties = [a, b].into_iter().filter_map(Document::party);
        parties.flat_map(|party| document.contents.names_of(party))
    }));
    let exhaustive = height * width <= exhaustive;
    let (look_ups, bound) = if exhaustive { (usize::MAX, width) } else { (LOOK_UPS, COMPARED) };
    let mut keys = [SmallVec::<[Key<'_>; 32]>::new(), SmallVec::new()];
    shared.clear();
    shared.resize(width, (0.0, 0.0));
    rows.clear();
    let mut means = Means { rows: vec![0.0; height], columns: vec![0.0; width] };
    for place in 0..height {
        keys.iter_mut().for_each(SmallVec::clear);
        for (number, weight) in left.terms.get(place) {
            let list = terms.of(*number);
            keys[usize::from(names.contains(number))].push(Key { list, weight: (*weight, 0.0) });
        }
        for (sense, weight) in left.senses.get(place) {
            keys[usize::from(party(*sense))].push(Key { list: senses.of(*sense), weight: (0.0, *weight) });
        }
        let [keys, parties] = &mut keys;
        let mut allowed = look_ups;
        if keys.iter().map(|key| key.list.len()).sum::<usize>() > allowed {
            keys.sort_by_key(|key| key.list.len());
        }
        others.clear();
        // The place of the claim, were the texts of equal length.
        let beside = place * width / height;
        for key in keys {
            for (other, counter) in key.closest(beside, &mut allowed) {
                let sums = &mut shared[*other as usize];
                if *sums == (0.0, 0.0) {
                    others.push(*other);
                }
                *sums = (sums.0 + key.weight.0 * counter, sums.1 + key.weight.1 * counter);
            }
        }
        // A party of the call is named anywhere: alone it makes no two claims alike.
        for key in parties {
            for (other, counter) in key.closest(beside, &mut allowed) {
                let sums = &mut shared[*other as usize];
                if sums.0 >= BESIDE_A_PARTY || sums.1 > 0.0 {
                    *sums = (sums.0 + key.weight.0 * counter, sums.1 + key.weight.1 * counter);
                }
            }
        }
        if exhaustive {
            others.clear();
            others.extend(0..width as u32);
        } else if others.len() > bound {
            let sum = |other: &u32| {
                let (terms, senses) = shared[*other as usize];
                weights.terms * terms + weights.senses * senses
            };
            // What falls off the end keeps no sum for the next claim.
            others.select_nth_unstable_by(bound, |x, y| sum(y).total_cmp(&sum(x)).then(x.cmp(y)));
            others.drain(bound..).for_each(|other| shared[other as usize] = (0.0, 0.0));
            others.sort_unstable();
        }
        let (profile, vector) = (&profiles[0][place], left.vector(place));
        let candidate = |other: usize, lexical: (f32, f32)| {
            let near = match plugged {
                Some(plugged) => asked(plugged, [a, b], [place, other]),
                None => dot(vector, right.vector(other)).max(0.0),
            };
            let raw = profile.similarity(&profiles[1][other], lexical, near, weights, &sides, [place, other]);
            Candidate { other, similarity: raw, raw }
        };
        if !exhaustive {
            let rest = (width - others.len()) as f32 / STRANGERS as f32;
            for stranger in 0..STRANGERS {
                let other = (place * STRIDE + stranger * width / STRANGERS) % width;
                if others.binary_search(&(other as u32)).is_err() {
                    means.add(place, other, rest * candidate(other, (0.0, 0.0)).raw);
                }
            }
        }
        rows.push(others.iter().map(|other| candidate(*other as usize, std::mem::take(&mut shared[*other as usize]))));
        rows.get(place).iter().for_each(|candidate| means.add(place, candidate.other, candidate.raw));
    }
    drop(keys);
    let candidates = Candidates::new(rows, &means, weights);
    if height.max(width) <= KEPT_CLAIMS {
        BENCH.set(bench);
    }
    candidates
}

/// By claim of either side the sum of its similarities to those of the other.
struct Means {
    rows: Vec<f32>,
    columns: Vec<f32>,
}

impl Means {
    fn add(&mut self, row: usize, column: usize, similarity: f32) {
        self.rows[row] += similarity;
        self.columns[column] += similarity;
    }
}

/// Something that a claim holds: the claims of the other side that hold it too, and what it weighs among terms and among senses.
struct Key<'l> {
    list: &'l [(u32, f32)],
    weight: (f32, f32),
}

impl<'l> Key<'l> {
    /// Of the claims that hold it as many as are `allowed` still, those around a place where there are more; they are used up.
    fn closest(&self, place: usize, allowed: &mut usize) -> &'l [(u32, f32)] {
        let count = self.list.len().min(*allowed);
        *allowed -= count;
        if count == self.list.len() {
            return self.list;
        }
        let middle = self.list.partition_point(|(other, _)| (*other as usize) < place);
        let start = middle.saturating_sub(count / 2).min(self.list.len() - count);
        &self.list[start..start + count]
    }
}

/// What a plugged similarity says of two claims, 0 to 1.
fn asked(plugged: &dyn Similarity, documents: [&Document; 2], places: [usize; 2]) -> f32 {
    let [a, b] = [0, 1].map(|side| documents[side].text_of(documents[side].claims()[places[side]].span));
    let value = plugged.similarity(a, b);
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) as f32 }
}

/// The dot product, in eight sums side by side so that the compiler can use wide registers.
fn dot(x: &[f32], y: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0f32; LANES];
    let (x_chunks, y_chunks) = (x.chunks_exact(LANES), y.chunks_exact(LANES));
    let rest: f32 = x_chunks.remainder().iter().zip(y_chunks.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in x_chunks.zip(y_chunks) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

impl Candidates {
    /// Takes a share of each claim's mean similarity off its candidates, best first: what is worth less than any row takes is no
    /// candidate.
    fn new(found: &mut Runs<Candidate>, sums: &Means, weights: &Weights) -> Self {
        let least = weights.price.min(weights.joining);
        let (height, width) = (sums.rows.len().max(1) as f32, sums.columns.len().max(1) as f32);
        let mut rows = Runs::with_capacity(found.len(), 2 * found.len());
        let mut kept: Vec<Candidate> = Vec::new();
        for place in 0..found.len() {
            let row = found.get_mut(place);
            let mean = sums.rows[place] / width;
            for candidate in row.iter_mut() {
                let off = weights.hub * 0.5 * (mean + sums.columns[candidate.other] / height);
                candidate.similarity = (candidate.raw - off).clamp(0.0, 1.0);
            }
            kept.extend(row.iter().filter(|candidate| candidate.similarity >= least));
            kept.sort_unstable_by(|x, y| y.similarity.total_cmp(&x.similarity).then(x.other.cmp(&y.other)));
            rows.push(kept.drain(..));
        }
        Self { rows, columns: sums.columns.len() }
    }

    /// The candidate for a pair, if it was kept.
    pub(crate) fn get(&self, a: usize, b: usize) -> Option<&Candidate> {
        self.rows.get(a).iter().find(|candidate| candidate.other == b)
    }
}

/// Which of two documents stands first when a result must not depend on the order in which they were given.
pub(crate) fn first_side(a: &Document, b: &Document) -> Side {
    // By the words alone: white space and quotation marks must not matter.
    let key = |document: &Document| (document.claims().len(), document.words(), document.fingerprint());
    let first = key(a).cmp(&key(b)).then_with(|| a.issuer().cmp(b.issuer()));
    if first.is_le() { Side::A } else { Side::B }
}

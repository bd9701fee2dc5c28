//! How alike two claims are, and why.
//!
//! In: two [`Document`]s. Out: [`Candidates`]: for each claim of one side the claims of the other that may answer it, with a
//! similarity from 0 to 1 and the evidence for it. Law: similarity is symmetric, and the act is kept out of it: a pledge and
//! the thanks for it are one row.
//!
//! Evidence: shared terms (TF-IDF cosine, Salton and Buckley 1988), shared concepts, neighbouring word vectors, equal
//! quantities, shared files. A term that stands in most claims of this very pair (the two leaders, the country they
//! speak about) aligns nothing: its weight falls with the share of claims that hold it.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Holder, Quantity, Unit};
use crate::document::{Content, Document};
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::runs::Runs;
use crate::term::TermId;
use crate::weights::Weights;

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

/// Candidates that a claim keeps; a dense matrix would make long texts quadratic.
const KEPT: usize = 16;
/// Pairs of claims up to which every pair is looked at, shared term or not.
const EXHAUSTIVE: usize = 20_000;
/// Claims of the other side that one term may point to: one that stands in more of them points nowhere.
const POSTINGS: usize = 256;
/// What two opening lines have in common whatever words they use.
const OPENINGS: f32 = 0.9;

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

/// What a phrase means, whatever words it uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sense {
    /// A concept, by its place in the lexicon.
    Concept(u16),
    /// A state, a body, a group, by any of its names.
    Actor(u16),
    /// A thing with rival names, by whichever.
    Thing(u16),
}

/// What of its weight a concept lends to its broader one.
const LENT: f32 = 0.5;
/// What of its weight a concept lends to its opposed one: a truce and an escalation answer one question.
const ANSWERED: f32 = 0.9;
/// What naming an actor or a thing counts for beside naming a concept.
const NAMED: f32 = 0.8;

/// What the claims of a text are weighed by: their terms and senses, each list of unit length.
struct Weighed {
    /// By claim its terms, by their numbers in [`Salience`].
    terms: Runs<(u32, f32)>,
    senses: Runs<(Sense, f32)>,
    /// By claim as many numbers as the word vectors have dimensions.
    vectors: Vec<f32>,
}

/// The local salience of terms and senses: how much of its weight each keeps in this pair.
///
/// The distinct terms of a pair are numbered, so that they are looked up once and not once for each claim that holds them.
pub(crate) struct Salience {
    /// By side and claim the numbers of its terms, in the order of the claim.
    numbers: [Runs<u32>; 2],
    /// By number the weight of the term: rare in the register, and not everywhere in this pair.
    weights: Vec<f32>,
    /// The senses named, sorted, each with what it keeps of its weight.
    senses: Vec<(Sense, f32)>,
    /// What a sense keeps that one claim holds: one that is not named itself but lent to.
    lone: f32,
}

/// Terms up to which the memory for numbering those of a pair is kept.
const KEPT_NUMBERS: usize = 20_000;

thread_local! {
    /// The memory in which the terms of a pair are numbered, used again for the next one; empty while it is in use.
    static NUMBERS: Cell<FxHashMap<TermId, u32>> = Cell::default();
}

/// 1 for a term of one or two claims, falling to 0 for one that stands in all of them.
fn kept(count: usize, claims: usize) -> f32 {
    let halved = |number: usize, least: f32| (number as f32 / 2.0).max(least).ln();
    (1.0 - halved(count, 1.0) / halved(claims, 1.5)).clamp(0.0, 1.0)
}

/// The senses that a claim names, without those they lend to.
fn named<'c>(content: &'c Content, knowledge: &'c Knowledge) -> impl Iterator<Item = Sense> + 'c {
    let concepts = content.concepts.iter().map(|concept| Sense::Concept(*concept));
    let actors = content.actors.iter().map(|actor| Sense::Actor(*actor));
    let things = content.frames.iter().map(|frame| Sense::Thing(knowledge.lexicon.frames[*frame as usize].first));
    concepts.chain(actors).chain(things)
}

impl Salience {
    /// `amount` is how much of it counts, 0 (every term keeps its weight) to 1.
    pub(crate) fn new(a: &Document, b: &Document, knowledge: &Knowledge, amount: f32) -> Self {
        let contents = || a.contents.iter().chain(&b.contents);
        let occurrences = contents().map(|content| content.terms.len()).sum();
        let mut known = NUMBERS.take();
        known.clear();
        let mut counts: Vec<(TermId, u32)> = Vec::with_capacity(occurrences);
        let mut number = |id: TermId| {
            let number = *known.entry(id).or_insert_with(|| {
                counts.push((id, 0));
                counts.len() as u32 - 1
            });
            counts[number as usize].1 += 1;
            number
        };
        let numbers = [a, b].map(|document| {
            let mut numbers = Runs::with_capacity(document.contents.len(), occurrences);
            document.contents.iter().for_each(|content| numbers.push(content.terms.iter().map(|(id, _)| number(*id))));
            numbers
        });
        if known.capacity() <= KEPT_NUMBERS {
            NUMBERS.set(known);
        }
        let claims = a.contents.len() + b.contents.len();
        let kept: Vec<f32> = (0..=claims).map(|count| 1.0 - amount * (1.0 - kept(count, claims))).collect();
        let weight = |(id, count): (TermId, u32)| {
            let idf = knowledge.statistics.weight(id);
            idf * idf * kept[count as usize]
        };
        let mut named: Vec<Sense> = Vec::with_capacity(8 * claims);
        contents().for_each(|content| named.extend(self::named(content, knowledge)));
        named.sort_unstable();
        let senses = named.chunk_by(|x, y| x == y).map(|run| (run[0], kept[run.len()])).collect();
        let lone = kept.get(1).copied().unwrap_or(1.0);
        Self { numbers, weights: counts.into_iter().map(weight).collect(), senses, lone }
    }

    /// The weights of the terms of a claim, in their order.
    fn weights(&self, side: Side, claim: usize) -> impl Iterator<Item = f32> {
        self.numbers[side.index()].get(claim).iter().map(|number| self.weights[*number as usize])
    }

    fn sense(&self, sense: Sense) -> f32 {
        let place = self.senses.binary_search_by_key(&sense, |(known, _)| *known);
        let kept = place.map_or(self.lone, |place| self.senses[place].1).max(0.05);
        if matches!(sense, Sense::Concept(_)) { kept } else { kept * NAMED }
    }

    /// How much a claim says: the weight of its terms, at least a little.
    pub(crate) fn of(&self, side: Side, claim: usize) -> f64 {
        f64::from(self.weights(side, claim).sum::<f32>().max(0.2))
    }
}

impl Weighed {
    fn vector(&self, claim: usize) -> &[f32] {
        let dimensions = self.vectors.len() / self.terms.len().max(1);
        &self.vectors[claim * dimensions..(claim + 1) * dimensions]
    }
}

/// The claims of one side, weighed.
fn weighed(document: &Document, side: Side, salience: &Salience, knowledge: &Knowledge) -> Weighed {
    let numbers = &salience.numbers[side.index()];
    let (claims, dimensions) = (document.contents.len(), knowledge.vectors.dimensions());
    let mut weighed = Weighed {
        terms: Runs::with_capacity(claims, numbers.items().len()),
        senses: Runs::with_capacity(claims, 8 * claims),
        vectors: vec![0.0; claims * dimensions],
    };
    let mut senses = Vec::new();
    for (place, content) in document.contents.iter().enumerate() {
        let vector = &mut weighed.vectors[place * dimensions..][..dimensions];
        let terms = content.terms.iter().zip(numbers.get(place)).filter_map(|((id, count), number)| {
            let often = if *count > 1.0 { 1.0 + count.ln() } else { 1.0 };
            let weight = salience.weights[*number as usize] * often;
            if weight <= 0.0 {
                return None;
            }
            if let Some(values) = knowledge.vectors.get(*id) {
                vector.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * f32::from(*value));
            }
            Some((*number, weight))
        });
        weighed.terms.push(terms);
        weigh_senses(content, salience, knowledge, &mut senses);
        weighed.senses.push(senses.drain(..));
        unit(weighed.terms.get_mut(place), |(_, weight)| weight);
        unit(weighed.senses.get_mut(place), |(_, weight)| weight);
        unit(vector, |number| number);
    }
    weighed
}

/// The senses of a claim and those that its concepts lend to, in order, each once with its greatest weight.
fn weigh_senses(content: &Content, salience: &Salience, knowledge: &Knowledge, senses: &mut Vec<(Sense, f32)>) {
    let mut add = |sense: Sense, weight: f32| match senses.iter_mut().find(|(known, _)| *known == sense) {
        Some((_, known)) => *known = known.max(weight),
        None => senses.push((sense, weight)),
    };
    named(content, knowledge).for_each(|sense| add(sense, salience.sense(sense)));
    for concept in &content.concepts {
        let entry = &knowledge.lexicon.concepts[*concept as usize];
        let own = salience.sense(Sense::Concept(*concept));
        entry.broader.iter().for_each(|other| add(Sense::Concept(*other), LENT * own));
        entry.opposed.iter().for_each(|other| add(Sense::Concept(*other), ANSWERED * own));
    }
    senses.sort_unstable_by_key(|(sense, _)| *sense);
}

/// Brings the numbers of a list to unit length; nothing stays nothing.
fn unit<T>(list: &mut [T], number: impl Fn(&mut T) -> &mut f32) {
    let square = |item: &mut T| {
        let number = *number(item);
        number * number
    };
    let length = list.iter_mut().map(square).sum::<f32>().sqrt();
    if length > 0.0 {
        list.iter_mut().for_each(|item| *number(item) /= length);
    }
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
    let (a, b) = (documents[first.index()], documents[first.other().index()]);
    let (left, right) = (weighed(a, first, salience, knowledge), weighed(b, first.other(), salience, knowledge));
    let (height, width) = (a.contents.len(), b.contents.len());
    let terms = TermPostings::new(&right.terms, salience.weights.len());
    let senses = SensePostings::new(&right.senses);
    let exhaustive = height * width <= EXHAUSTIVE;
    let bound = if exhaustive { width } else { 4 * KEPT };
    // By claim of the right side: what it shares with the left claim in terms and in senses.
    let mut shared = vec![(0f32, 0f32); width];
    let mut others: Vec<u32> = Vec::new();
    let mut rows = Runs::with_capacity(height, height * width.min(bound));
    for place in 0..height {
        others.clear();
        let mut share = |other: u32, terms: f32, senses: f32| {
            let sums = &mut shared[other as usize];
            if *sums == (0.0, 0.0) {
                others.push(other);
            }
            *sums = (sums.0 + terms, sums.1 + senses);
        };
        for (number, weight) in left.terms.get(place) {
            terms.of(*number).iter().for_each(|(other, counter)| share(*other, weight * counter, 0.0));
        }
        for (sense, weight) in left.senses.get(place) {
            senses.of(*sense).iter().for_each(|(_, other, counter)| share(*other, 0.0, weight * counter));
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
        let vector = left.vector(place);
        rows.push(others.iter().map(|other| {
            let (other, lexical) = (*other as usize, std::mem::take(&mut shared[*other as usize]));
            let pair = Pair { a: (a, place), b: (b, other) };
            let near = match plugged {
                Some(plugged) => pair.plugged(plugged),
                None => dot(vector, right.vector(other)).max(0.0),
            };
            let raw = pair.similarity(lexical, near, weights, knowledge);
            Candidate { other, similarity: raw, raw }
        }));
    }
    Candidates::new(rows, width, weights.hub)
}

/// By number of a term the claims that hold it, in order, with its weight in each.
struct TermPostings {
    entries: Vec<(u32, f32)>,
    /// By number where its claims begin in `entries`; one more for the end.
    starts: Vec<u32>,
}

impl TermPostings {
    fn new(claims: &Runs<(u32, f32)>, numbers: usize) -> Self {
        let mut starts = vec![0u32; numbers + 1];
        claims.items().iter().for_each(|(number, _)| starts[*number as usize + 1] += 1);
        for number in 0..numbers {
            starts[number + 1] += starts[number];
        }
        let mut entries = vec![(0, 0.0); claims.items().len()];
        let mut next = starts.clone();
        for (place, claim) in claims.iter().enumerate() {
            for (number, weight) in claim {
                let at = &mut next[*number as usize];
                entries[*at as usize] = (place as u32, *weight);
                *at += 1;
            }
        }
        Self { entries, starts }
    }

    fn of(&self, number: u32) -> &[(u32, f32)] {
        let run = &self.entries[self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize];
        &run[..run.len().min(POSTINGS)]
    }
}

/// Which claims hold a sense, and with what weight: one sorted list.
struct SensePostings {
    sorted: Vec<(Sense, u32, f32)>,
}

impl SensePostings {
    fn new(claims: &Runs<(Sense, f32)>) -> Self {
        let mut sorted: Vec<(Sense, u32, f32)> = Vec::with_capacity(claims.items().len());
        for (place, claim) in claims.iter().enumerate() {
            sorted.extend(claim.iter().map(|(sense, weight)| (*sense, place as u32, *weight)));
        }
        sorted.sort_unstable_by_key(|(sense, place, _)| (*sense, *place));
        Self { sorted }
    }

    fn of(&self, sense: Sense) -> &[(Sense, u32, f32)] {
        let start = self.sorted.partition_point(|(known, ..)| *known < sense);
        let run = self.sorted[start..].iter().take(POSTINGS).take_while(|(known, ..)| *known == sense).count();
        &self.sorted[start..start + run]
    }
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
    /// Takes a share of each claim's mean similarity off its candidates, and keeps the best of each row.
    fn new(mut found: Runs<Candidate>, columns: usize, hub: f32) -> Self {
        let mut sums = vec![0f32; columns];
        for candidate in found.items() {
            sums[candidate.other] += candidate.raw;
        }
        let (height, width) = (found.len().max(1) as f32, columns.max(1) as f32);
        let mut rows = Runs::with_capacity(found.len(), found.items().len().min(KEPT * found.len()));
        for place in 0..found.len() {
            let row = found.get_mut(place);
            let mean = row.iter().map(|candidate| candidate.raw).sum::<f32>() / width;
            for candidate in row.iter_mut() {
                let off = hub * 0.5 * (mean + sums[candidate.other] / height);
                candidate.similarity = (candidate.raw - off).clamp(0.0, 1.0);
            }
            let better = |x: &Candidate, y: &Candidate| y.similarity.total_cmp(&x.similarity).then(x.other.cmp(&y.other));
            if row.len() > KEPT {
                row.select_nth_unstable_by(KEPT, better);
            }
            let kept = row.len().min(KEPT);
            row[..kept].sort_unstable_by(better);
            rows.push(row[..kept].iter().copied());
        }
        Self { rows, columns }
    }

    /// The candidate for a pair, if it was kept.
    pub(crate) fn get(&self, a: usize, b: usize) -> Option<&Candidate> {
        self.rows.get(a).iter().find(|candidate| candidate.other == b)
    }
}

struct Pair<'d> {
    a: (&'d Document, usize),
    b: (&'d Document, usize),
}

impl Pair<'_> {
    fn claims(&self) -> (&Claim, &Claim) {
        (&self.a.0.claims()[self.a.1], &self.b.0.claims()[self.b.1])
    }

    fn contents(&self) -> (&Content, &Content) {
        (&self.a.0.contents[self.a.1], &self.b.0.contents[self.b.1])
    }

    fn plugged(&self, plugged: &dyn Similarity) -> f32 {
        let (a, b) = self.claims();
        let value = plugged.similarity(self.a.0.text_of(a.span), self.b.0.text_of(b.span));
        if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) as f32 }
    }

    fn similarity(&self, (terms, senses): (f32, f32), near: f32, weights: &Weights, knowledge: &Knowledge) -> f32 {
        let (a, b) = self.claims();
        let (content_a, content_b) = self.contents();
        let mut sum = weights.terms * terms + weights.senses * senses + weights.vectors * near;
        sum += weights.topics * shared(&content_a.topics, &content_b.topics);
        sum += weights.quantities * equal_quantities(&a.quantities, &b.quantities);
        if opposed(self.claims(), self.contents(), knowledge) {
            sum += weights.opposition;
        }
        sum += weights.order * self.order();
        if a.opening && b.opening {
            sum = sum.max(OPENINGS);
        } else {
            sum *= 1.0 - weights.compatibility * (1.0 - compatibility(a, b));
        }
        sum.clamp(0.0, 1.0)
    }

    /// 1 at the same relative place of both texts, 0 at opposite ends.
    fn order(&self) -> f32 {
        let place = |(document, claim): (&Document, usize)| (claim as f32 + 0.5) / document.claims().len().max(1) as f32;
        1.0 - (place(self.a) - place(self.b)).abs()
    }
}

/// Whether two different parties take opposed positions: one names a concept, the other its opposite and not the concept itself.
pub(crate) fn opposed(claims: (&Claim, &Claim), contents: (&Content, &Content), knowledge: &Knowledge) -> bool {
    // Each text is read from its own side, so the same holder on both sides means two parties.
    let parties =
        matches!((claims.0.holder, claims.1.holder), (Holder::Own, Holder::Own) | (Holder::Counterpart, Holder::Counterpart));
    parties && opposes(contents.0, contents.1, knowledge)
}

/// Whether one claim names a concept and the other its opposite, and neither both.
pub(crate) fn opposes(a: &Content, b: &Content, knowledge: &Knowledge) -> bool {
    let one_way = |x: &Content, y: &Content| {
        x.concepts.iter().any(|concept| {
            let opposite = &knowledge.lexicon.concepts[*concept as usize].opposed;
            y.concepts.binary_search(concept).is_err()
                && opposite
                    .iter()
                    .any(|other| y.concepts.binary_search(other).is_ok() && x.concepts.binary_search(other).is_err())
        })
    };
    one_way(a, b) && one_way(b, a)
}

/// Jaccard overlap of two sorted lists.
fn shared(x: &[u16], y: &[u16]) -> f32 {
    if x.is_empty() || y.is_empty() {
        return 0.0;
    }
    let both = x.iter().filter(|item| y.binary_search(item).is_ok()).count();
    let either = x.len() + y.len() - both;
    both as f32 / either as f32
}

fn equal_quantities(x: &[Quantity], y: &[Quantity]) -> f32 {
    let telling = |quantity: &&Quantity| quantity.unit != Unit::Year;
    let equal = x.iter().filter(telling).any(|quantity| y.iter().any(|other| quantity.agrees(other)));
    if equal { 1.0 } else { 0.0 }
}

/// Whether two claims can be about one thing at all: an opening line answers no position.
fn compatibility(a: &Claim, b: &Claim) -> f32 {
    let setting = |claim: &Claim| claim.opening || claim.act == Act::Describe;
    match (setting(a), setting(b)) {
        (true, true) | (false, false) => 1.0,
        _ if a.opening || b.opening => 0.4,
        _ => 0.8,
    }
}

/// Why two claims are alike: what they share, with weights that add up to 1, at most `limit` of them.
pub(crate) fn because(
    documents: [&Document; 2],
    claims: [usize; 2],
    salience: &Salience,
    knowledge: &Knowledge,
    limit: usize,
) -> Vec<(String, f64)> {
    let [a, b] = [0, 1].map(|side| &documents[side].contents[claims[side]]);
    let mut reasons: Vec<(&str, f64)> = Vec::with_capacity(a.concepts.len() + a.terms.len());
    for concept in &a.concepts {
        if b.concepts.binary_search(concept).is_ok() {
            let weight = f64::from(salience.sense(Sense::Concept(*concept)));
            reasons.push((&knowledge.lexicon.concepts[*concept as usize].id, weight));
        }
    }
    for ((id, _), weight) in a.terms.iter().zip(salience.weights(Side::A, claims[0])) {
        let weight = f64::from(weight);
        if weight > 0.01 && b.terms.binary_search_by_key(id, |(other, _)| *other).is_ok() {
            reasons.extend(knowledge.vocabulary.name(*id).map(|name| (name.trim_end_matches('~'), weight)));
        }
    }
    reasons.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then_with(|| x.0.cmp(y.0)));
    reasons.truncate(limit);
    let sum: f64 = reasons.iter().map(|(_, weight)| weight).sum();
    let share = |weight: f64| if sum > 0.0 { crate::score::rounded(weight / sum) } else { 0.0 };
    reasons.into_iter().map(|(name, weight)| (name.to_owned(), share(weight))).collect()
}

/// Which of two documents stands first when a result must not depend on the order in which they were given.
pub(crate) fn first_side(a: &Document, b: &Document) -> Side {
    // By the words alone: white space and quotation marks must not matter.
    let key = |document: &Document| (document.claims().len(), document.words(), document.fingerprint());
    let first = key(a).cmp(&key(b)).then_with(|| a.issuer().cmp(b.issuer()));
    if first.is_le() { Side::A } else { Side::B }
}

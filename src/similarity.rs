//! How alike two claims are, and why.
//!
//! In: two [`Document`]s. Out: [`Candidates`]: for each claim of one side the claims of the other that may answer it, with a
//! similarity from 0 to 1 and the evidence for it. Law: similarity is symmetric, and the act is kept out of it: a pledge and
//! the thanks for it are one row.
//!
//! Evidence: shared terms (TF-IDF cosine, Salton and Buckley 1988), shared concepts, neighbouring word vectors, equal
//! quantities, shared files. A term that stands in most claims of this very pair (the two leaders, the country they
//! speak about) aligns nothing: its weight falls with the share of claims that hold it.

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Holder, Quantity, Unit};
use crate::document::{Content, Document};
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::term::TermId;

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

/// What each kind of evidence counts for. Eight numbers, each with one meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weights {
    /// Shared terms.
    pub(crate) terms: f32,
    /// Shared senses: concepts, actors, things under whatever name.
    pub(crate) senses: f32,
    /// Word vectors, or the user's own similarity.
    pub(crate) vectors: f32,
    /// Shared files.
    pub(crate) topics: f32,
    /// Equal quantities.
    pub(crate) quantities: f32,
    /// Opposed positions of two parties: the tightest answer to a position is its opposite.
    pub(crate) opposition: f32,
    /// How much of each claim's mean similarity is taken off: claims that resemble everything resemble nothing.
    pub(crate) hub: f32,
    /// The same place in the order of both texts.
    pub(crate) order: f32,
}

impl Weights {
    pub(crate) const DEFAULT: Self =
        Self { terms: 0.60, senses: 0.20, vectors: 0.30, topics: 0.20, quantities: 0.35, opposition: 0.3, hub: 0.5, order: 0.07 };
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
    pub(crate) rows: Vec<Vec<Candidate>>,
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

/// What a claim is weighed by: its terms and senses, each list of unit length.
struct Weighed {
    terms: Vec<(TermId, f32)>,
    senses: Vec<(Sense, f32)>,
    vector: Vec<f32>,
}

/// The local salience of terms and senses: how much of its weight each keeps in this pair.
pub(crate) struct Salience {
    counts: FxHashMap<TermId, u32>,
    senses: FxHashMap<Sense, u32>,
    /// By the number of claims that hold it, what a term keeps of its weight.
    kept: Vec<f32>,
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
    pub(crate) fn new(a: &Document, b: &Document, knowledge: &Knowledge) -> Self {
        let mut counts: FxHashMap<TermId, u32> = FxHashMap::default();
        let mut senses: FxHashMap<Sense, u32> = FxHashMap::default();
        for content in a.contents.iter().chain(&b.contents) {
            content.terms.iter().for_each(|(id, _)| *counts.entry(*id).or_default() += 1);
            named(content, knowledge).for_each(|sense| *senses.entry(sense).or_default() += 1);
        }
        let claims = a.contents.len() + b.contents.len();
        Self { counts, senses, kept: (0..=claims).map(|count| kept(count, claims)).collect() }
    }

    fn kept(&self, count: u32) -> f32 {
        self.kept.get(count as usize).copied().unwrap_or(1.0)
    }

    /// The weight of a term: rare in the register, and not everywhere in this pair.
    pub(crate) fn weight(&self, id: TermId, knowledge: &Knowledge) -> f32 {
        let idf = knowledge.statistics.weight(id);
        idf * idf * self.kept(self.counts.get(&id).copied().unwrap_or(1))
    }

    fn sense(&self, sense: Sense) -> f32 {
        let kept = self.kept(self.senses.get(&sense).copied().unwrap_or(1)).max(0.05);
        if matches!(sense, Sense::Concept(_)) { kept } else { kept * NAMED }
    }

    /// How much a claim says: the weight of its terms, at least a little.
    pub(crate) fn of(&self, content: &Content, knowledge: &Knowledge) -> f64 {
        f64::from(content.terms.iter().map(|(id, _)| self.weight(*id, knowledge)).sum::<f32>().max(0.2))
    }
}

fn weighed(content: &Content, salience: &Salience, knowledge: &Knowledge) -> Weighed {
    let mut terms: Vec<(TermId, f32)> = content
        .terms
        .iter()
        .map(|(id, count)| (*id, salience.weight(*id, knowledge) * (1.0 + count.ln())))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let mut vector = vec![0.0; knowledge.vectors.dimensions()];
    for (id, weight) in &terms {
        if let Some(values) = knowledge.vectors.get(*id) {
            vector.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * f32::from(*value));
        }
    }
    let mut senses: Vec<(Sense, f32)> = Vec::new();
    let mut add = |sense: Sense, weight: f32| match senses.iter_mut().find(|(known, _)| *known == sense) {
        Some((_, known)) => *known = known.max(weight),
        None => senses.push((sense, weight)),
    };
    named(content, knowledge).for_each(|sense| add(sense, salience.sense(sense)));
    for concept in &content.concepts {
        let entry = &knowledge.lexicon.concepts[*concept as usize];
        let lent = LENT * salience.sense(Sense::Concept(*concept));
        entry.broader.iter().for_each(|other| add(Sense::Concept(*other), lent));
        let answered = ANSWERED * salience.sense(Sense::Concept(*concept));
        entry.opposed.iter().for_each(|other| add(Sense::Concept(*other), answered));
    }
    senses.sort_unstable_by_key(|(sense, _)| *sense);
    unit(terms.iter_mut().map(|(_, weight)| weight));
    unit(senses.iter_mut().map(|(_, weight)| weight));
    unit(vector.iter_mut());
    Weighed { terms, senses, vector }
}

/// Brings numbers to unit length; nothing stays nothing.
fn unit<'n>(numbers: impl Iterator<Item = &'n mut f32>) {
    let numbers: Vec<&mut f32> = numbers.collect();
    let length = numbers.iter().map(|number| **number * **number).sum::<f32>().sqrt();
    if length > 0.0 {
        numbers.into_iter().for_each(|number| *number /= length);
    }
}

/// Finds the candidates for every claim of `a` among those of `b`.
pub(crate) fn candidates(
    a: &Document,
    b: &Document,
    salience: &Salience,
    knowledge: &Knowledge,
    weights: &Weights,
    plugged: Option<&dyn Similarity>,
) -> Candidates {
    let left: Vec<Weighed> = a.contents.iter().map(|content| weighed(content, salience, knowledge)).collect();
    let right: Vec<Weighed> = b.contents.iter().map(|content| weighed(content, salience, knowledge)).collect();
    let terms = Postings::new(right.iter().map(|claim| &claim.terms));
    let senses = Postings::new(right.iter().map(|claim| &claim.senses));
    let exhaustive = left.len() * right.len() <= EXHAUSTIVE;
    let bound = if exhaustive { right.len() } else { 4 * KEPT };
    let mut shared_terms = vec![0f32; right.len()];
    let mut shared_senses = vec![0f32; right.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut rows = Vec::with_capacity(left.len());
    for (place, claim) in left.iter().enumerate() {
        touched.clear();
        let mut touch = |other: u32, shared_terms: &[f32], shared_senses: &[f32]| {
            if shared_terms[other as usize] == 0.0 && shared_senses[other as usize] == 0.0 {
                touched.push(other);
            }
        };
        for (id, weight) in &claim.terms {
            for (_, other, counter) in terms.of(id) {
                touch(*other, &shared_terms, &shared_senses);
                shared_terms[*other as usize] += weight * counter;
            }
        }
        for (sense, weight) in &claim.senses {
            for (_, other, counter) in senses.of(sense) {
                touch(*other, &shared_terms, &shared_senses);
                shared_senses[*other as usize] += weight * counter;
            }
        }
        let mut others: Vec<u32> = if exhaustive { (0..right.len() as u32).collect() } else { touched.clone() };
        if others.len() > bound {
            let sum =
                |other: &u32| weights.terms * shared_terms[*other as usize] + weights.senses * shared_senses[*other as usize];
            others.select_nth_unstable_by(bound, |x, y| sum(y).total_cmp(&sum(x)).then(x.cmp(y)));
            others.truncate(bound);
            others.sort_unstable();
        }
        let row = others
            .iter()
            .map(|other| {
                let pair = Pair { a: (a, place), b: (b, *other as usize) };
                let lexical = (shared_terms[*other as usize], shared_senses[*other as usize]);
                let near = match plugged {
                    Some(plugged) => pair.plugged(plugged),
                    None => dot(&claim.vector, &right[*other as usize].vector).max(0.0),
                };
                let raw = pair.similarity(lexical, near, weights, knowledge);
                Candidate { other: *other as usize, similarity: raw, raw }
            })
            .collect();
        rows.push(row);
        for other in &touched {
            shared_terms[*other as usize] = 0.0;
            shared_senses[*other as usize] = 0.0;
        }
    }
    let mut candidates = Candidates { rows, columns: right.len() };
    candidates.correct_hubs(weights.hub);
    candidates
}

/// Which claims hold a term or a sense, and with what weight: one sorted list, a run for each key.
struct Postings<K> {
    sorted: Vec<(K, u32, f32)>,
    runs: FxHashMap<K, (u32, u32)>,
}

impl<K: Copy + Ord + std::hash::Hash> Postings<K> {
    fn new<'c>(claims: impl Iterator<Item = &'c Vec<(K, f32)>>) -> Self
    where
        K: 'c,
    {
        let mut sorted: Vec<(K, u32, f32)> = Vec::new();
        for (place, claim) in claims.enumerate() {
            sorted.extend(claim.iter().map(|(key, weight)| (*key, place as u32, *weight)));
        }
        sorted.sort_unstable_by_key(|(key, place, _)| (*key, *place));
        let mut runs = FxHashMap::default();
        let mut start = 0;
        for run in sorted.chunk_by(|x, y| x.0 == y.0) {
            // A key that stands in very many claims of a long text points nowhere.
            runs.insert(run[0].0, (start, start + run.len().min(POSTINGS) as u32));
            start += run.len() as u32;
        }
        Self { sorted, runs }
    }

    fn of(&self, key: &K) -> &[(K, u32, f32)] {
        let (start, end) = self.runs.get(key).copied().unwrap_or_default();
        &self.sorted[start as usize..end as usize]
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
    /// Takes a share of each claim's mean similarity off its candidates.
    fn correct_hubs(&mut self, hub: f32) {
        let mut columns = vec![0f32; self.columns];
        for candidate in self.rows.iter().flatten() {
            columns[candidate.other] += candidate.raw;
        }
        let (height, width) = (self.rows.len().max(1) as f32, self.columns.max(1) as f32);
        for row in &mut self.rows {
            let mean = row.iter().map(|candidate| candidate.raw).sum::<f32>() / width;
            for candidate in row.iter_mut() {
                let off = hub * 0.5 * (mean + columns[candidate.other] / height);
                candidate.similarity = (candidate.raw - off).clamp(0.0, 1.0);
            }
            row.sort_unstable_by(|x, y| y.similarity.total_cmp(&x.similarity).then(x.other.cmp(&y.other)));
            row.truncate(KEPT);
        }
    }

    /// The candidate for a pair, if it was kept.
    pub(crate) fn get(&self, a: usize, b: usize) -> Option<&Candidate> {
        self.rows[a].iter().find(|candidate| candidate.other == b)
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
            sum *= compatibility(a, b);
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
pub(crate) fn because(a: &Content, b: &Content, salience: &Salience, knowledge: &Knowledge, limit: usize) -> Vec<(String, f64)> {
    let mut reasons: Vec<(&str, f64)> = Vec::new();
    for concept in &a.concepts {
        if b.concepts.binary_search(concept).is_ok() {
            let weight = f64::from(salience.sense(Sense::Concept(*concept)));
            reasons.push((&knowledge.lexicon.concepts[*concept as usize].id, weight));
        }
    }
    for (id, _) in &a.terms {
        if b.terms.binary_search_by_key(id, |(other, _)| *other).is_ok() {
            let weight = f64::from(salience.weight(*id, knowledge));
            if let (Some(name), true) = (knowledge.vocabulary.name(*id), weight > 0.01) {
                reasons.push((name.trim_end_matches('~'), weight));
            }
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

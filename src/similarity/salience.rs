//! What the words and senses of two texts count for beside each other.
//!
//! In: two [`Document`]s. Out: [`Salience`]. Law: what stands in most claims of this very pair (the two leaders, the country
//! they speak about) aligns nothing: its weight falls with the share of claims that hold it.

use std::cell::Cell;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::ground;
use crate::content::Content;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::readout::Side;
use crate::runs::Runs;
use crate::term::TermId;

/// What of its weight a concept lends to its broader one.
pub(super) const LENT: f32 = 0.3;
/// What of its weight a concept lends to its opposed one: a truce and an escalation answer one question.
pub(super) const ANSWERED: f32 = 0.9;

/// What a phrase means, whatever words it uses: its place in a table of the lexicon, and above it which table that is. One number,
/// since the senses of a pair are sorted and searched over and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense(u32);

impl Sense {
    const ACTORS: u32 = 1 << 16;
    const THINGS: u32 = 2 << 16;

    /// A concept.
    pub(super) fn concept(place: u16) -> Self {
        Self(u32::from(place))
    }

    /// A state, a body, a group, by any of its names.
    pub(super) fn actor(place: u16) -> Self {
        Self(Self::ACTORS | u32::from(place))
    }

    /// A thing with rival names, by whichever.
    fn thing(place: u16) -> Self {
        Self(Self::THINGS | u32::from(place))
    }

    fn is_concept(self) -> bool {
        self.0 < Self::ACTORS
    }
}

/// What naming an actor or a thing counts for beside naming a concept.
const NAMED: f32 = 0.8;

/// The local salience of terms and senses: how much of its weight each keeps in this pair.
///
/// The distinct terms of a pair are numbered, so that they are looked up once and not once for each claim that holds them.
#[derive(Debug, Default)]
pub(crate) struct Salience {
    /// By side and claim the numbers of its terms, in the order of the claim.
    numbers: [Runs<u32>; 2],
    /// By number the weight of the term: rare in the register, and not everywhere in this pair.
    weights: Vec<f32>,
    /// The senses named, sorted, each with what it keeps of its weight.
    senses: Vec<(Sense, f32)>,
    /// By place in the table of topics what a topic keeps.
    topics: Vec<f32>,
    /// What a sense keeps that one claim holds: one that is not named itself but lent to.
    lone: f32,
    /// What the texts lack of what two accounts of one call have in common, 0 to 1.
    lack: f32,
    making: Making,
}

/// What is needed only while it is made.
#[derive(Debug, Default)]
struct Making {
    /// The numbers of the terms.
    known: FxHashMap<TermId, u32>,
    /// By number the term, and how many claims hold it.
    counts: Vec<(TermId, u32)>,
    /// By number of claims what a term keeps that so many hold.
    kept: Vec<f32>,
    /// The senses that each claim names.
    named: Vec<Sense>,
    /// By topic the claims on it.
    filed: Vec<usize>,
}

/// Terms up to which the memory of a pair is kept.
const KEPT_NUMBERS: usize = 20_000;

thread_local! {
    /// The memory of the last pair, used again for the next one; empty while it is in use.
    static MEMORY: Cell<Salience> = Cell::default();
}

/// 1 for a term of one or two claims, falling to 0 for one that stands in all of them.
fn kept(count: usize, claims: usize) -> f32 {
    let halved = |number: usize, least: f32| (number as f32 / 2.0).max(least).ln();
    (1.0 - halved(count, 1.0) / halved(claims, 1.5)).clamp(0.0, 1.0)
}

/// The senses that a claim names, without those they lend to.
pub(super) fn named<'c>(content: Content<'c>, knowledge: &'c Knowledge) -> impl Iterator<Item = Sense> + 'c {
    let concepts = content.concepts.iter().map(|concept| Sense::concept(*concept));
    let actors = content.actors.iter().map(|actor| Sense::actor(*actor));
    let things = content.frames.iter().map(|frame| Sense::thing(knowledge.lexicon.frames[*frame as usize].first));
    concepts.chain(actors).chain(things)
}

impl Salience {
    /// `amount` is how much of it counts, 0 (every term keeps its weight) to 1.
    pub(crate) fn new(a: &Document, b: &Document, knowledge: &Knowledge, amount: f32) -> Self {
        let mut salience = MEMORY.take();
        salience.fill([a, b], knowledge, amount);
        salience
    }

    /// Keeps the memory for the next pair.
    pub(crate) fn keep(self) {
        if self.making.known.capacity() <= KEPT_NUMBERS {
            MEMORY.set(self);
        }
    }

    fn fill(&mut self, documents: [&Document; 2], knowledge: &Knowledge, amount: f32) {
        let Self { numbers, weights, senses, topics, making, .. } = self;
        let Making { known, counts, kept, named, filed } = making;
        known.clear();
        counts.clear();
        let mut number = |id: TermId| {
            let number = *known.entry(id).or_insert_with(|| {
                counts.push((id, 0));
                counts.len() as u32 - 1
            });
            counts[number as usize].1 += 1;
            number
        };
        for (numbers, document) in numbers.iter_mut().zip(documents) {
            numbers.clear();
            let contents = &document.contents;
            (0..contents.len()).for_each(|claim| numbers.push(contents.terms(claim).iter().map(|(id, _)| number(*id))));
        }
        let claims = documents.iter().map(|document| document.contents.len()).sum();
        kept.clear();
        kept.extend((0..=claims).map(|count| 1.0 - amount * (1.0 - self::kept(count, claims))));
        weights.clear();
        weights.extend(counts.iter().map(|(id, count)| {
            let idf = knowledge.statistics.weight(*id);
            idf * idf * kept[*count as usize]
        }));
        named.clear();
        let mut of_one: SmallVec<[Sense; 32]> = SmallVec::new();
        for content in documents.iter().flat_map(|document| document.contents.iter()) {
            of_one.extend(self::named(content, knowledge));
            for concept in content.concepts {
                let entry = &knowledge.lexicon.concepts[*concept as usize];
                of_one.extend(entry.broader.iter().chain(&entry.opposed).map(|other| Sense::concept(*other)));
            }
            of_one.sort_unstable();
            of_one.dedup();
            named.extend(of_one.drain(..));
        }
        named.sort_unstable();
        senses.clear();
        senses.extend(named.chunk_by(|x, y| x == y).map(|run| (run[0], kept[run.len()])));
        filed.clear();
        filed.resize(knowledge.lexicon.topics.len(), 0);
        for contents in documents.map(|document| &document.contents) {
            (0..contents.len()).for_each(|claim| contents.topics(claim).iter().for_each(|topic| filed[*topic as usize] += 1));
        }
        topics.clear();
        topics.extend(filed.iter().map(|count| kept[*count]));
        self.lone = kept.get(1).copied().unwrap_or(1.0);
        self.lack = ground::lack(numbers, counts, documents, knowledge);
    }

    /// By claim of a side the numbers of its terms, in the order of the claim.
    pub(super) fn numbers(&self, side: Side) -> &Runs<u32> {
        &self.numbers[side.index()]
    }

    /// The numbers of terms, of those that a claim holds.
    pub(super) fn numbers_of(&self, ids: impl Iterator<Item = TermId>) -> SmallVec<[u32; 8]> {
        ids.filter_map(|id| self.making.known.get(&id).copied()).collect()
    }

    /// How many distinct terms the pair has.
    pub(super) fn terms(&self) -> usize {
        self.weights.len()
    }

    /// The weight of the term with a number.
    pub(super) fn weight(&self, number: u32) -> f32 {
        self.weights[number as usize]
    }

    /// The weights of the terms of a claim, in their order.
    pub(super) fn weights(&self, side: Side, claim: usize) -> impl Iterator<Item = f32> {
        self.numbers[side.index()].get(claim).iter().map(|number| self.weights[*number as usize])
    }

    pub(super) fn sense(&self, sense: Sense) -> f32 {
        let place = self.senses.binary_search_by_key(&sense, |(known, _)| *known);
        let kept = place.map_or(self.lone, |place| self.senses[place].1).max(0.05);
        if sense.is_concept() { kept } else { kept * NAMED }
    }

    /// What the two texts lack of what two accounts of one call have in common: 0 (nothing is missing) to 1 (they share nothing).
    pub(crate) fn lack(&self) -> f32 {
        self.lack
    }

    /// What a topic keeps.
    pub(super) fn topic(&self, topic: u16) -> f32 {
        self.topics[topic as usize]
    }

    /// How much a claim says: the weight of its terms, at least a little.
    pub(crate) fn of(&self, side: Side, claim: usize) -> f64 {
        f64::from(self.weights(side, claim).sum::<f32>().max(0.2))
    }
}

/// The weight from which on a shared term is named as a reason.
const LEAST: f64 = 0.004;

/// Why claims of the two texts are alike: what those two of them share that share most, with weights that add up to 1, at most `limit`.
pub(crate) fn because<'k>(
    documents: [&Document; 2],
    claims: [&[usize]; 2],
    salience: &Salience,
    knowledge: &'k Knowledge,
    limit: usize,
) -> impl Iterator<Item = (String, f64)> {
    let sum = |reasons: &Reasons<'k>| reasons.iter().map(|(_, weight)| weight).sum::<f64>();
    let pairs = claims[0].iter().flat_map(|a| claims[1].iter().map(|b| [*a, *b]));
    let shared = pairs.map(|pair| shared(documents, pair, salience, knowledge));
    let most = |best: Reasons<'k>, reasons: Reasons<'k>| if sum(&reasons) > sum(&best) { reasons } else { best };
    let mut reasons = shared.reduce(most).unwrap_or_default();
    reasons.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then_with(|| x.0.cmp(y.0)));
    reasons.truncate(limit);
    let sum = sum(&reasons);
    let share = move |weight: f64| if sum > 0.0 { crate::score::rounded(weight / sum) } else { 0.0 };
    reasons.into_iter().map(move |(name, weight)| (name.to_owned(), share(weight)))
}

/// Names of terms and concepts, with weights.
type Reasons<'k> = SmallVec<[(&'k str, f64); 16]>;

/// What two claims share.
fn shared<'k>(documents: [&Document; 2], claims: [usize; 2], salience: &Salience, knowledge: &'k Knowledge) -> Reasons<'k> {
    let [a, b] = [0, 1].map(|side| documents[side].contents.get(claims[side]));
    let mut reasons = Reasons::new();
    for concept in a.concepts {
        if b.concepts.binary_search(concept).is_ok() {
            let weight = f64::from(salience.sense(Sense::concept(*concept)));
            reasons.push((&knowledge.lexicon.concepts[*concept as usize].id, weight));
        }
    }
    for ((id, _), weight) in a.terms.iter().zip(salience.weights(Side::A, claims[0])) {
        let weight = f64::from(weight);
        if weight > LEAST && b.terms.binary_search_by_key(id, |(other, _)| *other).is_ok() {
            reasons.extend(knowledge.vocabulary.name(*id).map(|name| (name.trim_end_matches('~'), weight)));
        }
    }
    if reasons.is_empty() {
        let [ours, theirs] = [a, b].map(|content| implied(content, knowledge));
        reasons.extend(ours.iter().filter_map(|(concept, factor)| {
            let place = theirs.binary_search_by_key(concept, |(known, _)| *known).ok()?;
            let weight = f64::from(salience.sense(Sense::concept(*concept)) * factor * theirs[place].1);
            Some((&*knowledge.lexicon.concepts[*concept as usize].id, weight))
        }));
    }
    reasons
}

/// The concepts of a claim with those that they fall under and those that answer them, and how much of each it has.
fn implied(content: Content<'_>, knowledge: &Knowledge) -> SmallVec<[(u16, f32); 32]> {
    let mut concepts: SmallVec<[(u16, f32); 32]> = SmallVec::new();
    for concept in content.concepts {
        let entry = &knowledge.lexicon.concepts[*concept as usize];
        concepts.push((*concept, 1.0));
        concepts.extend(entry.broader.iter().map(|other| (*other, LENT)));
        concepts.extend(entry.opposed.iter().map(|other| (*other, ANSWERED)));
    }
    concepts.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    concepts.dedup_by_key(|(concept, _)| *concept);
    concepts
}

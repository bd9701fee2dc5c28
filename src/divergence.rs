//! How far apart two accounts are, and in what.
//!
//! In: documents and links. Out: [`Divergence`]. Law: the parts add up to the overall number; omission and contradiction never
//! share a part; identical accounts are exactly 0; a part that is zero is shown as zero.
//!
//! Every claim carries a share of its own text: its salience over the salience of all claims of that text; what only sets the
//! scene counts half. A side counts half. A claim without a row costs its share, as omission: the whole of it where it blames,
//! warns, demands or refuses, and otherwise the more the more of its text is left out; a claim in a row costs what its relation and aspects cost
//! ([`Cost`]), booked under the part that the aspect belongs to. So the number is the expected cost of a word drawn at random
//! from either text, 0 (the same account) to 1 (two different conversations).
//!
//! The interval is a percentile bootstrap (Efron 1979): rows and lone claims are drawn with replacement
//! [`DRAWS`] times with a fixed seed, and the 2.5 % and 97.5 % points of the overall number are given.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::costs::Costs;
use crate::lexicon::Act;
use crate::relation::{Aspect, Relation};
use crate::score::{Score, rounded};

/// Draws of the bootstrap.
pub(crate) const DRAWS: usize = 200;
/// Its seed: the same input gives the same interval everywhere.
const SEED: u64 = 1950;
/// The parts of the overall number, in the order in which they are shown.
pub const PARTS: [&str; 6] = ["omission", "framing", "commitment", "attribution", "factual", "emphasis"];

const OMITTED: usize = 0;
const FRAMING: usize = 1;
const COMMITMENT: usize = 2;
const ATTRIBUTION: usize = 3;
const FACTUAL: usize = 4;
const EMPHASIS: usize = 5;

/// What a claim in a row costs of its share, by part.
type Cost = [f64; PARTS.len()];

/// How far apart two accounts are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Divergence {
    /// 0 (the same account) to 1 (two different conversations).
    pub overall: Score,
    /// Lower end of the 95 % interval.
    pub low: Score,
    /// Upper end of the 95 % interval.
    pub high: Score,
    /// What the overall number is made of; the parts add up to it.
    pub parts: Parts,
    /// By file of diplomacy, the largest share first.
    pub topics: Vec<TopicDivergence>,
}

/// The parts of a divergence, each 0 to 1; they add up to the overall number.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Parts {
    /// What only one side tells.
    pub omission: f64,
    /// Rival names, opposing positions on the same question.
    pub framing: f64,
    /// How far what was said binds.
    pub commitment: f64,
    /// Who is said to have said it.
    pub attribution: f64,
    /// Numbers, scope and statements that cannot both be true.
    pub factual: f64,
    /// What is put first or coloured.
    pub emphasis: f64,
}

impl Parts {
    /// Each part with its name, in the order of [`PARTS`].
    #[must_use]
    pub fn named(&self) -> [(&'static str, f64); PARTS.len()] {
        [
            ("omission", self.omission),
            ("framing", self.framing),
            ("commitment", self.commitment),
            ("attribution", self.attribution),
            ("factual", self.factual),
            ("emphasis", self.emphasis),
        ]
    }
}

impl From<Cost> for Parts {
    fn from(cost: Cost) -> Self {
        let [omission, framing, commitment, attribution, factual, emphasis] = cost.map(rounded);
        Self { omission, framing, commitment, attribution, factual, emphasis }
    }
}

/// How far apart two accounts are on one file, and how much of each it takes up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TopicDivergence {
    /// The id of the topic.
    pub topic: Arc<str>,
    /// 0 to 1, of the content on this file alone.
    pub divergence: Score,
    /// Its share of account `a`, 0 to 1.
    pub share_a: Score,
    /// Its share of account `b`, 0 to 1.
    pub share_b: Score,
}

impl Divergence {
    /// By topic, in the order of [`topics`](Self::topics), how much it adds to the Jensen–Shannon divergence (Lin 1991) of the
    /// shares that the topics take up of each text, of all that is on any topic; in bits. The parts add up to 0 where both
    /// texts give every topic the same room, and to 1 where they have no topic in common; all are 0
    /// where one text is on none.
    ///
    /// ```
    /// let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).unwrap();
    /// let comparison = rashomon::compare(&pair.a, &pair.b);
    /// let shift: f64 = comparison.divergence().topic_shifts().iter().sum();
    /// assert!((0.0..=1.0).contains(&shift));
    /// ```
    #[must_use]
    pub fn topic_shifts(&self) -> Vec<f64> {
        let total = |share: fn(&TopicDivergence) -> Score| self.topics.iter().map(|topic| share(topic).get()).sum::<f64>();
        let totals = [total(|topic| topic.share_a), total(|topic| topic.share_b)];
        let part = |topic: &TopicDivergence| {
            if totals.contains(&0.0) {
                return 0.0;
            }
            let (a, b) = (topic.share_a.get() / totals[0], topic.share_b.get() / totals[1]);
            let middle = f64::midpoint(a, b);
            let surprise = |share: f64| if share > 0.0 { share * libm::log2(share / middle) } else { 0.0 };
            0.5 * (surprise(a) + surprise(b))
        };
        self.topics.iter().map(part).collect()
    }
}

/// What is at stake in a row or a lone claim, the weightier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stake {
    /// Blame, a warning, a demand, a refusal, concern: verbal conflict, in the terms of event coding.
    Conflict,
    /// Only the scene.
    Setting,
    /// A position, a deed, a courtesy.
    Usual,
}

impl Stake {
    /// What is at stake in claims with these acts.
    pub(crate) fn of(acts: impl Iterator<Item = Act>) -> Self {
        let of_one = |act: Act| match act {
            Act::Accuse | Act::Warn | Act::Demand | Act::Reject | Act::Concern => Self::Conflict,
            Act::Describe => Self::Setting,
            _ => Self::Usual,
        };
        acts.map(of_one).fold(Self::Usual, Self::with)
    }

    /// What is at stake in both together.
    pub(crate) fn with(self, other: Self) -> Self {
        self.min(other)
    }
}

/// A row or a lone claim, as the measure sees it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Portion<'t> {
    pub(crate) stake: Stake,
    /// Its share of side `a` and of side `b`.
    pub(crate) shares: [f64; 2],
    /// The relation and its aspects; none for a lone claim.
    pub(crate) relation: Option<(Relation, &'t [Aspect])>,
    /// Ids of topics.
    pub(crate) topics: Topics<'t>,
}

/// Ids of topics: a row has one for each of its claims at most.
pub(crate) type Topics<'t> = SmallVec<[&'t Arc<str>; 2]>;

impl Portion<'_> {
    /// Whether it is left out by one side and costs the more the more is: see [`Costs`].
    fn is_left_out(&self) -> bool {
        self.relation.is_none() && self.stake != Stake::Conflict
    }

    /// What a unit of share costs here whatever else is left out.
    fn cost(&self, costs: &Costs) -> Cost {
        let mut cost = Cost::default();
        match self.relation {
            None => cost[OMITTED] = f64::from(u8::from(self.stake == Stake::Conflict)),
            Some((Relation::Concordant, _)) => {}
            Some((Relation::Contradictory, _)) => cost[FACTUAL] = 1.0,
            Some((Relation::Counterposed, _)) => cost[FRAMING] = costs.counterposed,
            Some((Relation::Reframed, aspects)) => {
                let total = costs.reframed(aspects.len());
                for aspect in aspects {
                    let part = match aspect {
                        Aspect::Framing => FRAMING,
                        Aspect::Commitment => COMMITMENT,
                        Aspect::Attribution => ATTRIBUTION,
                        Aspect::Scope | Aspect::Specifics => FACTUAL,
                        Aspect::Emphasis | Aspect::Tone => EMPHASIS,
                    };
                    cost[part] += total / aspects.len() as f64;
                }
            }
        }
        cost
    }

    /// What its shares count for.
    fn weight(&self, costs: &Costs) -> f64 {
        if self.stake == Stake::Setting { costs.setting } else { 1.0 }
    }
}

/// Portions of a pair of long readouts: for more of them memory is asked for.
const PORTIONS: usize = 64;

/// Measures how far apart two accounts are.
pub(crate) fn measure(portions: &[Portion<'_>], by: &Costs) -> Divergence {
    let costs: SmallVec<[Cost; PORTIONS]> = portions.iter().map(|portion| portion.cost(by)).collect();
    let parts = Parts::from(weigh(portions, &costs, by, 0..portions.len()));
    let overall = parts.named().iter().map(|(_, part)| part).sum::<f64>();
    let (low, high) = interval(portions, &costs, by, overall);
    Divergence {
        overall: Score::new(overall),
        low: Score::new(low),
        high: Score::new(high),
        parts,
        topics: topics(portions, &costs, by),
    }
}

/// The mean cost over the portions drawn; each side counts half, or all if the other has none.
fn weigh(portions: &[Portion<'_>], costs: &[Cost], by: &Costs, drawn: impl Iterator<Item = usize>) -> Cost {
    let mut sums = [Cost::default(), Cost::default()];
    let (mut totals, mut omitted) = ([0f64; 2], [0f64; 2]);
    for place in drawn {
        for side in 0..2 {
            let share = portions[place].shares[side] * portions[place].weight(by);
            totals[side] += share;
            omitted[side] += if portions[place].is_left_out() { share } else { 0.0 };
            sums[side].iter_mut().zip(&costs[place]).for_each(|(sum, cost)| *sum += share * cost);
        }
    }
    let sides = totals.iter().filter(|total| **total > 0.0).count().max(1) as f64;
    let mut mean = Cost::default();
    for side in 0..2 {
        if totals[side] > 0.0 {
            mean.iter_mut().zip(&sums[side]).for_each(|(mean, sum)| *mean += sum / totals[side] / sides);
            mean[OMITTED] += by.left_out(omitted[side] / totals[side]) / sides;
        }
    }
    mean
}

/// The 95 % interval of the overall number; it always holds the number itself.
fn interval(portions: &[Portion<'_>], costs: &[Cost], by: &Costs, overall: f64) -> (f64, f64) {
    if portions.len() < 2 || overall == 0.0 {
        return (overall, overall);
    }
    // By portion, for either side: its share, what that costs, and what of it is left out.
    let stakes: SmallVec<[[[f64; 2]; 3]; PORTIONS]> = portions
        .iter()
        .zip(costs)
        .map(|(portion, cost)| {
            let (cost, [a, b]) = (cost.iter().sum::<f64>(), portion.shares.map(|share| share * portion.weight(by)));
            let out = f64::from(u8::from(portion.is_left_out()));
            [[a, b], [a * cost, b * cost], [a * out, b * out]]
        })
        .collect();
    let mut random = oorandom::Rand32::new(SEED);
    let mut values = [0f64; DRAWS];
    for value in &mut values {
        let [mut shares, mut costs, mut outs] = [[0f64; 2]; 3];
        for _ in 0..stakes.len() {
            // A product instead of a remainder: uniform to one part in 2^32 over the number of portions.
            let place = (u64::from(random.rand_u32()) * stakes.len() as u64) >> 32;
            let [share, cost, out] = stakes[place as usize];
            shares = [shares[0] + share[0], shares[1] + share[1]];
            costs = [costs[0] + cost[0], costs[1] + cost[1]];
            outs = [outs[0] + out[0], outs[1] + out[1]];
        }
        let side = |side: usize| {
            let total = shares[side];
            (total > 0.0).then(|| costs[side] / total + by.left_out(outs[side] / total))
        };
        *value = match (side(0), side(1)) {
            (Some(a), Some(b)) => f64::midpoint(a, b),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 0.0,
        };
    }
    let mut at = |share: f64| {
        let place = (share * DRAWS as f64) as usize;
        *values.select_nth_unstable_by(place, f64::total_cmp).1
    };
    (at(0.025).min(overall), at(0.975).max(overall))
}

fn topics(portions: &[Portion<'_>], costs: &[Cost], by: &Costs) -> Vec<TopicDivergence> {
    let mut named: SmallVec<[(&Arc<str>, usize); 2 * PORTIONS]> = SmallVec::new();
    portions.iter().enumerate().for_each(|(place, portion)| named.extend(portion.topics.iter().map(|topic| (*topic, place))));
    named.sort_unstable();
    named.dedup();
    let mut totals = [0f64; 2];
    portions.iter().for_each(|portion| (0..2).for_each(|side| totals[side] += portion.shares[side]));
    let mut topics: Vec<TopicDivergence> = named
        .chunk_by(|x, y| x.0 == y.0)
        .map(|run| {
            let drawn = || run.iter().map(|(_, place)| *place);
            let share = |side: usize| {
                let sum: f64 = drawn().map(|place| portions[place].shares[side]).sum();
                Score::new(if totals[side] > 0.0 { sum / totals[side] } else { 0.0 })
            };
            let divergence = Score::new(weigh(portions, costs, by, drawn()).iter().sum());
            TopicDivergence { topic: Arc::clone(run[0].0), divergence, share_a: share(0), share_b: share(1) }
        })
        .collect();
    let size = |topic: &TopicDivergence| topic.share_a.get() + topic.share_b.get();
    topics.sort_by(|x, y| size(y).total_cmp(&size(x)).then_with(|| x.topic.cmp(&y.topic)));
    topics
}

#[cfg(test)]
mod tests;

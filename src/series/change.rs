//! Whether the level changes at once, and when.
//!
//! In: values in order of time. Out: [`ChangePoint`]. Law: the same numbers give the same answer; where neighbours still resemble
//! each other once both levels are taken off, the test does not hold and nothing is claimed.
//!
//! The statistic is that of Pettitt (1979): the greatest |U| over all cuts, U = 2 · (sum of ranks before the cut) - (calls before)(n + 1).
//! Its p value is the share of [`DRAWS`] random orders of the same values, with a fixed seed, that reach as much. A steady
//! trend shows as a change point too: the two are two readings of one course.

use serde::{Deserialize, Serialize};

use super::trend::{LEVEL, hangs_together, median, ranks};
use crate::score::rounded;

/// Random orders of the permutation test.
const DRAWS: usize = 999;
/// Their seed.
const SEED: u64 = 1979;
/// Calls that stand on each side of a cut at least.
const LEAST: usize = 3;

/// Where the level of a course changes at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangePoint {
    /// The date of the last call before it.
    pub after: String,
    /// The date of the first call behind it.
    pub before: String,
    /// The median up to it.
    pub from: f64,
    /// The median behind it.
    pub to: f64,
    /// The p value of the permutation test, before any adjustment.
    pub p: f64,
}

/// The change point of a course, where the test finds one.
pub(super) fn change(values: &[f64], dates: &[&str]) -> Option<ChangePoint> {
    let mut ranks = ranks(values);
    let (greatest, cut) = statistic(&ranks)?;
    let mut random = oorandom::Rand32::new(SEED);
    let mut reached = 0;
    for _ in 0..DRAWS {
        for place in (1..ranks.len()).rev() {
            ranks.swap(place, random.rand_range(0..place as u32 + 1) as usize);
        }
        reached += usize::from(statistic(&ranks).is_some_and(|(drawn, _)| drawn >= greatest));
    }
    let p = (reached + 1) as f64 / (DRAWS + 1) as f64;
    let (left, right) = values.split_at(cut);
    let (from, to) = (middle(left), middle(right));
    let residuals: Vec<f64> =
        values.iter().enumerate().map(|(place, value)| value - if place < cut { from } else { to }).collect();
    (p <= LEVEL && !hangs_together(&residuals)).then(|| ChangePoint {
        after: dates[cut - 1].to_owned(),
        before: dates[cut].to_owned(),
        from: rounded(from),
        to: rounded(to),
        p: rounded(p),
    })
}

/// The greatest |U|, and how many calls stand before its cut; the first of equals.
fn statistic(ranks: &[f64]) -> Option<(f64, usize)> {
    let n = ranks.len() as f64;
    let (mut sum, mut best) = (0.0, None);
    for (place, rank) in ranks.iter().enumerate() {
        sum += rank;
        let before = place + 1;
        let u: f64 = 2.0 * sum - before as f64 * (n + 1.0);
        let within = before >= LEAST && ranks.len() - before >= LEAST;
        if within && best.is_none_or(|(greatest, _)| u.abs() > greatest) {
            best = Some((u.abs(), before));
        }
    }
    best
}

fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    median(&sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64]) -> Option<ChangePoint> {
        let dates: Vec<String> = (0..values.len()).map(|place| place.to_string()).collect();
        change(values, &dates.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[test]
    fn a_step_is_found_where_it_is() {
        let values = [0.61, 0.58, 0.64, 0.60, 0.57, 0.63, 0.31, 0.28, 0.34, 0.30, 0.27, 0.33];
        let change = found(&values).expect("a step");
        assert_eq!((change.after.as_str(), change.before.as_str()), ("5", "6"));
        assert!(change.from > 0.59 && change.to < 0.32 && change.p < 0.01, "{change:?}");
    }

    #[test]
    fn a_level_course_and_few_calls_have_none() {
        assert_eq!(found(&[0.5; 12]), None);
        assert_eq!(found(&[0.9, 0.9, 0.1, 0.1]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn random_courses_seldom_have_one() {
        let mut random = oorandom::Rand64::new(3);
        let runs = 300;
        let alarms = (0..runs).filter(|_| found(&(0..14).map(|_| random.rand_float()).collect::<Vec<_>>()).is_some()).count();
        assert!(alarms * 20 <= runs + runs / 2, "{alarms} of {runs}");
    }
}

//! Whether two accounts draw nearer or apart over time.
//!
//! In: divergences at points in time. Out: [`Trend`]. Law: "no evidence" where there are few points or the test does not speak;
//! equal values, equal days and uneven spacing are normal input.
//!
//! - Slope: the median of the slopes between all pairs of points of different days (Theil 1950, Sen 1968).
//! - Test: S of Mann (1945) and Kendall, with the variance that allows for ties in time and in value (Kendall 1970, *Rank Correlation
//!   Methods*), a correction for continuity, and the normal distribution.
//! - Interval: the slopes at the ranks (N ∓ 1.96 √var) / 2 (Sen 1968).
//! - Serial correlation: the variance is multiplied by 1 + 2 Σ (1 - k/n) rᵏ (Yue and Wang 2004), r the first autocorrelation of the
//!   ranks once their line over the order of calls is taken off (the ranks of any steady course are a line, however bent it is
//!   in time), corrected for its bias in short courses, (n r + 2) / (n - 4), and never below 0: calls that hang together can
//!   only weaken the evidence here.
//! - Several topics: p values are adjusted after Holm (1979) before a verdict is given.

use serde::{Deserialize, Serialize};

use super::change::{ChangePoint, change};
use crate::score::rounded;

/// Points below which nothing is concluded: with fewer, the normal distribution no longer stands for that of S.
pub const LEAST_CALLS: usize = 8;
/// The level of tests.
pub(super) const LEVEL: f64 = 0.05;
/// The normal quantile at 0.975.
const QUANTILE: f64 = 1.959_963_984_540_054;
/// The greatest autocorrelation that is reckoned with: beyond it there is no test left.
const GREATEST: f64 = 0.9;

/// What a course over time shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The accounts draw nearer.
    Narrowing,
    /// The accounts draw apart.
    Widening,
    /// Neither is borne out: not the same as "no change".
    NoEvidence,
}

impl Verdict {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrowing => "narrowing",
            Self::Widening => "widening",
            Self::NoEvidence => "no-evidence",
        }
    }
}

/// How divergence runs over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Trend {
    /// Calls with a divergence: those of which both accounts are there.
    pub calls: usize,
    /// Divergence a year; none with fewer than two days.
    pub slope: Option<f64>,
    /// Lower end of its 95 % interval.
    pub low: Option<f64>,
    /// Upper end of its 95 % interval.
    pub high: Option<f64>,
    /// Kendall's rank correlation with time, ties allowed for: -1 (ever nearer) to 1 (ever further apart).
    pub tau: Option<f64>,
    /// Two-sided p value of the test of Mann and Kendall.
    pub p: Option<f64>,
    /// The same, adjusted for the number of topics that were tested.
    pub adjusted: Option<f64>,
    /// By what the variance was multiplied for serial correlation; 1 where none was found.
    pub inflation: f64,
    /// What is concluded.
    pub verdict: Verdict,
    /// Where the level changes at once, if it does.
    pub change: Option<ChangePoint>,
}

/// A point of a course: years, and the value.
pub(super) type Point = (f64, f64);

/// Reads a course; `dates` name its points.
pub(super) fn trend(points: &[Point], dates: &[&str]) -> Trend {
    let mut found = Trend {
        calls: points.len(),
        slope: None,
        low: None,
        high: None,
        tau: None,
        p: None,
        adjusted: None,
        inflation: 1.0,
        verdict: Verdict::NoEvidence,
        change: None,
    };
    let mut slopes: Vec<f64> = Vec::new();
    let mut s = 0.0;
    for (place, (time, value)) in points.iter().enumerate() {
        for (earlier, before) in &points[..place] {
            if time > earlier {
                slopes.push((value - before) / (time - earlier));
                s += sign(value - before);
            }
        }
    }
    if slopes.is_empty() {
        return found;
    }
    slopes.sort_by(f64::total_cmp);
    let slope = median(&slopes);
    found.slope = Some(rounded(slope));
    if points.len() < LEAST_CALLS {
        return found;
    }
    let times = runs(points.iter().map(|(time, _)| *time));
    let values = runs(points.iter().map(|(_, value)| *value));
    let variance = variance(points.len(), &times, &values);
    found.inflation = inflation(points);
    let spread = (variance * found.inflation).sqrt();
    let z = if spread > 0.0 { (s.abs() - 1.0).max(0.0) / spread } else { 0.0 };
    let p = libm::erfc(z / std::f64::consts::SQRT_2);
    let (low, high) = interval(&slopes, spread);
    found.tau = Some(rounded(tau(s, points.len(), &times, &values)));
    (found.p, found.adjusted) = (Some(rounded(p)), Some(rounded(p)));
    (found.low, found.high) = (Some(rounded(low)), Some(rounded(high)));
    found.inflation = rounded(found.inflation);
    found.change = change(&points.iter().map(|(_, value)| *value).collect::<Vec<_>>(), dates);
    found.conclude();
    found
}

impl Trend {
    /// Draws the conclusion from the adjusted p value and the interval.
    fn conclude(&mut self) {
        let borne_out = self.adjusted.is_some_and(|p| p <= LEVEL);
        self.verdict = match (self.low, self.high) {
            (Some(low), _) if borne_out && low > 0.0 => Verdict::Widening,
            (_, Some(high)) if borne_out && high < 0.0 => Verdict::Narrowing,
            _ => Verdict::NoEvidence,
        };
    }
}

/// Adjusts the p values of several courses, of trends and of change points, and concludes anew (Holm 1979).
pub(super) fn adjust<'t>(trends: impl Iterator<Item = &'t mut Trend>) {
    let mut trends: Vec<&mut Trend> = trends.collect();
    let tested: Vec<(usize, f64)> = trends.iter().enumerate().filter_map(|(place, trend)| Some((place, trend.p?))).collect();
    let count = tested.len();
    for (place, p) in holm(tested) {
        trends[place].adjusted = Some(rounded(p));
        trends[place].conclude();
    }
    // As many change points were looked for as there are courses that were tested.
    let changes = trends.iter().enumerate().filter_map(|(place, trend)| Some((place, trend.change.as_ref()?.p)));
    let mut changes: Vec<(usize, f64)> = changes.collect();
    let found = changes.len();
    changes.extend((found..count).map(|_| (usize::MAX, 1.0)));
    for (place, p) in holm(changes) {
        if place != usize::MAX && p > LEVEL {
            trends[place].change = None;
        }
    }
}

/// By place the adjusted p value.
fn holm(mut tested: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    tested.sort_by(|x, y| x.1.total_cmp(&y.1).then(x.0.cmp(&y.0)));
    let count = tested.len();
    let mut greatest: f64 = 0.0;
    for (rank, (_, p)) in tested.iter_mut().enumerate() {
        greatest = greatest.max(*p * (count - rank) as f64).min(1.0);
        *p = greatest;
    }
    tested
}

fn sign(difference: f64) -> f64 {
    if difference > 0.0 {
        1.0
    } else if difference < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// The median of sorted numbers, at least one.
pub(super) fn median(sorted: &[f64]) -> f64 {
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

/// The lengths of the runs of equal numbers.
fn runs(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|x, y| x.total_cmp(y).is_eq()).map(|run| run.len() as f64).collect()
}

/// The variance of S without a trend, with ties in time and in value.
fn variance(count: usize, times: &[f64], values: &[f64]) -> f64 {
    let n = count as f64;
    let sum = |runs: &[f64], of: &dyn Fn(f64) -> f64| runs.iter().map(|run| of(*run)).sum::<f64>();
    let main = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let two = |t: f64| t * (t - 1.0);
    let three = |t: f64| t * (t - 1.0) * (t - 2.0);
    (main(n) - sum(times, &main) - sum(values, &main)) / 18.0
        + sum(times, &three) * sum(values, &three) / (9.0 * three(n))
        + sum(times, &two) * sum(values, &two) / (2.0 * two(n))
}

/// Kendall's tau-b.
fn tau(s: f64, count: usize, times: &[f64], values: &[f64]) -> f64 {
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let untied = |runs: &[f64]| pairs(count as f64) - runs.iter().map(|run| pairs(*run)).sum::<f64>();
    let scale = (untied(times) * untied(values)).sqrt();
    if scale > 0.0 { (s / scale).clamp(-1.0, 1.0) } else { 0.0 }
}

/// The slopes at the ranks of the interval, rounded outwards.
fn interval(slopes: &[f64], spread: f64) -> (f64, f64) {
    let (count, width) = (slopes.len() as f64, QUANTILE * spread);
    let low = ((count - width) / 2.0).floor() - 1.0;
    let high = f64::midpoint(count, width).ceil();
    let at = |rank: f64| slopes[(rank.max(0.0) as usize).min(slopes.len() - 1)];
    (at(low), at(high))
}

/// The factor for serial correlation, at least 1.
fn inflation(points: &[Point]) -> f64 {
    let n = points.len() as f64;
    let ranks = ranks(&points.iter().map(|(_, value)| *value).collect::<Vec<_>>());
    let middle = f64::midpoint(n, 1.0);
    let order = || (1..=points.len()).map(|place| place as f64 - middle);
    let slope = order().zip(&ranks).map(|(place, rank)| place * (rank - middle)).sum::<f64>()
        / order().map(|place| place * place).sum::<f64>();
    let residuals: Vec<f64> = order().zip(&ranks).map(|(place, rank)| rank - slope * place).collect();
    let first = autocorrelation(&residuals, 1);
    let corrected = ((n * first + 2.0) / (n - 4.0)).clamp(0.0, GREATEST);
    let mut power = 1.0;
    let lags = (1..points.len()).map(|lag| {
        power *= corrected;
        (1.0 - lag as f64 / n) * power
    });
    1.0 + 2.0 * lags.sum::<f64>()
}

/// Ranks from 1; equal numbers share the mean of theirs.
pub(super) fn ranks(numbers: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|x, y| numbers[*x].total_cmp(&numbers[*y]));
    let mut ranks = vec![0.0; numbers.len()];
    let mut first = 0;
    for run in order.chunk_by(|x, y| numbers[*x].total_cmp(&numbers[*y]).is_eq()) {
        let mean = first as f64 + f64::midpoint(run.len() as f64, 1.0);
        run.iter().for_each(|place| ranks[*place] = mean);
        first += run.len();
    }
    ranks
}

pub(super) fn autocorrelation(numbers: &[f64], lag: usize) -> f64 {
    let mean = numbers.iter().sum::<f64>() / numbers.len().max(1) as f64;
    let spread: f64 = numbers.iter().map(|number| (number - mean).powi(2)).sum();
    let shared: f64 = numbers.iter().zip(numbers.iter().skip(lag)).map(|(x, y)| (x - mean) * (y - mean)).sum();
    if spread > 0.0 { shared / spread } else { 0.0 }
}

/// Whether neighbours resemble each other more than chance has it.
pub(super) fn hangs_together(numbers: &[f64]) -> bool {
    autocorrelation(&ranks(numbers), 1).abs() > QUANTILE / (numbers.len() as f64).sqrt()
}

#[cfg(test)]
#[path = "trend_tests.rs"]
mod tests;

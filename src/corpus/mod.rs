//! The readouts that the crate carries: fourteen pairs, a summit and a series of calls to run, to test and to learn from.
//!
//! In: `corpus/`. Out: [`Pair`]s, [`Summit`]s, [`Calls`]. Law: every text was written for this project, in the manner of the governments concerned
//! and on the facts of public events; none is an official text.

mod panel;
mod series;

pub use panel::{Summit, summits};
pub use series::{Calls, series};

use std::fmt;

use crate::readout::Readout;
use crate::score::Score;

/// Two readouts of one call, written for this project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pair {
    /// The folder below `corpus/`.
    pub id: &'static str,
    /// The day or month of the call, ISO 8601.
    pub date: &'static str,
    /// How the call was held.
    pub medium: &'static str,
    /// Which public record the facts come from.
    pub facts_from: &'static str,
    /// The account given first.
    pub a: Readout,
    /// The account given second.
    pub b: Readout,
    /// The annotators' table, as JSON.
    pub gold: &'static str,
}

/// The pair that `compare` shows when nothing else is asked for.
pub const FLAGSHIP: &str = "2026-07_us-russia";

/// A news report on the call of [`FLAGSHIP`], written for this project: a secondary source, to be split by attribution.
pub const NEWS: &str = include_str!("../../corpus/secondary/2026-07_us-russia/report.en.txt");

const INDEX: &str = include_str!("../../corpus/index.tsv");

macro_rules! files {
    ($($id:literal: $a:literal, $b:literal;)*) => {
        [$(($id, [
            include_str!(concat!("../../corpus/", $id, "/", $a, ".en.txt")),
            include_str!(concat!("../../corpus/", $id, "/", $b, ".en.txt")),
            include_str!(concat!("../../corpus/", $id, "/gold.json")),
        ]),)*]
    };
}

/// By id the two texts and the gold.
const FILES: [(&str, [&str; 3]); 14] = files! {
    "2021-01-28_japan-us": "japan", "us";
    "2021-06-16_us-russia": "us", "russia";
    "2021-11-15_us-china": "us", "china";
    "2022-02-07_france-russia": "france", "russia";
    "2022-10-10_germany-ukraine": "germany", "ukraine";
    "2022-10-28_uk-france": "uk", "france";
    "2023-05-15_uk-ukraine": "uk", "ukraine";
    "2023-08-02_turkiye-russia": "turkiye", "russia";
    "2024-04-04_israel-us": "israel", "us";
    "2024-04-16_germany-china": "germany", "china";
    "2025-01-22_saudi-us": "saudi", "us";
    "2025-02-12_us-russia": "us", "russia";
    "2025-06-17_india-us": "india", "us";
    "2026-07_us-russia": "us", "russia";
};

/// Every pair, by date.
///
/// ```
/// let pairs = rashomon::corpus::pairs();
/// assert!(pairs.len() >= 12);
/// assert!(pairs.iter().any(|pair| pair.id == rashomon::corpus::FLAGSHIP));
/// ```
#[must_use]
pub fn pairs() -> Vec<Pair> {
    INDEX.lines().skip(1).filter_map(pair).collect()
}

/// The pair with an id.
#[must_use]
pub fn find(id: &str) -> Option<Pair> {
    pairs().into_iter().find(|pair| pair.id == id)
}

/// Where a divergence stands among known ones: a yardstick, since the number means little by itself.
///
/// ```
/// use rashomon::{Readout, corpus};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile about free trade.");
/// let standing = corpus::standing(rashomon::compare(&a, &a).divergence().overall);
/// assert_eq!((standing.closer, standing.pairs), (0, corpus::pairs().len()));
/// assert_eq!((standing.closer_by_chance, standing.mismatched), (0, corpus::pairs().len()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// How many of the bundled pairs are closer together.
    pub closer: usize,
    /// How many bundled pairs there are: calls between allies and between adversaries.
    pub pairs: usize,
    /// How many of the mismatched pairs are closer together.
    pub closer_by_chance: usize,
    /// How many mismatched pairs there are: each bundled account beside one of the next call, which is a call of others.
    pub mismatched: usize,
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { closer, pairs, closer_by_chance, mismatched } = self;
        write!(
            f,
            "Closer together than these two:\n  {closer} of the {pairs} bundled pairs\n  {closer_by_chance} of {mismatched} pairs of different calls"
        )
    }
}

/// Where a divergence stands among those of the bundled pairs, and among those of accounts of different calls.
///
/// Compares them all, which takes some tens of milliseconds.
#[must_use]
pub fn standing(divergence: Score) -> Standing {
    let pairs = pairs();
    let closer = |a: &Readout, b: &Readout| crate::comparer::compare(a, b).divergence().overall < divergence;
    let next = pairs.iter().cycle().skip(1);
    Standing {
        closer: pairs.iter().filter(|pair| closer(&pair.a, &pair.b)).count(),
        pairs: pairs.len(),
        closer_by_chance: pairs.iter().zip(next).filter(|(pair, next)| closer(&pair.a, &next.b)).count(),
        mismatched: pairs.len(),
    }
}

fn pair(line: &'static str) -> Option<Pair> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let [id, date, issuer_a, issuer_b, leader_a, leader_b, medium, facts_from] = fields[..] else { return None };
    let (_, [a, b, gold]) = FILES.iter().find(|(known, _)| *known == id)?;
    let readout = |issuer: &str, leader: &str, text: &str| Readout::new(issuer, text).with_leader(leader).with_date(date);
    Some(Pair { id, date, medium, facts_from, a: readout(issuer_a, leader_a, a), b: readout(issuer_b, leader_b, b), gold })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_and_the_files_name_the_same_pairs() {
        let listed: Vec<&str> = INDEX.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        let carried: Vec<&str> = FILES.iter().map(|(id, _)| *id).collect();
        assert_eq!(listed, carried);
        assert_eq!(pairs().len(), FILES.len());
    }
}

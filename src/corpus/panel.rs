//! Events that the crate carries with more than two accounts.
//!
//! In: `corpus/panel/`. Out: [`Summit`]s. Law: as for the pairs: written for this project, on the facts of public events.

use crate::readout::Readout;

/// Several accounts of one event, written for this project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Summit {
    /// The folder below `corpus/panel/`.
    pub id: &'static str,
    /// The day of the event, ISO 8601.
    pub date: &'static str,
    /// How it was held.
    pub medium: &'static str,
    /// The accounts, by the name of their file.
    pub accounts: Vec<Readout>,
    /// By account the public record that the facts come from.
    pub facts_from: Vec<&'static str>,
    /// Which rows and which conclusions a careful reader finds, as JSON.
    pub gold: &'static str,
}

const INDEX: &str = include_str!("../../corpus/panel/index.tsv");

const WASHINGTON: &str = "2025-08-18_washington";

macro_rules! files {
    ($id:literal: $($name:literal),*) => {
        [$(($name, include_str!(concat!("../../corpus/panel/", $id, "/", $name, ".en.txt"))),)*]
    };
}

/// The texts of the one summit there is, by the name of their file.
const TEXTS: [(&str, &str); 5] = files!("2025-08-18_washington": "france", "germany", "nato", "ukraine", "us");

/// Every event with more than two accounts, by date.
///
/// ```
/// let summits = rashomon::corpus::summits();
/// assert_eq!(summits[0].accounts.len(), 5);
/// ```
#[must_use]
pub fn summits() -> Vec<Summit> {
    let lines: Vec<[&'static str; 7]> =
        INDEX.lines().skip(1).filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok()).collect();
    let Some([_, date, medium, ..]) = lines.first() else { return Vec::new() };
    let account = |[_, date, _, file, issuer, leader, _]: &[&'static str; 7]| {
        let text = TEXTS.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text);
        Readout::new(*issuer, text).with_leader(*leader).with_date(*date)
    };
    vec![Summit {
        id: WASHINGTON,
        date,
        medium,
        accounts: lines.iter().map(account).collect(),
        facts_from: lines.iter().map(|line| line[6]).collect(),
        gold: include_str!("../../corpus/panel/2025-08-18_washington/gold.json"),
    }]
}

//! The calls of one pair of governments over years that the crate carries.
//!
//! In: `corpus/series/`. Out: [`Calls`]. Law: as for the pairs: written for this project, on the facts of public events.

use crate::readout::Readout;
use crate::series::Call;

/// The calls of two governments over time, written for this project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Calls {
    /// The folder below `corpus/series/`.
    pub id: &'static str,
    /// The calls, by day.
    pub calls: Vec<Call>,
    /// By call the public record that the facts come from.
    pub facts_from: Vec<&'static str>,
    /// What a careful reader finds, as JSON.
    pub gold: &'static str,
}

const INDEX: &str = include_str!("../../corpus/series/index.tsv");

const FRANCE_RUSSIA: &str = "france-russia";

macro_rules! files {
    ($($call:literal: $($name:literal),*;)*) => {
        [$($((concat!($call, "_", $name), include_str!(concat!("../../corpus/series/france-russia/", $call, "_", $name, ".en.txt"))),)*)*]
    };
}

/// The texts of the one series there is, by the name of their file.
const TEXTS: [(&str, &str); 29] = files! {
    "2022-01-28": "france", "russia";
    "2022-02-12": "france", "russia";
    "2022-02-20": "france", "russia";
    "2022-02-20b": "france";
    "2022-02-24": "france", "russia";
    "2022-02-28": "france", "russia";
    "2022-03-03": "france", "russia";
    "2022-03-06": "france", "russia";
    "2022-03-18": "france", "russia";
    "2022-03-29": "france", "russia";
    "2022-05-03": "france", "russia";
    "2022-05-28": "france", "russia";
    "2022-08-19": "france", "russia";
    "2022-09-11": "france", "russia";
    "2025-07-01": "france", "russia";
};

/// Every pair of governments with calls over time.
///
/// ```
/// let series = rashomon::corpus::series();
/// assert!(series[0].calls.len() >= 12);
/// ```
#[must_use]
pub fn series() -> Vec<Calls> {
    let lines: Vec<[&'static str; 6]> =
        INDEX.lines().skip(1).filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok()).collect();
    let call = |[_, id, date, _, accounts, _]: &[&'static str; 6]| {
        let readout = |account: &str, issuer: &str, leader: &str| {
            let file = format!("{id}_{account}");
            let named = accounts.split(',').any(|known| known == account);
            let text = TEXTS.iter().find(|(name, _)| named && *name == file).map(|(_, text)| *text);
            text.map(|text| Readout::new(issuer, text).with_leader(leader).with_date(*date))
        };
        let call = Call::new(*date);
        let call = readout("france", "France", "Emmanuel Macron").into_iter().fold(call, Call::with_a);
        readout("russia", "Russia", "Vladimir Putin").into_iter().fold(call, Call::with_b)
    };
    vec![Calls {
        id: FRANCE_RUSSIA,
        calls: lines.iter().map(call).collect(),
        facts_from: lines.iter().map(|line| line[5]).collect(),
        gold: include_str!("../../corpus/series/france-russia/gold.json"),
    }]
}

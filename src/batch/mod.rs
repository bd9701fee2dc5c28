//! Many pairs in, many results out: what stands between a million pairs and a file of results.
//!
//! In: [`Input`]s, from lines of JSON, from folders of texts, or from the bundled corpus. Out: for each pair its line of JSON or its
//! records of a [`Table`], in the order of the input; for an input that is no pair an [`Error`] that names it. Law: the results
//! are those of comparing one pair after the other; one bad input costs that input alone; memory does not grow with
//! their number.
//!
//! ```
//! use rashomon::{Comparer, batch::{Format, lines, run}};
//! let input = r#"{"id": "x", "a": {"issuer": "Norway", "text": "They met."}, "b": {"issuer": "Chile", "text": "They met."}}
//! {"id": "y", "a": "no readout"}"#;
//! let results: Vec<_> = run(&Comparer::default(), Format::Json, lines("pairs.jsonl", input.as_bytes())).collect();
//! let line: serde_json::Value = serde_json::from_str(&results[0].as_ref().unwrap().output)?;
//! assert_eq!((&line["id"], &line["comparison"]["divergence"]["overall"]), (&"x".into(), &0.0.into()));
//! assert!(results[1].as_ref().unwrap_err().to_string().starts_with("pairs.jsonl:2: "));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod input;
mod resume;

use serde::Serialize;

pub use input::{Input, LONGEST_LINE, Pair, bundled, folders, lines, lines_up_to};
pub use resume::{Kept, after};

use crate::comparer::Comparer;
use crate::comparison::Comparison;
use crate::error::Error;
use crate::in_order::in_order;
use crate::report::csv::Table;

/// What is written for each pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One line of JSON: `{"id": …, "comparison": …}`, the comparison by the JSON contract.
    Json,
    /// The records of a table, with the pair's id in the column `pair`.
    Csv(Table),
}

/// What came of one pair.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Done {
    /// The pair's id.
    pub id: String,
    /// What is written for it: whole lines, or nothing where a table has no record for it.
    pub output: String,
}

impl Format {
    /// What stands before the first result: the header of a table, nothing with JSON.
    #[must_use]
    pub fn header(self) -> String {
        match self {
            Self::Json => String::new(),
            Self::Csv(table) => table.header(),
        }
    }

    fn write(self, id: &str, comparison: &Comparison) -> String {
        #[derive(Serialize)]
        struct Line<'c> {
            id: &'c str,
            comparison: &'c Comparison,
        }
        match self {
            // Every key is a string and every number finite, so writing cannot fail.
            Self::Json => serde_json::to_string(&Line { id, comparison }).unwrap_or_default() + "\n",
            Self::Csv(table) => table.records(id, comparison),
        }
    }
}

/// Compares every pair, in parallel with the feature `parallel`; the results stand in the order of the inputs.
///
/// Inputs are taken some dozens at a time, as results are asked for.
///
/// # Errors
///
/// An input that cannot be read as a pair gives an error that names it; the run goes on behind it.
pub fn run(
    comparer: &Comparer,
    format: Format,
    inputs: impl IntoIterator<Item = Input>,
) -> impl Iterator<Item = Result<Done, Error>> {
    in_order(inputs, move |input| {
        let Pair { id, a, b } = input.pair()?;
        let output = format.write(&id, &comparer.compare(&a, &b));
        Ok(Done { id, output })
    })
}

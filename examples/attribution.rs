//! Splits a news report by whom it ascribes its words to.
//!
//! `cargo run --release --example attribution -- REPORT.txt --governments "France,Russia"`; without a file, the bundled report.

mod page;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rashomon::{Comparer, Readout, Side, Voice, corpus};

/// Splits a news report into what it ascribes to each of two governments, what it says was not disclosed, and its own voice.
///
/// Without a file the bundled report is split, and what it ascribes to each side is held against that side's own text. What
/// cannot be read is said on standard error, with exit code 2.
#[derive(Parser)]
#[command(name = "attribution")]
struct Arguments {
    /// The report, UTF-8.
    #[arg(value_name = "REPORT.txt")]
    report: Option<PathBuf>,
    /// The two governments.
    #[arg(long, value_name = "X,Y", default_value = "United States,Russia")]
    governments: String,
}

fn main() -> ExitCode {
    page::end("attribution", split(&Arguments::parse()).and_then(|page| page::write(&page, None)))
}

fn split(arguments: &Arguments) -> Result<String, String> {
    let report = match &arguments.report {
        Some(path) => Readout::read(path).map_err(|error| error.to_string())?.text().to_owned(),
        None => corpus::NEWS.to_owned(),
    };
    let (a, b) = arguments.governments.split_once(',').ok_or("--governments takes two names, \"X,Y\"")?;
    let (a, b) = (a.trim(), b.trim());
    let comparer = Comparer::default();
    let found = comparer.attribute(&report, a, b);
    let mut lines: Vec<String> = found
        .passages()
        .iter()
        .map(|passage| {
            let whose = match passage.voice {
                Voice::A => a,
                Voice::B => b,
                Voice::Both => "both",
                Voice::Undisclosed => "not disclosed",
                Voice::Own => "the report",
            };
            let words = found.text_of(passage).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{whose:16}{words}")
        })
        .collect();
    if let Some(pair) = corpus::find(corpus::FLAGSHIP).filter(|_| arguments.report.is_none()) {
        lines.push(String::from("\nWhat the report ascribes to a side, against that side's own text:"));
        lines.extend([(Side::A, &pair.a), (Side::B, &pair.b)].into_iter().filter_map(|(side, own)| {
            let comparison = comparer.compare(&found.readout(side)?, own);
            let (ascribed, told) = (comparison.a().claims.len(), comparison.b().claims.len());
            let (more, left_out) = (comparison.only(Side::A).len(), comparison.only(Side::B).len());
            let name = own.issuer();
            Some(format!(
                "{name:16}{} of {ascribed} claims answer one of that text; {left_out} of its {told} are not in the report",
                ascribed - more
            ))
        }));
    }
    Ok(lines.join("\n") + "\n")
}

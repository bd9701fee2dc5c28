//! Compares three and more accounts of one event and prints what all, most, some or only one of them tell.
//!
//! `cargo run --release --example panel -- A.txt B.txt C.txt`; without files a bundled summit is shown, `--help` tells the rest.

mod gathered;
mod page;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use gathered::{Format, Layout};
use rashomon::report::panel as report;
use rashomon::{Comparer, corpus};

/// Compares several accounts of one event; without files, the bundled summit.
///
/// What cannot be read is said on standard error, with exit code 2.
#[derive(Parser)]
#[command(name = "panel")]
struct Arguments {
    /// Texts in UTF-8, a folder of them, or JSON lines with `issuer` and `text` each.
    ///
    /// A text is by the government that its file is named for: `france.txt`, `nato.en.txt`.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The table of `--format csv`.
    #[arg(long, value_enum, default_value_t = Table::Rows)]
    table: Table,
    #[command(flatten)]
    layout: Layout,
}

#[derive(Clone, Copy, ValueEnum)]
enum Table {
    Rows,
    Claims,
    Pairs,
}

fn main() -> ExitCode {
    page::end("panel", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let readouts = if arguments.paths.is_empty() {
        corpus::summits().swap_remove(0).accounts
    } else {
        gathered::readouts(&arguments.paths, |_, readout| Ok(readout.clone()))?
    };
    if readouts.len() < 2 {
        return Err(format!("a panel needs two accounts or more, and there is {}", readouts.len()));
    }
    let panel = Comparer::default().panel(&readouts);
    let page = match arguments.layout.format {
        Format::Text => report::text(&panel, &arguments.layout.text()),
        Format::Markdown => report::markdown(&panel),
        Format::Html => report::html(&panel),
        Format::Json => report::json(&panel),
        Format::Csv => match arguments.table {
            Table::Rows => report::csv::rows(&panel),
            Table::Claims => report::csv::claims(&panel),
            Table::Pairs => report::csv::pairs(&panel),
        },
    };
    page::write(&page, arguments.layout.output.as_deref())
}

//! Compares the calls of two governments over time and prints whether their accounts draw nearer or apart.
//!
//! `cargo run --release --example series -- FOLDER`; without files a bundled series is shown, `--help` tells the rest.

mod gathered;
mod page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use gathered::{Format, Layout};
use rashomon::report::series as report;
use rashomon::{Call, Comparer, Readout, corpus};

/// Compares the calls of two governments over time; without files, the bundled series.
///
/// What cannot be read is said on standard error, with exit code 2.
#[derive(Parser)]
#[command(name = "series")]
struct Arguments {
    /// Texts in UTF-8, folders of them, or JSON lines with `issuer`, `date` and `text` each.
    ///
    /// A file is named for the day of the call and the government: `2022-02-24_france.txt`. A letter behind the day tells the calls of
    /// one day apart: `2022-02-20b_france.txt`. A call may have one account only.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The table of `--format csv`.
    #[arg(long, value_enum, default_value_t = Table::Calls)]
    table: Table,
    #[command(flatten)]
    layout: Layout,
}

#[derive(Clone, Copy, ValueEnum)]
enum Table {
    Calls,
    Points,
    Trends,
    Formulas,
}

fn main() -> ExitCode {
    page::end("series", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let calls = if arguments.paths.is_empty() {
        corpus::series().swap_remove(0).calls
    } else {
        Call::gather(&gathered::readouts(&arguments.paths, dated)?)
    };
    if calls.is_empty() {
        return Err(String::from("there is no text to read"));
    }
    let series = Comparer::default().series(&calls);
    let page = match arguments.layout.format {
        Format::Text => report::text(&series, &arguments.layout.text()),
        Format::Markdown => report::markdown(&series),
        Format::Html => report::html(&series),
        Format::Json => report::json(&series),
        Format::Csv => match arguments.table {
            Table::Calls => report::csv::calls(&series),
            Table::Points => report::csv::points(&series),
            Table::Trends => report::csv::trends(&series),
            Table::Formulas => report::csv::formulas(&series),
        },
    };
    page::write(&page, arguments.layout.output.as_deref())
}

/// A text named `2022-02-20b_france.en.txt` is by France, on the second call of the twentieth.
fn dated(path: &Path, readout: &Readout) -> Result<Readout, String> {
    let name = readout.issuer();
    let (day, issuer) = name.split_once('_').ok_or_else(|| format!("{}: the name is not DAY_GOVERNMENT.txt", path.display()))?;
    let day = day.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    Ok(Readout::new(issuer, readout.text()).with_date(day))
}

//! Compares two readouts of one call and prints what both say, what only one says, and how far apart they are.
//!
//! `cargo run --release --example compare -- A.txt B.txt`; without files a bundled pair is shown, `--help` tells the rest.

mod input;
#[path = "../page/mod.rs"]
mod page;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, ValueEnum};
use rashomon::Comparer;
use rashomon::corpus::{self, Pair};
use rashomon::report::{self, TextOptions};

/// Compares two governments' readouts of one call; without files, a bundled pair.
///
/// What cannot be compared is said on standard error, with exit code 2.
#[derive(Parser)]
#[command(name = "compare")]
struct Arguments {
    /// The two texts, UTF-8; `-` for one of them reads standard input.
    #[arg(value_names = ["A.txt", "B.txt"], num_args = 2, conflicts_with = "corpus")]
    files: Vec<PathBuf>,
    /// A bundled pair.
    #[arg(long, value_name = "ID")]
    corpus: Option<String>,
    /// Lists the bundled pairs.
    #[arg(long)]
    list: bool,
    /// Lists the topics that an agenda can name.
    #[arg(long)]
    topics: bool,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The governments; the names of the files when left out.
    #[arg(long, value_name = "X,Y")]
    issuers: Option<String>,
    /// Their leaders in the call; read from the texts when left out. `;` divides names that hold a comma.
    #[arg(long, value_name = "X,Y")]
    leaders: Option<String>,
    /// The day of the call, as 2024-05-31.
    #[arg(long)]
    date: Option<String>,
    /// Topics that were expected to come up, by their ids: what a text says nothing on is told among what it does not state.
    #[arg(long, value_name = "TOPIC,…", value_delimiter = ',')]
    agenda: Vec<String>,
    /// A file to write to instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Columns of the text report, those of the terminal when left out, 100 where there is none; from 80 on the two accounts
    /// stand side by side.
    #[arg(long, value_name = "N")]
    width: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
    Csv,
}

fn main() -> ExitCode {
    page::end("compare", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let page = if arguments.list {
        list()
    } else if arguments.topics {
        let lines: Vec<String> = Comparer::default().topics().map(|(id, label)| format!("{id:28}{label}\n")).collect();
        lines.concat()
    } else {
        let [a, b] = input::readouts(arguments)?;
        let comparer = Comparer::builder().agenda(&arguments.agenda).build().map_err(|error| error.to_string())?;
        let comparison = comparer.compare(&a, &b);
        match arguments.format {
            Format::Text => {
                let standing = corpus::standing(comparison.divergence().overall);
                format!("{}\n{standing}\n", report::text(&comparison, &layout(arguments)))
            }
            Format::Markdown => report::markdown(&comparison),
            Format::Html => report::html(&comparison),
            Format::Json => report::json(&comparison),
            Format::Csv => report::csv::links(&comparison),
        }
    };
    page::write(&page, arguments.output.as_deref())
}

/// As wide as the terminal, and coloured where it is one that shows colours and `NO_COLOR` does not forbid them.
fn layout(arguments: &Arguments) -> TextOptions {
    let usual = TextOptions::default();
    let terminal =
        || Some(usize::from(terminal_size::terminal_size_of(io::stdout())?.0.0)).filter(|_| arguments.output.is_none());
    let coloured = arguments.output.is_none() && AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    usual.with_width(arguments.width.or_else(terminal).unwrap_or(usual.width)).with_colour(coloured)
}

fn list() -> String {
    let line = |pair: Pair| format!("{:28}{:12}{:9}{}, {}\n", pair.id, pair.date, pair.medium, pair.a.issuer(), pair.b.issuer());
    corpus::pairs().into_iter().map(line).collect()
}

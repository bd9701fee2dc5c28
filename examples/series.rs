//! Compares the calls of two governments over time and prints whether their accounts draw nearer or apart.
//!
//! `cargo run --release --example series -- FOLDER`; without files a bundled series is shown, `--help` tells the rest.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use rashomon::report::{self, TextOptions};
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
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A file to write to instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Columns of the text report.
    #[arg(long, value_name = "N", default_value_t = TextOptions::default().width)]
    width: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "series: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let calls = if arguments.paths.is_empty() {
        corpus::series().swap_remove(0).calls
    } else {
        Call::gather(&arguments.paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?.concat())
    };
    if calls.is_empty() {
        return Err(String::from("there is no text to read"));
    }
    let series = Comparer::default().series(&calls);
    let page = match arguments.format {
        Format::Text => report::series::text(&series, &TextOptions::default().with_width(arguments.width)),
        Format::Markdown => report::series::markdown(&series),
        Format::Json => report::series::json(&series),
    };
    match &arguments.output {
        Some(path) => fs::write(path, page).map_err(|error| format!("{}: {error}", path.display())),
        None => match io::stdout().lock().write_all(page.as_bytes()) {
            // A reader that went away (`| head`) is no error.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
            _ => Ok(()),
        },
    }
}

/// The readouts of a text, of JSON lines, or of every text in a folder, by name.
fn read(path: &Path) -> Result<Vec<Readout>, String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| said(&error))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
        let mut paths = paths.map_err(|error| said(&error))?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        return Ok(paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?.concat());
    }
    let text = fs::read_to_string(path).map_err(|error| said(&error))?;
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let readout = |(place, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), place + 1))
        };
        return lines.map(readout).collect();
    }
    if text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').is_empty() {
        return Err(said(&"there is nothing in it"));
    }
    // `2022-02-20b_france.en.txt` is by France, on the second call of the twentieth.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (day, issuer) = name.split_once('_').ok_or_else(|| said(&"the name is not DAY_GOVERNMENT.txt"))?;
    let day = day.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    Ok(vec![Readout::new(issuer.split('.').next().unwrap_or_default(), text).with_date(day)])
}

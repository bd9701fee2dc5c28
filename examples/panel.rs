//! Compares three and more accounts of one event and prints what all, most, some or only one of them tell.
//!
//! `cargo run --release --example panel -- A.txt B.txt C.txt`; without files a bundled summit is shown, `--help` tells the rest.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use rashomon::report::{self, TextOptions};
use rashomon::{Comparer, Readout, corpus};

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
            let _ = writeln!(io::stderr(), "panel: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let readouts = if arguments.paths.is_empty() {
        corpus::summits().swap_remove(0).accounts
    } else {
        arguments.paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?.concat()
    };
    if readouts.len() < 2 {
        return Err(format!("a panel needs two accounts or more, and there is {}", readouts.len()));
    }
    let panel = Comparer::default().panel(&readouts);
    let page = match arguments.format {
        Format::Text => report::panel::text(&panel, &TextOptions::default().with_width(arguments.width)),
        Format::Markdown => report::panel::markdown(&panel),
        Format::Json => report::panel::json(&panel),
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
    // `france.en.txt` is by France.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(vec![Readout::new(name.split('.').next().unwrap_or_default(), text)])
}

//! Compares two readouts of one call and prints what both say, what only one says, and how far apart they are.
//!
//! ```text
//! cargo run --release --example compare                               the pair that the crate opens with
//! cargo run --release --example compare -- A.txt B.txt                your own texts; `-` reads standard input
//! cargo run --release --example compare -- --corpus ID                another bundled pair; --list names them
//! ```

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use rashomon::corpus::{self, FLAGSHIP, Pair};
use rashomon::report::{self, TextOptions};
use rashomon::{Comparison, Readout};

/// Compares two governments' readouts of one call.
///
/// Without files the bundled pair of a call between the presidents of the United States and Russia is compared. An error in
/// what was asked for ends with exit code 2.
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
    /// A file to write to instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Columns of the text report; from 80 on the two accounts stand side by side.
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
            let _ = writeln!(io::stderr(), "compare: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let page = if arguments.list {
        list()
    } else {
        let [a, b] = readouts(arguments)?;
        render(&rashomon::compare(&a, &b), arguments)
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

fn render(comparison: &Comparison, arguments: &Arguments) -> String {
    match arguments.format {
        Format::Text => report::text(comparison, &TextOptions::default().with_width(arguments.width)),
        Format::Markdown => report::markdown(comparison),
        Format::Json => report::json(comparison),
    }
}

fn list() -> String {
    let line = |Pair { id, date, medium, a, b, .. }: Pair| {
        let note = if id == FLAGSHIP { "  (shown when nothing is asked for)" } else { "" };
        format!("{id:28}{date:12}{medium:9}{}, {}{note}\n", a.issuer(), b.issuer())
    };
    corpus::pairs().into_iter().map(line).collect()
}

/// The two texts that are asked for, with the names that were given for them.
fn readouts(arguments: &Arguments) -> Result<[Readout; 2], String> {
    let mut readouts = match arguments.files.as_slice() {
        [a, b] if is_stdin(a) && is_stdin(b) => {
            return Err(String::from("`-` can stand for one text only: give a file for the other"));
        }
        [a, b] => [read(a)?, read(b)?],
        _ => {
            let id = arguments.corpus.as_deref().unwrap_or(FLAGSHIP);
            let known = || corpus::pairs().iter().map(|pair| pair.id).collect::<Vec<_>>().join(", ");
            let pair = corpus::find(id)
                .ok_or_else(|| format!("no bundled pair is called `{id}`; there are {} (see --list)", known()))?;
            [pair.a, pair.b]
        }
    };
    if let Some(names) = &arguments.issuers {
        let renamed = |readout: &Readout, name| {
            let renamed = Readout::new(name, readout.text());
            let renamed = readout.leader().map_or(renamed.clone(), |leader| renamed.with_leader(leader));
            readout.date().map_or(renamed.clone(), |date| renamed.with_date(date))
        };
        let [a, b] = two("--issuers", names)?;
        readouts = [renamed(&readouts[0], a), renamed(&readouts[1], b)];
    }
    if let Some(names) = &arguments.leaders {
        let ([a, b], [x, y]) = (readouts, two("--leaders", names)?);
        readouts = [a.with_leader(x), b.with_leader(y)];
    }
    Ok(match &arguments.date {
        Some(date) => readouts.map(|readout| readout.with_date(date)),
        None => readouts,
    })
}

/// Two names divided by a comma, or by a semicolon where a name holds a comma.
fn two<'n>(option: &str, names: &'n str) -> Result<[&'n str; 2], String> {
    let parts: Vec<&str> = names.split(if names.contains(';') { ';' } else { ',' }).map(str::trim).collect();
    match parts[..] {
        [x, y] if !x.is_empty() && !y.is_empty() => Ok([x, y]),
        _ => Err(format!("{option} takes two names, as \"X,Y\" (or \"X; Y\" where a name holds a comma), not \"{names}\"")),
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A text with the stem of its file's name as its issuer; nothing is stripped from it, so that offsets stay true.
fn read(path: &Path) -> Result<Readout, String> {
    let (name, bytes) = if is_stdin(path) {
        let mut bytes = Vec::new();
        (String::from("standard input"), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), fs::read(path))
    };
    let text = String::from_utf8(bytes.map_err(|error| format!("{name}: {error}"))?).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8: byte {place} is 0x{:02X}", error.as_bytes()[place])
    })?;
    if text.is_empty() {
        return Err(format!("{name}: the file is empty"));
    }
    if text.chars().all(|letter| letter.is_whitespace() || letter == '\u{feff}') {
        return Err(format!("{name}: the file holds white space only"));
    }
    let stem = path.file_stem().filter(|_| !is_stdin(path)).map_or(name, |stem| stem.to_string_lossy().into_owned());
    Ok(Readout::new(stem, text))
}

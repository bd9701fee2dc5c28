//! Compares two readouts of one call and prints what both say, what only one says, and how far apart they are.
//!
//! `cargo run --release --example compare -- A.txt B.txt`; without files a bundled pair is shown, `--help` tells the rest.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use rashomon::Readout;
use rashomon::corpus::{self, FLAGSHIP, Pair};
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
    Html,
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
        let comparison = rashomon::compare(&a, &b);
        match arguments.format {
            Format::Text => report::text(&comparison, &TextOptions::default().with_width(arguments.width)),
            Format::Markdown => report::markdown(&comparison),
            Format::Html => report::html(&comparison),
            Format::Json => report::json(&comparison),
        }
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

fn list() -> String {
    let line = |pair: Pair| format!("{:28}{:12}{:9}{}, {}\n", pair.id, pair.date, pair.medium, pair.a.issuer(), pair.b.issuer());
    corpus::pairs().into_iter().map(line).collect()
}

/// The two texts that are asked for, with the names that were given for them.
fn readouts(arguments: &Arguments) -> Result<[Readout; 2], String> {
    let [a, b] = match arguments.files.as_slice() {
        [a, b] if [a, b].iter().all(|path| path.as_os_str() == "-") => {
            return Err("`-` can stand for one text only: give a file for the other".into());
        }
        [a, b] => [read(a)?, read(b)?],
        _ => {
            let id = arguments.corpus.as_deref().unwrap_or(FLAGSHIP);
            let known = || corpus::pairs().iter().map(|pair| pair.id).collect::<Vec<_>>().join(", ");
            let pair = corpus::find(id).ok_or_else(|| format!("no bundled pair is called `{id}`; there are {}", known()))?;
            [pair.a, pair.b]
        }
    };
    let [issuers, leaders] = [two("--issuers", arguments.issuers.as_deref())?, two("--leaders", arguments.leaders.as_deref())?];
    let named = |readout: Readout, place: usize| {
        let named = Readout::new(issuers.map_or(readout.issuer(), |names| names[place]), readout.text());
        let leader = leaders.map(|names| names[place]).or(readout.leader());
        let named = leader.into_iter().fold(named, Readout::with_leader);
        arguments.date.as_deref().or(readout.date()).into_iter().fold(named, Readout::with_date)
    };
    Ok([named(a, 0), named(b, 1)])
}

/// Two names divided by a comma, or by a semicolon where a name holds a comma.
fn two<'n>(option: &str, names: Option<&'n str>) -> Result<Option<[&'n str; 2]>, String> {
    let Some(names) = names else { return Ok(None) };
    let parts: Vec<&str> = names.split(if names.contains(';') { ';' } else { ',' }).map(str::trim).collect();
    match parts[..] {
        [x, y] if !x.is_empty() && !y.is_empty() => Ok(Some([x, y])),
        _ => Err(format!("{option} takes two names, \"X,Y\" (\"X; Y\" where a name holds a comma), not \"{names}\"")),
    }
}

/// A text with the stem of its file's name as its issuer; nothing is stripped from it, so that offsets stay true.
fn read(path: &Path) -> Result<Readout, String> {
    let (mut issuer, mut name) =
        (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path.display().to_string());
    let mut bytes = Vec::new();
    let read = if name == "-" {
        (issuer, name) = (String::from("standard input"), String::from("standard input"));
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8: byte {place}, counted from 0, is 0x{:02X}", error.as_bytes()[place])
    })?;
    match text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}') {
        _ if text.is_empty() => Err(format!("{name}: there is nothing in it")),
        "" => Err(format!("{name}: there is only white space in it")),
        _ => Ok(Readout::new(issuer, text)),
    }
}

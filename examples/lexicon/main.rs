//! Adds entries of your own to the built-in lexicon and shows what that changes.
//!
//! ```text
//! cargo run --release --example lexicon                           the entries of examples/lexicon/mine.txt, the bundled pairs
//! cargo run --release --example lexicon -- MINE.txt               your entries
//! cargo run --release --example lexicon -- MINE.txt FOLDER        your entries, your pairs
//! ```

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rashomon::batch::{Input, bundled, folders};
use rashomon::{Change, Comparer, Lexicon, Readout};

/// The entries that are added when no file is given.
const MINE: &str = include_str!("mine.txt");

/// Adds entries of your own to the built-in lexicon and shows what that changes: which entries are new, where they are found,
/// which rows come and go, and what becomes of the divergence.
///
/// The format of a lexicon is that of src/lexicon/format.md. A file or a folder that cannot be read ends with exit code 2 and a
/// message that names the line.
#[derive(Parser)]
#[command(name = "lexicon")]
struct Arguments {
    /// A lexicon, plain UTF-8 text; a small one that comes with the example when it is left out.
    lexicon: Option<PathBuf>,
    /// A folder of pairs, one a folder in it (two files `<government>.txt`); the bundled corpus when it is left out.
    pairs: Option<PathBuf>,
}

fn main() -> ExitCode {
    match page(&Arguments::parse()) {
        Ok(page) => {
            // A reader that goes away (`| head`) is no error.
            let _ = io::stdout().lock().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "lexicon: {message}");
            ExitCode::from(2)
        }
    }
}

fn page(arguments: &Arguments) -> Result<String, String> {
    // A lexicon is a value: read, merged over the built-in one, compiled once.
    let (name, mine) = match &arguments.lexicon {
        Some(path) => (path.display().to_string(), Lexicon::read(path)),
        None => (String::from("mine.txt"), Lexicon::parse("mine.txt", MINE)),
    };
    let mine = mine.map_err(|error| error.to_string())?;
    let with = Comparer::builder().lexicon(mine.clone()).build().map_err(|error| error.to_string())?;
    let without = Comparer::default();

    let mut page = entries(&name, &mine);
    for input in pairs(arguments)? {
        let pair = input.pair().map_err(|error| error.to_string())?;
        let (before, after) = (without.compare(&pair.a, &pair.b), with.compare(&pair.a, &pair.b));
        let change = Change::between(&before, &after);
        let found = found(&with, &mine, [&pair.a, &pair.b]);
        if found.is_empty() && change.is_empty() {
            continue;
        }
        let _ = writeln!(page, "\n{}", pair.id);
        found.iter().for_each(|line| _ = writeln!(page, "  {line}"));
        if change.is_empty() {
            page.push_str("  nothing changes\n");
        } else {
            change.to_string().lines().for_each(|line| _ = writeln!(page, "  {line}"));
        }
    }
    Ok(page)
}

fn pairs(arguments: &Arguments) -> Result<Vec<Input>, String> {
    arguments.pairs.as_ref().map_or_else(|| Ok(bundled()), |folder| folders(folder).map_err(|error| error.to_string()))
}

/// Which entries are new, and which stand in place of built-in ones.
fn entries(name: &str, mine: &Lexicon) -> String {
    let embedded = Lexicon::embedded();
    let known: std::collections::HashSet<(&str, &str)> = embedded.ids().into_iter().collect();
    let ids = mine.ids();
    let replaced = ids.iter().filter(|id| known.contains(id)).count();
    let mut page = format!("{name}: {} new, {replaced} in place of built-in entries\n", ids.len() - replaced);
    for (section, id) in ids {
        let how = if known.contains(&(section, id)) { "instead" } else { "new" };
        let _ = writeln!(page, "  {how:8} [{section}] {id}");
    }
    page
}

/// Where entries of one's own are found in a pair.
fn found(comparer: &Comparer, mine: &Lexicon, readouts: [&Readout; 2]) -> Vec<String> {
    let ids = mine.ids();
    let mut lines = Vec::new();
    for readout in readouts {
        for known in comparer.look_up(readout.text()).iter().filter(|known| ids.contains(&(known.section, &known.id))) {
            lines.push(format!("{}: {} is “{}”", readout.issuer(), known.id, known.span.of(readout.text())));
        }
    }
    lines
}

//! Any number of readouts, and the shape of the page on them: what the examples `panel` and `series` have in common.
//!
//! In: paths of texts, of folders and of JSON lines. Out: readouts, in the order of the paths and within a folder by name. Law: what
//! cannot be read is named with its file, and with its line where it has some.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rashomon::Readout;
use rashomon::report::TextOptions;

/// What is printed, and where to.
#[derive(Args)]
pub(crate) struct Layout {
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// A file to write to instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Columns of the text report.
    #[arg(long, value_name = "N", default_value_t = TextOptions::default().width)]
    width: usize,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Html,
    Json,
    Csv,
}

impl Layout {
    pub(crate) fn text(&self) -> TextOptions {
        TextOptions::default().with_width(self.width)
    }
}

/// The readouts of all paths; `named` says what the name of a text tells about it.
pub(crate) fn readouts(paths: &[PathBuf], named: fn(&Path, &Readout) -> Result<Readout, String>) -> Result<Vec<Readout>, String> {
    Ok(paths.iter().map(|path| read(path, named)).collect::<Result<Vec<_>, _>>()?.concat())
}

/// The readouts of a text, of JSON lines, or of every text in a folder.
fn read(path: &Path, named: fn(&Path, &Readout) -> Result<Readout, String>) -> Result<Vec<Readout>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        let mut paths: Vec<PathBuf> = entries.map_err(said)?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        return readouts(&paths, named);
    }
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        let text = fs::read_to_string(path).map_err(said)?;
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let readout = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{number}: {error}", path.display()))
        };
        return lines.map(readout).collect();
    }
    let readout = Readout::read(path).map_err(|error| error.to_string())?;
    Ok(vec![named(path, &readout)?])
}

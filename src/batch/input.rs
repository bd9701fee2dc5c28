//! Where the pairs of a batch come from.
//!
//! In: lines of JSON, a folder of folders, or the bundled corpus. Out: [`Input`]s, read as far as it takes to name them, and
//! [`Pair`]s. Law: texts are kept as given; what is wrong with an input is said with its line or its folder.

use std::fs;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Number, from_slice};

use crate::corpus;
use crate::error::Error;
use crate::readout::{Readout, sixteen_bits};

/// Bytes that a line of JSON may have with [`lines`]: both texts of a pair together. A longer one is a bad input, and is not kept
/// in memory; [`lines_up_to`] takes another limit.
pub const LONGEST_LINE: usize = 64 << 20;

/// Two readouts of one call, by the name that their results go under.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pair {
    /// Its name: the `id` of a line (its number where there is none), the name of a folder.
    pub id: String,
    /// The account given first.
    pub a: Readout,
    /// The account given second.
    pub b: Readout,
}

/// One pair of a batch, not read yet: reading is part of the work that threads share.
#[derive(Debug, Clone)]
pub struct Input(Source);

#[derive(Debug, Clone)]
enum Source {
    Line { file: String, number: usize, bytes: Vec<u8> },
    Folder(PathBuf),
    Bundled(Box<Pair>),
    Broken(Error),
}

/// A line of JSON, as far as its name.
#[derive(Deserialize)]
struct Named {
    id: Option<Id>,
}

/// A line of JSON.
#[derive(Deserialize)]
struct Line {
    id: Option<Id>,
    a: Readout,
    b: Readout,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Word(String),
    Number(Number),
}

impl Id {
    /// What a pair is called; by the number of its line where nothing else is said.
    fn or(id: Option<Self>, line: usize) -> String {
        match id {
            Some(Self::Word(word)) => word,
            Some(Self::Number(number)) => number.to_string(),
            None => line.to_string(),
        }
    }
}

impl Input {
    /// The name of the pair, if so much of it can be read.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match &self.0 {
            Source::Line { number, bytes, .. } => from_slice(bytes).ok().map(|named: Named| Id::or(named.id, *number)),
            Source::Folder(path) => Some(name(path)),
            Source::Bundled(pair) => Some(pair.id.clone()),
            Source::Broken(_) => None,
        }
    }

    /// The pair itself.
    ///
    /// # Errors
    ///
    /// When it is no pair: the error names file and line, or the folder.
    pub fn pair(self) -> Result<Pair, Error> {
        match self.0 {
            Source::Line { file, number, bytes } => match from_slice(&bytes) {
                Ok(Line { id, a, b }) => Ok(Pair { id: Id::or(id, number), a, b }),
                Err(error) => Err(Error::format(&file, number, unreadable(&bytes, &error))),
            },
            Source::Folder(path) => folder(&path),
            Source::Bundled(pair) => Ok(*pair),
            Source::Broken(error) => Err(error),
        }
    }
}

/// What is wrong with a line, with the usual causes by name.
fn unreadable(bytes: &[u8], error: &serde_json::Error) -> String {
    if sixteen_bits(bytes).is_some() || bytes.contains(&0) {
        return String::from("this looks like UTF-16, or holds NUL bytes: lines of JSON are UTF-8");
    }
    match std::str::from_utf8(bytes) {
        // serde_json counts lines of its own, and there is only one.
        Ok(_) => format!("not a pair: {}", error.to_string().replace("at line 1 column", "at column")),
        Err(error) => format!("not UTF-8: byte {} of the line, counted from 0", error.valid_up_to()),
    }
}

/// The pairs of a stream of JSON, one a line: `{"id": "…", "a": {"issuer": "…", "text": "…"}, "b": {…}}`.
///
/// A readout may also have `leader`, `counterpart`, `date`, `language` and `source`; further keys are left out. `file` is the name
/// that errors carry. Empty lines are passed over; a byte-order mark at the start and carriage returns do no harm. When the
/// stream breaks, the last input is an error that says so.
pub fn lines<R: BufRead>(file: &str, reader: R) -> impl Iterator<Item = Input> + use<R> {
    lines_up_to(LONGEST_LINE, file, reader)
}

/// The same with a limit of one's own: lines of more than `longest` bytes are bad inputs, and are not kept in memory.
pub fn lines_up_to<R: BufRead>(longest: usize, file: &str, mut reader: R) -> impl Iterator<Item = Input> + use<R> {
    let file = file.to_owned();
    let mut number = 0;
    let mut over = false;
    std::iter::from_fn(move || {
        while !over {
            number += 1;
            let source = match next_line(&mut reader, longest) {
                Ok(None) => break,
                Ok(Some(bytes)) if bytes.len() > longest => {
                    Source::Broken(Error::format(&file, number, format!("longer than {longest} bytes")))
                }
                Ok(Some(mut bytes)) => {
                    if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                        bytes.drain(..3);
                    }
                    if bytes.trim_ascii().is_empty() {
                        continue;
                    }
                    Source::Line { file: file.clone(), number, bytes }
                }
                Err(error) => {
                    over = true;
                    Source::Broken(Error::format(&file, number, format!("the input broke off here: {error}")))
                }
            };
            return Some(Input(source));
        }
        None
    })
}

/// The next line without its end, cut where it is too long; nothing at the end of the stream.
fn next_line(reader: &mut impl BufRead, longest: usize) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let most = (longest as u64).saturating_add(1);
    if reader.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() as u64 == most {
        // The rest of it is passed over without being kept.
        reader.skip_until(b'\n')?;
    }
    Ok(Some(bytes))
}

/// The pairs of a folder, one a folder in it, by name.
///
/// A pair's folder holds two texts, `*.txt` in UTF-8, each named after its government (what stands before the first full stop). The folder's
/// name says which is first (`2021-06-16_us-russia`: `us`), and the day of the call where it begins with one; otherwise they
/// are taken by name. Folders without any text, and other files, are passed over.
///
/// # Errors
///
/// When the folder cannot be listed, or holds no pair.
pub fn folders(path: &Path) -> Result<Vec<Input>, Error> {
    let mut found: Vec<PathBuf> = list(path)?.into_iter().filter(|path| path.is_dir()).collect();
    // What cannot be listed is said when its turn comes.
    found.retain(|path| texts(path).is_ok_and(|texts| !texts.is_empty()) || list(path).is_err());
    if found.is_empty() {
        return Err(wrong(path, "no folder in it holds texts (two files `*.txt` a pair)"));
    }
    Ok(found.into_iter().map(|path| Input(Source::Folder(path))).collect())
}

/// The pairs of the bundled corpus.
#[must_use]
pub fn bundled() -> Vec<Input> {
    let input = |pair: corpus::Pair| Input(Source::Bundled(Box::new(Pair { id: pair.id.to_owned(), a: pair.a, b: pair.b })));
    corpus::pairs().into_iter().map(input).collect()
}

fn wrong(path: &Path, message: impl Into<String>) -> Error {
    Error::data(&path.display().to_string(), message)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What is in a folder, by name.
fn list(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries =
        fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|error| wrong(path, error.to_string()))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn texts(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let is_text = |path: &PathBuf| path.is_file() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    Ok(list(path)?.into_iter().filter(is_text).collect())
}

/// The pair in one folder.
fn folder(path: &Path) -> Result<Pair, Error> {
    let found = texts(path)?;
    let [first, second] = &found[..] else {
        return Err(wrong(path, format!("{} texts in it: a pair has two files `*.txt`", found.len())));
    };
    let id = name(path);
    let [first, second] = [Readout::read(first)?, Readout::read(second)?];
    let sides = id.split_once('_').map_or(id.as_str(), |(_, sides)| sides);
    let turned = sides == format!("{}-{}", second.issuer(), first.issuer());
    let date = id.get(..10).filter(|date| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    let [first, second] = [first, second].map(|readout| date.into_iter().fold(readout, Readout::with_date));
    let (a, b) = if turned { (second, first) } else { (first, second) };
    Ok(Pair { id, a, b })
}

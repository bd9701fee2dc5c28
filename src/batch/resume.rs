//! Going on with a batch that was interrupted.
//!
//! In: the output as far as it was written. Out: [`Kept`]: what of it is whole, and the pair it ends with; the inputs behind that
//! pair. Law: an interrupted run that is resumed gives the bytes of one that was not, as long as no two pairs have one name.

use std::io::{self, BufRead, Read};

use serde::Deserialize;

use super::input::Input;
use super::{Format, Table};
use crate::error::Error;

/// What of an output can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Kept {
    /// How many bytes; what stands behind them is to be cut off.
    pub bytes: u64,
    /// The last pair whose results are whole; none where the run begins anew.
    pub last: Option<String>,
}

impl Kept {
    /// Looks through an output that was written in a format; `file` is the name that errors carry.
    ///
    /// Of a table the last pair's records are not kept, since nothing says whether more of them were to come.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no output of this format.
    pub fn of(format: Format, file: &str, output: impl BufRead) -> Result<Self, Error> {
        let kept = match format {
            Format::Json => lines(output),
            Format::Csv(table) => records(table, output),
        };
        kept.map_err(|error| Error::data(file, format!("cannot be resumed: {error}")))
    }
}

fn other(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.into())
}

/// How every line of JSON begins: what does not is not cut off, whoever wrote it.
const OPENING: &[u8] = br#"{"id":""#;

/// Whether bytes are a text, or one that broke off.
fn begins(bytes: &[u8], text: &[u8]) -> bool {
    bytes.iter().zip(text).all(|(x, y)| x == y)
}

/// The last whole line.
fn lines(mut output: impl BufRead) -> io::Result<Kept> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let (mut bytes, mut whole, mut line) = (0, Vec::new(), Vec::new());
    while output.read_until(b'\n', &mut line)? > 0 {
        if !begins(&line, OPENING) {
            return Err(other("not every line of it is a line of this program's JSON"));
        }
        if line.last() == Some(&b'\n') {
            bytes += line.len() as u64;
            std::mem::swap(&mut whole, &mut line);
        }
        line.clear();
    }
    if whole.is_empty() {
        return Ok(Kept::default());
    }
    let last: Named = serde_json::from_slice(&whole).map_err(|_| other("its last whole line is no JSON with a name"))?;
    Ok(Kept { bytes, last: Some(last.id) })
}

/// Everything before the records of the last pair.
fn records(table: Table, mut output: impl BufRead) -> io::Result<Kept> {
    let header = table.header().into_bytes();
    let mut head = Vec::new();
    output.by_ref().take(header.len() as u64).read_to_end(&mut head)?;
    if !begins(&head, &header) {
        return Err(other(format!("its columns are not those of the table `{}`", table.name())));
    }
    if head.len() < header.len() {
        return Ok(Kept::default());
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(output);
    let mut kept = Kept { bytes: header.len() as u64, last: None };
    let mut current: Option<String> = None;
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        // A record that broke off within its name is of a pair unknown, perhaps the one before.
        let id = record.get(0).filter(|_| record.len() > 1).and_then(|id| std::str::from_utf8(id).ok());
        let Some(id) = id else { break };
        if current.as_deref() != Some(id) {
            kept.bytes = header.len() as u64 + record.position().map_or(0, csv::Position::byte);
            kept.last = current.replace(id.to_owned());
        }
    }
    Ok(kept)
}

/// The inputs behind the pair with a name.
///
/// # Errors
///
/// When no input has that name: the output belongs to another input.
pub fn after<I: Iterator<Item = Input>>(mut inputs: I, last: &str) -> Result<I, Error> {
    if inputs.by_ref().any(|input| input.id().as_deref() == Some(last)) {
        return Ok(inputs);
    }
    Err(Error::data(last, "no pair of the input has this name, with which the output ends: it belongs to another input"))
}

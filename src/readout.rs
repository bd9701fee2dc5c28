//! What goes in: one government's text about one call.
//!
//! In: the words of a government and what the caller knows about them. Out: [`Readout`], [`Side`].
//! Law: the text is kept as given; nothing is trimmed, decoded or repaired.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// One of the two accounts of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The account given first.
    A,
    /// The account given second.
    B,
}

impl Side {
    /// Both sides, in order.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The name that machine-readable output uses: `a` or `b`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    /// 0 for `a`, 1 for `b`.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One government's text about one call, with what the caller knows about it.
///
/// Only the issuer and the text are needed: leaders are read from the text's opening when none is given, and a value
/// that is given wins over what the text suggests.
///
/// ```
/// use rashomon::Readout;
/// let readout = Readout::new("United States", "The President spoke today with Prime Minister Ito of Japan.")
///     .with_leader("Jane Doe")
///     .with_date("2024-05-01");
/// assert_eq!(readout.issuer(), "United States");
/// assert_eq!(readout.leader(), Some("Jane Doe"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readout {
    // Everything is shared with the documents and comparisons that it goes into.
    issuer: Arc<str>,
    text: Arc<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    leader: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counterpart: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Arc<str>>,
}

macro_rules! optional {
    ($(#[$get:meta])* $field:ident, $(#[$with:meta])* $with_field:ident) => {
        $(#[$with])*
        #[must_use]
        pub fn $with_field(mut self, value: impl Into<String>) -> Self {
            self.$field = Some(value.into().into());
            self
        }

        $(#[$get])*
        #[must_use]
        pub fn $field(&self) -> Option<&str> {
            self.$field.as_deref()
        }
    };
}

impl Readout {
    /// A readout by `issuer`: the government that published it, by any usual name ("United States", "us", "the Kremlin").
    #[must_use]
    pub fn new(issuer: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            issuer: issuer.into().into(),
            text: text.into().into(),
            leader: None,
            counterpart: None,
            date: None,
            language: None,
            source: None,
        }
    }

    /// A readout from bytes that came from a file or a pipe; `issuer` is also the name that errors carry.
    ///
    /// Nothing is stripped, not even a byte-order mark, so that offsets are those of the bytes.
    ///
    /// ```
    /// use rashomon::Readout;
    /// assert_eq!(Readout::from_utf8("Chile", b"They met.".to_vec())?.text(), "They met.");
    /// let error = Readout::from_utf8("Chile", b"caf\xe9".to_vec()).unwrap_err();
    /// assert_eq!(error.to_string(), "Chile: not UTF-8: byte 3, counted from 0, is 0xE9");
    /// # Ok::<(), rashomon::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the bytes are not UTF-8, or hold no more than white space; UTF-16 is called by its name.
    pub fn from_utf8(issuer: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        let text = decoded(issuer, bytes)?;
        match text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}') {
            _ if text.is_empty() => Err(Error::data(issuer, "there is nothing in it")),
            "" => Err(Error::data(issuer, "there is only white space in it")),
            _ => Ok(Self::new(issuer, text)),
        }
    }

    /// A readout from a file of plain UTF-8 text; its issuer is what stands before the first full stop of the file's name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is not UTF-8, or holds no more than white space; the error names the file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| Error::data(&name, error.to_string()))?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let issuer = file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(&file);
        Ok(Self { issuer: issuer.into(), ..Self::from_utf8(&name, bytes)? })
    }

    /// The same with the government of another readout as its counterpart, unless it names one or both are of one government.
    pub(crate) fn beside(&self, other: &Self) -> Self {
        let mut readout = self.clone();
        if readout.counterpart.is_none() && readout.issuer != other.issuer {
            readout.counterpart = Some(Arc::clone(&other.issuer));
        }
        readout
    }

    /// The government that published it, as the caller named it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The words as published.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    optional! {
        /// The issuer's leader or envoy in the call, where the caller named one.
        leader,
        /// Names the issuer's leader or envoy in the call.
        with_leader
    }
    optional! {
        /// The person or government at the other end, where the caller named one.
        counterpart,
        /// Names the person or the government at the other end.
        with_counterpart
    }
    optional! {
        /// The date of the call as ISO 8601 (`2022-03-30`), where the caller gave one.
        date,
        /// Gives the date of the call as ISO 8601.
        with_date
    }
    optional! {
        /// The language of the text as a BCP 47 tag, where the caller gave one.
        language,
        /// Gives the language of the text as a BCP 47 tag; English rules are used whatever it says, and a note says so.
        with_language
    }
    optional! {
        /// Where the text was published, where the caller said so.
        source,
        /// Says where the text was published (an address or a title).
        with_source
    }
}

/// The text of bytes in UTF-8; `file` is the name that errors carry.
pub(crate) fn decoded(file: &str, bytes: Vec<u8>) -> Result<String, Error> {
    if let Some(encoding) = sixteen_bits(&bytes) {
        return Err(Error::data(
            file,
            format!("this is {encoding}: only UTF-8 is read (`iconv -f UTF-16 -t UTF-8` makes it so)"),
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Error::data(file, format!("not UTF-8: byte {place}, counted from 0, is 0x{:02X}", error.as_bytes()[place]))
    })
}

/// The name of an encoding of 16 bits that bytes show: by its mark, or since every other byte of the beginning is NUL.
pub(crate) fn sixteen_bits(bytes: &[u8]) -> Option<&'static str> {
    /// Bytes that are looked at where there is no mark.
    const BEGINNING: usize = 64;
    let beginning = &bytes[..bytes.len().min(BEGINNING) & !1];
    let all_nul = |first: usize| beginning.len() >= 4 && beginning.iter().skip(first).step_by(2).all(|byte| *byte == 0);
    match (bytes, all_nul(0), all_nul(1)) {
        ([0xff, 0xfe, ..], ..) | (_, false, true) => Some("UTF-16, little-endian"),
        ([0xfe, 0xff, ..], ..) | (_, true, false) => Some("UTF-16, big-endian"),
        _ => None,
    }
}

//! What can go wrong, and where: errors belong to construction.
//!
//! In: nothing. Out: [`Error`]. Law: comparing text never fails; only building a
//! [`Comparer`](crate::Comparer) or reading a data file can, and then the error names file and line.

use std::fmt;

/// An error met while a lexicon, a language or a data file was read, or a comparer was built.
///
/// It is one pointer wide; [`Error::kind`] tells what happened.
///
/// ```
/// let error = rashomon::Lexicon::parse("mine.txt", "ceasefire = truce").unwrap_err();
/// assert_eq!(error.to_string(), "mine.txt:1: an entry stands before the first [section]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<ErrorKind>);

/// What an [`Error`] is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A line of a data file does not follow the format.
    Format {
        /// The file's name as it was given.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A topic that was asked for is not in the lexicon.
    Topic {
        /// What was asked for.
        id: String,
        /// The topic whose id is spelt most like it; empty where the lexicon has none.
        nearest: String,
    },
    /// A data file is damaged as a whole.
    Data {
        /// The file's name as it was given.
        file: String,
        /// What is wrong with it.
        message: String,
    },
    /// A setting that cannot be worked with.
    Setting {
        /// Its name.
        name: String,
        /// What is wrong with it.
        message: String,
    },
}

impl Error {
    /// What happened.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    pub(crate) fn format(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind::Format { file: file.to_owned(), line, message: message.into() }))
    }

    pub(crate) fn topic(id: &str, nearest: &str) -> Self {
        Self(Box::new(ErrorKind::Topic { id: id.to_owned(), nearest: nearest.to_owned() }))
    }

    pub(crate) fn data(file: &str, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind::Data { file: file.to_owned(), message: message.into() }))
    }

    pub(crate) fn setting(name: &str, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind::Setting { name: name.to_owned(), message: message.into() }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::Topic { id, nearest } if nearest.is_empty() => write!(f, "no topic is called `{id}`"),
            ErrorKind::Topic { id, nearest } => write!(f, "no topic is called `{id}`; the nearest is `{nearest}`"),
            ErrorKind::Format { file, line, message } => write!(f, "{file}:{line}: {message}"),
            ErrorKind::Data { file: name, message } | ErrorKind::Setting { name, message } => write!(f, "{name}: {message}"),
        }
    }
}

impl std::error::Error for Error {}

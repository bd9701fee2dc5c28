//! Frames: competing names for one thing.
//!
//! In: the `[frame]` entries of a lexicon; ids are `thing.name`. Out: [`FrameEntry`].
//! Law: every name is kept beside the neutral label of the thing; no entry says which one is right.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::error::Error;

/// One of several names for a thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FrameEntry {
    pub(crate) id: Box<str>,
    /// What stands before the dot: entries with the same thing compete.
    pub(crate) thing: Box<str>,
    /// The place of the first name of the same thing: one number for the thing.
    pub(crate) first: u16,
    /// A neutral label for the thing.
    pub(crate) label: Box<str>,
    /// This name for it, for display.
    pub(crate) name: Box<str>,
}

impl FrameEntry {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        let (thing, name) = entry
            .id
            .split_once('.')
            .ok_or_else(|| Error::format(file, entry.line, format!("`{}` is not a frame id: `thing.name`", entry.id)))?;
        Ok(Self {
            id: entry.id.into(),
            thing: thing.into(),
            first: 0,
            label: entry.key("label").unwrap_or(thing).into(),
            name: entry.key("name").map_or_else(|| name.replace('-', " "), str::to_owned).into(),
        })
    }
}

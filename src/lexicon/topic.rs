//! Topics: the files of diplomacy, and the terms that show which one a claim belongs to.
//!
//! In: the `[topic]` entries of a lexicon. Out: [`TopicEntry`]. Law: topics measure coverage and emphasis; they never
//! make two claims alike by themselves.

use std::sync::Arc;

use crate::entry::Entry;

/// A file of diplomacy.
#[derive(Debug, Clone)]
pub(crate) struct TopicEntry {
    pub(crate) id: Arc<str>,
    pub(crate) label: Box<str>,
}

impl TopicEntry {
    pub(crate) fn parse(entry: &Entry<'_>) -> Self {
        Self { id: entry.id.into(), label: entry.key("label").map_or_else(|| entry.id.replace('-', " "), str::to_owned).into() }
    }
}

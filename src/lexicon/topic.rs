//! Topics: the files of diplomacy, and the terms that show which one a claim belongs to.
//!
//! In: the `[topic]` entries of a lexicon. Out: [`TopicEntry`]. Law: topics measure coverage and emphasis; they never
//! make two claims alike by themselves.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;

/// A file of diplomacy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct TopicEntry {
    pub(crate) id: Arc<str>,
    pub(crate) label: Box<str>,
    /// Its id as the one file of a claim: most claims are on one alone, and share this list.
    pub(crate) alone: Arc<[Arc<str>]>,
}

impl TopicEntry {
    pub(crate) fn parse(entry: &Entry<'_>) -> Self {
        let id: Arc<str> = entry.id.into();
        let alone = [Arc::clone(&id)].into();
        Self { id, alone, label: entry.key("label").map_or_else(|| entry.id.replace('-', " "), str::to_owned).into() }
    }
}

//! Concepts: terms and phrases that mean the same in this register, and how sets of them stand to each other.
//!
//! In: the `[concept]` entries of a lexicon. Out: [`ConceptEntry`]. Law: two forms of one concept are the same point;
//! two opposed concepts answer the same question in opposite ways.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;

/// A set of forms that mean the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConceptEntry {
    pub(crate) id: Box<str>,
    /// Places in the table of topics.
    pub(crate) topics: Vec<u16>,
    /// Places in the table of concepts.
    pub(crate) opposed: Vec<u16>,
    pub(crate) broader: Vec<u16>,
    /// `stance: blame`: to name it is to lay blame.
    pub(crate) blames: bool,
}

impl ConceptEntry {
    /// The entry without its relations, which are resolved once every concept is known.
    pub(crate) fn parse(entry: &Entry<'_>) -> Self {
        Self {
            id: entry.id.into(),
            topics: Vec::new(),
            opposed: Vec::new(),
            broader: Vec::new(),
            blames: entry.key("stance") == Some("blame"),
        }
    }
}

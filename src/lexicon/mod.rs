//! Knowledge of the register: acts, actors, concepts, frames, topics, cues.
//!
//! In: files in the line format of [`Lexicon::parse`]. Out: [`Lexicon`], compiled once into a [`Compiled`] trie.
//! Law: every entry has a provenance line above it; a later file's entry replaces an earlier one with the same section and id.

mod act;
mod actor;
mod compiled;
mod concept;
mod cue;
mod form;
mod frame;
mod topic;
mod trie;

use std::borrow::Cow;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::path::Path;

use rustc_hash::{FxBuildHasher, FxHashMap};

pub use act::{Act, Plover};
pub(crate) use act::{ActKind, Direction};
pub(crate) use actor::{ActorEntry, Naming};
pub(crate) use compiled::{Compiled, Meaning, Tie};
pub use cue::Medium;
pub(crate) use cue::{Role, Roles};
pub(crate) use trie::Hit;

use crate::entry::{self, Entry};
use crate::error::Error;
use crate::readout::decoded;

/// The files that the crate carries, in the order in which they are read.
const EMBEDDED: [(&str, &str); 10] = [
    ("topics.txt", include_str!("data/topics.txt")),
    ("concepts-security.txt", include_str!("data/concepts-security.txt")),
    ("concepts-diplomacy.txt", include_str!("data/concepts-diplomacy.txt")),
    ("concepts-economy.txt", include_str!("data/concepts-economy.txt")),
    ("actors.txt", include_str!("data/actors.txt")),
    ("leaders.txt", include_str!("data/leaders.txt")),
    ("acts.txt", include_str!("data/acts.txt")),
    ("frames.txt", include_str!("data/frames.txt")),
    ("cues.txt", include_str!("data/cues.txt")),
    ("roles.txt", include_str!("data/roles.txt")),
];

/// Entries for which there is room from the start: more than those files have.
const ROOM: usize = 7_000;

/// Sections a lexicon may have.
const SECTIONS: [&str; 13] = [
    "concept",
    "actor",
    "leader",
    "act",
    "frame",
    "topic",
    "tone",
    "hedge",
    "condition",
    "negation",
    "intensifier",
    "medium",
    "role",
];

/// What the crate knows about how governments write, as a value that can be added to.
///
/// A file is plain text, one entry a line, in sections:
///
/// ```text
/// ! provenance: where the knowledge comes from
/// [concept]
/// ceasefire = ceasefire | truce | cessation of hostilities ; opposed: escalation ; topic: ceasefire-peace-talks
/// + They agreed to a truce. ~ A cessation of hostilities was announced.
/// ```
///
/// Forms match by stem on word bounds; the determiners within them do not count, a hyphen equals a space, ` .. ` leaps
/// over up to three words, and a form that starts with `=` matches as written. `src/lexicon/format.md` has the whole format.
///
/// ```
/// use rashomon::{Comparer, Lexicon, Readout};
/// let mine = Lexicon::parse("mine.txt", "[concept]\nsnow-treaty = Snow Treaty | accord on snow")?;
/// let comparer = Comparer::builder().lexicon(mine).build()?;
/// let a = Readout::new("Norway", "The Prime Minister reaffirmed the Snow Treaty.");
/// let b = Readout::new("Sweden", "The two sides reaffirmed the accord on snow.");
/// assert_eq!(comparer.compare(&a, &b).links().len(), 1);
/// # Ok::<(), rashomon::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Lexicon {
    /// The lexicon that the crate carries.
    #[must_use]
    pub fn embedded() -> Self {
        Self { files: EMBEDDED.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect() }
    }

    /// A lexicon from the text of one file; `file` is the name that errors carry.
    ///
    /// # Errors
    ///
    /// When a line does not follow the format, or a section is unknown; the error names file and line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        for entry in entry::parse(file, text)? {
            if !SECTIONS.contains(&entry.section) {
                return Err(Error::format(
                    file,
                    entry.line,
                    format!("no section `[{}]`: there are {}", entry.section, SECTIONS.join(", ")),
                ));
            }
        }
        Ok(Self { files: vec![(file.to_owned().into(), text.to_owned().into())] })
    }

    /// A lexicon from a file of UTF-8.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not UTF-8, and as [`parse`](Self::parse); the error names the file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| Error::data(&name, error.to_string()))?;
        Self::parse(&name, &decoded(&name, bytes)?)
    }

    /// Adds the files of `other`; its entries replace earlier ones with the same section and id.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self
    }

    /// How many entries each section has, in the order of the file format.
    ///
    /// ```
    /// let sizes = rashomon::Lexicon::embedded().sizes();
    /// assert!(sizes.iter().any(|(section, entries)| *section == "topic" && *entries > 50));
    /// ```
    #[must_use]
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let entries = self.entries().unwrap_or_default();
        SECTIONS.iter().map(|section| (*section, entries.iter().filter(|(_, entry)| entry.section == *section).count())).collect()
    }

    /// Section and id of every entry that counts, in the order of the files.
    ///
    /// ```
    /// let mine = rashomon::Lexicon::parse("mine.txt", "[concept]\nsnow-treaty = Snow Treaty\n[tone]\nicy = icy ; valence: -0.8")?;
    /// assert_eq!(mine.ids(), [("concept", "snow-treaty"), ("tone", "icy")]);
    /// assert!(rashomon::Lexicon::embedded().ids().contains(&("concept", "ceasefire")));
    /// # Ok::<(), rashomon::Error>(())
    /// ```
    #[must_use]
    pub fn ids(&self) -> Vec<(&str, &str)> {
        self.entries().unwrap_or_default().into_iter().map(|(_, entry)| (entry.section, entry.id)).collect()
    }

    /// The example pairs of all entries with a section: two sentences that the entry must read alike.
    #[must_use]
    pub fn examples(&self) -> Vec<(&str, &str, &str, &str)> {
        let entries = self.entries().unwrap_or_default();
        entries
            .iter()
            .flat_map(|(_, entry)| entry.examples().map(|(left, right)| (entry.section, entry.id, left, right)))
            .collect()
    }

    /// Entries without a provenance line above them, as `file:line`: none in the crate's own files.
    #[must_use]
    pub fn without_provenance(&self) -> Vec<String> {
        let entries = self.entries().unwrap_or_default();
        entries
            .iter()
            .filter(|(_, entry)| entry.provenance.is_none_or(str::is_empty))
            .map(|(file, entry)| format!("{file}:{}", entry.line))
            .collect()
    }

    /// Every entry that counts, with its file.
    fn entries(&self) -> Result<Vec<(&str, Entry<'_>)>, Error> {
        let mut entries: Vec<(&str, Entry<'_>)> = Vec::with_capacity(ROOM);
        let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::with_capacity_and_hasher(ROOM, FxBuildHasher);
        for (file, text) in &self.files {
            entry::each(file, text, |entry| match places.entry((entry.section, entry.id)) {
                Occupied(place) => entries[*place.get()] = (file, entry),
                Vacant(place) => {
                    place.insert(entries.len());
                    entries.push((file, entry));
                }
            })?;
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::language::Language;
    use crate::term::{TermId, Traits, Vocabulary};

    /// What a form matches: its terms without determiners, as a text is read; none for a gap, the letters where they count.
    fn matched(form: &str, vocabulary: &mut Vocabulary) -> (Vec<Option<TermId>>, Option<String>) {
        let written = form.strip_prefix('=').map(str::to_owned);
        let words: Vec<&str> = form.trim_start_matches('=').split([' ', '-', '/']).filter(|word| !word.is_empty()).collect();
        let (mut terms, mut folded) = (Vec::new(), String::new());
        for word in &words {
            let word = (*word != "..").then(|| vocabulary.intern_word(word, &mut folded));
            if words.len() == 1 || word.is_none_or(|word| !word.traits.is(Traits::DETERMINER)) {
                terms.push(word.map(|word| word.id));
            }
        }
        (terms, written)
    }

    #[test]
    fn a_form_stands_in_one_concept_and_once() {
        let lexicon = Lexicon::embedded();
        let mut vocabulary = Vocabulary::new(Language::english());
        let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for (_, entry) in lexicon.entries().unwrap() {
            for form in entry.forms().filter(|_| entry.section == "concept") {
                places.entry(matched(form, &mut vocabulary)).or_default().push(format!("{}: {form}", entry.id));
            }
        }
        let twice: Vec<String> = places.into_values().filter(|forms| forms.len() > 1).map(|forms| forms.join(", ")).collect();
        assert!(twice.is_empty(), "{} forms stand twice:\n{}", twice.len(), twice.join("\n"));
    }
}

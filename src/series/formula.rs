//! The formulas of a government: what it says in the same way again and again.
//!
//! In: its own texts in order of time. Out: [`Formula`]s that appear or vanish. Law: a formula is shown in the exact words of the first
//! text that holds it; it is held against the government's own earlier texts only.
//!
//! A formula is a name for a thing or a concept of the lexicon, in whatever words, or a run of three to eight words that three
//! texts share. Formulas that stand in the very same texts are one: the names of things come first, then concepts, then the
//! longest run of words.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::course::{Course, course};
use crate::knowledge::Knowledge;
use crate::lexicon::Meaning;
use crate::readout::Side;
use crate::score::rounded;
use crate::span::Span;
use crate::term::TermId;
use crate::token::{Term, tokenize};

/// Words of a repeated run.
const RUN: std::ops::RangeInclusive<usize> = 3..=8;
/// From this weight on (0 in every paragraph, 1 never seen) a term can begin or end a run.
const TELLING: f32 = 0.2;
/// Texts that share a formula at least.
const LEAST: usize = 3;

/// What kind of formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormulaKind {
    /// One of several names for a thing: "special military operation".
    Frame,
    /// A concept of the lexicon, in whatever words.
    Concept,
    /// A run of words.
    Phrase,
}

impl FormulaKind {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Concept => "concept",
            Self::Phrase => "phrase",
        }
    }
}

/// A formula that appears in a government's own texts, or vanishes from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Formula {
    /// Whose texts.
    pub side: Side,
    /// What kind of formula.
    pub kind: FormulaKind,
    /// The id of the lexicon; for a run of words, the words.
    pub id: String,
    /// The words of the first text that holds it.
    pub words: String,
    /// Whether it appears or vanishes.
    pub course: Course,
    /// The date of the first text that holds it.
    pub first: String,
    /// The date of the last text that holds it.
    pub last: String,
    /// How many texts hold it.
    pub texts: usize,
    /// How many texts of this government there are.
    pub of: usize,
    /// How many texts before the first one do not hold it.
    pub before: usize,
    /// How many texts after the last one do not hold it.
    pub since: usize,
    /// How likely that is by chance, 0 to 1.
    pub chance: f64,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Frame(u16),
    Concept(u16),
    Phrase(Vec<TermId>),
}

impl Key {
    /// The kind, and by how many words it is passed over for another of its kind.
    fn rank(&self) -> (FormulaKind, usize) {
        match self {
            Self::Frame(_) => (FormulaKind::Frame, 0),
            Self::Concept(_) => (FormulaKind::Concept, 0),
            Self::Phrase(ids) => (FormulaKind::Phrase, RUN.end() - ids.len()),
        }
    }
}

/// Where a formula stands.
struct Found {
    /// The first text and the words in it.
    first: (usize, Span),
    held: Vec<bool>,
}

/// The formulas of one side that appear or vanish, and how many formulas were looked at.
pub(super) fn formulas(side: Side, texts: &[(&str, &str)], knowledge: &Knowledge) -> (Vec<Formula>, usize) {
    let mut found: FxHashMap<Key, Found> = FxHashMap::default();
    for (place, (_, text)) in texts.iter().enumerate() {
        for (key, span) in keys(text, knowledge) {
            let entry = found.entry(key).or_insert_with(|| Found { first: (place, span), held: vec![false; texts.len()] });
            entry.held[place] = true;
        }
    }
    let mut repeated: Vec<(Key, Found)> =
        found.into_iter().filter(|(_, found)| found.held.iter().filter(|held| **held).count() >= LEAST).collect();
    repeated.sort_by(|(x, left), (y, right)| {
        left.held.cmp(&right.held).then(x.rank().cmp(&y.rank())).then(left.first.cmp(&right.first))
    });
    repeated.dedup_by(|(_, later), (_, earlier)| later.held == earlier.held);
    let looked_at = repeated.len();
    let mut formulas: Vec<Formula> =
        repeated.iter().filter_map(|(key, found)| read(side, key, found, texts, knowledge)).collect();
    formulas
        .sort_by(|x, y| x.chance.total_cmp(&y.chance).then_with(|| (x.kind, &x.id, x.course).cmp(&(y.kind, &y.id, y.course))));
    (formulas, looked_at)
}

fn read(side: Side, key: &Key, found: &Found, texts: &[(&str, &str)], knowledge: &Knowledge) -> Option<Formula> {
    let words = found.first.1.of(texts[found.first.0].1).split_whitespace().collect::<Vec<_>>().join(" ");
    let id = match key {
        Key::Frame(frame) => knowledge.lexicon.frames[*frame as usize].id.to_string(),
        Key::Concept(concept) => knowledge.lexicon.concepts[*concept as usize].id.to_string(),
        Key::Phrase(_) => words.clone(),
    };
    let date = |place: Option<usize>| place.map_or_else(String::new, |place| texts[place].0.to_owned());
    let first = found.held.iter().position(|held| *held);
    let last = found.held.iter().rposition(|held| *held);
    course(&found.held).map(|(course, chance)| Formula {
        side,
        kind: key.rank().0,
        id: id.clone(),
        words: words.clone(),
        course,
        first: date(first),
        last: date(last),
        texts: found.held.iter().filter(|held| **held).count(),
        of: found.held.len(),
        before: first.unwrap_or_default(),
        since: last.map_or(0, |last| found.held.len() - last - 1),
        chance: rounded(chance),
    })
}

/// Everything in a text that can be a formula, with the words.
fn keys(text: &str, knowledge: &Knowledge) -> Vec<(Key, Span)> {
    let tokens = tokenize(text, &knowledge.vocabulary);
    let terms = tokens.terms();
    let span = |terms: &[Term]| terms[0].span.cover(terms[terms.len() - 1].span);
    let mut keys: Vec<(Key, Span)> = Vec::new();
    let mut hits = Vec::new();
    knowledge.lexicon.read(text, terms, &mut hits);
    for hit in hits {
        match hit.value {
            Meaning::Frame(frame) => keys.push((Key::Frame(frame), span(&terms[hit.start..hit.end]))),
            Meaning::Concept(concept) => keys.push((Key::Concept(concept), span(&terms[hit.start..hit.end]))),
            _ => {}
        }
    }
    let telling = |term: &Term| knowledge.statistics.weight(term.id) >= TELLING;
    for run in terms.split(|term| term.id.is_mark()) {
        for length in RUN {
            let runs = run.windows(length).filter(|words| telling(&words[0]) && telling(&words[length - 1]));
            keys.extend(runs.map(|words| (Key::Phrase(words.iter().map(|term| term.id).collect()), span(words))));
        }
    }
    keys
}

//! Words as numbers: the vocabulary that texts, lexicon, statistics and vectors share.
//!
//! In: the surface of a word. Out: a [`TermId`]. Law: equal terms have equal ids in every text and on every machine;
//! a word that the vocabulary does not hold gets an id from its letters, so that no look-up ever needs to be written to.

mod surfaces;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};

use surfaces::Surfaces;
pub(crate) use surfaces::{EIGHT, FormHash, eight};

use crate::language::Language;

/// A normalised word as a number.
///
/// Ids below 2^32 are places in the vocabulary; an unknown word has the top bit set and a hash of its letters below it,
/// so two unknown words share an id with a chance of about 1 in 10^18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(u64);

const UNKNOWN: u64 = 1 << 63;

/// Punctuation marks have terms too, so that a clause can be read as one sequence: these are the first ids of every vocabulary.
const MARKS: [&str; 12] = [",", ";", ":", ".", "!", "?", "(", ")", "\"", "-", "…", "•"];

impl TermId {
    pub(crate) const COMMA: Self = Self(0);
    pub(crate) const SEMICOLON: Self = Self(1);
    pub(crate) const COLON: Self = Self(2);
    pub(crate) const STOP: Self = Self(3);
    pub(crate) const EXCLAMATION: Self = Self(4);
    pub(crate) const QUESTION: Self = Self(5);
    pub(crate) const OPEN: Self = Self(6);
    pub(crate) const CLOSE: Self = Self(7);
    pub(crate) const QUOTE: Self = Self(8);
    pub(crate) const DASH: Self = Self(9);
    pub(crate) const ELLIPSIS: Self = Self(10);
    pub(crate) const BULLET: Self = Self(11);
    /// Any other mark.
    pub(crate) const MARK: Self = Self(12);

    /// Its place in the vocabulary, if it is known.
    pub(crate) fn index(self) -> Option<usize> {
        (self.0 < UNKNOWN).then_some(self.0 as usize)
    }

    pub(crate) fn is_mark(self) -> bool {
        self.0 <= Self::MARK.0
    }

    fn unknown(stem: &str) -> Self {
        Self(hashed(stem) | UNKNOWN)
    }
}

/// What is known about a word beside its term, told with it so that no later stage has to look it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Traits(u8);

impl Traits {
    /// An article or its like: it does not count within a phrase.
    pub(crate) const DETERMINER: Self = Self(1);
    /// As it is written, it is an irregular past form of a reporting verb.
    pub(crate) const PAST: Self = Self(2);
    /// How many bits there are.
    const BITS: u32 = 2;

    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    pub(crate) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { Self(self.0 & !other.0) }
    }
}

/// A word as the vocabulary has it: all that reading a text asks about it, so that it costs one look-up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) id: TermId,
    pub(crate) traits: Traits,
    /// Where the phrases of the lexicon stand that begin with it; 0 where none does.
    pub(crate) root: u32,
}

impl Word {
    /// The same as it is written: only some of the spellings of a term are a past form.
    fn written(self, past: bool) -> Self {
        Self { traits: self.traits.with(Traits::PAST, past), ..self }
    }
}

/// The letters of an unknown stem as a number, the same on every machine.
fn hashed(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    // Fibonacci mixing spreads what the fast hash leaves in the high bits.
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The stems of known terms, each in the order in which it came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Names {
    text: String,
    /// By term where its stem ends in the text.
    ends: Vec<usize>,
}

impl Names {
    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }

    fn get(&self, place: usize) -> Option<&str> {
        let start = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(place)?)
    }
}

/// The known terms and the surface forms that lead to them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    /// It is read from its own file.
    #[serde(skip, default = "Language::english")]
    language: Language,
    /// The determiners of the language, by the hashes of their letters.
    determiners: FxHashSet<u64>,
    /// Folded surface form → term, for the words of the register.
    surfaces: Surfaces,
    /// Hash of a stem → term, for forms that are not listed. Two stems share one with a chance of about 1 in 10^19.
    stems: FxHashMap<u64, u32>,
    names: Names,
    /// By term what is known of it however it is written.
    traits: Vec<Traits>,
    /// By term where the phrases stand that begin with it; shorter where the last ones begin none.
    roots: Vec<u32>,
}

impl Vocabulary {
    /// Stems for which there is room from the start: more than the crate carries.
    const ROOM: usize = 1 << 14;

    pub(crate) fn new(language: Language) -> Self {
        let mut vocabulary = Self {
            determiners: language.determiners().map(FormHash::of).collect(),
            surfaces: Surfaces::new(),
            stems: FxHashMap::with_capacity_and_hasher(Self::ROOM, FxBuildHasher),
            names: Names::default(),
            traits: Vec::with_capacity(Self::ROOM),
            roots: Vec::new(),
            language,
        };
        for mark in MARKS {
            vocabulary.intern_stem(mark);
        }
        vocabulary.intern_stem("mark~");
        for (surface, family) in vocabulary.language.families() {
            let id = vocabulary.intern_stem(&family);
            vocabulary.intern_surface(&surface, id);
        }
        vocabulary
    }

    pub(crate) fn language(&self) -> &Language {
        &self.language
    }

    pub(crate) fn len(&self) -> usize {
        self.traits.len()
    }

    /// The stem behind a known id.
    pub(crate) fn name(&self, id: TermId) -> Option<&str> {
        id.index().and_then(|index| self.names.get(index))
    }

    /// What is known of a term however it is written.
    pub(crate) fn word(&self, id: TermId) -> Word {
        let place = id.index().unwrap_or(usize::MAX);
        let traits = self.traits.get(place).copied().unwrap_or_default();
        Word { id, traits, root: self.roots.get(place).copied().unwrap_or_default() }
    }

    /// The id at a place of the vocabulary.
    pub(crate) fn id_at(index: usize) -> TermId {
        TermId(index as u64)
    }

    /// Puts a stem into the vocabulary.
    pub(crate) fn intern_stem(&mut self, stem: &str) -> TermId {
        let hash = FormHash::of(stem);
        let next = self.traits.len() as u32;
        let place = *self.stems.entry(hash).or_insert(next);
        if place == next {
            self.names.push(stem);
            self.traits.push(Traits::default().with(Traits::DETERMINER, self.determiners.contains(&hash)));
        }
        TermId(u64::from(place))
    }

    /// Puts a surface form with a known stem into the vocabulary, so that it is found without stemming.
    pub(crate) fn intern_surface(&mut self, folded: &str, id: TermId) {
        self.list(FormHash::of(folded), id);
    }

    fn list(&mut self, hash: u64, id: TermId) -> Word {
        let word = self.word(id);
        self.surfaces.insert(hash, word);
        word
    }

    /// Puts the term of one word, as a lexicon writes it, into the vocabulary; `folded` is scratch.
    pub(crate) fn intern_word(&mut self, word: &str, folded: &mut String) -> Word {
        if let Some(term) = self.language.cased(word) {
            let term = term.to_owned();
            let id = self.intern_stem(&term);
            return self.word(id);
        }
        self.language.fold(word, folded);
        self.intern_small(folded, FormHash::of(folded))
    }

    /// The same for a folded word, such as one of small letters of ASCII; the hash is that of its letters.
    pub(crate) fn intern_small(&mut self, folded: &str, hash: u64) -> Word {
        if let Some(word) = self.surfaces.get(hash) {
            return word;
        }
        let stem = self.language.stem(folded);
        let id = self.intern_stem(&stem);
        self.list(hash, id)
    }

    /// Tells every word where the phrases stand that begin with it; nothing is added afterwards. `roots` says it by term.
    pub(crate) fn complete(&mut self, roots: Vec<u32>) {
        self.surfaces.plant(&roots);
        self.roots = roots;
        for past in self.language.pasts().map(FormHash::of) {
            if let Some(word) = self.surfaces.get(past) {
                self.surfaces.insert(past, word.written(true));
            }
        }
    }

    /// A word as it stands in a text; `folded` is scratch.
    pub(crate) fn look_up(&self, word: &str, folded: &mut String) -> Word {
        if word.len() > 1 && word.as_bytes()[1..].iter().any(|byte| byte.is_ascii_uppercase() || *byte == b'.') {
            if let Some(term) = self.language.cased(word) {
                return self.stem_of(term, word);
            }
        }
        if word.is_ascii() {
            folded.clear();
            folded.push_str(word);
            folded.make_ascii_lowercase();
            if let Some(known) = self.listed(word, folded) {
                return known;
            }
        }
        self.fold_up(word, folded)
    }

    /// The same for a word of ASCII letters, the first one small or `capital` and the others small, where they are listed; the `hash`
    /// is that of small ones.
    pub(crate) fn look_up_plain(&self, hash: u64, capital: bool) -> Option<Word> {
        let word = self.surfaces.get(hash)?;
        Some(if capital { word.written(false) } else { word })
    }

    /// A word whose folded form is listed.
    fn listed(&self, word: &str, folded: &str) -> Option<Word> {
        Some(self.surfaces.get(FormHash::of(folded))?.written(self.language.is_past(word)))
    }

    /// A word whose letters as they stand are not listed.
    #[cold]
    pub(crate) fn fold_up(&self, word: &str, folded: &mut String) -> Word {
        self.language.fold(word, folded);
        if let Some(known) = self.listed(word, folded) {
            return known;
        }
        let stem = self.language.stem(folded);
        self.stem_of(&stem, word)
    }

    /// A word by its stem.
    pub(crate) fn stem_of(&self, stem: &str, word: &str) -> Word {
        self.word(self.stem_id(stem)).written(self.language.is_past(word))
    }

    pub(crate) fn stem_id(&self, stem: &str) -> TermId {
        self.stems.get(&FormHash::of(stem)).map_or_else(|| TermId::unknown(stem), |place| TermId(u64::from(*place)))
    }
}

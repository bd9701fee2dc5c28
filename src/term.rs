//! Words as numbers: the vocabulary that texts, lexicon, statistics and vectors share.
//!
//! In: the surface of a word. Out: a [`TermId`]. Law: equal terms have equal ids in every text and on every machine;
//! a word that the vocabulary does not hold gets an id from its letters, so that no look-up ever needs to be written to.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

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

/// The letters of a word as a number, the same on every machine.
fn hashed(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    // Fibonacci mixing spreads what the fast hash leaves in the high bits.
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The terms of listed surface forms, by the hashes of their letters; the letters themselves are not kept.
///
/// A hash table with open addressing, of 8 bytes a slot: 40 bits of the hash above, the place of the term and 1 below; the
/// other 24 bits say where to look. A general hash map takes 17 bytes a slot in two tables, and a look-up touches both: every
/// word of every text would pay for that. A form that is not listed is taken for one that is with a chance of about 1 in 10^12.
#[derive(Debug, Clone)]
struct Surfaces {
    /// As many as a power of two, at most two thirds of them taken; 0 where none is.
    slots: Vec<u64>,
}

impl Surfaces {
    const TERM: u64 = (1 << 24) - 1;

    /// A term beyond the 16 millionth is left out: it is found by its stem alone.
    fn new(listed: &FxHashMap<u64, TermId>) -> Self {
        let mut surfaces = Self { slots: vec![0; (listed.len() * 3 / 2 + 1).next_power_of_two()] };
        // Sorted, so that the layout does not depend on how the map was filled.
        let mut listed: Vec<(u64, u64)> = listed.iter().map(|(hash, term)| (*hash, term.0)).collect();
        listed.sort_unstable();
        for (hash, term) in listed.into_iter().filter(|(_, term)| *term < Self::TERM) {
            let slot = surfaces.slot(hash);
            surfaces.slots[slot] = hash & !Self::TERM | (term + 1);
        }
        surfaces
    }

    /// Where the form with a hash stands, or would stand.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        while self.slots[place] != 0 && (self.slots[place] ^ hash) & !Self::TERM != 0 {
            place = (place + 1) & mask;
        }
        place
    }

    fn get(&self, hash: u64) -> Option<TermId> {
        (self.slots[self.slot(hash)] & Self::TERM).checked_sub(1).map(TermId)
    }
}

/// The known terms and the surface forms that lead to them.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    language: Language,
    /// Hash of a folded surface form → term, for the words of the register, while the vocabulary grows.
    ///
    /// Two forms share a hash with a chance of about 1 in 10^19; the letters themselves are not kept.
    listed: FxHashMap<u64, TermId>,
    /// The same once it is complete.
    surfaces: Option<Surfaces>,
    /// Stem → term, for forms that are not listed.
    stems: FxHashMap<Box<str>, TermId>,
    names: Vec<Box<str>>,
    determiners: Vec<bool>,
}

impl Vocabulary {
    pub(crate) fn new(language: Language) -> Self {
        let mut vocabulary = Self {
            language,
            listed: FxHashMap::default(),
            surfaces: None,
            stems: FxHashMap::default(),
            names: Vec::new(),
            determiners: Vec::new(),
        };
        for mark in MARKS {
            vocabulary.intern_stem(mark);
        }
        vocabulary.intern_stem("mark~");
        for (surface, family) in vocabulary.language.families() {
            let id = vocabulary.intern_stem(&family);
            vocabulary.listed.insert(hashed(&surface), id);
        }
        vocabulary
    }

    pub(crate) fn language(&self) -> &Language {
        &self.language
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The stem behind a known id.
    pub(crate) fn name(&self, id: TermId) -> Option<&str> {
        id.index().and_then(|index| self.names.get(index)).map(|name| &**name)
    }

    pub(crate) fn is_determiner(&self, id: TermId) -> bool {
        id.index().is_some_and(|index| self.determiners.get(index).copied().unwrap_or(false))
    }

    /// The id at a place of the vocabulary.
    pub(crate) fn id_at(index: usize) -> TermId {
        TermId(index as u64)
    }

    /// Puts a stem into the vocabulary.
    pub(crate) fn intern_stem(&mut self, stem: &str) -> TermId {
        if let Some(id) = self.stems.get(stem) {
            return *id;
        }
        let id = TermId(self.names.len() as u64);
        self.names.push(stem.into());
        self.determiners.push(self.language.is_determiner(stem));
        self.stems.insert(stem.into(), id);
        id
    }

    /// Puts a surface form with a known stem into the vocabulary, so that it is found without stemming.
    pub(crate) fn intern_surface(&mut self, folded: &str, id: TermId) {
        self.listed.insert(hashed(folded), id);
    }

    /// Puts the term of one word, as a lexicon writes it, into the vocabulary.
    pub(crate) fn intern_word(&mut self, word: &str) -> TermId {
        if let Some(term) = self.language.cased(word) {
            let term = term.to_owned();
            return self.intern_stem(&term);
        }
        // A listed form of small letters is its own folded form.
        if let Some(id) = self.listed.get(&hashed(word)).filter(|_| word.bytes().all(|byte| byte.is_ascii_lowercase())) {
            return *id;
        }
        let mut folded = String::new();
        self.language.fold(word, &mut folded);
        let key = hashed(&folded);
        if let Some(id) = self.listed.get(&key) {
            return *id;
        }
        let stem = self.language.stem(&folded);
        let id = self.intern_stem(&stem);
        self.listed.insert(key, id);
        id
    }

    /// Lays out what was listed for looking up; nothing is added afterwards.
    pub(crate) fn complete(&mut self) {
        self.surfaces = Some(Surfaces::new(&self.listed));
        self.listed = FxHashMap::default();
    }

    /// The term of a listed surface form.
    fn surface(&self, hash: u64) -> Option<TermId> {
        match &self.surfaces {
            Some(surfaces) => surfaces.get(hash),
            None => self.listed.get(&hash).copied(),
        }
    }

    /// The term of a word as it stands in a text; `folded` is scratch.
    pub(crate) fn look_up(&self, word: &str, folded: &mut String) -> TermId {
        if word.len() > 1 && word.as_bytes()[1..].iter().any(|byte| byte.is_ascii_uppercase() || *byte == b'.') {
            if let Some(term) = self.language.cased(word) {
                return self.stem_id(term);
            }
        }
        if word.is_ascii() { self.look_up_folding(word, folded) } else { self.fold_up(word, folded) }
    }

    /// The same for a word of small ASCII letters: nothing to fold.
    pub(crate) fn look_up_small(&self, word: &str, folded: &mut String) -> TermId {
        match self.surface(hashed(word)) {
            Some(id) => id,
            None => self.fold_up(word, folded),
        }
    }

    /// The same for a word of ASCII whose capitals carry no meaning.
    pub(crate) fn look_up_folding(&self, word: &str, folded: &mut String) -> TermId {
        folded.clear();
        folded.push_str(word);
        folded.make_ascii_lowercase();
        match self.surface(hashed(folded)) {
            Some(id) => id,
            None => self.fold_up(word, folded),
        }
    }

    /// The term of a word whose letters as they stand are not listed.
    #[cold]
    fn fold_up(&self, word: &str, folded: &mut String) -> TermId {
        self.language.fold(word, folded);
        if let Some(id) = self.surface(hashed(folded)) {
            return id;
        }
        let stem = self.language.stem(folded);
        self.stem_id(&stem)
    }

    pub(crate) fn stem_id(&self, stem: &str) -> TermId {
        self.stems.get(stem).copied().unwrap_or_else(|| TermId::unknown(stem))
    }
}

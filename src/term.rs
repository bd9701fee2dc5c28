//! Words as numbers: the vocabulary that texts, lexicon, statistics and vectors share.
//!
//! In: the surface of a word. Out: a [`TermId`]. Law: equal terms have equal ids in every text and on every machine;
//! a word that the vocabulary does not hold gets an id from its letters, so that no look-up ever needs to be written to.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

/// The letters of a form as a number, taken eight at a time while they are read: by it the vocabulary knows the forms that it lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FormHash(u64);

impl FormHash {
    /// Adds the next eight bytes, the first one lowest; the last ones are filled up with zeros, and are none where eight were full.
    pub(crate) fn add(&mut self, eight: u64) {
        self.0 = Self::mixed(self.0 ^ eight, 0x9E37_79B9_7F4A_7C15);
    }

    /// The number of a form of so many bytes.
    pub(crate) fn finish(self, bytes: usize) -> u64 {
        Self::mixed(self.0 ^ bytes as u64, 0xD6E8_FEB8_6659_FD93)
    }

    /// The number of a form.
    pub(crate) fn of(form: &str) -> u64 {
        let mut hash = Self::default();
        let eights = form.as_bytes().chunks_exact(8);
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let last = number(eights.remainder());
        eights.for_each(|eight| hash.add(number(eight)));
        hash.add(last);
        hash.finish(form.len())
    }

    /// Both halves of a product, so that every bit of it depends on all bits below and above.
    fn mixed(x: u64, by: u64) -> u64 {
        let product = u128::from(x) * u128::from(by);
        product as u64 ^ (product >> 64) as u64
    }
}

/// The letters of an unknown stem as a number, the same on every machine.
fn hashed(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    // Fibonacci mixing spreads what the fast hash leaves in the high bits.
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The terms of listed surface forms, by the hashes of their letters; the letters themselves are not kept.
///
/// A hash table with open addressing, of 16 bytes a slot. A general hash map would keep a form, its term, and what is known of the
/// term apart, and a look-up would fetch each from another place: every word of every text would pay for that. A form that is not
/// listed is taken for one that is with a chance of about 1 in 10^12.
#[derive(Debug, Clone)]
struct Surfaces {
    /// As many as a power of two, at most half of them taken, so that most forms stand where they are looked for first.
    slots: Vec<Slot>,
}

/// A place in the table.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// 42 bits of the hash above, the traits of the form, the place of its term and 1 below: 0 where no form stands. The other bits
    /// of the hash say where to look.
    form: u64,
    root: u32,
}

impl Surfaces {
    const TERM: u64 = (1 << 20) - 1;
    const HASH: u64 = !(((Self::TERM + 1) << Traits::BITS) - 1);

    /// A term beyond the millionth is left out: it is found by its stem alone.
    fn new(listed: &FxHashMap<u64, TermId>, word: impl Fn(u64, TermId) -> Word) -> Self {
        let mut surfaces = Self { slots: vec![Slot::default(); (2 * listed.len() + 1).next_power_of_two()] };
        // Sorted, so that the layout does not depend on how the map was filled.
        let mut listed: Vec<(u64, TermId)> = listed.iter().map(|(hash, term)| (*hash, *term)).collect();
        listed.sort_unstable();
        for (hash, term) in listed.into_iter().filter(|(_, term)| term.0 < Self::TERM) {
            let slot = surfaces.slot(hash);
            let Word { traits, root, .. } = word(hash, term);
            let traits = u64::from(traits.bits()) << Self::TERM.count_ones();
            surfaces.slots[slot] = Slot { form: hash & Self::HASH | traits | (term.0 + 1), root };
        }
        surfaces
    }

    /// Where the form with a hash stands, or would stand.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        while self.slots[place].form != 0 && (self.slots[place].form ^ hash) & Self::HASH != 0 {
            place = (place + 1) & mask;
        }
        place
    }

    fn get(&self, hash: u64) -> Option<Word> {
        let Slot { form, root } = self.slots[self.slot(hash)];
        let id = (form & Self::TERM).checked_sub(1).map(TermId)?;
        Some(Word { id, traits: Traits(((form & !Self::HASH) >> Self::TERM.count_ones()) as u8), root })
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
    /// By term what is known of it however it is written.
    traits: Vec<Traits>,
    /// By term where the phrases stand that begin with it; shorter where the last ones begin none.
    roots: Vec<u32>,
}

impl Vocabulary {
    pub(crate) fn new(language: Language) -> Self {
        let mut vocabulary = Self {
            language,
            listed: FxHashMap::default(),
            surfaces: None,
            stems: FxHashMap::default(),
            names: Vec::new(),
            traits: Vec::new(),
            roots: Vec::new(),
        };
        for mark in MARKS {
            vocabulary.intern_stem(mark);
        }
        vocabulary.intern_stem("mark~");
        for (surface, family) in vocabulary.language.families() {
            let id = vocabulary.intern_stem(&family);
            vocabulary.listed.insert(FormHash::of(&surface), id);
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
        self.word(id).traits.0 & Traits::DETERMINER.0 != 0
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
        if let Some(id) = self.stems.get(stem) {
            return *id;
        }
        let id = TermId(self.names.len() as u64);
        self.names.push(stem.into());
        self.traits.push(Traits::default().with(Traits::DETERMINER, self.language.is_determiner(stem)));
        self.stems.insert(stem.into(), id);
        id
    }

    /// Puts a surface form with a known stem into the vocabulary, so that it is found without stemming.
    pub(crate) fn intern_surface(&mut self, folded: &str, id: TermId) {
        self.listed.insert(FormHash::of(folded), id);
    }

    /// Puts the term of one word, as a lexicon writes it, into the vocabulary.
    pub(crate) fn intern_word(&mut self, word: &str) -> TermId {
        if let Some(term) = self.language.cased(word) {
            let term = term.to_owned();
            return self.intern_stem(&term);
        }
        // A listed form of small letters is its own folded form.
        if let Some(id) = self.listed.get(&FormHash::of(word)).filter(|_| word.bytes().all(|byte| byte.is_ascii_lowercase())) {
            return *id;
        }
        let mut folded = String::new();
        self.language.fold(word, &mut folded);
        let key = FormHash::of(&folded);
        if let Some(id) = self.listed.get(&key) {
            return *id;
        }
        let stem = self.language.stem(&folded);
        let id = self.intern_stem(&stem);
        self.listed.insert(key, id);
        id
    }

    /// Lays out what was listed for looking up; nothing is added afterwards. `roots` says by term where its phrases stand.
    pub(crate) fn complete(&mut self, roots: Vec<u32>) {
        self.roots = roots;
        let pasts: FxHashSet<u64> = self.language.pasts().map(FormHash::of).collect();
        self.surfaces = Some(Surfaces::new(&self.listed, |hash, id| self.word(id).written(pasts.contains(&hash))));
        self.listed = FxHashMap::default();
    }

    /// A listed surface form.
    fn surface(&self, hash: u64) -> Option<Word> {
        match &self.surfaces {
            Some(surfaces) => surfaces.get(hash),
            None => self.listed.get(&hash).map(|id| self.word(*id)),
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
        let word = self.surface(hash)?;
        Some(if capital { word.written(false) } else { word })
    }

    /// A word whose folded form is listed.
    fn listed(&self, word: &str, folded: &str) -> Option<Word> {
        Some(self.surface(FormHash::of(folded))?.written(self.language.is_past(word)))
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
        self.stems.get(stem).copied().unwrap_or_else(|| TermId::unknown(stem))
    }
}

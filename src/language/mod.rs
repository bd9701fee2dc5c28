//! How a language writes and inflects its words.
//!
//! In: the surface of a word. Out: its normalised form, and what its capitals and its stop mean.
//! Law: the same word gives the same term however it is spelled: case, curly apostrophe, possessive, British or American,
//! composed or decomposed letters.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::entry;
use crate::error::Error;

/// The stemmer behind every term, as machine-readable output should name it.
pub const STEMMER: &str = "rust-stemmers 1.2 (Snowball English)";

/// Whether a sentence may end after an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A title or a number mark: what follows belongs to it.
    Never,
    /// It ends a sentence where a capital follows.
    BeforeCapital,
}

/// The rules of one language, as a value that a [`Comparer`](crate::Comparer) is built with.
///
/// English is the language of the released register; other languages can be given as a file in the same format as
/// `src/language/english.txt`, without a stemmer.
///
/// ```
/// let english = rashomon::Language::english();
/// assert_eq!(english.normalize("Programmes"), english.normalize("program"));
/// assert_eq!(english.normalize("Russia’s"), english.normalize("Russia"));
/// assert_ne!(english.normalize("international"), english.normalize("internal"));
/// ```
#[derive(Debug, Clone)]
pub struct Language {
    stemmed: bool,
    families: FxHashMap<Box<str>, Box<str>>,
    cased: FxHashMap<Box<str>, Box<str>>,
    abbreviations: FxHashMap<Box<str>, Abbreviation>,
    determiners: FxHashSet<Box<str>>,
    starters: FxHashSet<Box<str>>,
    pasts: FxHashSet<Box<str>>,
}

/// Roots in which British spelling has -our where American has -or.
const OUR_ROOTS: [&str; 16] = [
    "favour",
    "honour",
    "neighbour",
    "labour",
    "colour",
    "behaviour",
    "endeavour",
    "harbour",
    "armour",
    "humour",
    "rumour",
    "vigour",
    "rigour",
    "saviour",
    "candour",
    "savour",
];

impl Language {
    /// English, British or American.
    ///
    /// # Panics
    ///
    /// Never with the file that the crate carries; a test parses it.
    #[must_use]
    pub fn english() -> Self {
        Self::from_file("english.txt", include_str!("english.txt"), true).expect("the crate's own file is tested")
    }

    /// A language described by `text` in the format of `src/language/english.txt`; words are matched whole, unstemmed.
    ///
    /// # Errors
    ///
    /// When a line does not follow the format; the error names `file` and the line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        Self::from_file(file, text, false)
    }

    fn from_file(file: &str, text: &str, stemmed: bool) -> Result<Self, Error> {
        let mut language = Self {
            stemmed,
            families: FxHashMap::default(),
            cased: FxHashMap::default(),
            abbreviations: FxHashMap::default(),
            determiners: FxHashSet::default(),
            starters: FxHashSet::default(),
            pasts: FxHashSet::default(),
        };
        for entry in entry::parse(file, text)? {
            for form in entry.forms() {
                match entry.section {
                    "family" => {
                        language.families.insert(form.to_lowercase().into(), entry.id.into());
                    }
                    "cased" => {
                        language.cased.insert(form.into(), entry.id.into());
                    }
                    "abbreviation" => {
                        let ends = match entry.key("ends") {
                            Some("never") => Abbreviation::Never,
                            Some("capital") => Abbreviation::BeforeCapital,
                            _ => return Err(Error::format(file, entry.line, "`ends:` is `never` or `capital`")),
                        };
                        language.abbreviations.insert(form.into(), ends);
                    }
                    "determiner" => {
                        language.determiners.insert(form.into());
                    }
                    "starter" => {
                        language.starters.insert(form.to_lowercase().into());
                    }
                    "past" => {
                        language.pasts.insert(form.into());
                    }
                    other => return Err(Error::format(file, entry.line, format!("no section `[{other}]` in a language"))),
                }
            }
        }
        Ok(language)
    }

    /// The normalised form of one word: what two spellings and two inflections of it share.
    #[must_use]
    pub fn normalize(&self, word: &str) -> String {
        let mut folded = String::new();
        self.fold(word, &mut folded);
        self.stem(&folded)
    }

    /// Every listed surface form with its term, in no order that matters.
    pub(crate) fn families(&self) -> Vec<(Box<str>, Box<str>)> {
        let mut families: Vec<_> = self.families.iter().map(|(surface, family)| (surface.clone(), family.clone())).collect();
        families.sort_unstable();
        families
    }

    /// The term of a word whose capitals carry meaning (`US`), if this is one.
    pub(crate) fn cased(&self, surface: &str) -> Option<&str> {
        self.cased.get(surface).map(|term| &**term)
    }

    pub(crate) fn abbreviation(&self, surface: &str) -> Option<Abbreviation> {
        self.abbreviations.get(surface).copied()
    }

    /// The words that phrases leave out, folded, in no order that matters.
    pub(crate) fn determiners(&self) -> impl Iterator<Item = &str> {
        self.determiners.iter().map(|determiner| &**determiner)
    }

    /// Whether `word`, written with a capital after an acronym's stop, begins a sentence.
    pub(crate) fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word.to_lowercase().as_str())
    }

    /// Whether `word` is an irregular past form of a reporting verb; one with a capital is none.
    pub(crate) fn is_past(&self, word: &str) -> bool {
        !word.starts_with(char::is_uppercase) && self.pasts.contains(word)
    }

    /// The irregular past forms of reporting verbs, in no order that matters.
    pub(crate) fn pasts(&self) -> impl Iterator<Item = &str> {
        self.pasts.iter().map(|past| &**past)
    }

    /// Writes the folded form of `word` into `out`: composed, lower case, straight apostrophe, no possessive.
    pub(crate) fn fold(&self, word: &str, out: &mut String) {
        out.clear();
        if word.is_ascii() {
            out.push_str(word);
            out.make_ascii_lowercase();
        } else if let Some(owner) = word.strip_suffix("’s").filter(|owner| owner.is_ascii()) {
            out.push_str(owner);
            out.make_ascii_lowercase();
            out.push_str("'s");
        } else {
            let letters = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' || c == 'ʼ' { '\'' } else { c });
            if is_nfc_quick(word.chars()) == IsNormalized::Yes {
                out.extend(letters);
            } else {
                out.extend(letters.nfc());
            }
        }
        if self.families.contains_key(out.as_str()) {
            return;
        }
        if out.ends_with("'s") {
            out.truncate(out.len() - 2);
        } else if out.ends_with('\'') {
            out.truncate(out.len() - 1);
        } else if out.ends_with("n't") && out.len() > 3 {
            out.clear();
            out.push_str("not");
        }
    }

    /// The term of a folded word.
    pub(crate) fn stem(&self, folded: &str) -> String {
        if let Some(family) = self.families.get(folded) {
            return family.to_string();
        }
        if !self.stemmed {
            return folded.to_owned();
        }
        let spelled = american(folded);
        let word = spelled.as_deref().unwrap_or(folded);
        if let Some(family) = self.families.get(word) {
            return family.to_string();
        }
        snowball(word)
    }
}

/// The one place that knows the stemming crate.
fn snowball(word: &str) -> String {
    if word.is_ascii() { Stemmer::create(Algorithm::English).stem(word).into_owned() } else { word.to_owned() }
}

/// British spelling folded to American where the two differ by rule.
///
/// `-ise` becomes `-ize` even in words that have no such variant (`exercise`): both texts are folded alike, so nothing is lost.
fn american(word: &str) -> Option<String> {
    for root in OUR_ROOTS {
        if let Some(rest) = word.strip_prefix(root) {
            return Some(format!("{}or{rest}", &root[..root.len() - 3]));
        }
    }
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("isation", "ization"),
        ("isations", "izations"),
        ("yse", "yze"),
        ("ysed", "yzed"),
    ] {
        if word.len() > british.len() + 3 && word.ends_with(british) {
            return Some(format!("{}{american}", &word[..word.len() - british.len()]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_inflections_share_a_term() {
        let english = Language::english();
        for (left, right) in [
            ("emphasised", "emphasizing"),
            ("favourable", "favorable"),
            ("agreement", "agreed"),
            ("sovereign", "sovereignty"),
            ("Ukraine's", "Ukraine"),
            ("organisation", "organizations"),
            ("de\u{301}tente", "d\u{e9}tente"),
        ] {
            assert_eq!(english.normalize(left), english.normalize(right), "{left} / {right}");
        }
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        let english = Language::english();
        for (left, right) in [
            ("international", "internal"),
            ("organization", "organ"),
            ("security", "secure"),
            ("united", "unit"),
            ("generals", "general"),
            ("universe", "universal"),
        ] {
            assert_ne!(english.normalize(left), english.normalize(right), "{left} / {right}");
        }
    }

    #[test]
    fn negated_verbs_are_negation() {
        let english = Language::english();
        assert_eq!(english.normalize("didn’t"), "not");
        assert_eq!(english.normalize("won't"), "not");
        assert_eq!(english.cased("US"), Some("u.s."));
        assert_eq!(english.cased("us"), None);
    }
}

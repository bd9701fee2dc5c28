//! A form of the lexicon as the pieces of a phrase.
//!
//! In: a form as an entry writes it. Out: its [`Piece`]s, and the words that count only as written. Law: a form is cut as a text is:
//! a hyphen parts two terms, a word with a digit is one, determiners within a phrase are left out.

use super::trie::Piece;
use crate::term::{TermId, Vocabulary};
use crate::token::{Case, letters};

/// Reads forms one after the other, with memory that it keeps.
#[derive(Debug, Default)]
pub(super) struct Reader<'t> {
    /// The phrase of the last form.
    pub(super) phrase: Vec<Piece>,
    /// The words of the last form that count only letter by letter.
    pub(super) written: Vec<&'t str>,
    folded: String,
}

impl<'t> Reader<'t> {
    /// Reads a form; its words are put into the vocabulary.
    pub(super) fn read(&mut self, form: &'t str, vocabulary: &mut Vocabulary) {
        self.phrase.clear();
        self.written.clear();
        let (form, as_written) = form.strip_prefix('=').map_or((form, false), |form| (form, true));
        let mut rest = form.trim_start();
        while !rest.is_empty() {
            // Nine words of ten have nothing to trim, to split or to fold.
            let run = letters(rest.as_bytes(), 0);
            let plain = run.case == Case::Small && run.end > 0 && matches!(rest.as_bytes().get(run.end), None | Some(b' '));
            let end = if plain && !as_written { run.end } else { rest.find(char::is_whitespace).unwrap_or(rest.len()) };
            let word = &rest[..end];
            if plain && !as_written {
                let id = vocabulary.intern_small(word, run.hash);
                self.push(id, form, vocabulary);
            } else if word == ".." {
                self.phrase.push(Piece::Gap);
            } else {
                self.read_word(word, form, as_written, vocabulary);
            }
            rest = rest[end..].trim_start();
        }
    }

    /// A word that may have to be trimmed, split or folded.
    fn read_word(&mut self, word: &'t str, form: &str, as_written: bool, vocabulary: &mut Vocabulary) {
        let word = word.trim_matches(|c: char| matches!(c, ',' | ':' | '"' | '(' | ')' | '“' | '”' | '?'));
        // A number before a hyphen stays a number: `28-point` is `28`, a dash, `point`.
        if let Some((number, rest)) = word.split_once('-').filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit())) {
            self.phrase.extend([Piece::Term(vocabulary.intern_stem(number)), Piece::Term(TermId::DASH)]);
            self.phrase.push(Piece::Term(vocabulary.intern_word(rest, &mut self.folded)));
            return;
        }
        // A word with a digit is one term (COVID-19), other hyphens part two.
        let whole = word.bytes().any(|byte| byte.is_ascii_digit());
        let hyphen = |c: char| !whole && matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}' | '/');
        for part in word.split(hyphen).filter(|part| !part.is_empty()) {
            // `US` is a term of its own; any other word keeps its term and is checked against the text.
            let apart = vocabulary.language().cased(part).is_some();
            let id = vocabulary.intern_word(part, &mut self.folded);
            if self.push(id, form, vocabulary) && as_written && !apart {
                self.written.push(part);
            }
        }
    }

    /// Adds a term and says so, unless it is a determiner that does not stand alone.
    fn push(&mut self, id: TermId, form: &str, vocabulary: &Vocabulary) -> bool {
        let counts = !vocabulary.is_determiner(id) || !form.contains(char::is_whitespace);
        if counts {
            self.phrase.push(Piece::Term(id));
        }
        counts
    }
}

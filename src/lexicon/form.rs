//! A form of the lexicon as the pieces of a phrase.
//!
//! In: a form as an entry writes it. Out: its [`Piece`]s, and the words that count only as written. Law: a form is cut as a text is:
//! a hyphen parts two terms, a word with a digit is one, determiners within a phrase are left out.

use super::trie::Piece;
use crate::term::{TermId, Traits, Vocabulary, Word};
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
        let mut at = 0;
        while at < form.len() {
            // Nine words of ten have nothing to trim, to split or to fold.
            let run = letters(form.as_bytes(), at);
            let ends = matches!(form.as_bytes().get(run.end), None | Some(b' '));
            if run.end > at && ends && run.case == Case::Small && !as_written {
                let known = vocabulary.intern_small(&form[at..run.end], run.hash);
                self.push(known, form);
                at = run.end + 1;
                continue;
            }
            let rest = form[at..].trim_start();
            let word = rest.find(char::is_whitespace).map_or(rest, |end| &rest[..end]);
            match word {
                "" => {}
                ".." => self.phrase.push(Piece::Gap),
                word => self.read_word(word, form, as_written, vocabulary),
            }
            at = form.len() - rest.len() + word.len();
        }
    }

    /// A word that may have to be trimmed, split or folded.
    fn read_word(&mut self, word: &'t str, form: &str, as_written: bool, vocabulary: &mut Vocabulary) {
        let word = word.trim_matches(|c: char| matches!(c, ',' | ':' | '"' | '(' | ')' | '“' | '”' | '?'));
        // A number before a hyphen stays a number: `28-point` is `28`, a dash, `point`.
        if let Some((number, rest)) = word.split_once('-').filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
        {
            self.phrase.extend([Piece::Term(vocabulary.intern_stem(number)), Piece::Term(TermId::DASH)]);
            self.phrase.push(Piece::Term(vocabulary.intern_word(rest, &mut self.folded).id));
            return;
        }
        // A word with a digit is one term (COVID-19), other hyphens part two.
        let whole = word.bytes().any(|byte| byte.is_ascii_digit());
        let hyphen = |c: char| !whole && matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}' | '/');
        for part in word.split(hyphen).filter(|part| !part.is_empty()) {
            // `US` is a term of its own; any other word keeps its term and is checked against the text.
            let apart = vocabulary.language().cased(part).is_some();
            let known = vocabulary.intern_word(part, &mut self.folded);
            if self.push(known, form) && as_written && !apart {
                self.written.push(part);
            }
        }
    }

    /// Adds a term and says so, unless it is a determiner that does not stand alone.
    fn push(&mut self, word: Word, form: &str) -> bool {
        let counts = !word.traits.is(Traits::DETERMINER) || !form.contains(char::is_whitespace);
        if counts {
            self.phrase.push(Piece::Term(word.id));
        }
        counts
    }
}

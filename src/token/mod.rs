//! Tokens: what a reader sees as one word, one number, one mark.
//!
//! In: the text of a readout. Out: [`Tokens`]. Law: the tokens tile the text, so that any run of them is an exact
//! excerpt; `concat(tokens) == text`.
//!
//! Word bounds are those of UAX #29 (Unicode Standard Annex 29, through `unicode-segmentation`), joined where the
//! register writes one thing with several pieces: `U.S.`, `one-China`, `COVID-19`, `2+2`, `12:30`, `50%`, `$1.5 billion`.
//! A hyphenated word is one token with a term for each part, so `cease-fire` and `cease fire` meet in the lexicon.

mod letters;
mod piece;

pub(crate) use letters::{Case, letters};
use piece::{Pieces, Plain};

use crate::span::Span;
use crate::term::{TermId, Traits, Vocabulary, Word};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word, an acronym or a hyphenated compound.
    Word,
    /// A number with whatever belongs to it: a currency, a per cent sign, a magnitude.
    Number,
    /// One mark.
    Punctuation,
    /// White space.
    Space,
}

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// How a word is written and what stands around it; downstream stages read this instead of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Shape(u16);

impl Shape {
    /// Starts with a capital.
    pub(crate) const CAPITAL: Self = Self(1);
    /// Ends in `-ed`.
    pub(crate) const ED: Self = Self(2);
    /// Ends in `-ing`.
    pub(crate) const ING: Self = Self(4);
    /// Ends in `-s`.
    pub(crate) const S: Self = Self(8);
    /// A number.
    pub(crate) const NUMBER: Self = Self(16);
    /// Had a possessive ending.
    pub(crate) const POSSESSIVE: Self = Self(32);
    /// White space stands before it.
    pub(crate) const SPACED: Self = Self(64);
    /// A paragraph begins with it.
    pub(crate) const PARAGRAPH: Self = Self(128);
    /// A line begins with it.
    pub(crate) const LINE: Self = Self(256);
    /// An acronym that carries its own stop (`U.S.`).
    pub(crate) const DOTTED: Self = Self(512);
    /// Determiners do not count within a phrase.
    pub(crate) const DETERMINER: Self = Self::of(Traits::DETERMINER);
    /// An irregular past form of a reporting verb.
    pub(crate) const PAST: Self = Self::of(Traits::PAST);

    /// What the vocabulary knows of a word, above what is seen of it.
    const fn of(traits: Traits) -> Self {
        Self((traits.bits() as u16) << 10)
    }

    pub(crate) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One word or mark of the normalised text: a token has one term, a compound one for each part, white space none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) id: TermId,
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    /// Where the phrases of the lexicon stand that begin with it.
    pub(crate) root: u32,
}

impl Term {
    /// A word of the vocabulary as it stands in a text.
    fn new(word: Word, span: Span, shape: Shape) -> Self {
        Self { id: word.id, span, shape: shape.with(Shape::of(word.traits)), root: word.root }
    }
}

/// The tokens of one text, and the terms that the later stages read.
///
/// ```
/// let comparer = rashomon::Comparer::default();
/// let tokens = comparer.tokenize("The U.S. pledged $1.5 billion.");
/// let words: Vec<&str> = tokens.words().collect();
/// assert_eq!(words, ["The", "U.S.", "pledged", "$1.5 billion"]);
/// assert_eq!(tokens.iter().map(|token| token.span.of(tokens.text())).collect::<String>(), tokens.text());
/// ```
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    all: Vec<Token>,
    terms: Vec<Term>,
}

impl<'t> Tokens<'t> {
    /// The text that they tile.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Every token in order, white space included.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Token> {
        self.all.iter()
    }

    /// The words and numbers, as written.
    pub fn words(&self) -> impl Iterator<Item = &'t str> {
        let text = self.text;
        self.all
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(move |token| token.span.of(text))
    }

    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// Cuts `text` into tokens. Linear in its length.
pub(crate) fn tokenize<'t>(text: &'t str, vocabulary: &Vocabulary) -> Tokens<'t> {
    let mut all = Vec::with_capacity(text.len() / 3);
    let mut terms = Vec::with_capacity(text.len() / 5);
    read(text, vocabulary, &mut terms, |token| all.push(token));
    Tokens { text, all, terms }
}

/// Reads the terms of `text` into `terms`, and hands on each token as it is found.
pub(crate) fn read(text: &str, vocabulary: &Vocabulary, terms: &mut Vec<Term>, mut found: impl FnMut(Token)) {
    let mut scratch = String::new();
    // What stands before the next term: nothing yet, so a paragraph begins.
    let mut around = Shape::LINE.with(Shape::PARAGRAPH);
    let mut breaks = 0;
    let mut pieces = Pieces::new(text);
    let bytes = text.as_bytes();
    let mut waiting = Waiting { words: [(0, 0); Waiting::ROOM], count: 0 };
    loop {
        let (span, plain) = match pieces.plain_token() {
            Some(plain) => plain,
            None => match pieces.next_token() {
                Some((span, kind)) => (span, Plain::Other(kind)),
                None => break,
            },
        };
        found(Token { span, kind: plain.kind() });
        match plain {
            Plain::Other(TokenKind::Space) => {
                around = around.with(Shape::SPACED);
                // Nearly all white space is one blank.
                if span.len() > 1 || bytes[span.start] != b' ' {
                    breaks += line_breaks(span.of(text));
                    around = around.with(after_breaks(breaks));
                }
                continue;
            }
            Plain::Word { capital, hash } => {
                let case = if capital { Shape::CAPITAL } else { Shape::default() };
                let shape = around.with(case).with(ending(&bytes[span.range()]));
                if waiting.is_full() {
                    waiting.look_up(text, vocabulary, &mut scratch, terms);
                }
                waiting.add(terms.len(), hash);
                terms.push(Term { id: TermId::MARK, span, shape, root: 0 });
            }
            Plain::Other(kind) => push_terms(span.of(text), span, kind, around, vocabulary, &mut scratch, terms),
        }
        (around, breaks) = (Shape::default(), 0);
        if let Some(span) = pieces.single_space() {
            found(Token { span, kind: TokenKind::Space });
            around = Shape::SPACED;
        }
    }
    waiting.look_up(text, vocabulary, &mut scratch, terms);
}

/// Plain words that were read and not yet looked up. Each stands in another place of the vocabulary: looked up one right after the
/// other, many are fetched at a time.
struct Waiting {
    /// Where the term stands, and the hash of its letters.
    words: [(usize, u64); Self::ROOM],
    count: usize,
}

impl Waiting {
    const ROOM: usize = 64;

    fn is_full(&self) -> bool {
        self.count == Self::ROOM
    }

    /// Adds a word; there is room.
    fn add(&mut self, place: usize, hash: u64) {
        self.words[self.count] = (place, hash);
        self.count += 1;
    }

    /// Gives the terms what the vocabulary knows of them.
    fn look_up(&mut self, text: &str, vocabulary: &Vocabulary, scratch: &mut String, terms: &mut [Term]) {
        for (place, hash) in &self.words[..std::mem::take(&mut self.count)] {
            let Term { span, shape, .. } = terms[*place];
            let known = vocabulary.look_up_plain(*hash, shape.is(Shape::CAPITAL));
            let word = known.unwrap_or_else(|| vocabulary.fold_up(span.of(text), scratch));
            terms[*place] = Term::new(word, span, shape);
        }
    }
}

/// How a term begins after line breaks.
fn after_breaks(breaks: usize) -> Shape {
    match breaks {
        0 => Shape::default(),
        1 => Shape::LINE,
        _ => Shape::LINE.with(Shape::PARAGRAPH),
    }
}

/// Line breaks in white space: `\n`, `\r\n` and a lone `\r` each count once, a paragraph separator twice.
fn line_breaks(space: &str) -> usize {
    let mut breaks = 0;
    let mut before = ' ';
    for c in space.chars() {
        breaks += match c {
            '\n' if before == '\r' => 0,
            '\n' | '\r' | '\u{2028}' | '\u{85}' => 1,
            '\u{2029}' | '\u{c}' => 2,
            _ => 0,
        };
        before = c;
    }
    breaks
}

fn push_terms(
    surface: &str,
    span: Span,
    kind: TokenKind,
    around: Shape,
    vocabulary: &Vocabulary,
    scratch: &mut String,
    terms: &mut Vec<Term>,
) {
    match kind {
        TokenKind::Space => {}
        TokenKind::Punctuation => {
            terms.push(Term::new(vocabulary.word(mark(surface)), span, around));
        }
        TokenKind::Number => {
            scratch.clear();
            scratch.extend(surface.chars().filter(|c| *c != ',' && !c.is_whitespace()));
            scratch.make_ascii_lowercase();
            terms.push(Term::new(vocabulary.word(vocabulary.stem_id(scratch)), span, around.with(Shape::NUMBER)));
        }
        TokenKind::Word if !surface.bytes().any(|byte| byte.is_ascii_digit()) && !surface.contains(is_hyphen) => {
            terms.push(Term::new(vocabulary.look_up(surface, scratch), span, written(surface, around)));
        }
        TokenKind::Word => {
            // `COVID-19` is one term, `one-China` two.
            let whole = surface.bytes().any(|byte| byte.is_ascii_digit());
            let mut at = span.start;
            let mut shape = around;
            for part in surface.split(is_hyphen) {
                let part = if whole { surface } else { part };
                if !part.is_empty() {
                    terms.push(Term::new(
                        vocabulary.look_up(part, scratch),
                        Span::new(at, at + part.len()),
                        written(part, shape),
                    ));
                }
                if whole {
                    break;
                }
                at += part.len();
                at += surface[at - span.start..].chars().next().map_or(0, char::len_utf8);
                shape = Shape::default();
            }
        }
    }
}

/// How a word of plain letters ends.
fn ending(word: &[u8]) -> Shape {
    match word {
        [.., b's'] => Shape::S,
        [.., b'i', b'n', b'g'] => Shape::ING,
        [.., b'e', b'd'] => Shape::ED,
        _ => Shape::default(),
    }
}

/// How a word is written.
fn written(word: &str, mut shape: Shape) -> Shape {
    let bytes = word.as_bytes();
    let capital = match bytes.first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.chars().next().is_some_and(char::is_uppercase),
    };
    if capital {
        shape = shape.with(Shape::CAPITAL);
    }
    match bytes {
        [.., b'.'] => shape.with(Shape::DOTTED),
        [.., b's'] if word.ends_with("'s") || word.ends_with("’s") => shape.with(Shape::POSSESSIVE),
        [.., b's', b'\''] => shape.with(Shape::POSSESSIVE),
        _ if word.ends_with("s’") => shape.with(Shape::POSSESSIVE),
        _ => shape.with(ending(bytes)),
    }
}

fn mark(surface: &str) -> TermId {
    let mut letters = surface.chars();
    match (letters.next(), letters.next()) {
        (Some(mark), None) => match mark {
            ',' | '，' | '、' => TermId::COMMA,
            ';' | '；' => TermId::SEMICOLON,
            ':' | '：' => TermId::COLON,
            '.' | '。' => TermId::STOP,
            '!' | '！' => TermId::EXCLAMATION,
            '?' | '？' => TermId::QUESTION,
            '(' | '[' | '（' => TermId::OPEN,
            ')' | ']' | '）' => TermId::CLOSE,
            '"' | '“' | '”' | '„' | '«' | '»' | '‟' => TermId::QUOTE,
            '-' | '–' | '—' | '―' | '‒' => TermId::DASH,
            '…' => TermId::ELLIPSIS,
            '•' | '⁃' | '▪' | '◦' | '·' | '*' => TermId::BULLET,
            _ => TermId::MARK,
        },
        _ => TermId::MARK,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn words(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::new(Language::english());
        let tokens = tokenize(text, &vocabulary);
        assert_eq!(tokens.iter().map(|token| token.span.of(text)).collect::<String>(), text);
        tokens.words().map(str::to_owned).collect()
    }

    #[test]
    fn the_register_s_joins_are_one_token() {
        assert_eq!(words("U.S.-Russia talks"), ["U.S.-Russia", "talks"]);
        assert_eq!(words("the one-China policy"), ["the", "one-China", "policy"]);
        assert_eq!(words("COVID-19, F-16s and 2+2 at 12:30"), ["COVID-19", "F-16s", "and", "2+2", "at", "12:30"]);
        assert_eq!(
            words("$1.5 billion, US$57 billion, $ 500 million, USD 225 million, 50%"),
            ["$1.5 billion", "US$57 billion", "$ 500 million", "USD 225 million", "50%"]
        );
        assert_eq!(words("the P5+1 at 5 p.m. today"), ["the", "P5+1", "at", "5", "p.m.", "today"]);
    }

    #[test]
    fn lone_signs_stay_marks() {
        assert_eq!(words("US and $ alone"), ["US", "and", "alone"]);
        assert_eq!(words("a - b"), ["a", "b"]);
    }

    #[test]
    fn other_scripts_survive() {
        assert_eq!(words("Путин и 习近平"), ["Путин", "и", "习", "近", "平"]);
    }

    #[test]
    fn a_compound_has_a_term_for_each_part() {
        let vocabulary = Vocabulary::new(Language::english());
        let spaced = tokenize("cease fire", &vocabulary);
        let hyphened = tokenize("cease-fire", &vocabulary);
        let ids = |tokens: &Tokens<'_>| tokens.terms().iter().map(|term| term.id).collect::<Vec<_>>();
        assert_eq!(ids(&spaced), ids(&hyphened));
    }
}

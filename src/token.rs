//! Tokens: what a reader sees as one word, one number, one mark.
//!
//! In: the text of a readout. Out: [`Tokens`]. Law: the tokens tile the text, so that any run of them is an exact
//! excerpt; `concat(tokens) == text`.
//!
//! Word bounds are those of UAX #29 (Unicode Standard Annex 29, through `unicode-segmentation`), joined where the
//! register writes one thing with several pieces: `U.S.`, `one-China`, `COVID-19`, `2+2`, `12:30`, `50%`, `$1.5 billion`.
//! A hyphenated word is one token with a term for each part, so `cease-fire` and `cease fire` meet in the lexicon.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;
use crate::term::{TermId, Vocabulary};

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
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut terms = Vec::with_capacity(text.len() / 5);
    let mut scratch = String::new();
    let mut spaced = false;
    let mut breaks = 2;
    let mut pieces = Pieces::new(text);
    while let Some((span, kind)) = pieces.next_token() {
        tokens.push(Token { span, kind });
        let surface = span.of(text);
        if kind == TokenKind::Space {
            spaced = true;
            breaks += line_breaks(surface);
            continue;
        }
        let mut around = Shape::default();
        if spaced {
            around = around.with(Shape::SPACED);
        }
        if breaks > 0 {
            around = around.with(Shape::LINE);
        }
        if breaks > 1 {
            around = around.with(Shape::PARAGRAPH);
        }
        push_terms(surface, span, kind, around, vocabulary, &mut scratch, &mut terms);
        spaced = false;
        breaks = 0;
    }
    Tokens { text, all: tokens, terms }
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
        TokenKind::Punctuation => terms.push(Term { id: mark(surface), span, shape: around }),
        TokenKind::Number => {
            scratch.clear();
            scratch.extend(surface.chars().filter(|c| *c != ',' && !c.is_whitespace()));
            scratch.make_ascii_lowercase();
            terms.push(Term { id: vocabulary.stem_id(scratch), span, shape: around.with(Shape::NUMBER) });
        }
        TokenKind::Word if surface.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            let id = vocabulary.look_up(surface, scratch);
            terms.push(Term { id, span, shape: written(surface, around) });
        }
        TokenKind::Word => {
            // `COVID-19` is one term, `one-China` two.
            let whole = surface.bytes().any(|byte| byte.is_ascii_digit());
            let mut at = span.start;
            let mut shape = around;
            for part in surface.split(is_hyphen) {
                let part = if whole { surface } else { part };
                if !part.is_empty() {
                    let id = vocabulary.look_up(part, scratch);
                    terms.push(Term { id, span: Span::new(at, at + part.len()), shape: written(part, shape) });
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

/// How a word is written.
fn written(word: &str, mut shape: Shape) -> Shape {
    if word.chars().next().is_some_and(char::is_uppercase) {
        shape = shape.with(Shape::CAPITAL);
    }
    let bytes = word.as_bytes();
    if bytes.ends_with(b".") {
        shape = shape.with(Shape::DOTTED);
    } else if bytes.ends_with(b"'s") || word.ends_with("’s") || word.ends_with("s’") || word.ends_with("s'") {
        shape = shape.with(Shape::POSSESSIVE);
    } else if bytes.ends_with(b"ing") {
        shape = shape.with(Shape::ING);
    } else if bytes.ends_with(b"ed") {
        shape = shape.with(Shape::ED);
    } else if bytes.ends_with(b"s") {
        shape = shape.with(Shape::S);
    }
    shape
}

fn mark(surface: &str) -> TermId {
    match surface {
        "," | "，" | "、" => TermId::COMMA,
        ";" | "；" => TermId::SEMICOLON,
        ":" | "：" => TermId::COLON,
        "." | "。" => TermId::STOP,
        "!" | "！" => TermId::EXCLAMATION,
        "?" | "？" => TermId::QUESTION,
        "(" | "[" | "（" => TermId::OPEN,
        ")" | "]" | "）" => TermId::CLOSE,
        "\"" | "“" | "”" | "„" | "«" | "»" | "‟" => TermId::QUOTE,
        "-" | "–" | "—" | "―" | "‒" => TermId::DASH,
        "…" => TermId::ELLIPSIS,
        "•" | "⁃" | "▪" | "◦" | "·" | "*" => TermId::BULLET,
        _ => TermId::MARK,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

const MAGNITUDES: [&str; 8] = ["million", "billion", "trillion", "mln", "bln", "bn", "thousand", "m"];
const CURRENCIES: [&str; 8] = ["$", "€", "£", "¥", "USD", "EUR", "GBP", "₹"];

/// The pieces of UAX #29, joined into tokens.
struct Pieces<'t> {
    text: &'t str,
    /// Where the pieces read so far end.
    read: usize,
    /// Pieces read ahead and not yet used.
    ahead: std::collections::VecDeque<(usize, &'t str)>,
}

impl<'t> Pieces<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, read: 0, ahead: std::collections::VecDeque::with_capacity(4) }
    }

    fn read(&mut self) -> Option<(usize, &'t str)> {
        let start = self.read;
        if start >= self.text.len() {
            return None;
        }
        self.read = piece_end(self.text, start);
        // "end.The next": a lost space, which UAX #29 reads as one word.
        if let Some(stop) = lost_space(&self.text[start..self.read]) {
            self.read = start + stop;
        }
        Some((start, &self.text[start..self.read]))
    }

    /// The piece `offset` places ahead.
    fn peek(&mut self, offset: usize) -> Option<&'t str> {
        while self.ahead.len() <= offset {
            let piece = self.read()?;
            self.ahead.push_back(piece);
        }
        Some(self.ahead[offset].1)
    }

    fn take(&mut self) -> Option<(usize, &'t str)> {
        self.ahead.pop_front().or_else(|| self.read())
    }

    /// Takes `count` more pieces and returns where the last of them ends.
    fn extend(&mut self, end: usize, count: usize) -> usize {
        (0..count).fold(end, |end, _| self.take().map_or(end, |(at, piece)| at + piece.len()))
    }

    fn next_token(&mut self) -> Option<(Span, TokenKind)> {
        let (start, first) = self.take()?;
        let mut end = start + first.len();
        let kind = kind_of(first);
        match kind {
            TokenKind::Space => {
                while self.peek(0).is_some_and(|piece| kind_of(piece) == TokenKind::Space) {
                    end = self.extend(end, 1);
                }
            }
            TokenKind::Punctuation | TokenKind::Word if is_currency(first) => {
                if let Some(joined) = self.join_amount(end) {
                    return Some((Span::new(start, joined), TokenKind::Number));
                }
            }
            TokenKind::Punctuation => {}
            TokenKind::Number => end = self.join_number(end),
            TokenKind::Word if first == "US" && self.peek(0) == Some("$") => {
                let after_sign = end + 1;
                let sign = self.take();
                if let Some(joined) = self.join_amount(after_sign) {
                    return Some((Span::new(start, joined), TokenKind::Number));
                }
                if let Some(sign) = sign {
                    self.ahead.push_front(sign);
                }
            }
            TokenKind::Word => end = self.join_word(start, end),
        }
        Some((Span::new(start, end), kind))
    }

    /// `U.S` + `.`, `one` + `-` + `China`, `P5` + `+` + `1`.
    fn join_word(&mut self, start: usize, mut end: usize) -> usize {
        if is_dotted_acronym(&self.text[start..end]) && self.peek(0) == Some(".") {
            end = self.extend(end, 1);
        }
        loop {
            let joint = match self.peek(0) {
                Some(piece) if piece.chars().all(is_hyphen) || piece == "+" => piece,
                _ => return end,
            };
            match self.peek(1).map(kind_of) {
                Some(TokenKind::Number) => return self.extend(end, 2),
                Some(TokenKind::Word) if joint != "+" => {
                    end = self.extend(end, 2);
                    if is_dotted_acronym(&self.text[start..end]) && self.peek(0) == Some(".") {
                        end = self.extend(end, 1);
                    }
                }
                _ => return end,
            }
        }
    }

    /// `12` + `:` + `30`, `2` + `+` + `2`, `50` + `%`, `90` + `-` + `minute`.
    fn join_number(&mut self, mut end: usize) -> usize {
        loop {
            match (self.peek(0), self.peek(1).map(kind_of)) {
                (Some("%"), _) => return self.extend(end, 1),
                (Some(":" | "+"), Some(TokenKind::Number)) => end = self.extend(end, 2),
                _ => return end,
            }
        }
    }

    /// After a currency: an optional space, a number, an optional magnitude.
    fn join_amount(&mut self, end: usize) -> Option<usize> {
        let gap = usize::from(self.peek(0).is_some_and(|piece| kind_of(piece) == TokenKind::Space));
        if self.peek(gap).map(kind_of) != Some(TokenKind::Number) {
            return None;
        }
        let mut end = self.extend(end, gap + 1);
        let space = usize::from(
            matches!(self.peek(0), Some(piece) if kind_of(piece) == TokenKind::Space || piece.chars().all(is_hyphen)),
        );
        if self.peek(space).is_some_and(|piece| MAGNITUDES.contains(&piece)) {
            end = self.extend(end, space + 1);
        }
        Some(end)
    }
}

/// Where the word-bound piece that begins at `start` ends.
///
/// Bytes of ASCII are read off a table; wherever another character could have a say, UAX #29 decides. A test holds both
/// against each other.
fn piece_end(text: &str, start: usize) -> usize {
    ascii_piece_end(text.as_bytes(), start)
        .unwrap_or_else(|| start + text[start..].split_word_bounds().next().map_or(1, str::len))
}

/// Where a sentence's last word ends in a piece that runs into the next sentence: a small letter, a stop, a capitalised word.
fn lost_space(piece: &str) -> Option<usize> {
    let bytes = piece.as_bytes();
    let stop = bytes.iter().position(|byte| *byte == b'.').filter(|stop| *stop > 1)?;
    let before = bytes[..stop].iter().all(u8::is_ascii_alphabetic) && bytes[stop - 1].is_ascii_lowercase();
    let after = bytes.get(stop + 1).is_some_and(u8::is_ascii_uppercase) && bytes.get(stop + 2).is_none_or(u8::is_ascii_lowercase);
    (before && after).then_some(stop)
}

/// The end of an ASCII piece, or nothing where what follows is not ASCII.
fn ascii_piece_end(bytes: &[u8], start: usize) -> Option<usize> {
    let alphanumeric = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let first = bytes[start];
    let mut end = start + 1;
    if alphanumeric(first) {
        loop {
            while bytes.get(end).is_some_and(|byte| alphanumeric(*byte)) {
                end += 1;
            }
            let (Some(joint), before) = (bytes.get(end), bytes[end - 1]) else { break };
            let after = bytes.get(end + 1).copied();
            let letters = matches!(joint, b'.' | b'\'' | b':') && before.is_ascii_alphabetic();
            let digits = matches!(joint, b'.' | b'\'' | b',' | b';') && before.is_ascii_digit();
            if (letters || digits) && after.is_some_and(|byte| !byte.is_ascii()) {
                return None;
            }
            if letters && after.is_some_and(|byte| byte.is_ascii_alphabetic())
                || digits && after.is_some_and(|byte| byte.is_ascii_digit())
            {
                end += 2;
            } else {
                break;
            }
        }
    } else if first == b' ' {
        while bytes.get(end) == Some(&b' ') {
            end += 1;
        }
    } else if first == b'\r' && bytes.get(end) == Some(&b'\n') {
        end += 1;
    } else if !first.is_ascii() {
        return None;
    }
    bytes.get(end).is_none_or(u8::is_ascii).then_some(end)
}

fn kind_of(piece: &str) -> TokenKind {
    if let Some(byte) = piece.bytes().next().filter(u8::is_ascii) {
        return match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c' => TokenKind::Space,
            byte if byte.is_ascii_digit() => TokenKind::Number,
            byte if byte.is_ascii_alphabetic() => TokenKind::Word,
            _ => TokenKind::Punctuation,
        };
    }
    match piece.chars().next() {
        Some(c) if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') => TokenKind::Space,
        Some(c) if c.is_numeric() => {
            // `21st` and `1.5bn` begin with a digit and are read as numbers; `5G` too.
            TokenKind::Number
        }
        Some(c) if c.is_alphabetic() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    }
}

/// `$`, `€`, `USD`; most words are ruled out by their first byte.
fn is_currency(piece: &str) -> bool {
    let first = piece.as_bytes()[0];
    (!first.is_ascii_lowercase() && piece.len() <= 3) && CURRENCIES.contains(&piece)
}

/// `U.S`, `a.m`, `U.S.A`: single letters between stops.
fn is_dotted_acronym(word: &str) -> bool {
    if !word.as_bytes().contains(&b'.') {
        return false;
    }
    let last = word.rsplit(is_hyphen).next().unwrap_or(word);
    last.contains('.') && last.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Language;

    proptest! {
        #[test]
        fn the_table_agrees_with_uax_29(text in "[a-zA-Z0-9 .,;:'_\"$%()\\-\r\n\t\u{2019}\u{e9}\u{301}\u{200d}\u{4e2d}]{0,40}") {
            let mut ends = Vec::new();
            let mut at = 0;
            while at < text.len() {
                at = piece_end(&text, at);
                ends.push(at);
            }
            let wanted: Vec<usize> = text.split_word_bound_indices().map(|(start, piece)| start + piece.len()).collect();
            prop_assert_eq!(ends, wanted);
        }
    }

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

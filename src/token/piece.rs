//! The pieces of UAX #29, joined where the register writes one thing with several of them.
//!
//! In: a text. Out: spans with their kinds, one after the other. Law: the spans tile the text; a piece is what UAX #29
//! says it is, whether it was read off the table for ASCII or not.

use unicode_segmentation::UnicodeSegmentation;

use super::letters::{Case, Letters, letters};
use super::{TokenKind, is_hyphen};
use crate::span::Span;

const MAGNITUDES: [&str; 8] = ["million", "billion", "trillion", "mln", "bln", "bn", "thousand", "m"];
const CURRENCIES: [&str; 8] = ["$", "€", "£", "¥", "USD", "EUR", "GBP", "₹"];

/// The pieces of UAX #29, joined into tokens.
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// Where the pieces read so far end.
    read: usize,
    /// Where the piece of UAX #29 ends that lost spaces part: it is searched for once, however many there are.
    whole: usize,
    /// Pieces read ahead and not yet used.
    ahead: std::collections::VecDeque<(usize, &'t str)>,
}

impl<'t> Pieces<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, read: 0, whole: 0, ahead: std::collections::VecDeque::new() }
    }

    fn read(&mut self) -> Option<(usize, &'t str)> {
        let start = self.read;
        if start >= self.text.len() {
            return None;
        }
        self.read = match start < self.whole {
            // The stop at which a space was lost, or the word after it.
            true if self.text.as_bytes()[start] == b'.' => start + 1,
            true => self.whole,
            false => piece_end(self.text, start),
        };
        // "end.The next": a lost space, which UAX #29 reads as one word.
        if let Some(stop) = lost_space(&self.text[start..self.read]) {
            self.whole = self.read;
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

    /// The next token where its bytes alone tell.
    pub(super) fn plain_token(&mut self) -> Option<(Span, Plain)> {
        if !self.ahead.is_empty() {
            return None;
        }
        let (end, plain) = plain_token(self.text.as_bytes(), self.read)?;
        let start = std::mem::replace(&mut self.read, end);
        Some((Span { start, end }, plain))
    }

    /// The space that parts nearly all tokens, if it is next: one, before a character of ASCII that is none.
    pub(super) fn single_space(&mut self) -> Option<Span> {
        let start = self.read;
        let next = self.text.as_bytes().get(start..start + 2).filter(|_| self.ahead.is_empty())?;
        let single = next[0] == b' ' && next[1].is_ascii() && CLASSES[usize::from(next[1])] != Class::Blank;
        single.then(|| {
            self.read = start + 1;
            Span { start, end: start + 1 }
        })
    }

    /// The next token by the rules in full; where there is a plain one it is the same.
    pub(super) fn next_token(&mut self) -> Option<(Span, TokenKind)> {
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

    /// `U.S` + `.`, `one` + `-` + `China`, `P5` + `+` + `1`, `leaders` + `'`.
    fn join_word(&mut self, start: usize, mut end: usize) -> usize {
        if is_dotted_acronym(&self.text[start..end]) && self.peek(0) == Some(".") {
            end = self.extend(end, 1);
        }
        // "the leaders' meeting": the apostrophe of a plural possessive.
        let plural = self.text[start..end].ends_with('s') && matches!(self.peek(0), Some("'" | "’"));
        if plural && self.peek(1).is_some_and(|piece| kind_of(piece) == TokenKind::Space) {
            return self.extend(end, 1);
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

/// A token whose bytes alone tell what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    /// A word of letters with no capital beyond the first one, and their hash.
    Word { capital: bool, hash: u64 },
    /// Anything else.
    Other(TokenKind),
}

impl Plain {
    /// What it is.
    pub(super) fn kind(self) -> TokenKind {
        match self {
            Self::Word { .. } => TokenKind::Word,
            Self::Other(kind) => kind,
        }
    }
}

/// What an ASCII byte can do in a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Blank,
    /// Stands alone, once it is clear that it joins nothing before it.
    Mark,
    /// May join what stands on its sides: `:`, `'`, `-`, `+`, `$`, `_`; or not ASCII.
    Joint,
}

/// By byte its class.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Joint; 256];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c' => Class::Blank,
            b'.' | b',' | b';' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'"' | b'/' => Class::Mark,
            _ => Class::Joint,
        };
        byte += 1;
    }
    classes
};

/// The end of the token at `start`, and what it is, where its bytes alone tell: a word of ASCII letters, also in the possessive,
/// a number of digits, white space, one mark, and next to it nothing that could join it. Nine tokens of ten are of this sort.
fn plain_token(bytes: &[u8], start: usize) -> Option<(usize, Plain)> {
    let class = |place: usize| bytes.get(place).map(|byte| CLASSES[usize::from(*byte)]);
    let run = |class: Class| bytes[start..].iter().take_while(|byte| CLASSES[usize::from(**byte)] == class).count();
    let other = |end: usize, kind: TokenKind| Some((end, Plain::Other(kind)));
    match class(start)? {
        Class::Letter => {
            let Letters { end, case, hash } = letters(bytes, start);
            let word = |case: Case| match case {
                Case::Mixed => Plain::Other(TokenKind::Word),
                case => Plain::Word { capital: case == Case::Capital, hash },
            };
            // Most words end at a space.
            if bytes.get(end) != Some(&b' ') {
                if let Some(possessive) = POSSESSIVES.iter().find(|ending| bytes[end..].starts_with(ending)) {
                    let end = end + possessive.len();
                    return is_closed(bytes, end).then_some((end, Plain::Other(TokenKind::Word)));
                }
                if !is_closed(bytes, end) {
                    return None;
                }
            }
            // `USD 225 million`
            let currency = end - start == 3 && case == Case::Mixed;
            (!currency).then_some((end, word(case)))
        }
        Class::Digit => {
            let end = start + run(Class::Digit);
            let closed = class(end).is_none_or(|class| class == Class::Blank)
                || matches!(bytes[end], b'.' | b',' | b')') && class(end + 1).is_none_or(|class| class == Class::Blank);
            if closed { other(end, TokenKind::Number) } else { None }
        }
        Class::Blank => {
            let end = start + run(Class::Blank);
            if bytes.get(end).is_none_or(u8::is_ascii) { other(end, TokenKind::Space) } else { None }
        }
        Class::Mark => {
            if bytes.get(start + 1).is_none_or(u8::is_ascii) {
                other(start + 1, TokenKind::Punctuation)
            } else {
                None
            }
        }
        Class::Joint => None,
    }
}

/// What a word of letters is a possessive with.
const POSSESSIVES: [&[u8]; 2] = [b"'s", "’s".as_bytes()];

/// Whether nothing that begins at `end` can belong to the word that ends there.
fn is_closed(bytes: &[u8], end: usize) -> bool {
    let class = |place: usize| bytes.get(place).map(|byte| CLASSES[usize::from(*byte)]);
    match bytes.get(end) {
        None => true,
        // A stop or a colon joins letters to letters.
        Some(b'.' | b':') => !matches!(class(end + 1), Some(Class::Letter | Class::Joint)),
        Some(byte) => matches!(CLASSES[usize::from(*byte)], Class::Blank | Class::Mark),
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
    // From its end, so that a chain of words is not read again at each of its joints.
    let last = word.rsplit(is_hyphen).next().unwrap_or(word);
    last.contains('.') && last.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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

        #[test]
        fn a_piece_parted_by_lost_spaces_is_what_searching_anew_finds(text in "([a-zA-Z\u{e9}][a-z]{0,3}\\.|[A-Z][a-z\u{301}]{0,3}| |1\\.|'){0,20}") {
            let mut pieces = Pieces::new(&text);
            let mut at = 0;
            while let Some((start, piece)) = pieces.read() {
                let whole = &text[at..piece_end(&text, at)];
                prop_assert_eq!((start, piece), (at, &whole[..lost_space(whole).unwrap_or(whole.len())]));
                at += piece.len();
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn plain_tokens_are_those_of_the_rules(
            text in "([a-zA-Z0-9 .,;:'_\"$%()+\\-\r\n\t\u{2019}\u{e9}\u{301}\u{4e2d}]|USD|US|[a-z]{2,5} |, |\\. |[a-z]\\.|'s|\u{2019}s|[0-9]{1,4}[., ]|  ){0,30}"
        ) {
            let (mut fast, mut full) = (Pieces::new(&text), Pieces::new(&text));
            let plain = |pieces: &mut Pieces<'_>| pieces.plain_token().map(|(span, plain)| (span, plain.kind()));
            let space = |pieces: &mut Pieces<'_>| pieces.single_space().map(|span| (span, TokenKind::Space));
            let next = || space(&mut fast).or_else(|| plain(&mut fast)).or_else(|| fast.next_token());
            let tokens: Vec<_> = std::iter::from_fn(next).collect();
            let wanted: Vec<_> = std::iter::from_fn(|| full.next_token()).collect();
            prop_assert_eq!(tokens, wanted);
        }
    }
}

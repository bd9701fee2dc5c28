//! The words of a claim within a sentence: on one line, and no more of them than a reader takes in.
//!
//! In: an excerpt of a text. Out: its first words, after what a sentence holds already. Law: the words are those of the text; that some
//! were left out is shown.

/// Words that a quotation in a sentence keeps.
const QUOTED: usize = 18;

/// The first words of an excerpt, on one line.
pub(crate) fn shorten(text: &str) -> String {
    let mut short = String::with_capacity(text.len().min(QUOTED * 8) + 4);
    quote(&mut short, text);
    short
}

/// The same after what `sentence` holds.
pub(super) fn quote(sentence: &mut String, text: &str) {
    let from = sentence.len();
    // Nearly every excerpt has its words between single spaces: then it is one stretch.
    let more = if let Some((end, more)) = single_spaced(text, QUOTED) {
        sentence.push_str(&text[..end]);
        more
    } else {
        let mut words = text.split_whitespace();
        for word in words.by_ref().take(QUOTED) {
            if sentence.len() > from {
                sentence.push(' ');
            }
            sentence.push_str(word);
        }
        words.next().is_some()
    };
    if more {
        sentence.push_str(" …");
    } else {
        let kept = sentence[from..].trim_end_matches(['.', ',', ';', ':']).len();
        sentence.truncate(from + kept);
    }
}

/// Whether a text has so many words, two or more.
pub(super) fn has_words(text: &str, words: usize) -> bool {
    match single_spaced(text, words - 1) {
        Some((_, more)) => more,
        None => text.split_whitespace().nth(words - 1).is_some(),
    }
}

/// Bytes that are looked at together.
const EIGHT: usize = 8;
const ONES: u64 = u64::from_le_bytes([1; EIGHT]);
/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;
/// A space in each byte.
const SPACES: u64 = 0x20 * ONES;

/// Where the first words of a text end, and whether more follow; nothing where anything but single spaces parts them.
fn single_spaced(text: &str, words: usize) -> Option<(usize, bool)> {
    let mut left = words;
    // Whether what was read so far ends in a space, as the high bit of its last byte: none may stand at the beginning.
    let mut parted = HIGH;
    for (place, bytes) in text.as_bytes().chunks(EIGHT).enumerate() {
        let eight = match bytes.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            // What is missing at the end counts as letters.
            None => bytes.iter().rev().fold(u64::from_le_bytes([b'.'; EIGHT]), |number, byte| number << 8 | u64::from(*byte)),
        };
        let control = eight.wrapping_sub(SPACES) & !eight & HIGH;
        // A character beyond ASCII may be white space of its own; its first byte has both of its highest bits.
        let beyond = eight & (eight << 1) & HIGH;
        if control != 0 || beyond != 0 && has_wide_space(text, place * EIGHT..place * EIGHT + bytes.len()) {
            return None;
        }
        let other = eight ^ SPACES;
        let spaces = !(((other & !HIGH) + (0x7f * ONES)) | other) & HIGH;
        if spaces & (spaces << EIGHT | parted >> (64 - EIGHT)) != 0 {
            return None;
        }
        if spaces.count_ones() as usize >= left {
            let after = (1..left).fold(spaces, |spaces, _| spaces & (spaces - 1));
            let end = place * EIGHT + after.trailing_zeros() as usize / EIGHT;
            return text[end + 1..].starts_with(|next: char| !next.is_whitespace()).then_some((end, true));
        }
        left -= spaces.count_ones() as usize;
        parted = spaces;
    }
    (!text.ends_with(' ')).then_some((text.len(), false))
}

/// Whether a character that begins in a range of bytes is white space.
#[cold]
fn has_wide_space(text: &str, range: std::ops::Range<usize>) -> bool {
    range
        .into_iter()
        .any(|at| text.is_char_boundary(at) && text[at..].starts_with(char::is_whitespace) && text.as_bytes()[at] > b' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_excerpt_is_one_line_of_so_many_words() {
        assert_eq!(shorten("  They met,\n and\tspoke.;"), "They met, and spoke");
        // Every white space parts words: that of ASCII, the one that ASCII does not count, and those beyond it.
        for space in ["\x0b", "\x0c", "\u{a0}", "\u{2009}", "  "] {
            assert_eq!(shorten(&format!("They{space}met.")), "They met", "{space:?}");
        }
        let words = |count: usize| vec!["word"; count].join(" ");
        assert_eq!(shorten(&words(QUOTED)), words(QUOTED));
        assert_eq!(shorten(&format!("{} ", words(QUOTED))), words(QUOTED));
        assert_eq!(shorten(&format!("{}. More.", words(QUOTED))), format!("{}. …", words(QUOTED)));
        assert_eq!((shorten(""), shorten("a "), shorten(" a")), (String::new(), String::from("a"), String::from("a")));
    }

    proptest! {
        #[test]
        fn eight_bytes_at_a_time_is_as_word_by_word(text in "([a-z,.]{1,9}|\u{e9}|\u{201c}| | |  |\n|\u{a0}|\u{2009}|\u{b}){0,60}", words in 2usize..20) {
            prop_assert_eq!(has_words(&text, words), text.split_whitespace().count() >= words);
            let mut short = text.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" ");
            if text.split_whitespace().count() > QUOTED {
                short.push_str(" …");
            } else {
                short.truncate(short.trim_end_matches(['.', ',', ';', ':']).len());
            }
            prop_assert_eq!(shorten(&text), short);
        }
    }

    #[test]
    fn a_quotation_stands_after_what_was_said_and_leaves_it_as_it_is() {
        let mut sentence = String::from("Only this.;");
        quote(&mut sentence, ".,");
        quote(&mut sentence, "“They met.”,");
        assert_eq!(sentence, "Only this.;“They met.”");
    }
}

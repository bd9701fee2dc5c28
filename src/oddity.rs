//! What of a text does not read as it looks.
//!
//! In: a text and whose it is. Out: notes, at most one of each kind. Law: a text is read as it stands, whatever it holds; what a
//! reader cannot see is said, with the first place where it stands. Linear in the text.

use unicode_security::MixedScript;

/// A word that is hidden or disguised: what it is and where it first stands.
#[derive(Default)]
struct Found<'t> {
    count: usize,
    first: Option<(usize, &'t str)>,
}

impl<'t> Found<'t> {
    fn add(&mut self, at: usize, what: &'t str) {
        self.count += 1;
        self.first.get_or_insert((at, what));
    }
}

/// Says what in the text of `issuer` cannot be seen or is not what it looks like.
pub(crate) fn notes(issuer: &str, text: &str) -> Vec<String> {
    let (mut hidden, mut mixed) = (Found::default(), Found::default());
    let mut word_end = 0;
    // Nearly every byte is plain ASCII, and those that go on with a character begin none.
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0x80..=0xbf);
    let stretches = text.as_bytes().chunks(STRETCH).enumerate();
    // All bytes of a stretch together, without a branch for each.
    let odd = stretches.filter(|(_, bytes)| !bytes.iter().fold(true, |all, byte| all & plain(*byte)));
    let places = odd.flat_map(|(place, bytes)| (place * STRETCH..).zip(bytes)).filter(|(_, byte)| !plain(**byte));
    for (at, _) in places {
        let Some(letter) = text[at..].chars().next() else { break };
        if is_hidden(letter, &text[..at], &text[at + letter.len_utf8()..]) {
            hidden.add(at, &text[at..at + letter.len_utf8()]);
        } else if letter.is_alphabetic() && at >= word_end {
            let word = word_around(text, at);
            word_end = word.1;
            let word = &text[word.0..word.1];
            if word.bytes().any(|byte| byte.is_ascii_alphabetic()) && !word.is_single_script() {
                mixed.add(word_end - word.len(), word);
            }
        }
    }
    let mut notes = Vec::new();
    if let Some((at, character)) = hidden.first {
        let code = character.chars().next().map_or(0, u32::from);
        notes.push(format!(
            "The text of {issuer} holds characters that cannot be seen ({}, the first of them U+{code:04X} at byte {at}): it may not read as it looks.",
            hidden.count
        ));
    }
    if let Some((at, word)) = mixed.first {
        let shown: String = word.chars().take(LONGEST).collect();
        notes.push(format!(
            "The text of {issuer} holds words with letters of several scripts ({}, the first of them “{shown}” at byte {at}): they are not taken for the words that they look like.",
            mixed.count
        ));
    }
    notes
}

/// Bytes that are looked at together.
const STRETCH: usize = 64;
/// Letters of a word that a note shows.
const LONGEST: usize = 40;

/// Whether a character steers how a text looks without being seen, or parts a word where nothing is seen.
fn is_hidden(letter: char, before: &str, after: &str) -> bool {
    match letter {
        '\u{b}' | '\u{c}' | '\u{85}' => false,
        // The marks that turn the direction of writing, and tags.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}' => true,
        // A space without width, a byte-order mark, a word joiner, a soft hyphen: harmless beside a space.
        '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => {
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
        }
        _ => letter.is_control(),
    }
}

/// The run of letters and digits around a place.
fn word_around(text: &str, at: usize) -> (usize, usize) {
    let outside = |letter: char| !letter.is_alphanumeric();
    let start = text[..at].char_indices().rev().find(|(_, letter)| outside(*letter));
    let end = text[at..].find(outside).map_or(text.len(), |length| at + length);
    (start.map_or(0, |(before, letter)| before + letter.len_utf8()), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_of_any_script_are_not_odd() {
        for text in [
            "They met.\r\n\tThey “agreed” – fully… café, Türkiye, Zelenskyy’s, 50\u{a0}%",
            "\u{feff}With a mark \u{200b} and a space",
            "Владимир Путин провёл разговор",
            "习近平主席 東京タワー",
            "नमस्ते",
            "a\u{200d}b 👩\u{200d}🚀 naïve µ",
        ] {
            assert_eq!(notes("Norway", text), Vec::<String>::new(), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_seen_is_said_with_its_place() {
        let found = notes("Norway", "They \u{202e}met\u{0}, the cease\u{200b}fire holds.");
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .starts_with("The text of Norway holds characters that cannot be seen (3, the first of them U+202E at byte 5)")
        );
    }

    #[test]
    fn a_word_of_two_scripts_is_said_once() {
        // The first letter is Cyrillic; the second word has a Greek omicron.
        let found = notes("Norway", "Talks with \u{420}ussia and R\u{3bf}me, \u{420}ussia.");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("several scripts (3, the first of them “\u{420}ussia” at byte 11)"), "{found:?}");
    }
}

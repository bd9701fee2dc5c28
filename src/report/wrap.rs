//! Words on lines: cleaning, measuring and wrapping for a page of fixed width.
//!
//! In: any text. Out: lines. Law: width is what a terminal shows (a Chinese character takes two columns, a combining mark
//! none); no line is wider than asked or ends in a space; no control character of a text reaches the terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Characters that do not begin a line in Chinese or Japanese.
const CLOSING: &str = "。，、；：！？」』）》】〉…";

/// The words of a text on one line, with nothing in it that could move a cursor or turn the order of the letters.
///
/// White space becomes one space, a control character its picture (`␛`), an explicit change of direction `�`.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{a0}' | '\u{202f}' => cleaned.push('\u{a0}'),
            _ if letter.is_whitespace() => {
                if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                    cleaned.push(' ');
                }
            }
            _ => cleaned.push(picture(letter)),
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// A letter as a reader may see it: itself, or a picture of what would steer a terminal or a page.
pub(super) fn picture(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ if letter.is_control() => '\u{fffd}',
        _ => letter,
    }
}

/// How many columns a cleaned text takes up; the codes that paint it take none.
pub(super) fn width(text: &str) -> usize {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().map_or(0, UnicodeWidthStr::width);
    first + pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, painted)| painted).width()).sum::<usize>()
}

/// `text` followed by as many spaces as fill `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` after as many spaces as fill `columns`.
pub(super) fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text`, cut short with `…` where it is wider than `columns`.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (head, _) = text.split_at(prefix(text, columns.saturating_sub(1)));
    format!("{}…", head.trim_end())
}

/// `text` on lines of at most `columns` columns (at least 2); no line for a text without words.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let cleaned = clean(text);
    let mut lines = Lines { done: Vec::new(), line: String::new(), taken: 0, columns };
    for word in cleaned.split(' ') {
        let mut space = true;
        for piece in pieces(word) {
            lines.place(piece, space);
            space = false;
        }
    }
    lines.end();
    lines.done
}

struct Lines {
    done: Vec<String>,
    line: String,
    taken: usize,
    columns: usize,
}

impl Lines {
    fn place(&mut self, mut piece: &str, space: bool) {
        let gap = usize::from(space && !self.line.is_empty());
        let needed = width(piece);
        if self.taken + gap + needed > self.columns {
            self.end();
        } else if gap == 1 {
            self.line.push(' ');
            self.taken += 1;
        }
        // Longer than a whole line: cut it where the line is full.
        while width_exceeds(piece, self.columns) {
            let (head, rest) = piece.split_at(prefix(piece, self.columns).max(first_letter(piece)));
            self.line.push_str(head);
            self.end();
            piece = rest;
        }
        self.line.push_str(piece);
        self.taken += width(piece);
    }

    fn end(&mut self) {
        // A no-break space has held its words together: it is a plain space from here on.
        let line = self.line.replace('\u{a0}', " ");
        let line = line.trim();
        if !line.is_empty() {
            self.done.push(line.to_owned());
        }
        self.line.clear();
        self.taken = 0;
    }
}

/// A word as what must stay together: whole in most scripts, by character where characters are two columns wide.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before: Option<char> = None;
        let end = rest
            .char_indices()
            .find(|(_, letter)| {
                let wide = |letter: char| letter.width() == Some(2);
                let cut = before.is_some_and(|before| {
                    (wide(before) || wide(*letter))
                        && letter.width() != Some(0)
                        && !CLOSING.contains(*letter)
                        && before != '\u{200d}'
                });
                before = Some(*letter);
                cut
            })
            .map_or(rest.len(), |(place, _)| place);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// The bytes of the longest beginning that takes up at most `columns`, marks of no width included.
fn prefix(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    for (place, letter) in text.char_indices() {
        taken += letter.width().unwrap_or(0);
        if taken > columns {
            return place;
        }
    }
    text.len()
}

/// Whether a text is wider than `columns`, found without reading much further than that.
fn width_exceeds(text: &str, columns: usize) -> bool {
    prefix(text, columns) < text.len()
}

fn first_letter(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_full_but_never_too_wide() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("  one\n\ttwo ", 7), ["one two"]);
        assert_eq!(wrap("", 7), Vec::<String>::new());
        assert_eq!(wrap("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
    }

    #[test]
    fn cyrillic_letters_take_one_column_and_chinese_ones_two() {
        assert_eq!(wrap("Президент России", 9), ["Президент", "России"]);
        assert_eq!(wrap("两国元首通电话。", 8), ["两国元首", "通电话。"]);
        // A line does not begin with a full stop.
        assert_eq!(wrap("两国元首通电话。", 14), ["两国元首通电", "话。"]);
        assert_eq!(wrap("й".repeat(3).as_str(), 2), ["йй", "й"]);
    }

    #[test]
    fn paint_takes_no_column() {
        assert_eq!(width("\u{1b}[1mdvě\u{1b}[0m"), 3);
        assert_eq!(pad("\u{1b}[32m两国\u{1b}[0m", 6), "\u{1b}[32m两国\u{1b}[0m  ");
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(wrap("about 90\u{a0}minutes", 12), ["about", "90 minutes"]);
    }

    #[test]
    fn nothing_of_a_text_moves_the_cursor() {
        assert_eq!(clean("a\u{1b}[31mb\u{7f}c\u{202e}d\u{85}e\u{9b}f\r\ng"), "a␛[31mb␡c�d e�f g");
    }

    #[test]
    fn a_name_that_is_too_long_is_cut() {
        assert_eq!(fit("United States", 13), "United States");
        assert_eq!(fit("United States", 8), "United…");
        assert_eq!(fit("中华人民共和国", 6), "中华…");
    }

    #[test]
    fn a_megabyte_without_a_space_wraps_in_linear_time() {
        let lines = wrap(&"x".repeat(1 << 20), 40);
        assert_eq!(lines.len(), (1usize << 20).div_ceil(40));
        assert_eq!(wrap(&"国".repeat(1 << 18), 40).len(), (1usize << 18).div_ceil(20));
    }
}

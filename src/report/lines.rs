//! A page of plain text as it is written, line by line.
//!
//! In: words and a width. Out: [`Lines`]. Law: no line is wider than asked or ends in a space; a section without content says
//! "nothing".

use super::wrap::{pad, width, wrap};

/// The narrowest page: below this the words stand one on a line.
pub(super) const LEAST_WIDTH: usize = 40;
/// From this width on cells stand side by side.
pub(super) const SIDE_BY_SIDE: usize = 80;
/// The left margin.
pub(super) const MARGIN: &str = "  ";
/// Between two columns.
pub(super) const GAP: usize = 3;

/// The page as far as it is written.
pub(super) struct Lines {
    pub(super) width: usize,
    pub(super) out: String,
}

impl Lines {
    pub(super) fn new(width: usize) -> Self {
        Self { width: width.max(LEAST_WIDTH), out: String::new() }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// `text` behind `first`, its further lines indented as far as `first` is wide.
    pub(super) fn hanging(&mut self, first: &str, text: &str) {
        let indent = width(first);
        for (place, line) in wrap(text, self.width - indent).iter().enumerate() {
            let lead = if place == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{lead}{line}"));
        }
    }

    pub(super) fn ruled(&mut self, heading: &str, rule: &str) {
        let lines = wrap(heading, self.width);
        lines.iter().for_each(|line| self.line(line));
        let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        self.line(&rule.repeat(longest));
    }

    pub(super) fn section(&mut self, heading: &str, count: Option<usize>) {
        self.line("");
        match count {
            Some(count) => self.ruled(&format!("{heading} ({count})"), "─"),
            None => self.ruled(heading, "─"),
        }
        if count == Some(0) {
            self.line(&format!("{MARGIN}nothing"));
        }
    }

    /// Two cells side by side, behind `first`.
    pub(super) fn columns(&mut self, first: &str, column: usize, [left, right]: &[Vec<String>; 2]) {
        for place in 0..left.len().max(right.len()) {
            let lead = if place == 0 { first.to_owned() } else { " ".repeat(width(first)) };
            let [left, right] = [left, right].map(|cell| cell.get(place).map_or("", String::as_str));
            self.line(&format!("{lead}{}{right}", pad(left, column + GAP)));
        }
    }
}

//! A page of plain text as it is written, line by line.
//!
//! In: words, a width, and whether to paint. Out: [`Lines`]. Law: no line is wider than asked or ends in a space; a section without
//! content says "nothing"; without its paint a page is the plain one, to the letter.

use anstyle::{AnsiColor, Style};

use super::wrap::{pad, width, wrap};
use crate::relation::Relation;

/// The narrowest page: below this the words stand one on a line.
pub(super) const LEAST_WIDTH: usize = 40;
/// From this width on cells stand side by side.
pub(super) const SIDE_BY_SIDE: usize = 80;
/// The left margin.
pub(super) const MARGIN: &str = "  ";
/// Between two columns.
pub(super) const GAP: usize = 3;

/// Headings and names.
pub(super) const STRONG: Style = Style::new().bold();
/// What is not there, and what only leads to words.
pub(super) const QUIET: Style = Style::new().dimmed();

/// The colour of a relation: one of the terminal's own sixteen, which its owner has made legible.
pub(super) const fn ink(relation: Relation) -> Style {
    let colour = match relation {
        Relation::Concordant => AnsiColor::Green,
        Relation::Reframed => AnsiColor::Cyan,
        Relation::Counterposed => AnsiColor::Yellow,
        Relation::Contradictory => AnsiColor::Magenta,
    };
    colour.on_default().bold()
}

/// The page as far as it is written.
pub(super) struct Lines {
    pub(super) width: usize,
    colour: bool,
    pub(super) out: String,
}

impl Lines {
    pub(super) fn new(width: usize, colour: bool) -> Self {
        Self { width: width.max(LEAST_WIDTH), colour, out: String::new() }
    }

    /// The words of `text` in a style, the space around them left as it is.
    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        let words = text.trim();
        if !self.colour || words.is_empty() {
            return text.to_owned();
        }
        let (before, rest) = text.split_at(text.len() - text.trim_start().len());
        format!("{before}{style}{words}{style:#}{}", &rest[words.len()..])
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
        lines.iter().for_each(|line| self.line(&self.paint(STRONG, line)));
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
            self.line(&self.paint(QUIET, &format!("{MARGIN}nothing")));
        }
    }

    /// The title, and a page in a few lines, each a label and what it says.
    pub(super) fn head(&mut self, title: &str, label: usize, summary: &[(&str, String)]) {
        self.ruled(title, "═");
        summary.iter().for_each(|(name, words)| self.labelled(name, label, words));
    }

    /// What stands out, the kind before each sentence, and how much more there is.
    pub(super) fn findings<'k>(&mut self, label: usize, findings: impl ExactSizeIterator<Item = (&'k str, String)>, more: usize) {
        self.section("What stands out", (findings.len() == 0).then_some(0));
        for (kind, sentence) in findings {
            let kind = self.paint(STRONG, &pad(&format!("{MARGIN}{kind}"), MARGIN.len() + label));
            self.hanging(&kind, &sentence);
        }
        if more > 0 {
            self.line(&format!("{MARGIN}{more} more of less weight."));
        }
    }

    /// Oddities met on the way, where there are any.
    pub(super) fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.section("Notes", None);
            notes.iter().for_each(|note| self.hanging(MARGIN, note));
        }
    }

    /// `text` behind a label so many columns wide.
    pub(super) fn labelled(&mut self, name: &str, label: usize, text: &str) {
        self.hanging(&pad(&format!("{MARGIN}{name}"), MARGIN.len() + label), text);
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

//! The plain report: a page to read in a terminal.
//!
//! In: a [`Comparison`]. Out: lines of text. Law: no line is wider than asked or ends in a space; columns are aligned by what
//! a terminal shows; a section without content says "nothing".

use std::fmt;

use anstyle::Style;

use super::lines::{GAP, LEAST_WIDTH, Lines, MARGIN, QUIET, SIDE_BY_SIDE, STRONG, ink};
use super::page::{Page, Part, Topic};
use super::words::ids;
use super::wrap::{clean, fit, pad, pad_left, width, wrap};
use crate::claim::ClaimRecord;
use crate::comparison::{Comparison, Link};
use crate::finding::Finding;
use crate::readout::Side;
use crate::relation::Relation;

/// Columns of the page where none are asked for.
const USUAL_WIDTH: usize = 100;
/// Columns of a label in the table of facts, and of a name in the tables of numbers.
const LABEL: usize = 14;
/// Columns of the largest bar.
const BAR: usize = 40;

/// How the plain report is laid out.
///
/// ```
/// use rashomon::report::TextOptions;
/// assert_eq!(TextOptions::default().width, 100);
/// assert_eq!(TextOptions::default().with_width(72).width, 72);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextOptions {
    /// Columns of the page; 100 by default, at least 40. From 80 on the two accounts stand side by side, below they stand
    /// one under the other.
    pub width: usize,
    /// Whether to paint headings, names and relations with the codes of a terminal (ANSI SGR, its own sixteen colours); off by
    /// default. Nothing is said by colour alone: without the codes the page is the same to the letter.
    pub colour: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: USUAL_WIDTH, colour: false }
    }
}

impl TextOptions {
    /// The same with another width, in columns.
    #[must_use]
    pub const fn with_width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    /// The same with or without colour.
    #[must_use]
    pub const fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }
}

/// A comparison as a page of plain text, ending in a line break.
///
/// The words of the texts are given in full, with white space made even; a control character shows as its picture (`␛`), so
/// that no text can move the cursor of a terminal. A comparison that was read back from JSON gives the same page, save
/// that it names the issuers as they were given.
///
/// ```
/// use rashomon::{Readout, report};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile. He raised concerns about whaling.");
/// let b = Readout::new("Chile", "President Roe had a phone conversation with Prime Minister Lie of Norway.");
/// let page = report::text(&rashomon::compare(&a, &b), &report::TextOptions::default());
/// assert!(page.starts_with("Norway (14 words) and Chile (12 words)\n"));
/// assert!(page.contains("Only the Norway text says (1)"));
/// assert!(page.lines().all(|line| line.chars().count() <= 100 && !line.ends_with(' ')));
/// ```
#[must_use]
pub fn text(comparison: &Comparison, options: &TextOptions) -> String {
    let gutter = Side::BOTH
        .into_iter()
        .filter_map(|side| comparison.account(side).claims.iter().map(|claim| width(&claim.id)).max())
        .fold(2, usize::max)
        .min(LEAST_WIDTH / 4);
    let page = Page::new(comparison);
    let lines = Lines::new(options.width, options.colour);
    let mut sheet = Sheet { page: &page, gutter: gutter + 2, lines };
    sheet.lines.head(&page.title(), LABEL + 1, &page.summary());
    sheet.facts();
    sheet.findings();
    sheet.rows("Both say", Relation::Concordant, false);
    sheet.rows("Told differently", Relation::Reframed, false);
    sheet.rows("Set against each other", Relation::Counterposed, false);
    sheet.rows("Cannot both be true", Relation::Contradictory, true);
    sheet.only(Side::A);
    sheet.only(Side::B);
    sheet.silences();
    sheet.distance();
    sheet.lines.notes(comparison.notes());
    sheet.lines.out
}

impl fmt::Display for Comparison {
    /// The plain report of the usual width, without the last line break.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text(self, &TextOptions::default()).trim_end())
    }
}

/// The page as far as it is written.
struct Sheet<'p, 'c> {
    page: &'p Page<'c>,
    /// Columns of an id with the space behind it.
    gutter: usize,
    lines: Lines,
}

impl Sheet<'_, '_> {
    fn facts(&mut self) {
        self.lines.section(&format!("The {}", self.page.comparison.talk()), None);
        let column = (self.lines.width - MARGIN.len() - LABEL - GAP) / 2;
        let names = Side::BOTH.map(|side| vec![self.name(side, column)]);
        self.lines.columns(&pad(MARGIN, MARGIN.len() + LABEL), column, &names);
        for fact in self.page.facts() {
            let cells = fact.values.map(|values| match values.as_slice() {
                [] => vec![self.lines.paint(QUIET, "not stated")],
                values => values.iter().flat_map(|value| wrap(value, column)).collect(),
            });
            self.lines.columns(&pad(&format!("{MARGIN}{}", fact.label), MARGIN.len() + LABEL), column, &cells);
        }
    }

    fn findings(&mut self) {
        let (findings, more) = self.page.findings();
        let kinds = findings.iter().map(|finding| finding.kind.name().len()).max().unwrap_or(0);
        let with_claims = |finding: &Finding| {
            let ids = ids(&finding.claims);
            let behind = if ids.is_empty() { String::new() } else { format!(" [{ids}]") };
            (finding.kind.name(), format!("{}{behind}", finding.sentence))
        };
        self.lines.findings(kinds + 2, findings.iter().map(with_claims), more);
    }

    fn rows(&mut self, heading: &str, relation: Relation, only_if_any: bool) {
        let rows = self.page.rows(relation);
        if rows.is_empty() && only_if_any {
            return;
        }
        self.lines.section(heading, Some(rows.len()));
        if rows.is_empty() {
            return;
        }
        if self.lines.width >= SIDE_BY_SIDE {
            let column = self.cell_width();
            let indent = MARGIN.len() + self.gutter;
            let names = Side::BOTH.map(|side| vec![self.name(side, column - self.gutter)]);
            self.lines.columns(&" ".repeat(indent), column, &names);
        }
        for (place, row) in rows.iter().enumerate() {
            if place > 0 {
                self.lines.line("");
            }
            self.row(row);
        }
    }

    fn row(&mut self, row: &Link) {
        if !row.aspects.is_empty() {
            let aspects: Vec<&str> = row.aspects.iter().map(|aspect| aspect.name()).collect();
            let lead = self.lines.paint(QUIET, &format!("{MARGIN}Differs in "));
            self.lines.hanging(&lead, &aspects.join(", "));
        }
        if self.lines.width >= SIDE_BY_SIDE {
            let column = self.cell_width();
            let cells = Side::BOTH.map(|side| self.cell(row, side, column));
            self.lines.columns(MARGIN, column, &cells);
        } else {
            for side in Side::BOTH {
                let cell = self.cell(row, side, self.lines.width - MARGIN.len());
                self.lines.line(&format!("{MARGIN}{}", self.name(side, self.lines.width - MARGIN.len())));
                cell.iter().for_each(|line| self.lines.line(&format!("{MARGIN}{line}")));
            }
        }
    }

    /// The name of a side, cut short where it is wider than `columns`.
    fn name(&self, side: Side, columns: usize) -> String {
        self.lines.paint(STRONG, &fit(self.page.name(side), columns))
    }

    fn cell_width(&self) -> usize {
        (self.lines.width - MARGIN.len() - GAP) / 2
    }

    /// The claims of one side of a row, each behind its id, who does what by them above the words where the row turns on it.
    fn cell(&self, row: &Link, side: Side, columns: usize) -> Vec<String> {
        let told = self.page.told(row, side).into_iter();
        told.flat_map(|(lead, claim)| self.claim(claim, lead.as_deref(), columns, ink(row.relation))).collect()
    }

    fn claim(&self, claim: &ClaimRecord, lead: Option<&str>, columns: usize, style: Style) -> Vec<String> {
        let inside = columns - self.gutter;
        let lead = lead.map_or_else(Vec::new, |lead| wrap(&format!("{lead}:"), inside));
        let mut lines: Vec<String> = lead.iter().map(|line| self.lines.paint(QUIET, line)).collect();
        lines.extend(wrap(&claim.text, inside));
        if lines.is_empty() {
            lines.push(String::new());
        }
        let id = self.lines.paint(style, &fit(&clean(&claim.id), self.gutter - 2));
        let lines = lines.into_iter().enumerate();
        lines.map(|(place, line)| format!("{}{line}", pad(if place == 0 { &id } else { "" }, self.gutter))).collect()
    }

    fn only(&mut self, side: Side) {
        let groups = self.page.only(side);
        let count = groups.iter().map(|(_, claims)| claims.len()).sum();
        self.lines.section(&format!("Only the {} text says", self.page.name(side)), Some(count));
        for (place, (topic, claims)) in groups.iter().enumerate() {
            if place > 0 {
                self.lines.line("");
            }
            self.lines.hanging(MARGIN, topic);
            for claim in claims {
                let lead = self.page.lone_lead(side, claim);
                let lines = self.claim(claim, lead.as_deref(), self.lines.width - 2 * MARGIN.len(), QUIET);
                lines.iter().for_each(|line| self.lines.line(&format!("{MARGIN}{MARGIN}{line}")));
            }
        }
    }

    fn silences(&mut self) {
        let [a, b] = Side::BOTH.map(|side| (format!("Not stated by {}", self.page.within(side)), Some(side)));
        for (heading, by) in [(String::from("Neither text states"), None), a, b] {
            let slots = self.page.unstated(by);
            self.lines.section(&heading, Some(slots.len()));
            self.lines.hanging(MARGIN, &slots.join("; "));
        }
    }

    fn distance(&mut self) {
        self.lines.section("How far apart", None);
        self.page.distance().iter().for_each(|sentence| self.lines.hanging(MARGIN, sentence));
        self.lines.line("");
        self.parts(&self.page.parts());
        let (topics, more) = self.page.topics();
        if topics.is_empty() {
            return;
        }
        self.lines.line("");
        let column = if self.lines.width >= SIDE_BY_SIDE { LABEL + 2 } else { LABEL - 4 };
        let labels = self.lines.width - MARGIN.len() - 3 * column;
        let label = topics.iter().map(|topic| width(&topic.label)).fold(width("Share of each text"), usize::max).min(labels);
        let [a, b] = Side::BOTH.map(|side| self.name(side, column - 2));
        let mut lines = vec![(String::from("Share of each text"), [a, b], String::from("apart"))];
        lines.extend(
            topics.into_iter().map(|topic| (topic.label, topic.shares.map(Topic::percent), topic.divergence.to_string())),
        );
        for (name, [a, b], apart) in lines {
            let cells: String = [a, b, apart].iter().map(|cell| pad_left(cell, column)).collect();
            self.lines.line(&format!("{MARGIN}{}{cells}", pad(&fit(&name, label), label)));
        }
        if more > 0 {
            self.lines.line(&format!("{MARGIN}{more} more with smaller shares."));
        }
        self.page.shift().iter().for_each(|sentence| self.lines.hanging(MARGIN, sentence));
    }

    /// A bar for each part that begins where the one above it ends, so that they add up to the last.
    fn parts(&mut self, parts: &[Part]) {
        const NUMBER: usize = 6;
        let meanings = parts.iter().map(|part| width(part.meaning) + 2).max().unwrap_or(0);
        let meanings = if self.lines.width >= SIDE_BY_SIDE { meanings } else { 0 };
        let bar = self.lines.width.saturating_sub(MARGIN.len() + LABEL + NUMBER + meanings).min(BAR);
        let at = |hundredths: usize| (hundredths.min(100) * bar + 50) / 100;
        let mut sum = 0;
        let line = |name: &str, hundredths: usize, meaning: &str, cells: &str| {
            let number = format!("{:.2}", hundredths as f64 / 100.0);
            let meaning = if meanings > 0 { meaning } else { "" };
            format!("{MARGIN}{}{}{}{cells}", pad(name, LABEL), pad(&number, NUMBER), pad(meaning, meanings))
        };
        for part in parts {
            let (from, to) = (at(sum), at(sum + part.hundredths));
            sum += part.hundredths;
            // A part that is too small for a cell still shows.
            let drawn =
                if to == from && part.hundredths > 0 && from < bar { String::from("▏") } else { "█".repeat(to - from) };
            self.lines.line(&line(part.name, part.hundredths, part.meaning, &format!("{}{drawn}", " ".repeat(from))));
        }
        let overall = self.page.overall_hundredths();
        let cells = format!("{}{}", "█".repeat(at(overall)), "·".repeat(bar - at(overall)));
        self.lines.line(&self.lines.paint(STRONG, &line("overall", overall, "", &cells)));
    }
}

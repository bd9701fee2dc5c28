//! A series as a page of plain text.
//!
//! In: a [`Series`]. Out: lines of text. Law: no line is wider than asked or ends in a space; a call with one account stands in the
//! list without a number.

use std::fmt;

use super::super::lines::{Lines, MARGIN, SIDE_BY_SIDE};
use super::super::text::TextOptions;
use super::super::wrap::{clean, fit, pad, pad_left, width};
use super::page::{Page, formula_kind, reason, verdict};
use crate::divergence::Divergence;
use crate::readout::Side;
use crate::series::{Series, SeriesCall};

/// Columns of a label.
const LABEL: usize = 13;
/// Columns of a date.
const DATE: usize = 12;
/// Columns of a number.
const NUMBER: usize = 7;
/// Columns of the widest scale.
const SCALE: usize = 50;

/// A series as a page of plain text, ending in a line break.
///
/// ```
/// use rashomon::{Call, Comparer, Readout, report};
/// let call = Call::new("2024-05-01")
///     .with_a(Readout::new("Norway", "The leaders met in Oslo. Whaling was discussed."))
///     .with_b(Readout::new("Chile", "The leaders met in Oslo."));
/// let page = report::series::text(&Comparer::default().series(&[call]), &report::TextOptions::default());
/// assert!(page.starts_with("Norway and Chile: 1 call, 2024-05-01\n"));
/// assert!(page.contains("no evidence"));
/// ```
#[must_use]
pub fn text(series: &Series, options: &TextOptions) -> String {
    let page = Page::new(series);
    let mut sheet = Sheet { page: &page, lines: Lines::new(options.width, options.colour) };
    sheet.lines.head(&page.title(), LABEL, &page.summary());
    let (findings, more) = page.findings();
    sheet.lines.findings(LABEL, findings.iter().map(|finding| (finding.kind.name(), finding.sentence.clone())), more);
    sheet.calls();
    sheet.topics();
    sheet.formulas();
    sheet.lines.section("How it was found", None);
    page.method().iter().for_each(|sentence| sheet.lines.hanging(MARGIN, sentence));
    sheet.lines.notes(series.notes());
    sheet.lines.out
}

impl fmt::Display for Series {
    /// The plain report of the usual width, without the last line break.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text(self, &TextOptions::default()).trim_end())
    }
}

struct Sheet<'p, 's> {
    page: &'p Page<'s>,
    lines: Lines,
}

impl Sheet<'_, '_> {
    /// A line a call: its words, and where it stands on the scale from 0 to 1 with its interval.
    fn calls(&mut self) {
        self.lines.section("Call by call", Some(self.page.calls().len()));
        let wide = self.lines.width >= SIDE_BY_SIDE;
        let names = if wide { 2 * NUMBER + 4 } else { 0 };
        let room = self.lines.width.saturating_sub(MARGIN.len() + DATE + names + NUMBER + 2);
        let scale = room.min(SCALE);
        let column = NUMBER + 2;
        let heads = Side::BOTH.map(|side| pad_left(&fit(self.page.name(side), column - 1), column));
        let heads = if wide { heads.concat() } else { String::new() };
        let lead = pad(MARGIN, MARGIN.len() + DATE);
        let ends = format!("{}1", pad("0", scale.saturating_sub(1)));
        if wide {
            self.lines.line(&format!("{lead}{}", pad_left("words of", names)));
        }
        self.lines.line(&format!("{lead}{heads}{}  {ends}", pad_left("apart", NUMBER)));
        for call in self.page.calls() {
            let [a, b] = Page::words(call).map(|words| pad_left(&words, column));
            let words = if wide { format!("{a}{b}") } else { String::new() };
            let date = pad(&fit(&clean(&call.date), DATE - 1), DATE);
            let (apart, drawn) = drawn(call, scale);
            self.lines.line(&format!("{MARGIN}{date}{words}{}  {drawn}", pad_left(&apart, NUMBER)));
        }
        self.lines.line("");
        let words = "● the divergence of the call, ─ its 95 % interval; a call with one account has none.";
        self.lines.hanging(MARGIN, words);
    }

    fn topics(&mut self) {
        let (topics, more) = self.page.topics();
        self.lines.section("Topics over time", topics.is_empty().then_some(0));
        for topic in topics {
            self.lines.hanging(MARGIN, &Page::topic(topic));
            let indent = format!("{MARGIN}{MARGIN}");
            for (side, coverage) in [(Side::A, &topic.a), (Side::B, &topic.b)] {
                let name = fit(self.page.name(side), 20);
                self.lines.hanging(&indent, &format!("{name}: {}", Page::coverage(coverage)));
            }
            let trend = &topic.trend;
            if trend.p.is_some() {
                self.lines.hanging(&indent, &format!("{}: {}", verdict(trend.verdict), reason(trend)));
            }
        }
        if more > 0 {
            self.lines.line(&format!("{MARGIN}{more} more that fewer texts speak of."));
        }
    }

    fn formulas(&mut self) {
        for side in Side::BOTH {
            let formulas = self.page.formulas(side);
            self.lines.section(&format!("Formulas of {} that appear or vanish", self.page.name(side)), Some(formulas.len()));
            for formula in formulas {
                let seen = format!("“{}”: {}", formula.words, Page::ran(formula));
                self.lines.hanging(&pad(&format!("{MARGIN}{}", formula_kind(formula.kind)), MARGIN.len() + 9), &seen);
            }
        }
    }
}

/// The divergence of a call as a number, and as a place on a scale of so many columns.
fn drawn(call: &SeriesCall, scale: usize) -> (String, String) {
    let Some(Divergence { overall, low, high, .. }) = &call.divergence else { return (String::from("–"), String::new()) };
    let at = |value: f64| ((value * scale.saturating_sub(1) as f64).round() as usize).min(scale.saturating_sub(1));
    let (low, middle, high) = (at(low.get()), at(overall.get()), at(high.get()));
    let letter = |column: usize| match column {
        column if column == middle => '●',
        column if column >= low && column <= high => '─',
        _ => ' ',
    };
    let line: String = (0..scale).map(letter).collect();
    debug_assert!(width(&line) <= scale);
    (overall.to_string(), line.trim_end().to_owned())
}

//! A panel as a page of plain text.
//!
//! In: a [`Panel`]. Out: lines of text. Law: no line is wider than asked or ends in a space; every account that does not mention a
//! row is named under it.

use std::fmt;

use super::super::lines::{Lines, MARGIN};
use super::super::text::TextOptions;
use super::super::wrap::{fit, pad, pad_left, width, wrap};
use super::page::Page;
use crate::panel::{Panel, PanelClaim, PanelFinding, PanelRow, Seat};

/// Columns of a label.
const LABEL: usize = 18;
/// Columns of the kind of a finding.
const KIND: usize = 10;
/// The widest column of names before the words of a row.
const NAME: usize = 18;

/// A panel as a page of plain text, ending in a line break.
///
/// ```
/// use rashomon::{Comparer, Readout, report};
/// let panel = Comparer::default().panel(&[
///     Readout::new("Norway", "The leaders met in Oslo. They agreed on a ban on whaling."),
///     Readout::new("Chile", "The leaders met in Oslo. Lithium was discussed."),
///     Readout::new("NATO", "The leaders met in Oslo. They agreed on a ban on whaling."),
/// ]);
/// let page = report::panel::text(&panel, &report::TextOptions::default());
/// assert!(page.starts_with("3 accounts: Chile (8 words), NATO (12 words), Norway (12 words)\n"));
/// assert!(page.contains("not mentioned by Chile"));
/// ```
#[must_use]
pub fn text(panel: &Panel, options: &TextOptions) -> String {
    let page = Page::new(panel);
    let names = page.seats().map(|seat| width(page.name(seat))).max().unwrap_or(0).min(NAME);
    let lines = Lines::new(options.width, options.colour);
    let names = names.min(lines.width / 4);
    let ids =
        panel.accounts().iter().filter_map(|account| account.claims.last()).map(|claim| width(&claim.id)).max().unwrap_or(2);
    let mut sheet = Sheet { page: &page, names, ids: ids.min(8), lines };
    sheet.lines.head(&page.title(), LABEL, &page.summary());
    let (findings, more) = page.findings();
    let with_claims = |finding: &PanelFinding| {
        let behind = if finding.claims.is_empty() { String::new() } else { format!(" [{}]", finding.claims.join(", ")) };
        (finding.kind.name(), format!("{}{behind}", finding.sentence))
    };
    sheet.lines.findings(KIND, findings.iter().map(with_claims), more);
    sheet.matrix();
    sheet.facts();
    for (told, rows) in page.groups() {
        sheet.lines.section(&format!("Told by {}", page.of_all(told)), Some(rows.len()));
        for (place, row) in rows.into_iter().enumerate() {
            sheet.row(row, place > 0);
        }
    }
    page.seats().for_each(|seat| sheet.only(seat));
    sheet.lines.notes(panel.notes());
    sheet.lines.out
}

impl fmt::Display for Panel {
    /// The plain report of the usual width, without the last line break.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text(self, &TextOptions::default()).trim_end())
    }
}

struct Sheet<'s, 'p> {
    page: &'s Page<'p>,
    /// Columns of the names before the words of a row.
    names: usize,
    /// Columns of an id.
    ids: usize,
    lines: Lines,
}

impl Sheet<'_, '_> {
    /// The divergence of each pair, accounts that are near each other side by side.
    fn matrix(&mut self) {
        self.lines.section("How far apart", None);
        let order = self.page.order();
        let column = self.lines.width.saturating_sub(MARGIN.len() + self.names) / order.len().max(1);
        let column = column.min(self.names.max(4) + 2);
        // Where the names do not fit above the columns, the seats stand there.
        let short = column < 8;
        if column >= 6 {
            let head: String = order
                .iter()
                .map(|seat| {
                    let name = if short { seat.to_string() } else { fit(self.page.name(*seat), column - 2) };
                    pad_left(&name, column)
                })
                .collect();
            self.lines.line(&format!("{}{head}", pad(MARGIN, MARGIN.len() + self.names)));
            for row in &order {
                let cells = order
                    .iter()
                    .map(|other| self.page.apart(*row, *other).map_or_else(|| String::from("–"), |apart| apart.to_string()));
                let cells: String = cells.map(|cell| pad_left(&cell, column)).collect();
                let name = if short { format!("{row} {}", self.page.name(*row)) } else { self.page.name(*row).to_owned() };
                let name = pad(&fit(&name, self.names), self.names);
                self.lines.line(&format!("{MARGIN}{name}{cells}"));
            }
            self.lines.line("");
        }
        self.lines.hanging(MARGIN, "0 is the same account, 1 two different conversations. The nearest first:");
        self.page.merges().iter().for_each(|merge| self.lines.hanging(&format!("{MARGIN}{MARGIN}"), merge));
    }

    fn facts(&mut self) {
        self.lines.section("The call", None);
        for fact in self.page.facts() {
            let stated = self.page.seats().filter(|seat| !fact.values[seat.index()].is_empty());
            let stated: Vec<String> =
                stated.map(|seat| format!("{}: {}", self.page.name(seat), fact.values[seat.index()].join(" / "))).collect();
            let words = if stated.is_empty() { String::from("not stated by any account") } else { stated.join("; ") };
            self.lines.labelled(fact.label, LABEL, &words);
        }
    }

    fn row(&mut self, row: &PanelRow, apart: bool) {
        if apart {
            self.lines.line("");
        }
        self.lines.hanging(MARGIN, &Page::heading(row));
        for seat in self.page.seats() {
            let claims = self.page.cell(row, seat);
            for (place, claim) in claims.into_iter().enumerate() {
                let name = if place == 0 { fit(self.page.name(seat), self.names) } else { String::new() };
                self.claim(&format!("{MARGIN}{MARGIN}{}", pad(&name, self.names + 2)), claim);
            }
        }
        let silent = self.page.silent(row);
        if !silent.is_empty() {
            let words = format!("not mentioned by {}", self.page.list(&silent));
            self.lines.hanging(&format!("{MARGIN}{MARGIN}"), &words);
        }
    }

    /// The words of a claim behind its id.
    fn claim(&mut self, first: &str, claim: &PanelClaim) {
        let id = pad(&fit(&claim.id, self.ids), self.ids + 2);
        self.lines.hanging(&format!("{first}{id}"), &claim.text);
    }

    fn only(&mut self, seat: Seat) {
        let groups = self.page.only(seat);
        let count = groups.iter().map(|(_, claims)| claims.len()).sum();
        self.lines.section(&format!("Only the {} text says", self.page.name(seat)), Some(count));
        for (place, (topic, claims)) in groups.iter().enumerate() {
            if place > 0 {
                self.lines.line("");
            }
            self.lines.hanging(MARGIN, topic);
            for claim in claims {
                if let Some(doing) = self.page.doing(seat, claim) {
                    let lead = " ".repeat(2 * MARGIN.len() + self.ids + 2);
                    let said = wrap(&format!("{doing}:"), self.lines.width - lead.len());
                    said.iter().for_each(|line| self.lines.line(&format!("{lead}{line}")));
                }
                self.claim(&format!("{MARGIN}{MARGIN}"), claim);
            }
        }
    }
}

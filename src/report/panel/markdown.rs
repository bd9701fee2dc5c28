//! A panel as Markdown, for a page on the web or a document.
//!
//! In: a [`Panel`]. Out: Markdown with tables (GitHub's). Law: nothing of a text or a name can become markup.

use super::super::markdown::{escape, row, table};
use super::page::Page;
use crate::panel::{Panel, PanelRow, Seat};

/// A panel as Markdown, ending in a line break: the matrix, and a table with a column an account.
///
/// ```
/// use rashomon::{Comparer, Readout, report};
/// let panel = Comparer::default().panel(&[
///     Readout::new("Norway", "The leaders met in Oslo. They agreed on a ban on <b>whaling</b>."),
///     Readout::new("Chile", "The leaders met in Oslo. Lithium was discussed."),
///     Readout::new("NATO", "The leaders met in Oslo. They agreed on a ban on <b>whaling</b>."),
/// ]);
/// let page = report::panel::markdown(&panel);
/// assert!(page.starts_with("# 3 accounts: Chile"));
/// assert!(page.contains("&lt;b&gt;whaling&lt;/b&gt;"));
/// ```
#[must_use]
pub fn markdown(panel: &Panel) -> String {
    let page = Page::new(panel);
    let names: Vec<String> = page.seats().map(|seat| escape(page.name(seat))).collect();
    let mut lines = vec![format!("# {}", escape(&page.title())), String::new()];
    lines.extend(page.summary().map(|(label, words)| format!("- {label}: {}", escape(&words))));
    findings(&page, &mut lines);
    matrix(&page, &mut lines);
    facts(&page, &names, &mut lines);
    for (told, rows) in page.groups() {
        lines.extend([String::new(), format!("## Told by {} ({})", page.of_all(told), rows.len()), String::new()]);
        let mut head = vec!["About"];
        head.extend(names.iter().map(String::as_str));
        lines.extend(table(&head));
        lines.extend(rows.into_iter().map(|told| cells(&page, told)));
    }
    for seat in page.seats() {
        only(&page, seat, &mut lines);
    }
    if !panel.notes().is_empty() {
        lines.extend([String::new(), String::from("## Notes"), String::new()]);
        lines.extend(panel.notes().iter().map(|note| format!("- {}", escape(note))));
    }
    lines.join("\n") + "\n"
}

fn findings(page: &Page<'_>, lines: &mut Vec<String>) {
    let (findings, more) = page.findings();
    lines.extend([String::new(), String::from("## What stands out"), String::new()]);
    if findings.is_empty() {
        lines.push(String::from("nothing"));
    }
    for (place, finding) in findings.iter().enumerate() {
        let ids = escape(&finding.claims.join(", "));
        let behind = if ids.is_empty() { ids } else { format!(" <sub>{ids}</sub>") };
        lines.push(format!("{}. **{}** {}{behind}", place + 1, finding.kind.name(), escape(&finding.sentence)));
    }
    if more > 0 {
        lines.extend([String::new(), format!("{more} more of less weight.")]);
    }
}

fn matrix(page: &Page<'_>, lines: &mut Vec<String>) {
    let order = page.order();
    lines.extend([String::new(), String::from("## How far apart"), String::new()]);
    let mut head = vec![String::new()];
    head.extend(order.iter().map(|seat| escape(page.name(*seat))));
    lines.extend(table(&head.iter().map(String::as_str).collect::<Vec<_>>()));
    for one in &order {
        let mut cells = vec![format!("**{}**", escape(page.name(*one)))];
        cells.extend(
            order.iter().map(|other| page.apart(*one, *other).map_or_else(|| String::from("–"), |apart| apart.to_string())),
        );
        lines.push(row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    lines.extend([
        String::new(),
        String::from("0 is the same account, 1 two different conversations. The nearest first:"),
        String::new(),
    ]);
    lines.extend(page.merges().iter().map(|merge| format!("- {}", escape(merge))));
}

fn facts(page: &Page<'_>, names: &[String], lines: &mut Vec<String>) {
    lines.extend([String::new(), String::from("## The call"), String::new()]);
    let mut head = vec![""];
    head.extend(names.iter().map(String::as_str));
    lines.extend(table(&head));
    for fact in page.facts() {
        let mut cells = vec![fact.label.to_owned()];
        cells.extend(fact.values.iter().map(|values| match values.as_slice() {
            [] => String::from("not stated"),
            values => values.iter().map(|value| escape(value)).collect::<Vec<_>>().join("<br>"),
        }));
        lines.push(row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
}

/// A row of claims: what it is about, and what each account says.
fn cells(page: &Page<'_>, told: &PanelRow) -> String {
    let mut cells = vec![escape(&Page::heading(told))];
    cells.extend(page.seats().map(|seat| {
        let claims =
            page.cell(told, seat).into_iter().map(|claim| format!("{} <sub>{}</sub>", escape(&claim.text), escape(&claim.id)));
        let words = claims.collect::<Vec<_>>().join("<br>");
        if words.is_empty() { String::from("*not mentioned*") } else { words }
    }));
    row(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}

fn only(page: &Page<'_>, seat: Seat, lines: &mut Vec<String>) {
    let groups = page.only(seat);
    let count: usize = groups.iter().map(|(_, claims)| claims.len()).sum();
    lines.extend([String::new(), format!("## Only the {} text says ({count})", escape(page.name(seat)))]);
    if groups.is_empty() {
        lines.extend([String::new(), String::from("nothing")]);
    }
    for (topic, claims) in groups {
        lines.extend([String::new(), format!("**{}**", escape(&topic)), String::new()]);
        lines.extend(claims.into_iter().map(|claim| {
            let lead = page.doing(seat, claim).map_or_else(String::new, |doing| format!("*{}:* ", escape(&doing)));
            format!("- {lead}{} <sub>{}</sub>", escape(&claim.text), escape(&claim.id))
        }));
    }
}

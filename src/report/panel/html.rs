//! A panel as a web page, to look at and to quote from.
//!
//! In: a [`Panel`]. Out: a file that needs nothing from outside and no script. Law: nothing of a text or a name becomes markup; every
//! claim stands there once, with an address of its own; an account that does not mention a row says so in its cell; what
//! shade says, a number says too.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::super::html::frame::{self, Script};
use super::super::html::{class, sign};
use super::super::wrap::clean;
use super::page::{Page, kind};
use crate::panel::{Panel, PanelFinding, PanelRow, Seat};

/// Findings that stand open; the others are folded away.
const OPEN: usize = 6;
/// How dark the pair that is furthest apart is shaded: words on it still stand out.
const DARKEST: f64 = 0.42;

/// A panel as a web page: one file, with style and pictures in it.
///
/// It shows how far apart each two accounts are, who stands with whom, the findings with links to their words, what the accounts tell row
/// by row with a column an account, what one account alone tells, and the facts of the call. It follows the reader's choice of
/// light or dark, prints, and fits a phone. Its content security policy lets nothing in from outside.
///
/// ```
/// use rashomon::{Comparer, Readout, report};
/// let panel = Comparer::default().panel(&[
///     Readout::new("Norway", "The leaders met in Oslo. They agreed on a ban on <b>whaling</b>."),
///     Readout::new("Chile", "The leaders met in Oslo. Lithium was discussed."),
///     Readout::new("NATO", "The leaders met in Oslo. They agreed on a ban on <b>whaling</b>."),
/// ]);
/// let page = report::panel::html(&panel);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("&lt;b&gt;whaling&lt;/b&gt;") && page.contains("not mentioned"));
/// ```
#[must_use]
pub fn html(panel: &Panel) -> String {
    let page = Page::new(panel);
    let names: Vec<&str> = page.seats().map(|seat| page.name(seat)).collect();
    let finding = |(number, finding): (usize, &PanelFinding)| {
        let claims: Vec<String> = finding.claims.iter().filter_map(|id| page.place_of(id)).map(anchor).collect();
        frame::finding(number, kind(finding.kind), &finding.sentence, &claims)
    };
    let findings: Vec<Markup> = (1..).zip(panel.findings()).map(finding).collect();
    let facts = page.facts();
    let body = html! {
        a.skip href="#rows" { "Skip to the rows" }
        (head(&page))
        main {
            div.lead { (apart(&page)) (frame::findings(&findings, OPEN)) }
            (rows(&page))
            (only(&page))
            (frame::facts("call", &names, facts.iter().map(|fact| (fact.label, &fact.values[..]))))
        }
        (frame::foot(panel.notes(), &["Letters and numbers such as c3 name the claims: the account, and the place in its text."], panel.made_by()))
    };
    frame::whole(&format!("{}: {}", page.counted(), names.join(", ")), panel.made_by(), Script::Without, &body)
}

fn head(page: &Page<'_>) -> Markup {
    let [.., (_, divergence)] = page.summary();
    html! {
        header.head {
            p.kicker { (page.counted()) " of one event" }
            h1 { (page.listed()) }
            p.verdict { "Divergence: " (divergence) "." }
            ul.who {
                @for seat in page.seats() { li { strong { (page.name(seat)) } " " (page.words(seat)) } }
            }
        }
    }
}

/// The divergence of each pair as a number on a shade, accounts that are near each other side by side.
fn apart(page: &Page<'_>) -> Markup {
    let order = page.order();
    let divergence = page.panel.divergence();
    let (least, greatest) = (divergence.least.get(), divergence.greatest.get());
    let shade = |apart: f64| {
        let share = if greatest > least { ((apart - least) / (greatest - least)).clamp(0.0, 1.0) } else { 0.5 };
        format!("{:.3}", DARKEST * share)
    };
    html! {
        section #apart aria-labelledby="apart-title" {
            h2 #apart-title { "How far apart" }
            p.overall { (divergence.overall) }
            p.interval { "on average between two accounts; " (divergence.least) " for the nearest pair, " (divergence.greatest) " for the furthest." }
            div.scroll tabindex="0" role="region" aria-label="The distance of each pair" {
                table.matrix {
                    caption { "Each account from each other: the stronger the shade, the further" }
                    thead {
                        tr { td {} @for seat in &order { th scope="col" { span { (page.name(*seat)) } } } }
                    }
                    tbody {
                        @for row in &order {
                            tr {
                                th scope="row" { (page.name(*row)) }
                                @for column in &order {
                                    @match page.apart(*row, *column) {
                                        Some(apart) => {
                                            td {
                                                svg.shade aria-hidden="true" focusable="false" { rect width="100%" height="100%" fill-opacity=(shade(apart.get())) {} }
                                                span { (apart) }
                                            }
                                        }
                                        None => { td.self { "–" } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p.interval { "0 is the same account, 1 two different conversations." }
            @let merges = page.merges();
            @if !merges.is_empty() {
                h3 { "Who stands with whom" }
                ol.merges { @for merge in &merges { li { (merge) } } }
            }
        }
    }
}

/// The `id` of a claim on the page.
fn anchor((seat, place): (Seat, usize)) -> String {
    format!("claim-{seat}{}", place + 1)
}

/// What two and more accounts tell: a column an account, those that most accounts tell first.
fn rows(page: &Page<'_>) -> Markup {
    let accounts = page.seats().count();
    let groups = page.groups();
    let shared = groups.first().is_some_and(|(told, _)| *told == accounts);
    // A claim that two rows name, which only JSON made elsewhere can hold, has its address in the first of them.
    let mut addressed = BTreeSet::new();
    let mut number = 0;
    html! {
        section #rows aria-labelledby="rows-title" {
            h2 #rows-title { "Row by row" }
            @if !shared && accounts > 1 { p.unstated { "Nothing is told by " (page.of_all(accounts)) " accounts." } }
            @if !groups.is_empty() {
                div.scroll tabindex="0" role="region" aria-labelledby="rows-title" {
                    table.across {
                        thead {
                            tr { th scope="col" { "About" } @for seat in page.seats() { th scope="col" { (page.name(seat)) } } }
                        }
                        @for (told, rows) in &groups {
                            tbody {
                                tr.told { th scope="rowgroup" colspan=(accounts + 1) { "Told by " (page.of_all(*told)) " " span.count { (rows.len()) } } }
                                @for told in rows {
                                    ({ number += 1; row(page, number, told, &mut addressed) })
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, number: usize, row: &PanelRow, addressed: &mut BTreeSet<(Seat, usize)>) -> Markup {
    let [topic, how] = Page::about(row);
    html! {
        tr.(class(Some(row.relation))) id=(format!("row-{number}")) {
            th scope="row" {
                span.topic { (topic) }
                span.how { span.sign aria-hidden="true" { (sign(Some(row.relation))) } " " (how) }
            }
            @for seat in page.seats() {
                @let claims = page.cell(row, seat);
                td.silent[claims.is_empty()] {
                    // Where the columns stand one below the other, each cell says whose it is.
                    span.whose { (page.name(seat)) }
                    @if claims.is_empty() { span.unstated { "not mentioned" } }
                    @for claim in claims {
                        @let at = page.place_of(&claim.id);
                        p dir="auto" id=[at.filter(|at| addressed.insert(*at)).map(anchor)] {
                            (clean(&claim.text)) " "
                            span.ref { (clean(&claim.id)) }
                        }
                    }
                }
            }
        }
    }
}

/// What one account alone tells, by topic.
fn only(page: &Page<'_>) -> Markup {
    html! {
        section #only aria-labelledby="only-title" {
            h2 #only-title { "In one account only" }
            p.unstated { "Mentioned by no other account." }
            div.alone-by-account {
                @for seat in page.seats() {
                    @let groups = page.only(seat);
                    section.alone aria-labelledby=(format!("only-{seat}-title")) {
                        h3 id=(format!("only-{seat}-title")) {
                            "Only the " (page.name(seat)) " text says "
                            span.count { (groups.iter().map(|(_, claims)| claims.len()).sum::<usize>()) }
                        }
                        @if groups.is_empty() { p { "Nothing." } }
                        @for (topic, claims) in groups {
                            h4 { (topic) }
                            @for claim in claims {
                                p.lone dir="auto" id=[page.place_of(&claim.id).map(anchor)] {
                                    @if let Some(doing) = page.doing(seat, claim) { span.doing { (doing) ":" } " " }
                                    (clean(&claim.text)) " "
                                    span.ref { (clean(&claim.id)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

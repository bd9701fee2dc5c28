//! The report as one HTML page, to look at and to quote from.
//!
//! In: a [`Comparison`]. Out: a file that needs nothing from outside and no script to be read. Law: nothing of a text or a name
//! becomes markup; the marked words are the text's own; what colour says, a sign and a line style say too.

mod accounts;
mod caption;
mod charts;
pub(super) mod frame;
mod rows;

use maud::{Markup, html};

use super::page::Page;
use crate::claim::ClaimId;
use crate::comparison::Comparison;
use crate::finding::{Evidence, Finding};
use crate::readout::Side;
use crate::relation::Relation;
use caption::kind;
use frame::Script;

/// Findings that stand open; the others are folded away.
const OPEN: usize = 6;

/// A comparison as a web page: one file, with style, script and pictures in it.
///
/// It shows both texts side by side with their claims marked, ribbons between the claims that answer each other, the findings
/// with links to their words, the divergence and its parts, the topics of both texts, the facts and the silences. It follows
/// the reader's choice of light or dark, prints, and fits a phone. Its content security policy lets nothing in from outside.
///
/// A comparison that was read back from JSON no longer has its texts: the page then shows the claims alone.
///
/// ```
/// use rashomon::{Readout, report};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile. He raised <b>concerns</b>.");
/// let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie of Norway.");
/// let page = report::html(&rashomon::compare(&a, &b));
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("&lt;b&gt;concerns&lt;/b&gt;"));
/// ```
#[must_use]
pub fn html(comparison: &Comparison) -> String {
    let page = Page::new(comparison);
    let names = Side::BOTH.map(|side| page.name(side));
    let facts = page.facts();
    let body = html! {
        a.skip href="#accounts" { "Skip to the two accounts" }
        (head(&page))
        main {
            div.lead { (charts::distance(&page)) (findings(&page)) }
            (accounts::accounts(&page))
            (rows::rows(&page))
            (rows::only(&page))
            div.lead { (silences(&page)) (frame::facts(comparison.talk(), &names, facts.iter().map(|fact| (fact.label, &fact.values[..])))) }
            (charts::topics(&page))
        }
        (frame::foot(comparison.notes(), &["Letters and numbers such as a3 name the claims, counted through each text."], comparison.made_by()))
        // Filled by the script with the row in focus.
        aside #lens aria-label="The row in focus" aria-live="polite" hidden {}
    };
    let title = format!("{} and {}: two accounts of one {}", names[0], names[1], comparison.talk());
    frame::whole(&title, comparison.made_by(), Script::Ribbons, &body)
}

/// The `id` of a claim on the page.
fn anchor(side: Side, place: usize) -> String {
    format!("claim-{side}-{}", place + 1)
}

/// The ids on the page of the claims that a list of ids names; one that names no claim is left out.
fn anchors(page: &Page<'_>, evidence: &Evidence) -> Vec<String> {
    let of = |side: Side, ids: &[ClaimId]| -> Vec<String> {
        ids.iter().filter_map(|id| page.place_of(side, id)).map(|place| anchor(side, place)).collect()
    };
    [of(Side::A, &evidence.a), of(Side::B, &evidence.b)].concat()
}

/// The sign of a relation, the same wherever it is shown; `None` for what only one text says.
pub(super) fn sign(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::Concordant) => "=",
        Some(Relation::Reframed) => "≈",
        Some(Relation::Counterposed) => "↔",
        Some(Relation::Contradictory) => "≠",
        None => "○",
    }
}

pub(super) fn class(relation: Option<Relation>) -> &'static str {
    relation.map_or("alone", Relation::name)
}

fn head(page: &Page<'_>) -> Markup {
    let [_, verdict] = page.distance();
    let dates = Side::BOTH.map(|side| page.date(side));
    html! {
        header.head {
            p.kicker {
                "Two accounts of one " (page.comparison.talk())
                @match dates {
                    [Some((iso, date)), other] | [other @ None, Some((iso, date))] => {
                        " · " time datetime=(iso) { (date) }
                        @if let Some((iso, other)) = other.filter(|(_, other)| *other != date) {
                            " · " time datetime=(iso) { (other) }
                        }
                    }
                    [None, None] => {}
                }
            }
            h1 { (page.name(Side::A)) " and " (page.name(Side::B)) }
            p.verdict { (verdict) }
            ul.who {
                @for side in Side::BOTH {
                    li { strong { (page.name(side)) } " " (page.leader_and_length(side)) }
                }
            }
        }
    }
}

fn findings(page: &Page<'_>) -> Markup {
    let listed = |(number, finding): (usize, &Finding)| {
        frame::finding(number, kind(finding.kind), &finding.sentence, &anchors(page, &finding.claims))
    };
    let listed: Vec<Markup> = (1..).zip(page.comparison.findings()).map(listed).collect();
    frame::findings(&listed, OPEN)
}

fn silences(page: &Page<'_>) -> Markup {
    let stated = |side: Side| format!("Stated by {}, not by {}", page.within(side.other()), page.within(side));
    let [a, b] = Side::BOTH.map(|side| (stated(side), Some(side)));
    html! {
        section #silences aria-labelledby="silences-title" {
            h2 #silences-title { "Silences" }
            dl.silences {
                @for (heading, by) in [(String::from("Neither text states"), None), a, b] {
                    @let slots = page.unstated(by);
                    dt { (heading) }
                    @if slots.is_empty() { dd.unstated { "nothing" } }
                    @for slot in slots { dd { (slot) } }
                }
            }
        }
    }
}

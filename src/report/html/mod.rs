//! The report as one HTML page, to look at and to quote from.
//!
//! In: a [`Comparison`]. Out: a file that needs nothing from outside and no script to be read. Law: nothing of a text or a name
//! becomes markup; the marked words are the text's own; what colour says, a sign and a line style say too.

mod accounts;
mod caption;
mod charts;
mod rows;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::Page;
use super::wrap::clean;
use crate::comparison::Comparison;
use crate::finding::{Evidence, Finding};
use crate::readout::Side;
use crate::relation::Relation;
use caption::kind;

/// How the page looks.
const STYLE: &str = include_str!("page.css");
/// What lights up rows and draws the ribbons; the page reads without it.
const SCRIPT: &str = include_str!("page.js");
/// The digests by which the page's policy admits the two and nothing else; a test keeps them true.
const STYLE_DIGEST: &str = include_str!("page.css.sha256");
const SCRIPT_DIGEST: &str = include_str!("page.js.sha256");

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
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        STYLE_DIGEST.trim(),
        SCRIPT_DIGEST.trim(),
    );
    let names = Side::BOTH.map(|side| page.name(side).to_owned());
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(clean(comparison.made_by()));
                title { (names[0]) " and " (names[1]) ": two accounts of one call" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#accounts" { "Skip to the two accounts" }
                (head(&page))
                main {
                    div.lead { (charts::distance(&page)) (findings(&page)) }
                    (accounts::accounts(&page))
                    (rows::rows(&page))
                    (rows::only(&page))
                    div.lead { (silences(&page)) (facts(&page)) }
                    (charts::topics(&page))
                }
                (foot(&page))
                // Filled by the script with the row in focus.
                aside #lens aria-label="The row in focus" aria-live="polite" hidden {}
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// The `id` of a claim on the page.
fn anchor(side: Side, place: usize) -> String {
    format!("claim-{side}-{}", place + 1)
}

/// The ids on the page of the claims that a list of ids names; one that names no claim is left out.
fn anchors(page: &Page<'_>, evidence: &Evidence) -> Vec<String> {
    let of = |side: Side, ids: &[String]| -> Vec<String> {
        ids.iter().filter_map(|id| page.place_of(side, id)).map(|place| anchor(side, place)).collect()
    };
    [of(Side::A, &evidence.a), of(Side::B, &evidence.b)].concat()
}

/// The sign of a relation, the same wherever it is shown; `None` for what only one text says.
fn sign(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::Concordant) => "=",
        Some(Relation::Reframed) => "≈",
        Some(Relation::Counterposed) => "↔",
        Some(Relation::Contradictory) => "≠",
        None => "○",
    }
}

fn class(relation: Option<Relation>) -> &'static str {
    relation.map_or("alone", Relation::name)
}

fn head(page: &Page<'_>) -> Markup {
    let [_, verdict] = page.distance();
    let dates = Side::BOTH.map(|side| page.date(side));
    html! {
        header.head {
            p.kicker {
                "Two accounts of one call"
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
    let findings = page.comparison.findings();
    let (open, folded) = findings.split_at(findings.len().min(OPEN));
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "What stands out" }
            @if open.is_empty() { p { "Nothing." } } @else { ol.findings { (listed(page, open, 0)) } }
            @if !folded.is_empty() {
                details {
                    summary { (folded.len()) " more of less weight" }
                    ol.findings start=(OPEN + 1) { (listed(page, folded, OPEN)) }
                }
            }
        }
    }
}

/// Each finding as a link to its first words, with a link to each of the others behind it.
fn listed(page: &Page<'_>, findings: &[Finding], before: usize) -> Markup {
    html! {
        @for (number, finding) in (before + 1..).zip(findings) {
            @let claims = anchors(page, &finding.claims);
            li id=(format!("finding-{number}")) data-claims=(claims.join(" ")) {
                span.kind { (kind(finding.kind)) }
                " "
                @match claims.first() {
                    Some(first) => { a.leads href=(format!("#{first}")) { (clean(&finding.sentence)) } }
                    None => { (clean(&finding.sentence)) }
                }
                (links(&claims))
            }
        }
    }
}

/// Links to claims, named as the text names them: `a3`.
fn links(claims: &[String]) -> Markup {
    html! {
        @if !claims.is_empty() {
            span.links {
                @for claim in claims { " " a.ref href=(format!("#{claim}")) { (claim.trim_start_matches("claim-").replace('-', "")) } }
            }
        }
    }
}

fn facts(page: &Page<'_>) -> Markup {
    html! {
        section #facts aria-labelledby="facts-title" {
            h2 #facts-title { "What each states about the call" }
            table.facts {
                thead {
                    tr { td {} @for side in Side::BOTH { th scope="col" { (page.name(side)) } } }
                }
                tbody {
                    @for fact in page.facts() {
                        tr {
                            th scope="row" { (fact.label) }
                            @for values in &fact.values {
                                td {
                                    @if values.is_empty() { span.unstated { "not stated" } }
                                    @for value in values { span.value { (value) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
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

fn foot(page: &Page<'_>) -> Markup {
    let notes = page.comparison.notes();
    html! {
        footer.foot {
            @if !notes.is_empty() {
                h2 { "Notes" }
                ul { @for note in notes { li { (clean(note)) } } }
            }
            p {
                "A readout is no transcript: that a text does not mention a thing is no evidence that it was not discussed. "
                "Letters and numbers such as a3 name the claims, counted through each text."
            }
            p { "Made by " (clean(page.comparison.made_by())) "." }
        }
    }
}

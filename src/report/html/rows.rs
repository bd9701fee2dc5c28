//! The rows of claims that answer each other, and what only one text says.
//!
//! In: a [`Page`]. Out: the sections of the rows and of the lone claims, in exact words. Law: a row stands under its relation and
//! keeps the number by which the texts name it; every claim leads back to its place in its text.

use maud::{Markup, html};

use super::super::page::Page;
use super::super::wrap::clean;
use super::frame::links;
use super::{anchor, class, sign};
use crate::claim::ClaimRecord;
use crate::comparison::Link;
use crate::readout::Side;
use crate::relation::Relation;

/// A heading for each relation, and whether it stands there without rows.
const HEADINGS: [(Relation, &str, bool); 4] = [
    (Relation::Concordant, "Both say", true),
    (Relation::Reframed, "Told differently", true),
    (Relation::Counterposed, "Set against each other", true),
    (Relation::Contradictory, "Cannot both be true", false),
];

pub(super) fn rows(page: &Page<'_>) -> Markup {
    html! {
        section #rows aria-labelledby="rows-title" {
            h2 #rows-title { "Row by row" }
            @for (relation, heading, always) in HEADINGS {
                @let rows = page.numbered_rows(relation);
                @if always || !rows.is_empty() {
                    section.group.(class(Some(relation))) id=(relation.name()) aria-labelledby=(format!("{}-title", relation.name())) {
                        h3 id=(format!("{}-title", relation.name())) {
                            span.sign aria-hidden="true" { (sign(Some(relation))) }
                            " " (heading) " " span.count { (rows.len()) }
                        }
                        @if rows.is_empty() { p.unstated { "Nothing." } }
                        @for (number, link) in rows { (row(page, number, link)) }
                    }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, number: usize, link: &Link) -> Markup {
    let aspects: Vec<&str> = link.aspects.iter().map(|aspect| aspect.name()).collect();
    let anchors = Side::BOTH.map(|side| {
        let places = page.cell_places(link, side);
        places.into_iter().map(|place| anchor(side, place)).collect::<Vec<_>>()
    });
    html! {
        article.row.(class(Some(link.relation))) id=(format!("row-{number}")) data-claims=(anchors.concat().join(" "))
            aria-label=(format!("Row {number}, {}", link.relation.name())) {
            p.number {
                span.sign { (sign(Some(link.relation))) (number) }
                @if !aspects.is_empty() { " " span.aspects { "differs in " (aspects.join(", ")) } }
            }
            @let shared = page.shared(link);
            @for (side, anchors) in Side::BOTH.into_iter().zip(&anchors) {
                div.cell {
                    p.whose { (page.name(side)) (links(anchors)) }
                    blockquote {
                        @for (lead, claim) in page.told(link, side) { (quoted(claim, lead.as_deref())) }
                    }
                }
            }
            @if !shared.is_empty() { p.because { "In common: " (shared.join(", ")) } }
        }
    }
}

/// The words of a claim behind who does what by it.
fn quoted(claim: &ClaimRecord, lead: Option<&str>) -> Markup {
    html! {
        p dir="auto" {
            @if let Some(lead) = lead { span.doing { (lead) ":" } " " }
            (clean(&claim.text))
        }
    }
}

pub(super) fn only(page: &Page<'_>) -> Markup {
    html! {
        section #only aria-labelledby="only-title" {
            h2 #only-title { "In one text only" }
            div.pair { @for side in Side::BOTH { (only_in(page, side)) } }
        }
    }
}

fn only_in(page: &Page<'_>, side: Side) -> Markup {
    let groups = page.only(side);
    let count: usize = groups.iter().map(|(_, claims)| claims.len()).sum();
    html! {
        section.alone aria-labelledby=(format!("only-{side}-title")) {
            h3 id=(format!("only-{side}-title")) { "Only the " (page.name(side)) " text says " span.count { (count) } }
            p.unstated { "Not mentioned by " (page.within(side.other())) "." }
            @if groups.is_empty() { p { "Nothing." } }
            @for (topic, claims) in groups {
                h4 { (topic) }
                @for claim in claims {
                    @let anchors = page.place_of(side, &claim.id).map(|place| anchor(side, place));
                    div.row data-claims=[anchors.as_deref()] {
                        blockquote {
                            (quoted(claim, page.lone_lead(side, claim).as_deref()))
                        }
                        (links(anchors.as_slice()))
                    }
                }
            }
        }
    }
}

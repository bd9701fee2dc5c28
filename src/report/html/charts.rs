//! The two pictures: what the divergence is made of, and which topics each text takes up.
//!
//! In: a [`Page`]. Out: SVG among words. Law: every number that is drawn is written too; lengths are in percent of the
//! picture's width and words stand outside of it, so that it is as legible on a phone as on a wall.

use maud::{Markup, html};

use super::super::page::{Page, Part, Topic};
use super::anchor;
use crate::readout::Side;

pub(super) fn distance(page: &Page<'_>) -> Markup {
    let divergence = page.comparison.divergence();
    let parts = page.parts();
    html! {
        section #apart aria-labelledby="apart-title" {
            h2 #apart-title { "How far apart" }
            p.overall { (divergence.overall) }
            (bar(&parts, [divergence.low.get(), divergence.high.get()], divergence.overall.get()))
            p.scale aria-hidden="true" { span { "0 the same account" } " " span { "1 two different conversations" } }
            p.interval { "95 % interval " (divergence.low) " to " (divergence.high) ": how much hangs on single claims." }
            table.parts {
                caption { "What the number is made of" }
                tbody {
                    @for part in &parts {
                        tr {
                            td.swatch { svg aria-hidden="true" focusable="false" width="14" height="14" { rect.(part.name) width="14" height="14" {} } }
                            th scope="row" { (part.name) span.meaning { (part.meaning) } }
                            td.amount { (hundredths(part.hundredths)) }
                        }
                    }
                }
            }
        }
    }
}

/// The parts end to end on a scale from 0 to 1, with the interval as a whisker below.
fn bar(parts: &[Part], [low, high]: [f64; 2], overall: f64) -> Markup {
    let mut sum = 0;
    let placed: Vec<(usize, &Part)> = parts
        .iter()
        .map(|part| {
            let from = sum;
            sum += part.hundredths;
            (from, part)
        })
        .collect();
    let at = |share: f64| format!("{:.2}%", 100.0 * share);
    html! {
        svg.bar width="100%" height="52" role="img"
            aria-label=(format!("{overall:.2} on a scale from 0 to 1, 95 % interval {low:.2} to {high:.2}; the parts are in the table below")) {
            defs {
                pattern #hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.hatched width="6" height="6" {}
                    line.hatching x1="0" y1="0" x2="0" y2="6" {}
                }
            }
            rect.track x="0" y="8" width="100%" height="22" {}
            @for (from, part) in placed.into_iter().filter(|(_, part)| part.hundredths > 0) {
                rect.part.(part.name) x=(format!("{from}%")) y="8" width=(format!("{}%", part.hundredths)) height="22" {}
            }
            g.whisker {
                line x1=(at(low)) y1="42" x2=(at(high)) y2="42" {}
                line x1=(at(low)) y1="37" x2=(at(low)) y2="47" {}
                line x1=(at(high)) y1="37" x2=(at(high)) y2="47" {}
                circle cx=(at(overall)) cy="42" r="4" {}
            }
        }
    }
}

fn hundredths(hundredths: usize) -> String {
    format!("{:.2}", hundredths as f64 / 100.0)
}

/// Units of the drawing's height that a topic takes up.
const STEP: usize = 10;

/// By side the topics in the order in which the text takes them up, lines between those that both have.
pub(super) fn topics(page: &Page<'_>) -> Markup {
    let (topics, more) = page.topics();
    if topics.is_empty() {
        return html! {};
    }
    let order = Side::BOTH.map(|side| taken_up(page, topics.len(), side));
    let height = STEP * order.iter().map(Vec::len).max().unwrap_or(0);
    let largest = topics.iter().flat_map(|topic| topic.shares).fold(0.01, f64::max);
    let rank = |side: Side, topic: usize| order[side.index()].iter().position(|taken| taken.topic == topic);
    let line = |topic: usize| Some((rank(Side::A, topic)?, rank(Side::B, topic)?));
    html! {
        section #topics aria-labelledby="topics-title" {
            h2 #topics-title { "What each text takes up" }
            p.explain {
                "Topics in the order in which each text comes to them; the bar is the share of the text, a line joins what both take up. "
                "A hollow bar marks a topic that the other text does not take up. "
                @if let Some(sentence) = page.shift() { (sentence) }
            }
            div.slope {
                (side_of_slope(page, Side::A, &topics, &order, largest))
                svg aria-hidden="true" focusable="false" viewBox=(format!("0 0 100 {height}")) preserveAspectRatio="none" {
                    @for topic in 0..topics.len() {
                        @if let Some((left, right)) = line(topic) {
                            path d=(format!("M0 {} C50 {0} 50 {} 100 {1}", STEP * left + STEP / 2, STEP * right + STEP / 2))
                                stroke-width=(format!("{:.1}", 1.0 + 6.0 * f64::midpoint(topics[topic].shares[0], topics[topic].shares[1]) / largest))
                                vector-effect="non-scaling-stroke" {}
                        }
                    }
                }
                (side_of_slope(page, Side::B, &topics, &order, largest))
            }
            details {
                summary { "The same in numbers" }
                (table(page, &topics))
                @if more > 0 { p { (more) " more with smaller shares." } }
            }
        }
    }
}

/// A topic that a text takes up: its place among all topics, and the claims on it.
struct Taken {
    topic: usize,
    claims: Vec<usize>,
}

/// The topics that a text takes up, in its order.
fn taken_up(page: &Page<'_>, shown: usize, side: Side) -> Vec<Taken> {
    let topics = page.comparison.divergence().topics.iter().take(shown).enumerate();
    let taken = topics.map(|(place, topic)| Taken { topic: place, claims: page.claims_on(&topic.topic, side) });
    let mut taken: Vec<Taken> = taken.filter(|taken| !taken.claims.is_empty()).collect();
    taken.sort_by_key(|taken| (taken.claims[0], taken.topic));
    taken
}

fn side_of_slope(page: &Page<'_>, side: Side, topics: &[Topic], order: &[Vec<Taken>; 2], largest: f64) -> Markup {
    let rows = order.iter().map(Vec::len).max().unwrap_or(0);
    let (own, other) = (&order[side.index()], &order[side.other().index()]);
    html! {
        div.side.(side) {
            h3 { (page.name(side)) }
            ol {
                @for taken in own {
                    @let topic = &topics[taken.topic];
                    @let alone = !other.iter().any(|other| other.topic == taken.topic);
                    @let anchors: Vec<String> = taken.claims.iter().map(|place| anchor(side, *place)).collect();
                    li.alone[alone] data-claims=(anchors.join(" ")) {
                        a.label.leads href=(format!("#{}", anchors[0])) {
                            (topic.label)
                            @if alone { span.hidden { " (not taken up by " (page.within(side.other())) ")" } }
                        }
                        " "
                        span.share { (Topic::percent(topic.shares[side.index()])) }
                        svg.amount aria-hidden="true" focusable="false" {
                            @let long = 100.0 * topic.shares[side.index()] / largest;
                            rect x=(if side == Side::A { format!("{:.1}%", 100.0 - long) } else { String::from("0") }) y="0" width=(format!("{long:.1}%")) height="100%" {}
                        }
                    }
                }
                // Both sides are equally high, so that the lines meet their topics.
                @for _ in own.len()..rows { li.blank aria-hidden="true" {} }
            }
        }
    }
}

fn table(page: &Page<'_>, topics: &[Topic]) -> Markup {
    html! {
        table.numbers {
            thead {
                tr {
                    th scope="col" { "Share of each text" }
                    @for side in Side::BOTH { th scope="col" { (page.name(side)) } }
                    th scope="col" { "apart" }
                }
            }
            tbody {
                @for topic in topics {
                    tr {
                        th scope="row" { (topic.label) }
                        @for share in topic.shares { td { (Topic::percent(share)) } }
                        td { (topic.divergence) }
                    }
                }
            }
        }
    }
}

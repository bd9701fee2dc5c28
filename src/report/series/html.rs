//! A series as a web page, to look at and to quote from.
//!
//! In: a [`Series`]. Out: a file that needs nothing from outside and no script. Law: nothing of a text or a name becomes markup; a
//! verdict stands beside what it rests on, and "no evidence" is shown as what it is; every picture has its numbers in words.

use maud::{Markup, html};

use super::super::html::frame::{self, Script};
use super::super::wrap::clean;
use super::chart::Chart;
use super::page::{Page, formula_kind, kind, reason, sentence, verdict};
use crate::readout::Side;
use crate::series::{Coverage, Formula, Series, SeriesFinding, TopicCourse, Trend};

/// Findings that stand open; the others are folded away.
const OPEN: usize = 8;

/// A series as a web page: one file, with style and pictures in it.
///
/// It shows the divergence of each call with its interval, the slope with the verdict on it and where the level changes, the same for each
/// topic in small, which topics enter and leave, which formulas appear in or vanish from each government's own texts, and which
/// assurances are never confirmed. It follows the reader's choice of light or dark, prints, and fits a phone. Its content
/// security policy lets nothing in from outside.
///
/// ```
/// use rashomon::{Call, Comparer, Readout, report};
/// let call = Call::new("2024-05-01")
///     .with_a(Readout::new("Norway", "The leaders met in Oslo. <b>Whaling</b> was discussed."))
///     .with_b(Readout::new("Chile", "The leaders met in Oslo."));
/// let page = report::series::html(&Comparer::default().series(&[call]));
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("No evidence"));
/// ```
#[must_use]
pub fn html(series: &Series) -> String {
    let page = Page::new(series);
    let chart = Chart::new(&page);
    let finding = |(number, finding): (usize, &SeriesFinding)| frame::finding(number, kind(finding.kind), &finding.sentence, &[]);
    let findings: Vec<Markup> = (1..).zip(series.findings()).map(finding).collect();
    let body = html! {
        a.skip href="#course" { "Skip to the course of the calls" }
        (head(&page))
        main {
            (course(&page, &chart))
            (frame::findings(&findings, OPEN))
            (topics(&page, &chart))
            (comings(&page, &chart))
            (formulas(&page, &chart))
            (assurances(&page))
            section #method aria-labelledby="method-title" {
                h2 #method-title { "How it was found" }
                @for sentence in page.method() { p.explain { (sentence) } }
            }
        }
        (frame::foot(series.notes(), &["“No evidence” does not say that nothing changed."], series.made_by()))
    };
    frame::whole(&page.title(), series.made_by(), Script::Without, &body)
}

fn head(page: &Page<'_>) -> Markup {
    html! {
        header.head {
            p.kicker { (page.span()) }
            h1 { (page.name(Side::A)) " and " (page.name(Side::B)) }
            p.verdict { (sentence(page.series.trend().verdict)) }
            ul.who {
                @for (label, words) in page.summary() { li { strong { (label) } " " (words) } }
            }
        }
    }
}

fn course(page: &Page<'_>, chart: &Chart<'_, '_>) -> Markup {
    let trend = page.series.trend();
    html! {
        section #course aria-labelledby="course-title" {
            h2 #course-title { "How far apart, call by call" }
            p.explain {
                "Each dot is the divergence of a call, 0 the same account and 1 two different conversations, with its 95 % interval; a hollow dot is a call "
                "with one account only. Calls stand at equal distances. The line is the slope over time, and what lies around it its 95 % interval."
            }
            figure {
                (chart.overall())
                figcaption { (conclusion(trend)) }
            }
            div.scroll tabindex="0" role="region" aria-label="The calls in numbers" {
                table.numbers {
                    thead {
                        tr {
                            th scope="col" { "Date" }
                            @for side in Side::BOTH { th scope="col" { "words of " (page.name(side)) } }
                            th scope="col" { "apart" }
                            th scope="col" { "95 % interval" }
                        }
                    }
                    tbody {
                        @for call in page.calls() {
                            tr {
                                th scope="row" { (Page::date(call)) }
                                @for words in Page::words(call) { td { (words) } }
                                @for number in Page::numbers(call) { td { (number) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The verdict on a course, what it rests on, and where its level changes.
fn conclusion(trend: &Trend) -> Markup {
    html! {
        strong { (verdict(trend.verdict)) } ": " (reason(trend)) "."
        @if let Some(change) = &trend.change {
            " The level changes between " (clean(&change.after)) " and " (clean(&change.before))
            (format!(": from {:.2} to {:.2} (medians; p = {:.3}).", change.from, change.to, change.p))
        }
    }
}

/// The same picture for every topic, and in whose texts it stands.
fn topics(page: &Page<'_>, chart: &Chart<'_, '_>) -> Markup {
    let (topics, more) = page.topics();
    if topics.is_empty() {
        return html! {};
    }
    html! {
        section #topics aria-labelledby="topics-title" {
            h2 #topics-title { "Topic by topic" }
            p.explain {
                "The same picture for each topic, of the calls of which an account speaks of it, with the slope and its interval. Below it, from the first to the last text that "
                "does: a whole line for " (page.name(Side::A)) ", a broken one for " (page.name(Side::B)) "."
            }
            div.multiples { @for topic in topics { (multiple(page, chart, topic)) } }
            @if more > 0 { p.unstated { (more) " more that fewer texts speak of." } }
            details {
                summary { "The same in numbers" }
                (numbers(page, topics))
            }
        }
    }
}

fn multiple(page: &Page<'_>, chart: &Chart<'_, '_>, topic: &TopicCourse) -> Markup {
    html! {
        figure {
            h3 { (Page::topic(topic)) }
            (chart.topic(topic))
            @for (side, coverage) in [(Side::A, &topic.a), (Side::B, &topic.b)] { (chart.covered(side.name(), coverage)) }
            figcaption {
                @for (side, coverage) in [(Side::A, &topic.a), (Side::B, &topic.b)] {
                    span.coverage { (page.name(side)) ": " (Page::coverage(coverage)) }
                }
                @if topic.trend.p.is_some() { span.coverage { (conclusion(&topic.trend)) } }
            }
        }
    }
}

/// By call and topic how far apart the accounts are on it.
fn numbers(page: &Page<'_>, topics: &[TopicCourse]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label="The topics in numbers" {
            table.numbers {
                thead { tr { th scope="col" { "Apart on" } @for topic in topics { th scope="col" { (Page::topic(topic)) } } } }
                tbody {
                    @for call in page.calls() {
                        tr {
                            th scope="row" { (Page::date(call)) }
                            @for topic in topics { td { @match Page::on(call, topic) { Some(apart) => { (apart) } None => { "–" } } } }
                        }
                    }
                }
            }
        }
    }
}

/// Which topics enter a government's texts, and which leave them.
fn comings(page: &Page<'_>, chart: &Chart<'_, '_>) -> Markup {
    let found: Vec<(Side, &TopicCourse, &Coverage)> = page.comings();
    html! {
        section #comings aria-labelledby="comings-title" {
            h2 #comings-title { "Topics that enter and leave" }
            @if found.is_empty() { p.unstated { "Nothing." } }
            ul.courses {
                @for (side, topic, coverage) in found {
                    li {
                        p.what { (Page::topic(topic)) " " span.whose { (page.name(side)) } }
                        (chart.covered(side.name(), coverage))
                        p.how { (page.came(side, coverage)) }
                    }
                }
            }
        }
    }
}

/// What appears in each government's own texts, and what vanishes from them.
fn formulas(page: &Page<'_>, chart: &Chart<'_, '_>) -> Markup {
    let line = |formula: &Formula| {
        html! {
            li {
                p.what { "“" (clean(&formula.words)) "” " span.whose { (formula_kind(formula.kind)) } }
                (chart.span(formula.side.name(), &formula.first, &formula.last))
                p.how { (Page::ran(formula)) }
            }
        }
    };
    html! {
        section #formulas aria-labelledby="formulas-title" {
            h2 #formulas-title { "Formulas that appear or vanish" }
            p.explain { "Each government held against its own earlier texts. The line runs from the first to the last text that holds the words, over all calls." }
            div.pair {
                @for side in Side::BOTH {
                    @let own = page.formulas(side);
                    section aria-labelledby=(format!("formulas-{side}-title")) {
                        h3 id=(format!("formulas-{side}-title")) { (page.name(side)) " " span.count { (own.len()) } }
                        @if own.is_empty() { p.unstated { "Nothing." } }
                        ul.courses { @for formula in own { (line(formula)) } }
                    }
                }
            }
        }
    }
}

/// What one side again and again reports the other to have assured, and the other never mentions.
fn assurances(page: &Page<'_>) -> Markup {
    let assurances = page.series.assurances();
    html! {
        section #assurances aria-labelledby="assurances-title" {
            h2 #assurances-title { "Reported again and again, never confirmed" }
            @if assurances.is_empty() { p.unstated { "Nothing." } }
            @for assurance in assurances {
                section {
                    h3 { (page.assured(assurance)) }
                    dl.dated {
                        @for (date, words) in assurance.dates.iter().zip(&assurance.words) {
                            dt { (clean(date)) }
                            dd dir="auto" { "“" (clean(words)) "”" }
                        }
                    }
                }
            }
        }
    }
}

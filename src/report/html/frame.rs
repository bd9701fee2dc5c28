//! What every web page of the crate stands in: its head, its policy, its style.
//!
//! In: a title and the markup of a body. Out: a file that needs nothing from outside. Law: the policy names the digests of the style
//! and of the script that stand in the page, and lets nothing else in; a page without a script lets none run.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::wrap::clean;

/// How the pages look.
const STYLE: &str = include_str!("page.css");
/// What lights up the rows of a comparison and draws its ribbons; the page reads without it.
const SCRIPT: &str = include_str!("page.js");
/// The digests by which a page's policy admits the two; a test keeps them true.
const STYLE_DIGEST: &str = include_str!("page.css.sha256");
const SCRIPT_DIGEST: &str = include_str!("page.js.sha256");

/// Whether the script stands at the end of a page.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::report) enum Script {
    Without,
    Ribbons,
}

/// A whole page.
pub(in crate::report) fn whole(title: &str, made_by: &str, script: Script, body: &Markup) -> String {
    let scripted = script == Script::Ribbons;
    let runs = if scripted { format!(" script-src 'sha256-{}';", SCRIPT_DIGEST.trim()) } else { String::new() };
    let policy =
        format!("default-src 'none'; style-src 'sha256-{}';{runs} base-uri 'none'; form-action 'none'", STYLE_DIGEST.trim());
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(clean(made_by));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                @if scripted { script { (PreEscaped(SCRIPT)) } }
            }
        }
    };
    page.into_string()
}

/// The end of a page: its notes, what a reader must bear in mind, and who made it.
pub(in crate::report) fn foot(notes: &[String], caution: &[&str], made_by: &str) -> Markup {
    html! {
        footer.foot {
            @if !notes.is_empty() {
                h2 { "Notes" }
                ul { @for note in notes { li { (clean(note)) } } }
            }
            p {
                "A readout is no transcript: that a text does not mention a thing is no evidence that it was not discussed. "
                @for sentence in caution { (sentence) " " }
            }
            p { "Made by " (clean(made_by)) "." }
        }
    }
}

/// A finding: a link to its first words, with a link to each of the others behind it; `claims` are their ids on the page.
pub(in crate::report) fn finding(number: usize, kind: &str, sentence: &str, claims: &[String]) -> Markup {
    let together = (!claims.is_empty()).then(|| claims.join(" "));
    html! {
        li id=(format!("finding-{number}")) data-claims=[together] {
            span.kind { (kind) }
            " "
            @match claims.first() {
                Some(first) => { a.leads href=(format!("#{first}")) { (clean(sentence)) } }
                None => { (clean(sentence)) }
            }
            (links(claims))
        }
    }
}

/// Links to claims, named as the text names them: `a3`.
pub(in crate::report) fn links(claims: &[String]) -> Markup {
    html! {
        @if !claims.is_empty() {
            span.links {
                @for claim in claims { " " a.ref href=(format!("#{claim}")) { (claim.trim_start_matches("claim-").replace('-', "")) } }
            }
        }
    }
}

/// What stands out, the weightiest first: so many stand open, the others are folded away.
pub(in crate::report) fn findings(items: &[Markup], open: usize) -> Markup {
    let (shown, folded) = items.split_at(items.len().min(open));
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "What stands out" }
            @if shown.is_empty() { p { "Nothing." } } @else { ol.findings { @for item in shown { (item) } } }
            @if !folded.is_empty() {
                details {
                    summary { (folded.len()) " more of less weight" }
                    ol.findings start=(open + 1) { @for item in folded { (item) } }
                }
            }
        }
    }
}

/// What each text states about the talk, a call or a meeting: a line a fact, a column a text.
pub(in crate::report) fn facts<'f>(
    talk: &str,
    names: &[&str],
    facts: impl IntoIterator<Item = (&'static str, &'f [Vec<String>])>,
) -> Markup {
    html! {
        section #facts aria-labelledby="facts-title" {
            h2 #facts-title { "What each states about the " (talk) }
            table.facts {
                thead {
                    tr { td {} @for name in names { th scope="col" { (name) } } }
                }
                tbody {
                    @for (label, values) in facts {
                        tr {
                            th scope="row" { (label) }
                            @for values in values {
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

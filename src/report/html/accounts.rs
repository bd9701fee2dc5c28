//! The two texts side by side, their claims marked in place.
//!
//! In: a [`Page`]. Out: the section of the texts. Law: every letter of a text stands there once and in order, and the
//! marked words of a claim are those of its span; each claim in a row leads to the one that answers it, without a script too.

use maud::{Markup, html};

use super::super::page::Page;
use super::super::wrap::picture;
use super::{anchor, class, sign};
use crate::comparison::{Account, Link};
use crate::readout::Side;
use crate::relation::Relation;

/// Columns up to which lines count as wrapped by a machine: their ends then mean nothing.
const WRAPPED: usize = 100;

/// A stretch of a text: of a claim, by its place, or between claims.
#[derive(Debug, PartialEq)]
struct Piece<'t> {
    claim: Option<usize>,
    words: &'t str,
}

/// Where a claim stands in the table of rows.
#[derive(Clone, Copy)]
struct Place {
    /// Counted from 1.
    row: usize,
    relation: Relation,
    /// The first claim that answers it, on the other side.
    answer: usize,
}

pub(super) fn accounts(page: &Page<'_>) -> Markup {
    html! {
        section #accounts aria-labelledby="accounts-title" {
            h2 #accounts-title { "The two accounts" }
            (legend(page))
            div.texts #texts {
                (text(page, Side::A))
                svg #ribbons aria-hidden="true" focusable="false" {}
                (text(page, Side::B))
            }
        }
    }
}

/// What the marks mean, and how many rows there are of each.
fn legend(page: &Page<'_>) -> Markup {
    let shown = |relation: &Relation| *relation != Relation::Contradictory || !page.rows(*relation).is_empty();
    html! {
        ul.legend {
            @for relation in Relation::ALL.into_iter().filter(shown) {
                @let rows = page.rows(relation);
                li.(class(Some(relation))) data-claims=(claims_of(page, &rows)) {
                    a href=(format!("#{}", relation.name())) {
                        span.sign aria-hidden="true" { (sign(Some(relation))) }
                        " "
                        span.sample { (rows.len()) " " (words(relation)) }
                    }
                }
            }
            li.alone {
                a href="#only" {
                    span.sign aria-hidden="true" { (sign(None)) }
                    " "
                    span.sample { (Side::BOTH.map(|side| page.comparison.only(side).len()).iter().sum::<usize>()) " in one text only" }
                }
            }
        }
    }
}

/// The ids on the page of the claims of some rows.
fn claims_of(page: &Page<'_>, rows: &[&Link]) -> String {
    let of = |side: Side| rows.iter().flat_map(move |link| page.cell_places(link, side)).map(move |place| anchor(side, place));
    of(Side::A).chain(of(Side::B)).collect::<Vec<_>>().join(" ")
}

/// A relation as the counts name it.
fn words(relation: Relation) -> &'static str {
    match relation {
        Relation::Concordant => "alike",
        Relation::Reframed => "told differently",
        Relation::Counterposed => "set against each other",
        Relation::Contradictory => "cannot both be true",
    }
}

fn text(page: &Page<'_>, side: Side) -> Markup {
    let account = page.comparison.account(side);
    let places = places(page, side);
    let language = account.readout().and_then(|readout| readout.language()).filter(|tag| is_tag(tag));
    html! {
        article.text id=(format!("text-{side}")) aria-labelledby=(format!("text-{side}-title")) {
            h3 id=(format!("text-{side}-title")) { (page.name(side)) }
            p.byline { (page.leader_and_length(side)) }
            div.words lang=[language] {
                @let paragraphs = paragraphs(account);
                @if paragraphs.is_empty() { p.unstated { "This text is empty." } }
                @for paragraph in paragraphs {
                    p dir="auto" {
                        @for piece in paragraph {
                            @match piece.claim {
                                Some(claim) => { (marked(side, claim, places[claim], piece.words)) }
                                None => { (shown(piece.words)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The words of a claim, with a sign behind them that leads to the answer.
fn marked(side: Side, claim: usize, place: Option<Place>, words: &str) -> Markup {
    html! {
        span.claim.(class(place.map(|place| place.relation))) id=(anchor(side, claim)) data-row=[place.map(|place| place.row)] {
            span.said { (shown(words)) }
            @match place {
                Some(Place { row, relation, answer }) => {
                    a.mark href=(format!("#{}", anchor(side.other(), answer)))
                        aria-label=(format!("row {row}, {}, answered by {}{}", relation.name(), side.other(), answer + 1)) {
                        (sign(Some(relation))) (row)
                    }
                }
                None => { span.mark aria-hidden="true" { (sign(None)) } }
            }
        }
    }
}

/// By claim of one side the row it stands in.
fn places(page: &Page<'_>, side: Side) -> Vec<Option<Place>> {
    let mut places = vec![None; page.comparison.account(side).claims.len()];
    for (number, link) in (1..).zip(page.comparison.links()) {
        let answers = page.cell_places(link, side.other());
        for claim in page.cell_places(link, side) {
            places[claim] = answers.first().map(|answer| Place { row: number, relation: link.relation, answer: *answer });
        }
    }
    places
}

/// A text as paragraphs of pieces; the claims alone, one a paragraph, where the text is not there or is not theirs.
fn paragraphs(account: &Account) -> Vec<Vec<Piece<'_>>> {
    let Some(pieces) = pieces(account) else {
        let lone = account.claims.iter().enumerate().map(|(place, claim)| Piece { claim: Some(place), words: &claim.text });
        return lone.map(|piece| vec![piece]).collect();
    };
    let wrapped = account.text().lines().all(|line| line.chars().count() <= WRAPPED);
    let mut paragraphs = vec![Vec::new()];
    for piece in pieces {
        if piece.claim.is_some() {
            paragraphs.last_mut().expect("never empty").push(piece);
            continue;
        }
        for (at, words) in breaks(piece.words, wrapped).into_iter().enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            paragraphs.last_mut().expect("never empty").push(Piece { claim: None, words });
        }
    }
    paragraphs.retain(|paragraph| paragraph.iter().any(|piece| !piece.words.trim().is_empty()));
    paragraphs
}

/// The text cut at the ends of its claims; none where a claim does not stand where it says.
fn pieces(account: &Account) -> Option<Vec<Piece<'_>>> {
    let text = account.text();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (place, claim) in account.claims.iter().enumerate() {
        pieces.push(Piece { claim: None, words: text.get(done..claim.start)? });
        let words = text.get(claim.start..claim.end).filter(|words| *words == claim.text)?;
        pieces.push(Piece { claim: Some(place), words });
        done = claim.end;
    }
    pieces.push(Piece { claim: None, words: text.get(done..)? });
    Some(pieces)
}

/// Cut where a paragraph ends: at a blank line, or at the end of any line of a text whose lines are not wrapped.
fn breaks(words: &str, wrapped: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut last_end = None;
    for (at, _) in words.match_indices('\n') {
        let blank = last_end.is_some_and(|end: usize| words[end..at].trim().is_empty());
        if !wrapped || blank {
            parts.push(&words[from..at]);
            from = at;
        }
        last_end = Some(at);
    }
    parts.push(&words[from..]);
    parts
}

/// `words` as a reader may see them: white space as it is, a picture of what would turn or hide letters.
fn shown(words: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\t' => letter,
        _ if letter.is_whitespace() && letter.is_control() => ' ',
        _ => picture(letter),
    };
    words.chars().map(shown).collect()
}

/// Whether a caller's language tag can stand in an attribute that means something.
fn is_tag(tag: &str) -> bool {
    !tag.is_empty() && tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_ends_at_a_blank_line_and_at_a_line_that_was_not_wrapped() {
        assert_eq!(breaks("one\n \ntwo\nthree", true), ["one\n ", "\ntwo\nthree"]);
        assert_eq!(breaks("one\ntwo", false), ["one", "\ntwo"]);
        assert_eq!(breaks("", true), [""]);
    }

    #[test]
    fn what_would_turn_letters_shows() {
        assert_eq!(shown("a\u{202e}b\u{0}\r\n\u{b}c"), "a\u{fffd}b␀ \n c");
    }
}

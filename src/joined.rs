//! Two things that one text joins and the other names as one: "energy and infrastructure", "energy infrastructure".
//!
//! In: a [`Row`] of two documents. Out: both wordings, where its sides differ so. Law: the words are those of the texts; a side that has
//! both wordings differs from none.

use crate::align::Row;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::term::TermId;
use crate::token::tokenize;

/// Terms between two that "and" joins, an article and the second included: "energy and the infrastructure".
const JOINED: usize = 3;

/// Where one side joins by "and" what the other names as one thing ("energy and infrastructure", "energy infrastructure"): both
/// wordings, those of `a` first.
pub(crate) fn joined_apart(a: &Document, b: &Document, row: &Row, knowledge: &Knowledge) -> Option<[String; 2]> {
    let apart_in = |one: &Document, places: &[usize], other: &Document, answers: &[usize]| {
        let pairs =
            || places.iter().flat_map(|place| one.contents.get(*place).coordinated.iter().map(move |pair| (*place, *pair)));
        pairs().find_map(|(place, pair)| {
            let together = answers.iter().find_map(|answer| compound(other, *answer, pair, knowledge))?;
            Some((coordination(one, place, pair, knowledge)?, together))
        })
    };
    let swapped = || apart_in(b, &row.b, a, &row.a).map(|(apart, together)| [together, apart]);
    apart_in(a, &row.a, b, &row.b).map(|(apart, together)| [apart, together]).or_else(swapped)
}

/// The words of a claim in which two terms stand side by side, as one thing.
fn compound(document: &Document, claim: usize, (first, second): (TermId, TermId), knowledge: &Knowledge) -> Option<String> {
    let content = document.contents.get(claim);
    let holds = |id: TermId| content.terms.binary_search_by_key(&id, |(known, _)| *known).is_ok();
    if !holds(first) || !holds(second) || content.coordinated.contains(&(first, second)) {
        return None;
    }
    let words = document.text_of(document.claims()[claim].span);
    let tokens = tokenize(words, &knowledge.vocabulary);
    let pair = tokens.terms().windows(2).find(|pair| pair[0].id == first && pair[1].id == second)?;
    Some(words[pair[0].span.start..pair[1].span.end].to_owned())
}

/// The words by which a claim joins two terms.
fn coordination(document: &Document, claim: usize, (first, second): (TermId, TermId), knowledge: &Knowledge) -> Option<String> {
    let words = document.text_of(document.claims()[claim].span);
    let tokens = tokenize(words, &knowledge.vocabulary);
    let terms = tokens.terms();
    let from = terms.iter().position(|term| term.id == first)?;
    let to = from + 1 + terms[from + 1..].iter().take(JOINED).position(|term| term.id == second)?;
    Some(words[terms[from].span.start..terms[to].span.end].to_owned())
}

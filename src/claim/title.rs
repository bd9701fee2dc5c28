//! How a text says whose an office is: titles, the countries beside them and the names that follow.
//!
//! In: a [`Reading`] and a place in it. Out: what stands there ([`Title`], an actor, the run of a name) and where it ends. Law: nothing
//! here knows the parties; that is the cast's.

use super::reading::Reading;
use crate::lexicon::{Meaning, Naming, Role};
use crate::term::TermId;
use crate::token::Shape;

/// A title: where it ends, and the country that it is of.
pub(super) struct Title {
    pub(super) end: usize,
    pub(super) actor: Option<u16>,
}

/// An office at a term, with the country it is of: "President of the United States of America".
pub(super) fn office_at(reading: &Reading<'_>, place: usize) -> Option<Title> {
    let (role, mut end) = reading.role_to(place)?;
    if role != Role::Office || !reading.shape(place).is(Shape::CAPITAL) {
        return None;
    }
    let mut actor = None;
    loop {
        if let Some((found, after)) = actor_of(reading, end) {
            (actor, end) = (actor.or(Some(found)), after);
            continue;
        }
        // "President and Prime Minister", "President to the ..." go on; anything else ends the title.
        match reading.role_to(end) {
            Some((Role::Office, after)) if reading.shape(end).is(Shape::CAPITAL) => end = after,
            _ => break,
        }
    }
    Some(Title { end, actor })
}

/// "of [the] Ukraine" at a term.
pub(super) fn actor_of(reading: &Reading<'_>, place: usize) -> Option<(u16, usize)> {
    if !reading.is(place, Role::Of) {
        return None;
    }
    let mut at = place + 1;
    while reading.is_determiner(at) {
        at += 1;
    }
    actor_at(reading, at, |naming| naming != Naming::Adjective)
}

/// The actor at a term, as far as it is named in a way that is accepted, and where its name ends.
pub(super) fn actor_at(reading: &Reading<'_>, place: usize, accepts: impl Fn(Naming) -> bool) -> Option<(u16, usize)> {
    reading.at(place).iter().rev().find_map(|hit| match hit.value {
        Meaning::Actor(actor, naming) if accepts(naming) => Some((actor, hit.end)),
        _ => None,
    })
}

/// "of Ukraine" between two places.
pub(super) fn actor_after(reading: &Reading<'_>, place: usize, end: usize) -> Option<u16> {
    if place < end { actor_of(reading, place).map(|(actor, _)| actor) } else { None }
}

/// In "Andriy Yermak and Foreign Minister Dmytro Kuleba of Ukraine" both are of Ukraine.
pub(super) fn shared_country(reading: &Reading<'_>, place: usize, end: usize) -> Option<u16> {
    if !reading.is(place, Role::Coordinator) {
        return None;
    }
    let title = office_at(reading, place + 1)?;
    let (_, after) = name_run(reading, title.end, end);
    title.actor.or_else(|| actor_after(reading, after, end))
}

/// The adjective right before a term: "Ukrainian President". The country that ends a headline is none of the line below it.
pub(super) fn adjective_before(reading: &Reading<'_>, place: usize) -> Option<u16> {
    let before = place.checked_sub(1).filter(|_| !reading.shape(place).is(Shape::PARAGRAPH))?;
    (before.saturating_sub(2)..=before)
        .find_map(|start| actor_at(reading, start, |_| true).filter(|(_, end)| *end == place).map(|(actor, _)| actor))
}

/// Whether a term may be part of somebody's name: a word with a capital that is no party, no office and no small word.
pub(super) fn may_name(reading: &Reading<'_>, place: usize) -> bool {
    let actor = || reading.at(place).iter().any(|hit| matches!(hit.value, Meaning::Actor(..)));
    let capital = reading.shape(place).is(Shape::CAPITAL) && reading.is_word(place) && !reading.is_determiner(place);
    capital && reading.role(place).is_none() && !actor()
}

/// Words of the longest name that an office is put after.
const LONGEST: usize = 8;

/// "Anna van Roe, Prime Minister of the Netherlands, received": the name that an office stands after, between commas.
pub(super) fn name_before(reading: &Reading<'_>, start: usize, title: usize, end: usize) -> Option<(usize, usize)> {
    let article = title > start && reading.is_determiner(title - 1);
    let comma = (title - usize::from(article)).checked_sub(1).filter(|comma| *comma > start)?;
    let closed = |place: usize| reading.id(place) == Some(TermId::COMMA);
    if !closed(comma) || !closed(end) {
        return None;
    }
    let from = (start.max(comma.saturating_sub(LONGEST))..comma).rev().take_while(|place| may_name(reading, *place)).last()?;
    (comma - from > 1).then_some((from, comma))
}

/// A run of capitalised words that are neither offices nor actors: a person's name. Initials and their stops belong to it.
pub(super) fn name_run(reading: &Reading<'_>, start: usize, end: usize) -> (usize, usize) {
    let mut at = start;
    while at < end && at < start + 6 {
        let capital = reading.shape(at).is(Shape::CAPITAL) && !reading.shape(at).is(Shape::PARAGRAPH);
        let initial = reading.id(at) == Some(TermId::STOP) && at > start && reading.surface(at - 1).chars().count() == 1;
        let known = reading.at(at).iter().any(|hit| matches!(hit.value, Meaning::Actor(..) | Meaning::Role(Role::Office)));
        // In a line of capitals "THE" and "OF" are no name.
        let joins =
            |role: Role| matches!(role, Role::Of | Role::To | Role::For | Role::By | Role::Preposition | Role::Coordinator);
        let small = reading.is_determiner(at) || reading.role(at).is_some_and(joins);
        if (!capital || known || small) && !initial {
            break;
        }
        let possessive = reading.shape(at).is(Shape::POSSESSIVE);
        at += 1;
        if possessive {
            break;
        }
    }
    (start, at)
}

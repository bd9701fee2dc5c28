//! Who else was there, where, and which earlier contacts a text refers to.
//!
//! In: a [`Reading`] with its [`Cast`]. Out: the later slots of [`Facts`](super::Facts). Law: what is not stated is left empty; a
//! value is the text's own words.

use smallvec::{SmallVec, smallvec};

use super::cast::{Cast, Person};
use super::date::is_month;
use super::holder::Holder;
use super::mention::mentions;
use super::reading::Reading;
use super::slot::Stated;
use super::statement::account;
use crate::lexicon::{ActKind, Hit, Meaning, Naming, Role};
use crate::sentence::Sentence;
use crate::term::TermId;
use crate::token::Shape;

/// Sentences that introduce the leaders.
const OPENING: usize = 3;
/// Terms between a date and the meeting that it dates: "the June 2021 Russian-American summit".
const DATED: usize = 7;
/// Terms that are read for a place after the words that say that the parties met.
const NEAR: usize = 30;

fn stated(reading: &Reading<'_>, start: usize, end: usize) -> Stated<String> {
    let span = reading.span(start, end);
    Stated { value: span.of(reading.text).to_owned(), span }
}

/// People whom the text names by their office, beside the first person of each party that its opening names.
pub(super) fn participants(reading: &Reading<'_>, cast: &Cast<'_>, sentences: &[Sentence]) -> Vec<Stated<String>> {
    let leads = |person: &Person| {
        let led = |hit: &Hit<Meaning>| matches!(hit.value, Meaning::Leader(place) if cast.leads_a_party(place, reading));
        (person.name..person.end).any(|place| reading.at(place).iter().any(led))
    };
    let mut people: Vec<&Person> = Vec::new();
    for person in cast.people().iter().filter(|person| !leads(person)) {
        let surname = |person: &Person| reading.terms[person.end - 1].id;
        if !people.iter().any(|known| surname(known) == surname(person)) {
            people.push(person);
        }
    }
    if people.is_empty() {
        return Vec::new();
    }
    let leaders = first_of_each_party(reading, cast, sentences);
    people.retain(|person| !leaders.contains(&reading.terms[person.end - 1].id));
    let named = |person: &&Person| {
        // A surname alone says too little: "Secretary Austin".
        let start = if person.end - person.name == 1 { person.title } else { person.name };
        without_possessive(stated(reading, start, person.end))
    };
    people.iter().map(named).collect()
}

/// The terms by which the headline, and again the opening, names the first person of each party: a headline may name offices alone.
fn first_of_each_party(reading: &Reading<'_>, cast: &Cast<'_>, sentences: &[Sentence]) -> Vec<TermId> {
    let opens = account(reading, sentences).start;
    let (mut parties, mut terms, mut named) = (SmallVec::<[Holder; 2]>::new(), Vec::new(), Vec::new());
    for (index, sentence) in sentences.iter().enumerate().take(opens + OPENING) {
        if index == 0 || index == opens {
            parties = smallvec![Holder::Own, Holder::Counterpart];
        }
        mentions(reading, cast, (sentence.start, sentence.end), &mut named);
        for mention in &named {
            // "The Prime Minister", without a name, is the first as well.
            let person = mention.person && !mention.pronoun;
            if let Some(party) = parties.iter().position(|party| person && mention.holder == *party) {
                parties.remove(party);
                terms.extend(reading.terms[mention.start..mention.end].iter().map(|term| term.id));
            }
        }
    }
    terms
}

/// "Secretary Austin’s" names Secretary Austin.
fn without_possessive(mut stated: Stated<String>) -> Stated<String> {
    let name = stated.value.trim_end_matches('s').trim_end_matches(['\'', '’']);
    if stated.value[name.len()..].contains(['\'', '’']) {
        stated.span.end = stated.span.start + name.len();
        stated.value.truncate(name.len());
    }
    stated
}

/// "in Geneva", "at Chequers": where the opening says that the parties met.
pub(super) fn place(reading: &Reading<'_>, sentences: &[Sentence]) -> Option<Stated<String>> {
    sentences.iter().take(OPENING).find_map(|sentence| {
        let met = reading.within(sentence.start, sentence.end).iter().find(|hit| match hit.value {
            Meaning::Act(act) => reading.knowledge.lexicon.acts[act as usize].kind == ActKind::Setting,
            _ => false,
        })?;
        // What the talk was about may name a place of its own.
        let subject = |place: usize| matches!(reading.role(place), Some(Role::About | Role::To | Role::Which | Role::Later));
        let region = met.end..sentence.end.min(met.end + NEAR);
        region.take_while(|place| !subject(*place)).find_map(|place| {
            let preposition = matches!(reading.surface(place), "in" | "at");
            place_name(reading, place + 1, sentence.end).filter(|_| preposition).map(|end| stated(reading, place + 1, end))
        })
    })
}

/// Where the name of a place that begins at a term ends: capital letters, and no country, time, office or person.
fn place_name(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while at < end && reading.is_determiner(at) {
        at += 1;
    }
    let first = at;
    while at < end && reading.shape(at).is(Shape::CAPITAL) && reading.is_word(at) {
        at += 1;
        if reading.shape(at - 1).is(Shape::POSSESSIVE) {
            return None;
        }
    }
    let named = |place: usize| {
        reading.at(place).iter().any(|hit| match hit.value {
            Meaning::Actor(_, naming) => naming != Naming::Seat,
            Meaning::Leader(_)
            | Meaning::Role(Role::Office | Role::Person | Role::Day)
            | Meaning::Topic(_)
            | Meaning::Concept(_) => true,
            _ => false,
        }) || is_month(reading, place)
    };
    (at > first && !(first..at).any(named)).then_some(at)
}

/// "the December 7 videoconference", "their previous conversation": contacts before this one, each once, in the order of the text.
pub(super) fn earlier(reading: &Reading<'_>, sentences: &[Sentence]) -> Vec<Stated<String>> {
    let mut found: Vec<Stated<String>> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let roles = reading.roles(sentence.start, sentence.end);
        if !roles.has(Role::Encounter) && !roles.has(Role::Call) {
            continue;
        }
        let mut from = sentence.start;
        for place in sentence.terms() {
            let Some((Role::Encounter | Role::Call, end)) = reading.role_to(place) else { continue };
            let begin = place.saturating_sub(DATED).max(from);
            from = end;
            let dated = |at: usize| {
                reading.is(at, Role::Earlier) || index > 0 && is_month(reading, at) && reading.shape(at + 1).is(Shape::NUMBER)
            };
            let Some(start) = (begin..place).rev().find(|at| dated(*at)) else { continue };
            // Between the date and the noun stand words that qualify it, nothing else.
            let qualified = (start + 1..place).all(|at| {
                let joint =
                    matches!(reading.id(at), Some(TermId::DASH | TermId::COMMA)) && reading.shape(at + 1).is(Shape::NUMBER);
                reading.is_word(at)
                    && reading.role(at).is_none_or(|role| matches!(role, Role::Call | Role::Adverb | Role::Number))
                    || joint
            });
            let determined = start > sentence.start && reading.is_determiner(start - 1);
            // "Recent meetings" are no contact in particular.
            if qualified && (determined || !reading.is(start, Role::Earlier)) {
                let start = start - usize::from(determined);
                let contact = stated(reading, start, end);
                if !found.iter().any(|known| known.value.eq_ignore_ascii_case(&contact.value)) {
                    found.push(contact);
                }
            }
        }
    }
    found
}

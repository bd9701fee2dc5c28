//! The facts that every readout could state about the call itself.
//!
//! In: a [`Reading`] with its sentences, cast and claims. Out: [`Facts`]. Law: a slot that the text does not state is
//! empty, never guessed; a value is read only from a sentence that speaks of the call.

use serde::{Deserialize, Serialize};

use super::cast::Cast;
use super::date::is_month;
use super::holder::Holder;
use super::mention::mentions;
use super::quantity::{Unit, quantities};
use super::reading::Reading;
use super::statement::{account, introduces};
use super::{Claim, circumstance};
use crate::lexicon::{Act, ActKind, Meaning, Medium, Role};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::term::TermId;
use crate::token::Shape;

/// What one text states about the call.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Facts {
    /// Who asked for the call or placed it.
    pub initiator: Option<Stated<Holder>>,
    /// How long it lasted, in minutes.
    pub duration_minutes: Option<Stated<f64>>,
    /// How it was held.
    pub medium: Option<Stated<Medium>>,
    /// When it was, in the text's own words.
    pub date: Option<Stated<String>>,
    /// The words by which the text describes the talk, with the scale of the lexicon: -1 (a breakdown) to 1 (warmest).
    pub tone: Vec<Stated<Tone>>,
    /// What is to follow: claims that agree, promise or propose a contact, a visit, a meeting.
    pub next_steps: Vec<Stated<String>>,
    /// Whom the text names by their office, beside the two leaders, each once.
    #[serde(default)]
    pub participants: Vec<Stated<String>>,
    /// Where the parties met, where the opening says so.
    #[serde(default)]
    pub place: Option<Stated<String>>,
    /// Earlier contacts that the text refers to: "the December 7 videoconference".
    #[serde(default)]
    pub earlier: Vec<Stated<String>>,
}

/// A value together with the words that state it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A word for how a talk went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Tone {
    /// The word as written.
    pub word: String,
    /// -1 (a breakdown) to 1 (warmest); "frank" is below 0: in this register it signals disagreement.
    pub valence: f32,
}

/// Sentences at the opening in which a bare noun ("meeting") names the medium.
const OPENING: usize = 2;
/// Terms after "at the request of" within which the comma stands that closes it.
const CLOSE: usize = 12;
/// Terms on either side of "at the initiative of" that are read for who it was: more than the longest sentence has.
const AROUND: usize = 800;
/// Terms between a word of tone and the call it tells of.
const NEAR: usize = 8;
/// Terms before a day within which "ahead of" makes it that of something still to come.
const AHEAD: usize = 10;
/// Topics whose claims are next steps.
const NEXT_TOPICS: [&str; 2] = ["follow-up-contacts", "high-level-visits"];

/// Reads the facts of a text.
pub(crate) fn facts(reading: &Reading<'_>, cast: &Cast<'_>, sentences: &[Sentence], claims: &[Claim]) -> Facts {
    let mut facts = Facts::default();
    // Headlines, datelines and introductions stand before the opening.
    let account = account(reading, sentences);
    let above = account.start;
    let introduces = |index: usize| {
        let (sentence, next) = (sentences[index], sentences.get(index + 1));
        next.is_some_and(|next| introduces(reading, sentence.start, sentence.end, *next))
    };
    let told = account.filter(|index| !introduces(*index)).map(|index| &sentences[index]);
    let told = told.filter(|sentence| ends_with_stop(reading, **sentence));
    for (index, sentence) in told.enumerate() {
        let roles = reading.roles(sentence.start, sentence.end);
        let about_call = roles.has(Role::Call) || roles.has(Role::Lasting);
        if index < OPENING || about_call {
            facts.medium = facts.medium.or_else(|| medium(reading, *sentence, index < OPENING));
        }
        if about_call || index < OPENING {
            facts.duration_minutes = facts.duration_minutes.or_else(|| duration(reading, *sentence));
            if roles.has(Role::Outset) || roles.has(Role::Call) {
                facts.initiator = facts.initiator.or_else(|| initiator(reading, cast, *sentence));
            }
        }
        if index < OPENING {
            facts.date = facts.date.or_else(|| date(reading, *sentence));
        }
        if about_call {
            tone(reading, *sentence, &mut facts.tone);
        }
    }
    // "Telephone conversation with President X" above a text that does not say how they spoke.
    let headlines = || sentences[..above].iter();
    facts.medium = facts.medium.or_else(|| headlines().find_map(|headline| medium(reading, *headline, true)));
    // "called for constructive talks" is no word on these.
    facts.tone.retain(|tone| {
        let place = claims.partition_point(|claim| claim.span.start <= tone.span.start).checked_sub(1);
        place.is_none_or(|place| !matches!(claims[place].act, Act::Demand | Act::Propose | Act::Ask | Act::Commit))
    });
    for claim in claims {
        // What should be done is not yet a step.
        let will = || (claim.terms.0..claim.terms.1).any(|place| matches!(reading.surface(place), "will" | "would"));
        let ahead = matches!(claim.act, Act::Agree | Act::Commit | Act::Propose) || claim.holder == Holder::Narrator && will();
        // "whom he will meet on Tuesday" is a step with somebody else.
        let ahead = ahead && !claim.obliging && !reading.is(claim.terms.0, Role::Which);
        let on_contacts = || claim.topics.iter().any(|topic| NEXT_TOPICS.contains(&&**topic));
        if ahead && (on_contacts() || is_to_be_held(reading, claim.terms)) {
            // "and the presidents intend to meet": the coordinator is no part of the step.
            let (start, end) = claim.terms;
            let from = if reading.is(start, Role::Coordinator) && start + 1 < end { start + 1 } else { start };
            let span = reading.span(from, end);
            facts.next_steps.push(Stated { value: span.of(reading.text).to_owned(), span });
        }
    }
    facts.participants = circumstance::participants(reading, cast, sentences);
    let apart = facts.medium.as_ref().is_some_and(|medium| medium.value != Medium::Meeting);
    facts.place = if apart { None } else { circumstance::place(reading, sentences) };
    facts.earlier = circumstance::earlier(reading, sentences);
    facts
}

/// "to hold a meeting of the trade ministers"
fn is_to_be_held(reading: &Reading<'_>, (start, end): (usize, usize)) -> bool {
    let holds = |place: usize| matches!(reading.surface(place), "hold" | "convene") && reading.is(place - 1, Role::To);
    let met = |place: usize| matches!(reading.role(place), Some(Role::Call | Role::Encounter));
    let held = (start + 1..end).find(|place| holds(*place));
    held.is_some_and(|held| (held + 1..end.min(held + NEAR)).any(met))
}

fn ends_with_stop(reading: &Reading<'_>, sentence: Sentence) -> bool {
    !matches!(reading.terms.get(sentence.end - 1), Some(term) if !term.id.is_mark())
        || reading.shape(sentence.end - 1).is(Shape::DOTTED)
        || reading.terms.len() == sentence.end
}

/// Within one sentence video beats phone: "a secure video call" is also a call.
fn stronger(known: Option<Stated<Medium>>, found: Option<Stated<Medium>>) -> Option<Stated<Medium>> {
    match (known, found) {
        (Some(known), Some(found)) if known.value != Medium::Video && found.value == Medium::Video => Some(found),
        (known, found) => known.or(found),
    }
}

fn medium(reading: &Reading<'_>, sentence: Sentence, opening: bool) -> Option<Stated<Medium>> {
    let mut best = None;
    for hit in reading.within(sentence.start, sentence.end) {
        let Meaning::Medium(medium) = hit.value else { continue };
        // A meeting or a letter named later in the text is another one; so is the one that is still to come.
        let other = |place: usize| reading.is(place, Role::Earlier) || reading.is(place, Role::Later);
        // "agreed to hold a meeting", not "came to the meeting".
        let to_come = |place: usize| {
            let noun = reading.shape(place + 1).is(Shape::CAPITAL) || reading.is_determiner(place + 1);
            reading.is(place, Role::To) && !noun
        };
        // "the initiative to hold this meeting" is that for the talk itself.
        let this = hit.start > sentence.start && reading.surface(hit.start - 1).eq_ignore_ascii_case("this");
        let another =
            (hit.start.saturating_sub(2)..hit.start).any(other) || !this && (hit.start.saturating_sub(4)..hit.start).any(to_come);
        // "as well as meetings within the framework of the Council" are others.
        let several = reading.surface(hit.end - 1).eq_ignore_ascii_case("meetings");
        if matches!(medium, Medium::Meeting | Medium::Letter) && (!opening || another || several) {
            continue;
        }
        best = stronger(best, Some(Stated { value: medium, span: reading.span(hit.start, hit.end) }));
    }
    best.or_else(|| {
        // The bare noun "call", which the verb of "called for" must not be taken for.
        let place = sentence.terms().find(|place| {
            opening
                && reading.surface(*place).eq_ignore_ascii_case("call")
                && (reading.is_determiner(place.saturating_sub(1)) || reading.is(place + 1, Role::Preposition))
                || opening && rings(reading, sentence, *place)
        })?;
        Some(Stated { value: Medium::Phone, span: reading.span(place, place + 1) })
    })
}

fn duration(reading: &Reading<'_>, sentence: Sentence) -> Option<Stated<f64>> {
    let quantity =
        quantities(reading, sentence.start, sentence.end).into_iter().find(|quantity| quantity.unit == Unit::Minutes)?;
    Some(Stated { value: quantity.value.round(), span: quantity.span })
}

/// "at the initiative of the Russian side", "at President X's request", "telephoned President X", "in requesting that the conversation be held".
fn initiator(reading: &Reading<'_>, cast: &Cast<'_>, sentence: Sentence) -> Option<Stated<Holder>> {
    let (place, end, sentence) = sentence.terms().find_map(|place| match reading.role_to(place) {
        Some((Role::Outset, end)) => {
            // Of a sentence without an end only what is near, so that the cost stays linear.
            let (from, to) = (place.saturating_sub(AROUND).max(sentence.start), (end + AROUND).min(sentence.end));
            let near = Sentence { start: from, end: to, ..sentence };
            is_outset(reading, near, place, end).then_some((place, end, near))
        }
        _ if rings(reading, sentence, place) => Some((place, place + 1, sentence)),
        _ => None,
    })?;
    let mut named = Vec::new();
    mentions(reading, cast, (sentence.start, sentence.end), &mut named);
    let party = |holder: Holder| matches!(holder, Holder::Own | Holder::Counterpart | Holder::Both);
    let after = named.iter().find(|mention| mention.start >= end && mention.start <= end + 2);
    let before = named.iter().rev().find(|mention| mention.end <= place && mention.end + 2 >= place);
    let nearest = || named.iter().filter(|mention| !mention.governed).min_by_key(|mention| mention.start.abs_diff(place));
    // "X made a phone call to Y": the caller stands before it.
    let caller = named.iter().rev().find(|mention| mention.end <= place && !mention.governed);
    let made = matches!(reading.surface(place), "made" | "placed" | "telephoned" | "phoned" | "called");
    // Whoever called somebody else is not said to have called the other party.
    if made && !after.is_some_and(|called| party(called.holder)) {
        return None;
    }
    // "at the request of Congress": nobody else's.
    if reading.surface(end - 1) == "of" && after.is_none() {
        return None;
    }
    // "at the latter's request", "on whose initiative": that of whoever was named last.
    let back = (place.saturating_sub(1)..end).any(|at| matches!(reading.surface(at), "latter's" | "latter’s" | "whose"));
    let last = named.iter().rev().find(|mention| mention.end <= place && !mention.pronoun);
    // "at the Kenyan side's request"
    let inside = named.iter().find(|mention| mention.start > place && mention.end < end && mention.possessive);
    let who = caller
        .filter(|_| made)
        .or(last.filter(|_| back))
        .or(inside)
        .or(before.filter(|mention| mention.possessive))
        .or(after)
        .or(before)
        .or_else(nearest)?;
    party(who.holder).then(|| Stated { value: who.holder, span: reading.span(place.min(who.start), end.max(who.end)) })
}

/// "President X called President Y", "he called President Y"; not "called for", "called the plan a step".
fn rings(reading: &Reading<'_>, sentence: Sentence, place: usize) -> bool {
    let capital = |place: usize| reading.shape(place).is(Shape::CAPITAL);
    place > sentence.start
        && place + 1 < sentence.end
        && reading.surface(place) == "called"
        && (capital(place - 1) || reading.is(place - 1, Role::Pronoun))
        && capital(place + 1)
}

/// Whether an initiative or a request is that for the call: "at the initiative of", "asked that the conversation be held".
fn is_outset(reading: &Reading<'_>, sentence: Sentence, place: usize, end: usize) -> bool {
    let call = |range: std::ops::Range<usize>| range.into_iter().any(|at| reading.is(at, Role::Call) && at < sentence.end);
    let held = || call(sentence.terms()) || is_setting(reading, sentence, place, end);
    // "made a phone call to", "telephoned", "asked for the meeting": the words of the request are themselves those of the call.
    let itself = |at: usize| {
        ["call", "telephoned", "phoned", "meeting", "conversation", "talk", "talks"]
            .iter()
            .any(|word| reading.surface(at).eq_ignore_ascii_case(word))
    };
    if (place..end).any(itself) {
        return true;
    }
    // "At the request of X, Y informed him of the talks": what was asked for is what is told.
    if place <= sentence.start + 1 && tells_after_comma(reading, sentence, end) {
        return false;
    }
    if rings(reading, sentence, place) {
        return true;
    }
    let word = reading.surface(end - 1);
    if word.eq_ignore_ascii_case("initiative") {
        // "the Black Sea Initiative", "the strategic initiative" are none.
        let at = |at: usize| matches!(reading.surface(at), "at" | "At" | "on" | "On" | "upon");
        let none = |at: usize| matches!(reading.surface(at), "a" | "an" | "new");
        let near = place.saturating_sub(5)..place;
        let taken = near.clone().any(at) && !near.into_iter().any(none) && held();
        return taken || reading.is(end, Role::To) && call(end..end + 6);
    }
    // "initiatives" are plans.
    if word.eq_ignore_ascii_case("initiatives") {
        return false;
    }
    (end - place > 1 || word.eq_ignore_ascii_case("initiated")) && held() || call(place + 1..place + 9)
}

/// Whether the clause that follows the opening of a sentence reports what somebody says, and not that the talk took place.
fn tells_after_comma(reading: &Reading<'_>, sentence: Sentence, place: usize) -> bool {
    let comma = (place..sentence.end.min(place + CLOSE)).find(|place| reading.id(*place) == Some(TermId::COMMA));
    let acts = &reading.knowledge.lexicon.acts;
    let first = comma.and_then(|comma| {
        reading.within(comma, sentence.end).iter().find_map(|hit| match hit.value {
            Meaning::Act(act) => Some(&acts[act as usize]),
            _ => None,
        })
    });
    first.is_some_and(|entry| entry.kind == ActKind::Verb && !matches!(entry.act, Act::Describe | Act::Discuss))
}

/// Whether a sentence tells that the parties spoke or met, by other words than those at `place..end`.
fn is_setting(reading: &Reading<'_>, sentence: Sentence, place: usize, end: usize) -> bool {
    reading.within(sentence.start, sentence.end).iter().any(|hit| match hit.value {
        Meaning::Act(act) => {
            let apart = hit.end <= place || hit.start >= end;
            apart && reading.knowledge.lexicon.acts[act as usize].kind == ActKind::Setting
        }
        _ => false,
    })
}

fn date(reading: &Reading<'_>, sentence: Sentence) -> Option<Stated<String>> {
    let stated = |start: usize, end: usize| {
        let span = reading.span(start, end);
        Some(Stated { value: span.of(reading.text).to_owned(), span })
    };
    // "on the evening of 18 March" is that day, whatever else the sentence says of it.
    if let Some((start, end)) = sentence.terms().find_map(|place| day_of_month(reading, sentence, place)) {
        return stated(start, end);
    }
    sentence.terms().find_map(|place| match reading.role_to(place) {
        // "this morning", not "morning".
        Some((Role::Day, end)) => {
            stated(if place > sentence.start && reading.is_determiner(place - 1) { place - 1 } else { place }, end)
        }
        _ => None,
    })
}

/// "24 May", "May 24", "24 May 2024" around a month at `place`; "since 24 February" is another day than that of the talk.
fn day_of_month(reading: &Reading<'_>, sentence: Sentence, place: usize) -> Option<(usize, usize)> {
    if !is_month(reading, place) {
        return None;
    }
    let number = |at: usize| reading.shape(at).is(Shape::NUMBER);
    let year = |at: usize| number(at) && reading.surface(at).len() == 4;
    let (start, end) = match (place > sentence.start && number(place - 1) && !year(place - 1), number(place + 1)) {
        (true, after) => (place - 1, place + 1 + usize::from(after && year(place + 1))),
        (false, true) => (place, place + 2),
        (false, false) => return None,
    };
    let before = (start > sentence.start).then(|| reading.surface(start - 1));
    let another =
        before.is_some_and(|word| ["since", "until", "before", "after"].iter().any(|other| word.eq_ignore_ascii_case(other)));
    // "ahead of the summit on 22 June"
    let ahead = (start.saturating_sub(AHEAD).max(sentence.start)..start).any(|at| reading.is(at, Role::Later));
    (!another && !ahead).then_some((start, end))
}

/// Tone words in a sentence that says how the talk went.
fn tone(reading: &Reading<'_>, sentence: Sentence, tones: &mut Vec<Stated<Tone>>) {
    for hit in reading.within(sentence.start, sentence.end) {
        let Meaning::Tone(place) = hit.value else { continue };
        let around = hit.start.saturating_sub(NEAR).max(sentence.start)..(hit.start + NEAR + 1).min(sentence.end);
        let near = around.into_iter().any(|place| reading.is(place, Role::Call));
        let word = reading.span(hit.start, hit.end).of(reading.text).to_owned();
        if near && !tones.iter().any(|tone| tone.value.word == word) {
            let valence = reading.knowledge.lexicon.tones[place as usize].valence;
            tones.push(Stated { value: Tone { word, valence }, span: reading.span(hit.start, hit.end) });
        }
    }
}

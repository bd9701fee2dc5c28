//! Who is named in a clause, and how.
//!
//! In: a [`Reading`] and the [`Cast`] of its text. Out: [`Mention`]s, in order. Law: a name, an office and a country in a row are one
//! mention; whether it can be a subject is read off what stands before it.

use super::cast::Cast;
use super::holder::Holder;
use super::reading::Reading;
use super::title::{actor_at, actor_of};
use crate::lexicon::{Meaning, Naming, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Terms within which the verb of the clause before is looked for.
const CLAUSE: usize = 60;

/// Terms of the longest phrase that ends in a preposition: "in the lead up to".
const LONGEST: usize = 5;

/// Somebody named in a clause.
#[expect(clippy::struct_excessive_bools, reason = "four independent observations, each read by its name")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) holder: Holder,
    /// "Ukraine's": an attribute, not a subject.
    pub(crate) possessive: bool,
    /// Governed by a preposition: "with President X".
    pub(crate) governed: bool,
    /// "he", "she": who it is depends on who spoke last.
    pub(crate) pronoun: bool,
    /// A person, whom a pronoun may stand for, not a government.
    pub(crate) person: bool,
    /// An office without a name: "the President".
    pub(crate) bare: bool,
}

/// Everybody named in a range of terms, in order, into `found`.
pub(crate) fn mentions(reading: &Reading<'_>, cast: &Cast<'_>, (start, end): (usize, usize), found: &mut Vec<Mention>) {
    found.clear();
    let mut place = start;
    while place < end {
        // Most words name nobody, and show it: small letters, and no word for a party.
        let small = !reading.shape(place).is(Shape::CAPITAL);
        if small && !matches!(reading.role(place), Some(Role::Office | Role::Both | Role::Pronoun | Role::Speaker)) {
            place += 1;
            continue;
        }
        let Some(Named { end: after, holder, pronoun, person, bare }) = mention_at(reading, cast, place, end) else {
            place += 1;
            continue;
        };
        let possessive = reading.shape(after - 1).is(Shape::POSSESSIVE);
        let acts = absolute(reading, start, place).is_some() && reading.shape(after).is(Shape::ING);
        let anew = (person || holder == Holder::Both) && begins_clause(reading, start, place, after);
        let governed = !acts && !anew && governed(reading, start, place, found.last());
        found.push(Mention { start: place, end: after, holder, possessive, governed, pronoun, person, bare });
        place = after;
    }
}

/// What a mention says of who is meant.
struct Named {
    end: usize,
    holder: Holder,
    pronoun: bool,
    person: bool,
    bare: bool,
}

fn mention_at(reading: &Reading<'_>, cast: &Cast<'_>, place: usize, end: usize) -> Option<Named> {
    // A name, an office or a government, in any order and number, is one mention: "President of Ukraine Volodymyr Zelenskyy".
    let mut at = after_honorific(reading, place);
    let mut actor: Option<u16> = None;
    let mut adjective = false;
    let mut office = false;
    let mut person: Option<Holder> = None;
    let named = |end: usize, holder: Holder, person: bool| Some(Named { end, holder, pronoun: false, person, bare: false });
    while at < end {
        if reading.shape(at).is(Shape::PARAGRAPH) && at > place {
            break;
        }
        if let Some(holder) = cast.named(reading, at) {
            person = Some(person.unwrap_or(holder));
            at += 1;
        } else if at > place
            && (person.is_none() && begins_a_name(reading, cast, at)
                || reading.id(at) == Some(TermId::STOP) && reading.surface(at - 1).chars().count() == 1)
        {
            // The particle or the initial of a name.
            at += 1;
        } else if let Some((found, after)) = actor_at(reading, at, |_| true) {
            // A second country begins a second mention.
            if actor.is_some_and(|known| known != found) || person.is_some() && at > place {
                break;
            }
            adjective =
                reading.at(at).iter().any(|hit| hit.end == after && matches!(hit.value, Meaning::Actor(_, Naming::Adjective)));
            actor = Some(found);
            at = after;
        } else if let Some((Role::Office, after)) = reading.role_to(at) {
            let counts = reading.shape(at).is(Shape::CAPITAL) || adjective || at > 0 && reading.is_determiner(at - 1);
            if !counts || office && person.is_some() {
                break;
            }
            office = true;
            at = after;
        } else if let Some((found, after)) = actor_of(reading, at).filter(|_| office || person.is_some()) {
            if actor.is_some_and(|known| known != found) {
                break;
            }
            actor = Some(found);
            at = after;
        } else if let (Some((Role::Person, after)), true) = (reading.role_to(at), adjective) {
            office = true;
            at = after;
        } else if office
            && reading.shape(at).is(Shape::CAPITAL)
            && reading.is_word(at)
            && at > place
            && reading.role(at).is_none()
            && !reading.shape(at).is(Shape::LINE)
        {
            // A given name before a known surname.
            at += 1;
        } else {
            break;
        }
        // "India's National Security Adviser" is a person of India.
        let title = |at: usize| reading.is(at, Role::Office) && reading.shape(at).is(Shape::CAPITAL);
        if reading.shape(at - 1).is(Shape::POSSESSIVE) && !(actor.is_some() && !office && title(at)) {
            break;
        }
    }
    if let Some(holder) = person {
        return named(at, holder, true);
    }
    if let Some(actor) = actor {
        // An adjective alone names nobody: "Russian troops".
        return if adjective && !office { None } else { named(at, cast.party(actor), office) };
    }
    if office {
        return Some(Named { end: at, holder: cast.office(reading, place), pronoun: false, person: true, bare: true });
    }
    match reading.role_to(place) {
        Some((Role::Both, after)) if is_plural(reading, place, after) && !is_qualified(reading, place) => {
            match both_of(reading, after) {
                // "the Presidents of France and Germany" are none of the parties.
                Some((actors, end)) if actors.iter().all(|actor| cast.party(*actor) == Holder::Other) => {
                    named(end, Holder::Other, false)
                }
                Some((_, end)) => named(end, Holder::Both, false),
                None => named(after, Holder::Both, false),
            }
        }
        Some((Role::Pronoun, after)) => Some(Named { end: after, holder: Holder::Own, pronoun: true, person: true, bare: false }),
        Some((Role::Speaker, after)) if reading.surface(place) != "i" => named(after, Holder::Own, false),
        _ => None,
    }
}

/// "of Ukraine and the United States" at a term: the two, and where it ends.
fn both_of(reading: &Reading<'_>, place: usize) -> Option<([u16; 2], usize)> {
    let (one, end) = actor_of(reading, place)?;
    let mut at = Some(end + 1).filter(|_| reading.is(end, Role::Coordinator))?;
    while reading.is_determiner(at) {
        at += 1;
    }
    let (other, end) = actor_at(reading, at, |naming| naming != Naming::Adjective)?;
    Some(([one, other], end))
}

/// "President von der Leyen": a small word that begins or carries on a name that is known.
fn begins_a_name(reading: &Reading<'_>, cast: &Cast<'_>, place: usize) -> bool {
    const PARTICLES: [&str; 9] = ["von", "der", "van", "den", "de", "da", "dos", "bin", "al"];
    let particle = |at: usize| PARTICLES.contains(&reading.surface(at));
    particle(place) && ((place + 1)..place + 3).find(|at| !particle(*at)).is_some_and(|at| cast.named(reading, at).is_some())
}

/// Past "Mr." and its like, which belong to the name after them.
fn after_honorific(reading: &Reading<'_>, place: usize) -> usize {
    let honorific = matches!(
        reading.surface(place),
        "Mr" | "Mrs" | "Ms" | "Dr" | "Sir" | "Amb" | "HE" | "HH" | "HRH" | "HM" | "H.E." | "H.H." | "H.R.H." | "H.M."
    );
    if !honorific {
        return place;
    }
    place + 1 + usize::from(reading.id(place + 1) == Some(TermId::STOP))
}

/// "The warring parties", "all interested sides" are others than those who speak.
fn is_qualified(reading: &Reading<'_>, place: usize) -> bool {
    let before = |shape: Shape| place > 0 && reading.shape(place - 1).is(shape) && !reading.shape(place - 1).is(Shape::CAPITAL);
    (before(Shape::ING) || before(Shape::ED)) && reading.role(place - 1).is_none()
}

/// "the leaders" are both, "the leader" is not.
fn is_plural(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end)
        .any(|place| reading.shape(place).is(Shape::S) || matches!(reading.surface(place), "they" | "They" | "men" | "pair"))
}

/// ", with President Roe stressing …": where the phrase begins whose subject stands at `place`; the preposition governs all of it.
pub(super) fn absolute(reading: &Reading<'_>, start: usize, place: usize) -> Option<usize> {
    let noun = if place > start && reading.is_determiner(place - 1) { place - 1 } else { place };
    let with = noun.checked_sub(1).filter(|with| *with > start && reading.surface(*with) == "with")?;
    (reading.id(with - 1) == Some(TermId::COMMA)).then_some(with)
}

/// "spoke about Iran and the Chancellor agreed", "in Afghanistan, and the two leaders agreed": whether a report follows after "and",
/// in a sentence that has one already, so that the mention begins a clause of its own.
fn begins_clause(reading: &Reading<'_>, start: usize, place: usize, end: usize) -> bool {
    let mut at = place;
    while at > start && reading.is_determiner(at - 1) {
        at -= 1;
    }
    if at <= start + 1 || !reading.is(at - 1, Role::Coordinator) {
        return false;
    }
    let past = |place: usize| {
        let verb = reading.shape(place).is(Shape::ED) || reading.shape(place).is(Shape::PAST);
        verb && reading.at(place).iter().any(|hit| matches!(hit.value, Meaning::Act(_)))
    };
    let before = start.max(at.saturating_sub(CLAUSE))..at - 1;
    let verb = (end..end + 3).find(|place| !reading.is(*place, Role::Adverb)).filter(|verb| past(*verb));
    // "the talk between X and the Chancellor covered"
    let preposition = before.clone().rev().find(|place| reading.is(*place, Role::Preposition));
    verb.is_some() && before.into_iter().any(past) && preposition.is_none_or(|place| reading.surface(place) != "between")
}

/// Whether what stands at `place` is governed by a preposition, directly or through a mention it is coordinated with.
fn governed(reading: &Reading<'_>, start: usize, place: usize, before: Option<&Mention>) -> bool {
    let mut at = place;
    // "in both countries", "in developing countries"
    let qualifies = |place: usize| {
        let ing = reading.shape(place).is(Shape::ING) && reading.role(place).is_none();
        reading.is_determiner(place)
            || reading.surface(place) == "both"
            || ing && place > start && reading.is(place - 1, Role::Preposition)
    };
    while at > start && qualifies(at - 1) {
        at -= 1;
    }
    if at == start {
        return false;
    }
    if let Some(before) = before.filter(|mention| mention.governed) {
        let joint = (before.end..at)
            .all(|place| matches!(reading.id(place), Some(TermId::COMMA)) || reading.is(place, Role::Coordinator));
        if joint
            && before.end < at
            && (before.end..at).any(|place| reading.is(place, Role::Coordinator))
            && reading.id(at - 1) != Some(TermId::COMMA)
        {
            return true;
        }
    }
    // "at the request of X", "ahead of X's visit"
    let phrase = |from: usize| matches!(reading.role_to(from), Some((Role::Outset | Role::Later, end)) if end == at);
    let preposition = matches!(reading.surface(at - 1), "of" | "from" | "to" | "by");
    if preposition && (at.saturating_sub(LONGEST).max(start)..at).any(phrase) {
        return true;
    }
    matches!(reading.role(at - 1), Some(Role::Preposition | Role::Of | Role::For | Role::To | Role::By | Role::About))
}

//! Where a list of subjects is cut.
//!
//! In: a comma of a list under one verb ("discussed X, Y and Z"). Out: whether a claim ends at it. Law: both sides are long enough
//! to be answered, and neither is a name, a quality or a word in a row with what stands beside it.

use super::act::opens_circumstance;
use super::reading::Reading;
use crate::lexicon::{Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Words that each subject of a list must hold to be a claim of its own.
pub(super) const SUBJECT_WORDS: usize = 5;
/// Terms of the longest name of a party.
const NAME: usize = 6;

/// Whether the list that begins behind a verb at `start` is cut before `place`, behind a comma; the next item begins at `from`.
pub(super) fn is_cut(reading: &Reading<'_>, start: usize, place: usize, from: usize, end: usize) -> bool {
    is_subject(reading, start, place)
        && goes_on(reading, from, end)
        && !is_row_of_words(reading, place - 1, from, end)
        && !names_or_qualities(reading, place - 1, from, end)
}

/// Whether what stands between a verb and a comma is the subject of a list: long enough, and no clause.
fn is_subject(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let last = (start..end.saturating_sub(1))
        .rev()
        .find(|place| reading.id(*place) == Some(TermId::COMMA))
        .map_or(start, |comma| comma + 1);
    reading.words(last, end) >= SUBJECT_WORDS
        && !(start..end).any(|place| matches!(reading.role(place), Some(Role::That | Role::Which)))
}

/// Whether the words on both sides of a comma are of one noun phrase: "the leaders of France, Germany and Poland", "economic,
/// political and military measures".
fn names_or_qualities(reading: &Reading<'_>, comma: usize, after: usize, end: usize) -> bool {
    const QUALITIES: [&str; 5] = ["al", "ic", "ary", "ive", "ous"];
    let quality = |place: usize| {
        let word = reading.surface(place);
        !reading.shape(place).is(Shape::CAPITAL) && QUALITIES.iter().any(|ending| word.ends_with(ending))
    };
    let first = (after..end).find(|place| !reading.is_determiner(*place)).unwrap_or(after);
    let actor = |meaning: &Meaning| matches!(meaning, Meaning::Actor(..));
    let named = reading.within(comma.saturating_sub(NAME), comma).iter().any(|hit| hit.end == comma && actor(&hit.value));
    named && reading.at(first).iter().any(|hit| actor(&hit.value)) || quality(comma - 1) && quality(first)
}

/// "the sovereignty, unity and territorial integrity of the country": words in a row, the last of which ends the sentence's list.
fn is_row_of_words(reading: &Reading<'_>, comma: usize, after: usize, end: usize) -> bool {
    let bare = !reading.is_determiner(after) && !reading.shape(comma - 1).is(Shape::CAPITAL);
    bare && (after + 1..end.min(after + 3)).any(|place| reading.is(place, Role::Coordinator))
}

/// Where the item of a list that begins at `start` ends.
pub(super) fn item_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start..end).find(|place| reading.id(*place) == Some(TermId::COMMA)).unwrap_or(end)
}

/// Whether an item that begins at `start` is a subject of its own: long enough, and neither a clause, nor an office, nor a circumstance.
fn goes_on(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    // "building on what was agreed", "based on common values"
    let participle = reading.shape(start).is(Shape::ING) || reading.shape(start).is(Shape::ED);
    let circumstance = participle && reading.role(start).is_none() && reading.surface(start + 1) == "on";
    reading.words(start, item_end(reading, start, end)) >= SUBJECT_WORDS
        && !matches!(reading.role(start), Some(Role::Which | Role::Adverb | Role::Office))
        && !reading.is(start + 1, Role::Which)
        && !circumstance
        && !opens_circumstance(reading, start + 1)
}

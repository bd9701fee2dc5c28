//! Whether a claim says that something is not so.
//!
//! In: the terms of a claim. Out: a yes or no. Law: "no", "never", "refused to" negate; a double negative ("nothing without")
//! does not, nor does a word that only sounds like an end ("cessation"), nor the mark of a number ("No. 10").

use super::reading::Reading;
use crate::lexicon::{Hit, Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Terms within which a second negative takes the first one back.
const DOUBLE: usize = 8;

/// Whether the terms `start..end` are negated: an odd number of negations, none of them inside a quotation's principle.
pub(crate) fn negated(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let mut open: Option<usize> = None;
    let mut negated = false;
    for hit in reading.within(start, end) {
        if hit.end > end || !denies(reading, hit, end) {
            continue;
        }
        match open {
            Some(_) if is_repeated(reading, hit.start) => {}
            Some(before) if hit.start - before <= DOUBLE => {
                negated = false;
                open = None;
            }
            _ => {
                negated = true;
                open = Some(hit.start);
            }
        }
    }
    negated
}

/// The word that the first negation of the terms `start..end` turns: "must not collapse", "never again be used".
pub(super) fn turned(reading: &Reading<'_>, start: usize, end: usize) -> Option<TermId> {
    let denial = reading.within(start, end).iter().find(|hit| hit.end <= end && denies(reading, hit, end))?;
    let tells = |place: &usize| reading.is_word(*place) && reading.role(*place).is_none() && !reading.is_determiner(*place);
    (denial.end..end.min(denial.end + DOUBLE)).find(tells).and_then(|place| reading.id(place))
}

/// Whether a phrase denies what stands to its right, up to `end`.
pub(super) fn denies(reading: &Reading<'_>, hit: &Hit<Meaning>, end: usize) -> bool {
    hit.value == Meaning::Negation(true)
        && !is_correlative(reading, hit.start, hit.end)
        && !is_number_mark(reading, hit.start)
        && !is_taken_back(reading, hit.end, end)
}

/// "neither … nor", "at no stage and at no level", "no conflict, no confrontation": the same negation once more.
fn is_repeated(reading: &Reading<'_>, place: usize) -> bool {
    let at = if reading.is(place - 1, Role::Preposition) { place - 1 } else { place };
    let joined = at > 0 && (reading.is(at - 1, Role::Coordinator) || reading.id(at - 1) == Some(TermId::COMMA));
    joined || reading.surface(place).eq_ignore_ascii_case("nor")
}

/// "cannot be ensured unless", "nothing about Ukraine without Ukraine": what is said holds on that condition.
fn is_taken_back(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + DOUBLE)).any(|place| matches!(reading.surface(place), "unless" | "without"))
}

/// "not only … but also" and "whether or not" deny nothing; a lone "without" narrows a clause rather than turning it.
fn is_correlative(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let not_only = reading.surface(end).eq_ignore_ascii_case("only") || reading.surface(end).eq_ignore_ascii_case("just");
    let or_not = start > 0 && reading.surface(start - 1).eq_ignore_ascii_case("or");
    let without = end - start == 1
        && reading.surface(start).eq_ignore_ascii_case("without")
        && reading.role(start) == Some(Role::Preposition);
    not_only || or_not || without
}

/// "No. 10" is a house, and denies nothing.
fn is_number_mark(reading: &Reading<'_>, start: usize) -> bool {
    reading.surface(start) == "No" && reading.surface(start + 1) == "." && reading.shape(start + 2).is(Shape::NUMBER)
}

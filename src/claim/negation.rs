//! Whether a claim says that something is not so.
//!
//! In: the terms of a claim. Out: a yes or no. Law: "no", "never", "refused to" negate; a double negative ("nothing without")
//! does not, nor does a word that only sounds like an end ("cessation"), nor the mark of a number ("No. 10").

use super::reading::Reading;
use crate::lexicon::{Meaning, Role};
use crate::token::Shape;

/// Terms within which a second negative takes the first one back.
const DOUBLE: usize = 8;

/// Whether the terms `start..end` are negated: an odd number of negations, none of them inside a quotation's principle.
pub(crate) fn negated(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let mut open: Option<usize> = None;
    let mut negated = false;
    for hit in reading.within(start, end) {
        if hit.value != Meaning::Negation(true)
            || hit.end > end
            || is_correlative(reading, hit.start, hit.end)
            || is_number_mark(reading, hit.start)
        {
            continue;
        }
        match open {
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

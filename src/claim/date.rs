//! Dates in words as values: "9 May", "June 16, 2021", "January 9–10".
//!
//! In: a range of terms. Out: year, month and day as one number, and where the date ends. Law: what the text does not say is 0,
//! and two dates are compared by what both say.

use super::reading::Reading;
use crate::term::TermId;
use crate::token::Shape;

/// The months, as a date in words has them.
pub(crate) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The date that begins at a term, as `YYYYMMDD` with 0 for what is not said, and the term after it. Of a range the first day.
pub(super) fn date_at(reading: &Reading<'_>, place: usize, end: usize) -> Option<(f64, usize)> {
    if let Some(month) = month(reading, place, end) {
        if let Some((day, after)) = day(reading, place + 1, end) {
            let (year, after) = year_after(reading, after, end);
            return Some((number(year, month, day), after));
        }
        return year(reading, place + 1, end).map(|year| (number(year, month, 0), place + 2));
    }
    let (day, after) = day(reading, place, end)?;
    let after = after + usize::from(after < end && reading.surface(after) == "of");
    let month = month(reading, after, end)?;
    let (year, after) = year_after(reading, after + 1, end);
    Some((number(year, month, day), after))
}

/// What two dates say of each other: whether a part that both state is another one, and whether they can be told to be one day
/// or one month.
pub(super) fn compare(one: f64, other: f64) -> (bool, bool) {
    let parts = |date: f64| {
        let date = date as u32;
        [date / 10_000, date / 100 % 100, date % 100]
    };
    let (x, y) = (parts(one), parts(other));
    let both = |part: usize| x[part] > 0 && y[part] > 0;
    let differ = (0..3).any(|part| both(part) && x[part] != y[part]);
    (differ, !differ && both(1) && (both(0) || both(2)))
}

fn number(year: u32, month: u32, day: u32) -> f64 {
    f64::from(year * 10_000 + month * 100 + day)
}

/// Whether a term is the name of a month.
pub(super) fn is_month(reading: &Reading<'_>, place: usize) -> bool {
    month(reading, place, place + 1).is_some()
}

fn month(reading: &Reading<'_>, place: usize, end: usize) -> Option<u32> {
    if place >= end || !reading.shape(place).is(Shape::CAPITAL) {
        return None;
    }
    let word = reading.surface(place);
    // Most words with a capital begin with no month's letter.
    let first = word.as_bytes().first().is_some_and(|letter| b"JFMASOND".contains(letter));
    let found = first.then(|| MONTHS.iter().position(|month| *month == word)).flatten()?;
    Some(found as u32 + 1)
}

/// "9", "9th", "9–10".
fn day(reading: &Reading<'_>, place: usize, end: usize) -> Option<(u32, usize)> {
    let one = |place: usize| {
        let surface = (place < end && reading.shape(place).is(Shape::NUMBER)).then(|| reading.surface(place))?;
        let digits = surface.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let suffix = &surface[digits.len()..];
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        matches!(suffix, "" | "st" | "nd" | "rd" | "th").then_some(day)
    };
    let first = one(place)?;
    let ranged = reading.id(place + 1) == Some(TermId::DASH) && one(place + 2).is_some();
    Some((first, if ranged { place + 3 } else { place + 1 }))
}

fn year(reading: &Reading<'_>, place: usize, end: usize) -> Option<u32> {
    let digits = (place < end && reading.shape(place).is(Shape::NUMBER)).then(|| reading.surface(place))?;
    digits.parse().ok().filter(|year| digits.len() == 4 && (1900..2100).contains(year))
}

/// A year after a day, with or without a comma; 0 where there is none.
fn year_after(reading: &Reading<'_>, place: usize, end: usize) -> (u32, usize) {
    let at = place + usize::from(reading.id(place) == Some(TermId::COMMA));
    year(reading, at, end).map_or((0, place), |year| (year, at + 1))
}

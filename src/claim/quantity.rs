//! Quantities as values with units: "an hour and a half" is 90 minutes, "half a billion dollars" is 500 million of a currency.
//!
//! In: a range of terms. Out: [`Quantity`]s. Law: a value is compared by unit, value and precision; a number whose unit is not
//! understood is a count, never dropped; every value is finite.

use serde::{Deserialize, Serialize};

use super::date::{compare, date_at};
use super::reading::Reading;
use crate::lexicon::Role;
use crate::span::Span;
use crate::term::TermId;
use crate::token::Shape;

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// An amount of money; currencies are not converted.
    Money,
    /// Per cent.
    Percent,
    /// Years, and dates given by a year alone.
    Year,
    /// Anything else that is counted.
    Count,
    /// A day or a month, as the number `YYYYMMDD` with 0 for what the text does not say: "9 May" is 509, "June 2021" 20210600.
    Date,
    /// A place in an order: "third", "21st".
    Ordinal,
}

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quantity {
    /// The words that give it.
    pub span: Span,
    /// How much, in `unit`.
    pub value: f64,
    /// Of what.
    pub unit: Unit,
    /// Whether the text gives a bound or an estimate ("about", "over").
    pub approximate: bool,
}

impl Quantity {
    /// Whether two quantities state different amounts of the same thing: "over an hour" and "90 minutes" do not.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        if self.unit == Unit::Date && other.unit == Unit::Date {
            return compare(self.value, other.value).0;
        }
        let slack = if self.approximate || other.approximate { 0.35 } else { 0.001 };
        self.unit == other.unit && (self.value - other.value).abs() > slack * self.value.abs().max(other.value.abs())
    }

    /// Whether two quantities state the same amount, within what "about" allows.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        match (self.unit, other.unit) {
            // One says "9 May" and the other "May 2021": that is not yet one day.
            (Unit::Date, Unit::Date) => compare(self.value, other.value).1,
            (unit, known) => unit == known && !self.differs(other),
        }
    }
}

/// Every quantity in the terms `start..end`.
pub(crate) fn quantities(reading: &Reading<'_>, start: usize, end: usize) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut place = start;
    while place < end {
        let shape = reading.shape(place);
        let dated = shape.is(Shape::NUMBER) || shape.is(Shape::CAPITAL);
        let begins = shape.is(Shape::NUMBER) || reading.is(place, Role::Number);
        if !dated && !begins {
            place += 1;
            continue;
        }
        if let Some((value, after)) = dated.then(|| date_at(reading, place, end)).flatten() {
            found.push(Quantity { span: reading.span(place, after), value, unit: Unit::Date, approximate: false });
            place = after;
            continue;
        }
        match begins.then(|| quantity_at(reading, place, end)).flatten() {
            Some((quantity, after)) => {
                found.push(quantity);
                place = after;
            }
            None => place += 1,
        }
    }
    found
}

fn quantity_at(reading: &Reading<'_>, place: usize, end: usize) -> Option<(Quantity, usize)> {
    if let Some(value) = ordinal(reading.surface(place)) {
        return Some((
            Quantity { span: reading.span(place, place + 1), value, unit: Unit::Ordinal, approximate: false },
            place + 1,
        ));
    }
    let (mut value, mut after, money) = number_at(reading, place, end)?;
    // "90-minute"
    if after < end && reading.id(after) == Some(TermId::DASH) && !reading.shape(after).is(Shape::SPACED) {
        after += 1;
    }
    let mut start = place;
    let mut unit = if money { Unit::Money } else { Unit::Count };
    let percent =
        reading.surface(place).ends_with('%') || is_one_of(reading, after, end, &["percent"]) || is_per_cent(reading, after, end);
    if percent {
        unit = Unit::Percent;
        after += if reading.surface(place).ends_with('%') { 0 } else { 1 + usize::from(is_per_cent(reading, after, end)) };
    } else if is_one_of(reading, after, end, &["minute", "minutes", "minutes-long", "min"]) {
        (unit, after) = (Unit::Minutes, after + 1);
    } else if is_one_of(reading, after, end, &["hour", "hours", "hours-long"]) {
        (value, unit, after) = (value * 60.0, Unit::Minutes, after + 1);
        if is_one_of(reading, after, end, &["and"]) {
            if let Some((more, next)) = half_or_minutes(reading, after + 1, end) {
                (value, after) = (value + more, next);
            }
        }
    } else if let Some(end) = currency(reading, after, end) {
        (unit, after) = (Unit::Money, end);
    } else if (1900.0..2100.0).contains(&value) && !money && value.fract() == 0.0 && reading.surface(place).len() == 4 {
        unit = Unit::Year;
    } else if !reading.shape(place).is(Shape::NUMBER) {
        // "one", "two": number words count only with a unit.
        return None;
    }
    let mut approximate = false;
    while start > 0
        && is_one_of(
            reading,
            start - 1,
            end,
            &[
                "about",
                "over",
                "around",
                "nearly",
                "almost",
                "approximately",
                "than",
                "just",
                "under",
                "roughly",
                "some",
                "more",
                "less",
                "least",
                "at",
                "another",
            ],
        )
    {
        approximate |= !is_one_of(reading, start - 1, end, &["another", "at", "some"]);
        start -= 1;
    }
    // A number beyond the greatest that can be reckoned with is no amount.
    value.is_finite().then(|| (Quantity { span: reading.span(place, after), value, unit, approximate }, after))
}

/// The end of "dollars", "Australian dollars" at a term.
fn currency(reading: &Reading<'_>, place: usize, end: usize) -> Option<usize> {
    const CURRENCIES: [&str; 26] = [
        "dollar",
        "dollars",
        "euro",
        "euros",
        "pound",
        "pounds",
        "rubles",
        "roubles",
        "yuan",
        "yen",
        "rupees",
        "francs",
        "kroner",
        "kronor",
        "pesos",
        "reais",
        "rand",
        "riyals",
        "dirhams",
        "lira",
        "liras",
        "shekels",
        "shillings",
        "rupiah",
        "hryvnias",
        "zloty",
    ];
    let whose = usize::from(place < end && reading.shape(place).is(Shape::CAPITAL));
    [place, place + whose].into_iter().find(|at| is_one_of(reading, *at, end, &CURRENCIES)).map(|at| at + 1)
}

/// "per cent" in two words.
fn is_per_cent(reading: &Reading<'_>, place: usize, end: usize) -> bool {
    is_one_of(reading, place, end, &["per"]) && is_one_of(reading, place + 1, end, &["cent"])
}

/// "third", "21st".
fn ordinal(surface: &str) -> Option<f64> {
    const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let digits = surface.trim_end_matches(|c: char| c.is_ascii_lowercase());
    if !digits.is_empty() && matches!(&surface[digits.len()..], "st" | "nd" | "rd" | "th") {
        return digits.parse::<u32>().ok().map(f64::from);
    }
    WORDS.iter().position(|word| surface.eq_ignore_ascii_case(word)).map(|place| place as f64 + 1.0)
}

/// "a half", "30 minutes" after "an hour and".
fn half_or_minutes(reading: &Reading<'_>, place: usize, end: usize) -> Option<(f64, usize)> {
    let at = place + usize::from(is_one_of(reading, place, end, &["a"]));
    if is_one_of(reading, at, end, &["half"]) {
        return Some((30.0, at + 1));
    }
    if is_one_of(reading, at, end, &["quarter"]) {
        return Some((15.0, at + 1));
    }
    let (value, after, _) = number_at(reading, place, end)?;
    is_one_of(reading, after, end, &["minute", "minutes"]).then_some((value, after + 1))
}

/// What the magnitudes multiply by: thousand, million, billion, trillion.
const FACTORS: [f64; 4] = [1e3, 1e6, 1e9, 1e12];

/// A number in digits or words, with its magnitude; the flag says that a currency stood with it.
fn number_at(reading: &Reading<'_>, place: usize, end: usize) -> Option<(f64, usize, bool)> {
    if place >= end {
        return None;
    }
    let surface = reading.surface(place);
    let (mut value, mut after, money) = if reading.shape(place).is(Shape::NUMBER) {
        let (value, money) = parse_number(surface)?;
        (value, place + 1, money)
    } else {
        let is = |word: &str| surface.eq_ignore_ascii_case(word);
        if is("half") && is_one_of(reading, place + 1, end, &["an", "a"]) {
            if is_one_of(reading, place + 2, end, &["hour"]) {
                return Some((0.5, place + 2, false));
            }
            (0.5, place + 2, false)
        } else if is("an") || is("a") {
            return is_one_of(reading, place + 1, end, &["hour"]).then_some((1.0, place + 1, false));
        } else if is("hour") && is_one_of(reading, place + 1, end, &["long"]) {
            // "hour-long", "one-and-a-half-hour"
            return Some((1.0, place, false));
        } else {
            let (tens, after) = (number_word(surface)?, place + 1);
            // "forty-five"
            let dash = after + 1 < end && reading.id(after) == Some(TermId::DASH) && !reading.shape(after).is(Shape::SPACED);
            let ones = || number_word(reading.surface(after + 1)).filter(|ones| (1..10).contains(ones));
            match Some(tens).filter(|tens| dash && (20..100).contains(tens)).and_then(|_| ones()) {
                Some(ones) => (f64::from(tens + ones), after + 2, false),
                None => (f64::from(tens), after, false),
            }
        }
    };
    if is_one_of(reading, after, end, &["and"])
        && is_one_of(reading, after + 1, end, &["a"])
        && is_one_of(reading, after + 2, end, &["half"])
    {
        (value, after) = (value + 0.5, after + 3);
    }
    let factor = ["thousand", "million", "billion", "trillion"].iter().position(|word| is_one_of(reading, after, end, &[word]));
    if let Some(power) = factor {
        (value, after) = (value * FACTORS[power], after + 1);
    }
    Some((value, after, money))
}

/// "$1.5 billion", "4,000", "500m", "50%".
fn parse_number(surface: &str) -> Option<(f64, bool)> {
    let digits: String = surface
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let value: f64 = digits.trim_end_matches('.').parse().ok().filter(|value: &f64| value.is_finite())?;
    let money = surface.chars().next().is_some_and(|c| !c.is_ascii_digit());
    let tail = surface
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let factor = match tail.trim().trim_start_matches('-').to_ascii_lowercase().as_str() {
        "thousand" => 1e3,
        "million" | "mln" | "m" => 1e6,
        "billion" | "bln" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => 1.0,
    };
    Some((value * factor, money))
}

fn number_word(word: &str) -> Option<u16> {
    const SMALL: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [(&str, u16); 9] = [
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
    ];
    SMALL
        .iter()
        .position(|small| small.eq_ignore_ascii_case(word))
        .map(|value| value as u16)
        .or_else(|| TENS.iter().find(|(tens, _)| tens.eq_ignore_ascii_case(word)).map(|(_, value)| *value))
}

fn is_one_of(reading: &Reading<'_>, place: usize, end: usize, words: &[&str]) -> bool {
    place < end && words.iter().any(|word| reading.surface(place).eq_ignore_ascii_case(word))
}

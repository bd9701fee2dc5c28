//! When a call was, as a number.
//!
//! In: a date in ISO 8601. Out: [`Day`]. Law: a date that cannot be read is none, never guessed; a month counts as its first day.

use jiff::civil::{Date, date};

/// Days since the first of January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i32);

impl Day {
    /// Reads `2022-03-30`, `2022-03` or a date with a time of day.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let month = text.len() == "2022-03".len();
        let day: Date = if month { format!("{text}-01").parse().ok()? } else { text.parse().ok()? };
        Some(Self((day - date(1970, 1, 1)).get_days()))
    }

    /// The time in years of 365.25 days.
    pub(crate) fn years(self) -> f64 {
        f64::from(self.0) / 365.25
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_times_are_read() {
        assert_eq!(Day::parse("1970-01-02"), Some(Day(1)));
        assert_eq!(Day::parse("2022-03"), Day::parse("2022-03-01"));
        assert_eq!(Day::parse("2022-03-30T18:00:00"), Day::parse(" 2022-03-30 "));
        assert!(Day::parse("2024-03-01") > Day::parse("2024-02-29"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for odd in ["", "2022", "2022-13", "2023-02-29", "30 March 2022", "x"] {
            assert_eq!(Day::parse(odd), None, "{odd}");
        }
    }
}

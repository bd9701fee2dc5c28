//! Numbers that mean something: a share of the whole, from 0 to 1.
//!
//! In: a raw `f64`. Out: [`Score`]. Law: a score is never NaN and never leaves 0..=1.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number from 0 to 1.
///
/// For a *similarity* high means alike, for a *divergence* high means apart, for a *strength* high means binding;
/// the item that returns it says which. It serialises as a plain number, rounded to six decimals so that the same
/// comparison gives the same bytes everywhere.
///
/// ```
/// use rashomon::Score;
/// assert_eq!(Score::new(1.7), Score::ONE);
/// assert_eq!(Score::new(f64::NAN), Score::ZERO);
/// assert_eq!(Score::new(0.25).to_string(), "0.25");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Score(f64);

impl Score {
    /// The least score.
    pub const ZERO: Self = Self(0.0);
    /// The greatest score.
    pub const ONE: Self = Self(1.0);

    /// `value` brought into 0..=1; NaN counts as 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Score {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        rounded(score.0)
    }
}

impl fmt::Display for Score {
    /// Two decimals, as the reports print it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

/// `value` rounded to the six decimals that a machine-readable output carries.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

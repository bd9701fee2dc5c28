//! A dated call with one account or both.
//!
//! In: readouts. Out: [`Call`]. Law: which government is side `a` does not depend on the order of readouts.

use crate::readout::Readout;

/// A call of two governments: its date, and what each published.
///
/// ```
/// use rashomon::{Call, Readout};
/// let call = Call::new("2022-02-24").with_a(Readout::new("France", "The President called President Putin."));
/// assert!(call.a().is_some() && call.b().is_none());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    date: String,
    a: Option<Readout>,
    b: Option<Readout>,
}

impl Call {
    /// A call on a day, as ISO 8601 (`2022-02-24`; `2022-02` counts as the first of that month).
    #[must_use]
    pub fn new(date: impl Into<String>) -> Self {
        Self { date: date.into(), a: None, b: None }
    }

    /// With the account of side `a`.
    #[must_use]
    pub fn with_a(mut self, readout: Readout) -> Self {
        self.a = Some(readout);
        self
    }

    /// With the account of side `b`.
    #[must_use]
    pub fn with_b(mut self, readout: Readout) -> Self {
        self.b = Some(readout);
        self
    }

    /// The date, as it was given.
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }

    /// The account of side `a`.
    #[must_use]
    pub fn a(&self) -> Option<&Readout> {
        self.a.as_ref()
    }

    /// The account of side `b`.
    #[must_use]
    pub fn b(&self) -> Option<&Readout> {
        self.b.as_ref()
    }

    /// The calls that dated readouts of two governments are about.
    ///
    /// Side `a` is the government whose name stands first in the alphabet. Of several readouts of one government on one day the first
    /// belongs to the first call of the day, and so on. A readout without a date makes a call without one.
    ///
    /// ```
    /// use rashomon::{Call, Readout};
    /// let on = |issuer: &str, date: &str| Readout::new(issuer, "They spoke.").with_date(date);
    /// let calls = Call::gather(&[on("Russia", "2022-02-20"), on("France", "2022-02-20"), on("France", "2022-02-20")]);
    /// assert_eq!(calls.len(), 2);
    /// assert!(calls[0].b().is_some() && calls[1].b().is_none());
    /// ```
    #[must_use]
    pub fn gather(readouts: &[Readout]) -> Vec<Self> {
        let first = readouts.iter().map(Readout::issuer).min().unwrap_or_default();
        let mut calls: Vec<Self> = Vec::new();
        for readout in readouts {
            let date = readout.date().unwrap_or_default();
            let own = readout.issuer() == first;
            let open = |call: &&mut Self| call.date == date && if own { call.a.is_none() } else { call.b.is_none() };
            if calls.iter_mut().find(open).is_none() {
                calls.push(Self::new(date));
            }
            if let Some(call) = calls.iter_mut().find(open) {
                *(if own { &mut call.a } else { &mut call.b }) = Some(readout.clone());
            }
        }
        calls
    }
}

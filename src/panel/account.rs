//! An account of a panel, and how it is named.
//!
//! In: a [`Document`]. Out: [`Seat`], [`PanelAccount`], [`PanelClaim`]. Law: a seat is given by the panel's own order, never by
//! the order in which the accounts came in.

use std::fmt;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::claim::{Facts, Holder};
use crate::document::Document;
use crate::error::Error;
use crate::lexicon::Act;
use crate::score::Score;

/// The place of an account in a panel: `a`, `b`, `c`, …; after `z` come `aa`, `ab`, ….
///
/// ```
/// use rashomon::Seat;
/// assert_eq!([0, 1, 25, 26, 27].map(|place| Seat::new(place).to_string()), ["a", "b", "z", "aa", "ab"]);
/// assert_eq!(Seat::try_from(String::from("ab"))?, Seat::new(27));
/// # Ok::<(), rashomon::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Seat(usize);

impl Seat {
    /// The seat at a place, counted from 0.
    #[must_use]
    pub const fn new(place: usize) -> Self {
        Self(place)
    }

    /// Its place, counted from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }

    /// The id of a claim of this account: `c1` for the first one of the third account.
    pub(crate) fn claim(self, place: usize) -> String {
        format!("{self}{}", place + 1)
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.0 + 1;
        while rest > 0 {
            letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        f.write_str(&letters.iter().rev().collect::<String>())
    }
}

impl TryFrom<String> for Seat {
    type Error = Error;

    /// # Errors
    ///
    /// When the text is not one to five small Latin letters.
    fn try_from(text: String) -> Result<Self, Error> {
        let letters = text.bytes().all(|letter| letter.is_ascii_lowercase());
        if !letters || !(1..=5).contains(&text.len()) {
            return Err(Error::data("panel", format!("`{text}` names no account: one to five letters from a to z")));
        }
        Ok(Self(text.bytes().fold(0, |place, letter| place * 26 + usize::from(letter - b'a') + 1) - 1))
    }
}

impl From<Seat> for String {
    fn from(seat: Seat) -> Self {
        seat.to_string()
    }
}

/// One account of a panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelAccount {
    /// Its seat.
    pub id: Seat,
    /// Who published it, as the caller named it.
    pub issuer: String,
    /// The usual name: "United States" for "us".
    pub name: String,
    /// How many words its text has.
    pub words: usize,
    /// Its claims, in order.
    pub claims: Vec<PanelClaim>,
    /// What it states about the call.
    pub facts: Facts,
    #[serde(skip)]
    text: String,
}

/// A claim of a panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelClaim {
    /// The seat and the place, counted from 1: `c4`.
    pub id: String,
    /// First byte in the text of its account.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Who is said to hold it, seen from the account that reports it.
    pub holder: Holder,
    /// What is done by saying it.
    pub act: Act,
    /// How far it binds, 0 to 1.
    pub strength: Score,
    /// Whether it says that something is not so.
    pub negated: bool,
    /// Ids of topics.
    pub topics: Arc<[Arc<str>]>,
    /// What of the words of its account's claims it takes up, 0 to 1.
    pub share: Score,
}

impl PanelAccount {
    pub(super) fn new(id: Seat, document: &Document) -> Self {
        let total: usize = document.claims().iter().map(|claim| claim.span.len()).sum();
        let claims = document.claims().iter().enumerate().map(|(place, claim)| PanelClaim {
            id: id.claim(place),
            start: claim.span.start,
            end: claim.span.end,
            text: document.text_of(claim.span).to_owned(),
            holder: claim.holder,
            act: claim.act,
            strength: claim.strength,
            negated: claim.negated,
            topics: claim.topics.clone(),
            share: Score::new(claim.span.len() as f64 / total.max(1) as f64),
        });
        Self {
            id,
            issuer: document.issuer().to_owned(),
            name: document.name().to_owned(),
            words: document.words(),
            claims: claims.collect(),
            facts: document.facts().clone(),
            text: document.text().to_owned(),
        }
    }

    /// The text as given; empty in a panel that was read back from JSON.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The claim with an id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&PanelClaim> {
        let place: usize = id.trim_start_matches(|letter: char| letter.is_ascii_lowercase()).parse().ok()?;
        self.claims.get(place.checked_sub(1)?).filter(|claim| claim.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_read_back() {
        for place in (0..2_000).chain([475_253, 475_254]) {
            assert_eq!(Seat::try_from(Seat::new(place).to_string()), Ok(Seat::new(place)));
        }
        for odd in ["", "A", "a1", "é", "aaaaaa"] {
            assert!(Seat::try_from(String::from(odd)).is_err(), "{odd}");
        }
    }
}

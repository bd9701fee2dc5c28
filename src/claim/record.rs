//! A claim as machine-readable output carries it: the JSON contract.
//!
//! In: a [`Claim`](super::Claim) and the side of the comparison that its text is. Out: [`ClaimRecord`] with its [`ClaimId`] and
//! [`HeldBy`]. Law: it is owned and outlives its text; an id names the side and the place, counted from 1.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::lexicon::Act;
use crate::readout::Side;
use crate::score::Score;

/// The name of a claim within one comparison: `a1`, `a2`, …, `b1`, …: its side, and its place among the claims of that
/// side, counted from 1. It reads as a `&str`.
///
/// ```
/// let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).unwrap();
/// let comparison = rashomon::compare(&pair.a, &pair.b);
/// let id = comparison.b().claims[0].id;
/// assert_eq!(id, "b1");
/// assert_eq!(comparison.b().claim(&id).map(|claim| claim.id), Some(id));
/// ```
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ClaimId {
    letters: [u8; Self::LONGEST],
    length: u8,
}

impl ClaimId {
    /// A letter and the greatest number there is.
    const LONGEST: usize = 15;

    /// The id of the claim at a place of a side, counted from 0.
    pub(crate) fn new(side: Side, place: usize) -> Self {
        let mut digits = [0; Self::LONGEST - 1];
        let (mut left, mut from) = (place + 1, digits.len());
        // 14 digits: no text has as many claims.
        while left > 0 && from > 0 {
            from -= 1;
            digits[from] = b'0' + (left % 10) as u8;
            left /= 10;
        }
        let mut letters = [0; Self::LONGEST];
        letters[0] = side.name().as_bytes()[0];
        let digits = &digits[from..];
        letters[1..=digits.len()].copy_from_slice(digits);
        Self { letters, length: digits.len() as u8 + 1 }
    }

    /// The place that it names, counted from 0.
    pub(crate) fn place(self) -> Option<usize> {
        self.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
    }
}

impl Deref for ClaimId {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl TryFrom<&str> for ClaimId {
    type Error = String;

    fn try_from(id: &str) -> Result<Self, String> {
        let number = id.strip_prefix(['a', 'b']).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if number.is_none_or(|number| number.is_empty() || id.len() > Self::LONGEST) {
            return Err(format!("no claim is called `{}`: `a` or `b` and a number", id.escape_debug()));
        }
        let mut letters = [0; Self::LONGEST];
        letters[..id.len()].copy_from_slice(id.as_bytes());
        Ok(Self { letters, length: id.len() as u8 })
    }
}

impl TryFrom<String> for ClaimId {
    type Error = String;

    fn try_from(id: String) -> Result<Self, String> {
        Self::try_from(&*id)
    }
}

impl From<ClaimId> for String {
    fn from(id: ClaimId) -> Self {
        (*id).to_owned()
    }
}

impl Borrow<str> for ClaimId {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for ClaimId {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for ClaimId {}

impl PartialOrd for ClaimId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ClaimId {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for ClaimId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl PartialEq<str> for ClaimId {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for ClaimId {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// Names of claims, in order; it reads as a slice of [`ClaimId`]s. One or two, as nearly always, take no memory of their own.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimIds(SmallVec<[ClaimId; 2]>);

impl ClaimIds {
    /// The ids of the claims at places of a side, counted from 0.
    pub(crate) fn of(side: Side, places: &[usize]) -> Self {
        places.iter().map(|place| ClaimId::new(side, *place)).collect()
    }
}

impl Deref for ClaimIds {
    type Target = [ClaimId];

    fn deref(&self) -> &[ClaimId] {
        &self.0
    }
}

impl FromIterator<ClaimId> for ClaimIds {
    fn from_iter<I: IntoIterator<Item = ClaimId>>(ids: I) -> Self {
        Self(ids.into_iter().collect())
    }
}

impl<'i> IntoIterator for &'i ClaimIds {
    type Item = &'i ClaimId;
    type IntoIter = std::slice::Iter<'i, ClaimId>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T, const N: usize> PartialEq<[T; N]> for ClaimIds
where
    ClaimId: PartialEq<T>,
{
    fn eq(&self, other: &[T; N]) -> bool {
        **self == other[..]
    }
}

impl fmt::Debug for ClaimIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// Who is said to hold a claim, seen from the comparison; see [`Holder`](super::Holder) for how a text itself sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeldBy {
    /// The party that published the first text.
    A,
    /// The party that published the second text.
    B,
    /// Both together.
    Both,
    /// The text itself narrates.
    Issuer,
    /// Somebody else.
    Other,
}

impl HeldBy {
    /// The name of the annotation guide: `a`, `b`, `both`, `issuer`, `other`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Both => "both",
            Self::Issuer => "issuer",
            Self::Other => "other",
        }
    }
}

impl From<Side> for HeldBy {
    fn from(side: Side) -> Self {
        match side {
            Side::A => Self::A,
            Side::B => Self::B,
        }
    }
}

impl fmt::Display for HeldBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A claim as a machine-readable output carries it: the JSON contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClaimRecord {
    /// `a1`, `a2`, …: the side and the place, counted from 1.
    pub id: ClaimId,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// `a`, `b`, `both`, `issuer` or `other`.
    pub holder: HeldBy,
    /// What is done by saying it.
    pub act: Act,
    /// How far it binds, 0 to 1.
    pub strength: Score,
    /// Whether it says that something is not so.
    pub negated: bool,
    /// Ids of topics.
    pub topics: Arc<[Arc<str>]>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_count_from_one_on_each_side() {
        let ids = [0, 8, 9, 10, 41, 98, 99, 1_233].map(|claim| ClaimId::new(Side::A, claim));
        assert_eq!(ids.map(|id| id.to_string()), ["a1", "a9", "a10", "a11", "a42", "a99", "a100", "a1234"]);
        assert_eq!(ClaimId::new(Side::B, 4), "b5");
        assert_eq!(ids.map(ClaimId::place), [0, 8, 9, 10, 41, 98, 99, 1_233].map(Some));
        assert!(ids.iter().all(|id| ClaimId::try_from(&**id) == Ok(*id)));
    }

    #[test]
    fn what_names_no_claim_is_no_id() {
        for wrong in ["", "a", "7", "c1", "a-1", "a1 ", "é1", "a123456789012345"] {
            assert!(ClaimId::try_from(wrong).is_err_and(|error| error.contains("no claim is called")), "{wrong}");
        }
        assert_eq!(ClaimId::try_from("a0").map(ClaimId::place), Ok(None));
    }
}

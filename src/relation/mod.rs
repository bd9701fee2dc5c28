//! How two claims of one row stand to each other.
//!
//! In: a [`Row`] of two documents. Out: [`Relation`] with its [`Aspect`]s, and the [`Status`] of a contradiction. Law: it is decided by attributes (who, which act, how
//! far it binds, which name, how much, yes or no), never by similarity alone; silence is never contradiction.

mod aspect;
mod cell;
mod contradiction;
mod position;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::align::Row;
use crate::document::Document;
use crate::joined::joined_apart;
use crate::knowledge::Knowledge;
use crate::readout::Side;
use aspect::{aspects, opening_aspects};
use cell::Cell;
pub(crate) use contradiction::{contradiction, denial};
use position::counterposed;

/// How the claims of a row stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Both say the same thing; the wording may differ entirely.
    Concordant,
    /// The same point told differently, in the ways that the aspects name.
    Reframed,
    /// The same question, answered with different or opposing positions; neither confirms nor denies the other.
    Counterposed,
    /// Both cannot be true.
    Contradictory,
}

impl Relation {
    /// Every relation, from the closest to the furthest apart.
    pub const ALL: [Self; 4] = [Self::Concordant, Self::Reframed, Self::Counterposed, Self::Contradictory];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Concordant => "concordant",
            Self::Reframed => "reframed",
            Self::Counterposed => "counterposed",
            Self::Contradictory => "contradictory",
        }
    }
}

/// In what a reframed row differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// Other terms or another frame.
    Framing,
    /// Agreed against discussed, will against may.
    Commitment,
    /// Wider or narrower.
    Scope,
    /// Put in another mouth, or both against one.
    Attribution,
    /// Numbers, names, detail on one side only.
    Specifics,
    /// What is put first or dwelt upon.
    Emphasis,
    /// How the talk is coloured.
    Tone,
}

impl Aspect {
    /// Every aspect, in the order of the annotation guide.
    pub const ALL: [Self; 7] =
        [Self::Framing, Self::Commitment, Self::Scope, Self::Attribution, Self::Specifics, Self::Emphasis, Self::Tone];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Framing => "framing",
            Self::Commitment => "commitment",
            Self::Scope => "scope",
            Self::Attribution => "attribution",
            Self::Specifics => "specifics",
            Self::Emphasis => "emphasis",
            Self::Tone => "tone",
        }
    }
}

/// The aspects of one row.
pub(crate) type Aspects = SmallVec<[Aspect; Aspect::ALL.len()]>;

/// How sure it is that two statements cannot both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// Both texts fill one slot of the call, differently: who asked for it, how long it lasted.
    Certain,
    /// One says yes and the other no, or each another amount, of what seems to be one thing.
    Likely,
}

impl Status {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
        }
    }
}

/// From this similarity on two claims say one thing, so far as their words go.
const CLOSE: f32 = 0.6;

/// Whether a row is loose: the sides differ in how they put it, and their words are not close enough to be sure that it is one
/// thing that they put. Of 53 such rows in 24 pairs with tables about half stand in the table.
pub(crate) fn is_loose(row: &Row, relation: Relation) -> bool {
    relation == Relation::Reframed && row.similarity < CLOSE
}

/// So many times as much of itself one text gives to a point on which it dwells, and at least so much.
const DWELLS: (f64, f64) = (3.0, 0.1);

/// Adds that one text dwells on what the other mentions, by the shares that a row has of the two texts. What is told alike otherwise is told alike.
pub(crate) fn weigh_emphasis(relation: Relation, aspects: &mut Aspects, [a, b]: [f64; 2]) {
    let dwells = |one: f64, other: f64| one >= DWELLS.0 * other && one >= DWELLS.1;
    if relation == Relation::Reframed && !aspects.contains(&Aspect::Emphasis) && (dwells(a, b) || dwells(b, a)) {
        // In the order of the guide.
        let place = aspects.iter().position(|aspect| *aspect > Aspect::Emphasis).unwrap_or(aspects.len());
        aspects.insert(place, Aspect::Emphasis);
    }
}

/// Decides the relation of a row and names its aspects.
pub(crate) fn relate(a: &Document, b: &Document, row: &Row, knowledge: &Knowledge) -> (Relation, Aspects) {
    if contradiction(a, b, row).is_some() {
        return (Relation::Contradictory, Aspects::new());
    }
    let (left, right) = (Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B));
    if left.opens() && right.opens() {
        let aspects = opening_aspects(a, b, row);
        let relation = if aspects.is_empty() { Relation::Concordant } else { Relation::Reframed };
        return (relation, aspects);
    }
    if counterposed(&left, &right, row.similarity, knowledge) {
        return (Relation::Counterposed, Aspects::new());
    }
    let mut aspects = aspects(&left, &right, knowledge);
    if !aspects.contains(&Aspect::Scope) && joined_apart(a, b, row, knowledge).is_some() {
        aspects.push(Aspect::Scope);
    }
    if aspects.is_empty() { (Relation::Concordant, aspects) } else { (Relation::Reframed, aspects) }
}

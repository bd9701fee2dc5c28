//! Who is said to hold a claim.
//!
//! In: nothing but a name. Out: [`Holder`], seen from the text, from the other one, or from the comparison. Law: who speaks is read off the clause
//! (names, offices, governments, "the sides", pronouns by recency), never off what is said; where nobody is said to speak, the issuer narrates.

use serde::{Deserialize, Serialize};

use super::record::HeldBy;
use crate::readout::Side;

/// Who is said to hold, say or do what a claim reports, seen from the text that reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// The issuer's own leader, team or government.
    Own,
    /// The other party to the call.
    Counterpart,
    /// Both together.
    Both,
    /// The text itself narrates; nobody is said to have said it.
    Narrator,
    /// Somebody else.
    Other,
}

impl Holder {
    /// The name of the annotation guide, for a text that is side `side` of a comparison: `a`, `b`, `both`, `issuer`, `other`.
    #[must_use]
    pub const fn name(self, side: Side) -> &'static str {
        self.seen_from(side).name()
    }

    /// The holder as a comparison sees it in which this text is side `side`.
    #[must_use]
    pub const fn seen_from(self, side: Side) -> HeldBy {
        match (self, side) {
            (Self::Own, Side::A) | (Self::Counterpart, Side::B) => HeldBy::A,
            (Self::Own, Side::B) | (Self::Counterpart, Side::A) => HeldBy::B,
            (Self::Both, _) => HeldBy::Both,
            (Self::Narrator, _) => HeldBy::Issuer,
            (Self::Other, _) => HeldBy::Other,
        }
    }

    /// The name that the output of a panel uses, seen from the text itself: `own`, `counterpart`, `both`, `narrator`, `other`.
    #[must_use]
    pub const fn relative(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Counterpart => "counterpart",
            Self::Both => "both",
            Self::Narrator => "narrator",
            Self::Other => "other",
        }
    }

    /// The same holder seen from the other text; the narrators of two texts are two.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Own => Self::Counterpart,
            Self::Counterpart => Self::Own,
            other => other,
        }
    }
}

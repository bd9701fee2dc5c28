//! What a word costs that the two accounts do not tell alike.
//!
//! In: nothing. Out: [`Costs`]. Law: every number that the divergence can be tuned by stands here, and each has one meaning.
//!
//! `cargo run --release --example tune -- --costs 1000` scores events by costs that were chosen without them.

use crate::error::Error;

/// The numbers of the divergence, each from 0 (as if told alike) to 1 (as if from another conversation), a unit of a side's text.
///
/// ```
/// use rashomon::{Comparer, Costs};
/// let mut costs = Costs::default();
/// costs.left_out = 1.0; // whatever the other text leaves out counts whole
/// let comparer = Comparer::builder().costs(costs).build()?;
/// # Ok::<(), rashomon::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Costs {
    /// What only one side says, without conflict, where nearly all else is shared. It is far below 1, since a readout is no transcript:
    /// absence is not evidence that something was not discussed. With the fourth power of the share that is left out it rises to 1:
    /// texts without a common point are two conversations.
    pub left_out: f64,
    /// A point told differently in one way: half as far as one left out.
    pub aspect: f64,
    /// Each further way in which it is told differently: what differs in three ways is not three times as far.
    pub further: f64,
    /// Opposing answers to one question.
    pub counterposed: f64,
    /// How much of its share counts where a claim only sets the scene: who spoke, when, how long.
    pub setting: f64,
}

impl Costs {
    /// The costs that the crate uses, set on 24 pairs to order like the judgement of people; see "Divergence" in the notes on the design.
    pub const DEFAULT: Self = Self { left_out: 0.3, aspect: 0.15, further: 0.05, counterposed: 0.9, setting: 0.5 };

    /// Refuses what would leave the range of the overall number.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let named = [
            ("left_out", self.left_out),
            ("aspect", self.aspect),
            ("further", self.further),
            ("counterposed", self.counterposed),
            ("setting", self.setting),
        ];
        match named.into_iter().find(|(_, cost)| !(0.0..=1.0).contains(cost)) {
            Some((name, cost)) => Err(Error::setting(&format!("cost `{name}`"), format!("{cost} is not a number from 0 to 1"))),
            None => Ok(()),
        }
    }

    /// What a row costs whose claims differ in so many ways.
    pub(crate) fn reframed(&self, aspects: usize) -> f64 {
        (self.aspect + self.further * aspects.saturating_sub(1) as f64).min(1.0)
    }

    /// What the share of a side costs that the other leaves out.
    pub(crate) fn left_out(&self, share: f64) -> f64 {
        share * (self.left_out + (1.0 - self.left_out) * share.powi(4))
    }
}

impl Default for Costs {
    fn default() -> Self {
        Self::DEFAULT
    }
}

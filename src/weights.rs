//! What each kind of evidence counts for when claims are aligned.
//!
//! In: nothing. Out: [`Weights`]. Law: every number that alignment can be tuned by stands here, and each has one meaning.
//!
//! `cargo run --release --example tune` looks for better ones on hand-made tables, cross-validated over events, and shows what each
//! kind of evidence is worth by leaving it out.

use crate::error::Error;

/// The numbers of alignment, each finite and not below 0. The similarity of two claims is the sum of the evidence, each kind weighted.
///
/// ```
/// use rashomon::{Comparer, Weights};
/// let mut weights = Weights::default();
/// weights.vectors = 0.0; // without word vectors
/// let comparer = Comparer::builder().weights(weights).build()?;
/// # Ok::<(), rashomon::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// Shared terms: cosine of weighted terms, 0 to 1.
    pub terms: f32,
    /// Shared senses: concepts, actors, things with rival names; cosine, 0 to 1.
    pub senses: f32,
    /// Word vectors, or the similarity that was plugged in, 0 to 1.
    pub vectors: f32,
    /// Shared files of diplomacy: Jaccard overlap, 0 to 1.
    pub topics: f32,
    /// Equal quantities: 0 or 1.
    pub quantities: f32,
    /// Opposed positions of two parties, 0 or 1: the tightest answer to a position is its opposite.
    pub opposition: f32,
    /// The same place in the order of both texts, 0 to 1.
    pub order: f32,
    /// How much of the salience in this pair counts, 0 (none: only rarity in the register) to 1: a term that stands in most
    /// claims of the pair aligns nothing.
    pub salience: f32,
    /// How much of each claim's mean similarity is taken off, 0 to 1: claims that resemble everything resemble nothing.
    pub hub: f32,
    /// How much of what is taken off counts where one claim only sets the scene and the other does not, 0 to 1.
    pub compatibility: f32,
    /// What every claim has as if in a word of its own, the square of its weight, 0 to 1: where nothing but common words stand,
    /// sharing them is no reason to be alike.
    pub own: f32,
    /// What a row must be worth, 0 to 1: below this similarity two claims are left alone.
    pub price: f32,
    /// How much more it must be worth where the two texts as wholes have nothing in common, 0 to 1; where they share as much as two
    /// accounts of one call do, nothing more: accounts of different calls are alike in single claims by chance.
    pub doubt: f32,
    /// What a further claim must be worth to join a row that has one already, 0 to 1.
    pub joining: f32,
    /// What a claim that joins must reach of the row's own similarity, 0 to 1.
    pub joining_share: f32,
    /// The same for a claim that stands right beside one of the row's own and is nearer to what they answer than to anything else,
    /// 0 to 1: what is told in two sentences here is often told in one there.
    pub beside_share: f32,
}

impl Weights {
    /// The weights that the crate uses.
    pub const DEFAULT: Self = Self {
        terms: 0.60,
        senses: 0.20,
        vectors: 0.30,
        topics: 0.20,
        quantities: 0.35,
        opposition: 0.3,
        order: 0.07,
        salience: 1.0,
        hub: 0.5,
        compatibility: 1.0,
        own: 0.03,
        price: 0.22,
        doubt: 0.35,
        joining: 0.32,
        joining_share: 0.75,
        beside_share: 0.5,
    };
}

impl Weights {
    /// Refuses what would leave no number: every weight is finite and not below 0.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let named = [
            ("terms", self.terms),
            ("senses", self.senses),
            ("vectors", self.vectors),
            ("topics", self.topics),
            ("quantities", self.quantities),
            ("opposition", self.opposition),
            ("order", self.order),
            ("salience", self.salience),
            ("hub", self.hub),
            ("compatibility", self.compatibility),
            ("own", self.own),
            ("price", self.price),
            ("doubt", self.doubt),
            ("joining", self.joining),
            ("joining_share", self.joining_share),
            ("beside_share", self.beside_share),
        ];
        match named.into_iter().find(|(_, weight)| !(weight.is_finite() && *weight >= 0.0)) {
            Some((name, weight)) => {
                Err(Error::setting(&format!("weight `{name}`"), format!("{weight} is not a finite number from 0 on")))
            }
            None => Ok(()),
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self::DEFAULT
    }
}

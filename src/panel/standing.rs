//! Who stands with whom.
//!
//! In: the divergence of every pair. Out: [`Standing`]. Law: it says whose accounts are near each other, not who agrees with
//! whom; equal distances are broken by seat.
//!
//! Average linkage (UPGMA, Sokal and Michener 1958): the two nearest groups become one, at the mean divergence between their
//! members, until one is left.

use kodama::{Method, linkage};
use serde::{Deserialize, Serialize};

use super::account::Seat;
use crate::score::{Score, rounded};

/// Groups of accounts, from the nearest pair to the whole panel.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Standing {
    /// The seats in an order that puts accounts beside those which they are near to: the order of a matrix.
    pub order: Vec<Seat>,
    /// Which groups become one, the nearest first; one less than there are accounts.
    pub merges: Vec<Merge>,
}

/// Two groups of accounts that become one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Merge {
    /// The group with the smaller first seat.
    pub left: Vec<Seat>,
    /// The other one.
    pub right: Vec<Seat>,
    /// The mean divergence between their members, 0 (the same account) to 1.
    pub divergence: Score,
}

/// Groups accounts by the divergences of their pairs, given in the order (0, 1), (0, 2), … (1, 2), ….
pub(super) fn standing(seats: usize, divergences: &[f64]) -> Standing {
    let mut groups: Vec<Vec<Seat>> = (0..seats).map(|seat| vec![Seat::new(seat)]).collect();
    if seats < 2 {
        return Standing { order: groups.concat(), merges: Vec::new() };
    }
    let mut condensed = divergences.to_vec();
    let tree = linkage(&mut condensed, seats, Method::Average);
    let mut merges = Vec::new();
    for step in tree.steps() {
        let (mut left, mut right) = (groups[step.cluster1].clone(), groups[step.cluster2].clone());
        if right.iter().min() < left.iter().min() {
            std::mem::swap(&mut left, &mut right);
        }
        groups.push([left.as_slice(), right.as_slice()].concat());
        merges.push(Merge { left, right, divergence: Score::new(rounded(step.dissimilarity)) });
    }
    Standing { order: groups.pop().unwrap_or_default(), merges }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_stand_side_by_side() {
        // a–c are near, b–d are near, the two groups are far from each other.
        let found = standing(4, &[0.8, 0.2, 0.8, 0.8, 0.1, 0.8]);
        assert_eq!(found.order, [0, 2, 1, 3].map(Seat::new));
        assert_eq!(found.merges[0].left, [Seat::new(1)]);
        assert_eq!(found.merges[0].right, [Seat::new(3)]);
        assert!((found.merges[2].divergence.get() - 0.8).abs() < 1e-9);
    }

    #[test]
    fn nobody_and_one_stand_alone() {
        assert_eq!(standing(0, &[]), Standing::default());
        assert_eq!(standing(1, &[]).order, [Seat::new(0)]);
    }
}

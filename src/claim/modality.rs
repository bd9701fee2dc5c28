//! How far a claim binds: hedges weaken the act, intensifiers strengthen it, a condition suspends it.
//!
//! In: the terms of a claim and the strength of its act. Out: the strength that is left, and whether a condition is named.
//! Law: modality changes the strength, never the act.

use super::reading::Reading;
use crate::lexicon::Meaning;
use crate::score::Score;

/// Words after a reporting phrase within which a hedge speaks about it and not about the world.
const REACH: usize = 6;
/// What a condition leaves of a promise.
const CONDITIONAL: f32 = 0.85;

/// How a claim is qualified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Modality {
    pub(crate) strength: Score,
    pub(crate) conditional: bool,
}

/// Reads the qualifications around a reporting phrase at `mark` in the terms `start..end`.
pub(crate) fn modality(reading: &Reading<'_>, start: usize, end: usize, mark: Option<(usize, usize)>, strength: f32) -> Modality {
    let (from, to) = mark.unwrap_or((start, start));
    let mut left = strength;
    let mut conditional = false;
    for hit in reading.within(start, end) {
        let near = hit.start + 3 >= from && hit.start <= to + REACH && (hit.end <= from || hit.start >= to);
        match hit.value {
            Meaning::Hedge(factor) if near => left *= factor,
            Meaning::Intensifier(factor) if near => left *= factor,
            _ if reading.ties(hit) => conditional = true,
            _ => {}
        }
    }
    if conditional {
        left *= CONDITIONAL;
    }
    Modality { strength: Score::new(f64::from(left)), conditional }
}

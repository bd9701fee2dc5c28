//! How weighty each kind of finding is.
//!
//! In: a kind, an act, a share of the text. Out: weights, 0 (trivia) to 1. Law: every number by which findings are ranked
//! stands here.
//!
//! They were set by a random search for the recall of hand-made tables among the first ten findings, over 24 pairs (14 of
//! them the bundled corpus), and then rounded to what is plain; the figure hardly moves when one of them does.

use crate::lexicon::Act;
use crate::score::Score;

/// Two statements that cannot both be true.
pub(super) const CONTRADICT: f64 = 0.8;
/// The same question with opposing answers.
pub(super) const COUNTERPOSED: f64 = 0.6;
/// One account binds more.
pub(super) const COMMIT: f64 = 0.5;
/// Rival terms on one subject.
pub(super) const FRAMING: f64 = 0.44;
/// Detail on one side only.
pub(super) const SPECIFICS: f64 = 0.4;
/// The same in another mouth.
pub(super) const AGENCY: f64 = 0.2;
/// What counts of the share of the text that a row takes up.
pub(super) const OF_ROW: f64 = 0.6;
/// What a loose row leaves of the weight of its finding.
pub(super) const OF_LOOSE: f64 = 0.75;

/// What is left of the weight of a finding that opens with a claim to which the other text comes close.
pub(super) const OF_CLOSE: f64 = 0.9;
/// What telling a row again leaves of the weight.
pub(super) const REPEATED: f64 = 0.7;

/// Favourable words put into the other side's mouth.
pub(super) const OTHER_MOUTH: f64 = 0.5;
/// Demands, warnings and blame of the publishing side.
pub(super) const DEMANDS: f64 = 0.45;
/// That the parties stay in touch, and the like.
pub(super) const ROUTINE: f64 = 0.25;
/// What counts of the share of a claim to which the other text comes close, where it is asked which speaks for its group.
pub(super) const CLOSE_TO: f64 = 0.5;
/// The same of one that every readout has.
pub(super) const OF_ROUTINE: f64 = 0.25;
/// What counts of the share of the text that lone claims take up.
pub(super) const OF_LONE: f64 = 0.3;

/// Who asked for the call: stated by one, by both differently, by neither.
pub(super) const INITIATOR: Slot = Slot { one: 0.6, both: 0.65, neither: 0.15 };
/// How long it lasted.
pub(super) const DURATION: Slot = Slot { one: 0.5, both: 0.5, neither: 0.05 };
/// How the talk went, where the words tell warmth or strain.
pub(super) const TONE: Slot = Slot { one: 0.46, both: 0.46, neither: 0.0 };
/// The same where they only say that it was long or thorough.
pub(super) const TONE_NEUTRAL: Slot = Slot { one: 0.3, both: 0.3, neither: 0.0 };
/// Sums of money and percentages.
pub(super) const FIGURES: f64 = 0.4;
/// How it was held.
pub(super) const MEDIUM: Slot = Slot { one: 0.12, both: 0.3, neither: 0.02 };
/// What is to follow; where both texts say it, the rows say how they differ.
pub(super) const NEXT_STEPS: Slot = Slot { one: 0.3, both: 0.0, neither: 0.05 };
/// A name that one text avoids.
pub(super) const AVOIDED: f64 = 0.2;

/// A subject that the caller expected and that neither text mentions.
pub(super) const EXPECTED: f64 = 0.6;

/// How much a slot counts that one account fills, both fill differently, or neither fills.
pub(super) struct Slot {
    pub(super) one: f64,
    pub(super) both: f64,
    pub(super) neither: f64,
}

/// Claims of one account alone, by what is done by the one that says most.
pub(super) fn one_sided(act: Act) -> f64 {
    if act == Act::Describe { 0.05 } else { 0.44 }
}

/// An account `ratio` times as long as the other: half as long again is a trifle, three times as long is news.
pub(super) fn length(ratio: f64) -> Score {
    Score::new((0.4 + 0.35 * (ratio / 2.0).ln()).clamp(0.05, 0.75))
}

/// A file that takes up more of one account, by the difference of the shares.
pub(super) fn emphasis(difference: f64) -> Score {
    Score::new(0.2 + 0.4 * difference)
}

/// What is left of the weight of a row's finding.
pub(super) fn sure(weight: Score, sure: bool) -> Score {
    if sure { weight } else { Score::new(OF_LOOSE * weight.get()) }
}

/// What is left of the weight of what one text says, where the other comes close to it.
pub(super) fn alone(weight: Score, alone: bool) -> Score {
    if alone { weight } else { Score::new(OF_CLOSE * weight.get()) }
}

/// What is left of the weight of a finding that tells a row again.
pub(super) fn repeated(weight: Score) -> Score {
    Score::new(REPEATED * weight.get())
}

/// A base raised by the share of the text that the evidence takes up.
pub(super) fn raised(base: f64, share: f64, of: f64) -> Score {
    Score::new(base + of * share.min(0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader relies on is the order: more of a difference never weighs less, and no kind outgrows its bounds.
    fn rises(weight: impl Fn(f64) -> Score, from: f64, to: f64) -> (f64, f64) {
        let steps: Vec<f64> = (0..=20).map(|step| weight(from + (to - from) * f64::from(step) / 20.0).get()).collect();
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]), "{steps:?}");
        (steps[0], steps[20])
    }

    #[test]
    fn more_of_a_difference_weighs_more() {
        let (equal, many) = rises(length, 1.0, 100.0);
        assert!(equal < 0.25 && many <= 0.75, "{equal} {many}");
        let above_the_usual = |ratio: f64| length(ratio) > Score::new(one_sided(Act::Assert));
        assert!(!above_the_usual(2.0) && above_the_usual(2.5), "twice as long is nothing unusual");
        let (none, all) = rises(emphasis, 0.0, 1.0);
        assert!(none >= 0.2 && none < all && all < 0.61, "{none} {all}");
        let (alone, half) = rises(|share| raised(DEMANDS, share, OF_LONE), 0.0, 0.5);
        assert!((alone - DEMANDS).abs() < 1e-9 && (half - DEMANDS - OF_LONE / 2.0).abs() < 1e-9, "{alone} {half}");
        assert_eq!(raised(DEMANDS, 1.0, OF_LONE), raised(DEMANDS, 0.5, OF_LONE), "from half of a text on it is all the same");
    }

    #[test]
    fn a_scene_weighs_less_than_anything_that_is_done() {
        assert!(Act::ALL.iter().filter(|act| **act != Act::Describe).all(|act| one_sided(*act) > 4.0 * one_sided(Act::Describe)));
    }
}

//! Several jobs on the same pairs, timed in turns.
//!
//! In: pairs and jobs. Out: for each job the [`Times`] of its rounds. Law: every round runs every job over every pair, each
//! job first in turn, so that what the machine does meanwhile hits all alike.

use std::hint::black_box;
use std::time::Instant;

use rashomon::Readout;

/// Something that is done with a pair; the number keeps its work from being left out as unused.
pub(crate) type Job<'j> = &'j dyn Fn(&(Readout, Readout)) -> usize;

/// Seconds a pair, one for each round.
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// The middle of the rounds, in microseconds.
    pub(crate) fn microseconds(&self) -> f64 {
        middle(self.0.clone())[1] * 1e6
    }

    /// How many times as long as another took, round by round: lowest, middle, highest.
    pub(crate) fn ratio(&self, other: &Self) -> [f64; 3] {
        middle(self.0.iter().zip(&other.0).map(|(own, other)| own / other).collect())
    }
}

/// Whether this run measures; anything else is a smoke test, as with criterion.
pub(crate) fn measured() -> bool {
    let given = |flag: &str| std::env::args().any(|argument| argument == flag);
    given("--bench") && !given("--test")
}

/// Times jobs over the same pairs in turns; `rounds` is odd, so that there is a middle one.
pub(crate) fn in_turns(pairs: &[(Readout, Readout)], jobs: &[Job<'_>], rounds: usize) -> Vec<Times> {
    let mut times: Vec<Times> = jobs.iter().map(|_| Times(Vec::with_capacity(rounds))).collect();
    for round in 0..rounds {
        for turn in 0..jobs.len() {
            let place = (round + turn) % jobs.len();
            times[place].0.push(seconds(pairs, jobs[place]));
        }
    }
    times
}

/// Seconds a pair, over all of them.
fn seconds(pairs: &[(Readout, Readout)], job: Job<'_>) -> f64 {
    let start = Instant::now();
    for pair in pairs {
        black_box(job(black_box(pair)));
    }
    start.elapsed().as_secs_f64() / pairs.len() as f64
}

/// Lowest, middle, highest.
pub(crate) fn middle(mut figures: Vec<f64>) -> [f64; 3] {
    figures.sort_unstable_by(f64::total_cmp);
    [figures[0], figures[figures.len() / 2], figures[figures.len() - 1]]
}

//! What appears in a government's own texts, and what vanishes from them.
//!
//! In: by text, whether a thing stands in it. Out: [`Course`]s. Law: a thing that is seldom said is not said to have vanished: how
//! likely its absence is by chance is part of the answer.
//!
//! If the k texts of n that hold a thing were drawn at random, the first m (or the last m) would hold none of them with the chance
//! C(n - m, k) / C(n, k), and all k would stand within some w texts in a row with the chance
//! ((n - w) C(w - 1, k - 1) + C(w, k)) / C(n, k). A course is given where its chance is at most [`CHANCE`] and each run without the
//! thing has [`LEAST`] texts; of twenty things that come and go at random, one is expected to be given.

use serde::{Deserialize, Serialize};

/// The greatest chance at which a course is given.
const CHANCE: f64 = 0.05;
/// Texts that hold a thing, and that do not, at least.
const LEAST: usize = 3;

/// How a thing runs through a government's own texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// The first texts do not hold it.
    Appears,
    /// The last texts do not hold it.
    Vanishes,
    /// Neither the first nor the last texts hold it.
    Passes,
}

impl Course {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Appears => "appears",
            Self::Vanishes => "vanishes",
            Self::Passes => "passes",
        }
    }
}

/// The course that a run of texts shows, with its chance.
pub(super) fn course(held: &[bool]) -> Option<(Course, f64)> {
    let (n, k) = (held.len(), held.iter().filter(|held| **held).count());
    let before = held.iter().take_while(|held| !**held).count();
    let since = held.iter().rev().take_while(|held| !**held).count();
    if k < LEAST {
        return None;
    }
    let found = match (before >= LEAST, since >= LEAST) {
        (true, true) => (Course::Passes, within(n, k, n - before - since)),
        (true, false) => (Course::Appears, subsets(n - before, k) / subsets(n, k)),
        (false, true) => (Course::Vanishes, subsets(n - since, k) / subsets(n, k)),
        (false, false) => return None,
    };
    (found.1 <= CHANCE).then_some(found)
}

/// The chance that all of k texts of n stand within some w texts in a row.
fn within(n: usize, k: usize, w: usize) -> f64 {
    ((n - w) as f64 * subsets(w - 1, k - 1) + subsets(w, k)) / subsets(n, k)
}

/// How many sets of k there are among n.
fn subsets(n: usize, k: usize) -> f64 {
    (0..k).map(|drawn| n.saturating_sub(drawn) as f64 / (drawn + 1) as f64).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> Option<Course> {
        let held: Vec<bool> = pattern.chars().map(|letter| letter == 'x').collect();
        course(&held).map(|(course, _)| course)
    }

    #[test]
    fn what_was_usual_and_stops_has_vanished() {
        assert_eq!(of("xxxxxx...."), Some(Course::Vanishes));
        assert_eq!(of("....xxxxxx"), Some(Course::Appears));
        assert_eq!(of("...xxxx.x.xx..."), Some(Course::Passes));
    }

    #[test]
    fn what_was_rare_or_is_only_just_missing_has_not() {
        assert_eq!(["xx........", "xxxxxxxx..", "x.x.x.x.x.", "...x.x.x..x...", ""].map(of), [None; 5]);
    }

    #[test]
    fn chances_are_those_of_drawing_without_replacement() {
        assert!((subsets(6, 3) / subsets(15, 3) - 20.0 / 455.0).abs() < 1e-12);
        assert!((within(14, 7, 8) - 50.0 / 3432.0).abs() < 1e-12);
        assert!((within(5, 3, 5) - 1.0).abs() < 1e-12);
        // By counting: of the ten ways to draw three of five, three lie side by side.
        assert!((within(5, 3, 3) - 0.3).abs() < 1e-12);
    }
}

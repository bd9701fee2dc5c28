//! One table: what a comparison costs in floors.
//!
//! In: [`pairs`]. Out: for each size the time of the floor and of a whole comparison a pair, and their ratio. Law: both are
//! timed in turns within one run, over every distinct pair of the size, and the median of the rounds is shown beside the
//! lowest and the highest: what the machine does meanwhile hits both alike.
//!
//! ```text
//! cargo bench --bench ratio
//! ```

mod pairs;
mod turns;

use std::io::Write;

use pairs::{Floor, SIZES, Size, bytes};
use rashomon::Comparer;
use turns::{in_turns, measured};

/// Rounds of a measurement; odd, so that there is a middle one.
const ROUNDS: usize = 21;

fn main() -> std::io::Result<()> {
    let rounds = if measured() { ROUNDS } else { 1 };
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:6} {:>6} {:>8} {:>12} {:>12} {:>9} {:>18}",
        "size", "pairs", "bytes", "floor", "compare", "ratio", "lowest to highest"
    )?;
    for size in SIZES {
        writeln!(out, "{}", line(size, rounds))?;
    }
    Ok(())
}

/// The line of one size.
fn line(size: Size, rounds: usize) -> String {
    let pairs = pairs::pairs(size);
    let comparer = Comparer::default();
    let floor = Floor::new();
    let linked = pairs.iter().filter(|(a, b)| !comparer.compare(a, b).links().is_empty()).count();
    assert!(2 * linked > pairs.len(), "{linked} of {} pairs of size {} have rows", pairs.len(), size.name);
    let times = in_turns(&pairs, &[&|pair| floor.of(pair), &|(a, b)| comparer.compare(a, b).links().len()], rounds);
    let [lowest, middle, highest] = times[1].ratio(&times[0]);
    format!(
        "{:6} {:>6} {:>8} {:>9.1} µs {:>9.1} µs {:>9.2} {:>10.2} to {:>4.2}",
        size.name,
        pairs.len(),
        bytes(&pairs),
        times[0].microseconds(),
        times[1].microseconds(),
        middle,
        lowest,
        highest
    )
}

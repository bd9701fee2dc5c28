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

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use pairs::{SIZES, Size, bytes, floor, stemmer};
use rashomon::{Comparer, Readout};

/// Rounds of a measurement; odd, so that there is a middle one.
const ROUNDS: usize = 21;

fn main() -> std::io::Result<()> {
    // Cargo says `--bench` when it measures; anything else is a smoke test, as with criterion.
    let arguments: Vec<String> = std::env::args().collect();
    let measured =
        arguments.iter().any(|argument| argument == "--bench") && !arguments.iter().any(|argument| argument == "--test");
    let rounds = if measured { ROUNDS } else { 1 };
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
    let stemmer = stemmer();
    let linked = pairs.iter().filter(|(a, b)| !comparer.compare(a, b).links().is_empty()).count();
    assert!(2 * linked > pairs.len(), "{linked} of {} pairs of size {} have rows", pairs.len(), size.name);
    let whole = |(a, b): &(Readout, Readout)| comparer.compare(a, b).links().len();
    let least = |(a, b): &(Readout, Readout)| floor(a.text(), &stemmer) + floor(b.text(), &stemmer);
    let mut floors = Vec::new();
    let mut compares = Vec::new();
    let mut ratios = Vec::new();
    for round in 0..rounds {
        // Each goes first in turn.
        let (floor, compare) = if round % 2 == 0 {
            let floor = seconds(&pairs, least);
            (floor, seconds(&pairs, whole))
        } else {
            let compare = seconds(&pairs, whole);
            (seconds(&pairs, least), compare)
        };
        floors.push(floor);
        compares.push(compare);
        ratios.push(compare / floor);
    }
    for figures in [&mut floors, &mut compares, &mut ratios] {
        figures.sort_unstable_by(f64::total_cmp);
    }
    let middle = rounds / 2;
    format!(
        "{:6} {:>6} {:>8} {:>9.1} µs {:>9.1} µs {:>9.2} {:>10.2} to {:>4.2}",
        size.name,
        pairs.len(),
        bytes(&pairs),
        floors[middle] * 1e6,
        compares[middle] * 1e6,
        ratios[middle],
        ratios[0],
        ratios[rounds - 1]
    )
}

/// Seconds a pair, over all of them.
fn seconds(pairs: &[(Readout, Readout)], job: impl Fn(&(Readout, Readout)) -> usize) -> f64 {
    let start = Instant::now();
    for pair in pairs {
        black_box(job(black_box(pair)));
    }
    start.elapsed().as_secs_f64() / pairs.len() as f64
}

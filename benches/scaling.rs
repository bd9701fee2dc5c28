//! What a second core brings: the time of `Comparer::compare_all` with one thread and with more.
//!
//! In: [`pairs`]. Out: for each number of threads up to that of the cores the time a pair and how many times faster that is than
//! with one. Law: one thread and several are timed in turns within one run, and the median of the rounds' ratios is shown
//! beside the lowest and the highest: a machine that has other work to do shows in both.
//!
//! ```text
//! cargo bench --bench scaling
//! ```

#[expect(dead_code, reason = "no floor is needed to see what a core brings")]
mod pairs;
#[expect(dead_code, reason = "its jobs are pairs by the batch")]
mod turns;

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use pairs::SIZES;
use rashomon::{Comparer, Readout};
use rayon::{ThreadPool, ThreadPoolBuilder};
use turns::measured;

/// Rounds of a measurement; odd, so that there is a middle one.
const ROUNDS: usize = 15;
/// Times that a round goes over all pairs, so that it lasts for some hundred milliseconds.
const TURNS: usize = 4;

fn main() -> std::io::Result<()> {
    let rounds = if measured() { ROUNDS } else { 1 };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let size = SIZES[1];
    let pairs = pairs::pairs(size);
    let comparer = Comparer::default();
    let alone = pool(1);
    seconds(&alone, &comparer, &pairs);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} pairs of size {}, {cores} cores", pairs.len() * TURNS, size.name)?;
    writeln!(out, "{:>7} {:>12} {:>8} {:>18}", "threads", "a pair", "faster", "lowest to highest")?;
    for threads in 1..=cores {
        let several = pool(threads);
        let mut ratios = Vec::new();
        let mut times = Vec::new();
        for round in 0..rounds {
            // Each goes first in turn.
            let (one, more) = if round % 2 == 0 {
                let one = seconds(&alone, &comparer, &pairs);
                (one, seconds(&several, &comparer, &pairs))
            } else {
                let more = seconds(&several, &comparer, &pairs);
                (seconds(&alone, &comparer, &pairs), more)
            };
            ratios.push(one / more);
            times.push(more);
        }
        ratios.sort_unstable_by(f64::total_cmp);
        times.sort_unstable_by(f64::total_cmp);
        let (time, ratio) = (times[rounds / 2] * 1e6, ratios[rounds / 2]);
        writeln!(out, "{threads:>7} {time:>9.1} µs {ratio:>8.2} {:>10.2} to {:>4.2}", ratios[0], ratios[rounds - 1])?;
    }
    Ok(())
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started")
}

/// Seconds a pair.
fn seconds(pool: &ThreadPool, comparer: &Comparer, pairs: &[(Readout, Readout)]) -> f64 {
    let start = Instant::now();
    let linked = pool.install(|| {
        let many = (0..TURNS).flat_map(|_| pairs).map(|(a, b)| (a, b));
        comparer.compare_all(many).filter(|comparison| !black_box(comparison).links().is_empty()).count()
    });
    assert!(2 * linked > TURNS * pairs.len(), "most pairs have rows");
    start.elapsed().as_secs_f64() / (TURNS * pairs.len()) as f64
}

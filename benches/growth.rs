//! How the cost grows with the length of the texts.
//!
//! In: texts of each length, from one kilobyte to ten megabytes, put together from the sentences of the corpus; of short ones so
//! many pairs that the processor cannot learn them by heart.
//! Out: the time of reading both and of the whole comparison, the greatest memory that the process held (on Linux), and the
//! exponent of the straight line through the logarithms: 1 is linear. Law: every comparison is asserted to find rows.
//!
//! ```text
//! cargo bench --bench growth
//! ```

#[expect(dead_code, reason = "the other benches use the rest")]
mod pairs;
#[expect(dead_code, reason = "no two jobs share their pairs")]
mod turns;

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use pairs::{Size, bytes};
use rashomon::{Comparer, Readout};
use turns::measured;

/// Words of each text: 1 KB, 3 KB, … 10 MB.
const WORDS: [usize; 9] = [150, 500, 1_500, 5_000, 15_000, 50_000, 150_000, 500_000, 1_500_000];
/// Words of one side that all pairs of a length have together, where one pair has fewer.
const DISTINCT: usize = 150_000;
/// Of the lengths only so many when nothing is measured.
const SMOKE: usize = 3;

fn main() -> std::io::Result<()> {
    let measured = measured();
    let comparer = Comparer::default();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:>10} {:>7} {:>7} {:>7} {:>12} {:>12} {:>10}", "bytes", "pairs", "a", "b", "read", "compare", "memory")?;
    let (mut reads, mut compares) = (Vec::new(), Vec::new());
    for words in &WORDS[..if measured { WORDS.len() } else { SMOKE }] {
        let count = if measured { (DISTINCT / *words).max(1) } else { 1 };
        let pairs = pairs::pairs(Size { name: "one", words: *words, pairs: count });
        let length = bytes(&pairs) as f64;
        let (documents, read) = seconds(&pairs, |(a, b)| (comparer.analyze(a), comparer.analyze(b)));
        let (comparison, compare) = seconds(&pairs, |(a, b)| comparer.compare(a, b));
        assert!(!comparison.links().is_empty(), "texts of one call have rows in common");
        writeln!(
            out,
            "{:>10} {:>7} {:>7} {:>7} {:>9.2} ms {:>9.2} ms {:>10}",
            length,
            count,
            documents.0.claims().len(),
            documents.1.claims().len(),
            read * 1e3,
            compare * 1e3,
            greatest_memory()
        )?;
        reads.push((length.ln(), read.ln()));
        compares.push((length.ln(), compare.ln()));
    }
    writeln!(out, "exponent: {:.3} reading, {:.3} comparing", slope(&reads), slope(&compares))
}

/// What a job returns for the first pair, and the seconds that it takes a pair: the least of three turns over all of them.
fn seconds<T>(pairs: &[(Readout, Readout)], job: impl Fn(&(Readout, Readout)) -> T) -> (T, f64) {
    let turn = || {
        let start = Instant::now();
        for pair in pairs {
            black_box(job(pair));
        }
        start.elapsed().as_secs_f64() / pairs.len() as f64
    };
    let least = (0..3).map(|_| turn()).fold(f64::INFINITY, f64::min);
    (job(&pairs[0]), least)
}

/// The slope of the line of least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let above: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let below: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    above / below
}

/// The greatest memory that this process held so far, where the system says.
fn greatest_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| String::from("unknown"), |size| size.trim().to_owned())
}

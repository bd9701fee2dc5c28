//! Plugs in a similarity of your own, an embedding model say, and holds it against the built-in word vectors.
//!
//! ```text
//! cargo run --release --example similarity                      figures over the bundled pairs
//! cargo run --release --example similarity -- --show            and which rows come and go
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write};

use clap::Parser;
use rashomon::evaluation::{Counts, Figures, Gold, count};
use rashomon::{Change, Comparer, corpus};

/// Plugs in a toy embedding model (hashed runs of letters) in place of the built-in word vectors and says, over the bundled pairs, what
/// that does to the rows: F1 against the tables made by hand, and the divergence.
///
/// It is there to be copied: put your own model where the toy stands.
#[derive(Parser)]
#[command(name = "similarity")]
struct Arguments {
    /// Shows which rows come and go.
    #[arg(long)]
    show: bool,
    /// Numbers in a vector of the toy.
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u64).range(1..=65_536))]
    dimensions: u64,
}

/// A toy: every run of letters of a word counts in one of the numbers.
fn embed(text: &str, dimensions: u64) -> Vec<f64> {
    /// Letters of a run: short enough that "sanction" and "sanctions" share most of theirs.
    const RUN: usize = 4;
    let mut vector = vec![0.0; dimensions as usize];
    for word in text.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = format!("<{word}>").chars().collect();
        for run in letters.windows(RUN.min(letters.len())) {
            // FNV-1a: the same on every machine.
            let hash = run
                .iter()
                .fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01b3));
            vector[(hash % dimensions) as usize] += 1.0;
        }
    }
    vector
}

/// The cosine of two vectors; 0 where one is empty.
fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let norm = (dot(a, a) * dot(b, b)).sqrt();
    if norm > 0.0 { dot(a, b) / norm } else { 0.0 }
}

fn main() -> Result<(), Box<dyn Error>> {
    let page = page(&Arguments::parse())?;
    match io::stdout().lock().write_all(page.as_bytes()) {
        // A reader that went away (`| head`) is no error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn page(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let dimensions = arguments.dimensions;
    // Any `Fn(&str, &str) -> f64` will do. It must be symmetric; 0 is unrelated, 1 the same.
    let toy = move |a: &str, b: &str| cosine(&embed(a, dimensions), &embed(b, dimensions));
    let plugged = Comparer::builder().similarity(toy).build()?;
    let built_in = Comparer::default();

    let mut page = format!("{:28} {:>15} {:>15} {:>21}\n", "", "links F1", "divergence", "rows of the toy");
    let _ = writeln!(
        page,
        "{:28} {:>8} {:>6} {:>8} {:>6} {:>7} {:>6} {:>6}",
        "pair", "built in", "toy", "built in", "toy", "new", "gone", "other"
    );
    let mut sums = [Counts::default(); 2];
    for pair in corpus::pairs() {
        let gold = Gold::parse(pair.gold)?;
        let comparisons = [&built_in, &plugged].map(|comparer| comparer.compare(&pair.a, &pair.b));
        let counts = comparisons.each_ref().map(|comparison| count(&gold, comparison));
        let change = Change::between(&comparisons[0], &comparisons[1]);
        let [own, toy] = counts.map(|counts| Figures::from(counts).links[2]);
        let [far, toy_far] = comparisons.each_ref().map(|comparison| comparison.divergence().overall);
        let (come, gone, other) = (change.come.len(), change.gone.len(), change.told_otherwise.len());
        let _ = writeln!(page, "{:28} {own:8.3} {toy:6.3} {far:>8} {toy_far:>6} {come:>7} {gone:>6} {other:>6}", pair.id);
        if arguments.show {
            change.to_string().lines().for_each(|line| _ = writeln!(page, "    {line}"));
        }
        sums.iter_mut().zip(counts).for_each(|(sum, counts)| *sum += counts);
    }
    let [own, toy] = sums.map(|counts| Figures::from(counts).links[2]);
    let _ = writeln!(page, "{:28} {own:8.3} {toy:6.3}", "all rows together");
    Ok(page)
}

//! One table: what a comparison costs beside other things that are done with two texts.
//!
//! In: [`pairs`] of the usual size. Out: for each peer the time a pair, in floors. Law: all are timed in turns within one run over
//! the same pairs, as a program would use them that has the two texts and wants the answer; every peer has given a sensible
//! answer before it is timed. What they find is not the same: a diff knows no paraphrase, and TF-IDF no speaker.
//!
//! ```text
//! cargo bench --bench peers
//! cargo bench --bench peers -- --pairs FILE    writes the pairs as JSON lines too, for peers of other languages
//! ```
//!
//! `benches/peers.py` runs this and those of Python, and prints one table.

mod pairs;
mod turns;

use std::fs::File;
use std::io::{BufWriter, Write};

use imara_diff::{Algorithm, Diff, InternedInput};
use pairs::{Floor, SIZES, bytes};
use rashomon::{Comparer, Readout};
use rust_stemmers::{Algorithm as Language, Stemmer};
use rustc_hash::FxHashMap;
use similar::TextDiff;
use turns::{Job, in_turns, measured};
use unicode_segmentation::UnicodeSegmentation;

/// Rounds of a measurement; odd, so that there is a middle one.
const ROUNDS: usize = 11;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = if measured() { ROUNDS } else { 1 };
    let pairs = pairs::pairs(SIZES[1]);
    let mut arguments = std::env::args().skip_while(|argument| argument != "--pairs");
    if let Some(path) = arguments.nth(1) {
        let mut file = BufWriter::new(File::create(path)?);
        for (a, b) in &pairs {
            serde_json::to_writer(&mut file, &[a.text(), b.text()])?;
            writeln!(file)?;
        }
        file.flush()?;
    }
    let (comparer, floor) = (Comparer::default(), Floor::new());
    let assigned = SentenceMatcher::new();
    let jobs: [(&str, Job<'_>); 5] = [
        ("floor", &|pair| floor.of(pair)),
        ("rashomon", &|(a, b)| comparer.compare(a, b).links().len()),
        ("tf-idf + lsap", &|pair| assigned.matched(pair)),
        ("imara-diff", &imara),
        ("similar", &similar),
    ];
    let same = (pairs[0].0.clone(), pairs[0].0.clone());
    for (name, job) in &jobs {
        let answered = pairs.iter().filter(|pair| job(pair) > 0).count();
        assert!(answered == pairs.len(), "{name} finds something in {answered} of {} pairs", pairs.len());
    }
    for (name, diff) in &jobs[3..] {
        assert_eq!(diff(&same), 0, "{name} finds no change in a text that is the same");
    }
    let times = in_turns(&pairs, &jobs.map(|(_, job)| job), rounds);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} distinct pairs of {} bytes", pairs.len(), bytes(&pairs))?;
    writeln!(out, "{:14} {:>12} {:>9} {:>18}", "peer", "a pair", "floors", "lowest to highest")?;
    for ((name, _), own) in jobs.iter().zip(&times) {
        let [lowest, middle, highest] = own.ratio(&times[0]);
        let time = own.microseconds();
        writeln!(out, "{name:14} {time:>9.1} µs {middle:>9.2} {lowest:>10.2} to {highest:>4.2}")?;
    }
    Ok(())
}

/// Words that a diff by histogram has taken out or put in.
fn imara((a, b): &(Readout, Readout)) -> usize {
    let [before, after] = [a, b].map(|readout| readout.text().split_word_bounds());
    let mut input = InternedInput::default();
    input.update_before(before);
    input.update_after(after);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    (diff.count_additions() + diff.count_removals()) as usize
}

/// Stretches of words that a diff of `similar` has changed.
fn similar((a, b): &(Readout, Readout)) -> usize {
    let diff = TextDiff::from_words(a.text(), b.text());
    diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal).count()
}

/// Sentences matched by the cosine of their TF-IDF vectors and dense assignment: what a program without a lexicon would do.
struct SentenceMatcher(Stemmer);

impl SentenceMatcher {
    fn new() -> Self {
        Self(Stemmer::create(Language::English))
    }

    /// Sentences that answer each other with a cosine above a tenth.
    fn matched(&self, (a, b): &(Readout, Readout)) -> usize {
        let mut ids = FxHashMap::default();
        let [left, right] = [a, b].map(|readout| self.bags(readout.text(), &mut ids));
        let mut sentences_with = vec![0.0_f32; ids.len()];
        left.iter().chain(&right).flatten().for_each(|(id, _)| sentences_with[*id] += 1.0);
        let sentences = (left.len() + right.len()) as f32;
        let weights: Vec<f32> = sentences_with.iter().map(|with| ((1.0 + sentences) / (1.0 + with)).ln() + 1.0).collect();
        let [left, right] = [left, right].map(|bags| bags.into_iter().map(|bag| unit(bag, &weights)).collect::<Vec<_>>());
        let mut row = vec![0.0_f32; ids.len()];
        let mut cosines = Vec::with_capacity(left.len() * right.len());
        for own in &left {
            own.iter().for_each(|(id, weight)| row[*id] = *weight);
            cosines.extend(right.iter().map(|bag| f64::from(bag.iter().map(|(id, weight)| weight * row[*id]).sum::<f32>())));
            own.iter().for_each(|(id, _)| row[*id] = 0.0);
        }
        let (rows, columns) = lsap::solve(left.len(), right.len(), &cosines, true).expect("a matrix without holes");
        rows.iter().zip(columns).filter(|(row, column)| cosines[**row * right.len() + column] > 0.1).count()
    }

    /// How often each sentence holds each stem.
    fn bags(&self, text: &str, ids: &mut FxHashMap<String, usize>) -> Vec<Vec<(usize, f32)>> {
        let bag = |sentence: &str| {
            let mut stems: Vec<usize> = Vec::new();
            for word in sentence.unicode_words() {
                let next = ids.len();
                stems.push(*ids.entry(self.0.stem(&word.to_lowercase()).into_owned()).or_insert(next));
            }
            stems.sort_unstable();
            stems.chunk_by(|x, y| x == y).map(|same| (same[0], same.len() as f32)).collect()
        };
        text.unicode_sentences().map(bag).collect()
    }
}

/// A bag as a vector of length one.
fn unit(mut bag: Vec<(usize, f32)>, weights: &[f32]) -> Vec<(usize, f32)> {
    bag.iter_mut().for_each(|(id, count)| *count *= weights[*id]);
    let length = bag.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    bag.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    bag
}

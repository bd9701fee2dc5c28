//! What panels, series and archives cost.
//!
//! In: the bundled corpus, and readouts made from it in which a third of the words are drawn from the register's vocabulary, so that
//! no sentence stands twice. Out: a table of times and of memory. Law: each figure is the median of its rounds, and its answer is
//! asserted first.
//!
//! ```text
//! cargo bench --bench gathering              an archive of 100,000 readouts: about a minute
//! cargo bench --bench gathering -- --test    all of it once, on an archive of 500
//! ```

#[expect(dead_code, reason = "no two jobs share their pairs")]
mod turns;

use std::hint::black_box;
use std::io::{self, Write};
use std::time::Instant;

use rashomon::{Archive, Comparer, Document, Readout, Search, corpus};
use turns::measured;

/// Readouts of the archive.
const READOUTS: usize = 100_000;
/// Claims that are looked up.
const QUESTIONS: usize = 400;

fn main() -> io::Result<()> {
    let (rounds, readouts) = if measured() { (21, READOUTS) } else { (1, 500) };
    let comparer = Comparer::default();
    let mut out = io::stdout().lock();
    let accounts = corpus::summits().swap_remove(0).accounts;
    for count in [2, 3, 5] {
        let accounts = &accounts[..count];
        assert_eq!(comparer.panel(accounts).pairs().len(), count * (count - 1) / 2);
        let time = median(rounds, || comparer.panel(black_box(accounts)).rows().len());
        writeln!(out, "panel of {count} accounts{:>38.2} ms", time * 1e3)?;
    }
    let calls = corpus::series().swap_remove(0).calls;
    assert!(comparer.series(&calls).formulas().len() > 3);
    let time = median(rounds, || comparer.series(black_box(&calls)).findings().len());
    writeln!(out, "series of {} calls{:>41.2} ms", calls.len(), time * 1e3)?;
    archive(&mut out, &comparer, readouts)
}

fn archive(out: &mut impl Write, comparer: &Comparer, readouts: usize) -> io::Result<()> {
    let words = vocabulary();
    let texts: Vec<Readout> =
        corpus::pairs().into_iter().flat_map(|pair| [pair.a, pair.b]).filter(|text| text.text().len() < 3_000).collect();
    let mut random = oorandom::Rand32::new(20);
    let mut archive = Archive::new(comparer.clone());
    let mut asked: Vec<Document> = Vec::new();
    let (mut bytes, mut adding) = (0, 0.0);
    for number in 0..readouts {
        let readout = &texts[number % texts.len()];
        let text = varied(readout.text(), &words, &mut random);
        bytes += text.len();
        let document = comparer.analyze(&Readout::new(readout.issuer(), text));
        let date = format!("{}-{:02}-{:02}", 1990 + number % 35, number % 12 + 1, number % 28 + 1);
        let start = Instant::now();
        archive.add(&document, Some(&date));
        adding += start.elapsed().as_secs_f64();
        if number % (readouts / 60).max(1) == 0 {
            asked.push(document);
        }
    }
    archive.shrink();
    let questions =
        || asked.iter().flat_map(|document| (0..document.claims().len()).map(move |claim| (document, claim))).take(QUESTIONS);
    let search = Search::default();
    let mut times: Vec<f64> = questions()
        .map(|(document, claim)| {
            let start = Instant::now();
            let found = archive.closest(black_box(document), claim, &search);
            let time = start.elapsed().as_secs_f64();
            assert!(found.len() <= search.limit);
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize] * 1e3;
    let each = |total: f64| total / readouts as f64;
    writeln!(out, "archive of {readouts} readouts, {} claims, {:.0} bytes of text each", archive.claims(), each(bytes as f64))?;
    writeln!(out, "  adding a document that was read {:>28.1} µs", each(adding) * 1e6)?;
    writeln!(out, "  ten closest of {} claims: median {:.2} ms, of twenty the slowest {:.2} ms", times.len(), at(0.5), at(0.95))?;
    writeln!(out, "  memory {:.0} bytes a readout", each(archive.bytes() as f64))
}

/// Words that readouts use, from the crate's own statistics.
fn vocabulary() -> Vec<&'static str> {
    let lines = include_str!("../src/data/statistics.txt").lines().filter(|line| !line.starts_with(['#', '!']));
    let words: Vec<&str> = lines.filter_map(|line| line.split_whitespace().next()).filter(|word| word.len() > 3).collect();
    assert!(words.len() > 5_000);
    words
}

/// The text with a third of its longer words replaced: frequent words more often than rare ones, as in any text.
fn varied(text: &str, words: &[&str], random: &mut oorandom::Rand32) -> String {
    let mut varied = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let plain = word.len() > 4 && word.chars().all(char::is_lowercase);
        if plain && random.rand_float() < 0.33 {
            let place = (random.rand_float().powi(3) * words.len() as f32) as usize;
            varied.push_str(words[place.min(words.len() - 1)]);
            varied.push_str(&piece[word.len()..]);
        } else {
            varied.push_str(piece);
        }
    }
    varied
}

/// The median time of a job in seconds.
fn median<T>(rounds: usize, job: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            black_box(job());
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}

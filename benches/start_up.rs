//! What it costs to get ready: compiling lexicon, statistics and vectors into a [`Comparer`].
//!
//! In: the files that the crate carries. Out: for processes of their own the time of the first comparer and of a second one, built
//! anew, and the greatest memory held (on Linux); then the same build with criterion, and the default once it was built.
//! Law: the price is paid once a process; after that a comparer is a counted pointer.

use std::hint::black_box;
use std::io::Write;
use std::process::Command;
use std::time::Instant;

use criterion::Criterion;
use rashomon::{Comparer, Language, Lexicon, corpus};

#[expect(dead_code, reason = "no two jobs share their pairs")]
mod turns;

use turns::{measured, middle};

/// One entry of one's own: a lexicon that must be compiled in.
const MINE: &str = "! provenance: written for this bench\n[concept]\nlantern-treaty = Lantern Treaty | treaty on lanterns\n";
/// Set in a process that starts up once and says what it took.
const ALONE: &str = "RASHOMON_START_UP";
/// Processes that are started; an odd number, so that there is a middle one.
const PROCESSES: usize = 41;

fn main() -> std::io::Result<()> {
    if std::env::var_os(ALONE).is_some() {
        return alone();
    }
    let mut criterion = Criterion::default().configure_from_args();
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship is bundled");
    let (built, default) = (build().compare(&pair.a, &pair.b), rashomon::compare(&pair.a, &pair.b));
    assert_eq!(built, default, "an entry that neither text touches changes nothing");
    cold()?;

    let mut group = criterion.benchmark_group("start up");
    group.sample_size(20);
    group.bench_function("build", |bencher| bencher.iter(|| black_box(build())));
    group.bench_function("default, once built", |bencher| bencher.iter(|| black_box(Comparer::default())));
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// Everything anew, with a lexicon of one's own.
fn build() -> Comparer {
    let lexicon = Lexicon::parse("mine.txt", MINE).expect("the entry is well formed");
    Comparer::builder().language(Language::english()).lexicon(lexicon).build().expect("it builds")
}

/// Starts up twice in this process: milliseconds of the first and the second time, and kilobytes after the first.
fn alone() -> std::io::Result<()> {
    let milliseconds = |build: fn() -> Comparer| {
        let start = Instant::now();
        black_box(build());
        start.elapsed().as_secs_f64() * 1e3
    };
    let first = milliseconds(Comparer::default);
    let memory = greatest_memory();
    let second = milliseconds(build);
    writeln!(std::io::stdout(), "{first} {second} {memory}")
}

/// Starts processes that start up, and prints the least and the middle of what they say.
fn cold() -> std::io::Result<()> {
    let mut figures: [Vec<f64>; 3] = Default::default();
    for _ in 0..if measured() { PROCESSES } else { 1 } {
        let output = Command::new(std::env::current_exe()?).env(ALONE, "1").output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        let said: Vec<f64> = said.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
        assert_eq!(said.len(), figures.len(), "a process says what it took");
        figures.iter_mut().zip(said).for_each(|(figures, figure)| figures.push(figure));
    }
    let [first, second, memory] = figures.map(middle);
    let mut out = std::io::stdout().lock();
    writeln!(out, "first comparer of a process  {:6.1} ms at least, {:6.1} ms in the middle", first[0], first[1])?;
    writeln!(out, "another one, built anew      {:6.1} ms at least, {:6.1} ms in the middle", second[0], second[1])?;
    writeln!(out, "memory of the process after the first {:.1} MB", memory[1] / 1e3)
}

/// The greatest memory that this process held so far in kilobytes, 0 where the system does not say.
fn greatest_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|size| size.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

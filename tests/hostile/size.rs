//! Much of everything: long words, long sentences, many claims, deep quotations.
//!
//! In: texts as long as asked for. Out: a pass, with what each took in seconds and memory on stderr. Law: a text of any length gives a
//! result, in memory that is bounded by a multiple of the text.

use std::fs;
use std::process::Command;
use std::time::Instant;

use rashomon::report::TextOptions;
use rashomon::{Comparer, Comparison, Readout, report};

use crate::checks;

/// What a case is made of; each is measured in a process of its own.
const CASES: [&str; 6] = ["one word", "one sentence", "no marks", "many claims", "deep quotes", "open quotes"];
/// Set in that process.
const CASE: &str = "RASHOMON_SIZE";
/// Bytes of memory for each byte of both texts, and what knowledge and a small comparison take.
const MEMORY: (usize, usize) = (60, 90_000_000);

/// A report by its name.
type Report = (&'static str, fn(&Comparison) -> String);

/// A text of about so many bytes; `seed` keeps two of them apart.
fn text(case: &str, bytes: usize, seed: usize) -> String {
    let things = ["trade", "grain exports", "the ceasefire", "sanctions", "climate", "fishing", "a prisoner exchange", "gas"];
    let acts = ["discussed", "agreed on", "stressed", "raised concerns about", "welcomed", "rejected"];
    let clause = |number: usize| {
        let number = number * 7 + seed;
        format!("the sides {} {} of plan {}", acts[number % acts.len()], things[number % things.len()], number % 977)
    };
    match case {
        "one word" => ["a", "b"][seed % 2].repeat(bytes),
        "one sentence" => (0..bytes / 40).map(|number| clause(number) + ", and ").collect(),
        "no marks" => (0..bytes / 40).map(|number| clause(number) + " ").collect(),
        "many claims" => (0..bytes / 40).map(|number| clause(number).replacen("the", "The", 1) + ". ").collect(),
        "deep quotes" => {
            let depth = bytes / 20;
            let open: String = (0..depth).map(|number| ["He said: “", "She said: ‘"][number % 2]).collect();
            let close: String = (0..depth).rev().map(|number| [".”", ".’"][number % 2]).collect();
            format!("{open}{}{close}", clause(1))
        }
        _ => "“He said: “".repeat(bytes / 16),
    }
}

/// What runs in the process that is measured: both texts compared and reported.
fn run(case: &str) {
    let bytes = crate::bytes(400_000) / 2;
    let (a, b) = (Readout::new("Norway", text(case, bytes, 0)), Readout::new("Chile", text(case, bytes, 3)));
    let comparer = Comparer::default();
    let timed = |what: &str, since: Instant| eprintln!("{case}: {what} {:.2} s", since.elapsed().as_secs_f64());
    let start = Instant::now();
    let comparison = comparer.compare(&a, &b);
    timed("compared in", start);
    eprintln!(
        "{case}: {} and {} claims, {} rows",
        comparison.a().claims.len(),
        comparison.b().claims.len(),
        comparison.links().len()
    );
    if case == "many claims" {
        assert!(comparison.a().claims.len() >= bytes / 60, "as many claims as clauses");
    }
    let start = Instant::now();
    checks::comparison_is_sound(&comparison, &a, &b);
    timed("checked in", start);
    let peak = peak();
    eprintln!("{case}: {} bytes of text, {} MB of memory at most", a.text().len() + b.text().len(), peak / 1_000_000);
    let most = MEMORY.0 * (a.text().len() + b.text().len()) + MEMORY.1;
    assert!(peak <= most, "{case}: {peak} bytes of memory, at most {most}");
    let reports: [Report; 5] = [
        ("JSON", report::json),
        ("text", |comparison| report::text(comparison, &TextOptions::default())),
        ("Markdown", report::markdown),
        ("HTML", report::html),
        ("CSV", report::csv::claims),
    ];
    for (name, write) in reports {
        let start = Instant::now();
        assert!(!write(&comparison).is_empty());
        timed(name, start);
    }
}

/// The most memory that this process ever had, as Linux counts it; 0 elsewhere.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).map_or(0, |kilobytes| kilobytes * 1024)
}

#[test]
fn size_is_no_obstacle() {
    if let Ok(case) = std::env::var(CASE) {
        return run(&case);
    }
    let this = std::env::current_exe().expect("a test knows its own file");
    for case in CASES {
        let start = Instant::now();
        let output = Command::new(&this)
            .args(["--exact", "size::size_is_no_obstacle", "--nocapture", "--test-threads=1"])
            .env(CASE, case)
            .output()
            .expect("it can be run");
        let said = String::from_utf8_lossy(&output.stderr);
        said.lines().filter(|line| line.starts_with(case)).for_each(|line| eprintln!("{line}"));
        assert!(output.status.success(), "{case}, after {:.1} s:\n{said}", start.elapsed().as_secs_f64());
    }
}

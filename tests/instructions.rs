//! What a comparison costs, counted in instructions: the clock depends on the machine and on what else runs, the count hardly does.
//!
//! In: pairs of the usual size, as the benches make them. Out: the instructions of their comparison over those of the floor,
//! by valgrind's callgrind. Law: the ratio stays within a tenth of the recorded one; who makes it fall records the new one.
//! Without valgrind the test says so and passes.

#[expect(dead_code, reason = "the benches use the rest")]
#[path = "../benches/pairs/mod.rs"]
mod pairs;

use std::hint::black_box;
use std::process::Command;

use pairs::{Floor, SIZES};
use rashomon::{Comparer, Readout};

/// Instructions of a comparison over those of the floor, as `cargo test` and as `cargo test --release` build them.
const RECORDED: f64 = if cfg!(debug_assertions) { 0.86 } else { 0.64 };
/// What the ratio may grow by before this test fails.
const SLACK: f64 = 0.1;
/// Distinct pairs that are counted.
const PAIRS: usize = 28;
/// Set in the process that valgrind runs; its value says which of the two is counted.
const COUNTED: &str = "RASHOMON_COUNTED";

/// The stretch that callgrind counts, known to it by its name.
#[inline(never)]
fn counted_stretch(job: &dyn Fn(&(Readout, Readout)) -> usize, pairs: &[(Readout, Readout)]) {
    for pair in pairs {
        black_box(job(black_box(pair)));
    }
}

/// What runs under valgrind.
fn run(which: &str) {
    let pairs = pairs::pairs(SIZES[1]);
    let (comparer, floor) = (Comparer::default(), Floor::new());
    let compare = |(a, b): &(Readout, Readout)| comparer.compare(a, b).links().len();
    let least = |pair: &(Readout, Readout)| floor.of(pair);
    let job: &dyn Fn(&(Readout, Readout)) -> usize = if which == "floor" { &least } else { &compare };
    counted_stretch(job, &pairs[..PAIRS]);
}

/// The instructions of one of the two; nothing where valgrind is missing.
fn instructions(which: &str) -> Option<f64> {
    let this = std::env::current_exe().expect("a test knows its own file");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*counted_stretch*"])
        .arg(this)
        .args(["--exact", "a_comparison_costs_what_it_did", "--test-threads=1"])
        .env(COUNTED, which)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count.trim().parse::<f64>());
    Some(collected.expect("callgrind says what it collected").expect("a count"))
}

#[test]
fn a_comparison_costs_what_it_did() {
    if let Ok(which) = std::env::var(COUNTED) {
        return run(&which);
    }
    let (Some(floor), Some(compare)) = (instructions("floor"), instructions("compare")) else {
        eprintln!("SKIPPED: valgrind is not installed, so instructions were not counted");
        return;
    };
    let ratio = compare / floor;
    let million = |count: f64| count / PAIRS as f64 / 1e6;
    println!("floor {:.2}, comparison {:.2} million instructions a pair, ratio {ratio:.3}", million(floor), million(compare));
    assert!(floor > 1e6 && compare > 1e6, "both were counted");
    assert!(
        ratio <= RECORDED * (1.0 + SLACK),
        "a comparison of the usual size executes {ratio:.3} times the instructions of the floor; {RECORDED:.3} are recorded"
    );
}

//! Every target of `targets.rs` on some hundred inputs, the same every time; `FUZZ_RUNS=1000000 cargo test --release --test fuzz` tries
//! as many as it says.
//!
//! In: the bundled texts, their comparisons as JSON and the files of the lexicon, changed. Out: a pass, or the input that broke a law.
//! What broke one once stands in `tests/fuzz/found` and is tried first.

#[expect(dead_code, reason = "only the fragments are used, not the strategies")]
#[path = "../support/grammar.rs"]
mod grammar;
mod mutation;
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use mutation::Mutation;
use rashomon::corpus;
use targets::{TARGETS, Target};

fn runs(usual: usize) -> usize {
    std::env::var("FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(usual)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What the inputs of a target begin as.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let pairs = corpus::pairs();
    let texts = || pairs.iter().flat_map(|pair| [&pair.a, &pair.b]).map(|readout| readout.text().as_bytes().to_vec());
    match target {
        "lexicon" => {
            let text = |name: &str| fs::read_to_string(root().join("src/lexicon/data").join(name)).expect("a data file");
            let files = ["acts.txt", "actors.txt", "leaders.txt", "cues.txt", "frames.txt", "topics.txt", "roles.txt"];
            let cut = |text: String| text.lines().take(40).collect::<Vec<_>>().join("\n").into_bytes();
            files.map(|name| cut(text(name))).into_iter().collect()
        }
        "json" => pairs
            .iter()
            .take(4)
            .flat_map(|pair| {
                let sides = [&pair.a, &pair.b].map(|readout| serde_json::to_string(readout).expect("JSON"));
                let comparison = rashomon::compare(&pair.a, &rashomon::Readout::new("x", &pair.b.text()[..200]));
                let line = format!(r#"{{"id":"{}","a":{},"b":{}}}"#, pair.id, sides[0], sides[1]);
                [line.into_bytes(), serde_json::to_vec(&comparison).expect("JSON")]
            })
            .collect(),
        "many" => corpus::summits()
            .iter()
            .map(|summit| summit.accounts.iter().map(|account| account.text().as_bytes()).collect::<Vec<_>>().join(&0xff))
            .chain(pairs.iter().take(4).map(|pair| [pair.a.text(), pair.b.text(), pair.a.text()].map(str::as_bytes).join(&0xff)))
            .collect(),
        "compare" | "html" => {
            pairs.iter().map(|pair| [pair.a.text().as_bytes(), b"\xff", pair.b.text().as_bytes()].concat()).collect()
        }
        _ => texts().collect(),
    }
}

fn try_target(name: &str, target: Target, usual: usize) {
    let found = root().join("tests/fuzz/found").join(name);
    let mut known: Vec<PathBuf> = fs::read_dir(&found).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    known.sort();
    known.iter().for_each(|path| target(&fs::read(path).expect("an input that broke a law once")));
    let mut mutation = Mutation::new(1950, seeds(name));
    for run in 0..runs(usual) {
        let input = mutation.next_input();
        if catch_unwind(|| target(&input)).is_err() {
            let kept = std::env::temp_dir().join(format!("rashomon-{name}-{run}"));
            fs::write(&kept, &input).expect("the input is kept");
            panic!("input {run} of `{name}` breaks a law; it is kept as {}", kept.display());
        }
    }
}

macro_rules! tried {
    ($($name:ident $usual:literal)*) => {$(
        #[test]
        fn $name() {
            try_target(stringify!($name), targets::$name, $usual);
        }
    )*};
}

tried! {
    tokenize 2000
    split 600
    extract 400
    compare 120
    lexicon 1500
    json 400
    html 120
    many 60
}

#[test]
fn every_target_is_tried_and_has_its_fuzzer() {
    let source = fs::read_to_string(root().join("tests/fuzz/main.rs")).expect("this file");
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("the package of the fuzzers");
    for (name, _) in TARGETS {
        assert!(source.contains(&format!("\n    {name} ")), "{name} is not tried");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} has no fuzzer");
    }
}

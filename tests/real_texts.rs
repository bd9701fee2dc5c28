//! Real texts, where they are at hand: sentence bounds against a list of hard cases, and thousands of published texts that must
//! be read without a stumble.
//!
//! In: files that are not part of this package, in a folder beside it. Out: a pass, or what went wrong on which file; without the
//! files a line on stderr that says so. Law: none of their sentences stands in this package.

#[path = "support/checks.rs"]
mod checks;
#[path = "support/mirror.rs"]
mod mirror;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use rashomon::{Comparer, Readout, Side, Voice, corpus};
use serde_json::Value;

/// A file or folder beside the package, or nothing, said aloud.
fn beside(path: &str) -> Option<PathBuf> {
    let whole = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !whole.exists() {
        eprintln!("skipped: {} is not there", whole.display());
        return None;
    }
    Some(whole)
}

/// How many of the hard cases are cut as listed; this number only ever rises.
const GOLDEN: usize = 43;

#[test]
fn sentences_end_where_the_golden_rules_say() {
    let Some(path) = beside("eval/segmentation/golden_rules.json") else { return };
    let rules: Value = serde_json::from_str(&fs::read_to_string(path).expect("it can be read")).expect("it is JSON");
    let rules = rules.as_array().expect("a list of cases");
    let comparer = Comparer::default();
    let mut right = 0;
    for rule in rules {
        let text = rule["text"].as_str().unwrap_or_default();
        let document = comparer.analyze(&Readout::new("Norway", text));
        let found: Vec<&str> = document.sentences().iter().map(|sentence| document.text_of(sentence.span)).collect();
        let wanted: Vec<&str> = rule["sentences"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if found == wanted {
            right += 1;
        } else {
            eprintln!("cut otherwise: {text:?}\n  listed {wanted:?}\n  found  {found:?}");
        }
    }
    eprintln!("{right} of {} cases are cut as listed", rules.len());
    assert!(right >= GOLDEN, "{right} of {} cases, and it was {GOLDEN}", rules.len());
}

/// Every real text, with its issuer.
fn readouts() -> Vec<Readout> {
    let mut readouts = Vec::new();
    if let Some(folder) = beside("data/us-readouts") {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            // A head of key and value lines stands between two rules.
            let body =
                text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text.as_str(), |(_, body)| body);
            readouts.push(Readout::new("United States", body));
        }
    }
    if let Some(path) = beside("data/counterparts.jsonl") {
        for line in fs::read_to_string(path).expect("it can be read").lines() {
            let item: Value = serde_json::from_str(line).expect("a line is JSON");
            let word = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
            readouts.push(Readout::new(word("issuer"), word("text")));
        }
    }
    readouts
}

#[test]
fn every_real_text_is_read() {
    let comparer = Comparer::default();
    let readouts = readouts();
    let mut silent = 0;
    for readout in &readouts {
        checks::tokens_tile(&comparer, readout.text());
        let document = comparer.analyze(readout);
        checks::document_is_sound(&comparer, &document);
        silent += usize::from(document.claims().is_empty());
    }
    eprintln!("{} texts read, {silent} without a claim", readouts.len());
    assert!(silent * 100 <= readouts.len(), "{silent} of {} texts claim nothing", readouts.len());
}

/// Pairs of texts that are compared; `REAL_PAIRS=20000 cargo test --release --test real_texts` compares as many as it says.
fn pairs() -> usize {
    std::env::var("REAL_PAIRS").ok().and_then(|pairs| pairs.parse().ok()).unwrap_or(200)
}

/// A comparison may take this many times as long for each byte as the one in the middle does.
const SLOWEST: f64 = 200.0;

#[test]
fn real_texts_are_compared() {
    let comparer = Comparer::default();
    let readouts = readouts();
    if readouts.is_empty() {
        return;
    }
    // A linear congruential generator (Knuth, MMIX): the same pairs every time.
    let mut state: u64 = 2022;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % readouts.len()
    };
    let drawn: Vec<(&Readout, &Readout)> = (0..pairs()).map(|_| (&readouts[draw()], &readouts[draw()])).collect();
    let pace = |a: &Readout, b: &Readout| {
        let start = Instant::now();
        let comparison = comparer.compare(a, b);
        (comparison, start.elapsed().as_secs_f64() * 1e9 / (a.text().len() + b.text().len()).max(1) as f64)
    };
    let mut paces: Vec<(f64, usize)> = Vec::with_capacity(drawn.len());
    // Many threads, and one.
    for (place, (together, (a, b))) in comparer.compare_all(drawn.iter().copied()).zip(&drawn).enumerate() {
        let (alone, taken) = pace(a, b);
        paces.push((taken, place));
        assert_eq!(alone, together, "the number of threads changes nothing");
        checks::comparison_is_sound(&alone, a, b);
        mirror::is_mirrored(&alone, &comparer.compare(b, a));
    }
    paces.sort_by(|x, y| x.0.total_cmp(&y.0));
    let middle = paces[paces.len() / 2].0;
    // Whoever was interrupted gets two more tries: what is slow is slow each time.
    let again = |(taken, place): &(f64, usize)| {
        let (a, b) = drawn[*place];
        (0..2).fold(*taken, |best, _| best.min(pace(a, b).1))
    };
    let slowest = paces.iter().rev().take_while(|(taken, _)| *taken > SLOWEST * middle).map(again).fold(0.0, f64::max);
    let slowest = slowest.max(paces.iter().rev().find(|(taken, _)| *taken <= SLOWEST * middle).map_or(0.0, |(taken, _)| *taken));
    eprintln!("{} pairs compared, {middle:.0} ns a byte in the middle, {slowest:.0} at most", drawn.len());
    assert!(slowest <= SLOWEST * middle, "{slowest:.0} ns a byte, in the middle {middle:.0}");
}

/// A news report on the very call of the bundled example: it ascribes one sentence, to one side, and says what nobody disclosed.
#[test]
fn a_real_news_report_is_split_by_whom_it_ascribes_its_words_to() {
    let Some(folder) = beside("data/secondary") else { return };
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found = Comparer::default().attribute(&text, "United States", "Russia");
        let of = |voice: Voice| found.passages().iter().filter(move |passage| passage.voice == voice);
        let words = |voice: Voice| of(voice).map(|passage| found.text_of(passage).to_lowercase()).collect::<Vec<_>>();
        let close = |text: &str| text.split_whitespace().collect::<String>();
        let all: String = found.passages().iter().map(|passage| close(found.text_of(passage))).collect();
        assert_eq!(all, close(&text), "{}: the passages are the text", path.display());
        eprintln!("{}: {:?}", path.display(), Voice::ALL.map(|voice| (voice.name(), of(voice).count())));

        let [kremlin] = &words(Voice::B)[..] else { panic!("one sentence is ascribed to the Kremlin: {:?}", words(Voice::B)) };
        assert!(kremlin.contains("kremlin") && kremlin.contains("objectives"), "{kremlin}");
        let [undisclosed] = &words(Voice::Undisclosed)[..] else { panic!("{:?}", words(Voice::Undisclosed)) };
        assert!(undisclosed.contains("neither") && undisclosed.contains("initiated the call"), "{undisclosed}");
        assert!(words(Voice::A).is_empty() && words(Voice::Both).is_empty(), "nothing is ascribed to Washington or to both");
        assert!(words(Voice::Own).iter().any(|own| own.contains("my opinion")), "what the writer thinks is the writer's");

        // What it ascribes to the Kremlin answers what the bundled Russian account of this call says; nothing stands for the other side.
        let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
        assert!(found.readout(Side::A).is_none());
        let ascribed = found.readout(Side::B).expect("an account");
        let comparison = Comparer::default().compare(&ascribed, &pair.b);
        assert!(!comparison.links().is_empty(), "what is ascribed to a side is found in that side's own text");
    }
}

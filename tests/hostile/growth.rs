//! One thing over and over: what a text is made of must not make reading it slower than its length does.
//!
//! In: fragments of the register and of no register, repeated with and without space between them. Out: a pass, or the fragment at
//! which time grows faster than the text. Law: twenty times the text takes less than eighty times as long; quadratic work would
//! take four hundred times.

use std::time::Instant;

use rashomon::{Comparer, Readout};

use crate::checks;

/// What is repeated: a word of each class that the stages look for, marks, joins, other scripts, what runs into one another.
const FRAGMENTS: [&str; 66] = [
    "a",
    "word",
    "Word",
    "Unknownword",
    "WORD",
    "x-",
    "one-",
    "U.S.-",
    "ab.Cd",
    "Abc.",
    "a.b.",
    "é",
    "ab.É",
    "中",
    "а",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "😀",
    "🇺🇸",
    "🇺",
    "\u{200d}",
    "'",
    "’s",
    "\"",
    "“",
    "”",
    "“He said: ",
    "(",
    ")",
    "[",
    "-",
    "–",
    "…",
    ".",
    "!",
    "?",
    ",",
    ";",
    ":",
    "_",
    "$",
    "$1",
    "1",
    "1,",
    "1:",
    "1+",
    "1.5 billion",
    "9 hours and ",
    "President",
    "President Roe",
    "President of Chile",
    "of",
    "and",
    "that",
    "also",
    "will",
    "was",
    "agreed",
    "agreed to",
    "not",
    "at the initiative of",
    "at the request",
    "the Russian side",
];
const GAPS: [&str; 4] = ["", " ", ", ", ". "];

/// The least time of two that reading takes, in seconds.
fn seconds(comparer: &Comparer, readout: &Readout) -> f64 {
    let time = || {
        let start = Instant::now();
        drop(comparer.analyze(readout));
        start.elapsed().as_secs_f64()
    };
    time().min(time())
}

#[test]
fn whatever_is_repeated_is_read_in_time_that_grows_with_it() {
    const TIMES: usize = 20;
    let comparer = Comparer::default();
    let longest = crate::bytes(60_000).min(20_000_000);
    let mut slow = Vec::new();
    for fragment in FRAGMENTS {
        for gap in GAPS {
            let text = |bytes: usize| [fragment, gap].concat().repeat(bytes / (fragment.len() + gap.len()));
            let readout = |bytes: usize| Readout::new("Norway", text(bytes));
            let large = readout(longest);
            let (little, much) = (seconds(&comparer, &readout(longest / TIMES)), seconds(&comparer, &large));
            if much > 4.0 * TIMES as f64 * little + 0.05 {
                slow.push(format!(
                    "{fragment:?} {gap:?}: {:.1} ms, and {:.1} ms for {TIMES} times as much",
                    1e3 * little,
                    1e3 * much
                ));
            }
            if longest <= 200_000 {
                checks::tokens_tile(&comparer, large.text());
                checks::document_is_sound(&comparer, &comparer.analyze(&large));
            }
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}

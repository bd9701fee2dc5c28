//! What the public types promise beside their functions: they go between threads, live as long as anyone likes, and come back
//! from JSON as they were.
//!
//! In: the public types. Out: a pass, or a type that cannot do it (most of this fails to compile where it does not hold). Law: nothing
//! in the face of the crate is bound to a thread or to the life of a text.

use std::fmt::Debug;

use rashomon::{
    Account, Act, Aspect, Builder, Change, Claim, ClaimRecord, Comparer, Comparison, Divergence, Document, Error, Evidence,
    Facts, FactsRecord, Finding, FindingKind, FindingSide, Holder, Language, Lexicon, Link, Medium, Panel, Parts, Plover,
    Quantity, Readout, Reason, Relation, Score, Sentence, Side, Similarity, Span, Statistics, Token, Tokens, TopicDivergence,
    Vectors, batch, corpus, report,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn shared<T: Send + Sync + 'static>() {}
fn borrowed<T: Send + Sync>() {}
fn cloned<T: Clone + Debug>() {}

#[test]
fn everything_goes_between_threads_and_outlives_its_texts() {
    shared::<Comparer>();
    shared::<Builder>();
    shared::<Comparison>();
    shared::<Document>();
    shared::<Panel>();
    shared::<Readout>();
    shared::<Lexicon>();
    shared::<Language>();
    shared::<Statistics>();
    shared::<Vectors>();
    shared::<Error>();
    shared::<Box<dyn Similarity>>();
    shared::<(Account, ClaimRecord, Link, Reason, FactsRecord, Finding, Evidence, Divergence, Parts, TopicDivergence)>();
    shared::<(Claim, Facts, Quantity, Sentence, Span, Score, Token)>();
    shared::<(Side, Act, Aspect, FindingKind, FindingSide, Holder, Medium, Plover, Relation)>();
    shared::<(batch::Input, batch::Pair, batch::Done, batch::Kept, batch::Format, report::csv::Table)>();
    borrowed::<(Tokens<'_>, Change<'_>)>();
    cloned::<(Comparer, Comparison, Document, Readout, Lexicon, Language, Error, batch::Input)>();
}

#[test]
fn an_error_is_an_error() {
    let error = Lexicon::parse("mine.txt", "nonsense").expect_err("no section");
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.downcast_ref::<Error>().is_some());
    assert_eq!(size_of::<Error>(), size_of::<usize>(), "an error is one pointer wide");
}

/// Holds that a value comes back from JSON as it was.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).expect("it is written");
    let back: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(&back, value);
}

#[test]
fn what_is_written_as_json_comes_back_as_it_was() {
    for pair in corpus::pairs() {
        comes_back(&pair.a);
        comes_back(&pair.b.clone().with_counterpart("x").with_language("en").with_source("y"));
        let comparison = rashomon::compare(&pair.a, &pair.b);
        // Scores are written with six decimals: what was rounded once comes back as it is.
        let once: Comparison = serde_json::from_str(&report::json(&comparison)).expect("it is read");
        comes_back(&once);
        once.links().iter().for_each(comes_back);
        once.findings().iter().for_each(comes_back);
        comes_back(once.divergence());
        comes_back(once.facts());
        assert_eq!(report::json(&once), report::json(&comparison));
    }
    Act::ALL.iter().for_each(comes_back);
    Relation::ALL.iter().for_each(comes_back);
    FindingKind::ALL.iter().for_each(comes_back);
    Side::BOTH.iter().for_each(comes_back);
    comes_back(&Span::new(3, 9));
    comes_back(&Score::new(0.25));
}

/// How the types of what the crate relies on begin when they are named.
const FOREIGN: [&str; 12] = [
    "FxHash",
    "serde_json::",
    "maud::",
    "Markup",
    "::csv::",
    "StringRecord",
    "jiff::",
    "rayon::",
    "Rand32",
    "kodama::",
    "anstyle::",
    "Stemmer",
];

#[test]
fn no_type_of_a_dependency_is_named_in_public() {
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let (mut named, mut seen) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = std::fs::read_to_string(&path).expect("a source");
                // A signature goes from `pub` to its body or its end, over several lines perhaps.
                for public in source.split('\n').map(str::trim_start).zip(0..).filter(|(line, _)| line.starts_with("pub ")) {
                    let rest: Vec<&str> = source.lines().skip(public.1).take(8).collect();
                    let rest = rest.join(" ");
                    let signature = rest.split(['{', ';']).next().unwrap_or_default();
                    // A private field may stand below a public one.
                    let signature = if public.0.contains("fn ") { signature } else { public.0 };
                    seen += 1;
                    named.extend(
                        FOREIGN
                            .iter()
                            .filter(|name| signature.contains(**name))
                            .map(|name| format!("{}: {name} in {signature}", path.display())),
                    );
                }
            }
        }
    }
    assert!(seen > 300, "{seen} public items");
    assert!(named.is_empty(), "{named:?}");
}

//! What the public types promise beside their functions: they go between threads, live as long as anyone likes, and come back
//! from JSON as they were.
//!
//! In: the public types. Out: a pass, or a type that cannot do it (most of this fails to compile where it does not hold). Law: nothing
//! in the face of the crate is bound to a thread or to the life of a text.

use std::fmt::Debug;
use std::fs;
use std::path::PathBuf;

use rashomon::{
    Account, Act, Archive, Aspect, Assurance, Attribution, Builder, Call, Change, ChangePoint, Claim, ClaimId, ClaimIds,
    ClaimRecord, Comparer, Comparison, Costs, Course, Coverage, Divergence, Document, Earlier, Error, ErrorKind, Evidence,
    Expected, Facts, FactsRecord, Finding, FindingKind, FindingSide, Formula, FormulaKind, HeldBy, Holder, Known, Language,
    Lexicon, Link, Medium, Merge, PairOfFacts, Panel, PanelAccount, PanelClaim, PanelDivergence, PanelFinding, PanelFindingKind,
    PanelLink, PanelPair, PanelRow, Parts, Party, Passage, Plover, Quantity, Readout, Reason, Relation, Score, Search, Seat,
    Sentence, Series, SeriesCall, SeriesFinding, SeriesFindingKind, Side, Silence, Similarity, Span, Standing, Stated,
    Statistics, Status, TermId, Token, TokenKind, Tokens, Tone, TopicCourse, TopicDivergence, Trend, Unit, Vectors, Verdict,
    Voice, Weights, batch, corpus, evaluation, learn, report,
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
    shared::<(Status, TokenKind, Unit, Verdict, Voice, ErrorKind, TermId, Weights, Costs, Known, Expected, PairOfFacts)>();
    shared::<(ClaimId, ClaimIds, HeldBy)>();
    shared::<(Stated<Tone>, Archive, Search, Earlier, Attribution, Passage)>();
    shared::<(PanelAccount, PanelClaim, PanelRow, PanelPair, PanelLink, PanelDivergence, Standing, Merge, Seat)>();
    shared::<(PanelFinding, PanelFindingKind, Series, SeriesCall, SeriesFinding, SeriesFindingKind, Call, Party)>();
    shared::<(Course, Coverage, TopicCourse, Trend, ChangePoint, Formula, FormulaKind, Assurance)>();
    shared::<(learn::Training, learn::Learner, learn::Model, report::TextOptions)>();
    shared::<(corpus::Pair, corpus::Summit, corpus::Calls, corpus::Standing)>();
    shared::<(evaluation::Gold, evaluation::GoldSide, evaluation::Event, evaluation::Counts, evaluation::Figures)>();
    shared::<(batch::Input, batch::Pair, batch::Done, batch::Kept, batch::Format, report::csv::Table)>();
    borrowed::<(Tokens<'_>, Change<'_>, Silence<'_>)>();
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
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    comes_back(&Comparer::default().attribute(
        "The White House said they spoke. The Kremlin did not say why.",
        "United States",
        "Russia",
    ));
    let panel = Comparer::default().panel(&corpus::summits()[0].accounts);
    comes_back::<Panel>(&serde_json::from_str(&report::panel::json(&panel)).expect("it is read"));
    let calls = (1..=9).map(|day| Call::new(format!("2024-05-0{day}")).with_a(pair.a.clone()).with_b(pair.b.clone()));
    let series = Comparer::default().series(&calls.collect::<Vec<_>>());
    comes_back::<Series>(&serde_json::from_str(&report::series::json(&series)).expect("it is read"));
    Act::ALL.iter().for_each(comes_back);
    Aspect::ALL.iter().for_each(comes_back);
    Voice::ALL.iter().for_each(comes_back);
    Relation::ALL.iter().for_each(comes_back);
    FindingKind::ALL.iter().for_each(comes_back);
    Side::BOTH.iter().for_each(comes_back);
    comes_back(&Span::new(3, 9));
    comes_back(&Score::new(0.25));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of the crate.
fn sources() -> Vec<(PathBuf, String)> {
    let (mut folders, mut found) = (vec![root().join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                found.push((path, source));
            }
        }
    }
    found
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
    let (mut named, mut seen) = (Vec::new(), 0);
    for (path, source) in sources() {
        // A signature goes from `pub` to its body or its end, over several lines perhaps.
        for (line, place) in source.lines().map(str::trim_start).zip(0..).filter(|(line, _)| line.starts_with("pub ")) {
            let rest: Vec<&str> = source.lines().skip(place).take(8).collect();
            let rest = rest.join(" ");
            let signature = rest.split(['{', ';']).next().unwrap_or_default();
            // A private field may stand below a public one.
            let signature = if line.contains("fn ") { signature } else { line };
            seen += 1;
            let foreign = FOREIGN.iter().filter(|name| signature.contains(**name));
            named.extend(foreign.map(|name| format!("{}: {name} in {signature}", path.display())));
        }
    }
    assert!(seen > 300, "{seen} public items");
    assert!(named.is_empty(), "{named:?}");
}

/// A public type as its source declares it.
struct Declared {
    name: String,
    is_enum: bool,
    non_exhaustive: bool,
    /// Every field of a `struct` can be seen and written: whoever builds one breaks with the next field.
    open: bool,
}

/// Every public type of the crate, in or out of reach.
fn declared() -> Vec<Declared> {
    let mut found = Vec::new();
    for (_, source) in sources() {
        let lines: Vec<&str> = source.lines().collect();
        for (place, line) in lines.iter().enumerate() {
            let words: Vec<&str> = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
            let ["pub", kind @ ("struct" | "enum" | "trait"), name, ..] = words[..] else { continue };
            if line.starts_with(' ') {
                continue;
            }
            let attributes = lines[..place].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("///"));
            let fields: Vec<&&str> = lines[place + 1..].iter().take_while(|line| **line != "}").collect();
            let told = |line: &&&&str| !line.trim_start().starts_with(['/', '#']);
            let open =
                kind == "struct" && line.ends_with('{') && fields.iter().filter(told).all(|field| field.starts_with("    pub "));
            let non_exhaustive = attributes.clone().any(|line| *line == "#[non_exhaustive]");
            found.push(Declared { name: name.to_owned(), is_enum: kind == "enum", non_exhaustive, open });
        }
    }
    found
}

/// Whether a text names something, as a word of its own.
fn names(text: &str, name: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == name)
}

#[test]
fn no_public_type_is_forgotten_or_out_of_reach() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect("a file");
    let (this, face) = (read("tests/api.rs"), read("src/lib.rs"));
    let modules =
        ["batch/mod.rs", "batch/input.rs", "corpus/mod.rs", "evaluation.rs", "learn.rs", "report/mod.rs", "report/csv.rs"];
    let modules: String = modules.iter().map(|path| read(&format!("src/{path}"))).collect();
    let declared = declared();
    assert!(declared.len() > 90, "{} types", declared.len());
    for Declared { name, .. } in &declared {
        assert!(names(&this, name), "{name} is not held to go between threads");
        assert!(names(&face, name) || names(&modules, name), "{name} is public and cannot be named");
    }
}

#[test]
fn what_may_grow_says_so() {
    let contributing = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("a file");
    let (_, closed) =
        contributing.split_once("Those that are closed by what they mean are not").expect("the list of what is closed");
    let closed = closed.split("\n\n").next().unwrap_or_default();
    let torn = |found: &Declared| (found.is_enum || found.open) && found.non_exhaustive == names(closed, &found.name);
    let torn: Vec<String> = declared().into_iter().filter(torn).map(|found| found.name).collect();
    assert!(torn.is_empty(), "`#[non_exhaustive]`, or listed in CONTRIBUTING.md as closed, and not both: {torn:?}");
}

//! What is tried on any bytes at all: one function for each thing that reads input.
//!
//! In: bytes. Out: nothing, or a panic. Law: whatever the bytes, the laws of the design hold; a refusal names file and line. `main.rs`
//! runs them on inputs of its own with every `cargo test`, the package in `fuzz/` on those that libFuzzer looks for.

use std::borrow::Cow;
use std::sync::LazyLock;

use rashomon::batch::{Format, lines, run};
use rashomon::report::TextOptions;
use rashomon::{Call, Comparer, Comparison, ErrorKind, Lexicon, Panel, Readout, Series, Span, report};

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/mirror.rs"]
mod mirror;

static COMPARER: LazyLock<Comparer> = LazyLock::new(Comparer::default);

/// A function that takes any bytes.
pub(crate) type Target = fn(&[u8]);

/// Every target with its name.
pub(crate) const TARGETS: [(&str, Target); 8] = [
    ("tokenize", tokenize),
    ("split", split),
    ("extract", extract),
    ("compare", compare),
    ("lexicon", lexicon),
    ("json", json),
    ("html", html),
    ("many", many),
];

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Two inputs of one: cut at a byte that no UTF-8 holds, or in the middle.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    let cut = bytes.iter().position(|byte| *byte == 0xff).unwrap_or(bytes.len() / 2);
    (&bytes[..cut], bytes[cut..].strip_prefix(b"\xff").unwrap_or(&bytes[cut..]))
}

pub(crate) fn tokenize(bytes: &[u8]) {
    checks::tokens_tile(&COMPARER, &text(bytes));
}

/// Sentences: in order, with every word in one of them, and the same however the lines end.
pub(crate) fn split(bytes: &[u8]) {
    let text = text(bytes);
    let document = COMPARER.analyze(&Readout::new("Norway", text.clone()));
    checks::document_is_sound(&COMPARER, &document);
    if !text.contains('\r') {
        let other = COMPARER.analyze(&Readout::new("Norway", text.replace('\n', "\r\n")));
        assert_eq!(document.sentences().len(), other.sentences().len(), "{text:?}");
    }
}

/// Claims, as they are found and as they are marked by hand.
pub(crate) fn extract(bytes: &[u8]) {
    let (marks, rest) = bytes.split_at(bytes.len().min(8));
    let readout =
        Readout::new("United States", text(rest)).with_counterpart("Russia").with_leader("Jane Doe").with_date("2022-02-12");
    checks::document_is_sound(&COMPARER, &COMPARER.analyze(&readout));
    let spans: Vec<Span> =
        marks.chunks(2).map(|mark| Span::new(usize::from(mark[0]), usize::from(mark[mark.len() - 1]))).collect();
    checks::document_is_sound(&COMPARER, &COMPARER.analyze_marked(&readout, &spans));
    assert!(COMPARER.look_up(readout.text()).iter().all(|known| !known.span.of(readout.text()).is_empty()));
}

pub(crate) fn compare(bytes: &[u8]) {
    let (left, right) = halves(bytes);
    let (a, b) = (Readout::new("United States", text(left)), Readout::new("Russia", text(right)));
    let (straight, swapped) = (COMPARER.compare(&a, &b), COMPARER.compare(&b, &a));
    checks::comparison_is_sound(&straight, &a, &b);
    mirror::is_mirrored(&straight, &swapped);
    assert_eq!(COMPARER.compare(&a, &a).divergence().overall, rashomon::Score::ZERO);
}

/// A lexicon is read or refused with its line; what is read can be merged, listed, compiled and used.
pub(crate) fn lexicon(bytes: &[u8]) {
    let text = text(bytes);
    match Lexicon::parse("mine.txt", &text) {
        Err(error) => {
            let ErrorKind::Format { line, .. } = error.kind() else { panic!("{error}") };
            assert!(*line >= 1 && *line <= text.lines().count(), "{error}");
        }
        Ok(lexicon) => {
            assert_eq!(lexicon.sizes().iter().map(|(_, entries)| entries).sum::<usize>(), lexicon.ids().len());
            let twice = lexicon.clone().merge(lexicon.clone());
            assert_eq!(twice.ids(), lexicon.ids());
            // Compiling takes long, the embedded figures included: one in so many.
            if bytes.len() % 32 == 0 {
                if let Ok(comparer) = Comparer::builder().without_embedded_lexicon().lexicon(lexicon).build() {
                    checks::document_is_sound(&comparer, &comparer.analyze(&Readout::new("Norway", text.clone())));
                }
            }
        }
    }
}

/// Lines of a batch, and comparisons that were kept as JSON: read back, or refused; what was read can be shown.
pub(crate) fn json(bytes: &[u8]) {
    for done in run(&COMPARER, Format::Json, lines("pairs.jsonl", bytes)) {
        match done {
            Ok(done) => assert!(done.output.ends_with('\n') && done.output.lines().count() == 1),
            Err(error) => assert!(error.to_string().starts_with("pairs.jsonl:"), "{error}"),
        }
    }
    if let Ok(comparison) = serde_json::from_slice::<Comparison>(bytes) {
        let pages = [
            report::text(&comparison, &TextOptions::default()),
            report::markdown(&comparison),
            report::html(&comparison),
            report::csv::claims(&comparison),
            report::csv::links(&comparison),
        ];
        assert!(pages.iter().all(|page| !page.is_empty()));
        let json = report::json(&comparison);
        let once: Comparison = serde_json::from_str(&json).expect("what was written is read");
        assert_eq!(report::json(&once), json);
    }
}

/// Nothing of a text or a name is markup; what steers a terminal or a reader's eye is not passed on.
pub(crate) fn html(bytes: &[u8]) {
    let (left, right) = halves(bytes);
    let (left, right) = (text(left), text(right));
    let name = |text: &str| text.chars().take(40).collect::<String>();
    let a = Readout::new(name(&right), left.clone()).with_leader(name(&left)).with_date(name(&right));
    let b = Readout::new(name(&left), right).with_language(name(&left)).with_source(name(&left));
    let comparison = COMPARER.compare(&a, &b);
    page_is_words_alone(&report::html(&comparison), 1);
    let json = report::json(&comparison);
    let back: Comparison = serde_json::from_str(&json).expect("what was written is read");
    assert_eq!(report::json(&back), json);
}

/// Holds that a page has as many scripts as its own, and nothing that steers a terminal or a reader's eye.
fn page_is_words_alone(page: &str, scripts: usize) {
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    assert_eq!(page.matches("<script").count(), scripts, "a script of its own, and no other");
    assert!(
        !page.chars().any(
            |letter| matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        )
    );
}

/// Several accounts of one event, and calls of two governments: pages of words alone, tables in shape, JSON that is read back; the order
/// of accounts changes nothing.
pub(crate) fn many(bytes: &[u8]) {
    let texts: Vec<Cow<'_, str>> = bytes.split(|byte| *byte == 0xff).take(5).map(text).collect();
    let name = |text: &str| text.chars().take(24).collect::<String>();
    let mut accounts: Vec<Readout> =
        texts.iter().rev().zip(&texts).map(|(named, text)| Readout::new(name(named), text.clone())).collect();
    let panel = COMPARER.panel(&accounts);
    page_is_words_alone(&report::panel::html(&panel), 0);
    for table in [report::panel::csv::rows(&panel), report::panel::csv::claims(&panel), report::panel::csv::pairs(&panel)] {
        table_is_in_shape(&table);
    }
    let json = report::panel::json(&panel);
    let back: Panel = serde_json::from_str(&json).expect("what was written is read");
    assert_eq!(report::panel::json(&back), json);
    accounts.reverse();
    assert_eq!(report::panel::json(&COMPARER.panel(&accounts)), json);
    let dated = |(place, pair): (usize, &[Readout])| {
        let call = Call::new(format!("2024-05-{:02}", 1 + place / 2)).with_a(pair[0].clone());
        if let [_, other] = pair { call.with_b(other.clone()) } else { call }
    };
    let calls: Vec<Call> = accounts.chunks(2).enumerate().map(dated).chain([Call::new(name(&texts[0]))]).collect();
    let series = COMPARER.series(&calls);
    page_is_words_alone(&report::series::html(&series), 0);
    let tables =
        [report::series::csv::calls, report::series::csv::points, report::series::csv::trends, report::series::csv::formulas];
    tables.iter().for_each(|table| table_is_in_shape(&table(&series)));
    let json = report::series::json(&series);
    let back: Series = serde_json::from_str(&json).expect("what was written is read");
    assert_eq!(report::series::json(&back), json);
}

/// Holds that every record of a table has the fields of its header.
fn table_is_in_shape(table: &str) {
    let odd = csv::Reader::from_reader(table.as_bytes()).into_records().find_map(Result::err);
    assert!(odd.is_none(), "{odd:?} in {table}");
}

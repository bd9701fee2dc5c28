//! Bytes that are no UTF-8, and JSON that is none.
//!
//! In: files and lines in other encodings, with marks, escapes and ends of their own. Out: a pass, or an error that does not name the
//! encoding and the place. Law: what can be read is read alike however its lines end; the rest is named and left out.

use std::path::Path;

use rashomon::batch::{Format, Input, lines, lines_up_to, run};
use rashomon::{Comparer, Comparison, Lexicon, Readout, compare};

use crate::folder::Folder;

const TEXT: &str =
    "The Prime Minister spoke with President Roe of Chile.\nHe raised concerns about illegal fishing.\n\nThey agreed to meet.\n";

/// A text in units of 16 bits.
fn sixteen_bits(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some('\u{feff}').into_iter();
    mark.chain(text.chars()).flat_map(|letter| letter.encode_utf16(&mut [0; 2]).to_vec()).flat_map(order).collect()
}

#[test]
fn sixteen_bit_text_is_called_by_its_name() {
    let folder = Folder::new("sixteen-bits");
    for (name, order) in [("little-endian", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("big-endian", u16::to_be_bytes)] {
        for mark in [true, false] {
            let bytes = sixteen_bits(TEXT, mark, order);
            let path = folder.file(&format!("norway-{name}-{mark}.txt"), &bytes);
            let text = Readout::read(Path::new(&path)).expect_err("no UTF-8").to_string();
            let lexicon = Lexicon::read(Path::new(&path)).expect_err("no UTF-8").to_string();
            for error in [text, lexicon] {
                assert!(error.starts_with(&path) && error.contains(&format!("UTF-16, {name}")), "{error}");
            }
        }
    }
    // A NUL here and there is no encoding, and is kept.
    assert_eq!(Readout::from_utf8("x", b"\0The\0y met.".to_vec()).expect("UTF-8").text(), "\0The\0y met.");
    assert!(Readout::from_utf8("x", vec![0xff]).expect_err("no UTF-8").to_string().contains("byte 0"));
}

/// Claims and links without offsets.
fn outline(comparison: &Comparison) -> Vec<String> {
    let claim = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let claims = comparison.a().claims.iter().chain(&comparison.b().claims).map(|found| claim(&found.text));
    claims.chain(comparison.links().iter().map(|link| format!("{:?} {:?} {:?}", link.a, link.b, link.relation))).collect()
}

#[test]
fn ends_of_lines_and_marks_change_nothing() {
    let other = Readout::new("Chile", "President Roe had a call with the Prime Minister of Norway. The sides discussed fishing.");
    let plain = outline(&compare(&Readout::new("Norway", TEXT), &other));
    assert!(plain.len() > 4);
    for text in [
        TEXT.replace('\n', "\r\n"),
        TEXT.replace('\n', "\r"),
        format!("\u{feff}{TEXT}"),
        format!("\u{feff}{}", TEXT.replace('\n', "\r\n")),
    ] {
        let readout = Readout::from_utf8("Norway", text.clone().into_bytes()).expect("UTF-8");
        let comparison = compare(&readout, &other);
        assert_eq!(outline(&comparison), plain, "{text:?}");
        crate::checks::comparison_is_sound(&comparison, &readout, &other);
    }
}

#[test]
fn a_nul_is_read_over_and_said() {
    let readout = Readout::new("Norway", TEXT.replace(". ", ".\0 ").replace(".\n", "\0.\n"));
    let document = Comparer::default().analyze(&readout);
    crate::checks::document_is_sound(&Comparer::default(), &document);
    assert!(document.claims().len() >= 2, "{:?}", document.claims());
    let note = document.notes().iter().find(|note| note.contains("U+0000")).expect("a note");
    assert!(note.contains("Norway") && note.contains("at byte"), "{note}");
}

/// Lines of JSON that are no pair, each with what its error says.
const BROKEN: [(&str, &str); 9] = [
    (r#"{"a":{"issuer":"x","text":"\ud800"},"b":{"issuer":"y","text":""}}"#, "hex escape"),
    (r#"{"a":{"issuer":"x","text":"\udc00"},"b":{"issuer":"y","text":""}}"#, "hex escape"),
    (r#"{"a":{"issuer":"\ud800\u0041","text":""},"b":{"issuer":"y","text":""}}"#, "hex escape"),
    (r#"{"a":{"issuer":"x","text":"\uZZZZ"},"b":{"issuer":"y","text":""}}"#, "escape"),
    (r#"{"a":{"issuer":"x","text":1e999},"b":{"issuer":"y","text":""}}"#, "number out of range"),
    (r#"{"a":{"issuer":"x","text":"t"}"#, "EOF"),
    (r#"{"a":{"issuer":"x"},"b":{}}"#, "missing field `text`"),
    (r#"{"a":{"issuer":"x","text":"t","text":"u"},"b":{}}"#, "duplicate field `text`"),
    (r#"["a", "b"]"#, "not a pair"),
];

#[test]
fn a_broken_line_is_named_and_the_next_one_is_read() {
    let good = r#"{"id":"good","a":{"issuer":"x","text":"They met."},"b":{"issuer":"y","text":"They met."}}"#;
    let deep = format!(r#"{{"id":{}"#, "[".repeat(100_000));
    let broken: Vec<(&str, &str)> = BROKEN.into_iter().chain([(deep.as_str(), "recursion limit")]).collect();
    let input: String = broken.iter().flat_map(|(line, _)| [line, "\n", good, "\n"]).collect();
    let results: Vec<_> = run(&Comparer::default(), Format::Json, lines("pairs.jsonl", input.as_bytes())).collect();
    assert_eq!(results.len(), 2 * broken.len());
    for (place, (both, (line, said))) in results.chunks(2).zip(broken).enumerate() {
        let error = both[0].as_ref().expect_err(line).to_string();
        assert!(error.starts_with(&format!("pairs.jsonl:{}: ", 2 * place + 1)) && error.contains(said), "{error}");
        assert_eq!(both[1].as_ref().map(|done| done.id.as_str()), Ok("good"));
    }
}

#[test]
fn a_line_may_be_as_long_as_one_says() {
    let line = |words: usize| {
        format!(r#"{{"a":{{"issuer":"x","text":"{}"}},"b":{{"issuer":"y","text":"b"}}}}"#, "They met. ".repeat(words))
    };
    let input = format!("{}\n{}\n{}", line(1), line(1_000), line(2));
    let results: Vec<_> = lines_up_to(500, "pairs.jsonl", input.as_bytes()).map(Input::pair).collect();
    assert!(results[0].is_ok() && results[2].is_ok());
    assert_eq!(results[1].as_ref().expect_err("too long").to_string(), "pairs.jsonl:2: longer than 500 bytes");
    assert!(lines_up_to(usize::MAX, "pairs.jsonl", input.as_bytes()).all(|input| input.pair().is_ok()));
}

#[test]
fn a_comparison_that_somebody_changed_is_refused_or_shown() {
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the flagship");
    let json = serde_json::to_string(&compare(&pair.a, &pair.b)).expect("JSON");
    let changed = [
        ("\"id\":\"a1\"", "\"id\":\"a99999999999999999999999\""),
        ("\"start\":0", "\"start\":18446744073709551615"),
        ("\"a\":[\"a3\"]", "\"a\":[\"é\",\"\",\"b7\",\"a0\"]"),
        ("\"similarity\":0", "\"similarity\":-9e300"),
        ("\"duration_minutes\":90.0", "\"duration_minutes\":-1e308"),
        ("\"words\":", "\"words\":1844674407370955161"),
    ];
    for (old, new) in changed {
        assert!(json.contains(old), "{old}");
        if let Ok(comparison) = serde_json::from_str::<Comparison>(&json.replace(old, new)) {
            assert!(!comparison.to_string().is_empty());
            assert!(!rashomon::report::markdown(&comparison).is_empty());
            assert!(!rashomon::report::html(&comparison).is_empty());
            assert!(comparison.divergence().overall.get() <= 1.0);
        }
    }
    assert!(serde_json::from_str::<Comparison>(&json.replacen("\"overall\":0", "\"overall\":1e999,\"x\":0", 1)).is_err());
}

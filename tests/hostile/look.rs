//! Texts and names that are not what they look like.
//!
//! In: letters of other scripts, characters that cannot be seen, markup and script, in texts, issuers and leaders. Out: a pass, or
//! what was taken for something else in silence. Law: a text is read as it stands; what does not read as it looks is a note;
//! nothing of an input is markup in a report.

use rashomon::{Comparison, Readout, compare, report};

use crate::{checks, mirror};

const OTHER: &str =
    "President Roe had a phone call with the Prime Minister of Norway. The sides discussed a ceasefire in Ukraine.";

fn notes(text: &str, issuer: &str) -> String {
    let (a, b) = (Readout::new(issuer, text), Readout::new("Chile", OTHER));
    let comparison = compare(&a, &b);
    checks::comparison_is_sound(&comparison, &a, &b);
    mirror::is_mirrored(&comparison, &compare(&b, &a));
    comparison.notes().join("\n")
}

#[test]
fn homoglyphs_are_said() {
    // Cyrillic capital er, Cyrillic a, Greek omicron.
    for word in ["\u{420}ussia", "Ukr\u{430}ine", "P\u{3bf}land"] {
        let note = notes(&format!("He spoke about {word}. They agreed on a ceasefire."), "Norway");
        assert!(note.contains("several scripts") && note.contains(word) && note.contains("at byte 15"), "{note}");
    }
    // An issuer that only looks like one is another one.
    let real = compare(&Readout::new("Russia", "The Russian side proposed talks."), &Readout::new("Chile", OTHER));
    let false_one = compare(&Readout::new("\u{420}ussia", "The Russian side proposed talks."), &Readout::new("Chile", OTHER));
    assert_eq!((real.a().claims[0].holder.name(), false_one.a().claims[0].holder.name()), ("a", "other"));
}

#[test]
fn characters_that_cannot_be_seen_are_said() {
    for (hidden, code) in [
        ("\u{202e}", "U+202E"),
        ("\u{2066}", "U+2066"),
        ("\u{200f}", "U+200F"),
        ("\u{0}", "U+0000"),
        ("\u{1b}", "U+001B"),
        ("\u{e0041}", "U+E0041"),
    ] {
        let note = notes(&format!("They agreed on {hidden}a ceasefire. He thanked her."), "Norway");
        assert!(note.contains(code) && note.contains("at byte 15") && note.contains("Norway"), "{code}: {note}");
    }
    for parted in ["cease\u{200b}fire", "cease\u{ad}fire", "cease\u{feff}fire"] {
        assert!(notes(&format!("They agreed on a {parted}."), "Norway").contains("cannot be seen"), "{parted:?}");
    }
}

const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'x' ]]> --> </title>";

/// Every report that people look at.
fn pages(comparison: &Comparison) -> [(&'static str, String); 2] {
    [("markdown", report::markdown(comparison)), ("html", report::html(comparison))]
}

#[test]
fn nothing_of_an_input_is_markup() {
    let readout = |issuer: &str| {
        let text = format!("The President {MARKUP} spoke with {MARKUP}. He demanded {MARKUP}. They discussed {MARKUP} today.");
        Readout::new(issuer, text)
            .with_leader(MARKUP)
            .with_counterpart(MARKUP)
            .with_date(MARKUP)
            .with_source(MARKUP)
            .with_language(MARKUP)
    };
    for (left, right) in [(MARKUP, "Chile"), ("Norway", MARKUP), (MARKUP, MARKUP)] {
        let (a, b) = (readout(left), readout(right));
        let comparison = compare(&a, &b);
        checks::comparison_is_sound(&comparison, &a, &b);
        for (kind, page) in pages(&comparison) {
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{kind}");
        }
        let json: Comparison = serde_json::from_str(&report::json(&comparison)).expect("JSON");
        assert_eq!(json.a().issuer, left);
        let table = report::csv::claims(&comparison);
        let rows = csv::Reader::from_reader(table.as_bytes()).into_records().map(|row| row.expect("a record").len());
        assert!(rows.collect::<std::collections::BTreeSet<_>>().len() == 1, "every record has the fields of the header");
    }
}

//! The report of every bundled pair, as a person reads it.
//!
//! A change of results shows here as a difference of pages. `UPDATE_EXPECT=1 cargo test --test golden_reports` writes the
//! pages anew; read them before they are committed.

#[path = "support/pages.rs"]
mod pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use expect_test::expect_file;
use rashomon::report::{self, TextOptions};
use rashomon::{Comparer, Comparison, corpus};
use unicode_width::UnicodeWidthStr;

fn compared(id: &str) -> Comparison {
    let pair = corpus::find(id).unwrap_or_else(|| panic!("no bundled pair is called {id}"));
    rashomon::compare(&pair.a, &pair.b)
}

#[test]
fn every_bundled_pair_gives_its_page() {
    for pair in corpus::pairs() {
        let page = report::text(&rashomon::compare(&pair.a, &pair.b), &TextOptions::default());
        expect_file![format!("golden/{}.txt", pair.id)].assert_eq(&page);
    }
}

#[test]
fn a_narrow_page_and_markdown_say_the_same_in_another_shape() {
    let comparison = compared(corpus::FLAGSHIP);
    let narrow = report::text(&comparison, &TextOptions::default().with_width(64));
    expect_file!["golden/narrow.txt"].assert_eq(&narrow);
    expect_file!["golden/markdown.md"].assert_eq(&report::markdown(&comparison));
}

#[test]
fn the_bundled_summit_gives_its_page() {
    let panel = Comparer::default().panel(&corpus::summits()[0].accounts);
    expect_file!["golden/panel.txt"].assert_eq(&report::panel::text(&panel, &TextOptions::default()));
    expect_file!["golden/panel.md"].assert_eq(&report::panel::markdown(&panel));
}

#[test]
fn the_bundled_series_gives_its_page() {
    let series = Comparer::default().series(&corpus::series()[0].calls);
    expect_file!["golden/series.txt"].assert_eq(&report::series::text(&series, &TextOptions::default()));
    expect_file!["golden/series.md"].assert_eq(&report::series::markdown(&series));
}

#[test]
fn the_pages_of_the_documentation_are_those_of_the_corpus() {
    expect_file!["../src/docs/gallery.md"].assert_eq(&pages::gallery());
    expect_file!["../src/docs/worked.md"].assert_eq(&pages::worked_example());
}

#[test]
fn there_is_no_page_without_a_pair() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut wanted: BTreeSet<String> = corpus::pairs().iter().map(|pair| format!("{}.txt", pair.id)).collect();
    wanted.extend(["narrow.txt", "markdown.md", "panel.md", "panel.txt", "series.md", "series.txt"].map(String::from));
    for entry in fs::read_dir(folder).expect("tests/golden can be listed") {
        let name = entry.expect("an entry of tests/golden").file_name().to_string_lossy().into_owned();
        assert!(wanted.contains(&name), "tests/golden/{name} belongs to no bundled pair");
    }
}

#[test]
fn no_line_is_too_wide_or_ends_in_a_space() {
    for pair in corpus::pairs() {
        let comparison = rashomon::compare(&pair.a, &pair.b);
        for width in [40, 57, 79, 80, 100, 133] {
            for line in report::text(&comparison, &TextOptions::default().with_width(width)).lines() {
                assert!(line.width() <= width, "{}: wider than {width}: {line}", pair.id);
                assert_eq!(line, line.trim_end(), "{}", pair.id);
            }
        }
        for line in report::markdown(&comparison).lines() {
            assert_eq!(line, line.trim_end(), "{}", pair.id);
        }
    }
}

#[test]
fn without_its_paint_a_page_is_the_plain_one() {
    for pair in corpus::pairs() {
        let comparison = rashomon::compare(&pair.a, &pair.b);
        for width in [40, 79, 80, 133] {
            let plain = TextOptions::default().with_width(width);
            let (plain, painted) = (report::text(&comparison, &plain), report::text(&comparison, &plain.with_colour(true)));
            assert!(!plain.contains('\u{1b}') && painted.contains("\u{1b}[1m"), "{}", pair.id);
            assert_eq!(anstream::adapter::strip_str(&painted).to_string(), plain, "{} at {width}", pair.id);
        }
    }
}

#[test]
fn every_claim_stands_on_the_page_in_its_own_words() {
    let even = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for pair in corpus::pairs() {
        let comparison = rashomon::compare(&pair.a, &pair.b);
        // So wide that nothing is wrapped.
        let page = report::text(&comparison, &TextOptions::default().with_width(20_000));
        let page = even(&page);
        for claim in comparison.a().claims.iter().chain(&comparison.b().claims) {
            assert!(page.contains(&even(&claim.text)), "{} {}: {}", pair.id, claim.id, claim.text);
        }
    }
}

#[test]
fn a_comparison_read_back_from_json_gives_the_same_page() {
    for pair in corpus::pairs() {
        let comparison = rashomon::compare(&pair.a, &pair.b);
        let back: Comparison = serde_json::from_str(&report::json(&comparison)).expect("the contract reads back");
        let options = TextOptions::default();
        assert_eq!(report::text(&back, &options), report::text(&comparison, &options), "{}", pair.id);
        assert_eq!(report::markdown(&back), report::markdown(&comparison), "{}", pair.id);
    }
}

#[test]
fn json_that_names_claims_which_are_not_there_still_gives_a_page() {
    let comparison = compared(corpus::FLAGSHIP);
    let mut json: serde_json::Value = serde_json::from_str(&report::json(&comparison)).expect("JSON");
    json["a"]["claims"][1]["id"] = serde_json::json!("b7");
    json["links"][0]["a"] = serde_json::json!(["a999", "b1"]);
    json["findings"][0]["claims"]["a"] = serde_json::json!(["a99999999999999", "a0"]);
    json["divergence"]["parts"]["framing"] = serde_json::json!(1e300);
    json["divergence"]["parts"]["omission"] = serde_json::json!(-4.0);
    json["facts"]["a"]["initiator"] = serde_json::json!("\u{1b}[2Jnobody");
    let odd: Comparison = serde_json::from_value(json).expect("the shape is the contract's");
    let page = report::text(&odd, &TextOptions::default());
    assert!(page.contains("␛[2Jnobody") && !page.contains('\u{1b}'));
    assert!(!report::markdown(&odd).is_empty());
}

#[test]
fn json_with_ids_that_are_none_is_refused() {
    for id in ["", "é1", "\u{1b}[2Ja", "<script>", "a18446744073709551615"] {
        let mut json: serde_json::Value = serde_json::from_str(&report::json(&compared(corpus::FLAGSHIP))).expect("JSON");
        json["links"][0]["a"] = serde_json::json!([id]);
        let error = serde_json::from_value::<Comparison>(json).expect_err("no claim is called that").to_string();
        assert!(error.contains(&format!("no claim is called `{}`", id.escape_debug())), "{error}");
    }
}

#[test]
fn display_is_the_page_of_the_usual_width() {
    let comparison = compared(corpus::FLAGSHIP);
    assert_eq!(format!("{comparison}\n"), report::text(&comparison, &TextOptions::default()));
}

#[test]
fn odd_texts_and_names_give_a_page() {
    let texts = [
        String::new(),
        String::from("Hello"),
        String::from("两国元首通电话，就双边关系和共同关心的问题深入交换意见。习近平强调，台湾问题是中国核心利益中的核心。"),
        String::from("Президент России провёл телефонный разговор с Президентом США. Обсуждалась Украина."),
        String::from("He said \u{202e}that\u{1b}[31m <script>alert(1)</script> | x | `y` must\u{0} stop\u{7f}."),
        "word ".repeat(5_000),
        "x".repeat(20_000),
    ];
    let names = ["", "A", "a\n# b | c", "中华人民共和国外交部新闻司", &"long ".repeat(60)];
    for (place, text) in texts.iter().enumerate() {
        let other = &texts[(place + 1) % texts.len()];
        for name in names {
            let comparison = rashomon::compare(&rashomon::Readout::new(name, text), &rashomon::Readout::new("B", other));
            for width in [0, 41, 80, 100] {
                let page = report::text(&comparison, &TextOptions::default().with_width(width));
                for line in page.lines() {
                    assert!(line.width() <= width.max(40) && line == line.trim_end(), "{width}: {line:?}");
                    assert!(!line.chars().any(|letter| letter.is_control() || letter == '\u{202e}'), "{line:?}");
                }
            }
            let markdown = report::markdown(&comparison);
            assert!(!markdown.contains("<script") && !markdown.contains('\u{1b}'));
        }
    }
}

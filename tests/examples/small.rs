//! The smaller examples as a person meets them: without arguments, with their options, and with what they cannot take.
//!
//! In: the examples `stages`, `evaluate`, `tune`, `learn`, `panel`, `series`, `attribution`, `lexicon`, `similarity`. Out: a pass, or what they printed instead. Law: each runs
//! without arguments on what the crate carries, and says with exit code 2 what it cannot read.

use std::fs;

use rashomon::{Change, Comparer, Lexicon, corpus};

use crate::example::Example;
use crate::folder::Folder;

const STAGES: Example = Example("stages");
const EVALUATE: Example = Example("evaluate");
const TUNE: Example = Example("tune");
const SERIES: Example = Example("series");
const ATTRIBUTION: Example = Example("attribution");
const LEARN: Example = Example("learn");
const PANEL: Example = Example("panel");
const LEXICON: Example = Example("lexicon");
const SIMILARITY: Example = Example("similarity");

#[test]
fn stages_shows_every_claim_in_its_place() {
    let folder = Folder::new("stages");
    let text = "Prime Minister Lie spoke with President Roe of Chile. He raised concerns about illegal fishing.";
    let page = STAGES.prints(&[&folder.file("norway.txt", text), "Norway"]);
    assert!(page.contains("2 sentences, 2 claims"), "{page}");
    assert!(page.contains("[2 He raised concerns about illegal fishing.]"), "{page}");
    assert!(STAGES.prints(&[]).contains("5. The text, claims between brackets"));
    STAGES.fails(&[&folder.path("missing.txt")], b"", &["stages: ", "missing.txt"]);
    STAGES.fails(&[&folder.path("")], b"", &["stages: "]);
    STAGES.helps(&["FILE", "ISSUER"]);
}

#[test]
fn evaluate_scores_the_corpus_and_writes_what_it_scored() {
    let folder = Folder::new("evaluate");
    let page = EVALUATE.prints(&["--out", &folder.path("predictions")]);
    assert!(page.contains(&format!("\n{} events\n", corpus::pairs().len())), "{page}");
    for pair in corpus::pairs() {
        assert!(page.contains(pair.id));
        assert!(fs::metadata(folder.path(&format!("predictions/{}.json", pair.id))).is_ok());
    }
    EVALUATE.fails(&[&folder.path("missing")], b"", &["evaluate: ", "missing"]);
    EVALUATE.fails(&[&folder.path("")], b"", &["no folder in it holds a gold.json"]);
    EVALUATE.helps(&["GOLD", "--out"]);
}

#[test]
fn tune_shows_what_each_kind_of_evidence_is_worth_and_searches_on_what_it_is_not_judged_by() {
    let page = TUNE.prints(&["--draws", "2", "--folds", "2"]);
    for name in ["everything", "without lexicon", "without word vectors", "without salience", "without order"] {
        let line = page.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} is missing in {page}"));
        let figures: Vec<f64> = line[name.len()..].split_whitespace().filter_map(|word| word.parse().ok()).collect();
        assert!(figures.len() == 3 && figures.iter().all(|figure| (0.1..1.0).contains(figure)), "{line}");
    }
    assert!(page.contains("held out: searched ") && page.contains("fold 1: "), "{page}");
    TUNE.fails(&[&Folder::new("tune").path("missing")], b"", &["tune: ", "missing"]);
    TUNE.fails(&["--folds", "1"], b"", &["--folds"]);
    TUNE.helps(&["GOLD", "--draws", "--folds", "--seed", "--gold-claims"]);
}

#[test]
fn series_tells_the_bundled_calls_over_the_years() {
    let page = SERIES.prints(&[]);
    assert!(page.starts_with("France and Russia: 15 calls") && page.contains("special military operation"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&SERIES.prints(&["--format", "json"])).expect("JSON");
    assert!(json.is_object());
    let folder = Folder::new("series-formats");
    let path = folder.path("page.html");
    assert_eq!(SERIES.prints(&["--format", "html", "--output", &path]), "");
    let html = fs::read_to_string(&path).expect("the page");
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"));
    assert!(SERIES.prints(&["--format", "markdown"]).starts_with("# France and Russia"));
    for (table, header) in [("calls", "call,date,"), ("points", "call,date,topic,"), ("trends", "topic,"), ("formulas", "side,")]
    {
        assert!(SERIES.prints(&["--format", "csv", "--table", table]).starts_with(header), "{table}");
    }
    SERIES.fails(&[&Folder::new("series").path("missing.txt")], b"", &["series: ", "missing.txt"]);
    SERIES.fails(&[&folder.file("france.txt", "They met.")], b"", &["france.txt", "DAY_GOVERNMENT.txt"]);
    SERIES.fails(&[&folder.file("calls.jsonl", "{}\n")], b"", &["calls.jsonl:1: "]);
    SERIES.helps(&["PATH", "--format", "--table", "--output", "--width"]);
}

#[test]
fn attribution_gives_each_sentence_to_whom_it_quotes() {
    let page = ATTRIBUTION.prints(&[]);
    assert!(page.lines().any(|line| line.starts_with("Russia ") && line.contains("According to the Kremlin")), "{page}");
    let folder = Folder::new("attribution");
    let report = folder.file("report.txt", "The White House said that tariffs would fall. Beijing said that it would buy grain.");
    let page = ATTRIBUTION.prints(&[&report, "--governments", "United States,China"]);
    assert!(page.lines().any(|line| line.starts_with("China ") && line.contains("buy grain")), "{page}");
    ATTRIBUTION.fails(&[&folder.path("missing.txt")], b"", &["attribution: ", "missing.txt"]);
    ATTRIBUTION.helps(&["REPORT.txt", "--governments"]);
}

#[test]
fn learn_counts_paragraphs() {
    let page = LEARN.prints_of(&["--input", "-", "--terms", "10", "--passes", "1"], b"They met.\n\nThey met again.\n");
    assert!(page.contains("! provenance: "), "{page}");
    assert!(page.lines().any(|line| line.starts_with("meet") || line.starts_with("met")), "{page}");
    LEARN.helps(&["--input", "--out", "--dimensions", "--passes", "--terms"]);
}

#[test]
fn panel_shows_every_account_of_the_summit() {
    let page = PANEL.prints(&[]);
    for account in &corpus::summits()[0].accounts {
        assert!(page.contains(account.issuer()), "{} is missing in {page}", account.issuer());
    }
    let json: serde_json::Value = serde_json::from_str(&PANEL.prints(&["--format", "json"])).expect("JSON");
    assert!(json.is_object());
    let folder = Folder::new("panel");
    let path = folder.path("page.html");
    assert_eq!(PANEL.prints(&["--format", "html", "--output", &path]), "");
    let html = fs::read_to_string(&path).expect("the page");
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"));
    for (table, header) in [("rows", "row,told_by,"), ("claims", "account,issuer,"), ("pairs", "x,y,")] {
        assert!(PANEL.prints(&["--format", "csv", "--table", table]).starts_with(header), "{table}");
    }
    folder.file("accounts/norway.en.txt", "The leaders met in Oslo.");
    folder.file("accounts/chile.txt", "The leaders met in Oslo. Lithium was discussed.");
    assert!(PANEL.prints(&[&folder.path("accounts")]).starts_with("2 accounts: Chile (8 words), Norway (5 words)\n"));
    PANEL.fails(&[&folder.file("one.txt", "They met.")], b"", &["two accounts or more"]);
    PANEL.fails(&[&folder.path("missing.txt")], b"", &["missing.txt"]);
    PANEL.fails(&[&folder.file("latin1.txt", b"Elys\xe9e")], b"", &["latin1.txt", "not UTF-8"]);
    PANEL.helps(&["PATH", "--format", "--table", "--output", "--width"]);
}

#[test]
fn lexicon_shows_what_an_entry_changes() {
    let page = LEXICON.prints(&[]);
    for words in ["1 new, 1 in place of built-in entries", "new      [concept] gains-of-trade", "instead  [tone] frank", "\n  + "]
    {
        assert!(page.contains(words), "{words:?} is missing in {page}");
    }
    // What it prints is what the library says.
    let mine = Lexicon::parse("mine.txt", include_str!("../../examples/lexicon/mine.txt")).expect("a lexicon");
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    let after = Comparer::builder().lexicon(mine).build().expect("it builds").compare(&pair.a, &pair.b);
    let before = rashomon::compare(&pair.a, &pair.b);
    for line in Change::between(&before, &after).to_string().lines() {
        assert!(page.contains(line), "{line}");
    }
}

#[test]
fn lexicon_takes_your_file_and_your_pairs_and_names_a_bad_line() {
    let folder = Folder::new("lexicon");
    let mine = folder
        .file("mine.txt", "\u{feff}! provenance: mine\r\n[concept]\r\nsnow-treaty = Snow Treaty | accord on winter sports\r\n");
    folder.file(
        "pairs/2024-01-01_norway-chile/norway.txt",
        "Prime Minister Lie spoke with President Roe. He stressed the Snow Treaty. He raised fishing.",
    );
    folder.file(
        "pairs/2024-01-01_norway-chile/chile.txt",
        "President Roe spoke with Prime Minister Lie. She reaffirmed the accord on winter sports. She welcomed lithium exports.",
    );
    let page = LEXICON.prints(&[&mine, &folder.path("pairs")]);
    assert!(page.contains("norway: snow-treaty is “Snow Treaty”") && page.contains("\n  + "), "{page}");
    let untouched = folder.file("untouched.txt", "[concept]\nmartian-canals = canals on Mars\n");
    assert!(!LEXICON.prints(&[&untouched]).contains("divergence"), "an entry that no text has changes nothing");
    LEXICON.fails(&[&folder.file("bad.txt", "[concept]\nno equals sign\n")], b"", &["lexicon: ", "bad.txt:2: "]);
    LEXICON.fails(&[&folder.file("utf16.txt", b"\xff\xfe[\0")], b"", &["utf16.txt", "UTF-8"]);
    LEXICON.fails(&[&folder.path("missing.txt")], b"", &["missing.txt"]);
    LEXICON.fails(&[&mine, &folder.path("missing")], b"", &["missing"]);
    LEXICON.helps(&["LEXICON", "PAIRS", "src/lexicon/format.md"]);
}

#[test]
fn similarity_holds_a_toy_against_the_built_in_vectors() {
    let page = SIMILARITY.prints(&["--show"]);
    for pair in corpus::pairs() {
        assert!(page.contains(pair.id), "{page}");
    }
    let all = page.lines().last().expect("a last line");
    let figures: Vec<f64> = all.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert!(figures.len() == 2 && figures.iter().all(|figure| (0.1..1.0).contains(figure)) && figures[0] > figures[1], "{all}");
    assert!(page.lines().any(|line| line.starts_with("    + ")));
    assert!(!SIMILARITY.prints(&["--dimensions", "8"]).is_empty());
    SIMILARITY.fails(&["--dimensions", "0"], b"", &["--dimensions"]);
    SIMILARITY.helps(&["--show", "--dimensions"]);
}

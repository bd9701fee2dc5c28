//! The `compare` example as a person meets it: what it prints, what it says when it cannot, and its exit codes.

use std::fs;

use crate::example::Example;
use crate::folder::Folder;

const COMPARE: Example = Example("compare");
const A: &str = "Prime Minister Lie spoke with President Roe of Chile. He raised concerns about illegal fishing.";
const B: &str = "President Roe had a phone conversation with Prime Minister Lie of Norway. The sides discussed lithium.";

#[test]
fn without_arguments_it_compares_the_flagship() {
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the flagship");
    let comparison = rashomon::compare(&pair.a, &pair.b);
    let page = format!("{comparison}\n\n{}\n", rashomon::corpus::standing(comparison.divergence().overall));
    assert_eq!(COMPARE.prints(&[]), page);
    assert_eq!(COMPARE.prints(&["--corpus", rashomon::corpus::FLAGSHIP]), page);
}

#[test]
fn every_bundled_pair_can_be_asked_for_and_is_listed() {
    let list = COMPARE.prints(&["--list"]);
    assert_eq!(list.lines().count(), rashomon::corpus::pairs().len());
    for (line, pair) in list.lines().zip(rashomon::corpus::pairs()) {
        for word in [pair.id, pair.date, pair.medium, pair.a.issuer(), pair.b.issuer()] {
            assert!(line.contains(word), "{line}");
        }
        assert!(COMPARE.prints(&["--corpus", pair.id]).starts_with(pair.a.issuer()));
    }
}

#[test]
fn what_was_expected_and_is_not_there_is_told() {
    let page = COMPARE.prints(&["--format", "markdown", "--agenda", "nato-enlargement,ukraine-war"]);
    assert!(page.contains("BOTH-OMIT") && page.contains("anything on “NATO enlargement”"), "{page}");
    assert!(!page.contains("anything on “Ukraine war”"), "{page}");
    let topics = COMPARE.prints(&["--topics"]);
    assert!(topics.lines().count() >= 80 && topics.contains("nato-enlargement"), "{topics}");
    COMPARE.fails(&["--agenda", "nato-enlargment"], b"", &["nato-enlargment", "the nearest is `nato-enlargement`"]);
}

#[test]
fn your_files_are_named_by_their_stems_or_as_you_say() {
    let folder = Folder::new("compare-names");
    let (a, b) = (folder.file("norway.txt", A), folder.file("chile.txt", B));
    assert!(COMPARE.prints(&[&a, &b]).starts_with("Norway (15 words) and Chile (16 words)\n"));
    assert!(COMPARE.prints(&["--issuers", "Oslo, Santiago", &a, &b]).starts_with("Oslo (15 words) and Santiago (16 words)\n"));
    assert!(
        COMPARE.prints(&["--issuers", "Oslo, the town; Santiago", &a, &b]).starts_with("Oslo, the town (15 words) and Santiago")
    );
    COMPARE.prints(&[&a, &b, "--leaders", "Lie,Roe", "--date", "2024-05-31"]);
    assert!(COMPARE.prints(&["--corpus", "2021-11-15_us-china", "--issuers", "X,Y"]).starts_with("X ("));
}

#[test]
fn one_text_can_come_from_standard_input() {
    let folder = Folder::new("compare-stdin");
    let (a, b) = (folder.file("norway.txt", A), folder.file("chile.txt", B));
    assert!(COMPARE.prints_of(&["-", &b], A.as_bytes()).starts_with("Standard input (15 words) and Chile (16 words)\n"));
    let issuers = ["--issuers", "Norway,Chile"];
    let page = COMPARE.prints(&[&a, &b, issuers[0], issuers[1]]);
    assert_eq!(COMPARE.prints_of(&["-", &b, issuers[0], issuers[1]], A.as_bytes()), page);
    assert_eq!(COMPARE.prints_of(&[&a, "-", issuers[0], issuers[1]], B.as_bytes()), page);
    COMPARE.fails(&["-", "-"], A.as_bytes(), &["one text only"]);
    COMPARE.fails(&["-", &b], b"", &["standard input", "nothing in it"]);
    COMPARE.fails(&[&a, "-"], b"abc\xe9", &["standard input", "not UTF-8", "byte 3", "0xE9"]);
}

#[test]
fn formats() {
    let json: serde_json::Value = serde_json::from_str(&COMPARE.prints(&["--format", "json"])).expect("JSON");
    assert_eq!(json["schema"], 1);
    assert!(COMPARE.prints(&["--format", "markdown"]).starts_with("# United States ("));
    assert!(COMPARE.prints(&["--format", "csv"]).starts_with("row,relation,"));
    assert_eq!(COMPARE.prints(&["--format", "text"]), COMPARE.prints(&[]));
    let page = COMPARE.prints(&["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    COMPARE.fails(&["--format", "pdf"], b"", &["pdf", "text", "markdown", "html", "json", "csv"]);
}

#[test]
fn a_narrow_page_is_narrow() {
    let page = COMPARE.prints(&["--width", "60"]);
    assert!(page.lines().all(|line| line.chars().count() <= 60));
    assert!(COMPARE.prints(&["--width", "0"]).lines().all(|line| line.chars().count() <= 40));
    COMPARE.fails(&["--width", "wide"], b"", &["wide"]);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_insist() {
    let painted =
        |variables: &[(&str, &str)], arguments: &[&str]| COMPARE.run_in(variables, arguments, b"").stdout.contains(&0x1b);
    assert!(!painted(&[], &[]));
    assert!(painted(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!painted(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(!painted(&[("CLICOLOR_FORCE", "1")], &["--format", "markdown"]));
    let folder = Folder::new("compare-colour");
    let path = folder.path("page.txt");
    COMPARE.run_in(&[("CLICOLOR_FORCE", "1")], &["--output", &path], b"");
    assert_eq!(fs::read_to_string(&path).expect("the page"), COMPARE.prints(&[]));
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new("compare-output");
    let path = folder.path("page.md");
    assert_eq!(COMPARE.prints(&["--format", "markdown", "--output", &path]), "");
    assert_eq!(fs::read_to_string(&path).expect("the page"), COMPARE.prints(&["--format", "markdown"]));
    let path = folder.path("page.html");
    assert_eq!(COMPARE.prints(&["--format", "html", "--output", &path]), "");
    assert_eq!(fs::read_to_string(&path).expect("the page"), COMPARE.prints(&["--format", "html"]));
    COMPARE.fails(&["--output", &folder.path("no/such/folder.md")], b"", &["folder.md"]);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = Folder::new("compare-errors");
    let good = folder.file("good.txt", A);
    let missing = folder.path("missing.txt");
    COMPARE.fails(&[&good, &missing], b"", &["compare: ", "missing.txt"]);
    COMPARE.fails(&[&missing, &good], b"", &["missing.txt"]);
    COMPARE.fails(&[&folder.file("empty.txt", ""), &good], b"", &["empty.txt", "nothing in it"]);
    COMPARE.fails(&[&good, &folder.file("blank.txt", " \n\t\u{a0}\n")], b"", &["blank.txt", "white space"]);
    COMPARE.fails(&[&good, &folder.file("mark.txt", "\u{feff}\n")], b"", &["mark.txt", "white space"]);
    COMPARE.fails(&[&good, &folder.file("latin1.txt", b"Elys\xe9e")], b"", &["latin1.txt", "not UTF-8", "byte 4", "0xE9"]);
    COMPARE.fails(&[&good, &folder.file("utf16.txt", b"\xff\xfeA\0")], b"", &["utf16.txt", "UTF-16"]);
    COMPARE.fails(&[&good, &folder.path("")], b"", &["compare: "]);
    COMPARE.fails(&["--corpus", "1815-06-18_waterloo"], b"", &["1815-06-18_waterloo", rashomon::corpus::FLAGSHIP]);
    COMPARE.fails(&[&good], b"", &["2 values"]);
    COMPARE.fails(&[&good, &good, &good], b"", &["2 values"]);
    COMPARE.fails(&[&good, &good, "--corpus", rashomon::corpus::FLAGSHIP], b"", &["--corpus", "cannot be used"]);
    COMPARE.fails(&["--issuers", "only one"], b"", &["--issuers", "two names"]);
    COMPARE.fails(&["--leaders", "a,b,c"], b"", &["--leaders", "two names"]);
    COMPARE.fails(&["--no-such-option"], b"", &["--no-such-option"]);
}

#[test]
fn a_byte_order_mark_is_kept_and_offsets_stay_true() {
    let folder = Folder::new("compare-bom");
    let marked = format!("\u{feff}{A}");
    let (a, b) = (folder.file("norway.txt", &marked), folder.file("chile.txt", B));
    let json: serde_json::Value = serde_json::from_str(&COMPARE.prints(&[&a, &b, "--format", "json"])).expect("JSON");
    let claims = json["a"]["claims"].as_array().expect("claims");
    assert!(!claims.is_empty());
    for claim in claims {
        let offset = |key: &str| usize::try_from(claim[key].as_u64().expect("an offset")).expect("a small offset");
        assert_eq!(marked.get(offset("start")..offset("end")), claim["text"].as_str());
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new("compare-pipe");
    // Far more than a pipe holds.
    let (a, b) = (folder.file("a.txt", format!("{A} ").repeat(1_500)), folder.file("b.txt", B));
    COMPARE.lets_its_reader_go(&[&a, &b]);
}

#[test]
fn help_names_every_option() {
    COMPARE.helps(&["--corpus", "--list", "--format", "--issuers", "--leaders", "--date", "--output", "--width", "A.txt"]);
}

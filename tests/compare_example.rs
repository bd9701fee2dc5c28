//! The `compare` example as a person meets it: what it prints, what it says when it cannot, and its exit codes.
//!
//! `cargo test` builds the examples beside the tests; alone, `cargo build --example compare` comes first.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const A: &str = "Prime Minister Lie spoke with President Roe of Chile. He raised concerns about illegal fishing.";
const B: &str = "President Roe had a phone conversation with Prime Minister Lie of Norway. The sides discussed lithium.";

/// The example's executable, which Cargo puts beside the folder of this test's own.
fn executable() -> PathBuf {
    let own = env::current_exe().expect("the path of this test");
    let target = own.parent().and_then(Path::parent).expect("a target folder");
    let path = target.join("examples").join(format!("compare{}", env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not there: `cargo build --example compare` builds it", path.display());
    path
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    run_in(&[], arguments, input)
}

/// Runs it where these variables of the environment are set, and no other that speaks of colour.
fn run_in(variables: &[(&str, &str)], arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(executable())
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    // A child that ends before it has read all is what some of these tests ask for.
    let _ = child.stdin.take().expect("its standard input").write_all(input);
    child.wait_with_output().expect("the example ends")
}

fn prints(arguments: &[&str]) -> String {
    prints_of(arguments, b"")
}

fn prints_of(arguments: &[&str], input: &[u8]) -> String {
    let output = run(arguments, input);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*error), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs it where it must fail with exit code 2, nothing on standard output, and all of `words` on standard error.
fn fails(arguments: &[&str], input: &[u8], words: &[&str]) {
    let output = run(arguments, input);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
    assert!(output.stdout.is_empty(), "{arguments:?} printed");
    assert!(!error.contains("panicked"), "{error}");
    for word in words {
        assert!(error.contains(word), "{arguments:?}: {word:?} is missing in: {error}");
    }
}

/// A folder of this test's own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("rashomon-compare-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a file for the test");
        self.path(name)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn without_arguments_it_compares_the_flagship() {
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the flagship");
    let page = format!("{}\n", rashomon::compare(&pair.a, &pair.b));
    assert_eq!(prints(&[]), page);
    assert_eq!(prints(&["--corpus", rashomon::corpus::FLAGSHIP]), page);
}

#[test]
fn every_bundled_pair_can_be_asked_for_and_is_listed() {
    let list = prints(&["--list"]);
    assert_eq!(list.lines().count(), rashomon::corpus::pairs().len());
    for (line, pair) in list.lines().zip(rashomon::corpus::pairs()) {
        for word in [pair.id, pair.date, pair.medium, pair.a.issuer(), pair.b.issuer()] {
            assert!(line.contains(word), "{line}");
        }
        assert!(prints(&["--corpus", pair.id]).starts_with(pair.a.issuer()));
    }
}

#[test]
fn your_files_are_named_by_their_stems_or_as_you_say() {
    let folder = Folder::new("names");
    let (a, b) = (folder.file("norway.txt", A), folder.file("chile.txt", B));
    assert!(prints(&[&a, &b]).starts_with("Norway (15 words) and Chile (16 words)\n"));
    assert!(prints(&["--issuers", "Oslo, Santiago", &a, &b]).starts_with("Oslo (15 words) and Santiago (16 words)\n"));
    assert!(prints(&["--issuers", "Oslo, the town; Santiago", &a, &b]).starts_with("Oslo, the town (15 words) and Santiago"));
    prints(&[&a, &b, "--leaders", "Lie,Roe", "--date", "2024-05-31"]);
    assert!(prints(&["--corpus", "2021-11-15_us-china", "--issuers", "X,Y"]).starts_with("X ("));
}

#[test]
fn one_text_can_come_from_standard_input() {
    let folder = Folder::new("stdin");
    let (a, b) = (folder.file("norway.txt", A), folder.file("chile.txt", B));
    assert!(prints_of(&["-", &b], A.as_bytes()).starts_with("Standard input (15 words) and Chile (16 words)\n"));
    let issuers = ["--issuers", "Norway,Chile"];
    let page = prints(&[&a, &b, issuers[0], issuers[1]]);
    assert_eq!(prints_of(&["-", &b, issuers[0], issuers[1]], A.as_bytes()), page);
    assert_eq!(prints_of(&[&a, "-", issuers[0], issuers[1]], B.as_bytes()), page);
    fails(&["-", "-"], A.as_bytes(), &["one text only"]);
    fails(&["-", &b], b"", &["standard input", "nothing in it"]);
    fails(&[&a, "-"], b"abc\xe9", &["standard input", "not UTF-8", "byte 3", "0xE9"]);
}

#[test]
fn formats() {
    let json: serde_json::Value = serde_json::from_str(&prints(&["--format", "json"])).expect("JSON");
    assert_eq!(json["schema"], 1);
    assert!(prints(&["--format", "markdown"]).starts_with("# United States ("));
    assert_eq!(prints(&["--format", "text"]), prints(&[]));
    let page = prints(&["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    fails(&["--format", "pdf"], b"", &["pdf", "text", "markdown", "html", "json"]);
}

#[test]
fn a_narrow_page_is_narrow() {
    let page = prints(&["--width", "60"]);
    assert!(page.lines().all(|line| line.chars().count() <= 60));
    assert!(prints(&["--width", "0"]).lines().all(|line| line.chars().count() <= 40));
    fails(&["--width", "wide"], b"", &["wide"]);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_insist() {
    let painted = |variables: &[(&str, &str)], arguments: &[&str]| run_in(variables, arguments, b"").stdout.contains(&0x1b);
    assert!(!painted(&[], &[]));
    assert!(painted(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!painted(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(!painted(&[("CLICOLOR_FORCE", "1")], &["--format", "markdown"]));
    let folder = Folder::new("colour");
    let path = folder.path("page.txt");
    run_in(&[("CLICOLOR_FORCE", "1")], &["--output", &path], b"");
    assert_eq!(fs::read_to_string(&path).expect("the page"), prints(&[]));
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new("output");
    let path = folder.path("page.md");
    assert_eq!(prints(&["--format", "markdown", "--output", &path]), "");
    assert_eq!(fs::read_to_string(&path).expect("the page"), prints(&["--format", "markdown"]));
    let path = folder.path("page.html");
    assert_eq!(prints(&["--format", "html", "--output", &path]), "");
    assert_eq!(fs::read_to_string(&path).expect("the page"), prints(&["--format", "html"]));
    fails(&["--output", &folder.path("no/such/folder.md")], b"", &["folder.md"]);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = Folder::new("errors");
    let good = folder.file("good.txt", A);
    let missing = folder.path("missing.txt");
    fails(&[&good, &missing], b"", &["compare: ", "missing.txt"]);
    fails(&[&missing, &good], b"", &["missing.txt"]);
    fails(&[&folder.file("empty.txt", ""), &good], b"", &["empty.txt", "nothing in it"]);
    fails(&[&good, &folder.file("blank.txt", " \n\t\u{a0}\n")], b"", &["blank.txt", "white space"]);
    fails(&[&good, &folder.file("mark.txt", "\u{feff}\n")], b"", &["mark.txt", "white space"]);
    fails(&[&good, &folder.file("latin1.txt", b"Elys\xe9e")], b"", &["latin1.txt", "not UTF-8", "byte 4", "0xE9"]);
    fails(&[&good, &folder.file("utf16.txt", b"\xff\xfeA\0")], b"", &["utf16.txt", "byte 0", "0xFF"]);
    fails(&[&good, &folder.path("")], b"", &["compare: "]);
    fails(&["--corpus", "1815-06-18_waterloo"], b"", &["1815-06-18_waterloo", rashomon::corpus::FLAGSHIP]);
    fails(&[&good], b"", &["2 values"]);
    fails(&[&good, &good, &good], b"", &["2 values"]);
    fails(&[&good, &good, "--corpus", rashomon::corpus::FLAGSHIP], b"", &["--corpus", "cannot be used"]);
    fails(&["--issuers", "only one"], b"", &["--issuers", "two names"]);
    fails(&["--leaders", "a,b,c"], b"", &["--leaders", "two names"]);
    fails(&["--no-such-option"], b"", &["--no-such-option"]);
}

#[test]
fn a_byte_order_mark_is_kept_and_offsets_stay_true() {
    let folder = Folder::new("bom");
    let marked = format!("\u{feff}{A}");
    let (a, b) = (folder.file("norway.txt", &marked), folder.file("chile.txt", B));
    let json: serde_json::Value = serde_json::from_str(&prints(&[&a, &b, "--format", "json"])).expect("JSON");
    let claims = json["a"]["claims"].as_array().expect("claims");
    assert!(!claims.is_empty());
    for claim in claims {
        let offset = |key: &str| usize::try_from(claim[key].as_u64().expect("an offset")).expect("a small offset");
        assert_eq!(marked.get(offset("start")..offset("end")), claim["text"].as_str());
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new("pipe");
    // Far more than a pipe holds.
    let (a, b) = (folder.file("a.txt", format!("{A} ").repeat(1_500)), folder.file("b.txt", B));
    let mut child = Command::new(executable())
        .args([&a, &b])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().expect("its standard output");
    stdout.read_exact(&mut first).expect("the first bytes");
    drop(stdout);
    let output = child.wait_with_output().expect("the example ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn help_names_every_option() {
    let help = prints(&["--help"]);
    for option in ["--corpus", "--list", "--format", "--issuers", "--leaders", "--date", "--output", "--width", "A.txt"] {
        assert!(help.contains(option), "{option} is missing in {help}");
    }
}

//! The `batch` example: what it prints, how it takes what is no pair, how it goes on, and its exit codes.

use std::fs;

use rashomon::corpus;
use serde_json::Value;

use crate::example::Example;
use crate::folder::Folder;

const BATCH: Example = Example("batch");
const GOOD: &str = r#"{"id": "x", "a": {"issuer": "A", "text": "They met."}, "b": {"issuer": "B", "text": "They met."}}"#;

#[test]
fn without_arguments_it_compares_the_corpus() {
    let output = BATCH.prints(&[]);
    assert_eq!(output.lines().count(), corpus::pairs().len());
    for (line, pair) in output.lines().zip(corpus::pairs()) {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!((&line["id"], &line["comparison"]["a"]["issuer"]), (&pair.id.into(), &pair.a.issuer().into()));
    }
}

#[test]
fn tables_folders_and_threads() {
    let table = BATCH.prints(&["--table", "pairs"]);
    assert!(table.starts_with("pair,issuer_a,") && table.lines().count() == corpus::pairs().len() + 1);
    let header_less = BATCH.prints(&["--table", "pairs", "--no-header", "--jobs", "1"]);
    assert_eq!(table.split_once('\n').map(|(_, records)| records), Some(header_less.as_str()));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    for table in ["links", "claims", "findings"] {
        assert!(BATCH.prints(&[folder, "--table", table]).starts_with("pair,"));
    }
}

#[test]
fn a_bad_record_is_named_by_its_line_and_left_out() {
    let output = BATCH.run(&["-"], format!("{GOOD}\n\nnonsense\n{}\n", GOOD.replace(r#""x""#, r#""y""#)).as_bytes());
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.starts_with("batch: standard input:3: not a pair: ") && error.lines().count() == 1, "{error}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
}

#[test]
fn what_cannot_be_run_is_said() {
    let folder = Folder::new("batch-errors");
    BATCH.fails(&[&folder.path("missing.jsonl")], b"", &["batch: ", "missing.jsonl"]);
    BATCH.fails(&[&folder.path("")], b"", &["no folder in it holds texts"]);
    BATCH.fails(&["--output", &folder.path("no/such/folder.jsonl")], b"", &["folder.jsonl"]);
    BATCH.fails(&["--resume"], b"", &["--output"]);
    BATCH.fails(&["--table", "sheets"], b"", &["sheets", "pairs"]);
    let other = folder.file("other.txt", "something else\n");
    BATCH.fails(&["--output", &other, "--resume"], b"", &["other.txt", "cannot be resumed"]);
    assert_eq!(fs::read_to_string(&other).expect("it is still there"), "something else\n");
    let done = folder.file("done.jsonl", "{\"id\":\"waterloo\"}\n");
    BATCH.fails(&["--output", &done, "--resume"], b"", &["waterloo", "another input"]);
}

#[test]
fn an_interrupted_run_is_resumed() {
    let folder = Folder::new("batch-resume");
    for arguments in [&[][..], &["--table", "claims"]] {
        let whole = BATCH.prints(arguments);
        for part in [whole.len() / 3, whole.len()] {
            let path = folder.file("out", &whole.as_bytes()[..part]);
            assert_eq!(BATCH.prints(&[arguments, &["--output", &path, "--resume"]].concat()), "");
            assert!(fs::read_to_string(&path).expect("the output") == whole, "{arguments:?} from {part}");
        }
        let path = folder.file("out", "something else, and longer than what comes\n".repeat(9_000));
        BATCH.prints(&[arguments, &["--output", &path]].concat());
        assert!(fs::read_to_string(&path).expect("the output") == whole, "without --resume a file is replaced");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    BATCH.lets_its_reader_go(&[]);
}

#[test]
fn help_tells_the_rest() {
    BATCH.helps(&["INPUT", "--table", "--output", "--resume", "--no-header", "--jobs", "Exit code"]);
}

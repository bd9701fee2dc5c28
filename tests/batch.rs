//! Many pairs at a time: in order, one bad input at a time, the same bytes however many threads, and resumed as if never interrupted.
//!
//! In: the bundled pairs as lines of JSON and as folders, whole and damaged. Out: a pass, or the result that differs. Law: what a
//! batch writes is what comparing one pair after the other writes.

#[path = "support/folder.rs"]
mod folder;

use std::io::{self, BufReader, Read};
use std::path::Path;

use folder::Folder;
use rashomon::batch::{Format, Input, Kept, after, bundled, folders, lines, run};
use rashomon::report::csv::Table;
use rashomon::{Comparer, Readout, compare, corpus, report};
use serde_json::{Value, json};

const FORMATS: [Format; 5] = [
    Format::Json,
    Format::Csv(Table::Pairs),
    Format::Csv(Table::Links),
    Format::Csv(Table::Claims),
    Format::Csv(Table::Findings),
];

/// The bundled pairs as lines of JSON, several times over under other names.
fn jsonl(times: usize) -> String {
    let line = |(turn, pair): (usize, corpus::Pair)| {
        json!({"id": format!("{}.{turn}", pair.id), "a": pair.a, "b": pair.b}).to_string() + "\n"
    };
    (0..times).flat_map(|turn| corpus::pairs().into_iter().map(move |pair| (turn, pair))).map(line).collect()
}

/// Everything that a run writes where nothing is wrong.
fn written(format: Format, inputs: impl IntoIterator<Item = Input>) -> String {
    let comparer = Comparer::default();
    let results = run(&comparer, format, inputs);
    format.header() + &results.map(|result| result.expect("a pair").output).collect::<String>()
}

fn errors(input: &[u8]) -> Vec<String> {
    let comparer = Comparer::default();
    let results = run(&comparer, Format::Json, lines("in.jsonl", input));
    results.map(|result| result.map_or_else(|error| error.to_string(), |done| done.id)).collect()
}

/// A pool of so many threads does it.
fn with_threads<T: Send>(threads: usize, job: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool").install(job)
}

#[test]
fn comparing_all_gives_the_bytes_of_one_after_the_other() {
    let comparer = Comparer::default();
    let pairs: Vec<corpus::Pair> = (0..20).flat_map(|_| corpus::pairs()).collect();
    let one_by_one: Vec<String> = pairs.iter().map(|pair| report::json(&comparer.compare(&pair.a, &pair.b))).collect();
    for threads in [1, 2, 3, 8] {
        let all: Vec<String> = with_threads(threads, || {
            comparer
                .compare_all(pairs.iter().map(|pair| (&pair.a, &pair.b)))
                .map(|comparison| report::json(&comparison))
                .collect()
        });
        assert_eq!(all.len(), one_by_one.len());
        assert!(all == one_by_one, "{threads} threads");
    }
}

#[test]
fn a_batch_gives_what_each_pair_gives() {
    let input = jsonl(20);
    for threads in [1, 2, 5] {
        let output = with_threads(threads, || written(Format::Json, lines("in", input.as_bytes())));
        assert_eq!(output.lines().count(), 20 * corpus::pairs().len());
        for (place, line) in output.lines().enumerate().step_by(11) {
            let pair = &corpus::pairs()[place % corpus::pairs().len()];
            let line: Value = serde_json::from_str(line).expect("a line of JSON");
            assert_eq!(line["id"], format!("{}.{}", pair.id, place / corpus::pairs().len()));
            assert_eq!(line["comparison"], serde_json::to_value(compare(&pair.a, &pair.b)).expect("JSON"));
        }
    }
}

#[test]
fn a_table_has_one_header_and_the_records_of_each_pair_in_order() {
    for table in Table::ALL {
        let mut wanted = table.header();
        for pair in corpus::pairs() {
            wanted += &table.records(pair.id, &compare(&pair.a, &pair.b));
        }
        assert_eq!(written(Format::Csv(table), bundled()), wanted);
    }
}

#[test]
fn folders_name_the_sides_and_the_day() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut inputs = folders(&corpus).expect("the corpus is a folder of pairs");
    assert_eq!(inputs.len(), corpus::pairs().len());
    inputs.iter().zip(corpus::pairs()).for_each(|(input, pair)| assert_eq!(input.id().as_deref(), Some(pair.id)));
    let japan = inputs.swap_remove(0).pair().expect("a pair");
    assert_eq!((japan.id.as_str(), japan.a.issuer(), japan.b.issuer()), ("2021-01-28_japan-us", "japan", "us"));
    assert_eq!(japan.a.date(), Some("2021-01-28"));
    // By name `russia` would come first; the folder says otherwise.
    let americans = inputs.into_iter().find(|input| input.id().as_deref() == Some("2021-06-16_us-russia"));
    assert_eq!(americans.expect("it is there").pair().expect("a pair").a.issuer(), "us");
}

#[test]
fn a_bad_folder_is_named_and_left_out() {
    let folder = Folder::new("batch-folders");
    assert!(folders(Path::new(&folder.path("none"))).is_err());
    folder.file("notes.txt", "not a pair");
    folder.file("empty/notes.md", "not a pair");
    assert!(folders(Path::new(&folder.path(""))).unwrap_err().to_string().contains("no folder in it holds texts"));
    for (file, text) in [("one/a.txt", "x"), ("three/a.txt", "x"), ("three/b.txt", "x"), ("three/c.txt", "x")] {
        folder.file(file, text);
    }
    folder.file("bytes/a.txt", b"caf\xe9");
    folder.file("bytes/b.txt", "They met.");
    folder.file("good/b.en.txt", "They met.");
    folder.file("good/a.en.txt", "\u{feff}They met.\r\n");
    let inputs = folders(Path::new(&folder.path(""))).expect("there are pairs");
    let results: Vec<String> = run(&Comparer::default(), Format::Json, inputs)
        .map(|result| result.map_or_else(|error| error.to_string(), |done| done.id))
        .collect();
    assert_eq!(results.len(), 4);
    for (result, words) in results.iter().zip(["byte 3", "good", "1 texts", "3 texts"]) {
        assert!(result.contains(words), "{result}");
    }
}

#[test]
fn a_bad_line_is_named_and_left_out() {
    let good = r#"{"a": {"issuer": "A", "text": "They met."}, "b": {"issuer": "B", "text": ""}, "more": 1}"#;
    let input = [
        format!("\u{feff}{good}\r"),
        String::from("  \r"),
        String::from("nonsense"),
        good.replace(r#""more": 1"#, r#""id": 12.5"#),
        String::from(r#"{"id": "x", "a": {"issuer": "A"}, "b": {"issuer": "B", "text": ""}}"#),
        good.replace(r#""more": 1"#, r#""id": ["x"]"#),
        good.replace("They met.", r"\ud800"),
        good.replace("They met.", "\0"),
        good.replace(r#""more": 1"#, r#""id": "the last one""#),
    ];
    let found = errors(input.join("\n").as_bytes());
    let wanted = [
        "1",
        "in.jsonl:3: not a pair: expected",
        "12.5",
        "in.jsonl:5: not a pair: missing field `text`",
        "in.jsonl:6: not a pair",
        "in.jsonl:7: not a pair: ",
        "in.jsonl:8: this looks like UTF-16, or holds NUL",
        "the last one",
    ];
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    found.iter().zip(wanted).for_each(|(found, wanted)| assert!(found.starts_with(wanted), "{found:?} is not {wanted:?}"));
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(good.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(errors(&utf16)[0].contains("UTF-16"));
    assert_eq!(errors(b"{\"a\": \"caf\xe9\"}"), ["in.jsonl:1: not UTF-8: byte 10 of the line, counted from 0"]);
    assert!(errors(b"").is_empty() && errors(b"\n\n").is_empty());
    assert_eq!(errors(b"[[[[").len(), 1);
}

#[test]
fn a_line_that_never_ends_is_one_bad_input() {
    let endless = io::repeat(b'x').take(rashomon::batch::LONGEST_LINE as u64 + 9);
    let rest = &b"\n{\"a\": {\"issuer\": \"A\", \"text\": \"\"}, \"b\": {\"issuer\": \"B\", \"text\": \"\"}}\n"[..];
    let inputs = lines("in", BufReader::new(endless.chain(rest)));
    let results: Vec<_> = run(&Comparer::default(), Format::Json, inputs).collect();
    assert!(results[0].as_ref().unwrap_err().to_string().starts_with("in:1: longer than "));
    assert_eq!(results[1].as_ref().map(|done| done.id.as_str()), Ok("2"));
    assert_eq!(results.len(), 2);
}

#[test]
fn a_stream_that_breaks_is_said_once() {
    struct Breaks;
    impl Read for Breaks {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the cable"))
        }
    }
    let input = jsonl(1);
    let results: Vec<_> =
        run(&Comparer::default(), Format::Json, lines("in", BufReader::new(input.as_bytes().chain(Breaks)))).collect();
    assert_eq!(results.len(), corpus::pairs().len() + 1);
    let error = results.last().expect("the last").as_ref().unwrap_err().to_string();
    assert_eq!(error, "in:15: the input broke off here: the cable");
}

#[test]
fn wherever_it_was_interrupted_it_ends_in_the_same_bytes() {
    // Names that a half of them is a name of another pair too, with everything that a table must quote; and a pair without rows.
    let mut pairs: Vec<Value> = [4, 7, 12]
        .into_iter()
        .zip(["x", "x,\"y\"", "x,\"y\"\nz"])
        .map(|(place, id)| json!({"id": id, "a": corpus::pairs()[place].a, "b": corpus::pairs()[place].b}))
        .collect();
    pairs.insert(1, json!({"id": "xx", "a": Readout::new("A", ""), "b": Readout::new("B", "")}));
    let input: String = pairs.iter().map(|pair| pair.to_string() + "\n").collect();
    for format in FORMATS {
        let whole = written(format, lines("in", input.as_bytes()));
        let mut starts = std::collections::BTreeSet::new();
        for cut in (0..=whole.len()).filter(|cut| *cut % 97 == 0 || *cut < 400 || whole.len() - cut < 200) {
            let before = &whole.as_bytes()[..cut];
            let kept = Kept::of(format, "out", before).unwrap_or_else(|error| panic!("{format:?} cut at {cut}: {error}"));
            assert!(kept.bytes <= cut as u64);
            // What is missing is worked out once for each place to go on from.
            if starts.insert(kept.clone().bytes) {
                let inputs = lines("in", input.as_bytes());
                let rest: String = match &kept.last {
                    Some(last) => written(format, after(inputs, last).expect("the pair is there")),
                    None => written(format, inputs),
                };
                let rest = rest.strip_prefix(format.header().as_str()).expect("the header");
                let header = if kept.bytes == 0 { format.header() } else { String::new() };
                let resumed = whole[..kept.bytes as usize].to_owned() + &header + rest;
                assert!(resumed == whole, "{format:?} cut at {cut}, kept {kept:?}");
            }
        }
        assert!(starts.len() >= 3, "{format:?} was resumed from {starts:?}");
    }
}

#[test]
fn what_is_no_output_of_this_format_is_not_resumed() {
    let json = written(Format::Json, bundled().into_iter().take(1));
    let table = written(Format::Csv(Table::Links), bundled().into_iter().take(1));
    for (format, output) in [
        (Format::Json, table.as_str()),
        (Format::Json, "something else\n"),
        (Format::Csv(Table::Links), json.as_str()),
        (Format::Csv(Table::Pairs), table.as_str()),
    ] {
        let error = Kept::of(format, "out.txt", output.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("out.txt: cannot be resumed: "), "{error}");
    }
    let nothing = after(bundled().into_iter(), "1815-06-18_waterloo").expect_err("no such pair").to_string();
    assert!(nothing.contains("1815-06-18_waterloo") && nothing.contains("another input"), "{nothing}");
}

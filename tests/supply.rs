//! What is shipped: where each file comes from, under which terms, and that nothing came in unseen.
//!
//! In: the files of the package. Out: every one that does not say what it is. Law: a file that is not code says where it comes from,
//! in itself or in the list beside it; a kind of file that nobody thought of is a failure.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder of the package, as names with slashes.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                folders.push(path);
            } else if path.is_file() {
                found.push(path.strip_prefix(root()).expect("in the package").to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn read(name: &str) -> Vec<u8> {
    fs::read(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(name: &str) -> String {
    String::from_utf8(read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whether lines at the head of a file state each of these.
fn states(head: &str, keys: [&str; 2]) -> bool {
    keys.iter().all(|key| head.lines().filter_map(|line| line.strip_prefix(key)).any(|words| words.trim().len() > 5))
}

/// The column of a table parted by tabs, by the name on its head.
fn column(table: &str, name: &str) -> Vec<String> {
    let place = table.lines().next().expect("a head").split('\t').position(|head| head == name).expect("the column");
    table.lines().skip(1).map(|line| line.split('\t').nth(place).unwrap_or_default().to_owned()).collect()
}

/// What a file of the library or of the corpus is, if it is known where it comes from.
fn origin(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match name.split('/').next().unwrap_or_default() {
        "src" => match ending {
            "rs" | "md" | "css" | "js" => true,
            // Digests of the two before, made by a test.
            "sha256" => Path::new(name).with_extension("").extension().is_some_and(|kind| kind == "css" || kind == "js"),
            "txt" => {
                let text = text(name);
                let head = text.lines().take_while(|line| line.is_empty() || line.starts_with(['#', '!']));
                states(&head.collect::<Vec<_>>().join("\n"), ["! provenance: ", "! licence: "])
            }
            "bin" => {
                let bytes = read(name);
                let head = bytes.windows(2).position(|pair| pair == b"\n\n").expect("a head in words");
                states(std::str::from_utf8(&bytes[..head]).expect("words"), ["provenance: ", "licence: "])
            }
            _ => false,
        },
        "corpus" => match ending {
            "md" => true,
            // Stands in the list beside it, with what its facts rest on.
            "txt" | "json" => listed(name),
            "tsv" => column(&text(name), "facts_from").iter().all(|facts| facts.len() > 20),
            _ => false,
        },
        "schema" => ending == "json" && text(name).contains("$schema"),
        _ => false,
    }
}

/// Whether a text or a table of the corpus belongs to an event that a list names.
fn listed(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let ids = |list: &str, key: &str| column(&text(list), key);
    match parts[..] {
        ["corpus", "panel", event, _] => ids("corpus/panel/index.tsv", "date").iter().any(|date| event.starts_with(date)),
        ["corpus", "series", series, "gold.json"] => ids("corpus/series/index.tsv", "series").iter().any(|known| known == series),
        ["corpus", "series", _, text] => {
            ids("corpus/series/index.tsv", "call").iter().any(|call| text.starts_with(&format!("{call}_")))
        }
        ["corpus", "secondary", event, _] | ["corpus", event, _] => ids("corpus/index.tsv", "id").iter().any(|id| id == event),
        _ => false,
    }
}

#[test]
fn no_file_is_of_unclear_origin() {
    let found: Vec<String> = ["src", "corpus", "schema"].iter().flat_map(|folder| files(folder)).collect();
    assert!(found.len() > 150, "{} files", found.len());
    let unclear: Vec<&String> = found.iter().filter(|name| !origin(name)).collect();
    assert!(unclear.is_empty(), "{unclear:?}");
    // Beside code only what tests hold results against.
    let strange = |name: &&String| {
        !["rs", "txt", "md", "toml", "json", "sh", "py", "lock"].contains(&name.rsplit('.').next().unwrap_or_default())
    };
    let others: Vec<String> = ["tests", "examples", "benches"].iter().flat_map(|folder| files(folder)).collect();
    assert!(others.iter().find(|name| strange(name) && !name.starts_with("tests/fuzz/found/")).is_none());
}

#[test]
fn the_terms_are_in_the_package() {
    let manifest = text("Cargo.toml");
    assert!(manifest.contains("license = \"MIT OR Apache-2.0\"") && manifest.contains("\"LICENSE-*\""));
    assert!(text("LICENSE-MIT").contains("Permission is hereby granted") && text("LICENSE-APACHE").contains("Apache License"));
}

#[test]
fn what_it_depends_on_is_checked() {
    let (deny, gate) = (text("deny.toml"), text(".ci/run"));
    assert!(deny.contains("unknown-registry = \"deny\"") && deny.contains("yanked = \"deny\"") && gate.contains("cargo deny"));
    let lock = text("Cargo.lock");
    let sources = lock.lines().filter(|line| line.starts_with("source = "));
    assert!(sources.clone().count() > 50);
    assert!(sources.into_iter().all(|line| line == "source = \"registry+https://github.com/rust-lang/crates.io-index\""));
}

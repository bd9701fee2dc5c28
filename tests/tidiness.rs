//! The order of the house: imports run one way, files say what they are for, nothing lies about.
//!
//! In: the files of this package. Out: every place that breaks a rule, as `file:line`. Law: what a rule says stands in
//! `src/design.md` where it is about the design, so that the page and the code cannot drift apart.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a source file may have; a longer one holds more than one thing.
const LONGEST: usize = 600;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the package whose name ends so, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder that can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every Rust file of the package.
fn sources() -> Vec<PathBuf> {
    ["src", "tests", "examples", "benches"].iter().flat_map(|folder| files(folder, ".rs")).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path as a reader names it: from the root of the package, with slashes.
fn name(path: &Path) -> String {
    let root = root();
    path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

/// The modules in the order that `src/design.md` gives under `## Imports`.
fn order() -> Vec<String> {
    let page = read(&root().join("src/design.md"));
    let (_, after) = page.split_once("## Imports").expect("src/design.md says in what order modules import");
    let section = after.split("\n## ").next().unwrap_or_default();
    let list = section.split('`').nth(1).expect("the order stands between backquotes");
    list.split_whitespace().map(str::to_owned).collect()
}

/// The top-level module that a file of `src` belongs to; none for `lib.rs`.
fn module(path: &Path) -> Option<String> {
    let name = name(path);
    let inner = name.strip_prefix("src/")?;
    let module = inner.split('/').next()?.trim_end_matches(".rs");
    (module != "lib").then(|| module.to_owned())
}

/// The top-level modules that a source names by `crate::`, with the line; comments name what they like.
fn imports(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Unit tests stand at the end of a file and may look back from anywhere.
    let body = source.split("#[cfg(test)]").next().unwrap_or_default();
    for (place, line) in body.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for (at, path) in line.match_indices("crate::") {
            let whole = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
            let rest = &line[at + path.len()..];
            if whole {
                found.extend(first_names(rest).into_iter().map(|name| (place + 1, name)));
            }
        }
    }
    found
}

/// The first name of each path in `a::B` or `{a, b::{C, D}}`.
fn first_names(paths: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    if !paths.starts_with('{') {
        return vec![word(paths)];
    }
    let mut names = Vec::new();
    let mut depth = 0;
    for (at, letter) in paths.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(letter, '{' | ',') {
            names.push(word(&paths[at + 1..]));
        }
    }
    names
}

#[test]
fn imports_run_one_way() {
    let order = order();
    let place = |module: &str| order.iter().position(|known| known == module);
    let mut broken = Vec::new();
    for path in files("src", ".rs") {
        let Some(own) = module(&path) else { continue };
        let Some(own_place) = place(&own) else {
            broken.push(format!("{}: `{own}` is not in the list of src/design.md", name(&path)));
            continue;
        };
        for (line, other) in imports(&read(&path)) {
            // What lib.rs re-exports has a capital; only modules have a place.
            let is_module = other.starts_with(|c: char| c.is_lowercase()) && other != own;
            if is_module && place(&other).is_none_or(|other_place| other_place > own_place) {
                broken.push(format!("{}:{line}: `{own}` imports `{other}`, which does not stand before it", name(&path)));
            }
        }
    }
    none(&broken, "a module imports only modules that stand before it in src/design.md");
}

#[test]
fn the_list_of_modules_is_that_of_the_crate() {
    let lib = read(&root().join("src/lib.rs"));
    let declared: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")))
        .filter_map(|rest| rest.strip_suffix(';'))
        .collect();
    let mut listed = order();
    listed.sort();
    assert_eq!(listed, declared, "src/design.md and src/lib.rs name different modules (lib.rs in alphabetical order)");
}

#[test]
fn the_import_reader_sees_every_form() {
    let source = "use crate::a::B;\nuse crate::{c, d::{E, F}};\n// crate::f\nlet x = crate::g::h();\n#[cfg(test)]\nuse crate::i;";
    let found: Vec<String> = imports(source).into_iter().map(|(line, name)| format!("{line}{name}")).collect();
    assert_eq!(found, ["1a", "2c", "2d", "4g"]);
}

#[test]
fn every_source_says_what_it_is_for() {
    let broken: Vec<String> = sources().iter().filter(|path| !read(path).starts_with("//! ")).map(|path| name(path)).collect();
    none(&broken, "a source opens with `//! ` and what it is for");
    let broken: Vec<String> = files("src", ".rs")
        .iter()
        .filter(|path| !matches!(name(path).as_str(), "src/lib.rs" | "src/report/json.rs"))
        .filter(|path| {
            let source = read(path);
            let head: String = source.lines().take_while(|line| line.starts_with("//!")).collect();
            !["In:", "Out:", "Law:"].iter().all(|word| head.contains(word))
        })
        .map(|path| name(path))
        .collect();
    none(&broken, "a module says what comes in, what goes out, and its law");
}

#[test]
fn no_source_is_too_long() {
    let lengths = files("src", ".rs").into_iter().map(|path| (read(&path).lines().count(), name(&path)));
    let broken: Vec<String> =
        lengths.filter(|(lines, _)| *lines > LONGEST).map(|(lines, name)| format!("{name}: {lines} lines")).collect();
    none(&broken, "a source has at most 600 lines");
}

#[test]
fn no_stray_white_space() {
    let mut paths = sources();
    for (folder, ending) in [("src", ".txt"), ("src", ".md"), ("corpus", ".txt"), ("corpus", ".json"), ("corpus", ".md")] {
        paths.extend(files(folder, ending));
    }
    let pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Cargo.toml"];
    paths.extend(pages.iter().map(|page| root().join(page)).filter(|page| page.is_file()));
    let mut broken = Vec::new();
    for path in paths {
        let text = read(&path);
        for (place, line) in text.lines().enumerate() {
            // Two spaces at the end of a line are a line break in Markdown, and hard to see: not here either.
            if line.ends_with(char::is_whitespace) || line.contains('\t') || line.contains('\r') {
                broken.push(format!("{}:{}", name(&path), place + 1));
            }
        }
        if !text.ends_with('\n') || text.ends_with("\n\n") {
            broken.push(format!("{}: ends in one line break", name(&path)));
        }
    }
    none(&broken, "no tabs, no white space at the end of a line or a file");
}

/// Marks of work that is not done or was switched off; written in two halves so that this file does not hold them.
const UNDONE: [(&str, &str); 7] =
    [("todo", "!("), ("unimplemented", "!("), ("dbg", "!("), ("#[ign", "ore"), ("FIX", "ME"), ("TO", "DO"), ("XX", "X")];

#[test]
fn nothing_is_left_undone_or_switched_off() {
    let mut broken = Vec::new();
    for path in sources() {
        for (place, line) in read(&path).lines().enumerate() {
            let undone = UNDONE.iter().any(|(left, right)| line.contains(&format!("{left}{right}")));
            let silenced = ["allow(", "expect("].iter().any(|lint| {
                let attribute = line.find(&format!("#[{lint}")).or_else(|| line.find(&format!("#![{lint}")));
                attribute.is_some_and(|at| !line[at..].contains("reason"))
            });
            if undone || silenced {
                broken.push(format!("{}:{}: {}", name(&path), place + 1, line.trim()));
            }
        }
    }
    none(&broken, "nothing undone, nothing ignored, no lint switched off without a reason");
}

#[test]
fn every_data_file_says_where_it_comes_from() {
    let mut paths = files("src/lexicon/data", ".txt");
    paths.extend(files("src/language", ".txt"));
    paths.extend(files("src/data", ".txt"));
    assert!(paths.len() >= 11, "data files are looked for in the wrong place: {paths:?}");
    let mut broken = Vec::new();
    for path in paths {
        let text = read(&path);
        let head: Vec<&str> = text.lines().take_while(|line| line.is_empty() || line.starts_with(['#', '!'])).collect();
        for key in ["! provenance: ", "! licence: "] {
            let stated = head.iter().find_map(|line| line.strip_prefix(key)).is_some_and(|words| !words.trim().is_empty());
            if !stated {
                broken.push(format!("{}: no `{}` line above the first entry", name(&path), key.trim()));
            }
        }
    }
    none(&broken, "a data file opens with its provenance and its licence");
}

#[test]
fn the_corpus_says_who_wrote_it() {
    let page = read(&root().join("corpus/README.md"));
    assert!(page.contains("written for this project"), "corpus/README.md says that the texts were written for this project");
}

#[test]
fn pictures_are_small_and_the_readme_leads_to_each() {
    let page = read(&root().join("README.md"));
    let mut broken = Vec::new();
    for path in files("docs/images", "") {
        let size = fs::metadata(&path).expect("a picture that can be read").len();
        if size > 200_000 || !page.contains(&name(&path)) {
            broken.push(format!("{}: {size} bytes", name(&path)));
        }
    }
    none(&broken, "a picture has at most 200,000 bytes, and the README shows it or links to it");
}

#[test]
fn the_readme_names_the_two_commands() {
    let page = read(&root().join("README.md"));
    for command in ["cargo run --release --example compare", "cargo run --release --example evaluate"] {
        assert!(page.contains(command), "README.md names `{command}`");
    }
}

//! What a newcomer types is what the README says.
//!
//! In: the README and the package in `tests/newcomer`. Out: a pass, or the line that differs. Law: the code of the README is compiled and
//! run, by `.ci/run`, as a package that knows nothing of this one but its path.

use std::fs;
use std::path::PathBuf;

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_code_of_the_readme_is_what_is_run() {
    let readme = read("README.md");
    let (_, after) = readme.split_once("## As a crate").expect("the README shows how to use the crate");
    let (_, code) = after.split_once("```rust\n").expect("in Rust");
    let (code, _) = code.split_once("```").expect("to the end");
    let main = read("tests/newcomer/src/main.rs");
    let (_, body) = main.split_once("{\n").expect("a main");
    let body = body.split("    Ok(())").next().unwrap_or_default();
    let lines = |code: &str| code.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n").trim().to_owned();
    assert_eq!(lines(code), lines(body), "README.md and tests/newcomer/src/main.rs differ");
}

#[test]
fn the_newcomer_is_a_package_of_its_own() {
    let manifest = read("tests/newcomer/Cargo.toml");
    assert!(manifest.contains("rashomon = { path = \"../..\" }") && manifest.contains("\n[workspace]\n"));
    let gate = read(".ci/run");
    assert!(gate.contains("tests/newcomer"), "the gate runs it");
}

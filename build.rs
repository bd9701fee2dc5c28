//! Compiles what the crate knows while the crate is built, so that no process has to when it starts.
//!
//! In: the texts of lexicon, language and statistics in `src`. Out: `knowledge.bin`, the image of them in the words of `postcard`.
//! Law: the modules that compile a lexicon of a user's own compile this one too, so the image is never out of date and never
//! another one.

#![expect(dead_code, unused_imports, unreachable_pub, reason = "of these modules the crate uses the rest")]

use std::path::Path;

#[path = "src/entry.rs"]
mod entry;
#[path = "src/error.rs"]
mod error;
#[path = "src/knowledge.rs"]
mod knowledge;
#[path = "src/language/mod.rs"]
mod language;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/readout.rs"]
mod readout;
#[path = "src/runs.rs"]
mod runs;
#[path = "src/span.rs"]
mod span;
#[path = "src/statistics.rs"]
mod statistics;
#[path = "src/term/mod.rs"]
mod term;
#[path = "src/token/mod.rs"]
mod token;
#[path = "src/vectors.rs"]
mod vectors;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Whatever else changes is part of this program, which cargo knows.
    println!("cargo::rerun-if-changed=build.rs");
    let image = knowledge::Image::new(language::Language::english(), &lexicon::Lexicon::embedded())?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?;
    std::fs::write(Path::new(&folder).join("knowledge.bin"), postcard::to_allocvec(&image)?)?;
    Ok(())
}

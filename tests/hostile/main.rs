//! Input that means harm, or came out of a broken program.
//!
//! In: texts, names, lines of JSON, lexicons and files that nobody would write. Out: a pass, or what gave neither a result nor an
//! error that names what and where. Law: comparing never fails; building says what it refuses; time and memory grow with the
//! input and not with its square.
//!
//! A plain run takes inputs of some hundred kilobytes. `HOSTILE_BYTES=100000000 cargo test --release --test hostile size` takes as many
//! bytes as it says, and as many claims as fit; `tests/README.md` has what came of that.

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/mirror.rs"]
mod mirror;

mod encoding;
mod growth;
mod lexicon;
mod look;
mod many;
mod number;
mod size;

/// Bytes of a large input: `usual`, or what `HOSTILE_BYTES` says.
fn bytes(usual: usize) -> usize {
    std::env::var("HOSTILE_BYTES").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(usual)
}

//! The examples as a person meets them, run as programs: what they print, what they say when they cannot, their exit codes.
//!
//! `cargo test` builds the examples beside the tests; alone, `cargo build --examples` comes first.

mod batch;
mod compare;
mod example;
#[path = "../support/folder.rs"]
mod folder;
mod small;

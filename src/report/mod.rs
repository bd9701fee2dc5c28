//! What people read and machines take in.
//!
//! In: a [`Comparison`](crate::Comparison). Out: text, Markdown, JSON. Law: a report adds nothing and judges nothing; every
//! excerpt in it is the text's own words.

mod json;
mod lines;
mod markdown;
mod page;
pub mod panel;
mod text;
mod wrap;

pub use json::json;
pub use markdown::markdown;
pub use text::{TextOptions, text};

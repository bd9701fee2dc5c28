//! What people read and machines take in.
//!
//! In: a [`Comparison`](crate::Comparison). Out: text, Markdown, HTML, JSON, CSV. Law: a report adds nothing and judges nothing; every
//! excerpt in it is the text's own words.

pub mod csv;
#[cfg(feature = "html")]
mod html;
mod json;
mod lines;
mod markdown;
mod page;
pub mod panel;
pub mod series;
mod text;
mod words;
mod wrap;

#[cfg(feature = "html")]
pub use html::html;
pub use json::{JSON_SCHEMA, json};
pub use markdown::markdown;
pub use text::{TextOptions, text};

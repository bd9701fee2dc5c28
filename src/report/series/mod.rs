//! Reports of a series: the calls of two governments over time.
//!
//! In: a [`Series`]. Out: text, Markdown, HTML, JSON, CSV. Law: as for a comparison, a report adds nothing and judges nothing; "no evidence" is shown as
//! what it is.

#[cfg(feature = "html")]
mod chart;
pub mod csv;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod page;
mod text;

#[cfg(feature = "html")]
pub use html::html;
pub use markdown::markdown;
pub use text::text;

use crate::series::Series;

/// A series as JSON, on several lines, ending in a line break: the contract [`SERIES_SCHEMA`](crate::SERIES_SCHEMA).
///
/// ```
/// # use rashomon::{Call, Comparer, Readout};
/// let series = Comparer::default().series(&[Call::new("2024-05-01").with_a(Readout::new("Norway", "They met."))]);
/// let json: serde_json::Value = serde_json::from_str(&rashomon::report::series::json(&series)).unwrap();
/// assert_eq!(json["schema"], 1);
/// assert_eq!(json["trend"]["verdict"], "no-evidence");
/// ```
#[must_use]
pub fn json(series: &Series) -> String {
    super::json::pretty(series)
}

//! Reports of a panel: several accounts of one event.
//!
//! In: a [`Panel`]. Out: text, Markdown, HTML, JSON, CSV. Law: as for a comparison, a report adds nothing and judges nothing.

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

use crate::panel::Panel;

/// A panel as JSON, on several lines, ending in a line break: the contract [`PANEL_SCHEMA`](crate::PANEL_SCHEMA).
///
/// ```
/// # use rashomon::{Comparer, Readout};
/// let panel = Comparer::default().panel(&[Readout::new("B", "They met."), Readout::new("A", "They met.")]);
/// let json: serde_json::Value = serde_json::from_str(&rashomon::report::panel::json(&panel)).unwrap();
/// assert_eq!(json["schema"], 1);
/// assert_eq!(json["accounts"][0]["issuer"], "A");
/// assert_eq!(json["pairs"][0]["divergence"]["overall"], 0.0);
/// ```
#[must_use]
pub fn json(panel: &Panel) -> String {
    super::json::pretty(panel)
}

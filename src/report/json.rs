//! The JSON contract, version [`SCHEMA`](crate::SCHEMA).

use serde::Serialize;

use crate::comparison::Comparison;

/// The JSON Schema (draft 2020-12) of the contract: the file `schema/comparison.schema.json`, for any validator.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(rashomon::report::JSON_SCHEMA).unwrap();
/// assert_eq!(schema["properties"]["schema"]["const"], rashomon::SCHEMA);
/// ```
pub const JSON_SCHEMA: &str = include_str!("../../schema/comparison.schema.json");

/// A comparison as JSON, on several lines, ending in a line break.
///
/// `start` and `end` of a claim are UTF-8 byte offsets into the text as given, half-open.
///
/// ```
/// # use rashomon::Readout;
/// let comparison = rashomon::compare(&Readout::new("A", "They met."), &Readout::new("B", "They met."));
/// let json: serde_json::Value = serde_json::from_str(&rashomon::report::json(&comparison)).unwrap();
/// assert_eq!(json["schema"], 1);
/// assert_eq!(json["divergence"]["overall"], 0.0);
/// ```
#[must_use]
pub fn json(comparison: &Comparison) -> String {
    pretty(comparison)
}

/// A result as JSON on several lines, ending in a line break.
pub(super) fn pretty(result: &impl Serialize) -> String {
    // Every key is a string and every number finite, so writing cannot fail.
    let mut json = serde_json::to_string_pretty(result).unwrap_or_default();
    json.push('\n');
    json
}

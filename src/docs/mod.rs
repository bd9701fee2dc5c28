//! Pages for people who read results rather than code.
//!
//! In: nothing. Out: [`numbers`], [`reading`], [`gallery`]. Law: what a page says about the bundled pairs is computed, by its examples
//! when they run as tests or by the test that makes the page.

#[doc = include_str!("numbers.md")]
#[doc = include_str!("worked.md")]
pub mod numbers {}

#[doc = include_str!("reading.md")]
pub mod reading {}

#[doc = include_str!("gallery.md")]
pub mod gallery {}

//! One event, as each witness tells it.
//!
//! After a call between two leaders each government publishes its own readout. They never quite describe the same
//! conversation. `rashomon` takes two such texts and returns, with the exact words as evidence, what both say, what they
//! tell differently, where they answer the same question in opposing ways, what only one of them mentions, what neither
//! mentions, and a divergence that can be taken apart. It is deterministic, offline and fast.
//!
//! ```
//! use rashomon::{Readout, Relation, Side};
//!
//! let a = Readout::new("United States", "The President spoke today with President Roe of Chile. \
//!     He underscored his commitment to free trade and raised concerns about illegal fishing.");
//! let b = Readout::new("Chile", "President Roe had a phone conversation with the President of the United States. \
//!     She thanked him for his commitment to free trade. The sides discussed lithium.");
//!
//! let comparison = rashomon::compare(&a, &b);
//! assert_eq!(comparison.links()[0].relation, Relation::Concordant);
//! assert_eq!(comparison.only(Side::B)[0].text, "The sides discussed lithium.");
//! println!("{}", rashomon::report::json(&comparison));
//! ```
//!
//! # The path
//!
//! Each stage is one noun and one verb in one module, and no stage sees a later one.
//!
//! | stage | in | out |
//! |---|---|---|
//! | tokenize | text | [`Tokens`]: they tile the text |
//! | split | tokens | [`Sentence`]s |
//! | extract | sentences | [`Claim`]s with holder, act, strength; [`Facts`] of the call |
//! | | | = [`Document`], from [`Comparer::analyze`] |
//! | align | two documents | rows of claims that answer each other |
//! | relate | rows | [`Link`]s with a [`Relation`] and [`Aspect`]s |
//! | find | links | [`Finding`]s, ranked |
//! | measure | links | [`Divergence`], whose parts add up |
//! | | | = [`Comparison`], from [`Comparer::compare`] |
//! | | several readouts | = [`Panel`], from [`Comparer::panel`] |
//! | report | comparison, panel | text, Markdown, HTML, JSON: [`report`] |
//!
//! What the stages know stands in plain files that can be read and added to: [`Language`], [`Lexicon`], [`Statistics`],
//! [`Vectors`].
//!
//! # When not to use it
//!
//! It compares *accounts of one conversation in English official prose*. It does not translate, does not judge who is right,
//! does not check facts against the world, and is no general sentence-similarity model. "Not mentioned" is all that an
//! omission means: a readout is no transcript.
//!
//! # Features
//!
//! `html`, on by default, is the report as a web page; without it the crate compiles no templates.
//!
//! # Stability
//!
//! Results are part of the contract: with one version the same input gives the same bytes, whatever the thread count or the
//! machine. A change of results is a breaking change and is listed in the CHANGELOG.
#![doc = include_str!("design.md")]

mod align;
mod claim;
mod comparer;
mod comparison;
pub mod corpus;
mod divergence;
mod document;
mod entry;
mod error;
pub mod evaluation;
mod finding;
mod knowledge;
mod language;
pub mod learn;
mod lexicon;
mod panel;
mod readout;
mod relation;
pub mod report;
mod runs;
mod score;
mod sentence;
mod similarity;
mod span;
mod statistics;
mod term;
mod token;
mod vectors;

pub use claim::{Claim, ClaimRecord, Facts, Holder, Quantity, Stated, Tone, Unit};
pub use comparer::{Builder, Comparer, Known, compare};
pub use comparison::{Account, Comparison, FactsRecord, Link, PairOfFacts, Reason, SCHEMA, Silence};
pub use divergence::{Divergence, PARTS, Parts, TopicDivergence};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use finding::{Evidence, Finding, FindingKind, FindingSide};
pub use language::{Language, STEMMER};
pub use lexicon::{Act, Lexicon, Medium, Plover};
pub use panel::{
    Merge, PANEL_SCHEMA, Panel, PanelAccount, PanelClaim, PanelDivergence, PanelFinding, PanelFindingKind, PanelLink, PanelPair,
    PanelRow, Seat, Standing,
};
pub use readout::{Readout, Side};
pub use relation::{Aspect, Relation};
pub use score::Score;
pub use sentence::Sentence;
pub use similarity::Similarity;
pub use span::Span;
pub use statistics::Statistics;
pub use term::TermId;
pub use token::{Token, TokenKind, Tokens};
pub use vectors::Vectors;

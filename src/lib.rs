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
//! | | a news report | = [`Attribution`], from [`Comparer::attribute`] |
//! | | dated calls | = [`Series`], from [`Comparer::series`] |
//! | report | comparison, panel, series | text, Markdown, HTML, JSON, CSV: [`report`] |
//!
//! What the stages know stands in plain files that can be read and added to: [`Language`], [`Lexicon`], [`Statistics`],
//! [`Vectors`].
//!
//! # A tour
//!
//! **One text.** [`Comparer::analyze`] reads it: what it claims, who is said to hold that, and what it states about the call.
//!
//! ```
//! use rashomon::{Act, Comparer, Holder, corpus};
//!
//! let pair = corpus::find(corpus::FLAGSHIP).unwrap();
//! let comparer = Comparer::default();
//! let russia = comparer.analyze(&pair.b);
//! let warning = russia.claims().iter().find(|claim| claim.act == Act::Warn).unwrap();
//! assert_eq!(warning.holder, Holder::Own);
//! assert!(russia.text_of(warning.span).starts_with("He warned that such deliveries"));
//! assert_eq!(russia.facts().duration_minutes.as_ref().unwrap().value, 90.0);
//! ```
//!
//! **Two texts.** Links say what answers what, and how; [`Comparison::only`] what stands alone. Every excerpt is the text's own.
//!
//! ```
//! # use rashomon::{Relation, Side, corpus};
//! # let pair = corpus::find(corpus::FLAGSHIP).unwrap();
//! let comparison = rashomon::compare(&pair.a, &pair.b);
//! for link in comparison.links().iter().filter(|link| link.relation == Relation::Counterposed) {
//!     let claim = comparison.a().claim(&link.a[0]).unwrap();
//!     assert_eq!(&pair.a.text()[claim.start..claim.end], claim.text);
//! }
//! // Not mentioned, which is not denied.
//! assert!(!comparison.only(Side::B).is_empty());
//! ```
//!
//! **What to read first.** Findings are ranked, silences are the slots of the call that a text leaves empty, and the divergence
//! can be taken apart. [What the numbers mean](docs::numbers) explains each of them.
//!
//! ```
//! # use rashomon::corpus;
//! # let pair = corpus::find(corpus::FLAGSHIP).unwrap();
//! # let comparison = rashomon::compare(&pair.a, &pair.b);
//! let first = &comparison.findings()[0];
//! println!("{}: {}", first.kind.name(), first.sentence);
//! assert!(comparison.silences().iter().any(|silence| silence.by.is_none() && silence.slot == "who asked for the call"));
//! let parts: f64 = comparison.divergence().parts.named().iter().map(|(_, part)| part).sum();
//! assert!((parts - comparison.divergence().overall.get()).abs() < 1e-6);
//! ```
//!
//! **To show and to keep.** [`report`] has text, Markdown, HTML, JSON with a [schema](report::JSON_SCHEMA), and [tables](report::csv)
//! for R and pandas.
//!
//! **Many pairs.** [`Comparer::compare_all`] takes any number, on all cores with the feature `parallel`; [`batch`] reads them from
//! files and writes results that an interrupted run can go on from.
//!
//! **Knowledge of your own.** A lexicon or a similarity is a value that a [`Comparer`] is built with; [`Change`] shows what it
//! makes of the same texts.
//!
//! ```
//! # use rashomon::{Comparer, Lexicon, corpus};
//! # let pair = corpus::find(corpus::FLAGSHIP).unwrap();
//! let mine = Lexicon::parse("mine.txt", "[concept]\ngains-of-trade = economic opportunities | mutually beneficial projects")?;
//! let comparer = Comparer::builder().lexicon(mine).build()?;
//! let change = rashomon::Change::between(&rashomon::compare(&pair.a, &pair.b), &comparer.compare(&pair.a, &pair.b)).to_string();
//! println!("{change}");
//! # Ok::<(), rashomon::Error>(())
//! ```
//!
//! # Read on
//!
//! - [How to read a readout](docs::reading): the conventions of the register, as the lexicon encodes them.
//! - [What the numbers mean](docs::numbers): divergence, parts, interval, similarity, strength, weight.
//! - [Gallery](docs::gallery): the bundled pairs from the nearest to the farthest.
//! - [Design](#design): the formulas, and what was decided why.
//!
//! # When not to use it
//!
//! It compares *accounts of one conversation in English official prose*. It does not translate, does not judge who is right,
//! does not check facts against the world, and is no general sentence-similarity model. "Not mentioned" is all that an
//! omission means: a readout is no transcript.
//!
//! # Limits
//!
//! Comparing never fails, and takes time and memory in proportion to the texts. What is bounded, and what comes of more:
//!
//! | what | at most | beyond |
//! |---|---|---|
//! | a text | memory: some tens of bytes for each of its own | |
//! | a sentence | 800 words and marks are read at a time | cut at the last comma, for reading alone |
//! | pairs of claims that are looked at one by one | 20,000 | only those that share a term or a sense, 16 for each claim |
//! | a number | what an `f64` holds | no quantity |
//! | entries in a section of a lexicon | 65,536 | an error that names the line |
//! | a phrase of a lexicon | 16 words of a text, ` .. ` included | never found |
//! | a line of JSON | [`batch::LONGEST_LINE`], or as [`batch::lines_up_to`] says | an error that names the line; the run goes on |
//!
//! A text may hold anything that UTF-8 can; UTF-16 is refused by name where files are read. Characters that cannot be seen and words with
//! letters of several scripts become [notes](Comparison::notes), and nothing of a text or a name becomes markup in a report.
//!
//! # Features
//!
//! `html`, on by default, is the report as a web page; without it the crate compiles no templates. `parallel` shares the work
//! of [`Comparer::compare_all`] and [`batch`] between threads, with the same results to the byte.
//!
//! # Stability
//!
//! Results are part of the contract: with one version the same input gives the same bytes, whatever the thread count or the
//! machine. A change of results is a breaking change and is listed in the CHANGELOG.
#![doc = include_str!("design.md")]

mod align;
mod archive;
mod attribution;
pub mod batch;
mod change;
mod claim;
mod comparer;
mod comparison;
mod content;
pub mod corpus;
mod costs;
mod divergence;
pub mod docs;
mod document;
mod entry;
mod error;
pub mod evaluation;
mod finding;
mod in_order;
mod joined;
mod knowledge;
mod language;
pub mod learn;
mod lexicon;
mod oddity;
mod panel;
mod readout;
mod relation;
pub mod report;
mod runs;
mod score;
mod sentence;
mod series;
mod similarity;
mod span;
mod statistics;
mod term;
mod token;
mod vectors;
mod weights;

pub use archive::{Archive, Earlier, Search};
pub use attribution::{Attribution, Passage, Voice};
pub use change::Change;
pub use claim::{Claim, ClaimId, ClaimIds, ClaimRecord, Facts, HeldBy, Holder, Quantity, Stated, Tone, Unit};
pub use comparer::{Builder, Comparer, Known, compare};
pub use comparison::{Account, Comparison, Expected, FactsRecord, Link, PairOfFacts, Reason, SCHEMA, Silence};
pub use costs::Costs;
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
pub use relation::{Aspect, Relation, Status};
pub use score::Score;
pub use sentence::Sentence;
pub use series::{
    Assurance, Call, ChangePoint, Course, Coverage, Formula, FormulaKind, LEAST_CALLS, Party, SERIES_SCHEMA, Series, SeriesCall,
    SeriesFinding, SeriesFindingKind, TopicCourse, Trend, Verdict,
};
pub use similarity::Similarity;
pub use span::Span;
pub use statistics::Statistics;
pub use term::TermId;
pub use token::{Token, TokenKind, Tokens};
pub use vectors::Vectors;
pub use weights::Weights;

//! The front door: what is built once and compares as often as it is asked.
//!
//! In: readouts. Out: [`Comparison`]s. Law: building can fail, comparing cannot; a comparer is immutable and shared freely
//! between threads.

use std::borrow::Borrow;
use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::attribution::{Attribution, attribute};
use crate::comparison::Comparison;
use crate::costs::Costs;
use crate::document::Document;
use crate::error::Error;
use crate::in_order::in_order;
use crate::knowledge::Knowledge;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::readout::Readout;
use crate::similarity::Similarity;
use crate::span::Span;
use crate::token::{Tokens, tokenize};
use crate::weights::Weights;

/// What the crate carries, as `build.rs` compiled it, read on first use.
static EMBEDDED: LazyLock<Arc<Knowledge>> = LazyLock::new(|| {
    let image = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));
    Arc::new(Knowledge::from_bytes(image).expect("build.rs has just made it"))
});

/// Compares two readouts of one call, with what the crate carries.
///
/// The first call in a process reads the compiled lexicon (some milliseconds); later ones take tens to hundreds of microseconds.
///
/// ```
/// use rashomon::Readout;
/// let a = Readout::new("us", "The President spoke with Prime Minister Ito of Japan and reaffirmed the alliance.");
/// let b = Readout::new("japan", "Prime Minister Ito had a telephone talk with the President of the United States. The two leaders reaffirmed the alliance.");
/// let comparison = rashomon::compare(&a, &b);
/// assert!(comparison.divergence().overall.get() < 0.6);
/// ```
#[must_use]
pub fn compare(a: &Readout, b: &Readout) -> Comparison {
    Comparer::default().compare(a, b)
}

/// An entry of the lexicon found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Known {
    /// Its section: `concept`, `actor`, `leader`, `act`, `frame`, `topic` or `tone`.
    pub section: &'static str,
    /// Its id.
    pub id: String,
    /// The words that name it.
    pub span: Span,
}

/// Reads and compares readouts, with a language, a lexicon and a similarity of one's choice.
#[derive(Clone)]
pub struct Comparer {
    knowledge: Arc<Knowledge>,
    weights: Weights,
    costs: Costs,
    similarity: Option<Arc<dyn Similarity>>,
    /// Places in the table of topics.
    agenda: Vec<u16>,
}

impl Default for Comparer {
    /// English, the embedded lexicon, the embedded word vectors.
    fn default() -> Self {
        Self {
            knowledge: Arc::clone(&EMBEDDED),
            weights: Weights::DEFAULT,
            costs: Costs::DEFAULT,
            similarity: None,
            agenda: Vec::new(),
        }
    }
}

impl fmt::Debug for Comparer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Comparer").field("similarity", &self.similarity.is_some()).finish_non_exhaustive()
    }
}

impl Comparer {
    /// A comparer with parts of one's own.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// What the stages know, for modules that read several comparisons together.
    pub(crate) fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The topics that claims are filed under, each with its id and its name for display, in the order of the lexicon.
    ///
    /// ```
    /// let comparer = rashomon::Comparer::default();
    /// assert!(comparer.topics().any(|(id, label)| id == "ceasefire-peace-talks" && !label.is_empty()));
    /// ```
    pub fn topics(&self) -> impl Iterator<Item = (&str, &str)> {
        self.knowledge.lexicon.topics.iter().map(|topic| (&*topic.id, &*topic.label))
    }

    /// Stage 1 alone: cuts a text into tokens.
    #[must_use]
    pub fn tokenize<'t>(&self, text: &'t str) -> Tokens<'t> {
        tokenize(text, &self.knowledge.vocabulary)
    }

    /// What the lexicon knows about a text: every entry found in it, with the words that name it, by place.
    ///
    /// ```
    /// let known = rashomon::Comparer::default().look_up("They welcomed the truce.");
    /// assert!(known.iter().any(|known| known.section == "concept" && known.id == "ceasefire"));
    /// ```
    #[must_use]
    pub fn look_up(&self, text: &str) -> Vec<Known> {
        let tokens = self.tokenize(text);
        let terms = tokens.terms();
        let mut hits = Vec::new();
        self.knowledge.lexicon.read(text, terms, &mut hits);
        hits.iter()
            .filter_map(|hit| {
                let (section, id) = self.knowledge.lexicon.entry_of(hit.value)?;
                let span = terms[hit.start].span.cover(terms[hit.end - 1].span);
                Some(Known { section, id: id.to_owned(), span })
            })
            .collect()
    }

    /// Stages 1 to 3: sentences, claims and facts of one readout.
    #[must_use]
    pub fn analyze(&self, readout: &Readout) -> Document {
        Document::new(readout, &self.knowledge, None)
    }

    /// The same for a readout whose claims were marked by hand, or by another program: they are taken as they are cut (in order
    /// of their place; one that overlaps the one before it is left out), and only their attributes are read.
    ///
    /// ```
    /// use rashomon::{Act, Comparer, Readout, Span};
    /// let readout = Readout::new("Japan", "Prime Minister Ito thanked President Roe and asked for a meeting.");
    /// let document = Comparer::default().analyze_marked(&readout, &[Span::new(0, 37), Span::new(38, 65)]);
    /// let acts: Vec<Act> = document.claims().iter().map(|claim| claim.act).collect();
    /// assert_eq!(acts, [Act::Thank, Act::Ask]);
    /// ```
    #[must_use]
    pub fn analyze_marked(&self, readout: &Readout, claims: &[Span]) -> Document {
        Document::new(readout, &self.knowledge, Some(claims))
    }

    /// Splits a news report on a call by whom it ascribes its words to: the governments `a` and `b`, or nobody.
    ///
    /// What it ascribes to a side can be compared with that side's own text, or join a panel: [`Attribution::readout`].
    #[must_use]
    pub fn attribute(&self, report: &str, a: &str, b: &str) -> Attribution {
        attribute(report, [a, b], &self.knowledge)
    }

    /// The whole path. Never fails on text; what is odd becomes a note.
    ///
    /// Each text is read in the light of the other's issuer and leader where it names no counterpart of its own.
    #[must_use]
    pub fn compare(&self, a: &Readout, b: &Readout) -> Comparison {
        let (left, right) = self.analyze_pair(a, b);
        self.compare_documents(&left, &right)
    }

    /// The same for readouts whose claims were marked by hand; see [`analyze_marked`](Self::analyze_marked).
    #[must_use]
    pub fn compare_marked(&self, a: (&Readout, &[Span]), b: (&Readout, &[Span])) -> Comparison {
        let (left, right) = self.analyze_pair_marked(a, b);
        self.compare_documents(&left, &right)
    }

    /// The whole path for many pairs; the results come in the order of the pairs.
    ///
    /// With the feature `parallel` the work is shared between the threads of the rayon pool from which results are asked
    /// for (one thread a core, unless `RAYON_NUM_THREADS` says otherwise); the results are the same to the byte without it.
    /// Pairs are taken some dozens at a time, as results are asked for, so a million of them take no more memory than a few.
    ///
    /// ```
    /// use rashomon::{Comparer, corpus};
    /// let pairs = corpus::pairs();
    /// let comparer = Comparer::default();
    /// let comparisons = comparer.compare_all(pairs.iter().map(|pair| (&pair.a, &pair.b)));
    /// for (pair, comparison) in pairs.iter().zip(comparisons) {
    ///     assert_eq!(comparison, comparer.compare(&pair.a, &pair.b));
    /// }
    /// ```
    pub fn compare_all<A, B>(&self, pairs: impl IntoIterator<Item = (A, B)>) -> impl Iterator<Item = Comparison>
    where
        A: Borrow<Readout> + Send,
        B: Borrow<Readout> + Send,
    {
        in_order(pairs, |(a, b)| self.compare(a.borrow(), b.borrow()))
    }

    /// Stages 1 to 3 of both readouts, each read in the light of the other.
    #[must_use]
    pub fn analyze_pair(&self, a: &Readout, b: &Readout) -> (Document, Document) {
        (self.analyze(&a.beside(b)), self.analyze(&b.beside(a)))
    }

    /// The same for readouts whose claims were marked by hand.
    #[must_use]
    pub fn analyze_pair_marked(&self, a: (&Readout, &[Span]), b: (&Readout, &[Span])) -> (Document, Document) {
        (self.analyze_marked(&a.0.beside(b.0), a.1), self.analyze_marked(&b.0.beside(a.0), b.1))
    }

    /// Stages 4 to 7 on texts that were read before.
    #[must_use]
    pub fn compare_documents(&self, a: &Document, b: &Document) -> Comparison {
        Comparison::new(a, b, &self.knowledge, (&self.weights, &self.costs), self.similarity.as_deref(), &self.agenda)
    }
}

/// Puts a [`Comparer`] together.
#[derive(Default)]
pub struct Builder {
    language: Option<Language>,
    lexicon: Option<Lexicon>,
    replace: bool,
    weights: Option<Weights>,
    costs: Option<Costs>,
    similarity: Option<Arc<dyn Similarity>>,
    agenda: Vec<String>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("language", &self.language.is_some())
            .field("lexicon", &self.lexicon.is_some())
            .finish_non_exhaustive()
    }
}

impl Builder {
    /// Reads texts by the rules of another language.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Adds a lexicon to the embedded one; its entries replace those with the same section and id.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(match self.lexicon {
            Some(before) => before.merge(lexicon),
            None => lexicon,
        });
        self
    }

    /// Leaves the embedded lexicon out, so that only the added ones count.
    #[must_use]
    pub fn without_embedded_lexicon(mut self) -> Self {
        self.replace = true;
        self
    }

    /// Aligns claims by other weights than [`Weights::DEFAULT`].
    #[must_use]
    pub fn weights(mut self, weights: Weights) -> Self {
        self.weights = Some(weights);
        self
    }

    /// Measures the divergence by other costs than [`Costs::DEFAULT`].
    #[must_use]
    pub fn costs(mut self, costs: Costs) -> Self {
        self.costs = Some(costs);
        self
    }

    /// Uses a similarity of one's own in place of the embedded word vectors.
    #[must_use]
    pub fn similarity(mut self, similarity: impl Similarity + 'static) -> Self {
        self.similarity = Some(Arc::new(similarity));
        self
    }

    /// Topics that were expected to come up, by their ids ([`Comparer::topics`]): what one text or neither says nothing on is
    /// among the [silences](Comparison::silences), and what neither mentions is a finding.
    ///
    /// ```
    /// use rashomon::{Comparer, Readout};
    /// let comparer = Comparer::builder().agenda(["trade", "ceasefire-peace-talks"]).build()?;
    /// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile. They discussed free trade.");
    /// let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie of Norway. They discussed fisheries.");
    /// let comparison = comparer.compare(&a, &b);
    /// let silent: Vec<bool> = comparison.agenda().iter().map(|expected| !expected.a && !expected.b).collect();
    /// assert_eq!(silent, [false, true]);
    /// # Ok::<(), rashomon::Error>(())
    /// ```
    #[must_use]
    pub fn agenda(mut self, topics: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.agenda.extend(topics.into_iter().map(Into::into));
        self
    }

    /// Compiles everything.
    ///
    /// # Errors
    ///
    /// When a line of a lexicon cannot be used (the error names file and line), a weight or a cost is out of its range, or a topic of the
    /// agenda is not in the lexicon.
    pub fn build(self) -> Result<Comparer, Error> {
        let weights = self.weights.unwrap_or_default();
        weights.check()?;
        let costs = self.costs.unwrap_or_default();
        costs.check()?;
        let knowledge = if self.language.is_none() && self.lexicon.is_none() && !self.replace {
            Arc::clone(&EMBEDDED)
        } else {
            let base = if self.replace { Lexicon::default() } else { Lexicon::embedded() };
            let lexicon = match self.lexicon {
                Some(mine) => base.merge(mine),
                None => base,
            };
            Arc::new(Knowledge::new(self.language.unwrap_or_else(Language::english), &lexicon)?)
        };
        let topics = &knowledge.lexicon.topics;
        let place = |id: &String| {
            let known = topics.iter().position(|topic| *topic.id == **id);
            known.map(|place| place as u16).ok_or_else(|| unknown_topic(id, topics.iter().map(|topic| &*topic.id)))
        };
        let agenda = self.agenda.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Comparer { knowledge, weights, costs, similarity: self.similarity, agenda })
    }
}

/// An error that names the topic asked for, and the one that was perhaps meant.
fn unknown_topic<'t>(id: &str, known: impl Iterator<Item = &'t str>) -> Error {
    let alike = |topic: &&str| strsim::jaro_winkler(id, topic);
    let meant = known.max_by(|x, y| alike(x).total_cmp(&alike(y))).unwrap_or_default();
    Error::topic(id, meant)
}

//! A readout that has been read: sentences, claims, facts.
//!
//! In: a [`Readout`](crate::Readout). Out: [`Document`], stages 1 to 3 alone. Law: it is owned and outlives its readout;
//! every excerpt is `&text[span]`.

use std::cell::Cell;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::claim::{Claim, Extracted, Facts, Parts, Reading, Tables, actor_named, extract, issuer_name};
use crate::content::Contents;
use crate::knowledge::Knowledge;
use crate::oddity;
use crate::readout::Readout;
use crate::sentence::{Sentence, split};
use crate::span::Span;
use crate::token::{self, Term, TokenKind};

/// One text, read: what it claims and what it states about the call.
///
/// ```
/// use rashomon::{Act, Comparer, Holder, Readout};
/// let comparer = Comparer::default();
/// let readout = Readout::new("Japan", "Prime Minister Ito spoke with President Roe of Brazil. She underscored her support for the accord.");
/// let document = comparer.analyze(&readout);
/// let claim = &document.claims()[1];
/// assert_eq!((claim.holder, claim.act), (Holder::Own, Act::Support));
/// assert_eq!(document.text_of(claim.span), "She underscored her support for the accord.");
/// ```
#[derive(Debug, Clone)]
pub struct Document {
    readout: Readout,
    name: String,
    /// Its government's place in the table of actors, where the lexicon knows it.
    party: Option<u16>,
    words: usize,
    sentences: Vec<Sentence>,
    claims: Vec<Claim>,
    facts: Facts,
    /// By claim: what alignment compares.
    pub(crate) contents: Contents,
    notes: Vec<String>,
    /// Whether it opens with a talk with somebody else than the other side.
    pub(crate) elsewhere: bool,
    /// A hash of its words in order: equal for texts that differ only in white space, quotation marks and stops.
    fingerprint: u64,
}

/// The memory in which a text is read, used again for the next one.
#[derive(Debug, Default)]
struct Scratch {
    terms: Vec<Term>,
    tables: Tables,
    parts: Parts,
}

/// Terms of a text up to which its scratch is kept: 20 times a long readout, some hundred kilobytes.
const KEPT_TERMS: usize = 20_000;

thread_local! {
    /// Empty while a text is read, so that nobody else can see it.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

impl Document {
    /// Reads a text; claims `marked` by hand are taken as they are cut.
    pub(crate) fn new(readout: &Readout, knowledge: &Knowledge, marked: Option<&[Span]>) -> Self {
        let mut scratch = SCRATCH.take();
        let document = Self::read(readout, knowledge, marked, &mut scratch);
        if scratch.terms.len() <= KEPT_TERMS {
            SCRATCH.set(scratch);
        }
        document
    }

    fn read(readout: &Readout, knowledge: &Knowledge, marked: Option<&[Span]>, scratch: &mut Scratch) -> Self {
        let Scratch { terms, tables, parts } = scratch;
        let text = readout.text();
        let mut words = 0;
        terms.clear();
        token::read(text, &knowledge.vocabulary, terms, |token| {
            words += usize::from(matches!(token.kind, TokenKind::Word | TokenKind::Number));
        });
        let sentences = split(text, terms, knowledge.vocabulary.language());
        let reading = Reading::new(text, terms, knowledge, tables);
        let party = actor_named(readout.issuer(), knowledge);
        let Extracted { claims, facts, questions, elsewhere } = extract(readout, party, &reading, &sentences, marked, parts);
        let contents = Contents::new(&reading, &claims);
        let mut notes = oddity::notes(readout.issuer(), text);
        if questions > 0 {
            notes.push(format!(
                "{questions} questions in the text of {} were left out: they are no part of its account.",
                readout.issuer()
            ));
        }
        if claims.is_empty() {
            notes.push(format!("The text of {} holds no sentence that claims anything.", readout.issuer()));
        }
        if readout.language().is_some_and(|tag| !tag.to_ascii_lowercase().starts_with("en")) {
            notes.push(format!(
                "The text of {} is marked as `{}`; English rules were used.",
                readout.issuer(),
                readout.language().unwrap_or_default()
            ));
        }
        let mut hasher = FxHasher::default();
        terms.iter().filter(|term| !term.id.is_mark()).for_each(|term| term.id.hash(&mut hasher));
        let fingerprint = hasher.finish();
        Self {
            fingerprint,
            elsewhere,
            readout: readout.clone(),
            name: issuer_name(readout.issuer(), party, knowledge),
            party,
            words,
            sentences,
            claims,
            facts,
            contents,
            notes,
        }
    }

    /// The government that published it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.readout.issuer()
    }

    /// Its usual name: "United States" where the caller wrote "us".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as given.
    #[must_use]
    pub fn text(&self) -> &str {
        self.readout.text()
    }

    /// Its place in the table of actors, where the lexicon knows it.
    pub(crate) fn party(&self) -> Option<u16> {
        self.party
    }

    /// The text with what the caller knew about it.
    pub(crate) fn readout(&self) -> &Readout {
        &self.readout
    }

    /// The words of a span of it.
    #[must_use]
    pub fn text_of(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// How many words and numbers it has.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    /// Its sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Its claims, in order.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What it states about the call.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(crate) fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether another document has the same words in the same order, cut into as many claims.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint && self.words == other.words && self.claims.len() == other.claims.len()
    }

    /// Oddities met while reading: nothing is lost in silence.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

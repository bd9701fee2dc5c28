//! What a comparison is made of, as the JSON contract has it.
//!
//! In: documents and what their stages found. Out: [`Account`], [`Link`], [`PairOfFacts`], [`Silence`], [`Expected`]. Law: a record is
//! owned and outlives its texts; a slot that a text does not state is `null`.

use serde::{Deserialize, Serialize};

use crate::align::Row;
use crate::claim::{ClaimId, ClaimIds, ClaimRecord, Facts};
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::lexicon::Medium;
use crate::readout::{Readout, Side};
use crate::relation::{Aspect, Relation, Status};
use crate::score::Score;

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Account {
    /// The government, as the caller named it.
    pub issuer: String,
    /// How many words its text has.
    pub words: usize,
    /// Its claims, in order.
    pub claims: Vec<ClaimRecord>,
    /// The government's usual name, for display.
    #[serde(skip)]
    name: String,
    /// The text as given, with what the caller knew about it; not part of the JSON contract.
    #[serde(skip)]
    readout: Option<Readout>,
}

impl Account {
    /// The account of a side.
    pub(super) fn new(document: &Document, side: Side) -> Self {
        let claims = document
            .claims()
            .iter()
            .enumerate()
            .map(|(place, claim)| ClaimRecord {
                id: ClaimId::new(side, place),
                start: claim.span.start,
                end: claim.span.end,
                text: document.text_of(claim.span).to_owned(),
                holder: claim.holder.seen_from(side),
                act: claim.act,
                strength: claim.strength,
                negated: claim.negated,
                topics: claim.topics.clone(),
            })
            .collect();
        Self {
            issuer: document.issuer().to_owned(),
            words: document.words(),
            claims,
            name: document.name().to_owned(),
            readout: Some(document.readout().clone()),
        }
    }

    /// The government's usual name, for display: "United States" for "us".
    #[must_use]
    pub fn name(&self) -> &str {
        if self.name.is_empty() { &self.issuer } else { &self.name }
    }

    /// The text as given; empty in a comparison that was read back from JSON.
    #[must_use]
    pub fn text(&self) -> &str {
        self.readout.as_ref().map_or("", Readout::text)
    }

    /// What was compared: the text with what the caller knew about it; none in a comparison that was read back from JSON.
    #[must_use]
    pub fn readout(&self) -> Option<&Readout> {
        self.readout.as_ref()
    }

    /// The claim with an id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&ClaimRecord> {
        let place: usize = id.get(1..)?.parse().ok()?;
        self.claims.get(place.checked_sub(1)?).filter(|claim| claim.id == id)
    }
}

/// A row of the table: claims of both sides that answer each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// Ids of the claims of account `a`.
    pub a: ClaimIds,
    /// Ids of the claims of account `b`.
    pub b: ClaimIds,
    /// How they stand to each other.
    pub relation: Relation,
    /// In what a reframed row differs.
    pub aspects: Vec<Aspect>,
    /// Of a contradiction, how sure it is; none for other relations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// How alike they are, 0 to 1.
    pub similarity: Score,
    /// Why: shared terms and concepts, else concepts that both fall under or answer, with weights that add up to 1; none where the vectors alone
    /// speak.
    pub because: Vec<Reason>,
}

/// A shared term or concept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reason {
    /// A stem, or the id of a concept.
    pub term: String,
    /// Its share of the explanation, 0 to 1.
    pub weight: f64,
}

/// The facts that each text states about the call.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PairOfFacts {
    /// Of account `a`.
    pub a: FactsRecord,
    /// Of account `b`.
    pub b: FactsRecord,
}

/// What one text states about the call; a slot it does not state is `null`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FactsRecord {
    /// `a`, `b` or `mutual`.
    pub initiator: Option<String>,
    /// Minutes.
    pub duration_minutes: Option<f64>,
    /// How it was held.
    pub medium: Option<Medium>,
    /// When it was, in the text's own words.
    pub date: Option<String>,
    /// The words that describe the talk.
    pub tone: Option<Vec<String>>,
    /// What is to follow, in the text's own words.
    pub next_steps: Option<Vec<String>>,
    /// Whom it names by their office, beside the two leaders.
    #[serde(default)]
    pub participants: Option<Vec<String>>,
    /// Where the parties met.
    #[serde(default)]
    pub place: Option<String>,
    /// Earlier contacts that it refers to.
    #[serde(default)]
    pub earlier: Option<Vec<String>>,
}

impl FactsRecord {
    pub(super) fn new(facts: &Facts, side: Side) -> Self {
        let list = |items: Vec<String>| (!items.is_empty()).then_some(items);
        Self {
            initiator: facts.initiator.as_ref().map(|stated| match stated.value.name(side) {
                "both" => String::from("mutual"),
                name => name.to_owned(),
            }),
            duration_minutes: facts.duration_minutes.as_ref().map(|stated| stated.value),
            medium: facts.medium.as_ref().map(|stated| stated.value),
            date: facts.date.as_ref().map(|stated| stated.value.clone()),
            tone: list(facts.tone.iter().map(|stated| stated.value.word.clone()).collect()),
            next_steps: list(facts.next_steps.iter().map(|stated| stated.value.clone()).collect()),
            participants: list(facts.participants.iter().map(|stated| stated.value.clone()).collect()),
            place: facts.place.as_ref().map(|stated| stated.value.clone()),
            earlier: list(facts.earlier.iter().map(|stated| stated.value.clone()).collect()),
        }
    }
}

/// A slot, or a subject that was expected, that one account or neither fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Silence<'c> {
    /// What is not stated: `who asked for the call`, `anything on “Prisoners and detainees”`, …
    pub slot: &'c str,
    /// The account that does not state it; `None` for both.
    pub by: Option<Side>,
}

impl<'c> Silence<'c> {
    /// The silence about a slot, if there is one: who states it is given.
    pub(super) fn about(slot: &'c str, a: bool, b: bool) -> Option<Self> {
        match (a, b) {
            (true, true) => None,
            (false, false) => Some(Self { slot, by: None }),
            (true, false) => Some(Self { slot, by: Some(Side::B) }),
            (false, true) => Some(Self { slot, by: Some(Side::A) }),
        }
    }
}

/// A subject that the caller expected, and which account says anything on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Expected {
    /// The id of the topic.
    pub topic: String,
    /// How a silence about it is told: `anything on “Ceasefire and truce”`.
    pub slot: String,
    /// Whether account `a` says anything on it.
    pub a: bool,
    /// Whether account `b` does.
    pub b: bool,
}

impl Expected {
    /// Looks for a topic in both documents: in what is filed under it, and in what answers such a claim.
    pub(super) fn new(topic: u16, documents: [&Document; 2], rows: &[Row], knowledge: &Knowledge) -> Self {
        let entry = &knowledge.lexicon.topics[topic as usize];
        let on = |document: &Document, claim: usize| document.contents.get(claim).topics.contains(&topic);
        let filed = |document: &Document| (0..document.contents.len()).any(|claim| on(document, claim));
        let answered = rows
            .iter()
            .any(|row| row.a.iter().any(|claim| on(documents[0], *claim)) || row.b.iter().any(|claim| on(documents[1], *claim)));
        let [a, b] = documents.map(|document| answered || filed(document));
        Self { topic: entry.id.to_string(), slot: format!("anything on “{}”", entry.label), a, b }
    }
}

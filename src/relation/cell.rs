//! The claims of one side of a row, taken together.
//!
//! In: a document and the places of the claims. Out: [`Cell`], asked for holder, acts, strength, amounts, words. Law: it answers for all of its claims; a question that only
//! one claim can answer is answered by none where there are several.

use smallvec::SmallVec;

use crate::claim::{Claim, Quantity, Stated, Unit};
use crate::content::Content;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::term::TermId;

/// Terms of most cells, so that they are compared without an allocation.
const TERMS: usize = 32;
/// The attributes of one side of a row, taken together over its claims.
#[derive(Clone, Copy)]
pub(super) struct Cell<'d> {
    pub(super) document: &'d Document,
    pub(super) places: &'d [usize],
    pub(super) side: Side,
}

impl<'d> Cell<'d> {
    pub(super) fn new(document: &'d Document, places: &'d [usize], side: Side) -> Self {
        Self { document, places, side }
    }

    pub(super) fn claims(self) -> impl Iterator<Item = &'d Claim> + Clone {
        self.places.iter().map(move |place| &self.document.claims()[*place])
    }

    /// Its claim, where it is a single one.
    pub(super) fn single(self) -> Option<&'d Claim> {
        let mut claims = self.claims();
        claims.next().filter(|_| claims.next().is_none())
    }

    pub(super) fn contents(self) -> impl Iterator<Item = Content<'d>> + Clone {
        self.places.iter().map(move |place| self.document.contents.get(*place))
    }

    /// Its claims with their places and what they are about.
    pub(super) fn told(self) -> impl Iterator<Item = (usize, &'d Claim, Content<'d>)> {
        self.places
            .iter()
            .copied()
            .zip(self.claims())
            .zip(self.contents())
            .map(|((place, claim), content)| (place, claim, content))
    }

    /// What its claims say without a condition: who threatens sanctions in the event of an escalation is not for one.
    pub(super) fn positions(self) -> impl Iterator<Item = Content<'d>> + Clone {
        let places = self.places.iter().filter(move |place| !self.document.claims()[**place].conditional);
        places.map(move |place| self.document.contents.get(*place))
    }

    /// What its claims hold of one kind: concepts, frames.
    pub(super) fn held(self, kind: impl Fn(Content<'d>) -> &'d [u16] + Clone) -> impl Iterator<Item = u16> + Clone {
        self.contents().flat_map(kind).copied()
    }

    /// Who holds it, as the comparison names holders; `both` where its claims differ.
    pub(super) fn holder(&self) -> &'static str {
        let mut names = self.claims().map(|claim| claim.holder.name(self.side));
        let first = names.next().unwrap_or("both");
        if names.all(|name| name == first) { first } else { "both" }
    }

    /// The same, with what a text holds in its own voice as its government's.
    pub(super) fn party(&self) -> &'static str {
        match self.holder() {
            "issuer" if !self.has(&[Act::Describe]) => self.side.name(),
            holder => holder,
        }
    }

    pub(super) fn strength(&self) -> f64 {
        self.claims().map(|claim| claim.strength.get()).fold(0.0, f64::max)
    }

    pub(super) fn has(&self, acts: &[Act]) -> bool {
        self.claims().any(|claim| acts.contains(&claim.act))
    }

    pub(super) fn all(&self, acts: &[Act]) -> bool {
        self.claims().all(|claim| acts.contains(&claim.act))
    }

    pub(super) fn quantities(&self) -> impl Iterator<Item = &'d Quantity> + Clone {
        self.claims().flat_map(|claim| claim.quantities.iter())
    }

    /// Whether it reports that the call took place.
    pub(super) fn opens(&self) -> bool {
        self.claims().any(|claim| claim.opening)
    }

    /// What it states in a slot.
    pub(super) fn stated<'s, T>(&self, slot: Option<&'s Stated<T>>) -> Option<&'s T> {
        let slot = slot?;
        let holds = |claim: &&Claim| claim.span.start <= slot.span.start && slot.span.end <= claim.span.end;
        self.claims().any(|claim| holds(&claim)).then_some(&slot.value)
    }

    /// The one amount in a unit that it gives; none where it gives several.
    pub(super) fn amount(&self, unit: Unit) -> Option<&'d Quantity> {
        let mut given = self.quantities().filter(|quantity| quantity.unit == unit);
        given.next().filter(|_| given.next().is_none())
    }

    pub(super) fn words(&self) -> usize {
        self.contents().map(|content| content.terms.len()).sum()
    }
}

/// The telling words of one side of a row, sorted.
pub(super) fn telling(cell: &Cell<'_>, knowledge: &Knowledge) -> SmallVec<[TermId; TERMS]> {
    let mut ids: SmallVec<[TermId; TERMS]> =
        cell.contents().flat_map(|content| content.terms.iter().map(|(id, _)| *id)).collect();
    ids.retain(|id| knowledge.statistics.is_telling(*id));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Whether one party is said to hold the one side, and the other party the other.
pub(super) fn of_two_parties(left: &Cell<'_>, right: &Cell<'_>) -> bool {
    matches!((left.party(), right.party()), ("a", "b") | ("b", "a"))
}

//! Two statements that cannot both be true.
//!
//! In: a row. Out: a [`Status`], where there is a contradiction. Law: both statements are explicit: another answer in one slot of the call, another amount, a denial of
//! what the other text affirms; a condition, a wish or silence contradicts nothing.

use super::cell::Cell;
use super::{CLOSE, Status};
use crate::align::Row;
use crate::claim::{Claim, Holder, Unit};
use crate::content::Content;
use crate::document::Document;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::term::TermId;

/// Whether a row holds two explicit statements that cannot both be true, and how sure that is.
pub(crate) fn contradiction(a: &Document, b: &Document, row: &Row) -> Option<Status> {
    let (left, right) = (Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B));
    if left.opens() && right.opens() {
        let who = |document: &Document, cell: &Cell<'_>| {
            let stated = cell.stated(document.facts().initiator.as_ref())?;
            Some(stated.name(cell.side)).filter(|name| matches!(*name, "a" | "b"))
        };
        let askers = who(a, &left).zip(who(b, &right));
        let times = left.amount(Unit::Minutes).zip(right.amount(Unit::Minutes));
        let differ = askers.is_some_and(|(one, other)| one != other) || times.is_some_and(|(one, other)| one.differs(other));
        return differ.then_some(Status::Certain);
    }
    // "The call lasted half an hour", in a sentence of its own.
    let lasted = |document: &Document, cell: &Cell<'_>| cell.stated(document.facts().duration_minutes.as_ref()).is_some();
    let times = left.amount(Unit::Minutes).zip(right.amount(Unit::Minutes)).filter(|_| lasted(a, &left) && lasted(b, &right));
    if times.is_some_and(|(one, other)| one.differs(other)) {
        return Some(Status::Certain);
    }
    let denied = denial(a, b, row).is_some();
    (denied || contradict(&left, &right, row.similarity)).then_some(Status::Likely)
}

/// The claim of `a` and the claim of `b` in a row of which one denies what the other says was done.
pub(crate) fn denial(a: &Document, b: &Document, row: &Row) -> Option<[usize; 2]> {
    let (left, right) = (Cell::new(a, &row.a, Side::A), Cell::new(b, &row.b, Side::B));
    let turned = || undoes(&right, &left, row.similarity).map(|[of_b, of_a]| [of_a, of_b]);
    undoes(&left, &right, row.similarity).or_else(turned)
}

/// One text says that the two agreed on a matter, or spoke of it, the other that they did not: whoever says so, both cannot be true.
fn undoes(one: &Cell<'_>, other: &Cell<'_>, similarity: f32) -> Option<[usize; 2]> {
    let did = |claim: &Claim, act: Act| {
        let joint = match act {
            // What one of the two brought before the other was spoken of.
            Act::Discuss => claim.act == act || put_forward(claim),
            _ => claim.act == act || claim.act == Act::Commit && claim.holder == Holder::Both,
        };
        joint && !claim.negated && !claim.conditional && claim.denied.is_none()
    };
    let matter = |one: Content<'_>, other: Content<'_>| {
        similarity >= CLOSE || one.concepts.iter().any(|concept| other.concepts.binary_search(concept).is_ok())
    };
    one.told().find_map(|(place, claim, denial)| {
        let act = claim.denied.filter(|_| !claim.conditional)?;
        // That a matter was not spoken of is told in a few words: the other text has to use them.
        let named = |told: Content<'_>| {
            let shared = denial.terms.iter().filter(|(id, _)| told.terms.iter().any(|(known, _)| known == id)).count();
            act == Act::Discuss && shared >= 2 && 2 * shared >= denial.terms.len()
        };
        let only_talks = |answer: &Claim| act == Act::Agree && talks(other, answer) && !talks(one, claim);
        let (answer, ..) = other
            .told()
            .find(|(_, answer, told)| did(answer, act) && (matter(denial, *told) || named(*told)) && !only_talks(answer))?;
        Some([place, answer])
    })
}

/// Whether a claim tells what one of the two said to the other: a position can be held without a word of it, a request cannot be made so.
fn put_forward(claim: &Claim) -> bool {
    let to_the_other = matches!(
        claim.act,
        Act::Inform | Act::Ask | Act::Demand | Act::Propose | Act::Warn | Act::Concern | Act::Accuse | Act::Assert | Act::Agree
    );
    to_the_other && matches!(claim.holder, Holder::Own | Holder::Counterpart | Holder::Both)
}

/// One denies with the same act what the other affirms, or gives another amount of it.
fn contradict(left: &Cell<'_>, right: &Cell<'_>, similarity: f32) -> bool {
    let (Some(a), Some(b)) = (left.single(), right.single()) else { return false };
    let affirmed = matches!(a.act, Act::Agree | Act::Discuss | Act::Commit | Act::Describe | Act::Assert | Act::Inform);
    // "Was not discussed" is told by nobody in particular, "discussed" by both sides.
    let on_the_call = [a, b].iter().all(|claim| matches!(claim.act, Act::Discuss | Act::Describe));
    let holders = [a.holder.name(left.side), b.holder.name(right.side)];
    let comparable = (a.act == b.act && affirmed || on_the_call)
        && (holders[0] == holders[1] || on_the_call && holders.contains(&"issuer"))
        && !a.conditional
        && !b.conditional
        // What must never be is no denial of what will be.
        && a.obliging == b.obliging
        && similarity >= CLOSE;
    // "Must hold" and "must not collapse" are one position: what is denied has to be what the other affirms.
    let undone = |(denying, affirming): (&Cell<'_>, &Cell<'_>)| {
        let affirms = |id: TermId| affirming.contents().any(|content| content.terms.iter().any(|(term, _)| *term == id));
        denying.claims().next().and_then(|claim| claim.turned).is_none_or(affirms) && !averts(affirming)
    };
    let turned = a.negated != b.negated && (on_the_call || undone(if a.negated { (left, right) } else { (right, left) }));
    let amounts = left.amount(Unit::Money).zip(right.amount(Unit::Money));
    comparable && (turned || amounts.is_some_and(|(one, other)| one.differs(other)))
}

/// Whether claims speak of what is prevented or left out, which is a denial by other words: "prevented from", "without delay".
fn averts(cell: &Cell<'_>) -> bool {
    const STEMS: [&str; 6] = ["prevent", "avoid", "avert", "without", "refrain", "preclud"];
    cell.claims().any(|claim| STEMS.iter().any(|stem| cell.document.text_of(claim.span).contains(stem)))
}

/// Whether a claim speaks of talks: who agreed to talk about an agreement may have reached none.
fn talks(cell: &Cell<'_>, claim: &Claim) -> bool {
    const STEMS: [&str; 5] = ["talks", "negotiat", "consultation", "dialogue", "discuss"];
    STEMS.iter().any(|stem| cell.document.text_of(claim.span).contains(stem))
}

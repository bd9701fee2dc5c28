//! The same question, answered with opposing positions.
//!
//! In: both sides of a row. Out: whether they stand against each other. Law: a different party takes each position, or a promise is put into a mouth that denies it; opposed
//! concepts, a denial, a rebuff or blame going both ways says so, never distance.

use super::CLOSE;
use super::cell::{Cell, of_two_parties, telling};
use crate::claim::Claim;
use crate::content::Content;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::similarity::opposes;

/// Acts by which a position is taken.
const STANCES: [Act; 7] = [Act::Assert, Act::Concern, Act::Accuse, Act::Warn, Act::Demand, Act::Reject, Act::Ask];
/// Telling words that two claims share when they are on one matter.
const SAME_MATTER: usize = 2;
/// The same question answered in opposing ways: opposed concepts, blame going both ways, or one taking a position where the
/// other, a different party, takes another.
pub(super) fn counterposed(left: &Cell<'_>, right: &Cell<'_>, similarity: f32, knowledge: &Knowledge) -> bool {
    let opposed = left.positions().any(|x| right.positions().any(|y| opposes(x, y, knowledge)));
    let parties = of_two_parties(left, right);
    let one_speaker = left.holder() == right.holder() && matches!(left.holder(), "a" | "b");
    if opposed && !one_speaker && (left.has(&STANCES) || right.has(&STANCES)) {
        return true;
    }
    if parties && denies(left, right, similarity) {
        return true;
    }
    if promises_denied(left, right, knowledge) || promises_denied(right, left, knowledge) {
        return true;
    }
    if parties && (rebuffs(left, right, knowledge) || rebuffs(right, left, knowledge)) {
        return true;
    }
    if parties && (holds_against(left, right) || holds_against(right, left)) {
        return true;
    }
    let blame = [Act::Accuse, Act::Concern, Act::Warn, Act::Demand];
    let both = left.all(&STANCES) && right.all(&STANCES) && left.has(&blame) && right.has(&blame);
    parties && both && !of_others(left, right)
}

/// Whether neither of two parties speaks of the other, and both of the same third one or both only demand: that does not stand against each other.
fn of_others(left: &Cell<'_>, right: &Cell<'_>) -> bool {
    let parties = [left.document.party(), right.document.party()];
    let named = |cell: &Cell<'_>, actor: Option<u16>| {
        cell.contents().any(|content| content.actors.iter().any(|known| Some(*known) == actor))
    };
    let third = |actor: &u16| !parties.contains(&Some(*actor)) && named(right, Some(*actor));
    let shared = left.contents().any(|content| content.actors.iter().any(third));
    let demand = [left, right].into_iter().all(|cell| cell.all(&[Act::Demand]));
    let other = |cell: &Cell<'_>| if cell.party() == "a" { parties[1] } else { parties[0] };
    (shared || demand) && [left, right].into_iter().all(|cell| other(cell).is_none() || !named(cell, other(cell)))
}

/// One calls on the other party, worries about it or blames it, and that one answers with a position and not with an agreement.
fn holds_against(one: &Cell<'_>, other: &Cell<'_>) -> bool {
    let asks = one.all(&[Act::Demand, Act::Accuse, Act::Concern]);
    let answers = other.all(&[Act::Assert, Act::Inform, Act::Propose, Act::Commit, Act::Accuse, Act::Reject, Act::Warn]);
    // About that party and no third one: "the war between Russia and Ukraine" calls on nobody.
    let parties = [one.document.party(), other.document.party()];
    let third = |content: Content<'_>| content.actors.iter().any(|actor| !parties.contains(&Some(*actor)));
    asks && answers && one.claims().any(|claim| claim.addresses) && !one.contents().any(third)
}

/// One takes a position, and the other the same one with a "not".
fn denies(left: &Cell<'_>, right: &Cell<'_>, similarity: f32) -> bool {
    let (Some(a), Some(b)) = (left.single(), right.single()) else { return false };
    // Whoever supports something maintains it.
    let takes = |claim: &Claim| STANCES.contains(&claim.act) || claim.act == Act::Support && !claim.negated;
    similarity >= CLOSE && a.negated != b.negated && takes(a) && takes(b)
}

/// One text says that a party agreed to something, the other that this party did not: a promise put into its mouth.
fn promises_denied(one: &Cell<'_>, other: &Cell<'_>, knowledge: &Knowledge) -> bool {
    let holder = one.holder();
    let promised = |claim: &Claim| matches!(claim.act, Act::Agree | Act::Commit) && !claim.negated && !claim.conditional;
    let told = |claim: &Claim| matches!(claim.act, Act::Assert | Act::Inform) && claim.negated || claim.act == Act::Reject;
    let parties = matches!(holder, "a" | "b") && other.holder() == holder;
    parties && one.claims().any(promised) && other.claims().any(told) && on_one_matter(one, other, knowledge, 1)
}

/// One rejects what the other asks for, holds against it or maintains: both speak of one matter by a concept or by words of their own.
fn rebuffs(one: &Cell<'_>, other: &Cell<'_>, knowledge: &Knowledge) -> bool {
    let maintained = [Act::Accuse, Act::Concern, Act::Demand, Act::Warn, Act::Ask, Act::Propose, Act::Assert, Act::Inform];
    let refuses = other.claims().any(|claim| claim.negated);
    one.has(&[Act::Reject]) && other.all(&maintained) && !refuses && on_one_matter(one, other, knowledge, SAME_MATTER)
}

/// Whether two sides share a concept, or so many telling words.
fn on_one_matter(one: &Cell<'_>, other: &Cell<'_>, knowledge: &Knowledge, words: usize) -> bool {
    let shared = |concept: u16| one.contents().any(|content| content.concepts.binary_search(&concept).is_ok());
    let own = telling(one, knowledge);
    other.held(|content| content.concepts).any(shared)
        || telling(other, knowledge).iter().filter(|id| own.binary_search(id).is_ok()).count() >= words
}

//! What a claim says did not come about in the call.
//!
//! In: the terms of a claim and its act. Out: the act that is denied: "no deal was concluded", "was never discussed". Law: only what is done
//! by two parties together can be denied so that the other account contradicts it; what ought not to be, or is not yet to be, denies nothing.

use super::negation::denies;
use super::reading::Reading;
use crate::lexicon::{Act, Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Acts that two parties do together, so that both accounts must know of them.
const TOGETHER: [Act; 2] = [Act::Agree, Act::Discuss];
/// Terms before a phrase within which its "no" stands, and after it its verb: "no agreement had been", "at no time did they".
const NEAR: usize = 5;

/// The act that the terms `start..end` say was not done. What was agreed not to be is agreed: the "no" stands before the phrase.
pub(super) fn denied(reading: &Reading<'_>, (start, end): (usize, usize)) -> Option<Act> {
    let acts = &reading.knowledge.lexicon.acts;
    let hits = reading.within(start, end);
    let phrases = hits.iter().filter_map(|hit| match hit.value {
        Meaning::Act(place) if hit.end <= end => Some((hit, acts[place as usize].act)),
        _ => None,
    });
    let mut joint = phrases.filter(|(_, act)| TOGETHER.contains(act));
    let found = joint.find(|(phrase, _)| {
        let apart = |place: &usize| {
            reading.id(*place) == Some(TermId::COMMA) || matches!(reading.role(*place), Some(Role::Coordinator | Role::That))
        };
        let near = phrase.start.saturating_sub(NEAR).max(start);
        let from = (near..phrase.start).rev().find(apart).map_or(near, |place| place + 1);
        // The first verb from there on, which may stand behind its noun: "no agreement on visas was reached".
        let verb = (from..end.min(phrase.end + NEAR)).find_map(|place| match reading.role(place) {
            _ if reading.surface(place).eq_ignore_ascii_case("did") => Some(true),
            Some(Role::Modal | Role::Must) => Some(false),
            Some(Role::Be | Role::Have) => Some(true),
            _ => (reading.shape(place).is(Shape::ED) || reading.shape(place).is(Shape::PAST)).then_some(true),
        });
        let no = hits.iter().any(|hit| from <= hit.start && hit.end <= phrase.end && denies(reading, hit, end));
        no && verb == Some(true)
    });
    found.map(|(_, act)| act)
}

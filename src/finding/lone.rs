//! Findings about what only one account says.
//!
//! In: claims without a row. Out: `ONE-SIDE`, `DEMANDS` and `OTHER-MOUTH` findings. Law: claims that follow each other on
//! one file make one finding; the sentence says "not mentioned by", never "denied by".

use super::{Finding, FindingKind, View, evidence};
use crate::claim::Holder;
use crate::lexicon::Act;
use crate::readout::Side;
use crate::score::Score;

/// What the publishing side wants, refuses or blames.
const DEMANDING: [Act; 4] = [Act::Demand, Act::Warn, Act::Accuse, Act::Reject];
/// What favours the publishing side in the mouth of the other.
const FAVOURABLE: [Act; 5] = [Act::Thank, Act::Agree, Act::Commit, Act::Support, Act::Ask];
/// Claims that one finding takes together at most.
const TOGETHER: usize = 4;

pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    Side::BOTH.into_iter().flat_map(|side| groups(view, side).into_iter().map(move |group| finding(view, side, &group))).collect()
}

/// Lone claims of one side that follow each other on one file and are of one kind.
fn groups(view: &View<'_>, side: Side) -> Vec<Vec<usize>> {
    let claims = view.documents[side.index()].claims();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, claim) in claims.iter().enumerate() {
        if view.is_linked(side, place) {
            continue;
        }
        if let Some(group) = groups.last_mut() {
            let last = *group.last().unwrap_or(&0);
            let before = &claims[last];
            let follows = last + 1 == place;
            let same_file = before.topics.iter().any(|topic| claim.topics.contains(topic)) || claim.topics.is_empty();
            if follows && same_file && kind(before.act, before.holder) == kind(claim.act, claim.holder) && group.len() < TOGETHER
            {
                group.push(place);
                continue;
            }
        }
        groups.push(vec![place]);
    }
    groups
}

fn kind(act: Act, holder: Holder) -> FindingKind {
    if DEMANDING.contains(&act) && matches!(holder, Holder::Own | Holder::Narrator) {
        FindingKind::Demands
    } else if FAVOURABLE.contains(&act)
        && (holder == Holder::Counterpart || holder == Holder::Both && matches!(act, Act::Agree | Act::Commit | Act::Support))
    {
        FindingKind::OtherMouth
    } else {
        FindingKind::OneSide
    }
}

fn finding(view: &View<'_>, side: Side, group: &[usize]) -> Finding {
    let document = view.documents[side.index()];
    // The claim that says most speaks for the group.
    let shares = &view.shares[side.index()];
    let main = group.iter().copied().max_by(|x, y| shares[*x].total_cmp(&shares[*y]).then(y.cmp(x))).unwrap_or_default();
    let claim = &document.claims()[main];
    let kind = kind(claim.act, claim.holder);
    let (own, other) = (view.name(side), view.name(side.other()));
    let quote = view.quote(side, main);
    let doing = doing(claim.act);
    let who = match claim.holder {
        Holder::Own => format!("{own} {doing}"),
        Holder::Counterpart => format!("{other} {doing}"),
        Holder::Both => format!("both sides {doing}"),
        Holder::Narrator | Holder::Other => String::from("says"),
    };
    let sentence = match claim.holder {
        Holder::Narrator | Holder::Other => format!("Only the text of {own} says: “{quote}”; not mentioned by {other}."),
        _ => format!("Only the text of {own} reports that {who}: “{quote}”; not mentioned by {other}."),
    };
    let (a, b): (&[usize], &[usize]) = if side == Side::A { (group, &[]) } else { (&[], group) };
    let share = view.share(a, b);
    // A setting or a courtesy is trivia beside a position.
    let base = match (kind, claim.act) {
        (FindingKind::Demands, _) => 0.55,
        (FindingKind::OtherMouth, _) => 0.45,
        (_, Act::Describe) => 0.1,
        (_, Act::Thank) => 0.3,
        (_, Act::Discuss) => 0.38,
        _ => 0.42,
    };
    Finding { kind, side: side.into(), claims: evidence(a, b), sentence, weight: Score::new(base + share.min(0.5)) }
}

/// An act as a verb for a sentence whose subject is a government.
fn doing(act: Act) -> &'static str {
    match act {
        Act::Agree => "agreed",
        Act::Commit => "made a commitment",
        Act::Support => "gave support",
        Act::Thank => "gave thanks or praise",
        Act::Discuss => "discussed",
        Act::Inform => "gave information",
        Act::Assert => "took a position",
        Act::Concern => "voiced concern",
        Act::Accuse => "laid blame",
        Act::Warn => "warned",
        Act::Demand => "made a demand",
        Act::Ask => "made a request",
        Act::Propose => "made a proposal",
        Act::Reject => "rejected",
        Act::Describe => "said",
    }
}

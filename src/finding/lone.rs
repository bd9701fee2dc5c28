//! Findings about what only one account says.
//!
//! In: claims without a row. Out: `ONE-SIDE`, `DEMANDS` and `OTHER-MOUTH` findings. Law: claims on one file and of one kind
//! make one finding; the sentence says "not mentioned by", never "denied by".

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
const TOGETHER: usize = 5;

pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    Side::BOTH.into_iter().flat_map(|side| groups(view, side).into_iter().map(move |group| finding(view, side, &group))).collect()
}

/// Lone claims of one side on one file and of one kind, wherever they stand; one without a file goes with what it follows.
fn groups(view: &View<'_>, side: Side) -> Vec<Vec<usize>> {
    let claims = view.documents[side.index()].claims();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<((FindingKind, &str), usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (place, claim) in claims.iter().enumerate() {
        if view.is_linked(side, place) {
            continue;
        }
        let kind = kind(claim.act, claim.holder);
        let known = match claim.topics.first() {
            Some(topic) => open.iter().find(|(key, _)| *key == (kind, topic.as_str())).map(|(_, group)| *group),
            None => before
                .filter(|(last, group)| last + 1 == place && kind_of(view, side, groups[*group][0]) == kind)
                .map(|(_, group)| group),
        };
        let group = known.filter(|group| groups[*group].len() < TOGETHER).unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(place);
        if let Some(topic) = claim.topics.first() {
            open.retain(|(key, _)| *key != (kind, topic.as_str()));
            open.push(((kind, topic.as_str()), group));
        }
        before = Some((place, group));
    }
    groups
}

fn kind_of(view: &View<'_>, side: Side, place: usize) -> FindingKind {
    let claim = &view.documents[side.index()].claims()[place];
    kind(claim.act, claim.holder)
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
        Holder::Own => Some(own),
        Holder::Counterpart => Some(other),
        Holder::Both => Some("both sides"),
        Holder::Narrator | Holder::Other => None,
    };
    let sentence = match who {
        None => ["Only the text of ", own, " says: “", &quote, "”; not mentioned by ", other, "."].concat(),
        Some(who) => {
            let report =
                ["Only the text of ", own, " reports that ", who, " ", doing, ": “", &quote, "”; not mentioned by ", other, "."];
            report.concat()
        }
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

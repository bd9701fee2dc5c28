//! Findings about what only one account says.
//!
//! In: claims without a row, and those of loose rows. Out: `ONE-SIDE`, `DEMANDS` and `OTHER-MOUTH` findings. Law: every such
//! claim stands in one of them, but for what only states who asked for the call, how long it lasted, how it was held or what is
//! to follow, which findings on the whole tell; what the publishing side puts into the other's mouth makes one finding, the rest
//! one for each file, and what it demands, warns of or blames is also singled out; the sentence says "not mentioned by", never
//! "denied by".

use std::fmt::Write;

use smallvec::SmallVec;

use super::{CONDUCT, Finding, FindingKind, SENTENCE, Told, View, cell, evidence, weight};
use crate::claim::{Claim, Holder};
use crate::lexicon::Act;
use crate::readout::Side;
use crate::span::Span;

/// Claims that one finding takes together at most.
const TOGETHER: usize = 5;
/// The claims that one finding takes together.
type Group = SmallVec<[usize; TOGETHER]>;

/// From this strength on a position is taken.
const TAKEN: f64 = 0.4;

pub(super) fn find(view: &View<'_>, told: &mut Vec<Told>) {
    Side::BOTH.into_iter().for_each(|side| of_side(view, side, told));
}

/// Places of claims.
type Places = SmallVec<[usize; 32]>;

fn of_side(view: &View<'_>, side: Side, told: &mut Vec<Told>) {
    let claims = view.documents[side.index()].claims();
    let lone = (0..claims.len()).filter(|place| !view.is_linked(side, *place) || view.loose_row(side, *place).is_some());
    let lone = lone.filter(|place| !only_fills_a_slot(view, side, *place));
    let (mouth, own): (Places, Places) =
        lone.partition(|place| is_put_in_mouth(&claims[*place]) && !is_shared(view, side, *place));
    let demands: Places = own.iter().copied().filter(|place| is_demand(&claims[*place])).collect();
    for (kind, places) in [(FindingKind::OtherMouth, &mouth), (FindingKind::Demands, &demands)] {
        told.extend(places.chunks(TOGETHER).map(|group| finding(view, side, kind, group)));
    }
    for group in by_file(claims, &own) {
        // What was singled out whole is not said twice.
        let singled = |place: &usize| demands.contains(place) || view.tells_step(side, *place);
        if !group.iter().all(singled) {
            told.push(finding(view, side, FindingKind::OneSide, &group));
        }
    }
}

/// Whether a claim tells no more than one of the slots that findings on the whole compare.
fn only_fills_a_slot(view: &View<'_>, side: Side, place: usize) -> bool {
    let document = view.documents[side.index()];
    let (claim, facts) = (&document.claims()[place], document.facts());
    let slots = [
        facts.initiator.as_ref().map(|stated| stated.span),
        facts.duration_minutes.as_ref().map(|stated| stated.span),
        facts.medium.as_ref().map(|stated| stated.span),
    ];
    let within = |slot: &Span| claim.span.start <= slot.start && slot.end <= claim.span.end;
    claim.holder == Holder::Narrator
        && claim.act == Act::Describe
        && claim.topics.iter().all(|topic| **topic == *CONDUCT)
        && slots.iter().flatten().any(within)
}

/// What the publishing side wants, refuses, warns of or blames, and the terms that it sets.
fn is_demand(claim: &Claim) -> bool {
    let demanding = match claim.act {
        Act::Demand | Act::Warn | Act::Accuse | Act::Reject => true,
        Act::Assert | Act::Describe | Act::Propose | Act::Inform => claim.obliging || claim.conditional,
        Act::Commit => claim.conditional,
        _ => false,
    };
    demanding && matches!(claim.holder, Holder::Own | Holder::Narrator)
}

/// What favours the publishing side in the mouth of the other, or of both.
fn is_put_in_mouth(claim: &Claim) -> bool {
    match claim.holder {
        Holder::Counterpart => {
            matches!(claim.act, Act::Thank | Act::Agree | Act::Commit | Act::Support | Act::Assert | Act::Reject | Act::Propose)
        }
        // What both look forward to is a courtesy.
        Holder::Both => matches!(claim.act, Act::Assert | Act::Demand) && claim.strength.get() >= TAKEN,
        _ => false,
    }
}

/// Whether the other text comes close to what is put into somebody's mouth, and lets the same ones do it too.
fn is_shared(view: &View<'_>, side: Side, place: usize) -> bool {
    let claim = &view.documents[side.index()].claims()[place];
    let same = |answer: &usize| {
        let answer = &view.documents[side.other().index()].claims()[*answer];
        answer.holder == claim.holder.mirrored() && (claim.holder == Holder::Both || answer.act == claim.act)
    };
    view.loose_row(side, place).is_some_and(|row| cell(row, side.other()).iter().any(same))
}

/// Lone claims that share a file with one of their group, or follow on it, taken together.
fn by_file(claims: &[Claim], lone: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(lone.len());
    // Each group with room for more, beside each file that a claim of it is on. A group begins where none is open on its files,
    // so there are never more open ones than files.
    let mut open: SmallVec<[(&str, usize); 32]> = SmallVec::new();
    let mut before: Option<(usize, usize)> = None;
    for &place in lone {
        let on = |file: &str| files(&claims[place]).any(|own| own == file);
        let same_file = open.iter().filter(|(file, _)| on(file)).map(|(_, group)| *group).min();
        // What only sets the scene carries nothing on.
        let told = claims[place].act != Act::Describe;
        let follows = before.filter(|(last, group)| told && last + 1 == place && groups[*group].len() < TOGETHER);
        let group = same_file.or(follows.map(|(_, group)| group)).unwrap_or_else(|| {
            groups.push(Group::new());
            groups.len() - 1
        });
        groups[group].push(place);
        if groups[group].len() < TOGETHER {
            open.extend(files(&claims[place]).map(|file| (file, group)));
        } else {
            open.retain(|(_, known)| *known != group);
        }
        before = Some((place, group));
    }
    groups
}

/// The files that join a claim to others; that both tell how the call went does not.
fn files(claim: &Claim) -> impl Iterator<Item = &str> {
    claim.topics.iter().map(|topic| &**topic).filter(|topic| *topic != CONDUCT)
}

fn finding(view: &View<'_>, side: Side, kind: FindingKind, group: &[usize]) -> Told {
    let document = view.documents[side.index()];
    // One that is singled out as a demand speaks there, and what the text says in its own voice only where nobody does anything.
    let speaks = |place: &usize| kind != FindingKind::OneSide || !is_demand(&document.claims()[*place]);
    let done = |place: &usize| document.claims()[*place].holder != Holder::Narrator;
    let said = |place: &usize| telling(view, side, *place);
    // What the other text comes nowhere near goes before what it comes close to.
    let alone = |place: &usize| view.loose_row(side, *place).is_none();
    let rank = |place: &usize| (speaks(place), done(place), alone(place));
    let most = |x: &usize, y: &usize| rank(x).cmp(&rank(y)).then(said(x).total_cmp(&said(y))).then(y.cmp(x));
    let main = group.iter().copied().max_by(most).unwrap_or_default();
    let claim = &document.claims()[main];
    let (own, other) = (view.name(side), view.name(side.other()));
    let named = |holder: Holder| match holder {
        Holder::Own => Some(own),
        Holder::Counterpart => Some(other),
        Holder::Both => Some("both sides"),
        Holder::Narrator | Holder::Other => None,
    };
    let answer = view.loose_row(side, main);
    let mut sentence = String::with_capacity(SENTENCE);
    sentence.extend([if answer.is_none() { "Only the text of " } else { "The text of " }, own]);
    // "was not discussed": the text says so, and does not report that both sides discussed.
    let who = |claim: &Claim| named(claim.holder).filter(|_| claim.denied.is_none());
    match who(claim) {
        None => sentence.push_str(" says: “"),
        Some(who) if is_foreseen(claim) => sentence.extend([" says of ", who, ": “"]),
        Some(who) => sentence.extend([" reports that ", who, " ", doing(claim.act), ": “"]),
    }
    view.quote(&mut sentence, side, main);
    match answer {
        None => sentence.extend(["”; not mentioned by ", other]),
        Some(row) => {
            sentence.extend(["”; closest to it in the text of ", other, ": “"]);
            view.quote(&mut sentence, side.other(), view.main_claim(side.other(), cell(row, side.other())));
            sentence.push('”');
        }
    }
    let rest = || group.iter().copied().filter(|place| *place != main);
    let loose = rest().filter(|place| view.loose_row(side, *place).is_some()).count();
    let second = rest().filter(speaks).max_by(most);
    if let Some(place) = second {
        let also = &document.claims()[place];
        match who(also) {
            _ if also.denied.is_some() => sentence.push_str("; also says: “"),
            _ if (also.holder, also.act) == (claim.holder, claim.act) => sentence.push_str("; also: “"),
            Some(who) if is_foreseen(also) => sentence.extend(["; also says of ", who, ": “"]),
            Some(who) => sentence.extend(["; also that ", who, " ", doing(also.act), ": “"]),
            None => sentence.push_str("; also in its own voice: “"),
        }
        view.quote(&mut sentence, side, place);
        sentence.push('”');
    }
    also(&mut sentence, second.is_some(), rest().count(), loose);
    sentence.push('.');
    let (a, b): (&[usize], &[usize]) = if side == Side::A { (group, &[]) } else { (&[], group) };
    let share = view.share(a, b);
    let base = match kind {
        FindingKind::Demands => weight::DEMANDS,
        FindingKind::OtherMouth => weight::OTHER_MOUTH,
        _ if group.iter().all(|place| is_routine(&document.claims()[*place])) => weight::ROUTINE,
        _ => weight::one_sided(claim.act),
    };
    let weight = weight::alone(weight::raised(base, share, weight::OF_LONE), view.loose_place(side, main).is_none());
    let row = view.loose_place(side, main).filter(|row| group.iter().all(|place| view.loose_place(side, *place) == Some(*row)));
    Told { finding: Finding { kind, side: side.into(), claims: evidence(a, b), sentence, weight }, row }
}

/// "will meet again": nobody is said to have agreed to that or to have promised it.
fn is_foreseen(claim: &Claim) -> bool {
    matches!(claim.act, Act::Agree | Act::Commit) && claim.act_words.is_none()
}

/// How much a claim says for a group: its share of the text, less where the other text comes close to it, and less still where
/// every readout has it.
fn telling(view: &View<'_>, side: Side, place: usize) -> f64 {
    let close = if view.loose_place(side, place).is_some() { weight::CLOSE_TO } else { 1.0 };
    let routine = if is_routine(&view.documents[side.index()].claims()[place]) { weight::OF_ROUTINE } else { 1.0 };
    view.shares[side.index()][place] * close * routine
}

/// What every readout has: that the parties stay in touch, how they spoke, that they greeted each other.
fn is_routine(claim: &Claim) -> bool {
    const FILES: [&str; 3] = ["follow-up-contacts", CONDUCT, "greetings-condolences"];
    claim.topics.first().is_some_and(|file| FILES.contains(&&**file))
}

/// Adds what else a finding is about. What says most of the rest is quoted too, so that one quotation does not hide the others; of
/// what is left it tells how many there are, and to how many the other text comes close.
fn also(sentence: &mut String, quoted: bool, rest: usize, loose: usize) {
    let opening = if quoted { " and " } else { "; also " };
    match rest - usize::from(quoted) {
        0 => {}
        1 => sentence.extend([opening, "one more claim"]),
        more => _ = write!(sentence, "{opening}{more} more claims"),
    }
    match loose {
        0 => {}
        _ if rest == 1 => sentence.push_str(" (to which the other comes close)"),
        loose if rest == loose => sentence.push_str(" (the other comes close to each of these)"),
        loose => _ = write!(sentence, " (the other comes close to {loose} of these)"),
    }
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

//! Findings about the accounts as wholes: length, tone, slots, emphasis, words.
//!
//! In: both documents. Out: `LENGTH`, `TONE`, `MEDIUM`, `INITIATOR`, `NEXT-STEPS`, `SPECIFICS` (of figures), `EMPHASIS`,
//! `AVOIDED-WORDS` and `BOTH-OMIT` findings. Law: a slot that a text does not fill is "not stated by", never guessed.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::weight::{self, Slot};
use super::{CONDUCT, Evidence, Finding, FindingKind, FindingSide, View, evidence};
use crate::claim::{Facts, Tone};
use crate::document::Document;
use crate::lexicon::Medium;
use crate::readout::Side;
use crate::score::Score;
use crate::span::Span;

/// From this ratio of words on, one account is called longer.
const LONGER: f64 = 1.5;
/// From this valence on, either way, a word tells warmth or strain: "frank", "constructive", "tense".
const STRONG: f32 = 0.3;
/// From this difference in share on, a file is called weightier in one account.
const WEIGHTIER: f64 = 0.2;

pub(super) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(length(view));
    findings.extend(tone(view));
    findings.extend(initiator(view));
    findings.extend(medium(view));
    findings.extend(duration(view));
    findings.extend(next_steps(view));
    findings.extend(emphasis(view));
    avoided(view, findings);
}

/// A finding about the texts as wholes; `claims` are those that show it.
fn whole(claims: Evidence, kind: FindingKind, side: FindingSide, weight: f64, sentence: String) -> Finding {
    Finding { kind, side, claims, sentence, weight: Score::new(weight) }
}

fn length(view: &View<'_>) -> Option<Finding> {
    let words = view.documents.map(|document| document.words().max(1) as f64);
    let longer = if words[0] >= words[1] { Side::A } else { Side::B };
    let ratio = words[longer.index()] / words[longer.other().index()];
    (ratio >= LONGER).then(|| {
        let sentence = format!(
            "The text of {} has {} words, that of {} {}: {ratio:.1} times as many.",
            view.name(longer),
            view.documents[longer.index()].words(),
            view.name(longer.other()),
            view.documents[longer.other().index()].words()
        );
        let opening = |side: Side| view.documents[side.index()].claims().iter().position(|claim| claim.opening);
        let claims = evidence(opening(Side::A).as_slice(), opening(Side::B).as_slice());
        whole(claims, FindingKind::Length, longer.into(), weight::length(ratio).get(), sentence)
    })
}

/// What a text states in a slot, as a sentence shows it, and the claims that state it.
type Filled<'v> = Option<(Cow<'v, str>, SmallVec<[usize; 4]>)>;

/// A slot that one account fills, or both differently, or neither.
fn slot(view: &View<'_>, kind: FindingKind, what: &str, filled: &[Filled<'_>; 2], weights: &Slot) -> Option<Finding> {
    let places = |side: Side| filled[side.index()].as_ref().map_or(&[][..], |(_, places)| places);
    let claims = evidence(places(Side::A), places(Side::B));
    let only = |side: Side, value: &str| {
        let (own, other) = (view.name(side), view.name(side.other()));
        (side.into(), weights.one, format!("Only the text of {own} states {what}: {value}; not stated by {other}."))
    };
    let (side, weight, sentence) = match filled {
        [Some((x, _)), Some((y, _))] if x == y => return None,
        [Some((x, _)), Some((y, _))] => {
            let (a, b) = (view.name(Side::A), view.name(Side::B));
            (FindingSide::Both, weights.both, format!("The texts state {what} differently: {a}: {x}; {b}: {y}."))
        }
        [Some((x, _)), None] => only(Side::A, x),
        [None, Some((y, _))] => only(Side::B, y),
        [None, None] if weights.neither > 0.0 => {
            let sentence = format!("Neither text states {what}.");
            return Some(whole(claims, FindingKind::BothOmit, FindingSide::Both, weights.neither, sentence));
        }
        [None, None] => return None,
    };
    Some(whole(claims, kind, side, weight, sentence))
}

/// A subject that was expected and that neither text mentions.
pub(super) fn unmentioned(slot: &str) -> Finding {
    whole(Evidence::default(), FindingKind::BothOmit, FindingSide::Both, weight::EXPECTED, format!("Neither text states {slot}."))
}

/// What a slot holds on both sides: `read` gives it with the place where it is stated.
fn filled<'v>(view: &View<'v>, read: impl Fn(Side, &'v Facts) -> Option<(Cow<'v, str>, Span)>) -> [Filled<'v>; 2] {
    Side::BOTH.map(|side| {
        let document: &'v Document = view.documents[side.index()];
        let (told, span) = read(side, document.facts())?;
        Some((told, view.claim_at(side, span).into_iter().collect()))
    })
}

/// The words by which a text says how the talk went. A warm word about a person or a serious one about talks to come says
/// nothing of it: what counts stands in a claim on how the call went.
fn tone(view: &View<'_>) -> Option<Finding> {
    let told: [SmallVec<[(&Tone, usize); 8]>; 2] = Side::BOTH.map(|side| {
        let document = view.documents[side.index()];
        let of_call = |place: usize| document.claims()[place].topics.iter().any(|topic| **topic == *CONDUCT);
        let told = document.facts().tone.iter().filter_map(|tone| Some((&tone.value, view.claim_at(side, tone.span)?)));
        told.filter(|(_, place)| of_call(*place)).collect()
    });
    let strong = told.iter().flatten().any(|(tone, _)| tone.valence.abs() >= STRONG);
    let weights = if strong { &weight::TONE } else { &weight::TONE_NEUTRAL };
    let filled = told.map(|told| {
        let words: SmallVec<[String; 8]> = told.iter().map(|(tone, _)| tone.word.to_lowercase()).collect();
        let mut places: SmallVec<[usize; 4]> = told.iter().map(|(_, place)| *place).collect();
        places.dedup();
        (!words.is_empty()).then(|| (Cow::Owned(format!("“{}”", words.join(", "))), places))
    });
    slot(view, FindingKind::Tone, "how the talk went", &filled, weights)
}

fn initiator(view: &View<'_>) -> Option<Finding> {
    let who = filled(view, |side, facts| {
        let stated = facts.initiator.as_ref()?;
        let name = match stated.value.name(side) {
            "a" => view.names[0],
            "b" => view.names[1],
            _ => "both",
        };
        Some((Cow::Borrowed(name), stated.span))
    });
    slot(view, FindingKind::Initiator, &format!("who asked for the {}", talk(view)), &who, &weight::INITIATOR)
}

fn medium(view: &View<'_>) -> Option<Finding> {
    let name = filled(view, |_, facts| facts.medium.as_ref().map(|stated| (Cow::Borrowed(stated.value.name()), stated.span)));
    slot(view, FindingKind::Medium, "how the talk was held", &name, &weight::MEDIUM)
}

/// "About an hour" and 58 minutes are one length.
fn duration(view: &View<'_>) -> Option<Finding> {
    let shown = |minutes: f64| Cow::Owned(format!("{minutes:.0} minutes"));
    let minutes = filled(view, |_, facts| facts.duration_minutes.as_ref().map(|stated| (shown(stated.value), stated.span)));
    let [a, b] = Side::BOTH.map(|side| {
        let document = view.documents[side.index()];
        let span = document.facts().duration_minutes.as_ref()?.span;
        let claim = &document.claims()[view.claim_at(side, span)?];
        claim.quantities.iter().find(|quantity| quantity.span == span)
    });
    if a.zip(b).is_some_and(|(a, b)| a.agrees(b)) {
        return None;
    }
    slot(view, FindingKind::Length, &format!("how long the {} lasted", talk(view)), &minutes, &weight::DURATION)
}

fn talk(view: &View<'_>) -> &'static str {
    Medium::talk(view.documents.map(|document| document.facts().medium.as_ref().map(|stated| stated.value)))
}

/// Where both texts name next steps the rows say how they differ.
fn next_steps(view: &View<'_>) -> Option<Finding> {
    if view.documents.iter().all(|document| !document.facts().next_steps.is_empty()) {
        return None;
    }
    let steps: [Filled<'_>; 2] = Side::BOTH.map(|side| {
        let steps = &view.documents[side.index()].facts().next_steps;
        let first = format!("“{}”", super::shorten(&steps.first()?.value));
        let shown = match steps.len() - 1 {
            0 => first,
            1 => format!("{first} and one more step"),
            more => format!("{first} and {more} more steps"),
        };
        let mut places: SmallVec<[usize; 4]> = steps.iter().filter_map(|step| view.claim_at(side, step.span)).collect();
        places.dedup();
        Some((Cow::Owned(shown), places))
    });
    slot(view, FindingKind::NextSteps, "what is to follow", &steps, &weight::NEXT_STEPS)
}

fn emphasis(view: &View<'_>) -> Option<Finding> {
    let share = |side: Side, topic: &str| {
        let claims = view.documents[side.index()].claims();
        claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| claim.topics.first().is_some_and(|first| **first == *topic))
            .map(|(place, _)| view.shares[side.index()][place])
            .sum::<f64>()
    };
    let mut topics: SmallVec<[&str; 64]> = Side::BOTH
        .iter()
        .flat_map(|side| {
            view.documents[side.index()].claims().iter().filter_map(|claim| claim.topics.first().map(|topic| &**topic))
        })
        .filter(|topic| *topic != CONDUCT)
        .collect();
    topics.sort_unstable();
    topics.dedup();
    let shares = topics.iter().map(|topic| (*topic, share(Side::A, topic), share(Side::B, topic)));
    let (topic, a, b) = shares
        .filter(|(_, a, b)| *a > 0.0 && *b > 0.0)
        .max_by(|x, y| (x.1 - x.2).abs().total_cmp(&(y.1 - y.2).abs()).then_with(|| y.0.cmp(x.0)))?;
    ((a - b).abs() >= WEIGHTIER).then(|| {
        let more = if a > b { Side::A } else { Side::B };
        let label = view.label(topic).unwrap_or_else(|| topic.to_owned());
        let of = |side: Side| if side == Side::A { a } else { b };
        let about = |side: Side| -> Vec<usize> {
            view.documents[side.index()]
                .claims()
                .iter()
                .enumerate()
                .filter(|(_, claim)| claim.topics.first().is_some_and(|first| **first == *topic))
                .map(|(place, _)| place)
                .collect()
        };
        let sentence = format!(
            "“{label}” takes up {:.0} % of the text of {} and {:.0} % of that of {}.",
            100.0 * of(more),
            view.name(more),
            100.0 * of(more.other()),
            view.name(more.other())
        );
        Finding {
            kind: FindingKind::Emphasis,
            side: FindingSide::Both,
            claims: evidence(&about(Side::A), &about(Side::B)),
            sentence,
            weight: weight::emphasis((a - b).abs()),
        }
    })
}

/// A thing that both accounts name, one of them, or each, by a name that the other never uses.
fn avoided(view: &View<'_>, findings: &mut Vec<Finding>) {
    let named = Side::BOTH.map(|side| names(view, side));
    // Most pairs name nothing that has rival names.
    if named.iter().any(SmallVec::is_empty) {
        return;
    }
    // Both lists stand in the order of the things.
    let [ours, theirs] = &named;
    findings.extend(ours.chunk_by(|x, y| x.thing == y.thing).filter_map(|ours| {
        let thing = ours[0].thing;
        let from = theirs.partition_point(|name| name.thing < thing);
        let to = theirs.partition_point(|name| name.thing <= thing);
        (from < to).then(|| rival_names(view, [ours, &theirs[from..to]])).flatten()
    }));
}

/// A name that an account uses for a thing, in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// The place of the first name of the same thing: one number for the thing.
    thing: u16,
    frame: u16,
    claim: usize,
}

/// The names for things that an account uses, in order.
fn names(view: &View<'_>, side: Side) -> SmallVec<[Name; 16]> {
    let contents = &view.documents[side.index()].contents;
    let frames = &view.knowledge.lexicon.frames;
    let name = |frame: u16, claim: usize| Name { thing: frames[frame as usize].first, frame, claim };
    let mut names: SmallVec<[Name; 16]> =
        (0..contents.len()).flat_map(|claim| contents.frames(claim).iter().map(move |frame| name(*frame, claim))).collect();
    names.sort_unstable();
    names
}

/// What is told of one thing, of which both accounts have names.
fn rival_names(view: &View<'_>, names: [&[Name]; 2]) -> Option<Finding> {
    // By side its names, each once, and whether the other uses it too.
    let used = [0, 1].map(|side: usize| {
        let other = names[1 - side];
        let once = names[side].chunk_by(|x, y| x.frame == y.frame).map(|run| run[0].frame);
        once.map(|frame| (frame, other.binary_search_by_key(&frame, |name| name.frame).is_ok())).collect::<SmallVec<[_; 4]>>()
    });
    let wordings = |side: Side, all: bool| -> String {
        let document = view.documents[side.index()];
        let told = used[side.index()].iter().filter(|(_, shared)| all || !shared);
        let words = told.map(|(frame, _)| document.contents.wording_of(*frame).map_or("", |span| document.text_of(span)));
        words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("”, “")
    };
    let own = [0, 1].map(|side: usize| used[side].iter().any(|(_, shared)| !shared));
    let label = &view.knowledge.lexicon.frames[names[0][0].frame as usize].label;
    let (side, sentence) = match own {
        [false, false] => return None,
        // Each has a name that the other avoids.
        [true, true] => {
            let (a, b) = (view.name(Side::A), view.name(Side::B));
            let (ours, theirs) = (wordings(Side::A, false), wordings(Side::B, false));
            (
                FindingSide::Both,
                format!("Of {label} the text of {a} says “{ours}”, that of {b} “{theirs}”; neither uses the other's name."),
            )
        }
        [of_a, _] => {
            let says = if of_a { Side::A } else { Side::B };
            let avoids = says.other();
            let (name, other) = (view.name(says), view.name(avoids));
            let (said, instead) = (wordings(says, false), wordings(avoids, true));
            (
                avoids.into(),
                format!("Of {label} the text of {name} says “{said}”, that of {other} does not; it says “{instead}”."),
            )
        }
    };
    let [a, b] = Side::BOTH.map(|side| {
        let mut claims: Vec<usize> = names[side.index()].iter().map(|name| name.claim).collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    });
    let weight = Score::new(weight::AVOIDED);
    Some(Finding { kind: FindingKind::AvoidedWords, side, claims: evidence(&a, &b), sentence, weight })
}

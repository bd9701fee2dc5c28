//! Findings about the accounts as wholes: length, tone, slots, emphasis, words.
//!
//! In: both documents. Out: `LENGTH`, `TONE`, `MEDIUM`, `INITIATOR`, `NEXT-STEPS`, `EMPHASIS`, `AVOIDED-WORDS` and
//! `BOTH-OMIT` findings. Law: a slot that a text does not fill is "not stated by", never guessed.

use super::{Finding, FindingKind, FindingSide, View, evidence};
use crate::claim::{Facts, Holder, Stated};
use crate::document::Document;
use crate::readout::Side;
use crate::score::Score;

/// From this ratio of words on, one account is called longer.
const LONGER: f64 = 1.5;
/// From this difference in share on, a file is called weightier in one account.
const WEIGHTIER: f64 = 0.2;

pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(length(view));
    findings.extend(tone(view));
    findings.extend(initiator(view));
    findings.extend(medium(view));
    findings.extend(duration(view));
    findings.extend(next_steps(view));
    findings.extend(emphasis(view));
    findings.extend(avoided(view));
    findings
}

fn whole(kind: FindingKind, side: FindingSide, weight: f64, sentence: String) -> Finding {
    Finding { kind, side, claims: evidence(&[], &[]), sentence, weight: Score::new(weight) }
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
        whole(FindingKind::Length, longer.into(), (0.42 + 0.12 * ratio.ln()).min(0.7), sentence)
    })
}

/// A slot that one account fills, or both differently, or neither.
fn slot<T>(
    view: &View<'_>,
    kind: FindingKind,
    what: &str,
    filled: [Option<T>; 2],
    show: impl Fn(&T) -> String,
    weights: (f64, f64, f64),
) -> Option<Finding> {
    let (one, both, neither) = weights;
    let text = |side: Side| view.name(side);
    match filled {
        [Some(x), Some(y)] => {
            let (x, y) = (show(&x), show(&y));
            (x != y).then(|| {
                whole(
                    kind,
                    FindingSide::Both,
                    both,
                    format!("The texts state {what} differently: {}: {x}; {}: {y}.", text(Side::A), text(Side::B)),
                )
            })
        }
        [Some(x), None] => Some(whole(
            kind,
            FindingSide::A,
            one,
            format!("Only the text of {} states {what}: {}; not stated by {}.", text(Side::A), show(&x), text(Side::B)),
        )),
        [None, Some(y)] => Some(whole(
            kind,
            FindingSide::B,
            one,
            format!("Only the text of {} states {what}: {}; not stated by {}.", text(Side::B), show(&y), text(Side::A)),
        )),
        [None, None] => (neither > 0.0)
            .then(|| whole(FindingKind::BothOmit, FindingSide::Both, neither, format!("Neither text states {what}."))),
    }
}

fn facts<'v>(view: &'v View<'_>) -> [&'v Facts; 2] {
    view.documents.map(Document::facts)
}

fn tone(view: &View<'_>) -> Option<Finding> {
    let words = |facts: &Facts| {
        (!facts.tone.is_empty())
            .then(|| facts.tone.iter().map(|tone| tone.value.word.to_lowercase()).collect::<Vec<_>>().join(", "))
    };
    let [a, b] = facts(view);
    slot(view, FindingKind::Tone, "how the talk went", [words(a), words(b)], |words| format!("“{words}”"), (0.34, 0.36, 0.0))
}

fn initiator(view: &View<'_>) -> Option<Finding> {
    let [a, b] = facts(view);
    let who = |side: Side, stated: &Option<Stated<Holder>>| {
        stated.as_ref().map(|stated| match stated.value.name(side) {
            "a" => view.name(Side::A).to_owned(),
            "b" => view.name(Side::B).to_owned(),
            _ => String::from("both"),
        })
    };
    slot(
        view,
        FindingKind::Initiator,
        "who asked for the call",
        [who(Side::A, &a.initiator), who(Side::B, &b.initiator)],
        String::clone,
        (0.4, 0.6, 0.3),
    )
}

fn medium(view: &View<'_>) -> Option<Finding> {
    let [a, b] = facts(view);
    let name = |facts: &Facts| facts.medium.as_ref().map(|stated| stated.value.name());
    slot(view, FindingKind::Medium, "how the call was held", [name(a), name(b)], |name| (*name).to_owned(), (0.12, 0.3, 0.02))
}

fn duration(view: &View<'_>) -> Option<Finding> {
    let [a, b] = facts(view);
    let minutes = |facts: &Facts| facts.duration_minutes.as_ref().map(|stated| stated.value);
    slot(
        view,
        FindingKind::Specifics,
        "how long the call lasted",
        [minutes(a), minutes(b)],
        |minutes| format!("{minutes:.0} minutes"),
        (0.3, 0.35, 0.05),
    )
}

fn next_steps(view: &View<'_>) -> Option<Finding> {
    let [a, b] = facts(view);
    let steps = |facts: &Facts| (!facts.next_steps.is_empty()).then(|| super::shorten(&facts.next_steps[0].value));
    match [steps(a), steps(b)] {
        // Both have some: where they differ the rows say so.
        [Some(_), Some(_)] => None,
        filled => slot(view, FindingKind::NextSteps, "what is to follow", filled, |step| format!("“{step}”"), (0.3, 0.0, 0.05)),
    }
}

fn emphasis(view: &View<'_>) -> Option<Finding> {
    let share = |side: Side, topic: &str| {
        let claims = view.documents[side.index()].claims();
        claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| claim.topics.first().is_some_and(|first| first == topic))
            .map(|(place, _)| view.shares[side.index()][place])
            .sum::<f64>()
    };
    let mut topics: Vec<&str> = Side::BOTH
        .iter()
        .flat_map(|side| {
            view.documents[side.index()].claims().iter().filter_map(|claim| claim.topics.first().map(String::as_str))
        })
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
                .filter(|(_, claim)| claim.topics.first().is_some_and(|first| first == topic))
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
            weight: Score::new(0.2 + 0.4 * (a - b).abs()),
        }
    })
}

/// A thing that both accounts name, one of them by a name that the other never uses.
fn avoided(view: &View<'_>) -> Vec<Finding> {
    let lexicon = &view.knowledge.lexicon;
    let frames = |side: Side| -> Vec<u16> {
        let mut frames: Vec<u16> =
            view.documents[side.index()].contents.iter().flat_map(|content| content.frames.iter().copied()).collect();
        frames.sort_unstable();
        frames.dedup();
        frames
    };
    let used = [frames(Side::A), frames(Side::B)];
    let mut findings = Vec::new();
    for side in Side::BOTH {
        let (own, other) = (&used[side.index()], &used[side.other().index()]);
        let mut told: Vec<&str> = Vec::new();
        for frame in other {
            let entry = &lexicon.frames[*frame as usize];
            let rivals: Vec<&str> = own
                .iter()
                .map(|frame| &lexicon.frames[*frame as usize])
                .filter(|rival| rival.thing == entry.thing)
                .map(|rival| &*rival.name)
                .collect();
            if rivals.is_empty() || own.contains(frame) || told.contains(&&*entry.thing) {
                continue;
            }
            told.push(&entry.thing);
            let sentence = format!(
                "Of {} the text of {} says “{}”, that of {} does not; it says “{}”.",
                entry.label,
                view.name(side.other()),
                entry.name,
                view.name(side),
                rivals.join("”, “")
            );
            findings.push(whole(FindingKind::AvoidedWords, side.into(), 0.28, sentence));
        }
    }
    findings
}

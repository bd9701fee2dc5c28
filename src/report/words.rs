//! What things are called in plain words: topics, acts, parts, counts, ids.
//!
//! In: names and ids of machine-readable output. Out: words for a reader. Law: the same thing has the same words on every page; an
//! id that is not the crate's own shows as its words.

use std::sync::{Arc, LazyLock};

use super::wrap::clean;
use crate::entry;
use crate::finding::Evidence;

/// A heading for claims that belong to no file.
pub(super) const NO_TOPIC: &str = "No particular topic";

/// By id the label of a topic: the crate's own list.
static LABELS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let entries = entry::parse("topics.txt", include_str!("../lexicon/data/topics.txt")).unwrap_or_default();
    entries.iter().filter_map(|entry| Some((entry.id, entry.key("label")?))).collect()
});

/// The label of a topic; one of the caller's own lexicon shows its id as words.
pub(super) fn label(topic: &str) -> String {
    if let Some((_, label)) = LABELS.iter().find(|(id, _)| *id == topic) {
        return (*label).to_owned();
    }
    let words = clean(&topic.replace('-', " "));
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Claims by the label of their main topic, in the order in which the topics come up; those without one last.
pub(super) fn by_topic<C>(claims: Vec<&C>, topics: impl Fn(&C) -> &[Arc<str>]) -> Vec<(String, Vec<&C>)> {
    let mut groups: Vec<(Option<String>, Vec<&C>)> = Vec::new();
    for claim in claims {
        let topic = topics(claim).first().map(|topic| label(topic));
        match groups.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((topic, vec![claim])),
        }
    }
    groups.sort_by_key(|(topic, _)| topic.is_none());
    groups.into_iter().map(|(topic, claims)| (topic.unwrap_or_else(|| NO_TOPIC.to_owned()), claims)).collect()
}

/// `1 word`, `2 words`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Minutes, never hours: two durations then compare at a glance.
pub(super) fn duration(minutes: f64) -> String {
    let shown = if minutes.fract().abs() < 0.05 { format!("{minutes:.0}") } else { format!("{minutes:.1}") };
    format!("{shown} minute{}", if shown == "1" { "" } else { "s" })
}

/// The place of a claim with an id, `0` for `a1`.
pub(super) fn place(id: &str) -> Option<usize> {
    id.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}

/// The ids of a finding's claims, neighbours drawn together: `a3, b5–b7`.
pub(super) fn ids(evidence: &Evidence) -> String {
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for id in evidence.a.iter().chain(&evidence.b) {
        match runs.last_mut() {
            Some((_, last))
                if last.get(..1) == id.get(..1)
                    && place(last).and_then(|last| last.checked_add(1)) == place(id)
                    && place(id).is_some() =>
            {
                *last = id;
            }
            _ => runs.push((id, id)),
        }
    }
    let shown = runs.iter().map(|(first, last)| if first == last { clean(first) } else { clean(&format!("{first}–{last}")) });
    shown.collect::<Vec<_>>().join(", ")
}

/// What a part of the divergence is.
pub(super) fn meaning(part: &str) -> &'static str {
    match part {
        "omission" => "what only one text tells",
        "framing" => "rival names and opposing positions",
        "commitment" => "how far what was said binds",
        "attribution" => "who is said to have said it",
        "factual" => "numbers, scope, what cannot both be true",
        _ => "what is dwelt upon, and in what tone",
    }
}

/// What one does by an act.
pub(super) fn singular(act: &str) -> &'static str {
    match act {
        "agree" => "agrees",
        "commit" => "commits itself",
        "support" => "gives support",
        "thank" => "gives thanks or praise",
        "discuss" => "discusses",
        "inform" => "informs",
        "assert" => "asserts",
        "concern" => "voices concern",
        "accuse" => "lays blame",
        "warn" => "warns",
        "demand" => "demands",
        "ask" => "asks",
        "propose" => "proposes",
        "reject" => "rejects",
        _ => "describes",
    }
}

/// What several do by an act.
pub(super) fn plural(act: &str) -> &'static str {
    match act {
        "agree" => "agree",
        "commit" => "commit themselves",
        "support" => "give support",
        "thank" => "give thanks or praise",
        "discuss" => "discuss",
        "inform" => "inform each other",
        "assert" => "assert",
        "concern" => "voice concern",
        "accuse" => "lay blame",
        "warn" => "warn",
        "demand" => "demand",
        "ask" => "ask",
        "propose" => "propose",
        "reject" => "reject",
        _ => "describe",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;

    #[test]
    fn neighbouring_ids_are_drawn_together() {
        let list =
            |ids: &[&str]| -> crate::claim::ClaimIds { ids.iter().map(|id| ClaimId::try_from(*id).expect("an id")).collect() };
        let evidence = Evidence { a: list(&["a3"]), b: list(&["b5", "b6", "b7", "b9"]) };
        assert_eq!(ids(&evidence), "a3, b5–b7, b9");
        assert_eq!(ids(&Evidence { a: list(&["a0", "a1"]), b: list(&["b99999999999999", "b0"]) }), "a0, a1, b99999999999999, b0");
    }

    #[test]
    fn a_topic_has_a_label_or_its_words() {
        assert_eq!(label("iran-nuclear"), "Iran's nuclear programme");
        assert_eq!(label("deep-sea-mining"), "Deep sea mining");
    }

    #[test]
    fn minutes_read_as_minutes() {
        assert_eq!([1.0, 90.0, 2.5].map(duration), ["1 minute", "90 minutes", "2.5 minutes"]);
    }
}

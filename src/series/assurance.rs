//! What one government again and again reports the other to have promised, and the other never mentions.
//!
//! In: the calls as they were read. Out: [`Assurance`]s. Law: only calls of which both accounts are there count, and "not mentioned
//! by" is all that is said.
//!
//! Assurances belong together where they share a topic, a concept, or a telling word; where one of them stands in a row with a claim
//! of the other side, all that share it are left out. Of several such subjects with the same calls, or with some of another's,
//! one is given: topics before concepts before words.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Read;
use crate::claim::Holder;
use crate::content::Content;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::readout::Side;

/// What an assurance can be.
const ASSURING: [Act; 4] = [Act::Agree, Act::Commit, Act::Support, Act::Inform];
/// Calls in which it is attributed at least.
const LEAST: usize = 3;

/// Assurances on one subject that a government attributes to the other, which mentions none of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Assurance {
    /// Whose texts report it.
    pub by: Side,
    /// What they share: the id of a topic or of a concept, or the stem of a word.
    pub about: String,
    /// The dates of the calls.
    pub dates: Vec<String>,
    /// By call the words that report it.
    pub words: Vec<String>,
}

/// What assurances can share, the tellings first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Subject {
    Topic(String),
    Concept(String),
    Word(String),
}

#[derive(Default)]
struct Group {
    /// Places of calls, with the words.
    calls: Vec<(usize, String)>,
    /// Whether the other side ever mentions one of them.
    confirmed: bool,
}

/// The assurances of both sides that are never confirmed, those of the most calls first.
pub(super) fn assurances(read: &[Read], knowledge: &Knowledge) -> Vec<Assurance> {
    let mut found: Vec<Assurance> = Side::BOTH.into_iter().flat_map(|side| of(read, side, knowledge)).collect();
    found.sort_by(|x, y| y.dates.len().cmp(&x.dates.len()).then_with(|| (x.by, &x.about).cmp(&(y.by, &y.about))));
    found
}

fn of(read: &[Read], side: Side, knowledge: &Knowledge) -> Vec<Assurance> {
    let mut groups: FxHashMap<Subject, Group> = FxHashMap::default();
    for (place, call) in read.iter().enumerate() {
        let (Some(comparison), Some(document)) = (&call.comparison, &call.documents[side.index()]) else { continue };
        let lone: Vec<usize> = comparison.only(side).iter().map(|claim| claim.start).collect();
        let claims = document.claims().iter().zip(document.contents.iter());
        for (claim, content) in claims.filter(|(claim, _)| claim.holder == Holder::Counterpart && ASSURING.contains(&claim.act)) {
            for subject in subjects(&claim.topics, content, knowledge) {
                let group = groups.entry(subject).or_default();
                group.confirmed |= !lone.contains(&claim.span.start);
                if group.calls.last().is_none_or(|(last, _)| *last != place) {
                    let words = document.text_of(claim.span).split_whitespace().collect::<Vec<_>>().join(" ");
                    group.calls.push((place, words));
                }
            }
        }
    }
    let mut groups: Vec<(Subject, Group)> =
        groups.into_iter().filter(|(_, group)| !group.confirmed && group.calls.len() >= LEAST).collect();
    groups.sort_by(|(x, left), (y, right)| right.calls.len().cmp(&left.calls.len()).then_with(|| x.cmp(y)));
    let mut kept: Vec<(Subject, Group)> = Vec::new();
    for (subject, group) in groups {
        let told = |other: &Group| group.calls.iter().all(|call| other.calls.contains(call));
        if !kept.iter().any(|(_, other)| told(other)) {
            kept.push((subject, group));
        }
    }
    kept.into_iter()
        .map(|(Subject::Topic(about) | Subject::Concept(about) | Subject::Word(about), group)| Assurance {
            by: side,
            about,
            dates: group.calls.iter().map(|(place, _)| read[*place].date.clone()).collect(),
            words: group.calls.into_iter().map(|(_, words)| words).collect(),
        })
        .collect()
}

fn subjects(topics: &[Arc<str>], content: Content<'_>, knowledge: &Knowledge) -> Vec<Subject> {
    let topics = topics.iter().take(1).map(|topic| Subject::Topic(topic.to_string()));
    let concepts =
        content.concepts.iter().map(|concept| Subject::Concept(knowledge.lexicon.concepts[*concept as usize].id.to_string()));
    let telling = content.terms.iter().filter(|(id, _)| knowledge.statistics.is_telling(*id));
    let words = telling.filter_map(|(id, _)| knowledge.vocabulary.name(*id));
    topics.chain(concepts).chain(words.map(|word| Subject::Word(word.trim_end_matches('~').to_owned()))).collect()
}

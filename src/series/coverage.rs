//! Topics over time: how far apart the accounts are on each, who speaks of it, when it enters and leaves.
//!
//! In: the calls as they were read. Out: [`TopicCourse`]s. Law: a topic that a text does not mention is not mentioned; a text that is
//! missing says nothing either way.

use serde::{Deserialize, Serialize};

use super::course::Course;
use super::trend::Trend;
use super::{Read, course};
use crate::readout::Side;
use crate::score::rounded;

/// A file of diplomacy over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TopicCourse {
    /// The id of the topic.
    pub topic: String,
    /// How the divergence on it runs, over the calls of which an account speaks of it.
    pub trend: Trend,
    /// Its place in the texts of `a`.
    pub a: Coverage,
    /// Its place in the texts of `b`.
    pub b: Coverage,
}

/// A topic in the texts of one government.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Texts that speak of it.
    pub texts: usize,
    /// The date of the first one.
    pub first: Option<String>,
    /// The date of the last one.
    pub last: Option<String>,
    /// Whether it appears, vanishes, or both.
    pub course: Option<Course>,
    /// How likely that is by chance, 0 to 1; none where there is no course.
    pub chance: Option<f64>,
}

/// Every topic of the series, the one that most texts speak of first.
pub(super) fn topics(read: &[Read]) -> Vec<TopicCourse> {
    let documents = || read.iter().flat_map(|call| call.documents.iter().flatten());
    let mut names: Vec<&str> = documents()
        .flat_map(|document| document.claims().iter().filter_map(|claim| claim.topics.first().map(|topic| &**topic)))
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut topics: Vec<TopicCourse> = names
        .into_iter()
        .map(|name| TopicCourse {
            topic: name.to_owned(),
            trend: course(read, |divergence| {
                divergence.topics.iter().find(|topic| *topic.topic == *name).map(|topic| topic.divergence.get())
            }),
            a: coverage(read, Side::A, name),
            b: coverage(read, Side::B, name),
        })
        .collect();
    topics.sort_by(|x, y| (y.a.texts + y.b.texts).cmp(&(x.a.texts + x.b.texts)).then_with(|| x.topic.cmp(&y.topic)));
    topics
}

fn coverage(read: &[Read], side: Side, topic: &str) -> Coverage {
    let texts: Vec<(&str, bool)> = read
        .iter()
        .filter_map(|call| {
            let document = call.documents[side.index()].as_ref()?;
            let speaks = document.claims().iter().any(|claim| claim.topics.first().is_some_and(|first| **first == *topic));
            Some((call.date.as_str(), speaks))
        })
        .collect();
    let held: Vec<bool> = texts.iter().map(|(_, speaks)| *speaks).collect();
    let dates = || texts.iter().filter(|(_, speaks)| *speaks).map(|(date, _)| (*date).to_owned());
    let found = super::course::course(&held);
    Coverage {
        texts: dates().count(),
        first: dates().next(),
        last: dates().next_back(),
        course: found.map(|(course, _)| course),
        chance: found.map(|(_, chance)| rounded(chance)),
    }
}

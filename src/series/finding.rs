//! What stands out over time.
//!
//! In: a [`Series`] without its findings. Out: [`SeriesFinding`]s, ranked. Law: both sides are treated alike; what a text does not
//! mention is "not mentioned"; a trend that is not borne out is no finding, and the page says so.

use serde::{Deserialize, Serialize};

use super::{Course, Coverage, Formula, Series, TopicCourse, Verdict};
use crate::comparison::with_article;
use crate::finding::{FindingSide, shorten};
use crate::knowledge::Knowledge;
use crate::readout::Side;
use crate::score::Score;

/// The kind of a finding about a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum SeriesFindingKind {
    /// The accounts draw nearer or apart.
    Trend,
    /// Their distance changes at once.
    Change,
    /// A formula appears in a government's own texts, or vanishes from them.
    History,
    /// An assurance is attributed again and again and never confirmed.
    Unconfirmed,
    /// A topic enters or leaves a government's own texts.
    Topic,
}

impl SeriesFindingKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Trend, Self::Change, Self::History, Self::Unconfirmed, Self::Topic];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trend => "TREND",
            Self::Change => "CHANGE",
            Self::History => "HISTORY",
            Self::Unconfirmed => "UNCONFIRMED",
            Self::Topic => "TOPIC",
        }
    }
}

/// One thing that stands out in a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SeriesFinding {
    /// What kind of thing.
    pub kind: SeriesFindingKind,
    /// Whose texts show it.
    pub side: FindingSide,
    /// The dates it is about: the first and the last, or each of them.
    pub dates: Vec<String>,
    /// The finding in one plain sentence.
    pub sentence: String,
    /// By which findings are ranked, 0 (trivia) to 1.
    pub weight: Score,
}

/// Every finding, the weightiest first.
pub(super) fn find(series: &Series, knowledge: &Knowledge) -> Vec<SeriesFinding> {
    let page = Names { series, knowledge };
    let mut findings = page.course(None);
    findings.extend(series.topics.iter().flat_map(|topic| page.course(Some(topic))));
    findings.extend(series.formulas.iter().map(|formula| page.formula(formula)));
    findings.extend(series.assurances.iter().map(|assurance| {
        let (own, other) = (page.name(assurance.by), page.name(assurance.by.other()));
        let on = page.label(&assurance.about);
        let last = assurance.words.last().map(|words| shorten(words)).unwrap_or_default();
        let sentence = format!(
            "In {} calls the text of {own} has {other} agree to or assure something about “{on}”, the last time on {}: “{last}”; not mentioned by {other} in its texts of these calls.",
            assurance.dates.len(),
            assurance.dates.last().map_or("", String::as_str)
        );
        let weight = 0.5 + 0.05 * assurance.dates.len() as f64;
        finding(SeriesFindingKind::Unconfirmed, assurance.by.into(), assurance.dates.clone(), sentence, weight)
    }));
    for topic in &series.topics {
        findings.extend(page.coverage(topic, Side::A, &topic.a));
        findings.extend(page.coverage(topic, Side::B, &topic.b));
    }
    findings.sort_by(|x, y| {
        y.weight
            .get()
            .total_cmp(&x.weight.get())
            .then(x.kind.cmp(&y.kind))
            .then_with(|| (x.side, &x.sentence).cmp(&(y.side, &y.sentence)))
    });
    findings
}

fn finding(kind: SeriesFindingKind, side: FindingSide, dates: Vec<String>, sentence: String, weight: f64) -> SeriesFinding {
    SeriesFinding { kind, side, dates, sentence, weight: Score::new(weight.min(0.9)) }
}

struct Names<'s> {
    series: &'s Series,
    knowledge: &'s Knowledge,
}

impl Names<'_> {
    fn name(&self, side: Side) -> String {
        with_article(&self.series.party(side).name)
    }

    fn label(&self, topic: &str) -> String {
        let entry = self.knowledge.lexicon.topics.iter().find(|entry| *entry.id == *topic);
        entry.map_or_else(|| topic.replace('-', " "), |entry| entry.label.to_string())
    }

    /// The trend and the change point of the whole, or of a topic.
    fn course(&self, topic: Option<&TopicCourse>) -> Vec<SeriesFinding> {
        let trend = topic.map_or(&self.series.trend, |topic| &topic.trend);
        let (on, base) = match topic {
            Some(topic) => (format!(" on “{}”", self.label(&topic.topic)), 0.55),
            None => (String::new(), 0.85),
        };
        let mut findings = Vec::new();
        let calls = self.series.calls.iter().filter(|call| call.divergence.is_some());
        let dates: Vec<String> = calls.map(|call| call.date.clone()).collect();
        let ends = || [dates.first(), dates.last()].into_iter().flatten().cloned().collect::<Vec<_>>();
        let direction = match trend.verdict {
            Verdict::Narrowing => Some("nearer"),
            Verdict::Widening => Some("further apart"),
            Verdict::NoEvidence => None,
        };
        if let (Some(direction), Some(slope), Some(low), Some(high)) = (direction, trend.slope, trend.low, trend.high) {
            let sentence = format!(
                "Over {} calls the accounts{on} draw {direction}: by {:.2} a year (95 % interval {:.2} to {:.2}).",
                trend.calls,
                slope.abs(),
                low.abs().min(high.abs()),
                low.abs().max(high.abs())
            );
            findings.push(finding(SeriesFindingKind::Trend, FindingSide::Both, ends(), sentence, base));
        }
        if let Some(change) = &trend.change {
            let sentence = format!(
                "Between {} and {} the distance{on} goes from {:.2} to {:.2} (medians before and after; permutation test, p = {:.3}).",
                change.after, change.before, change.from, change.to, change.p
            );
            let dates = vec![change.after.clone(), change.before.clone()];
            findings.push(finding(SeriesFindingKind::Change, FindingSide::Both, dates, sentence, base - 0.03));
        }
        findings
    }

    fn formula(&self, formula: &Formula) -> SeriesFinding {
        let own = self.name(formula.side);
        let (words, texts) = (&formula.words, formula.texts);
        let among = formula.of - formula.before - formula.since;
        let sentence = match formula.course {
            Course::Appears => format!(
                "“{words}” appears in the texts of {own} on {}: in none of the {} before, in {texts} of the {} since.",
                formula.first,
                formula.before,
                formula.of - formula.before
            ),
            Course::Vanishes => format!(
                "“{words}” vanishes from the texts of {own}: in {texts} of {} up to {}, in none of the {} since.",
                formula.of - formula.since,
                formula.last,
                formula.since
            ),
            Course::Passes => format!(
                "“{words}” stands in the texts of {own} from {} to {} only: in {texts} of those {among}, in none of the {} before and the {} since.",
                formula.first, formula.last, formula.before, formula.since
            ),
        };
        let kind = match formula.kind {
            super::FormulaKind::Frame => 0.15,
            super::FormulaKind::Concept => 0.08,
            super::FormulaKind::Phrase => 0.0,
        };
        let weight = 0.4 + kind + 0.2 * (1.0 - (formula.chance / 0.05).min(1.0));
        let dates = vec![formula.first.clone(), formula.last.clone()];
        finding(SeriesFindingKind::History, formula.side.into(), dates, sentence, weight)
    }

    fn coverage(&self, topic: &TopicCourse, side: Side, coverage: &Coverage) -> Option<SeriesFinding> {
        let (first, last, chance) = (coverage.first.clone()?, coverage.last.clone()?, coverage.chance?);
        let own = self.name(side);
        let when = match coverage.course? {
            Course::Appears => format!("enters the texts of {own} on {first}"),
            Course::Vanishes => format!("leaves the texts of {own} after {last}"),
            Course::Passes => format!("stands in the texts of {own} from {first} to {last} only"),
        };
        let sentence = format!(
            "“{}” {when}: {} of its {} texts speak of it.",
            self.label(&topic.topic),
            coverage.texts,
            self.series.party(side).texts
        );
        let weight = 0.4 + 0.2 * (1.0 - (chance / 0.05).min(1.0));
        Some(finding(SeriesFindingKind::Topic, side.into(), vec![first, last], sentence, weight))
    }
}

//! What a page about a series says, in plain words, before it is laid out.
//!
//! In: a [`Series`]. Out: [`Page`]: names, sentences, lines of tables. Law: plain text that the layout has still to wrap or to escape.

use super::super::words::{counted, label};
use super::super::wrap::clean;
use crate::comparison::with_article;
use crate::readout::Side;
#[cfg(feature = "html")]
use crate::score::Score;
#[cfg(feature = "html")]
use crate::series::{Assurance, Course, SeriesFindingKind};
use crate::series::{
    Coverage, Formula, FormulaKind, LEAST_CALLS, Series, SeriesCall, SeriesFinding, TopicCourse, Trend, Verdict,
};

/// Findings that a page shows.
const FINDINGS: usize = 16;
/// Topics that a page shows.
const TOPICS: usize = 14;

pub(super) struct Page<'s> {
    pub(super) series: &'s Series,
    names: [String; 2],
}

impl<'s> Page<'s> {
    pub(super) fn new(series: &'s Series) -> Self {
        let mut names = Side::BOTH.map(|side| match clean(&series.party(side).name) {
            name if name.is_empty() => format!("Side {side}"),
            name => name,
        });
        if names[0] == names[1] {
            names = Side::BOTH.map(|side| format!("{} ({side})", names[side.index()]));
        }
        Self { series, names }
    }

    pub(super) fn name(&self, side: Side) -> &str {
        &self.names[side.index()]
    }

    pub(super) fn title(&self) -> String {
        format!("{} and {}: {}", self.name(Side::A), self.name(Side::B), self.span())
    }

    /// `15 calls, 2022-01-28 to 2025-07-01`
    pub(super) fn span(&self) -> String {
        let calls = self.series.calls();
        let span = match calls {
            [] => String::new(),
            [only] => format!(", {}", Self::date(only)),
            [first, .., last] => format!(", {} to {}", Self::date(first), Self::date(last)),
        };
        format!("{}{span}", counted(calls.len(), "call"))
    }

    pub(super) fn date(call: &SeriesCall) -> String {
        clean(&call.date)
    }

    /// The page in a few lines, each a label and what it says.
    pub(super) fn summary(&self) -> Vec<(&'static str, String)> {
        let texts = Side::BOTH.map(|side| format!("{} of {}", self.series.party(side).texts, with_article(self.name(side))));
        let both = self.series.calls().iter().filter(|call| call.divergence.is_some()).count();
        let mut values: Vec<f64> =
            self.series.calls().iter().filter_map(|call| call.divergence.as_ref()).map(|apart| apart.overall.get()).collect();
        values.sort_by(f64::total_cmp);
        let scale = "0 is the same account, 1 two different conversations";
        let apart = match values.as_slice() {
            [] => String::from("no call has both accounts"),
            values => format!(
                "{:.2} in the middle call, {:.2} to {:.2}; {scale}",
                f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]),
                values[0],
                values[values.len() - 1]
            ),
        };
        let trend = self.series.trend();
        vec![
            ("Texts", format!("{}; {} with both", texts.join(", "), counted(both, "call"))),
            ("Divergence", apart),
            ("Over time", format!("{}: {}", verdict(trend.verdict), reason(trend))),
        ]
    }

    /// The weightiest findings, and how many more there are.
    pub(super) fn findings(&self) -> (&'s [SeriesFinding], usize) {
        let findings = self.series.findings();
        let shown = findings.len().min(FINDINGS);
        (&findings[..shown], findings.len() - shown)
    }

    pub(super) fn calls(&self) -> &'s [SeriesCall] {
        self.series.calls()
    }

    /// The topics that most texts speak of, and how many more there are.
    pub(super) fn topics(&self) -> (&'s [TopicCourse], usize) {
        let topics = self.series.topics();
        let shown = topics.len().min(TOPICS);
        (&topics[..shown], topics.len() - shown)
    }

    pub(super) fn topic(topic: &TopicCourse) -> String {
        label(&topic.topic)
    }

    /// The words of a call: of both accounts, or of the one there is.
    pub(super) fn words(call: &SeriesCall) -> [String; 2] {
        [call.words_a, call.words_b].map(|words| words.map_or_else(|| String::from("–"), |words| words.to_string()))
    }

    /// How far apart the accounts of a call are, and its interval; dashes where one is missing.
    pub(super) fn numbers(call: &SeriesCall) -> [String; 2] {
        call.divergence.as_ref().map_or_else(
            || [String::from("–"), String::from("–")],
            |divergence| [divergence.overall.to_string(), format!("{} to {}", divergence.low, divergence.high)],
        )
    }

    /// The formulas of a side.
    pub(super) fn formulas(&self, side: Side) -> Vec<&'s Formula> {
        self.series.formulas().iter().filter(|formula| formula.side == side).collect()
    }

    /// How a formula runs through the texts of its government.
    pub(super) fn ran(formula: &Formula) -> String {
        let (first, last) = (clean(&formula.first), clean(&formula.last));
        let (texts, of, before, since) = (formula.texts, formula.of, formula.before, formula.since);
        let (course, chance) = (formula.course.name(), formula.chance);
        format!(
            "{course}; in {texts} of {of} texts, first {first}, last {last}; {before} before and {since} since without it; chance {chance:.3}"
        )
    }

    /// `11 · 2022-02-12 – 2025-07-01`, or a dash.
    pub(super) fn coverage(coverage: &Coverage) -> String {
        match (&coverage.first, &coverage.last) {
            (Some(first), Some(last)) if first == last => format!("{} · {}", coverage.texts, clean(first)),
            (Some(first), Some(last)) => format!("{} · {} – {}", coverage.texts, clean(first), clean(last)),
            _ => String::from("–"),
        }
    }

    /// How far apart the accounts of a call are on a topic; none where neither speaks of it or one is missing.
    #[cfg(feature = "html")]
    pub(super) fn on(call: &SeriesCall, topic: &TopicCourse) -> Option<Score> {
        let topics = &call.divergence.as_ref()?.topics;
        topics.iter().find(|known| *known.topic == *topic.topic).map(|topic| topic.divergence)
    }

    /// The topics that enter a government's texts or leave them, the least likely by chance first.
    #[cfg(feature = "html")]
    pub(super) fn comings(&self) -> Vec<(Side, &'s TopicCourse, &'s Coverage)> {
        let both = |topic: &'s TopicCourse| [(Side::A, topic, &topic.a), (Side::B, topic, &topic.b)];
        let mut found: Vec<_> =
            self.series.topics().iter().flat_map(both).filter(|(_, _, coverage)| coverage.course.is_some()).collect();
        let chance = |coverage: &Coverage| coverage.chance.unwrap_or(1.0);
        found.sort_by(|(_, _, x), (_, _, y)| chance(x).total_cmp(&chance(y)));
        found
    }

    /// How a topic runs through the texts of a side.
    #[cfg(feature = "html")]
    pub(super) fn came(&self, side: Side, coverage: &Coverage) -> String {
        let course = coverage.course.map_or("", Course::name);
        let ends = |date: &Option<String>| date.as_deref().map(clean).unwrap_or_default();
        let (first, last, of) = (ends(&coverage.first), ends(&coverage.last), self.series.party(side).texts);
        let chance = coverage.chance.unwrap_or(1.0);
        format!("{course}; in {} of {of} texts, first {first}, last {last}; chance {chance:.3}", coverage.texts)
    }

    /// Whose words an assurance is, and what it is about.
    #[cfg(feature = "html")]
    pub(super) fn assured(&self, assurance: &Assurance) -> String {
        let (own, other) = (assurance.by, assurance.by.other());
        let calls = counted(assurance.dates.len(), "call");
        let about = label(&assurance.about);
        format!(
            "“{about}”, told by {} of {} in {calls}; not mentioned by {2}",
            with_article(self.name(own)),
            self.name(other),
            with_article(self.name(other))
        )
    }

    /// How the tests were made, for readers who want to know what a verdict is worth.
    pub(super) fn method(&self) -> [String; 2] {
        [
            format!(
                "Slope: median of those between all pairs of calls (Theil, Sen). Test: Mann and Kendall, two-sided, at 5 %, with ties and serial correlation allowed for; topics adjusted for their number (Holm). Fewer than {LEAST_CALLS} calls with both accounts give no verdict. Change: Pettitt's statistic, permutation test."
            ),
            format!(
                "{} formulas that stand in three texts or more were looked at; one in twenty may appear or vanish by chance.",
                self.series.formulas_looked_at()
            ),
        ]
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Narrowing => "narrowing",
        Verdict::Widening => "widening",
        Verdict::NoEvidence => "no evidence",
    }
}

/// A verdict as a sentence of its own.
#[cfg(feature = "html")]
pub(super) const fn sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Narrowing => "Over these calls the two accounts draw nearer.",
        Verdict::Widening => "Over these calls the two accounts draw further apart.",
        Verdict::NoEvidence => "No evidence that the two accounts draw nearer or further apart.",
    }
}

/// A kind of finding as a reader would call it.
#[cfg(feature = "html")]
pub(super) const fn kind(kind: SeriesFindingKind) -> &'static str {
    match kind {
        SeriesFindingKind::Trend => "Over time",
        SeriesFindingKind::Change => "All at once",
        SeriesFindingKind::History => "Against its own earlier texts",
        SeriesFindingKind::Unconfirmed => "Never confirmed",
        SeriesFindingKind::Topic => "Topic",
    }
}

/// What kind of formula.
pub(super) const fn formula_kind(kind: FormulaKind) -> &'static str {
    match kind {
        FormulaKind::Frame => "name",
        FormulaKind::Concept => "concept",
        FormulaKind::Phrase => "words",
    }
}

/// What a verdict rests on.
pub(super) fn reason(trend: &Trend) -> String {
    match (trend.slope, trend.low, trend.high, trend.adjusted) {
        (Some(slope), Some(low), Some(high), Some(p)) => {
            let hang = if trend.inflation > 1.0 { ", calls hang together" } else { "" };
            format!(
                "{slope:+.2} a year (95 % interval {low:+.2} to {high:+.2}), p = {p:.3}, {}{hang}",
                counted(trend.calls, "call")
            )
        }
        _ => format!(
            "{} with both accounts, and at least {LEAST_CALLS} on different days are needed",
            counted(trend.calls, "call")
        ),
    }
}

//! What a page about a series says, in plain words, before it is laid out.
//!
//! In: a [`Series`]. Out: [`Page`]: names, sentences, lines of tables. Law: plain text that the layout has still to wrap or to escape.

use super::super::page::{counted, label};
use super::super::wrap::clean;
use crate::comparison::with_article;
use crate::readout::Side;
use crate::series::{Coverage, LEAST_CALLS, Series, SeriesCall, SeriesFinding, TopicCourse, Trend, Verdict};

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
        let calls = self.series.calls();
        let span = match calls {
            [] => String::new(),
            [only] => format!(", {}", clean(&only.date)),
            [first, .., last] => format!(", {} to {}", clean(&first.date), clean(&last.date)),
        };
        format!("{} and {}: {}{span}", self.name(Side::A), self.name(Side::B), counted(calls.len(), "call"))
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

    /// `11 · 2022-02-12 – 2025-07-01`, or a dash.
    pub(super) fn coverage(coverage: &Coverage) -> String {
        match (&coverage.first, &coverage.last) {
            (Some(first), Some(last)) if first == last => format!("{} · {}", coverage.texts, clean(first)),
            (Some(first), Some(last)) => format!("{} · {} – {}", coverage.texts, clean(first), clean(last)),
            _ => String::from("–"),
        }
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

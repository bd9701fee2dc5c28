//! The pictures of a series: calls from left to right, divergence from bottom to top.
//!
//! In: a [`Page`] and a course. Out: SVG. Law: every number that is drawn is written beside it; lengths are in percent of the picture's
//! width, so that letters and dots are as large on a phone as on a wall; which side a line belongs to, its dashes say too.
//!
//! Calls stand at equal distances, whatever lies between them: most series are a few busy months and long silences, and on a scale of time
//! the busy months would be one blot. The line of the slope is reckoned in time and so bends where the calls do.

use maud::{Markup, html};

use super::page::Page;
use crate::series::{Coverage, Day, SeriesCall, TopicCourse, Trend};

/// Pixels of the picture of the whole, and of that of a topic.
const HEIGHT: [f64; 2] = [220.0, 72.0];
/// Percent of the width that the mark of a year takes up at least.
const LABEL: f64 = 14.0;

/// What is drawn of a call.
struct Dot {
    place: usize,
    value: f64,
    interval: Option<[f64; 2]>,
    says: String,
}

/// The scale that all pictures of a series share.
pub(super) struct Chart<'p, 's> {
    page: &'p Page<'s>,
    /// By call when it was, in years; none where its date cannot be read.
    years: Vec<Option<f64>>,
}

impl<'p, 's> Chart<'p, 's> {
    pub(super) fn new(page: &'p Page<'s>) -> Self {
        let years = page.calls().iter().map(|call| Day::parse(&call.date).map(Day::years)).collect();
        Self { page, years }
    }

    /// How far apart the accounts of each call are, with its interval.
    pub(super) fn overall(&self) -> Markup {
        let dot = |(place, call): (usize, &SeriesCall)| {
            let divergence = call.divergence.as_ref()?;
            let (overall, low, high) = (divergence.overall, divergence.low, divergence.high);
            let says = format!("{}: {overall}, 95 % interval {low} to {high}", Page::date(call));
            Some(Dot { place, value: overall.get(), interval: Some([low.get(), high.get()]), says })
        };
        let dots: Vec<Dot> = self.page.calls().iter().enumerate().filter_map(dot).collect();
        self.plot(HEIGHT[0], &dots, self.page.series.trend(), "Divergence of each call; the numbers are in the table below")
    }

    /// How far apart the accounts are on a topic.
    pub(super) fn topic(&self, topic: &TopicCourse) -> Markup {
        let dot = |(place, call): (usize, &SeriesCall)| {
            let value = Page::on(call, topic)?;
            Some(Dot { place, value: value.get(), interval: None, says: format!("{}: {value}", Page::date(call)) })
        };
        let dots: Vec<Dot> = self.page.calls().iter().enumerate().filter_map(dot).collect();
        let label = format!("{}: divergence of each call of which an account speaks of it", Page::topic(topic));
        self.plot(HEIGHT[1], &dots, &topic.trend, &label)
    }

    /// From the first to the last text that holds a thing.
    pub(super) fn span(&self, side: &str, first: &str, last: &str) -> Markup {
        let calls = self.page.calls();
        let first = calls.iter().position(|call| call.date == first);
        let last = calls.iter().rposition(|call| call.date == last);
        html! {
            svg.span.(side) aria-hidden="true" focusable="false" width="100%" height="8" {
                line.axis x1="0" y1="4" x2="100%" y2="4" {}
                @if let (Some(first), Some(last)) = (first, last) {
                    line.held x1=(percent(self.edge(first))) y1="4" x2=(percent(self.edge(last + 1))) y2="4" {}
                }
            }
        }
    }

    /// The same for a topic in the texts of a side; nothing where no text speaks of it.
    pub(super) fn covered(&self, side: &str, coverage: &Coverage) -> Markup {
        match (&coverage.first, &coverage.last) {
            (Some(first), Some(last)) => self.span(side, first, last),
            _ => self.span(side, "", ""),
        }
    }

    /// The left edge of a call's column, in percent.
    fn edge(&self, place: usize) -> f64 {
        100.0 * place as f64 / self.years.len().max(1) as f64
    }

    /// The middle of a call's column, in percent.
    fn middle(&self, place: usize) -> f64 {
        f64::midpoint(self.edge(place), self.edge(place + 1))
    }

    /// The first call of each year, as far as there is room for its mark.
    fn marks(&self) -> Vec<(f64, String)> {
        let mut marks: Vec<(f64, String)> = Vec::new();
        let mut before = None;
        for (place, call) in self.page.calls().iter().enumerate().filter(|(place, _)| self.years[*place].is_some()) {
            let year = call.date.trim().get(..4).unwrap_or_default();
            let room = marks.last().is_none_or(|(at, _)| self.edge(place) - at >= LABEL);
            if before != Some(year) && room {
                marks.push((self.edge(place), year.to_owned()));
            }
            before = Some(year);
        }
        marks
    }

    fn plot(&self, height: f64, dots: &[Dot], trend: &Trend, label: &str) -> Markup {
        let y = |value: f64| format!("{:.1}", height * (1.0 - value.clamp(0.0, 1.0)));
        let whole = dots.iter().any(|dot| dot.interval.is_some());
        let missing = self.page.calls().iter().enumerate().filter(|(_, call)| whole && call.divergence.is_none());
        let change = trend.change.as_ref().and_then(|change| {
            // Two calls of one day: the change stands behind the last of the first day.
            self.page.calls().iter().rposition(|call| call.date == change.after)
        });
        html! {
            svg.course role="img" aria-label=(label) width="100%" height=(height + 22.0) {
                @for value in [0.0, 0.5, 1.0] {
                    line.axis x1="0" x2="100%" y1=(y(value)) y2=(y(value)) {}
                    text.value x="-6" y=(y(value)) dy="4" text-anchor="end" { (value) }
                }
                @for (at, year) in self.marks() {
                    line.axis x1=(percent(at)) x2=(percent(at)) y1="0" y2=(height + 18.0) {}
                    // A year that begins near the right edge has its name before it.
                    @let (shift, anchor) = if at > 100.0 - LABEL { ("-4", "end") } else { ("4", "start") };
                    text.year x=(percent(at)) dx=(shift) text-anchor=(anchor) y=(height + 17.0) { (year) }
                }
                (self.slope(height, dots, trend))
                @if let Some(place) = change {
                    line.change x1=(percent(self.edge(place + 1))) x2=(percent(self.edge(place + 1))) y1="0" y2=(height) {}
                }
                @for (place, call) in missing {
                    circle.missing cx=(percent(self.middle(place))) cy=(height) r="3" { title { (Page::date(call)) ": one account only" } }
                }
                @for dot in dots {
                    @let x = percent(self.middle(dot.place));
                    g.dot {
                        title { (dot.says) }
                        @if let Some([low, high]) = dot.interval { line x1=(x) x2=(x) y1=(y(low)) y2=(y(high)) {} }
                        circle cx=(x) cy=(y(dot.value)) r=(if dot.interval.is_some() { "4.5" } else { "3" }) {}
                    }
                }
            }
        }
    }

    /// The line of the slope through the middle of the dots, and what lies between the ends of its interval.
    fn slope(&self, height: f64, dots: &[Dot], trend: &Trend) -> Markup {
        let timed: Vec<(usize, f64, f64)> =
            dots.iter().filter_map(|dot| Some((dot.place, self.years[dot.place]?, dot.value))).collect();
        let (Some(slope), true) = (trend.slope, timed.len() > 1) else { return html! {} };
        let time = median(timed.iter().map(|(_, time, _)| *time));
        let level = median(timed.iter().map(|(_, year, value)| value - slope * (year - time)));
        let at = |slope: f64, (place, year, _): &(usize, f64, f64)| {
            let value = (level + slope * (year - time)).clamp(0.0, 1.0);
            format!("{:.2},{:.2}", self.middle(*place), height * (1.0 - value))
        };
        let line = |slope: f64| timed.iter().map(|dot| at(slope, dot)).collect::<Vec<_>>();
        let fan = trend.low.zip(trend.high).map(|(low, high)| {
            let back = line(high).into_iter().rev();
            line(low).into_iter().chain(back).collect::<Vec<_>>().join(" ")
        });
        html! {
            svg.slopes viewBox=(format!("0 0 100 {height}")) preserveAspectRatio="none" width="100%" height=(height) aria-hidden="true" focusable="false" {
                @if let Some(fan) = fan { polygon points=(fan) {} }
                polyline points=(line(slope).join(" ")) vector-effect="non-scaling-stroke" {}
            }
        }
    }
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

/// The median of some numbers; 0 of none.
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        count => f64::midpoint(sorted[(count - 1) / 2], sorted[count / 2]),
    }
}

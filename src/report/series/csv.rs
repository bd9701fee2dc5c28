//! A series as tables, for R, pandas or a database.
//!
//! In: a [`Series`]. Out: comma-separated values, as those of [`report::csv`](crate::report::csv). Law: a call with one account has its
//! record, with empty fields for what takes two; names and order of the columns are part of the contract: new ones come last.
//!
//! | table | a record for each | columns |
//! |---|---|---|
//! | [`calls`] | call | `call` from 1, `date`, `words_a`, `words_b`, `rows`, `divergence` with its interval `low`, `high` and its parts |
//! | [`points`] | call and topic of which an account speaks | `call`, `date`, `topic`, `divergence`, `share_a`, `share_b` |
//! | [`trends`] | the whole, with an empty `topic`, then each topic | `topic`, `calls`, `slope` a year with its interval `low`, `high`, `tau`, `p`, `adjusted`, `inflation`, `verdict`; of a change point `after`, `before`, `from`, `to`, `change_p`; of either side's own texts `texts`, `first`, `last`, `course`, `chance`, each with `_a` or `_b` behind it |
//! | [`formulas`] | formula that appears or vanishes | `side`, `issuer`, `kind`, `id`, `words`, `course`, `first`, `last`, `texts`, `of`, `before`, `since`, `chance` |

use super::super::csv::{score, table};
use crate::divergence::{Divergence, PARTS};
use crate::score::rounded;
use crate::series::{Coverage, Formula, Series, SeriesCall, TopicCourse, Trend};

/// The calls, by day.
///
/// ```
/// use rashomon::{Comparer, corpus, report};
/// let series = Comparer::default().series(&corpus::series()[0].calls);
/// let table = report::series::csv::calls(&series);
/// assert!(table.starts_with("call,date,words_a,words_b,rows,divergence,low,high,omission,"));
/// assert_eq!(table.lines().count(), 1 + series.calls().len());
/// ```
#[must_use]
pub fn calls(series: &Series) -> String {
    let columns = [&["call", "date", "words_a", "words_b", "rows", "divergence", "low", "high"][..], &PARTS].concat();
    let numbers = |divergence: &Divergence| {
        let numbers = [divergence.overall, divergence.low, divergence.high].map(score);
        [&numbers[..], &divergence.parts.named().map(|(_, part)| rounded(part).to_string())].concat()
    };
    let record = |(number, call): (usize, &SeriesCall)| {
        let counts = [call.words_a, call.words_b, call.rows].map(|count| optional(count.as_ref()));
        let apart = call.divergence.as_ref().map_or_else(|| vec![String::new(); 3 + PARTS.len()], numbers);
        [&[number.to_string(), call.date.clone()][..], &counts, &apart].concat()
    };
    table(&columns, (1..).zip(series.calls()).map(record))
}

/// By call and topic how far apart the accounts are, and how much of each is on it.
#[must_use]
pub fn points(series: &Series) -> String {
    let columns = ["call", "date", "topic", "divergence", "share_a", "share_b"];
    let records = (1..).zip(series.calls()).flat_map(|(number, call): (usize, &SeriesCall)| {
        let topics = call.divergence.iter().flat_map(|divergence| &divergence.topics);
        topics.map(move |topic| {
            let numbers = [topic.divergence, topic.share_a, topic.share_b].map(score);
            [&[number.to_string(), call.date.clone(), topic.topic.to_string()][..], &numbers].concat()
        })
    });
    table(&columns, records)
}

/// How the divergence runs over time, as a whole and by topic.
#[must_use]
pub fn trends(series: &Series) -> String {
    let coverage = ["texts", "first", "last", "course", "chance"];
    let columns = [
        "topic",
        "calls",
        "slope",
        "low",
        "high",
        "tau",
        "p",
        "adjusted",
        "inflation",
        "verdict",
        "after",
        "before",
        "from",
        "to",
        "change_p",
    ];
    let sides = ["a", "b"].map(|side| coverage.map(|column| format!("{column}_{side}"))).concat();
    let columns: Vec<&str> = columns.into_iter().chain(sides.iter().map(String::as_str)).collect();
    let topic = |topic: &TopicCourse| [trend(&topic.topic, &topic.trend), covered(&topic.a), covered(&topic.b)].concat();
    let whole = [trend("", series.trend()), vec![String::new(); sides.len()]].concat();
    table(&columns, std::iter::once(whole).chain(series.topics().iter().map(topic)))
}

/// The formulas that appear in or vanish from each government's own texts.
#[must_use]
pub fn formulas(series: &Series) -> String {
    let columns =
        ["side", "issuer", "kind", "id", "words", "course", "first", "last", "texts", "of", "before", "since", "chance"];
    let record = |formula: &Formula| {
        let words = [&formula.id, &formula.words].map(Clone::clone);
        let dates = [&formula.first, &formula.last].map(Clone::clone);
        let counts = [formula.texts, formula.of, formula.before, formula.since].map(|count| count.to_string());
        let whose = [formula.side.to_string(), series.party(formula.side).issuer.clone(), formula.kind.name().to_owned()];
        [&whose[..], &words, &[formula.course.name().to_owned()], &dates, &counts, &[formula.chance.to_string()]].concat()
    };
    table(&columns, series.formulas().iter().map(record))
}

fn trend(topic: &str, trend: &Trend) -> Vec<String> {
    let mut fields = vec![topic.to_owned(), trend.calls.to_string()];
    fields
        .extend([trend.slope, trend.low, trend.high, trend.tau, trend.p, trend.adjusted].map(|number| optional(number.as_ref())));
    fields.extend([trend.inflation.to_string(), trend.verdict.name().to_owned()]);
    let change = trend.change.as_ref().map_or_else(
        || vec![String::new(); 5],
        |change| {
            let numbers = [change.from, change.to, change.p].map(|number| number.to_string());
            [&[change.after.clone(), change.before.clone()][..], &numbers].concat()
        },
    );
    [fields, change].concat()
}

fn covered(coverage: &Coverage) -> Vec<String> {
    vec![
        coverage.texts.to_string(),
        optional(coverage.first.as_ref()),
        optional(coverage.last.as_ref()),
        coverage.course.map_or_else(String::new, |course| course.name().to_owned()),
        optional(coverage.chance.as_ref()),
    ]
}

/// A value, or an empty field where there is none.
fn optional(value: Option<&impl ToString>) -> String {
    value.map_or_else(String::new, ToString::to_string)
}

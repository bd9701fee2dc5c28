//! Series: planted courses, courses without a plant, the bundled series.
//!
//! In: pairs of the corpus whose rows are edited step by step. Out: a pass, or the rate that is off. A plain run makes 60 series of
//! each kind; `SERIES_RUNS=1000 cargo test --release --test series -- --nocapture` makes more and prints the rates.

use std::collections::BTreeSet;

use rashomon::report::{self, TextOptions};
use rashomon::{Call, Comparer, Course, Readout, Series, SeriesCall, Side, Verdict, corpus};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// Calls of a series that is made here.
const CALLS: usize = 14;

fn series(calls: &[Call]) -> Series {
    Comparer::default().series(calls)
}

fn runs() -> usize {
    std::env::var("SERIES_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(60)
}

fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(". ").map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

/// A series of one pair in which, call by call, so many rows of `b` are the words of `a` and so many of its own: `shared` says what share.
///
/// The rows are edited in an order of the series' own, and one in ten of `a` is left out of each call, so that no call is without noise.
fn edited(random: &mut oorandom::Rand64, calls: usize, shared: impl Fn(&mut oorandom::Rand64, usize) -> f64) -> Vec<Call> {
    let pairs = corpus::pairs();
    let pair = &pairs[random.rand_range(0..pairs.len() as u64) as usize];
    let (own, other) = (sentences(pair.a.text()), sentences(pair.b.text()));
    // The place at which a row changes hands, spread evenly over the scale.
    let mut places = |count: usize| {
        let mut places: Vec<f64> = (0..count).map(|place| (place as f64 + 0.5) / count as f64).collect();
        (1..count).rev().for_each(|place| places.swap(place, random.rand_range(0..place as u64 + 1) as usize));
        places
    };
    let (taken, given) = (places(own.len()), places(other.len()));
    let (mut month, mut day) = (0, 1);
    (0..calls)
        .map(|call| {
            // Uneven spacing: some calls in one month, then none for a while; at times two on one day.
            match random.rand_range(0..4) {
                0 => {}
                1 => day = (day + 7) % 28 + 1,
                _ => month += random.rand_range(1..4),
            }
            let share = shared(random, call);
            let rows: Vec<(&str, f64)> =
                own.iter().map(String::as_str).zip(taken.iter().copied()).filter(|_| random.rand_float() < 0.9).collect();
            let kept = rows.iter().filter(|(_, place)| *place < share).map(|(row, _)| *row);
            let lone = other.iter().map(String::as_str).zip(&given).filter(|(_, place)| **place >= share).map(|(row, _)| row);
            let text = kept.chain(lone).collect::<Vec<_>>().join(" ");
            let rows = rows.iter().map(|(row, _)| *row).collect::<Vec<_>>().join(" ");
            let date = format!("{}-{:02}-{:02}", 2020 + month / 12, month % 12 + 1, day);
            Call::new(date).with_a(Readout::new(pair.a.issuer(), rows)).with_b(Readout::new(pair.b.issuer(), text))
        })
        .collect()
}

/// How often each verdict is given.
fn verdicts(seed: u128, calls: usize, shared: impl Fn(&mut oorandom::Rand64, usize) -> f64) -> [f64; 3] {
    let mut random = oorandom::Rand64::new(seed);
    let mut counts = [0.0; 3];
    for _ in 0..runs() {
        let verdict = series(&edited(&mut random, calls, &shared)).trend().verdict;
        counts[verdict as usize] += 1.0 / runs() as f64;
    }
    counts
}

#[test]
fn a_planted_course_is_found() {
    for (calls, least) in [(CALLS, 0.45), (2 * CALLS, 0.7)] {
        let along = |call: usize| call as f64 / (calls - 1) as f64;
        let [narrowing, widening, none] = verdicts(11, calls, |_, call| along(call));
        eprintln!("planted to narrow, {calls} calls: narrowing {narrowing:.3}, widening {widening:.3}, no evidence {none:.3}");
        assert!(narrowing >= least && widening == 0.0);
        let [narrowing, widening, none] = verdicts(12, calls, |_, call| 1.0 - along(call));
        eprintln!("planted to widen, {calls} calls: narrowing {narrowing:.3}, widening {widening:.3}, no evidence {none:.3}");
        assert!(widening >= least && narrowing == 0.0);
    }
}

#[test]
fn where_nothing_is_planted_nothing_is_found() {
    let [narrowing, widening, none] = verdicts(13, CALLS, |random, _| random.rand_float());
    eprintln!("nothing planted: narrowing {narrowing:.3}, widening {widening:.3}, no evidence {none:.3}");
    // 5 % of many runs; of few, what 5 % can come to by chance.
    let slack = if runs() >= 1_000 { 0.0 } else { 0.05 };
    assert!(narrowing + widening <= 0.05 + slack, "{narrowing} {widening}");
}

#[test]
fn a_planted_step_is_dated() {
    let mut random = oorandom::Rand64::new(14);
    let found = (0..runs()).filter(|_| {
        let calls = edited(&mut random, CALLS, |_, call| if call < CALLS / 2 { 0.1 } else { 0.9 });
        let series = series(&calls);
        let step = (&series.calls()[CALLS / 2 - 1].date, &series.calls()[CALLS / 2].date);
        series.trend().change.as_ref().is_some_and(|change| (&change.after, &change.before) == step)
    });
    let found = found.count() as f64 / runs() as f64;
    eprintln!("planted to step: dated {found:.3}");
    assert!(found >= 0.6, "{found}");
}

#[test]
fn missing_sides_odd_dates_and_no_calls_are_normal() {
    let text = "Prime Minister Lie spoke with President Roe. They agreed on free trade.";
    let calls = [
        Call::new("2024-05-01").with_a(Readout::new("Norway", text)),
        Call::new("2024-05").with_b(Readout::new("Chile", text)),
        Call::new("2024-05-01").with_a(Readout::new("Norway", text)).with_b(Readout::new("Chile", text)),
        Call::new("last spring").with_a(Readout::new("Norway", text)),
        Call::new("2023-01-01"),
    ];
    let series = series(&calls);
    let dates: Vec<&str> = series.calls().iter().map(|call| call.date.as_str()).collect();
    assert_eq!(dates, ["2023-01-01", "2024-05-01", "2024-05", "2024-05-01"]);
    assert_eq!(series.calls().iter().filter(|call| call.divergence.is_some()).count(), 1);
    assert_eq!(series.trend().verdict, Verdict::NoEvidence);
    assert!(series.notes().iter().any(|note| note.contains("`last spring` is no date")));
    assert_eq!((series.party(Side::A).texts, series.party(Side::B).texts), (2, 2));
    let empty = Comparer::default().series(&[]);
    assert!(empty.calls().is_empty() && empty.findings().is_empty());
    for series in [&series, &empty] {
        reads_back(series);
    }
}

fn reads_back(series: &Series) {
    let back: Series = serde_json::from_str(&report::series::json(series)).expect("the contract reads back");
    for width in [0, 41, 79, 80, 100, 133] {
        let options = TextOptions::default().with_width(width);
        let page = report::series::text(series, &options);
        assert_eq!(page, report::series::text(&back, &options));
        for line in page.lines() {
            assert!(line.width() <= width.max(40) && line == line.trim_end(), "{width}: {line:?}");
        }
    }
}

#[test]
fn the_bundled_series_shows_what_its_table_says() {
    for calls in corpus::series() {
        let series = series(&calls.calls);
        reads_back(&series);
        let gold: Value = serde_json::from_str(calls.gold).expect("the table is JSON");
        for wanted in gold["conclusions"].as_array().expect("conclusions") {
            let text = |key: &str| wanted[key].as_str().unwrap_or_default();
            let side = if text("side") == "a" { Side::A } else { Side::B };
            match text("kind") {
                "HISTORY" => {
                    let course = if text("course") == "passes" { Course::Passes } else { Course::Vanishes };
                    let found = series.formulas().iter().any(|formula| {
                        formula.side == side
                            && formula.course == course
                            && formula.words.to_lowercase().contains(&text("words").to_lowercase())
                            && (formula.first.as_str(), formula.last.as_str()) == (text("first"), text("last"))
                    });
                    assert!(found, "{}: {:#?}", text("sentence"), series.formulas());
                }
                "UNCONFIRMED" => {
                    let dates: Vec<&str> = wanted["dates"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                    let found = series.assurances().iter().any(|assurance| {
                        assurance.by == side
                            && dates.iter().filter(|date| assurance.dates.iter().any(|known| known == *date)).count() >= 3
                    });
                    assert!(found, "{}: {:#?}", text("sentence"), series.assurances());
                }
                "TOPIC" => {
                    let entered = series.topics().iter().find(|topic| topic.topic == text("topic")).expect("the topic is there");
                    for coverage in [&entered.a, &entered.b] {
                        assert_eq!(coverage.course, Some(Course::Appears), "{}: {coverage:?}", text("sentence"));
                        assert_eq!(coverage.first.as_deref(), Some(text("first")), "{}", text("sentence"));
                    }
                }
                "TREND" => course_is_that_of(&series, wanted),
                other => panic!("the table has a conclusion of the kind {other}, which is not held against anything"),
            }
        }
    }
}

/// Holds that the verdict is that of the table, that the furthest call lies in its furthest months, and that these, by their median, are further
/// apart than the others, and the calls that it calls the nearest nearer than the others.
fn course_is_that_of(series: &Series, wanted: &Value) {
    assert_eq!(wanted["verdict"], series.trend().verdict.name(), "{wanted}");
    let apart = |call: &SeriesCall| Some((call.date.clone(), call.divergence.as_ref()?.overall.get()));
    let mut calls: Vec<(String, f64)> = series.calls().iter().filter_map(apart).collect();
    calls.sort_by(|x, y| x.1.total_cmp(&y.1));
    eprintln!("from the nearest to the furthest: {calls:?}");
    let nearest: BTreeSet<&str> = wanted["nearest"].as_array().expect("dates").iter().filter_map(Value::as_str).collect();
    let [from, to] = ["from", "to"].map(|end| wanted["furthest"][end].as_str().expect("a date"));
    assert!(calls.last().is_some_and(|(date, _)| (from..=to).contains(&date.as_str())), "{calls:?}");
    let median = |of: &dyn Fn(&str) -> bool| {
        let values: Vec<f64> = calls.iter().filter(|(date, _)| of(date)).map(|(_, apart)| *apart).collect();
        f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
    };
    let far = [median(&|date| (from..=to).contains(&date)), median(&|date| !(from..=to).contains(&date))];
    let near = [median(&|date| nearest.contains(date)), median(&|date| !nearest.contains(date))];
    assert!(far[0] > far[1] && near[0] < near[1], "furthest and others {far:?}, nearest and others {near:?}");
}

#[test]
fn readouts_with_dates_gather_into_calls() {
    let on = |issuer: &str, date: &str, text: &str| Readout::new(issuer, text).with_date(date);
    let calls = Call::gather(&[
        on("Russia", "2022-02-20", "r1"),
        on("France", "2022-02-20", "f1"),
        on("France", "2022-02-20", "f2"),
        on("Russia", "2022-02-24", "r3"),
    ]);
    let texts: Vec<_> = calls.iter().map(|call| (call.a().map(Readout::text), call.b().map(Readout::text))).collect();
    assert_eq!(texts, [(Some("f1"), Some("r1")), (Some("f2"), None), (None, Some("r3"))]);
}

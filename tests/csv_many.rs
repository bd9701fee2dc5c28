//! Panels and series as tables: what a reader of CSV gets back is what the panel or the series holds.
//!
//! In: the bundled summit and series, and names and texts that CSV could stumble over. Out: a pass, or the field that differs. Law: every
//! column is documented, and whoever does not mention a thing has a record that is empty.

use std::collections::{BTreeMap, BTreeSet};

use csv::ReaderBuilder;
use rashomon::report::{panel, series};
use rashomon::{Call, Comparer, Panel, Readout, Series, corpus};

type Record = BTreeMap<String, String>;

/// The records of a table by column, as a reader of RFC 4180 sees them; every column is named on `page`.
fn read(table: &str, page: &str) -> Vec<Record> {
    assert!(table.ends_with('\n') && !table.ends_with("\r\n"), "lines end in a line feed");
    let mut reader = ReaderBuilder::new().from_reader(table.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let documented: String = page.lines().filter(|line| line.starts_with("//! |")).collect();
    let parts = rashomon::PARTS;
    for column in header.iter().filter(|column| !parts.contains(column)) {
        let side = column.strip_suffix("_a").or_else(|| column.strip_suffix("_b")).unwrap_or(column);
        assert!([column, side].iter().any(|name| documented.contains(&format!("`{name}`"))), "`{column}` is not documented");
    }
    let records = reader.records().map(|record| record.expect("a record as long as the header"));
    records.map(|record| header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()).collect()
}

fn panels() -> Vec<Panel> {
    let odd = ["a,\"b\"\nc", "", "a,\"b\"\nc"]
        .map(|name| Readout::new(name, format!("The leaders met, \"as friends\"\r\nin Oslo.\n\nThey agreed on trade. {name}")));
    let comparer = Comparer::default();
    vec![comparer.panel(&corpus::summits()[0].accounts), comparer.panel(&odd), comparer.panel(&[])]
}

fn all_series() -> Vec<Series> {
    let comparer = Comparer::default();
    let odd = |date: &str| {
        Call::new(date)
            .with_a(Readout::new("a,\"b\"\nc", "They met in Oslo."))
            .with_b(Readout::new("", "They met, \"as friends\"."))
    };
    vec![
        comparer.series(&corpus::series()[0].calls),
        comparer.series(&[odd("2024-05-01"), odd("2024-05-01"), Call::new("2024")]),
        comparer.series(&[]),
    ]
}

const PANEL: &str = include_str!("../src/report/panel/csv.rs");
const SERIES: &str = include_str!("../src/report/series/csv.rs");

#[test]
fn each_row_of_a_panel_has_a_record_an_account_and_silence_is_empty() {
    for panel in panels() {
        let records = read(&panel::csv::rows(&panel), PANEL);
        assert_eq!(records.len(), panel.rows().len() * panel.accounts().len());
        for (place, record) in records.iter().enumerate() {
            let (row, account) =
                (&panel.rows()[place / panel.accounts().len()], &panel.accounts()[place % panel.accounts().len()]);
            let cell = &row.cells[account.id.index()];
            let claims: Vec<_> = cell.iter().map(|id| account.claim(id).expect("a claim").text.clone()).collect();
            assert_eq!(record["row"], (place / panel.accounts().len() + 1).to_string());
            assert_eq!((&record["account"], &record["issuer"]), (&account.id.to_string(), &account.issuer));
            assert_eq!((&record["claims"], &record["text"]), (&cell.join(";"), &claims.join(" | ")));
            assert_eq!(record["told_by"], row.told_by().count().to_string());
            assert_eq!(record["relation"], row.relation.name());
        }
    }
}

#[test]
fn the_claims_of_a_panel_stand_in_their_rows_or_in_none() {
    for panel in panels() {
        let records = read(&panel::csv::claims(&panel), PANEL);
        let all: Vec<_> =
            panel.accounts().iter().flat_map(|account| account.claims.iter().map(move |claim| (account, claim))).collect();
        assert_eq!(records.len(), all.len());
        for (record, (account, claim)) in records.iter().zip(all) {
            assert_eq!((&record["id"], &record["text"]), (&claim.id, &claim.text));
            let offset = |column: &str| record[column].parse::<usize>().expect("an offset");
            assert_eq!(account.text().get(offset("start")..offset("end")), Some(claim.text.as_str()));
            let row = panel.rows().iter().position(|row| row.cells[account.id.index()].contains(&claim.id));
            assert_eq!(record["row"], row.map_or_else(String::new, |row| (row + 1).to_string()));
            let json = serde_json::to_value(claim.holder).expect("a name");
            assert_eq!(Some(record["holder"].as_str()), json.as_str());
        }
    }
}

#[test]
fn each_pair_of_a_panel_has_its_divergence_and_parts_that_add_up() {
    for panel in panels() {
        let records = read(&panel::csv::pairs(&panel), PANEL);
        assert_eq!(records.len(), panel.pairs().len());
        for (record, pair) in records.iter().zip(panel.pairs()) {
            let number = |column: &str| record[column].parse::<f64>().expect("a number");
            assert!((number("divergence") - pair.divergence.overall.get()).abs() < 1e-6);
            let parts: f64 = rashomon::PARTS.iter().map(|part| number(part)).sum();
            assert!((parts - number("divergence")).abs() < 1e-5);
            assert_eq!(record["issuer_y"], panel.accounts()[pair.y.index()].issuer);
        }
    }
}

#[test]
fn the_calls_and_points_of_a_series_are_its_own() {
    for series in all_series() {
        let records = read(&series::csv::calls(&series), SERIES);
        assert_eq!(records.len(), series.calls().len());
        for (record, call) in records.iter().zip(series.calls()) {
            assert_eq!(record["date"], call.date);
            assert_eq!(record["words_a"], call.words_a.map_or_else(String::new, |words| words.to_string()));
            let (given, apart) = (record["divergence"].parse::<f64>().ok(), call.divergence.as_ref());
            assert_eq!(given.is_some(), apart.is_some(), "empty where an account is missing");
            assert!(given.zip(apart).is_none_or(|(given, apart)| (given - apart.overall.get()).abs() < 1e-6));
        }
        let points = read(&series::csv::points(&series), SERIES);
        let topics = series.calls().iter().filter_map(|call| call.divergence.as_ref()).map(|divergence| divergence.topics.len());
        assert_eq!(points.len(), topics.sum::<usize>());
    }
}

#[test]
fn the_trends_and_formulas_of_a_series_are_its_own() {
    for series in all_series() {
        let records = read(&series::csv::trends(&series), SERIES);
        let trends: Vec<_> = std::iter::once(series.trend()).chain(series.topics().iter().map(|topic| &topic.trend)).collect();
        assert_eq!(records.len(), trends.len());
        for (record, trend) in records.iter().zip(trends) {
            assert_eq!(record["verdict"], trend.verdict.name());
            for (column, value) in
                [("slope", trend.slope), ("low", trend.low), ("high", trend.high), ("adjusted", trend.adjusted)]
            {
                assert_eq!(record[column].parse().ok(), value, "{column}");
            }
            assert_eq!(record["after"], trend.change.as_ref().map_or("", |change| &change.after));
        }
        let topics: BTreeSet<&str> = records.iter().skip(1).map(|record| record["topic"].as_str()).collect();
        assert_eq!(topics.len(), series.topics().len());
        let formulas = read(&series::csv::formulas(&series), SERIES);
        assert_eq!(formulas.len(), series.formulas().len());
        for (record, formula) in formulas.iter().zip(series.formulas()) {
            assert_eq!((&record["words"], &record["first"], &record["last"]), (&formula.words, &formula.first, &formula.last));
            assert_eq!(record["course"], formula.course.name());
        }
    }
}

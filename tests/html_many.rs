//! The HTML reports of panels and series as documents: sound, escaped, without a script, and true to what they show.
//!
//! In: pages of the bundled summit and series, of pairs as panels, and of hostile texts, read by a real HTML parser. Out: a pass, or what
//! is wrong and where. Law: what only a browser can show stands in `html_browser.rs`.

#[path = "support/html.rs"]
mod html;

use html::{all, attribute, even, is_sound, is_words_alone, links_arrive, words};
use rashomon::{Call, Comparer, Panel, Readout, Series, corpus, report};
use scraper::{ElementRef, Html};

const HOSTILE: &str = "The President spoke with Mr. <img src=x onerror=alert(1)>. He raised </span></p><script>alert(1)</script> \
    and \"quoted' concerns & 'more'. He \u{202e}warned\u{1b}[31m of\u{0} trade\u{7f}.";
const NAMES: [&str; 4] = ["", "<b>A</b>\"", "</title><script>x</script>", "claim-a1"];

/// Readouts with names and texts that try to be more than words.
fn hostile() -> Vec<Readout> {
    NAMES.map(|name| Readout::new(name, HOSTILE).with_date("<u>today").with_leader("<i>Roe")).to_vec()
}

fn panels() -> Vec<(String, Panel)> {
    let mut readouts: Vec<(String, Vec<Readout>)> =
        corpus::summits().into_iter().map(|summit| (summit.id.to_owned(), summit.accounts)).collect();
    readouts.extend(corpus::pairs().into_iter().map(|pair| (pair.id.to_owned(), vec![pair.a, pair.b])));
    readouts.extend([0, 1, 4].map(|count| (format!("{count} hostile"), hostile()[..count].to_vec())));
    let empty = vec![Readout::new("A", ""), Readout::new("B", ""), Readout::new("C", HOSTILE)];
    readouts.push((String::from("empty"), empty));
    readouts.into_iter().map(|(name, readouts)| (name, Comparer::default().panel(&readouts))).collect()
}

fn all_series() -> Vec<(String, Series)> {
    let mut calls: Vec<(String, Vec<Call>)> =
        corpus::series().into_iter().map(|series| (series.id.to_owned(), series.calls)).collect();
    calls.push((String::from("none"), Vec::new()));
    let [a, b, ..] = &hostile()[..] else { unreachable!("four names") };
    let hostile = |day: u32| {
        let call = Call::new(format!("2024-05-{day:02}")).with_a(a.clone());
        if day % 3 == 0 { call } else { call.with_b(b.clone()) }
    };
    calls.push((String::from("hostile"), (1..=12).map(hostile).chain([Call::new("<u>today").with_b(b.clone())]).collect()));
    calls.into_iter().map(|(name, calls)| (name, Comparer::default().series(&calls))).collect()
}

fn holds(name: &str, page: &Html) {
    is_sound(name, page);
    links_arrive(name, page);
    is_words_alone(name, page);
    assert!(all(page, "script").is_empty(), "{name}");
    let policy = attribute(all(page, "meta[http-equiv=Content-Security-Policy]")[0], "content");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("script-src"), "{policy}");
}

/// The words of each cell of a row of a table.
fn cells(row: ElementRef<'_>, selector: &str) -> Vec<String> {
    row.select(&scraper::Selector::parse(selector).expect("a selector")).map(|cell| even(&words(cell))).collect()
}

#[test]
fn every_page_is_sound_escaped_and_alone() {
    for (name, panel) in panels() {
        holds(&name, &Html::parse_document(&report::panel::html(&panel)));
    }
    for (name, series) in all_series() {
        holds(&name, &Html::parse_document(&report::series::html(&series)));
    }
}

#[test]
fn every_claim_of_a_panel_stands_once_and_every_silence_is_said() {
    for (name, panel) in panels() {
        let page = Html::parse_document(&report::panel::html(&panel));
        let claims: Vec<&str> =
            all(&page, ".across td p[id], .lone[id]").into_iter().map(|claim| attribute(claim, "id")).collect();
        let mut wanted: Vec<String> =
            panel.accounts().iter().flat_map(|account| &account.claims).map(|claim| format!("claim-{}", claim.id)).collect();
        let mut found = claims.clone();
        found.sort_unstable();
        wanted.sort();
        assert_eq!(found, wanted, "{name}");
        let silent: usize = panel.rows().iter().map(|row| row.cells.iter().filter(|cell| cell.is_empty()).count()).sum();
        let said = all(&page, ".across td.silent");
        assert_eq!(said.len(), silent, "{name}");
        assert!(said.into_iter().all(|cell| words(cell).contains("not mentioned")), "{name}");
        assert_eq!(all(&page, ".across tbody tr:not(.told)").len(), panel.rows().len(), "{name}");
        for (seat, account) in panel.accounts().iter().enumerate() {
            assert_eq!(
                all(&page, &format!(".alone-by-account > section:nth-child({}) .lone", seat + 1)).len(),
                panel.only(account.id).len(),
                "{name}"
            );
        }
        assert_eq!(all(&page, "ol.findings > li").len(), panel.findings().len(), "{name}");
    }
}

#[test]
fn the_matrix_shows_the_divergence_of_each_pair_twice_and_darkens_with_it() {
    for (name, panel) in panels() {
        let page = Html::parse_document(&report::panel::html(&panel));
        let mut shown: Vec<(String, f64)> = all(&page, ".matrix tbody td:not(.self)")
            .into_iter()
            .map(|cell| {
                let shade = cell.select(&scraper::Selector::parse("rect").expect("a selector")).next().expect("a shade");
                (even(&words(cell)), attribute(shade, "fill-opacity").parse().expect("a number"))
            })
            .collect();
        shown.sort_by(|x, y| x.1.total_cmp(&y.1).then(x.0.cmp(&y.0)));
        let mut wanted: Vec<String> = panel
            .pairs()
            .iter()
            .flat_map(|pair| [pair.divergence.overall.to_string(), pair.divergence.overall.to_string()])
            .collect();
        wanted.sort();
        assert_eq!(shown.iter().map(|(number, _)| number.clone()).collect::<Vec<_>>(), wanted, "{name}");
    }
}

#[test]
fn a_series_shows_each_call_its_number_and_its_interval() {
    for (name, series) in all_series() {
        let page = Html::parse_document(&report::series::html(&series));
        let with_both = series.calls().iter().filter(|call| call.divergence.is_some()).count();
        assert_eq!(all(&page, "#course .dot circle").len(), with_both, "{name}");
        assert_eq!(all(&page, "#course .dot line").len(), with_both, "{name}: each has its interval");
        let missing = if with_both > 0 { series.calls().len() - with_both } else { 0 };
        assert_eq!(all(&page, "#course .missing").len(), missing, "{name}");
        let rows = all(&page, "#course tbody tr");
        assert_eq!(rows.len(), series.calls().len(), "{name}");
        for (row, call) in rows.into_iter().zip(series.calls()) {
            let [.., apart, interval] = &cells(row, "td")[..] else { panic!("{name}: a row has its cells") };
            let wanted = call.divergence.as_ref().map_or_else(
                || [String::from("–"), String::from("–")],
                |divergence| [divergence.overall.to_string(), format!("{} to {}", divergence.low, divergence.high)],
            );
            assert_eq!([apart.clone(), interval.clone()], wanted, "{name} {}", call.date);
        }
        assert_eq!(all(&page, "ol.findings > li").len(), series.findings().len(), "{name}");
        assert_eq!(all(&page, "#formulas li").len(), series.formulas().len(), "{name}");
        assert_eq!(all(&page, "#assurances h3").len(), series.assurances().len(), "{name}");
        let coverages = series.topics().iter().flat_map(|topic| [&topic.a, &topic.b]);
        assert_eq!(all(&page, "#comings li").len(), coverages.filter(|coverage| coverage.course.is_some()).count(), "{name}");
    }
}

#[test]
fn each_topic_has_its_picture_with_a_dot_a_call() {
    for (name, series) in all_series() {
        let page = Html::parse_document(&report::series::html(&series));
        for (picture, topic) in all(&page, ".multiples > figure").into_iter().zip(series.topics()) {
            let dots = picture.select(&scraper::Selector::parse(".dot").expect("a selector")).count();
            assert_eq!(dots, topic.trend.calls, "{name}: {}", topic.topic);
            let spans = picture.select(&scraper::Selector::parse(".span .held").expect("a selector")).count();
            let speak = [&topic.a, &topic.b].iter().filter(|coverage| coverage.texts > 0).count();
            assert_eq!(spans, speak, "{name}: {}", topic.topic);
        }
    }
}

#[test]
fn json_that_names_what_is_not_there_still_gives_a_page() {
    let panel = &panels()[0].1;
    let mut json: serde_json::Value = serde_json::from_str(&report::panel::json(panel)).expect("JSON");
    json["rows"][0]["cells"][0] = serde_json::json!(["a999", "", "é", "b1", "a1", "a1"]);
    json["rows"][1]["cells"][0] = serde_json::json!(["a1"]);
    json["findings"][0]["claims"] = serde_json::json!(["", "é1", "a18446744073709551615", "a0", "zzzz9"]);
    json["accounts"][0]["claims"][1]["id"] = serde_json::json!("<script>");
    json["standing"]["order"] = serde_json::json!(["a", "zz"]);
    let odd: Panel = serde_json::from_value(json).expect("the shape is the contract's");
    holds("odd panel", &Html::parse_document(&report::panel::html(&odd)));
    let series = &all_series()[0].1;
    let mut json: serde_json::Value = serde_json::from_str(&report::series::json(series)).expect("JSON");
    json["calls"][0]["date"] = serde_json::json!("é<b>");
    json["trend"]["slope"] = serde_json::json!(1e300);
    json["trend"]["change"] = serde_json::json!({"after": "never", "before": "<b>", "from": 0.1, "to": 9.0, "p": 0.01});
    json["formulas"][0]["first"] = serde_json::json!("<i>");
    let odd: Series = serde_json::from_value(json).expect("the shape is the contract's");
    holds("odd series", &Html::parse_document(&report::series::html(&odd)));
}

#[test]
fn what_was_read_back_from_json_gives_the_same_page() {
    for (name, panel) in panels() {
        let back: Panel = serde_json::from_str(&report::panel::json(&panel)).expect("the contract reads back");
        assert_eq!(report::panel::html(&back), report::panel::html(&panel), "{name}");
    }
    for (name, series) in all_series() {
        let back: Series = serde_json::from_str(&report::series::json(&series)).expect("the contract reads back");
        assert_eq!(report::series::html(&back), report::series::html(&series), "{name}");
    }
}

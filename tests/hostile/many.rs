//! Panels and series of what nobody would write: markup and hidden letters in names, texts and dates, accounts without a word, many calls.
//!
//! In: readouts and calls. Out: a pass, or the report that passes on what it should not. Law: as for two accounts: nothing of an input is
//! markup, a table keeps its shape, and what is missing is missing.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Instant;

use rashomon::report::{self, TextOptions};
use rashomon::{Call, Comparer, Panel, PanelFinding, Readout, Series};

/// What a name, a date or a text can bring along: markup, ends of comments, fields of tables, what turns the eye, what rings a terminal.
const HARM: [&str; 7] = [
    "</title><script>alert(1)</script><img src=x onerror=alert(2)>",
    "--> ]]> </style><!--",
    "a,\"b\"\r\n\n;c | d",
    "\u{202e}aissuR\u{2066}",
    "\u{0}\u{1b}[31m\u{7}",
    "cease\u{200b}fire \u{420}ussia",
    "",
];

fn readout(name: &str, harm: &str) -> Readout {
    let text =
        format!("The President {harm} spoke with {harm}. He demanded {harm} from Chile. They discussed trade {harm} today.");
    Readout::new(name, text).with_leader(harm).with_counterpart(harm).with_date(harm).with_source(harm).with_language(harm)
}

/// Accounts in all their poverty: nothing, spaces, marks alone, one word; two of one name, one without.
fn poor() -> Vec<Readout> {
    [("Norway", ""), ("Chile", " \u{a0}\n"), ("Chile", "…—!?"), ("", "Trade."), ("NATO", "\u{feff}")]
        .map(|(issuer, text)| Readout::new(issuer, text))
        .to_vec()
}

fn panels() -> Vec<Panel> {
    let harmed: Vec<Readout> = HARM.iter().map(|harm| readout(harm, harm)).collect();
    let mixed = [&poor()[..], &harmed[..2]].concat();
    let comparer = Comparer::default();
    [&harmed[..], &harmed[..2], &poor()[..], &poor()[..1], &mixed[..]].map(|accounts| comparer.panel(accounts)).into()
}

fn all_series() -> Vec<Series> {
    let day = |place: usize| format!("2024-{:02}-{:02}", 1 + place / 28, 1 + place % 28);
    let harmed = |place: usize| {
        let [own, other] = [HARM[place % HARM.len()], HARM[(place + 3) % HARM.len()]];
        Call::new(day(place)).with_a(readout(HARM[0], own)).with_b(readout(HARM[2], other))
    };
    let dates = HARM.iter().map(|harm| Call::new(*harm).with_a(readout("Norway", harm)).with_b(readout("Chile", harm)));
    let poor = poor();
    let nothing =
        (0..12).map(|place| Call::new(day(place)).with_a(poor[place % 5].clone()).with_b(poor[(place + 1) % 5].clone()));
    let comparer = Comparer::default();
    vec![
        comparer.series(&(0..16).map(harmed).collect::<Vec<_>>()),
        comparer.series(&dates.collect::<Vec<_>>()),
        comparer.series(&nothing.collect::<Vec<_>>()),
        comparer.series(&[Call::new(day(0)), Call::new(day(0))]),
    ]
}

/// Holds that a page for people passes on neither markup nor what steers the eye or a terminal.
fn is_words_alone(kind: &str, page: &str) {
    for harm in ["<script>alert", "<img src=x", "</style><!--"] {
        assert!(!page.contains(harm), "{kind} passes {harm} on");
    }
    let steers =
        |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!page.contains(steers), "{kind} passes on a character that cannot be seen");
}

/// Holds that a table reads back with as many fields in every record as in its header, and gives its records.
fn records(kind: &str, table: &str) -> Vec<csv::StringRecord> {
    let read: Result<Vec<_>, _> = csv::Reader::from_reader(table.as_bytes()).into_records().collect();
    read.unwrap_or_else(|error| panic!("{kind}: {error}"))
}

#[test]
fn nothing_of_a_panel_is_markup() {
    for panel in panels() {
        is_words_alone("html", &report::panel::html(&panel));
        is_words_alone("markdown", &report::panel::markdown(&panel));
        let page = report::panel::text(&panel, &TextOptions::default());
        assert!(page.lines().all(|line| line == line.trim_end()), "{page}");
        let back: Panel = serde_json::from_str(&report::panel::json(&panel)).expect("what was written is read");
        assert_eq!(report::panel::json(&back), report::panel::json(&panel));
    }
}

#[test]
fn nothing_of_a_series_is_markup() {
    for series in all_series() {
        is_words_alone("html", &report::series::html(&series));
        is_words_alone("markdown", &report::series::markdown(&series));
        assert!(!report::series::text(&series, &TextOptions::default()).is_empty());
        let back: Series = serde_json::from_str(&report::series::json(&series)).expect("what was written is read");
        assert_eq!(report::series::json(&back), report::series::json(&series));
    }
}

#[test]
fn tables_keep_their_shape_and_the_words_as_they_were() {
    for panel in panels() {
        let accounts = panel.accounts();
        assert_eq!(records("rows", &report::panel::csv::rows(&panel)).len(), panel.rows().len() * accounts.len());
        assert_eq!(records("pairs", &report::panel::csv::pairs(&panel)).len(), panel.pairs().len());
        let claims = records("claims", &report::panel::csv::claims(&panel));
        let told: Vec<(&str, &str)> = claims.iter().map(|record| (&record[1], &record[record.len() - 1])).collect();
        let wanted = accounts.iter().flat_map(|account| account.claims.iter().map(|claim| (&*account.issuer, &*claim.text)));
        assert_eq!(told, wanted.collect::<Vec<_>>());
    }
    for series in all_series() {
        let calls = records("calls", &report::series::csv::calls(&series));
        let dates: Vec<&str> = calls.iter().map(|record| &record[1]).collect();
        assert_eq!(dates, series.calls().iter().map(|call| call.date.as_str()).collect::<Vec<_>>());
        assert_eq!(records("trends", &report::series::csv::trends(&series)).len(), 1 + series.topics().len());
        assert_eq!(records("formulas", &report::series::csv::formulas(&series)).len(), series.formulas().len());
        records("points", &report::series::csv::points(&series));
    }
}

#[test]
fn a_date_that_is_none_is_said_and_an_account_without_a_word_agrees_with_nobody() {
    let comparer = Comparer::default();
    for harm in HARM {
        let series = comparer.series(&[Call::new(harm).with_a(Readout::new("Norway", "They met."))]);
        assert!(series.calls().is_empty() && series.notes()[0].starts_with("Call 1 was left out"), "{:?}", series.notes());
    }
    let told = "The leaders agreed on a ceasefire in Ukraine.";
    let panel = comparer.panel(&[Readout::new("A", told), Readout::new("B", told), Readout::new("C", "")]);
    let cells: BTreeSet<bool> = panel.rows().iter().map(|row| row.cells[2].is_empty()).collect();
    assert_eq!(cells, BTreeSet::from([true]), "who says nothing tells nothing");
    let of_c = |finding: &PanelFinding| finding.claims.iter().any(|id| id.starts_with('c'));
    assert!(!panel.findings().iter().any(of_c), "{:?}", panel.findings());
}

/// Pairs of calls are looked at for a trend, pairs of accounts for a panel: that is quadratic by design, in numbers and not in texts.
#[test]
fn many_calls_and_many_accounts_end() {
    let start = Instant::now();
    let call = |place: usize| {
        let mut text = String::from("President Roe spoke with Prime Minister Lie.");
        let _ = write!(text, " They discussed plan {} and agreed on free trade.", place % 7);
        let date = format!("{}-{:02}-{:02}", 1900 + place / 336, 1 + place / 28 % 12, 1 + place % 28);
        Call::new(date).with_a(Readout::new("Norway", text.clone())).with_b(Readout::new("Chile", text))
    };
    let calls = (crate::bytes(400_000) / 400).min(20_000);
    let series = Comparer::default().series(&(0..calls).map(call).collect::<Vec<_>>());
    assert_eq!(series.calls().len(), calls);
    assert_eq!(series.trend().slope, Some(0.0), "the same call over and over");
    eprintln!("{calls} calls in {:.1} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let accounts: Vec<Readout> =
        (0..40).map(|place| Readout::new(format!("Land {place}"), "They agreed on trade. He thanked her for the gas.")).collect();
    let panel = Comparer::default().panel(&accounts);
    assert_eq!((panel.pairs().len(), panel.divergence().overall.get()), (780, 0.0));
    assert!(panel.rows().iter().all(|row| row.told_by().count() == 40));
    eprintln!("40 accounts in {:.1} s", start.elapsed().as_secs_f64());
}

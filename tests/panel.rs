//! Panels: the order of accounts, panels of two, the bundled summit.
//!
//! In: readouts of the corpus and of `support/grammar.rs`. Out: a pass, or what a panel says that it must not.

#[path = "support/grammar.rs"]
mod grammar;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use rashomon::report::{self, TextOptions};
use rashomon::{ClaimId, Comparer, Panel, Readout, Relation, Score, Seat, Side, compare, corpus};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

fn panel(readouts: &[Readout]) -> Panel {
    Comparer::default().panel(readouts)
}

/// Up to six accounts, often about the same things; issuers may come twice.
fn accounts() -> impl Strategy<Value = Vec<Readout>> {
    let issuer = || select(&["United States", "Russia", "us", "NATO", "Norway", "Chile", "", "France"][..]);
    let two = (grammar::two_texts(), issuer(), issuer());
    let two = two.prop_map(|((a, b), one, other)| vec![Readout::new(one, a), Readout::new(other, b)]);
    prop_oneof![
        3 => prop::collection::vec(two, 0..4).prop_map(|pairs| pairs.concat()),
        1 => prop::collection::vec((issuer(), grammar::text()).prop_map(|(issuer, text)| Readout::new(issuer, text)), 0..4),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_accounts_changes_not_one_byte(
        (given, moved) in accounts().prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        prop_assert_eq!(report::panel::json(&panel(&given)), report::panel::json(&panel(&moved)));
    }

    #[test]
    fn a_panel_is_sound(readouts in accounts()) {
        let panel = panel(&readouts);
        is_sound(&panel);
        let back: Panel = serde_json::from_str(&report::panel::json(&panel)).expect("the contract reads back");
        for width in [0, 41, 80, 100] {
            let page = report::panel::text(&panel, &TextOptions::default().with_width(width));
            prop_assert_eq!(&page, &report::panel::text(&back, &TextOptions::default().with_width(width)));
            for line in page.lines() {
                prop_assert!(line.width() <= width.max(40) && line == line.trim_end(), "{}: {:?}", width, line);
            }
        }
    }
}

/// Holds that each claim stands in one row or none, each row is told by two accounts or more, and numbers add up.
fn is_sound(panel: &Panel) {
    let mut told: Vec<&String> = panel.rows().iter().flat_map(|row| row.cells.iter().flatten()).collect();
    let (all, claims) = (told.len(), panel.accounts().iter().map(|account| account.claims.len()).sum::<usize>());
    told.sort();
    told.dedup();
    assert_eq!(told.len(), all, "a claim stands in two rows");
    let lone: usize = panel.accounts().iter().map(|account| panel.only(account.id).len()).sum();
    assert_eq!(all + lone, claims, "a claim is neither in a row nor alone");
    for row in panel.rows() {
        assert!(row.told_by().count() >= 2 && row.cells.len() == panel.accounts().len(), "{row:?}");
        for (seat, cell) in row.cells.iter().enumerate() {
            assert!(cell.iter().all(|id| panel.accounts()[seat].claim(id).is_some()), "{row:?}");
        }
    }
    let parts: f64 = panel.divergence().parts.named().iter().map(|(_, part)| part).sum();
    assert!((parts - panel.divergence().overall.get()).abs() < 1e-6, "parts add up to {parts}");
    let mut order = panel.standing().order.clone();
    order.sort();
    assert!(order.into_iter().eq((0..panel.accounts().len()).map(Seat::new)), "every account stands once");
    for finding in panel.findings() {
        assert!(!finding.sentence.contains("denied by") && finding.sentence.starts_with(|c: char| !c.is_lowercase()));
        assert!(finding.accounts.iter().all(|seat| !finding.silent.contains(seat)), "{finding:?}");
    }
}

#[test]
fn a_panel_of_two_is_their_comparison() {
    for pair in corpus::pairs() {
        let panel = panel(&[pair.b.clone(), pair.a.clone()]);
        // The panel seats accounts by name.
        let swapped = panel.accounts()[0].text() != pair.a.text();
        let comparison = if swapped { compare(&pair.b, &pair.a) } else { compare(&pair.a, &pair.b) };
        let whole = &panel.pairs()[0];
        assert_eq!(whole.comparison(), Some(&comparison), "{}", pair.id);
        assert_eq!(&whole.divergence, comparison.divergence(), "{}", pair.id);
        assert_eq!(panel.divergence().overall, comparison.divergence().overall, "{}", pair.id);
        assert_eq!(panel.divergence().parts, comparison.divergence().parts, "{}", pair.id);
        let rows: BTreeSet<_> =
            panel.rows().iter().map(|row| (row.cells.clone(), row.relation, row.similarity.to_string())).collect();
        let links = comparison.links().iter();
        let ids = |ids: &[ClaimId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        let links: BTreeSet<_> =
            links.map(|link| (vec![ids(&link.a), ids(&link.b)], link.relation, link.similarity.to_string())).collect();
        assert_eq!(rows, links, "{}", pair.id);
        for (seat, side) in [(0, Side::A), (1, Side::B)] {
            let lone: Vec<&str> = panel.only(Seat::new(seat)).iter().map(|claim| claim.text.as_str()).collect();
            let only: Vec<&str> = comparison.only(side).iter().map(|claim| claim.text.as_str()).collect();
            assert_eq!(lone, only, "{}", pair.id);
        }
    }
}

#[test]
fn accounts_that_tell_the_same_are_not_apart() {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the pair is bundled");
    let same = |issuer: &str| Readout::new(issuer, pair.a.text());
    let panel = panel(&[same("Norway"), same("Chile"), same("Peru")]);
    assert_eq!(panel.divergence().greatest, Score::ZERO);
    assert!(panel.rows().iter().all(|row| row.told_by().count() == 3 && row.relation == Relation::Concordant));
    assert!(panel.accounts().iter().all(|account| panel.only(account.id).is_empty()));
}

#[test]
fn one_account_and_none_give_a_note() {
    for readouts in [&[][..], &[Readout::new("Norway", "They met.")][..]] {
        let panel = panel(readouts);
        assert!(panel.findings().is_empty() && panel.divergence().overall == Score::ZERO);
        assert!(panel.notes().iter().any(|note| note.contains("two accounts")));
    }
}

/// Pairs of claims of two accounts that stand in one row, each named by seat and first byte.
type Pairs = BTreeSet<((usize, usize), (usize, usize))>;

fn pairs_of(rows: impl Iterator<Item = Vec<(usize, usize)>>) -> Pairs {
    let mut pairs = Pairs::new();
    for claims in rows {
        for x in &claims {
            pairs.extend(claims.iter().filter(|y| x.0 < y.0).map(|y| (*x, *y)));
        }
    }
    pairs
}

/// The claims of a panel that the quotations of a gold row fall into.
fn gold_row(panel: &Panel, files: &BTreeMap<&str, usize>, row: &Value) -> Vec<(usize, usize)> {
    let cells = row["cells"].as_object().expect("a row has cells");
    let quotes = cells.iter().flat_map(|(file, quotes)| {
        quotes.as_array().into_iter().flatten().map(|quote| (files[file.as_str()], quote.as_str().unwrap_or_default()))
    });
    let mut claims: Vec<(usize, usize)> = quotes
        .map(|(seat, quote)| {
            let account = &panel.accounts()[seat];
            let start = account.text().find(quote).unwrap_or_else(|| panic!("not in the text: {quote}"));
            let after = start + quote.len();
            let overlap = |claim: &&rashomon::PanelClaim| claim.end.min(after).saturating_sub(claim.start.max(start));
            let claim = account.claims.iter().max_by_key(overlap).expect("a claim");
            (seat, claim.start)
        })
        .collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// What the rows of the bundled summit must reach against its table: a little less than they do.
const ROWS_F1: f64 = 0.42;

#[test]
fn the_rows_of_the_summit_are_near_the_table() {
    for summit in corpus::summits() {
        let panel = panel(&summit.accounts);
        let gold: Value = serde_json::from_str(summit.gold).expect("the table is JSON");
        // Files and seats are both in the order of names, save that `us` is the United States.
        let files = BTreeMap::from([("france", 0), ("germany", 1), ("nato", 2), ("ukraine", 3), ("us", 4)]);
        assert_eq!(panel.accounts()[3].name, "Ukraine");
        let wanted = pairs_of(gold["rows"].as_array().expect("rows").iter().map(|row| gold_row(&panel, &files, row)));
        let found = pairs_of(panel.rows().iter().map(|row| {
            let cells = row.cells.iter().zip(panel.accounts()).enumerate();
            cells
                .flat_map(|(seat, (cell, account))| cell.iter().map(move |id| (seat, account.claim(id).expect("a claim").start)))
                .collect()
        }));
        let both = wanted.intersection(&found).count() as f64;
        let (precision, recall) = (both / found.len() as f64, both / wanted.len() as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        eprintln!("{}: rows F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}", summit.id);
        assert!(f1 >= ROWS_F1, "{}: F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}", summit.id);
    }
}

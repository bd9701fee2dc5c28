//! Comparisons as tables: what a reader of CSV gets back is what the comparison holds.
//!
//! In: the bundled pairs, and texts with everything that CSV could stumble over. Out: a pass, or the field that differs. Law: every
//! value of a table can be found in the JSON of the same comparison, and the columns are those that the documentation names.

use csv::{ReaderBuilder, StringRecord};
use rashomon::report::csv::{Table, claims, findings, links};
use rashomon::{Comparison, Readout, Side, compare, corpus};

/// Header and records, as a reader of RFC 4180 sees them.
fn read(table: &str) -> (StringRecord, Vec<StringRecord>) {
    assert!(table.ends_with('\n') && !table.contains('\r'), "lines end in a line feed");
    let mut reader = ReaderBuilder::new().from_reader(table.as_bytes());
    let header = reader.headers().expect("a header").clone();
    // A record with too many or too few fields is an error here.
    let records = reader.records().map(|record| record.expect("a record as long as the header")).collect();
    (header, records)
}

fn comparisons() -> Vec<(String, Comparison)> {
    corpus::pairs().into_iter().map(|pair| (pair.id.to_owned(), compare(&pair.a, &pair.b))).collect()
}

fn number(field: &str) -> f64 {
    field.parse().unwrap_or_else(|_| panic!("{field:?} is no number"))
}

#[test]
fn the_columns_are_those_that_are_documented() {
    let columns = Table::ALL.map(|table| (table.name(), table.columns().join(" ")));
    assert_eq!(
        columns.each_ref().map(|(name, columns)| (*name, columns.as_str())),
        [
            (
                "pairs",
                "issuer_a issuer_b words_a words_b claims_a claims_b concordant reframed counterposed contradictory only_a only_b \
                 divergence low high omission framing commitment attribution factual emphasis"
            ),
            ("links", "row relation aspects similarity a b a_text b_text because"),
            ("claims", "side issuer id row relation holder act strength negated topics start end text"),
            ("findings", "rank kind side a b weight sentence"),
        ]
    );
    let page = include_str!("../src/report/csv.rs");
    let documented: String = page.lines().filter(|line| line.starts_with("//! |")).collect();
    for table in Table::ALL {
        for column in table.columns() {
            assert!(documented.contains(&format!("`{column}`")), "`{column}` is not documented");
        }
        let (header, records) = read(&table.header());
        assert_eq!(header.iter().skip(1).collect::<Vec<_>>(), table.columns());
        assert!(&header[0] == "pair" && records.is_empty());
    }
}

#[test]
fn links_are_those_of_the_comparison() {
    for (pair, comparison) in comparisons() {
        let (_, records) = read(&links(&comparison));
        assert_eq!(records.len(), comparison.links().len(), "{pair}");
        for ((place, record), link) in records.iter().enumerate().zip(comparison.links()) {
            assert_eq!(number(&record[0]) as usize, place + 1);
            assert_eq!(&record[1], link.relation.name());
            assert_eq!(record[2].split_terminator(';').count(), link.aspects.len());
            assert!((number(&record[3]) - link.similarity.get()).abs() < 1e-6);
            assert_eq!((&record[4], &record[5]), (&*link.a.join(";"), &*link.b.join(";")));
            for (side, ids, texts) in [(Side::A, &link.a, &record[6]), (Side::B, &link.b, &record[7])] {
                for id in ids {
                    assert!(texts.contains(&comparison.account(side).claim(id).expect("the claim").text));
                }
            }
            assert_eq!(record[8].split_terminator(';').count(), link.because.len());
        }
    }
}

#[test]
fn claims_are_those_of_both_accounts_and_know_their_rows() {
    for (pair, comparison) in comparisons() {
        let (_, records) = read(&claims(&comparison));
        let all: Vec<_> = Side::BOTH.into_iter().flat_map(|side| &comparison.account(side).claims).collect();
        assert_eq!(records.len(), all.len(), "{pair}");
        for (record, claim) in records.iter().zip(all) {
            let account = comparison.account(if &record[0] == "a" { Side::A } else { Side::B });
            assert_eq!((&record[1], &record[2], &record[12]), (&*account.issuer, &*claim.id, &*claim.text));
            assert_eq!((&record[5], &record[6]), (claim.holder.name(), claim.act.name()));
            assert!((number(&record[7]) - claim.strength.get()).abs() < 1e-6);
            assert_eq!(&record[8], if claim.negated { "TRUE" } else { "FALSE" });
            assert!(record[9].split_terminator(';').eq(claim.topics.iter().map(|topic| &**topic)), "{pair} {}", claim.id);
            let offsets = number(&record[10]) as usize..number(&record[11]) as usize;
            assert_eq!(account.text().get(offsets), Some(claim.text.as_str()));
            let alone = comparison.only(if &record[0] == "a" { Side::A } else { Side::B }).iter().any(|lone| lone.id == claim.id);
            assert_eq!((record[3].is_empty(), record[4].is_empty()), (alone, alone), "{pair} {}", claim.id);
            if !alone {
                let link = &comparison.links()[number(&record[3]) as usize - 1];
                assert!(link.a.contains(&claim.id) || link.b.contains(&claim.id));
                assert_eq!(&record[4], link.relation.name());
            }
        }
    }
}

#[test]
fn findings_and_pairs_hold_the_figures() {
    for (pair, comparison) in comparisons() {
        let (_, records) = read(&findings(&comparison));
        assert_eq!(records.len(), comparison.findings().len());
        for (record, finding) in records.iter().zip(comparison.findings()) {
            assert_eq!((&record[1], &record[2], &record[6]), (finding.kind.name(), finding.side.name(), &*finding.sentence));
        }
        let table = Table::Pairs.header() + &Table::Pairs.records(&pair, &comparison);
        let (header, records) = read(&table);
        let field = |name: &str| &records[0][header.iter().position(|column| column == name).expect("a column")];
        assert_eq!(field("pair"), pair);
        let rows = ["concordant", "reframed", "counterposed", "contradictory"].map(|name| number(field(name)));
        assert_eq!(rows.iter().sum::<f64>() as usize, comparison.links().len());
        assert_eq!(number(field("only_b")) as usize, comparison.only(Side::B).len());
        let parts = rashomon::PARTS.map(|name| number(field(name)));
        assert!((parts.iter().sum::<f64>() - number(field("divergence"))).abs() < 1e-5, "{pair}: {parts:?}");
    }
}

#[test]
fn what_csv_could_stumble_over_comes_back_as_it_was() {
    let text = "Prime Minister Lie said, \"we\nagree\"; =cmd|' /C calc'!A0, and\r\n\"\"trade\"\" matters. @home -1 +2 \u{0}两国\u{202e}.";
    let (a, b) = (Readout::new("=1+1,\"x\"\n", text), Readout::new("Chile", text));
    let comparison = compare(&a, &b);
    let (_, records) = {
        let table = claims(&comparison);
        let mut reader = ReaderBuilder::new().from_reader(table.as_bytes());
        (reader.headers().expect("a header").clone(), reader.records().collect::<Result<Vec<_>, _>>().expect("records"))
    };
    assert_eq!(records.len(), comparison.a().claims.len() + comparison.b().claims.len());
    for (record, claim) in records.iter().zip(&comparison.a().claims) {
        assert_eq!((&record[1], &record[12]), ("=1+1,\"x\"\n", claim.text.as_str()));
    }
}

#[test]
fn an_empty_comparison_has_headers_alone() {
    let comparison = compare(&Readout::new("Norway", ""), &Readout::new("Chile", ""));
    assert_eq!(read(&links(&comparison)).1.len() + read(&claims(&comparison)).1.len(), 0);
    assert_eq!(Table::Links.records("x", &comparison), "");
    assert_eq!(read(&(Table::Pairs.header() + &Table::Pairs.records("x", &comparison))).1.len(), 1);
}

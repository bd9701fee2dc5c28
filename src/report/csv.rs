//! Comparisons as tables, for R, pandas or a database.
//!
//! In: [`Comparison`]s. Out: comma-separated values, UTF-8, one header, quoted by RFC 4180, lines ending in a line feed.
//! Law: names and order of the columns are part of the contract, as the keys of the JSON are: new ones come last.
//!
//! | table | a record for each | columns |
//! |---|---|---|
//! | [`Pairs`](Table::Pairs) | pair | `issuer_a`, `issuer_b`, `words_a`, `words_b`, `claims_a`, `claims_b`; how many rows are `concordant`, `reframed`, `counterposed`, `contradictory`; how many claims are `only_a`, `only_b`; `divergence` with its interval `low`, `high` and its parts `omission`, `framing`, `commitment`, `attribution`, `factual`, `emphasis` |
//! | [`Links`](Table::Links) | row of claims that answer each other | `row` from 1, `relation`, `aspects`, `similarity`, the claims' ids `a` and `b`, their words `a_text` and `b_text`, and what they share: `because` |
//! | [`Claims`](Table::Claims) | claim, in a row or alone | `side`, `issuer`, `id`, the `row` it stands in and that row's `relation` (both empty where the other text does not mention it), `holder`, `act`, `strength`, `negated`, `topics`, `start`, `end`, `text` |
//! | [`Findings`](Table::Findings) | difference, the weightiest first | `rank` from 1, `kind`, `side`, the claims' ids `a` and `b`, `weight`, `sentence` |
//!
//! In a table of several pairs the column `pair` stands before these. Numbers and names are those of the JSON contract: scores from
//! 0 to 1, offsets in UTF-8 bytes, half-open; yes and no are `TRUE` and `FALSE`, which R and pandas
//! both read. Several values in one field are parted by `;`, several texts by ` | `. An empty
//! field is one that has no value.
//!
//! **Spreadsheets.** The words of a text are given as they are, since a table that changes them is no evidence. A spreadsheet may take a field
//! that begins with `=`, `+`, `-` or `@` for a formula and run it: import texts you do not trust as *text* columns, never by a double click.

use crate::claim::{ClaimId, ClaimRecord};
use crate::comparison::{Comparison, Link};
use crate::readout::Side;
use crate::relation::Relation;
use crate::score::{Score, rounded};

/// What parts several values in one field.
pub(super) const VALUES: &str = ";";
/// What parts several texts in one field: rarer in prose than any mark.
const TEXTS: &str = " | ";

/// A table that comparisons can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Table {
    /// One record a pair: sizes, counts, divergence.
    Pairs,
    /// One record a row of claims that answer each other.
    Links,
    /// One record a claim.
    Claims,
    /// One record a difference.
    Findings,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 4] = [Self::Pairs, Self::Links, Self::Claims, Self::Findings];

    /// Its name: `pairs`, `links`, `claims`, `findings`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pairs => "pairs",
            Self::Links => "links",
            Self::Claims => "claims",
            Self::Findings => "findings",
        }
    }

    /// The names of its columns, in order, without `pair`.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Pairs => &[
                "issuer_a",
                "issuer_b",
                "words_a",
                "words_b",
                "claims_a",
                "claims_b",
                "concordant",
                "reframed",
                "counterposed",
                "contradictory",
                "only_a",
                "only_b",
                "divergence",
                "low",
                "high",
                "omission",
                "framing",
                "commitment",
                "attribution",
                "factual",
                "emphasis",
            ],
            Self::Links => &["row", "relation", "aspects", "similarity", "a", "b", "a_text", "b_text", "because"],
            Self::Claims => &[
                "side", "issuer", "id", "row", "relation", "holder", "act", "strength", "negated", "topics", "start", "end",
                "text",
            ],
            Self::Findings => &["rank", "kind", "side", "a", "b", "weight", "sentence"],
        }
    }

    /// The header of a table of several pairs: `pair` and the other columns, one line.
    #[must_use]
    pub fn header(self) -> String {
        write([["pair"].iter().chain(self.columns()).map(ToString::to_string).collect()])
    }

    /// The records of one pair for a table of several: the column `pair` holds the name that is given for it.
    ///
    /// ```
    /// use rashomon::{corpus, report::csv::Table};
    /// let mut table = Table::Pairs.header();
    /// for pair in corpus::pairs() {
    ///     table += &Table::Pairs.records(pair.id, &rashomon::compare(&pair.a, &pair.b));
    /// }
    /// assert!(table.starts_with("pair,issuer_a,issuer_b,words_a,"));
    /// assert_eq!(table.lines().count(), 1 + corpus::pairs().len());
    /// ```
    #[must_use]
    pub fn records(self, pair: &str, comparison: &Comparison) -> String {
        write(self.fields(comparison).into_iter().map(|mut fields| {
            fields.insert(0, pair.to_owned());
            fields
        }))
    }

    /// Header and records of one comparison alone.
    fn whole(self, comparison: &Comparison) -> String {
        table(self.columns(), self.fields(comparison))
    }

    /// The fields of each record, in the order of the columns.
    fn fields(self, comparison: &Comparison) -> Vec<Vec<String>> {
        match self {
            Self::Pairs => vec![pair(comparison)],
            Self::Links => comparison.links().iter().enumerate().map(|(place, row)| link(comparison, place, row)).collect(),
            Self::Claims => Side::BOTH.into_iter().flat_map(|side| claims_of(comparison, side)).collect(),
            Self::Findings => findings_of(comparison),
        }
    }
}

/// The rows of one comparison as a table; see [`Table::Links`].
///
/// ```
/// use rashomon::{Readout, report};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile, \"an old friend\".");
/// let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie of Norway.");
/// let table = report::csv::links(&rashomon::compare(&a, &b));
/// let (header, records) = table.split_once('\n').unwrap();
/// assert_eq!(header, "row,relation,aspects,similarity,a,b,a_text,b_text,because");
/// assert!(records.contains(r#","Prime Minister Lie spoke with President Roe of Chile, ""an old friend"".","#));
/// ```
#[must_use]
pub fn links(comparison: &Comparison) -> String {
    Table::Links.whole(comparison)
}

/// The claims of both sides of one comparison as a table, in a row or alone; see [`Table::Claims`].
#[must_use]
pub fn claims(comparison: &Comparison) -> String {
    Table::Claims.whole(comparison)
}

/// The differences of one comparison as a table; see [`Table::Findings`].
#[must_use]
pub fn findings(comparison: &Comparison) -> String {
    Table::Findings.whole(comparison)
}

/// Header and records.
pub(super) fn table(columns: &[&str], records: impl IntoIterator<Item = Vec<String>>) -> String {
    write(std::iter::once(columns.iter().map(ToString::to_string).collect()).chain(records))
}

/// The text of claims in one field.
pub(super) fn texts<'c>(texts: impl Iterator<Item = &'c str>) -> String {
    texts.collect::<Vec<_>>().join(TEXTS)
}

/// Yes and no, as R and pandas both read them.
pub(super) fn yes(yes: bool) -> String {
    String::from(if yes { "TRUE" } else { "FALSE" })
}

fn write(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Memory takes every write, the records of a table have the same number of fields, and what was UTF-8 stays so.
    let written = records.into_iter().try_for_each(|record| writer.write_record(record));
    debug_assert!(written.is_ok(), "{written:?}");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

pub(super) fn score(score: Score) -> String {
    rounded(score.get()).to_string()
}

fn pair(comparison: &Comparison) -> Vec<String> {
    let (a, b, divergence) = (comparison.a(), comparison.b(), comparison.divergence());
    let rows = |relation: Relation| comparison.links().iter().filter(|link| link.relation == relation).count();
    let mut fields = vec![a.issuer.clone(), b.issuer.clone()];
    let counts = [a.words, b.words, a.claims.len(), b.claims.len()].into_iter().chain(Relation::ALL.map(rows));
    let only = Side::BOTH.map(|side| comparison.only(side).len());
    fields.extend(counts.chain(only).map(|count| count.to_string()));
    fields.extend([divergence.overall, divergence.low, divergence.high].map(score));
    fields.extend(divergence.parts.named().map(|(_, part)| rounded(part).to_string()));
    fields
}

fn link(comparison: &Comparison, place: usize, link: &Link) -> Vec<String> {
    let texts = |side: Side, ids: &[ClaimId]| {
        self::texts(ids.iter().filter_map(|id| comparison.account(side).claim(id)).map(|claim| claim.text.as_str()))
    };
    let aspects: Vec<&str> = link.aspects.iter().map(|aspect| aspect.name()).collect();
    let because: Vec<&str> = link.because.iter().map(|reason| reason.term.as_str()).collect();
    vec![
        (place + 1).to_string(),
        link.relation.name().to_owned(),
        aspects.join(VALUES),
        score(link.similarity),
        link.a.join(VALUES),
        link.b.join(VALUES),
        texts(Side::A, &link.a),
        texts(Side::B, &link.b),
        because.join(VALUES),
    ]
}

fn claims_of(comparison: &Comparison, side: Side) -> Vec<Vec<String>> {
    let account = comparison.account(side);
    let ids = |link: &Link| if side == Side::A { link.a.clone() } else { link.b.clone() };
    let rows: std::collections::HashMap<ClaimId, usize> = comparison
        .links()
        .iter()
        .enumerate()
        .flat_map(|(row, link)| ids(link).to_vec().into_iter().map(move |id| (id, row)))
        .collect();
    let record = |claim: &ClaimRecord| {
        let row = rows.get(&claim.id).copied();
        vec![
            side.to_string(),
            account.issuer.clone(),
            claim.id.to_string(),
            row.map_or_else(String::new, |row| (row + 1).to_string()),
            row.map_or_else(String::new, |row| comparison.links()[row].relation.name().to_owned()),
            claim.holder.name().to_owned(),
            claim.act.name().to_owned(),
            score(claim.strength),
            yes(claim.negated),
            claim.topics.join(VALUES),
            claim.start.to_string(),
            claim.end.to_string(),
            claim.text.clone(),
        ]
    };
    account.claims.iter().map(record).collect()
}

fn findings_of(comparison: &Comparison) -> Vec<Vec<String>> {
    let record = |(place, finding): (usize, &crate::finding::Finding)| {
        vec![
            (place + 1).to_string(),
            finding.kind.name().to_owned(),
            finding.side.name().to_owned(),
            finding.claims.a.join(VALUES),
            finding.claims.b.join(VALUES),
            score(finding.weight),
            finding.sentence.clone(),
        ]
    };
    comparison.findings().iter().enumerate().map(record).collect()
}

//! Three and more accounts of one event.
//!
//! In: readouts. Out: [`Panel`]: rows across all accounts, a matrix of divergences, who stands with whom, findings that need
//! more than two. Law: the order in which the accounts are given changes nothing, not one byte; a panel of two has the
//! links and the divergence of their comparison.
//!
//! The accounts are first put in an order of their own, by name and then by text, so that nobody stands first because he was
//! named first. Each text is read once, and every pair is compared as [`Comparer::compare_documents`] does it. A third party's
//! text (an alliance, a host) is an account like any other. In a panel of three and more a text's counterpart is whom the
//! text itself introduces, or whom the caller names: "the other side" of two accounts need not be one another.

mod account;
mod finding;
mod row;
mod standing;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

pub use account::{PanelAccount, PanelClaim, Seat};
pub use finding::{PanelFinding, PanelFindingKind};
use row::{Cells, Edge, rows};
pub use standing::{Merge, Standing};

use crate::comparer::Comparer;
use crate::comparison::{Comparison, Link};
use crate::divergence::{Divergence, Parts};
use crate::document::Document;
use crate::readout::Readout;
use crate::relation::{Aspect, Relation};
use crate::score::{Score, rounded};

/// The version of the JSON contract of a [`Panel`].
pub const PANEL_SCHEMA: u32 = 1;

/// Several accounts of one event, compared.
///
/// ```
/// use rashomon::{Comparer, Readout};
/// let text = |issuer: &str, words: &str| Readout::new(issuer, format!("The leaders met in Oslo. {words}"));
/// let panel = Comparer::default().panel(&[
///     text("Norway", "They agreed on a ban on whaling. They called for an early ceasefire."),
///     text("Chile", "They agreed on a ban on whaling. Lithium was discussed."),
///     text("NATO", "They agreed on a ban on whaling. They called for an early ceasefire."),
/// ]);
/// assert_eq!(panel.accounts()[0].name, "Chile");
/// assert!(panel.rows().iter().any(|row| row.told_by().count() == 3));
/// assert!(panel.findings().iter().any(|finding| finding.sentence.contains("not mentioned by Chile")));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    schema: u32,
    accounts: Vec<PanelAccount>,
    rows: Vec<PanelRow>,
    pairs: Vec<PanelPair>,
    divergence: PanelDivergence,
    standing: Standing,
    findings: Vec<PanelFinding>,
    made_by: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

/// What two or more accounts tell, each in its own cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelRow {
    /// By seat the ids of the claims; empty where the account does not mention it.
    pub cells: Vec<Vec<String>>,
    /// How the two cells that are furthest apart stand to each other.
    pub relation: Relation,
    /// In what reframed pairs of cells differ.
    pub aspects: Vec<Aspect>,
    /// How alike the linked cells are on average, 0 to 1.
    pub similarity: Score,
    /// The id of the file of diplomacy that most of its claims belong to.
    pub topic: Option<String>,
}

impl PanelRow {
    /// The accounts that mention it.
    pub fn told_by(&self) -> impl Iterator<Item = Seat> + '_ {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(seat, _)| Seat::new(seat))
    }
}

/// Two accounts of a panel, compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelPair {
    /// The account with the smaller seat.
    pub x: Seat,
    /// The other one.
    pub y: Seat,
    /// What of the two answers each other.
    pub links: Vec<PanelLink>,
    /// How far apart the two are.
    pub divergence: Divergence,
    /// The comparison itself, whose sides `a` and `b` are `x` and `y`; not part of the JSON contract.
    #[serde(skip)]
    comparison: Option<Box<Comparison>>,
}

impl PanelPair {
    /// The comparison of the two, `x` as side `a`; none in a panel that was read back from JSON.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_deref()
    }
}

/// Claims of two accounts that answer each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelLink {
    /// Ids of the claims of account `x`.
    pub x: Vec<String>,
    /// Ids of the claims of account `y`.
    pub y: Vec<String>,
    /// How they stand to each other.
    pub relation: Relation,
    /// In what a reframed link differs.
    pub aspects: Vec<Aspect>,
    /// How alike they are, 0 to 1.
    pub similarity: Score,
}

/// How far apart the accounts of a panel are: each pair counts the same.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelDivergence {
    /// The mean over the pairs, 0 (the same account) to 1 (as many conversations as accounts).
    pub overall: Score,
    /// That of the nearest pair.
    pub least: Score,
    /// That of the pair that is furthest apart.
    pub greatest: Score,
    /// What the mean is made of; the parts add up to it.
    pub parts: Parts,
}

impl Comparer {
    /// Compares several accounts of one event; a panel of two is their comparison.
    ///
    /// The cost is that of reading each text once and comparing every pair. Fewer than two accounts give a panel with a note.
    #[must_use]
    pub fn panel(&self, readouts: &[Readout]) -> Panel {
        let read = |readout: &Readout| match readouts {
            // Two are read as `compare` reads them: each in the light of the other.
            [x, y] => self.analyze(&readout.beside(if std::ptr::eq(readout, x) { y } else { x })),
            _ => self.analyze(readout),
        };
        let mut read: Vec<(&Readout, Document)> = readouts.iter().map(|readout| (readout, read(readout))).collect();
        read.sort_by(|(x, left), (y, right)| (left.name(), order(x)).cmp(&(right.name(), order(y))));
        let documents: Vec<Document> = read.into_iter().map(|(_, document)| document).collect();
        self.panel_of_documents(&documents)
    }

    fn panel_of_documents(&self, documents: &[Document]) -> Panel {
        let accounts: Vec<PanelAccount> =
            documents.iter().enumerate().map(|(place, document)| PanelAccount::new(Seat::new(place), document)).collect();
        let seats = (0..documents.len()).flat_map(|x| (x + 1..documents.len()).map(move |y| [x, y]));
        let pairs: Vec<PanelPair> =
            seats.map(|[x, y]| PanelPair::new(x, y, self.compare_documents(&documents[x], &documents[y]))).collect();
        let edges: Vec<Edge> = pairs.iter().flat_map(edges).collect();
        let mut rows: Vec<PanelRow> =
            rows(accounts.len(), &edges).into_iter().map(|cells| PanelRow::new(&cells, &accounts, &pairs)).collect();
        rows.sort_by(|x, y| place(x, &accounts).total_cmp(&place(y, &accounts)).then_with(|| x.cells.cmp(&y.cells).reverse()));
        let divergences: Vec<f64> = pairs.iter().map(|pair| pair.divergence.overall.get()).collect();
        let standing = standing::standing(accounts.len(), &divergences);
        let mut notes: Vec<String> = documents.iter().flat_map(|document| document.notes().iter().cloned()).collect();
        if accounts.len() < 2 {
            notes.push(String::from("A panel needs two accounts or more."));
        }
        let mut panel = Panel {
            schema: PANEL_SCHEMA,
            divergence: PanelDivergence::new(&pairs),
            accounts,
            rows,
            pairs,
            standing,
            findings: Vec::new(),
            made_by: format!("rashomon {}; {}", env!("CARGO_PKG_VERSION"), crate::language::STEMMER),
            notes,
        };
        panel.findings = finding::find(&panel, self.knowledge());
        panel
    }
}

/// What puts the readouts of one government in an order: everything about them.
fn order(readout: &Readout) -> [Option<&str>; 7] {
    let (leader, counterpart) = (readout.leader(), readout.counterpart());
    [Some(readout.issuer()), Some(readout.text()), readout.date(), leader, counterpart, readout.language(), readout.source()]
}

impl Panel {
    /// The accounts, by name.
    #[must_use]
    pub fn accounts(&self) -> &[PanelAccount] {
        &self.accounts
    }

    /// What two or more accounts tell, in the order in which the accounts tell it on average.
    #[must_use]
    pub fn rows(&self) -> &[PanelRow] {
        &self.rows
    }

    /// Every pair of accounts: `a` and `b`, `a` and `c`, …, `b` and `c`, ….
    #[must_use]
    pub fn pairs(&self) -> &[PanelPair] {
        &self.pairs
    }

    /// The pair of two accounts, in whichever order they are named.
    #[must_use]
    pub fn pair(&self, one: Seat, other: Seat) -> Option<&PanelPair> {
        let (x, y) = (one.min(other), one.max(other));
        self.pairs.iter().find(|pair| pair.x == x && pair.y == y)
    }

    /// The claims of an account that stand in no row: mentioned by no other account.
    #[must_use]
    pub fn only(&self, seat: Seat) -> Vec<&PanelClaim> {
        let Some(account) = self.accounts.get(seat.index()) else { return Vec::new() };
        let told: FxHashSet<&String> = self.rows.iter().filter_map(|row| row.cells.get(seat.index())).flatten().collect();
        account.claims.iter().filter(|claim| !told.contains(&claim.id)).collect()
    }

    /// How far apart the accounts are.
    #[must_use]
    pub fn divergence(&self) -> &PanelDivergence {
        &self.divergence
    }

    /// Who stands with whom.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What stands out, the weightiest first.
    #[must_use]
    pub fn findings(&self) -> &[PanelFinding] {
        &self.findings
    }

    /// Which version of the crate made it, and the library that its word stems come from.
    #[must_use]
    pub fn made_by(&self) -> &str {
        &self.made_by
    }

    /// Oddities met on the way: nothing is lost in silence.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

impl PanelPair {
    fn new(x: usize, y: usize, comparison: Comparison) -> Self {
        let (x, y) = (Seat::new(x), Seat::new(y));
        let link = |link: &Link| PanelLink {
            x: link.a.iter().filter_map(|id| Some(x.claim(id.place()?))).collect(),
            y: link.b.iter().filter_map(|id| Some(y.claim(id.place()?))).collect(),
            relation: link.relation,
            aspects: link.aspects.clone(),
            similarity: link.similarity,
        };
        Self {
            x,
            y,
            links: comparison.links().iter().map(link).collect(),
            divergence: comparison.divergence().clone(),
            comparison: Some(Box::new(comparison)),
        }
    }
}

/// The places of claims in their account, from their ids.
fn places(ids: &[String]) -> impl Iterator<Item = usize> + '_ {
    ids.iter().filter_map(|id| {
        let number = id.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        number.parse::<usize>().ok()?.checked_sub(1)
    })
}

fn edges(pair: &PanelPair) -> impl Iterator<Item = Edge> + '_ {
    pair.links.iter().map(|link| Edge {
        seats: [pair.x.index(), pair.y.index()],
        claims: [places(&link.x).collect(), places(&link.y).collect()],
        similarity: link.similarity.get(),
    })
}

/// Where a row stands in its accounts on average: 0 at the beginning, 1 at the end.
fn place(row: &PanelRow, accounts: &[PanelAccount]) -> f64 {
    let cells = row.cells.iter().zip(accounts).filter(|(cell, _)| !cell.is_empty());
    let (sum, count) = cells.fold((0.0, 0.0), |(sum, count), (cell, account)| {
        let first = places(cell).next().unwrap_or_default();
        (sum + (first as f64 + 0.5) / account.claims.len().max(1) as f64, count + 1.0)
    });
    sum / f64::max(count, 1.0)
}

impl PanelRow {
    fn new(cells: &Cells, accounts: &[PanelAccount], pairs: &[PanelPair]) -> Self {
        let cells: Vec<Vec<String>> = cells
            .iter()
            .enumerate()
            .map(|(seat, claims)| claims.iter().map(|claim| Seat::new(seat).claim(*claim)).collect())
            .collect();
        let holds = |seat: Seat, ids: &[String]| ids.iter().any(|id| cells[seat.index()].contains(id));
        let links: Vec<&PanelLink> = pairs
            .iter()
            .flat_map(|pair| pair.links.iter().filter(|link| holds(pair.x, &link.x) && holds(pair.y, &link.y)))
            .collect();
        let mut aspects: Vec<Aspect> = links.iter().flat_map(|link| link.aspects.iter().copied()).collect();
        aspects.sort_unstable();
        aspects.dedup();
        let similarity = links.iter().map(|link| link.similarity.get()).sum::<f64>() / links.len().max(1) as f64;
        let claims = cells.iter().zip(accounts).flat_map(|(cell, account)| cell.iter().filter_map(|id| account.claim(id)));
        let mut topics: Vec<(usize, &str)> = Vec::new();
        for topic in claims.filter_map(|claim| claim.topics.first()) {
            match topics.iter_mut().find(|(_, known)| **known == **topic) {
                Some((count, _)) => *count += 1,
                None => topics.push((1, topic)),
            }
        }
        topics.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(y.1)));
        Self {
            relation: links.iter().map(|link| link.relation).max().unwrap_or(Relation::Concordant),
            aspects,
            similarity: Score::new(rounded(similarity)),
            topic: topics.first().map(|(_, topic)| (*topic).to_owned()),
            cells,
        }
    }
}

impl PanelDivergence {
    fn new(pairs: &[PanelPair]) -> Self {
        let count = pairs.len().max(1) as f64;
        let mean = |of: &dyn Fn(&Parts) -> f64| rounded(pairs.iter().map(|pair| of(&pair.divergence.parts)).sum::<f64>() / count);
        let parts = Parts {
            omission: mean(&|parts| parts.omission),
            framing: mean(&|parts| parts.framing),
            commitment: mean(&|parts| parts.commitment),
            attribution: mean(&|parts| parts.attribution),
            factual: mean(&|parts| parts.factual),
            emphasis: mean(&|parts| parts.emphasis),
        };
        let each = || pairs.iter().map(|pair| pair.divergence.overall.get());
        Self {
            overall: Score::new(parts.named().iter().map(|(_, part)| part).sum()),
            least: each().min_by(f64::total_cmp).map_or(Score::ZERO, Score::new),
            greatest: each().max_by(f64::total_cmp).map_or(Score::ZERO, Score::new),
            parts,
        }
    }
}

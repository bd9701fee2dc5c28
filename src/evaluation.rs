//! How well comparisons agree with people who made the table by hand.
//!
//! In: gold tables and [`Comparison`]s. Out: [`Figures`]. Law: nothing here is seen by any stage; the figures are those of
//! the annotation guide, micro-averaged over events.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::claim::{ClaimId, ClaimRecord};
use crate::comparison::{Comparison, FactsRecord};
use crate::error::Error;
use crate::readout::{Readout, Side};
use crate::span::Span;

/// A table made by hand: claims as exact quotations, rows, facts, findings, and a judgement of how far apart the accounts are.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// Name of the event.
    pub event: String,
    /// File and side name of account `a`.
    pub a: GoldSide,
    /// File and side name of account `b`.
    pub b: GoldSide,
    claims_a: Vec<GoldClaim>,
    claims_b: Vec<GoldClaim>,
    links: Vec<GoldLink>,
    #[serde(default)]
    facts: serde_json::Value,
    #[serde(default)]
    findings: Vec<GoldFinding>,
    divergence: Option<f64>,
}

/// One side of a table.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct GoldSide {
    /// The government, in short.
    pub side: String,
    /// The file of its text, beside the table.
    pub file: String,
}

#[derive(Debug, Clone, Deserialize)]
struct GoldClaim {
    id: String,
    quote: String,
    holder: String,
    act: String,
}

#[derive(Debug, Clone, Deserialize)]
struct GoldLink {
    a: Vec<String>,
    b: Vec<String>,
    relation: String,
}

#[derive(Debug, Clone, Deserialize)]
struct GoldFinding {
    kind: String,
    side: String,
    #[serde(default)]
    claims: Vec<String>,
}

impl Gold {
    /// Reads a table.
    ///
    /// # Errors
    ///
    /// When it is not JSON of the guide's form.
    pub fn parse(json: &str) -> Result<Self, Error> {
        Self::parse_file("gold.json", json)
    }

    fn parse_file(file: &str, json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| Error::data(file, error.to_string()))
    }

    fn claims(&self, side: Side) -> &[GoldClaim] {
        match side {
            Side::A => &self.claims_a,
            Side::B => &self.claims_b,
        }
    }

    /// Where the claims of a side stand in its text; a quotation that is not found there is left out.
    #[must_use]
    pub fn spans(&self, side: Side, text: &str) -> Vec<Span> {
        self.located(side, text).into_iter().map(|(_, span)| span).collect()
    }

    fn located(&self, side: Side, text: &str) -> Vec<(usize, Span)> {
        let mut from = 0;
        let mut located = Vec::new();
        for (place, claim) in self.claims(side).iter().enumerate() {
            let found = text[from..].find(&claim.quote).map(|at| at + from).or_else(|| text.find(&claim.quote));
            if let Some(start) = found {
                from = start + claim.quote.len();
                located.push((place, Span::new(start, from)));
            }
        }
        located
    }
}

/// An event with its table and its two readouts.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Event {
    /// Its name: that of its folder.
    pub name: String,
    /// The table made by hand.
    pub gold: Gold,
    /// Account `a`.
    pub a: Readout,
    /// Account `b`.
    pub b: Readout,
}

impl Event {
    /// The events of the bundled corpus.
    ///
    /// # Errors
    ///
    /// None, as long as the corpus is the crate's own.
    pub fn bundled() -> Result<Vec<Self>, Error> {
        let event = |pair: crate::corpus::Pair| {
            Ok(Self { name: pair.id.to_owned(), gold: Gold::parse(pair.gold)?, a: pair.a, b: pair.b })
        };
        crate::corpus::pairs().into_iter().map(event).collect()
    }

    /// The events of a folder, by name: each a folder with a `gold.json` beside the two texts that it names. A name that
    /// begins with a date gives the texts that date.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or a table has another form, with the path; when there is no event at all.
    pub fn read(folder: &Path) -> Result<Vec<Self>, Error> {
        let named = |path: &Path, error: &dyn std::fmt::Display| Error::data(&path.display().to_string(), error.to_string());
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .map_err(|error| named(folder, &error))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.join("gold.json").is_file())
            .collect();
        paths.sort();
        if paths.is_empty() {
            return Err(named(folder, &"no folder in it holds a gold.json"));
        }
        let event = |path: &PathBuf| {
            let text = |name: &str| fs::read_to_string(path.join(name)).map_err(|error| named(&path.join(name), &error));
            let gold = Gold::parse_file(&path.join("gold.json").display().to_string(), &text("gold.json")?)?;
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let is_date = |date: &&str| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let date = name.get(..10).filter(is_date);
            let readout = |side: &GoldSide| {
                let readout = Readout::new(&side.side, text(&side.file)?);
                Ok::<_, Error>(date.map_or(readout.clone(), |date| readout.with_date(date)))
            };
            let (a, b) = (readout(&gold.a)?, readout(&gold.b)?);
            Ok(Self { name, gold, a, b })
        };
        paths.iter().map(event).collect()
    }
}

/// Counts that the figures are made of; those of several events are added.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counts {
    claims: [f64; 3],
    links: [f64; 3],
    relations: [f64; 2],
    holders: [f64; 2],
    acts: [f64; 2],
    facts: [f64; 3],
    findings: [f64; 2],
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        fn add<const N: usize>(sum: &mut [f64; N], more: &[f64; N]) {
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        add(&mut self.claims, &other.claims);
        add(&mut self.links, &other.links);
        add(&mut self.relations, &other.relations);
        add(&mut self.holders, &other.holders);
        add(&mut self.acts, &other.acts);
        add(&mut self.facts, &other.facts);
        add(&mut self.findings, &other.findings);
    }
}

/// Bytes that two spans share.
fn overlap(x: Span, y: Span) -> usize {
    x.end.min(y.end).saturating_sub(x.start.max(y.start))
}

fn span(claim: &ClaimRecord) -> Span {
    Span::new(claim.start, claim.end)
}

/// Claims matched one to one, greedily by intersection over union of bytes, at least one half.
fn match_claims(claims: &[ClaimRecord], gold: &[(usize, Span)]) -> Vec<(usize, usize)> {
    let mut cells: Vec<(f64, usize, usize)> = Vec::new();
    for (place, claim) in claims.iter().enumerate() {
        for (gold_place, (_, gold_span)) in gold.iter().enumerate() {
            let shared = overlap(span(claim), *gold_span);
            let union = span(claim).len() + gold_span.len() - shared;
            if shared > 0 && 2 * shared >= union {
                cells.push((-(shared as f64) / union as f64, place, gold_place));
            }
        }
    }
    cells.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut used = (BTreeSet::new(), BTreeSet::new());
    cells.retain(|(_, claim, gold)| {
        !used.0.contains(claim) && !used.1.contains(gold) && used.0.insert(*claim) && used.1.insert(*gold)
    });
    cells.into_iter().map(|(_, claim, gold)| (claim, gold)).collect()
}

/// Scores one comparison against its table.
#[must_use]
pub fn count(gold: &Gold, comparison: &Comparison) -> Counts {
    let mut counts = Counts::default();
    let mut means: [Vec<BTreeSet<&str>>; 2] = [Vec::new(), Vec::new()];
    for side in Side::BOTH {
        let account = comparison.account(side);
        let located = gold.located(side, account.text());
        let matched = match_claims(&account.claims, &located);
        counts.claims[0] += matched.len() as f64;
        counts.claims[1] += account.claims.len() as f64;
        counts.claims[2] += gold.claims(side).len() as f64;
        for (claim, place) in &matched {
            let (claim, truth) = (&account.claims[*claim], &gold.claims(side)[located[*place].0]);
            counts.holders[0] += f64::from(u8::from(claim.holder.name() == truth.holder));
            counts.acts[0] += f64::from(u8::from(claim.act.name() == truth.act));
        }
        counts.holders[1] += matched.len() as f64;
        counts.acts[1] += matched.len() as f64;
        means[side.index()] = account.claims.iter().map(|claim| stands_for(gold, side, &located, span(claim))).collect();
        count_facts(gold, side, if side == Side::A { &comparison.facts().a } else { &comparison.facts().b }, &mut counts);
    }
    count_links(gold, comparison, &means, &mut counts);
    count_findings(gold, comparison, &means, &mut counts);
    counts
}

/// The gold claims of which a span shares at least half of the shorter one.
fn stands_for<'g>(gold: &'g Gold, side: Side, located: &[(usize, Span)], claim: Span) -> BTreeSet<&'g str> {
    let near = located.iter().filter(|(_, span)| 2 * overlap(claim, *span) >= claim.len().min(span.len()).max(1));
    near.map(|(place, _)| gold.claims(side)[*place].id.as_str()).collect()
}

fn count_facts(gold: &Gold, side: Side, facts: &FactsRecord, counts: &mut Counts) {
    use serde_json::Value;
    let given = [
        facts.initiator.clone().map(Value::from),
        facts.duration_minutes.map(Value::from),
        facts.medium.map(|medium| Value::from(medium.name())),
    ];
    for (slot, given) in ["initiator", "duration_minutes", "medium"].into_iter().zip(given) {
        let stated = &gold.facts[slot][side.to_string()];
        counts.facts[1] += f64::from(u8::from(!stated.is_null()));
        counts.facts[2] += f64::from(u8::from(given.is_some()));
        let right = given.is_some_and(|given| given == *stated || given.as_f64().is_some() && given.as_f64() == stated.as_f64());
        counts.facts[0] += f64::from(u8::from(right));
    }
}

fn meaning<'g>(means: &[BTreeSet<&'g str>], ids: &[ClaimId]) -> BTreeSet<&'g str> {
    ids.iter().filter_map(|id| means.get(id.place()?)).flatten().copied().collect()
}

fn count_links(gold: &Gold, comparison: &Comparison, means: &[Vec<BTreeSet<&str>>; 2], counts: &mut Counts) {
    let pairs = |a: Vec<String>, b: Vec<String>| {
        a.into_iter().flat_map(|x| b.iter().map(move |y| (x.clone(), y.clone())).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut truth: Vec<((String, String), &str)> = Vec::new();
    for link in &gold.links {
        truth.extend(pairs(link.a.clone(), link.b.clone()).into_iter().map(|pair| (pair, link.relation.as_str())));
    }
    let mut found: Vec<((String, String), &str)> = Vec::new();
    for link in comparison.links() {
        let (a, b) = (meaning(&means[0], &link.a), meaning(&means[1], &link.b));
        if a.is_empty() || b.is_empty() {
            counts.links[1] += 1.0;
        }
        for pair in pairs(a.into_iter().map(str::to_owned).collect(), b.into_iter().map(str::to_owned).collect()) {
            if !found.iter().any(|(known, _)| *known == pair) {
                found.push((pair, link.relation.name()));
            }
        }
    }
    for (pair, relation) in &found {
        if let Some((_, wanted)) = truth.iter().find(|(known, _)| known == pair) {
            counts.links[0] += 1.0;
            counts.relations[0] += f64::from(u8::from(wanted == relation));
            counts.relations[1] += 1.0;
        }
    }
    counts.links[1] += found.len() as f64;
    counts.links[2] += truth.len() as f64;
}

fn count_findings(gold: &Gold, comparison: &Comparison, means: &[Vec<BTreeSet<&str>>; 2], counts: &mut Counts) {
    const FIRST: usize = 10;
    counts.findings[1] += gold.findings.len() as f64;
    for wanted in &gold.findings {
        let hit = comparison.findings().iter().take(FIRST).any(|finding| {
            let side = wanted.side == "both" || finding.side.name() == wanted.side || finding.side.name() == "both";
            let touched = || {
                let mut ids = meaning(&means[0], &finding.claims.a);
                ids.extend(meaning(&means[1], &finding.claims.b));
                wanted.claims.iter().any(|id| ids.contains(id.as_str()))
            };
            finding.kind.name() == wanted.kind && side && (wanted.claims.is_empty() || touched())
        });
        counts.findings[0] += f64::from(u8::from(hit));
    }
}

/// Figures of quality, each 0 to 1, higher is better.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Figures {
    /// Claims found, F1 at intersection over union of one half.
    pub claims: f64,
    /// Rows found: precision, recall and F1 over pairs of claims.
    pub links: [f64; 3],
    /// Relations right, of the pairs linked.
    pub relations: f64,
    /// Holders right, of the claims matched.
    pub holders: f64,
    /// Acts right, of the claims matched.
    pub acts: f64,
    /// Facts: share of the stated ones found, and of the found ones right.
    pub facts: [f64; 2],
    /// Findings of the table among the first ten.
    pub findings: f64,
}

impl From<Counts> for Figures {
    fn from(counts: Counts) -> Self {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let f1 = |[hit, given, wanted]: [f64; 3]| share(2.0 * hit, given + wanted);
        Self {
            claims: f1(counts.claims),
            links: [share(counts.links[0], counts.links[1]), share(counts.links[0], counts.links[2]), f1(counts.links)],
            relations: share(counts.relations[0], counts.relations[1]),
            holders: share(counts.holders[0], counts.holders[1]),
            acts: share(counts.acts[0], counts.acts[1]),
            facts: [share(counts.facts[0], counts.facts[1]), share(counts.facts[0], counts.facts[2])],
            findings: share(counts.findings[0], counts.findings[1]),
        }
    }
}

/// Spearman's rank correlation between the tables' judgements and the measured divergences, -1 to 1; ties share their mean rank.
#[must_use]
pub fn rank_correlation(pairs: &[(f64, f64)]) -> f64 {
    let ranks = |values: Vec<f64>| -> Vec<f64> {
        values
            .iter()
            .map(|value| {
                values.iter().filter(|other| *other < value).count() as f64
                    + (values.iter().filter(|other| other.total_cmp(value).is_eq()).count() as f64 - 1.0) / 2.0
            })
            .collect()
    };
    let (x, y) = (ranks(pairs.iter().map(|pair| pair.0).collect()), ranks(pairs.iter().map(|pair| pair.1).collect()));
    let mean = (pairs.len() as f64 - 1.0) / 2.0;
    let sum = |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(&y).map(|(x, y)| f(x - mean, y - mean)).sum::<f64>();
    let spread = (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt();
    if spread > 0.0 { sum(&|x, y| x * y) / spread } else { 0.0 }
}

impl Gold {
    /// The annotators' judgement, 0 (the same account) to 100, where there is one.
    #[must_use]
    pub fn divergence(&self) -> Option<f64> {
        self.divergence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_correlation_orders_and_survives_ties() {
        assert!((rank_correlation(&[(1.0, 0.1), (2.0, 0.2), (3.0, 0.9)]) - 1.0).abs() < 1e-12);
        assert!((rank_correlation(&[(1.0, 0.9), (2.0, 0.2), (3.0, 0.1)]) + 1.0).abs() < 1e-12);
        assert!(rank_correlation(&[(1.0, 0.5), (2.0, 0.5)]).abs() < 1e-12);
    }
}

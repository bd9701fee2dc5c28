//! What only several accounts together can show.
//!
//! In: a [`Panel`] without its findings. Out: [`PanelFinding`]s, ranked. Law: an account that does not mention a thing is said not
//! to mention it, never to deny it; all accounts are treated alike; nothing is deleted, trivia sink.
//!
//! | kind | rule |
//! |---|---|
//! | `AGAINST` | a row in which accounts answer one question in opposing ways |
//! | `MOST` | a row that more than half of the accounts mention, and not all |
//! | `ONLY` | what one account alone says on one file, more so where no other account speaks of that file |
//! | `ALL` | a row that every account mentions |
//! | `SOME` | a row that half of the accounts or fewer mention |
//! | `STANDING` | the two accounts that are nearest, the two that are furthest apart, the one that stands apart |
//! | `SLOT` | a fact of the call that some accounts state, or none |

use serde::{Deserialize, Serialize};

use super::account::{PanelClaim, Seat};
use super::{Panel, PanelPair, PanelRow};
use crate::comparison::with_article;
use crate::finding::shorten;
use crate::knowledge::Knowledge;
use crate::lexicon::Act;
use crate::relation::Relation;
use crate::score::Score;

/// The kind of a finding about a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum PanelFindingKind {
    /// Accounts answer one question in opposing ways.
    Against,
    /// More than half of the accounts mention it, and not all.
    Most,
    /// One account alone says it.
    Only,
    /// Every account mentions it.
    All,
    /// Half of the accounts or fewer mention it, and more than one.
    Some,
    /// Who is near whom.
    Standing,
    /// A fact of the call that some accounts state, or none.
    Slot,
}

impl PanelFindingKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [Self::Against, Self::Most, Self::Only, Self::All, Self::Some, Self::Standing, Self::Slot];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Against => "AGAINST",
            Self::Most => "MOST",
            Self::Only => "ONLY",
            Self::All => "ALL",
            Self::Some => "SOME",
            Self::Standing => "STANDING",
            Self::Slot => "SLOT",
        }
    }
}

/// One thing that stands out in a panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PanelFinding {
    /// What kind of thing.
    pub kind: PanelFindingKind,
    /// The accounts that mention or state it.
    pub accounts: Vec<Seat>,
    /// The accounts that do not.
    pub silent: Vec<Seat>,
    /// Ids of the claims it stands on; none where it is about the texts as wholes.
    pub claims: Vec<String>,
    /// The finding in one plain sentence.
    pub sentence: String,
    /// By which findings are ranked, 0 (trivia) to 1.
    pub weight: Score,
}

/// Every finding, the weightiest first.
pub(super) fn find(panel: &Panel, knowledge: &Knowledge) -> Vec<PanelFinding> {
    let table = Table { panel, knowledge, names: names(panel) };
    if panel.accounts.len() < 2 {
        return Vec::new();
    }
    let mut findings: Vec<PanelFinding> = panel.rows.iter().flat_map(|row| table.row(row)).collect();
    findings.extend(seats(panel).flat_map(|seat| table.only(seat)));
    findings.extend(table.standing());
    findings.extend(table.slots());
    findings.sort_by(|x, y| {
        y.weight.get().total_cmp(&x.weight.get()).then(x.kind.cmp(&y.kind)).then_with(|| x.claims.cmp(&y.claims))
    });
    findings
}

fn seats(panel: &Panel) -> impl DoubleEndedIterator<Item = Seat> + use<> {
    (0..panel.accounts.len()).map(Seat::new)
}

/// By seat the name as it stands in a sentence; two accounts of one name are told apart by their seats.
fn names(panel: &Panel) -> Vec<String> {
    let namesakes = |name: &str| panel.accounts.iter().filter(|account| account.name == name).count();
    let name = |seat: Seat| {
        let name = &panel.accounts[seat.index()].name;
        if namesakes(name) > 1 { format!("{} ({seat})", with_article(name)) } else { with_article(name) }
    };
    seats(panel).map(name).collect()
}

struct Table<'p> {
    panel: &'p Panel,
    knowledge: &'p Knowledge,
    names: Vec<String>,
}

impl Table<'_> {
    fn name(&self, seat: Seat) -> &str {
        &self.names[seat.index()]
    }

    /// "France, Italy and the United States"
    fn list(&self, seats: &[Seat]) -> String {
        match seats {
            [] => String::from("nobody"),
            [one] => self.name(*one).to_owned(),
            [all @ .., last] => {
                let all: Vec<&str> = all.iter().map(|seat| self.name(*seat)).collect();
                format!("{} and {}", all.join(", "), self.name(*last))
            }
        }
    }

    fn label(&self, topic: &str) -> String {
        let entry = self.knowledge.lexicon.topics.iter().find(|entry| *entry.id == *topic);
        entry.map_or_else(|| topic.replace('-', " "), |entry| entry.label.to_string())
    }

    fn claims(&self, seat: Seat, ids: &[String]) -> Vec<&PanelClaim> {
        let account = &self.panel.accounts[seat.index()];
        ids.iter().filter_map(|id| account.claim(id)).collect()
    }

    /// The claim of a cell that takes up most of its text.
    fn main(&self, seat: Seat, ids: &[String]) -> Option<&PanelClaim> {
        let claims = self.claims(seat, ids);
        claims.into_iter().rev().max_by(|x, y| x.share.get().total_cmp(&y.share.get()))
    }

    fn quote(&self, seat: Seat, ids: &[String]) -> String {
        self.main(seat, ids).map_or_else(String::new, |claim| shorten(&claim.text))
    }

    fn finding(&self, kind: PanelFindingKind, accounts: Vec<Seat>, weight: f64, sentence: &str) -> PanelFinding {
        let silent = seats(self.panel).filter(|seat| !accounts.contains(seat)).collect();
        PanelFinding { kind, accounts, silent, claims: Vec::new(), sentence: upper(sentence), weight: Score::new(weight) }
    }

    /// What of the accounts that tell it a row takes up on average.
    fn share(&self, row: &PanelRow) -> f64 {
        let told: Vec<Seat> = row.told_by().collect();
        let share =
            |seat: &Seat| self.claims(*seat, &row.cells[seat.index()]).into_iter().map(|claim| claim.share.get()).sum::<f64>();
        told.iter().map(share).sum::<f64>() / told.len().max(1) as f64
    }

    fn row(&self, row: &PanelRow) -> Vec<PanelFinding> {
        let (told, all): (Vec<Seat>, usize) = (row.told_by().collect(), self.panel.accounts.len());
        let setting = told
            .iter()
            .all(|seat| self.claims(*seat, &row.cells[seat.index()]).iter().all(|claim| matches!(claim.act, Act::Describe)));
        let share = self.share(row).min(0.3);
        let silent: Vec<Seat> = seats(self.panel).filter(|seat| !told.contains(seat)).collect();
        // The account that says most on it is quoted.
        let speaker = told.iter().copied().rev().max_by(|x, y| {
            let size = |seat: &Seat| self.quote(*seat, &row.cells[seat.index()]).len();
            size(x).cmp(&size(y))
        });
        let quoted = speaker
            .map_or_else(String::new, |seat| format!("“{}” ({})", self.quote(seat, &row.cells[seat.index()]), self.name(seat)));
        let count = number(told.len());
        let (kind, base, sentence) = if silent.is_empty() {
            let both = if all == 2 { String::from("both") } else { format!("all {}", number(all)) };
            (PanelFindingKind::All, 0.3, format!("{both} accounts mention: {quoted}."))
        } else {
            let missing =
                format!("{count} of {} accounts mention: {quoted}; not mentioned by {}.", number(all), self.list(&silent));
            // What nearly all tell is missed most where it is missing.
            let most = 2 * told.len() > all;
            let (kind, base) = if most { (PanelFindingKind::Most, 0.5) } else { (PanelFindingKind::Some, 0.25) };
            (kind, base, missing)
        };
        let weight = if setting { 0.1 } else { base + share };
        let claims: Vec<String> = row.cells.concat();
        let mut findings = vec![PanelFinding { claims: claims.clone(), ..self.finding(kind, told, weight, &sentence) }];
        findings.extend(self.against(row).map(|finding| PanelFinding { claims, ..finding }));
        findings
    }

    /// Where cells of a row are set against each other: by whom, and against whom.
    fn against(&self, row: &PanelRow) -> Option<PanelFinding> {
        if row.relation < Relation::Counterposed {
            return None;
        }
        let opposed: Vec<(&PanelPair, Relation)> = self
            .panel
            .pairs
            .iter()
            .filter_map(|pair| {
                let holds = |seat: Seat, ids: &[String]| ids.iter().any(|id| row.cells[seat.index()].contains(id));
                let links = pair.links.iter().filter(|link| holds(pair.x, &link.x) && holds(pair.y, &link.y));
                let relation = links.map(|link| link.relation).max()?;
                (relation >= Relation::Counterposed).then_some((pair, relation))
            })
            .collect();
        // The account that stands against most others is named first.
        let against = |seat: Seat| -> Vec<Seat> {
            let others = opposed.iter().filter_map(|(pair, _)| match seat {
                seat if pair.x == seat => Some(pair.y),
                seat if pair.y == seat => Some(pair.x),
                _ => None,
            });
            others.collect()
        };
        let first = seats(self.panel).rev().max_by_key(|seat| against(*seat).len())?;
        let others = against(first);
        let said = std::iter::once(&first)
            .chain(&others)
            .map(|seat| format!("{}: “{}”", upper(self.name(*seat)), self.quote(*seat, &row.cells[seat.index()])));
        let excluding = opposed.iter().any(|(_, relation)| *relation == Relation::Contradictory);
        let lead = if excluding { "statements that cannot both be true" } else { "the same question, answered differently" };
        let sentence = format!("{lead}. {}.", said.collect::<Vec<_>>().join("; "));
        let accounts = [vec![first], others].concat();
        let mut finding = self.finding(
            PanelFindingKind::Against,
            accounts,
            if excluding { 0.85 } else { 0.6 } + self.share(row).min(0.3),
            &sentence,
        );
        finding.silent = seats(self.panel).filter(|seat| row.cells[seat.index()].is_empty()).collect();
        Some(finding)
    }

    /// What one account alone says, the claims on one file taken together.
    fn only(&self, seat: Seat) -> Vec<PanelFinding> {
        let mut groups: Vec<(Option<&str>, Vec<&PanelClaim>)> = Vec::new();
        for claim in self.panel.only(seat).into_iter().filter(|claim| claim.act != Act::Describe || !claim.topics.is_empty()) {
            let topic = claim.topics.first().map(|topic| &**topic);
            match groups.iter_mut().find(|(known, _)| topic.is_some() && *known == topic) {
                Some((_, claims)) => claims.push(claim),
                None => groups.push((topic, vec![claim])),
            }
        }
        let elsewhere = |topic: &str| {
            let others = self.panel.accounts.iter().filter(|account| account.id != seat);
            others.flat_map(|account| &account.claims).any(|claim| claim.topics.iter().any(|known| **known == *topic))
        };
        let others: Vec<Seat> = seats(self.panel).filter(|other| *other != seat).collect();
        let silent =
            if others.len() > 2 { String::from("any other account") } else { self.list(&others).replace(" and ", " or ") };
        groups
            .into_iter()
            .map(|(topic, claims)| {
                let ids: Vec<String> = claims.iter().map(|claim| claim.id.clone()).collect();
                let share: f64 = claims.iter().map(|claim| claim.share.get()).sum();
                let quote = self.quote(seat, &ids);
                let (base, sentence) = match topic.filter(|topic| !elsewhere(topic)) {
                    Some(topic) => (
                        0.5,
                        format!(
                            "only the text of {} speaks of “{}”: “{quote}”; not mentioned by {silent}.",
                            self.name(seat),
                            self.label(topic)
                        ),
                    ),
                    None => (0.4, format!("only the text of {} says: “{quote}”; not mentioned by {silent}.", self.name(seat))),
                };
                let setting = claims.iter().all(|claim| claim.act == Act::Describe);
                let weight = if setting { 0.15 } else { base } + share.min(0.3);
                PanelFinding { claims: ids, ..self.finding(PanelFindingKind::Only, vec![seat], weight, &sentence) }
            })
            .collect()
    }

    /// The nearest pair, the pair furthest apart, and the account that stands apart from all others.
    fn standing(&self) -> Vec<PanelFinding> {
        let apart = |pair: &PanelPair| pair.divergence.overall.get();
        let pairs = &self.panel.pairs;
        let (Some(nearest), Some(furthest)) = (
            pairs.iter().min_by(|x, y| apart(x).total_cmp(&apart(y))),
            pairs.iter().rev().max_by(|x, y| apart(x).total_cmp(&apart(y))),
        ) else {
            return Vec::new();
        };
        if pairs.len() < 2 {
            return Vec::new();
        }
        let of_pair = |pair: &PanelPair, what: &str| {
            let seats = vec![pair.x, pair.y];
            let sentence = format!("the accounts of {} are {what}: {}.", self.list(&seats), pair.divergence.overall);
            PanelFinding { silent: Vec::new(), ..self.finding(PanelFindingKind::Standing, seats, 0.45, &sentence) }
        };
        let mut findings = vec![of_pair(nearest, "nearest to each other"), of_pair(furthest, "furthest apart")];
        // Whoever joins all the others last stands alone.
        let last = self.panel.standing.merges.last();
        let alone = last.and_then(|last| match (last.left.as_slice(), last.right.as_slice()) {
            ([one], rest) | (rest, [one]) if rest.len() > 1 => Some((*one, last.divergence)),
            _ => None,
        });
        findings.extend(alone.map(|(seat, divergence)| {
            let sentence =
                format!("the account of {} stands apart from all the others: {divergence} on average.", self.name(seat));
            PanelFinding { silent: Vec::new(), ..self.finding(PanelFindingKind::Standing, vec![seat], 0.46, &sentence) }
        }));
        findings
    }

    /// Facts of the call that some accounts state, or none.
    fn slots(&self) -> Vec<PanelFinding> {
        let slots: [(&str, f64, Vec<bool>); 4] = {
            let filled = |read: &dyn Fn(&crate::claim::Facts) -> bool| {
                self.panel.accounts.iter().map(|account| read(&account.facts)).collect::<Vec<bool>>()
            };
            [
                ("who asked for the meeting or call", 0.3, filled(&|facts| facts.initiator.is_some())),
                ("how long it lasted", 0.2, filled(&|facts| facts.duration_minutes.is_some())),
                ("how the talk went", 0.2, filled(&|facts| !facts.tone.is_empty())),
                ("what is to follow", 0.3, filled(&|facts| !facts.next_steps.is_empty())),
            ]
        };
        let finding = |(slot, weight, filled): (&str, f64, Vec<bool>)| {
            let (stated, silent): (Vec<Seat>, Vec<Seat>) = seats(self.panel).partition(|seat| filled[seat.index()]);
            let sentence = match (stated.as_slice(), silent.as_slice()) {
                (_, []) => return None,
                ([], _) => format!("no account states {slot}."),
                ([one], _) => format!("only the text of {} states {slot}.", self.name(*one)),
                (_, silent) => format!(
                    "{} of {} accounts state {slot}; not stated by {}.",
                    number(stated.len()),
                    number(self.panel.accounts.len()),
                    self.list(silent)
                ),
            };
            Some(self.finding(PanelFindingKind::Slot, stated, weight, &sentence))
        };
        slots.into_iter().filter_map(finding).collect()
    }
}

/// A small number in words.
fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn upper(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

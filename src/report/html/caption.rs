//! What only the web page says about a comparison: who spoke, when, and of what first.
//!
//! In: a [`Page`]. Out: plain words and places. Law: as for the page itself, what it gives has still to be escaped.

use super::super::page::Page;
use super::super::words::counted;
use super::super::wrap::clean;
use crate::claim::{ClaimRecord, MONTHS};
use crate::comparison::Link;
use crate::finding::FindingKind;
use crate::readout::{Readout, Side};
use crate::relation::Relation;

impl<'c> Page<'c> {
    /// Who spoke for a side, where the caller said so, and how much its text says: "Jane Doe, 148 words".
    pub(super) fn leader_and_length(&self, side: Side) -> String {
        let account = self.comparison.account(side);
        let words = counted(account.words, "word");
        match account.readout().and_then(Readout::leader).map(clean).filter(|leader| !leader.is_empty()) {
            Some(leader) => format!("{leader}, {words}"),
            None => words,
        }
    }

    /// The date that the caller gave for a side's text: as given, and in words where it is ISO 8601.
    pub(super) fn date(&self, side: Side) -> Option<(String, String)> {
        let date = clean(self.comparison.account(side).readout()?.date()?);
        let words = date_in_words(&date).unwrap_or_else(|| date.clone());
        (!date.is_empty()).then_some((date, words))
    }

    /// The rows of a relation, each with its number among all rows, counted from 1.
    pub(super) fn numbered_rows(&self, relation: Relation) -> Vec<(usize, &'c Link)> {
        (1..).zip(self.comparison.links()).filter(|(_, link)| link.relation == relation).collect()
    }

    /// The claims of a side on a topic, in order: its own, and those that stand in a row with a claim on it.
    pub(super) fn claims_on(&self, topic: &str, side: Side) -> Vec<usize> {
        let leads = |claim: &&ClaimRecord| claim.topics.first().is_some_and(|first| **first == *topic);
        let own =
            self.comparison.account(side).claims.iter().enumerate().filter(|(_, claim)| leads(claim)).map(|(place, _)| place);
        let shared = self.comparison.links().iter().filter(|link| self.cell(link, side.other()).iter().any(leads));
        let mut places: Vec<usize> = own.chain(shared.flat_map(|link| self.cell_places(link, side))).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Why a row was put together, the weightiest reason first: a shared stem as the first word of the row that begins with it,
    /// a shared concept by its name.
    pub(super) fn shared(&self, link: &Link) -> Vec<String> {
        let claims = Side::BOTH.map(|side| self.cell(link, side)).concat();
        let words = || claims.iter().flat_map(|claim| claim.text.split(|letter: char| !letter.is_alphanumeric()));
        let shown = |term: &str| {
            words().find(|word| word.to_lowercase().starts_with(term)).map_or_else(|| term.replace('-', " "), str::to_owned)
        };
        link.because.iter().map(|reason| clean(&shown(&reason.term))).collect()
    }
}

/// A date as a newspaper writes it: `5 May 2024` for `2024-05-05`, `May 2024` for `2024-05`.
fn date_in_words(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()))?;
    let month = MONTHS.get(parts.next()?.parse::<usize>().ok()?.checked_sub(1)?)?;
    match (parts.next(), parts.next()) {
        (None, _) => Some(format!("{month} {year}")),
        (Some(day), None) => day.parse::<u8>().ok().map(|day| format!("{day} {month} {year}")),
        _ => None,
    }
}

/// A kind of difference as a reader would call it.
pub(super) const fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::OneSide => "One side only",
        FindingKind::Framing => "Framing",
        FindingKind::Demands => "Demands",
        FindingKind::Length => "Length",
        FindingKind::Commit => "Commitment",
        FindingKind::Tone => "Tone",
        FindingKind::OtherMouth => "In the other’s mouth",
        FindingKind::Emphasis => "Emphasis",
        FindingKind::Contradict => "Contradiction",
        FindingKind::Medium => "Medium",
        FindingKind::NextSteps => "Next steps",
        FindingKind::Agency => "Who acts",
        FindingKind::Specifics => "Detail",
        FindingKind::Initiator => "Who asked",
        FindingKind::BothOmit => "Neither says",
        FindingKind::AvoidedWords => "Words avoided",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_words_of_the_row_or_concepts() {
        let pair = crate::corpus::find(crate::corpus::FLAGSHIP).unwrap();
        let comparison = crate::compare(&pair.a, &pair.b);
        let page = Page::new(&comparison);
        assert_eq!(page.shared(&comparison.links()[0])[..3], ["spoke by phone", "Vladimir", "Donald"]);
        assert_eq!(page.shared(&comparison.links()[1]), ["Ukraine"]);
    }

    #[test]
    fn dates_read_as_dates() {
        assert_eq!(date_in_words("2024-05-05").as_deref(), Some("5 May 2024"));
        assert_eq!(date_in_words("2026-07").as_deref(), Some("July 2026"));
        for odd in ["", "today", "2024", "2024-13", "2024-00-01", "24-05-05", "2024-05-05-05"] {
            assert_eq!(date_in_words(odd), None, "{odd}");
        }
    }
}

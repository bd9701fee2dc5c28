//! What a page about a panel says, in plain words, before it is laid out.
//!
//! In: a [`Panel`]. Out: [`Page`]: names, groups of rows, the matrix. Law: plain text that the layout has still to wrap or to
//! escape.

use super::super::words::{NO_TOPIC, by_topic, counted, duration, label, singular};
use super::super::wrap::clean;
use crate::claim::{Facts, Holder};
use crate::comparison::with_article;
#[cfg(feature = "html")]
use crate::panel::PanelFindingKind;
use crate::panel::{Panel, PanelClaim, PanelFinding, PanelRow, Seat};
use crate::relation::Relation;
use crate::score::Score;

/// Findings that a page shows.
const FINDINGS: usize = 14;

pub(super) struct Page<'p> {
    pub(super) panel: &'p Panel,
    names: Vec<String>,
}

/// A fact of the call: its label, and by seat what the account states.
pub(super) struct Fact {
    pub(super) label: &'static str,
    pub(super) values: Vec<Vec<String>>,
}

impl<'p> Page<'p> {
    pub(super) fn new(panel: &'p Panel) -> Self {
        let mut names: Vec<String> = panel.accounts().iter().map(|account| clean(&account.name)).collect();
        let given = names.clone();
        for (name, account) in names.iter_mut().zip(panel.accounts()) {
            if name.is_empty() {
                *name = format!("Text {}", account.id);
            } else if given.iter().filter(|other| *other == name).count() > 1 {
                *name = format!("{name} ({})", account.id);
            }
        }
        Self { panel, names }
    }

    pub(super) fn seats(&self) -> impl DoubleEndedIterator<Item = Seat> + use<> {
        (0..self.names.len()).map(Seat::new)
    }

    pub(super) fn name(&self, seat: Seat) -> &str {
        &self.names[seat.index()]
    }

    pub(super) fn within(&self, seat: Seat) -> String {
        with_article(self.name(seat))
    }

    /// Every account, as a heading names them: "France, Italy and United States".
    #[cfg(feature = "html")]
    pub(super) fn listed(&self) -> String {
        match self.names.as_slice() {
            [] => String::from("No account"),
            [one] => one.clone(),
            [all @ .., last] => format!("{} and {last}", all.join(", ")),
        }
    }

    /// "France, Italy and the United States"
    pub(super) fn list(&self, seats: &[Seat]) -> String {
        match seats {
            [] => String::from("nobody"),
            [one] => self.within(*one),
            [all @ .., last] => {
                let all: Vec<String> = all.iter().map(|seat| self.within(*seat)).collect();
                format!("{} and {}", all.join(", "), self.within(*last))
            }
        }
    }

    pub(super) fn title(&self) -> String {
        let accounts = self.seats().map(|seat| format!("{} ({})", self.name(seat), self.words(seat)));
        format!("{}: {}", self.counted(), accounts.collect::<Vec<_>>().join(", "))
    }

    /// "5 accounts"
    pub(super) fn counted(&self) -> String {
        counted(self.names.len(), "account")
    }

    /// "148 words"
    pub(super) fn words(&self, seat: Seat) -> String {
        counted(self.panel.accounts()[seat.index()].words, "word")
    }

    /// The page in three lines, each a label and what it says.
    pub(super) fn summary(&self) -> [(&'static str, String); 3] {
        let rows =
            self.groups().into_iter().map(|(told, rows)| format!("{} by {}", counted(rows.len(), "row"), self.of_all(told)));
        let rows = rows.collect::<Vec<_>>().join(", ");
        let only = self.seats().map(|seat| format!("{} of {}", self.panel.only(seat).len(), self.within(seat)));
        let divergence = self.panel.divergence();
        let scale = "on a scale from 0 (the same account) to 1 (different conversations)";
        [
            ("Told by several", if rows.is_empty() { String::from("nothing") } else { rows }),
            ("By one only", format!("claims: {}", only.collect::<Vec<_>>().join(", "))),
            (
                "Divergence",
                format!(
                    "{} between two accounts on average, {} to {}, {scale}",
                    divergence.overall, divergence.least, divergence.greatest
                ),
            ),
        ]
    }

    /// "all 5", "3 of 5"
    pub(super) fn of_all(&self, told: usize) -> String {
        if told == self.names.len() { format!("all {told}") } else { format!("{told} of {}", self.names.len()) }
    }

    /// The rows by the number of accounts that tell them, the most first.
    pub(super) fn groups(&self) -> Vec<(usize, Vec<&'p PanelRow>)> {
        let told = |row: &&PanelRow| row.told_by().count();
        (2..=self.names.len())
            .rev()
            .map(|count| (count, self.panel.rows().iter().filter(|row| told(row) == count).collect::<Vec<_>>()))
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }

    /// What a row is about and how its cells stand to each other, in one line.
    pub(super) fn heading(row: &PanelRow) -> String {
        Self::about(row).join(" · ")
    }

    /// What a row is about, and how its cells stand to each other.
    pub(super) fn about(row: &PanelRow) -> [String; 2] {
        let aspects: Vec<&str> = row.aspects.iter().map(|aspect| aspect.name()).collect();
        let how = match row.relation {
            Relation::Concordant => String::from("told alike"),
            Relation::Reframed => format!("told differently: {}", aspects.join(", ")),
            Relation::Counterposed => String::from("set against each other"),
            Relation::Contradictory => String::from("cannot both be true"),
        };
        [row.topic.as_deref().map_or_else(|| NO_TOPIC.to_owned(), label), how]
    }

    /// The claims of a cell; an id that names no claim is left out.
    pub(super) fn cell(&self, row: &PanelRow, seat: Seat) -> Vec<&'p PanelClaim> {
        let account = &self.panel.accounts()[seat.index()];
        row.cells.get(seat.index()).into_iter().flatten().filter_map(|id| account.claim(id)).collect()
    }

    /// The seat and the place of the claim with an id; none where no claim has it.
    #[cfg(feature = "html")]
    pub(super) fn place_of(&self, id: &str) -> Option<(Seat, usize)> {
        let number = id.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        let seat = Seat::try_from(id[..id.len() - number.len()].to_owned()).ok()?;
        self.panel.accounts().get(seat.index())?.claim(id)?;
        Some((seat, number.parse::<usize>().ok()?.checked_sub(1)?))
    }

    pub(super) fn silent(&self, row: &PanelRow) -> Vec<Seat> {
        self.seats().filter(|seat| self.cell(row, *seat).is_empty()).collect()
    }

    /// Who does what by a claim, where it is not the text's own voice: "France warns", "the other side agrees".
    pub(super) fn doing(&self, seat: Seat, claim: &PanelClaim) -> Option<String> {
        let act = singular(claim.act.name());
        match claim.holder {
            Holder::Counterpart => Some(format!("{}: the other side {act}", self.name(seat))),
            Holder::Other => Some(format!("{}: a third party {act}", self.name(seat))),
            _ => None,
        }
    }

    /// The weightiest findings, and how many more there are.
    pub(super) fn findings(&self) -> (&'p [PanelFinding], usize) {
        let findings = self.panel.findings();
        let shown = findings.len().min(FINDINGS);
        (&findings[..shown], findings.len() - shown)
    }

    /// The seats in the order of the matrix; that of the accounts where the standing does not name each of them once.
    pub(super) fn order(&self) -> Vec<Seat> {
        let mut order = self.panel.standing().order.clone();
        order.sort_unstable();
        if order.iter().copied().eq(self.seats()) { self.panel.standing().order.clone() } else { self.seats().collect() }
    }

    /// How far apart two accounts are; none for one and itself.
    pub(super) fn apart(&self, one: Seat, other: Seat) -> Option<Score> {
        self.panel.pair(one, other).map(|pair| pair.divergence.overall)
    }

    /// Who stands with whom, the nearest first, each in a sentence.
    pub(super) fn merges(&self) -> Vec<String> {
        let known = |seats: &[Seat]| seats.iter().all(|seat| seat.index() < self.names.len());
        let merges = self.panel.standing().merges.iter().filter(|merge| known(&merge.left) && known(&merge.right));
        merges
            .map(|merge| {
                let each = merge.left.len() + merge.right.len() > 2;
                let average = if each { " on average" } else { "" };
                format!("{} with {}: {}{average}", self.list(&merge.left), self.list(&merge.right), merge.divergence)
            })
            .collect()
    }

    pub(super) fn facts(&self) -> Vec<Fact> {
        let fact = |label, read: &dyn Fn(&Facts) -> Vec<String>| Fact {
            label,
            values: self.panel.accounts().iter().map(|account| read(&account.facts)).collect(),
        };
        vec![
            fact("Asked for by", &|facts| {
                let who = facts.initiator.iter().map(|stated| match stated.value {
                    Holder::Own => "its own side",
                    Holder::Counterpart => "the other side",
                    Holder::Both => "both sides",
                    Holder::Narrator | Holder::Other => "a third party",
                });
                who.map(String::from).collect()
            }),
            fact("Duration", &|facts| facts.duration_minutes.iter().map(|stated| duration(stated.value)).collect()),
            fact("Medium", &|facts| facts.medium.iter().map(|stated| stated.value.name().to_owned()).collect()),
            fact("Tone", &|facts| facts.tone.iter().map(|stated| clean(&stated.value.word)).collect()),
            fact("Next steps", &|facts| facts.next_steps.iter().map(|stated| clean(&stated.value)).collect()),
        ]
    }

    /// The claims that only one account makes, by main topic in the order of the text.
    pub(super) fn only(&self, seat: Seat) -> Vec<(String, Vec<&'p PanelClaim>)> {
        by_topic(self.panel.only(seat), |claim| &claim.topics)
    }
}

/// A kind of finding as a reader would call it.
#[cfg(feature = "html")]
pub(super) const fn kind(kind: PanelFindingKind) -> &'static str {
    match kind {
        PanelFindingKind::Against => "Against each other",
        PanelFindingKind::Most => "Most say",
        PanelFindingKind::Only => "One alone",
        PanelFindingKind::All => "All say",
        PanelFindingKind::Some => "Some say",
        PanelFindingKind::Standing => "Who is near whom",
        PanelFindingKind::Slot => "The call",
    }
}

//! Small closed classes: words that turn, weaken, strengthen or colour what they stand by.
//!
//! In: the `[tone]`, `[hedge]`, `[condition]`, `[negation]`, `[intensifier]`, `[medium]` and `[role]` entries of a lexicon.
//! Out: [`ToneEntry`], [`Role`]. Law: a class is closed and listed; nothing is guessed from the look of a word.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::error::Error;

/// How the call was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Medium {
    /// By telephone.
    Phone,
    /// By video link.
    Video,
    /// In person.
    Meeting,
    /// A written message.
    Letter,
}

impl Medium {
    /// What two accounts tell of: a meeting where nothing says otherwise and one says so, else a call.
    pub(crate) fn talk(stated: [Option<Self>; 2]) -> &'static str {
        let meeting = stated.contains(&Some(Self::Meeting));
        if meeting && stated.iter().flatten().all(|medium| *medium == Self::Meeting) { "meeting" } else { "call" }
    }

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Video => "video",
            Self::Meeting => "meeting",
            Self::Letter => "letter",
        }
    }
}

/// A word for how a talk went.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ToneEntry {
    pub(crate) id: Box<str>,
    /// -1 (a breakdown) to 1 (warmest); "frank" is below 0: in this register it signals disagreement.
    pub(crate) valence: f32,
}

impl ToneEntry {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        let valence = entry.number(file, "valence")?.unwrap_or(0.0).clamp(-1.0, 1.0);
        Ok(Self { id: entry.id.into(), valence: valence as f32 })
    }
}

/// A word that names a part in the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Role {
    /// Both together ("the leaders", "the sides", "they").
    Both,
    /// A single person by office ("the President").
    Office,
    /// A third-person pronoun.
    Pronoun,
    /// The first person: the issuer's leader or government.
    Speaker,
    /// Coordinates or opens a clause ("and", "while").
    Coordinator,
    /// May stand between a coordinator and its verb ("also").
    Adverb,
    /// Makes a passive of the participle after it ("was").
    Be,
    /// "will", "would": modality, never an act.
    Modal,
    /// "that": opens what is said.
    That,
    /// "as well as".
    AsWellAs,
    /// "about", "regarding": opens a subject.
    About,
    /// "to" before a verb.
    To,
    /// "must", "should": an obligation.
    Must,
    /// "by": names the agent of a passive.
    By,
    /// "of" between a person and a country.
    Of,
    /// "for" after thanks.
    For,
    /// "which", "who": opens a relative clause.
    Which,
    /// Another preposition: what it governs is no subject.
    Preposition,
    /// "has", "had": a perfect.
    Have,
    /// Opens a subordinate clause.
    If,
    /// A noun that makes a person or a government of the adjective before it ("the Russian side").
    Person,
    /// Says who the call goes back to ("at the initiative of").
    Outset,
    /// Says that a duration is the call's.
    Lasting,
    /// The talk itself.
    Call,
    /// The day of the call in words.
    Day,
    /// Begins a number in words.
    Number,
    /// A noun for a contact that "call" does not cover ("summit").
    Encounter,
    /// Says that a contact was before this one ("previous").
    Earlier,
    /// Says that a contact is still to come ("upcoming").
    Later,
    /// Says whose word follows ("in the view of", "according to").
    Viewpoint,
    /// What is committed and not promised ("crime", "atrocity").
    Offence,
}

/// A set of roles.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Roles(u64);

impl Roles {
    pub(crate) fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    pub(crate) fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }
}

impl Role {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        Ok(match entry.id {
            "both" => Self::Both,
            "office" => Self::Office,
            "pronoun" => Self::Pronoun,
            "speaker" => Self::Speaker,
            "coordinator" => Self::Coordinator,
            "adverb" => Self::Adverb,
            "be" => Self::Be,
            "modal" => Self::Modal,
            "that" => Self::That,
            "as-well-as" => Self::AsWellAs,
            "about" => Self::About,
            "to" => Self::To,
            "must" => Self::Must,
            "by" => Self::By,
            "of" => Self::Of,
            "for" => Self::For,
            "which" => Self::Which,
            "preposition" => Self::Preposition,
            "have" => Self::Have,
            "if" => Self::If,
            "person" => Self::Person,
            "outset" => Self::Outset,
            "lasting" => Self::Lasting,
            "call" => Self::Call,
            "day" => Self::Day,
            "number" => Self::Number,
            "encounter" => Self::Encounter,
            "earlier" => Self::Earlier,
            "later" => Self::Later,
            "viewpoint" => Self::Viewpoint,
            "offence" => Self::Offence,
            other => return Err(Error::format(file, entry.line, format!("no role is called `{other}`"))),
        })
    }
}

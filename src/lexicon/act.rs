//! Speech acts: what a holder does by saying something.
//!
//! In: the `[act]` entries of a lexicon. Out: [`Act`], [`Plover`], [`ActEntry`].
//! Law: an act says what is done with a content, never what the content is; strength is how far it binds the holder.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::error::Error;

/// What the holder of a claim does by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Several come to the same decision.
    Agree,
    /// A promise or pledge to do something.
    Commit,
    /// Support for a position, a principle, a party.
    Support,
    /// Thanks, praise, congratulation, condolence, good wishes.
    Thank,
    /// A subject raised or exchanged views on, nobody's position given.
    Discuss,
    /// One side tells, briefs or explains.
    Inform,
    /// A position stressed, noted, reaffirmed.
    Assert,
    /// Worry about something.
    Concern,
    /// Blame, criticism, condemnation.
    Accuse,
    /// A warning or a threat of consequences.
    Warn,
    /// Something called for, urged, insisted on.
    Demand,
    /// A request.
    Ask,
    /// A proposal, an invitation, an offer, readiness.
    Propose,
    /// Refusal, opposition, denial.
    Reject,
    /// Setting, tone, logistics; nobody is said to have said it.
    Describe,
}

impl Act {
    /// Every act, in the order of the annotation guide.
    pub const ALL: [Self; 15] = [
        Self::Agree,
        Self::Commit,
        Self::Support,
        Self::Thank,
        Self::Discuss,
        Self::Inform,
        Self::Assert,
        Self::Concern,
        Self::Accuse,
        Self::Warn,
        Self::Demand,
        Self::Ask,
        Self::Propose,
        Self::Reject,
        Self::Describe,
    ];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Commit => "commit",
            Self::Support => "support",
            Self::Thank => "thank",
            Self::Discuss => "discuss",
            Self::Inform => "inform",
            Self::Assert => "assert",
            Self::Concern => "concern",
            Self::Accuse => "accuse",
            Self::Warn => "warn",
            Self::Demand => "demand",
            Self::Ask => "ask",
            Self::Propose => "propose",
            Self::Reject => "reject",
            Self::Describe => "describe",
        }
    }

    /// How far the act binds its holder where no verb says it more exactly: 0 (not at all) to 1.
    ///
    /// The order is that of the register: agreed > committed > demanded, warned, refused > supported, stressed > proposed,
    /// asked > noted > discussed. The numbers are judgements; `data/acts.txt` gives one for every verb.
    #[must_use]
    pub const fn usual_strength(self) -> f32 {
        match self {
            Self::Agree => 0.9,
            Self::Commit => 0.85,
            Self::Warn | Self::Demand | Self::Reject => 0.75,
            Self::Support | Self::Accuse => 0.65,
            Self::Assert => 0.6,
            Self::Propose => 0.55,
            Self::Ask => 0.5,
            Self::Concern => 0.45,
            Self::Thank | Self::Inform => 0.35,
            Self::Discuss => 0.2,
            Self::Describe => 0.05,
        }
    }

    /// The PLOVER event category that comes closest, where one does.
    #[must_use]
    pub const fn plover(self) -> Option<Plover> {
        match self {
            Self::Agree | Self::Commit => Some(Plover::Agree),
            Self::Support | Self::Thank => Some(Plover::Support),
            Self::Discuss | Self::Inform => Some(Plover::Consult),
            Self::Accuse | Self::Concern => Some(Plover::Accuse),
            Self::Warn => Some(Plover::Threaten),
            Self::Demand | Self::Ask => Some(Plover::Request),
            Self::Propose => Some(Plover::Cooperate),
            Self::Reject => Some(Plover::Reject),
            Self::Assert | Self::Describe => None,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// A category of PLOVER, the Political Language Ontology for Verifiable Event Records (Open Event Data Alliance).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Plover {
    /// Agree to act.
    Agree,
    /// Consult.
    Consult,
    /// Support.
    Support,
    /// Concede, yield.
    Concede,
    /// Cooperate.
    Cooperate,
    /// Provide aid.
    Aid,
    /// Retreat.
    Retreat,
    /// Request, demand.
    Request,
    /// Accuse, criticise.
    Accuse,
    /// Reject.
    Reject,
    /// Threaten.
    Threaten,
    /// Protest.
    Protest,
    /// Sanction.
    Sanction,
    /// Mobilize.
    Mobilize,
    /// Coerce.
    Coerce,
    /// Assault.
    Assault,
}

impl Plover {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "AGREE" => Self::Agree,
            "CONSULT" => Self::Consult,
            "SUPPORT" => Self::Support,
            "CONCEDE" => Self::Concede,
            "COOPERATE" => Self::Cooperate,
            "AID" => Self::Aid,
            "RETREAT" => Self::Retreat,
            "REQUEST" => Self::Request,
            "ACCUSE" => Self::Accuse,
            "REJECT" => Self::Reject,
            "THREATEN" => Self::Threaten,
            "PROTEST" => Self::Protest,
            "SANCTION" => Self::Sanction,
            "MOBILIZE" => Self::Mobilize,
            "COERCE" => Self::Coerce,
            "ASSAULT" => Self::Assault,
            _ => return None,
        })
    }
}

/// How a reporting phrase is built into its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ActKind {
    /// Somebody says it: the subject holds the claim.
    Verb,
    /// A set phrase without a speaker ("it was agreed", "topped the agenda").
    Impersonal,
    /// The setting of the call ("spoke with", "lasted").
    Setting,
}

/// At whom an act is aimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Direction {
    Other,
    Third,
    Both,
    None,
}

/// A reporting verb or phrase.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ActEntry {
    pub(crate) id: Box<str>,
    pub(crate) act: Act,
    pub(crate) strength: f32,
    pub(crate) direction: Direction,
    pub(crate) plover: Option<Plover>,
    pub(crate) kind: ActKind,
    /// As often a noun or an adjective: counts only where the word is inflected as a verb.
    pub(crate) ambiguous: bool,
}

impl ActEntry {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        let wrong = |what: &str, value: &str| Error::format(file, entry.line, format!("`{value}` is not {what}"));
        let name = entry.key("act").unwrap_or_default();
        let act = Act::from_name(name).ok_or_else(|| wrong("an act", name))?;
        let plover = match entry.key("plover") {
            None => act.plover(),
            Some(name) => Some(Plover::from_name(name).ok_or_else(|| wrong("a PLOVER category", name))?),
        };
        let strength = entry.number(file, "strength")?.map_or(act.usual_strength(), |value| value as f32);
        let kind = match entry.key("kind").unwrap_or("verb") {
            "verb" => ActKind::Verb,
            "impersonal" => ActKind::Impersonal,
            "setting" => ActKind::Setting,
            other => return Err(wrong("a kind of act phrase (verb, impersonal, setting)", other)),
        };
        let direction = match entry.key("direction").unwrap_or("none") {
            "other" => Direction::Other,
            "third" => Direction::Third,
            "both" => Direction::Both,
            "none" => Direction::None,
            other => return Err(wrong("a direction (other, third, both, none)", other)),
        };
        Ok(Self {
            id: entry.id.into(),
            act,
            strength: strength.clamp(0.0, 1.0),
            direction,
            plover,
            kind,
            ambiguous: entry.key("ambiguous") == Some("yes"),
        })
    }
}

//! Actors: states, bodies and groups, the names they go by, and who leads them when.
//!
//! In: the `[actor]` and `[leader]` entries of a lexicon. Out: [`ActorEntry`], [`LeaderEntry`].
//! Law: a capital or a seat of government stands for its government; an adjective names a state but speaks for nobody.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::error::Error;

/// How a form names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Naming {
    /// Its name or its government ("Russia", "the Russian side").
    Name,
    /// An adjective or its people ("Russian").
    Adjective,
    /// Its capital or the seat of its government ("the Kremlin").
    Seat,
}

/// A state, a territory, an international body or a group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ActorEntry {
    pub(crate) id: Box<str>,
    pub(crate) name: Box<str>,
    /// The id of the actor that it is an organ of, and its place: whoever speaks for the one speaks for the other.
    of: Option<Box<str>>,
    pub(crate) whole: Option<u16>,
}

impl ActorEntry {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        let kind = entry.key("kind").unwrap_or("state");
        if !matches!(kind, "state" | "territory" | "body" | "group") {
            return Err(Error::format(
                file,
                entry.line,
                format!("`{kind}` is not a kind of actor (state, territory, body, group)"),
            ));
        }
        let name = entry.forms().next().unwrap_or(entry.id).trim_start_matches('=');
        Ok(Self { id: entry.id.into(), name: name.into(), of: entry.key("of").map(Into::into), whole: None })
    }

    /// Finds the actor that it is an organ of.
    pub(crate) fn resolve(&mut self, place: impl Fn(&str) -> Option<u16>) {
        self.whole = self.of.as_deref().and_then(place);
    }

    /// Every form with the way in which it names the actor.
    pub(crate) fn forms<'t>(entry: &Entry<'t>) -> impl Iterator<Item = (&'t str, Naming)> {
        let names = entry.forms().map(|form| (form, Naming::Name));
        let adjectives = entry.list("adjective", '|').map(|form| (form, Naming::Adjective));
        let seats = entry.list("seat", '|').chain(entry.list("capital", '|')).map(|form| (form, Naming::Seat));
        names.chain(adjectives).chain(seats)
    }
}

/// A day in digits, `2000-05-01`.
type Day = [u8; 10];

/// A term of office.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LeaderEntry {
    pub(crate) id: Box<str>,
    /// The id of the actor, and its place in the table once every actor is known.
    pub(crate) of: Box<str>,
    pub(crate) actor: Option<u16>,
    /// "President", "Prime Minister".
    pub(crate) office: Box<str>,
    /// First and last day, in full; without one, what stands before or after any.
    from: Day,
    to: Day,
}

impl LeaderEntry {
    pub(crate) fn parse(file: &str, entry: &Entry<'_>) -> Result<Self, Error> {
        let of = entry.key("of").ok_or_else(|| Error::format(file, entry.line, "a leader needs `of: actor`"))?;
        Ok(Self {
            id: entry.id.into(),
            of: of.into(),
            actor: None,
            office: entry.key("office").unwrap_or_default().into(),
            from: entry.key("from").map_or([0; 10], |date| full(date, *b"0000-01-01")),
            to: entry.key("to").map_or([u8::MAX; 10], |date| full(date, *b"9999-12-31")),
        })
    }

    /// Whether the term of office covers `date` (ISO 8601, a day or a month); without dates it may.
    pub(crate) fn holds_office(&self, date: &str) -> bool {
        // Bytes, since a date that the caller gives may hold anything.
        let day = &date.as_bytes()[..date.len().min(self.from.len())];
        self.from[..day.len()] <= *day && *day <= self.to[..day.len()]
    }
}

/// A date cut to its year or month, filled up to a day.
fn full(date: &str, mut fill: Day) -> Day {
    let known = if date.is_ascii() { date.len().min(fill.len()) } else { 0 };
    fill[..known].copy_from_slice(&date.as_bytes()[..known]);
    fill
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_of_office_covers_its_days() {
        let text = "[leader]\nx = X ; of: y ; office: President ; from: 2000-05 ; to: 2008";
        let entries = crate::entry::parse("x.txt", text).unwrap();
        let entry = LeaderEntry::parse("x.txt", &entries[0]).unwrap();
        assert!(entry.holds_office("2000-05-01") && entry.holds_office("2008-12-31") && entry.holds_office("2008-12"));
        assert!(!entry.holds_office("2000-04-30") && !entry.holds_office("2009-01-01"));
    }
}

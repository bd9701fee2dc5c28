//! A secondary source, split by whom it ascribes its words to.
//!
//! In: a news report on a call, and the two governments. Out: [`Attribution`]: what it ascribes to each side, what it says was not
//! disclosed, and its own voice. Law: the passages tile the sentences of the text in order, each an exact excerpt; what nobody
//! is named for is the report's own voice; that a side disclosed nothing is a statement of the report, not of the side.
//!
//! Words are ascribed where a government, its seat, its body or its leader stands beside a word of saying ("the Kremlin said", "Moscow's
//! readout", "according to the White House"); `cues.txt` has these words. What a sentence ascribes holds for all of it, up to the
//! next such naming. A sentence that goes on without naming anybody ("It added that …") goes on in the voice before it.

use serde::{Deserialize, Serialize};

use crate::claim::actor_named;
use crate::entry;
use crate::knowledge::Knowledge;
use crate::lexicon::{Hit, Meaning};
use crate::readout::{Readout, Side};
use crate::sentence::split;
use crate::span::Span;
use crate::token::{Term, tokenize};

/// The words of attribution, one entry a class.
const CUES: &str = include_str!("cues.txt");
/// Words between a party and its word of saying: "Kremlin aide Yuri Ushakov told reporters".
const NEAR: usize = 6;
/// Words at the beginning of a sentence within which it goes on in the voice before it.
const OPENING: usize = 3;

/// Whose words a passage of a report gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// It ascribes them to side `a`.
    A,
    /// It ascribes them to side `b`.
    B,
    /// It ascribes them to both.
    Both,
    /// It says that something was not disclosed.
    Undisclosed,
    /// Its own.
    Own,
}

impl Voice {
    /// Every voice.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::Both, Self::Undisclosed, Self::Own];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => Side::A.name(),
            Self::B => Side::B.name(),
            Self::Both => "both",
            Self::Undisclosed => "undisclosed",
            Self::Own => "own",
        }
    }
}

impl From<Side> for Voice {
    fn from(side: Side) -> Self {
        match side {
            Side::A => Self::A,
            Side::B => Self::B,
        }
    }
}

/// A stretch of a report in one voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Passage {
    /// Where it stands in the text.
    pub span: Span,
    /// Whose words it gives.
    pub voice: Voice,
    /// The words that say so; none where the voice goes on from the sentence before, or is the report's own.
    pub because: Option<Span>,
}

/// A secondary source, split by attribution.
///
/// ```
/// use rashomon::{Comparer, Side, Voice};
/// let report = "The two presidents spoke on Monday. According to the Kremlin, the talk was frank. \
///     The White House said that grain was discussed. Neither side disclosed who had placed the call.";
/// let found = Comparer::default().attribute(report, "United States", "Russia");
/// let voices: Vec<Voice> = found.passages().iter().map(|passage| passage.voice).collect();
/// assert_eq!(voices, [Voice::Own, Voice::B, Voice::A, Voice::Undisclosed]);
/// assert_eq!(found.readout(Side::B).unwrap().text(), "According to the Kremlin, the talk was frank.");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attribution {
    text: String,
    issuers: [String; 2],
    passages: Vec<Passage>,
}

impl Attribution {
    /// The passages, in the order of the text.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The words of a passage.
    #[must_use]
    pub fn text_of(&self, passage: &Passage) -> &str {
        passage.span.of(&self.text)
    }

    /// What the report ascribes to a side, as an account of its own that can be compared or join a panel; none where it ascribes nothing.
    ///
    /// What it ascribes to both belongs to either. The passages follow each other with a space between them, so offsets into it
    /// are not offsets into the report.
    #[must_use]
    pub fn readout(&self, side: Side) -> Option<Readout> {
        let own = |passage: &&Passage| passage.voice == Voice::from(side) || passage.voice == Voice::Both;
        let words: Vec<&str> = self.passages.iter().filter(own).map(|passage| self.text_of(passage)).collect();
        (!words.is_empty()).then(|| Readout::new(&self.issuers[side.index()], words.join(" ")))
    }
}

/// Splits a report by whom it ascribes its words to.
pub(crate) fn attribute(text: &str, issuers: [&str; 2], knowledge: &Knowledge) -> Attribution {
    let tokens = tokenize(text, &knowledge.vocabulary);
    let terms = tokens.terms();
    let mut hits = Vec::new();
    knowledge.lexicon.read(text, terms, &mut hits);
    let reader = Reader {
        text,
        terms,
        hits,
        parties: issuers.map(|issuer| actor_named(issuer, knowledge)),
        cues: Cues::embedded(),
        knowledge,
    };
    let mut passages: Vec<Passage> = Vec::new();
    for sentence in split(text, terms, knowledge.vocabulary.language()) {
        let before = passages.last().map(|passage| passage.voice);
        passages.extend(reader.sentence(sentence.start, sentence.end, before));
    }
    Attribution { text: text.to_owned(), issuers: issuers.map(str::to_owned), passages }
}

/// The words of attribution, each a list of words in small letters.
struct Cues {
    says: Vec<Vec<&'static str>>,
    account: Vec<Vec<&'static str>>,
    by: Vec<Vec<&'static str>>,
    undisclosed: Vec<Vec<&'static str>>,
    both: Vec<Vec<&'static str>>,
    on: Vec<Vec<&'static str>>,
}

impl Cues {
    fn embedded() -> Self {
        let entries = entry::parse("cues.txt", CUES).unwrap_or_default();
        let forms = |id: &str| {
            let entries = entries.iter().filter(|entry| entry.id == id);
            entries.flat_map(|entry| entry.forms().map(|form| form.split(' ').collect())).collect()
        };
        Self {
            says: forms("says"),
            account: forms("account"),
            by: forms("by"),
            undisclosed: forms("undisclosed"),
            both: forms("both"),
            on: forms("goes-on"),
        }
    }
}

struct Reader<'r> {
    text: &'r str,
    terms: &'r [Term],
    hits: Vec<Hit<Meaning>>,
    parties: [Option<u16>; 2],
    cues: Cues,
    knowledge: &'r Knowledge,
}

/// An attribution within a sentence.
struct Named {
    /// The terms that make it.
    start: usize,
    end: usize,
    voice: Voice,
}

impl Reader<'_> {
    fn word(&self, place: usize) -> String {
        self.terms.get(place).map_or_else(String::new, |term| term.span.of(self.text).to_lowercase().replace('’', "'"))
    }

    /// Where a cue that starts at a term ends.
    fn cue(&self, cues: &[Vec<&'static str>], place: usize, end: usize) -> Option<usize> {
        cues.iter()
            .filter(|words| place + words.len() <= end)
            .filter(|words| words.iter().enumerate().all(|(at, word)| self.word(place + at) == *word))
            .map(|words| place + words.len())
            .max()
    }

    fn cue_within(&self, cues: &[Vec<&'static str>], start: usize, end: usize) -> Option<(usize, usize)> {
        (start..end).find_map(|place| Some((place, self.cue(cues, place, end)?)))
    }

    /// The parties that a range of terms names, with the terms.
    fn parties(&self, start: usize, end: usize) -> Vec<(usize, usize, Side)> {
        let side = |actor: u16| Side::BOTH.into_iter().find(|side| self.parties[side.index()] == Some(actor));
        let hits = self.hits.iter().filter(|hit| hit.start >= start && hit.end <= end);
        let mut parties: Vec<(usize, usize, Side)> = hits
            .filter_map(|hit| {
                let actor = match hit.value {
                    Meaning::Actor(actor, _) => actor,
                    Meaning::Leader(leader) => self.knowledge.lexicon.leaders[leader as usize].actor?,
                    _ => return None,
                };
                Some((hit.start, hit.end, side(actor)?))
            })
            .collect();
        parties.sort_unstable_by_key(|(start, end, _)| (*start, *end));
        parties
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.terms[start].span.cover(self.terms[end - 1].span)
    }

    fn sentence(&self, start: usize, end: usize, before: Option<Voice>) -> Vec<Passage> {
        if start >= end {
            return Vec::new();
        }
        let whole = |voice, because| vec![Passage { span: self.span(start, end), voice, because }];
        if let Some((from, to)) = self.cue_within(&self.cues.undisclosed, start, end) {
            return whole(Voice::Undisclosed, Some(self.span(from, to)));
        }
        let named = self.named(start, end);
        if named.is_empty() {
            let carried = before.filter(|voice| matches!(voice, Voice::A | Voice::B | Voice::Both));
            let goes_on = (start..end.min(start + OPENING)).any(|place| self.cue(&self.cues.on, place, end).is_some());
            return whole(carried.filter(|_| goes_on).unwrap_or(Voice::Own), None);
        }
        // Each attribution holds from its own clause on to the next one's.
        let mut cuts: Vec<usize> = vec![start];
        for pair in named.windows(2) {
            let mark = (pair[0].end..pair[1].start)
                .rev()
                .find(|place| matches!(self.word(*place).as_str(), "," | ";" | "while" | "but"));
            // A mark closes the clause before it, a joining word opens the next one.
            cuts.push(mark.map_or(pair[1].start, |mark| if self.terms[mark].id.is_mark() { mark + 1 } else { mark }));
        }
        cuts.push(end);
        named
            .iter()
            .zip(cuts.windows(2))
            .map(|(named, cut)| Passage {
                span: self.span(cut[0], cut[1]),
                voice: named.voice,
                because: Some(self.span(named.start, named.end)),
            })
            .collect()
    }

    /// The attributions of a sentence, in order; neighbours in one voice are one.
    fn named(&self, start: usize, end: usize) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut add = |named: Named| match found.last_mut() {
            Some(last) if last.voice == named.voice || named.start < last.end => last.end = last.end.max(named.end),
            _ => found.push(named),
        };
        let parties = self.parties(start, end);
        if let (Some((from, to)), Some((_, said))) =
            (self.cue_within(&self.cues.both, start, end), self.cue_within(&self.cues.says, start, end))
        {
            add(Named { start: from, end: said.max(to), voice: Voice::Both });
            return found;
        }
        for (place, (from, to, side)) in parties.iter().enumerate() {
            let next = parties.get(place + 1).map_or(end, |(next, _, _)| *next);
            let reach = (to + NEAR).min(next);
            // "according to [the] Kremlin", "in a statement by Moscow"
            let lead = (from.saturating_sub(3).max(start)..*from).find(|at| self.cue(&self.cues.by, *at, *from).is_some());
            // "the Kremlin's readout", "the White House statement"
            let account = self.cue_within(&self.cues.account, *to, (to + 3).min(next));
            // "the Kremlin said", "Kremlin aide Yuri Ushakov told reporters"; a comma ends the search.
            let clause = (*to..reach).find(|at| matches!(self.word(*at).as_str(), "," | ";" | ":" | "\"" | "“")).unwrap_or(reach);
            let says = self.cue_within(&self.cues.says, *to, clause);
            let begins = lead.unwrap_or(*from);
            if let Some((_, until)) = account.or(says) {
                add(Named { start: begins, end: until, voice: (*side).into() });
            } else if lead.is_some() {
                add(Named { start: begins, end: *to, voice: (*side).into() });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Comparer;

    fn voices(text: &str) -> Vec<(Voice, String)> {
        let found = Comparer::default().attribute(text, "United States", "Russia");
        found.passages().iter().map(|passage| (passage.voice, found.text_of(passage).to_owned())).collect()
    }

    fn of(text: &str) -> Vec<Voice> {
        voices(text).into_iter().map(|(voice, _)| voice).collect()
    }

    #[test]
    fn words_are_ascribed_to_whom_they_are_said_to_be_of() {
        assert_eq!(of("The Kremlin said the talk was frank."), [Voice::B]);
        assert_eq!(of("The talk was frank, according to the White House."), [Voice::A]);
        assert_eq!(of("In Moscow's readout the talk was frank."), [Voice::B]);
        assert_eq!(of("Kremlin aide Yuri Ushakov told reporters that the talk was frank."), [Voice::B]);
        assert_eq!(of("Both sides said the talk was useful."), [Voice::Both]);
    }

    #[test]
    fn a_sentence_of_two_voices_is_cut_between_them() {
        let found = voices("The White House said that peace was near, while the Kremlin said that its aims are unchanged.");
        assert_eq!(found[0], (Voice::A, String::from("The White House said that peace was near,")));
        assert_eq!(found[1].0, Voice::B);
        assert!(found[1].1.ends_with("unchanged."));
    }

    #[test]
    fn a_voice_goes_on_where_nobody_else_is_named() {
        assert_eq!(
            of("The Kremlin said it was frank. It added that trade was discussed. Markets rose."),
            [Voice::B, Voice::B, Voice::Own]
        );
    }

    #[test]
    fn what_nobody_disclosed_is_said_by_the_report() {
        assert_eq!(of("Neither Washington nor Moscow has disclosed who asked for the call."), [Voice::Undisclosed]);
        assert_eq!(of("The White House did not say how long it lasted."), [Voice::Undisclosed]);
    }

    #[test]
    fn the_bundled_report_is_split_as_it_was_written() {
        let found = voices(crate::corpus::NEWS);
        let voice = |words: &str| found.iter().find(|(_, text)| text.contains(words)).map(|(voice, _)| *voice);
        let wanted = [
            ("in the run-up to a NATO summit", Voice::Own),
            ("which remain unchanged", Voice::B),
            ("root causes of the crisis", Voice::B),
            ("prolong the hostilities", Voice::B),
            ("at the negotiating table", Voice::A),
            ("human cost of the fighting", Voice::A),
            ("part of a wider effort", Voice::A),
            ("frank and business-like", Voice::B),
            ("Iran was discussed", Voice::Both),
            ("must never have a nuclear weapon", Voice::A),
            ("resolved by peaceful means", Voice::B),
            ("who asked for the call", Voice::Undisclosed),
            ("whether a meeting", Voice::Undisclosed),
            ("that may be their use", Voice::Own),
        ];
        for (words, expected) in wanted {
            assert_eq!(voice(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn a_report_without_attribution_is_its_own_voice() {
        assert_eq!(of("Wars seldom end through one talk. The Kremlin is a palace."), [Voice::Own, Voice::Own]);
        assert!(of("").is_empty());
    }
}

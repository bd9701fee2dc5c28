//! A lexicon as the stages use it: one trie, and a table for each section.
//!
//! In: the entries of a [`Lexicon`]. Out: [`Compiled`], which reads a run of terms into [`Meaning`]s. Law: built once and then
//! only read; of each section the most exact phrase counts, and a later stage never sees the words behind it.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Lexicon;
use super::act::ActEntry;
use super::actor::{ActorEntry, LeaderEntry, Naming};
use super::concept::ConceptEntry;
use super::cue::{Medium, Role, ToneEntry};
use super::form::Reader;
use super::frame::FrameEntry;
use super::topic::TopicEntry;
use super::trie::{Hit, Trie, TrieBuilder};
use crate::entry::Entry;
use crate::error::Error;
use crate::runs::Runs;
use crate::term::Vocabulary;
use crate::token::{Shape, Term};

/// What a phrase of the lexicon means; the numbers are places in the tables of [`Compiled`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Meaning {
    Concept(u16),
    Actor(u16, Naming),
    Leader(u16),
    Act(u16),
    Frame(u16),
    Topic(u16),
    Tone(u16),
    /// How much is left of the strength: 0 to 1.
    Hedge(f32),
    Condition(Tie),
    /// Whether it denies: "not only" does not.
    Negation(bool),
    /// The factor by which the strength grows.
    Intensifier(f32),
    Medium(Medium),
    Role(Role),
}

/// What words of a condition do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Tie {
    /// They say that there is none: "without preconditions".
    None,
    /// They set one.
    Set,
    /// They set one where "that" follows: "provided that", not "has provided".
    BeforeThat,
}

impl Meaning {
    /// Phrases of one class compete for the longest match; classes do not.
    const CLASSES: usize = 13;

    const fn class(self) -> usize {
        match self {
            Self::Concept(_) => 0,
            Self::Actor(..) => 1,
            Self::Leader(_) => 2,
            Self::Act(_) => 3,
            Self::Frame(_) => 4,
            Self::Topic(_) => 5,
            Self::Tone(_) => 6,
            Self::Hedge(_) => 7,
            Self::Condition(_) => 8,
            Self::Negation(_) => 9,
            Self::Intensifier(_) => 10,
            Self::Medium(_) => 11,
            Self::Role(_) => 12,
        }
    }
}

/// What the trie carries for a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Phrase {
    meaning: Meaning,
    /// 0, or the number of the words as which alone it counts.
    exact: u32,
}

/// What forms are read into.
struct Phrases<'v, 't> {
    vocabulary: &'v mut Vocabulary,
    reader: Reader<'t>,
    trie: TrieBuilder<Phrase>,
}

/// A lexicon as the stages use it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Compiled {
    trie: Trie<Phrase>,
    /// Forms that count only as written, by the number a phrase carries.
    exact: Runs<Box<str>>,
    pub(crate) acts: Vec<ActEntry>,
    pub(crate) actors: Vec<ActorEntry>,
    pub(crate) leaders: Vec<LeaderEntry>,
    /// By actor its leaders.
    pub(crate) leaders_of: Vec<Vec<u16>>,
    pub(crate) concepts: Vec<ConceptEntry>,
    pub(crate) frames: Vec<FrameEntry>,
    pub(crate) topics: Vec<TopicEntry>,
    pub(crate) tones: Vec<ToneEntry>,
}

impl Compiled {
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let entries = lexicon.entries()?;
        let mut compiled = Self {
            trie: TrieBuilder::default().build(),
            exact: Runs::default(),
            acts: Vec::new(),
            actors: Vec::new(),
            leaders: Vec::new(),
            leaders_of: Vec::new(),
            concepts: Vec::new(),
            frames: Vec::new(),
            topics: Vec::new(),
            tones: Vec::new(),
        };
        let mut phrases = Phrases { vocabulary, reader: Reader::default(), trie: TrieBuilder::default() };
        for (file, entry) in &entries {
            compiled.add(file, entry, &mut phrases)?;
        }
        compiled.trie = phrases.trie.build();
        compiled.relate_frames();
        compiled.relate_leaders();
        compiled.relate_concepts(&entries);
        Ok(compiled)
    }

    fn add<'t>(&mut self, file: &str, entry: &Entry<'t>, phrases: &mut Phrases<'_, 't>) -> Result<(), Error> {
        if entry.section == "actor" {
            let place = place(file, entry, self.actors.len())?;
            self.actors.push(ActorEntry::parse(file, entry)?);
            for (form, naming) in ActorEntry::forms(entry) {
                self.insert(form, Meaning::Actor(place, naming), phrases);
            }
            return Ok(());
        }
        let meaning = match entry.section {
            "concept" => {
                self.concepts.push(ConceptEntry::parse(entry));
                Meaning::Concept(place(file, entry, self.concepts.len() - 1)?)
            }
            "leader" => {
                self.leaders.push(LeaderEntry::parse(file, entry)?);
                Meaning::Leader(place(file, entry, self.leaders.len() - 1)?)
            }
            "act" => {
                self.acts.push(ActEntry::parse(file, entry)?);
                Meaning::Act(place(file, entry, self.acts.len() - 1)?)
            }
            "frame" => {
                self.frames.push(FrameEntry::parse(file, entry)?);
                Meaning::Frame(place(file, entry, self.frames.len() - 1)?)
            }
            "topic" => {
                self.topics.push(TopicEntry::parse(entry));
                Meaning::Topic(place(file, entry, self.topics.len() - 1)?)
            }
            "tone" => {
                self.tones.push(ToneEntry::parse(file, entry)?);
                Meaning::Tone(place(file, entry, self.tones.len() - 1)?)
            }
            "hedge" => Meaning::Hedge(entry.number(file, "strength")?.unwrap_or(0.7).clamp(0.0, 1.0) as f32),
            "intensifier" => Meaning::Intensifier(entry.number(file, "strength")?.unwrap_or(1.1).clamp(1.0, 2.0) as f32),
            "condition" => Meaning::Condition(match entry.key("scope") {
                Some("none") => Tie::None,
                Some("that") => Tie::BeforeThat,
                _ => Tie::Set,
            }),
            "negation" => Meaning::Negation(entry.key("scope") != Some("none")),
            "medium" => Meaning::Medium(match entry.id {
                "phone" => Medium::Phone,
                "video" => Medium::Video,
                "meeting" => Medium::Meeting,
                "letter" | "message" => Medium::Letter,
                other => {
                    return Err(Error::format(
                        file,
                        entry.line,
                        format!("no medium is called `{other}`: phone, video, meeting, letter"),
                    ));
                }
            }),
            "role" => Meaning::Role(Role::parse(file, entry)?),
            other => return Err(Error::format(file, entry.line, format!("no section `[{other}]`"))),
        };
        for form in entry.forms() {
            self.insert(form, meaning, phrases);
        }
        Ok(())
    }

    fn insert<'t>(&mut self, form: &'t str, meaning: Meaning, phrases: &mut Phrases<'_, 't>) {
        phrases.reader.read(form, phrases.vocabulary);
        let written = &phrases.reader.written;
        let mut exact = 0;
        if !written.is_empty() {
            self.exact.push(written.iter().map(|word| Box::from(*word)));
            exact = self.exact.len() as u32;
        }
        phrases.trie.insert(&phrases.reader.phrase, Phrase { meaning, exact });
    }

    /// Gives every name of a thing the place of the thing's first one.
    fn relate_frames(&mut self) {
        let mut firsts: FxHashMap<Box<str>, u16> = FxHashMap::default();
        for (place, frame) in self.frames.iter_mut().enumerate() {
            frame.first = *firsts.entry(frame.thing.clone()).or_insert(place as u16);
        }
    }

    /// Ties organs and leaders to their actors; a leader whose actor is not known leads nobody.
    fn relate_leaders(&mut self) {
        let places: FxHashMap<Box<str>, u16> =
            self.actors.iter().enumerate().map(|(place, actor)| (actor.id.clone(), place as u16)).collect();
        self.actors.iter_mut().for_each(|actor| actor.resolve(|id| places.get(id).copied()));
        self.leaders_of = vec![Vec::new(); self.actors.len()];
        for (place, leader) in self.leaders.iter_mut().enumerate() {
            leader.actor = places.get(&leader.of).copied();
            if let Some(actor) = leader.actor {
                self.leaders_of[actor as usize].push(place as u16);
            }
        }
    }

    /// Resolves what concepts say of each other and of topics; a name that does not exist is left out.
    fn relate_concepts(&mut self, entries: &[(&str, Entry<'_>)]) {
        let topics: FxHashMap<Arc<str>, u16> =
            self.topics.iter().enumerate().map(|(place, topic)| (Arc::clone(&topic.id), place as u16)).collect();
        let places: FxHashMap<Box<str>, u16> =
            self.concepts.iter().enumerate().map(|(place, concept)| (concept.id.clone(), place as u16)).collect();
        let concepts = entries.iter().filter(|(_, entry)| entry.section == "concept");
        for (place, (_, entry)) in concepts.enumerate() {
            let named = |key: &str| entry.list(key, ',').filter_map(|id| places.get(id).copied()).collect::<Vec<_>>();
            let (opposed, broader) = (named("opposed"), named("broader"));
            for other in &opposed {
                self.concepts[*other as usize].opposed.push(place as u16);
            }
            let concept = &mut self.concepts[place];
            concept.topics = entry.list("topic", ',').filter_map(|id| topics.get(id).copied()).collect();
            concept.opposed.extend(opposed);
            concept.broader = broader;
        }
        for concept in &mut self.concepts {
            concept.opposed.sort_unstable();
            concept.opposed.dedup();
        }
    }

    /// By term where the phrases stand that begin with it, for the vocabulary: it tells each word its own.
    pub(crate) fn take_roots(&mut self) -> Vec<u32> {
        self.trie.take_roots()
    }

    /// Whether the words of an exact form stand among the terms, letter by letter.
    fn stands_as_written(&self, exact: u32, text: &str, terms: &[Term]) -> bool {
        let mut words = self.exact.get(exact as usize - 1).iter();
        let mut next = words.next();
        for term in terms {
            if next.is_some_and(|word| **word == *term.span.of(text)) {
                next = words.next();
            }
        }
        next.is_none()
    }

    /// The section and the id behind a meaning; small closed classes have none.
    pub(crate) fn entry_of(&self, meaning: Meaning) -> Option<(&'static str, &str)> {
        Some(match meaning {
            Meaning::Concept(place) => ("concept", &*self.concepts[place as usize].id),
            Meaning::Actor(place, _) => ("actor", &*self.actors[place as usize].id),
            Meaning::Leader(place) => ("leader", &*self.leaders[place as usize].id),
            Meaning::Act(place) => ("act", &*self.acts[place as usize].id),
            Meaning::Frame(place) => ("frame", &*self.frames[place as usize].id),
            Meaning::Topic(place) => ("topic", &*self.topics[place as usize].id),
            Meaning::Tone(place) => ("tone", &*self.tones[place as usize].id),
            _ => return None,
        })
    }

    /// Everything the lexicon knows about a run of terms, into `hits`: of each class the most exact phrases, by start.
    pub(crate) fn read(&self, text: &str, terms: &[Term], hits: &mut Vec<Hit<Meaning>>) {
        let mut last: [Option<Hit<Meaning>>; Meaning::CLASSES] = [None; Meaning::CLASSES];
        self.trie.find(terms, |found: Hit<Phrase>| {
            let hit = Hit { start: found.start, end: found.end, depth: found.depth, value: found.value.meaning };
            if found.value.exact > 0 && !self.stands_as_written(found.value.exact, text, &terms[hit.start..hit.end]) {
                return;
            }
            // A name is written with a capital, whatever else its letters mean.
            if matches!(hit.value, Meaning::Actor(..) | Meaning::Leader(_)) && !terms[hit.start].shape.is(Shape::CAPITAL) {
                return;
            }
            let gapped = hit.end - hit.start > hit.depth;
            let words = &terms[hit.start..hit.end];
            if matches!(hit.value, Meaning::Act(_)) && (is_perfect(text, words) || gapped && ends_in_a_verb(text, words)) {
                return;
            }
            let class = hit.value.class();
            match last[class] {
                // More words matched beat fewer; of as many, the tighter phrase.
                Some(best) if hit.start == best.start && (hit.depth, best.end) > (best.depth, hit.end) => {
                    drop_from(hits, best.start, class);
                }
                Some(best) if hit.start == best.start && (hit.depth, best.end) < (best.depth, hit.end) => return,
                Some(best) if hit.start > best.start && hit.end <= best.end => return,
                _ => {}
            }
            last[class] = Some(hit);
            hits.push(hit);
        });
    }
}

/// "has called", "have agreed that talks" where "has a call", "have talks" is looked for: the perfect of another verb.
fn is_perfect(text: &str, terms: &[Term]) -> bool {
    let [have, gap @ .., last] = terms else { return false };
    if !matches!(have.span.of(text), "has" | "have" | "had") {
        return false;
    }
    let verb = |term: &Term| term.shape.is(Shape::ED) || term.shape.is(Shape::PAST);
    let article = |term: &&Term| !matches!(term.span.of(text), "a" | "an" | "the");
    // "has been welcomed", "has not changed" are looked for as they are.
    let itself = gap.iter().any(|term| matches!(term.span.of(text), "been" | "not"));
    // "had detailed talks": what stands right before the noun qualifies it.
    last.shape.is(Shape::ED) && !itself || gap.len() > 1 && gap[..gap.len() - 1].iter().take_while(article).any(verb)
}

/// "noted that rebels are committing", "have committed" where "noted the commitment" is looked for: a verb of the same stem.
fn ends_in_a_verb(text: &str, terms: &[Term]) -> bool {
    let [.., before, last] = terms else { return false };
    match before.span.of(text) {
        "is" | "are" | "was" | "were" => last.shape.is(Shape::ING),
        "has" | "have" | "had" => last.shape.is(Shape::ED),
        _ => false,
    }
}

/// Takes back the phrases of a class that start at a term; they are among the last.
fn drop_from(hits: &mut Vec<Hit<Meaning>>, start: usize, class: usize) {
    let first = hits.iter().rposition(|hit| hit.start < start).map_or(0, |place| place + 1);
    let mut place = first;
    while place < hits.len() {
        if hits[place].value.class() == class {
            hits.remove(place);
        } else {
            place += 1;
        }
    }
}

/// A place in a table; tables are bounded so that a hit stays small.
fn place(file: &str, entry: &Entry<'_>, place: usize) -> Result<u16, Error> {
    u16::try_from(place).map_err(|_| Error::format(file, entry.line, format!("more than 65,536 entries in [{}]", entry.section)))
}

//! What claims are about, as alignment compares them.
//!
//! In: the claims of a [`Reading`]. Out: [`Contents`], one [`Content`] a claim. Law: speaker and reporting words do not speak for
//! a content; its lists are sorted, and all those of a text stand in three stretches of memory, however many claims it has.

use smallvec::SmallVec;

use crate::claim::{Claim, Reading};
use crate::lexicon::{Meaning, Role};
use crate::runs::Runs;
use crate::span::Span;
use crate::term::TermId;
use crate::token::Shape;

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Content<'c> {
    /// Terms with their number, without speaker and reporting words.
    pub(crate) terms: &'c [(TermId, f32)],
    /// Places in the table of concepts.
    pub(crate) concepts: &'c [u16],
    /// Places in the table of actors.
    pub(crate) actors: &'c [u16],
    /// Places in the table of frames.
    pub(crate) frames: &'c [u16],
    /// Places in the table of topics.
    pub(crate) topics: &'c [u16],
    /// Words that "and" joins side by side: in "energy and infrastructure" the two are two things.
    pub(crate) coordinated: &'c [(TermId, TermId)],
}

/// Names of one word that most texts have for actors.
const NAMES: usize = 12;
/// Names that most texts have for things that have several.
const WORDINGS: usize = 8;
/// Lists of places that a claim has: concepts, actors, frames, topics.
const LISTS: usize = 4;

/// A list while it is made: few claims have more.
type Places = SmallVec<[u16; 16]>;

/// The contents of a text's claims, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Contents {
    terms: Runs<(TermId, f32)>,
    /// [`LISTS`] a claim.
    places: Runs<u16>,
    coordinated: Runs<(TermId, TermId)>,
    /// Words by which actors and their leaders are named ("Russian", "South"), with its place in the table, each once.
    names: SmallVec<[(TermId, u16); NAMES]>,
    /// Names for things that have several, each once, with the words that it first stands in.
    wordings: SmallVec<[(u16, Span); WORDINGS]>,
}

impl Contents {
    /// Reads what claims are about.
    pub(crate) fn new(reading: &Reading<'_>, claims: &[Claim]) -> Self {
        let terms = claims.iter().map(|claim| claim.terms.1 - claim.terms.0).sum();
        let mut contents = Self {
            terms: Runs::with_capacity(claims.len(), terms),
            places: Runs::with_capacity(LISTS * claims.len(), 8 * claims.len()),
            coordinated: Runs::with_capacity(claims.len(), 0),
            names: SmallVec::new(),
            wordings: SmallVec::new(),
        };
        let (mut ids, mut lists) = (Vec::with_capacity(64), std::array::from_fn(|_| Places::new()));
        for claim in claims {
            contents.add(reading, claim, &mut ids, &mut lists);
        }
        contents
    }

    /// `ids` and `lists` are scratch.
    fn add(&mut self, reading: &Reading<'_>, claim: &Claim, ids: &mut Vec<TermId>, lists: &mut [Places; LISTS]) {
        let (start, end) = claim.terms;
        let frame = if claim.opening { (0, 0) } else { claim.frame };
        ids.clear();
        // "his", "the": what stands for a name or before one tells nothing.
        let told = |range: std::ops::Range<usize>| {
            reading.terms[range].iter().filter(|term| !term.shape.is(Shape::DETERMINER) && !term.id.is_mark()).map(|term| term.id)
        };
        ids.extend(told(start..frame.0.clamp(start, end)));
        ids.extend(told(frame.1.clamp(start, end)..end));
        ids.sort_unstable();
        self.terms.push(ids.chunk_by(|x, y| x == y).map(|run| (run[0], run.len() as f32)));
        let framed = |place: usize| place >= claim.frame.0 && place < claim.frame.1;
        let lexicon = &reading.knowledge.lexicon;
        let [concepts, actors, frames, topics] = lists;
        for hit in reading.within(start, end) {
            match hit.value {
                Meaning::Role(Role::Coordinator) => {
                    coordinated_at(reading, hit.start, (start, end)).into_iter().for_each(|pair| self.coordinated.add(pair));
                }
                _ if hit.end > end => {}
                Meaning::Concept(concept) => {
                    concepts.push(concept);
                    lexicon.concepts[concept as usize].topics.iter().for_each(|topic| topics.push(*topic));
                }
                Meaning::Actor(actor, _) if !framed(hit.start) => {
                    actors.push(actor);
                    self.keep_name(reading, (hit.start, hit.end), actor);
                }
                Meaning::Leader(leader) => {
                    if let Some(actor) = lexicon.leaders[leader as usize].actor {
                        self.keep_name(reading, (hit.start, hit.end), actor);
                    }
                }
                Meaning::Frame(frame) => {
                    frames.push(frame);
                    if !self.wordings.iter().any(|(known, _)| *known == frame) {
                        self.wordings.push((frame, reading.span(hit.start, hit.end)));
                    }
                }
                Meaning::Topic(topic) => topics.push(topic),
                _ => {}
            }
        }
        self.coordinated.close();
        for list in lists {
            list.sort_unstable();
            list.dedup();
            self.places.push(list.drain(..));
        }
    }

    /// Remembers the words of a name: "South Africa" makes two claims no more alike by its second word than by both.
    fn keep_name(&mut self, reading: &Reading<'_>, (start, end): (usize, usize), actor: u16) {
        for place in (start..end).filter(|place| reading.shape(*place).is(Shape::CAPITAL)) {
            let name = (reading.terms[place].id, actor);
            if !self.names.contains(&name) && self.names.len() < 2 * NAMES {
                self.names.push(name);
            }
        }
    }

    /// The terms that name an actor, alone or with others.
    pub(crate) fn names_of(&self, actor: u16) -> impl Iterator<Item = TermId> {
        self.names.iter().filter(move |(_, named)| *named == actor).map(|(id, _)| *id)
    }

    /// The words in which a name for a thing first stands.
    pub(crate) fn wording_of(&self, frame: u16) -> Option<Span> {
        self.wordings.iter().find(|(known, _)| *known == frame).map(|(_, span)| *span)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }

    /// What a claim is about.
    pub(crate) fn get(&self, claim: usize) -> Content<'_> {
        let list = |kind: usize| self.places.get(LISTS * claim + kind);
        Content {
            terms: self.terms.get(claim),
            concepts: list(0),
            actors: list(1),
            frames: list(2),
            topics: list(3),
            coordinated: self.coordinated.get(claim),
        }
    }

    /// The terms of a claim with their number.
    pub(crate) fn terms(&self, claim: usize) -> &[(TermId, f32)] {
        self.terms.get(claim)
    }

    /// The senses of a claim, as places in the table of concepts.
    pub(crate) fn concepts(&self, claim: usize) -> &[u16] {
        self.places.get(LISTS * claim)
    }

    /// The files of a claim, as places in the table of topics.
    pub(crate) fn topics(&self, claim: usize) -> &[u16] {
        self.places.get(LISTS * claim + 3)
    }

    /// The names for things in a claim, as places in the table of frames.
    pub(crate) fn frames(&self, claim: usize) -> &[u16] {
        self.places.get(LISTS * claim + 2)
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Content<'_>> + Clone {
        (0..self.len()).map(|claim| self.get(claim))
    }
}

/// The words on both sides of an "and", where both name something and neither a party: "Germany and China" are no compound.
fn coordinated_at(reading: &Reading<'_>, place: usize, (start, end): (usize, usize)) -> Option<(TermId, TermId)> {
    if !reading.is(place, Role::Coordinator) || place == start || !reading.surface(place).eq_ignore_ascii_case("and") {
        return None;
    }
    let after = (place + 1..end).find(|after| !reading.is_determiner(*after))?;
    let tells = |id: &TermId| !id.is_mark() && reading.knowledge.statistics.is_telling(*id);
    let party = |place: usize| reading.at(place).iter().any(|hit| matches!(hit.value, Meaning::Actor(..)));
    let word = |place: usize| reading.id(place).filter(|id| tells(id) && !party(place));
    word(place - 1).zip(word(after))
}

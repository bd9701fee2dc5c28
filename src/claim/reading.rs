//! A text with everything the lexicon knows about it: what the parts of claim extraction read.
//!
//! In: tokens and knowledge. Out: [`Reading`]. Law: looked up once, then only read.

use crate::knowledge::Knowledge;
use crate::lexicon::{Hit, Meaning, Role, Roles, Tie};
use crate::span::Span;
use crate::term::TermId;
use crate::token::{Shape, Term};

/// Terms with the phrases found in them.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) terms: &'a [Term],
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) hits: &'a [Hit<Meaning>],
    tables: &'a Tables,
}

/// What a reading looks up; kept apart so that the next text can use the same memory.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    hits: Vec<Hit<Meaning>>,
    /// By term: the first hit that starts there or later.
    firsts: Vec<u32>,
    /// By term: the role of the phrase that starts there, and where it ends.
    roles: Vec<Option<(Role, u32)>>,
    /// By term: how many words stand before it.
    words: Vec<u32>,
}

impl Tables {
    fn fill(&mut self, text: &str, terms: &[Term], knowledge: &Knowledge) {
        let Self { hits, firsts, roles, words } = self;
        hits.clear();
        knowledge.lexicon.read(text, terms, hits);
        // How many start before each term, by counting: where a hit starts cannot be foreseen, so nothing branches on it.
        firsts.clear();
        firsts.resize(terms.len() + 1, 0);
        hits.iter().for_each(|hit| firsts[hit.start + 1] += 1);
        let mut before = 0;
        for first in firsts.iter_mut() {
            before += *first;
            *first = before;
        }
        words.clear();
        words.push(0);
        let mut count = 0;
        words.extend(terms.iter().map(|term| {
            count += u32::from(!term.id.is_mark());
            count
        }));
        roles.clear();
        roles.resize(terms.len(), None);
        for hit in hits.iter() {
            let Meaning::Role(role) = hit.value else { continue };
            // "the presidents" are both, "the President" is one: they share a term.
            let plural = || terms[hit.start..hit.end].iter().any(|term| term.shape.is(Shape::S));
            let known = roles[hit.start].map(|(role, _)| role);
            let wrong = match known {
                Some(Role::Both) => matches!(role, Role::Office | Role::Person) && plural(),
                Some(Role::Office | Role::Person) => role == Role::Both && !plural(),
                _ => false,
            };
            if !wrong {
                roles[hit.start] = Some((role, hit.end as u32));
            }
        }
    }
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str, terms: &'a [Term], knowledge: &'a Knowledge, tables: &'a mut Tables) -> Self {
        tables.fill(text, terms, knowledge);
        Self { text, terms, knowledge, hits: &tables.hits, tables }
    }

    /// The phrases that start at a term.
    pub(crate) fn at(&self, place: usize) -> &[Hit<Meaning>] {
        match (self.tables.firsts.get(place), self.tables.firsts.get(place + 1)) {
            (Some(first), Some(end)) => &self.hits[*first as usize..*end as usize],
            _ => &[],
        }
    }

    /// The phrases that start within a range of terms.
    pub(crate) fn within(&self, start: usize, end: usize) -> &[Hit<Meaning>] {
        let limit = self.tables.firsts.len() - 1;
        &self.hits[self.tables.firsts[start.min(limit)] as usize..self.tables.firsts[end.min(limit)] as usize]
    }

    /// Whether a hit is words that set a condition.
    pub(crate) fn ties(&self, hit: &Hit<Meaning>) -> bool {
        match hit.value {
            Meaning::Condition(Tie::Set) => true,
            Meaning::Condition(Tie::BeforeThat) => self.is(hit.end, Role::That),
            _ => false,
        }
    }

    pub(crate) fn role(&self, place: usize) -> Option<Role> {
        self.tables.roles.get(place).copied().flatten().map(|(role, _)| role)
    }

    /// The role of the phrase that starts at a term, and where the phrase ends.
    pub(crate) fn role_to(&self, place: usize) -> Option<(Role, usize)> {
        self.tables.roles.get(place).copied().flatten().map(|(role, end)| (role, end as usize))
    }

    /// The roles of the phrases that start within a range of terms: most rules need one that most sentences do not have.
    pub(crate) fn roles(&self, start: usize, end: usize) -> Roles {
        let roles = self.tables.roles.get(start..end).unwrap_or_default();
        roles.iter().flatten().fold(Roles::default(), |all, (role, _)| all.with(*role))
    }

    /// Where the adverb begins that ends right before a term; of "clearly and publicly" it is the first one.
    pub(crate) fn adverb_before(&self, start: usize, place: usize) -> Option<usize> {
        let one = |end: usize| {
            let begins = |at: &usize| self.role_to(*at) == Some((Role::Adverb, end));
            (end.saturating_sub(4).max(start)..end).find(begins)
        };
        let last = one(place)?;
        let joined = last.checked_sub(1).filter(|and| *and > start && self.is(*and, Role::Coordinator)).and_then(one);
        Some(joined.unwrap_or(last))
    }

    /// The place before all adverbs that stand right before a term.
    pub(crate) fn before_adverbs(&self, start: usize, place: usize) -> usize {
        let mut at = place;
        while let Some(begin) = self.adverb_before(start, at) {
            at = begin;
        }
        at
    }

    pub(crate) fn is(&self, place: usize, role: Role) -> bool {
        self.role(place) == Some(role)
    }

    pub(crate) fn id(&self, place: usize) -> Option<TermId> {
        self.terms.get(place).map(|term| term.id)
    }

    pub(crate) fn shape(&self, place: usize) -> Shape {
        self.terms.get(place).map_or(Shape::default(), |term| term.shape)
    }

    pub(crate) fn surface(&self, place: usize) -> &'a str {
        self.terms.get(place).map_or("", |term| term.span.of(self.text))
    }

    pub(crate) fn is_word(&self, place: usize) -> bool {
        self.terms.get(place).is_some_and(|term| !term.id.is_mark())
    }

    /// "will", "are going to".
    pub(crate) fn is_future(&self, place: usize) -> bool {
        let going = || self.surface(place + 1) == "going" && self.is(place + 2, Role::To);
        self.surface(place) == "will" || self.is(place, Role::Be) && going()
    }

    pub(crate) fn is_determiner(&self, place: usize) -> bool {
        self.shape(place).is(Shape::DETERMINER)
    }

    /// How many words stand in a range of terms.
    pub(crate) fn words(&self, start: usize, end: usize) -> usize {
        let before = |place: usize| self.tables.words[place.min(self.terms.len())];
        before(end).saturating_sub(before(start)) as usize
    }

    /// The bytes that a range of terms covers.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        match (self.terms.get(start), end.checked_sub(1).and_then(|last| self.terms.get(last))) {
            (Some(first), Some(last)) if start < end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

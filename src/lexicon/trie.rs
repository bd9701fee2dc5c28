//! Many phrases, found in one walk over the terms of a text.
//!
//! In: phrases as term ids, each with a value. Out: [`Hit`]s. Law: a phrase matches whole terms only, never across a mark;
//! determiners within a phrase do not count; the cost is linear in the text, since a phrase has a bounded length.

use rustc_hash::FxHashMap;

use crate::term::{TermId, Vocabulary};
use crate::token::Term;

/// The longest stretch of terms that one phrase may cover, gaps and determiners included.
const REACH: usize = 16;
/// How many terms a gap (` .. `) may leap over.
const GAP: usize = 3;

/// One piece of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    Term(TermId),
    Gap,
}

/// A phrase found in a text: `start..end` are places in the sequence of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit<V> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many words of the phrase were matched, gaps and skipped determiners not counted: the more, the more exact.
    pub(crate) depth: usize,
    pub(crate) value: V,
}

#[derive(Debug, Clone)]
struct Node<V> {
    gap: Option<u32>,
    values: Vec<V>,
}

/// How far a walk has come.
#[derive(Debug, Clone, Copy)]
struct Step {
    node: u32,
    at: usize,
    depth: usize,
}

/// Phrases as a tree of term ids.
#[derive(Debug, Clone)]
pub(crate) struct Trie<V> {
    nodes: Vec<Node<V>>,
    /// First terms, by their place in the vocabulary: most terms start no phrase, and this says so at once.
    roots: Vec<u32>,
    edges: FxHashMap<(u32, TermId), u32>,
}

impl<V: Copy + PartialEq> Trie<V> {
    pub(crate) fn new() -> Self {
        Self { nodes: vec![Node { gap: None, values: Vec::new() }], roots: Vec::new(), edges: FxHashMap::default() }
    }

    /// Adds a phrase; an empty one and one that starts with a gap are left out.
    pub(crate) fn insert(&mut self, phrase: &[Piece], value: V) {
        let Some(Piece::Term(_)) = phrase.first() else { return };
        let mut node = 0;
        for piece in phrase {
            node = match *piece {
                Piece::Term(id) if node == 0 => {
                    let place = id.index().unwrap_or_default();
                    if self.roots.len() <= place {
                        self.roots.resize(place + 1, 0);
                    }
                    if self.roots[place] == 0 {
                        self.roots[place] = self.push();
                    }
                    self.roots[place]
                }
                Piece::Term(id) => {
                    if let Some(next) = self.edges.get(&(node, id)) {
                        *next
                    } else {
                        let next = self.push();
                        self.edges.insert((node, id), next);
                        next
                    }
                }
                Piece::Gap => {
                    if let Some(next) = self.nodes[node as usize].gap {
                        next
                    } else {
                        let next = self.push();
                        self.nodes[node as usize].gap = Some(next);
                        next
                    }
                }
            };
        }
        let values = &mut self.nodes[node as usize].values;
        if !values.contains(&value) {
            values.push(value);
        }
    }

    fn push(&mut self) -> u32 {
        self.nodes.push(Node { gap: None, values: Vec::new() });
        self.nodes.len() as u32 - 1
    }

    /// Calls `found` for every phrase in `terms`, by start, shorter before longer.
    pub(crate) fn find(&self, terms: &[Term], vocabulary: &Vocabulary, mut found: impl FnMut(Hit<V>)) {
        for start in 0..terms.len() {
            let root = terms[start].id.index().and_then(|place| self.roots.get(place)).copied().unwrap_or(0);
            if root != 0 {
                self.walk(Step { node: root, at: start + 1, depth: 1 }, start, terms, vocabulary, &mut found);
            }
        }
    }

    fn walk(&self, step: Step, start: usize, terms: &[Term], vocabulary: &Vocabulary, found: &mut impl FnMut(Hit<V>)) {
        let Step { mut node, mut at, mut depth } = step;
        loop {
            let here = &self.nodes[node as usize];
            for value in &here.values {
                found(Hit { start, end: at, depth, value: *value });
            }
            if let Some(gap) = here.gap {
                for leap in 0..=GAP {
                    let place = at + leap;
                    if place >= terms.len() || place - start >= REACH {
                        break;
                    }
                    if let Some(next) = self.edges.get(&(gap, terms[place].id)) {
                        self.walk(Step { node: *next, at: place + 1, depth: depth + 1 }, start, terms, vocabulary, found);
                    }
                    if terms[place].id.is_mark() && terms[place].id != TermId::QUOTE {
                        break;
                    }
                }
            }
            loop {
                let Some(term) = terms.get(at).filter(|_| at - start < REACH) else { return };
                at += 1;
                if let Some(next) = self.edges.get(&(node, term.id)) {
                    node = *next;
                    depth += 1;
                    break;
                }
                if !vocabulary.is_determiner(term.id) {
                    return;
                }
            }
        }
    }
}

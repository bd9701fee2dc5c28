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

/// How far a walk has come.
#[derive(Debug, Clone, Copy)]
struct Step {
    node: u32,
    at: usize,
    depth: usize,
}

/// A place in the tree; its children and values stand in runs of two shared lists.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    children: (u32, u32),
    values: (u32, u32),
    /// Where the phrase goes on after a gap; 0 for nowhere.
    gap: u32,
}

/// Phrases as a tree of term ids, laid out so that one subtree stands together in memory.
#[derive(Debug, Clone)]
pub(crate) struct Trie<V> {
    nodes: Vec<Node>,
    /// Children by node, each run sorted by term.
    children: Vec<(u32, u32)>,
    values: Vec<V>,
    /// First terms, by their place in the vocabulary: most terms start no phrase, and this says so at once.
    roots: Vec<Root>,
}

/// What begins with a term, in few enough bytes to stay near the processor.
#[derive(Debug, Clone, Copy, Default)]
struct Root {
    /// 0 for nothing.
    node: u32,
    /// Whether it is a phrase by itself or goes on after a gap.
    open: bool,
    /// A bit for each term that may follow, by the low bits of its place: most terms that do not follow are ruled out here.
    next: u64,
}

impl Root {
    const fn bit(term: u32) -> u64 {
        1 << (term % 64)
    }
}

/// A tree that still grows.
#[derive(Debug, Clone, Default)]
struct Sprout<V> {
    children: Vec<(u32, u32)>,
    values: Vec<V>,
    gap: u32,
}

/// Puts a [`Trie`] together.
#[derive(Debug, Clone)]
pub(crate) struct TrieBuilder<V> {
    /// The first one is the root.
    sprouts: Vec<Sprout<V>>,
    edges: FxHashMap<(u32, u32), u32>,
}

impl<V: Copy + PartialEq> TrieBuilder<V> {
    pub(crate) fn new() -> Self {
        let root = Sprout { children: Vec::new(), values: Vec::new(), gap: 0 };
        Self { sprouts: vec![root], edges: FxHashMap::default() }
    }

    /// Adds a phrase of known terms; an empty one and one that starts with a gap are left out.
    pub(crate) fn insert(&mut self, phrase: &[Piece], value: V) {
        let Some(Piece::Term(_)) = phrase.first() else { return };
        let mut node = 0;
        for piece in phrase {
            node = match *piece {
                Piece::Term(id) => {
                    let term = id.index().unwrap_or_default() as u32;
                    if let Some(next) = self.edges.get(&(node, term)) {
                        *next
                    } else {
                        let next = self.push();
                        self.edges.insert((node, term), next);
                        self.sprouts[node as usize].children.push((term, next));
                        next
                    }
                }
                Piece::Gap => {
                    if self.sprouts[node as usize].gap == 0 {
                        self.sprouts[node as usize].gap = self.push();
                    }
                    self.sprouts[node as usize].gap
                }
            };
        }
        let values = &mut self.sprouts[node as usize].values;
        if !values.contains(&value) {
            values.push(value);
        }
    }

    fn push(&mut self) -> u32 {
        self.sprouts.push(Sprout { children: Vec::new(), values: Vec::new(), gap: 0 });
        self.sprouts.len() as u32 - 1
    }

    /// Lays the tree out depth first, subtree by subtree.
    pub(crate) fn build(mut self) -> Trie<V> {
        let mut trie =
            Trie { nodes: Vec::with_capacity(self.sprouts.len()), children: Vec::new(), values: Vec::new(), roots: Vec::new() };
        let mut placed = vec![0u32; self.sprouts.len()];
        let mut order = Vec::with_capacity(self.sprouts.len());
        let mut open = vec![0u32];
        while let Some(node) = open.pop() {
            placed[node as usize] = order.len() as u32;
            order.push(node);
            let sprout = &mut self.sprouts[node as usize];
            sprout.children.sort_unstable();
            open.extend(sprout.children.iter().rev().map(|(_, child)| *child));
            open.extend((sprout.gap != 0).then_some(sprout.gap));
        }
        for node in &order {
            let sprout = &self.sprouts[*node as usize];
            let (children, values) = (trie.children.len() as u32, trie.values.len() as u32);
            trie.children.extend(sprout.children.iter().map(|(term, child)| (*term, placed[*child as usize])));
            trie.values.extend(&sprout.values);
            let gap = if sprout.gap == 0 { 0 } else { placed[sprout.gap as usize] };
            trie.nodes.push(Node {
                children: (children, trie.children.len() as u32),
                values: (values, trie.values.len() as u32),
                gap,
            });
        }
        let last = self.sprouts[0].children.last().map_or(0, |(term, _)| *term as usize + 1);
        trie.roots = vec![Root::default(); last];
        for (term, child) in &self.sprouts[0].children {
            let sprout = &self.sprouts[*child as usize];
            trie.roots[*term as usize] = Root {
                node: placed[*child as usize],
                open: !sprout.values.is_empty() || sprout.gap != 0,
                next: sprout.children.iter().fold(0, |next, (term, _)| next | Root::bit(*term)),
            };
        }
        trie
    }
}

impl<V: Copy> Trie<V> {
    /// The child of a node for a term.
    fn child(&self, node: u32, id: TermId) -> Option<u32> {
        let term = u32::try_from(id.index()?).ok()?;
        let (start, end) = self.nodes[node as usize].children;
        let run = &self.children[start as usize..end as usize];
        if run.len() <= 8 {
            return run.iter().find(|(known, _)| *known == term).map(|(_, child)| *child);
        }
        run.binary_search_by_key(&term, |(known, _)| *known).ok().map(|place| run[place].1)
    }

    /// Calls `found` for every phrase in `terms`, by start, shorter before longer.
    pub(crate) fn find(&self, terms: &[Term], vocabulary: &Vocabulary, mut found: impl FnMut(Hit<V>)) {
        for start in 0..terms.len() {
            let Some(root) = terms[start].id.index().and_then(|place| self.roots.get(place)) else { continue };
            if root.node == 0 {
                continue;
            }
            let follows = || {
                let next = terms.get(start + 1)?.id;
                let term = u32::try_from(next.index()?).ok()?;
                (root.next & Root::bit(term) != 0 || vocabulary.is_determiner(next)).then_some(())
            };
            if root.open || follows().is_some() {
                self.walk(Step { node: root.node, at: start + 1, depth: 1 }, start, terms, vocabulary, &mut found);
            }
        }
    }

    fn walk(&self, step: Step, start: usize, terms: &[Term], vocabulary: &Vocabulary, found: &mut impl FnMut(Hit<V>)) {
        let Step { mut node, mut at, mut depth } = step;
        loop {
            let here = self.nodes[node as usize];
            for value in &self.values[here.values.0 as usize..here.values.1 as usize] {
                found(Hit { start, end: at, depth, value: *value });
            }
            if here.gap != 0 {
                for leap in 0..=GAP {
                    let place = at + leap;
                    if place >= terms.len() || place - start >= REACH {
                        break;
                    }
                    if let Some(next) = self.child(here.gap, terms[place].id) {
                        self.walk(Step { node: next, at: place + 1, depth: depth + 1 }, start, terms, vocabulary, found);
                    }
                    if terms[place].id.is_mark() && terms[place].id != TermId::QUOTE {
                        break;
                    }
                }
            }
            if here.children.0 == here.children.1 {
                return;
            }
            loop {
                let Some(term) = terms.get(at).filter(|_| at - start < REACH) else { return };
                at += 1;
                if let Some(next) = self.child(node, term.id) {
                    node = next;
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

//! Many phrases, found in one walk over the terms of a text.
//!
//! In: phrases as term ids, each with a value. Out: [`Hit`]s. Law: a phrase matches whole terms only, never across a mark;
//! determiners within a phrase do not count; the cost is linear in the text, since a phrase has a bounded length.

use rustc_hash::FxHashMap;

use crate::term::TermId;
use crate::token::{Shape, Term};

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

/// Phrases as a tree of term ids, written as one run of numbers.
///
/// A node is: how many children it has; twice the number of its values, plus 1 if it goes on after a gap; the place of its
/// first value, if it has one; where it goes on after a gap, if it does; the terms of its children, sorted; where those stand.
/// Nodes follow depth first, so that a phrase of several words mostly stands in one line of the processor's cache: against
/// separate tables of nodes, children and values a quarter of the misses of the second cache went away (1,193 to 877 a pair).
#[derive(Debug, Clone)]
pub(crate) struct Trie<V> {
    image: Vec<u32>,
    values: Vec<V>,
    /// First terms, by their place in the vocabulary: where the two numbers stand that come before their nodes, the bits of [`bit`]
    /// for its children, by which most terms that do not follow are ruled out; 0 for a term that starts no phrase.
    roots: Vec<u32>,
}

/// A bit for each term that may follow, by the low bits of its place.
const fn bit(term: u32) -> u64 {
    1 << (term % 64)
}

/// Numbers before a first term's node.
const FILTER: usize = 2;
/// Terms that are looked at side by side.
const BATCH: usize = 64;

/// Where the node of a term stands as the first one of a phrase: an empty one where it begins none.
fn first_node(term: Term) -> usize {
    term.root as usize + FILTER
}

/// A place in the tree.
#[derive(Clone, Copy)]
struct Node<'t> {
    /// Its values, as places in the list of them.
    values: (u32, u32),
    /// 0 for none.
    gap: u32,
    terms: &'t [u32],
    children: &'t [u32],
}

impl Node<'_> {
    /// The child for a term.
    fn child(&self, id: TermId) -> Option<u32> {
        let term = u32::try_from(id.index()?).ok()?;
        // How many of a few stand before it is reckoned without a branch; a search would branch on each.
        let place = if self.terms.len() <= 8 {
            self.terms.iter().map(|known| usize::from(*known < term)).sum()
        } else {
            self.terms.partition_point(|known| *known < term)
        };
        (self.terms.get(place) == Some(&term)).then(|| self.children[place])
    }
}

/// A tree that still grows.
#[derive(Debug, Clone, Default)]
struct Sprout<V> {
    children: Vec<(u32, u32)>,
    values: Vec<V>,
    gap: u32,
}

impl<V> Sprout<V> {
    /// How many numbers its node takes.
    fn size(&self) -> usize {
        2 + usize::from(!self.values.is_empty()) + usize::from(self.gap != 0) + 2 * self.children.len()
    }
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
        self.sprouts.iter_mut().for_each(|sprout| sprout.children.sort_unstable());
        let mut firsts = vec![false; self.sprouts.len()];
        self.sprouts[0].children.iter().for_each(|(_, child)| firsts[*child as usize] = true);
        // The root itself is `roots`. Before all others stands a node without anything.
        let mut placed = vec![0u32; self.sprouts.len()];
        let mut order = Vec::with_capacity(self.sprouts.len());
        let mut open: Vec<u32> = self.sprouts[0].children.iter().rev().map(|(_, child)| *child).collect();
        let empty = [0; FILTER + 2];
        let mut length = empty.len();
        while let Some(node) = open.pop() {
            let sprout = &self.sprouts[node as usize];
            length += if firsts[node as usize] { FILTER } else { 0 };
            placed[node as usize] = length as u32;
            length += sprout.size();
            order.push(node);
            open.extend(sprout.children.iter().rev().map(|(_, child)| *child));
            open.extend((sprout.gap != 0).then_some(sprout.gap));
        }
        let mut trie = Trie { image: Vec::with_capacity(length), values: Vec::new(), roots: Vec::new() };
        trie.image.extend(empty);
        for node in &order {
            let sprout = &self.sprouts[*node as usize];
            if firsts[*node as usize] {
                let next = sprout.children.iter().fold(0, |next, (term, _)| next | bit(*term));
                trie.image.extend([next as u32, (next >> 32) as u32]);
            }
            trie.image.extend([sprout.children.len() as u32, 2 * sprout.values.len() as u32 + u32::from(sprout.gap != 0)]);
            trie.image.extend((!sprout.values.is_empty()).then_some(trie.values.len() as u32));
            trie.image.extend((sprout.gap != 0).then(|| placed[sprout.gap as usize]));
            trie.image.extend(sprout.children.iter().map(|(term, _)| *term));
            trie.image.extend(sprout.children.iter().map(|(_, child)| placed[*child as usize]));
            trie.values.extend(&sprout.values);
        }
        trie.roots = vec![0; self.sprouts[0].children.last().map_or(0, |(term, _)| *term as usize + 1)];
        for (term, child) in &self.sprouts[0].children {
            trie.roots[*term as usize] = placed[*child as usize] - FILTER as u32;
        }
        trie
    }
}

impl<V: Copy> Trie<V> {
    fn node(&self, at: u32) -> Node<'_> {
        let image = &self.image[at as usize..];
        let (children, values) = (image[0] as usize, image[1] / 2);
        let mut next = 2;
        let mut take = |there: bool| {
            let number = if there { image[next] } else { 0 };
            next += usize::from(there);
            number
        };
        let (first, gap) = (take(values > 0), take(image[1] % 2 == 1));
        let (terms, children) = image[next..next + 2 * children].split_at(children);
        Node { values: (first, first + values), gap, terms, children }
    }

    /// By term where the phrases stand that begin with it. They are handed over: who reads a text gives each term its own.
    pub(crate) fn take_roots(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.roots)
    }

    /// Calls `found` for every phrase in `terms`, by start, shorter before longer.
    ///
    /// Most terms begin some phrase, few of these go on, and where that is said is far apart in memory: so the terms of a batch are
    /// asked side by side, without a branch on the answers, before any phrase is followed.
    pub(crate) fn find(&self, terms: &[Term], mut found: impl FnMut(Hit<V>)) {
        let mut begun = [0; BATCH];
        for batch in (0..terms.len()).step_by(BATCH) {
            let mut count = 0;
            for start in batch..(batch + BATCH).min(terms.len()) {
                begun[count] = start;
                count += usize::from(self.begins(terms[start], terms.get(start + 1)));
            }
            for start in begun[..count].iter().copied() {
                let at = first_node(terms[start]);
                // What ends here and goes on with other words only has its values and nothing else.
                if self.goes_on(at, terms.get(start + 1)) {
                    self.walk(Step { node: at as u32, at: start + 1, depth: 1 }, start, terms, &mut found);
                } else {
                    let (first, values) = (self.image[at + 2] as usize, self.image[at + 1] as usize / 2);
                    for value in &self.values[first..first + values] {
                        found(Hit { start, end: start + 1, depth: 1, value: *value });
                    }
                }
            }
        }
    }

    /// Whether a phrase begins with a term, so far as it and the next one tell.
    fn begins(&self, term: Term, next: Option<&Term>) -> bool {
        let at = first_node(term);
        (self.image[at + 1] | u32::from(self.goes_on(at, next))) > 0
    }

    /// Whether a phrase may go on after the first term, whose node is given.
    fn goes_on(&self, at: usize, next: Option<&Term>) -> bool {
        let filter = u64::from(self.image[at - 2]) | u64::from(self.image[at - 1]) << 32;
        let known = |next: &Term| next.id.index().map_or(0, |place| bit(place as u32));
        let bits = next.map_or(0, |next| filter & known(next) | u64::from(next.shape.is(Shape::DETERMINER)));
        let follows = u32::from(bits != 0) & u32::from(self.image[at] > 0);
        // A gap may leap over whatever follows.
        (follows | (self.image[at + 1] % 2)) > 0
    }

    fn walk(&self, step: Step, start: usize, terms: &[Term], found: &mut impl FnMut(Hit<V>)) {
        let Step { mut node, mut at, mut depth } = step;
        loop {
            let here = self.node(node);
            for value in &self.values[here.values.0 as usize..here.values.1 as usize] {
                found(Hit { start, end: at, depth, value: *value });
            }
            if here.gap != 0 {
                let beyond = self.node(here.gap);
                for place in at..(at + GAP + 1).min(terms.len()).min(start + REACH) {
                    if let Some(next) = beyond.child(terms[place].id) {
                        self.walk(Step { node: next, at: place + 1, depth: depth + 1 }, start, terms, found);
                    }
                    if terms[place].id.is_mark() && terms[place].id != TermId::QUOTE {
                        break;
                    }
                }
            }
            if here.terms.is_empty() {
                return;
            }
            loop {
                let Some(term) = terms.get(at).filter(|_| at - start < REACH) else { return };
                at += 1;
                if let Some(next) = here.child(term.id) {
                    node = next;
                    depth += 1;
                    break;
                }
                if !term.shape.is(Shape::DETERMINER) {
                    return;
                }
            }
        }
    }
}

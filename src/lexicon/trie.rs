//! Many phrases, found in one walk over the terms of a text.
//!
//! In: phrases as term ids, each with a value. Out: [`Hit`]s. Law: a phrase matches whole terms only, never across a mark;
//! determiners within a phrase do not count; the cost is linear in the text, since a phrase has a bounded length.

use std::ops::Range;

use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// Phrases that a [`Trie`] is put together from: no more than lists, since a tree of nodes that grow would be a piece of memory
/// for every node.
#[derive(Debug, Clone)]
pub(crate) struct TrieBuilder<V> {
    /// The pieces of all phrases, one after the other.
    pieces: Vec<u32>,
    /// By phrase where its pieces end, and its value.
    phrases: Vec<(u32, V)>,
}

impl<V> Default for TrieBuilder<V> {
    fn default() -> Self {
        Self { pieces: Vec::new(), phrases: Vec::new() }
    }
}

/// A piece as a number: nothing sorts before a gap, and a gap before every term.
const GAP_PIECE: u32 = 1;
const FIRST_TERM: u32 = 2;

impl<V: Copy + PartialEq> TrieBuilder<V> {
    /// Adds a phrase of known terms; an empty one and one that starts with a gap are left out.
    pub(crate) fn insert(&mut self, phrase: &[Piece], value: V) {
        let Some(Piece::Term(_)) = phrase.first() else { return };
        self.pieces.extend(phrase.iter().map(|piece| match piece {
            Piece::Gap => GAP_PIECE,
            Piece::Term(id) => FIRST_TERM + id.index().unwrap_or_default() as u32,
        }));
        self.phrases.push((self.pieces.len() as u32, value));
    }

    /// The pieces and the value of every phrase, in order of the pieces; of the same pieces in the order in which they were added.
    fn sorted(&self) -> Vec<(&[u32], V)> {
        // By first term where its phrases begin in the order: most are told apart by that.
        let firsts = self.pieces.iter().map(|piece| *piece as usize + 1).max().unwrap_or_default();
        let mut next = vec![0; firsts];
        let phrases = || {
            let starts = std::iter::once(0).chain(self.phrases.iter().map(|(end, _)| *end));
            starts.zip(&self.phrases).map(|(start, (end, value))| (&self.pieces[start as usize..*end as usize], *value))
        };
        phrases().for_each(|(pieces, _)| next[pieces[0] as usize] += 1);
        let mut sum = 0;
        next.iter_mut().for_each(|next| sum += std::mem::replace(next, sum));
        let Some(any) = phrases().next() else { return Vec::new() };
        let mut sorted = vec![any; self.phrases.len()];
        for phrase in phrases() {
            let place = &mut next[phrase.0[0] as usize];
            sorted[*place] = phrase;
            *place += 1;
        }
        sorted.chunk_by_mut(|x, y| x.0[0] == y.0[0]).for_each(|alike| alike.sort_by(|x, y| x.0.cmp(y.0)));
        sorted
    }

    /// Lays the tree out depth first, subtree by subtree.
    pub(crate) fn build(self) -> Trie<V> {
        let sorted = self.sorted();
        // Before all others stands a node without anything.
        let image = Vec::with_capacity(self.pieces.len() * 4);
        let mut trie = Trie { image, values: Vec::with_capacity(sorted.len()), roots: Vec::new() };
        trie.image.extend([0; FILTER + 2]);
        trie.roots = vec![0; sorted.last().map_or(0, |(pieces, _)| (pieces[0] - FIRST_TERM) as usize + 1)];
        let mut open: Vec<Branch> = Vec::new();
        let mut next = 0;
        while let Some((term, phrases)) = alike(&sorted, next..sorted.len(), 0) {
            next = phrases.end;
            trie.roots[(term - FIRST_TERM) as usize] = trie.image.len() as u32;
            trie.image.extend([0; FILTER]);
            open.push(Branch { phrases, depth: 1, named: None });
            while let Some(branch) = open.pop() {
                trie.lay_out(branch, &sorted, &mut open);
            }
        }
        trie
    }
}

/// Phrases that begin alike, as places in their order, and the node that they share.
struct Branch {
    phrases: Range<usize>,
    /// How many pieces they share.
    depth: usize,
    /// Where in the image the place of the node is to be written; a first node is named elsewhere.
    named: Option<usize>,
}

/// The piece with which the first of some phrases goes on, and those that go on with it too; nothing where it ends.
fn alike<V>(sorted: &[(&[u32], V)], phrases: Range<usize>, depth: usize) -> Option<(u32, Range<usize>)> {
    let piece = |phrase: usize| sorted[phrase].0.get(depth);
    let first = piece(phrases.clone().next()?)?;
    let end = phrases.clone().skip(1).find(|phrase| piece(*phrase) != Some(first)).unwrap_or(phrases.end);
    Some((*first, phrases.start..end))
}

impl<V: Copy + PartialEq> Trie<V> {
    /// Writes a node, and opens those that follow it.
    fn lay_out(&mut self, branch: Branch, sorted: &[(&[u32], V)], open: &mut Vec<Branch>) {
        let Branch { mut phrases, depth, named } = branch;
        let (at, first) = (self.image.len(), self.values.len());
        if let Some(named) = named {
            self.image[named] = at as u32;
        }
        if phrases.len() == 1 && depth > 1 {
            let (pieces, value) = sorted[phrases.start];
            return self.lay_out_alone(&pieces[depth..], value);
        }
        while let Some((_, value)) =
            phrases.clone().next().map(|phrase| sorted[phrase]).filter(|(pieces, _)| pieces.len() == depth)
        {
            if !self.values[first..].contains(&value) {
                self.values.push(value);
            }
            phrases.start += 1;
        }
        let values = self.values.len() - first;
        let gap = alike(sorted, phrases.clone(), depth).filter(|(piece, _)| *piece == GAP_PIECE);
        self.image.extend([0, 2 * values as u32 + u32::from(gap.is_some())]);
        self.image.extend((values > 0).then_some(first as u32));
        let beyond = gap.map(|(_, beyond)| {
            phrases.start = beyond.end;
            self.image.push(0);
            Branch { phrases: beyond, depth: depth + 1, named: Some(self.image.len() - 1) }
        });
        let (terms, before, mut filter) = (self.image.len(), open.len(), 0);
        while let Some((piece, child)) = alike(sorted, phrases.clone(), depth) {
            phrases.start = child.end;
            filter |= bit(piece - FIRST_TERM);
            self.image.push(piece - FIRST_TERM);
            open.push(Branch { phrases: child, depth: depth + 1, named: None });
        }
        let children = open.len() - before;
        self.image[at] = children as u32;
        self.image.resize(terms + 2 * children, 0);
        open[before..].iter_mut().enumerate().for_each(|(child, branch)| branch.named = Some(terms + children + child));
        // The first child is to be written first, and what follows a gap before it.
        open[before..].reverse();
        open.extend(beyond);
        if depth == 1 {
            self.image[at - FILTER..at].copy_from_slice(&[filter as u32, (filter >> 32) as u32]);
        }
    }

    /// Writes the nodes of the rest of a phrase that shares no more of them, one after the other.
    fn lay_out_alone(&mut self, rest: &[u32], value: V) {
        for piece in rest {
            let node: &[u32] = if *piece == GAP_PIECE { &[0, 1] } else { &[1, 0, *piece - FIRST_TERM] };
            self.image.extend(node);
            self.image.push(self.image.len() as u32 + 1);
        }
        self.image.extend([0, 2, self.values.len() as u32]);
        self.values.push(value);
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

//! The parts of every sentence: who is named in it, what is done by saying it, and where it is cut.
//!
//! In: statements, or claims cut by hand. Out: [`Parts`], by stretch of a sentence its mentions, marks and pieces. Law: a stretch is
//! read for itself; a step is taken for all of them before the next one begins. The code of all the steps is more than the
//! processor's nearest cache holds: a sentence at a time would fetch it anew for every sentence.

use super::act::{Mark, marks};
use super::cast::{Cast, Names};
use super::cut::{Piece, cut, governed};
use super::draft::Draft;
use super::mention::{Mention, mentions};
use super::reading::Reading;
use super::statement::Statement;
use crate::runs::Runs;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::term::TermId;
use crate::token::Shape;

/// Terms that are read at a time: the longest sentence of 1,700 real readouts has 371 words.
const STRETCH: usize = 800;

/// What is found in the sentences of a text, in memory that the next text uses again.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The terms of each stretch.
    stretches: Vec<(usize, usize)>,
    /// By statement the stretch after its last one.
    ends: Vec<usize>,
    mentions: Runs<Mention>,
    marks: Runs<Mark>,
    pieces: Runs<Piece>,
    one: OneStretch,
    memory: Memory,
}

/// Memory for what is made of the parts.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) names: Names,
    pub(super) drafts: Vec<Draft>,
}

/// What is found in one stretch, before it goes to the others.
#[derive(Debug, Default)]
struct OneStretch {
    mentions: Vec<Mention>,
    marks: Vec<Mark>,
    bounds: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Parts {
    /// Reads statements.
    pub(super) fn of_statements(&mut self, reading: &Reading<'_>, cast: &Cast<'_>, statements: &[Statement]) {
        self.clear();
        for statement in statements {
            self.add_stretches(reading, statement.start, statement.end);
            self.ends.push(self.stretches.len());
        }
        self.find(reading, cast);
        let Self { stretches, mentions, marks, pieces, one, .. } = self;
        for (place, stretch) in stretches.iter().enumerate() {
            cut(reading, marks.get(place), mentions.get(place), *stretch, &mut one.bounds, &mut one.pieces);
            pieces.push(one.pieces.drain(..));
        }
    }

    /// Reads claims cut by hand, each in the light of the sentences in which it stands. One that overlaps the one before it, or
    /// holds no word, is left out.
    pub(super) fn of_marked(&mut self, reading: &Reading<'_>, cast: &Cast<'_>, sentences: &[Sentence], marked: &[Span]) {
        self.clear();
        let ranges = ranges(reading, marked);
        let mut taken: Vec<usize> = Vec::new();
        let mut rest = ranges.as_slice();
        while let [(first, _), ..] = rest {
            // The sentences that the claim touches, and every claim that touches them.
            let begin = sentences.partition_point(|sentence| sentence.end <= *first);
            let start = sentences.get(begin).map_or(*first, |sentence| sentence.start.min(*first));
            let (mut end, mut count) = (start, 0);
            while let Some((from, to)) = rest.get(count) {
                if count > 0 && *from >= end {
                    break;
                }
                let last = sentences.partition_point(|sentence| sentence.end < *to);
                end = end.max(sentences.get(last).map_or(*to, |sentence| sentence.end.max(*to)));
                count += 1;
            }
            self.stretches.push((start, end));
            taken.push(count);
            rest = &rest[count..];
        }
        self.ends.push(self.stretches.len());
        self.find(reading, cast);
        let mut rest = ranges.as_slice();
        for (place, count) in taken.into_iter().enumerate() {
            let mut before: Option<Piece> = None;
            let marks = self.marks.get(place);
            self.pieces.push(rest[..count].iter().map(|(from, to)| {
                let piece = governed(marks, before.as_ref(), *from, *to);
                before = Some(piece);
                piece
            }));
            rest = &rest[count..];
        }
    }

    /// The memory for what is made of them.
    pub(super) fn take_memory(&mut self) -> Memory {
        std::mem::take(&mut self.memory)
    }

    /// Keeps it for the next text.
    pub(super) fn keep_memory(&mut self, memory: Memory) {
        self.memory = memory;
    }

    fn clear(&mut self) {
        self.stretches.clear();
        self.ends.clear();
        self.mentions.clear();
        self.marks.clear();
        self.pieces.clear();
    }

    /// Adds a sentence, one that goes on for pages in stretches, so that the cost stays linear.
    fn add_stretches(&mut self, reading: &Reading<'_>, start: usize, end: usize) {
        let mut add = |start: usize, end: usize| {
            if reading.words(start, end) > 0 {
                self.stretches.push((skip_item(reading, start, end), end));
            }
        };
        let mut from = start;
        while end - from > STRETCH {
            let comma = (from + STRETCH / 2..from + STRETCH).rev().find(|place| reading.id(*place) == Some(TermId::COMMA));
            let to = comma.map_or(from + STRETCH, |comma| comma + 1);
            add(from, to);
            from = to;
        }
        add(from, end);
    }

    /// Who is named in the stretches, and the act phrases there.
    fn find(&mut self, reading: &Reading<'_>, cast: &Cast<'_>) {
        let Self { stretches, one, .. } = self;
        for stretch in stretches.iter() {
            mentions(reading, cast, *stretch, &mut one.mentions);
            self.mentions.push(one.mentions.drain(..));
        }
        for (place, stretch) in stretches.iter().enumerate() {
            marks(reading, self.mentions.get(place), *stretch, &mut one.marks);
            self.marks.push(one.marks.drain(..));
        }
    }

    /// The stretches of a statement; claims cut by hand are one statement.
    pub(super) fn of(&self, statement: usize) -> std::ops::Range<usize> {
        statement.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[statement]
    }

    /// The pieces of a stretch, with the phrases and the names in it.
    pub(super) fn get(&self, stretch: usize) -> (&[Piece], &[Mark], &[Mention]) {
        (self.pieces.get(stretch), self.marks.get(stretch), self.mentions.get(stretch))
    }
}

/// The terms of claims cut by hand, in order and apart.
fn ranges(reading: &Reading<'_>, marked: &[Span]) -> Vec<(usize, usize)> {
    let place = |at: usize| reading.terms.partition_point(|term| term.span.end <= at);
    let mut ranges: Vec<(usize, usize)> = Vec::with_capacity(marked.len());
    let mut sorted = marked.to_vec();
    sorted.sort_unstable();
    for span in sorted {
        let (start, end) = (place(span.start), reading.terms.partition_point(|term| term.span.start < span.end));
        if start < end && ranges.last().is_none_or(|(_, last)| *last <= start) {
            ranges.push((start, end));
        }
    }
    ranges
}

/// A bullet or a number before an item is no part of what it says.
fn skip_item(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && matches!(reading.id(at), Some(TermId::BULLET | TermId::DASH | TermId::MARK)) {
        at += 1;
    }
    let numbered = reading.shape(at).is(Shape::NUMBER) && matches!(reading.id(at + 1), Some(TermId::STOP | TermId::CLOSE));
    if numbered && at + 2 < end { at + 2 } else { at.min(end.saturating_sub(1)) }
}

//! What of a text is the account, and what only surrounds it.
//!
//! In: sentences. Out: the runs of terms that state something, in order. Law: a headline, a dateline, a greeting, a
//! speaker's label and a journalist's question claim nothing; a quotation that runs over several sentences is one statement.

use super::reading::Reading;
use crate::lexicon::{Meaning, Role};
use crate::sentence::Sentence;
use crate::term::TermId;
use crate::token::Shape;

/// Words that a headline has at most.
const HEADLINE: usize = 25;
/// Sentences that one quotation may run over and still be one claim.
const QUOTED_SENTENCES: usize = 4;
/// The statements of a text as runs of terms, and how many questions were left out.
pub(super) fn statements(reading: &Reading<'_>, sentences: &[Sentence]) -> (Vec<(usize, usize)>, usize) {
    let mut statements = Vec::with_capacity(sentences.len());
    let mut asked = false;
    let mut questions = 0;
    let mut index = usize::from(is_headline(reading, sentences));
    while index < sentences.len() {
        let first = sentences[index].start;
        let mut last = index;
        while last + 1 < sentences.len()
            && last - index + 1 < QUOTED_SENTENCES
            && quote_is_open(reading, first, sentences[last].end, sentences[last + 1])
        {
            last += 1;
        }
        let (mut start, end) = (skip_ornament(reading, first, sentences[last].end), sentences[last].end);
        index = last + 1;
        let label = speaker_label(reading, start, end);
        if let Some((content, question)) = label {
            (start, asked) = (content, question);
        }
        // What a journalist asks is no part of the account.
        if asked || is_question(reading, start, end) {
            questions += 1;
            continue;
        }
        if is_greeting(reading, start, end) || is_dateline(reading, start, end) {
            continue;
        }
        match statements.last_mut() {
            Some((_, before)) if *before == first && leans(reading, start, end) => *before = end,
            _ => statements.push((start, end)),
        }
        // "No, they did not." says what only the next sentence makes clear.
        let next = sentences.get(index).filter(|next| !reading.shape(next.start).is(Shape::PARAGRAPH));
        if let Some(next) = next.filter(|_| label.is_some() && is_reply(reading, start, end)) {
            if speaker_label(reading, next.start, next.end).is_none() && !is_question(reading, next.start, next.end) {
                statements.pop();
                statements.push((start, next.end));
                index += 1;
            }
        }
    }
    (statements, questions)
}

/// Past a bullet, or the stars that set one part of a text apart from the next.
fn skip_ornament(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start..end).find(|place| reading.id(*place) != Some(TermId::BULLET)).unwrap_or(start)
}

/// Words of an answer that says little more than yes or no.
const REPLY: usize = 4;
/// Words of a sentence that only points back.
const LEANING: usize = 12;

/// Whether a stretch names nothing of the call's business.
fn is_bare(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let names =
        |meaning: &Meaning| matches!(meaning, Meaning::Concept(_) | Meaning::Topic(_) | Meaning::Frame(_) | Meaning::Actor(..));
    !reading.within(start, end).iter().any(|hit| names(&hit.value))
}

/// "I don't know.", "No, they didn't."
fn is_reply(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.words(start, end) <= REPLY && is_bare(reading, start, end)
}

/// "This is what the President spoke about.": a sentence that only points back to the one before it.
fn leans(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let points = ["This", "That"].contains(&reading.surface(start)) && reading.is(start + 1, Role::Be);
    let whose = ["our", "my", "his", "her", "their"].contains(&reading.surface(start + 2)) || reading.is(start + 2, Role::If);
    points && whose && reading.words(start, end) <= LEANING && is_bare(reading, start, end)
}

/// A first paragraph without a stop, with text below it, is a headline and claims nothing.
fn is_headline(reading: &Reading<'_>, sentences: &[Sentence]) -> bool {
    let [first, second, ..] = sentences else { return false };
    let stopped = matches!(reading.id(first.end - 1), Some(TermId::STOP | TermId::QUOTE | TermId::COLON))
        || reading.shape(first.end - 1).is(Shape::DOTTED);
    !stopped && reading.words(first.start, first.end) <= HEADLINE && reading.shape(second.start).is(Shape::PARAGRAPH)
}

/// Terms that a speaker's label holds at most.
const LABEL: usize = 10;
/// Words that a greeting holds at most.
const GREETING: usize = 3;

/// In a transcript, "Jane Roe:" before what she says: where her words begin, and whether they are a journalist's.
fn speaker_label(reading: &Reading<'_>, start: usize, end: usize) -> Option<(usize, bool)> {
    let colon = (start..end.min(start + LABEL)).find(|place| reading.id(*place) == Some(TermId::COLON))?;
    let name =
        |place: usize| reading.shape(place).is(Shape::CAPITAL) || reading.role(place).is_some() || reading.is_determiner(place);
    let label = colon > start && (start..colon).all(|place| reading.is_word(place) && name(place)) && colon + 1 < end;
    let asks = ["Question", "Q", "Reporter", "Journalist", "Remark"].contains(&reading.surface(start));
    label.then_some((colon + 1, asks && colon == start + 1))
}

/// A question outside quotation marks.
fn is_question(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.id(end - 1) == Some(TermId::QUESTION) && !(start..end).any(|place| reading.id(place) == Some(TermId::QUOTE))
}

/// Words that a line with place and date holds at most.
const DATELINE: usize = 8;

/// "Beijing, 16 November 2021": a paragraph of names and numbers without a stop, with text below it.
fn is_dateline(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let alone = reading.shape(start).is(Shape::PARAGRAPH) && reading.shape(end).is(Shape::PARAGRAPH);
    let numbered = (start..end).any(|place| reading.shape(place).is(Shape::NUMBER));
    let names = (start..end).all(|place| {
        let shape = reading.shape(place);
        shape.is(Shape::CAPITAL)
            || shape.is(Shape::NUMBER)
            || !reading.is_word(place)
            || reading.is_determiner(place)
            || reading.is(place, Role::Of)
    });
    alone && numbered && names && reading.words(start, end) <= DATELINE && reading.id(end - 1) != Some(TermId::STOP)
}

/// "Good evening!", "Thank you."
fn is_greeting(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let words = reading.words(start, end);
    let polite = ["thank", "thanks", "good", "hello", "dear", "ladies"];
    words <= GREETING && polite.iter().any(|word| reading.surface(start).eq_ignore_ascii_case(word))
}

/// Whether a quotation that began in the terms `start..end` goes on in the next sentence.
fn quote_is_open(reading: &Reading<'_>, start: usize, end: usize, next: Sentence) -> bool {
    if reading.shape(next.start).is(Shape::PARAGRAPH) {
        return false;
    }
    let marks = (start..end).filter(|place| reading.id(*place) == Some(TermId::QUOTE)).count();
    let closes = next.terms().any(|place| reading.id(place) == Some(TermId::QUOTE));
    marks % 2 == 1 && (closes || reading.id(start) == Some(TermId::QUOTE))
}

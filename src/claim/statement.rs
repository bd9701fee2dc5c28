//! What of a text is the account, and what only surrounds it.
//!
//! In: sentences. Out: [`Statement`]s, in order. Law: a headline, a dateline, a greeting, a speaker's label, a journalist's
//! question, a line that only introduces what follows and what stands below the account claim nothing; a quotation that runs over
//! several sentences is one statement.

use super::reading::Reading;
use crate::lexicon::{Meaning, Role};
use crate::sentence::Sentence;
use crate::term::TermId;
use crate::token::Shape;

/// Words that a headline has at most.
const HEADLINE: usize = 25;
/// Sentences that one quotation may run over and still be one claim.
const QUOTED_SENTENCES: usize = 4;
/// Sentences within which the mark that closes a quotation is looked for.
const CLOSING: usize = 12;

/// What a statement is to those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sentence of its own.
    Told,
    /// "The main topics were:": it claims nothing, and says of what follows who holds it and what is done.
    Introduction,
    /// An item of a list, or a quotation, that an introduction may speak for.
    Item,
}

/// A run of terms that states something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// The statements of a text, and how many questions were left out.
pub(super) fn statements(reading: &Reading<'_>, sentences: &[Sentence]) -> (Vec<Statement>, usize) {
    let mut statements: Vec<Statement> = Vec::with_capacity(sentences.len());
    let mut asked = false;
    let mut questions = 0;
    let sentences = &sentences[account(reading, sentences)];
    let mut index = 0;
    // Within a quotation of which every paragraph opens with a mark, and only the last one closes.
    let mut running = false;
    while index < sentences.len() {
        let first = sentences[index].start;
        let mut last = index;
        while !running
            && last + 1 < sentences.len()
            && last - index + 1 < QUOTED_SENTENCES
            && quote_is_open(reading, first, sentences[last].end, &sentences[last + 1..])
        {
            last += 1;
        }
        let (mut start, end) = (skip_ornament(reading, first, sentences[last].end), sentences[last].end);
        index = last + 1;
        let opened = quotes(reading, first, end) % 2 == 1;
        let closes = reading.id(end - 1) == Some(TermId::QUOTE);
        running = if running { !closes } else { opened && !closes && reading.id(first) == Some(TermId::QUOTE) };
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
        let item =
            start > first || is_item(reading, start) || reading.id(start) == Some(TermId::QUOTE) || is_numbered(reading, start);
        let kind = match sentences.get(index) {
            Some(next) if introduces(reading, start, end, *next) => Kind::Introduction,
            _ if item && label.is_none() => Kind::Item,
            _ => Kind::Told,
        };
        match statements.last_mut() {
            Some(before) if before.end == first && leans(reading, start, end) => before.end = end,
            _ => statements.push(Statement { start, end, kind }),
        }
        // "No, they did not." says what only the next sentence makes clear.
        let next = sentences.get(index).filter(|next| !reading.shape(next.start).is(Shape::PARAGRAPH));
        if let Some(next) = next.filter(|_| label.is_some() && is_reply(reading, start, end)) {
            if speaker_label(reading, next.start, next.end).is_none() && !is_question(reading, next.start, next.end) {
                statements.pop();
                statements.push(Statement { start, end: next.end, kind });
                index += 1;
            }
        }
    }
    (statements, questions)
}

/// The sentences of the account itself, without the headlines above it and what stands below it: links, a signature, an end mark.
pub(super) fn account(reading: &Reading<'_>, sentences: &[Sentence]) -> std::ops::Range<usize> {
    let (mut first, mut end) = (0, sentences.len());
    while first + 1 < end && is_headline(reading, sentences[first], sentences[first + 1]) {
        first += 1;
    }
    // Of a text that has no stop at all only the first line is taken for its headline.
    if !sentences[first..].iter().any(|sentence| is_stopped(reading, *sentence)) {
        first = first.min(1);
    }
    while end > first + 1 {
        let below = (first + 1..end).rev().find(|index| !is_item(reading, sentences[*index].start));
        match below.filter(|index| is_below(reading, sentences[*index])) {
            Some(index) => end = index,
            None => break,
        }
    }
    first..end
}

/// Whether a sentence only says what the lines below it are: "The spokesperson issued the following statement:".
pub(super) fn introduces(reading: &Reading<'_>, start: usize, end: usize, next: Sentence) -> bool {
    let follows = end > start + 2 && reading.surface(end - 2) == "follows" && reading.surface(end - 3) == "as";
    let opens = reading.id(end - 1) == Some(TermId::COLON) || follows;
    let below = reading.shape(next.start).is(Shape::PARAGRAPH) || is_item(reading, next.start);
    opens && reading.words(start, end) <= HEADLINE && below
}

/// A line of a list, by what stands before it.
fn is_item(reading: &Reading<'_>, start: usize) -> bool {
    matches!(reading.id(start), Some(TermId::BULLET | TermId::DASH))
}

/// "1. The two Ministers agreed …"
fn is_numbered(reading: &Reading<'_>, start: usize) -> bool {
    reading.shape(start).is(Shape::NUMBER) && matches!(reading.id(start + 1), Some(TermId::STOP | TermId::CLOSE))
}

/// Whether a sentence ends as one does.
fn is_stopped(reading: &Reading<'_>, sentence: Sentence) -> bool {
    let last = sentence.end - 1;
    let stop = matches!(reading.id(last), Some(TermId::STOP | TermId::QUOTE | TermId::COLON | TermId::QUESTION));
    stop || reading.shape(last).is(Shape::DOTTED)
}

/// A line below the account: nobody does anything in it.
fn is_below(reading: &Reading<'_>, line: Sentence) -> bool {
    let words = reading.words(line.start, line.end);
    let acts = || {
        let hits = reading.within(line.start, line.end).iter();
        // "Press service of the President" presses nobody.
        let inflected = |place: usize| {
            let shape = reading.shape(place);
            let past = reading.knowledge.vocabulary.language().is_past(reading.surface(place));
            shape.is(Shape::ED) || shape.is(Shape::ING) || past
        };
        let mut verbs = hits.filter(|hit| match hit.value {
            Meaning::Act(_) => inflected(hit.start),
            Meaning::Role(role) => matches!(role, Role::Be | Role::Have | Role::Modal),
            _ => false,
        });
        verbs.next().is_some()
    };
    let alone = reading.shape(line.start).is(Shape::PARAGRAPH) && !acts();
    !is_stopped(reading, line) && words <= DATELINE && (alone || words <= 1)
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

/// A paragraph without a stop above the first one that has one is a headline and claims nothing.
fn is_headline(reading: &Reading<'_>, line: Sentence, next: Sentence) -> bool {
    let item = is_item(reading, line.start);
    let short = reading.words(line.start, line.end) <= HEADLINE;
    !item && short && !is_stopped(reading, line) && reading.shape(next.start).is(Shape::PARAGRAPH)
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

/// Quotation marks between two terms.
fn quotes(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start..end).filter(|place| reading.id(*place) == Some(TermId::QUOTE)).count()
}

/// Whether a quotation that began in the terms `start..end` goes on in the next sentence, and ends in the same paragraph: where every
/// paragraph opens with a mark and none closes, each sentence is one of its own.
fn quote_is_open(reading: &Reading<'_>, start: usize, end: usize, rest: &[Sentence]) -> bool {
    if quotes(reading, start, end) % 2 == 0 {
        return false;
    }
    let paragraph = rest.iter().take_while(|next| !reading.shape(next.start).is(Shape::PARAGRAPH));
    let mut closing = paragraph.take(CLOSING).map(|next| quotes(reading, next.start, next.end) > 0);
    let near = closing.next() == Some(true);
    near || reading.id(start) == Some(TermId::QUOTE) && closing.any(|closes| closes)
}

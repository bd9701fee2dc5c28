//! Sentences: where one statement ends and the next begins.
//!
//! In: a text and its terms. Out: [`Sentence`]s. Law: sentences do not overlap, stand in order, and together hold every word;
//! re-wrapping the lines of a text moves no bound.
//!
//! The bounds are read off the terms, not off UAX #29, whose sentences break after "Joseph R." and "Amb." and cost
//! more than all of this: a stop ends a sentence unless an abbreviation, an initial, an acronym, a number or what
//! follows says otherwise. Paragraphs, bullets and numbered items begin new ones.

use crate::language::{Abbreviation, Language};
use crate::span::Span;
use crate::term::TermId;
use crate::token::{Shape, Term};

/// One sentence of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Its first term and the one after its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Sentence {
    pub(crate) fn terms(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// Terms of a short sentence: few texts have more sentences than room is made for.
const SHORT: usize = 16;
/// Terms within which a headline ends.
const HEADLINE: usize = 24;

/// Cuts a text into sentences. Linear in its length.
pub(crate) fn split(text: &str, terms: &[Term], language: &Language) -> Vec<Sentence> {
    let splitter = Splitter { text, terms, language };
    let mut sentences = Vec::with_capacity(terms.len() / SHORT + 1);
    let mut start = 0;
    let mut at = 0;
    let mut item = splitter.item(0);
    while at < terms.len() {
        let next = at + 1;
        // Between two words of one line nothing ends and nothing begins.
        if item.is_none() && is_plain(terms[at]) && terms.get(next).is_some_and(|next| is_plain(*next)) {
            at = next;
            continue;
        }
        let cut = if next < terms.len() && (terms[next].shape.is(Shape::PARAGRAPH) || splitter.begins_item(next, item)) {
            Some(next)
        } else {
            splitter.end_after(start, at)
        };
        match cut {
            Some(end) => {
                push(&mut sentences, terms, start, end);
                start = end;
                at = end;
                item = splitter.item(start);
            }
            None => at = next,
        }
    }
    push(&mut sentences, terms, start, terms.len());
    sentences
}

/// Whether a term is a word that neither begins a line nor carries a stop.
fn is_plain(term: Term) -> bool {
    !(term.id.is_mark() || term.shape.is(Shape::DOTTED) || term.shape.is(Shape::LINE) || term.shape.is(Shape::PARAGRAPH))
}

fn push(sentences: &mut Vec<Sentence>, terms: &[Term], start: usize, end: usize) {
    if let (Some(first), Some(last)) = (terms.get(start), end.checked_sub(1).and_then(|place| terms.get(place))) {
        if start < end {
            sentences.push(Sentence { span: first.span.cover(last.span), start, end });
        }
    }
}

/// A list item's number or letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Number(u32),
    Letter(char),
}

impl Item {
    fn next(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(number.saturating_add(1)),
            Self::Letter(letter) => Self::Letter(char::from_u32(letter as u32 + 1).unwrap_or(letter)),
        }
    }
}

struct Splitter<'a> {
    text: &'a str,
    terms: &'a [Term],
    language: &'a Language,
}

impl Splitter<'_> {
    fn surface(&self, place: usize) -> &str {
        self.terms.get(place).map_or("", |term| term.span.of(self.text))
    }

    fn id(&self, place: usize) -> Option<TermId> {
        self.terms.get(place).map(|term| term.id)
    }

    fn shape(&self, place: usize) -> Shape {
        self.terms.get(place).map_or(Shape::default(), |term| term.shape)
    }

    /// The list item that begins at `place`: `1.`, `2)`, `(3)`, `a.`, with or without a bullet.
    fn item(&self, place: usize) -> Option<Item> {
        let place = if matches!(self.id(place), Some(TermId::BULLET | TermId::OPEN)) { place + 1 } else { place };
        if !matches!(self.id(place + 1), Some(TermId::STOP | TermId::CLOSE)) || self.shape(place + 1).is(Shape::SPACED) {
            return None;
        }
        let surface = self.surface(place);
        if self.shape(place).is(Shape::NUMBER) {
            return surface.parse().ok().filter(|number| *number < 100).map(Item::Number);
        }
        let mut letters = surface.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_lowercase() => Some(Item::Letter(letter)),
            _ => None,
        }
    }

    /// Whether a bullet or a list item begins at `place`, the current sentence being `current`.
    fn begins_item(&self, place: usize, current: Option<Item>) -> bool {
        let shape = self.shape(place);
        match self.id(place) {
            // A star that touches a word is emphasis ("**Ohio**"), not a bullet.
            Some(TermId::BULLET) => {
                (shape.is(Shape::SPACED) || shape.is(Shape::LINE))
                    && (self.surface(place) != "*" || self.id(place + 1).is_none() || self.shape(place + 1).is(Shape::SPACED))
            }
            Some(TermId::DASH) => shape.is(Shape::LINE) && self.shape(place + 1).is(Shape::SPACED),
            // After a word a number is that sentence's own: "on April", line break, "22."
            Some(_) if shape.is(Shape::LINE) && matches!(self.item(place), Some(Item::Number(_))) => {
                place.checked_sub(1).and_then(|before| self.id(before)).is_none_or(TermId::is_mark)
                    || current.is_some_and(|item| self.item(place) == Some(item.next()))
            }
            Some(_) => shape.is(Shape::SPACED) && current.is_some_and(|item| self.item(place) == Some(item.next())),
            None => false,
        }
    }

    /// Where the sentence from `start` ends if the term at `at` ends it.
    fn end_after(&self, start: usize, at: usize) -> Option<usize> {
        let id = self.id(at)?;
        if self.shape(at).is(Shape::DOTTED) {
            return self.acronym_ends(start, at).then_some(at + 1);
        }
        if !matches!(id, TermId::STOP | TermId::EXCLAMATION | TermId::QUESTION | TermId::ELLIPSIS) {
            return None;
        }
        let mut end = at + 1;
        let mut stops = 1;
        while let Some(next) = self.id(end) {
            let attached = !self.shape(end).is(Shape::SPACED);
            let stop = matches!(next, TermId::STOP | TermId::EXCLAMATION | TermId::QUESTION | TermId::ELLIPSIS);
            let closer =
                matches!(next, TermId::CLOSE | TermId::QUOTE) || (next == TermId::MARK && matches!(self.surface(end), "'" | "’"));
            if !(stop || closer && attached) || self.shape(end).is(Shape::PARAGRAPH) {
                break;
            }
            stops += usize::from(stop);
            end += 1;
        }
        if end >= self.terms.len() || self.shape(end).is(Shape::PARAGRAPH) {
            return Some(end);
        }
        if stops == 1 && end == at + 1 && id == TermId::STOP && self.stop_belongs_to_word(start, at) {
            return None;
        }
        // A list item's own stop (`1.`, `a.`) ends nothing.
        if at <= start + 2 && self.item(start).is_some() {
            return None;
        }
        self.may_begin(at, end).then_some(end)
    }

    /// Whether a sentence may begin at `place`, after a mark at `at`.
    fn may_begin(&self, at: usize, place: usize) -> bool {
        let shape = self.shape(place);
        let wide = self.surface(at) != "." && !self.surface(at).is_ascii();
        if !shape.is(Shape::SPACED) && !wide {
            // A lost space: only a full word, a stop and a capital are taken for a sentence's end.
            let word = at.checked_sub(1).map(|before| self.surface(before)).unwrap_or_default();
            let closed = place > at + 1
                || at.checked_sub(1).is_some_and(|before| matches!(self.id(before), Some(TermId::CLOSE | TermId::QUOTE)));
            return shape.is(Shape::CAPITAL)
                && (closed || word.len() > 1 && word.chars().all(|c| c.is_lowercase() || c.is_numeric()));
        }
        let mut first = place;
        while matches!(self.id(first), Some(TermId::QUOTE | TermId::OPEN | TermId::DASH | TermId::BULLET | TermId::MARK))
            && first < place + 3
        {
            first += 1;
        }
        let word = self.surface(first);
        !word.chars().next().is_some_and(char::is_lowercase)
    }

    /// "Norway 30" right after an opening quotation mark: the title of a forum or a plan.
    fn is_numbered_title(&self, start: usize, number: usize) -> bool {
        let quoted = number >= start + 2 && self.id(number - 2) == Some(TermId::QUOTE);
        quoted && self.shape(number).is(Shape::NUMBER) && self.shape(number - 1).is(Shape::CAPITAL)
    }

    /// Whether the stop at `at` is part of the word before it: an abbreviation or an initial.
    fn stop_belongs_to_word(&self, start: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
        if self.shape(at).is(Shape::SPACED) {
            return false;
        }
        if self.is_numbered_title(start, before) {
            return true;
        }
        let word = self.surface(before);
        let capital_follows = self.shape(at + 1).is(Shape::CAPITAL);
        match self.language.abbreviation(word) {
            Some(Abbreviation::Never) => {
                // "No." is also an answer: it is a number mark only before a number.
                return word != "No" || self.shape(at + 1).is(Shape::NUMBER);
            }
            Some(Abbreviation::BeforeCapital) => {
                return !capital_follows || self.is_month_day(at) || before < start + 2 || self.is_headline(at);
            }
            None => {}
        }
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some('I'), None) => before > start && self.shape(before - 1).is(Shape::CAPITAL),
            (Some(letter), None) => letter.is_uppercase(),
            _ => false,
        }
    }

    /// "Readout of President X Jr. Call with …": whether the line goes on to an end without a mark, near enough to be a headline's.
    fn is_headline(&self, at: usize) -> bool {
        let rest = (at + 1..self.terms.len().min(at + HEADLINE)).find(|place| self.shape(*place).is(Shape::PARAGRAPH));
        rest.is_some_and(|end| (at + 1..end).all(|place| self.id(place) != Some(TermId::STOP)))
    }

    fn is_month_day(&self, at: usize) -> bool {
        self.shape(at + 1).is(Shape::NUMBER)
    }

    /// Whether an acronym with its own stop (`U.S.`, `p.m.`) ends the sentence.
    fn acronym_ends(&self, start: usize, at: usize) -> bool {
        let next = at + 1;
        if next >= self.terms.len() || self.shape(next).is(Shape::PARAGRAPH) {
            return true;
        }
        if !self.shape(next).is(Shape::CAPITAL) || !self.shape(next).is(Shape::SPACED) || at < start + 3 {
            return false;
        }
        self.language.abbreviation(self.surface(at)).is_some() || self.language.is_starter(self.surface(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::Vocabulary;
    use crate::token::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::new(Language::english());
        let tokens = tokenize(text, &vocabulary);
        split(text, tokens.terms(), vocabulary.language()).iter().map(|sentence| sentence.span.of(text).to_owned()).collect()
    }

    #[test]
    fn titles_initials_and_numbers_do_not_end_a_sentence() {
        for text in [
            "President Joseph R. Biden, Jr. spoke today with Amb. Lee of the U.S. Department of State.",
            "The Prime Minister returned to No. 10 after 5 p.m. on Monday.",
            "He met Dr. A. B. Khan and Gen. Smith at the St. Regis.",
            "They reviewed the U.S.-Russia dialogue, the U.S. Government said.",
            "She recalled the case of Norway v. Chile before the Court.",
        ] {
            assert_eq!(sentences(text), [text], "{text}");
        }
    }

    #[test]
    fn an_abbreviation_ends_no_headline() {
        let headline = "On Governor Ola R. Hansen Jr. Talks with Prime Minister Lie";
        assert_eq!(sentences(&format!("{headline}\n\nThe two spoke today.")), [headline, "The two spoke today."]);
        let told = "Prime Minister Lie met Ola R. Hansen Jr. The two spoke of fish.";
        assert_eq!(sentences(told), ["Prime Minister Lie met Ola R. Hansen Jr.", "The two spoke of fish."]);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            sentences("He left at 6 p.m. The talks went on. \"We agree.\" She nodded."),
            ["He left at 6 p.m.", "The talks went on.", "\"We agree.\"", "She nodded."]
        );
        assert_eq!(sentences("They met in the U.S. The visit was short."), ["They met in the U.S.", "The visit was short."]);
        assert_eq!(
            sentences("a lost space.The next one (at COP26).They agreed"),
            ["a lost space.", "The next one (at COP26).", "They agreed"]
        );
    }

    #[test]
    fn a_title_with_a_number_and_emphasis_end_nothing() {
        let title = "She opened the forum \"Norway 30. A Strategy for the Coast\" in Bergen.";
        assert_eq!(sentences(title), [title]);
        let item = "- **Ohio** asked for more.";
        assert_eq!(sentences(item), [item]);
        assert_eq!(sentences("He read \"No more than 30. That is all.\"").len(), 2);
    }

    #[test]
    fn paragraphs_and_bullets_begin_sentences_and_wraps_do_not() {
        assert_eq!(
            sentences("Headline\n\nA line\nwrapped here.\n- first point\n- second point\n\n###"),
            ["Headline", "A line\nwrapped here.", "- first point", "- second point", "###"]
        );
    }
}

//! Where one claim ends and the next begins.
//!
//! In: a sentence with its [`Mark`]s and [`Mention`]s. Out: [`Piece`]s. Law: pieces do not overlap and hold every word of the
//! sentence; a piece begins where the other side could answer separately: at a coordinated reporting verb, a participle that
//! reports, a second "that" or "for", "as well as", or the next subject of a list.

use super::act::{Form, Mark};
use super::list::{self, SUBJECT_WORDS};
use super::mention::Mention;
use super::noun::act_named;
use super::reading::Reading;
use crate::lexicon::{Act, ActKind, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Words that a piece must hold on both sides of a cut at a participle.
const PARTICIPLE_WORDS: usize = 4;
/// Words that must follow "about" for the subject of a call to be a claim of its own.
const ABOUT_WORDS: usize = 6;
/// Words of what a call was made for, "to" included, that is a claim of its own: "to offer condolences".
const AIM_WORDS: usize = 3;
/// Words that "as well as" must bring, itself included.
const AS_WELL_WORDS: usize = 6;
/// Words on both sides of a second "that" or "for".
const SECOND_WORDS: usize = 5;

/// Terms after an "and" within which a second sum of money stands.
const SUM: usize = 5;
/// Terms before it that say what the first sum is for.
const PURPOSE: usize = 3;
/// Words after a verb at the end of a sentence that says who said all of it: "his host".
const HEARER: usize = 2;
/// Words that both sides hold of a cut at a second noun for a deed or at one of several "that".
const JOINED: usize = 3;
/// Terms before an "and that" within which the first "that" stands.
const FAR: usize = 60;
/// Words of an aside that only says who speaks.
const ASIDE_WORDS: usize = 5;

/// Reporting phrases, before and after one, that may belong to one row of deeds.
const ROW: usize = 6;

/// A stretch of a sentence that makes one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The reporting phrase that governs it: its own, or the one it is coordinated under.
    pub(crate) mark: Option<Mark>,
    /// Whether the phrase stands in an earlier piece.
    pub(crate) inherited: bool,
}

/// Cuts the terms `start..end` of a sentence into `pieces`; `bounds` is scratch.
pub(crate) fn cut(
    reading: &Reading<'_>,
    marks: &[Mark],
    mentions: &[Mention],
    (start, end): (usize, usize),
    bounds: &mut Vec<usize>,
    pieces: &mut Vec<Piece>,
) {
    bounds.clear();
    bounds.push(start);
    for (index, mark) in marks.iter().enumerate() {
        let earlier = marks[..index].iter().any(|before| before.form != Form::Inner);
        let bound = bound_before(reading, mark, start, end, earlier);
        if let Some(bound) = bound.or_else(|| bound_in_row(reading, &marks[..index], mark, &marks[index + 1..], start)) {
            bounds.push(bound);
        }
    }
    for place in start..end {
        if may_bound(reading, start, place) {
            bounds.extend(bound_within(reading, marks, mentions, start, place, end));
        }
    }
    // A phrase is never cut in two.
    bounds.retain(|bound| !marks.iter().any(|mark| mark.start < *bound && *bound < mark.end));
    // A quotation is one claim.
    let quotes = |to: usize| reading.terms[start..to].iter().filter(|term| term.id == TermId::QUOTE).count();
    let all = if bounds.len() > 1 { quotes(end) } else { 0 };
    if all > 0 && all % 2 == 0 {
        bounds.retain(|bound| quotes(*bound) % 2 == 0 || reading.id(*bound) == Some(TermId::QUOTE));
    }
    // Nor is what stands between two dashes.
    let dashes = |to: usize| reading.terms[start..to].iter().filter(|term| term.id == TermId::DASH).count();
    if bounds.len() > 1 && dashes(end) == 2 {
        bounds.retain(|bound| dashes(*bound) % 2 == 0);
    }
    bounds.sort_unstable();
    bounds.dedup();
    bounds.push(end);
    pieces.clear();
    for pair in bounds.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        // What is too short to say anything stays with what stands before it.
        if let Some(last) = pieces.last_mut() {
            if reading.words(from, to) < 2 {
                last.end = to;
                continue;
            }
        }
        pieces.push(governed(marks, pieces.last(), from, to));
    }
    // "As I said, the presidents agreed": so does what only says that something is said.
    let silent = |piece: &Piece| {
        let act = |mark: &Mark| reading.knowledge.lexicon.acts[mark.act as usize].act;
        let spoken = piece.mark.filter(|mark| mark.kind == ActKind::Verb && !piece.inherited && act(mark) != Act::Discuss);
        spoken.is_some_and(|mark| reading.words(mark.end, piece.end) == 0) && reading.words(piece.start, piece.end) <= ASIDE_WORDS
    };
    // "Oslo will stand by them, the Minister assured his host."
    let attributes = |piece: &Piece| {
        let said = piece.mark.filter(|mark| mark.kind == ActKind::Verb && mark.form == Form::Finite && !piece.inherited);
        let act = |mark: Mark| reading.knowledge.lexicon.acts[mark.act as usize].act;
        said.is_some_and(|mark| {
            let past = reading.shape(mark.start).is(Shape::ED) || reading.shape(mark.start).is(Shape::PAST);
            matches!(act(mark), Act::Assert | Act::Inform | Act::Commit)
                && past
                && mark.clause < mark.start
                && reading.words(mark.end, piece.end) <= HEARER
                && reading.words(piece.start, piece.end) <= ASIDE_WORDS + 2
        })
    };
    let closing =
        (1..pieces.len()).rev().find(|at| reading.id(pieces[*at].start - 1) == Some(TermId::COMMA) && attributes(&pieces[*at]));
    if let Some(at) = closing {
        let attribution = pieces.remove(at);
        pieces[at - 1] = Piece { start: pieces[at - 1].start, ..attribution };
    }
    if pieces.len() > 1 && (reading.words(pieces[0].start, pieces[0].end) < 2 || silent(&pieces[0])) {
        let first = pieces.remove(0);
        pieces[0].start = first.start;
    }
}

/// A piece under the phrase that stands in it, or under that of the piece before it.
pub(crate) fn governed(marks: &[Mark], before: Option<&Piece>, start: usize, end: usize) -> Piece {
    let own = governing(marks, start, end);
    let mark = own.or(before.and_then(|piece| piece.mark));
    Piece { start, end, mark, inherited: own.is_none() && mark.is_some() }
}

/// The phrase that governs a piece: the first finite or passive one, else a participle.
fn governing(marks: &[Mark], start: usize, end: usize) -> Option<Mark> {
    let inside = || marks.iter().filter(|mark| mark.start >= start && mark.start < end);
    // ", noting that the other side refuses to": what opens the piece reports it.
    if let Some(opening) = inside().next().filter(|mark| mark.form == Form::Participle && mark.clause == start) {
        return Some(*opening);
    }
    inside()
        .find(|mark| matches!(mark.form, Form::Finite | Form::Passive))
        .or_else(|| inside().find(|mark| mark.form == Form::Participle))
        .copied()
}

/// The cut that a reporting phrase makes before itself.
fn bound_before(reading: &Reading<'_>, mark: &Mark, start: usize, end: usize, earlier: bool) -> Option<usize> {
    match mark.form {
        Form::Inner => None,
        Form::Participle => {
            let comma = mark.clause.checked_sub(1)?;
            // ", that, considering …, they": an aside within what is reported.
            if comma > start && reading.is(comma - 1, Role::That) {
                return None;
            }
            let enough = reading.words(start, comma) >= PARTICIPLE_WORDS && reading.words(mark.start, end) >= PARTICIPLE_WORDS;
            // ", stressing the need for dialogue and supporting a solution": the coordinator belongs to what follows.
            let bound = if reading.is(comma, Role::Coordinator) { comma } else { mark.clause };
            (earlier && enough).then_some(bound)
        }
        Form::Finite | Form::Passive if mark.clause == start => None,
        Form::Finite | Form::Passive => {
            let mut at = reading.before_adverbs(start, mark.clause);
            while at > start && reading.is_determiner(at - 1) && !reading.is(at - 1, Role::That) {
                at -= 1;
            }
            let before = at.checked_sub(1).filter(|place| *place >= start)?;
            if reading.is(before, Role::Coordinator) {
                if ends_relative(reading, start, before) {
                    return None;
                }
                // "agreed to meet and discussed": the coordinator belongs to what follows.
                // A present "is" under a past report belongs to what is reported: "stressed that it … and is ready".
                let be = matches!(reading.surface(mark.start), "is" | "are" | "has" | "have");
                let reported = mark.clause == mark.start && be && !reading.shape(mark.start + 1).is(Shape::ING);
                return (earlier && !reported && reading.words(start, before) > 1).then_some(before);
            }
            match reading.id(before) {
                Some(TermId::SEMICOLON) if earlier => Some(at),
                Some(TermId::COMMA) if earlier && mark.clause < mark.start => {
                    (!closes_aside(reading, start, before)).then_some(at)
                }
                _ => None,
            }
        }
    }
}

/// "the view that, considering their duty, Oslo and Santiago will …": whether a comma ends what stands between "that" and its clause.
fn closes_aside(reading: &Reading<'_>, start: usize, comma: usize) -> bool {
    let opening = (start..comma).rfind(|place| reading.id(*place) == Some(TermId::COMMA));
    opening.is_some_and(|opening| opening > start && reading.is(opening - 1, Role::That))
}

/// "initiatives that we outlined and relayed": the clause that ends here qualifies a noun, and so does the verb after it.
fn ends_relative(reading: &Reading<'_>, start: usize, coordinator: usize) -> bool {
    let Some(verb) = coordinator.checked_sub(1).filter(|verb| *verb >= start + 3) else { return false };
    let subject = matches!(reading.role(verb - 1), Some(Role::Speaker | Role::Pronoun | Role::Both));
    let past = reading.shape(verb).is(Shape::ED) || reading.shape(verb).is(Shape::PAST);
    let relative = matches!(reading.role(verb - 2), Some(Role::That | Role::Which));
    let noun = reading.shape(verb - 3).is(Shape::S);
    subject && past && relative && noun
}

/// Whether a cut may stand before a term: after a comma or a semicolon, or at a word that joins. At most terms none can.
fn may_bound(reading: &Reading<'_>, start: usize, place: usize) -> bool {
    let parted = place > start && matches!(reading.id(place - 1), Some(TermId::COMMA | TermId::SEMICOLON));
    parted || matches!(reading.role(place), Some(Role::AsWellAs | Role::About | Role::To | Role::Coordinator))
}

/// "thanked X, condemned Y, and stressed Z": the cut before a verb in the middle of a row that one subject does.
fn bound_in_row(reading: &Reading<'_>, before: &[Mark], mark: &Mark, after: &[Mark], start: usize) -> Option<usize> {
    let reports = |mark: &Mark| mark.form == Form::Finite && mark.kind == ActKind::Verb;
    let past = |place: usize| reading.shape(place).is(Shape::ED) || reading.shape(place).is(Shape::PAST);
    let at = reading.before_adverbs(start, mark.start);
    let comma = at.checked_sub(1).filter(|comma| *comma > start && reading.id(*comma) == Some(TermId::COMMA))?;
    // ", agreed in Geneva,": what qualifies a noun has no object.
    let object = !matches!(reading.role(mark.end), Some(Role::Preposition | Role::By | Role::Of | Role::Coordinator));
    let alone = mark.clause == mark.start;
    let closes = |mark: &Mark| {
        let at = reading.before_adverbs(comma, mark.start);
        reports(mark) && mark.clause == mark.start && past(mark.start) && reading.is(at - 1, Role::Coordinator)
    };
    let row = reports(mark)
        && alone
        && past(mark.start)
        && object
        && before.iter().rev().take(ROW).any(reports)
        && after.iter().take(ROW).any(closes);
    (row && reading.words(start, comma) > 1).then_some(at)
}

/// Cuts that need no reporting phrase of their own, where there may be one.
fn bound_within(
    reading: &Reading<'_>,
    marks: &[Mark],
    mentions: &[Mention],
    start: usize,
    place: usize,
    end: usize,
) -> Option<usize> {
    let comma = place > start && reading.id(place - 1) == Some(TermId::COMMA);
    let role = reading.role(place);
    let parted = place > start && reading.id(place - 1) == Some(TermId::SEMICOLON);
    // A semicolon parts statements.
    if parted {
        let enough = reading.words(start, place) >= PARTICIPLE_WORDS && reading.words(place, end) >= PARTICIPLE_WORDS;
        return enough.then_some(place);
    }
    // ", which lasted more than an hour"; a bare "The talks" before it says nothing of its own.
    let told = reading.words(start, place) >= PARTICIPLE_WORDS;
    if comma && told && role == Some(Role::Which) && reading.is(place + 1, Role::Lasting) {
        return Some(place);
    }
    // ", whom he congratulated on his appointment": what the other party is told has a verb of its own.
    if comma && (goes_on_by_relative(reading, place) || is_spoken_relative(reading, marks, mentions, place)) {
        let enough = reading.words(start, place) >= PARTICIPLE_WORDS && reading.words(place, end) >= PARTICIPLE_WORDS;
        return enough.then_some(place);
    }
    let before = marks.iter().rev().find(|mark| mark.end <= place && mark.form != Form::Inner)?;
    let act = reading.knowledge.lexicon.acts[before.act as usize].act;
    let (words_before, words_after) = (reading.words(before.end, place), reading.words(place, end));
    let list = |from: usize| {
        let listed = act == Act::Discuss && comma && !closes_aside(reading, start, place - 1);
        listed && list::is_cut(reading, before.end, place, from, end)
    };
    let cut = match role {
        Some(Role::AsWellAs) => {
            // ", the Minister said, as well as": what went before the verb goes on.
            let listing = act != Act::Describe && words_before > 1;
            let next = place + 3;
            // "as well as on defence": the preposition says that it is a second subject.
            let preposition = matches!(reading.role(next), Some(Role::For | Role::Preposition | Role::About));
            let least = if preposition { AS_WELL_WORDS - 1 } else { AS_WELL_WORDS };
            listing && words_after >= least && reading.words(start, place) >= SUBJECT_WORDS
        }
        Some(Role::About) => {
            // "met for about forty minutes"
            let number = reading.is(place + 1, Role::Number) || reading.shape(place + 1).is(Shape::NUMBER);
            before.kind == ActKind::Setting && words_after >= ABOUT_WORDS && !number
        }
        Some(Role::To) => {
            // "spoke with X to discuss …", "to congratulate him on …"
            let aim = marks.iter().find(|mark| mark.start == place + 1 && mark.kind == ActKind::Verb);
            before.kind == ActKind::Setting
                && aim.is_some_and(|aim| match reading.knowledge.lexicon.acts[aim.act as usize].act {
                    Act::Describe => false,
                    Act::Discuss => words_after >= ABOUT_WORDS,
                    _ => words_after >= AIM_WORDS,
                })
        }
        // "that while we talk, we will": what opens the clause that is said parts nothing.
        Some(Role::Coordinator) if place > start + 1 && reading.is(place - 1 - usize::from(comma), Role::That) => false,
        Some(Role::Coordinator) => {
            let next = place + 1;
            let long = words_after >= SECOND_WORDS;
            // "was clear that X would be met with Y and that": the first one may stand before another phrase.
            let first_that = || {
                (start.max(place.saturating_sub(FAR))..place)
                    .any(|at| reading.is(at, Role::That) && reading.words(at, place) > SECOND_WORDS)
            };
            let second_that = reading.is(next, Role::That) && long && (words_before >= SECOND_WORDS || first_that());
            // "and for as long as it takes" only says how long.
            let lasting = reading.surface(next + 1) == "as";
            let second_for = reading.is(next, Role::For) && !lasting && long && words_before >= SECOND_WORDS - 2;
            // "on the situation at the border and on the efforts"
            let second_on = matches!(reading.surface(next), "on" | "about") && long && words_before >= SECOND_WORDS;
            // "to revive the talks and to secure an exchange"
            let second_to =
                reading.is(next, Role::To) && long && words_before >= SECOND_WORDS && !reading.is_determiner(next + 1);
            // "his commitment to peace and his condemnation of the attacks"
            let second_noun = words_after > JOINED && words_before > 1 && names_an_act(reading, next);
            second_that
                || second_noun
                || second_to
                || second_on && matches!(act, Act::Discuss | Act::Inform | Act::Agree)
                || second_for && matches!(act, Act::Thank | Act::Support | Act::Demand | Act::Ask | Act::Propose)
                || comma && new_clause(reading, mentions, next)
                || long && words_before >= SECOND_WORDS && carries_on(reading, next)
                || second_amount(reading, start, place, end)
                || list(next)
        }
        // "that the ports must open, that the grain must flow, and that …"
        Some(Role::That) if comma => {
            let last = || {
                (place + 1..end.min(place + FAR)).any(|at| reading.is(at, Role::Coordinator) && reading.is(at + 1, Role::That))
            };
            let enough = reading.words(place, list::item_end(reading, place, end)) > JOINED;
            let first = || (start.max(place.saturating_sub(FAR))..place - 1).any(|at| reading.is(at, Role::That));
            enough && first() && last()
        }
        _ => list(place),
    };
    cut.then_some(place)
}

/// ", and the U.S. will do so": a new subject with a verb of its own.
fn new_clause(reading: &Reading<'_>, mentions: &[Mention], place: usize) -> bool {
    let subject = mentions.iter().find(|mention| mention.start >= place && mention.start <= place + 1 && !mention.possessive);
    // "but they were not the focus": "they" are the things just named.
    let subject = subject.filter(|subject| !reading.surface(subject.start).eq_ignore_ascii_case("they"));
    subject.is_some_and(|subject| matches!(reading.role(subject.end), Some(Role::Modal | Role::Have | Role::Be)))
}

/// "whom he", "whom I", "where they": a relative clause by which the account goes on.
pub(super) fn goes_on_by_relative(reading: &Reading<'_>, place: usize) -> bool {
    let word = reading.surface(place);
    let whom = word.eq_ignore_ascii_case("whom") && matches!(reading.role(place + 1), Some(Role::Pronoun | Role::Speaker));
    whom || word.eq_ignore_ascii_case("where") && reading.surface(place + 1) == "they"
}

/// "where President Roe stressed", "to which the Minister replied": where the subject may stand of a relative clause at `place` in which somebody
/// speaks.
pub(super) fn speaker_of_relative(reading: &Reading<'_>, place: usize) -> Option<usize> {
    match reading.surface(place) {
        "where" => Some(place + 1),
        "to" | "on" | "for" | "upon" if reading.surface(place + 1) == "which" => Some(place + 2),
        _ => None,
    }
}

/// Whether somebody speaks in the relative clause at `place`.
fn is_spoken_relative(reading: &Reading<'_>, marks: &[Mark], mentions: &[Mention], place: usize) -> bool {
    let Some(subject) = speaker_of_relative(reading, place) else { return false };
    let speaks = |by: &Mention| marks.iter().any(|mark| mark.form == Form::Finite && mark.start == by.end);
    mentions.iter().any(|mention| (subject..=subject + 1).contains(&mention.start) && !mention.possessive && speaks(mention))
}

/// "and is working with other countries": a second verb of the same subject, on what it is doing.
fn carries_on(reading: &Reading<'_>, place: usize) -> bool {
    let verb = (place + 1..place + 3).find(|verb| !reading.is(*verb, Role::Adverb));
    reading.is(place, Role::Be) && verb.is_some_and(|verb| reading.shape(verb).is(Shape::ING))
}

/// "his condemnation of", "their support for": a noun that names what is done by saying it, behind whose it is.
fn names_an_act(reading: &Reading<'_>, place: usize) -> bool {
    let whose = matches!(reading.surface(place), "his" | "her" | "its" | "their" | "our");
    whose && (place + 1..place + 3).any(|place| act_named(reading, place).is_some())
}

/// "another $1 billion in weapons and $500 million in direct support": each sum is a point of its own, but "$300 million and $200
/// million for the fleet" is not.
fn second_amount(reading: &Reading<'_>, start: usize, place: usize, end: usize) -> bool {
    let sum = |from: usize, to: usize| reading.span(from, to).of(reading.text).contains(['$', '€', '£', '¥']);
    let purpose = place.saturating_sub(PURPOSE).max(start);
    reading.words(place, end) >= SECOND_WORDS && sum(place + 1, end.min(place + SUM)) && sum(start, place) && !sum(purpose, place)
}

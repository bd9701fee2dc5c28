//! What is done by saying it: the reporting verbs of a clause.
//!
//! In: a [`Reading`]. Out: [`Mark`]s, each an act phrase that stands where a reporting verb can stand.
//! Law: a form counts by how it is inflected and what stands around it, never by its stem alone: "the agreed text" agrees to nothing.

use super::cut::{goes_on_by_relative, speaker_of_relative};
use super::holder::Holder;
use super::mention::{Mention, absolute};
use super::reading::Reading;
use super::title::may_name;
use crate::lexicon::{Act, ActKind, Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Terms within which an aside after "that" ends.
const ASIDE: usize = 60;
/// Terms of a name with a title before it: "Dr. J. M. Roe".
const STRANGER: usize = 6;
/// Terms of the object of "committed" within which an offence is named.
const OBJECT: usize = 5;

/// How an act phrase stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "stressed", "has agreed", "stresses".
    Finite,
    /// ", stressing".
    Participle,
    /// "was stressed".
    Passive,
    /// "to stress", or deeper in the clause: colours the claim, opens none.
    Inner,
}

/// An act phrase in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its place in the table of acts.
    pub(crate) act: u16,
    pub(crate) form: Form,
    pub(crate) kind: ActKind,
    /// Where the clause that it governs may begin: at its subject or at the phrase itself.
    pub(crate) clause: usize,
}

/// The act phrases of a sentence, in order, into `marks`.
pub(crate) fn marks(reading: &Reading<'_>, mentions: &[Mention], (start, end): (usize, usize), marks: &mut Vec<Mark>) {
    marks.clear();
    for hit in reading.within(start, end) {
        let Meaning::Act(place) = hit.value else { continue };
        if hit.end > end {
            continue;
        }
        let entry = &reading.knowledge.lexicon.acts[place as usize];
        // "held by the group and called for": the gap of a phrase leapt from one verb to another.
        let leaps = if entry.kind == ActKind::Setting {
            hit.end - hit.start > hit.depth && reading.shape(hit.end - 1).is(Shape::ED)
        } else {
            leaps_to_a_verb(reading, hit.start, hit.end)
        };
        if leaps || entry.act == Act::Commit && is_offence(reading, hit.start, hit.end) {
            continue;
        }
        let Some((mut form, clause)) = form(reading, mentions, start, hit.start, hit.end, entry.kind, entry.ambiguous) else {
            continue;
        };
        if form == Form::Participle && !reports(reading, marks, start, clause, end, entry.act) {
            form = Form::Inner;
        }
        // "The future is being decided on the battlefield": what goes on is no report of it, unless it is talk.
        let goes_on = hit.start > start && reading.surface(hit.start - 1) == "being";
        if form == Form::Passive && goes_on && entry.act != Act::Discuss {
            form = Form::Inner;
        }
        // Of two phrases that overlap the one that began first stands, unless it only coloured.
        if let Some(last) = marks.last_mut() {
            if hit.start < last.end && (last.form != Form::Inner || form == Form::Inner) {
                if hit.start == last.start && hit.end > last.end {
                    *last = Mark { start: hit.start, end: hit.end, act: place, form, kind: entry.kind, clause };
                }
                continue;
            }
        }
        marks.push(Mark { start: hit.start, end: hit.end, act: place, form, kind: entry.kind, clause });
    }
    within_quotation(reading, start, marks);
}

/// `"We do not negotiate under threat," he added`: whoever adds it does nothing of what he says.
fn within_quotation(reading: &Reading<'_>, start: usize, marks: &mut [Mark]) {
    let quote = |place: usize| reading.id(place) == Some(TermId::QUOTE);
    if !quote(start) || marks.len() < 2 || marks[0].clause.min(marks[0].start) == start {
        return;
    }
    let (mut at, mut quotes) = (start, 0);
    let attributes = |mark: &Mark| {
        let mut from = mark.clause.min(mark.start);
        while from > start && reading.is_determiner(from - 1) {
            from -= 1;
        }
        quotes += (at..from).filter(|place| quote(*place)).count();
        at = at.max(from);
        mark.form == Form::Finite && mark.kind == ActKind::Verb && quote(from - 1) && quotes % 2 == 0
    };
    let Some(said) = marks.iter().position(attributes) else { return };
    marks[..said].iter_mut().for_each(|mark| mark.form = Form::Inner);
}

fn form(
    reading: &Reading<'_>,
    mentions: &[Mention],
    sentence: usize,
    start: usize,
    end: usize,
    kind: ActKind,
    ambiguous: bool,
) -> Option<(Form, usize)> {
    // Of "firmly condemned" the verb shows the form.
    let adverb = end - start > 1 && reading.is(start, Role::Adverb);
    let head = reading.shape(start + usize::from(adverb));
    let before = skip_back(reading, sentence, start);
    let auxiliary = before > sentence && matches!(reading.role(before - 1), Some(Role::Have | Role::Be | Role::Modal));
    let is_be = matches!(reading.role(start), Some(Role::Be));
    if kind == ActKind::Impersonal {
        // "explained that no decision was taken": what is explained.
        let told = is_denied_in_clause(reading, sentence, start);
        // "In response to the interest expressed by X,"
        let bare = !(start..end).any(|place| reading.is(place, Role::Be) || reading.is(place, Role::Have));
        let form = if told || bare && reading.is(end, Role::By) {
            Form::Inner
        } else if end - start > 1 {
            Form::Finite
        } else {
            Form::Passive
        };
        return Some((form, start));
    }
    let progressive = auxiliary && reading.is(before - 1, Role::Be);
    if head.is(Shape::ING) && !progressive {
        // "Pointing out that trade has grown, X …": what opens a sentence and goes on with a clause.
        let says = before == sentence && reading.is(end, Role::That);
        let opens = says || before > sentence && reading.id(before - 1) == Some(TermId::COMMA);
        let coordinated = before > sentence && reading.is(before - 1, Role::Coordinator);
        let one = subject_before(reading, mentions, before).filter(|subject| subject.holder != Holder::Both);
        if let Some(with) = one.and_then(|subject| absolute(reading, sentence, subject.start)) {
            return Some((Form::Finite, with));
        }
        return Some((if opens || coordinated { Form::Participle } else { Form::Inner }, before));
    }
    if before > sentence && reading.is(before - 1, Role::To) {
        return Some((Form::Inner, start));
    }
    if head.is(Shape::ING) {
        let subject = subject_before(reading, mentions, skip_auxiliaries(reading, sentence, before));
        return Some((
            if subject.is_some() { Form::Finite } else { Form::Inner },
            subject.map_or(start, |mention| mention.start),
        ));
    }
    let past = head.is(Shape::ED) || head.is(Shape::PAST) || is_be && end - start > 1;
    if !past && !auxiliary {
        // The present ("China stresses", "I welcome") needs its subject right before it.
        let subject = subject_before(reading, mentions, before);
        let present =
            subject.is_some_and(|mention| head.is(Shape::S) || mention.holder == Holder::Both || mention.holder == Holder::Own);
        if !present || head.is(Shape::CAPITAL) {
            return (!ambiguous && end - start > 1).then_some((Form::Inner, start));
        }
        let clause = subject.map_or(start, |mention| mention.start);
        return Some((if is_subordinate(reading, sentence, clause) { Form::Inner } else { Form::Finite }, clause));
    }
    if auxiliary && reading.is(before - 1, Role::Be) && !is_be {
        // "was stressed", "is being discussed", but "was ready" is no passive.
        let subject = subject_before(reading, mentions, skip_auxiliaries(reading, sentence, before));
        let clause = subject.map_or(start, |mention| mention.start);
        let hangs = subject.is_some() && follows_aside(reading, sentence, clause);
        return Some((if hangs { Form::Inner } else { Form::Passive }, clause));
    }
    // "the interest expressed by X", "Having noted the role of X, Y agreed": neither reports.
    let opening = || before == sentence + 1 && reading.surface(sentence).eq_ignore_ascii_case("having");
    let past = reading.shape(end - 1).is(Shape::ED) || reading.shape(end - 1).is(Shape::PAST);
    let noun = before > sentence && reading.is_word(before - 1) && reading.role(before - 1).is_none();
    let qualifies = past || reading.is(end - 1, Role::By) || noun && subject_before(reading, mentions, before).is_none();
    // "joined by Y"
    let by = reading.is(end, Role::By) || end - start > 1 && reading.is(end - 1, Role::By);
    if !auxiliary && qualifies && by || auxiliary && opening() {
        return Some((Form::Inner, start));
    }
    let verb = skip_auxiliaries(reading, sentence, before);
    if let Some(subject) = subject_before(reading, mentions, verb) {
        let form = if is_subordinate(reading, sentence, subject.start) { Form::Inner } else { Form::Finite };
        return Some((form, subject.start));
    }
    if let Some(name) = stranger_before(reading, sentence, verb) {
        return Some((Form::Finite, name));
    }
    let follows = verb.checked_sub(1).filter(|place| *place >= sentence);
    match follows {
        None => Some((Form::Finite, start)),
        Some(place) if reading.is(place, Role::Coordinator) => Some((Form::Finite, start)),
        // `"…," Zelenskyy said` and `"…," said Zelenskyy`
        Some(place) if matches!(reading.id(place), Some(TermId::QUOTE)) => Some((Form::Finite, start)),
        // ", reached during the last call": a participle that qualifies a noun.
        Some(place) if reading.id(place) == Some(TermId::COMMA) && opens_circumstance(reading, end) => Some((Form::Inner, start)),
        Some(place)
            if matches!(reading.id(place), Some(TermId::COMMA | TermId::SEMICOLON | TermId::CLOSE | TermId::DASH))
                && (mentioned_between(mentions, sentence, start) || opens_with_call(reading, sentence)) =>
        {
            Some((Form::Finite, start))
        }
        Some(place) if matches!(reading.role(place), Some(Role::Which | Role::If)) => Some((Form::Inner, start)),
        Some(_) if kind == ActKind::Setting && !ambiguous => Some((Form::Finite, start)),
        // "the coordinated position", "the investments announced during the visit": a participle that qualifies a noun.
        Some(place) if is_article(reading, place) || opens_circumstance(reading, end) => Some((Form::Inner, start)),
        // A noun phrase that is no party may be the subject: "The conversation focused on".
        Some(_) if !ambiguous && is_first_verb(reading, sentence, start) => Some((Form::Finite, start)),
        Some(_) => Some((Form::Inner, start)),
    }
}

/// "that no decision was taken": whether a phrase is denied in a clause of what somebody says.
fn is_denied_in_clause(reading: &Reading<'_>, sentence: usize, start: usize) -> bool {
    let denied = start > sentence && reading.at(start - 1).iter().any(|hit| hit.value == Meaning::Negation(true));
    denied && start > sentence + 1 && reading.is(start - 2, Role::That)
}

/// "committed horrific acts of violence", "the war crimes committed each day": what is done there is no promise.
pub(super) fn is_offence(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let offence = |place: usize| reading.is(place, Role::Offence);
    let object = (end..end + OBJECT).take_while(|place| reading.is_word(*place) && !reading.is(*place, Role::To));
    end - start == 1 && (start.checked_sub(1).is_some_and(offence) || object.into_iter().any(offence))
}

/// Whether a phrase leaps over "and" to or past another verb: "met the challenges and affirmed the cooperation".
fn leaps_to_a_verb(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let act = |place: usize| reading.at(place).iter().any(|hit| matches!(hit.value, Meaning::Act(_)));
    let verb = |place: usize| act(place) && (reading.shape(place).is(Shape::ED) || reading.shape(place).is(Shape::ING));
    (start + 1..end - 1).any(|place| reading.is(place, Role::Coordinator) && verb(place + 1))
}

/// Whether the participle of an act phrase reports, or is one of the deeds that are spoken of: the last of "the importance of
/// uniting and coordinating" and the second of "efforts to end the pandemic by sharing vaccines, supporting clinics and training".
fn reports(reading: &Reading<'_>, marks: &[Mark], sentence: usize, clause: usize, end: usize, act: Act) -> bool {
    let verb = marks.iter().rev().find(|mark| mark.form != Form::Inner);
    // After "and" stands what is like the one before: a second report follows a first one.
    let and = clause > sentence && reading.is(clause - 1, Role::Coordinator);
    if and && !reading.surface(clause - 1).eq_ignore_ascii_case("while") {
        return verb.is_some_and(|verb| verb.form == Form::Participle);
    }
    // What can be done as well as said, after a deed and before another one, is a deed.
    let doable = matches!(act, Act::Discuss | Act::Support | Act::Commit | Act::Agree | Act::Propose | Act::Describe);
    let ing = |place: usize| reading.shape(place).is(Shape::ING);
    let governs = |role: Option<Role>| matches!(role, Some(Role::Of | Role::To | Role::For | Role::By | Role::Preposition));
    let deed = || {
        (verb.map_or(sentence, |verb| verb.end)..clause)
            .any(|place| place > sentence && ing(place) && governs(reading.role(place - 1)))
    };
    let goes_on = || (clause..end - 1).any(|place| reading.is(place, Role::Coordinator) && ing(place + 1));
    !(doable && clause > sentence + 1 && deed() && goes_on())
}

/// Whether what follows a participle says who did it or when: it qualifies a noun and reports nothing.
pub(super) fn opens_circumstance(reading: &Reading<'_>, place: usize) -> bool {
    reading.is(place, Role::By) || reading.surface(place).eq_ignore_ascii_case("during")
}

/// The place before adverbs and commas around them: ", in turn, ".
fn skip_back(reading: &Reading<'_>, sentence: usize, place: usize) -> usize {
    let mut at = place;
    loop {
        if let Some(start) = reading.adverb_before(sentence, at) {
            at = start;
            continue;
        }
        let comma = at > sentence && reading.id(at - 1) == Some(TermId::COMMA);
        let framed = comma && reading.adverb_before(sentence, at - 1).is_some();
        if framed {
            at -= 1;
            continue;
        }
        // "Biden, in turn, focused": the comma that opened the aside.
        if comma
            && at < place
            && at >= sentence + 2
            && reading.is_word(at - 2)
            && place - at >= 1
            && reading.id(place - 1) == Some(TermId::COMMA)
        {
            at -= 1;
            continue;
        }
        return at;
    }
}

fn skip_auxiliaries(reading: &Reading<'_>, sentence: usize, place: usize) -> usize {
    let mut at = place;
    while at > sentence && matches!(reading.role(at - 1), Some(Role::Have | Role::Modal | Role::Be)) {
        at = skip_back(reading, sentence, at - 1);
    }
    at
}

/// Whether a clause that begins with its subject at `place` hangs on another: "that Ukraine offers", "if Russia invades".
fn is_subordinate(reading: &Reading<'_>, sentence: usize, place: usize) -> bool {
    let mut at = place;
    while at > sentence && reading.is_determiner(at - 1) && !reading.is(at - 1, Role::That) {
        at -= 1;
    }
    let comma = |place: usize| place > sentence && reading.id(place - 1) == Some(TermId::COMMA);
    let relative = at > sentence && comma(at - 1) && goes_on_by_relative(reading, at - 1)
        || (1..=2).any(|back| at >= sentence + back && comma(at - back) && speaker_of_relative(reading, at - back) == Some(at));
    let that_while = at > sentence + 2 && reading.is(at - 1, Role::Coordinator) && {
        let comma = usize::from(reading.id(at - 2) == Some(TermId::COMMA));
        reading.is(at - 2 - comma, Role::That)
    };
    let hangs = at > sentence && matches!(reading.role(at - 1), Some(Role::That | Role::If | Role::Which)) || that_while;
    !relative && (hangs || follows_aside(reading, sentence, at))
}

/// "that, while A holds, B holds too": what follows the aside is still what is said.
fn follows_aside(reading: &Reading<'_>, sentence: usize, place: usize) -> bool {
    let comma = |place: usize| usize::from(reading.id(place) == Some(TermId::COMMA));
    let opens = |that: usize| {
        let next = that + 1 + comma(that + 1);
        // "May" is a month here.
        let small = |at: usize| !reading.shape(at).is(Shape::CAPITAL);
        let verb = |at: usize| matches!(reading.role(at), Some(Role::Be | Role::Have | Role::Modal | Role::Must)) && small(at);
        // "that after the summit, they will"
        let time = || matches!(reading.surface(next), "after" | "before");
        let when = || (reading.is(next, Role::Preposition) || time()) && !(next..place).any(verb);
        reading.is(that, Role::That) && (matches!(reading.role(next), Some(Role::If | Role::Coordinator)) || when())
    };
    place > sentence + 1 && comma(place - 1) == 1 && (sentence.max(place.saturating_sub(ASIDE))..place - 1).any(opens)
}

/// The mention that ends right before a term, widened to the group it closes: "Russia and the United States".
fn subject_before(reading: &Reading<'_>, mentions: &[Mention], place: usize) -> Option<Mention> {
    let last = mentions.iter().rposition(|mention| mention.end <= place)?;
    let mut subject = mentions[last];
    if subject.end != place || subject.possessive || subject.governed {
        return None;
    }
    for mention in mentions[..last].iter().rev() {
        let gap = mention.end..subject.start;
        let joined =
            gap.clone().all(|place| reading.is(place, Role::Coordinator) || reading.is_determiner(place)) && !gap.is_empty();
        if !joined || mention.possessive || mention.governed {
            break;
        }
        subject.start = mention.start;
    }
    Some(subject)
}

/// "The call, which took place upon the request of X, addressed": whether a talk and an aside open a sentence.
fn opens_with_call(reading: &Reading<'_>, sentence: usize) -> bool {
    let call = sentence + usize::from(reading.is_determiner(sentence));
    reading.is(call, Role::Call) && reading.id(call + 1) == Some(TermId::COMMA)
}

/// ", and Dr. Roe stressed": where the name of somebody begins whom the text introduces nowhere, and who speaks in a clause of its own.
fn stranger_before(reading: &Reading<'_>, sentence: usize, verb: usize) -> Option<usize> {
    let stop = |place: usize| reading.id(place) == Some(TermId::STOP);
    let name = |place: &usize| stop(*place) || may_name(reading, *place);
    let from = (sentence.max(verb.saturating_sub(STRANGER))..verb).rev().take_while(name).last()?;
    let and = from.checked_sub(1).filter(|and| *and > sentence && reading.is(*and, Role::Coordinator))?;
    (reading.id(and - 1) == Some(TermId::COMMA) && !stop(from)).then_some(from)
}

fn mentioned_between(mentions: &[Mention], start: usize, end: usize) -> bool {
    mentions.iter().any(|mention| mention.start >= start && mention.end <= end && !mention.governed && !mention.possessive)
}

/// "the", "their"; not "this", which may be a subject.
fn is_article(reading: &Reading<'_>, place: usize) -> bool {
    let alone = ["this", "that", "these", "those"].iter().any(|word| reading.surface(place).eq_ignore_ascii_case(word));
    reading.is_determiner(place) && !alone
}

/// Whether no other verb in the past stands before this one in its sentence.
fn is_first_verb(reading: &Reading<'_>, sentence: usize, place: usize) -> bool {
    (sentence..place).all(|before| {
        let verb = reading.shape(before).is(Shape::ED) || reading.shape(before).is(Shape::PAST);
        !verb && !matches!(reading.role(before), Some(Role::Be | Role::Have | Role::Modal))
    })
}

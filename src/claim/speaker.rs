//! Who says what a piece of a sentence reports, and what a piece does that nothing reports.
//!
//! In: pieces, mentions, and the claims before them. Out: the subject of a piece, its [`Holder`], the act of what no verb reports. Law: who
//! speaks stands before the verb, or is whoever spoke last; a sentence without a verb of its own carries on what went before it.

use super::Extraction;
use super::act::{Form, Mark};
use super::cut::Piece;
use super::holder::Holder;
use super::mention::Mention;
use super::title::may_name;
use crate::lexicon::{Act, ActKind, Direction, Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Words between a subject and its "will" when an aside stands there.
const ASIDE: usize = 12;
/// Terms of the longest name of a person.
const NAME: usize = 4;
/// Terms within which the subject of a sentence stands.
const SUBJECT: usize = 5;

impl Extraction<'_, '_> {
    /// ", and the U.S. will do so"
    pub(super) fn opens_clause(&self, piece: Piece, subject: Mention) -> bool {
        let coordinated = self.reading.is(piece.start, Role::Coordinator) && subject.start <= piece.start + 2;
        coordinated && self.reading.is(subject.end, Role::Modal)
    }

    /// The subject of a piece: of the mentions before its verb the one nearest to it that no preposition governs.
    pub(super) fn subject(&self, piece: Piece, mentions: &[Mention]) -> Option<Mention> {
        let inside = |mention: &&Mention| mention.start >= piece.start && mention.start < piece.end && !mention.possessive;
        let Some(mark) = piece.mark.filter(|_| !piece.inherited) else {
            let first = mentions.iter().find(inside).filter(|mention| mention.start <= piece.start + 2)?;
            return Some(self.with_those_beside(*first, mentions));
        };
        // "The need for the Greek authorities to act was stressed": whoever stands in what is stressed does not stress it.
        let noun = self.reading.is_determiner(piece.start)
            && mentions.iter().find(inside).is_some_and(|first| first.start > piece.start + 1);
        let passive = mark.form == Form::Passive || mark.kind == ActKind::Impersonal;
        if passive && mark.clause == mark.start && noun {
            let by = mark.end.min(piece.end.saturating_sub(1));
            let agent = |mention: &&Mention| mention.start > by && mention.start <= by + 2;
            return mentions.iter().find(agent).filter(|_| self.reading.is(by, Role::By)).copied();
        }
        // "Pointing out that trade has grown, X …": whoever stands behind the comma.
        if mark.form == Form::Participle && mark.start == piece.start && self.reading.id(piece.end - 1) == Some(TermId::COMMA) {
            let behind = |mention: &&Mention| (piece.end..=piece.end + 1).contains(&mention.start) && !mention.governed;
            return mentions.iter().find(behind).copied();
        }
        // "during his visit to Oslo, and Secretary Roe congratulated him": whoever stands between ", and" and the verb does it.
        let anew = |mention: &Mention| {
            let coordinator = mention.start.checked_sub(1).filter(|place| self.reading.is(*place, Role::Coordinator));
            let comma = coordinator.and_then(|place| place.checked_sub(1)).map(|place| self.reading.id(place));
            mention.end == mark.start && mark.form == Form::Finite && comma == Some(Some(TermId::COMMA))
        };
        // `"…," said Volodymyr Zelenskyy`: whoever stands within the quotation does not say it.
        let quoted = mark.start > 0 && self.reading.id(mark.start - 1) == Some(TermId::QUOTE) && mark.kind == ActKind::Verb;
        if let Some(speaker) = mentions.iter().filter(inside).find(|mention| quoted && mention.start == mark.end) {
            return Some(*speaker);
        }
        // "The call, which took place upon the request of the Greek side, addressed …": a call has no speaker.
        let call = piece.start + usize::from(self.reading.is_determiner(piece.start));
        let aside = self.reading.is(call, Role::Call)
            && self.reading.id(call + 1) == Some(TermId::COMMA)
            && mark.start > call
            && self.reading.id(mark.start - 1) == Some(TermId::COMMA);
        if aside {
            return None;
        }
        let free = |mention: &&Mention| mention.end <= mark.start && (!mention.governed || anew(mention));
        let before = mentions.iter().rev().filter(inside).find(free);
        let before = before?;
        // "X, Y and Z exchanged views": the whole group speaks.
        let mut subject = *before;
        for mention in mentions.iter().rev() {
            if mention.end > subject.start || mention.possessive {
                continue;
            }
            let between = mention.end..subject.start;
            let and = between.clone().any(|place| self.reading.is(place, Role::Coordinator));
            let joined = between.clone().all(|place| {
                self.reading.id(place) == Some(TermId::COMMA)
                    || self.reading.is(place, Role::Coordinator)
                    || self.reading.is_determiner(place)
            });
            // "X, Y and Z": the last of a group is joined by "and", the earlier ones may be by a comma.
            let joined = joined && (and || subject.start != before.start);
            if !joined || mention.end == subject.start || mention.start < piece.start || mention.governed {
                break;
            }
            // "The Chancellor and the President": two offices are two people.
            let offices = mention.bare && subject.bare;
            if mention.holder != subject.holder || offices {
                subject.holder = Holder::Both;
            }
            subject.start = mention.start;
            subject.governed = mention.governed;
        }
        if matches!(subject.holder, Holder::Own | Holder::Counterpart) && self.is_beside_a_stranger(piece, mark, subject) {
            subject.holder = Holder::Both;
        }
        Some(subject)
    }

    /// "Jens Roe and Ann Lie discussed": whether somebody whom the text introduces nowhere does with the subject what it does.
    fn is_beside_a_stranger(&self, piece: Piece, mark: Mark, subject: Mention) -> bool {
        let reading = self.reading;
        let name = |place: usize| may_name(reading, place);
        // A given name and a surname, at least, and nothing else.
        let full = |from: usize, to: usize| to >= from + 2 && to <= from + NAME && (from..to).all(name);
        let verb = reading.before_adverbs(subject.end, mark.start);
        let and = (subject.end..verb.min(subject.end + NAME)).find(|place| !name(*place));
        let after = and.is_some_and(|and| reading.is(and, Role::Coordinator) && full(and + 1, verb));
        let before = subject.start > piece.start && {
            let and = subject.start - 1;
            reading.is(and, Role::Coordinator) && full(piece.start, and)
        };
        after || before
    }

    /// "Moscow and Washington will …": the group that a mention begins.
    fn with_those_beside(&self, first: Mention, mentions: &[Mention]) -> Mention {
        let mut subject = first;
        for mention in mentions.iter().filter(|mention| mention.start >= first.end) {
            let mut between = subject.end..mention.start;
            let joined = between.clone().any(|place| self.reading.is(place, Role::Coordinator))
                && between.all(|place| self.reading.is(place, Role::Coordinator) || self.reading.is_determiner(place));
            if !joined || mention.possessive || mention.pronoun {
                break;
            }
            if mention.holder != subject.holder {
                subject.holder = Holder::Both;
            }
            subject.end = mention.end;
        }
        subject
    }

    /// Who holds a piece that a verb reports.
    pub(super) fn holder(&mut self, piece: Piece, subject: Option<Mention>, before: Option<Holder>) -> Holder {
        let reading = self.reading;
        let Some(mark) = piece.mark else { return Holder::Narrator };
        let entry = &reading.knowledge.lexicon.acts[mark.act as usize];
        if piece.inherited {
            return before.unwrap_or(Holder::Narrator);
        }
        if mark.kind == ActKind::Impersonal && entry.act == Act::Discuss {
            return Holder::Both;
        }
        if let Some(subject) = subject {
            // "congratulated the Chancellor, and she wished him success": whom she speaks to spoke before.
            let answers = subject.pronoun
                && subject.start > piece.start
                && reading.is(subject.start - 1, Role::Coordinator)
                && (mark.start..mark.end + 2).any(|place| reading.surface(place) == "him");
            if answers {
                self.last_person = self.last_person.map(Holder::mirrored);
            }
            let who = self.person(&subject);
            // "We discussed" in a leader's own words: both did.
            let we =
                self.reading.is(subject.start, Role::Speaker) && self.reading.surface(subject.start).eq_ignore_ascii_case("we");
            if we && matches!(entry.act, Act::Discuss | Act::Agree) {
                return Holder::Both;
            }
            // An exchange takes two, whoever is its subject.
            if entry.act == Act::Discuss && reading.surface(mark.start).to_ascii_lowercase().starts_with("exchang") {
                return Holder::Both;
            }
            // "X was informed", "X was asked to": what X is told, the other one tells; "it is hoped" tells nobody.
            let passive = mark.form == Form::Passive && entry.direction == Direction::Other || reading.is(mark.start, Role::Be);
            let it = (mark.start.saturating_sub(2)..mark.start).any(|place| reading.surface(place).eq_ignore_ascii_case("it"));
            let told = passive && !it && matches!(entry.act, Act::Inform | Act::Ask | Act::Demand | Act::Warn);
            return if told { who.mirrored() } else { who };
        }
        // "Both emphasized their commitment": the word that stands for the subject.
        let each = |place: usize| ["both", "each", "mutual"].iter().any(|word| reading.surface(place).eq_ignore_ascii_case(word));
        if mark.form == Form::Finite && (piece.start..mark.start).any(each) {
            return Holder::Both;
        }
        // ", and Dr. Roe stressed": somebody of the issuer's whom nothing introduces.
        if mark.form == Form::Finite && mark.clause < mark.start && mark.kind == ActKind::Verb {
            self.last_person = Some(Holder::Own);
            return Holder::Own;
        }
        if matches!(mark.form, Form::Participle)
            || matches!(mark.form, Form::Finite)
                && before.is_some_and(|before| before != Holder::Narrator)
                && mark.kind == ActKind::Verb
        {
            return before.filter(|before| *before != Holder::Narrator).unwrap_or(Holder::Own);
        }
        // Agentless: an agreement or an exchange is both's, anything else the issuer's own.
        match entry.act {
            Act::Agree | Act::Discuss => Holder::Both,
            Act::Describe => Holder::Narrator,
            _ => Holder::Own,
        }
    }

    /// "In the view of X, …", "In X's words, …", "According to X, …": whose word a piece is.
    fn point_of_view(&self, piece: Piece, mentions: &[Mention]) -> Option<Mention> {
        let reading = self.reading;
        let opens = reading.is(piece.start, Role::Preposition) || reading.is(piece.start, Role::Viewpoint);
        let near = piece.start..piece.end.min(piece.start + ASIDE);
        let comma = near.clone().find(|place| opens && reading.id(*place) == Some(TermId::COMMA))?;
        let whose = mentions.iter().find(|mention| mention.start >= piece.start && mention.end <= comma)?;
        let told = if whose.possessive { whose.end..comma } else { piece.start..whose.start };
        told.into_iter().any(|place| reading.is(place, Role::Viewpoint)).then_some(*whose)
    }

    /// A sentence that no verb reports: what its subject will do, the speech that went before it carried on, or the text's own.
    pub(super) fn unreported(&mut self, piece: Piece, subject: Option<Mention>, mentions: &[Mention]) -> (Act, f32, Holder) {
        let reading = self.reading;
        // "According to him, all of them should go."
        let him = (piece.start..piece.end.min(piece.start + ASIDE)).find(|place| {
            reading.role_to(*place).is_some_and(|(role, end)| {
                let whose = matches!(reading.surface(end), "him" | "her") && reading.id(end + 1) == Some(TermId::COMMA);
                role == Role::Viewpoint && whose
            })
        });
        if let Some(speaker) = him.and(self.last_person) {
            return (Act::Assert, Act::Assert.usual_strength(), speaker);
        }
        if let Some(whose) = self.point_of_view(piece, mentions) {
            return (Act::Assert, Act::Assert.usual_strength(), self.person(&whose));
        }
        if let Some(subject) = subject {
            let modal = (subject.end..piece.end.min(subject.end + ASIDE))
                .find(|place| matches!(reading.role(*place), Some(Role::Modal | Role::Be | Role::Have)));
            let aside = modal.is_some_and(|place| place == subject.end || reading.id(subject.end) == Some(TermId::COMMA));
            // "Egypt will not accept", "the Minister will attend": what the phrase does that begins with the "will".
            let does = modal.filter(|_| aside).and_then(|place| {
                let lexicon = &reading.knowledge.lexicon;
                let phrases = reading.at(place).iter().chain(reading.at(place + 1)).filter_map(|hit| match hit.value {
                    Meaning::Act(act) => Some(&lexicon.acts[act as usize]),
                    _ => None,
                });
                phrases
                    .filter(|entry| matches!(entry.act, Act::Reject | Act::Warn | Act::Inform))
                    .map(|entry| (entry.act, entry.strength))
                    .next()
            });
            if let (Some((act, strength)), Holder::Own | Holder::Counterpart | Holder::Both) = (does, subject.holder) {
                return (act, strength, self.person(&subject));
            }
            let intends = ["intend", "intends"].contains(&reading.surface(subject.end)) && reading.is(subject.end + 1, Role::To);
            let will = aside && modal.is_some_and(|place| reading.is_future(place));
            if (will || intends) && matches!(subject.holder, Holder::Own | Holder::Counterpart | Holder::Both) {
                return (Act::Commit, Act::Commit.usual_strength(), self.person(&subject));
            }
        }
        if let Some(introduced) = self.introduced {
            return introduced;
        }
        let carried = self.drafts.last().filter(|draft| draft.is_position() && !reading.shape(piece.start).is(Shape::PARAGRAPH));
        // "The conversation lasted …", "Today …": the text's own again.
        let about_call = (piece.start..piece.end.min(piece.start + SUBJECT))
            .any(|place| matches!(reading.role(place), Some(Role::Call | Role::Day)));
        // "They should make good use of …": what the speaker wants of somebody else.
        let duty = (piece.start..piece.end.min(piece.start + ASIDE)).any(|place| reading.is(place, Role::Must));
        match carried {
            // "The two sides should …" binds the speaker too.
            Some(draft) if !about_call && duty && subject.is_some_and(|subject| subject.holder == Holder::Both) => {
                (Act::Propose, Act::Propose.usual_strength(), draft.holder)
            }
            Some(draft) if !about_call && duty && subject.is_none_or(|subject| subject.holder != draft.holder) => {
                (Act::Demand, Act::Demand.usual_strength(), draft.holder)
            }
            Some(draft) if !about_call => (Act::Assert, Act::Assert.usual_strength(), draft.holder),
            _ if !about_call && duty => (Act::Demand, Act::Demand.usual_strength(), Holder::Narrator),
            _ if !about_call && self.tells_of_business(piece, subject) => {
                (Act::Assert, Act::Assert.usual_strength(), Holder::Narrator)
            }
            _ => (Act::Describe, Act::Describe.usual_strength(), Holder::Narrator),
        }
    }

    /// Whether the text's own words are about a matter of the talks, and not about the talks, who took part, where and when.
    fn tells_of_business(&self, piece: Piece, subject: Option<Mention>) -> bool {
        let reading = self.reading;
        let roles = reading.roles(piece.start, piece.end);
        let scene = [Role::Call, Role::Encounter, Role::Lasting].iter().any(|role| roles.has(*role));
        let hits = || reading.within(piece.start, piece.end).iter().map(|hit| &hit.value);
        let file = |meaning: &Meaning| matches!(meaning, Meaning::Topic(_) | Meaning::Concept(_));
        let tone = |meaning: &Meaning| matches!(meaning, Meaning::Tone(..));
        !scene && subject.is_none_or(|subject| !subject.person) && hits().any(file) && !hits().any(tone)
    }

    /// "I note that the President replied …. He …": "he" is whoever speaks within what somebody else reports.
    pub(super) fn hear(&mut self, piece: Piece, marks: &[Mark], mentions: &[Mention]) {
        let inside = mentions.iter().filter(|mention| mention.start > piece.start && mention.end < piece.end);
        let parties = inside.filter(|mention| matches!(mention.holder, Holder::Own | Holder::Counterpart));
        let mut people = parties.filter(|mention| mention.person && !(mention.pronoun || mention.possessive || mention.governed));
        let speaks = |mention: &&Mention| marks.iter().any(|mark| mark.kind == ActKind::Verb && mark.start == mention.end);
        if let Some(speaker) = people.rfind(speaks) {
            self.last_person = Some(speaker.holder);
        }
    }

    pub(super) fn person(&mut self, subject: &Mention) -> Holder {
        let holder = if subject.pronoun { self.last_person.unwrap_or(Holder::Own) } else { subject.holder };
        if subject.person && matches!(holder, Holder::Own | Holder::Counterpart | Holder::Other) {
            self.last_person = Some(holder);
        }
        holder
    }
}

//! What a claim turns out to do once its content is read.
//!
//! In: a claim with the act of its reporting verb. Out: another act, where the content names one. Law: only a verb that
//! leaves the act open ("stressed", "said", "reaffirmed") is refined; what is named wins over how it is introduced: a stressed
//! commitment is a commitment, a stressed consequence a warning, a duty of another party a demand.

use super::act::{Form, Mark, is_offence};
use super::holder::Holder;
use super::mention::Mention;
use super::noun::act_named;
use super::reading::Reading;
use crate::lexicon::{Act, ActKind, Meaning, Role};
use crate::term::TermId;
use crate::token::Shape;

/// Terms after the reporting verb within which a named commitment or support is what it reports.
const NAMED: usize = 14;
/// How strong a verb may be to leave open what is done by saying: "said", "noted", not "made clear".
const SAID: f32 = 0.55;
/// Terms of a subject within which the noun stands that names it.
const SUBJECT: usize = 4;
/// Terms of "as well as" with the determiner behind it.
const JOINED: usize = 4;
/// Terms between a party and its "must".
const DUTY: usize = 3;

/// What the rules look at.
pub(super) struct Scene<'s, 'a> {
    pub(super) reading: &'s Reading<'a>,
    pub(super) marks: &'s [Mark],
    pub(super) mentions: &'s [Mention],
    pub(super) mark: Option<Mark>,
    pub(super) holder: Holder,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) inherited: bool,
}

/// The act that the content names, if it names another one than the verb.
pub(super) fn refine(scene: &Scene<'_, '_>, act: Act) -> Option<Act> {
    let setting = scene.mark.is_some_and(|mark| mark.kind == ActKind::Setting);
    if setting {
        return None;
    }
    if matches!(act, Act::Assert | Act::Inform | Act::Describe) && scene.blames() {
        return Some(Act::Accuse);
    }
    if let Some(named) = scene.joined().filter(|named| *named != act) {
        return Some(named);
    }
    match act {
        Act::Assert | Act::Inform | Act::Propose | Act::Commit if scene.holder != Holder::Both && scene.warns(act) => {
            return Some(Act::Warn);
        }
        Act::Commit if scene.decides() => return Some(Act::Agree),
        // "They spoke of trade": what both speak of they discuss.
        Act::Assert if scene.holder == Holder::Both && scene.speaks() => return Some(Act::Discuss),
        // "They expressed their readiness to continue": what both are ready to do binds both.
        Act::Propose if scene.holder == Holder::Both && scene.is_readiness() => return Some(Act::Commit),
        Act::Assert | Act::Inform if scene.assures() => return Some(Act::Commit),
        _ => {}
    }
    match act {
        Act::Assert => scene.named().or_else(|| scene.duty()).or_else(|| scene.pledge()).or_else(|| scene.said()),
        Act::Inform => scene
            .named()
            .filter(|_| !scene.tells_of())
            .or_else(|| scene.said())
            .or_else(|| scene.tells().then(|| scene.pledge()).flatten()),
        Act::Agree if scene.shares_alone() => Some(Act::Assert),
        Act::Commit => scene.supports().then_some(Act::Support),
        // What one party dwells on.
        Act::Discuss if scene.dwells() && matches!(scene.holder, Holder::Own | Holder::Counterpart) => Some(Act::Assert),
        // One party alone does not discuss: it tells.
        Act::Discuss if matches!(scene.holder, Holder::Own | Holder::Counterpart) && !scene.inherited && !scene.raises() => {
            Some(Act::Inform)
        }
        _ => None,
    }
}

impl Scene<'_, '_> {
    /// Where the content begins: after the reporting verb.
    fn content(&self) -> usize {
        self.mark.filter(|mark| !self.inherited && mark.end <= self.end).map_or(self.start, |mark| mark.end)
    }

    fn stem_at(&self, place: usize) -> &str {
        self.reading.id(place).and_then(|id| self.reading.knowledge.vocabulary.name(id)).unwrap_or_default()
    }

    fn blames(&self) -> bool {
        self.reading.within(self.start, self.end).iter().any(|hit| match hit.value {
            Meaning::Concept(concept) => self.reading.knowledge.lexicon.concepts[concept as usize].blames,
            _ => false,
        })
    }

    /// A consequence announced: "would respond decisively if".
    fn warns(&self, act: Act) -> bool {
        let lexicon = &self.reading.knowledge.lexicon;
        let content = self.content();
        let threat = self.marks.iter().any(|mark| {
            mark.start >= self.start
                && mark.start + 1 >= content
                && mark.end <= self.end
                && lexicon.acts[mark.act as usize].act == Act::Warn
        });
        let hits = self.reading.within(self.start, self.end);
        let conditional = hits.iter().any(|hit| self.reading.ties(hit));
        let price = || {
            hits.iter().any(|hit| match hit.value {
                Meaning::Concept(concept) => {
                    let topics = &lexicon.concepts[concept as usize].topics;
                    topics.iter().any(|topic| matches!(&*lexicon.topics[*topic as usize].id, "sanctions" | "deterrence"))
                }
                _ => false,
            })
        };
        threat && (conditional || act != Act::Commit) || conditional && price()
    }

    /// "expressed their readiness", "voiced willingness".
    fn is_readiness(&self) -> bool {
        let words =
            |mark: Mark| (mark.start..mark.end).any(|place| ["readi", "willing", "prepared"].contains(&self.stem_at(place)));
        self.mark.is_some_and(words)
    }

    /// "said that it had no intention of deploying": an assurance is a commitment not to do.
    fn assures(&self) -> bool {
        let acts = &self.reading.knowledge.lexicon.acts;
        let denied = |mark: &Mark| {
            let hits = self.reading.within(mark.start, mark.end);
            hits.iter().any(|hit| hit.value == Meaning::Negation(true) && hit.start <= mark.start + 1)
        };
        let inside = self.marks.iter().filter(|mark| mark.start >= self.content() && mark.end <= self.end);
        inside.filter(|mark| acts[mark.act as usize].act == Act::Commit).any(denied)
    }

    /// "raised": what one party puts on the table both discuss.
    fn raises(&self) -> bool {
        self.mark.is_some_and(|mark| ["rais", "discuss"].contains(&self.stem_at(mark.start)))
    }

    /// "shared his conviction that": what one party lets the other know it thinks, nobody has agreed to.
    fn shares_alone(&self) -> bool {
        let alone = matches!(self.holder, Holder::Own | Holder::Counterpart);
        alone && !self.inherited && self.mark.is_some_and(|mark| self.stem_at(mark.start) == "share")
    }

    /// "told him that", "informed them that", not "will attend".
    fn tells(&self) -> bool {
        self.mark.is_some_and(|mark| ["tell", "told", "inform"].contains(&self.stem_at(mark.start)))
    }

    /// "updated him on the package of support": what somebody is told of is no act of its own.
    fn tells_of(&self) -> bool {
        let of = |place: usize| matches!(self.reading.surface(place), "on" | "about" | "of" | "regarding");
        (self.content()..self.end.min(self.content() + SUBJECT + 2)).any(of)
    }

    /// "spoke of"
    fn speaks(&self) -> bool {
        self.mark.is_some_and(|mark| ["speak", "spoke", "spoken"].contains(&self.stem_at(mark.start)))
    }

    /// "paid special attention to"
    fn dwells(&self) -> bool {
        self.mark.is_some_and(|mark| (mark.start..mark.end).any(|place| self.stem_at(place) == "attent"))
    }

    /// A decision of both is an agreement; a wish, an intention and what they say they are committed to is not.
    fn decides(&self) -> bool {
        let decision = |mark: Mark| {
            let binds = self.reading.knowledge.lexicon.acts[mark.act as usize].strength >= 0.8;
            binds && !(mark.start..mark.end).any(|place| ["commit", "pledg", "resolv"].contains(&self.stem_at(place)))
        };
        self.holder == Holder::Both && self.mark.is_some_and(decision)
    }

    /// "as well as their ongoing commitment to help", under "condemned": the act that a second object names, in its first words.
    fn joined(&self) -> Option<Act> {
        let and = self.inherited && matches!(self.reading.role(self.start), Some(Role::AsWellAs | Role::Coordinator));
        let place = (self.start..self.end.min(self.start + JOINED)).find(|place| self.reading.is_determiner(*place))?;
        let head = place + 1..self.end.min(place + 1 + SUBJECT);
        let mut names = head.take_while(|place| !self.reading.is(*place, Role::Of)).filter_map(|place| {
            let named = act_named(self.reading, place)?;
            Some(if named == Act::Commit && !self.object_is_deed(place) { Act::Support } else { named })
        });
        names.next().filter(|_| and)
    }

    /// A commitment, a support or an appreciation named by the verb's object, or by the subject of its passive.
    fn named(&self) -> Option<Act> {
        let content = self.content();
        let passive = self.mark.is_some_and(|mark| {
            mark.form == Form::Passive || mark.kind == ActKind::Impersonal && mark.start > self.start && !self.inherited
        });
        let from = if passive { self.start } else { content.saturating_sub(4).max(self.start) };
        let to = if passive { content } else { self.end.min(content + NAMED) };
        if self.appreciates(content) {
            return Some(Act::Thank);
        }
        if passive {
            if let Some(act) = self.expressed() {
                return Some(act);
            }
        }
        for place in from..to {
            // What stands in a clause of its own is no object of the verb.
            if place > content + 1 && self.reading.is(place, Role::That) {
                break;
            }
            match self.stem_at(place) {
                // "the importance of continuing to support": that it matters is what is said.
                "important~" | "need" | "necess" => return None,
                "support" => return self.support_of(place),
                "commit" if is_offence(self.reading, place, place + 1) => {}
                "commit" => return Some(if self.object_is_deed(place) { Act::Commit } else { Act::Support }),
                _ => {}
            }
        }
        None
    }

    /// "Readiness to host talks was expressed": the act that the subject of a passive names.
    fn expressed(&self) -> Option<Act> {
        const EXPRESSING: [&str; 10] =
            ["express", "confirm", "reaffirm", "reiter", "voic", "convey", "underlin", "stress", "declar", "note"];
        let verb = self.mark.filter(|mark| !self.inherited && mark.start > self.start)?;
        if !(verb.start..verb.end).any(|place| EXPRESSING.iter().any(|stem| self.stem_at(place).starts_with(stem))) {
            return None;
        }
        let subject = self.start..verb.start.min(self.start + SUBJECT);
        // "Concerning Syria, it was confirmed": a preposition.
        let head = subject.take_while(|place| !matches!(self.reading.role(*place), Some(Role::Of | Role::About)));
        let acts = head.filter_map(|place| act_named(self.reading, place)).filter_map(|named| match named {
            Act::Propose if self.holder == Holder::Both => Some(Act::Commit),
            Act::Propose | Act::Thank | Act::Concern => Some(named),
            _ => None,
        });
        acts.last()
    }

    /// "noted the importance of the United States' efforts": praise for what the other side does.
    fn appreciates(&self, content: usize) -> bool {
        const WORTH: [&str; 5] = ["important~", "time", "signific", "valu", "key"];
        const DEEDS: [&str; 8] = ["role", "effort", "provid", "provis", "assist", "contribut", "support", "leader"];
        let near = self.end.min(content + NAMED);
        let has = |stems: &[&str]| (content.saturating_sub(2)..near).any(|place| stems.contains(&self.stem_at(place)));
        let other = |mention: &Mention| {
            mention.start >= content
                && mention.end <= near
                && matches!(
                    (self.holder, mention.holder),
                    (Holder::Own, Holder::Counterpart) | (Holder::Counterpart, Holder::Own)
                )
        };
        has(&WORTH) && has(&DEEDS) && self.mentions.iter().any(other)
    }

    /// "support for", "support of", "strong support": support, unless somebody else's is spoken of.
    fn support_of(&self, place: usize) -> Option<Act> {
        if self.stem_at(place) != "support" {
            return None;
        }
        let foreign = self.mentions.iter().any(|mention| {
            mention.possessive && mention.end <= place && mention.end + 2 >= place && mention.holder != self.holder
        });
        (!foreign && !self.reading.shape(place).is(Shape::ING)).then_some(Act::Support)
    }

    /// Whether a commitment is to do something: "to finding ways", "to meet"; not "to sovereignty".
    fn object_is_deed(&self, place: usize) -> bool {
        let to = (place + 1..self.end.min(place + NAMED)).find(|at| self.reading.is(*at, Role::To));
        to.is_some_and(|to| {
            let next = to + 1;
            let verb = self.reading.at(next).iter().any(|hit| matches!(hit.value, Meaning::Act(_)));
            self.reading.shape(next).is(Shape::ING) || verb && !self.reading.is_determiner(next)
        })
    }

    /// A commitment to a principle or to somebody: "reaffirmed its commitment to the sovereignty of".
    fn supports(&self) -> bool {
        let begin = self.mark.map_or(self.start, |mark| mark.start);
        // Who "committed to" a thing promised it; who "is committed to" it stands by it.
        if self.mark.is_some_and(|mark| mark.form == Form::Finite && mark.start > 0 && self.stem_at(begin) == "commit") {
            return false;
        }
        let commitment = (begin..self.end.min(self.content() + 3)).find(|place| self.stem_at(*place) == "commit");
        let stands_by = || {
            let lexicon = &self.reading.knowledge.lexicon;
            let inside = self.marks.iter().filter(|mark| mark.start >= self.content() && mark.end <= self.end);
            inside.clone().any(|mark| lexicon.acts[mark.act as usize].act == Act::Support && mark.form != Form::Participle)
        };
        commitment.is_some_and(|place| {
            let that = (place..self.end.min(place + 3)).any(|at| self.reading.is(at, Role::That));
            let to = (place..self.end.min(place + NAMED)).any(|at| self.reading.is(at, Role::To));
            that && stands_by() || to && !self.object_is_deed(place)
        })
    }

    /// What the speaker says to do: "said that he expects", "told him that Oslo rejects".
    fn said(&self) -> Option<Act> {
        let acts = &self.reading.knowledge.lexicon.acts;
        self.mark.filter(|mark| acts[mark.act as usize].strength <= SAID)?;
        let content = self.content();
        let that = |place: usize| {
            let opens = |back: usize| place.checked_sub(back).is_some_and(|place| self.reading.is(place, Role::That));
            opens(1) || opens(2) && self.reading.is_determiner(place - 1)
        };
        let own = |mention: &&Mention| (mention.pronoun || mention.holder == self.holder) && that(mention.start);
        let mentions =
            || self.mentions.iter().filter(|mention| mention.start >= content && !mention.possessive && !mention.governed);
        if self.mark.is_some_and(|mark| self.reading.id(self.start) == Some(TermId::QUOTE) && mark.start > self.start) {
            return self.quoted();
        }
        let mark = self.marks.iter().find(|mark| {
            let adverb = mark.start > content && self.reading.is(mark.start - 1, Role::Adverb);
            let verb = mark.start - usize::from(adverb);
            mark.start > content && mark.end <= self.end && mentions().filter(own).any(|mention| mention.end == verb)
        })?;
        let act = acts[mark.act as usize].act;
        matches!(act, Act::Accuse | Act::Concern | Act::Demand | Act::Reject | Act::Support | Act::Warn).then_some(act)
    }

    /// What the speaker does in words of his own: `"I am grateful to you," he said`, `"We hope that you will …," he said`.
    fn quoted(&self) -> Option<Act> {
        let acts = &self.reading.knowledge.lexicon.acts;
        let said = self.mark?.start;
        let first = |place: usize| {
            let words = self.reading.before_adverbs(self.start, place);
            let be = usize::from(words > self.start && self.reading.is(words - 1, Role::Be));
            words.checked_sub(1 + be).is_some_and(|place| self.reading.is(place, Role::Speaker))
        };
        let mark = self.marks.iter().find(|mark| {
            mark.end <= said && (first(mark.start) || self.reading.is(mark.start, Role::Be) && first(mark.start + 1))
        })?;
        let hope = (mark.start..mark.end).any(|place| self.stem_at(place) == "hope");
        if hope && (mark.end..said.min(mark.end + NAMED)).any(|place| self.reading.surface(place) == "you") {
            return Some(Act::Ask);
        }
        let act = acts[mark.act as usize].act;
        (!matches!(act, Act::Assert | Act::Inform | Act::Describe | Act::Discuss)).then_some(act)
    }

    /// What another party must do.
    fn duty(&self) -> Option<Act> {
        let content = self.content();
        if self.needs_another(content) {
            return Some(Act::Demand);
        }
        // `"The Union must act," he stressed`
        let said = self.mark.filter(|mark| self.reading.id(self.start) == Some(TermId::QUOTE) && mark.start > self.start);
        let (from, to) = said.map_or((content, self.end), |mark| (self.start, mark.start));
        let must = (from..to).find(|place| self.reading.is(*place, Role::Must))?;
        let subject = self.mentions.iter().rev().find(|mention| mention.end <= must && mention.start >= from)?;
        let another = subject.holder != self.holder && subject.holder != Holder::Both && self.holder != Holder::Both;
        (another && must - subject.end <= DUTY && !subject.possessive).then_some(Act::Demand)
    }

    /// "the need for Israel to announce": what another party has to do.
    fn needs_another(&self, content: usize) -> bool {
        let for_whom = |place: usize| {
            let whom = place + 2 + usize::from(self.reading.is_determiner(place + 2));
            let party = self.mentions.iter().find(|mention| mention.start == whom)?;
            self.reading.is(party.end, Role::To).then_some(party.holder)
        };
        let need = (content.saturating_sub(1)..self.end.min(content + NAMED))
            .find(|place| self.stem_at(*place) == "need" && self.reading.is(place + 1, Role::For));
        let whom = need.and_then(for_whom);
        self.holder != Holder::Both && whom.is_some_and(|whom| whom != self.holder && whom != Holder::Both)
    }

    /// What the speaker's own side will do, or hopes that the other one will: "said that his Administration would protect".
    fn pledge(&self) -> Option<Act> {
        let content = self.content();
        let future = |place: &usize| self.reading.is(*place, Role::Modal) || self.reading.is_future(*place);
        let modal = (content..self.end.min(content + NAMED + 3)).find(future)?;
        let subject = self.mentions.iter().rev().find(|mention| {
            mention.end <= modal && mention.start >= content && modal - mention.end <= 1 && !mention.possessive
        })?;
        let will = self.reading.surface(modal) == "would" || self.reading.is_future(modal);
        let hope = self.mark.is_some_and(|mark| (mark.start..mark.end).any(|place| self.stem_at(place) == "hope"));
        let denied = matches!(self.reading.id(modal + 1), Some(id) if id == TermId::COMMA);
        match subject.holder {
            Holder::Counterpart if hope && self.holder == Holder::Own => Some(Act::Ask),
            Holder::Own if hope && self.holder == Holder::Counterpart => Some(Act::Ask),
            own if own == self.holder && will && !hope && !denied => {
                // "made clear that Oslo will not agree to"
                let acts = &self.reading.knowledge.lexicon.acts;
                let rejects = |mark: &&Mark| acts[mark.act as usize].act == Act::Reject;
                let does = self.marks.iter().find(|mark| mark.start == modal).filter(rejects);
                Some(if does.is_some() { Act::Reject } else { Act::Commit })
            }
            _ => None,
        }
    }
}

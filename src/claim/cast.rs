//! Who is who in a text: the leaders of both parties, and everybody whom it introduces by office.
//!
//! In: a [`Reading`] and what the caller knows of the parties. Out: [`Cast`], by which a name or an office becomes a [`Holder`]. Law: what the
//! caller says comes first, then the lexicon at the date of the readout, then how the text introduces a person.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::holder::Holder;
use super::reading::Reading;
use super::title::{actor_after, actor_at, adjective_before, name_before, name_run, office_at, shared_country};
use crate::knowledge::Knowledge;
use crate::lexicon::{ActKind, ActorEntry, Hit, Meaning, Naming, Role};
use crate::readout::Readout;
use crate::sentence::Sentence;
use crate::term::TermId;
use crate::token::{self, Shape};

/// The parties to a call as one text shows them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast<'c> {
    actors: &'c [ActorEntry],
    own: Option<u16>,
    counterpart: Option<u16>,
    names: Names,
    /// The same as written, for spelling variants.
    spelled: SmallVec<[(&'c str, Holder); 16]>,
    /// The offices of the leaders that the lexicon knows of the issuer and of the other side, at the date where there is one.
    offices: [SmallVec<[&'c str; 4]>; 2],
    /// The titles by which the text itself names the leaders of the issuer and of the other side.
    titles: [SmallVec<[&'c str; 4]>; 2],
    /// Whom the text introduces by office, in order.
    people: SmallVec<[Person; 8]>,
}

/// Surnames and given names, as terms.
pub(super) type Names = FxHashMap<TermId, Holder>;

/// Where somebody is introduced by office: "Foreign Minister Dmytro Kuleba", by terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) title: usize,
    pub(super) name: usize,
    pub(super) end: usize,
}

/// How alike two spellings of a name must be (Jaro–Winkler, 0 to 1): "Zelensky" and "Zelenskiy" reach 0.96, "Biden" and "Bidzina" 0.83.
const SAME_NAME: f64 = 0.92;
/// Names that are remembered for their spelling; a readout names a dozen.
const SPELLED: usize = 64;
/// Bytes of a name that is compared by its spelling: comparing takes time with their square.
const LONGEST_NAME: usize = 64;
/// Sentences that count as the opening, where people are introduced.
const OPENING: usize = 4;

impl<'c> Cast<'c> {
    /// Reads who is who; `names` is memory for the names.
    pub(super) fn new(
        readout: &'c Readout,
        own: Option<u16>,
        reading: &Reading<'c>,
        sentences: &[Sentence],
        mut names: Names,
    ) -> Self {
        names.clear();
        let mut cast = Self { own, names, actors: &reading.knowledge.lexicon.actors, ..Self::default() };
        if let Some(counterpart) = readout.counterpart() {
            cast.counterpart = actor_named(counterpart, reading.knowledge).filter(|actor| Some(*actor) != cast.own);
            if cast.counterpart.is_none() {
                cast.name(counterpart, Holder::Counterpart, reading);
            }
        }
        if let Some(leader) = readout.leader() {
            cast.name(leader, Holder::Own, reading);
        }
        cast.meet_leaders(readout.date(), reading, sentences);
        cast.meet_others(reading, sentences);
        cast.learn_leaders(readout.date(), reading);
        cast
    }

    /// Whether it is known which governments the two parties are.
    pub(super) fn knows_both(&self) -> bool {
        self.own.is_some() && self.counterpart.is_some()
    }

    /// Gives the memory for names back.
    pub(super) fn into_names(self) -> Names {
        self.names
    }

    /// Whose an office is that stands without a name: the issuer's own, unless only the other side has it.
    pub(super) fn office(&self, reading: &Reading<'_>, place: usize) -> Holder {
        let Some((_, end)) = reading.role_to(place) else { return Holder::Own };
        // Word by word: white space of any kind may stand between.
        let same = |x: &str, y: &str| x.chars().flat_map(char::to_lowercase).eq(y.chars().flat_map(char::to_lowercase));
        let is = |office: &str| {
            let mut words = office.split_whitespace();
            (place..end).all(|at| words.next().is_some_and(|word| same(word, reading.surface(at)))) && words.next().is_none()
        };
        // A leader whom the text calls by another title is not meant by this one, if it calls the other leader so.
        let named = |side: usize| self.titles[side].iter().any(|title| is(title));
        if !self.titles[0].is_empty() && named(1) && !named(0) {
            return Holder::Counterpart;
        }
        let has = |side: usize| self.offices[side].iter().any(|office| is(office));
        if !self.offices[0].is_empty() && has(1) && !has(0) { Holder::Counterpart } else { Holder::Own }
    }

    /// Whether somebody whom the lexicon knows as a leader leads a party.
    pub(super) fn leads_a_party(&self, leader: u16, reading: &Reading<'_>) -> bool {
        let actor = reading.knowledge.lexicon.leaders[leader as usize].actor;
        actor.is_some_and(|actor| self.party(actor) != Holder::Other)
    }

    pub(super) fn people(&self) -> &[Person] {
        &self.people
    }

    pub(super) fn party(&self, actor: u16) -> Holder {
        // The President of the European Council speaks for the European Union.
        let whole = |actor: u16| self.actors.get(usize::from(actor)).and_then(|entry| entry.whole).unwrap_or(actor);
        if Some(actor) == self.own || Some(whole(actor)) == self.own.map(whole) {
            Holder::Own
        } else if Some(actor) == self.counterpart || Some(whole(actor)) == self.counterpart.map(whole) {
            Holder::Counterpart
        } else {
            Holder::Other
        }
    }

    /// Known leaders, by the date where there is one.
    fn meet_leaders(&mut self, date: Option<&str>, reading: &Reading<'_>, sentences: &[Sentence]) {
        let leaders = &reading.knowledge.lexicon.leaders;
        let opening = sentences.get(OPENING - 1).or(sentences.last()).map_or(0, |sentence| sentence.end);
        let mut met: SmallVec<[(TermId, u16); 16]> = SmallVec::new();
        for hit in reading.hits {
            let Meaning::Leader(place) = hit.value else { continue };
            let leader = &leaders[place as usize];
            if date.is_some_and(|date| !leader.holds_office(date)) {
                continue;
            }
            let Some(actor) = leader.actor else { continue };
            // "Franco-British" names no Franco.
            let joined = reading.text[reading.span(hit.start, hit.end).end..].starts_with('-');
            if joined && actor_at(reading, hit.start, |naming| naming == Naming::Adjective).is_some() {
                continue;
            }
            if hit.start < opening && self.counterpart.is_none() && Some(actor) != self.own {
                self.counterpart = Some(actor);
            }
            let surname = reading.terms[hit.end - 1].id;
            met.push((surname, actor));
            if hit.end - hit.start > 1 {
                met.push((reading.terms[hit.start].id, actor));
            }
        }
        // A name shared by leaders of several countries is the party's where one of them is a party.
        for (name, actor) in met {
            let party = self.party(actor);
            let known = self.names.entry(name).or_insert(party);
            if *known == Holder::Other {
                *known = party;
            }
        }
    }

    fn learn_leaders(&mut self, date: Option<&str>, reading: &Reading<'c>) {
        let lexicon = &reading.knowledge.lexicon;
        for (side, actor) in [self.own, self.counterpart].into_iter().enumerate() {
            let Some(actor) = actor else { continue };
            let leaders = lexicon.leaders_of[actor as usize].iter().map(|place| &lexicon.leaders[*place as usize]);
            for leader in leaders.filter(|leader| date.is_none_or(|date| leader.holds_office(date))) {
                if !self.offices[side].contains(&&*leader.office) {
                    self.offices[side].push(&leader.office);
                }
            }
        }
    }

    /// People whom the text introduces by office: "Foreign Minister Dmytro Kuleba of Ukraine".
    fn meet_others(&mut self, reading: &Reading<'c>, sentences: &[Sentence]) {
        for (index, sentence) in sentences.iter().enumerate() {
            let mut place = sentence.start;
            while place < sentence.end {
                let Some(title) = office_at(reading, place) else {
                    place += 1;
                    continue;
                };
                let before = adjective_before(reading, place).or(title.actor);
                let (start, end) = name_run(reading, title.end, sentence.end);
                let before_title = || name_before(reading, sentence.start, place, title.end);
                let (start, end) = if start == end { before_title().unwrap_or((start, end)) } else { (start, end) };
                // "The Secretary's Meeting" names nobody.
                if start == end || reading.shape(title.end - 1).is(Shape::POSSESSIVE) {
                    place = title.end;
                    continue;
                }
                let actor = before
                    .or_else(|| actor_after(reading, end, sentence.end))
                    .or_else(|| shared_country(reading, end, sentence.end));
                if let (Some(actor), true) = (actor, self.counterpart.is_none() && index < OPENING) {
                    if Some(actor) != self.own && self.own.is_some() {
                        self.counterpart = Some(actor);
                    }
                }
                let met = || index < OPENING && is_met(reading, sentence.start, place);
                let party = match actor {
                    Some(actor) => self.party(actor),
                    None if met() => Holder::Counterpart,
                    None => Holder::Own,
                };
                self.keep_title(reading, place, (start, end));
                if start > place {
                    self.people.push(Person { title: place, name: start, end });
                }
                for name in start..end {
                    let id = reading.terms[name].id;
                    if self.names.get(&id).is_none_or(|known| *known == Holder::Other) {
                        self.names.insert(id, party);
                        self.spell(reading.surface(name), party);
                    }
                }
                place = end.max(title.end);
            }
        }
    }

    /// Remembers by which title a leader of a party is named.
    fn keep_title(&mut self, reading: &Reading<'c>, title: usize, (start, end): (usize, usize)) {
        let Some((_, after)) = reading.role_to(title) else { return };
        let leads = (start..end).flat_map(|place| reading.at(place)).find_map(|hit| match hit.value {
            Meaning::Leader(leader) => reading.knowledge.lexicon.leaders[leader as usize].actor,
            _ => None,
        });
        let words = reading.span(title, after).of(reading.text);
        match leads.map(|actor| self.party(actor)) {
            Some(Holder::Own) => self.titles[0].push(words),
            Some(Holder::Counterpart) => self.titles[1].push(words),
            _ => {}
        }
    }

    /// A person the caller named.
    fn name(&mut self, person: &'c str, holder: Holder, reading: &Reading<'_>) {
        let mut scratch = String::new();
        for word in person.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())) {
            if word.chars().count() > 2 {
                self.names.insert(reading.knowledge.vocabulary.look_up(word, &mut scratch).id, holder);
                self.spell(word, holder);
            }
        }
    }

    /// Remembers how a name is spelled.
    fn spell(&mut self, name: &'c str, holder: Holder) {
        if self.spelled.len() < SPELLED && name.len() <= LONGEST_NAME {
            self.spelled.push((name, holder));
        }
    }

    /// Whose name stands at a term.
    pub(super) fn named(&self, reading: &Reading<'_>, place: usize) -> Option<Holder> {
        let term = reading.terms.get(place)?;
        if !term.shape.is(Shape::CAPITAL) {
            return None;
        }
        if let Some(holder) = self.names.get(&term.id) {
            return Some(*holder);
        }
        // Only a word that no text of the register uses is taken for a variant spelling.
        if term.id.index().is_some() || self.spelled.is_empty() {
            return None;
        }
        let surface = reading.surface(place);
        if surface.len() > LONGEST_NAME {
            return None;
        }
        let like = |name: &str| {
            name.chars().count() > 4 && may_be_alike(name, surface) && strsim::jaro_winkler(name, surface) >= SAME_NAME
        };
        self.spelled.iter().find(|(name, _)| like(name)).map(|(_, holder)| *holder)
    }
}

/// Whether two spellings have as many letters in common as they would need to be one name: Jaro's measure is at most the mean of
/// the shares of common letters and 1, and Winkler adds at most four tenths of what is missing. Nearly all names fail this, which
/// takes no memory.
fn may_be_alike(x: &str, y: &str) -> bool {
    let bit = |letter: char| 1u64 << (letter as u32 % 64);
    let letters = |name: &str| name.chars().fold(0, |letters, letter| letters | bit(letter));
    let common = |name: &str, letters: u64| name.chars().filter(|letter| letters & bit(*letter) != 0).count();
    let most = common(x, letters(y)).min(common(y, letters(x))) as f64;
    let jaro = (most / x.chars().count() as f64 + most / y.chars().count() as f64 + 1.0) / 3.0;
    // A hair more, for what rounding takes away.
    jaro + 0.4 * (1.0 - jaro) + 1e-9 >= SAME_NAME
}

/// The actor behind the name of an issuer: "United States", "us", "the Kremlin".
pub(crate) fn actor_named(name: &str, knowledge: &Knowledge) -> Option<u16> {
    let upper;
    // An abbreviation may be written small: "us", "uk".
    let name = if name.chars().count() <= 4 && name.chars().all(char::is_lowercase) && !known_actor(name, knowledge) {
        upper = name.to_uppercase();
        &upper
    } else {
        name
    };
    let mut text = String::with_capacity(name.len() + 1);
    name.split_inclusive(char::is_whitespace).for_each(|word| capitalize(word, &mut text));
    let (mut terms, mut hits) = (Vec::with_capacity(8), Vec::with_capacity(8));
    token::read(&text, &knowledge.vocabulary, &mut terms, |_| {});
    knowledge.lexicon.read(&text, &terms, &mut hits);
    let actor = hits.iter().find_map(|hit| match hit.value {
        Meaning::Actor(actor, _) => Some(actor),
        _ => None,
    });
    actor.or_else(|| {
        hits.iter().find_map(|hit| match hit.value {
            Meaning::Leader(leader) => knowledge.lexicon.leaders[leader as usize].actor,
            _ => None,
        })
    })
}

fn known_actor(id: &str, knowledge: &Knowledge) -> bool {
    id.len() > 2 && knowledge.lexicon.actors.iter().any(|actor| *actor.id == *id)
}

/// A word with a capital: "The" for "the".
pub(crate) fn capitalized(word: &str) -> String {
    let mut capitalized = String::with_capacity(word.len());
    capitalize(word, &mut capitalized);
    capitalized
}

/// The same after what `out` holds.
fn capitalize(word: &str, out: &mut String) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
}

/// "The Prime Minister met President Roe": whether somebody in office met whoever stands at `place`, who is of the other side then.
fn is_met(reading: &Reading<'_>, start: usize, place: usize) -> bool {
    let acts = &reading.knowledge.lexicon.acts;
    let setting = |hit: &&Hit<Meaning>| matches!(hit.value, Meaning::Act(act) if acts[act as usize].kind == ActKind::Setting);
    let met = reading.within(start, place).iter().find(setting);
    met.is_some_and(|met| (start..met.start).any(|at| reading.is(at, Role::Office)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_ruled_out_by_its_letters_is_no_spelling_of_a_name(x in "[A-C][a-e\u{430}-\u{433}]{0,9}", y in "[A-C][a-e\u{430}-\u{433}]{0,9}") {
            prop_assert!(may_be_alike(&x, &y) || strsim::jaro_winkler(&x, &y) < SAME_NAME);
        }
    }

    #[test]
    fn spellings_of_one_name_have_their_letters_in_common() {
        assert!(may_be_alike("Zelensky", "Zelenskiy") && may_be_alike("Zelenskyy", "Selensky"));
        assert!(!may_be_alike("Biden", "Putin"));
    }
}

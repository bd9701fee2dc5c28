//! What a page says, in plain words, before it is laid out.
//!
//! In: a [`Comparison`]. Out: [`Page`]: names, sentences, rows and numbers that the text and the Markdown report share. Law:
//! everything it gives is plain text that the layout has still to wrap or to escape; numbers that are shown add up.

use super::words::{by_topic, counted, duration, label, meaning, place, plural, singular};
use super::wrap::clean;
use crate::claim::{ClaimRecord, HeldBy};
use crate::comparison::{Comparison, FactsRecord, Link, with_article};
use crate::finding::Finding;
use crate::readout::Side;
use crate::relation::{Aspect, Relation};
use crate::score::Score;

/// Findings that a page shows.
const FINDINGS: usize = 10;
/// Topics that a page shows.
const TOPICS: usize = 12;

/// Facts that stand in the table only where a text states them.
const RARE: [&str; 3] = ["Place", "Also named", "Earlier talks"];

/// A comparison with the words that a page needs.
pub(super) struct Page<'c> {
    pub(super) comparison: &'c Comparison,
    names: [String; 2],
}

/// A line of the table of facts; a side that does not state it has no values.
pub(super) struct Fact {
    pub(super) label: &'static str,
    pub(super) values: [Vec<String>; 2],
}

/// A part of the divergence as it is shown.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) hundredths: usize,
    pub(super) meaning: &'static str,
}

/// A line of the table of topics.
pub(super) struct Topic {
    pub(super) label: String,
    /// Its share of each text, 0 to 1.
    pub(super) shares: [f64; 2],
    pub(super) divergence: Score,
}

impl Topic {
    pub(super) fn percent(share: f64) -> String {
        format!("{:.0} %", 100.0 * share)
    }
}

impl<'c> Page<'c> {
    pub(super) fn new(comparison: &'c Comparison) -> Self {
        let mut names = Side::BOTH.map(|side| match clean(comparison.account(side).name()) {
            name if name.is_empty() => format!("Text {side}"),
            name => name,
        });
        if names[0] == names[1] {
            names = Side::BOTH.map(|side| format!("{} ({side})", names[side.index()]));
        }
        Self { comparison, names }
    }

    pub(super) fn name(&self, side: Side) -> &str {
        &self.names[side.index()]
    }

    /// The name as it stands within a sentence: "the United States".
    pub(super) fn within(&self, side: Side) -> String {
        with_article(self.name(side))
    }

    pub(super) fn title(&self) -> String {
        let [a, b] = Side::BOTH.map(|side| {
            let words = self.comparison.account(side).words;
            format!("{} ({})", self.name(side), counted(words, "word"))
        });
        format!("{a} and {b}")
    }

    /// The page in three lines, each a label and what it says.
    pub(super) fn summary(&self) -> [(&'static str, String); 3] {
        let rows = |relation| self.rows(relation).len();
        let only = Side::BOTH.map(|side| self.comparison.only(side).len());
        let excluding = match rows(Relation::Contradictory) {
            0 => String::new(),
            count => format!(", {count} that cannot both be true"),
        };
        let both = format!(
            "{} alike, {} told differently, {} set against each other{excluding}",
            counted(rows(Relation::Concordant), "row"),
            rows(Relation::Reframed),
            rows(Relation::Counterposed),
        );
        let one = format!("{} of {}, {} of {}", counted(only[0], "claim"), self.within(Side::A), only[1], self.within(Side::B));
        let overall = self.comparison.divergence().overall;
        let divergence = format!("{overall} on a scale from 0 (the same account) to 1 (two different conversations)");
        [("In both texts", both), ("In one only", one), ("Divergence", divergence)]
    }

    pub(super) fn facts(&self) -> Vec<Fact> {
        let facts = self.comparison.facts();
        let fact = |label, read: &dyn Fn(&FactsRecord) -> Vec<String>| Fact { label, values: [read(&facts.a), read(&facts.b)] };
        let mut table = vec![
            fact("Asked for by", &|facts| facts.initiator.iter().map(|who| self.who(who)).collect()),
            fact("Duration", &|facts| facts.duration_minutes.iter().map(|minutes| duration(*minutes)).collect()),
            fact("Date", &|facts| facts.date.iter().map(|date| clean(date)).collect()),
            fact("Medium", &|facts| facts.medium.iter().map(|medium| medium.name().to_owned()).collect()),
            fact("Tone", &|facts| facts.tone.iter().map(|words| clean(&words.join(", "))).collect()),
            fact("Place", &|facts| facts.place.iter().map(|place| clean(place)).collect()),
            fact("Also named", &|facts| facts.participants.iter().flatten().map(|person| clean(person)).collect()),
            fact("Earlier talks", &|facts| facts.earlier.iter().flatten().map(|contact| clean(contact)).collect()),
            fact("Next steps", &|facts| facts.next_steps.iter().flatten().map(|step| clean(step)).collect()),
        ];
        // What few readouts state is shown where one does.
        table.retain(|fact| !RARE.contains(&fact.label) || fact.values.iter().any(|values| !values.is_empty()));
        table
    }

    fn who(&self, initiator: &str) -> String {
        match initiator {
            "a" => self.name(Side::A).to_owned(),
            "b" => self.name(Side::B).to_owned(),
            "mutual" => String::from("both sides"),
            other => clean(other),
        }
    }

    /// The weightiest findings, and how many more there are.
    pub(super) fn findings(&self) -> (&'c [Finding], usize) {
        let findings = self.comparison.findings();
        let shown = findings.len().min(FINDINGS);
        (&findings[..shown], findings.len() - shown)
    }

    pub(super) fn rows(&self, relation: Relation) -> Vec<&'c Link> {
        self.comparison.links().iter().filter(|link| link.relation == relation).collect()
    }

    /// The claims of one side of a row; an id that names no claim is left out.
    pub(super) fn cell(&self, link: &Link, side: Side) -> Vec<&'c ClaimRecord> {
        let claims = &self.comparison.account(side).claims;
        self.cell_places(link, side).into_iter().map(|place| &claims[place]).collect()
    }

    /// The places of the claims of one side of a row.
    pub(super) fn cell_places(&self, link: &Link, side: Side) -> Vec<usize> {
        let ids = if side == Side::A { &link.a } else { &link.b };
        ids.iter().filter_map(|id| self.place_of(side, id)).collect()
    }

    /// The place of the claim with an id; none where no claim has it.
    pub(super) fn place_of(&self, side: Side, id: &str) -> Option<usize> {
        self.comparison.account(side).claim(id).and_then(|_| place(id))
    }

    /// Who does what by a claim, where a row turns on it: "Russia asserts".
    pub(super) fn row_lead(&self, link: &Link, claim: &ClaimRecord) -> Option<String> {
        let turns = match link.relation {
            Relation::Concordant => false,
            Relation::Reframed => link.aspects.iter().any(|aspect| matches!(aspect, Aspect::Attribution | Aspect::Commitment)),
            Relation::Counterposed | Relation::Contradictory => true,
        };
        turns.then(|| self.doing(claim))
    }

    /// The claims of one side of a row, who does what by them before the first and wherever it changes.
    pub(super) fn told(&self, link: &Link, side: Side) -> Vec<(Option<String>, &'c ClaimRecord)> {
        let mut before = None;
        let told = self.cell(link, side).into_iter().map(|claim| {
            let lead = self.row_lead(link, claim);
            let news = lead.clone().filter(|_| lead != before);
            before = lead;
            (news, claim)
        });
        told.collect()
    }

    /// Who does what by a claim that one text alone makes, where it is not its own leader.
    pub(super) fn lone_lead(&self, side: Side, claim: &ClaimRecord) -> Option<String> {
        let other = HeldBy::from(side.other());
        let joint = claim.holder == HeldBy::Both && matches!(claim.act.name(), "agree" | "commit" | "support");
        (claim.holder == other || joint).then(|| self.doing(claim))
    }

    fn doing(&self, claim: &ClaimRecord) -> String {
        let act = claim.act.name();
        match claim.holder {
            HeldBy::A => format!("{} {}", self.name(Side::A), singular(act)),
            HeldBy::B => format!("{} {}", self.name(Side::B), singular(act)),
            HeldBy::Both => format!("Both {}", plural(act)),
            HeldBy::Issuer => String::from("In the text's own voice"),
            HeldBy::Other => format!("A third party {}", singular(act)),
        }
    }

    /// The claims that only one side makes, by main topic in the order of the text.
    pub(super) fn only(&self, side: Side) -> Vec<(String, Vec<&'c ClaimRecord>)> {
        by_topic(self.comparison.only(side), |claim| &claim.topics)
    }

    /// The slots and expected subjects on which an account, or with `None` either account, is silent.
    pub(super) fn unstated(&self, by: Option<Side>) -> Vec<&str> {
        self.comparison.silences().into_iter().filter(|silence| silence.by == by).map(|silence| silence.slot).collect()
    }

    /// The overall number and what it means, in two sentences.
    pub(super) fn distance(&self) -> [String; 2] {
        let divergence = self.comparison.divergence();
        let scale = format!(
            "{}, where 0 is the same account and 1 two different conversations; 95 % interval {} to {}.",
            divergence.overall, divergence.low, divergence.high
        );
        let (overall, parts) = (divergence.overall.get(), self.parts());
        let band = match overall {
            x if x <= 0.0 => return [scale, String::from("The two texts tell the same.")],
            // The fourteen bundled pairs lie between 0.19 and 0.46, two thirds of them between 0.22 and 0.36.
            x if x < 0.1 => "The two texts tell nearly the same",
            x if x < 0.22 => "The two texts are close",
            x if x < 0.36 => "The two texts differ in much of what they tell",
            x if x < 0.55 => "The two texts are far apart",
            _ => "The two texts have little in common",
        };
        let total: usize = parts.iter().map(|part| part.hundredths).sum();
        // The first of equal parts: `max_by_key` would give the last.
        let largest = parts.iter().rev().max_by_key(|part| part.hundredths);
        let share = largest.map_or("", |part| if 2 * part.hundredths > total { "most of" } else { "the largest part of" });
        let meaning = largest.map_or("", |part| part.meaning);
        [scale, format!("{band}; {share} the distance is {meaning}.")]
    }

    /// The parts in hundredths that add up to the overall number as it is shown.
    pub(super) fn parts(&self) -> Vec<Part> {
        let divergence = self.comparison.divergence();
        let named = divergence.parts.named();
        let exact = named.map(|(_, part)| if part.is_finite() { part.clamp(0.0, 1.0) * 100.0 } else { 0.0 });
        let shown = add_up(&exact, self.overall_hundredths());
        named.iter().zip(shown).map(|((name, _), hundredths)| Part { name, hundredths, meaning: meaning(name) }).collect()
    }

    pub(super) fn overall_hundredths(&self) -> usize {
        (self.comparison.divergence().overall.get() * 100.0).round() as usize
    }

    /// How differently the texts share out their space, in one sentence; none where one is on no topic.
    pub(super) fn shift(&self) -> Option<String> {
        let shifts = self.comparison.divergence().topic_shifts();
        let total = Score::new(shifts.iter().sum());
        let largest = shifts.iter().enumerate().rev().max_by(|x, y| x.1.total_cmp(y.1)).filter(|(_, shift)| **shift > 0.0)?.0;
        let topic = label(&self.comparison.divergence().topics[largest].topic);
        Some(format!(
            "These shares are {total} apart (Jensen–Shannon divergence in bits: 0 the same shares, 1 no topic in common), most by “{topic}”."
        ))
    }

    /// The largest topics, and how many more there are.
    pub(super) fn topics(&self) -> (Vec<Topic>, usize) {
        let topics = &self.comparison.divergence().topics;
        let shown = topics.iter().take(TOPICS).map(|topic| Topic {
            label: label(&topic.topic),
            shares: [topic.share_a, topic.share_b].map(Score::get),
            divergence: topic.divergence,
        });
        (shown.collect(), topics.len().saturating_sub(TOPICS))
    }
}

/// `exact` as whole numbers that add up to `total`: the largest remainders are rounded up, the first of equals first.
fn add_up(exact: &[f64], total: usize) -> Vec<usize> {
    let mut whole: Vec<usize> = exact.iter().map(|part| part.floor() as usize).collect();
    let mut order: Vec<usize> = (0..exact.len()).filter(|place| exact[*place] > 0.0).collect();
    order.sort_by(|x, y| exact[*y].fract().total_cmp(&exact[*x].fract()).then(x.cmp(y)));
    let missing = total.saturating_sub(whole.iter().sum());
    order.into_iter().take(missing).for_each(|place| whole[place] += 1);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_parts_add_up_and_zero_stays_zero() {
        assert_eq!(add_up(&[33.4, 33.4, 33.2, 0.0], 100), [34, 33, 33, 0]);
        assert_eq!(add_up(&[0.0; 6], 0), [0; 6]);
        assert_eq!(add_up(&[12.5, 12.5], 25), [13, 12]);
    }
}

//! What differs: one finding for each difference that a careful writer would point out.
//!
//! In: two documents and their links. Out: [`Finding`]s, ranked. Law: every finding names its claims or is about the
//! texts as wholes, says what it says in neutral words, and speaks of what a text does not mention, never of what was denied;
//! trivia sink, nothing is deleted.
//!
//! A row is loose if its sides put things differently and their words are not close enough to be sure that it is one thing.
//! It is told twice: as a difference, with "perhaps" and less weightily, and as what each text says, with what comes closest
//! to it in the other.
//!
//! The kinds are those found in published comparisons of readouts. Each has one rule:
//!
//! | kind | rule | where |
//! |---|---|---|
//! | `ONE-SIDE` | claims without a row and those of loose rows, those on one file taken together | `lone` |
//! | `DEMANDS` | of these, what the publishing side demands, refuses, warns of or blames | `lone` |
//! | `OTHER-MOUTH` | of these, claims that favour the publishing side in the mouth of the other, or of both | `lone` |
//! | `FRAMING` | a row with rival names or opposing positions | `rows` |
//! | `COMMIT` | a row whose sides bind differently | `rows` |
//! | `CONTRADICT` | a row whose sides cannot both be true | `rows` |
//! | `SPECIFICS` | a row in which one side has numbers or detail that the other lacks | `rows` |
//! | `SPECIFICS` | sums of money and percentages that one text alone gives | `figures` |
//! | `AGENCY` | a row that each side puts in another mouth | `rows` |
//! | `EMPHASIS` | a file that takes up far more of one account | `whole` |
//! | `LENGTH` | one account has at least half as many words again, or alone says how long the call lasted | `whole` |
//! | `TONE`, `INITIATOR`, `MEDIUM`, `NEXT-STEPS` | a slot that one account fills, or both differently | `whole` |
//! | `AVOIDED-WORDS` | a name that one account uses and the other, on the same file, does not | `whole` |
//! | `BOTH-OMIT` | a slot that neither fills, or a subject on the caller's agenda that neither mentions | `whole` |

mod figures;
mod lone;
mod quotation;
mod rows;
mod weight;
mod whole;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::align::Row;
use crate::claim::ClaimIds;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::readout::Side;
use crate::relation::{Aspects, Relation, is_loose};
use crate::score::Score;
use crate::span::Span;
use quotation::{has_words, quote};

pub(crate) use quotation::shorten;

/// The kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum FindingKind {
    /// A topic or claim is in one account only.
    OneSide,
    /// The same topic under rival terms or frames, or answered with opposing positions.
    Framing,
    /// Conditions, red lines, blame or warnings that only one side reports.
    Demands,
    /// One account is far longer.
    Length,
    /// Strength or scope of what was agreed.
    Commit,
    /// How the talk itself is described.
    Tone,
    /// Praise, thanks, assurance or concession put into the other leader's mouth by one side only.
    OtherMouth,
    /// What leads, and what takes up the space.
    Emphasis,
    /// Both cannot be true.
    Contradict,
    /// Phone, video or meeting.
    Medium,
    /// Visits, working groups, contacts, dates.
    NextSteps,
    /// Who requests, informs, is thanked.
    Agency,
    /// Numbers, names, detail on one side, generic on the other.
    Specifics,
    /// Who asked for the call.
    Initiator,
    /// A slot that neither account fills.
    BothOmit,
    /// A name conspicuously not used by one side.
    AvoidedWords,
}

impl FindingKind {
    /// Every kind, the most frequently pointed out in published comparisons first.
    pub const ALL: [Self; 16] = [
        Self::OneSide,
        Self::Framing,
        Self::Demands,
        Self::Length,
        Self::Commit,
        Self::Tone,
        Self::OtherMouth,
        Self::Emphasis,
        Self::Contradict,
        Self::Medium,
        Self::NextSteps,
        Self::Agency,
        Self::Specifics,
        Self::Initiator,
        Self::BothOmit,
        Self::AvoidedWords,
    ];

    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneSide => "ONE-SIDE",
            Self::Framing => "FRAMING",
            Self::Demands => "DEMANDS",
            Self::Length => "LENGTH",
            Self::Commit => "COMMIT",
            Self::Tone => "TONE",
            Self::OtherMouth => "OTHER-MOUTH",
            Self::Emphasis => "EMPHASIS",
            Self::Contradict => "CONTRADICT",
            Self::Medium => "MEDIUM",
            Self::NextSteps => "NEXT-STEPS",
            Self::Agency => "AGENCY",
            Self::Specifics => "SPECIFICS",
            Self::Initiator => "INITIATOR",
            Self::BothOmit => "BOTH-OMIT",
            Self::AvoidedWords => "AVOIDED-WORDS",
        }
    }
}

/// Whom a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingSide {
    /// What account `a` says (or, of words, avoids).
    A,
    /// What account `b` says (or, of words, avoids).
    B,
    /// Both.
    Both,
}

impl FindingSide {
    /// The name that machine-readable output uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Both => "both",
        }
    }
}

impl From<Side> for FindingSide {
    fn from(side: Side) -> Self {
        match side {
            Side::A => Self::A,
            Side::B => Self::B,
        }
    }
}

/// Ids of the claims that a finding stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// Claims of account `a`.
    pub a: ClaimIds,
    /// Claims of account `b`.
    pub b: ClaimIds,
}

/// One difference between two accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of difference.
    pub kind: FindingKind,
    /// Who says it; for avoided words, who avoids them.
    pub side: FindingSide,
    /// The claims it stands on; none where it is about the texts as wholes.
    pub claims: Evidence,
    /// The finding in one plain sentence.
    pub sentence: String,
    /// By which findings are ranked, 0 (trivia) to 1.
    pub weight: Score,
}

/// What the rules read.
pub(crate) struct View<'d> {
    pub(crate) documents: [&'d Document; 2],
    /// How a sentence names the governments: "the United States".
    pub(crate) names: [&'d str; 2],
    /// The same as labels before their words: "The United States".
    pub(crate) labels: [&'d str; 2],
    pub(crate) rows: &'d [Row],
    pub(crate) relations: &'d [(Relation, Aspects)],
    /// By side and claim: its share of its own text.
    pub(crate) shares: &'d [Vec<f64>; 2],
    /// By side and claim: the row it stands in.
    pub(crate) row_of: [Vec<Option<u32>>; 2],
    pub(crate) knowledge: &'d Knowledge,
}

impl View<'_> {
    pub(crate) fn name(&self, side: Side) -> &str {
        self.names[side.index()]
    }

    /// Whether a claim stands in a row.
    pub(crate) fn is_linked(&self, side: Side, claim: usize) -> bool {
        self.row_of[side.index()].get(claim).is_some_and(Option::is_some)
    }

    /// The place of the loose row of a claim.
    fn loose_place(&self, side: Side, claim: usize) -> Option<usize> {
        let place = self.row_of[side.index()].get(claim).copied().flatten()? as usize;
        is_loose(&self.rows[place], self.relations[place].0).then_some(place)
    }

    /// The loose row of a claim: what the other text says closest to it.
    fn loose_row(&self, side: Side, claim: usize) -> Option<&Row> {
        self.loose_place(side, claim).map(|place| &self.rows[place])
    }

    /// Of the claims of one side of a row the one that says most.
    fn main_claim(&self, side: Side, cell: &[usize]) -> usize {
        let shares = &self.shares[side.index()];
        cell.iter().copied().max_by(|x, y| shares[*x].total_cmp(&shares[*y]).then(y.cmp(x))).unwrap_or_default()
    }

    /// The claim in which a span begins: what fills a slot may run on into the next ("in requesting that the talk be held, X …").
    pub(crate) fn claim_at(&self, side: Side, span: Span) -> Option<usize> {
        let claims = self.documents[side.index()].claims();
        let place = claims.partition_point(|claim| claim.span.start <= span.start).checked_sub(1)?;
        (span.start < claims[place].span.end).then_some(place)
    }

    /// Whether a claim names a next step and the other text none, which is a finding of its own.
    fn tells_step(&self, side: Side, claim: usize) -> bool {
        let [own, other] = [side, side.other()].map(|side| &self.documents[side.index()].facts().next_steps);
        let span = self.documents[side.index()].claims()[claim].span;
        let step = own.get(own.partition_point(|step| step.span.start < span.start));
        other.is_empty() && step.is_some_and(|step| step.span.start < span.end)
    }

    /// The share of its own text that a set of claims takes up, greatest over the sides.
    pub(crate) fn share(&self, a: &[usize], b: &[usize]) -> f64 {
        let sum = |side: Side, claims: &[usize]| claims.iter().map(|claim| self.shares[side.index()][*claim]).sum::<f64>();
        sum(Side::A, a).max(sum(Side::B, b))
    }

    /// Adds the words of a claim, shortened, to a sentence.
    fn quote(&self, sentence: &mut String, side: Side, claim: usize) {
        let document = self.documents[side.index()];
        let claim = &document.claims()[claim];
        let content = document.text_of(claim.content);
        // Where the reporting words hold most of what is said, the claim speaks for itself.
        let telling = has_words(content, TELLING);
        // A quotation begins with the words that report ("voiced concern about …"): a bare "about …" says too little. Where none do
        // ("Chile and Norway are neighbours"), or where they stand between commas, it is quoted whole.
        let inserted = |words: Span| document.text_of(Span::new(words.end, claim.span.end.max(words.end))).starts_with(',');
        let quoted = match claim.act_words.filter(|words| telling && !inserted(*words)) {
            Some(words) => Span::new(words.start.min(claim.content.start), claim.content.end.max(words.start)),
            None => claim.span,
        };
        quote(sentence, document.text_of(quoted));
    }

    pub(crate) fn label(&self, topic: &str) -> Option<String> {
        self.knowledge.lexicon.topics.iter().find(|entry| *entry.id == *topic).map(|entry| entry.label.to_string())
    }
}

/// The topic of how the call went: what every readout tells, and no file.
const CONDUCT: &str = "call-conduct";
/// Bytes that most sentences with two quotations need.
const SENTENCE: usize = 320;

/// By side and claim the row it stands in.
pub(crate) fn rows_by_claim(rows: &[Row], claims: [usize; 2]) -> [Vec<Option<u32>>; 2] {
    let mut by_claim = claims.map(|count| vec![None; count]);
    for (place, row) in rows.iter().enumerate() {
        row.a.iter().for_each(|claim| by_claim[0][*claim] = Some(place as u32));
        row.b.iter().for_each(|claim| by_claim[1][*claim] = Some(place as u32));
    }
    by_claim
}

/// The claims of one side of a row.
fn cell(row: &Row, side: Side) -> &[usize] {
    match side {
        Side::A => &row.a,
        Side::B => &row.b,
    }
}

/// The ids of claims of both sides.
pub(crate) fn evidence(a: &[usize], b: &[usize]) -> Evidence {
    Evidence { a: ClaimIds::of(Side::A, a), b: ClaimIds::of(Side::B, b) }
}

/// Words from which on the content of a claim can be quoted without its verb.
const TELLING: usize = 7;
/// Every finding, the weightiest first; `unmentioned` are subjects that were expected and that neither text mentions.
pub(crate) fn find(view: &View<'_>, unmentioned: &[&str]) -> Vec<Finding> {
    let mut told = Vec::with_capacity(view.rows.len() + view.row_of.iter().map(Vec::len).sum::<usize>() / 2);
    rows::find(view, &mut told);
    lone::find(view, &mut told);
    told.sort_by_cached_key(|told| rank(&told.finding));
    let mut findings = sink_repetitions(told);
    whole::find(view, &mut findings);
    findings.extend(figures::find(view));
    findings.extend(unmentioned.iter().map(|slot| whole::unmentioned(slot)));
    findings.sort_by_cached_key(rank);
    findings
}

/// A finding, and the loose row that it tells and nothing else.
struct Told {
    finding: Finding,
    row: Option<usize>,
}

/// A loose row is told as a difference and by what each side says: what was told before it, with the same two quotations, sinks.
fn sink_repetitions(mut told: Vec<Told>) -> Vec<Finding> {
    let mut known: Vec<usize> = Vec::new();
    // Of two that stand in no order none is the first, so that neither side is.
    for alike in told.chunk_by_mut(|x, y| x.finding.weight == y.finding.weight && rank(&x.finding) == rank(&y.finding)) {
        let rows: SmallVec<[usize; 4]> = alike.iter().filter_map(|told| told.row).collect();
        for told in alike.iter_mut().filter(|told| told.row.is_some_and(|row| known.contains(&row))) {
            told.finding.weight = weight::repeated(told.finding.weight);
        }
        known.extend(rows);
    }
    told.into_iter().map(|told| told.finding).collect()
}

/// By what findings are ranked: the weightier first; of as weighty ones by kind, then what stands on fewer claims, then what is said
/// first.
fn rank(finding: &Finding) -> (Reverse<u64>, FindingKind, usize, usize) {
    let Evidence { a, b } = &finding.claims;
    // The bits of numbers that are not below 0 stand in the order of the numbers.
    let weight = (finding.weight.get() + 0.0).to_bits();
    // The place of the first claim, whichever side it is on, so that ties do not depend on the order of the sides.
    let first = a.iter().chain(b).filter_map(|id| id.place()).min().unwrap_or(usize::MAX);
    (Reverse(weight), finding.kind, a.len().max(b.len()), first)
}

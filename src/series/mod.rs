//! One pair of governments over years.
//!
//! In: dated calls, each with one account or both. Out: [`Series`]: divergence over time as a whole and by topic, with trends and change
//! points; topics that enter and leave; formulas that appear in or vanish from each government's own texts; assurances
//! that are never confirmed. Law: few calls, or calls that hang together, give "no evidence", never a trend; a missing
//! account is missing, not silent; a text is held against earlier texts of the same government only.
//!
//! Calls stand in order of their days, those of one day in the order in which they were given. Uneven spacing, a missing side and
//! two calls on one day are normal input.

mod assurance;
mod call;
mod change;
mod course;
mod coverage;
mod date;
mod finding;
mod formula;
mod trend;

use serde::{Deserialize, Serialize};

pub use assurance::Assurance;
pub use call::Call;
pub use change::ChangePoint;
pub use course::Course;
pub use coverage::{Coverage, TopicCourse};
pub(crate) use date::Day;
pub use finding::{SeriesFinding, SeriesFindingKind};
pub use formula::{Formula, FormulaKind};
pub use trend::{LEAST_CALLS, Trend, Verdict};
use trend::{Point, adjust, trend};

use crate::comparer::Comparer;
use crate::comparison::Comparison;
use crate::divergence::Divergence;
use crate::document::Document;
use crate::readout::{Readout, Side};

/// The version of the JSON contract of a [`Series`].
pub const SERIES_SCHEMA: u32 = 1;

/// The calls of two governments over time, compared.
///
/// ```
/// use rashomon::{Call, Comparer, Readout, Verdict};
/// let call = |month: u32, words: &str| {
///     Call::new(format!("2024-{month:02}-10"))
///         .with_a(Readout::new("Norway", format!("Prime Minister Lie spoke with President Roe. {words}")))
///         .with_b(Readout::new("Chile", "President Roe spoke with Prime Minister Lie. They agreed on free trade."))
/// };
/// let series = Comparer::default().series(&[call(2, "They agreed on free trade."), call(1, "He raised concerns about whaling.")]);
/// assert_eq!(series.calls()[0].date, "2024-01-10");
/// let apart = |place: usize| series.calls()[place].divergence.as_ref().map(|divergence| divergence.overall);
/// assert!(apart(0) > apart(1));
/// // Two calls are no trend.
/// assert_eq!(series.trend().verdict, Verdict::NoEvidence);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    schema: u32,
    a: Party,
    b: Party,
    calls: Vec<SeriesCall>,
    trend: Trend,
    topics: Vec<TopicCourse>,
    formulas: Vec<Formula>,
    /// How many formulas were looked at.
    formulas_of: usize,
    assurances: Vec<Assurance>,
    findings: Vec<SeriesFinding>,
    made_by: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

/// One government of a series.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Party {
    /// As the caller named it first.
    pub issuer: String,
    /// Its usual name.
    pub name: String,
    /// How many texts of it there are.
    pub texts: usize,
}

/// A call of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SeriesCall {
    /// Its date, as the caller gave it.
    pub date: String,
    /// Words of the account of `a`; none where there is no account.
    pub words_a: Option<usize>,
    /// Words of the account of `b`; none where there is no account.
    pub words_b: Option<usize>,
    /// Rows of claims that answer each other; none where an account is missing.
    pub rows: Option<usize>,
    /// How far apart the accounts are; none where one is missing.
    pub divergence: Option<Divergence>,
}

/// A call as it is worked on.
struct Read {
    day: Day,
    date: String,
    documents: [Option<Document>; 2],
    comparison: Option<Comparison>,
}

impl Comparer {
    /// Compares the calls of two governments over time.
    ///
    /// A call without a date that can be read is left out, with a note.
    #[must_use]
    pub fn series(&self, calls: &[Call]) -> Series {
        let mut notes = Vec::new();
        let mut read: Vec<Read> = Vec::new();
        for (place, call) in calls.iter().enumerate() {
            match Day::parse(call.date()) {
                Some(day) => read.push(self.read(day, call)),
                None => notes.push(format!("Call {} was left out: `{}` is no date.", place + 1, call.date())),
            }
        }
        read.sort_by_key(|call| call.day);
        let parties = Side::BOTH.map(|side| party(&read, side));
        for (side, party) in Side::BOTH.into_iter().zip(&parties) {
            let others = read.iter().filter_map(|call| call.documents[side.index()].as_ref());
            let others = others.filter(|document| document.name() != party.name).count();
            if others > 0 {
                notes.push(format!("{others} texts of side {side} are not by {}: are these calls of one pair?", party.name));
            }
        }
        if parties.iter().any(|party| party.texts == 0) {
            notes.push(String::from("One side has no text: nothing can be compared."));
        }
        let missing = read.iter().filter(|call| call.comparison.is_none()).count();
        if missing > 0 && missing < read.len() {
            notes.push(format!(
                "{missing} of {} calls have one account only: they count for that government's own texts.",
                read.len()
            ));
        }
        let mut topics = coverage::topics(&read);
        adjust(topics.iter_mut().map(|topic| &mut topic.trend));
        let (formulas_a, of_a) = self.formulas(&read, Side::A);
        let (formulas_b, of_b) = self.formulas(&read, Side::B);
        let [a, b] = parties;
        let mut series = Series {
            schema: SERIES_SCHEMA,
            a,
            b,
            trend: course(&read, |divergence| Some(divergence.overall.get())),
            topics,
            formulas: [formulas_a, formulas_b].concat(),
            formulas_of: of_a + of_b,
            assurances: assurance::assurances(&read, self.knowledge()),
            calls: read.into_iter().map(SeriesCall::new).collect(),
            findings: Vec::new(),
            made_by: format!("rashomon {}; {}", env!("CARGO_PKG_VERSION"), crate::language::STEMMER),
            notes,
        };
        series.findings = finding::find(&series, self.knowledge());
        series
    }

    fn read(&self, day: Day, call: &Call) -> Read {
        let analyze = |own: Option<&Readout>, other: Option<&Readout>| {
            own.map(|own| other.map_or_else(|| self.analyze(own), |other| self.analyze(&own.beside(other))))
        };
        let documents = [analyze(call.a(), call.b()), analyze(call.b(), call.a())];
        let comparison = match &documents {
            [Some(a), Some(b)] => Some(self.compare_documents(a, b)),
            _ => None,
        };
        Read { day, date: call.date().to_owned(), documents, comparison }
    }

    fn formulas(&self, read: &[Read], side: Side) -> (Vec<Formula>, usize) {
        let texts: Vec<(&str, &str)> =
            read.iter().filter_map(|call| Some((call.date.as_str(), call.documents[side.index()].as_ref()?.text()))).collect();
        formula::formulas(side, &texts, self.knowledge())
    }
}

/// The government that most texts of a side are by, the first of equals.
fn party(read: &[Read], side: Side) -> Party {
    let mut known: Vec<Party> = Vec::new();
    for document in read.iter().filter_map(|call| call.documents[side.index()].as_ref()) {
        match known.iter_mut().find(|party| party.name == document.name()) {
            Some(party) => party.texts += 1,
            None => known.push(Party { issuer: document.issuer().to_owned(), name: document.name().to_owned(), texts: 1 }),
        }
    }
    let texts = known.iter().map(|party| party.texts).sum();
    let most = known.into_iter().rev().max_by_key(|party| party.texts);
    most.map_or_else(Party::default, |party| Party { texts, ..party })
}

/// The course of a number over the calls that have it.
fn course(read: &[Read], value: impl Fn(&Divergence) -> Option<f64>) -> Trend {
    let points: Vec<(Point, &str)> = read
        .iter()
        .filter_map(|call| Some(((call.day.years(), value(call.comparison.as_ref()?.divergence())?), call.date.as_str())))
        .collect();
    let (points, dates): (Vec<Point>, Vec<&str>) = points.into_iter().unzip();
    trend(&points, &dates)
}

impl SeriesCall {
    fn new(read: Read) -> Self {
        let [words_a, words_b] = read.documents.map(|document| document.map(|document| document.words()));
        Self {
            date: read.date,
            words_a,
            words_b,
            rows: read.comparison.as_ref().map(|comparison| comparison.links().len()),
            divergence: read.comparison.map(|comparison| comparison.divergence().clone()),
        }
    }
}

impl Series {
    /// The government of a side.
    #[must_use]
    pub fn party(&self, side: Side) -> &Party {
        match side {
            Side::A => &self.a,
            Side::B => &self.b,
        }
    }

    /// The calls, by day.
    #[must_use]
    pub fn calls(&self) -> &[SeriesCall] {
        &self.calls
    }

    /// How the divergence as a whole runs over time.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// By file of diplomacy how divergence and coverage run, the one that most texts speak of first.
    #[must_use]
    pub fn topics(&self) -> &[TopicCourse] {
        &self.topics
    }

    /// Formulas that appear in or vanish from a government's own texts, the least likely by chance first, side `a` first.
    #[must_use]
    pub fn formulas(&self) -> &[Formula] {
        &self.formulas
    }

    /// How many formulas were looked at: one in twenty may appear or vanish by chance.
    #[must_use]
    pub fn formulas_looked_at(&self) -> usize {
        self.formulas_of
    }

    /// Assurances that one side again and again attributes to the other, which never mentions them.
    #[must_use]
    pub fn assurances(&self) -> &[Assurance] {
        &self.assurances
    }

    /// What stands out, the weightiest first.
    #[must_use]
    pub fn findings(&self) -> &[SeriesFinding] {
        &self.findings
    }

    /// Which version of the crate made it, and the library that its word stems come from.
    #[must_use]
    pub fn made_by(&self) -> &str {
        &self.made_by
    }

    /// Oddities met on the way: nothing is lost in silence.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

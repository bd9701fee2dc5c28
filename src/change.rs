//! What another lexicon, another similarity or another version makes of the same two texts.
//!
//! In: two comparisons of one pair. Out: [`Change`]: rows that came, went, or are told otherwise. Law: a row is known by the words that it
//! joins, not by the ids of its claims, which move when a claim is cut elsewhere; comparing a comparison with itself gives
//! nothing.

use std::collections::BTreeMap;
use std::fmt;

use crate::claim::ClaimId;
use crate::comparison::{Comparison, Link};
use crate::finding::shorten;
use crate::readout::Side;
use crate::span::Span;

/// How a comparison differs from an earlier one of the same two texts.
///
/// ```
/// use rashomon::{Change, Comparer, Lexicon, Readout};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe. He stressed the Snow Treaty. He raised fishing.");
/// let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie. \
///     She reaffirmed the accord on winter sports. She welcomed lithium exports.");
/// let before = rashomon::compare(&a, &b);
/// let mine = Lexicon::parse("mine.txt", "[concept]\nsnow-treaty = Snow Treaty | accord on winter sports")?;
/// let after = Comparer::builder().lexicon(mine).build()?.compare(&a, &b);
/// let change = Change::between(&before, &after);
/// assert_eq!((change.gone.len(), change.come.len()), (0, 1));
/// assert!(change.divergence < 0.0);
/// assert!(Change::between(&before, &before).is_empty());
/// # Ok::<(), rashomon::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Change<'c> {
    /// Rows of the earlier comparison alone.
    pub gone: Vec<&'c Link>,
    /// Rows of the later comparison alone.
    pub come: Vec<&'c Link>,
    /// Rows of both whose relation or aspects are others now: as they were, as they are.
    pub told_otherwise: Vec<(&'c Link, &'c Link)>,
    /// What was added to the overall divergence, -1 to 1; below 0 the accounts are nearer now.
    pub divergence: f64,
    before: &'c Comparison,
    after: &'c Comparison,
}

/// The words that a row joins, side by side.
type Stretches = [Vec<Span>; 2];

impl<'c> Change<'c> {
    /// Compares an earlier comparison with a later one.
    #[must_use]
    pub fn between(before: &'c Comparison, after: &'c Comparison) -> Self {
        let mut known: BTreeMap<Stretches, &Link> = before.links().iter().map(|link| (stretches(before, link), link)).collect();
        let (mut come, mut told_otherwise) = (Vec::new(), Vec::new());
        for link in after.links() {
            match known.remove(&stretches(after, link)) {
                None => come.push(link),
                Some(earlier) if (earlier.relation, &earlier.aspects) != (link.relation, &link.aspects) => {
                    told_otherwise.push((earlier, link));
                }
                Some(_) => {}
            }
        }
        let divergence = after.divergence().overall.get() - before.divergence().overall.get();
        Self { gone: known.into_values().collect(), come, told_otherwise, divergence, before, after }
    }

    /// Whether the rows and the divergence are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.come.is_empty() && self.told_otherwise.is_empty() && self.divergence.abs() < 1e-9
    }
}

impl fmt::Display for Change<'_> {
    /// One line a row: `-` went, `+` came, `~` is told otherwise, each with the first words of both sides; then the divergence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for link in &self.gone {
            writeln!(f, "- {}: {}", told(link), words(self.before, link))?;
        }
        for link in &self.come {
            writeln!(f, "+ {}: {}", told(link), words(self.after, link))?;
        }
        for (earlier, link) in &self.told_otherwise {
            writeln!(f, "~ {}, was {}: {}", told(link), told(earlier), words(self.after, link))?;
        }
        let [before, after] = [self.before, self.after].map(|comparison| comparison.divergence().overall);
        writeln!(f, "  divergence {after}, was {before}")
    }
}

/// Relation and aspects in words.
fn told(link: &Link) -> String {
    let aspects: Vec<&str> = link.aspects.iter().map(|aspect| aspect.name()).collect();
    if aspects.is_empty() {
        link.relation.name().to_owned()
    } else {
        format!("{} ({})", link.relation.name(), aspects.join(", "))
    }
}

/// The first words of a row on both sides.
fn words(comparison: &Comparison, link: &Link) -> String {
    let side = |side: Side, ids: &[ClaimId]| {
        let claims = ids.iter().filter_map(|id| comparison.account(side).claim(id));
        claims.map(|claim| format!("“{}”", shorten(&claim.text))).collect::<Vec<_>>().join(" + ")
    };
    format!("{} / {}", side(Side::A, &link.a), side(Side::B, &link.b))
}

fn stretches(comparison: &Comparison, link: &Link) -> Stretches {
    let spans = |side: Side, ids: &[ClaimId]| {
        let claims = ids.iter().filter_map(|id| comparison.account(side).claim(id));
        claims.map(|claim| Span::new(claim.start, claim.end)).collect()
    };
    [spans(Side::A, &link.a), spans(Side::B, &link.b)]
}

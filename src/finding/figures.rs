//! Findings about the figures that only one account gives.
//!
//! In: the quantities of the claims. Out: `SPECIFICS` findings, one at most. Law: what the other text gives anywhere, within what
//! "about" allows, is not told as a difference; the figures stand as written.
//!
//! Sums of money and percentages alone: they say something wherever they stand. Counts and years are in every sentence, and
//! what opens a readout, its date and its length, has slots of its own.

use super::{Finding, FindingKind, FindingSide, View, evidence, weight};
use crate::claim::{Claim, Quantity, Unit};
use crate::readout::Side;
use crate::score::Score;

/// Figures that a sentence shows.
const SHOWN: usize = 4;

/// The figures of one text that the other does not give.
struct Figures<'t> {
    /// As written, each once.
    words: Vec<&'t str>,
    /// The claims that give them.
    claims: Vec<usize>,
}

pub(super) fn find(view: &View<'_>) -> Option<Finding> {
    let [a, b] = Side::BOTH.map(|side| given(view, side));
    let [name_a, name_b] = Side::BOTH.map(|side| view.name(side));
    let only = |own: &str, other: &str, figures: &Figures<'_>| {
        format!("Only the text of {own} gives these figures: {}; not mentioned by {other}.", shown(&figures.words))
    };
    let (side, sentence) = match (a.words.is_empty(), b.words.is_empty()) {
        (true, true) => return None,
        (false, true) => (FindingSide::A, only(name_a, name_b, &a)),
        (true, false) => (FindingSide::B, only(name_b, name_a, &b)),
        (false, false) => {
            let sentence = format!("The texts give other figures: {name_a}: {}; {name_b}: {}.", shown(&a.words), shown(&b.words));
            (FindingSide::Both, sentence)
        }
    };
    let weight = Score::new(weight::FIGURES);
    Some(Finding { kind: FindingKind::Specifics, side, claims: evidence(&a.claims, &b.claims), sentence, weight })
}

fn given<'t>(view: &View<'t>, side: Side) -> Figures<'t> {
    let (own, other) = (view.documents[side.index()], view.documents[side.other().index()]);
    let known: Vec<&Quantity> = other.claims().iter().flat_map(figures).collect();
    let mut figures_alone = Figures { words: Vec::new(), claims: Vec::new() };
    for (place, claim) in own.claims().iter().enumerate().filter(|(_, claim)| !claim.opening) {
        for figure in figures(claim).filter(|figure| !known.iter().any(|known| known.agrees(figure))) {
            let words = own.text_of(figure.span);
            if !figures_alone.words.contains(&words) {
                figures_alone.words.push(words);
            }
            if figures_alone.claims.last() != Some(&place) {
                figures_alone.claims.push(place);
            }
        }
    }
    figures_alone
}

fn figures(claim: &Claim) -> impl Iterator<Item = &Quantity> {
    claim.quantities.iter().filter(|quantity| matches!(quantity.unit, Unit::Money | Unit::Percent))
}

/// The first figures, in quotation marks.
fn shown(words: &[&str]) -> String {
    let mut shown: Vec<String> = words.iter().take(SHOWN).map(|words| format!("“{}”", super::shorten(words))).collect();
    if words.len() > SHOWN {
        shown.push(format!("and {} more", words.len() - SHOWN));
    }
    shown.join(", ")
}

//! Findings about what both accounts tell, each in its own way.
//!
//! In: rows with their relations. Out: `FRAMING`, `COMMIT`, `CONTRADICT`, `SPECIFICS` and `AGENCY` findings, at most one a row.
//! Law: both wordings are quoted, neither is called right; what a loose row says, it says with "perhaps", and less weightily.

use super::{Finding, FindingKind, FindingSide, SENTENCE, Told, View, cell, evidence, weight};
use crate::align::Row;
use crate::claim::Claim;
use crate::joined::joined_apart;
use crate::readout::Side;
use crate::relation::{Aspect, Relation, denial, is_loose};

pub(super) fn find(view: &View<'_>, told: &mut Vec<Told>) {
    let rows = view.rows.iter().zip(view.relations).enumerate();
    told.extend(rows.filter_map(|(place, (row, (relation, aspects)))| {
        let finding = finding(view, row, *relation, aspects)?;
        Some(Told { finding, row: is_loose(row, *relation).then_some(place) })
    }));
}

fn finding(view: &View<'_>, row: &Row, relation: Relation, aspects: &[Aspect]) -> Option<Finding> {
    let opening = |side: Side, cell: &[usize]| cell.iter().any(|place| claim(view, side, *place).opening);
    let opens = opening(Side::A, &row.a) && opening(Side::B, &row.b);
    let told = relation == Relation::Reframed && aspects.contains(&Aspect::Scope);
    let [left, right] = view.documents;
    let apart = told.then(|| joined_apart(left, right, row, view.knowledge)).flatten();
    let loose = is_loose(row, relation);
    let (kind, base) = match relation {
        Relation::Reframed if apart.is_some() => (FindingKind::Commit, weight::COMMIT),
        Relation::Concordant => return None,
        // What opening lines state in different detail are slots, and stands among the findings on the whole.
        Relation::Reframed if opens => return None,
        Relation::Contradictory => (FindingKind::Contradict, weight::CONTRADICT),
        Relation::Counterposed => (FindingKind::Framing, weight::COUNTERPOSED),
        Relation::Reframed if aspects.contains(&Aspect::Framing) => (FindingKind::Framing, weight::FRAMING),
        // What is perhaps another point binds nobody more on this one.
        Relation::Reframed if aspects.contains(&Aspect::Commitment) && loose => (FindingKind::Commit, weight::AGENCY),
        Relation::Reframed if aspects.contains(&Aspect::Commitment) => (FindingKind::Commit, weight::COMMIT),
        Relation::Reframed if aspects.contains(&Aspect::Attribution) => (FindingKind::Agency, weight::AGENCY),
        Relation::Reframed => (FindingKind::Specifics, weight::SPECIFICS),
    };
    let [label_a, label_b] = view.labels;
    if let Some([wording_a, wording_b]) = apart {
        let told = [
            "One text joins two things, the other names one: ",
            label_a,
            ": “",
            &wording_a,
            "”; ",
            label_b,
            ": “",
            &wording_b,
            "”.",
        ];
        let weight = weight::raised(base, view.share(&row.a, &row.b), weight::OF_ROW);
        return Some(Finding {
            kind,
            side: FindingSide::Both,
            claims: evidence(&row.a, &row.b),
            sentence: told.concat(),
            weight,
        });
    }
    let subject = if loose { "Perhaps on the same subject, " } else { "On the same subject, " };
    let opening = match (kind, relation) {
        (FindingKind::Contradict, _) => ["Two statements that cannot both be true. ", "", ""],
        (FindingKind::Framing, Relation::Counterposed) => ["The same question, answered differently. ", "", ""],
        (FindingKind::Framing, _) => [subject, "in other terms. ", ""],
        (FindingKind::Commit, _) if loose => [subject, "and then more bindingly in the text of ", view.name(stronger(view, row))],
        (FindingKind::Commit, _) => ["The text of ", view.name(stronger(view, row)), " binds more on this point. "],
        (FindingKind::Agency, _) => [subject, "in another mouth. ", ""],
        _ => [subject, "with other detail. ", ""],
    };
    let mut sentence = String::with_capacity(SENTENCE);
    opening.into_iter().for_each(|part| sentence.push_str(part));
    sentence.push_str(if loose && kind == FindingKind::Commit { ". " } else { "" });
    // Of a row of several claims only one may deny what one of the others affirms.
    let denial = (kind == FindingKind::Contradict).then(|| denial(left, right, row)).flatten();
    for (side, label, after) in [(Side::A, label_a, "”; "), (Side::B, label_b, "”.")] {
        sentence.push_str(label);
        sentence.push_str(": “");
        let main = denial.map_or_else(|| view.main_claim(side, cell(row, side)), |claims| claims[side.index()]);
        view.quote(&mut sentence, side, main);
        sentence.push_str(after);
    }
    let side = match kind {
        FindingKind::Specifics => more_specific(view, row),
        _ => FindingSide::Both,
    };
    Some(Finding {
        kind,
        side,
        claims: denial.map_or_else(|| evidence(&row.a, &row.b), |[of_a, of_b]| evidence(&[of_a], &[of_b])),
        sentence,
        weight: weight::sure(weight::raised(base, view.share(&row.a, &row.b), weight::OF_ROW), !loose),
    })
}

fn claim<'v>(view: &'v View<'_>, side: Side, place: usize) -> &'v Claim {
    &view.documents[side.index()].claims()[place]
}

/// The side whose claims bind more.
fn stronger(view: &View<'_>, row: &Row) -> Side {
    let strength =
        |side: Side, cell: &[usize]| cell.iter().map(|place| claim(view, side, *place).strength.get()).fold(0.0, f64::max);
    if strength(Side::A, &row.a) >= strength(Side::B, &row.b) { Side::A } else { Side::B }
}

/// The side with more quantities, or with more to say.
fn more_specific(view: &View<'_>, row: &Row) -> FindingSide {
    let size = |side: Side, cell: &[usize]| {
        let claims = cell.iter().map(|place| claim(view, side, *place));
        claims.fold((0, 0), |(numbers, bytes), claim| (numbers + claim.quantities.len(), bytes + claim.span.len()))
    };
    let (a, b) = (size(Side::A, &row.a), size(Side::B, &row.b));
    match a.cmp(&b) {
        std::cmp::Ordering::Greater => FindingSide::A,
        std::cmp::Ordering::Less => FindingSide::B,
        std::cmp::Ordering::Equal => FindingSide::Both,
    }
}

//! What a comparison looks like from the other side.
//!
//! In: `compare(a, b)` and `compare(b, a)`. Out: nothing, or a panic that shows where the two are not each other's mirror.
//! Law: swapping the sides renames `a` and `b` and changes nothing else.

use rashomon::{Account, ClaimId, Comparison, Evidence, FactsRecord, Finding, FindingSide, HeldBy, Link};

/// What `low`, `high` and the shares may differ by: the last digit that the machine-readable output carries, since a
/// sum taken in another order may round to its neighbour.
const LAST_DIGIT: f64 = 1.5e-6;

/// Holds that `swapped` is `straight` with the sides exchanged.
pub(crate) fn is_mirrored(straight: &Comparison, swapped: &Comparison) {
    accounts(straight.a(), swapped.b());
    accounts(straight.b(), swapped.a());
    links(straight, swapped);
    facts(&straight.facts().a, &swapped.facts().b);
    facts(&straight.facts().b, &swapped.facts().a);
    findings(straight, swapped);
    divergence(straight, swapped);
    let sorted = |comparison: &Comparison| {
        let mut notes = comparison.notes().to_vec();
        notes.sort();
        notes
    };
    assert_eq!(sorted(straight), sorted(swapped), "notes");
}

/// `a3` for `b3`, `a` for `b`; other names stay.
fn renamed(name: &str) -> String {
    match name.split_at_checked(1) {
        Some(("a", place)) if place.bytes().all(|byte| byte.is_ascii_digit()) => format!("b{place}"),
        Some(("b", place)) if place.bytes().all(|byte| byte.is_ascii_digit()) => format!("a{place}"),
        _ => name.to_owned(),
    }
}

fn all_renamed(ids: &[ClaimId]) -> Vec<ClaimId> {
    ids.iter().map(|id| ClaimId::try_from(renamed(id)).expect("an id")).collect()
}

fn accounts(straight: &Account, swapped: &Account) {
    assert_eq!((&straight.issuer, straight.words, straight.name()), (&swapped.issuer, swapped.words, swapped.name()));
    let mut mirrored = swapped.claims.clone();
    for claim in &mut mirrored {
        claim.id = ClaimId::try_from(renamed(&claim.id)).expect("an id");
        claim.holder = match claim.holder {
            HeldBy::A => HeldBy::B,
            HeldBy::B => HeldBy::A,
            other => other,
        };
    }
    assert_eq!(straight.claims, mirrored);
}

fn links(straight: &Comparison, swapped: &Comparison) {
    type Row = (Vec<ClaimId>, Vec<ClaimId>, String);
    let row = |a: Vec<ClaimId>, b: Vec<ClaimId>, link: &Link| -> Row {
        (a, b, format!("{:?} {:?} {:.6} {:?}", link.relation, link.aspects, link.similarity.get(), reasons(link)))
    };
    let mut left: Vec<Row> = straight.links().iter().map(|link| row(link.a.to_vec(), link.b.to_vec(), link)).collect();
    let mut right: Vec<Row> = swapped.links().iter().map(|link| row(all_renamed(&link.b), all_renamed(&link.a), link)).collect();
    left.sort();
    right.sort();
    assert_eq!(left, right, "rows");
}

fn reasons(link: &Link) -> Vec<String> {
    let mut reasons: Vec<String> = link.because.iter().map(|reason| format!("{} {:.5}", reason.term, reason.weight)).collect();
    reasons.sort();
    reasons
}

fn facts(straight: &FactsRecord, swapped: &FactsRecord) {
    let mut mirrored = swapped.clone();
    mirrored.initiator = swapped.initiator.as_deref().map(renamed);
    assert_eq!(*straight, mirrored, "facts");
}

fn findings(straight: &Comparison, swapped: &Comparison) {
    let show = |finding: &Finding, side: &str, claims: &Evidence| {
        let mut words: Vec<&str> =
            finding.sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        // The order of the two quotations follows the order of the sides; the words do not.
        format!("{} {side} {:?} {:?} {:.5} {words:?}", finding.kind.name(), claims.a, claims.b, finding.weight.get())
    };
    let mut left: Vec<String> =
        straight.findings().iter().map(|finding| show(finding, finding.side.name(), &finding.claims)).collect();
    let mut right: Vec<String> = swapped
        .findings()
        .iter()
        .map(|finding| {
            let claims = Evidence {
                a: all_renamed(&finding.claims.b).into_iter().collect(),
                b: all_renamed(&finding.claims.a).into_iter().collect(),
            };
            let side = match finding.side {
                FindingSide::A => FindingSide::B,
                FindingSide::B => FindingSide::A,
                FindingSide::Both => FindingSide::Both,
            };
            show(finding, side.name(), &claims)
        })
        .collect();
    left.sort();
    right.sort();
    assert_eq!(left, right, "findings");
}

fn divergence(straight: &Comparison, swapped: &Comparison) {
    let (left, right) = (straight.divergence(), swapped.divergence());
    let near = |x: f64, y: f64, what: &str| assert!((x - y).abs() < LAST_DIGIT, "{what}: {x} and, mirrored, {y}");
    near(left.overall.get(), right.overall.get(), "overall");
    near(left.low.get(), right.low.get(), "low");
    near(left.high.get(), right.high.get(), "high");
    for ((name, part), (_, mirrored)) in left.parts.named().into_iter().zip(right.parts.named()) {
        near(part, mirrored, name);
    }
    let by_name = |comparison: &Comparison| {
        let mut topics = comparison.divergence().topics.clone();
        topics.sort_by(|x, y| x.topic.cmp(&y.topic));
        topics
    };
    let (left, right) = (by_name(straight), by_name(swapped));
    assert_eq!(left.len(), right.len(), "topics");
    for (topic, mirrored) in left.iter().zip(&right) {
        assert_eq!(topic.topic, mirrored.topic);
        near(topic.divergence.get(), mirrored.divergence.get(), &topic.topic);
        near(topic.share_a.get(), mirrored.share_b.get(), &topic.topic);
        near(topic.share_b.get(), mirrored.share_a.get(), &topic.topic);
    }
}

//! How rows stand to each other, on texts written for the purpose.
//!
//! In: two short readouts. Out: the relation of the row in question, its aspects and its status. Law: a contradiction needs two explicit
//! statements; more detail, another emphasis and silence are none.

use rashomon::{Act, Aspect, Comparer, Comparison, FindingKind, Holder, Link, Readout, Relation, Status};

fn compare(a: &str, b: &str) -> Comparison {
    rashomon::compare(&Readout::new("Norway", a).with_leader("Lie"), &Readout::new("Chile", b).with_leader("Roe"))
}

/// The row in which the first claim of Norway stands.
fn opening(comparison: &Comparison) -> &Link {
    let holds = |link: &&Link| link.a.iter().any(|id| id == "a1");
    comparison.links().iter().find(holds).unwrap_or_else(|| panic!("no opening row in {comparison}"))
}

#[test]
fn two_askers_or_two_lengths_of_one_call_contradict_for_certain() {
    let pairs = [
        (
            "At the request of the Chilean side, Prime Minister Lie spoke by telephone with President Roe of Chile. They discussed whaling.",
            "At the initiative of the Norwegian side, President Roe spoke by telephone with Prime Minister Lie of Norway. They discussed whaling.",
        ),
        (
            "Prime Minister Lie spoke by telephone with President Roe of Chile for 20 minutes. They discussed whaling.",
            "President Roe spoke by telephone with Prime Minister Lie of Norway for 90 minutes. They discussed whaling.",
        ),
    ];
    for (a, b) in pairs {
        let comparison = compare(a, b);
        let row = opening(&comparison);
        assert_eq!((row.relation, row.status), (Relation::Contradictory, Some(Status::Certain)), "{comparison}");
    }
}

#[test]
fn a_length_that_one_text_gives_is_detail_and_about_an_hour_is_an_hour() {
    let bare = "President Roe spoke by telephone with Prime Minister Lie of Norway. They discussed whaling.";
    let long = "Prime Minister Lie spoke by telephone with President Roe of Chile for over an hour. They discussed whaling.";
    let comparison = compare(long, bare);
    let row = opening(&comparison);
    assert_eq!((row.relation, row.aspects.as_slice()), (Relation::Reframed, &[Aspect::Specifics][..]), "{comparison}");
    let exact = "President Roe spoke by telephone with Prime Minister Lie of Norway for 65 minutes. They discussed whaling.";
    let comparison = compare(long, exact);
    let row = opening(&comparison);
    assert_eq!((row.relation, row.status), (Relation::Concordant, None), "{comparison}");
}

#[test]
fn discussed_and_not_discussed_are_a_likely_contradiction() {
    let comparison = compare(
        "Prime Minister Lie spoke with President Roe of Chile. A ceasefire was not discussed. They talked about grain.",
        "President Roe spoke with Prime Minister Lie of Norway. The leaders discussed a ceasefire. They talked about grain.",
    );
    let contradictory: Vec<Option<Status>> =
        comparison.links().iter().filter(|link| link.relation == Relation::Contradictory).map(|link| link.status).collect();
    assert_eq!(contradictory, [Some(Status::Likely)], "{comparison}");
    let silent = compare(
        "Prime Minister Lie spoke with President Roe of Chile. They talked about grain.",
        "President Roe spoke with Prime Minister Lie of Norway. The leaders discussed a ceasefire. They talked about grain.",
    );
    assert!(silent.links().iter().all(|link| link.relation != Relation::Contradictory), "{silent}");
}

#[test]
fn a_denied_verb_keeps_its_subject() {
    let text = "Prime Minister Lie spoke with President Roe of Chile. Norway did not agree to open its waters. The leaders didn't discuss whaling.";
    let document = Comparer::default().analyze(&Readout::new("Norway", text));
    let claims: Vec<(Holder, Act, bool)> =
        document.claims()[1..].iter().map(|claim| (claim.holder, claim.act, claim.negated)).collect();
    assert_eq!(claims, [(Holder::Own, Act::Reject, true), (Holder::Both, Act::Discuss, true)]);
}

#[test]
fn thanks_for_the_amount_that_was_announced_are_the_same_point() {
    let comparison = compare(
        "Prime Minister Lie spoke with President Roe of Chile. The Prime Minister announced $300 million in humanitarian assistance for the victims of the earthquake, including tents, blankets and safe drinking water.",
        "President Roe spoke with Prime Minister Lie of Norway. The President thanked Norway for humanitarian assistance worth $300 million.",
    );
    let row = comparison.links().iter().find(|link| link.a.iter().any(|id| id == "a2"));
    assert_eq!(row.map(|row| row.relation), Some(Relation::Concordant), "{comparison}");
}

#[test]
fn two_things_joined_and_one_thing_named_by_both_words_differ_in_scope() {
    let joined = "Prime Minister Lie spoke with President Roe of Chile. The leaders agreed that the truce covers energy and infrastructure.";
    let one =
        "President Roe spoke with Prime Minister Lie of Norway. The leaders agreed that the truce covers energy infrastructure.";
    let comparison = compare(joined, one);
    let row = comparison.links().iter().find(|link| link.a == ["a2"]).unwrap_or_else(|| panic!("no row in {comparison}"));
    assert_eq!((row.relation, row.aspects.as_slice()), (Relation::Reframed, [Aspect::Scope].as_slice()), "{comparison}");
    let told = comparison.findings().iter().find(|finding| finding.kind == FindingKind::Commit);
    let told = told.unwrap_or_else(|| panic!("no finding in {comparison}"));
    assert!(
        told.sentence.contains("“energy and infrastructure”") && told.sentence.contains("“energy infrastructure”"),
        "{}",
        told.sentence
    );
    let same = compare(joined, &joined.replace("Prime Minister Lie", "Premier Lie"));
    assert!(same.findings().iter().all(|finding| finding.kind != FindingKind::Commit), "both join the two: {same}");
}

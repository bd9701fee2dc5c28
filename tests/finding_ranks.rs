//! What stands high among the findings and what sinks, on texts written for the purpose.
//!
//! In: two short readouts whose claims answer each other by tags (`support/pinned.rs`). Out: their findings. Law: a trifle, a
//! courtesy and what was told before stand below what is news; nothing that both texts say is told as the word of one.

#[path = "support/pinned.rs"]
mod pinned;

use rashomon::{Comparison, Finding, FindingKind, FindingSide};

/// A claim that both texts make, so that they are about one call.
const COMMON: &str = "The leaders discussed plan Alpha.";

fn of(comparison: &Comparison, kind: FindingKind) -> Vec<&Finding> {
    comparison.findings().iter().filter(|finding| finding.kind == kind).collect()
}

fn ids(finding: &Finding) -> String {
    [&finding.claims.a[..], &finding.claims.b[..]].concat().join(" ")
}

#[test]
fn figures_that_one_text_alone_gives_are_told_once() {
    let norway = format!(
        "{COMMON} Prime Minister Lie announced aid worth $300 million. Tariffs on salmon fall by 12 percent. Three ministers met on 9 May."
    );
    let comparison = pinned::compare(&norway, COMMON);
    let [figures] = of(&comparison, FindingKind::Specifics)[..] else { panic!("{comparison}") };
    let told = "Only the text of Norway gives these figures: “$300 million”, “12 percent”; not mentioned by Chile.";
    assert_eq!((figures.side, &*figures.sentence, &*ids(figures)), (FindingSide::A, told, "a2 a3"));
    let turned = pinned::compare(COMMON, &norway);
    assert_eq!(of(&turned, FindingKind::Specifics)[0].side, FindingSide::B);
    // What the other gives anywhere, within what "about" allows, is no difference.
    let chile = format!("{COMMON} The President thanked Norway for about 310 million dollars. Tariffs fall by 12 percent.");
    assert!(of(&pinned::compare(&norway, &chile), FindingKind::Specifics).is_empty());
    let other = pinned::compare(&norway, &format!("{COMMON} Aid worth $500 million is needed."));
    let [figures] = of(&other, FindingKind::Specifics)[..] else { panic!("{other}") };
    let told = "The texts give other figures: Norway: “$300 million”, “12 percent”; Chile: “$500 million”.";
    assert_eq!((figures.side, &*figures.sentence), (FindingSide::Both, told));
    let many =
        format!("{COMMON} The funds are worth $1 million, $2 million, $4 million, $8 million, $16 million and $32 million.");
    let many = pinned::compare(&many, COMMON);
    assert!(of(&many, FindingKind::Specifics)[0].sentence.contains("“$8 million”, and 2 more; not"), "{many}");
}

#[test]
fn half_as_long_again_is_a_trifle_and_thrice_as_long_is_news() {
    let weight = |times: usize| {
        let comparison = pinned::compare(&"Alpha ".repeat(10 * times / 2), &"Alpha ".repeat(10));
        of(&comparison, FindingKind::Length)[0].weight.get()
    };
    let one_side = |told: &str| {
        let comparison = pinned::compare(&format!("{COMMON} {told}"), COMMON);
        of(&comparison, FindingKind::OneSide)[0].weight.get()
    };
    let news = one_side("They discussed salmon.");
    assert!(weight(3) < news && weight(3) < weight(6) && weight(6) > news.min(0.5), "{} {} {news}", weight(3), weight(6));
}

#[test]
fn how_the_talk_went_is_read_where_a_text_speaks_of_the_call() {
    let tone = |told: &str| {
        let comparison = pinned::compare(&format!("{COMMON} {told}"), COMMON);
        of(&comparison, FindingKind::Tone).into_iter().map(|finding| (finding.sentence.clone(), finding.weight)).next()
    };
    let frank = tone("The conversation was frank and constructive.").expect("a tone");
    assert!(frank.0.contains("“frank, constructive”"), "{}", frank.0);
    let thorough = tone("The conversation was in depth.").expect("a tone");
    assert!(frank.1 > thorough.1, "that a talk was thorough says less than that it was frank");
    // Talks that are to come are not this one.
    assert_eq!(tone("Both leaders are willing to engage in serious and substantive dialogue on fishing quotas."), None);
}

#[test]
fn an_account_that_is_about_the_call_at_most_has_no_emphasis_on_it() {
    let told =
        "The conversation took place in a constructive atmosphere and was useful for both sides and for all who heard of it.";
    let comparison = pinned::compare(
        &format!("{told} {COMMON}"),
        &format!("The call was brief. {COMMON} {}", "They discussed ice. ".repeat(9)),
    );
    assert!(of(&comparison, FindingKind::Emphasis).is_empty(), "{comparison}");
}

#[test]
fn a_courtesy_of_both_is_put_into_nobodys_mouth() {
    let mouth = |told: &str| of(&pinned::compare(&format!("{COMMON} {told}"), COMMON), FindingKind::OtherMouth).len();
    assert_eq!(mouth("The leaders stressed that whaling must stop."), 1);
    assert_eq!(mouth("The leaders looked forward to a summer of fishing."), 0);
}

#[test]
fn what_the_other_text_lets_both_say_too_is_put_into_nobodys_mouth() {
    let told = |holder: &str| {
        let (a, b) = pinned::readouts(
            &format!("{COMMON} The leaders stressed the value of famine relief along the northern frontier under plan Bravo."),
            &format!("{COMMON} {holder} explained the harvest of apples, grapes and cherries in the valley under plan Bravo."),
        );
        let comparison = pinned::comparer(0.5).compare(&a, &b);
        of(&comparison, FindingKind::OtherMouth).len()
    };
    assert_eq!((told("President Roe"), told("Both leaders")), (1, 0));
}

#[test]
fn a_loose_row_that_was_told_sinks() {
    let (a, b) = pinned::readouts(
        &format!("{COMMON} Prime Minister Lie warned of famine, drought and locusts along the frontier under plan Bravo."),
        &format!("{COMMON} President Roe explained the harvest of apples, grapes and cherries in the valley under plan Bravo."),
    );
    let comparison = pinned::comparer(0.5).compare(&a, &b);
    let weights: Vec<f64> = comparison
        .findings()
        .iter()
        .filter(|finding| finding.sentence.contains("under plan Bravo"))
        .map(|finding| finding.weight.get())
        .collect();
    // The first telling, then what has the same two quotations.
    assert!(weights.len() == 3 && weights[1] < 0.8 * weights[0], "{weights:?}\n{comparison}");
}

#[test]
fn a_participle_is_no_condition_and_a_regret_no_demand() {
    let demands = |told: &str| of(&pinned::compare(&format!("{COMMON} {told}"), COMMON), FindingKind::Demands).len();
    for told in [
        "Prime Minister Lie noted that Norway has provided aid to fishermen.",
        "Prime Minister Lie congratulated President Roe on assuming office.",
        "The outline of the talk is given below.",
        "Prime Minister Lie noted a war that should never have begun.",
    ] {
        assert_eq!(demands(told), 0, "{told}");
    }
    for told in [
        "Prime Minister Lie will send ships provided that Chile opens its ports.",
        "Prime Minister Lie will send ships as soon as Chile opens its ports.",
        "Prime Minister Lie said that the war should end.",
    ] {
        assert_eq!(demands(told), 1, "{told}");
    }
    assert_eq!(demands("Prime Minister Lie will send ships as soon as possible."), 0);
}

#[test]
fn a_demand_binds_whom_it_is_made_of() {
    let commit = |a: &str, b: &str| of(&pinned::compare(a, b), FindingKind::Commit).len();
    assert_eq!(commit("The leaders agreed on plan Alpha.", "The leaders discussed plan Alpha."), 1);
    assert_eq!(commit("Prime Minister Lie demanded plan Alpha.", "The leaders discussed plan Alpha."), 0);
}

#[test]
fn claims_are_quoted_whole_where_no_verb_reports_them() {
    let told = |text: &str| of(&pinned::compare(&format!("{COMMON} {text}"), COMMON), FindingKind::OneSide)[0].sentence.clone();
    let neighbours = told("Chile and Norway are great nations of fishermen and of sailors in two oceans.");
    assert!(neighbours.contains("“Chile and Norway are great nations"), "{neighbours}");
    let inserted = told("That takes a new harbour, Prime Minister Lie said, as well as nets, ropes and salt.");
    assert!(inserted.contains("“That takes a new harbour, Prime Minister Lie said, as well as"), "{inserted}");
}

#[test]
fn whoever_made_the_call_asked_for_it() {
    let who = |told: &str| {
        let (a, b) = pinned::readouts(told, COMMON);
        rashomon::compare(&a, &b).facts().a.initiator.is_some()
    };
    assert!(who("Prime Minister Lie made a phone call to President Roe of Chile. They discussed fish."));
    assert!(who("Prime Minister Lie received a phone call from President Roe of Chile. They discussed fish."));
    assert!(!who("Prime Minister Lie spoke with President Roe of Chile. They recalled that Lie made a phone call to the Emir."));
}

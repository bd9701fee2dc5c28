//! How rows stand to each other, on texts written for the purpose.
//!
//! In: two short readouts. Out: the relation of the row in question, its aspects and its status. Law: a contradiction needs two explicit
//! statements; more detail, another emphasis and silence are none.

#[path = "support/pinned.rs"]
mod pinned;

use rashomon::{Act, Aspect, Comparer, Comparison, FindingKind, Holder, Link, Readout, Relation, Status};

fn compare(a: &str, b: &str) -> Comparison {
    rashomon::compare(&Readout::new("Norway", a).with_leader("Lie"), &Readout::new("Chile", b).with_leader("Roe"))
}

/// The two accounts, each after its opening.
fn after_openings(ours: &str, theirs: &str) -> Comparison {
    compare(
        &format!("Prime Minister Lie spoke with President Roe of Chile. {ours}"),
        &format!("President Roe spoke with Prime Minister Lie of Norway. {theirs}"),
    )
}

/// How the row of Norway's first point after its opening stands, if there is one.
fn first_point(comparison: &Comparison) -> Option<Relation> {
    comparison.links().iter().find(|link| link.a == ["a2"]).map(|link| link.relation)
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
fn what_one_text_says_was_agreed_and_the_other_that_it_was_not_contradict() {
    let opening =
        ["Prime Minister Lie spoke with President Roe of Chile. ", "President Roe spoke with Prime Minister Lie of Norway. "];
    let relation = |a: &str, b: &str| {
        let comparison = compare(&[opening[0], a].concat(), &[opening[1], b].concat());
        let row = comparison.links().iter().find(|link| link.a == ["a2"]);
        row.map(|row| row.relation)
    };
    let deal = "The exchange led to an understanding on first steps towards a ceasefire.";
    assert_eq!(relation("No deal on a ceasefire was concluded in Oslo.", deal), Some(Relation::Contradictory));
    let inspectors = "They agreed that the inspectors would return to the nuclear sites.";
    let decision =
        "Prime Minister Lie explained that no decision has been taken on the return of inspectors to the nuclear sites.";
    assert_eq!(relation(decision, inspectors), Some(Relation::Contradictory));
    let waiver = relation(
        "Prime Minister Lie stressed that no agreement on a visa waiver was reached.",
        "The leaders reached an agreement on a visa waiver.",
    );
    assert_eq!(waiver, Some(Relation::Contradictory));
    // What was agreed not to be was agreed.
    let agreed = "The leaders agreed that no country may store weapons at its nuclear sites.";
    assert_ne!(relation(agreed, inspectors), Some(Relation::Contradictory));
    let solution = "They agreed that there is no ceasefire without guarantees for the coast.";
    assert_ne!(relation(solution, deal), Some(Relation::Contradictory));
    // What is not yet, or ought not to be, denies nothing.
    let condition = "Prime Minister Lie explained that no decision can be taken without the inspectors at the nuclear sites.";
    assert_ne!(relation(condition, inspectors), Some(Relation::Contradictory));
    let document = Comparer::default()
        .analyze(&Readout::new("Norway", "Prime Minister Lie met President Roe of Chile. No deal was concluded."));
    let denial = document.claims().last().map(|claim| (claim.holder, claim.act, claim.negated));
    assert_eq!(denial, Some((Holder::Narrator, Act::Reject, true)));
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

/// The one row of two texts whose claims answer each other by their tags.
fn row(a: &str, b: &str) -> (Relation, Vec<Aspect>, Option<Status>) {
    let comparison = pinned::compare(a, b);
    let [link] = comparison.links() else { panic!("one row: {comparison}") };
    let (left, right) = pinned::readouts(a, b);
    let mirrored = pinned::comparer(0.9).compare(&right, &left);
    let [turned] = mirrored.links() else { panic!("one row: {mirrored}") };
    assert_eq!((link.relation, &link.aspects, link.status), (turned.relation, &turned.aspects, turned.status), "{a} | {b}");
    (link.relation, link.aspects.clone(), link.status)
}

#[test]
fn one_affirms_and_one_denies_what_the_same_party_says() {
    let lawful = "Prime Minister Lie said that plan Alpha is lawful.";
    let likely = (Relation::Contradictory, Vec::new(), Some(Status::Likely));
    assert_eq!(row(lawful, "Prime Minister Lie of Norway said that plan Alpha is not lawful."), likely);
    assert_eq!(
        row("Norway will fund plan Alpha.", "Prime Minister Lie of Norway said that Norway will not fund plan Alpha."),
        likely
    );
    let spoke = "Prime Minister Lie spoke by telephone with President Roe of Chile about plan Alpha.";
    assert_eq!(row(spoke, "The leaders did not speak by telephone about plan Alpha."), likely, "an opening and its denial");
}

#[test]
fn what_does_not_exclude_each_other_is_no_contradiction() {
    let lawful = "Prime Minister Lie said that plan Alpha is lawful.";
    let denied = "Prime Minister Lie of Norway said that plan Alpha is not lawful.";
    let cases = [
        ("another party says so", lawful, "President Roe said that plan Alpha is not lawful."),
        ("another act", "Prime Minister Lie warned that plan Alpha is lawful.", denied),
        ("under a condition", "Prime Minister Lie said that plan Alpha is lawful if talks fail.", denied),
        ("denied under a condition", lawful, "Prime Minister Lie of Norway said that plan Alpha is not lawful if talks fail."),
        (
            "several claims",
            "Prime Minister Lie said that plan Alpha is lawful. Prime Minister Lie said that Alpha is cheap.",
            denied,
        ),
        (
            "nothing is affirmed by a demand",
            "Prime Minister Lie demanded that Chile close the Alpha strait.",
            "Prime Minister Lie of Norway demanded that Chile not close the Alpha strait.",
        ),
    ];
    for (why, a, b) in cases {
        assert_ne!(row(a, b).0, Relation::Contradictory, "{why}");
    }
    // What is hardly the same thing is not held to be.
    let (a, b) = pinned::readouts(lawful, denied);
    let [near, far] = [0.7, 0.5].map(|alike| pinned::comparer(alike).compare(&a, &b).links()[0].relation);
    assert_eq!((near, far == Relation::Contradictory), (Relation::Contradictory, false));
}

#[test]
fn another_amount_contradicts_where_each_gives_one() {
    let of = |sum: &str, by: &str| format!("{by} announced {sum} for plan Alpha.");
    let (own, other) = ("Prime Minister Lie", "Prime Minister Lie of Norway");
    assert_eq!(row(&of("$300 million", own), &of("$500 million", other)).0, Relation::Contradictory);
    assert_eq!(row(&of("$300 million", own), &of("$300 million", other)).0, Relation::Concordant);
    let several = row(&of("$300 million and $200 million", own), &of("$500 million", other));
    assert_eq!((several.0, several.1), (Relation::Reframed, vec![Aspect::Specifics]));
    let another_holder = row(&of("$300 million", own), &of("$500 million", "President Roe"));
    assert_eq!((another_holder.0, another_holder.1), (Relation::Reframed, vec![Aspect::Attribution, Aspect::Specifics]));
}

#[test]
fn opening_lines_differ_in_slots_and_where_both_tell_in_tone() {
    let bare = "The leaders had a telephone conversation about plan Alpha.";
    let asked = "At the request of the Chilean side, the leaders had a telephone conversation about plan Alpha.";
    let long = "The leaders had a telephone conversation for 30 minutes about plan Alpha.";
    let warm = "The leaders had a warm telephone conversation about plan Alpha.";
    let cases = [
        (asked, bare, vec![Aspect::Specifics]),
        (long, bare, vec![Aspect::Specifics]),
        (asked, long, vec![Aspect::Specifics]),
        (warm, long, vec![Aspect::Specifics]),
    ];
    for (a, b, aspects) in cases {
        assert_eq!(row(a, b), (Relation::Reframed, aspects, None), "{a} | {b}");
    }
    // That one alone says how the talk went is a finding of its own.
    let frank = "The leaders had a frank telephone conversation about plan Alpha.";
    assert_eq!(row(warm, frank), (Relation::Reframed, vec![Aspect::Tone], None));
    assert_eq!(row(warm, bare).0, Relation::Concordant);
    let once_more = "About plan Alpha the leaders had a telephone conversation.";
    assert_eq!(row(bare, once_more).0, Relation::Concordant);
    // That both sides asked for it is no other asker.
    assert_ne!(
        row("By mutual agreement, the leaders had a telephone conversation about plan Alpha.", asked).0,
        Relation::Contradictory
    );
    // Only what both texts open with is read as an opening.
    let praise = "President Roe praised the Prime Minister of Norway for plan Alpha.";
    assert_eq!(row(warm, praise).0, Relation::Concordant);
}

#[test]
fn positions_are_set_against_each_other_by_blame_and_by_opposites() {
    let blamed = "Prime Minister Lie accused Chile of breaking plan Alpha.";
    assert_eq!(row(blamed, "President Roe accused Norway of breaking plan Alpha.").0, Relation::Counterposed);
    let cases = [
        ("one party in both", blamed, "Prime Minister Lie of Norway accused Chile of breaking plan Alpha."),
        (
            "no blame",
            "Prime Minister Lie stressed that plan Alpha is sound.",
            "President Roe stressed that plan Alpha will fail.",
        ),
        (
            "blame of one side",
            "Prime Minister Lie stressed that plan Alpha is sound.",
            "President Roe warned that plan Alpha will fail.",
        ),
        ("no position", blamed, "President Roe praised Norway for plan Alpha."),
        (
            "a position among others",
            blamed,
            "President Roe accused Norway of breaking plan Alpha. President Roe praised Norway for plan Alpha.",
        ),
    ];
    for (why, a, b) in cases {
        assert_ne!(row(a, b).0, Relation::Counterposed, "{why}");
    }
}

#[test]
fn each_aspect_has_its_reason() {
    let detail = "The leaders discussed plan Alpha, the terms under which fishing vessels register with harbour authorities, pay their \
        dues, land their catch and report accidents at sea to coast guards.";
    let cases = [
        ("far more binding", "The leaders discussed plan Alpha.", "The leaders agreed on plan Alpha.", vec![Aspect::Commitment]),
        (
            "what the text tells by itself binds nobody less",
            "Plan Alpha will take place in June.",
            "The leaders agreed on plan Alpha.",
            vec![],
        ),
        (
            "in another mouth",
            "Prime Minister Lie supported plan Alpha.",
            "President Roe supported plan Alpha.",
            vec![Aspect::Attribution],
        ),
        (
            "one against both",
            "Prime Minister Lie supported plan Alpha.",
            "The leaders supported plan Alpha.",
            vec![Aspect::Attribution],
        ),
        ("wider", "The leaders discussed plan Alpha.", detail, vec![Aspect::Scope]),
        (
            "rival names",
            "The leaders discussed the \"special military operation\" under plan Alpha.",
            "The leaders discussed the war of aggression under plan Alpha.",
            vec![Aspect::Framing],
        ),
        (
            "a share",
            "The leaders discussed 40 percent of plan Alpha.",
            "The leaders discussed plan Alpha.",
            vec![Aspect::Specifics],
        ),
        (
            "a count stands everywhere",
            "The leaders discussed 40 ships of plan Alpha.",
            "The leaders discussed plan Alpha.",
            vec![],
        ),
        (
            "a pledge and its thanks are one point, its amount is detail",
            "Prime Minister Lie promised $300 million for plan Alpha.",
            "President Roe thanked Norway for plan Alpha.",
            vec![Aspect::Specifics],
        ),
        (
            "a pledge and its thanks, both with the amount",
            "Prime Minister Lie promised $300 million for plan Alpha.",
            "President Roe thanked Norway for $300 million for plan Alpha.",
            vec![],
        ),
        (
            "a demand is no pledge",
            "Prime Minister Lie demanded plan Alpha.",
            "President Roe thanked Norway for plan Alpha.",
            vec![Aspect::Attribution],
        ),
        (
            "a warning to a third and thanks for it",
            "Prime Minister Lie warned of famine under plan Alpha.",
            "President Roe thanked Norway for plan Alpha.",
            vec![],
        ),
        (
            "a warning and praise by one and the same",
            "Prime Minister Lie warned of famine under plan Alpha.",
            "Prime Minister Lie of Norway praised plan Alpha.",
            vec![Aspect::Framing],
        ),
    ];
    for (why, a, b, aspects) in cases {
        let relation = if aspects.is_empty() { Relation::Concordant } else { Relation::Reframed };
        assert_eq!(row(a, b), (relation, aspects, None), "{why}: {a} | {b}");
    }
}

#[test]
fn names_are_those_of_the_contract() {
    let quoted = |value: serde_json::Value| value.as_str().map(str::to_owned);
    for relation in Relation::ALL {
        assert_eq!(quoted(serde_json::to_value(relation).expect("a name")).as_deref(), Some(relation.name()));
    }
    for aspect in Aspect::ALL {
        assert_eq!(quoted(serde_json::to_value(aspect).expect("a name")).as_deref(), Some(aspect.name()));
    }
    for status in [Status::Certain, Status::Likely] {
        assert_eq!(quoted(serde_json::to_value(status).expect("a name")).as_deref(), Some(status.name()));
    }
}

#[test]
fn a_position_and_its_denial_by_the_other_party_are_set_against_each_other() {
    let affirmed =
        "Prime Minister Lie spoke with President Roe of Chile. Prime Minister Lie said that the survey of whales is lawful.";
    let denied =
        "President Roe spoke with Prime Minister Lie of Norway. President Roe said that the survey of whales is not lawful.";
    let row = |a: &str, b: &str| {
        let comparison = compare(a, b);
        let link = comparison.links().iter().find(|link| link.a == ["a2"]).unwrap_or_else(|| panic!("no row in {comparison}"));
        (link.relation, link.aspects.clone())
    };
    assert_eq!(row(affirmed, denied), (Relation::Counterposed, vec![]));
    assert_eq!(row(affirmed, &denied.replace("is not", "is")), (Relation::Reframed, vec![Aspect::Attribution]));
}

#[test]
fn words_that_stand_in_every_readout_make_no_row() {
    let a = "Prime Minister Lie spoke with President Roe of Chile. The leaders reaffirmed the importance of further close cooperation on salmon. They talked about whales.";
    let b = "President Roe spoke with Prime Minister Lie of Norway. The leaders reaffirmed the importance of further close cooperation on satellites. They talked about whales.";
    let comparison = compare(a, b);
    let row = |id: &str| comparison.links().iter().find(|link| link.a.iter().any(|own| own == id));
    assert!(row("a2").is_none(), "{comparison}");
    assert!(row("a3").is_some_and(|link| link.b.iter().any(|id| id == "b3")), "{comparison}");
}

#[test]
fn a_party_of_the_call_alone_makes_no_row() {
    let a = Readout::new(
        "Portugal",
        "Prime Minister Alves spoke with President Diallo. She expressed concern over departures from the coast of Senegal.",
    );
    let b = Readout::new("Senegal", "President Diallo spoke with Prime Minister Alves. He invited the Prime Minister to Dakar.");
    let comparison = rashomon::compare(&a, &b);
    let rows = comparison.links().iter().map(|link| (link.a[0].to_string(), link.b[0].to_string()));
    assert!(rows.clone().all(|row| row != ("a2".into(), "b2".into())), "{:?}", comparison.links());
}

#[test]
fn what_one_party_asks_for_and_the_other_rejects_is_counterposed() {
    let a = Readout::new(
        "Portugal",
        "Prime Minister Alves spoke with President Diallo of Senegal. She called on Senegal to step up naval patrols against migrant smuggling.",
    );
    let b = Readout::new(
        "Senegal",
        "President Diallo spoke with Prime Minister Alves of Portugal. He rejected naval patrols against migrant smuggling as an answer.",
    );
    let comparison = rashomon::compare(&a, &b);
    let row = comparison.links().iter().find(|link| link.a[0] == "a2").expect("both speak of the patrols");
    assert_eq!(row.relation, Relation::Counterposed, "{row:?}");
    let mirrored = rashomon::compare(&b, &a);
    assert!(mirrored.links().iter().any(|link| link.relation == Relation::Counterposed), "{:?}", mirrored.links());
}

#[test]
fn a_promise_that_its_holder_denies_is_counterposed() {
    let a = Readout::new(
        "Iran",
        "Foreign Minister Abbas Araghchi spoke by phone with High Representative Kaja Kallas of the European Union. He stressed that inspectors cannot return to the damaged nuclear sites.",
    );
    let b = Readout::new(
        "European Union",
        "High Representative Kaja Kallas spoke today with Foreign Minister Abbas Araghchi of Iran. Foreign Minister Araghchi agreed that inspectors would be able to return to all nuclear sites.",
    );
    let comparison = rashomon::compare(&a, &b);
    let row = comparison.links().iter().find(|link| link.a[0] == "a2").expect("both speak of the inspectors");
    assert_eq!(row.relation, Relation::Counterposed, "{row:?}");
}

#[test]
fn what_one_worries_about_and_the_other_rejects_stand_against_each_other() {
    let a = Readout::new(
        "Norway",
        "Prime Minister Lie spoke with President Roe of Chile. She voiced concern at the re-export of sanctioned salmon to Belarus. An agreement was reached to hold a meeting of the trade ministers.",
    );
    let b = Readout::new(
        "Chile",
        "President Roe spoke with Prime Minister Lie of Norway. The President rejected claims that sanctioned salmon reaches Belarus through Chile.",
    );
    let comparison = rashomon::compare(&a, &b);
    let row = comparison.links().iter().find(|link| link.a == ["a2"]).expect("both speak of the salmon");
    assert_eq!(row.relation, Relation::Counterposed, "{row:?}");
    let steps = comparison.facts().a.next_steps.as_deref().unwrap_or_default();
    assert_eq!(steps.len(), 1, "an agreed meeting is a next step: {steps:?}");
}

#[test]
fn of_a_row_of_several_claims_the_contradiction_quotes_the_one_that_denies() {
    let comparison = compare(
        "Prime Minister Lie spoke with President Roe of Chile. Prime Minister Lie explained that no decision has been taken on the return of inspectors. The inspectors of the nuclear sites, and whatever else is done at the nuclear sites and with their safety and their enrichment, stand under the law of Norway.",
        "President Roe spoke with Prime Minister Lie of Norway. They agreed that the inspectors would return to the nuclear sites.",
    );
    let row = comparison.links().iter().find(|link| link.relation == Relation::Contradictory);
    assert_eq!(row.map(|row| row.a.len()), Some(2), "{comparison}");
    let told = comparison.findings().iter().find(|finding| finding.kind == FindingKind::Contradict);
    let told = told.unwrap_or_else(|| panic!("no finding in {comparison}"));
    assert!(told.claims.a == ["a2"] && told.claims.b == ["b2"], "{:?}", told.claims);
    assert!(told.sentence.contains("no decision has been taken"), "{}", told.sentence);
}

#[test]
fn what_one_speaker_holds_in_both_texts_does_not_stand_against_itself() {
    let holder = |who: &str| {
        compare(
            "Prime Minister Lie spoke with President Roe of Chile. The Prime Minister stressed that salmon needs open markets.",
            &format!(
                "President Roe spoke with Prime Minister Lie of Norway. {who} stressed that salmon needs protectionist measures."
            ),
        )
    };
    let relation =
        |comparison: &rashomon::Comparison| comparison.links().iter().find(|link| link.a == ["a2"]).map(|link| link.relation);
    assert_eq!(relation(&holder("The President")), Some(Relation::Counterposed));
    assert_eq!(relation(&holder("Prime Minister Lie")), Some(Relation::Reframed));
}

#[test]
fn an_account_of_a_talk_with_somebody_else_is_told_and_needs_more_for_a_row() {
    let told = "The leaders reaffirmed their support for the sovereignty and territorial integrity of Ukraine.";
    let ours = format!("President Biden spoke today with President Vladimir Putin of Russia. {told}");
    let of = |theirs: &str| {
        let theirs = format!("{theirs} The President thanked the partners for their support for sovereignty.");
        rashomon::compare(&Readout::new("United States", &*ours), &Readout::new("Russia", theirs))
    };
    let (here, elsewhere) =
        (of("Vladimir Putin spoke with Joe Biden."), of("Vladimir Putin spoke with Recep Tayyip Erdogan of Turkey."));
    let note = "The text of Russia opens with a talk with others than the United States: are these accounts of the same call?";
    assert_eq!(here.notes(), [] as [&str; 0]);
    assert_eq!(elsewhere.notes(), [note]);
    assert_eq!((here.links().len(), elsewhere.links().len()), (2, 0), "{elsewhere}");
    // A third leader on the line is no other call.
    let three = of("Vladimir Putin spoke with Joe Biden and Recep Tayyip Erdogan of Turkey.");
    assert_eq!(three.notes(), [] as [&str; 0]);
}

#[test]
fn what_must_never_be_does_not_contradict_what_will_be() {
    let of = |theirs: &str| {
        let ours = "They agreed that nuclear inspectors would return to the nuclear sites.";
        first_point(&after_openings(ours, &format!("They agreed that nuclear inspectors {theirs}.")))
    };
    assert_eq!(of("would not return to the nuclear sites"), Some(Relation::Contradictory));
    assert_ne!(of("must never be kept from the nuclear sites"), Some(Relation::Contradictory));
}

#[test]
fn a_call_on_the_other_party_that_it_answers_with_a_position_of_its_own_is_counterposed() {
    let row = |ours: &str, theirs: &str| {
        let comparison = compare(
            &format!("Prime Minister Lie spoke with President Roe of Chile. The Prime Minister {ours}."),
            &format!("President Roe spoke with Prime Minister Lie of Norway. The President {theirs}."),
        );
        comparison.links().iter().find(|link| link.a == ["a2"]).map(|link| link.relation)
    };
    let answer = "said that most illegal trawlers in Antarctic waters are registered in Norway";
    assert_eq!(row("called on Chile to stop the illegal trawlers in its Antarctic waters", answer), Some(Relation::Counterposed));
    // A call on a third is no call on the one who answers.
    let third = "called on Russia to stop the illegal trawlers in its Antarctic waters";
    assert_eq!(row(third, "said that illegal trawlers from Russia harm the Antarctic waters"), Some(Relation::Reframed));
}

#[test]
fn a_position_told_by_its_opposite_is_no_contradiction() {
    let of = |ours: &str, theirs: &str| {
        let comparison = compare(
            &format!("Prime Minister Lie spoke with President Roe of Chile. {ours}"),
            &format!("President Roe spoke with Prime Minister Lie of Norway. {theirs}"),
        );
        comparison.links().iter().find(|link| link.a == ["a2"]).map(|link| link.relation)
    };
    let contradictory = Some(Relation::Contradictory);
    let same = [
        ("They underlined that the ceasefire in Gaza must hold.", "They stressed that the truce in Gaza must not collapse."),
        (
            "They agreed that Iran must never obtain a nuclear weapon.",
            "They agreed that Iran must be prevented from obtaining a nuclear weapon.",
        ),
        ("They agreed that aid must reach Gaza without delay.", "They agreed that aid to Gaza must not be delayed."),
    ];
    for (ours, theirs) in same {
        assert_ne!(of(ours, theirs), contradictory, "{ours} | {theirs}");
    }
    assert_eq!(
        of("They agreed that the inspectors will return to Iran.", "They agreed that the inspectors will not return to Iran."),
        contradictory
    );
}

#[test]
fn two_lengths_of_one_call_cannot_both_be_true_wherever_they_stand() {
    let of = |long: &str| {
        let comparison = compare(
            "Prime Minister Lie spoke with President Roe of Chile. The call lasted half an hour.",
            &format!("President Roe spoke with Prime Minister Lie of Norway. The call lasted {long}."),
        );
        comparison.links().iter().find(|link| link.a == ["a2"]).map(|link| (link.relation, link.status))
    };
    assert_eq!(of("fifty minutes"), Some((Relation::Contradictory, Some(rashomon::Status::Certain))));
    assert_eq!(of("thirty minutes").map(|(relation, _)| relation), Some(Relation::Concordant));
}

#[test]
fn a_point_on_which_one_text_dwells_differs_in_emphasis() {
    let aspects = |rest: &str| {
        let comparison = compare(
            "Prime Minister Lie spoke with President Roe of Chile. They discussed the salmon trade between Norway and Chile.",
            &format!(
                "President Roe spoke with Prime Minister Lie of Norway. They agreed to expand the salmon trade between Chile and Norway.{rest}"
            ),
        );
        let row = comparison.links().iter().find(|link| link.a == ["a2"]).expect("a row");
        assert_eq!(row.relation, Relation::Reframed, "{row:?}");
        row.aspects.contains(&Aspect::Emphasis)
    };
    assert!(!aspects(""));
    let other = " They discussed lithium mines in the Atacama desert, astronomy at the Paranal observatory, visas for students of oceanography, and the Antarctic Treaty. \
        The President spoke of wildfires, droughts and the copper price. He recalled the earthquake of Valdivia and the help of Norwegian engineers and geologists.";
    assert!(aspects(other));
}

#[test]
fn who_agreed_to_talk_about_an_agreement_may_have_reached_none() {
    let of = |ours: &str, theirs: &str| first_point(&after_openings(ours, theirs));
    let contradictory = Some(Relation::Contradictory);
    let none = "No agreement on labour mobility was reached.";
    assert_ne!(of("They agreed to open talks on a labour mobility agreement.", none), contradictory);
    assert_eq!(of("They agreed on labour mobility.", none), contradictory);
    assert_eq!(
        of("They agreed to open talks on labour mobility.", "No agreement on talks on labour mobility was reached."),
        contradictory
    );
}

#[test]
fn what_one_text_says_was_never_spoken_of_cannot_have_been_discussed() {
    let of = |theirs: &str| first_point(&after_openings("They discussed the extradition of the banker.", theirs));
    for theirs in [
        "The extradition of the banker was not raised.",
        "They did not discuss the extradition of the banker.",
        "The extradition of the banker did not come up.",
    ] {
        assert_eq!(of(theirs), Some(Relation::Contradictory), "{theirs}");
    }
    // What one of the two put forward was spoken of, and so was each matter of a list.
    for ours in [
        "Prime Minister Lie asked for the extradition of the banker.",
        "They discussed the extradition of the banker, the price of salmon, the safety of tankers and the schooling of sailors in the north.",
    ] {
        let denied = after_openings(ours, "The extradition of the banker was not raised.");
        assert_eq!(first_point(&denied), Some(Relation::Contradictory), "{ours}");
    }
    // That it is not settled, and that another matter was not raised, leaves room for both.
    for theirs in ["The extradition of the banker was not settled.", "The wages of sailors were not raised."] {
        assert_ne!(of(theirs), Some(Relation::Contradictory), "{theirs}");
    }
}

#[test]
fn two_who_refuse_one_thing_or_blame_one_third_party_do_not_stand_against_each_other() {
    let of = |ours: &str, theirs: &str| {
        let comparison = after_openings(&format!("Prime Minister Lie {ours}."), &format!("President Roe {theirs}."));
        first_point(&comparison).expect("a row")
    };
    let cede = "stressed that Ukraine will not cede territory";
    assert_eq!(of(cede, "ruled out any territorial concessions by Ukraine"), Relation::Reframed);
    let accuse = "accused Russia of a war of aggression against Ukraine";
    assert_eq!(of("condemned Russia's aggression against Ukraine", accuse), Relation::Reframed);
    let arms = "urged the parties in Sudan to lay down their arms";
    assert_eq!(of("called for an immediate ceasefire in Sudan", arms), Relation::Reframed);
    // Of each other they do.
    let dumping = "accused Norway of dumping salmon";
    assert_eq!(of("condemned Chile's ban on salmon", dumping), Relation::Counterposed);
    // To reject what the other maintains under another name is no refusal of both.
    let accession = "stressed that the accession of the new regions to Russia is final";
    assert_eq!(of("rejected the annexation of Ukrainian regions by Russia", accession), Relation::Counterposed);
}

#[test]
fn a_row_without_a_word_in_common_names_the_concept_that_both_fall_under() {
    let comparison = after_openings(
        "Prime Minister Lie rejected any displacement of Palestinians.",
        "President Roe opposed the forced transfer of the inhabitants of Gaza.",
    );
    let row = comparison.links().iter().find(|link| link.a == ["a2"]).expect("a row");
    assert!(!row.because.is_empty(), "{row:?}");
    let sum: f64 = row.because.iter().map(|reason| reason.weight).sum();
    assert!((sum - 1.0).abs() < 1e-3, "{row:?}");
}

#[test]
fn support_for_a_thing_stands_against_its_denial() {
    let comparison = after_openings(
        "Prime Minister Lie voiced support for the right of Israel to self-defence in Gaza.",
        "President Roe stressed that Israel's attacks on Gaza cannot be regarded as self-defence.",
    );
    assert_eq!(first_point(&comparison), Some(Relation::Counterposed));
}

#[test]
fn a_word_of_a_partys_name_or_in_the_place_of_one_gives_no_reason_for_a_row() {
    let alike = |ours: &str, theirs: &str| {
        let comparison = rashomon::compare(
            &Readout::new("United States", format!("President Biden spoke with President Ramaphosa. {ours}")),
            &Readout::new("South Africa", format!("President Ramaphosa spoke with President Biden. {theirs}")),
        );
        let link = comparison.links().iter().find(|link| link.a == ["a2"]);
        link.map_or(0.0, |link| link.similarity.get())
    };
    let of = |name: &str| alike(&format!("He praised the courts of {name}."), &format!("He described the farms of {name}."));
    // A third party is what two claims can be about.
    assert!(of("South Africa") < 0.6 * of("South Korea"), "{} {}", of("South Africa"), of("South Korea"));
    assert!(alike("He praised his schools.", "He described his teachers.") < 1e-9);
}

#[test]
fn who_is_called_upon_answers_by_telling_what_it_does() {
    let point = |ours: &str, theirs: &str| first_point(&after_openings(ours, theirs));
    let urged = "Prime Minister Lie urged President Roe to open the ports to the fishing fleet.";
    for answer in [
        "President Roe explained that the ports are closed to the fishing fleet for repairs.",
        "President Roe said that Chile will keep the ports closed to the fishing fleet.",
    ] {
        assert_eq!(point(urged, answer), Some(Relation::Counterposed), "{answer}");
    }
    // Nobody is called upon.
    let worried = "Prime Minister Lie voiced concern about the ports and the fishing fleet.";
    let told = "President Roe explained the state of the ports and the fishing fleet.";
    assert_eq!(point(worried, told), Some(Relation::Reframed));
}

#[test]
fn what_a_text_holds_in_its_own_voice_its_government_holds() {
    let urged = "Prime Minister Lie urged President Roe to open the ports to the fishing fleet.";
    let own = "Trade sanctions on the fishing fleet keep the ports closed.";
    let point = first_point(&after_openings(urged, own));
    assert_eq!(point, Some(Relation::Counterposed));
}

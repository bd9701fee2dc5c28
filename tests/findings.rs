//! What is pointed out, and how it is put, on texts written for the purpose.
//!
//! In: two short readouts whose claims answer each other by tags (`support/pinned.rs`). Out: their findings. Law: what only one text says is
//! "not mentioned by" the other; each difference is told once; the weightiest stands first.

#[path = "support/pinned.rs"]
mod pinned;

use rashomon::{ClaimId, Comparison, Finding, FindingKind, FindingSide, Readout, corpus};

/// A claim that both texts make, so that they are about one call.
const COMMON: &str = "The leaders discussed plan Alpha.";

/// The findings of one kind, with their claims: `a2 a3`.
fn of(comparison: &Comparison, kind: FindingKind) -> Vec<(FindingSide, String, &str)> {
    let ids = |finding: &Finding| [&finding.claims.a[..], &finding.claims.b[..]].concat().join(" ");
    let found = comparison.findings().iter().filter(|finding| finding.kind == kind);
    found.map(|finding| (finding.side, ids(finding), finding.sentence.as_str())).collect()
}

/// The claims of the findings of one kind, where Norway says all this and Chile the common claim alone.
fn claims(kind: FindingKind, told: &str) -> Vec<String> {
    let comparison = pinned::compare(&format!("{COMMON} {told}"), COMMON);
    of(&comparison, kind).into_iter().map(|(_, ids, _)| ids).collect()
}

#[test]
fn what_one_text_alone_says_is_put_by_who_does_what() {
    let norway = "Prime Minister Lie";
    let cases = [
        ("They agreed to build a harbour.", "both sides agreed"),
        (&format!("{norway} pledged a new harbour."), "Norway made a commitment"),
        (&format!("{norway} supported the harbour."), "Norway gave support"),
        (&format!("{norway} thanked Chile for the harbour."), "Norway gave thanks or praise"),
        ("They discussed the harbour.", "both sides discussed"),
        (&format!("{norway} briefed President Roe on the harbour."), "Norway gave information"),
        (&format!("{norway} stressed that the harbour is old."), "Norway took a position"),
        (&format!("{norway} voiced concern about the harbour."), "Norway voiced concern"),
        (&format!("{norway} accused Chile of ruining the harbour."), "Norway laid blame"),
        (&format!("{norway} warned of a closed harbour."), "Norway warned"),
        (&format!("{norway} demanded a new harbour."), "Norway made a demand"),
        (&format!("{norway} asked for a new harbour."), "Norway made a request"),
        (&format!("{norway} proposed a new harbour."), "Norway made a proposal"),
        (&format!("{norway} rejected a new harbour."), "Norway rejected"),
        ("President Roe of Chile thanked Norway for the harbour.", "Chile gave thanks or praise"),
    ];
    for (told, put) in cases {
        let comparison = pinned::compare(&format!("{COMMON} {told}"), "Plan Alpha.");
        let quote = told.trim_end_matches('.');
        let wanted = format!("Only the text of Norway reports that {put}: “{quote}”; not mentioned by Chile.");
        let found = comparison.findings().iter().filter(|finding| finding.sentence == wanted).count();
        assert_eq!(found, 1, "{wanted}\n{comparison}");
    }
    let told = pinned::compare(&format!("{COMMON} Harbours were not among the topics."), "Plan Alpha.");
    assert_eq!(
        of(&told, FindingKind::OneSide)[0].2,
        "Only the text of Norway says: “Harbours were not among the topics”; not mentioned by Chile."
    );
    let told = pinned::compare(&format!("{COMMON} The harbour is new."), "Plan Alpha.");
    assert_eq!(
        of(&told, FindingKind::OneSide)[0].2,
        "Only the text of Norway says: “The harbour is new”; not mentioned by Chile."
    );
}

#[test]
fn terms_that_the_publishing_side_sets_are_demands_and_told_once() {
    let demands = |told: &str| claims(FindingKind::Demands, told);
    for told in [
        "Prime Minister Lie warned of war.",
        "Prime Minister Lie rejected sanctions.",
        "Prime Minister Lie accused Chile of whaling.",
        "The harbour must open.",
        "Prime Minister Lie will send ships if Chile opens its ports.",
        "Prime Minister Lie noted that the harbour must be open.",
    ] {
        assert_eq!((demands(told), claims(FindingKind::OneSide, told).len()), (vec![String::from("a2")], 0), "{told}");
    }
    for told in [
        "Prime Minister Lie will send ships.",
        "Prime Minister Lie noted that the harbour is open.",
        "Prime Minister Lie voiced concern about whaling.",
        "President Roe of Chile warned of war.",
        "The leaders thanked all.",
    ] {
        assert!(demands(told).is_empty(), "{told}");
    }
}

#[test]
fn words_in_the_others_mouth_are_what_favours_the_publishing_side() {
    let mouth = |told: &str| claims(FindingKind::OtherMouth, told).len();
    for told in [
        "President Roe of Chile thanked Norway for the harbour.",
        "President Roe of Chile rejected sanctions.",
        "The leaders stressed that peace is near.",
        "The leaders demanded a ceasefire.",
    ] {
        assert_eq!((mouth(told), claims(FindingKind::OneSide, told).len()), (1, 0), "{told}");
    }
    for told in [
        "President Roe of Chile warned of war.",
        "Prime Minister Lie thanked Chile.",
        "The leaders thanked all.",
        "The harbour is new.",
    ] {
        assert_eq!(mouth(told), 0, "{told}");
    }
}

#[test]
fn what_one_text_alone_says_is_taken_together_by_file_five_at_most() {
    let one_side = |told: &str| claims(FindingKind::OneSide, told);
    // On one file, with another between them that only sets the scene.
    let trade = "The leaders welcomed the trade agreement.";
    let scene = "The weather was fine.";
    assert_eq!(one_side(&format!("They discussed free trade. {scene} {trade}")), ["a2 a4", "a3"]);
    // What follows on a claim goes with it, on whatever file.
    assert_eq!(one_side("They discussed free trade. They discussed climate change."), ["a2 a3"]);
    // That both tell how the call went joins nothing.
    let went = "The call took place at night. The sea is blue. The call was constructive.";
    assert!(one_side(went).iter().all(|ids| !ids.contains(' ')), "{:?}", one_side(went));
    let many = "They discussed free trade. ".repeat(12);
    let mut sizes: Vec<usize> = one_side(&many).iter().map(|ids| ids.split(' ').count()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [2, 5, 5]);
    let demands = "Prime Minister Lie demanded tariff cuts. ".repeat(6);
    let mut sizes: Vec<usize> = claims(FindingKind::Demands, &demands).iter().map(|ids| ids.split(' ').count()).collect();
    sizes.sort_unstable();
    assert_eq!((sizes, one_side(&demands)), (vec![1, 5], Vec::<String>::new()));
    let put = |count: usize| {
        let comparison = pinned::compare(&format!("{COMMON} {}", "They discussed free trade. ".repeat(count)), COMMON);
        of(&comparison, FindingKind::OneSide)[0].2.to_owned()
    };
    assert!(put(1).ends_with("”; not mentioned by Chile."), "{}", put(1));
    // What says most of the rest is quoted too.
    assert!(put(2).ends_with("”; not mentioned by Chile; also: “They discussed free trade”."), "{}", put(2));
    assert!(put(3).ends_with("; also: “They discussed free trade” and one more claim."), "{}", put(3));
    assert!(put(4).ends_with("; also: “They discussed free trade” and 2 more claims."), "{}", put(4));
}

#[test]
fn a_claim_that_is_singled_out_does_not_speak_for_its_group() {
    let told =
        "Prime Minister Lie demanded an end to whaling in the waters of Norway and of all its neighbours. They discussed ice.";
    let comparison = pinned::compare(&format!("{COMMON} {told}"), COMMON);
    let (_, ids, sentence) = &of(&comparison, FindingKind::OneSide)[0];
    assert!(
        ids == "a2 a3" && sentence.ends_with("“They discussed ice”; not mentioned by Chile; also one more claim."),
        "{sentence}"
    );
    assert_eq!(of(&comparison, FindingKind::Demands)[0].1, "a2");
}

#[test]
fn slots_that_one_text_fills_or_both_differently() {
    let full = "At the request of the Chilean side, the leaders had a warm and friendly telephone conversation for 30 minutes about \
        plan Alpha. They agreed to remain in touch.";
    let bare = "The leaders spoke about plan Alpha.";
    let comparison = pinned::compare(full, bare);
    let one =
        |kind: FindingKind, start: &str| of(&comparison, kind).into_iter().find(|found| found.2.starts_with(start)).expect(start);
    let only = [
        (FindingKind::Initiator, "who asked for the call: Chile"),
        (FindingKind::Length, "how long the call lasted: 30 minutes"),
        (FindingKind::Tone, "how the talk went: “warm, friendly”"),
        (FindingKind::Medium, "how the talk was held: phone"),
        (FindingKind::NextSteps, "what is to follow: “"),
    ];
    for (kind, told) in only {
        let (side, _, sentence) = one(kind, &format!("Only the text of Norway states {told}"));
        assert!(side == FindingSide::A && sentence.ends_with("; not stated by Chile."), "{sentence}");
    }
    assert_eq!(one(FindingKind::Length, "Only the text of Norway states").1, "a1");
    assert_eq!(one(FindingKind::NextSteps, "Only").1, "a2");
    let turned = pinned::compare(bare, full);
    let (side, ids, sentence) = of(&turned, FindingKind::Medium).remove(0);
    assert_eq!(
        (side, &*ids, sentence),
        (FindingSide::B, "b1", "Only the text of Chile states how the talk was held: phone; not stated by Norway.")
    );
    let other = "The leaders had a frank telephone conversation for 45 minutes about plan Alpha.";
    let video = "The leaders had a video conference about plan Alpha.";
    for (other, kind, told) in [
        (
            other,
            FindingKind::Length,
            "The texts state how long the call lasted differently: Norway: 30 minutes; Chile: 45 minutes.",
        ),
        (other, FindingKind::Tone, "The texts state how the talk went differently: Norway: “warm, friendly”; Chile: “frank”."),
        (video, FindingKind::Medium, "The texts state how the talk was held differently: Norway: phone; Chile: video."),
    ] {
        let comparison = pinned::compare(full, other);
        assert!(of(&comparison, kind).contains(&(FindingSide::Both, String::from("a1 b1"), told)), "{told}\n{comparison}");
    }
    assert!(pinned::compare(full, full).findings().iter().all(|finding| finding.kind == FindingKind::BothOmit));
    // Tone that neither has is no finding; the other slots are trifles.
    let silent = pinned::compare(COMMON, "Plan Alpha was on the table.");
    let told: Vec<&str> = of(&silent, FindingKind::BothOmit).into_iter().map(|(_, _, sentence)| sentence).collect();
    let slots = ["who asked for the call", "how long the call lasted", "what is to follow", "how the talk was held"];
    assert_eq!(told, slots.map(|slot| format!("Neither text states {slot}.")));
}

#[test]
fn a_text_half_as_long_again_is_longer() {
    let longer = |a: usize, b: usize| {
        let comparison = pinned::compare(&"Alpha ".repeat(a), &"Alpha ".repeat(b));
        of(&comparison, FindingKind::Length).into_iter().map(|(side, _, sentence)| (side, sentence.to_owned())).next()
    };
    assert_eq!((longer(14, 10), longer(10, 10)), (None, None));
    let told =
        |longer: &str, shorter: &str| format!("The text of {longer} has 15 words, that of {shorter} 10: 1.5 times as many.");
    assert_eq!(longer(15, 10), Some((FindingSide::A, told("Norway", "Chile"))));
    assert_eq!(longer(10, 15), Some((FindingSide::B, told("Chile", "Norway"))));
    assert!(longer(3, 0).is_some_and(|(_, told)| told.contains("that of Chile 0: 3.0 times")), "nothing counts as one word");
}

#[test]
fn a_file_that_takes_up_more_of_one_text_is_named_where_both_are_on_it() {
    let trade = "The leaders discussed free trade and plan Alpha.";
    let more = format!("{trade} They discussed free trade, tariffs and customs duties.");
    let less = format!("{trade} They discussed the music of the islands, its dances, its poets and its painters.");
    let comparison = pinned::compare(&more, &less);
    let [(side, ids, sentence)] = &of(&comparison, FindingKind::Emphasis)[..] else { panic!("{comparison}") };
    assert_eq!((*side, ids.as_str()), (FindingSide::Both, "a1 b1"));
    let shares: Vec<u32> = sentence.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert!(sentence.contains("of the text of Norway and") && shares[0] >= shares[1] + 20, "{sentence}");
    let turned = pinned::compare(&less, &more);
    assert!(of(&turned, FindingKind::Emphasis)[0].2.contains("of the text of Chile and"), "{turned}");
    // On a file that one text is silent about nothing is weightier: that is an omission.
    for (a, b) in [(more.as_str(), COMMON), (COMMON, more.as_str())] {
        assert!(of(&pinned::compare(a, b), FindingKind::Emphasis).is_empty());
    }
}

#[test]
fn what_cannot_both_be_true_is_told_before_what_one_text_joins() {
    let joined = "Prime Minister Lie said that plan Alpha covers energy and infrastructure.";
    let one = "Prime Minister Lie of Norway said that plan Alpha covers energy infrastructure.";
    let kinds = |a: &str, b: &str| {
        let comparison = pinned::compare(a, b);
        let of_rows = comparison.findings().iter().filter(|finding| !finding.claims.a.is_empty() && !finding.claims.b.is_empty());
        of_rows
            .map(|finding| (finding.kind, finding.sentence.split(". ").next().unwrap_or_default().to_owned()))
            .collect::<Vec<_>>()
    };
    let scope = kinds(joined, one);
    assert!(
        scope.len() == 1 && scope[0].0 == FindingKind::Commit && scope[0].1.starts_with("One text joins two things"),
        "{scope:?}"
    );
    let denied = kinds(joined, &one.replace("covers", "does not cover"));
    assert_eq!(denied, [(FindingKind::Contradict, String::from("Two statements that cannot both be true"))]);
}

#[test]
fn a_name_that_one_text_avoids_is_told_with_the_one_it_uses() {
    let (one, other) = ("the \"special military operation\"", "the war of aggression");
    let text = |name: &str| format!("The leaders discussed {name} under plan Alpha.");
    let avoided = |a: &str, b: &str| {
        let comparison = pinned::compare(a, b);
        of(&comparison, FindingKind::AvoidedWords)
            .into_iter()
            .map(|(side, _, sentence)| (side, sentence.to_owned()))
            .collect::<Vec<_>>()
    };
    let both = avoided(&text(one), &text(other));
    let evidence = of(&pinned::compare(&text(one), &text(other)), FindingKind::AvoidedWords)[0].1.clone();
    assert_eq!(evidence, "a1 b1", "the claims with the one name and with the other");
    // Each avoids the other's name: one finding of both.
    assert_eq!(both.iter().map(|(side, _)| *side).collect::<Vec<_>>(), [FindingSide::Both]);
    let told =
        "the text of Norway says “special military operation”, that of Chile “war of aggression”; neither uses the other's name.";
    assert!(both[0].1.ends_with(told), "{both:?}");
    // Whoever uses both names avoids neither.
    let every = avoided(&text(other), &format!("{} They discussed {one}.", text(other)));
    assert_eq!(every.iter().map(|(side, _)| *side).collect::<Vec<_>>(), [FindingSide::A]);
    assert!(avoided(&text(one), &text(one)).is_empty() && avoided(&text(one), COMMON).is_empty());
}

#[test]
fn a_row_is_put_by_what_differs_in_it() {
    let put = |a: &str, b: &str| {
        let comparison = pinned::compare(a, b);
        let row = comparison.findings().iter().find(|finding| !finding.claims.a.is_empty() && !finding.claims.b.is_empty());
        let row = row.unwrap_or_else(|| panic!("{comparison}"));
        (row.kind, row.side, row.sentence.clone())
    };
    let (kind, side, told) = put("The leaders discussed plan Alpha.", "The leaders agreed on plan Alpha.");
    assert_eq!((kind, side), (FindingKind::Commit, FindingSide::Both));
    assert_eq!(
        told,
        "The text of Chile binds more on this point. Norway: “The leaders discussed plan Alpha”; Chile: “The leaders agreed on plan Alpha”."
    );
    assert!(
        put("The leaders agreed on plan Alpha.", "The leaders discussed plan Alpha.")
            .2
            .starts_with("The text of Norway binds more")
    );
    // Of several claims the one that binds most counts, and the one that says most is quoted.
    let several =
        "Prime Minister Lie noted plan Alpha. Prime Minister Lie pledged long term assistance to hospitals under Alpha.";
    let (_, _, told) = put(several, "The leaders discussed plan Alpha.");
    assert!(
        told.starts_with("The text of Norway binds more") && told.contains("Norway: “Prime Minister Lie pledged long"),
        "{told}"
    );
    let (kind, _, told) = put("Prime Minister Lie supported plan Alpha.", "President Roe supported plan Alpha.");
    assert!(kind == FindingKind::Agency && told.starts_with("On the same subject, in another mouth. Norway: “"), "{told}");
    let (kind, _, told) =
        put("Prime Minister Lie accused Chile of breaking plan Alpha.", "President Roe accused Norway of breaking plan Alpha.");
    assert!(kind == FindingKind::Framing && told.starts_with("The same question, answered differently. Norway: “"), "{told}");
    let (kind, _, told) = put(
        "The leaders discussed the \"special military operation\" under plan Alpha.",
        "The leaders discussed the war of aggression under plan Alpha.",
    );
    assert!(kind == FindingKind::Framing && told.starts_with("On the same subject, in other terms. Norway: “"), "{told}");
    let (kind, _, told) =
        put("Norway will fund plan Alpha.", "Prime Minister Lie of Norway said that Norway will not fund plan Alpha.");
    assert!(kind == FindingKind::Contradict && told.starts_with("Two statements that cannot both be true. Norway: “"), "{told}");
    let share = "The leaders discussed 40 percent of plan Alpha.";
    let (kind, side, told) = put(share, "The leaders discussed plan Alpha.");
    assert_eq!((kind, side), (FindingKind::Specifics, FindingSide::A));
    assert!(told.starts_with("On the same subject, with other detail. Norway: “"), "{told}");
    assert_eq!(put("The leaders discussed plan Alpha.", share).1, FindingSide::B);
    // A number says more than many words, and two of a kind say as much as each other.
    assert_eq!(put("The leaders discussed plan Alpha in all its aspects and beauty.", share).1, FindingSide::B);
    assert_eq!(put("The leaders discussed 30 percent of plan Alpha.", share).1, FindingSide::Both);
    assert_eq!(put("The leaders discussed 30 percent of plan Alpha and of its annexes.", share).1, FindingSide::A);
}

#[test]
fn quotations_begin_with_the_words_that_report_where_enough_follows() {
    let quoted = |told: &str| {
        let comparison = pinned::compare(&format!("{COMMON} {told}"), COMMON);
        let finding = comparison.findings().iter().find(|finding| finding.claims.a == ["a2"]).expect("a lone claim");
        finding.sentence.split(['“', '”']).nth(1).expect("a quotation").to_owned()
    };
    assert_eq!(
        quoted("Prime Minister Lie supported the building of a harbour."),
        "Prime Minister Lie supported the building of a harbour"
    );
    assert_eq!(
        quoted("Prime Minister Lie supported the building of a harbour in Oslo."),
        "supported the building of a harbour in Oslo"
    );
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen";
    assert_eq!(quoted(&format!("Prime Minister Lie supported {long}.")), format!("supported {long}"), "eighteen words");
    assert_eq!(
        quoted(&format!("Prime Minister Lie supported {long} eighteen.")),
        format!("supported {long} …"),
        "nineteen words"
    );
}

#[test]
fn the_weightiest_stands_first_and_trifles_last() {
    for pair in corpus::pairs() {
        let comparison = rashomon::compare(&pair.a, &pair.b);
        let findings = comparison.findings();
        assert!(findings.is_sorted_by(|x, y| (y.weight, x.kind) <= (x.weight, y.kind)), "{}", pair.id);
        let place = |id: &ClaimId| id[1..].parse::<usize>().expect("a number");
        for tied in findings.chunk_by(|x, y| x.weight == y.weight && x.kind == y.kind) {
            let of = |finding: &Finding| finding.claims.a.len().max(finding.claims.b.len());
            let first = |finding: &Finding| finding.claims.a.iter().chain(&finding.claims.b).map(place).min();
            assert!(tied.is_sorted_by_key(|finding| (of(finding), first(finding).unwrap_or(usize::MAX))), "{}", pair.id);
        }
    }
    // What takes up more of its text weighs more; a scene weighs little.
    let short = "They discussed whaling.";
    let long = "They discussed salmon, herring, cod, mackerel, haddock and every other fish in the sea.";
    let alone = |told: &str| {
        let filler = "The leaders discussed plan Alpha, the terms under which vessels register with harbour authorities and pay.";
        let comparison = pinned::compare(&format!("{filler} {told}"), filler);
        comparison.findings().iter().find(|finding| finding.kind == FindingKind::OneSide).expect("a lone claim").weight
    };
    assert!(alone(long) > alone(short) && alone(short) > alone("The sea is blue."));
    // So does what every readout has.
    assert!(alone("They exchanged New Year greetings.") < alone(short));
}

#[test]
fn what_only_fills_a_slot_is_told_once_and_what_both_state_is_not_called_unmentioned() {
    let told = |ours: &str, theirs: &str| {
        let (lie, roe) = ("Prime Minister Lie", "President Roe");
        let a = format!("{lie} called {roe} by phone. {ours}");
        let b = format!("{roe} spoke with {lie} by phone. The call took place at the request of the Norwegian side. {theirs}");
        let comparison = rashomon::compare(&Readout::new("Norway", a), &Readout::new("Chile", b));
        let telling = |id: &str| {
            let findings = comparison.findings().iter().filter(|finding| finding.claims.b.iter().any(|claim| *claim == *id));
            findings.map(|finding| finding.kind).collect::<Vec<_>>()
        };
        assert!(comparison.b().claims.len() >= 2, "{comparison}");
        (telling("b2"), telling("b3"))
    };
    // Both say that the Norwegian side asked.
    assert_eq!(told("", ""), (vec![], vec![]));
    assert_eq!(told("", "It lasted 25 minutes.").1, [FindingKind::Length]);
    assert_eq!(told("", "They agreed to meet again in May.").1, [FindingKind::NextSteps]);
    assert_eq!(told("They will meet again in Oslo.", "They discussed whaling.").1, [FindingKind::OneSide]);
}

#[test]
fn what_will_be_is_not_called_agreed_or_promised() {
    let only = |told: &str| {
        let a = Readout::new("Norway", format!("Prime Minister Lie spoke with President Roe. {told}"));
        let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie. They will meet again.");
        let comparison = rashomon::compare(&a, &b);
        let alone = comparison.findings().iter().find(|finding| finding.kind == FindingKind::OneSide);
        alone.map(|finding| finding.sentence.clone()).unwrap_or_default()
    };
    let (plan, pact) = (only("The two countries will open a harbour."), only("The two countries agreed to open a harbour."));
    assert!(plan.contains("says of both sides: “") && pact.contains("reports that both sides agreed: “"), "{plan}\n{pact}");
}

#[test]
fn what_both_texts_let_a_party_do_is_put_in_nobodys_mouth() {
    let mouth = |theirs: &str| {
        let thanked = "President Roe thanked Norway for its decisive contribution to the rescue of the fishermen in August.";
        let a = Readout::new("Norway", format!("Prime Minister Lie received President Roe of Chile. {thanked}"));
        let b = Readout::new("Chile", format!("President Roe met Prime Minister Lie of Norway. {theirs}"));
        let comparison = rashomon::compare(&a, &b);
        assert!(comparison.links().iter().any(|link| link.a == ["a2"]), "{comparison}");
        !of(&comparison, FindingKind::OtherMouth).is_empty()
    };
    assert!(!mouth("President Roe voiced gratitude for what the coast guard did for three fishermen."));
    assert!(mouth("Prime Minister Lie voiced gratitude for what the coast guard did for three fishermen."));
    assert!(mouth("President Roe stated that the coast guard took three fishermen aboard."));
}

#[test]
fn what_a_finding_tells_besides_is_told_of_whoever_does_it() {
    let told = |second: &str| {
        let first = "Prime Minister Lie thanked the crews for the long and hard work on the harbour of the northern islands.";
        let comparison = pinned::compare(&format!("{COMMON} {first} {second}"), COMMON);
        of(&comparison, FindingKind::OneSide).remove(0).2.to_owned()
    };
    assert!(told("He thanked the divers for the work on the harbour.").contains("; also: “"));
    let other = told("The leaders discussed the work on the harbour.");
    assert!(other.contains("; also that both sides discussed: “"), "{other}");
    let denied = told("The work on the harbour was not discussed.");
    assert!(denied.contains("; also says: “"), "{denied}");
    let own = told("The work on the harbour is slow.");
    assert!(own.contains("; also in its own voice: “"), "{own}");
    let foreseen = told("Norway will pay for the work on the harbour.");
    assert!(foreseen.contains("; also says of Norway: “"), "{foreseen}");
}

#[test]
fn of_findings_that_weigh_the_same_the_one_told_first_stands_first_whichever_side_tells_it() {
    let bravo = "They discussed plan Bravo.";
    let (fish, wood) = (
        "They discussed salmon, herring, cod, mackerel, haddock and every other fish in the sea.",
        "They discussed oak, beech, birch, maple, walnut and every other tree in the woods.",
    );
    // Each is more than half of its text, from where on more makes no difference.
    let comparison = pinned::compare(&format!("{COMMON} {bravo} {fish}"), &format!("{COMMON} {wood} {bravo}"));
    let lone: Vec<&Finding> = comparison.findings().iter().filter(|finding| finding.kind == FindingKind::OneSide).collect();
    let id = |id: &str| ClaimId::try_from(id).expect("an id");
    assert_eq!(lone[0].weight, lone[1].weight, "{comparison}");
    assert_eq!((&lone[0].claims.b[..], &lone[1].claims.a[..]), (&[id("b2")][..], &[id("a3")][..]));
}

#[test]
fn sides_are_named_as_in_the_contract() {
    for side in [FindingSide::A, FindingSide::B, FindingSide::Both] {
        assert_eq!(serde_json::to_value(side).expect("a name"), side.name());
    }
}

#[test]
fn a_loose_row_is_told_with_perhaps_and_each_of_its_sides_with_what_comes_closest() {
    let told = |alike: f64| {
        let (a, b) = pinned::readouts(
            &format!("{COMMON} Prime Minister Lie warned of famine, drought and locusts along the frontier under plan Bravo."),
            &format!(
                "{COMMON} President Roe explained the harvest of apples, grapes and cherries in the valley under plan Bravo."
            ),
        );
        let comparison = pinned::comparer(alike).compare(&a, &b);
        comparison
            .findings()
            .iter()
            .map(|finding| (finding.kind, finding.sentence.clone(), finding.weight.get()))
            .collect::<Vec<_>>()
    };
    let of = |told: &[(FindingKind, String, f64)], kind: FindingKind| told.iter().find(|finding| finding.0 == kind).cloned();
    let (sure, loose) = (told(0.9), told(0.5));
    let row = |told: &[(FindingKind, String, f64)]| told.iter().find(|finding| finding.1.contains("; Chile: “")).cloned();
    let (firm, shaky) = (row(&sure).expect("a difference"), row(&loose).expect("a difference"));
    assert_eq!(firm.0, shaky.0, "{firm:?} {shaky:?}");
    assert!(shaky.1.starts_with("Perhaps on the same subject, ") && !firm.1.contains("Perhaps"), "{firm:?} {shaky:?}");
    assert!(shaky.2 < firm.2, "{firm:?} {shaky:?}");
    assert_eq!((of(&sure, FindingKind::Demands), of(&sure, FindingKind::OneSide)), (None, None));
    let demand = of(&loose, FindingKind::Demands).expect("what Norway warns of").1;
    assert!(demand.starts_with("The text of Norway reports that Norway warned: “warned of famine, drought and locusts along the frontier under plan Bravo”; closest to it in the text of Chile: “"), "{demand}");
    let news = of(&loose, FindingKind::OneSide).expect("what Chile explains").1;
    assert!(news.contains("closest to it in the text of Norway: “"), "{news}");
    assert!(!demand.contains("not mentioned") && !news.contains("not mentioned"));
}

#[test]
fn two_lengths_that_may_be_one_are_no_difference_and_a_meeting_is_no_call() {
    let of = |ours: &str, theirs: &str| {
        let comparison = rashomon::compare(
            &rashomon::Readout::new(
                "Norway",
                format!("Prime Minister Lie met with President Roe of Chile in Oslo. The meeting lasted {ours}."),
            ),
            &rashomon::Readout::new(
                "Chile",
                format!("President Roe met with Prime Minister Lie of Norway in Oslo. The meeting lasted {theirs}."),
            ),
        );
        comparison.findings().iter().map(|finding| finding.sentence.clone()).collect::<Vec<_>>()
    };
    let asked = "Neither text states who asked for the meeting.";
    let one = of("about an hour", "58 minutes");
    assert!(one.iter().any(|sentence| sentence == asked), "{one:?}");
    assert!(!one.iter().any(|sentence| sentence.contains("lasted")), "{one:?}");
    let two = of("an hour", "40 minutes");
    assert!(two.iter().any(|sentence| sentence.contains("how long the meeting lasted differently")), "{two:?}");
}

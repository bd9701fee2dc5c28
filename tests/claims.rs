//! How a readout is read: where claims are cut, who holds them, and what it states about the call.
//!
//! In: short readouts written for the purpose. Out: the claims of the text and its facts. Law: a claim is the smallest stretch that the other
//! side could answer; what a text does not state is left empty.

use rashomon::{Act, Comparer, Document, Holder, Medium, Readout, Unit};

fn read(text: &str) -> Document {
    Comparer::default().analyze(&Readout::new("Norway", text).with_leader("Lie").with_counterpart("Chile"))
}

fn claims(document: &Document) -> Vec<&str> {
    document.claims().iter().map(|claim| document.text_of(claim.span)).collect()
}

fn values(stated: &[rashomon::Stated<String>]) -> Vec<&str> {
    stated.iter().map(|stated| stated.value.as_str()).collect()
}

#[test]
fn in_a_transcript_a_bare_answer_goes_with_what_explains_it() {
    let document = read(
        "Prime Minister Lie spoke by telephone with President Roe of Chile. * * * Spokesman Jon Vik: Good evening! The call lasted an hour.\n\nQuestion: Did they speak about cod?\n\nJon Vik: No, they didn't. The minister will raise cod in May.\n\nQuestion: And whales?\n\nJon Vik: As I said, the leaders agreed on a joint survey of whales.",
    );
    assert_eq!(
        claims(&document),
        [
            "Prime Minister Lie spoke by telephone with President Roe of Chile.",
            "The call lasted an hour.",
            "No, they didn't. The minister will raise cod in May.",
            "As I said, the leaders agreed on a joint survey of whales.",
        ]
    );
    assert!(document.notes().iter().any(|note| note.contains("2 questions")), "{:?}", document.notes());
}

#[test]
fn a_sentence_that_only_points_back_goes_with_the_one_before_it() {
    let document =
        read("Prime Minister Lie said that the fish stocks of the fjord are exhausted. This is our view of the matter.");
    assert_eq!(document.claims().len(), 1, "{:?}", claims(&document));
    let new = read(
        "Prime Minister Lie said that the fish stocks of the fjord are exhausted. This is our response to the sanctions of the European Union.",
    );
    assert_eq!(new.claims().len(), 2, "what names a subject of its own is a claim: {:?}", claims(&new));
}

#[test]
fn a_verb_that_qualifies_a_noun_cuts_nothing() {
    let relative = read("Prime Minister Lie spoke of the proposals that we outlined and relayed to Chile in spring.");
    assert_eq!(relative.claims().len(), 1, "{:?}", claims(&relative));
    let participle = read(
        "The conversation focused on the agreement to open talks on fishing, reached during the meeting of last spring in Oslo.",
    );
    assert_eq!(participle.claims().len(), 1, "{:?}", claims(&participle));
    let coordinated =
        read("Prime Minister Lie outlined his proposals on fishing and welcomed the decision of Chile to protect whales.");
    assert_eq!(coordinated.claims().len(), 2, "a second verb of the same subject is: {:?}", claims(&coordinated));
}

#[test]
fn what_both_sides_should_do_is_proposed_and_what_others_must_do_demanded() {
    let document = read(
        "Prime Minister Lie stressed that trade matters to both countries. The two sides should resume the dialogue on fishing without delay. The tariffs on salmon must be lifted.",
    );
    let told: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Own, Act::Assert), (Holder::Own, Act::Propose), (Holder::Own, Act::Demand)]);
}

#[test]
fn people_place_and_earlier_contacts_are_read_in_the_words_of_the_text() {
    let document = read(
        "Prime Minister Lie met with President Roe of Chile in Bergen today. Foreign Minister Eva Dahl and Minister of Fisheries Jon Vik took part, as did Secretary Smith. They recalled the March 2021 summit and their previous conversation. Recent meetings of experts were useful.",
    );
    let facts = document.facts();
    assert_eq!(values(&facts.participants), ["Eva Dahl", "Secretary Smith"]);
    assert_eq!(facts.place.as_ref().map(|place| place.value.as_str()), Some("Bergen"));
    assert_eq!(values(&facts.earlier), ["the March 2021 summit", "their previous conversation"]);
}

#[test]
fn a_leader_without_a_name_does_not_lend_his_place_to_a_minister() {
    let document = read("The Prime Minister met with President Roe of Chile in Bergen. Foreign Minister Eva Dahl took part.");
    assert_eq!(values(&document.facts().participants), ["Eva Dahl"]);
}

#[test]
fn a_call_has_no_place_and_what_it_was_about_names_none() {
    let call = read("Prime Minister Lie spoke by telephone with President Roe of Chile about the conference in Bergen.");
    let met = read("Prime Minister Lie met with President Roe of Chile to discuss the situation in Bergen.");
    for document in [call, met] {
        let facts = document.facts();
        assert_eq!((&facts.place, values(&facts.participants), values(&facts.earlier)), (&None, vec![], vec![]));
    }
}

#[test]
fn dates_are_values_and_are_compared_by_what_both_say() {
    let date = |text: &str| {
        let document = read(&format!("Prime Minister Lie said that the ships will sail on {text} as planned."));
        let dates: Vec<_> =
            document.claims()[0].quantities.iter().filter(|quantity| quantity.unit == Unit::Date).copied().collect();
        assert_eq!(dates.len(), 1, "{text}: {dates:?}");
        dates[0]
    };
    let cases = [
        ("9 May", 509.0),
        ("May 9–10", 509.0),
        ("9th of May 2021", 20_210_509.0),
        ("May 9, 2021,", 20_210_509.0),
        ("June 2021", 20_210_600.0),
    ];
    for (text, value) in cases {
        assert!((date(text).value - value).abs() < 0.5, "{text} is {}", date(text).value);
    }
    assert!(date("9 May").agrees(&date("May 9, 2021,")) && date("9 May").differs(&date("May 10")));
    assert!(!date("9 June").agrees(&date("June 2021")) && !date("9 June").differs(&date("June 2021")), "one may be in the other");
}

#[test]
fn a_place_in_an_order_is_no_amount() {
    let document = read("Prime Minister Lie said that the third round and the 21st summit are prepared by 40 experts.");
    let told: Vec<(Unit, f64)> = document.claims()[0].quantities.iter().map(|quantity| (quantity.unit, quantity.value)).collect();
    assert_eq!(told, [(Unit::Ordinal, 3.0), (Unit::Ordinal, 21.0), (Unit::Count, 40.0)]);
}

#[test]
fn the_mark_of_a_number_denies_nothing() {
    let negated = |text: &str| read(text).claims().iter().map(|claim| claim.negated).collect::<Vec<_>>();
    assert_eq!(negated("Prime Minister Lie reaffirmed a visit to No. 10 in spring."), [false]);
    assert_eq!(negated("Prime Minister Lie welcomed Resolution No. 2202 and Protocol No. 3."), [false]);
    assert_eq!(negated("Prime Minister Lie stressed that no 10 ships can close a strait."), [true]);
    assert_eq!(negated("Prime Minister Lie stressed that No. 10 is not open."), [true]);
    assert_eq!(negated("Prime Minister Lie stressed that at no stage and at no level was there any talk of fees."), [true]);
    assert_eq!(negated("Prime Minister Lie stressed that neither quotas nor fees are up for discussion."), [true]);
    assert_eq!(negated("Prime Minister Lie stressed that fish cannot be protected unless quotas are kept."), [false]);
    assert_eq!(negated("Prime Minister Lie stressed that nothing about the coast is decided without its people."), [false]);
}

#[test]
fn who_asked_for_the_call_is_read_before_the_request_as_after_it() {
    let asked = |told: &str| {
        let text = format!("Prime Minister Lie spoke by telephone with President Roe of Chile. {told}");
        let readout = Readout::new("Norway", text).with_leader("Lie").with_counterpart("Chile");
        Comparer::default().analyze(&readout).facts().initiator.as_ref().map(|stated| stated.value)
    };
    for told in [
        "The call took place at the request of the Chilean side.",
        "The call, which took place at the Chilean side's request, lasted 40 minutes.",
        "The call took place at Chile's request.",
    ] {
        assert_eq!(asked(told), Some(Holder::Counterpart), "{told}");
    }
    assert_eq!(asked("The conversation was held at Norway's request."), Some(Holder::Own));
    assert_eq!(asked("They discussed Chile's request for ships."), None);
}

#[test]
fn a_deed_among_deeds_cuts_nothing() {
    for whole in [
        "The leaders agreed on the importance of uniting and coordinating the work of their coast guards on fishing.",
        "Prime Minister Lie reaffirmed the commitment to protecting the fish stocks of the fjord, supporting the coast guards of the region, and training their crews.",
        "The leaders expressed support for the efforts of the fishermen to reach a just and lasting settlement of their dispute.",
        "The leaders discussed their talks with the governments of the Nordic region and of France, Germany and a number of other states.",
        "The leaders discussed the preparation of a broad package of joint economic, political and cultural measures for the fishing ports.",
    ] {
        assert_eq!(claims(&read(whole)), [whole]);
    }
    let reports = read(
        "Prime Minister Lie discussed the protection of whales with President Roe, noting the progress of last spring and underscoring the need for patience.",
    );
    assert_eq!(reports.claims().len(), 3, "a report after a report is one: {:?}", claims(&reports));
    let verb =
        read("The leaders welcomed the efforts to free the sailors held by pirates and called for their immediate release.");
    assert_eq!(verb.claims().len(), 2, "what pirates hold is no call: {:?}", claims(&verb));
}

#[test]
fn both_may_stand_for_the_subject() {
    let document = read(
        "Prime Minister Lie spoke by telephone with President Roe of Chile. Both emphasized their commitment to whales. Each underlined the need for calm.",
    );
    let held: Vec<Holder> = document.claims().iter().map(|claim| claim.holder).collect();
    assert_eq!(held, [Holder::Narrator, Holder::Both, Holder::Both]);
}

#[test]
fn a_meeting_to_come_is_not_how_the_call_was_held() {
    let medium = |text: &str| read(text).facts().medium.as_ref().map(|stated| stated.value);
    assert_eq!(medium("The leaders discussed preparations for the upcoming meeting of the fishing states."), None);
    assert!(medium("Prime Minister Lie had a meeting with President Roe of Chile today.").is_some());
}

#[test]
fn what_a_call_was_made_for_is_a_claim() {
    let document = read("Prime Minister Lie spoke today with President Roe of Chile to congratulate him on his election.");
    assert_eq!(
        claims(&document),
        ["Prime Minister Lie spoke today with President Roe of Chile", "to congratulate him on his election."]
    );
    let aim = &document.claims()[1];
    assert_eq!((aim.holder, aim.act), (Holder::Own, Act::Thank));
    let both = read(
        "Prime Minister Lie spoke today with President Roe of Chile to discuss the protection of whales in the southern ocean.",
    );
    assert_eq!((both.claims()[1].holder, both.claims()[1].act), (Holder::Both, Act::Discuss));
}

#[test]
fn whoever_stands_in_what_is_stressed_does_not_stress_it() {
    let document = read(
        "Prime Minister Lie spoke by telephone with President Roe of Chile. The need for clear steps by the government of Chile on whales was emphasised.",
    );
    assert_eq!(document.claims()[1].holder, Holder::Own);
}

#[test]
fn what_the_other_party_is_told_in_a_relative_clause_is_a_claim() {
    let document = read(
        "Prime Minister Lie spoke by telephone with President Roe of Chile, whom he congratulated on his election. They discussed cod.",
    );
    assert_eq!(
        claims(&document),
        [
            "Prime Minister Lie spoke by telephone with President Roe of Chile",
            "whom he congratulated on his election.",
            "They discussed cod."
        ]
    );
    assert_eq!((document.claims()[1].act, document.claims()[1].holder), (Act::Thank, Holder::Own));
    let object = read("Prime Minister Lie thanked the fishermen, whom Norway has long honoured with a day of their own.");
    assert_eq!(object.claims().len(), 1, "a relative clause about somebody else is none: {:?}", claims(&object));
}

#[test]
fn a_second_deed_of_one_subject_is_a_claim() {
    let document = read(
        "Prime Minister Lie said that Norway has sent two research ships to the strait and is exploring a joint survey of whales.",
    );
    assert_eq!(document.claims().len(), 2, "{:?}", claims(&document));
    let state = read("Prime Minister Lie said that Norway has sent two research ships to the strait and is ready to send more.");
    assert_eq!(state.claims().len(), 1, "a state of the same matter is not: {:?}", claims(&state));
}

#[test]
fn each_sum_and_each_subject_of_its_own_preposition_is_a_claim() {
    let sums = read(
        "Prime Minister Lie thanked Chile for another $ 2 million in aid for the harbours and an additional $ 5 million for the fleet.",
    );
    assert_eq!(sums.claims().len(), 2, "{:?}", claims(&sums));
    let one = read(
        "Prime Minister Lie thanked Chile for another $ 2 million in aid for the harbours and the fishing fleet of the north.",
    );
    assert_eq!(one.claims().len(), 1, "{:?}", claims(&one));
    let subjects = read("The leaders spoke about working together more closely on fisheries as well as on defence.");
    assert_eq!(subjects.claims().len(), 2, "{:?}", claims(&subjects));
}

#[test]
fn two_people_with_their_honorifics_are_both() {
    let document = read(
        "Foreign Minister Kari Vik of Norway spoke by telephone with Foreign Minister Ana Soto of Chile. Ms. Vik and Ms. Soto discussed the protection of whales. Ms. Soto thanked Ms. Vik for the help of Norway and welcomed Norway and Iceland joining the survey.",
    );
    let held: Vec<Holder> = document.claims().iter().map(|claim| claim.holder).collect();
    assert_eq!(held, [Holder::Narrator, Holder::Both, Holder::Counterpart, Holder::Counterpart], "{:?}", claims(&document));
}

#[test]
fn what_opens_a_piece_reports_it() {
    let document = read(
        "Prime Minister Lie gave an extensive update on the fisheries, noting, in particular, that Iceland still refuses to honour its commitments under the treaty.",
    );
    let acts: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(acts[1], (Holder::Own, Act::Assert), "{acts:?}");
}

#[test]
fn what_goes_on_is_no_report_and_what_is_concerned_no_subject() {
    let document = read(
        "Prime Minister Lie spoke by telephone with President Roe of Chile. More than the future of one fjord is being decided this spring. Norway is in contact with the governments concerned, is looking into the matter, and will do everything so that it does not happen again.",
    );
    let acts: Vec<Act> = document.claims().iter().map(|claim| claim.act).collect();
    assert_eq!((acts.len(), acts[1]), (3, Act::Describe), "{:?}", claims(&document));
}

#[test]
fn the_president_of_the_republic_is_one_office() {
    let readout = Readout::new(
        "France",
        "The President of the Republic spoke with President Roe of Chile. The President of the Republic praised the composure of the fishermen, whom he will meet in May.",
    );
    let document = Comparer::default().analyze(&readout);
    let told: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Narrator, Act::Describe), (Holder::Own, Act::Thank), (Holder::Own, Act::Commit)]);
}

#[test]
fn what_stands_around_the_account_claims_nothing() {
    let document = read(
        "Prime Minister speaks with the President of Chile\n\nPress release 21 | Thursday, 6 March 2025 | Press Office (PO)\n\nThe spokesperson for the Prime Minister issued the following statement:\n\nPrime Minister Lie spoke by telephone this morning with President Roe of Chile. They discussed fishing.  /END/\n\nRelated link\n- Norway and Chile\n",
    );
    let claimed = claims(&document);
    assert_eq!(claimed.len(), 2, "{claimed:?}");
    let facts = document.facts();
    assert_eq!(facts.medium.as_ref().map(|medium| medium.value), Some(rashomon::Medium::Phone), "{facts:?}");
    assert_eq!(facts.date.as_ref().map(|date| date.value.as_str()), Some("this morning"));
    // Without a stop anywhere nothing but the first line is known to be a headline.
    let bare = read("Call with Chile\n\nPrime Minister Lie thanked President Roe\n\nThey discussed fishing");
    assert_eq!(bare.claims().len(), 2, "{:?}", claims(&bare));
}

#[test]
fn an_introduction_speaks_for_the_items_below_it() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The main topics of the talks were:\n\n• salmon farming in the south,\n• trade in copper,\n• the climate conference.\n\nThe Prime Minister thanked the President.",
    );
    let told: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    let item = (Holder::Both, Act::Discuss);
    assert_eq!(told[1..], [item, item, item, (Holder::Own, Act::Thank)], "{:?}", claims(&document));
}

#[test]
fn paragraphs_that_open_with_a_mark_and_never_close_are_no_quotation_of_many_sentences() {
    let document = read(
        "A Government spokesperson said:\n\n\"The Prime Minister spoke to the President of Chile. She thanked him for the salmon.\n\n\"The President said that copper is scarce. They agreed to meet in Oslo in May.\"",
    );
    assert_eq!(document.claims().len(), 4, "{:?}", claims(&document));
    let quoted = read("Prime Minister Lie spoke with President Roe. \"We will fish. The sea is wide,\" Lie said.");
    assert_eq!(quoted.claims().len(), 2, "{:?}", claims(&quoted));
}

#[test]
fn the_latter_and_whose_are_whoever_was_named_last() {
    let initiator = |text: &str| read(text).facts().initiator.as_ref().map(|stated| stated.value);
    assert_eq!(
        initiator("Prime Minister Lie spoke with President Roe of Chile on the phone at the latter's request."),
        Some(Holder::Counterpart)
    );
    assert_eq!(
        initiator(
            "Prime Minister Lie talked today with President Roe of Chile, on whose initiative the conversation took place."
        ),
        Some(Holder::Counterpart)
    );
    assert_eq!(
        initiator("Prime Minister Lie received today a phone call from President Roe of Chile."),
        Some(Holder::Counterpart)
    );
    assert_eq!(
        initiator("Prime Minister Lie met with Chile's Foreign Minister at the latter's request."),
        Some(Holder::Counterpart)
    );
}

#[test]
fn a_meeting_that_is_agreed_or_announced_is_a_next_step() {
    let steps = |text: &str| read(text).facts().next_steps.len();
    assert_eq!(
        steps("Prime Minister Lie spoke with President Roe of Chile. The two leaders agreed to meet in Oslo on 14 May."),
        1
    );
    assert_eq!(steps("Prime Minister Lie spoke with President Roe of Chile. Talks will continue at expert level next week."), 1);
    assert_eq!(
        steps(
            "Prime Minister Lie spoke with President Roe of Chile. They directed that the next round be held at an early date."
        ),
        1
    );
    assert_eq!(steps("Prime Minister Lie spoke with President Roe of Chile. They looked back on the visit of 1995."), 0);
}

#[test]
fn what_a_government_will_not_accept_it_rejects_and_what_it_does_not_oppose_it_accepts() {
    let act = |text: &str| read(text).claims().last().map(|claim| claim.act);
    let opening = "Prime Minister Lie spoke with President Roe of Chile. ";
    assert_eq!(act(&format!("{opening}Norway will not accept a ban on salmon.")), Some(Act::Reject));
    assert_eq!(act(&format!("{opening}Norway does not object to an extension of sixty days.")), Some(Act::Agree));
    assert_eq!(act(&format!("{opening}Chile does not seek a quarrel over fish.")), Some(Act::Commit));
    let fleet = read(&format!("{opening}Lie outlined the budget, including new early warning aircraft."));
    assert!(fleet.claims().iter().all(|claim| claim.act != Act::Warn), "{:?}", claims(&fleet));
}

#[test]
fn an_exchange_takes_two_and_minutes_are_no_subject() {
    let document = read(
        "Prime Minister Lie met with President Roe of Chile. The two met privately for about forty minutes with their ministers of trade. The Prime Minister exchanged views on the sea, where they agreed on a common quota.",
    );
    let told: Vec<(Holder, Act)> = document.claims()[2..].iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Both, Act::Discuss), (Holder::Both, Act::Agree)], "{:?}", claims(&document));
}

#[test]
fn headlines_and_honorifics_name_nobody_and_praise_nothing() {
    let document = read(
        "Prime Minister's Meeting with President of Chile\nREADOUT\nOFFICE OF THE SPOKESPERSON\n\nThe Prime Minister met today with the President of Chile, at the Prime Minister's Office. The conversation with His Excellency was warm. The Prime Minister thanked Chile.",
    );
    let facts = document.facts();
    assert!(facts.participants.is_empty(), "{:?}", facts.participants);
    let tone: Vec<&str> = facts.tone.iter().map(|tone| tone.value.word.as_str()).collect();
    assert_eq!(tone, ["warm"]);
    assert_eq!(document.claims().last().map(|claim| claim.holder), Some(Holder::Own), "{:?}", claims(&document));
}

#[test]
fn items_right_below_their_introduction_and_a_press_service_below_all() {
    let document = read(
        "Call of the Prime Minister with the President of Chile\n\nPrime Minister Eva Lie spoke with President Juan Roe of Chile. The interlocutors discussed:\n- salmon farming in the south,\n- trade in copper.\n\nThe Prime Minister thanked the President.\n\nPress service of the Prime Minister",
    );
    let told: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    let item = (Holder::Both, Act::Discuss);
    assert_eq!(told[1..], [item, item, (Holder::Own, Act::Thank)], "{:?}", claims(&document));
    assert!(document.facts().participants.is_empty(), "the headline hides no leader: {:?}", document.facts().participants);
}

#[test]
fn what_the_text_says_in_its_own_words_is_more_than_a_scene() {
    let document = read(
        "Prime Minister Lie met President Roe in Oslo. The talks lasted two hours.\n\nThe sanctions on fish exports remain in force.\n\nFishing rights must be restored without delay.\n\nNorway and Chile will open negotiations on a fisheries agreement.\n\nChile and Norway are going to sign a trade agreement.\n\nPresident Roe said that Chile was going to study the proposals.\n\nThe atmosphere was warm.",
    );
    let told: Vec<(Holder, Act)> = document.claims().iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(
        told,
        [
            (Holder::Narrator, Act::Describe),
            (Holder::Narrator, Act::Describe),
            (Holder::Narrator, Act::Assert),
            (Holder::Narrator, Act::Demand),
            (Holder::Both, Act::Commit),
            (Holder::Both, Act::Commit),
            (Holder::Counterpart, Act::Commit),
            (Holder::Narrator, Act::Describe),
        ],
        "{:?}",
        claims(&document)
    );
}

#[test]
fn the_warring_parties_are_not_the_two_who_speak() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile.\n\nArms deliveries to the warring parties must stop. The parties agreed on a ceasefire.",
    );
    let told: Vec<Holder> = document.claims()[1..].iter().map(|claim| claim.holder).collect();
    assert_ne!(told[0], Holder::Both, "{:?}", claims(&document));
    assert_eq!(told[1], Holder::Both, "{:?}", claims(&document));
}

#[test]
fn he_is_whoever_is_reported_to_have_spoken_last() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The Prime Minister said that the talks were useful. I want to note that President Roe responded by saying that Chile would study the offer. He stressed that the offer says nothing on salmon.",
    );
    let last = document.claims().last().expect("claims");
    assert_eq!((last.holder, last.act), (Holder::Counterpart, Act::Assert), "{:?}", claims(&document));
}

#[test]
fn that_somebody_will_attend_is_news_and_no_pledge() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. President Roe will take part at the beginning. President Roe will send ten trawlers.",
    );
    let told: Vec<(Holder, Act)> = document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Counterpart, Act::Inform), (Holder::Counterpart, Act::Commit)], "{:?}", claims(&document));
}

#[test]
fn the_first_half_of_a_double_adjective_names_no_leader() {
    let text = "President Macron spoke with the Prime Minister of the United Kingdom. A Franco-British summit will take place. He praised the Sino-French treaty.";
    let document = Comparer::default().analyze(&Readout::new("France", text));
    let speakers: Vec<Option<&str>> =
        document.claims().iter().map(|claim| claim.speaker.map(|span| document.text_of(span))).collect();
    assert_eq!(speakers[1..], [None, Some("He")], "{:?}", claims(&document));
}

#[test]
fn what_stands_between_that_and_its_clause_is_no_claim_of_its_own() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The leaders expressed the view that, considering their special responsibility for the oceans, Norway and Chile will continue the dialogue.",
    );
    assert_eq!(claims(&document).len(), 2, "{:?}", claims(&document));
}

#[test]
fn who_called_whom() {
    let asked = |text: &str| read(text).facts().initiator.as_ref().map(|stated| stated.value);
    assert_eq!(asked("HM the King received a telephone call from HE President Roe of Chile."), Some(Holder::Counterpart));
    assert_eq!(asked("Prime Minister Lie telephoned President Roe of Chile today."), Some(Holder::Own));
    assert_eq!(
        asked("PM Lie spoke with President Roe of Chile. President Roe had asked for the meeting."),
        Some(Holder::Counterpart)
    );
    // Who phoned somebody else is not said to have called the other party.
    assert_eq!(asked("PM Lie spoke with President Roe of Chile. Before, she had phoned the King of Sweden."), None);
}

#[test]
fn whoever_stands_between_and_and_the_verb_does_it() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The Prime Minister expressed her appreciation for the welcome during her visit to Santiago, and President Roe congratulated her on the summit.",
    );
    let told: Vec<(Holder, Act)> = document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Own, Act::Thank), (Holder::Counterpart, Act::Thank)], "{:?}", claims(&document));
}

#[test]
fn sums_in_the_money_of_a_country_and_percents_in_two_words() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. Norway gave 12 million Australian dollars and 300 Swedish kronor. Trade rose by 47 per cent. Ten boats a day, or 70 per week, were inspected.",
    );
    let told: Vec<(Unit, f64, &str)> = document
        .claims()
        .iter()
        .flat_map(|claim| &claim.quantities)
        .map(|quantity| (quantity.unit, quantity.value, document.text_of(quantity.span)))
        .collect();
    assert_eq!(
        told,
        [
            (Unit::Money, 12e6, "12 million Australian dollars"),
            (Unit::Money, 300.0, "300 Swedish kronor"),
            (Unit::Percent, 47.0, "47 per cent"),
            (Unit::Count, 70.0, "70"),
        ]
    );
}

#[test]
fn whoever_speaks_in_a_relative_clause_speaks_for_himself() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. They discussed the situation in southern Lebanon, where President Roe stressed the need for Israel to withdraw. Prime Minister Lie expressed concern about tariffs, to which President Roe responded that talks would continue. They discussed Ukraine, where talks resumed.",
    );
    let told: Vec<Holder> = document.claims()[1..].iter().map(|claim| claim.holder).collect();
    let (both, own, other) = (Holder::Both, Holder::Own, Holder::Counterpart);
    assert_eq!(told, [both, other, own, other, both], "{:?}", claims(&document));
}

#[test]
fn what_is_quoted_is_said_by_whoever_is_named_behind_it() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The Prime Minister spoke of fish. \"We do not negotiate under threat,\" she added. \"We must agree on a fair deal,\" said President Roe.",
    );
    let told: Vec<(Holder, Act)> = document.claims()[2..].iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told[0], (Holder::Own, Act::Assert), "{:?}", claims(&document));
    assert_eq!(told[1].0, Holder::Counterpart, "{:?}", claims(&document));
}

#[test]
fn a_call_has_no_speaker() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. The call, which took place upon the request of the Chilean side, addressed bilateral relations, as well as regional and global issues.",
    );
    assert!(document.claims()[1..].iter().all(|claim| claim.holder == Holder::Both), "{:?}", claims(&document));
    assert_eq!(document.facts().initiator.as_ref().map(|stated| stated.value), Some(Holder::Counterpart));
}

#[test]
fn whoever_is_told_or_asked_does_not_tell_or_ask() {
    let document = read(
        "Prime Minister Lie spoke with President Roe of Chile. President Roe was asked to release the sailors. President Roe was told that the port stays open. It was hoped that Chile will return the boat.",
    );
    let told: Vec<Holder> = document.claims()[1..].iter().map(|claim| claim.holder).collect();
    assert_eq!(told, [Holder::Own; 3], "{:?}", claims(&document));
}

#[test]
fn organs_of_a_union_speak_for_it() {
    let text = "President von der Leyen spoke with Prime Minister Lie of Norway today. The European Commission stressed the need for cheaper power. President von der Leyen warned against tariffs.";
    let document = Comparer::default().analyze(&Readout::new("European Union", text).with_counterpart("Norway"));
    let told: Vec<(Holder, Act)> = document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect();
    assert_eq!(told, [(Holder::Own, Act::Assert), (Holder::Own, Act::Warn)], "{:?}", claims(&document));
}

#[test]
fn the_day_of_a_talk_is_a_day_before_a_time_of_day() {
    let date = |text: &str| {
        let document = read(text);
        let facts = document.facts();
        facts.date.as_ref().map(|stated| stated.value.clone())
    };
    assert_eq!(
        date("On the evening of 3 May 2024, Prime Minister Lie spoke with President Roe of Chile.").as_deref(),
        Some("3 May 2024")
    );
    assert_eq!(date("Prime Minister Lie spoke with President Roe of Chile on May 3.").as_deref(), Some("May 3"));
    assert_eq!(date("Prime Minister Lie spoke with President Roe of Chile for the first time since 3 May.").as_deref(), None);
}

#[test]
fn whose_view_it_is_and_who_does_what_in_a_phrase_with_with() {
    let told = |text: &str| {
        let document = read(&format!("Prime Minister Lie spoke with President Roe of Chile. {text}"));
        document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect::<Vec<_>>()
    };
    let (own, other, both) = (Holder::Own, Holder::Counterpart, Holder::Both);
    for text in ["In President Roe's view,", "In the opinion of President Roe,", "According to President Roe,"] {
        assert_eq!(told(&format!("{text} the tariffs on salmon are unlawful.")), [(other, Act::Assert)], "{text}");
    }
    assert_eq!(
        told("The leaders discussed the sailors, with President Roe calling for their release."),
        [(both, Act::Discuss), (other, Act::Demand)]
    );
    assert_eq!(told("The leaders discussed salmon, with both sides stressing its price."), [(both, Act::Discuss)]);
    assert_eq!(told("Prime Minister Lie said that Norway rejects the tariffs."), [(own, Act::Reject)]);
    assert_eq!(told("Prime Minister Lie said that Chile rejects the tariffs."), [(own, Act::Assert)]);
    assert_eq!(told("President Roe committed to release the sailors."), [(other, Act::Commit)]);
    assert_eq!(told("President Roe is committed to the alliance."), [(other, Act::Support)]);
}

#[test]
fn what_is_expressed_is_expressed_by_the_issuer_and_what_is_mutual_by_both() {
    let told = |text: &str| {
        let document = read(&format!("Prime Minister Lie spoke with President Roe of Chile. {text}"));
        document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect::<Vec<_>>()
    };
    assert_eq!(told("Gratitude was expressed for the release of the sailors."), [(Holder::Own, Act::Thank)]);
    assert_eq!(told("Interest was expressed in further deliveries of salmon."), [(Holder::Own, Act::Propose)]);
    assert_eq!(told("Mutual satisfaction was expressed with the growth of trade."), [(Holder::Both, Act::Support)]);
}

#[test]
fn how_firmly_a_verb_is_said_does_not_hide_who_says_it() {
    for (told, act) in [
        ("firmly condemned the tariffs", Act::Accuse),
        ("strongly rejected the tariffs", Act::Reject),
        ("clearly stated that the port stays open", Act::Assert),
        ("spoke against new tariffs on salmon", Act::Reject),
        ("personally thanked the mediators", Act::Thank),
        ("has always and vigorously opposed the tariffs", Act::Reject),
        ("has consistently supported the peace process", Act::Support),
        ("has called for a ceasefire", Act::Demand),
    ] {
        let document = read(&format!("Prime Minister Lie spoke with President Roe of Chile. President Roe {told}."));
        let claim = &document.claims()[1];
        assert_eq!((claim.holder, claim.act), (Holder::Counterpart, act), "{told}");
    }
}

/// Holder and act of each claim after an opening line of Norway's.
fn told(sentence: &str) -> Vec<(Holder, Act)> {
    let document = read(&format!("Prime Minister Lie spoke with President Roe of Chile. {sentence}"));
    document.claims()[1..].iter().map(|claim| (claim.holder, claim.act)).collect()
}

/// Whether each sentence is read as these claims.
fn reads(cases: &[(&str, &[(Holder, Act)])]) {
    for (sentence, expected) in cases {
        assert_eq!(told(sentence), *expected, "{sentence}");
    }
}

#[test]
fn each_deed_of_a_row_is_a_claim() {
    use Holder::{Both, Own};
    reads(&[
        (
            "The Prime Minister condemned the attacks, thanked the mediators, and called for a ceasefire.",
            &[(Own, Act::Accuse), (Own, Act::Thank), (Own, Act::Demand)],
        ),
        (
            "They discussed the mission in Mali, and the two leaders agreed to continue consultations.",
            &[(Both, Act::Discuss), (Both, Act::Agree)],
        ),
        (
            "They spoke about the war in Ukraine and the President underscored the importance of aid.",
            &[(Both, Act::Discuss), (Holder::Counterpart, Act::Assert)],
        ),
        ("He stressed that the plan, agreed in Istanbul, and drawn up by both, remains valid.", &[(Own, Act::Assert)]),
        (
            "The Prime Minister made clear that while Chile remains prepared to talk, Norway is prepared for other scenarios.",
            &[(Own, Act::Assert)],
        ),
        ("He spoke of concerns that were clearly and publicly stated in the draft.", &[(Own, Act::Assert)]),
    ]);
}

#[test]
fn what_qualifies_a_noun_or_opens_a_sentence_reports_nothing() {
    use Holder::{Both, Counterpart, Own};
    reads(&[
        ("Following proposals put forward by the President of Chile, the leaders discussed the talks.", &[(Both, Act::Discuss)]),
        ("Having noted the importance of the talks, President Roe expressed support for them.", &[(Counterpart, Act::Support)]),
        ("Prime Minister Lie, at the request of President Roe, gave an assessment of the situation.", &[(Own, Act::Inform)]),
        ("The Prime Minister of Norway and the President of Chile have agreed that talks should resume.", &[(Both, Act::Agree)]),
        ("The Presidents of Norway and Chile also discussed the harvest.", &[(Both, Act::Discuss)]),
    ]);
    let abroad = told("The Presidents of France and Germany condemned the strike.");
    assert_eq!(abroad, [(Holder::Other, Act::Accuse)]);
}

#[test]
fn what_is_said_in_words_of_ones_own_or_expressed_is_what_it_does() {
    use Holder::{Both, Own};
    reads(&[
        (r#""I am grateful to you for your support," Prime Minister Lie said."#, &[(Own, Act::Thank)]),
        (r#""We are ready to discuss it," Prime Minister Lie said."#, &[(Own, Act::Propose)]),
        (r#""We hope that you will join us," Prime Minister Lie said."#, &[(Own, Act::Ask)]),
        (r#""The port stays open," Prime Minister Lie said."#, &[(Own, Act::Assert)]),
        ("Mutual readiness to continue the talks was confirmed.", &[(Both, Act::Commit)]),
        ("The readiness to host a new round was expressed.", &[(Own, Act::Propose)]),
        ("The commitment to a diplomatic settlement was reaffirmed.", &[(Own, Act::Support)]),
        ("The two leaders committed to deepening the partnership.", &[(Both, Act::Commit)]),
        ("The two leaders decided to deepen the partnership.", &[(Both, Act::Agree)]),
        ("The Prime Minister noted that rebels are committing crimes.", &[(Own, Act::Accuse)]),
        ("The Prime Minister paid special attention to food security.", &[(Own, Act::Assert)]),
        ("The presidents paid special attention to food security.", &[(Both, Act::Discuss)]),
        ("The Prime Minister said that Norway will not agree to a pause.", &[(Own, Act::Reject)]),
        ("The Prime Minister made clear the need for Chile to withdraw its ships.", &[(Own, Act::Demand)]),
        ("The Prime Minister stressed the need for dialogue.", &[(Own, Act::Assert)]),
        ("The Prime Minister shared his conviction that the accords will hold.", &[(Own, Act::Assert)]),
        ("The leaders shared the conviction that the accords will hold.", &[(Both, Act::Agree)]),
        ("The Prime Minister told President Roe that he would work to mend relations.", &[(Own, Act::Commit)]),
        ("The Prime Minister raised the situation in Syria.", &[(Own, Act::Discuss)]),
        ("The Prime Minister reaffirmed the importance of continuing to support the mission.", &[(Own, Act::Assert)]),
    ]);
}

#[test]
fn a_title_is_that_of_whoever_the_text_calls_by_it() {
    let compared = |text: &str, issuer: &str, counterpart: &str| {
        let document = Comparer::default().analyze(&Readout::new(issuer, text).with_counterpart(counterpart));
        document.claims()[1].holder
    };
    let israel = "Prime Minister Benjamin Netanyahu spoke with US President Joe Biden. The President reiterated his commitment.";
    assert_eq!(compared(israel, "Israel", "United States"), Holder::Counterpart);
    let china = "The President spoke with President Xi Jinping of China. The President raised the issue of trade.";
    assert_eq!(compared(china, "United States", "China"), Holder::Own);
    let advisers =
        "Jake Sullivan met with National Security Advisor Akiba of Japan. The National Security Advisors agreed on next steps.";
    assert_eq!(compared(advisers, "United States", "Japan"), Holder::Both);
}

#[test]
fn what_is_still_to_come_is_none_of_the_call() {
    let facts = |text: &str| read(text).facts().clone();
    let ahead = facts(
        "Prime Minister Lie spoke with President Roe of Chile ahead of the summit in Oslo on 11 July. They agreed to hold a bilateral meeting there.",
    );
    assert_eq!((ahead.date, ahead.place, ahead.medium), (None, None, None));
    let initiative =
        facts("Prime Minister Lie spoke with President Roe of Chile. The two leaders consulted on new initiatives on trade.");
    assert_eq!(initiative.initiator, None);
    let congress = facts("Prime Minister Lie met with President Roe of Chile, at the request of Congress.");
    assert_eq!(congress.initiator, None);
    let called = facts("Prime Minister Lie called President Roe of Chile today to congratulate her.");
    assert_eq!(called.initiator.map(|stated| stated.value), Some(Holder::Own));
    assert_eq!(called.medium.map(|stated| stated.value), Some(Medium::Phone));
    let plan = facts("Prime Minister Lie spoke with President Roe of Chile. He called the plan a step forward.");
    assert_eq!(plan.initiator, None);
    let new = facts("Prime Minister Lie met President Roe of Chile and worked on a new initiative of Norway.");
    assert_eq!(new.initiator, None);
    let had = facts("Prime Minister Lie had a telephone call from President Roe of Chile.");
    assert_eq!(had.initiator.map(|stated| stated.value), Some(Holder::Counterpart));
    let this = facts("Prime Minister Lie thanked President Roe of Chile for the initiative to hold this meeting.");
    assert_eq!(this.medium.map(|stated| stated.value), Some(Medium::Meeting));
}

#[test]
fn a_participle_that_qualifies_reports_nothing_and_an_offence_is_no_promise() {
    use Holder::{Both, Own};
    reads(&[
        ("Prime Minister Lie, joined by Minister Dahl, praised Chile's role in the talks on fish.", &[(Own, Act::Thank)]),
        ("The coordinated position of the partners on the blockade was noted.", &[(Own, Act::Assert)]),
        (
            "Building on the investments announced during the visit—including 8 million dollars in private money and 1 million in \
             grants—the Prime Minister and President Roe discussed how to build harbours.",
            &[(Both, Act::Discuss)],
        ),
        (
            "He noted that the militia attacked the village, during which it took hostages and committed horrific acts of violence.",
            &[(Own, Act::Assert)],
        ),
        ("The atrocities committed each day by the militia were recalled.", &[(Own, Act::Accuse)]),
        ("He committed new troops to the mission.", &[(Own, Act::Commit)]),
    ]);
}

#[test]
fn what_is_named_as_the_object_is_what_is_done() {
    use Holder::{Both, Own};
    reads(&[
        ("They also discussed issues of shared concern, including the climate.", &[(Both, Act::Discuss)]),
        ("He affirmed his resolve to help Ukraine as it defends itself against an unlawful invasion.", &[(Own, Act::Commit)]),
        ("He said that the unlawful invasion of Ukraine goes on.", &[(Own, Act::Accuse)]),
        ("\"The Union of banks must rid itself of debts,\" the Prime Minister stressed.", &[(Own, Act::Assert)]),
        ("\"EU states must rid themselves of debts,\" the Prime Minister stressed.", &[(Own, Act::Demand)]),
        ("\"Chile must open its ports,\" the Prime Minister stressed.", &[(Own, Act::Demand)]),
        ("He noted the key role of Chile in the rescue.", &[(Own, Act::Thank)]),
        (
            "He said that fines work. In particular, according to him, all ships should pay them.",
            &[(Own, Act::Assert), (Own, Act::Assert)],
        ),
        (
            "After President Roe voiced concern about the nets, Prime Minister Lie explained the rules of the fleet in detail.",
            &[(Holder::Counterpart, Act::Concern), (Own, Act::Inform)],
        ),
        (
            "Pointing out that trade has doubled over the year, President Roe voiced satisfaction with the growth of the ties.",
            &[(Holder::Counterpart, Act::Assert), (Holder::Counterpart, Act::Support)],
        ),
        ("The main topics were the state of trade and the coming summit.", &[(Both, Act::Discuss)]),
        ("The call addressed the state of trade.", &[(Both, Act::Discuss)]),
        ("He updated President Roe on the package of military support.", &[(Own, Act::Inform)]),
        (
            "He reiterated his commitment to sovereignty and his condemnation of the attacks on the ports.",
            &[(Own, Act::Support), (Own, Act::Accuse)],
        ),
        (
            "He called on Chile to open the ports, while emphasising the need for a lasting peace.",
            &[(Own, Act::Demand), (Own, Act::Assert)],
        ),
        ("Concerning problems of trade, President Roe explained the rules.", &[(Holder::Counterpart, Act::Inform)]),
        ("Concerning Mali, it was confirmed that the talks go on.", &[(Own, Act::Assert)]),
        ("They spoke of the state of trade.", &[(Both, Act::Discuss)]),
        (
            "Prime Minister Lie congratulated President Roe on her work and she wished him every success.",
            &[(Own, Act::Thank), (Holder::Counterpart, Act::Thank)],
        ),
        ("The two leaders rejoiced at the growth of trade.", &[(Both, Act::Support)]),
    ]);
}

#[test]
fn who_is_named_beside_a_party_acts_with_it() {
    use Holder::{Both, Counterpart, Own};
    reads(&[
        ("Prime Minister Lie and Tove Ferdal also discussed the harbours.", &[(Both, Act::Discuss)]),
        ("Tove Ferdal and President Roe discussed the harbours.", &[(Both, Act::Discuss)]),
        (
            "They discussed the situation, and Dr. Ferdal stressed the need of aid for the islands.",
            &[(Both, Act::Discuss), (Own, Act::Assert)],
        ),
        (
            "The leaders reiterated their condemnation of the blockade, as well as their ongoing commitment to hold the owners accountable.",
            &[(Both, Act::Accuse), (Both, Act::Commit)],
        ),
        (
            "They discussed the war in Mali, as well as their shared concern about the fate of the prisoners of war.",
            &[(Both, Act::Discuss), (Both, Act::Concern)],
        ),
        ("Prime Minister Lie discussed the harbours.", &[(Own, Act::Discuss)]),
        (
            "Ana Mira Soto, Foreign Minister of Chile, took part. Mira Soto stressed the value of salmon. She welcomed the plan.",
            &[(Holder::Narrator, Act::Describe), (Counterpart, Act::Assert), (Counterpart, Act::Support)],
        ),
    ]);
}

#[test]
fn words_in_a_row_openings_and_closings_are_no_claims_of_their_own() {
    let cut = |sentence: &str| {
        let document = read(&format!("Prime Minister Lie spoke with President Roe of Chile. {sentence}"));
        claims(&document)[1..].iter().map(ToString::to_string).collect::<Vec<String>>()
    };
    for whole in [
        "The leaders discussed the peace process in Mali so as to preserve the dignity, unity and economic independence of the people of Mali.",
        "They discussed what both countries could do together in the area of fisheries, shipping and industrial renewal of the south.",
        "The call dealt with the work of the large delegation headed by Tor Dahl, Minister of Fisheries and chairman of the commission.",
        "They hoped that the envoys would agree in the next round, fully taking into account the new realities of the market.",
        "They discussed ways to strengthen their defence cooperation, building on the new strategy documents of Chile.",
        "They discussed the plans for the harbours—the repair of the old stone quays, the purchase of new cranes for them—in detail.",
        "They discussed the close partnership between the two countries, based on the common values of both peoples.",
        "They discussed the second unit of the power plant, in which companies of Norway are interested.",
        "The two leaders affirmed that after the eleventh of May, they will continue to issue permits.",
        "Norway will continue to stand by Ukraine for as long as necessary, the Prime Minister assured his host.",
    ] {
        assert_eq!(cut(whole), [whole]);
    }
    let parts = cut("The leaders discussed the process of peace in Syria, the state of bilateral trade and the coming summit.");
    assert_eq!(parts.len(), 2, "{parts:?}");
    let parts = cut(
        "Norway will stand by Ukraine for as long as necessary, the Prime Minister assured his host, adding that more has to be done.",
    );
    assert_eq!(parts.len(), 2, "{parts:?}");
    let parts =
        cut("He stressed that the ports must open, that the grain must flow, and that the attacks on the ports must end.");
    assert_eq!(parts.len(), 3, "{parts:?}");
    for two in [
        "They discussed efforts to revive the talks on the fleet and to secure an exchange of the crews.",
        "They agreed on the next steps in the talks and on the terms of a lease for the harbour.",
        "He made clear that the fleet would be met with resistance and that the sanctions of the Union must be upheld.",
        "He stressed the value of the treaty for the islands, as well as the need to keep the harbours open.",
        "He called for an end of the blockade and for the release of all crews on the islands.",
    ] {
        assert_eq!(cut(two).len(), 2, "{two}");
    }
    let parts = cut("He thanked the mediators for their long work, and the Prime Minister assured his host of support.");
    assert_eq!(parts.len(), 2, "{parts:?}");
}

#[test]
fn a_courtesy_call_is_a_visit_and_a_call_today_has_a_caller() {
    let facts = |text: &str| read(text).facts().clone();
    let visit = facts("Prime Minister Lie received a courtesy call by President Roe of Chile.");
    assert_eq!(visit.medium.map(|stated| stated.value), Some(Medium::Meeting));
    let today = facts("Prime Minister Lie received a phone call today from President Roe of Chile, in an atmosphere of respect.");
    assert_eq!(today.initiator.map(|stated| stated.value), Some(Holder::Counterpart));
    assert_eq!(today.tone.len(), 1);
    let day = facts("Prime Minister Lie had a telephone call with President Roe of Chile this Tuesday.");
    assert_eq!(day.date.map(|stated| stated.value).as_deref(), Some("this Tuesday"));
}

#[test]
fn what_was_asked_for_other_meetings_and_talks_yet_to_be_say_nothing_of_the_call() {
    let facts = |text: &str| read(text).facts().clone();
    let opening = "Prime Minister Lie spoke with President Roe of Chile.";
    let told =
        facts(&format!("{opening} At the request of President Roe, the Prime Minister informed her of the talks in Oslo."));
    assert_eq!(told.initiator, None);
    let held = facts("At the request of President Roe of Chile, a telephone conversation with Prime Minister Lie took place.");
    assert_eq!(held.initiator.map(|stated| stated.value), Some(Holder::Counterpart));
    let others = facts(&format!("{opening} They discussed the fleet, as well as meetings within the Council."));
    assert_eq!(others.medium, None);
    let proposed = facts(&format!("{opening} Prime Minister Lie called for constructive talks between the unions."));
    assert_eq!(proposed.tone, []);
    let went = facts(&format!("{opening} The talks were constructive."));
    assert_eq!(went.tone.len(), 1);
    let headline = facts(&format!("Telephone conversation with President Roe of Chile\n\n{opening}"));
    assert_eq!(headline.medium.map(|stated| stated.value), Some(Medium::Phone));
}

#[test]
fn a_text_may_begin_and_break_off_anywhere() {
    let odd =
        ["Pointing out that", "ending", "as well as", "\"", "—", ", and", "that", "on him", "joined by", "committed crimes"];
    assert_eq!(read("Sharing vaccines, supporting clinics and training nurses.").claims().len(), 1);
    for pair in rashomon::corpus::pairs() {
        for readout in [&pair.a, &pair.b] {
            let words: Vec<&str> = readout.text().split(' ').collect();
            for (place, start) in (0..words.len()).step_by(7).enumerate() {
                let end = words.len().min(start + 40);
                let text = format!("{} {}", odd[place % odd.len()], words[start..end].join(" "));
                for text in [&text[..], &text[text.find(' ').unwrap_or_default() + 1..]] {
                    let document = Comparer::default().analyze(&Readout::new(readout.issuer(), text));
                    let told = document.claims();
                    assert!(told.is_sorted_by(|x, y| x.span.end <= y.span.start), "{text}");
                }
            }
        }
    }
}

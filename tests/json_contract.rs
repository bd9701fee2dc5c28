//! The JSON contract: which keys a comparison has as JSON, and which values may stand there.
//!
//! In: comparisons of the bundled pairs. Out: a pass, or the key that is missing, new or of another kind. Law: a tool that reads
//! schema 1 can rely on these names; a key that is added or lost changes the schema and this file.

use rashomon::{Comparison, FindingKind, Readout, Relation, Side, compare, corpus, report};
use serde_json::{Map, Value};

const HOLDERS: [&str; 5] = ["a", "b", "both", "issuer", "other"];
const ACTS: [&str; 15] = [
    "agree", "commit", "support", "thank", "discuss", "inform", "assert", "concern", "accuse", "warn", "demand", "ask",
    "propose", "reject", "describe",
];
const RELATIONS: [&str; 4] = ["concordant", "reframed", "counterposed", "contradictory"];
const ASPECTS: [&str; 7] = ["framing", "commitment", "scope", "attribution", "specifics", "emphasis", "tone"];
const KINDS: [&str; 16] = [
    "ONE-SIDE",
    "FRAMING",
    "DEMANDS",
    "LENGTH",
    "COMMIT",
    "TONE",
    "OTHER-MOUTH",
    "EMPHASIS",
    "CONTRADICT",
    "MEDIUM",
    "NEXT-STEPS",
    "AGENCY",
    "SPECIFICS",
    "INITIATOR",
    "BOTH-OMIT",
    "AVOIDED-WORDS",
];
const MEDIA: [&str; 4] = ["phone", "video", "meeting", "letter"];
const PARTS: [&str; 6] = ["omission", "framing", "commitment", "attribution", "factual", "emphasis"];

/// Every bundled pair and a few bare texts, each with its JSON.
fn comparisons() -> Vec<(Comparison, Value)> {
    let mut readouts: Vec<(Readout, Readout)> = corpus::pairs().into_iter().map(|pair| (pair.a, pair.b)).collect();
    readouts.push((Readout::new("Norway", ""), Readout::new("Chile", "")));
    readouts.push((
        Readout::new("Norway", "A 90-minute video call took place today at Norway's request. The leaders agreed to meet in May."),
        Readout::new("Chile", "").with_language("es"),
    ));
    readouts
        .into_iter()
        .map(|(a, b)| {
            let comparison = compare(&a, &b);
            let json = serde_json::from_str(&report::json(&comparison)).expect("a report is JSON");
            (comparison, json)
        })
        .collect()
}

/// Holds that an object has exactly these keys, in this order or another.
fn object<'v>(value: &'v Value, keys: &[&str], what: &str) -> &'v Map<String, Value> {
    let object = value.as_object().unwrap_or_else(|| panic!("{what} is no object: {value}"));
    let mut found: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut wanted = keys.to_vec();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "keys of {what}");
    object
}

fn items<'v>(value: &'v Value, what: &str) -> &'v [Value] {
    value.as_array().unwrap_or_else(|| panic!("{what} is no list: {value}"))
}

fn words<'v>(value: &'v Value, what: &str) -> Vec<&'v str> {
    items(value, what).iter().map(|item| item.as_str().unwrap_or_else(|| panic!("{what} holds {item}"))).collect()
}

fn one_of(value: &Value, known: &[&str], what: &str) {
    assert!(value.as_str().is_some_and(|name| known.contains(&name)), "{what} is {value}");
}

fn share(value: &Value, what: &str) {
    assert!(value.as_f64().is_some_and(|number| (0.0..=1.0).contains(&number)), "{what} is {value}");
}

#[test]
fn the_whole_has_these_keys() {
    for (_, json) in comparisons() {
        let mut keys = vec!["schema", "a", "b", "links", "facts", "findings", "divergence", "made_by"];
        // Notes are left out where there are none.
        keys.extend(json.get("notes").is_some().then_some("notes"));
        let whole = object(&json, &keys, "a comparison");
        assert_eq!(whole["schema"], rashomon::SCHEMA);
        assert_eq!(whole["schema"], 1);
        assert!(whole["made_by"].as_str().is_some_and(|name| name.starts_with("rashomon ")));
        if let Some(notes) = whole.get("notes") {
            assert!(!words(notes, "notes").is_empty(), "an empty list of notes is left out");
        }
    }
}

#[test]
fn a_claim_has_these_keys_and_its_offsets_index_the_text() {
    for (comparison, json) in comparisons() {
        for side in Side::BOTH {
            let account = object(&json[side.to_string()], &["issuer", "words", "claims"], "an account");
            assert!(account["issuer"].is_string() && account["words"].is_u64());
            let text = comparison.account(side).text();
            for (place, claim) in items(&account["claims"], "claims").iter().enumerate() {
                let keys = ["id", "start", "end", "text", "holder", "act", "strength", "negated", "topics"];
                let claim = object(claim, &keys, "a claim");
                assert_eq!(claim["id"], format!("{side}{}", place + 1));
                let offset = |key: &str| usize::try_from(claim[key].as_u64().expect("an offset")).expect("a small one");
                assert_eq!(claim["text"], text[offset("start")..offset("end")]);
                one_of(&claim["holder"], &HOLDERS, "holder");
                one_of(&claim["act"], &ACTS, "act");
                share(&claim["strength"], "strength");
                assert!(claim["negated"].is_boolean());
                assert!(words(&claim["topics"], "topics").len() <= 3);
            }
        }
    }
}

#[test]
fn a_link_has_these_keys() {
    for (_, json) in comparisons() {
        for link in items(&json["links"], "links") {
            let mut keys = vec!["a", "b", "relation", "aspects", "similarity", "because"];
            // Only a contradiction says how sure it is.
            keys.extend((link["relation"] == "contradictory").then_some("status"));
            let link = object(link, &keys, "a link");
            assert!(!words(&link["a"], "claims").is_empty() && !words(&link["b"], "claims").is_empty());
            one_of(&link["relation"], &RELATIONS, "relation");
            items(&link["aspects"], "aspects").iter().for_each(|aspect| one_of(aspect, &ASPECTS, "aspect"));
            share(&link["similarity"], "similarity");
            for reason in items(&link["because"], "because") {
                let reason = object(reason, &["term", "weight"], "a reason");
                assert!(reason["term"].is_string());
                share(&reason["weight"], "weight");
            }
        }
    }
}

#[test]
fn facts_have_these_keys_and_null_for_what_is_not_stated() {
    for (_, json) in comparisons() {
        let facts = object(&json["facts"], &["a", "b"], "facts");
        for side in ["a", "b"] {
            let keys =
                ["initiator", "duration_minutes", "medium", "date", "tone", "next_steps", "participants", "place", "earlier"];
            let facts = object(&facts[side], &keys, "the facts of one text");
            let stated = |key: &str| Some(&facts[key]).filter(|value| !value.is_null());
            stated("initiator").inspect(|value| one_of(value, &["a", "b", "mutual"], "initiator"));
            stated("medium").inspect(|value| one_of(value, &MEDIA, "medium"));
            assert!(stated("duration_minutes").is_none_or(|value| value.as_f64().is_some_and(|minutes| minutes >= 0.0)));
            assert!(stated("date").is_none_or(Value::is_string));
            assert!(stated("place").is_none_or(Value::is_string));
            for list in ["tone", "next_steps", "participants", "earlier"] {
                assert!(stated(list).is_none_or(|value| !words(value, list).is_empty()), "{list} is null, not empty");
            }
        }
    }
}

#[test]
fn a_finding_has_these_keys() {
    for (_, json) in comparisons() {
        let mut before = 1.0;
        for finding in items(&json["findings"], "findings") {
            let finding = object(finding, &["kind", "side", "claims", "sentence", "weight"], "a finding");
            one_of(&finding["kind"], &KINDS, "kind");
            one_of(&finding["side"], &["a", "b", "both"], "side");
            let claims = object(&finding["claims"], &["a", "b"], "the claims of a finding");
            for side in ["a", "b"] {
                assert!(words(&claims[side], "claims").iter().all(|id| id.starts_with(side)));
            }
            assert!(finding["sentence"].as_str().is_some_and(|sentence| sentence.ends_with('.')), "{finding:?}");
            share(&finding["weight"], "weight");
            let weight = finding["weight"].as_f64().unwrap_or(f64::NAN);
            assert!(weight <= before, "findings stand in order of weight");
            before = weight;
        }
    }
}

#[test]
fn the_divergence_has_these_keys_and_zero_is_shown() {
    for (_, json) in comparisons() {
        let divergence = object(&json["divergence"], &["overall", "low", "high", "parts", "topics"], "the divergence");
        for key in ["overall", "low", "high"] {
            share(&divergence[key], key);
        }
        let parts = object(&divergence["parts"], &PARTS, "the parts");
        parts.iter().for_each(|(name, part)| share(part, name));
        let sum: f64 = parts.values().filter_map(Value::as_f64).sum();
        let overall = divergence["overall"].as_f64().expect("a number");
        assert!((sum - overall).abs() < 1e-6, "the parts add up to {sum}, the whole is {overall}");
        for topic in items(&divergence["topics"], "topics") {
            let topic = object(topic, &["topic", "divergence", "share_a", "share_b"], "a topic");
            assert!(topic["topic"].is_string());
            ["divergence", "share_a", "share_b"].iter().for_each(|key| share(&topic[*key], key));
        }
    }
}

#[test]
fn the_names_in_the_crate_are_those_of_the_contract() {
    let quoted = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
    for kind in FindingKind::ALL {
        assert_eq!(quoted(serde_json::to_value(kind).expect("a name")), kind.name());
    }
    assert_eq!(FindingKind::ALL.map(FindingKind::name), KINDS);
    assert_eq!(Relation::ALL.map(Relation::name), RELATIONS);
    assert_eq!(rashomon::Act::ALL.map(rashomon::Act::name), ACTS);
    assert_eq!(rashomon::PARTS, PARTS);
    for act in rashomon::Act::ALL {
        assert_eq!(quoted(serde_json::to_value(act).expect("a name")), act.name());
    }
}

#[test]
fn what_is_written_can_be_read_back() {
    for (comparison, json) in comparisons() {
        let back: Comparison = serde_json::from_str(&report::json(&comparison)).expect("what was written is read");
        // The texts are not part of the contract; everything that is comes back byte for byte.
        assert_eq!(report::json(&back), report::json(&comparison));
        assert_eq!(serde_json::to_value(&back).expect("it is written again"), json);
        assert_eq!((back.a().text(), back.b().text()), ("", ""));
        assert_eq!(back.a().claims.len(), comparison.a().claims.len());
        assert_eq!(back.only(Side::A).len(), comparison.only(Side::A).len());
        assert_eq!(back.silences(), comparison.silences());
    }
}

#[test]
fn schema_1_is_read_as_it_was_first_written() {
    let json = r#"{"schema": 1,
        "a": {"issuer": "Norway", "words": 4, "claims": [{"id": "a1", "start": 0, "end": 22, "text": "She warned of a delay.",
            "holder": "a", "act": "warn", "strength": 0.7, "negated": false, "topics": ["trade"]}]},
        "b": {"issuer": "Chile", "words": 0, "claims": []},
        "links": [],
        "facts": {"a": {"initiator": null, "duration_minutes": null, "medium": "video", "date": null, "tone": null, "next_steps": null, "participants": null, "place": null, "earlier": null},
            "b": {"initiator": "mutual", "duration_minutes": 90.0, "medium": null, "date": "today", "tone": ["frank"], "next_steps": ["x"], "participants": ["Secretary Roe"], "place": "Geneva", "earlier": ["the last call"]}},
        "findings": [{"kind": "OTHER-MOUTH", "side": "b", "claims": {"a": [], "b": []}, "sentence": "x.", "weight": 0.4}],
        "divergence": {"overall": 0.62, "low": 0.55, "high": 0.68, "parts": {"omission": 0.62, "framing": 0.0, "commitment": 0.0,
            "attribution": 0.0, "factual": 0.0, "emphasis": 0.0},
            "topics": [{"topic": "trade", "divergence": 0.4, "share_a": 0.2, "share_b": 0.1}]},
        "made_by": "rashomon 0.1.0"}"#;
    let comparison: Comparison = serde_json::from_str(json).expect("schema 1 is read");
    assert_eq!(comparison.only(Side::A)[0].text, "She warned of a delay.");
    assert_eq!(comparison.findings()[0].kind, FindingKind::OtherMouth);
}

//! The JSON Schema of the contract, held against what the crate writes and against what it must not let pass.
//!
//! In: `schema/comparison.schema.json`, the bundled pairs, and the development pairs where they are at hand. Out: a pass, or the
//! place in a document that does not fit. Law: the schema names every key that a comparison has, and turns away what is missing,
//! unknown or out of range: a schema that lets everything pass checks nothing.

use std::fs;
use std::path::PathBuf;

use jsonschema::Validator;
use rashomon::evaluation::Gold;
use rashomon::{Comparison, FindingKind, Readout, compare, corpus, report};
use serde_json::{Value, json};

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(report::JSON_SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("its references lead somewhere")
}

fn json(comparison: &Comparison) -> Value {
    serde_json::from_str(&report::json(comparison)).expect("a report is JSON")
}

/// Holds that a comparison fits the schema, and what a schema cannot say: that offsets are in order.
fn fits(validator: &Validator, name: &str, comparison: &Comparison) {
    let json = json(comparison);
    let wrong: Vec<String> = validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
    for claim in comparison.a().claims.iter().chain(&comparison.b().claims) {
        assert!(claim.start < claim.end, "{name} {}", claim.id);
    }
}

#[test]
fn every_bundled_pair_fits() {
    let validator = validator();
    for pair in corpus::pairs() {
        fits(&validator, pair.id, &compare(&pair.a, &pair.b));
        fits(&validator, pair.id, &compare(&pair.a, &pair.a));
    }
}

#[test]
fn bare_texts_and_notes_fit() {
    let validator = validator();
    let texts = [
        "",
        "They met.",
        "A 90-minute video call took place today at Norway's request. They agreed to meet in May.",
        "两国元首通电话。\u{0}<b>",
    ];
    for text in texts {
        for other in texts {
            let comparison = compare(&Readout::new("Norway", text).with_language("es"), &Readout::new("", other));
            assert!(!comparison.notes().is_empty(), "the language is noted");
            fits(&validator, text, &comparison);
        }
    }
}

#[test]
fn every_development_pair_fits() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/dev");
    let Ok(events) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    };
    let validator = validator();
    let mut seen = 0;
    for event in events.map(|event| event.expect("an entry").path()).filter(|event| event.join("gold.json").is_file()) {
        let read =
            |name: &str| fs::read_to_string(event.join(name)).unwrap_or_else(|error| panic!("{}: {error}", event.display()));
        let gold = Gold::parse(&read("gold.json")).expect("a table");
        let (a, b) = (Readout::new(&gold.a.side, read(&gold.a.file)), Readout::new(&gold.b.side, read(&gold.b.file)));
        fits(&validator, &gold.event, &compare(&a, &b));
        seen += 1;
    }
    assert!(seen > 0, "{} holds no pair", folder.display());
}

/// A document that fits, with everything in it that the schema speaks of.
fn whole() -> Value {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    let mut json = json(&compare(&pair.a, &pair.b.with_language("ru")));
    assert!(validator().is_valid(&json));
    // A list of notes may be absent; here it is there, so that it is looked at as well.
    assert!(json["notes"].is_array());
    json["facts"]["a"]["next_steps"] = json!(["a visit"]);
    json
}

#[test]
fn a_key_that_is_missing_or_unknown_is_turned_away_wherever_it_is() {
    /// Paths of all objects in a document, the first item of each list only.
    fn objects(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                found.push(path.to_owned());
                object.iter().for_each(|(key, value)| objects(value, &format!("{path}/{key}"), found));
            }
            Value::Array(items) => items.iter().take(1).for_each(|item| objects(item, &format!("{path}/0"), found)),
            _ => {}
        }
    }
    let (validator, whole) = (validator(), whole());
    assert!(validator.is_valid(&whole));
    let mut paths = Vec::new();
    objects(&whole, "", &mut paths);
    assert!(paths.len() >= 14, "{paths:?}");
    let mut tried = 0;
    for path in paths {
        let keys: Vec<String> = whole.pointer(&path).and_then(Value::as_object).expect("an object").keys().cloned().collect();
        for key in keys.iter().filter(|key| *key != "notes") {
            let mut less = whole.clone();
            less.pointer_mut(&path).and_then(Value::as_object_mut).expect("an object").remove(key);
            assert!(!validator.is_valid(&less), "{path} may be without {key}");
            let mut other = whole.clone();
            other.pointer_mut(&path).and_then(Value::as_object_mut).expect("an object")[key.as_str()] = json!({"not": "this"});
            assert!(!validator.is_valid(&other), "{path}/{key} may be an object of another kind");
            tried += 2;
        }
        let mut more = whole.clone();
        more.pointer_mut(&path).and_then(Value::as_object_mut).expect("an object").insert(String::from("extra"), json!(1));
        assert!(!validator.is_valid(&more), "{path} may have an unknown key");
    }
    assert!(tried > 100, "only {tried} documents were tried");
}

#[test]
fn a_value_out_of_range_is_turned_away() {
    let (validator, whole) = (validator(), whole());
    let wrong = [
        ("/schema", json!(2)),
        ("/made_by", json!("somebody else")),
        ("/notes", json!([])),
        ("/a/words", json!(-1)),
        ("/a/words", json!(1.5)),
        ("/a/claims/0/id", json!("b1")),
        ("/b/claims/0/id", json!("a1")),
        ("/a/claims/0/id", json!("a0")),
        ("/a/claims/0/start", json!(-1)),
        ("/a/claims/0/end", json!(-5)),
        ("/a/claims/0/start", json!("0")),
        ("/a/claims/0/holder", json!("c")),
        ("/a/claims/0/act", json!("deny")),
        ("/a/claims/0/strength", json!(1.01)),
        ("/a/claims/0/negated", json!("no")),
        ("/a/claims/0/topics", json!(["x", "x"])),
        ("/links/0/a", json!([])),
        ("/links/0/b", json!(["a1"])),
        ("/links/0/relation", json!("denied")),
        ("/links/0/relation", json!("Concordant")),
        ("/links/0/aspects", json!(["omission"])),
        ("/links/0/similarity", json!(-0.1)),
        ("/facts/a/initiator", json!("both")),
        ("/facts/a/medium", json!("telegraph")),
        ("/facts/a/duration_minutes", json!(-90)),
        ("/facts/a/tone", json!([])),
        ("/findings/0/kind", json!("OMISSION")),
        ("/findings/0/side", json!("c")),
        ("/findings/0/sentence", json!("")),
        ("/findings/0/weight", json!(2)),
        ("/divergence/overall", json!(1.5)),
        ("/divergence/low", Value::Null),
        ("/divergence/parts/omission", json!(-0.2)),
        ("/divergence/topics/0/share_a", json!("much")),
    ];
    for (path, value) in wrong {
        let mut document = whole.clone();
        *document.pointer_mut(path).unwrap_or_else(|| panic!("{path} is not there")) = value.clone();
        assert!(!validator.is_valid(&document), "{path} may be {value}");
    }
}

#[test]
fn the_names_in_the_schema_are_those_of_the_crate() {
    let schema: Value = serde_json::from_str(report::JSON_SCHEMA).expect("the schema is JSON");
    let names = |path: &str| -> Vec<String> {
        let list = schema.pointer(path).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {path}"));
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let defs = "/$defs";
    assert_eq!(names(&format!("{defs}/claim/properties/act/enum")), rashomon::Act::ALL.map(rashomon::Act::name));
    assert_eq!(names(&format!("{defs}/link/properties/relation/enum")), rashomon::Relation::ALL.map(rashomon::Relation::name));
    assert_eq!(names(&format!("{defs}/finding/properties/kind/enum")), FindingKind::ALL.map(FindingKind::name));
    assert_eq!(names(&format!("{defs}/divergence/properties/parts/required")), rashomon::PARTS);
}

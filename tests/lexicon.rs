//! The lexicon: where its entries come from, whether its own examples are read, and what happens to a file that is wrong.
//!
//! In: the embedded files and a few made up here. Out: every entry that breaks a rule. Law: the two sentences of an example pair
//! are read alike by the entry they stand under; what cannot be read is an error that names file and line.

use std::collections::BTreeSet;

use rashomon::{Act, Comparer, Error, ErrorKind, Lexicon, Readout};

#[test]
fn every_entry_says_where_it_comes_from() {
    assert_eq!(Lexicon::embedded().without_provenance(), Vec::<String>::new());
    let mine = Lexicon::parse("mine.txt", "[concept]\nsnow = snow\n! provenance: mine\nrain = rain").expect("it can be read");
    assert_eq!(mine.without_provenance(), ["mine.txt:2"]);
}

#[test]
fn every_section_is_filled() {
    for (section, entries) in Lexicon::embedded().sizes() {
        assert!(entries > 0, "[{section}] is empty");
    }
}

#[test]
fn both_sentences_of_an_example_hold_their_entry() {
    let (lexicon, comparer) = (Lexicon::embedded(), Comparer::default());
    let mut missed = Vec::new();
    let examples = lexicon.examples();
    assert!(examples.len() > 500, "only {} examples", examples.len());
    for (section, id, left, right) in examples {
        for sentence in [left, right] {
            if !comparer.look_up(sentence).iter().any(|known| known.section == section && known.id == id) {
                missed.push(format!("[{section}] {id}: {sentence}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} sentences do not hold their entry:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn the_sentences_of_an_example_say_it_in_two_ways() {
    let lexicon = Lexicon::embedded();
    let mut same = Vec::new();
    for (section, id, left, right) in lexicon.examples() {
        if left == right || !left.ends_with(['.', '!', '?', '"', '”']) || !right.ends_with(['.', '!', '?', '"', '”']) {
            same.push(format!("[{section}] {id}: {left} ~ {right}"));
        }
    }
    assert!(same.is_empty(), "two different sentences, each with its stop:\n{}", same.join("\n"));
}

/// Forms that the crate does not find in themselves; this number only ever falls.
const UNREACHED: usize = 14;

#[test]
fn a_form_is_found_in_itself() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let comparer = Comparer::default();
    let mut unreached = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a data file");
        let mut section = "";
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
            }
            // Names want a capital and closed classes have no ids to look up.
            let Some((id, rest)) = line.split_once(" = ").filter(|_| !line.starts_with(['#', '!', '+', '['])) else { continue };
            if !["concept", "act", "frame", "topic", "tone"].contains(&section) {
                continue;
            }
            for form in rest.split(" ; ").next().unwrap_or_default().split(" | ").map(|form| form.trim().trim_start_matches('='))
            {
                let found = comparer.look_up(form).iter().any(|known| known.section == section && known.id == id);
                if !found && !form.contains("..") {
                    unreached.push(format!("[{section}] {id}: {form}"));
                }
            }
        }
    }
    assert!(unreached.len() <= UNREACHED, "{} forms, and it was {UNREACHED}:\n{}", unreached.len(), unreached.join("\n"));
}

#[test]
fn what_is_looked_up_is_an_excerpt() {
    let comparer = Comparer::default();
    for (_, _, left, right) in Lexicon::embedded().examples() {
        for text in [left, right] {
            let mut at = 0;
            for known in comparer.look_up(text) {
                assert!(text.get(known.span.range()).is_some_and(|words| !words.is_empty()), "{text}: {known:?}");
                assert!(known.span.start >= at, "entries stand in order of their first word: {text}");
                at = known.span.start;
            }
        }
    }
}

#[test]
fn the_verb_of_an_act_example_gives_the_claim_its_act() {
    // An entry's verb may stand beside a weightier one, so that a share of the examples may differ, but no more.
    const SHARE: f64 = 0.8;
    let (lexicon, comparer) = (Lexicon::embedded(), Comparer::default());
    let (mut right, mut all) = (0, 0);
    for (_, id, one, other) in lexicon.examples().into_iter().filter(|(section, ..)| *section == "act") {
        for text in [one, other] {
            let spans: Vec<_> = comparer
                .look_up(text)
                .into_iter()
                .filter(|known| known.section == "act" && known.id == id)
                .map(|k| k.span)
                .collect();
            let document = comparer.analyze(&Readout::new("Norway", text));
            all += 1;
            right += usize::from(document.claims().iter().any(|claim| {
                claim.act_words.is_some_and(|words| spans.iter().any(|span| words.start <= span.start && span.end <= words.end))
            }));
        }
    }
    assert!(f64::from(right as u32) >= SHARE * f64::from(all as u32), "{right} of {all}");
}

/// Files that cannot be read, and what is said of each.
const WRONG: [(&str, &str); 17] = [
    ("truce = ceasefire", "bad.txt:1: an entry stands before the first [section]"),
    ("+ One. ~ Two.\n[concept]", "bad.txt:1: an example stands before the first entry"),
    ("[concept\ntruce = ceasefire", "bad.txt:1: a section is written `[name]`"),
    ("[]", "bad.txt:1: a section is written `[name]`"),
    ("[concept]\ntruce", "bad.txt:2: an entry is written `id = form | form ; key: value`"),
    ("[concept]\ntruce=ceasefire", "bad.txt:2: an entry is written `id = form | form ; key: value`"),
    ("[concept]\n\n# why\na truce = ceasefire", "bad.txt:4: `a truce` is not an id: one word without spaces"),
    ("[concept]\ntruce = ceasefire | | armistice", "bad.txt:2: an empty form between two bars"),
    ("[concept]\ntruce = ceasefire ; topic", "bad.txt:2: `topic` is not `key: value`"),
    ("[concept]\ntruce = ceasefire\n+ Only one.", "bad.txt:3: an example is written `+ sentence ~ sentence`"),
    (
        "[concepts]\ntruce = ceasefire",
        "bad.txt:2: no section `[concepts]`: there are concept, actor, leader, act, frame, topic, tone, hedge, condition, negation, intensifier, medium, role",
    ),
    ("[act]\nsing = sang ; act: singing", "bad.txt:2: `singing` is not an act"),
    ("[act]\nsing = sang ; act: assert ; strength: loud", "bad.txt:2: `strength: loud` is not a number"),
    ("[act]\nsing = sang ; act: assert ; direction: up", "bad.txt:2: `up` is not a direction (other, third, both, none)"),
    ("[frame]\nwar = war", "bad.txt:2: `war` is not a frame id: `thing.name`"),
    ("[leader]\nroe = Roe", "bad.txt:2: a leader needs `of: actor`"),
    ("[role]\nhero = he", "bad.txt:2: no role is called `hero`"),
];

/// Reads a lexicon and builds a comparer with it: whichever finds the fault first.
fn build(text: &str) -> Result<Comparer, Error> {
    Comparer::builder().lexicon(Lexicon::parse("bad.txt", text)?).build()
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_line() {
    for (text, message) in WRONG {
        let error = build(text).expect_err(text);
        assert_eq!(error.to_string(), message, "{text}");
        let ErrorKind::Format { file, line, .. } = error.kind() else { panic!("{error}") };
        assert_eq!((file.as_str(), message.starts_with(&format!("bad.txt:{line}:"))), ("bad.txt", true));
    }
}

#[test]
fn comments_empty_files_and_byte_order_marks_are_no_errors() {
    for text in ["", "\n\n", "# a comment", "\u{feff}[concept]\ntruce = ceasefire", "[concept]\r\ntruce = ceasefire\r\n"] {
        assert!(build(text).is_ok(), "{text:?}");
    }
}

#[test]
fn a_lexicon_of_ones_own_adds_to_the_embedded_one() {
    let mine =
        "[concept]\nsnow-treaty = Snow Treaty | accord on snow\n+ They signed the Snow Treaty. ~ The accord on snow holds.";
    let mine = Lexicon::parse("mine.txt", mine).expect("it can be read");
    let examples: Vec<(&str, &str)> = mine.examples().into_iter().map(|(section, id, ..)| (section, id)).collect();
    assert_eq!(examples, [("concept", "snow-treaty")]);
    let comparer = Comparer::builder().lexicon(mine).build().expect("it can be built");
    let ids = |text: &str| -> BTreeSet<String> {
        comparer.look_up(text).into_iter().filter(|known| known.section == "concept").map(|known| known.id).collect()
    };
    assert!(ids("They praised the Snow Treaty.").contains("snow-treaty"));
    assert!(ids("They praised the truce.").contains("ceasefire"), "the embedded entries stay");
    let (a, b) = ("The Prime Minister reaffirmed the Snow Treaty.", "The two sides reaffirmed the accord on snow.");
    assert_eq!(comparer.compare(&Readout::new("Norway", a), &Readout::new("Sweden", b)).links().len(), 1);
}

#[test]
fn an_entry_with_a_known_id_takes_the_place_of_the_embedded_one() {
    let comparer = build("[concept]\nceasefire = halt to the drums").expect("it can be built");
    let holds = |comparer: &Comparer, text: &str| {
        comparer.look_up(text).iter().any(|known| known.section == "concept" && known.id == "ceasefire")
    };
    assert!(holds(&comparer, "They agreed to a halt to the drums."));
    assert!(!holds(&comparer, "They agreed to a truce."), "the embedded forms are gone");
    assert!(holds(&Comparer::default(), "They agreed to a truce."), "the embedded lexicon itself is as it was");
    // The same id in another section is another entry.
    let comparer = build("[topic]\nceasefire = drums").expect("it can be built");
    assert!(holds(&comparer, "They agreed to a truce."));
    // The later of two files wins.
    let file = |name: &str, form: &str| Lexicon::parse(name, &format!("[concept]\nx = {form}")).expect("it can be read");
    let both = file("one.txt", "apples").merge(file("two.txt", "pears"));
    assert_eq!(both.sizes().iter().map(|(_, entries)| entries).sum::<usize>(), 1);
    let comparer = Comparer::builder().lexicon(both).build().expect("it can be built");
    let known = |text: &str| comparer.look_up(text).iter().any(|known| known.id == "x");
    assert!(known("They like pears.") && !known("They like apples."));
}

#[test]
fn without_the_embedded_lexicon_only_ones_own_counts() {
    let mine = Lexicon::parse("mine.txt", "[act]\nhum = hummed ; act: assert ; strength: 0.9").expect("it can be read");
    let comparer = Comparer::builder().lexicon(mine).without_embedded_lexicon().build().expect("it can be built");
    let known = comparer.look_up("The Norwegian President hummed and agreed to a truce.");
    assert_eq!(known.iter().map(|known| known.id.as_str()).collect::<Vec<_>>(), ["hum"]);
    let document = comparer.analyze(&Readout::new("Norway", "The President hummed of peace."));
    assert_eq!(document.claims()[0].act, Act::Assert);
}

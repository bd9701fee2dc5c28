//! The laws of `src/design.md`, tried on texts that nobody chose.
//!
//! In: texts of `support/grammar.rs`. Out: a pass, or the smallest text found that breaks a law. What broke one once stands in
//! `tests/proptest-regressions` and is tried first. A plain run tries each law on some dozens of texts;
//! `PROPTEST_CASES=5000 cargo test --release --test laws` tries more.

#[path = "support/checks.rs"]
mod checks;
#[path = "support/grammar.rs"]
mod grammar;
#[path = "support/mirror.rs"]
mod mirror;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use rashomon::{Act, Comparer, Comparison, Readout, Relation, Side, compare};

/// `usual` cases, or what `PROPTEST_CASES` says.
fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    let regressions = FileFailurePersistence::Direct("tests/proptest-regressions/laws.txt");
    ProptestConfig { cases, failure_persistence: Some(Box::new(regressions)), ..ProptestConfig::default() }
}

/// Two readouts with issuers: known ones, unknown ones, the same one twice.
fn readouts() -> impl Strategy<Value = (Readout, Readout)> {
    let issuers = select(&[("United States", "Russia"), ("Norway", "Chile"), ("us", "uk"), ("France", "France"), ("X", "")][..]);
    (grammar::two_texts(), issuers).prop_map(|((a, b), (left, right))| (Readout::new(left, a), Readout::new(right, b)))
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn tokens_tile_and_every_span_is_an_excerpt(text in grammar::text()) {
        let comparer = Comparer::default();
        checks::tokens_tile(&comparer, &text);
        checks::document_is_sound(&comparer, &comparer.analyze(&Readout::new("United States", text)));
    }

    #[test]
    fn a_text_and_itself_are_the_same_account(text in grammar::text()) {
        let readout = Readout::new("Norway", text);
        let comparison = compare(&readout, &readout);
        is_the_same_account(&comparison);
        prop_assert!(comparison.findings().is_empty());
        prop_assert_eq!(comparison.links().len(), comparison.a().claims.len());
        checks::comparison_is_sound(&comparison, &readout, &readout);
    }

    #[test]
    fn a_comparison_is_sound_and_mirrors((a, b) in readouts()) {
        let (straight, swapped) = (compare(&a, &b), compare(&b, &a));
        checks::comparison_is_sound(&straight, &a, &b);
        checks::comparison_is_sound(&swapped, &b, &a);
        mirror::is_mirrored(&straight, &swapped);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn how_a_text_is_set_changes_nothing(
        (a, b) in (grammar::readout(), grammar::readout()),
        width in 24usize..110,
    ) {
        setting_changes_nothing(&Readout::new("Norway", a), &Readout::new("Chile", b), width);
    }

    #[test]
    fn other_scripts_survive(text in grammar::readout(), word in select(&FOREIGN[..]), place in any::<prop::sample::Index>()) {
        let spaces: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 2).collect();
        let at = if spaces.is_empty() { text.len() } else { spaces[place.index(spaces.len())] };
        let text = format!("{}The President recalled the words {word} of the founders. {}", &text[..at], &text[at..]);
        let document = Comparer::default().analyze(&Readout::new("Russia", text.clone()));
        checks::document_is_sound(&Comparer::default(), &document);
        prop_assert!(document.claims().iter().any(|claim| document.text_of(claim.span).contains(word)), "{}", text);
    }

    #[test]
    fn a_denial_turns_the_claim_and_nothing_else(
        subject in select(&["The two leaders", "The sides", "They", "The President", "Prime Minister Lie", "The Kremlin"][..]),
        (said, denied) in select(&DENIALS[..]),
        content in select(&["a ceasefire", "trade", "arms control", "grain exports", "the draft", "a price cap on gas", "the accord"][..]),
        rest in select(&["", " today", " at length", " in Geneva", " with the ministers"][..]),
    ) {
        let read = |verb: &str| Comparer::default().analyze(&Readout::new("Norway", format!("{subject} {verb} {content}{rest}.")));
        let (yes, no, willing) = (read(said), read(denied), read("will discuss"));
        prop_assert!(yes.claims().len() == 1 && !yes.claims()[0].negated, "{subject} {said} {content}");
        prop_assert!(no.claims().len() == 1 && no.claims()[0].negated, "{subject} {denied} {content}");
        prop_assert!(!willing.claims()[0].negated && willing.claims()[0].act != Act::Describe);
        let (all, almost) = (read("agreed on all points of"), read("agreed on almost all points of"));
        prop_assert!(almost.claims()[0].strength < all.claims()[0].strength);
        prop_assert!(!almost.claims()[0].negated && !all.claims()[0].negated);
    }

    #[test]
    fn beside_silence_there_is_omission_and_nothing_else(text in grammar::text(), first in any::<bool>()) {
        let (told, silent) = (Readout::new("Norway", text), Readout::new("Chile", ""));
        let comparison = if first { compare(&told, &silent) } else { compare(&silent, &told) };
        prop_assert!(comparison.links().is_empty());
        let parts = comparison.divergence().parts;
        prop_assert!(parts.named().iter().skip(1).all(|(_, part)| *part == 0.0), "{:?}", parts);
        prop_assert!(comparison.findings().iter().all(|finding| finding.kind.name() != "CONTRADICT"));
        checks::comparison_is_sound(&comparison, if first { &told } else { &silent }, if first { &silent } else { &told });
    }

    #[test]
    fn leaving_sentences_out_contradicts_nothing(
        sentences in prop::collection::vec(grammar::sentence(), 2..8),
        kept in prop::collection::vec(any::<bool>(), 8),
    ) {
        let denies = ["not", "n't", "refused", "ruled out", "nothing"];
        let sentences: Vec<String> = sentences.into_iter().filter(|s| !denies.iter().any(|word| s.contains(word))).collect();
        let fewer: Vec<&str> = sentences.iter().zip(kept).filter(|(_, kept)| *kept).map(|(s, _)| s.as_str()).collect();
        let comparison = compare(&Readout::new("Norway", sentences.join(" ")), &Readout::new("Chile", fewer.join(" ")));
        prop_assert!(comparison.links().iter().all(|link| link.relation != Relation::Contradictory));
    }
}

/// A thing said, and its denial.
const DENIALS: [(&str, &str); 7] = [
    ("discussed", "did not discuss"),
    ("agreed on", "didn't agree on"),
    ("accepted", "refused to accept"),
    ("supported", "never supported"),
    ("discussed", "didn’t discuss"),
    ("endorsed", "declined to endorse"),
    ("reached agreement on", "failed to reach agreement on"),
];

/// Words that are not in Latin script, or not only.
const FOREIGN: [&str; 8] = [
    "«специальная военная операция»",
    "Владимир Путин",
    "习近平主席",
    "一个中国原则。",
    "سلام",
    "שלום",
    "नमस्ते दुनिया",
    "Ελληνική Δημοκρατία",
];

/// Holds that nothing sets two accounts apart.
fn is_the_same_account(comparison: &Comparison) {
    let divergence = comparison.divergence();
    assert_eq!(divergence.overall.to_string(), "0.00");
    assert!([divergence.overall, divergence.low, divergence.high].iter().all(|score| score.get() == 0.0), "{divergence:?}");
    assert!(divergence.parts.named().iter().all(|(_, part)| *part == 0.0), "{divergence:?}");
    assert!(comparison.links().iter().all(|link| link.relation == Relation::Concordant), "{:?}", comparison.links());
    assert!(comparison.only(Side::A).is_empty() && comparison.only(Side::B).is_empty());
}

/// What a comparison says, without offsets and quotations.
fn outline(comparison: &Comparison) -> (Vec<String>, Vec<String>, String) {
    let claims = Side::BOTH.iter().flat_map(|side| &comparison.account(*side).claims).map(|claim| {
        format!(
            "{} {} {} {} {:.6} {:?}",
            claim.id,
            claim.holder,
            claim.act.name(),
            claim.negated,
            claim.strength.get(),
            claim.topics
        )
    });
    let links = comparison
        .links()
        .iter()
        .map(|link| format!("{:?} {:?} {:?} {:?} {:.6}", link.a, link.b, link.relation, link.aspects, link.similarity.get()));
    (claims.collect(), links.collect(), format!("{:?}", comparison.divergence()))
}

/// The text with its lines filled to `width`: each line break stands where one space stood.
///
/// No line is made to begin with a dash or a bullet: that is how a list item begins, and no reader could tell.
fn wrapped(text: &str, width: usize) -> String {
    let mut column = 0;
    let mut wrapped = String::with_capacity(text.len());
    let mut before = '\n';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or('\n');
        let item = matches!(next, '-' | '–' | '—' | '―' | '‒' | '•' | '*' | '·');
        let breaks = letter == ' ' && column >= width && !before.is_whitespace() && !next.is_whitespace() && !item;
        column = if breaks || letter == '\n' { 0 } else { column + 1 };
        wrapped.push(if breaks { '\n' } else { letter });
        before = letter;
    }
    wrapped
}

fn straight_quotes(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

fn curly_quotes(text: &str) -> String {
    let mut open = true;
    let quote = |letter: char| match letter {
        '"' => {
            open = !open;
            if open { '”' } else { '“' }
        }
        '\'' => '’',
        other => other,
    };
    text.chars().map(quote).collect()
}

/// The text without its last stop, where that is a sentence's and not an abbreviation's.
fn unstopped(text: &str) -> String {
    let body = text.trim_end();
    let shorter = body
        .strip_suffix('.')
        .filter(|rest| rest.ends_with(|c: char| c.is_ascii_lowercase()) && !rest[..rest.len() - 1].ends_with('.'));
    shorter.unwrap_or(text).to_owned()
}

/// A name, and how it changes a text.
type Setting<'s> = (&'s str, &'s dyn Fn(&str) -> String);

fn setting_changes_nothing(a: &Readout, b: &Readout, width: usize) {
    let set = |readout: &Readout, f: &dyn Fn(&str) -> String| {
        let text = f(readout.text());
        let mut other = Readout::new(readout.issuer(), text);
        if let Some(leader) = readout.leader() {
            other = other.with_leader(leader);
        }
        if let Some(date) = readout.date() {
            other = other.with_date(date);
        }
        other
    };
    let plain = outline(&compare(a, b));
    let settings: [Setting<'_>; 5] = [
        ("lines re-wrapped", &|text| wrapped(text, width)),
        ("non-breaking spaces", &|text| text.replace(' ', "\u{a0}")),
        ("straight quotes", &straight_quotes),
        ("curly quotes", &curly_quotes),
        ("no final stop", &unstopped),
    ];
    for (what, setting) in settings {
        let (left, right) = (set(a, setting), set(b, setting));
        assert_eq!(plain, outline(&compare(&left, &right)), "{what}:\n{}\n---\n{}", left.text(), right.text());
        assert_eq!(plain, outline(&compare(&left, b)), "{what}, one text alone:\n{}\n---\n{}", left.text(), b.text());
    }
}

#[test]
fn how_a_bundled_text_is_set_changes_nothing() {
    for pair in rashomon::corpus::pairs() {
        for width in [40, 72, 100] {
            setting_changes_nothing(&pair.a, &pair.b, width);
        }
    }
}

#[test]
fn a_bundled_text_set_anew_is_the_same_account() {
    for readout in rashomon::corpus::pairs().into_iter().flat_map(|pair| [pair.a, pair.b]) {
        let anew = Readout::new(readout.issuer(), wrapped(&curly_quotes(readout.text()), 72));
        let anew = anew.with_leader(readout.leader().unwrap_or_default()).with_date(readout.date().unwrap_or_default());
        is_the_same_account(&compare(&readout, &anew));
    }
}

#[test]
fn bundled_comparisons_are_sound_and_mirror() {
    let pairs = rashomon::corpus::pairs();
    // Each text against its own pair and against the next one, which is about another call.
    for (place, pair) in pairs.iter().enumerate() {
        for other in [&pair.b, &pairs[(place + 1) % pairs.len()].a] {
            let (straight, swapped) = (compare(&pair.a, other), compare(other, &pair.a));
            checks::comparison_is_sound(&straight, &pair.a, other);
            mirror::is_mirrored(&straight, &swapped);
        }
        is_the_same_account(&compare(&pair.a, &pair.a));
    }
}

/// Sentences of one claim, and whether it says that something is not so.
const NEGATION: [(&str, bool); 40] = [
    ("The President does not accept the outcome.", true),
    ("The President doesn't accept the outcome.", true),
    ("The President doesn’t accept the outcome.", true),
    ("The leaders did not discuss sanctions.", true),
    ("The leaders didn't discuss sanctions.", true),
    ("No agreement on the ports was reached.", true),
    ("The two sides reached no agreement.", true),
    ("The minister said that his country would never recognise the annexation.", true),
    ("The Chancellor refused to accept the proposal.", true),
    ("The Prime Minister ruled out a troop deployment.", true),
    ("The parties failed to reach a settlement.", true),
    ("Neither side mentioned a ceasefire.", true),
    ("The President cannot support the draft.", true),
    ("The minister said the talks won't be resumed.", true),
    ("The talks are no longer possible, the minister said.", true),
    ("The President stressed that the strait should not be closed.", true),
    ("The President said that under no circumstances would troops be sent.", true),
    ("The King declined to comment on the draft.", true),
    ("The two leaders agreed on all points.", false),
    ("The two leaders agreed on almost all points.", false),
    ("The two leaders agreed on nearly every point.", false),
    ("The Chancellor stressed that nothing can be decided without Ukraine.", false),
    ("The President said there can be no peace without Ukraine.", false),
    ("The Prime Minister reaffirmed that there is no alternative to not giving in.", false),
    ("The President said that not only trade but also culture mattered.", false),
    ("The leaders discussed whether or not to extend the accord.", false),
    ("The leaders called for a cessation of hostilities.", false),
    ("The President called the attack unacceptable.", false),
    ("The leaders urged both armies to stop the shelling.", false),
    ("The minister noted the progress made.", false),
    ("The notable progress was welcomed.", false),
    ("The President knows the North Sea well.", false),
    ("The sides met in Norway in November.", false),
    ("The two sides stand ready for talks without preconditions.", false),
    ("The President left no doubt about his support for the alliance.", false),
    ("The leaders will discuss the grain deal.", false),
    ("The Prime Minister will continue to support the fund.", false),
    ("The President underscored his commitment to the nonproliferation treaty.", false),
    ("He reaffirmed the principle that nothing is agreed until everything is agreed.", false),
    ("The President noted that the knot of problems can be untied.", false),
];

#[test]
fn negation_is_read_as_a_reader_reads_it() {
    let comparer = Comparer::default();
    let mut wrong = Vec::new();
    for (text, negated) in NEGATION {
        let document = comparer.analyze(&Readout::new("Norway", text));
        if document.claims().iter().any(|claim| claim.negated) != negated || document.claims().is_empty() {
            wrong.push(format!("{} {text}", if negated { "is negated:" } else { "is not negated:" }));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn almost_all_is_not_all() {
    let strength = |text: &str| Comparer::default().analyze(&Readout::new("Norway", text)).claims()[0].strength;
    assert!(strength("They agreed on almost all points of the accord.") < strength("They agreed on all points of the accord."));
    let all = Readout::new("Norway", "The two leaders agreed on all points of the fisheries accord.");
    let almost = Readout::new("Chile", "The two leaders agreed on almost all points of the fisheries accord.");
    let comparison = compare(&all, &almost);
    assert_eq!(comparison.links().len(), 1);
    assert_eq!(comparison.links()[0].relation, Relation::Reframed);
}

#[test]
fn will_is_modality_and_no_act() {
    let comparer = Comparer::default();
    for (text, act) in [
        ("The two leaders will discuss the grain deal.", Act::Discuss),
        ("The sides will agree on a date.", Act::Agree),
        ("The Prime Minister will thank the rescuers.", Act::Thank),
    ] {
        let document = comparer.analyze(&Readout::new("Norway", text));
        assert_eq!(document.claims().len(), 1, "{text}");
        assert_eq!(document.claims()[0].act, act, "{text}");
    }
    // "will" alone is modality; set phrases of commitment that begin with it ("will provide") are listed as such.
    for text in ["The President will be in Lima.", "A summit would follow.", "The will of the people counts."] {
        assert!(comparer.look_up(text).iter().all(|known| known.section != "act"), "{text}");
        let document = comparer.analyze(&Readout::new("Norway", text));
        assert!(document.claims().iter().all(|claim| claim.act_words.is_none()), "{text}");
    }
}

/// Pairs of texts with nothing in common.
const STRANGERS: [(&str, &str); 4] = [
    (
        "The Prime Minister called for lower fishing quotas in the Barents Sea. Cod stocks need protection.",
        "The President thanked the doctors of Lima for the malaria vaccines. Two new hospitals will open in spring.",
    ),
    (
        "The minister briefed reporters on the railway line to the coast.",
        "The Foreign Ministry condemned the arrest of a journalist and demanded her release.",
    ),
    ("Sanctions on oil exports remain in force.", "A school exchange between the twin towns was celebrated with music."),
    ("The Chancellor warned against a new arms race in space.", "Olive growers received seedlings. The harvest was good."),
];

#[test]
fn without_a_common_topic_there_is_omission_and_nothing_else() {
    for (a, b) in STRANGERS {
        let comparison = compare(&Readout::new("Norway", a), &Readout::new("Chile", b));
        assert!(comparison.links().is_empty(), "{a} / {b}: {:?}", comparison.links());
        let parts = comparison.divergence().parts;
        assert!(parts.omission >= 0.8, "{a} / {b}: {parts:?}");
        assert!(parts.named().iter().skip(1).all(|(_, part)| *part == 0.0), "{a} / {b}: {parts:?}");
        assert!(comparison.findings().iter().all(|finding| finding.kind.name() != "CONTRADICT"));
    }
}

#[test]
fn what_holds_no_claim_gives_a_note() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "…", "###", "\u{202e}\u{2066}", "—"] {
        let (empty, full) = (Readout::new("Norway", text), Readout::new("Chile", "The sides discussed lithium."));
        for (a, b) in [(&empty, &full), (&full, &empty), (&empty, &empty)] {
            let comparison = compare(a, b);
            checks::comparison_is_sound(&comparison, a, b);
            assert!(comparison.links().is_empty() || a == b, "{text:?}");
            assert!(comparison.notes().iter().any(|note| note.contains("Norway")), "{text:?}: {:?}", comparison.notes());
        }
    }
}

#[test]
fn odd_texts_give_a_result() {
    let texts = [
        String::from("Yes"),
        String::from("."),
        String::from("\u{0}\u{1}\u{7f} The President\u{0}spoke \u{202e}with\u{202c} the Prime Minister."),
        String::from("<p>The President <b>spoke</b> with &quot;them&quot;.</p><script>alert('x')</script>"),
        "\"".repeat(5_000),
        "(".repeat(5_000),
        "- ".repeat(5_000),
        "1. ".repeat(5_000),
        "not ".repeat(5_000),
        "and ".repeat(5_000),
        "agreed ".repeat(5_000),
        "U.S.".repeat(5_000),
        "a\u{301}".repeat(5_000),
        "$1 billion ".repeat(2_000),
        "\r\n".repeat(5_000),
        "“He said: “".repeat(2_000),
        "9".repeat(50_000),
        "x".repeat(200_000),
    ];
    let comparer = Comparer::default();
    let plain = Readout::new("Chile", "President Roe agreed with the Prime Minister on a price of $1 billion.");
    for text in texts {
        checks::tokens_tile(&comparer, &text);
        let odd = Readout::new("Norway", text);
        checks::document_is_sound(&comparer, &comparer.analyze(&odd));
        checks::comparison_is_sound(&comparer.compare(&odd, &plain), &odd, &plain);
    }
}

#[test]
fn odd_names_and_dates_give_a_result() {
    let odd = [
        "",
        " ",
        "2022",
        "2022-13-99",
        "２０２２-０１-０１",
        "é022-01-01",
        "20é2",
        "\u{0}",
        "the the",
        "習近平",
        "%s{}",
        "a",
        "O'Neill, Jr.",
    ];
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the pair is bundled");
    for name in odd {
        let named = |text: &str, issuer: &str| {
            Readout::new(issuer, text)
                .with_date(name)
                .with_leader(name)
                .with_counterpart(name)
                .with_language(name)
                .with_source(name)
        };
        for (left, right) in [(name, "Russia"), ("United States", name), (name, name)] {
            let (a, b) = (named(pair.a.text(), left), named(pair.b.text(), right));
            let comparison = compare(&a, &b);
            checks::comparison_is_sound(&comparison, &a, &b);
            mirror::is_mirrored(&comparison, &compare(&b, &a));
        }
    }
}

/// About `bytes` bytes of bundled sentences in an order that differs with `seed`, so that no two texts are equal.
fn long_text(bytes: usize, seed: usize, gap: &str) -> String {
    let pairs = rashomon::corpus::pairs();
    let sentences: Vec<&str> =
        pairs.iter().flat_map(|pair| [&pair.a, &pair.b]).flat_map(|readout| readout.text().split(". ")).collect();
    let mut text = String::with_capacity(bytes + 1_000);
    let mut place = seed;
    while text.len() < bytes {
        // A stride that shares no factor with the number of sentences visits them all.
        place = (place + 7_919) % sentences.len();
        text += sentences[place].trim_end_matches(['.', '\n']);
        text += gap;
    }
    text
}

/// The least time of three that `work` takes, in seconds.
fn least_seconds(mut work: impl FnMut()) -> f64 {
    let time = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| time(&mut work)).min().unwrap_or(Duration::MAX).as_secs_f64()
}

/// Twenty times the text may take eighty times as long, and no longer: quadratic work would take four hundred times, and a machine that was
/// busy with other things made fifty-four of what grows with the text.
const GROWTH: f64 = 80.0;

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    let comparer = Comparer::default();
    // Knowledge is compiled on first use.
    drop(comparer.analyze(&Readout::new("Norway", "They met.")));
    for (what, gap) in [("sentences", ". "), ("one endless sentence", " and "), ("no marks at all", " ")] {
        let reading = |bytes: usize| {
            let readout = Readout::new("Norway", long_text(bytes, 0, gap));
            least_seconds(|| drop(comparer.analyze(&readout)))
        };
        let (small, large) = (reading(50_000), reading(1_000_000));
        assert!(large < GROWTH * small, "reading {what}: {small:.3} s for 50 kB, {large:.3} s for 1 MB");
    }
}

#[test]
fn a_megabyte_is_compared_in_time_that_grows_with_it() {
    let comparer = Comparer::default();
    let comparing = |bytes: usize| {
        let (a, b) = (Readout::new("Norway", long_text(bytes, 0, ". ")), Readout::new("Chile", long_text(bytes, 5, ". ")));
        let mut comparison = None;
        let seconds = least_seconds(|| comparison = Some(comparer.compare(&a, &b)));
        checks::comparison_is_sound(&comparison.expect("it was compared"), &a, &b);
        seconds
    };
    comparing(2_000);
    let (small, large) = (comparing(50_000), comparing(1_000_000));
    assert!(large < GROWTH * small, "{small:.3} s for 50 kB, {large:.3} s for 1 MB");
}

#[test]
fn an_endless_sentence_is_compared() {
    let (a, b) = (Readout::new("Norway", long_text(200_000, 0, " and ")), Readout::new("Chile", long_text(200_000, 5, " ")));
    checks::comparison_is_sound(&compare(&a, &b), &a, &b);
}

#[test]
fn threads_do_not_change_a_byte() {
    let pairs = rashomon::corpus::pairs();
    let bytes = |comparer: &Comparer| -> Vec<String> {
        pairs.iter().map(|pair| rashomon::report::json(&comparer.compare(&pair.a, &pair.b))).collect()
    };
    let comparer = Comparer::default();
    let alone = bytes(&comparer);
    let together = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| bytes(&comparer))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no comparison panics")).collect::<Vec<_>>()
    });
    assert!(together.iter().all(|json| *json == alone));
    // A comparer that was built anew, with its own tables, says the same.
    let lexicon = rashomon::Lexicon::parse("none.txt", "# nothing").expect("a comment is a lexicon");
    let built = Comparer::builder().lexicon(lexicon).build().expect("nothing to go wrong");
    assert_eq!(bytes(&built), alone);
}

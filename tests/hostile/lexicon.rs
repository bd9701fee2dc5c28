//! Lexicons that nobody could have written by hand.
//!
//! In: a great many lines, entries and forms; relations that run in circles or nowhere. Out: a pass, or a refusal that does not name
//! its line. Law: a section holds 65,536 entries and says so; a relation is followed one step, so that a circle has no end to look for.

use std::fmt::Write;

use rashomon::{Comparer, Lexicon, Readout};

use crate::checks;

/// Entries that a section holds.
const MOST: usize = 65_536;

fn build(text: &str) -> Result<Comparer, rashomon::Error> {
    Comparer::builder().without_embedded_lexicon().lexicon(Lexicon::parse("mine.txt", text)?).build()
}

fn entries(section: &str, count: usize, rest: &str) -> String {
    let mut text = format!("[{section}]\n");
    for number in 0..count {
        let _ = writeln!(text, "thing{}.name{number} = word{number} of {number}{rest}", number % 1_000);
    }
    text
}

#[test]
fn a_section_holds_so_many_entries_and_no_more() {
    for (section, rest) in [("concept", ""), ("frame", ""), ("act", " ; act: assert")] {
        let full = entries(section, MOST, rest);
        let comparer = build(&full).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(comparer.look_up("Word7 of 7").len(), 1, "{section}");
        let error = build(&format!("{full}more.x = more{rest}\n")).expect_err("one too many").to_string();
        assert!(error.starts_with(&format!("mine.txt:{}: more than 65,536 entries in [{section}]", MOST + 2)), "{error}");
    }
}

#[test]
fn a_million_lines_are_read() {
    // Comments, examples and forms have no limit but memory.
    let lines = crate::bytes(3_000_000) / 30;
    let mut text = String::from("[concept]\n");
    for number in 0..lines / 3 {
        let _ = writeln!(text, "# comment {number}");
        let _ = if number < 50_000 {
            writeln!(text, "id{number} = form{number} ; topic: none\n+ One {number}. ~ Two {number}.")
        } else {
            writeln!(text, "\n")
        };
    }
    let lexicon = Lexicon::parse("mine.txt", &text).expect("a lexicon");
    assert_eq!(lexicon.ids().len(), (lines / 3).min(50_000));
    let comparer = Comparer::builder().lexicon(lexicon).build().expect("a comparer");
    assert_eq!(comparer.look_up("form77")[0].id, "id77");
    let forms: Vec<String> = (0..lines).map(|number| format!("form{number} word")).collect();
    let comparer = build(&format!("[concept]\nmany = {}", forms.join(" | "))).expect("a comparer");
    assert_eq!(comparer.look_up("form99 word")[0].id, "many");
    let long = build(&format!("[concept]\nlong = {}\nwide = a .. b .. c .. d .. e", forms.join(" "))).expect("a comparer");
    assert!(long.look_up("form0 word form1").is_empty());
}

#[test]
fn relations_may_run_in_circles_and_nowhere() {
    let circle = "[topic]\npeace = calm ; broader: peace\n[actor]\nx = Xland\n[leader]\nroe = Roe ; of: roe ; from: 2020 ; to: 1999\n[concept]\n\
        one = apples ; opposed: one, two ; broader: one, two, three ; topic: peace, none\n\
        two = pears ; opposed: one ; broader: three ; topic: two\n\
        three = plums ; opposed: nobody ; broader: one\n";
    let comparer =
        Comparer::builder().lexicon(Lexicon::parse("mine.txt", circle).expect("a lexicon")).build().expect("a comparer");
    let a = Readout::new("Norway", "The President demanded apples. He rejected pears. They discussed plums with Roe.");
    let b = Readout::new("Chile", "The President demanded pears. She rejected apples. They discussed plums with Roe of Xland.");
    let comparison = comparer.compare(&a, &b);
    checks::comparison_is_sound(&comparison, &a, &b);
    crate::mirror::is_mirrored(&comparison, &comparer.compare(&b, &a));
    assert!(!comparison.links().is_empty());
    // Each entry opposes and widens all the others.
    let all: Vec<String> = (0..300).map(|number| format!("c{number}")).collect();
    let mut dense = String::from("[concept]\n");
    for id in &all {
        let _ = writeln!(dense, "{id} = {id} fruit ; opposed: {0} ; broader: {0}", all.join(", "));
    }
    let comparer = build(&dense).expect("a comparer");
    let text: String = all.iter().flat_map(|id| ["They discussed ", id, " fruit. "]).collect();
    let readout = |issuer: &str| Readout::new(issuer, text.as_str());
    let (a, b) = (readout("Norway"), readout("Chile"));
    checks::comparison_is_sound(&comparer.compare(&a, &b), &a, &b);
}

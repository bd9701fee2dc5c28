//! Texts to try the laws on: readouts from a small grammar of the register, bundled readouts with sentences moved about,
//! and strings that are no readouts at all.
//!
//! In: the choices of `proptest`. Out: texts. Law: a text from [`readout`] is plain English that a government could have
//! written; those from [`disturbed`] and [`anything`] need not make sense.

use proptest::prelude::*;
use proptest::sample::{Index, select};

const SUBJECTS: [&str; 16] = [
    "President Roe",
    "The President",
    "Prime Minister Lie",
    "The two leaders",
    "The sides",
    "They",
    "She",
    "He",
    "The Kremlin",
    "The Russian side",
    "Vladimir Putin",
    "President Joseph R. Biden, Jr.",
    "Amb. Lee of the U.S. Department of State",
    "The Chilean head of state",
    "London",
    "The foreign ministers",
];

const VERBS: [&str; 26] = [
    "reaffirmed",
    "underscored",
    "expressed concern about",
    "agreed on",
    "discussed",
    "exchanged views on",
    "thanked his counterpart for",
    "warned against",
    "called for",
    "rejected",
    "welcomed",
    "condemned",
    "did not discuss",
    "didn't agree on",
    "refused to accept",
    "ruled out",
    "will continue to support",
    "informed the other side about",
    "pledged",
    "asked for",
    "proposed talks on",
    "accused third countries of obstructing",
    "noted with satisfaction",
    "praised",
    "stressed that nothing stands in the way of",
    "spoke by phone about",
];

const CONTENTS: [&str; 28] = [
    "a ceasefire in Ukraine",
    "the special military operation",
    "Russia's unprovoked war",
    "arms control and strategic stability",
    "trade worth $1.5 billion a year",
    "almost all points of the one-China policy",
    "COVID-19 and the supply of vaccines",
    "NATO's Article 5",
    "the extension of sanctions",
    "the release of 12 prisoners",
    "grain exports through the Black Sea",
    "the situation in Gaza",
    "humanitarian aid for 20,000 families",
    "a 50% rise in gas deliveries",
    "the U.S.-Russia dialogue",
    "his commitment to free trade",
    "illegal fishing",
    "a visit to No. 10 in spring",
    "the 2+2 format",
    "security guarantees without preconditions",
    "the nuclear deal with Iran",
    "freedom of navigation in the Taiwan Strait",
    "the “special relationship”",
    "the so-called \"new order\"",
    "the Minsk Agreements",
    "energy security, climate and food prices",
    "a meeting at 5 p.m. on June 16",
    "the leaders' earlier accord",
];

const JOINTS: [&str; 9] = [
    " and ",
    ", while ",
    "; ",
    ", adding that ",
    ", as well as ",
    " – ",
    ", as one of them put it, ",
    " but ",
    " (after a pause) ",
];

const OPENINGS: [&str; 8] = [
    "President Roe of Chile spoke today with Prime Minister Lie of Norway.",
    "The two Presidents held a telephone conversation that lasted 90 minutes.",
    "At the initiative of the Russian side, Vladimir Putin had a phone call with the President of the United States.",
    "A video call took place on 7 December.",
    "Readout of the call\n\nThe Prime Minister spoke this morning to the President of France.",
    "The conversation was frank and constructive.",
    "“We will not yield,” he said. “Never.”",
    "• The following was discussed:",
];

const BREAKS: [&str; 8] = [" ", " ", " ", "\n", "\n\n", "  ", "\n- ", "\r\n\r\n"];

/// Characters that trip programs up: bidi controls, joiners, marks without a letter, other scripts, quotes, markup.
const ODD: [&str; 34] = [
    "\u{200b}", "\u{202e}", "\u{2066}", "\u{0}", "\u{7}", "\u{301}", "\u{feff}", "\u{a0}", "\u{2028}", "\u{2029}", "\t", "\r",
    "\n\n", "…", "«", "»", "\"", "'", "“", "‘", "’", "(", ")", "-", "–", "$", "%", "😀", "中", "ж", "ß", "İ", "<b>", "&amp;",
];

/// Every list of fragments.
pub(crate) const FRAGMENTS: [&[&str]; 7] = [&SUBJECTS, &VERBS, &CONTENTS, &JOINTS, &OPENINGS, &BREAKS, &ODD];

/// One sentence: who, what they did, about what, perhaps twice.
pub(crate) fn sentence() -> impl Strategy<Value = String> {
    let clause = || (select(&SUBJECTS[..]), select(&VERBS[..]), select(&CONTENTS[..]));
    let more = prop::option::of((select(&JOINTS[..]), clause()));
    (clause(), more, prop::bool::weighted(0.95)).prop_map(|((subject, verb, content), more, stopped)| {
        let mut text = format!("{subject} {verb} {content}");
        if let Some((joint, (subject, verb, content))) = more {
            // After a joint half of the sentences go on without a subject of their own.
            let named = subject.len() % 2 == 0;
            text += joint;
            if named {
                text += &lower(subject);
                text.push(' ');
            }
            text.extend([verb, " ", content]);
        }
        if stopped && !text.ends_with('.') {
            text.push('.');
        }
        text
    })
}

/// A subject inside a sentence: titles and names keep their capital.
fn lower(subject: &str) -> String {
    for word in ["The ", "They", "She", "He"] {
        if let Some(rest) = subject.strip_prefix(word) {
            return word.to_lowercase() + rest;
        }
    }
    subject.to_owned()
}

/// A whole readout.
pub(crate) fn readout() -> impl Strategy<Value = String> {
    let body = prop::collection::vec((sentence(), select(&BREAKS[..])), 0..9);
    (prop::option::of(select(&OPENINGS[..])), body).prop_map(|(opening, body)| {
        let mut text = opening.map_or_else(String::new, |opening| format!("{opening} "));
        for (sentence, gap) in body {
            text += &sentence;
            text += gap;
        }
        text
    })
}

/// What may happen to a text.
#[derive(Debug, Clone)]
enum Accident {
    Delete(Index),
    Double(Index),
    Swap(Index, Index),
    Insert(Index, &'static str),
}

fn accident() -> impl Strategy<Value = Accident> {
    prop_oneof![
        any::<Index>().prop_map(Accident::Delete),
        any::<Index>().prop_map(Accident::Double),
        any::<(Index, Index)>().prop_map(|(one, other)| Accident::Swap(one, other)),
        (any::<Index>(), select(&ODD[..])).prop_map(|(place, odd)| Accident::Insert(place, odd)),
    ]
}

/// A bundled readout with sentences deleted, doubled and swapped, and odd characters put in.
pub(crate) fn disturbed() -> impl Strategy<Value = String> {
    let texts: Vec<String> =
        rashomon::corpus::pairs().iter().flat_map(|pair| [pair.a.text().to_owned(), pair.b.text().to_owned()]).collect();
    (select(texts), prop::collection::vec(accident(), 1..12)).prop_map(|(text, accidents)| {
        let mut sentences: Vec<String> = text.split_inclusive(". ").map(str::to_owned).collect();
        for accident in &accidents {
            disturb(&mut sentences, accident);
        }
        sentences.concat()
    })
}

fn disturb(sentences: &mut Vec<String>, accident: &Accident) {
    let count = sentences.len();
    if count == 0 {
        return;
    }
    match accident {
        Accident::Delete(place) => drop(sentences.remove(place.index(count))),
        Accident::Double(place) => sentences.insert(place.index(count), sentences[place.index(count)].clone()),
        Accident::Swap(one, other) => sentences.swap(one.index(count), other.index(count)),
        Accident::Insert(place, odd) => {
            let sentence = &mut sentences[place.index(count)];
            let bounds: Vec<usize> = sentence.char_indices().map(|(at, _)| at).collect();
            if !bounds.is_empty() {
                sentence.insert_str(bounds[place.index(bounds.len())], odd);
            }
        }
    }
}

/// Any string at all: random Unicode, or odd characters among fragments of sentences.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    let mut fragments = FRAGMENTS.concat();
    fragments.extend([" ", ".", ". ", ", ", "!", "?", "12", "U.S", "\n"]);
    prop_oneof![
        prop::collection::vec(any::<char>(), 0..120).prop_map(|letters| letters.into_iter().collect()),
        prop::collection::vec(select(fragments), 0..60).prop_map(|pieces| pieces.concat()),
    ]
}

/// A text of any of the three kinds.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => readout(), 4 => disturbed(), 2 => anything()]
}

/// Two texts, often about the same things.
pub(crate) fn two_texts() -> impl Strategy<Value = (String, String)> {
    let related = (readout(), prop::collection::vec(accident(), 0..5)).prop_map(|(text, accidents)| {
        let mut sentences: Vec<String> = text.split_inclusive(". ").map(str::to_owned).collect();
        accidents.iter().for_each(|accident| disturb(&mut sentences, accident));
        (text, sentences.concat())
    });
    prop_oneof![3 => (text(), text()), 2 => related]
}

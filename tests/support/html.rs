//! Web pages read by a real HTML parser, and what holds for each of them.
//!
//! In: a page. Out: its elements and words, or a panic that says what is wrong and where. Law: nothing here knows what a page is about.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

pub(crate) fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

pub(crate) fn words(element: ElementRef<'_>) -> String {
    element.text().collect()
}

pub(crate) fn attribute<'p>(element: ElementRef<'p>, name: &str) -> &'p str {
    element.attr(name).unwrap_or_default()
}

/// Every white space one space.
pub(crate) fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds that a page is sound HTML with its landmarks, and that its headings do not skip a level.
pub(crate) fn is_sound(name: &str, page: &Html) {
    assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
    assert_eq!(all(page, "html[lang=en]").len(), 1, "{name}");
    for landmark in ["body > header", "body > main", "body > footer", "h1"] {
        assert_eq!(all(page, landmark).len(), 1, "{name}: {landmark}");
    }
    let mut before = 0;
    for heading in all(page, "h1, h2, h3, h4, h5, h6") {
        let level = usize::from(heading.value().name().as_bytes()[1] - b'0');
        assert!(level <= before + 1, "{name}: h{level} below h{before}: {}", words(heading));
        before = level;
    }
}

/// Holds that ids are unique and that whatever names one names one that is there.
pub(crate) fn links_arrive(name: &str, page: &Html) {
    let mut ids = BTreeSet::new();
    for element in all(page, "[id]") {
        assert!(ids.insert(attribute(element, "id")), "{name}: {} stands twice", attribute(element, "id"));
    }
    for element in all(page, "a") {
        let to = attribute(element, "href").strip_prefix('#').expect("links stay on the page");
        assert!(ids.contains(to), "{name}: nothing is called {to}");
    }
    for (elements, key) in ["data-claims", "aria-labelledby"].map(|key| (all(page, &format!("[{key}]")), key)) {
        for id in elements.into_iter().flat_map(|element| attribute(element, key).split_whitespace()) {
            assert!(ids.contains(id), "{name}: {key} names {id}");
        }
    }
}

/// Holds that nothing of a text or a name became markup, and that nothing is asked of the network.
pub(crate) fn is_words_alone(name: &str, page: &Html) {
    for tag in ["img", "b", "i", "u", "iframe", "link", "object", "form", "base"] {
        assert!(all(page, tag).is_empty(), "{name}: <{tag}>");
    }
    assert_eq!(all(page, "style").len(), 1, "{name}");
    for element in all(page, "*") {
        for (key, value) in element.value().attrs() {
            assert!(!key.starts_with("on") && !matches!(key, "style" | "src" | "srcset" | "action"), "{name}: {key}={value}");
            assert!(key == "content" || !value.contains("//"), "{name}: {key}={value}");
        }
        let unseen = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}' | '\0');
        assert!(!words(element).contains(unseen), "{name}");
    }
}

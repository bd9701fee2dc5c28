//! The HTML report as a document: sound, escaped, self-contained, and true to the texts.
//!
//! In: pages of the bundled pairs and of hostile texts, read by a real HTML parser. Out: a pass, or what is wrong and where. Law: what
//! only a browser can show stands in `html_browser.rs`.

#[path = "support/html.rs"]
mod html;

use std::collections::HashMap;

use data_encoding::BASE64;
use expect_test::expect_file;
use html::{all, attribute, even, is_sound, is_words_alone, links_arrive, words};
use rashomon::{Account, Comparison, Readout, Side, compare, corpus, report};
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

const HOSTILE: &str = "The President spoke with Mr. <img src=x onerror=alert(1)>. He raised </span></p><script>alert(1)</script> \
    and \"quoted' concerns & 'more'. He \u{202e}warned\u{1b}[31m of\u{0} trade\u{7f}.\r\n\r\nThe sides --> discussed ]]> trade.";

/// Every bundled pair, and texts and names that try to be more than words.
fn comparisons() -> Vec<(String, Comparison)> {
    let mut found: Vec<(String, Comparison)> =
        corpus::pairs().iter().map(|pair| (pair.id.to_owned(), compare(&pair.a, &pair.b))).collect();
    let issuers = [("", "B"), ("<b>A</b>\"", "</title><script>x</script>"), ("A\u{202e}", "row-1"), ("claim-a-1", "claim-a-1")];
    let texts =
        [(HOSTILE, HOSTILE), (HOSTILE, ""), ("", ""), ("Президент России провёл разговор.", "两国元首通电话。他强调，合作。")];
    for (names, texts) in issuers.into_iter().flat_map(|names| texts.map(|texts| (names, texts))) {
        let readout = |name: &str, text: &str| {
            Readout::new(name, text).with_leader(format!("{name} <i>Roe")).with_date("<u>today").with_language("en\" onload=\"x")
        };
        found.push((format!("{names:?} {texts:?}"), compare(&readout(names.0, texts.0), &readout(names.1, texts.1))));
    }
    found
}

/// Every page with its name.
fn pages() -> Vec<(String, Comparison, Html)> {
    let parsed = |(name, comparison): (String, Comparison)| {
        let page = Html::parse_document(&report::html(&comparison));
        (name, comparison, page)
    };
    comparisons().into_iter().map(parsed).collect()
}

/// A text as the page shows it: a parser makes every line break one, the page draws what would steer it.
fn shown(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' => ' ',
        '\n' | '\t' => letter,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).expect("a picture"),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => letter,
    };
    text.chars().map(letter).collect()
}

#[test]
fn every_page_is_sound_and_every_link_arrives() {
    for (name, _, page) in pages() {
        is_sound(&name, &page);
        links_arrive(&name, &page);
    }
}

#[test]
fn the_marked_words_are_those_of_the_spans() {
    for (name, comparison, page) in pages() {
        for side in Side::BOTH {
            let account = comparison.account(side);
            let marked = all(&page, &format!("#text-{side} .claim"));
            assert_eq!(marked.len(), account.claims.len(), "{name}");
            for (claim, mark) in account.claims.iter().zip(marked) {
                assert_eq!(attribute(mark, "id"), format!("claim-{side}-{}", &claim.id[1..]), "{name}");
                let said = mark.select(&Selector::parse(".said").expect("a selector")).next().expect("marked words");
                assert_eq!(words(said), shown(&account.text()[claim.start..claim.end]), "{name} {}", claim.id);
            }
            let text: String = all(&page, &format!("#text-{side} .words"))
                .into_iter()
                .flat_map(|element| {
                    element.descendants().filter_map(|node| Some((node.parent()?, node.value().as_text()?.to_string())))
                })
                .filter(|(parent, _)| {
                    parent
                        .value()
                        .as_element()
                        .is_none_or(|parent| !parent.has_class("mark", scraper::CaseSensitivity::CaseSensitive))
                })
                .map(|(_, words)| words)
                .collect();
            let whole =
                if account.text().trim().is_empty() { String::from("This text is empty.") } else { shown(account.text()) };
            let close = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(close(&text), close(&whole), "{name}: every letter of {side} stands there once, in order");
        }
    }
}

#[test]
fn every_row_has_both_its_ends() {
    for (name, comparison, page) in pages() {
        let rows: HashMap<&str, ElementRef<'_>> =
            all(&page, "article.row").into_iter().map(|row| (attribute(row, "id"), row)).collect();
        assert_eq!(rows.len(), comparison.links().len(), "{name}");
        for (number, link) in (1..).zip(comparison.links()) {
            let row = rows[format!("row-{number}").as_str()];
            let mut ends = Vec::new();
            for (side, ids, answers) in [(Side::A, &link.a, &link.b), (Side::B, &link.b, &link.a)] {
                for id in ids {
                    let anchor = format!("claim-{side}-{}", &id[1..]);
                    let [claim] = all(&page, &format!("#{anchor}"))[..] else { panic!("{name}: {anchor}") };
                    assert_eq!(attribute(claim, "data-row"), number.to_string(), "{name}: {anchor}");
                    assert!(claim.value().classes().any(|class| class == link.relation.name()), "{name}: {anchor}");
                    let mark = claim.select(&Selector::parse("a.mark").expect("a selector")).next().expect("a link");
                    assert_eq!(attribute(mark, "href"), format!("#claim-{}-{}", side.other(), &answers[0][1..]), "{name}");
                    let text = &comparison.account(side).claim(id).expect("a claim").text;
                    let said = even(&words(row));
                    let text =
                        even(&text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect::<String>());
                    assert!(said.contains(&even(&shown(&text))), "{name}: {text:?} is not in {said:?}");
                    ends.push(anchor);
                }
            }
            assert_eq!(attribute(row, "data-claims"), ends.join(" "), "{name}");
        }
        let alone: usize = Side::BOTH.iter().map(|side| comparison.only(*side).len()).sum();
        assert_eq!(all(&page, ".claim.alone").len(), alone, "{name}");
        assert_eq!(all(&page, "#only .row").len(), alone, "{name}");
    }
}

#[test]
fn every_finding_stands_in_its_place() {
    for (name, comparison, page) in pages() {
        let listed = all(&page, "ol.findings > li");
        assert_eq!(listed.len(), comparison.findings().len(), "{name}");
        for (finding, item) in comparison.findings().iter().zip(listed) {
            let claims = finding.claims.a.iter().chain(&finding.claims.b).map(|id| format!("claim-{}-{}", &id[..1], &id[1..]));
            assert_eq!(attribute(item, "data-claims"), claims.collect::<Vec<_>>().join(" "), "{name}");
        }
    }
}

#[test]
fn nothing_of_a_text_or_a_name_becomes_markup() {
    for (name, _, page) in pages() {
        is_words_alone(&name, &page);
        assert_eq!(all(&page, "script").len(), 1, "{name}");
    }
}

#[test]
fn the_policy_admits_the_page_s_own_style_and_script_and_nothing_else() {
    let comparison = compare(&Readout::new("A", "They met."), &Readout::new("B", "They met."));
    let page = Html::parse_document(&report::html(&comparison));
    let own = |tag: &str| words(all(&page, tag)[0]);
    let digest = |content: &str| BASE64.encode(&Sha256::digest(content.as_bytes()));
    let [style, script] = ["style", "script"].map(|tag| digest(&own(tag)));
    // `UPDATE_EXPECT=1 cargo test --test html_report` writes them after a change of the two files.
    expect_file!["../src/report/html/page.css.sha256"].assert_eq(&format!("{style}\n"));
    expect_file!["../src/report/html/page.js.sha256"].assert_eq(&format!("{script}\n"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return; // This page was built with the digests of before.
    }
    let policy = attribute(all(&page, "meta[http-equiv=Content-Security-Policy]")[0], "content");
    let wanted = format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(policy, wanted);
    // Nothing asks for what the policy would refuse.
    for outside in ["http", "//cdn", "@import", "@font-face", "fetch(", "XMLHttp", "innerHTML", "eval("] {
        assert!(!own("style").contains(outside) && !own("script").contains(outside), "{outside}");
    }
    assert!(own("style").match_indices("url(").all(|(at, _)| own("style")[at..].starts_with("url(#hatch)")));
}

#[test]
fn a_comparison_read_back_from_json_shows_its_claims() {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    let comparison = compare(&pair.a, &pair.b);
    let back: Comparison = serde_json::from_str(&report::json(&comparison)).expect("the contract reads back");
    assert!(Side::BOTH.iter().all(|side| back.account(*side).readout().is_none()));
    let page = Html::parse_document(&report::html(&back));
    let said: Vec<String> = all(&page, ".said").into_iter().map(words).collect();
    let texts = |account: &Account| account.claims.iter().map(|claim| shown(&claim.text)).collect::<Vec<_>>();
    assert_eq!(said, [texts(back.a()), texts(back.b())].concat());
}

#[test]
fn json_that_names_claims_which_are_not_there_still_gives_a_page() {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    let mut json: serde_json::Value = serde_json::from_str(&report::json(&compare(&pair.a, &pair.b))).expect("JSON");
    json["links"][0]["a"] = serde_json::json!(["a999", "b1"]);
    json["findings"][0]["claims"]["a"] = serde_json::json!(["a99999999999999", "a0"]);
    json["a"]["claims"][1]["id"] = serde_json::json!("b7");
    json["divergence"]["parts"]["framing"] = serde_json::json!(1e300);
    let odd: Comparison = serde_json::from_value(json).expect("the shape is the contract's");
    let page = Html::parse_document(&report::html(&odd));
    assert!(page.errors.is_empty() && all(&page, "script").len() == 1);
}

#[test]
fn the_same_comparison_gives_the_same_page() {
    for (name, comparison) in comparisons() {
        assert_eq!(report::html(&comparison), report::html(&comparison.clone()), "{name}");
    }
}

//! A series as Markdown, for a page on the web or a document.
//!
//! In: a [`Series`]. Out: Markdown with tables (GitHub's). Law: nothing of a text or a name can become markup.

use super::super::markdown::{escape, row, table};
use super::page::{Page, reason, verdict};
use crate::readout::Side;
use crate::series::Series;

/// A series as Markdown, ending in a line break.
///
/// ```
/// use rashomon::{Call, Comparer, Readout, report};
/// let call = Call::new("2024-05-01").with_a(Readout::new("Norway", "They met.")).with_b(Readout::new("Chile", "They met."));
/// let page = report::series::markdown(&Comparer::default().series(&[call]));
/// assert!(page.starts_with("# Norway and Chile: 1 call, 2024-05-01\n"));
/// ```
#[must_use]
pub fn markdown(series: &Series) -> String {
    let page = Page::new(series);
    let [a, b] = Side::BOTH.map(|side| escape(page.name(side)));
    let mut lines = vec![format!("# {}", escape(&page.title())), String::new()];
    lines.extend(page.summary().into_iter().map(|(label, words)| format!("- {label}: {}", escape(&words))));
    let (findings, more) = page.findings();
    section("What stands out", &mut lines);
    if findings.is_empty() {
        lines.push(String::from("nothing"));
    }
    let numbered = findings.iter().enumerate();
    lines.extend(
        numbered.map(|(place, finding)| format!("{}. **{}** {}", place + 1, finding.kind.name(), escape(&finding.sentence))),
    );
    if more > 0 {
        lines.extend([String::new(), format!("{more} more of less weight.")]);
    }
    section("Call by call", &mut lines);
    lines.extend(table(&["Date", &format!("words of {a}"), &format!("words of {b}"), "apart", "95 % interval"]));
    for call in page.calls() {
        let [words_a, words_b] = Page::words(call);
        let [apart, interval] = Page::numbers(call);
        lines.push(row(&[&escape(&call.date), &words_a, &words_b, &apart, &interval]));
    }
    let (topics, more) = page.topics();
    section("Topics over time", &mut lines);
    lines.extend(table(&["Topic", &a, &b, "over time"]));
    for topic in topics {
        let course = if topic.trend.p.is_some() {
            format!("{}: {}", verdict(topic.trend.verdict), reason(&topic.trend))
        } else {
            String::from("too few calls")
        };
        let [own, other] = [&topic.a, &topic.b].map(|coverage| escape(&Page::coverage(coverage)));
        lines.push(row(&[&escape(&Page::topic(topic)), &own, &other, &escape(&course)]));
    }
    if more > 0 {
        lines.extend([String::new(), format!("{more} more that fewer texts speak of.")]);
    }
    section("Formulas that appear or vanish", &mut lines);
    lines.extend(table(&["Whose", "Formula", "Course", "In", "First", "Last", "Chance"]));
    for formula in series.formulas() {
        lines.push(row(&[
            if formula.side == Side::A { &a } else { &b },
            &format!("“{}”", escape(&formula.words)),
            formula.course.name(),
            &format!("{} of {}", formula.texts, formula.of),
            &escape(&formula.first),
            &escape(&formula.last),
            &format!("{:.3}", formula.chance),
        ]));
    }
    section("How it was found", &mut lines);
    lines.extend(page.method().iter().map(|sentence| format!("- {}", escape(sentence))));
    if !series.notes().is_empty() {
        section("Notes", &mut lines);
        lines.extend(series.notes().iter().map(|note| format!("- {}", escape(note))));
    }
    lines.join("\n") + "\n"
}

fn section(heading: &str, lines: &mut Vec<String>) {
    lines.extend([String::new(), format!("## {heading}"), String::new()]);
}

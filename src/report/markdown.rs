//! The report as Markdown, for a page on the web or a document.
//!
//! In: a [`Comparison`]. Out: Markdown with tables (GitHub's). Law: nothing of a text, a name or a note can become markup:
//! every character that means something to Markdown or HTML is escaped.

use std::fmt::Write;

use super::page::{Page, Topic};
use super::words::ids;
use super::wrap::clean;
use crate::claim::ClaimRecord;
use crate::comparison::{Comparison, Link};
use crate::readout::Side;
use crate::relation::Relation;

/// A comparison as Markdown, ending in a line break.
///
/// ```
/// use rashomon::{Readout, report};
/// let a = Readout::new("Norway", "Prime Minister Lie spoke with President Roe of Chile. He raised <b>concerns</b>.");
/// let b = Readout::new("Chile", "President Roe spoke with Prime Minister Lie of Norway.");
/// let page = report::markdown(&rashomon::compare(&a, &b));
/// assert!(page.starts_with("# Norway (14 words) and Chile (9 words)\n"));
/// assert!(page.contains("&lt;b&gt;concerns&lt;/b&gt;"));
/// ```
#[must_use]
pub fn markdown(comparison: &Comparison) -> String {
    let page = Page::new(comparison);
    let mut sheet = Sheet { names: Side::BOTH.map(|side| escape(page.name(side))), page: &page, out: String::new() };
    sheet.head();
    sheet.facts();
    sheet.findings();
    sheet.rows("Both say", Relation::Concordant, false);
    sheet.rows("Told differently", Relation::Reframed, false);
    sheet.rows("Set against each other", Relation::Counterposed, false);
    sheet.rows("Cannot both be true", Relation::Contradictory, true);
    Side::BOTH.into_iter().for_each(|side| sheet.only(side));
    sheet.list("Neither text states", page.unstated(None).into_iter());
    for side in Side::BOTH {
        sheet.list(&format!("Not stated by {}", page.within(side)), page.unstated(Some(side)).into_iter());
    }
    sheet.distance();
    if !comparison.notes().is_empty() {
        sheet.list("Notes", comparison.notes().iter().map(String::as_str));
    }
    sheet.out
}

/// The page as far as it is written; what is put into it is escaped already.
struct Sheet<'p, 'c> {
    page: &'p Page<'c>,
    names: [String; 2],
    out: String,
}

impl Sheet<'_, '_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn section(&mut self, heading: &str, count: Option<usize>) {
        self.line("");
        let count = count.map_or_else(String::new, |count| format!(" ({count})"));
        self.line(&format!("## {}{count}", escape(heading)));
        self.line("");
    }

    fn table(&mut self, head: &[&str]) {
        table(head).iter().for_each(|line| self.line(line));
    }

    fn head(&mut self) {
        self.line(&format!("# {}", escape(&self.page.title())));
        self.line("");
        for (label, words) in self.page.summary() {
            self.line(&format!("- {label}: {}", escape(&words)));
        }
    }

    fn facts(&mut self) {
        self.section(&format!("The {}", self.page.comparison.talk()), None);
        let [a, b] = self.names.clone();
        self.table(&["", &a, &b]);
        for fact in self.page.facts() {
            let [a, b] = fact.values.map(|values| match values.as_slice() {
                [] => String::from("not stated"),
                values => values.iter().map(|value| escape(value)).collect::<Vec<_>>().join("<br>"),
            });
            self.line(&row(&[fact.label, &a, &b]));
        }
    }

    fn findings(&mut self) {
        let (findings, more) = self.page.findings();
        self.section("What stands out", findings.is_empty().then_some(0));
        if findings.is_empty() {
            self.line("nothing");
        }
        for (place, finding) in findings.iter().enumerate() {
            let ids = ids(&finding.claims);
            let behind = if ids.is_empty() { String::new() } else { format!(" <sub>{}</sub>", escape(&ids)) };
            self.line(&format!("{}. **{}** {}{behind}", place + 1, finding.kind.name(), escape(&finding.sentence)));
        }
        if more > 0 {
            self.line("");
            self.line(&format!("{more} more of less weight."));
        }
    }

    fn rows(&mut self, heading: &str, relation: Relation, only_if_any: bool) {
        let rows = self.page.rows(relation);
        if rows.is_empty() && only_if_any {
            return;
        }
        self.section(heading, Some(rows.len()));
        if rows.is_empty() {
            self.line("nothing");
            return;
        }
        let aspects = relation == Relation::Reframed;
        let [a, b] = self.names.clone();
        let head = [a.as_str(), b.as_str(), "Differs in"];
        self.table(&head[..if aspects { 3 } else { 2 }]);
        for link in rows {
            let [a, b] = Side::BOTH.map(|side| self.cell(link, side));
            let names: Vec<&str> = link.aspects.iter().map(|aspect| aspect.name()).collect();
            let names = names.join(", ");
            self.line(&if aspects { row(&[&a, &b, &names]) } else { row(&[&a, &b]) });
        }
    }

    fn cell(&self, link: &Link, side: Side) -> String {
        let claims = self.page.cell(link, side);
        let shown = claims.into_iter().map(|claim| words(claim, self.page.row_lead(link, claim).as_deref()));
        shown.collect::<Vec<_>>().join("<br>")
    }

    fn only(&mut self, side: Side) {
        let groups = self.page.only(side);
        let count = groups.iter().map(|(_, claims)| claims.len()).sum();
        self.section(&format!("Only the {} text says", self.page.name(side)), Some(count));
        if groups.is_empty() {
            self.line("nothing");
        }
        for (place, (topic, claims)) in groups.iter().enumerate() {
            if place > 0 {
                self.line("");
            }
            self.line(&format!("**{}**", escape(topic)));
            self.line("");
            for claim in claims {
                self.line(&format!("- {}", words(claim, self.page.lone_lead(side, claim).as_deref())));
            }
        }
    }

    fn list<'s>(&mut self, heading: &str, items: impl ExactSizeIterator<Item = &'s str>) {
        self.section(heading, None);
        if items.len() == 0 {
            self.line("nothing");
        }
        items.for_each(|item| self.line(&format!("- {}", escape(item))));
    }

    fn distance(&mut self) {
        self.section("How far apart", None);
        for sentence in self.page.distance() {
            self.line(&escape(&sentence));
        }
        self.line("");
        self.line("| Part | | |");
        self.line("| --- | ---: | --- |");
        for part in self.page.parts() {
            self.line(&format!("| {} | {:.2} | {} |", part.name, part.hundredths as f64 / 100.0, part.meaning));
        }
        let overall = self.page.overall_hundredths() as f64 / 100.0;
        self.line(&format!("| **overall** | **{overall:.2}** | |"));
        let (topics, more) = self.page.topics();
        if topics.is_empty() {
            return;
        }
        self.line("");
        let [a, b] = &self.names;
        let _ = writeln!(self.out, "| Share of each text | {a} | {b} | apart |\n| --- | ---: | ---: | ---: |");
        for topic in topics {
            let [a, b] = topic.shares.map(Topic::percent);
            let _ = writeln!(self.out, "| {} | {a} | {b} | {} |", escape(&topic.label), topic.divergence);
        }
        if more > 0 {
            self.line("");
            self.line(&format!("{more} more with smaller shares."));
        }
        if let Some(sentence) = self.page.shift() {
            self.line("");
            self.line(&sentence);
        }
    }
}

/// The words of a claim behind who does what by it, and its id.
fn words(claim: &ClaimRecord, lead: Option<&str>) -> String {
    let lead = lead.map_or_else(String::new, |lead| format!("*{}:* ", escape(lead)));
    format!("{lead}{} <sub>{}</sub>", escape(&claim.text), escape(&claim.id))
}

/// The head of a table, and the line below it.
pub(super) fn table(head: &[&str]) -> [String; 2] {
    [row(head), row(&vec!["---"; head.len()])]
}

pub(super) fn row(cells: &[&str]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// `text` on one line, with nothing in it that Markdown or HTML would read as markup.
pub(super) fn escape(text: &str) -> String {
    let cleaned = clean(text);
    let mut escaped = String::with_capacity(cleaned.len() + 8);
    for (place, letter) in cleaned.char_indices() {
        let (before, rest) = cleaned.split_at(place);
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' | '{' | '}' => escaped.extend(['\\', letter]),
            // A heading, a rule, a list; "1." and "1)" too.
            '#' | '-' | '+' | '=' if before.is_empty() => escaped.extend(['\\', letter]),
            '.' | ')' if !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()) => escaped.extend(['\\', letter]),
            // Addresses would become links.
            ':' if rest.starts_with("://") => escaped.push_str("&#58;"),
            '.' if before.ends_with("www") || before.ends_with("WWW") => escaped.push_str("&#46;"),
            '@' => escaped.push_str("&#64;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readout::Readout;

    #[test]
    fn markup_stays_words() {
        assert_eq!(escape("# 1 <script>alert(1)</script>"), "\\# 1 &lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(escape("a|b\n\n- c"), "a\\|b - c");
        assert_eq!(
            escape("[x](http://y) ![z](w) **b** `c` ~~d~~ \\"),
            "\\[x\\](http&#58;//y) \\!\\[z\\](w) \\*\\*b\\*\\* \\`c\\` \\~\\~d\\~\\~ \\\\"
        );
        assert_eq!(escape("12. March"), "12\\. March");
        assert_eq!(escape("$1.5 billion & more"), "\\$1.5 billion &amp; more");
    }

    #[test]
    fn a_hostile_text_cannot_break_out_of_its_cell() {
        let text =
            "The President spoke with Mr. <img src=x onerror=alert(1)> | x | y\n\n# Heading\n\n---\n</td></table>\n\n```\ncode";
        let comparison = crate::compare(&Readout::new("<b>A</b>|", text), &Readout::new("# B\n# C", text));
        let page = markdown(&comparison);
        assert!(!page.contains("<img") && !page.contains("</t") && !page.contains("<b>") && !page.contains("```"));
        let headings = page.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches(['#', ' ']));
        let known = ["&lt;b&gt;A", "The call", "What", "Both say", "Told", "Set", "Only", "Neither", "Not stated", "How far"];
        headings.for_each(|heading| assert!(known.iter().any(|known| heading.starts_with(known)), "{heading}"));
    }
}

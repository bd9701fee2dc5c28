//! The pages of the documentation that are made from the bundled pairs.
//!
//! In: comparisons of the bundled pairs. Out: Markdown. Law: what a page says about a pair is computed when the page is made, and a
//! test makes it anew each time: a page cannot go stale.

use std::fmt::Write;

use rashomon::corpus::{self, Pair};
use rashomon::{Comparison, Relation, Side, compare};

/// What every page made here says of itself.
const MADE: &str = "*Made from the bundled pairs by `UPDATE_EXPECT=1 cargo test --test golden_reports`. Their texts were written for this project, in the manner of \
     the governments concerned; none is an official text, and none may be cited as one.*";
/// Findings of a pair that the gallery shows.
const SHOWN: usize = 3;
/// Characters of a bar that stands for 1.
const BAR: f64 = 40.0;

/// A page with every bundled pair: how far apart, in what, and what stands out.
pub(crate) fn gallery() -> String {
    let mut pairs: Vec<(Pair, Comparison)> =
        corpus::pairs().into_iter().map(|pair| (compare(&pair.a, &pair.b), pair)).map(|(x, y)| (y, x)).collect();
    pairs.sort_by(|(_, x), (_, y)| x.divergence().overall.get().total_cmp(&y.divergence().overall.get()));
    let mut page = format!("# Gallery\n\n{MADE}\n\nThe pairs from the nearest to the farthest:\n\n");
    page.push_str("| pair | divergence | |\n|---|---|---|\n");
    for (pair, comparison) in &pairs {
        let overall = comparison.divergence().overall;
        let bar = "█".repeat((BAR * overall.get()).round() as usize);
        let _ = writeln!(page, "| {} | {overall} | {bar} |", pair.id);
    }
    pairs.iter().for_each(|(pair, comparison)| section(&mut page, pair, comparison));
    page
}

fn section(page: &mut String, pair: &Pair, comparison: &Comparison) {
    let rows = |relation: Relation| comparison.links().iter().filter(|link| link.relation == relation).count();
    let [a, b] = Side::BOTH.map(|side| comparison.account(side));
    let _ = writeln!(page, "\n## {}\n", pair.id);
    let _ = writeln!(page, "{} ({} words) and {} ({} words), {}.\n", a.name(), a.words, b.name(), b.words, pair.medium);
    page.push_str("| | |\n|---|---|\n");
    let told: Vec<String> = [
        (Relation::Concordant, "alike"),
        (Relation::Reframed, "told differently"),
        (Relation::Counterposed, "set against each other"),
        (Relation::Contradictory, "that cannot both be true"),
    ]
    .into_iter()
    .filter(|(relation, _)| rows(*relation) > 0)
    .map(|(relation, words)| format!("{} {words}", rows(relation)))
    .collect();
    let _ = writeln!(page, "| rows | {} |", told.join(", "));
    let [only_a, only_b] = Side::BOTH.map(|side| comparison.only(side).len());
    let _ = writeln!(page, "| claims in one text only | {only_a} and {only_b} |");
    let divergence = comparison.divergence();
    let (overall, low, high) = (divergence.overall, divergence.low, divergence.high);
    let _ = writeln!(page, "| divergence | {overall}, interval {low} to {high} |");
    let parts = divergence.parts.named().map(|(name, part)| format!("{name} {part:.2}"));
    let _ = writeln!(page, "| its parts | {} |", parts.join(", "));
    page.push('\n');
    for finding in comparison.findings().iter().take(SHOWN) {
        let _ = writeln!(page, "- **{}** ({}) {}", finding.kind.name(), finding.weight, escaped(&finding.sentence));
    }
}

/// The numbers of one pair, worked out step by step.
pub(crate) fn worked_example() -> String {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship");
    let comparison = compare(&pair.a, &pair.b);
    let divergence = comparison.divergence();
    let (overall, low, high) = (divergence.overall, divergence.low, divergence.high);
    let mut page = format!("\n## A worked example\n\n{MADE}\n\n");
    let _ = writeln!(
        page,
        "The pair `{}` measures **{overall}**, with an interval from {low} to {high}. The parts add up:\n",
        pair.id
    );
    page.push_str("| part | value | of the whole |\n|---|---|---|\n");
    for (name, part) in divergence.parts.named() {
        let _ = writeln!(page, "| {name} | {part:.3} | {:.0} % |", 100.0 * part / overall.get());
    }
    let total: f64 = divergence.parts.named().iter().map(|(_, part)| part).sum();
    let _ = writeln!(page, "| *all* | {total:.3} | 100 % |\n");
    let omission = divergence.parts.omission;
    let [only_a, only_b] = Side::BOTH.map(|side| comparison.only(side).len());
    let _ = writeln!(
        page,
        "Omission is {omission:.3}; divided by 0.9 that is {:.2}: {:.0} % of an average text is not mentioned by the other. It is {only_a} of {} claims of the one and {only_b} of {} of the other; \
         claims with rare words weigh more than claims with common ones, so counting claims gives another share.\n",
        omission / 0.9,
        100.0 * omission / 0.9,
        comparison.a().claims.len(),
        comparison.b().claims.len(),
    );
    let most_alike = comparison
        .links()
        .iter()
        .filter(|link| !link.because.is_empty())
        .max_by(|x, y| x.similarity.get().total_cmp(&y.similarity.get()));
    if let Some(link) = most_alike {
        let shared: Vec<String> = link.because.iter().map(|reason| format!("`{}` {:.2}", reason.term, reason.weight)).collect();
        let words = |side: Side, ids: &[rashomon::ClaimId]| {
            let claims = ids.iter().filter_map(|id| comparison.account(side).claim(id));
            claims.map(|claim| format!("“{}”", escaped(&claim.text))).collect::<Vec<_>>().join(" ")
        };
        let _ = writeln!(
            page,
            "The row most alike has a similarity of {}: {} and {}. What they share, by its weight: {}. The relation is *{}*.",
            link.similarity,
            words(Side::A, &link.a),
            words(Side::B, &link.b),
            shared.join(", "),
            link.relation.name(),
        );
    }
    page
}

/// Words that stand in Markdown as they are.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
}

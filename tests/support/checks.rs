//! What must hold of every text that is read and of every comparison, whatever the texts are.
//!
//! In: readouts. Out: nothing, or a panic that names the law that is broken. Law: nothing here knows what a text is about.

use rashomon::{Claim, Comparer, Comparison, Document, Facts, FindingKind, Link, Readout, Relation, Side, Span};

/// Holds that a span lies within a text, on char boundaries.
fn span_fits(span: Span, text: &str, what: &str) {
    assert!(
        span.start <= span.end && text.get(span.range()).is_some(),
        "{what} {span:?} is no excerpt of {} bytes: {text:?}",
        text.len()
    );
}

/// Holds that the tokens of a text tile it.
pub(crate) fn tokens_tile(comparer: &Comparer, text: &str) {
    let tokens = comparer.tokenize(text);
    let mut at = 0;
    for token in tokens.iter() {
        assert_eq!(token.span.start, at, "a gap or an overlap between tokens of {text:?}");
        assert!(!token.span.is_empty(), "an empty token at {at} of {text:?}");
        span_fits(token.span, text, "token");
        at = token.span.end;
    }
    assert_eq!(at, text.len(), "the tokens do not reach the end of {text:?}");
}

/// Holds that every span of a document is an exact excerpt, and that sentences and claims stand in order.
pub(crate) fn document_is_sound(comparer: &Comparer, document: &Document) {
    let text = document.text();
    let mut at = 0;
    for sentence in document.sentences() {
        span_fits(sentence.span, text, "sentence");
        assert!(sentence.span.start >= at && !sentence.span.is_empty(), "sentences overlap at {at}: {text:?}");
        at = sentence.span.end;
    }
    let mut sentences = document.sentences().iter().peekable();
    for token in comparer.tokenize(text).iter().filter(|token| token.span.of(text).chars().any(char::is_alphanumeric)) {
        while sentences.next_if(|sentence| sentence.span.end <= token.span.start).is_some() {}
        let held = sentences.peek().is_some_and(|s| s.span.start <= token.span.start && token.span.end <= s.span.end);
        assert!(held, "no sentence holds {:?}: {text:?}", token.span.of(text));
    }
    let mut at = 0;
    for claim in document.claims() {
        claim_is_sound(claim, text);
        assert!(claim.span.start >= at, "claims overlap or are out of order at {at}: {text:?}");
        at = claim.span.end;
    }
    facts_are_sound(document.facts(), text);
}

fn claim_is_sound(claim: &Claim, text: &str) {
    span_fits(claim.span, text, "claim");
    assert!(!claim.span.is_empty(), "an empty claim in {text:?}");
    let parts = [("speaker", claim.speaker), ("act", claim.act_words), ("content", Some(claim.content))];
    let quantities = claim.quantities.iter().map(|quantity| ("quantity", Some(quantity.span)));
    for (what, part) in parts.into_iter().chain(quantities) {
        let Some(part) = part else { continue };
        span_fits(part, text, what);
        assert!(
            claim.span.start <= part.start && part.end <= claim.span.end,
            "{what} {part:?} leaves its claim {:?}: {text:?}",
            claim.span
        );
        assert!(!part.is_empty(), "an empty {what} in {:?}", claim.span.of(text));
    }
    assert!(claim.quantities.iter().all(|quantity| quantity.value.is_finite()), "a quantity that is no number: {text:?}");
    assert!((0.0..=1.0).contains(&claim.strength.get()));
}

fn facts_are_sound(facts: &Facts, text: &str) {
    let spans = [
        facts.initiator.as_ref().map(|stated| stated.span),
        facts.duration_minutes.as_ref().map(|stated| stated.span),
        facts.medium.as_ref().map(|stated| stated.span),
    ];
    for span in spans.into_iter().flatten() {
        span_fits(span, text, "fact");
        assert!(!span.is_empty(), "a fact that stands nowhere: {text:?}");
    }
    if let Some(duration) = &facts.duration_minutes {
        assert!(duration.value.is_finite() && duration.value >= 0.0, "a duration of {}: {text:?}", duration.value);
    }
    for stated in facts.date.iter().chain(&facts.next_steps).chain(&facts.participants).chain(&facts.place).chain(&facts.earlier)
    {
        assert_eq!(stated.value, stated.span.of(text), "a fact is not the text's own words");
    }
    for tone in &facts.tone {
        assert_eq!(tone.value.word, tone.span.of(text), "a tone word is not the text's own");
        assert!((-1.0..=1.0).contains(&tone.value.valence));
    }
}

/// Holds that a comparison keeps its promises: exact words, ranges, rows that name claims once, parts that add up.
pub(crate) fn comparison_is_sound(comparison: &Comparison, a: &Readout, b: &Readout) {
    for (side, readout) in [(Side::A, a), (Side::B, b)] {
        let account = comparison.account(side);
        let mut at = 0;
        for (place, claim) in account.claims.iter().enumerate() {
            assert_eq!(claim.id.to_string(), format!("{side}{}", place + 1));
            assert_eq!(Some(claim.text.as_str()), readout.text().get(claim.start..claim.end), "not the words of the text");
            assert!(claim.start >= at && claim.end > claim.start, "claims overlap or are out of order");
            at = claim.end;
            in_range(claim.strength.get(), "strength");
        }
        let mut linked: Vec<&rashomon::ClaimId> = comparison.links().iter().flat_map(|link| ids(link, side)).collect();
        assert!(linked.iter().all(|id| account.claim(id).is_some()), "a row names a claim that is not there");
        linked.sort();
        let once = linked.len();
        linked.dedup();
        assert_eq!(once, linked.len(), "a claim stands in two rows");
        assert_eq!(once + comparison.only(side).len(), account.claims.len(), "a claim is neither in a row nor alone");
    }
    for link in comparison.links() {
        links_are_sound(link);
    }
    for finding in comparison.findings() {
        in_range(finding.weight.get(), "weight of a finding");
        assert!(finding.claims.a.iter().all(|id| comparison.a().claim(id).is_some()), "{finding:?}");
        assert!(finding.claims.b.iter().all(|id| comparison.b().claim(id).is_some()), "{finding:?}");
        // Silence is never contradiction: what is said to be contradicted stands on both sides.
        let contradiction = finding.kind == FindingKind::Contradict;
        assert!(!contradiction || finding.claims.a.is_empty() == finding.claims.b.is_empty(), "{finding:?}");
        let denial = ["denied by", "denies that", "refuses to mention"];
        assert!(!finding.sentence.trim().is_empty() && !denial.iter().any(|words| finding.sentence.contains(words)));
    }
    divergence_is_sound(comparison);
}

fn links_are_sound(link: &Link) {
    assert!(!link.a.is_empty() && !link.b.is_empty(), "a row with an empty cell: {link:?}");
    in_range(link.similarity.get(), "similarity");
    assert_eq!(
        link.aspects.is_empty(),
        link.relation != Relation::Reframed,
        "aspects stand on reframed rows, and only there: {link:?}"
    );
    let mut aspects = link.aspects.clone();
    aspects.sort_unstable();
    aspects.dedup();
    assert_eq!(aspects.len(), link.aspects.len(), "an aspect stands twice: {link:?}");
    let sum: f64 = link.because.iter().map(|reason| reason.weight).sum();
    link.because.iter().for_each(|reason| in_range(reason.weight, "weight of a reason"));
    assert!(sum <= 1.0 + 1e-5, "reasons weigh {sum}: {link:?}");
}

fn divergence_is_sound(comparison: &Comparison) {
    let divergence = comparison.divergence();
    let parts = divergence.parts.named();
    for (name, part) in parts {
        in_range(part, name);
    }
    let (low, overall, high) = (divergence.low.get(), divergence.overall.get(), divergence.high.get());
    for score in [low, overall, high] {
        in_range(score, "divergence");
    }
    assert!(low <= overall + 1e-9 && overall <= high + 1e-9, "{low} {overall} {high}");
    let sum: f64 = parts.iter().map(|(_, part)| part).sum();
    assert!((sum - overall).abs() < 1e-6, "the parts add up to {sum}, the whole is {overall}");
    for topic in &divergence.topics {
        in_range(topic.divergence.get(), "divergence of a topic");
        in_range(topic.share_a.get(), "share of a topic");
        in_range(topic.share_b.get(), "share of a topic");
    }
}

fn in_range(value: f64, what: &str) {
    assert!((0.0..=1.0).contains(&value), "{what} is {value}");
}

fn ids(link: &Link, side: Side) -> &[rashomon::ClaimId] {
    if side == Side::A { &link.a } else { &link.b }
}

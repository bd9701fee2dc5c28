//! How much two texts have in common as wholes.
//!
//! In: the terms and concepts of two [`Document`]s. Out: [`lack`], 0 (as much as two accounts of one call) to 1 (nothing). Law: it
//! is the same whichever text is first, and a short text lacks nothing: it had no room to share.
//!
//! Accounts of different calls come upon single claims that are alike ("support for sovereignty"), but not upon the same names,
//! places and files one after the other. So what the whole texts share says how far a single likeness is to be trusted.

use smallvec::SmallVec;

use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::runs::Runs;
use crate::term::TermId;

/// So much of the shorter text two accounts of one call share: of 24 pairs with tables all but two share more and none less than 0.21,
/// accounts of different calls between other governments a median of 0.11.
const ENOUGH: f32 = 0.25;
/// What a concept counts for beside a term, whose weight is the cube of its rarity: a name weighs 1, a word of every second text nothing.
const CONCEPT: f32 = 0.5;
/// So much every text has beside what it says, and shares as much of it as it should.
const BESIDE: f32 = 2.0;

/// What two texts lack of what two accounts of one call have in common. `numbers` are the terms of both by their places in `terms`,
/// those of the first text first.
pub(super) fn lack(numbers: &[Runs<u32>; 2], terms: &[(TermId, u32)], documents: [&Document; 2], knowledge: &Knowledge) -> f32 {
    let weight = |number: usize| knowledge.statistics.weight(terms[number].0).powi(3);
    let first = numbers[0].items().iter().max().map_or(0, |last| *last as usize + 1);
    let mut seen: SmallVec<[bool; 512]> = SmallVec::from_elem(false, terms.len());
    numbers[1].items().iter().for_each(|number| seen[*number as usize] = true);
    let (mut shared, mut masses) = (0.0, [0.0; 2]);
    for (number, (term, _)) in terms.iter().enumerate() {
        let (one, other, weight) = (number < first, seen[number], weight(number));
        // A word that nobody knows tells much where both write it, and nothing where one does.
        if term.index().is_none() && one != other {
            continue;
        }
        masses[0] += if one { weight } else { 0.0 };
        masses[1] += if other { weight } else { 0.0 };
        shared += if one && other { weight } else { 0.0 };
    }
    let [x, y] = documents.map(|document| concepts(document, knowledge));
    let count = |bits: &mut dyn Iterator<Item = u64>| CONCEPT * bits.map(u64::count_ones).sum::<u32>() as f32;
    shared += count(&mut x.iter().zip(&y).map(|(x, y)| x & y));
    masses[0] += count(&mut x.iter().copied());
    masses[1] += count(&mut y.iter().copied());
    let share = (shared + BESIDE * ENOUGH) / (masses[0].min(masses[1]) + BESIDE);
    (1.0 - share / ENOUGH).clamp(0.0, 1.0)
}

/// The concepts of a text, a bit for each.
fn concepts(document: &Document, knowledge: &Knowledge) -> SmallVec<[u64; 32]> {
    let mut bits = SmallVec::from_elem(0, knowledge.lexicon.concepts.len().div_ceil(64));
    let contents = &document.contents;
    for concept in (0..contents.len()).flat_map(|claim| contents.concepts(claim)) {
        bits[usize::from(*concept) / 64] |= 1 << (concept % 64);
    }
    bits
}

#[cfg(test)]
mod tests {
    use crate::comparer::Comparer;
    use crate::readout::Readout;
    use crate::similarity::Salience;

    fn lack(a: &str, b: &str) -> f32 {
        let comparer = Comparer::default();
        let [a, b] = [("France", a), ("Japan", b)].map(|(issuer, text)| comparer.analyze(&Readout::new(issuer, text)));
        let [there, back] = [(&a, &b), (&b, &a)].map(|(x, y)| Salience::new(x, y, comparer.knowledge(), 1.0).lack());
        assert!((there - back).abs() < 1e-6, "the same whichever text is first");
        there
    }

    const GRAIN: &str = "They discussed grain shipments from Odesa and the attacks on its port. He praised the Istanbul \
        talks. They spoke about the wheat harvest and about insurance for ships in the Black Sea.";

    #[test]
    fn what_two_texts_share_as_wholes_says_whether_they_tell_of_one_call() {
        assert!(lack(GRAIN, GRAIN).abs() < f32::EPSILON);
        let retold = "The Istanbul agreements were recalled. The export of wheat through Odesa and the safety of ships in the Black \
            Sea were discussed, as were insurers and the strikes on ports.";
        assert!(lack(GRAIN, retold).abs() < f32::EPSILON, "{}", lack(GRAIN, retold));
        let other = "They spoke about lithium mines in Chile. He congratulated the astronaut Murakami. The two agreed on scholarships \
            for students of medicine and on a museum of ceramics in Kyoto.";
        assert!(lack(GRAIN, other) > 0.4, "{}", lack(GRAIN, other));
        let notes = |a, b| Comparer::default().compare(&Readout::new("France", a), &Readout::new("Japan", b)).notes().join(" ");
        assert!(notes(GRAIN, other).contains("accounts of the same call?"), "{}", notes(GRAIN, other));
        assert!(!notes(GRAIN, retold).contains("accounts of the same call?"), "{}", notes(GRAIN, retold));
        assert!(lack("They discussed lithium.", "He raised grain.") < 0.4, "a short text had no room to share");
        assert!(lack("", "").abs() < f32::EPSILON);
    }
}

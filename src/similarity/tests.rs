//! What candidates found by an index lose against all pairs of claims.

use super::*;
use crate::align::align;
use crate::corpus::pairs;
use crate::{Comparer, Readout};

/// Texts of so many words each, from the sentences of all events, those of one side in another order than those of the other.
fn long_pair(words: usize) -> [Readout; 2] {
    let corpus = pairs();
    [0, 1].map(|side| {
        let texts = corpus.iter().map(|pair| [&pair.a, &pair.b][side].text());
        let sentences: Vec<&str> = texts.flat_map(|text| text.split_inclusive(". ")).collect();
        let mut text = String::new();
        let mut have = 0;
        let mut at = 0;
        while have < words {
            let sentence = &sentences[at % sentences.len()];
            have += sentence.split_whitespace().count();
            text.push_str(sentence);
            text.push(' ');
            at += [7, 11][side];
        }
        Readout::new(["us", "ru"][side], text)
    })
}

#[test]
fn long_texts_lose_little_by_looking_at_few_pairs() {
    let comparer = Comparer::default();
    let [a, b] = long_pair(16_000).map(|readout| comparer.analyze(&readout));
    let weights = Weights { joining: 2.0, beside_share: 2.0, ..Weights::DEFAULT };
    let salience = Salience::new(&a, &b, comparer.knowledge(), weights.salience);
    // What the matching is worth where so many pairs are looked at, by similarities from all of them.
    let all = candidates_of([&a, &b], Side::A, &salience, comparer.knowledge(), &weights, None, usize::MAX);
    let value = |exhaustive: usize| {
        let found = candidates_of([&a, &b], Side::A, &salience, comparer.knowledge(), &weights, None, exhaustive);
        let rows = align(&found, &weights, 0.0);
        let gains =
            rows.iter().filter_map(|row| all.get(row.a[0], row.b[0])).map(|candidate| candidate.similarity - weights.price);
        (rows.len(), gains.map(f64::from).sum::<f64>())
    };
    let ((few_rows, few), (rows, best)) = (value(0), value(usize::MAX));
    println!("{} and {} claims: {few_rows} rows worth {few:.1} of {rows} worth {best:.1}", a.claims().len(), b.claims().len());
    assert!(a.claims().len() * b.claims().len() > EXHAUSTIVE, "texts that are not looked at in full");
    assert!(few <= best + 1e-3, "nothing is worth more than the best");
    assert!(few >= 0.85 * best, "{few} of {best}");
}

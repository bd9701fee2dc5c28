//! The alignment on likenesses that are given, and what a long text loses by looking at few pairs.
//!
//! In: candidates written by hand, drawn at random, or of long texts. Out: a pass, or the row that is off. Law: what the assignment
//! is worth is held against trying everything and against a dense solver.

use super::*;
use crate::readout::Side;
use crate::runs::Runs;
use crate::similarity::{Candidate, EXHAUSTIVE, Salience, candidates_of};
use crate::{Comparer, Readout};

fn value(candidates: &Candidates, matched: &[Option<usize>], price: f32) -> f64 {
    matched.iter().enumerate().filter_map(|(a, b)| b.map(|b| f64::from(candidates.get(a, b).unwrap().similarity - price))).sum()
}

/// The best value over all matchings, by trying them.
fn exhaustive(candidates: &Candidates, row: usize, used: &mut Vec<bool>, price: f32) -> f64 {
    if row == candidates.rows.len() {
        return 0.0;
    }
    let mut best = exhaustive(candidates, row + 1, used, price);
    for candidate in candidates.rows.get(row) {
        if !used[candidate.other] {
            used[candidate.other] = true;
            best = best.max(f64::from(candidate.similarity - price) + exhaustive(candidates, row + 1, used, price));
            used[candidate.other] = false;
        }
    }
    best
}

/// The rows of claims that are as alike as told, `(claim of a, claim of b, similarity)`; what is not told is 0.
fn rows(counts: [usize; 2], alike: &[(usize, usize, f32)]) -> Vec<(Vec<usize>, Vec<usize>, f32)> {
    rows_at(0.25, counts, alike)
}

fn candidates(counts: [usize; 2], alike: &[(usize, usize, f32)]) -> Candidates {
    let mut candidates = Candidates { rows: Runs::default(), columns: counts[1] };
    for row in 0..counts[0] {
        let mut of_row: Vec<_> = alike.iter().filter(|(a, _, _)| *a == row).collect();
        of_row.sort_by(|x, y| y.2.total_cmp(&x.2));
        candidates.rows.push(of_row.into_iter().map(|(_, other, similarity)| Candidate {
            other: *other,
            similarity: *similarity,
            raw: *similarity,
        }));
    }
    candidates
}

fn rows_at(price: f32, counts: [usize; 2], alike: &[(usize, usize, f32)]) -> Vec<(Vec<usize>, Vec<usize>, f32)> {
    let candidates = candidates(counts, alike);
    let weights = Weights { price, joining: 0.5, joining_share: 0.75, beside_share: 1.0, ..Weights::DEFAULT };
    align(&candidates, &weights, 0.0).into_iter().map(|row| (row.a.to_vec(), row.b.to_vec(), row.similarity)).collect()
}

#[test]
fn a_row_is_worth_more_than_its_price() {
    assert_eq!(rows([1, 1], &[(0, 0, 0.3)]), [(vec![0], vec![0], 0.3)]);
    assert_eq!(rows([1, 1], &[(0, 0, 0.25)]), [], "what is worth its price and no more stays alone");
    assert_eq!(rows([2, 2], &[]), []);
    assert_eq!(rows([0, 0], &[]), []);
    // What both want goes where the whole is worth most, not to the best pair.
    let shared = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.85)];
    assert_eq!(rows([2, 2], &shared), [(vec![0], vec![1], 0.8), (vec![1], vec![0], 0.85)]);
}

#[test]
fn a_lone_claim_joins_the_row_that_it_answers_nearly_as_well() {
    // Two of one side against one of the other, on either side.
    assert_eq!(rows([2, 1], &[(0, 0, 0.8), (1, 0, 0.7)]), [(vec![0, 1], vec![0], 0.8)]);
    assert_eq!(rows([1, 2], &[(0, 0, 0.7), (0, 1, 0.8)]), [(vec![0], vec![0, 1], 0.8)]);
    // From three quarters of the row's own similarity on, and from the least that joining takes.
    assert_eq!(rows([2, 1], &[(0, 0, 0.8), (1, 0, 0.6)]), [(vec![0, 1], vec![0], 0.8)]);
    assert_eq!(rows([2, 1], &[(0, 0, 0.8), (1, 0, 0.59)]), [(vec![0], vec![0], 0.8)]);
    assert_eq!(rows([1, 2], &[(0, 0, 0.8), (0, 1, 0.59)]), [(vec![0], vec![0], 0.8)]);
    assert_eq!(rows([2, 1], &[(0, 0, 0.55), (1, 0, 0.5)]), [(vec![0, 1], vec![0], 0.55)]);
    assert_eq!(rows([2, 1], &[(0, 0, 0.55), (1, 0, 0.49)]), [(vec![0], vec![0], 0.55)]);
}

#[test]
fn a_row_widens_on_one_side_only_the_best_first() {
    // The second claim of `a` is nearer than that of `b`; the other stays alone.
    let both = [(0, 0, 0.9), (1, 0, 0.8), (0, 1, 0.75)];
    assert_eq!(rows([2, 2], &both), [(vec![0], vec![1], 0.75), (vec![1], vec![0], 0.8)], "two rows are worth more than one");
    let wide = [(0, 0, 0.9), (1, 0, 0.85), (2, 0, 0.8), (0, 1, 0.7)];
    let found = rows([3, 2], &wide);
    assert_eq!(found, [(vec![0], vec![1], 0.7), (vec![1, 2], vec![0], 0.85)]);
    // Of two rows that a claim answers it joins the nearer; of two claims both may join one side.
    let nearer = [(0, 0, 0.9), (1, 1, 0.9), (2, 0, 0.7), (2, 1, 0.75)];
    assert_eq!(rows([3, 2], &nearer), [(vec![0], vec![0], 0.9), (vec![1, 2], vec![1], 0.9)]);
    let three = [(0, 0, 0.7), (1, 0, 0.9), (2, 0, 0.8)];
    assert_eq!(rows([3, 1], &three), [(vec![0, 1, 2], vec![0], 0.9)]);
    // Where rows are dear, one row with a lone claim on either side: the nearer joins, and the other may not.
    for (a, b, wide) in [(0.8, 0.75, [2, 1]), (0.75, 0.8, [1, 2])] {
        let found = rows_at(0.7, [2, 2], &[(0, 0, 0.95), (1, 0, a), (0, 1, b)]);
        assert_eq!(found.iter().map(|(a, b, _)| [a.len(), b.len()]).collect::<Vec<_>>(), [wide]);
    }
}

#[test]
fn rows_are_dearer_between_texts_that_have_little_in_common() {
    let weights = Weights { price: 0.25, doubt: 0.5, joining: 0.5, joining_share: 0.75, beside_share: 1.0, ..Weights::DEFAULT };
    let alike = candidates([3, 2], &[(0, 0, 0.9), (1, 0, 0.7), (2, 1, 0.5)]);
    let rows =
        |lack: f32| align(&alike, &weights, lack).into_iter().map(|row| (row.a.to_vec(), row.b.to_vec())).collect::<Vec<_>>();
    assert_eq!(rows(0.0), [(vec![0, 1], vec![0]), (vec![2], vec![1])]);
    assert_eq!(rows(0.3), [(vec![0, 1], vec![0]), (vec![2], vec![1])]);
    assert_eq!(rows(0.6), [(vec![0], vec![0])]);
    assert_eq!(rows(1.0), [(vec![0], vec![0])], "what is alike beyond doubt stays");
}

#[test]
fn what_stands_beside_a_row_and_answers_nothing_better_joins_it() {
    let weights = Weights { price: 0.25, joining: 0.5, joining_share: 0.75, beside_share: 0.5, ..Weights::DEFAULT };
    let widths = |counts: [usize; 2], alike: &[(usize, usize, f32)]| {
        let rows = align(&candidates(counts, alike), &weights, 0.0);
        rows.into_iter().map(|row| (row.a.to_vec(), row.b.to_vec())).collect::<Vec<_>>()
    };
    // On either side, from half of the row's own similarity on, and never below the price of a row.
    assert_eq!(widths([2, 1], &[(0, 0, 0.6), (1, 0, 0.3)]), [(vec![0, 1], vec![0])]);
    assert_eq!(widths([1, 2], &[(0, 0, 0.3), (0, 1, 0.6)]), [(vec![0], vec![0, 1])]);
    assert_eq!(widths([2, 1], &[(0, 0, 0.6), (1, 0, 0.29)]), [(vec![0], vec![0])]);
    assert_eq!(widths([2, 1], &[(0, 0, 0.4), (1, 0, 0.24)]), [(vec![0], vec![0])]);
    // Two places on it is another matter.
    assert_eq!(widths([3, 1], &[(0, 0, 0.6), (2, 0, 0.3)]), [(vec![0], vec![0])]);
    // So it is where it answers something else better, even if that is taken.
    let taken = [(0, 0, 0.6), (1, 0, 0.3), (1, 1, 0.4), (2, 1, 0.9)];
    assert_eq!(widths([3, 2], &taken), [(vec![0], vec![0]), (vec![2], vec![1])]);
}

#[test]
fn the_assignment_is_the_best_there_is() {
    let mut random = oorandom::Rand32::new(7);
    for _ in 0..400 {
        let (rows, columns) = (random.rand_range(1..7) as usize, random.rand_range(1..7) as usize);
        let mut candidates = Candidates { rows: Runs::default(), columns };
        for _ in 0..rows {
            let mut row: Vec<Candidate> = Vec::new();
            for other in 0..columns {
                let (kept, similarity) = (random.rand_float() < 0.7, random.rand_float());
                if kept {
                    row.push(Candidate { other, similarity, raw: similarity });
                }
            }
            row.sort_by(|x, y| y.similarity.total_cmp(&x.similarity));
            candidates.rows.push(row);
        }
        let matched = assign(&candidates, Weights::DEFAULT.price);
        let found = value(&candidates, &matched, Weights::DEFAULT.price);
        let best = exhaustive(&candidates, 0, &mut vec![false; columns], Weights::DEFAULT.price);
        assert!((found - best).abs() < 1e-5, "{found} against {best}: {candidates:?}");
    }
}

#[test]
fn a_large_sparse_assignment_is_worth_as_much_as_a_dense_one() {
    const CLAIMS: usize = 3_000;
    let mut random = oorandom::Rand32::new(11);
    let mut candidates = Candidates { rows: Runs::default(), columns: CLAIMS };
    let mut dense = vec![0.0f64; CLAIMS * CLAIMS];
    for row in 0..CLAIMS {
        let mut others: Vec<usize> = (0..16).map(|_| random.rand_range(0..CLAIMS as u32) as usize).collect();
        others.sort_unstable();
        others.dedup();
        let found = others.into_iter().map(|other| {
            let similarity = random.rand_float();
            Candidate { other, similarity, raw: similarity }
        });
        candidates.rows.push(found);
        for candidate in candidates.rows.get(row) {
            dense[row * CLAIMS + candidate.other] = f64::from(candidate.similarity - Weights::DEFAULT.price).max(0.0);
        }
    }
    let found = value(&candidates, &assign(&candidates, Weights::DEFAULT.price), Weights::DEFAULT.price);
    let (rows, columns) = lsap::solve(CLAIMS, CLAIMS, &dense, true).expect("the matrix has no holes");
    let best: f64 = rows.iter().zip(&columns).map(|(row, column)| dense[row * CLAIMS + column]).sum();
    assert!((found - best).abs() < 1e-3, "{found} against {best}");
}

/// Texts of so many words each from the sentences of the bundled corpus, one taking every seventh and the other every eleventh.
fn long_pair(words: usize) -> [Readout; 2] {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let mut events: Vec<_> = std::fs::read_dir(corpus).expect("a corpus").map(|event| event.expect("an event").path()).collect();
    events.retain(|event| event.join("gold.json").exists());
    events.sort();
    [7, 11].map(|stride| {
        let texts = events.iter().map(|event| {
            let mut texts: Vec<_> = std::fs::read_dir(event).expect("texts").map(|text| text.expect("a text").path()).collect();
            texts.retain(|text| text.extension().is_some_and(|kind| kind == "txt"));
            texts.sort();
            std::fs::read_to_string(&texts[usize::from(stride == 11)]).expect("a text in UTF-8")
        });
        let sentences: Vec<String> =
            texts.flat_map(|text| text.split_inclusive(". ").map(str::to_owned).collect::<Vec<_>>()).collect();
        let mut text = String::new();
        let mut have = 0;
        let mut at = 0;
        while have < words {
            let sentence = &sentences[at % sentences.len()];
            have += sentence.split_whitespace().count();
            text.push_str(sentence);
            text.push(' ');
            at += stride;
        }
        Readout::new("us", text)
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

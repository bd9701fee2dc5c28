//! Comparisons in which the test says what answers what.
//!
//! In: two texts whose claims carry tags such as `Alpha`. Out: their comparison, in which claims with a tag in common are alike and no others.
//! Law: no weight of the crate has a say, so that what is tested here does not move when alignment gets better.

use rashomon::{Comparer, Comparison, Readout, Weights};

/// What claims are tagged with; each reads as the name of a plan.
const TAGS: [&str; 6] = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"];

/// A comparer to which claims are as alike as `alike` says, where they have a tag in common.
pub(crate) fn comparer(alike: f64) -> Comparer {
    let mut weights = Weights::default();
    for weight in [
        &mut weights.terms,
        &mut weights.senses,
        &mut weights.topics,
        &mut weights.quantities,
        &mut weights.opposition,
        &mut weights.order,
        &mut weights.hub,
    ] {
        *weight = 0.0;
    }
    (weights.vectors, weights.price, weights.joining, weights.joining_share) = (1.0, 0.2, 0.3, 0.75);
    let shared = move |a: &str, b: &str| if TAGS.iter().any(|tag| a.contains(tag) && b.contains(tag)) { alike } else { 0.0 };
    Comparer::builder().weights(weights).similarity(shared).build().expect("weights are numbers")
}

/// Norway, led by Lie, and Chile, led by Roe.
pub(crate) fn readouts(a: &str, b: &str) -> (Readout, Readout) {
    (Readout::new("Norway", a).with_leader("Lie"), Readout::new("Chile", b).with_leader("Roe"))
}

pub(crate) fn compare(a: &str, b: &str) -> Comparison {
    let (a, b) = readouts(a, b);
    comparer(0.9).compare(&a, &b)
}

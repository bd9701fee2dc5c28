//! Each stage and the whole, on tiny, usual and large pairs, beside the floor.
//!
//! In: [`pairs`]. Out: time and bytes a second of `tokenize`, `analyze`, `align to measure` and `compare`, and of the floor
//! on the same texts in the same group, so that the ratio can be read off. Law: every bench asserts an answer before it
//! is timed.
//!
//! ```text
//! cargo bench --bench stages             all of it
//! cargo bench --bench stages -- usual    one size
//! ```

mod pairs;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use pairs::{Floor, SIZES, Size, bytes};
use rashomon::{Comparer, Document, Readout, Relation, corpus};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    expect_the_flagship();
    for size in SIZES {
        stages(&mut criterion, size);
    }
    criterion.final_summary();
}

/// What a comparison of the bundled flagship pair must hold before any time counts.
fn expect_the_flagship() {
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship is bundled");
    let comparison = rashomon::compare(&pair.a, &pair.b);
    assert!(comparison.a().claims.len() >= 8 && comparison.b().claims.len() >= 15, "both texts are cut into claims");
    assert!(comparison.links().len() >= 5, "most American claims are answered");
    let concordant = comparison.links().iter().filter(|link| link.relation == Relation::Concordant).count();
    assert!(concordant >= 1 && concordant < comparison.links().len(), "some rows agree and some do not");
    let overall = comparison.divergence().overall.get();
    assert!(overall > 0.3 && overall < 0.9, "the accounts are apart, but of one call");
}

fn stages(criterion: &mut Criterion, size: Size) {
    let pairs = pairs::pairs(size);
    let comparer = Comparer::default();
    let floor = Floor::new();
    expect(&comparer, &pairs);
    let documents: Vec<(Document, Document)> = pairs.iter().map(|(a, b)| (comparer.analyze(a), comparer.analyze(b))).collect();

    let mut group = criterion.benchmark_group(size.name);
    group.throughput(Throughput::Bytes(bytes(&pairs)));
    group.sample_size(if pairs.len() < 10 { 10 } else { 50 }).warm_up_time(Duration::from_secs(1));
    let mut turn = pairs.iter().cycle();
    let mut next = || turn.next().expect("there are pairs");
    group.bench_function(BenchmarkId::from_parameter("floor"), |bencher| {
        bencher.iter(|| floor.of(black_box(next())));
    });
    group.bench_function(BenchmarkId::from_parameter("tokenize"), |bencher| {
        bencher.iter(|| {
            let (a, b) = next();
            (comparer.tokenize(black_box(a.text())).iter().len(), comparer.tokenize(black_box(b.text())).iter().len())
        });
    });
    group.bench_function(BenchmarkId::from_parameter("analyze"), |bencher| {
        bencher.iter(|| {
            let (a, b) = next();
            (comparer.analyze(black_box(a)), comparer.analyze(black_box(b)))
        });
    });
    let mut turn = documents.iter().cycle();
    group.bench_function(BenchmarkId::from_parameter("align to measure"), |bencher| {
        bencher.iter(|| {
            let (a, b) = turn.next().expect("there are documents");
            comparer.compare_documents(black_box(a), black_box(b))
        });
    });
    group.bench_function(BenchmarkId::from_parameter("compare"), |bencher| {
        bencher.iter(|| {
            let (a, b) = next();
            comparer.compare(black_box(a), black_box(b))
        });
    });
    group.finish();
}

/// What the stages must make of the pairs of any size.
fn expect(comparer: &Comparer, pairs: &[(Readout, Readout)]) {
    let floor = Floor::new();
    let mut linked = 0;
    let looked_at = &pairs[..pairs.len().min(28)];
    for (a, b) in looked_at {
        for readout in [a, b] {
            let tokens = comparer.tokenize(readout.text());
            let tiled: usize = tokens.iter().map(|token| token.span.len()).sum();
            assert_eq!(tiled, readout.text().len(), "the tokens tile the text");
            assert!(!comparer.analyze(readout).claims().is_empty(), "a text of official prose claims something");
            assert!(floor.of_text(readout.text()) > 0, "the floor is not optimised away");
        }
        let comparison = comparer.compare(a, b);
        linked += usize::from(!comparison.links().is_empty());
        let parts: f64 = comparison.divergence().parts.named().iter().map(|(_, part)| part).sum();
        assert!((parts - comparison.divergence().overall.get()).abs() < 1e-9, "the parts add up");
    }
    assert!(2 * linked > looked_at.len(), "texts about one call have rows in common");
}

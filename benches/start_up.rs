//! What it costs to get ready: compiling lexicon, statistics and vectors into a [`Comparer`].
//!
//! In: the files that the crate carries. Out: the time of a full build, and of the default once it was built.
//! Law: the price is paid once a process; after that a comparer is a counted pointer.

use std::hint::black_box;

use criterion::Criterion;
use rashomon::{Comparer, Language, Lexicon, corpus};

/// One entry of one's own: a lexicon that must be compiled in.
const MINE: &str = "! provenance: written for this bench\n[concept]\nlantern-treaty = Lantern Treaty | treaty on lanterns\n";

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let pair = corpus::find(corpus::FLAGSHIP).expect("the flagship is bundled");
    let lexicon = Lexicon::parse("mine.txt", MINE).expect("the entry is well formed");
    let build = || Comparer::builder().language(Language::english()).lexicon(lexicon.clone()).build().expect("it builds");
    let (built, default) = (build().compare(&pair.a, &pair.b), rashomon::compare(&pair.a, &pair.b));
    assert_eq!(built, default, "an entry that neither text touches changes nothing");

    let mut group = criterion.benchmark_group("start up");
    group.sample_size(20);
    group.bench_function("build", |bencher| bencher.iter(|| black_box(build())));
    group.bench_function("default, once built", |bencher| bencher.iter(|| black_box(Comparer::default())));
    group.finish();
    criterion.final_summary();
}

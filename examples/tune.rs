//! Looks for better weights of alignment on hand-made tables, and shows what each kind of evidence is worth.
//!
//! ```text
//! cargo run --release --example tune                          what each kind of evidence is worth on the bundled corpus
//! cargo run --release --example tune -- GOLD_DIR GOLD_DIR     on your own tables, one folder of events or more
//! cargo run --release --example tune -- --draws 200           a random search, cross-validated over events
//! ```

use std::error::Error as AnyError;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rashomon::evaluation::{Counts, Event, Figures, count};
use rashomon::{Comparer, Document, Error, Side, Weights};

/// Looks for better weights of alignment, cross-validated over events, and shows what each kind of evidence is worth.
///
/// The bundled corpus counts with the folders that are named. All figures are F1 over pairs of linked claims.
#[derive(Parser)]
struct Arguments {
    /// Folders of events: each event a folder with a `gold.json` beside its texts.
    gold: Vec<PathBuf>,
    /// Random draws of the search in each fold; 0 for the table of evidence alone.
    #[arg(long, default_value_t = 0)]
    draws: usize,
    /// Parts into which the events are cut.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u16).range(2..))]
    folds: u16,
    /// Seed of the search.
    #[arg(long, default_value_t = 1950)]
    seed: u64,
    /// Take the claims from the tables.
    #[arg(long)]
    gold_claims: bool,
}

/// A kind of evidence, and how to go without it.
type Without = (&'static str, fn(&mut Weights));

const EVIDENCE: [Without; 9] = [
    ("everything", |_| ()),
    ("without lexicon", |weights| (weights.senses, weights.topics, weights.opposition) = (0.0, 0.0, 0.0)),
    ("without word vectors", |weights| weights.vectors = 0.0),
    ("without terms", |weights| weights.terms = 0.0),
    ("without quantities", |weights| weights.quantities = 0.0),
    ("without salience", |weights| weights.salience = 0.0),
    ("without hub correction", |weights| weights.hub = 0.0),
    ("without compatibility", |weights| weights.compatibility = 0.0),
    ("without order", |weights| weights.order = 0.0),
];

/// The numbers that the search moves.
const MOVED: [fn(&mut Weights) -> &mut f32; 10] = [
    |weights| &mut weights.terms,
    |weights| &mut weights.senses,
    |weights| &mut weights.vectors,
    |weights| &mut weights.topics,
    |weights| &mut weights.quantities,
    |weights| &mut weights.opposition,
    |weights| &mut weights.order,
    |weights| &mut weights.hub,
    |weights| &mut weights.price,
    |weights| &mut weights.joining,
];

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "tune: {message}");
            ExitCode::from(2)
        }
    }
}

/// An event and its texts, read once: only alignment depends on the weights.
struct Read(Event, Document, Document);

fn run(arguments: &Arguments) -> Result<(), Box<dyn AnyError>> {
    let mut events = Event::bundled()?;
    for folder in &arguments.gold {
        events.extend(Event::read(folder)?);
    }
    let read = |event: Event| {
        let (a, b) = if arguments.gold_claims {
            let spans = [(Side::A, &event.a), (Side::B, &event.b)].map(|(side, text)| event.gold.spans(side, text.text()));
            Comparer::default().analyze_pair_marked((&event.a, &spans[0]), (&event.b, &spans[1]))
        } else {
            Comparer::default().analyze_pair(&event.a, &event.b)
        };
        Read(event, a, b)
    };
    let events: Vec<Read> = events.into_iter().map(read).collect();
    let all: Vec<&Read> = events.iter().collect();
    let mut out = io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}");
    say(format!("{} events\n{:24} {:>6} {:>6} {:>6}", events.len(), "", "P", "R", "F1"))?;
    for (name, without) in EVIDENCE {
        let mut weights = Weights::default();
        without(&mut weights);
        let [precision, recall, f1] = links(&all, weights)?;
        say(format!("{name:24} {precision:6.3} {recall:6.3} {f1:6.3}"))?;
    }
    if arguments.draws == 0 {
        return Ok(());
    }
    let (mut held_out, mut default) = (Counts::default(), Counts::default());
    for fold in 0..usize::from(arguments.folds) {
        let places = (0..all.len()).partition::<Vec<usize>, _>(|place| place % usize::from(arguments.folds) == fold);
        let [test, train] = [places.0, places.1].map(|places| places.into_iter().map(|place| all[place]).collect::<Vec<_>>());
        let weights = search(&train, arguments.draws, arguments.seed)?;
        held_out += counts(&test, weights)?;
        default += counts(&test, Weights::default())?;
        say(format!("fold {fold}: {weights:?}"))?;
    }
    let [held_out, default] = [held_out, default].map(|counts| Figures::from(counts).links[2]);
    say(format!("held out: searched {held_out:.3}, as shipped {default:.3}"))?;
    say(format!("on everything: {:?}", search(&all, arguments.draws, arguments.seed)?))?;
    Ok(())
}

fn counts(events: &[&Read], weights: Weights) -> Result<Counts, Error> {
    let comparer = Comparer::builder().weights(weights).build()?;
    let mut counts = Counts::default();
    for Read(event, a, b) in events {
        counts += count(&event.gold, &comparer.compare_documents(a, b));
    }
    Ok(counts)
}

fn links(events: &[&Read], weights: Weights) -> Result<[f64; 3], Error> {
    counts(events, weights).map(|counts| Figures::from(counts).links)
}

/// The best of random steps from the weights as shipped: up to three numbers move at a time, by a factor of 0.6 to 1.6.
fn search(events: &[&Read], draws: usize, seed: u64) -> Result<Weights, Error> {
    let mut random = oorandom::Rand64::new(u128::from(seed));
    let (mut best, mut reached) = (Weights::default(), links(events, Weights::default())?[2]);
    for _ in 0..draws {
        let mut weights = best;
        for _ in 0..random.rand_range(1..4) {
            *MOVED[random.rand_range(0..MOVED.len() as u64) as usize](&mut weights) *= 0.6 + random.rand_float() as f32;
        }
        let f1 = links(events, weights)?[2];
        if f1 > reached {
            (best, reached) = (weights, f1);
        }
    }
    Ok(best)
}

//! Looks for better weights of alignment on hand-made tables, and shows what each kind of evidence is worth.
//!
//! ```text
//! cargo run --release --example tune                          what each kind of evidence is worth on the bundled corpus
//! cargo run --release --example tune -- GOLD_DIR GOLD_DIR     on your own tables, one folder of events or more
//! cargo run --release --example tune -- --draws 200           a random search, cross-validated over events
//! cargo run --release --example tune -- --leave-out 1000      figures on events that took no part in choosing the numbers
//! cargo run --release --example tune -- --costs 1000          the order of divergences, by costs chosen on the other events
//! ```

use std::error::Error as AnyError;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rashomon::evaluation::{Counts, Event, Figures, count, rank_correlation};
use rashomon::{Comparer, Costs, Document, Error, Side, Weights};

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
    /// So many settings are drawn without looking at any event; each event is then scored with the mean of those that are best on the
    /// others, and once more without the other events of its governments; 0 for none.
    #[arg(long, default_value_t = 0)]
    leave_out: usize,
    /// So many costs of the divergence are drawn without looking at any event; each event is then measured with the mean of those that
    /// order the others best; 0 for none.
    #[arg(long, default_value_t = 0)]
    costs: usize,
    /// Take the claims from the tables.
    #[arg(long)]
    gold_claims: bool,
}

/// A kind of evidence, and how to go without it.
type Without = (&'static str, fn(&mut Weights));

const EVIDENCE: [Without; 10] = [
    ("everything", |_| ()),
    ("without lexicon", |weights| (weights.senses, weights.topics, weights.opposition) = (0.0, 0.0, 0.0)),
    ("without word vectors", |weights| weights.vectors = 0.0),
    ("without terms", |weights| weights.terms = 0.0),
    ("without quantities", |weights| weights.quantities = 0.0),
    ("without salience", |weights| weights.salience = 0.0),
    ("without hub correction", |weights| weights.hub = 0.0),
    ("without compatibility", |weights| weights.compatibility = 0.0),
    ("without order", |weights| weights.order = 0.0),
    ("without doubt", |weights| weights.doubt = 0.0),
];

/// One of the numbers.
type Number = fn(&mut Weights) -> &mut f32;

/// The numbers that the search moves.
const MOVED: [Number; 10] = [
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

/// The ranges from which `--leave-out` draws, wide enough to hold any sensible setting; they were not chosen by results.
const RANGES: [(Number, f32, f32); 14] = [
    (|weights| &mut weights.terms, 0.2, 1.0),
    (|weights| &mut weights.senses, 0.05, 0.6),
    (|weights| &mut weights.vectors, 0.05, 0.6),
    (|weights| &mut weights.topics, 0.0, 0.4),
    (|weights| &mut weights.quantities, 0.0, 0.6),
    (|weights| &mut weights.opposition, 0.0, 0.6),
    (|weights| &mut weights.order, 0.0, 0.2),
    (|weights| &mut weights.hub, 0.0, 1.0),
    (|weights| &mut weights.own, 0.0, 0.1),
    (|weights| &mut weights.price, 0.1, 0.4),
    (|weights| &mut weights.doubt, 0.0, 1.0),
    (|weights| &mut weights.joining, 0.2, 0.6),
    (|weights| &mut weights.joining_share, 0.3, 1.0),
    (|weights| &mut weights.beside_share, 0.4, 1.0),
];
/// One of the costs.
type Cost = fn(&mut Costs) -> &mut f64;

/// The ranges from which `--costs` draws, chosen in the same way.
const COSTS: [(Cost, f64, f64); 5] = [
    (|costs| &mut costs.left_out, 0.05, 1.0),
    (|costs| &mut costs.aspect, 0.0, 0.6),
    (|costs| &mut costs.further, 0.0, 0.2),
    (|costs| &mut costs.counterposed, 0.3, 1.0),
    (|costs| &mut costs.setting, 0.0, 1.0),
];
/// Of the settings drawn the best so many are averaged: the best one alone is half luck.
const AVERAGED: usize = 30;

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
struct Read {
    event: Event,
    a: Document,
    b: Document,
    /// The folder of tables it comes from; 0 is the bundled corpus.
    folder: usize,
}

impl Read {
    /// The two governments, in an order of their own.
    fn governments(&self) -> [&str; 2] {
        let mut names = [self.event.a.issuer(), self.event.b.issuer()];
        names.sort_unstable();
        names
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn AnyError>> {
    let mut events: Vec<(usize, Event)> = Event::bundled()?.into_iter().map(|event| (0, event)).collect();
    for (place, folder) in arguments.gold.iter().enumerate() {
        events.extend(Event::read(folder)?.into_iter().map(|event| (place + 1, event)));
    }
    let read = |(folder, event): (usize, Event)| {
        let (a, b) = if arguments.gold_claims {
            let spans = [(Side::A, &event.a), (Side::B, &event.b)].map(|(side, text)| event.gold.spans(side, text.text()));
            Comparer::default().analyze_pair_marked((&event.a, &spans[0]), (&event.b, &spans[1]))
        } else {
            Comparer::default().analyze_pair(&event.a, &event.b)
        };
        Read { event, a, b, folder }
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
    if arguments.leave_out > 0 {
        leave_out(&all, arguments.leave_out, arguments.seed, &mut say)?;
    }
    if arguments.costs > 0 {
        order_by_costs(&all, arguments.costs, arguments.seed, &mut say)?;
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
    for Read { event, a, b, .. } in events {
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

/// Scores each event with numbers that were chosen without it: settings are drawn blindly, and the mean of those that are best on the
/// other events is taken; then without all events of the same two governments.
fn leave_out(
    events: &[&Read],
    draws: usize,
    seed: u64,
    say: &mut dyn FnMut(String) -> io::Result<()>,
) -> Result<(), Box<dyn AnyError>> {
    let mut random = oorandom::Rand64::new(u128::from(seed));
    let drawn: Vec<[f32; RANGES.len()]> =
        (0..draws).map(|_| RANGES.map(|(_, least, most)| least + (most - least) * random.rand_float() as f32)).collect();
    let weights = |setting: &[f32; RANGES.len()]| {
        let mut weights = Weights::default();
        RANGES.iter().zip(setting).for_each(|((number, ..), value)| *number(&mut weights) = *value);
        weights
    };
    let mut scored: Vec<Vec<Counts>> = Vec::with_capacity(draws);
    for setting in &drawn {
        scored.push(events.iter().map(|event| counts(&[*event], weights(setting))).collect::<Result<_, _>>()?);
    }
    // The mean of those settings that are best on the events that may be looked at.
    let mean_of_best = |seen: &dyn Fn(usize) -> bool| {
        let f1 = |of_events: &Vec<Counts>| {
            let mut sum = Counts::default();
            (0..events.len()).filter(|other| seen(*other)).for_each(|other| sum += of_events[other]);
            Figures::from(sum).links[2]
        };
        let mut order: Vec<(f64, usize)> = scored.iter().map(f1).zip(0..).collect();
        order.sort_by(|x, y| y.0.total_cmp(&x.0));
        let best = &order[..AVERAGED.min(order.len())];
        let mut mean = [0.0; RANGES.len()];
        for (_, setting) in best {
            mean.iter_mut().zip(&drawn[*setting]).for_each(|(sum, value)| *sum += value / best.len() as f32);
        }
        mean
    };
    let folders = events.iter().map(|event| event.folder).max().unwrap_or(0) + 1;
    for strict in [false, true] {
        let (mut held_out, mut shipped) = (vec![Counts::default(); folders], vec![Counts::default(); folders]);
        for (place, event) in events.iter().enumerate() {
            let seen = |other: usize| other != place && !(strict && events[other].governments() == event.governments());
            let mean = mean_of_best(&seen);
            held_out[event.folder] += counts(&[*event], weights(&mean))?;
            shipped[event.folder] += counts(&[*event], Weights::default())?;
        }
        let left = if strict { "all events of its governments left out" } else { "each event left out" };
        for (folder, (held_out, shipped)) in held_out.into_iter().zip(shipped).enumerate() {
            let ([precision, recall, f1], known) = (Figures::from(held_out).links, Figures::from(shipped).links[2]);
            let name = if folder == 0 { String::from("bundled corpus") } else { format!("folder {folder}") };
            say(format!("{left}, {name}: {precision:.3} {recall:.3} {f1:.3}, as shipped {known:.3}"))?;
        }
    }
    say(format!("mean of the best on all events: {:?}", weights(&mean_of_best(&|_| true))))?;
    Ok(())
}

/// How well the divergence orders events like people do, where each is measured by costs that were chosen on the others: costs are drawn
/// blindly, and the mean of those that order the other events best is taken.
fn order_by_costs(
    events: &[&Read],
    draws: usize,
    seed: u64,
    say: &mut dyn FnMut(String) -> io::Result<()>,
) -> Result<(), Box<dyn AnyError>> {
    let judged: Vec<(&Read, f64)> =
        events.iter().filter_map(|event| event.event.gold.divergence().map(|judgement| (*event, judgement))).collect();
    let measured = |costs: Costs, place: usize| -> Result<f64, Error> {
        let comparer = Comparer::builder().costs(costs).build()?;
        Ok(comparer.compare_documents(&judged[place].0.a, &judged[place].0.b).divergence().overall.get())
    };
    let costs = |setting: &[f64; COSTS.len()]| {
        let mut costs = Costs::default();
        COSTS.iter().zip(setting).for_each(|((number, ..), value)| *number(&mut costs) = *value);
        costs
    };
    let mut random = oorandom::Rand64::new(u128::from(seed));
    let drawn: Vec<[f64; COSTS.len()]> =
        (0..draws).map(|_| COSTS.map(|(_, least, most)| least + (most - least) * random.rand_float())).collect();
    let mut values: Vec<Vec<f64>> = Vec::with_capacity(draws);
    for setting in &drawn {
        values.push((0..judged.len()).map(|place| measured(costs(setting), place)).collect::<Result<_, _>>()?);
    }
    let (mut held_out, mut shipped) = (Vec::new(), Vec::new());
    for (place, (event, judgement)) in judged.iter().enumerate() {
        let mut order: Vec<(f64, usize)> = values
            .iter()
            .map(|of_events| {
                let others = (0..judged.len()).filter(|other| *other != place);
                rank_correlation(&others.map(|other| (judged[other].1, of_events[other])).collect::<Vec<_>>())
            })
            .zip(0..)
            .collect();
        order.sort_by(|x, y| y.0.total_cmp(&x.0));
        let best = &order[..AVERAGED.min(order.len())];
        let mut mean = [0.0; COSTS.len()];
        for (_, setting) in best {
            mean.iter_mut().zip(&drawn[*setting]).for_each(|(sum, value)| *sum += value / best.len() as f64);
        }
        held_out.push((event.folder, (*judgement, measured(costs(&mean), place)?)));
        shipped.push((event.folder, (*judgement, measured(Costs::default(), place)?)));
    }
    let folders = events.iter().map(|event| event.folder).max().unwrap_or(0) + 1;
    for folder in (0..folders).map(Some).chain([None]) {
        let of = |all: &[(usize, (f64, f64))]| {
            rank_correlation(
                &all.iter().filter(|one| folder.is_none_or(|folder| one.0 == folder)).map(|one| one.1).collect::<Vec<_>>(),
            )
        };
        let name = match folder {
            None => String::from("all events"),
            Some(0) => String::from("bundled corpus"),
            Some(folder) => format!("folder {folder}"),
        };
        say(format!(
            "divergence by costs chosen on the other events, {name}: {:.3}, as shipped {:.3}",
            of(&held_out),
            of(&shipped)
        ))?;
    }
    Ok(())
}

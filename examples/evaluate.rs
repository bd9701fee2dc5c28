//! Compares every pair of a folder of hand-made tables and says how well the crate agrees with them.
//!
//! ```text
//! cargo run --release --example evaluate                             the bundled corpus
//! cargo run --release --example evaluate -- GOLD_DIR --out PRED_DIR  your own tables; one JSON an event is written
//! cargo run --release --example evaluate -- --gold-claims              with the claims of the tables: alignment alone
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rashomon::evaluation::{Counts, Event, Figures, count, rank_correlation};
use rashomon::{Comparer, Side};

/// Compares every pair of a folder of hand-made tables and prints figures of quality.
///
/// `GOLD_DIR` holds one folder an event: `gold.json` beside the two texts that it names. Without it the bundled corpus is used.
#[derive(Parser)]
struct Arguments {
    /// Folder of events.
    gold: Option<PathBuf>,
    /// Folder to write one JSON an event to.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Take the claims from the tables and read only their attributes: what the stages after extraction are worth alone.
    #[arg(long)]
    gold_claims: bool,
    /// Compare accounts of different calls instead: how many claims find a row by chance.
    #[arg(long)]
    mismatched: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let events = match &arguments.gold {
        Some(folder) => Event::read(folder)?,
        None => Event::bundled()?,
    };
    let comparer = Comparer::default();
    if arguments.mismatched {
        return chance(&events, &comparer);
    }
    let mut counts = Counts::default();
    let mut divergences = Vec::new();
    let mut lines = format!("{:28} {:>6} {:>6} {:>6} {:>6} {:>6}\n", "event", "claims", "links", "holder", "act", "diverg");
    for Event { name: event, gold, a, b, .. } in &events {
        let comparison = if arguments.gold_claims {
            comparer.compare_marked((a, &gold.spans(Side::A, a.text())), (b, &gold.spans(Side::B, b.text())))
        } else {
            comparer.compare(a, b)
        };
        if let Some(folder) = &arguments.out {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            let path = folder.join(format!("{event}.json"));
            let json = serde_json::to_string_pretty(&comparison)?;
            fs::write(&path, json).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let own = count(gold, &comparison);
        let figures = Figures::from(own);
        let overall = comparison.divergence().overall.get();
        let _ = writeln!(
            lines,
            "{event:28} {:6.2} {:6.2} {:6.2} {:6.2} {overall:6.2}",
            figures.claims, figures.links[2], figures.holders, figures.acts
        );
        divergences.extend(gold.divergence().map(|judged| (judged, overall)));
        counts += own;
    }
    let figures = Figures::from(counts);
    let _ = writeln!(
        lines,
        "\n{} events\nclaims F1            {:.3}\nlinks P, R, F1       {:.3} {:.3} {:.3}\nrelation accuracy    {:.3}\nholder accuracy      {:.3}\nact accuracy         {:.3}\nfacts recall         {:.3}\nfacts precision      {:.3}\nfindings recall@10   {:.3}\ndivergence Spearman  {:.3}",
        events.len(),
        figures.claims,
        figures.links[0],
        figures.links[1],
        figures.links[2],
        figures.relations,
        figures.holders,
        figures.acts,
        figures.facts[0],
        figures.facts[1],
        figures.findings,
        rank_correlation(&divergences)
    );
    match io::stdout().lock().write_all(lines.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// The share of claims in a row where both accounts tell of one call, and where they tell of two, of the same governments or others.
fn chance(events: &[Event], comparer: &Comparer) -> Result<(), Box<dyn Error>> {
    let mut shares = [[0usize; 2]; 3];
    let governments = |event: &Event| {
        let mut names = [event.a.issuer(), event.b.issuer()];
        names.sort_unstable();
        names.map(str::to_owned)
    };
    for (place, event) in events.iter().enumerate() {
        for (other, strange) in events.iter().enumerate() {
            let comparison = comparer.compare(&event.a, &strange.b);
            let kind = if place == other { 0 } else { 1 + usize::from(governments(event) != governments(strange)) };
            let counts = &mut shares[kind];
            counts[0] += comparison.links().iter().map(|link| link.a.len() + link.b.len()).sum::<usize>();
            counts[1] += comparison.a().claims.len() + comparison.b().claims.len();
        }
    }
    let share = |[linked, all]: [usize; 2]| linked as f64 / all.max(1) as f64;
    let different = share([shares[1][0] + shares[2][0], shares[1][1] + shares[2][1]]);
    let [same, related, others] = shares.map(share);
    let line = format!(
        "claims in a row, one call            {same:.3}\nclaims in a row, two calls           {different:.3}\n  between the same governments       {related:.3}\n  between others                     {others:.3}\nratio                                {:.3}\n",
        different / same
    );
    Ok(io::stdout().lock().write_all(line.as_bytes())?)
}

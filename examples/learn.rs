//! Learns term statistics and word vectors from a stream of text.
//!
//! One paragraph a line; empty lines are skipped. The crate's own data were made by
//!
//! ```text
//! xz -dc statements.txt.xz | cargo run --release --example learn -- --input - --register readouts.txt --out src/data
//! ```
//!
//! The register are readouts, an empty line between two: how common a term is among their claims counts for more than how
//! common it is among the paragraphs.
//!
//! Without `--input` and with nothing on standard input it learns from the bundled corpus, which takes a second and shows the path.

use std::fs;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::PathBuf;

use clap::Parser;
use indicatif::ProgressBar;
use rashomon::learn::{Learner, Training};
use rashomon::{Comparer, Language, Readout};

/// Learns term statistics and word vectors from a stream of text, one paragraph a line.
#[derive(Parser)]
struct Arguments {
    /// A text file; standard input when it is `-`, the bundled corpus when it is left out.
    #[arg(long)]
    input: Option<PathBuf>,
    /// A text file of readouts, an empty line between two: their claims say what is common in the register.
    #[arg(long)]
    register: Option<PathBuf>,
    /// The folder to write `statistics.txt` and `vectors.bin` to; nothing is written when it is left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Numbers in a vector.
    #[arg(long, default_value_t = Training::default().dimensions)]
    dimensions: usize,
    /// Passes over the text.
    #[arg(long, default_value_t = Training::default().passes)]
    passes: usize,
    /// Terms to keep.
    #[arg(long, default_value_t = Training::default().terms)]
    terms: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let mut learner = Learner::new(Language::english());
    match arguments.input.as_deref() {
        Some(path) if path.as_os_str() == "-" => read(&mut learner, io::stdin().lock())?,
        Some(path) => read(&mut learner, BufReader::new(fs::File::open(path)?))?,
        None => {
            for pair in rashomon::corpus::pairs() {
                pair.a
                    .text()
                    .lines()
                    .chain(pair.b.text().lines())
                    .filter(|line| !line.trim().is_empty())
                    .for_each(|line| learner.paragraph(line));
            }
        }
    }
    if let Some(path) = &arguments.register {
        let comparer = Comparer::default();
        for readout in fs::read_to_string(path)?.split("\n\n") {
            let document = comparer.analyze(&Readout::new("", readout));
            document.claims().iter().for_each(|claim| learner.statement(document.text_of(claim.span)));
        }
    }
    let mut training = Training::default();
    training.dimensions = arguments.dimensions;
    training.passes = arguments.passes;
    training.terms = arguments.terms;
    let model = learner.finish(training);
    let register = if arguments.register.is_some() { " --register readouts.txt" } else { "" };
    let command = format!(
        "xz -dc statements.txt.xz | cargo run --release --example learn -- --input -{register} --out src/data --dimensions {} --passes {} --terms {}",
        training.dimensions, training.passes, training.terms
    );
    match arguments.out {
        Some(folder) => {
            fs::create_dir_all(&folder)?;
            model.write_statistics(&mut fs::File::create(folder.join("statistics.txt"))?, &command)?;
            model.write_vectors(&mut fs::File::create(folder.join("vectors.bin"))?, &command)?;
        }
        None => model.write_statistics(&mut io::stdout().lock(), &command).or_else(quietly)?,
    }
    Ok(())
}

fn read(learner: &mut Learner, input: impl BufRead) -> io::Result<()> {
    let bar = if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    for line in input.lines() {
        let line = line?;
        if !line.trim().is_empty() {
            learner.paragraph(&line);
            bar.inc(1);
        }
    }
    bar.finish();
    Ok(())
}

/// A reader that went away (`| head`) is no error.
fn quietly(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

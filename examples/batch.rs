//! Compares many pairs of readouts: a folder or lines of JSON in, lines of JSON or a table out, in the order of the input.
//!
//! ```text
//! cargo run --release --example batch                                       the bundled corpus, one line of JSON a pair
//! cargo run --release --example batch -- FOLDER --table pairs > pairs.csv   your own pairs, one record a pair
//! cargo run --release --example batch -- - < pairs.jsonl > results.jsonl    a filter
//! ```

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rashomon::batch::{self, Format, Input, Kept};
use rashomon::{Comparer, report::csv};

/// Compares many pairs of readouts, in parallel; results stand in the order of the input.
///
/// INPUT is a folder, one pair a folder in it (two files `<government>.txt`); or a file with one pair a line of JSON:
/// {"id": "…", "a": {"issuer": "…", "text": "…"}, "b": {"issuer": "…", "text": "…"}}. A readout may also have leader, date and source.
///
/// Exit code 0: every pair was compared. 1: some input was no pair; each is named on standard error and left out. 2: nothing could be
/// run, or nothing written.
#[derive(Parser)]
#[command(name = "batch")]
struct Arguments {
    /// A folder, a file, or `-` for standard input; the bundled corpus when it is left out.
    input: Option<PathBuf>,
    /// A table (CSV with a header) in place of one line of JSON a pair.
    #[arg(long, value_enum, value_name = "TABLE")]
    table: Option<Table>,
    /// A file to write to instead of standard output; one that is there is replaced.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Goes on where an interrupted --output FILE ends; pairs must have distinct ids.
    #[arg(long, requires = "output")]
    resume: bool,
    /// Leaves the header of a table out, for the parts of a run that is shared between processes.
    #[arg(long, requires = "table", conflicts_with = "resume")]
    no_header: bool,
    /// Threads; one a core when it is left out.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Table {
    /// One record a pair: sizes, counts, divergence and its parts.
    Pairs,
    /// One record a row of claims that answer each other.
    Links,
    /// One record a claim.
    Claims,
    /// One record a difference, the weightiest first.
    Findings,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(message) => {
            let _ = writeln!(io::stderr(), "batch: {message}");
            ExitCode::from(2)
        }
    }
}

/// Compares all of it; returns how many inputs were left out.
fn run(arguments: &Arguments) -> Result<usize, String> {
    let format = match arguments.table {
        None => Format::Json,
        Some(Table::Pairs) => Format::Csv(csv::Table::Pairs),
        Some(Table::Links) => Format::Csv(csv::Table::Links),
        Some(Table::Claims) => Format::Csv(csv::Table::Claims),
        Some(Table::Findings) => Format::Csv(csv::Table::Findings),
    };
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().map_err(|error| error.to_string())?;
    }
    let mut inputs = inputs(arguments.input.as_deref())?;
    let (mut out, kept) = output(arguments, format)?;
    if let Some(last) = &kept.last {
        inputs = batch::after(inputs, last).map_err(|error| error.to_string())?;
    }
    let bar = bar(inputs.size_hint());
    let mut left_out = 0;
    let header = Some(format.header()).filter(|_| kept.bytes == 0 && !arguments.no_header);
    let mut written = out.write_all(header.unwrap_or_default().as_bytes());
    for result in batch::run(&Comparer::default(), format, inputs) {
        match result {
            Ok(done) => written = written.and_then(|()| out.write_all(done.output.as_bytes())),
            Err(error) => {
                left_out += 1;
                bar.suspend(|| writeln!(io::stderr(), "batch: {error}")).unwrap_or_default();
            }
        }
        if written.is_err() {
            break;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    match written.and_then(|()| out.flush()) {
        // A reader that went away (`| head`) is no error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("the output: {error}")),
        _ => Ok(left_out),
    }
}

fn inputs(input: Option<&Path>) -> Result<Box<dyn Iterator<Item = Input>>, String> {
    Ok(match input {
        None => Box::new(batch::bundled().into_iter()),
        Some(path) if path.as_os_str() == "-" => Box::new(batch::lines("standard input", io::stdin().lock())),
        Some(path) if path.is_dir() => Box::new(batch::folders(path).map_err(|error| error.to_string())?.into_iter()),
        Some(path) => {
            let named = |error: io::Error| format!("{}: {error}", path.display());
            Box::new(batch::lines(&path.display().to_string(), BufReader::new(File::open(path).map_err(named)?)))
        }
    })
}

/// Where results go, and what of an earlier run is in it.
fn output(arguments: &Arguments, format: Format) -> Result<(Box<dyn Write>, Kept), String> {
    let Some(path) = &arguments.output else { return Ok((Box::new(io::stdout().lock()), Kept::default())) };
    let name = path.display().to_string();
    let named = |error: io::Error| format!("{name}: {error}");
    let open = || OpenOptions::new().read(true).write(true).create(true).truncate(!arguments.resume).open(path);
    let mut file = open().map_err(named)?;
    let kept = Kept::of(format, &name, BufReader::new(&file)).map_err(|error| error.to_string())?;
    file.set_len(kept.bytes).and_then(|()| file.seek(io::SeekFrom::End(0))).map_err(named)?;
    Ok((Box::new(BufWriter::new(file)), kept))
}

/// A bar on a terminal, nothing elsewhere; it counts towards the end where that is known.
fn bar((least, most): (usize, Option<usize>)) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, style) = match most {
        Some(most) if most == least => (ProgressBar::new(most as u64), "{wide_bar} {pos}/{len} pairs, {per_sec}, {eta} left"),
        _ => (ProgressBar::new_spinner(), "{spinner} {pos} pairs in {elapsed}, {per_sec}"),
    };
    bar.enable_steady_tick(Duration::from_millis(200));
    bar.with_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

//! The path by hand, one stage a paragraph, on one readout; then the readout with its claims marked.
//!
//! ```text
//! cargo run --release --example stages                      the Russian text of the first bundled pair
//! cargo run --release --example stages -- A.txt Russia      your own text, and who published it
//! ```

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use rashomon::{Comparer, Document, Readout, Side, TokenKind, corpus};

/// Shows what each stage makes of a readout: tokens, sentences, claims, facts, and the text with its claims marked.
#[derive(Parser)]
struct Arguments {
    /// A readout, plain UTF-8 text; the Russian text of the first bundled pair when it is left out.
    file: Option<std::path::PathBuf>,
    /// The government that published it.
    #[arg(default_value = "Issuer")]
    issuer: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let readout = match &arguments.file {
        Some(path) => match Readout::read(path) {
            Ok(read) => Readout::new(arguments.issuer, read.text()),
            Err(error) => {
                let _ = writeln!(io::stderr(), "stages: {error}");
                return ExitCode::from(2);
            }
        },
        None => corpus::find(corpus::FLAGSHIP).map_or_else(|| Readout::new("", ""), |pair| pair.b),
    };
    // A reader that goes away (`| head`) is no error.
    let _ = io::stdout().lock().write_all(page(&readout).as_bytes());
    ExitCode::SUCCESS
}

fn page(readout: &Readout) -> String {
    let mut page = String::new();
    // A comparer holds what the stages know: language, lexicon, statistics, vectors.
    let comparer = Comparer::default();

    // 1. Tokens tile the text: words, numbers, marks, white space.
    let tokens = comparer.tokenize(readout.text());
    let numbers: Vec<&str> =
        tokens.iter().filter(|token| token.kind == TokenKind::Number).map(|token| token.span.of(readout.text())).collect();
    let _ = writeln!(page, "1. {} tokens, {} of them words or numbers", tokens.iter().len(), tokens.words().count());
    let _ = writeln!(page, "   numbers: {}", if numbers.is_empty() { "none".to_owned() } else { numbers.join(" | ") });

    // 2. What the lexicon knows about the text, before anything is concluded from it.
    let known = comparer.look_up(readout.text());
    let count = |section: &str| known.iter().filter(|known| known.section == section).count();
    let sections =
        ["act", "actor", "leader", "concept", "frame", "topic"].map(|section| format!("{} {section}s", count(section)));
    let _ = writeln!(page, "\n2. The lexicon finds {}", sections.join(", "));

    // 3. Sentences, claims and facts make a document.
    let document = comparer.analyze(readout);
    let _ = writeln!(page, "\n3. {} sentences, {} claims", document.sentences().len(), document.claims().len());
    facts(&mut page, &document);

    // 4. Each claim: who holds it, what is done by saying it, how far it binds, what it is about.
    let _ = writeln!(page, "\n4. The claims\n");
    for (place, claim) in document.claims().iter().enumerate() {
        let mut flags = String::new();
        if claim.negated {
            flags.push_str(", negated");
        }
        if claim.conditional {
            flags.push_str(", conditional");
        }
        let _ = writeln!(
            page,
            "   {:>3}  {} {} {:.2}{flags}{}",
            place + 1,
            claim.holder.name(Side::A),
            claim.act.name(),
            claim.strength.get(),
            if claim.topics.is_empty() { String::new() } else { format!(" [{}]", claim.topics.join(", ")) },
        );
        let words = |span: Option<rashomon::Span>| span.map_or("–", |span| document.text_of(span));
        let _ = writeln!(page, "        speaker  {}", words(claim.speaker));
        let _ = writeln!(page, "        act      {}", words(claim.act_words));
        let _ = writeln!(page, "        content  {}", document.text_of(claim.content).replace('\n', " "));
    }

    // 5. The text with its claims marked: nothing in it is searched for again, the spans are those of stage 3.
    let _ = writeln!(page, "\n5. The text, claims between brackets\n\n{}", marked(&document));
    page
}

fn facts(page: &mut String, document: &Document) {
    let facts = document.facts();
    let state = |page: &mut String, slot: &str, value: Option<String>| {
        let _ = writeln!(page, "   {slot:<14} {}", value.unwrap_or_else(|| "not stated".to_owned()));
    };
    state(page, "asked for by", facts.initiator.as_ref().map(|stated| document.text_of(stated.span).to_owned()));
    state(page, "duration", facts.duration_minutes.as_ref().map(|stated| format!("{} minutes", stated.value)));
    state(page, "medium", facts.medium.as_ref().map(|stated| stated.value.name().to_owned()));
    state(page, "date", facts.date.as_ref().map(|stated| stated.value.clone()));
    let tone: Vec<String> =
        facts.tone.iter().map(|stated| format!("{} ({:+.1})", stated.value.word, stated.value.valence)).collect();
    state(page, "tone", (!tone.is_empty()).then(|| tone.join(", ")));
}

fn marked(document: &Document) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (place, claim) in document.claims().iter().enumerate() {
        text.push_str(&document.text()[at..claim.span.start]);
        let _ = write!(text, "[{} {}]", place + 1, document.text_of(claim.span));
        at = claim.span.end;
    }
    text.push_str(&document.text()[at..]);
    text
}

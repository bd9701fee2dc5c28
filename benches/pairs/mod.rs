//! What the benches run on: pairs of texts of three sizes, and the floor that every figure is held against.
//!
//! In: the bundled corpus. Out: [`pairs`], [`Floor`]. Law: whole sentences only, and as many distinct pairs as it takes
//! that no branch predictor learns them: one pair read over and over looks faster than any real use.

use std::collections::HashSet;

use rashomon::{Comparer, Readout, corpus};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// How long the texts of a pair are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Its name in the tables.
    pub(crate) name: &'static str,
    /// Words of each text, at most.
    pub(crate) words: usize,
    /// Distinct pairs.
    pub(crate) pairs: usize,
}

/// The sizes that are measured: a paragraph, a long readout, a book.
pub(crate) const SIZES: [Size; 3] = [
    Size { name: "tiny", words: 60, pairs: 224 },
    Size { name: "usual", words: 400, pairs: 224 },
    Size { name: "large", words: 20_000, pairs: 2 },
];

/// Sentences that make a paragraph of a text put together here.
const PARAGRAPH: usize = 4;

/// Distinct pairs of a size.
///
/// A pair opens as one pair of the corpus does and goes on with the sentences of that pair, begun at another place each
/// time; what is missing is filled from further pairs, the same for both sides, so that there is always something to align.
pub(crate) fn pairs(size: Size) -> Vec<(Readout, Readout)> {
    let comparer = Comparer::default();
    let corpus: Vec<Event> = corpus::pairs()
        .into_iter()
        .map(|pair| {
            [pair.a, pair.b].map(|readout| {
                let document = comparer.analyze(&readout);
                // Headlines and datelines have no stop; in the middle of a paragraph they would be no such thing.
                let sentences = document.sentences().iter().map(|sentence| sentence.span.of(readout.text()));
                let sentences = sentences.filter(|sentence| sentence.ends_with('.')).map(str::to_owned).collect();
                (readout, sentences)
            })
        })
        .collect();
    let mut seen = HashSet::new();
    // Short texts run out of other places to begin at: then there are fewer pairs, never the same one twice.
    let made: Vec<(Readout, Readout)> = (0..4 * size.pairs)
        .map(|number| pair(&corpus, number, size))
        .filter(|(a, b)| seen.insert((a.text().to_owned(), b.text().to_owned())))
        .take(size.pairs)
        .collect();
    assert!(made.len() >= size.pairs.min(100), "only {} distinct pairs of size {}", made.len(), size.name);
    made
}

/// The readouts of one pair of the corpus, each with its sentences.
type Event = [(Readout, Vec<String>); 2];

fn pair(corpus: &[Event], number: usize, size: Size) -> (Readout, Readout) {
    let turn = number / corpus.len();
    let [a, b] = [0, 1].map(|side| {
        let (readout, own) = &corpus[number % corpus.len()][side];
        let opening = own.first().into_iter();
        let rest = (1..own.len()).map(|at| &own[1 + (at - 1 + turn) % (own.len() - 1)]);
        // Once every other event was used, the other side's words are taken too: a book repeats itself less.
        let fill = (1..).flat_map(|step: usize| {
            let event = (number + step * (1 + turn % 5)) % corpus.len();
            corpus[event][(side + step / corpus.len()) % 2].1.iter()
        });
        let text = put_together(opening.chain(rest).chain(fill), size.words);
        let leader = readout.leader().unwrap_or_default();
        Readout::new(readout.issuer(), text).with_leader(leader).with_date(readout.date().unwrap_or_default())
    });
    (a, b)
}

/// Sentences up to a number of words, the first one in any case.
fn put_together<'s>(sentences: impl Iterator<Item = &'s String>, words: usize) -> String {
    let mut text = String::new();
    let mut have = 0;
    for (place, sentence) in sentences.enumerate() {
        let more = sentence.split_whitespace().count();
        if place > 0 && have + more > words {
            break;
        }
        match place {
            0 => {}
            _ if place % PARAGRAPH == 0 => text.push_str("\n\n"),
            _ => text.push(' '),
        }
        text.push_str(sentence);
        have += more;
    }
    text
}

/// The mean number of bytes that a pair has.
pub(crate) fn bytes(pairs: &[(Readout, Readout)]) -> u64 {
    let sum: usize = pairs.iter().map(|(a, b)| a.text().len() + b.text().len()).sum();
    (sum / pairs.len()) as u64
}

/// The floor: sentences, words, lower case and stems of both texts by the plain crates, which is the least that any comparison
/// of two texts starts with.
pub(crate) struct Floor(Stemmer);

impl Floor {
    pub(crate) fn new() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }

    /// How many bytes the stems of a pair have, so that nothing is left out as unused.
    pub(crate) fn of(&self, (a, b): &(Readout, Readout)) -> usize {
        self.of_text(a.text()) + self.of_text(b.text())
    }

    /// The same of one text.
    pub(crate) fn of_text(&self, text: &str) -> usize {
        text.unicode_sentences()
            .flat_map(UnicodeSegmentation::unicode_words)
            .map(|word| self.0.stem(&word.to_lowercase()).len())
            .sum()
    }
}

//! Learning statistics and vectors from a collection of texts.
//!
//! In: paragraphs, in any number. Out: the two files that [`Statistics`](crate::Statistics) and [`Vectors`](crate::Vectors)
//! read. Law: the same paragraphs in the same order give the same bytes: one thread, one seeded generator.
//!
//! The crate's own files were made by `examples/learn.rs`, a thin wrapper over this module; their heads name the command.

use std::fmt::Write as _;
use std::io::{self, Write};

use oorandom::Rand32;
use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::term::{TermId, Vocabulary};
use crate::token::{Shape, Term, tokenize};
use crate::vectors::MAGIC;

/// How vectors are trained.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Training {
    /// How many terms are kept, the most frequent first.
    pub terms: usize,
    /// Numbers in a vector.
    pub dimensions: usize,
    /// Passes over the text.
    pub passes: usize,
    /// The greatest distance, in words, at which two words count as company.
    pub window: usize,
    /// Random words set against each true neighbour.
    pub negatives: usize,
    /// Common directions taken out afterwards, beside the mean.
    pub components: usize,
}

impl Default for Training {
    fn default() -> Self {
        Self { terms: 12_000, dimensions: 64, passes: 3, window: 5, negatives: 5, components: 2 }
    }
}

/// Counts words, then trains vectors.
///
/// ```
/// use rashomon::{Language, learn::{Learner, Training}};
/// let mut learner = Learner::new(Language::english());
/// for _ in 0..20 {
///     learner.paragraph("They agreed on a ceasefire. They agreed on a truce.");
/// }
/// let mut statistics = Vec::new();
/// let mut training = Training::default();
/// training.dimensions = 8;
/// let model = learner.finish(training);
/// model.write_statistics(&mut statistics, "an example").unwrap();
/// assert!(String::from_utf8(statistics).unwrap().contains("\ntruce 20 truce\n"));
/// ```
#[derive(Debug)]
pub struct Learner {
    vocabulary: Vocabulary,
    documents: u64,
    /// By term: paragraphs that hold it, occurrences, the last paragraph seen.
    counts: Vec<(u64, u64, u64)>,
    /// Statements of the register that were counted.
    statements: u64,
    /// By term: statements that hold it, and those of them where it has a capital.
    stated: FxHashMap<TermId, (u64, u64)>,
    surfaces: FxHashMap<Box<str>, (TermId, u64)>,
    /// Every paragraph as term indices, `u32::MAX` between them.
    stream: Vec<u32>,
}

const BREAK: u32 = u32::MAX;

/// What the statements of a register count for beside the paragraphs, where there are any: "reaffirm" is rare in speeches and
/// stands in every other readout, where it tells nothing.
const REGISTER: f64 = 0.9;

impl Learner {
    /// A learner that normalises words as `language` does.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            vocabulary: Vocabulary::new(language),
            documents: 0,
            counts: Vec::new(),
            statements: 0,
            stated: FxHashMap::default(),
            surfaces: FxHashMap::default(),
            stream: Vec::new(),
        }
    }

    /// Counts one paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.documents += 1;
        let tokens = tokenize(text, &self.vocabulary);
        let terms = tokens.terms().to_vec();
        let mut folded = String::new();
        for term in terms.iter().filter(|term| !term.id.is_mark() && !term.shape.is(Shape::NUMBER)) {
            let word = term.span.of(text);
            let id = match term.id.index() {
                Some(_) => term.id,
                None => self.vocabulary.intern_word(word, &mut folded).id,
            };
            let index = id.index().unwrap_or_default();
            if self.counts.len() <= index {
                self.counts.resize(index + 1, (0, 0, 0));
            }
            let count = &mut self.counts[index];
            count.0 += u64::from(count.2 != self.documents);
            count.1 += 1;
            count.2 = self.documents;
            self.stream.push(index as u32);
            self.vocabulary.language().fold(word, &mut folded);
            if let Some(surface) = self.surfaces.get_mut(folded.as_str()) {
                surface.1 += 1;
            } else {
                self.surfaces.insert(folded.as_str().into(), (id, 1));
            }
        }
        self.stream.push(BREAK);
    }

    /// Counts one statement of the register that texts will be compared in: a claim of a readout, say. Statements tell how common
    /// the terms of the paragraphs are there, in the statistics alone; a term that no paragraph holds is none. A term
    /// that mostly has a capital is a name and stays as it is: how often it comes up says which calls were collected, and nothing of the register.
    ///
    /// ```
    /// use rashomon::{Language, learn::{Learner, Training}};
    /// let mut learner = Learner::new(Language::english());
    /// for _ in 0..20 {
    ///     learner.paragraph("They talked about a truce.");
    /// }
    /// learner.statement("And they reaffirmed their commitment.");
    /// let mut training = Training::default();
    /// training.dimensions = 8;
    /// let mut statistics = Vec::new();
    /// learner.finish(training).write_statistics(&mut statistics, "an example").unwrap();
    /// let statistics = String::from_utf8(statistics).unwrap();
    /// assert!(statistics.contains("\nthey 20 they\n"), "in all paragraphs and in all statements");
    /// assert!(statistics.contains("\ntruce 2 truce\n"), "in all paragraphs and in no statement: a tenth");
    /// ```
    pub fn statement(&mut self, text: &str) {
        self.statements += 1;
        let tokens = tokenize(text, &self.vocabulary);
        let mut terms: Vec<&Term> = tokens.terms().iter().filter(|term| !term.id.is_mark()).collect();
        terms.sort_by_key(|term| term.id);
        terms.dedup_by_key(|term| term.id);
        for term in terms {
            let stated = self.stated.entry(term.id).or_default();
            stated.0 += 1;
            stated.1 += u64::from(term.shape.is(Shape::CAPITAL));
        }
    }

    /// In how many of the paragraphs a term stands, were they in part statements of the register.
    fn frequency(&self, index: usize) -> u64 {
        let counted = self.counts[index].0;
        let (stated, capital) = self.stated.get(&Vocabulary::id_at(index)).copied().unwrap_or_default();
        if self.statements == 0 || 2 * capital > stated {
            return counted;
        }
        let share = stated as f64 / self.statements as f64;
        ((1.0 - REGISTER) * counted as f64 + REGISTER * share * self.documents as f64).round() as u64
    }

    /// Trains the vectors; takes about `passes` × 10 ns × `dimensions` a word.
    #[must_use]
    pub fn finish(self, training: Training) -> Model {
        let mut order: Vec<usize> = (0..self.counts.len()).filter(|index| self.counts[*index].1 > 0).collect();
        let name = |index: usize| self.vocabulary.name(Vocabulary::id_at(index)).unwrap_or_default();
        order.sort_by(|x, y| self.counts[*y].0.cmp(&self.counts[*x].0).then_with(|| name(*x).cmp(name(*y))));
        order.truncate(training.terms);
        let mut rank = vec![BREAK; self.counts.len()];
        for (row, index) in order.iter().enumerate() {
            rank[*index] = row as u32;
        }
        let mut surfaces: Vec<Vec<(u64, &str)>> = vec![Vec::new(); order.len()];
        for (surface, (id, count)) in &self.surfaces {
            let row = id.index().map_or(BREAK, |index| rank[index]);
            if row != BREAK && *count > 1 {
                surfaces[row as usize].push((*count, surface));
            }
        }
        let terms = order
            .iter()
            .zip(&mut surfaces)
            .map(|(index, surfaces)| {
                surfaces.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.cmp(y.1)));
                let listed = surfaces.iter().take(12).map(|(_, surface)| (*surface).to_owned()).collect();
                (name(*index).to_owned(), self.frequency(*index), listed)
            })
            .collect();
        let stream: Vec<u32> =
            self.stream.iter().map(|index| if *index == BREAK { BREAK } else { rank[*index as usize] }).collect();
        let occurrences: Vec<u64> = order.iter().map(|index| self.counts[*index].1).collect();
        let vectors = SkipGram::train(&stream, &occurrences, training);
        let (documents, statements) = (self.documents, self.statements);
        Model { documents, statements, words: occurrences.iter().sum(), terms, vectors, training }
    }
}

/// What was learned.
#[derive(Debug, Clone)]
pub struct Model {
    documents: u64,
    statements: u64,
    words: u64,
    /// Stem, document frequency, surface forms.
    terms: Vec<(String, u64, Vec<String>)>,
    vectors: Vec<i8>,
    training: Training,
}

impl Model {
    /// Writes the statistics; `command` says how they were made.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    pub fn write_statistics(&self, out: &mut impl Write, command: &str) -> io::Result<()> {
        let mut text = String::new();
        let _ = writeln!(
            text,
            "# Document frequencies of terms, and the surface forms that lead to them: `stem frequency surface…`, those of most paragraphs first."
        );
        let _ = writeln!(text, "# A document is one paragraph. Made by: {command}");
        if self.statements > 0 {
            let _ = writeln!(
                text,
                "# Of a frequency {REGISTER} is the share of {} claims of readouts that hold the term, times the paragraphs; the rest is the share of the paragraphs. Names (mostly with a capital) are counted in paragraphs alone.",
                self.statements
            );
        }
        let _ = writeln!(
            text,
            "! provenance: Counted over {} words of public diplomatic and political English (statements, briefings and remarks of the White House, a US federal work in the public domain; speeches in the General Debate of the United Nations, UN General Debate Corpus, CC0), and, for claims of readouts, over those of the White House, the Kremlin (CC BY 4.0) and the President of Ukraine. Figures only, no text.",
            self.words
        );
        let _ = writeln!(text, "! licence: MIT OR Apache-2.0\n! documents: {}", self.documents);
        for (stem, frequency, surfaces) in &self.terms {
            let _ = write!(text, "{stem} {frequency}");
            for surface in surfaces {
                let _ = write!(text, " {surface}");
            }
            text.push('\n');
        }
        out.write_all(text.as_bytes())
    }

    /// Writes the vectors, one row for each line of the statistics; `command` says how they were made.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    pub fn write_vectors(&self, out: &mut impl Write, command: &str) -> io::Result<()> {
        let training = self.training;
        write!(
            out,
            "{MAGIC}\ndimensions: {}\nprovenance: skip-gram with negative sampling, window {}, {} negatives, {} passes, mean and {} components removed, over the {} words that the statistics beside it were counted on\nmade by: {command}\nlicence: MIT OR Apache-2.0\n\n",
            training.dimensions, training.window, training.negatives, training.passes, training.components, self.words
        )?;
        out.write_all(&self.vectors.iter().map(|value| value.to_le_bytes()[0]).collect::<Vec<u8>>())
    }
}

/// Skip-gram with negative sampling.
struct SkipGram {
    dimensions: usize,
    input: Vec<f32>,
    output: Vec<f32>,
}

/// Words more frequent than this share are thinned out (Mikolov et al. 2013).
const THINNING: f64 = 1e-4;
const FIRST_RATE: f32 = 0.025;
const LAST_RATE: f32 = 0.0001;
const NOISE: usize = 1 << 20;

impl SkipGram {
    fn train(stream: &[u32], occurrences: &[u64], training: Training) -> Vec<i8> {
        let dimensions = training.dimensions;
        let mut random = Rand32::new(1950);
        let mut model = Self {
            dimensions,
            input: (0..occurrences.len() * dimensions).map(|_| (random.rand_float() - 0.5) / dimensions as f32).collect(),
            output: vec![0.0; occurrences.len() * dimensions],
        };
        let total: f64 = occurrences.iter().map(|count| *count as f64).sum();
        let keep: Vec<f32> = occurrences
            .iter()
            .map(|count| {
                let share = (*count as f64 / total.max(1.0)).max(1e-12);
                ((THINNING / share).sqrt() + THINNING / share).min(1.0) as f32
            })
            .collect();
        let noise = noise_table(occurrences);
        let mut gradient = vec![0.0; dimensions];
        let mut window = Vec::new();
        let steps = (stream.len() * training.passes).max(1) as f32;
        let mut step = 0f32;
        for _ in 0..training.passes {
            for paragraph in stream.split(|term| *term == BREAK) {
                window.clear();
                window.extend(
                    paragraph.iter().copied().filter(|term| *term != BREAK && random.rand_float() < keep[*term as usize]),
                );
                step += paragraph.len() as f32 + 1.0;
                let rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * (step / steps);
                for centre in 0..window.len() {
                    let reach = 1 + random.rand_range(0..training.window as u32) as usize;
                    for other in centre.saturating_sub(reach)..(centre + reach + 1).min(window.len()) {
                        if other != centre {
                            model.pair(
                                window[centre],
                                window[other],
                                training.negatives,
                                rate,
                                &noise,
                                &mut random,
                                &mut gradient,
                            );
                        }
                    }
                }
            }
        }
        model.finish(training.components)
    }

    #[expect(clippy::too_many_arguments, reason = "the inner loop of training, one call site")]
    fn pair(
        &mut self,
        centre: u32,
        other: u32,
        negatives: usize,
        rate: f32,
        noise: &[u32],
        random: &mut Rand32,
        gradient: &mut [f32],
    ) {
        let d = self.dimensions;
        let input = &mut self.input[other as usize * d..(other as usize + 1) * d];
        gradient.fill(0.0);
        for round in 0..=negatives {
            let (target, label) = if round == 0 { (centre, 1.0) } else { (noise[random.rand_u32() as usize & (NOISE - 1)], 0.0) };
            if round > 0 && target == centre {
                continue;
            }
            let output = &mut self.output[target as usize * d..(target as usize + 1) * d];
            let dot: f32 = input.iter().zip(output.iter()).map(|(x, y)| x * y).sum();
            let slope = (label - 1.0 / (1.0 + (-dot.clamp(-8.0, 8.0)).exp())) * rate;
            for ((sum, out), inp) in gradient.iter_mut().zip(output.iter_mut()).zip(input.iter()) {
                *sum += slope * *out;
                *out += slope * *inp;
            }
        }
        for (inp, sum) in input.iter_mut().zip(gradient.iter()) {
            *inp += *sum;
        }
    }

    /// Takes out the mean and the strongest directions, brings every vector to one length, and rounds.
    fn finish(mut self, components: usize) -> Vec<i8> {
        let d = self.dimensions;
        let rows = self.input.len() / d.max(1);
        let mut mean = vec![0f32; d];
        for row in self.input.chunks(d) {
            for (sum, value) in mean.iter_mut().zip(row) {
                *sum += value / rows.max(1) as f32;
            }
        }
        for row in self.input.chunks_mut(d) {
            row.iter_mut().zip(&mean).for_each(|(value, mean)| *value -= mean);
        }
        for component in 0..components {
            let direction = self.strongest_direction(component);
            for row in self.input.chunks_mut(d) {
                let share: f32 = row.iter().zip(&direction).map(|(x, y)| x * y).sum();
                row.iter_mut().zip(&direction).for_each(|(value, axis)| *value -= share * axis);
            }
        }
        let mut rounded = Vec::with_capacity(self.input.len());
        for row in self.input.chunks(d) {
            let length = row.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            // 127 times a unit vector rarely has an entry above 127; the rare one is cut.
            rounded.extend(row.iter().map(|value| (value / length * 127.0).round().clamp(-127.0, 127.0) as i8));
        }
        rounded
    }

    /// The strongest principal direction, by power iteration.
    fn strongest_direction(&self, seed: usize) -> Vec<f32> {
        let d = self.dimensions;
        let mut direction: Vec<f32> = (0..d).map(|axis| if axis % (seed + 2) == 0 { 1.0 } else { 0.5 }).collect();
        for _ in 0..50 {
            let mut next = vec![0f32; d];
            for row in self.input.chunks(d) {
                let share: f32 = row.iter().zip(&direction).map(|(x, y)| x * y).sum();
                next.iter_mut().zip(row).for_each(|(sum, value)| *sum += share * value);
            }
            let length = next.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            direction = next.into_iter().map(|value| value / length).collect();
        }
        direction
    }
}

/// Terms in proportion to their count to the power of 3/4 (Mikolov et al. 2013).
fn noise_table(occurrences: &[u64]) -> Vec<u32> {
    let total: f64 = occurrences.iter().map(|count| (*count as f64).powf(0.75)).sum();
    let mut table = Vec::with_capacity(NOISE);
    let mut reached = 0.0;
    for (term, count) in occurrences.iter().enumerate() {
        reached += (*count as f64).powf(0.75) / total.max(f64::MIN_POSITIVE);
        while table.len() < NOISE && (table.len() as f64) < reached * NOISE as f64 {
            table.push(term as u32);
        }
    }
    table.resize(NOISE, occurrences.len().saturating_sub(1) as u32);
    table
}

//! How common each term is in diplomatic English.
//!
//! In: `data/statistics.txt`, made by `examples/learn.rs`. Out: [`Statistics`]: document frequencies, and from them
//! weights. Law: a term that was never counted weighs as much as one that was counted once.
//!
//! The weight is the smoothed inverse document frequency `ln((1 + N) / (1 + df))` (Spärck Jones 1972, with the usual
//! smoothing), divided by its greatest value, so that it runs from 0 (in every paragraph) to 1 (never seen).

use crate::error::Error;
use crate::term::{TermId, Vocabulary};

/// From this weight on (0 in every paragraph, 1 never seen) a term names something.
const TELLING: f32 = 0.25;

/// Document frequencies over a collection, where a document is one paragraph.
#[derive(Debug, Clone)]
pub struct Statistics {
    documents: u64,
    weights: Vec<f32>,
    /// Terms in the order of the file: row `i` of the vectors belongs to `rows[i]`.
    rows: Vec<TermId>,
}

impl Statistics {
    /// Reads a file made by `examples/learn.rs`, putting its terms and their surface forms into `vocabulary`.
    pub(crate) fn parse(file: &str, text: &str, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut statistics = Self { documents: 0, weights: Vec::new(), rows: Vec::new() };
        let mut frequencies = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.starts_with('!') || line.is_empty() {
                if let Some(count) = line.strip_prefix("! documents:") {
                    statistics.documents = count
                        .trim()
                        .parse()
                        .map_err(|_| Error::format(file, index + 1, "`! documents:` is followed by a count"))?;
                }
                continue;
            }
            let mut fields = line.split(' ');
            let (Some(stem), Some(frequency)) = (fields.next(), fields.next().and_then(|field| field.parse::<u64>().ok())) else {
                return Err(Error::format(file, index + 1, "a line is `stem frequency surface…`"));
            };
            let id = vocabulary.intern_stem(stem);
            for surface in fields {
                vocabulary.intern_surface(surface, id);
            }
            statistics.rows.push(id);
            frequencies.push((id, frequency));
        }
        let greatest = (1.0 + statistics.documents as f64).ln() - 2f64.ln();
        statistics.weights = vec![1.0; vocabulary.len()];
        for (id, frequency) in frequencies {
            let weight = ((1.0 + statistics.documents as f64) / (1.0 + frequency as f64)).ln() / greatest.max(1.0);
            if let Some(index) = id.index() {
                statistics.weights[index] = weight.clamp(0.0, 1.0) as f32;
            }
        }
        Ok(statistics)
    }

    /// As numbers alone: paragraphs, weights by term, places of the terms by row.
    pub(crate) fn into_numbers(self) -> (u64, Vec<f32>, Vec<u32>) {
        let place = |id: &TermId| id.index().unwrap_or_default() as u32;
        (self.documents, self.weights, self.rows.iter().map(place).collect())
    }

    /// The statistics that such numbers were.
    pub(crate) fn from_numbers((documents, weights, rows): (u64, Vec<f32>, Vec<u32>)) -> Self {
        Self { documents, weights, rows: rows.into_iter().map(|place| Vocabulary::id_at(place as usize)).collect() }
    }

    /// How many paragraphs were counted.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// The weight of a term, 0 (everywhere) to 1 (never seen).
    pub(crate) fn weight(&self, id: TermId) -> f32 {
        if id.is_mark() {
            return 0.0;
        }
        id.index().and_then(|index| self.weights.get(index)).copied().unwrap_or(1.0)
    }

    /// Whether a term names something: it is rare enough to tell what a claim is about.
    pub(crate) fn is_telling(&self, id: TermId) -> bool {
        self.weight(id) >= TELLING
    }

    pub(crate) fn rows(&self) -> &[TermId] {
        &self.rows
    }
}

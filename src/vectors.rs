//! Which terms keep the same company: "ceasefire" and "truce", "sanction" and "punitive".
//!
//! In: `data/vectors.bin`, made by `examples/learn.rs`. Out: [`Vectors`], one unit vector of small integers for each term
//! of the statistics. Law: a term without a vector is similar to nothing, and says so by having none.
//!
//! The vectors are skip-grams with negative sampling (Mikolov et al. 2013), their mean and strongest common directions
//! taken out (Mu and Viswanath 2018), one signed byte a dimension.

use crate::error::Error;
use crate::statistics::Statistics;
use crate::term::{TermId, Vocabulary};

/// The first line of a vector file; the second names the dimensions, the third where it came from, then a blank line.
pub(crate) const MAGIC: &str = "rashomon vectors 1";

/// Numbers that a line of the processor's cache holds.
const LINE: usize = 64;

/// Numbers of a line that are added up at a time.
const TOGETHER: usize = 16;

/// A line of numbers, placed so that it is fetched at once: a vector that straddled two would cost two.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Line([i8; LINE]);

/// Word vectors of a vocabulary.
#[derive(Debug, Clone)]
pub struct Vectors {
    dimensions: usize,
    /// Term index → row + 1; 0 for none.
    rows: Vec<u32>,
    /// Of each row as many lines as its numbers need, the last one filled up with zeros.
    lines: Vec<Line>,
}

impl Vectors {
    /// Reads a file made by `examples/learn.rs` together with `statistics`.
    pub(crate) fn parse(file: &str, bytes: &[u8], statistics: &Statistics, vocabulary: &Vocabulary) -> Result<Self, Error> {
        let head =
            bytes.windows(2).position(|pair| pair == b"\n\n").ok_or_else(|| Error::data(file, "no blank line after the head"))?;
        let text = std::str::from_utf8(&bytes[..head]).map_err(|_| Error::data(file, "the head is not UTF-8"))?;
        let mut lines = text.lines();
        if lines.next() != Some(MAGIC) {
            return Err(Error::data(file, format!("the first line is not `{MAGIC}`")));
        }
        let dimensions = lines
            .find_map(|line| line.strip_prefix("dimensions: "))
            .and_then(|count| count.parse::<usize>().ok())
            .filter(|count| *count > 0)
            .ok_or_else(|| Error::data(file, "no line `dimensions: N`"))?;
        let body = &bytes[head + 2..];
        if body.len() != dimensions * statistics.rows().len() {
            return Err(Error::data(file, "it was not made together with these statistics: the lengths differ"));
        }
        let mut rows = vec![0; vocabulary.len()];
        for (row, id) in statistics.rows().iter().enumerate() {
            let nonzero = body[row * dimensions..(row + 1) * dimensions].iter().any(|byte| *byte != 0);
            if let (Some(index), true) = (id.index(), nonzero) {
                rows[index] = row as u32 + 1;
            }
        }
        let line = |bytes: &[u8]| {
            let mut line = Line([0; LINE]);
            line.0.iter_mut().zip(bytes).for_each(|(number, byte)| *number = i8::from_le_bytes([*byte]));
            line
        };
        let mut lines = Vec::with_capacity(statistics.rows().len() * dimensions.div_ceil(LINE));
        body.chunks_exact(dimensions).for_each(|row| lines.extend(row.chunks(LINE).map(line)));
        Ok(Self { dimensions, rows, lines })
    }

    /// How many numbers a vector has; 0 when there are none.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Where the vector of a term stands, if it has one.
    pub(crate) fn row(&self, id: TermId) -> Option<u32> {
        id.index().and_then(|index| self.rows.get(index)).and_then(|row| row.checked_sub(1))
    }

    /// The sum of the vectors at `rows`, each with its weight, after what `out` holds. The length of a vector is near 127 for every term.
    ///
    /// It is added up some numbers at a time over all rows, so that the sums need not be fetched and put back for each.
    pub(crate) fn sum(&self, rows: &[(u32, f32)], out: &mut Vec<f32>) {
        let lines = self.dimensions.div_ceil(LINE);
        for from in (0..self.dimensions).step_by(TOGETHER) {
            let mut sums = [0f32; TOGETHER];
            for (row, weight) in rows {
                let Line(values) = &self.lines[*row as usize * lines + from / LINE];
                let values = &values[from % LINE..][..TOGETHER];
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * f32::from(*value));
            }
            out.extend_from_slice(&sums[..TOGETHER.min(self.dimensions - from)]);
        }
    }
}

//! What the stages know: vocabulary, lexicon, statistics and vectors, tied together once.
//!
//! In: a language, a lexicon, and the crate's figures. Out: [`Knowledge`], immutable. Law: built once, shared freely.

use crate::error::Error;
use crate::language::Language;
use crate::lexicon::{Compiled, Lexicon};
use crate::statistics::Statistics;
use crate::term::Vocabulary;
use crate::vectors::Vectors;

/// Everything that reading and comparing consult.
#[derive(Debug, Clone)]
pub(crate) struct Knowledge {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) lexicon: Compiled,
    pub(crate) statistics: Statistics,
    pub(crate) vectors: Vectors,
}

impl Knowledge {
    pub(crate) fn new(language: Language, lexicon: &Lexicon) -> Result<Self, Error> {
        let mut vocabulary = Vocabulary::new(language);
        let statistics = Statistics::parse("statistics.txt", include_str!("data/statistics.txt"), &mut vocabulary)?;
        let vectors = Vectors::parse("vectors.bin", include_bytes!("data/vectors.bin"), &statistics, &vocabulary)?;
        let mut lexicon = Compiled::new(lexicon, &mut vocabulary)?;
        vocabulary.complete(lexicon.take_roots());
        Ok(Self { vocabulary, lexicon, statistics, vectors })
    }
}

//! What the stages know: vocabulary, lexicon, statistics and vectors, tied together once.
//!
//! In: a language, a lexicon, and the crate's figures, or the [`Image`] that `build.rs` made of those that the crate carries. Out:
//! [`Knowledge`], immutable. Law: built once, shared freely; from the image it is the same as from the texts.

use serde::{Deserialize, Serialize};

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

/// What is made of texts, as a value that can be kept in a file: all but the language, which is read from its own, and the vectors.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Image {
    vocabulary: Vocabulary,
    lexicon: Compiled,
    statistics: (u64, Vec<f32>, Vec<u32>),
}

impl Image {
    /// Compiles a lexicon with the crate's figures.
    pub(crate) fn new(language: Language, lexicon: &Lexicon) -> Result<Self, Error> {
        let mut vocabulary = Vocabulary::new(language);
        let statistics = Statistics::parse("statistics.txt", include_str!("data/statistics.txt"), &mut vocabulary)?;
        let mut lexicon = Compiled::new(lexicon, &mut vocabulary)?;
        vocabulary.complete(lexicon.take_roots());
        Ok(Self { vocabulary, lexicon, statistics: statistics.into_numbers() })
    }
}

impl Knowledge {
    /// Compiles a lexicon, in tens of milliseconds.
    pub(crate) fn new(language: Language, lexicon: &Lexicon) -> Result<Self, Error> {
        Self::from_image(Image::new(language, lexicon)?)
    }

    /// What the crate carries, from the bytes of its [`Image`].
    pub(crate) fn from_bytes(image: &[u8]) -> Result<Self, Error> {
        Self::from_image(postcard::from_bytes(image).map_err(|error| Error::data("knowledge.bin", error.to_string()))?)
    }

    fn from_image(Image { vocabulary, lexicon, statistics }: Image) -> Result<Self, Error> {
        let statistics = Statistics::from_numbers(statistics);
        let vectors = Vectors::parse("vectors.bin", include_bytes!("data/vectors.bin"), &statistics, &vocabulary)?;
        Ok(Self { vocabulary, lexicon, statistics, vectors })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparer::Comparer;
    use crate::corpus;

    const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));

    #[test]
    fn the_image_is_what_the_texts_are_compiled_to() {
        let anew = Image::new(Language::english(), &Lexicon::embedded()).unwrap();
        assert!(postcard::to_allocvec(&anew).unwrap() == BUILT);
        let compiled = Comparer::builder().language(Language::english()).build().unwrap();
        for pair in corpus::pairs() {
            let read = Comparer::default().compare(&pair.a, &pair.b);
            assert_eq!(read, compiled.compare(&pair.a, &pair.b), "nothing is lost on the way");
        }
    }

    #[test]
    fn an_image_that_cannot_be_read_is_an_error() {
        let error = Knowledge::from_bytes(&BUILT[..BUILT.len() / 2]).unwrap_err();
        assert!(error.to_string().contains("knowledge.bin"), "{error}");
    }
}

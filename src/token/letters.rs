//! Words of plain letters, read eight at a time.
//!
//! In: bytes of a text. Out: [`Letters`]: how far the letters of ASCII run from a place on, how they are written, and the hash by
//! which the vocabulary knows them in small letters. Law: the same as letter by letter.

use crate::term::{EIGHT, FormHash, eight};

/// A run of letters of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters {
    /// The place after the last one.
    pub(crate) end: usize,
    pub(crate) case: Case,
    /// Of the letters, all of them small.
    pub(crate) hash: u64,
}

/// How the letters of a word are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// All of them small.
    Small,
    /// The first one capital, the others small.
    Capital,
    /// Any other way.
    Mixed,
}

const ONES: u64 = u64::from_le_bytes([1; EIGHT]);
/// By byte the bit that only those beyond ASCII have.
const HIGH: u64 = 0x80 * ONES;
/// By byte the bit that tells a small letter from its capital.
const SMALL: u64 = 0x20 * ONES;

/// The letters from `start` on; there may be none.
pub(crate) fn letters(bytes: &[u8], start: usize) -> Letters {
    let mut hash = FormHash::default();
    let (mut end, mut capitals) = (start, 0u64);
    loop {
        let eight = eight(bytes, end);
        let count = letters_of(eight);
        let kept = if count == EIGHT { u64::MAX } else { (1 << (8 * count)) - 1 };
        let large = !eight & SMALL & kept;
        // The capital at the beginning is told from all others by its place.
        capitals |= if end == start { large } else { large << 1 };
        hash.add((eight | SMALL) & kept);
        end += count;
        if count < EIGHT {
            break;
        }
    }
    let case = match capitals {
        0 => Case::Small,
        0x20 => Case::Capital,
        _ => Case::Mixed,
    };
    Letters { end, case, hash: hash.finish(end - start) }
}

/// How many of eight bytes are letters of ASCII, up to the first one that is none.
fn letters_of(eight: u64) -> usize {
    let small = (eight | SMALL) & !HIGH;
    // A sum within a byte reaches its high bit from `a` on, the other one beyond `z`.
    let from_a = small + (0x80 - u64::from(b'a')) * ONES;
    let beyond_z = small + (0x7f - u64::from(b'z')) * ONES;
    let letter = from_a & !beyond_z & !eight & HIGH;
    (letter ^ HIGH).trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn eight_at_a_time_is_as_one_by_one(text in "([a-zA-Z]{0,20}[@\\[`{/:\u{0}\u{e9}\u{2019} ]?){0,3}", start in 0usize..8) {
            let bytes = text.as_bytes();
            let start = start.min(bytes.len());
            let run = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let word = &bytes[start..start + run];
            let small = |letters: &[u8]| letters.iter().all(u8::is_ascii_lowercase);
            let case = match word {
                [first, rest @ ..] if first.is_ascii_uppercase() && small(rest) => Case::Capital,
                word if small(word) => Case::Small,
                _ => Case::Mixed,
            };
            let hash = FormHash::of(&String::from_utf8_lossy(word).to_ascii_lowercase());
            prop_assert_eq!(letters(bytes, start), Letters { end: start + run, case, hash });
        }
    }
}

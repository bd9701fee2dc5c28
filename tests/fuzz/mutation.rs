//! Inputs that are almost something: seeds with bytes and words changed.
//!
//! In: a seed of the generator. Out: bytes, the same for the same seed. Law: nothing here knows what is done with them.

use oorandom::Rand32;

use crate::grammar;

/// Words that turn the way in which something is read.
const WORDS: [&str; 40] = [
    "President ",
    "of ",
    " and ",
    " that ",
    ", adding that ",
    "agreed",
    " not ",
    "\"",
    "“",
    "”",
    "‘",
    "\n\n",
    "\r\n",
    "\n- ",
    "1. ",
    "U.S.",
    "$1.5 billion",
    " hours",
    "[concept]\n",
    "[leader]\n",
    "[act]\n",
    " = ",
    " | ",
    " ; of: ",
    " ; act: assert",
    " .. ",
    "+ One. ~ Two.\n",
    "! provenance: x\n",
    "{\"a\":",
    "\"text\":",
    "\\ud800",
    "\\u0000",
    "null",
    "1e999",
    "-0.0",
    "[]",
    "</script>",
    "<!--",
    "\u{202e}",
    "\u{feff}",
];
/// Bytes that an input has at most.
const LONGEST: usize = 6_000;

/// Makes one input after the other.
pub(crate) struct Mutation {
    random: Rand32,
    seeds: Vec<Vec<u8>>,
}

impl Mutation {
    pub(crate) fn new(seed: u64, seeds: Vec<Vec<u8>>) -> Self {
        Self { random: Rand32::new(seed), seeds }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.random.rand_range(0..bound.max(1) as u32) as usize
    }

    /// The next input.
    pub(crate) fn next_input(&mut self) -> Vec<u8> {
        let mut input = match self.below(8) {
            0 => (0..self.below(200)).map(|_| self.random.rand_u32() as u8).collect(),
            1 | 2 => (0..self.below(60)).flat_map(|_| self.fragment().bytes().collect::<Vec<u8>>()).collect(),
            _ => {
                let place = self.below(self.seeds.len());
                self.seeds[place].clone()
            }
        };
        for _ in 0..self.below(6) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn fragment(&mut self) -> &'static str {
        let place = self.below(grammar::FRAGMENTS.iter().map(|fragments| fragments.len()).sum());
        grammar::FRAGMENTS.iter().copied().flatten().nth(place).copied().unwrap_or_default()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = (at + self.below(80)).min(input.len());
        match self.below(7) {
            0 => drop(input.drain(at..end)),
            1 => {
                let copy = input[at..end].to_vec();
                let to = self.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            2 if at < input.len() => input[at] ^= 1 << self.below(8),
            3 => input.insert(at, self.random.rand_u32() as u8),
            4 => {
                let fragment = self.fragment();
                input.splice(at..at, fragment.bytes());
            }
            5 => {
                let (other, from) = (self.below(self.seeds.len()), self.below(400));
                let piece: Vec<u8> = self.seeds[other].iter().skip(from).take(400).copied().collect();
                input.splice(at..end, piece);
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())];
                input.splice(at..end.min(at + 1), word.bytes());
            }
        }
    }
}

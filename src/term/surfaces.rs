//! The words of the register, by the hashes of their letters.
//!
//! In: the hash of a form, as [`FormHash`] makes it while the letters are read. Out: the [`Word`] that it is listed for. Law: the
//! letters themselves are not kept; a form that is not listed is taken for one that is with a chance of about 1 in 10^12.

use serde::{Deserialize, Serialize};

use super::{TermId, Traits, Word};

/// Bytes that are looked at together.
pub(crate) const EIGHT: usize = 8;

/// The bytes from a place on as one number, the first one lowest; beyond the end there is nothing.
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    match (rest.first_chunk(), bytes.last_chunk()) {
        (Some(eight), _) => u64::from_le_bytes(*eight),
        // Of the last eight bytes those before the place are pushed out.
        (None, Some(last)) => u64::from_le_bytes(*last).checked_shr(64 - 8 * rest.len() as u32).unwrap_or_default(),
        (None, None) => rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

/// The letters of a form as a number, taken eight at a time while they are read: by it the vocabulary knows the forms that it lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FormHash(u64);

impl FormHash {
    /// Adds the next eight bytes, the first one lowest; the last ones are filled up with zeros, and are none where eight were full.
    pub(crate) fn add(&mut self, eight: u64) {
        self.0 = Self::mixed(self.0 ^ eight, 0x9E37_79B9_7F4A_7C15);
    }

    /// The number of a form of so many bytes.
    pub(crate) fn finish(self, bytes: usize) -> u64 {
        Self::mixed(self.0 ^ bytes as u64, 0xD6E8_FEB8_6659_FD93)
    }

    /// The number of a form.
    pub(crate) fn of(form: &str) -> u64 {
        let mut hash = Self::default();
        for at in (0..=form.len()).step_by(EIGHT) {
            hash.add(eight(form.as_bytes(), at));
        }
        hash.finish(form.len())
    }

    /// Both halves of a product, so that every bit of it depends on all bits below and above.
    fn mixed(x: u64, by: u64) -> u64 {
        let product = u128::from(x) * u128::from(by);
        product as u64 ^ (product >> 64) as u64
    }
}

/// The terms of listed forms.
///
/// A hash table with open addressing, of 16 bytes a slot. A general hash map would keep a form, its term, and what is known of the
/// term apart, and a look-up would fetch each from another place: every word of every text would pay for that.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Vec<Slot>", into = "Vec<Slot>")]
pub(super) struct Surfaces {
    /// As many as a power of two, at most half of them taken, so that most forms stand where they are looked for first.
    slots: Vec<Slot>,
    taken: usize,
}

/// A place in the table.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Slot {
    /// The high bits of the hash, the traits of the form, the place of its term and 1 below: 0 where no form stands.
    form: u64,
    root: u32,
    /// The other bits of the hash, by which a form finds its place in a larger table.
    low: u32,
}

impl Slot {
    const TERM: u64 = (1 << 20) - 1;
    const HASH: u64 = !(((Self::TERM + 1) << Traits::BITS) - 1);

    fn hash(self) -> u64 {
        self.form & Self::HASH | u64::from(self.low)
    }

    fn word(self) -> Option<Word> {
        let id = (self.form & Self::TERM).checked_sub(1).map(TermId)?;
        Some(Word { id, traits: Traits(((self.form & !Self::HASH) >> Self::TERM.count_ones()) as u8), root: self.root })
    }
}

/// The slots that are taken, as they are written to a file.
impl From<Surfaces> for Vec<Slot> {
    fn from(surfaces: Surfaces) -> Self {
        surfaces.slots.into_iter().filter(|slot| slot.form != 0).collect()
    }
}

impl From<Vec<Slot>> for Surfaces {
    fn from(taken: Vec<Slot>) -> Self {
        let room = Self::ROOM.max((2 * taken.len()).next_power_of_two());
        let mut surfaces = Self { slots: vec![Slot::default(); room], taken: taken.len() };
        surfaces.place(taken);
        surfaces
    }
}

impl Surfaces {
    /// Slots of a new table: twice the forms that the crate carries fit, so that it never moves to a larger one.
    const ROOM: usize = 1 << 17;

    pub(super) fn new() -> Self {
        Self { slots: vec![Slot::default(); Self::ROOM], taken: 0 }
    }

    /// Where the form with a hash stands, or would stand.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        while self.slots[place].form != 0 && (self.slots[place].form ^ hash) & Slot::HASH != 0 {
            place = (place + 1) & mask;
        }
        place
    }

    pub(super) fn get(&self, hash: u64) -> Option<Word> {
        self.slots[self.slot(hash)].word()
    }

    /// Lists a form, or gives it another word. A term beyond the millionth is left out: it is found by its stem alone.
    pub(super) fn insert(&mut self, hash: u64, Word { id, traits, root }: Word) {
        if id.0 >= Slot::TERM {
            return;
        }
        let mut place = self.slot(hash);
        if self.slots[place].form == 0 {
            self.taken += 1;
            if 2 * self.taken > self.slots.len() {
                self.grow();
                place = self.slot(hash);
            }
        }
        let traits = u64::from(traits.bits()) << Slot::TERM.count_ones();
        self.slots[place] = Slot { form: hash & Slot::HASH | traits | (id.0 + 1), root, low: (hash & !Slot::HASH) as u32 };
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); 2 * self.slots.len()];
        let slots = std::mem::replace(&mut self.slots, larger);
        self.place(slots.into_iter().filter(|slot| slot.form != 0));
    }

    /// Puts slots that are taken where they belong.
    fn place(&mut self, taken: impl IntoIterator<Item = Slot>) {
        for slot in taken {
            let place = self.slot(slot.hash());
            self.slots[place] = slot;
        }
    }

    /// Tells every form where the phrases stand that begin with its term; `roots` says it by term.
    pub(super) fn plant(&mut self, roots: &[u32]) {
        for slot in &mut self.slots {
            if let Some(word) = slot.word() {
                slot.root = roots.get(word.id.0 as usize).copied().unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_grows_keeps_its_forms() {
        let mut surfaces = Surfaces { slots: vec![Slot::default(); 4], taken: 0 };
        let word = |place: u64| Word { id: TermId(place), traits: Traits::default(), root: 0 };
        let hash = |place: u64| FormHash::of(&place.to_string());
        (0..1_000).for_each(|place| surfaces.insert(hash(place), word(place)));
        surfaces.insert(hash(7), word(12));
        for place in 0..1_000 {
            assert_eq!(surfaces.get(hash(place)).map(|word| word.id), Some(TermId(if place == 7 { 12 } else { place })));
        }
        assert!(surfaces.get(hash(1_000)).is_none());
        surfaces.insert(hash(1_000), word(Slot::TERM));
        assert!(surfaces.get(hash(1_000)).is_none(), "a term beyond the millionth");
        surfaces.plant(&(0..1_000).collect::<Vec<u32>>());
        assert_eq!(surfaces.get(hash(999)).map(|word| word.root), Some(999));
    }
}

//! Many short lists in one stretch of memory.
//!
//! In: items, one list after the other. Out: [`Runs`], read by place. Law: as many lists as were closed, in that order; two
//! allocations however many there are, and neighbours in the text are neighbours in memory.

use serde::{Deserialize, Serialize};

/// Lists of `T`, one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Runs<T> {
    items: Vec<T>,
    /// By list where it ends.
    ends: Vec<u32>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Runs<T> {
    /// Room for so many lists and items.
    pub(crate) fn with_capacity(lists: usize, items: usize) -> Self {
        Self { items: Vec::with_capacity(items), ends: Vec::with_capacity(lists) }
    }

    /// Empties it for other lists, and keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.items.clear();
        self.ends.clear();
    }

    /// Adds a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.close();
    }

    /// Adds an item to the list that is next.
    pub(crate) fn add(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the list of the items added since the last one.
    pub(crate) fn close(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn range(&self, place: usize) -> std::ops::Range<usize> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[place] as usize
    }

    /// The list at a place.
    pub(crate) fn get(&self, place: usize) -> &[T] {
        &self.items[self.range(place)]
    }

    /// The list at a place, to change its items.
    pub(crate) fn get_mut(&mut self, place: usize) -> &mut [T] {
        let range = self.range(place);
        &mut self.items[range]
    }

    /// Every list, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// Every item of every list.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }
}

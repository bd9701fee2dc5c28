//! One job on many items: in parallel where the feature `parallel` is on, in order always.
//!
//! In: items and a job. Out: its results, one an item, in the order of the items. Law: the results are those of doing one after
//! the other, whatever the number of threads; items are taken a chunk at a time and only when results are asked for, so
//! that memory does not grow with their number.

/// Items that each thread gets of a chunk: so many that threads which end early wait for little, so few that results come soon.
const CHUNK: usize = 64;

/// Does `job` on every item.
pub(crate) fn in_order<I, T>(items: I, job: impl Fn(I::Item) -> T + Send + Sync) -> impl Iterator<Item = T>
where
    I: IntoIterator,
    I::Item: Send,
    T: Send,
{
    let mut items = items.into_iter().fuse();
    std::iter::from_fn(move || {
        let chunk: Vec<I::Item> = items.by_ref().take(CHUNK * threads()).collect();
        (!chunk.is_empty()).then(|| all(chunk, &job))
    })
    .flatten()
}

#[cfg(feature = "parallel")]
fn threads() -> usize {
    rayon::current_num_threads()
}

#[cfg(not(feature = "parallel"))]
fn threads() -> usize {
    1
}

#[cfg(feature = "parallel")]
fn all<I: Send, T: Send>(chunk: Vec<I>, job: &(impl Fn(I) -> T + Send + Sync)) -> Vec<T> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    chunk.into_par_iter().map(job).collect()
}

#[cfg(not(feature = "parallel"))]
fn all<I, T>(chunk: Vec<I>, job: &impl Fn(I) -> T) -> Vec<T> {
    chunk.into_iter().map(job).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let slow_first = |number: usize| (0..10_000 / (1 + number)).fold(number, |sum, more| sum ^ more ^ more);
        let items = 0..3 * CHUNK * threads() + 7;
        assert!(in_order(items.clone(), slow_first).eq(items));
        assert_eq!(in_order(Vec::<u8>::new(), |item| item).next(), None);
    }

    #[test]
    fn no_more_is_taken_than_a_chunk() {
        let mut taken = 0;
        let items = std::iter::repeat_with(|| taken += 1);
        assert_eq!(in_order(items, |()| 1).take(3).sum::<u8>(), 3);
        assert_eq!(taken, CHUNK * threads());
    }
}

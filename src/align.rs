//! Which claim answers which.
//!
//! In: [`Candidates`]. Out: [`Row`]s, n claims of one side against m of the other. Law: the assignment is optimal over the
//! candidates and free of order; a claim that answers nothing stays alone, since a row has a price; the result does not
//! depend on which side was given first.
//!
//! The assignment is the maximum-weight matching of a sparse bipartite graph, by shortest augmenting paths with dual
//! prices (Jonker and Volgenant 1987; sparse with a heap, Dijkstra 1959). It costs O(n · e log e) at worst for n claims and
//! e candidates, and close to O(n + e) on real pairs, whose augmenting paths are short.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use smallvec::{SmallVec, smallvec};

use crate::similarity::Candidates;
use crate::weights::Weights;

/// The claims of one side of a row: nearly always one or two.
pub(crate) type Cell = SmallVec<[usize; 2]>;

/// Something for each claim of a side; a long readout has fewer than take memory of their own.
type PerClaim<T> = SmallVec<[T; 32]>;

/// Claims of both sides that answer each other, as places in the lists of claims.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) a: Cell,
    pub(crate) b: Cell,
    /// The greatest similarity within it.
    pub(crate) similarity: f32,
}

/// Aligns the claims of two sides, whose texts lack so much of what two accounts of one call have in common.
pub(crate) fn align(candidates: &Candidates, weights: &Weights, lack: f32) -> Vec<Row> {
    let dearer = weights.doubt * lack;
    let weights = &Weights { price: weights.price + dearer, joining: weights.joining + dearer, ..*weights };
    let matched = assign(candidates, weights.price);
    let mut rows: Vec<Row> = Vec::with_capacity(matched.len().min(candidates.columns));
    let mut row_of_a: PerClaim<Option<usize>> = PerClaim::from_elem(None, candidates.rows.len());
    let mut row_of_b: PerClaim<Option<usize>> = PerClaim::from_elem(None, candidates.columns);
    for (a, b) in matched.iter().enumerate() {
        if let Some(b) = *b {
            row_of_a[a] = Some(rows.len());
            row_of_b[b] = Some(rows.len());
            let similarity = candidates.get(a, b).map_or(0.0, |candidate| candidate.similarity);
            rows.push(Row { a: smallvec![a], b: smallvec![b], similarity });
        }
    }
    join(candidates, weights, &mut rows, &mut row_of_a, &mut row_of_b);
    for row in &mut rows {
        row.a.sort_unstable();
        row.b.sort_unstable();
    }
    rows
}

/// Lets claims that were left alone join the row they answer too, the best first; a row widens on one side only. What answers
/// nothing better and stands beside one of the row's claims carries it on, and joins more easily.
fn join(
    candidates: &Candidates,
    weights: &Weights,
    rows: &mut [Row],
    row_of_a: &mut [Option<usize>],
    row_of_b: &mut [Option<usize>],
) {
    let mut offers: PerClaim<(f32, usize, usize)> = PerClaim::new();
    let mut nearest_of_b: PerClaim<Option<(f32, usize)>> = PerClaim::from_elem(None, candidates.columns);
    for (a, row) in candidates.rows.iter().enumerate() {
        for candidate in row.iter().filter(|candidate| candidate.similarity >= weights.joining.min(weights.price)) {
            let nearest = &mut nearest_of_b[candidate.other];
            if nearest.is_none_or(|(similarity, _)| similarity < candidate.similarity) {
                *nearest = Some((candidate.similarity, a));
            }
            if row_of_a[a].is_none() != row_of_b[candidate.other].is_none() {
                offers.push((candidate.similarity, a, candidate.other));
            }
        }
    }
    let joins = |row: &Row, own: &[usize], place: usize, similarity: f32, nearest: bool| {
        let beside = nearest && own.iter().any(|claim| claim.abs_diff(place) == 1);
        similarity >= weights.joining && similarity >= weights.joining_share * row.similarity
            || beside && similarity >= weights.price && similarity >= weights.beside_share * row.similarity
    };
    offers.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (similarity, a, b) in offers {
        match (row_of_a[a], row_of_b[b]) {
            (Some(place), None) if rows[place].a.len() == 1 => {
                let nearest = nearest_of_b[b].is_some_and(|(_, nearest)| nearest == a);
                if joins(&rows[place], &rows[place].b, b, similarity, nearest) {
                    rows[place].b.push(b);
                    row_of_b[b] = Some(place);
                }
            }
            (None, Some(place)) if rows[place].b.len() == 1 => {
                let nearest = candidates.rows.get(a).first().is_some_and(|nearest| nearest.other == b);
                if joins(&rows[place], &rows[place].a, a, similarity, nearest) {
                    rows[place].a.push(a);
                    row_of_a[a] = Some(place);
                }
            }
            _ => {}
        }
    }
}

/// The matching with the greatest sum of `similarity - price`; by row the column it is matched to.
fn assign(candidates: &Candidates, price: f32) -> PerClaim<Option<usize>> {
    let mut solver = Solver {
        candidates,
        price: f64::from(price),
        column_of: PerClaim::from_elem(None, candidates.rows.len()),
        row_of: PerClaim::from_elem(None, candidates.columns),
        dual: PerClaim::from_elem(0.0, candidates.columns),
    };
    let mut search = Search {
        distance: PerClaim::from_elem(f64::INFINITY, candidates.columns),
        from: PerClaim::from_elem(usize::MAX, candidates.columns),
        done: PerClaim::from_elem(false, candidates.columns),
        touched: PerClaim::new(),
        queue: BinaryHeap::new(),
    };
    for row in 0..candidates.rows.len() {
        solver.augment(row, &mut search);
    }
    solver.column_of
}

struct Solver<'c> {
    candidates: &'c Candidates,
    price: f64,
    column_of: PerClaim<Option<usize>>,
    row_of: PerClaim<Option<usize>>,
    /// What each column asks for, never below 0.
    dual: PerClaim<f64>,
}

/// Scratch of one search, emptied by what it touched.
struct Search {
    distance: PerClaim<f64>,
    from: PerClaim<usize>,
    done: PerClaim<bool>,
    touched: PerClaim<usize>,
    queue: BinaryHeap<Reverse<Queued>>,
}

/// A place in the queue: distance and column, ordered by distance, ties by column.
#[derive(PartialEq)]
struct Queued(f64, usize);

impl Eq for Queued {}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl Solver<'_> {
    /// What a row gains from a column once the column's dual is paid.
    fn gain(&self, similarity: f32, column: usize) -> f64 {
        f64::from(similarity) - self.price - self.dual[column]
    }

    /// The best a row can do: its best column, or nothing.
    fn utility(&self, row: usize) -> f64 {
        self.candidates.rows.get(row).iter().map(|candidate| self.gain(candidate.similarity, candidate.other)).fold(0.0, f64::max)
    }

    /// Finds the cheapest way to give `row` a column, or to leave it or another row without one.
    fn augment(&mut self, row: usize, search: &mut Search) {
        let start = self.utility(row);
        search.queue.clear();
        // Leaving the searching row alone costs what it could have gained.
        let mut best = (start, End::Alone(row));
        self.relax(row, 0.0, start, search);
        while let Some(Reverse(Queued(distance, column))) = search.queue.pop() {
            if search.done[column] {
                continue; // reached before, and nearer
            }
            if distance >= best.0 {
                break;
            }
            search.done[column] = true;
            match self.row_of[column] {
                None => {
                    best = (distance, End::Free(column));
                    break;
                }
                Some(owner) => {
                    let utility = self.utility(owner);
                    if distance + utility < best.0 {
                        best = (distance + utility, End::Alone(owner));
                    }
                    self.relax(owner, distance, utility, search);
                }
            }
        }
        // The duals of the columns reached rise so that every matched row stays at its best.
        for column in &search.touched {
            if search.done[*column] {
                self.dual[*column] += best.0 - search.distance[*column];
            }
        }
        self.flip(best.1, search);
        for column in search.touched.drain(..) {
            search.distance[column] = f64::INFINITY;
            search.from[column] = usize::MAX;
            search.done[column] = false;
        }
    }

    fn relax(&self, row: usize, distance: f64, utility: f64, search: &mut Search) {
        for candidate in self.candidates.rows.get(row) {
            let gain = self.gain(candidate.similarity, candidate.other);
            let next = distance + (utility - gain).max(0.0);
            if f64::from(candidate.similarity) > self.price && next < search.distance[candidate.other] {
                if search.distance[candidate.other].is_infinite() {
                    search.touched.push(candidate.other);
                }
                search.distance[candidate.other] = next;
                search.from[candidate.other] = row;
                search.queue.push(Reverse(Queued(next, candidate.other)));
            }
        }
    }

    /// Hands the columns along the path on, from its end back to the row that searched.
    fn flip(&mut self, end: End, search: &Search) {
        let mut column = match end {
            End::Free(column) => Some(column),
            // The row that searched has none to give up.
            End::Alone(last) => self.column_of[last].take(),
        };
        while let Some(free) = column {
            let taker = search.from[free];
            self.row_of[free] = Some(taker);
            column = self.column_of[taker].replace(free);
        }
    }
}

/// Where an augmenting path ends.
#[derive(Clone, Copy)]
enum End {
    /// At a column nobody had.
    Free(usize),
    /// At a row that is better left without one.
    Alone(usize),
}

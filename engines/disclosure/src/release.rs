//! What is shown of a table, and what is not.

use std::collections::BTreeSet;

use crate::belief::Belief;
use crate::doubt::Doubt;
use crate::table::LEAST;
use crate::{Share, Table};

/// Cells reconsidered at most, once all are in doubt: more than a table of fifty rows and a hundred columns hides.
const RECONSIDERED_MAX: usize = 2_000;

/// A cell as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Both figures.
    Shown {
        /// How many people are assessed.
        assessed: u32,
        /// Which share of them is credited.
        share: Share,
    },
    /// Neither: the group is small, or another small one could be worked out. Which of the two is not said.
    Hidden,
    /// There is nobody, whom nothing could be said of.
    Nobody,
}

/// What is shown of a table: one answer for all its levels, however many pages show a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    columns: usize,
    cells: Vec<Cell>,
}

impl Release {
    /// A cell, or a total.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells[row * self.columns + column]
    }

    /// How many cells are hidden, of how many.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize) {
        (self.cells.iter().filter(|cell| **cell == Cell::Hidden).count(), self.cells.len())
    }
}

/// What may be shown of a table.
///
/// First every small group is hidden ([`crate::Count::is_small`]). Then, from the largest totals down, each hidden
/// cell must be in doubt: tables that agree with all that is shown must differ in it by [`LEAST`] people or
/// more. Where they do not, those cells are hidden whose loss costs least, and they must be in doubt in
/// their turn (complementary suppression: Fischetti & Salazar-González 2001, *Management Science* 47, solve
/// for the least loss; this is a heuristic in their sense, quick and not always the least).
///
/// The same table always gives the same release.
#[must_use]
pub fn release(table: &Table) -> Release {
    let hidden = hidden(table);
    let shares = Belief::new(table, &hidden).shares();
    let cells = table.cells().iter().zip(&hidden).zip(shares).map(|((count, hidden), share)| {
        match (count.people, *hidden) {
            (0, _) => Cell::Nobody,
            (_, true) => Cell::Hidden,
            (_, false) => Cell::Shown { assessed: count.assessed, share },
        }
    });
    Release { columns: table.columns.len(), cells: cells.collect() }
}

fn hidden(table: &Table) -> Vec<bool> {
    let small: Vec<bool> = table.cells().iter().map(|count| count.is_small()).collect();
    let mut waiting: BTreeSet<(usize, usize)> =
        (0..small.len()).filter(|place| small[*place]).map(|place| (depth(table, place), place)).collect();
    let mut doubt = Doubt::new(table, small.clone());
    let wanted = i64::from(LEAST);
    while let Some((_, place)) = waiting.pop_first() {
        loop {
            let left = wanted - doubt.widen(place, wanted);
            let more = if left > 0 { doubt.cheapest(place, left) } else { Vec::new() };
            if more.is_empty() {
                break;
            }
            for other in more {
                doubt.hide(other);
                waiting.insert((depth(table, other), other));
            }
        }
    }
    // What was hidden early may be needed no more: what tells most is shown again first.
    let mut besides: Vec<usize> = (0..small.len()).filter(|p| doubt.hidden()[*p] && !small[*p]).collect();
    besides.sort_by_key(|place| std::cmp::Reverse(table.cells()[*place].assessed));
    for place in besides.into_iter().take(RECONSIDERED_MAX) {
        doubt.show_if_doubt_is_left(place, wanted);
    }
    doubt.hidden().to_vec()
}

/// How deep a cell lies in both hierarchies together.
fn depth(table: &Table, place: usize) -> usize {
    let (row, column) = table.at(place);
    table.rows.chain(row).len() + table.columns.chain(column).len()
}

//! Exchanges: the moves that lead from one table to another with the same totals.
//!
//! An exchange takes people of two cells and lets them swap their columns: (a, x) and (b, y) become (a, y)
//! and (b, x). No total of a row or of a column that holds both ends changes; only cells that hold exactly one
//! of the two rows and exactly one of the two columns do. These are the moves under which tables of the same
//! margins reach each other (Diaconis & Sturmfels 1998, *Annals of Statistics* 26), and the cycles by which
//! hidden cells protect each other (Kelly, Golden & Assad 1992, *Networks* 22). Where a total itself is hidden,
//! one end may be nowhere.

use crate::Table;

/// Exchanges looked at in one search: enough for every exchange around a cell of a few hundred leaves.
pub(crate) const SEARCHED_MAX: usize = 400_000;

/// Rows and columns of an exchange, all leaves; `None` is nowhere.
#[derive(Clone, Copy)]
pub(crate) struct Exchange {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) other_row: Option<usize>,
    pub(crate) other_column: Option<usize>,
}

/// Two leaves, each by row and column; `None` is nowhere.
pub(crate) type Ends = [Option<(usize, usize)>; 2];

impl Exchange {
    /// Every exchange that changes a cell: with leaves of it on one side and leaves around it on the other, the
    /// nearest first. Nowhere comes before them: where it may be used, nothing else is needed.
    pub(crate) fn of(table: &Table, place: usize) -> impl Iterator<Item = Self> + use<'_> {
        let (row, column) = table.at(place);
        let (rows, columns) = (&table.rows, &table.columns);
        let nowhere = || std::iter::once(None);
        rows.leaves(row).iter().flat_map(move |r| {
            columns.leaves(column).iter().flat_map(move |c| {
                nowhere().chain(rows.around(row).iter().copied().map(Some)).flat_map(move |other_row| {
                    nowhere()
                        .chain(columns.around(column).iter().copied().map(Some))
                        .map(move |other_column| Self { row: *r, column: *c, other_row, other_column })
                })
            })
        })
    }

    /// The leaves where it adds people, and those where it takes them.
    pub(crate) fn ends(self) -> (Ends, Ends) {
        let both = |row: Option<usize>, column: Option<usize>| row.zip(column);
        let (row, column) = (Some(self.row), Some(self.column));
        (
            [both(row, column), both(self.other_row, self.other_column)],
            [both(self.other_row, column), both(row, self.other_column)],
        )
    }

    /// The cells that it changes.
    pub(crate) fn changed(self, table: &Table) -> impl Iterator<Item = usize> + use<'_> {
        let (rows, other_rows) = table.rows.apart(self.row, self.other_row);
        let (columns, other_columns) = table.columns.apart(self.column, self.other_column);
        rows.iter().chain(other_rows).flat_map(move |row| {
            columns.iter().chain(other_columns).map(move |column| table.place(*row, *column))
        })
    }
}

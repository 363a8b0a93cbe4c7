//! The counts of a table, at every level of both hierarchies.

use kit::limits::GROUP_MIN;

use crate::{Error, Tree};

/// Fewest people of whom a count is shown, and the least width of what can be worked out of a hidden one.
pub const LEAST: u32 = GROUP_MIN as u32;

/// The people of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many there are.
    pub people: u32,
    /// How many of them are assessed.
    pub assessed: u32,
    /// How many of these are credited with what is asked.
    pub credited: u32,
}

impl Count {
    /// Whether a small group would be shown: fewer than [`LEAST`] assessed, or fewer than that, and not
    /// nobody, left to assess (the threshold rule; Hundepool et al. 2012, chapter 5). Nobody at all is no group.
    #[must_use]
    pub fn is_small(self) -> bool {
        let others = self.people.saturating_sub(self.assessed);
        self.people > 0 && (self.assessed < LEAST || (1..LEAST).contains(&others))
    }

    fn plus(self, other: Self) -> Self {
        Self {
            people: self.people.saturating_add(other.people),
            assessed: self.assessed.saturating_add(other.assessed),
            credited: self.credited.saturating_add(other.credited),
        }
    }
}

/// Counts by row and column, with all their totals.
#[derive(Clone, Debug)]
pub struct Table {
    pub(crate) rows: Tree,
    pub(crate) columns: Tree,
    cells: Vec<Count>,
}

impl Table {
    /// A table of nobody.
    #[must_use]
    pub fn new(rows: Tree, columns: Tree) -> Self {
        let cells = vec![Count::default(); rows.len() * columns.len()];
        Self { rows, columns, cells }
    }

    /// Adds people to a cell where both hierarchies have a leaf, and to every total of it.
    ///
    /// # Errors
    /// [`Error::NoLeaf`] where row or column is none, [`Error::Crossed`] for counts that cannot be.
    pub fn add(&mut self, row: usize, column: usize, count: Count) -> Result<(), Error> {
        for (what, tree, node) in [("row", &self.rows, row), ("column", &self.columns, column)] {
            if !tree.is_leaf(node) {
                return Err(Error::NoLeaf { what, node });
            }
        }
        let Count { people, assessed, credited } = count;
        if credited > assessed || assessed > people {
            return Err(Error::Crossed { people, assessed, credited });
        }
        for r in self.rows.chain(row) {
            for c in self.columns.chain(column) {
                let cell = &mut self.cells[r * self.columns.len() + c];
                *cell = cell.plus(count);
            }
        }
        Ok(())
    }

    /// The people of a cell, or of a total.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> Count {
        self.cells[self.place(row, column)]
    }

    /// The hierarchy of the rows.
    #[must_use]
    pub fn rows(&self) -> &Tree {
        &self.rows
    }

    /// The hierarchy of the columns.
    #[must_use]
    pub fn columns(&self) -> &Tree {
        &self.columns
    }

    /// Every cell, row after row.
    pub(crate) fn cells(&self) -> &[Count] {
        &self.cells
    }

    /// Where a cell stands among them.
    pub(crate) fn place(&self, row: usize, column: usize) -> usize {
        row * self.columns.len() + column
    }

    /// Row and column of a place.
    pub(crate) fn at(&self, place: usize) -> (usize, usize) {
        (place / self.columns.len(), place % self.columns.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(people: u32, assessed: u32, credited: u32) -> Count {
        Count { people, assessed, credited }
    }

    #[test]
    fn few_assessed_or_few_left_to_assess_are_a_small_group() {
        let cases = [
            (count(0, 0, 0), false),
            (count(1, 0, 0), true),
            (count(60, 10, 5), true),
            (count(60, 11, 5), false),
            (count(60, 49, 5), false),
            (count(60, 50, 5), true),
            (count(60, 59, 5), true),
            (count(60, 60, 5), false),
            (count(11, 11, 0), false),
        ];
        for (count, small) in cases {
            assert_eq!(count.is_small(), small, "{count:?}");
        }
    }

    #[test]
    fn people_count_in_every_total_of_their_cell() {
        let mut table = Table::new(Tree::new(&[0, 0]).unwrap(), Tree::new(&[0, 0, 1]).unwrap());
        table.add(1, 3, count(20, 12, 6)).unwrap();
        table.add(2, 3, count(5, 5, 5)).unwrap();
        table.add(1, 2, count(4, 0, 0)).unwrap();
        assert_eq!(table.count(0, 0), count(29, 17, 11));
        assert_eq!((table.count(1, 0), table.count(0, 1)), (count(24, 12, 6), count(25, 17, 11)));
        assert_eq!(table.at(table.place(2, 3)), (2, 3));
    }

    #[test]
    fn people_stand_at_leaves_and_counts_hold_one_another() {
        let mut table = Table::new(Tree::new(&[0]).unwrap(), Tree::new(&[0, 1]).unwrap());
        assert_eq!(table.add(0, 2, count(1, 1, 1)), Err(Error::NoLeaf { what: "row", node: 0 }));
        assert_eq!(table.add(1, 1, count(1, 1, 1)), Err(Error::NoLeaf { what: "column", node: 1 }));
        assert_eq!(table.add(1, 9, count(1, 1, 1)), Err(Error::NoLeaf { what: "column", node: 9 }));
        let crossed = Error::Crossed { people: 1, assessed: 2, credited: 0 };
        assert_eq!(table.add(1, 2, count(1, 2, 0)), Err(crossed));
    }
}

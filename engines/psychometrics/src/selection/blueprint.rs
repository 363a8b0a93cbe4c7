//! A blueprint: how many items of each area a session holds.

use super::flow::{Bounds, feasible};
use crate::error::Error;

/// One way to sort the items of a bank into areas (domains, kinds, …), and how many of each a session asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// What the areas are areas of, for messages.
    pub name: &'static str,
    /// The area of each item, counted from 0.
    pub area_of: Vec<usize>,
    /// Least items of each area: what is reserved for it.
    pub least: Vec<usize>,
    /// Most items of each area.
    pub most: Vec<usize>,
}

/// What a session of a stated length has to hold, by two attributes of its items, and which items exclude each other.
///
/// An item may be asked when what is left of the session can still be filled as both attributes ask: a flow between their
/// areas tells (a transportation problem, solved exactly), so that a session never paints itself into a corner. It is the
/// part of a shadow test (van der Linden & Reese 1998) that content needs, without its program of integers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    length: usize,
    rows: Attribute,
    columns: Attribute,
    /// By item, those that may not be asked beside it.
    enemies: Vec<Vec<usize>>,
}

impl Blueprint {
    /// A blueprint for sessions of `length` items; `enemies` are pairs that exclude each other. Without a second
    /// attribute, the first alone counts.
    ///
    /// # Errors
    /// [`Error::WrongSize`] for an attribute that does not sort every item or has not two bounds an area,
    /// [`Error::NoSuch`] for an area or an item that does not exist, [`Error::BlueprintUnmet`] where an area asks for more
    /// than there is or than it allows, all areas together for more than a session holds, or both attributes for what no
    /// set of items holds. What enemies take away is not looked at beforehand.
    pub fn new(
        length: usize,
        rows: Attribute,
        columns: Option<Attribute>,
        enemies: &[(usize, usize)],
    ) -> Result<Self, Error> {
        let items = rows.area_of.len();
        let whole =
            || Attribute { name: "the session", area_of: vec![0; items], least: vec![0], most: vec![length] };
        let columns = columns.unwrap_or_else(whole);
        rows.check(items, length)?;
        columns.check(items, length)?;
        let mut sets = vec![Vec::new(); items];
        for (one, other) in enemies {
            if let Some(index) = [*one, *other].into_iter().find(|item| *item >= items) {
                return Err(Error::NoSuch { what: "the item", index, count: items });
            }
            sets[*one].push(*other);
            sets[*other].push(*one);
        }
        let blueprint = Self { length, rows, columns, enemies: sets };
        if blueprint.can_be_filled(&[], &blueprint.cells(&vec![true; items])) {
            return Ok(blueprint);
        }
        Err(Error::BlueprintUnmet {
            what: "both attributes together",
            area: None,
            asked: length,
            there: items,
        })
    }

    /// Which of the items that are `open` may be asked next after those `asked`; `open` as long as the bank.
    ///
    /// Where enemies or exposure have left too few items to meet the blueprint, areas with room stay open: better a session
    /// that is not quite as planned than one that breaks off.
    #[must_use]
    pub fn allowed(&self, asked: &[usize], open: &[bool]) -> Vec<bool> {
        let mut allowed = open.to_vec();
        if asked.len() >= self.length {
            allowed.fill(false);
        }
        for item in asked {
            for shut in std::iter::once(item).chain(self.enemies.get(*item).into_iter().flatten()) {
                if let Some(allowed) = allowed.get_mut(*shut) {
                    *allowed = false;
                }
            }
        }
        let mut cells = self.cells(&allowed);
        let (rows, columns) = (self.rows.counts(asked), self.columns.counts(asked));
        let mut fits = vec![vec![false; columns.len()]; rows.len()];
        for row in 0..rows.len() {
            for column in 0..columns.len() {
                if cells[row][column] > 0 {
                    cells[row][column] -= 1;
                    fits[row][column] =
                        self.can_be_filled(&[asked, &[self.example(row, column)]].concat(), &cells);
                    cells[row][column] += 1;
                }
            }
        }
        let stuck = !fits.iter().flatten().any(|fits| *fits);
        let room = |row: usize, column: usize| {
            rows[row] < self.rows.most[row] && columns[column] < self.columns.most[column]
        };
        for (item, allowed) in allowed.iter_mut().enumerate() {
            let (row, column) = (self.rows.area_of[item], self.columns.area_of[item]);
            *allowed &= if stuck { room(row, column) } else { fits[row][column] };
        }
        allowed
    }

    /// How many items that may be asked are of both areas.
    fn cells(&self, allowed: &[bool]) -> Vec<Vec<usize>> {
        let mut cells = vec![vec![0; self.columns.least.len()]; self.rows.least.len()];
        let areas = self.rows.area_of.iter().zip(&self.columns.area_of).zip(allowed);
        areas.filter(|(_, allowed)| **allowed).for_each(|((row, column), _)| cells[*row][*column] += 1);
        cells
    }

    /// An item of both areas, where there is one.
    fn example(&self, row: usize, column: usize) -> usize {
        let areas = self.rows.area_of.iter().zip(&self.columns.area_of);
        areas.clone().position(|(r, c)| (*r, *c) == (row, column)).unwrap_or(self.enemies.len())
    }

    fn can_be_filled(&self, asked: &[usize], cells: &[Vec<usize>]) -> bool {
        let left = self.length.saturating_sub(asked.len());
        let bounds = |attribute: &Attribute| attribute.bounds(&attribute.counts(asked));
        match (bounds(&self.rows), bounds(&self.columns)) {
            (Some(rows), Some(columns)) => feasible(&rows, &columns, cells, left),
            _ => false,
        }
    }
}

impl Attribute {
    fn check(&self, items: usize, length: usize) -> Result<(), Error> {
        let (what, areas) = (self.name, self.least.len());
        for (found, expected) in [(self.area_of.len(), items), (self.most.len(), areas)] {
            if found != expected {
                return Err(Error::WrongSize { what, found, expected });
            }
        }
        if let Some(index) = self.area_of.iter().copied().find(|area| *area >= areas) {
            return Err(Error::NoSuch { what, index, count: areas });
        }
        for (area, (least, most)) in self.least.iter().zip(&self.most).enumerate() {
            let there = self.area_of.iter().filter(|of| **of == area).count().min(*most);
            if *least > there {
                return Err(Error::BlueprintUnmet { what, area: Some(area), asked: *least, there });
            }
        }
        let asked = self.least.iter().fold(0_usize, |sum, least| sum.saturating_add(*least));
        if asked > length {
            return Err(Error::BlueprintUnmet { what, area: None, asked, there: length });
        }
        Ok(())
    }

    /// How many of the items asked are of each area; one that does not exist is of none.
    fn counts(&self, asked: &[usize]) -> Vec<usize> {
        let mut counts = vec![0; self.least.len()];
        asked.iter().filter_map(|item| self.area_of.get(*item)).for_each(|area| counts[*area] += 1);
        counts
    }

    /// What is left to ask of each area, at least and at most; `None` where one has more than it may.
    fn bounds(&self, counts: &[usize]) -> Option<Vec<Bounds>> {
        let areas = self.least.iter().zip(&self.most).zip(counts);
        areas
            .map(|((least, most), count)| {
                Some(Bounds { least: least.saturating_sub(*count), most: most.checked_sub(*count)? })
            })
            .collect()
    }
}

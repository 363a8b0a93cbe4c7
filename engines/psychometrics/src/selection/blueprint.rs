//! A blueprint: how many items of each area a session holds.

use super::flow::{Bounds, feasible, quickest};
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
    /// than there is or than it allows, or than can stand side by side where sets of items exclude each other, all areas
    /// together for more than a session holds, or both attributes for what no set of items holds. What enemies take away
    /// beyond that is not looked at beforehand; [`Blueprint::missing`] tells.
    pub fn new(
        length: usize,
        rows: Attribute,
        columns: Option<Attribute>,
        enemies: &[(usize, usize)],
    ) -> Result<Self, Error> {
        let items = rows.area_of.len();
        if length > items {
            let what = "the session";
            return Err(Error::BlueprintUnmet { what, area: None, asked: length, there: items });
        }
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
        blueprint.check_enemies()?;
        let (cells, none) = (blueprint.cells(&vec![true; items]), blueprint.counts(&[]));
        if blueprint.can_be_filled(length, (&none.0, &none.1), &cells, None) {
            return Ok(blueprint);
        }
        Err(Error::BlueprintUnmet {
            what: "both attributes together",
            area: None,
            asked: length,
            there: items,
        })
    }

    /// Which of the items that are `open` may be asked next after those `asked`; an item that the blueprint does not know
    /// may not, nor one beyond the end of `open`.
    ///
    /// Where enemies or exposure have left too few items to meet the blueprint, of each area what there is counts; where no
    /// item meets even that, areas with room stay open: better a session that is not quite as planned than one that breaks
    /// off.
    #[must_use]
    pub fn allowed(&self, asked: &[usize], open: &[bool]) -> Vec<bool> {
        let mut allowed = open.to_vec();
        if asked.len() >= self.length {
            allowed.fill(false);
        }
        allowed.iter_mut().skip(self.enemies.len()).for_each(|unknown| *unknown = false);
        for item in asked {
            for shut in std::iter::once(item).chain(self.enemies.get(*item).into_iter().flatten()) {
                if let Some(allowed) = allowed.get_mut(*shut) {
                    *allowed = false;
                }
            }
        }
        let left = self.length.saturating_sub(asked.len() + 1);
        let mut fits = self.fits(asked, &allowed, left, false);
        if !fits.contains(&true) {
            fits = self.fits(asked, &allowed, left, true);
        }
        let (rows, columns) = self.counts(asked);
        let room = |(row, column): (usize, usize)| {
            rows[row] < self.rows.most[row] && columns[column] < self.columns.most[column]
        };
        let stuck = !fits.contains(&true);
        for ((areas, fits), allowed) in self.areas().zip(fits).zip(&mut allowed) {
            *allowed &= if stuck { room(areas) } else { fits };
        }
        allowed
    }

    /// By item, whether `left` more can be taken after it as both attributes ask; where that is `lowered`, as many as there
    /// are, and of each area as many as there are.
    fn fits(&self, asked: &[usize], allowed: &[bool], left: usize, lowered: bool) -> Vec<bool> {
        let mut cells = self.cells(allowed);
        let there = lowered.then(|| self.there(asked, &cells));
        self.after_each(asked, |(row, column), counts| {
            if cells[row][column] == 0 {
                return false;
            }
            cells[row][column] -= 1;
            let fits = self.can_be_filled(left, counts, &cells, there.as_ref());
            cells[row][column] += 1;
            fits
        })
    }

    fn there(&self, asked: &[usize], cells: &[Vec<usize>]) -> There {
        let (rows, columns) = self.counts(asked);
        let of_row = cells.iter().map(|row| row.iter().sum()).collect();
        let of_column = (0..columns.len()).map(|column| cells.iter().map(|row| row[column]).sum()).collect();
        (rows, columns, (of_row, of_column))
    }

    /// By item, what `of` says of its areas, row and column, when one more item of both is asked: the counts by row and by
    /// column are those after it.
    fn after_each<T: Copy>(
        &self,
        asked: &[usize],
        mut of: impl FnMut((usize, usize), (&[usize], &[usize])) -> T,
    ) -> Vec<T> {
        let (mut rows, mut columns) = self.counts(asked);
        let mut said = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            rows[row] += 1;
            let mut of_row = Vec::with_capacity(columns.len());
            for column in 0..columns.len() {
                columns[column] += 1;
                of_row.push(of((row, column), (&rows, &columns)));
                columns[column] -= 1;
            }
            rows[row] -= 1;
            said.push(of_row);
        }
        self.areas().map(|(row, column)| said[row][column]).collect()
    }

    /// How many more items of some area a session of the items `asked` would have to hold: the greater of what both
    /// attributes miss; 0 when the blueprint is met.
    #[must_use]
    pub fn missing(&self, asked: &[usize]) -> usize {
        let (rows, columns) = self.counts(asked);
        self.rows.owed(&rows).iter().sum::<usize>().max(self.columns.owed(&columns).iter().sum())
    }

    /// By item, the least minutes in which what is still owed can be asked when it is asked next, of items that are `allowed`
    /// and of areas with room; `minutes` of each item. What nothing can give any more is not waited for.
    pub(crate) fn minutes_after(&self, asked: &[usize], allowed: &[bool], minutes: &[f64]) -> Vec<f64> {
        let mut times = vec![vec![Vec::new(); self.columns.least.len()]; self.rows.least.len()];
        for (((row, column), allowed), minutes) in self.areas().zip(allowed).zip(minutes) {
            if *allowed {
                times[row][column].push(*minutes);
            }
        }
        times.iter_mut().flatten().for_each(|times| times.sort_by(f64::total_cmp));
        self.after_each(asked, |_, (rows, columns)| {
            match (self.rows.bounds(rows), self.columns.bounds(columns)) {
                (Some(rows), Some(columns)) => quickest(&rows, &columns, &times),
                _ => 0.0,
            }
        })
    }

    /// By item, whether it is of an area of which the items `asked` are too few.
    pub(crate) fn owed(&self, asked: &[usize]) -> Vec<bool> {
        let (rows, columns) = self.counts(asked);
        let (rows, columns) = (self.rows.owed(&rows), self.columns.owed(&columns));
        self.areas().map(|(row, column)| rows[row] > 0 || columns[column] > 0).collect()
    }

    /// # Errors
    /// [`Error::WrongSize`] for a bank of another size, or sessions of another length.
    pub(crate) fn check_for(&self, items: usize, length: usize) -> Result<(), Error> {
        let sizes = [
            ("the bank that the blueprint is for", self.enemies.len(), items),
            ("the session that the blueprint is for", self.length, length),
        ];
        match sizes.into_iter().find(|(_, found, expected)| found != expected) {
            Some((what, found, expected)) => Err(Error::WrongSize { what, found, expected }),
            None => Ok(()),
        }
    }

    /// Sets of items that all exclude each other give one item at most: of each area enough such sets must remain.
    fn check_enemies(&self) -> Result<(), Error> {
        for attribute in [&self.rows, &self.columns] {
            for (area, least) in attribute.least.iter().enumerate() {
                let mut sets: Vec<Vec<usize>> = Vec::new();
                for item in (0..attribute.area_of.len()).filter(|item| attribute.area_of[*item] == area) {
                    let own = &self.enemies[item];
                    let joins = |set: &&mut Vec<usize>| {
                        !own.is_empty() && set.iter().all(|other| own.contains(other))
                    };
                    match sets.iter_mut().find(joins) {
                        Some(set) => set.push(item),
                        None => sets.push(vec![item]),
                    }
                    if sets.len() >= *least {
                        break;
                    }
                }
                if sets.len() < *least {
                    let (what, there) = (attribute.name, sets.len());
                    return Err(Error::BlueprintUnmet { what, area: Some(area), asked: *least, there });
                }
            }
        }
        Ok(())
    }

    /// Both areas of each item.
    fn areas(&self) -> impl Iterator<Item = (usize, usize)> {
        self.rows.area_of.iter().copied().zip(self.columns.area_of.iter().copied())
    }

    /// How many items that may be asked are of both areas.
    fn cells(&self, allowed: &[bool]) -> Vec<Vec<usize>> {
        let mut cells = vec![vec![0; self.columns.least.len()]; self.rows.least.len()];
        let areas = self.areas().zip(allowed).filter(|(_, allowed)| **allowed);
        areas.for_each(|((row, column), _)| cells[row][column] += 1);
        cells
    }

    fn counts(&self, asked: &[usize]) -> (Vec<usize>, Vec<usize>) {
        (self.rows.counts(asked), self.columns.counts(asked))
    }

    /// Whether `left` more items can be taken from the cells, so many of each area having been taken; with what was `there`
    /// of each area before one of them was taken, no more than that is asked of it, nor in all.
    fn can_be_filled(
        &self,
        left: usize,
        (rows, columns): (&[usize], &[usize]),
        cells: &[Vec<usize>],
        there: Option<&There>,
    ) -> bool {
        let (Some(mut rows), Some(mut columns)) = (self.rows.bounds(rows), self.columns.bounds(columns))
        else {
            return false;
        };
        let Some((rows_before, columns_before, (row_sums, column_sums))) = there else {
            return feasible(&rows, &columns, cells, left);
        };
        let lower = |bounds: &mut [Bounds], attribute: &Attribute, before: &[usize], sums: &[usize]| {
            let owed = attribute.owed(before);
            let mut most = 0;
            for ((bounds, owed), sum) in bounds.iter_mut().zip(owed).zip(sums) {
                // One less is owed, and there is one less, where the item was of this area.
                bounds.least = bounds.least.saturating_sub(owed.saturating_sub(*sum));
                most += bounds.most.min(*sum);
            }
            most
        };
        let most = lower(&mut rows, &self.rows, rows_before, row_sums).min(lower(
            &mut columns,
            &self.columns,
            columns_before,
            column_sums,
        ));
        (0..=left.min(most)).rev().take(LOWERED_MAX).any(|total| feasible(&rows, &columns, cells, total))
    }
}

/// Counts of what was asked by row and by column, and of what may be asked.
type There = (Vec<usize>, Vec<usize>, (Vec<usize>, Vec<usize>));

/// Totals that are tried where a blueprint cannot be filled, from the greatest there may be.
const LOWERED_MAX: usize = 8;

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

    /// How many of each area are missing to its least.
    fn owed(&self, counts: &[usize]) -> Vec<usize> {
        self.least.iter().zip(counts).map(|(least, count)| least.saturating_sub(*count)).collect()
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

//! Where each free value stands among all that are estimated.

use super::estimates::Estimates;
use super::expectation::People;

/// Blocks of free values: one an item, in their order; one for the common slope; one a group. What is fixed has none.
pub(super) struct Layout {
    /// Where each block begins, and how many values it has.
    pub(super) blocks: Vec<(usize, usize)>,
    /// How many of them are items.
    pub(super) items: usize,
    /// How many free values there are.
    pub(super) count: usize,
}

/// A free value: its block, and its place within.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) within: usize,
}

impl Layout {
    pub(super) fn of(estimates: &Estimates) -> Self {
        let of_items = estimates.curves.iter().map(|curve| curve.own().len());
        let slope = usize::from(estimates.common_slope().is_some());
        let of_groups = estimates.populations.iter().map(|population| if population.free { 2 } else { 0 });
        let mut count = 0;
        let begun = of_items.chain([slope]).chain(of_groups).map(|size| {
            count += size;
            (count - size, size)
        });
        Self { blocks: begun.collect(), items: estimates.curves.len(), count }
    }

    /// The block of a group.
    pub(super) const fn group(&self, group: usize) -> usize {
        self.items + 1 + group
    }

    /// Where the values begin that are no item's own: the common slope, then those of groups.
    pub(super) fn borders(&self) -> std::ops::Range<usize> {
        self.blocks[self.items].0..self.count
    }

    /// The place of a parameter of an item; `shares` where its slope is the common one.
    pub(super) const fn parameter(&self, item: usize, parameter: usize, shares: bool) -> Place {
        match (shares, parameter) {
            (true, 0) => Place { block: self.items, within: 0 },
            (true, parameter) => Place { block: item, within: parameter - 1 },
            (false, parameter) => Place { block: item, within: parameter },
        }
    }

    /// The blocks that a person's answers tell of, rising.
    pub(super) fn blocks_of<'a>(
        &'a self,
        people: &'a People<'_>,
        person: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let items = people.responses.of(person).iter().map(|(item, _)| *item as usize);
        let all = items.chain([self.items, self.group(people.group(person))]);
        all.filter(|block| self.blocks[*block].1 > 0)
    }
}

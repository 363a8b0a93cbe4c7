//! The coarse area in which somebody found is: the unit at the top of her branch. Pure.

use std::collections::BTreeMap;

use kit::limits::GROUP_MIN;
use people::{Agreed, Units};

/// The areas, with how many of those who agreed are in each.
pub(crate) struct Areas<'a> {
    units: &'a Units,
    sizes: BTreeMap<String, usize>,
}

impl<'a> Areas<'a> {
    /// The areas of those who agreed.
    pub(crate) fn of_those<'p>(agreed: impl Iterator<Item = &'p Agreed>, units: &'a Units) -> Self {
        let mut areas = Self { units, sizes: BTreeMap::new() };
        let mut by_unit: BTreeMap<&str, usize> = BTreeMap::new();
        for unit in agreed.filter_map(|agreed| agreed.unit.as_deref()) {
            *by_unit.entry(unit).or_default() += 1;
        }
        for (unit, size) in by_unit {
            *areas.sizes.entry(areas.top(unit)).or_default() += size;
        }
        areas
    }

    /// The area of a unit, when eleven of those who agreed are in it.
    pub(crate) fn of(&self, unit: &str) -> Option<String> {
        Some(self.top(unit)).filter(|area| self.sizes.get(area).is_some_and(|size| *size >= GROUP_MIN))
    }

    fn top(&self, unit: &str) -> String {
        self.units.ancestors(unit).last().map_or_else(|| unit.to_owned(), |above| above.id.clone())
    }
}

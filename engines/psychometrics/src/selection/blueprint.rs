//! A blueprint: how many items of each area a session holds.

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

/// What a session of a stated length has to hold, over one or several attributes, and which items exclude each other.
///
/// An item may be asked while its areas have room and what is left of the session still holds what is reserved for the
/// other areas of each attribute: minima are met without a program of integers, as long as attributes do not compete for
/// the same items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    length: usize,
    attributes: Vec<Attribute>,
    /// By item, those that may not be asked beside it.
    enemies: Vec<Vec<usize>>,
}

impl Blueprint {
    /// A blueprint for sessions of `length` items out of a bank of `items`; `enemies` are pairs that exclude each other.
    ///
    /// # Errors
    /// [`Error::WrongSize`] for an attribute that does not sort every item or has not two bounds an area,
    /// [`Error::NoSuch`] for an area or an item that does not exist, [`Error::BlueprintUnmet`] where an area asks for more
    /// than there is or than it allows, or all areas together for more than a session holds.
    pub fn new(
        items: usize,
        length: usize,
        attributes: Vec<Attribute>,
        enemies: &[(usize, usize)],
    ) -> Result<Self, Error> {
        for attribute in &attributes {
            attribute.check(items, length)?;
        }
        let mut sets = vec![Vec::new(); items];
        for (one, other) in enemies {
            if let Some(index) = [*one, *other].into_iter().find(|item| *item >= items) {
                return Err(Error::NoSuch { what: "the item", index, count: items });
            }
            sets[*one].push(*other);
            sets[*other].push(*one);
        }
        Ok(Self { length, attributes, enemies: sets })
    }

    /// Which items may be asked next after those `asked`.
    #[must_use]
    pub fn allowed(&self, asked: &[usize]) -> Vec<bool> {
        let mut allowed = vec![asked.len() < self.length; self.enemies.len()];
        for item in asked {
            for shut in std::iter::once(item).chain(self.enemies.get(*item).into_iter().flatten()) {
                if let Some(allowed) = allowed.get_mut(*shut) {
                    *allowed = false;
                }
            }
        }
        let left = self.length.saturating_sub(asked.len());
        for attribute in &self.attributes {
            let open = attribute.open(asked, left);
            allowed.iter_mut().zip(&attribute.area_of).for_each(|(allowed, area)| *allowed &= open[*area]);
        }
        allowed
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

    /// Which areas may have one more, with `left` items to ask.
    fn open(&self, asked: &[usize], left: usize) -> Vec<bool> {
        let mut counts = vec![0; self.least.len()];
        for area in asked.iter().filter_map(|item| self.area_of.get(*item)) {
            counts[*area] += 1;
        }
        let missing: Vec<usize> =
            self.least.iter().zip(&counts).map(|(least, count)| least.saturating_sub(*count)).collect();
        let reserved: usize = missing.iter().sum();
        let areas = counts.iter().zip(&self.most).zip(missing);
        areas.map(|((count, most), missing)| count < most && (missing > 0 || reserved < left)).collect()
    }
}

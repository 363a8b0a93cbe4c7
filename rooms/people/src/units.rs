//! The organisation's units: a tree whose branches open and close on given days. Pure.
//!
//! A unit is the organisation's own: it stands in its file, never in a table. A person's membership of one
//! is hers, and stands in `people_memberships`.

use std::collections::{BTreeMap, BTreeSet};

use kit::{Day, Language, Text};

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id in the organisation's file.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The id of the unit that it is part of.
    pub parent: Option<String>,
    /// Its first day; always there before when `None`.
    pub from: Option<Day>,
    /// Its last day; no end is known when `None`.
    pub until: Option<Day>,
}

impl Unit {
    /// Whether it exists on a day.
    pub fn is_open(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What is wrong with a unit of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFault {
    /// Another one before it has the same id.
    Twice,
    /// No unit has the id of its parent.
    UnknownParent(String),
    /// It is, through others, within itself: the ids on the way, from itself to itself.
    WithinItself(Vec<String>),
    /// It ends before it begins.
    EndsBeforeItBegins,
}

/// Units that make a tree, or several, in the order of the organisation's file.
#[derive(Clone, Debug, Default)]
pub struct Units {
    list: Vec<Unit>,
    places: BTreeMap<String, usize>,
}

impl Units {
    /// Takes units in; every fault, with the place of the unit it belongs to.
    pub fn new(list: Vec<Unit>) -> Result<Self, Vec<(usize, UnitFault)>> {
        let mut faults = Vec::new();
        let mut places = BTreeMap::new();
        for (place, unit) in list.iter().enumerate() {
            if places.contains_key(&unit.id) {
                faults.push((place, UnitFault::Twice));
            } else {
                places.insert(unit.id.clone(), place);
            }
        }
        let units = Self { list, places };
        for (place, unit) in units.list.iter().enumerate() {
            match &unit.parent {
                Some(parent) if units.get(parent).is_none() => {
                    faults.push((place, UnitFault::UnknownParent(parent.clone())));
                }
                Some(_) => {
                    faults.extend(units.way_to_itself(unit).map(|way| (place, UnitFault::WithinItself(way))));
                }
                None => {}
            }
            if unit.from.zip(unit.until).is_some_and(|(from, until)| until < from) {
                faults.push((place, UnitFault::EndsBeforeItBegins));
            }
        }
        if faults.is_empty() { Ok(units) } else { Err(faults) }
    }

    /// The way up from a unit, when it leads back to it.
    fn way_to_itself(&self, unit: &Unit) -> Option<Vec<String>> {
        let mut way = vec![unit.id.clone()];
        let mut above = self.parent(unit);
        // A way longer than the list goes round without this unit: the fault is that of others.
        while let Some(next) = above.filter(|_| way.len() <= self.list.len()) {
            way.push(next.id.clone());
            if next.id == unit.id {
                return Some(way);
            }
            above = self.parent(next);
        }
        None
    }

    fn parent(&self, unit: &Unit) -> Option<&Unit> {
        unit.parent.as_ref().and_then(|id| self.get(id))
    }

    /// The unit of an id.
    pub fn get(&self, id: &str) -> Option<&Unit> {
        self.places.get(id).map(|place| &self.list[*place])
    }

    /// The name of a unit.
    pub fn name(&self, id: &str, language: Language) -> Option<String> {
        self.get(id).map(|unit| unit.name.shown(language))
    }

    /// Every unit, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.list.iter()
    }

    /// The units that a unit is part of, the nearest first.
    pub fn ancestors(&self, id: &str) -> Vec<&Unit> {
        let mut found = Vec::new();
        let mut above = self.get(id).and_then(|unit| self.parent(unit));
        while let Some(unit) = above {
            found.push(unit);
            above = self.parent(unit);
        }
        found
    }

    /// The units that are part of a unit, near or far, in the order of the file.
    pub fn descendants(&self, id: &str) -> Vec<&Unit> {
        self.list.iter().filter(|unit| self.ancestors(&unit.id).iter().any(|above| above.id == id)).collect()
    }

    /// These units and all that are part of them, each once, as far as they exist on a day: whose members
    /// count as theirs. Ids that name no unit are left out.
    pub fn covered<'a>(&self, ids: impl IntoIterator<Item = &'a str>, day: Day) -> BTreeSet<&str> {
        let mut covered = BTreeSet::new();
        for unit in ids.into_iter().filter_map(|id| self.get(id)) {
            let all = std::iter::once(unit).chain(self.descendants(&unit.id));
            covered.extend(all.filter(|unit| unit.is_open(day)).map(|unit| unit.id.as_str()));
        }
        covered
    }

    /// Units as a menu lists them on a day: each below the one it is part of, with how deep it stands. A unit
    /// whose parent is closed stands where the parent would.
    pub fn menu(&self, day: Day) -> Vec<(usize, &Unit)> {
        let mut menu = Vec::new();
        for root in self.list.iter().filter(|unit| unit.parent.is_none()) {
            self.add_to_menu(root, 0, day, &mut menu);
        }
        menu
    }

    fn add_to_menu<'a>(&'a self, unit: &'a Unit, depth: usize, day: Day, menu: &mut Vec<(usize, &'a Unit)>) {
        let open = unit.is_open(day);
        if open {
            menu.push((depth, unit));
        }
        for below in self.list.iter().filter(|u| u.parent.as_deref() == Some(&unit.id)) {
            self.add_to_menu(below, depth + usize::from(open), day, menu);
        }
    }
}

#[cfg(test)]
mod tests;

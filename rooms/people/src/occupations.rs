//! The occupations that the organisation's files name: ids and names. What each asks of anybody is another room's.

use std::collections::BTreeMap;

use kit::{Language, Text};

/// An occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Its id in the organisation's files.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// The name of its family.
    pub family: Text,
}

/// The occupations, in the order in which a menu lists them.
#[derive(Clone, Debug, Default)]
pub struct Occupations {
    list: Vec<Occupation>,
    places: BTreeMap<String, usize>,
}

impl Occupations {
    /// Takes occupations in; each id stands once.
    pub fn new(list: Vec<Occupation>) -> Self {
        let places = list.iter().enumerate().map(|(place, o)| (o.id.clone(), place)).collect();
        Self { list, places }
    }

    /// The occupation of an id.
    pub fn get(&self, id: &str) -> Option<&Occupation> {
        self.places.get(id).map(|place| &self.list[*place])
    }

    /// The title of an occupation.
    pub fn name(&self, id: &str, language: Language) -> Option<String> {
        self.get(id).map(|occupation| occupation.name.shown(language))
    }

    /// Every occupation.
    pub fn iter(&self) -> impl Iterator<Item = &Occupation> {
        self.list.iter()
    }
}

//! How far the core is covered: by occupation, domain and unit. Pure.
//!
//! For each of these, how many people are *assessed* (the domain is measured) and which share of them is *covered*
//! (credited with the level that the occupation's family asks there). What is shown of it is decided once over the
//! whole of units and occupations (`disclosure`), so that no two pages give together what neither gives alone.

use std::collections::BTreeMap;

use competences::Occupations;
use disclosure::{Cell, Count, Error, Share, Table, Tree, release};
use kit::{Day, PersonId};
use passport::Levels;
use people::{Placed, Units};
use serde::{Deserialize, Serialize};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Row {
    /// All occupations.
    Whole,
    /// A family, by its id.
    Family(String),
    /// An occupation, by its id.
    Occupation(String),
}

/// A unit as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its id; `None` for the whole organisation.
    pub unit: Option<String>,
    /// How deep it stands in the tree.
    pub depth: usize,
}

/// A cell as it is kept: how many are assessed, and the ends of the share that is covered, in percent. Nobody is
/// kept as nobody assessed, and what is hidden not at all.
type Kept = Option<(u32, u32, u32)>;

/// What is shown of how far the core is covered, as of an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The domains, by id, in the socle's order.
    pub domains: Vec<String>,
    /// The rows: the whole, then family after family, each with its occupations.
    pub rows: Vec<Row>,
    /// The whole organisation, then its units, each below the one it is part of.
    pub places: Vec<Place>,
    /// Place after place, row after row, domain after domain.
    cells: Vec<Kept>,
}

impl Coverage {
    /// A cell.
    pub fn cell(&self, place: usize, row: usize, domain: usize) -> Cell {
        let at = (place * self.rows.len() + row) * self.domains.len() + domain;
        match self.cells.get(at).copied().flatten() {
            None => Cell::Hidden,
            Some((0, ..)) => Cell::Nobody,
            Some((assessed, from, to)) => Cell::Shown { assessed, share: Share { from, to } },
        }
    }

    /// Where a unit stands among the places; the whole organisation without one.
    pub fn place(&self, unit: Option<&str>) -> Option<usize> {
        self.places.iter().position(|place| place.unit.as_deref() == unit)
    }
}

/// Who is counted and where.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The ids of the domains, in the socle's order.
    pub domains: &'a [String],
    /// The occupations, and what each family asks.
    pub occupations: &'a Occupations,
    /// The units.
    pub units: &'a Units,
    /// The day: on which units exist.
    pub day: Day,
}

/// What may be shown of how far these people cover the core.
///
/// # Errors
/// None that people, units and occupations could cause: a fault of the rows and columns made here.
pub fn coverage(
    asked: Asked<'_>,
    placed: &[Placed],
    levels: &BTreeMap<PersonId, Levels>,
) -> Result<Coverage, Error> {
    let rows = Rows::new(asked.occupations)?;
    let columns = Columns::new(asked.units, asked.day)?;
    let counts = counts(asked, (&rows, &columns), placed, levels);
    let mut releases = Vec::new();
    for domain in 0..asked.domains.len() {
        let mut table = Table::new(rows.tree.clone(), columns.tree.clone());
        for ((row, column), by_domain) in &counts {
            table.add(*row, *column, by_domain[domain])?;
        }
        releases.push(release(&table));
    }
    let mut cells = Vec::new();
    for column in 0..columns.places.len() {
        for row in 0..rows.list.len() {
            cells.extend(releases.iter().map(|shown| match shown.cell(row, column) {
                Cell::Shown { assessed, share } => Some((assessed, share.from, share.to)),
                Cell::Hidden => None,
                Cell::Nobody => Some((0, 0, 0)),
            }));
        }
    }
    let domains = asked.domains.to_vec();
    Ok(Coverage { domains, rows: rows.list, places: columns.places, cells })
}

/// By leaf of both hierarchies, the counts of each domain.
fn counts(
    asked: Asked<'_>,
    (rows, columns): (&Rows, &Columns),
    placed: &[Placed],
    levels: &BTreeMap<PersonId, Levels>,
) -> BTreeMap<(usize, usize), Vec<Count>> {
    let mut counts: BTreeMap<(usize, usize), Vec<Count>> = BTreeMap::new();
    for person in placed {
        let Some(occupation) = asked.occupations.get(&person.occupation) else { continue };
        let Some(row) = rows.leaves.get(&person.occupation).copied() else { continue };
        let column = columns.leaf(person.unit.as_deref());
        let of_level = &asked.occupations.families[occupation.family].levels;
        let known = levels.get(&person.person).map(Levels::domains).unwrap_or_default();
        let cell = counts.entry((row, column)).or_insert_with(|| vec![Count::default(); asked.domains.len()]);
        for (domain, count) in cell.iter_mut().enumerate() {
            let level = known.get(domain).copied().flatten();
            count.people += 1;
            count.assessed += u32::from(level.is_some());
            count.credited +=
                u32::from(level.is_some_and(|l| l >= of_level.get(domain).copied().unwrap_or(0)));
        }
    }
    counts
}

/// The rows and their hierarchy: a row stands where its node does.
struct Rows {
    tree: Tree,
    list: Vec<Row>,
    leaves: BTreeMap<String, usize>,
}

impl Rows {
    fn new(occupations: &Occupations) -> Result<Self, Error> {
        let (mut list, mut parents, mut leaves) = (vec![Row::Whole], Vec::new(), BTreeMap::new());
        for (place, family) in occupations.families.iter().enumerate() {
            let node = list.len();
            parents.push(0);
            list.push(Row::Family(family.id.clone()));
            for occupation in occupations.of_family(place) {
                parents.push(node);
                leaves.insert(occupation.id.clone(), list.len());
                list.push(Row::Occupation(occupation.id.clone()));
            }
        }
        Ok(Self { tree: Tree::new(&parents)?, list, leaves })
    }
}

/// The places and their hierarchy: a place stands where its node does. After them come, one for each place with
/// others below it, the people who belong to it and to none of these.
struct Columns {
    tree: Tree,
    places: Vec<Place>,
    /// For each unit, the leaf where its own people are counted.
    leaves: BTreeMap<String, usize>,
    /// The leaf of who belongs to no unit.
    without: usize,
}

impl Columns {
    fn new(units: &Units, day: Day) -> Result<Self, Error> {
        let mut places = vec![Place { unit: None, depth: 0 }];
        let (mut parents, mut open) = (Vec::new(), vec![0]);
        for (depth, unit) in units.menu(day) {
            open.truncate(depth + 1);
            parents.push(open.last().copied().unwrap_or(0));
            open.push(places.len());
            places.push(Place { unit: Some(unit.id.clone()), depth: depth + 1 });
        }
        let mut own: Vec<usize> = (0..places.len()).collect();
        let inner: Vec<usize> = own.iter().copied().filter(|node| parents.contains(node)).collect();
        for node in inner {
            parents.push(node);
            own[node] = parents.len();
        }
        let named = places.iter().zip(&own).filter_map(|(place, leaf)| Some((place.unit.clone()?, *leaf)));
        let leaves = named.collect();
        Ok(Self { tree: Tree::new(&parents)?, places, leaves, without: own[0] })
    }

    /// The leaf of who belongs to a unit, or to none that exists.
    fn leaf(&self, unit: Option<&str>) -> usize {
        unit.and_then(|unit| self.leaves.get(unit)).copied().unwrap_or(self.without)
    }
}

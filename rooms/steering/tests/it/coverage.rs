//! Who is counted where, and what of it is shown.

use std::collections::BTreeMap;

use competences::{Occupation, OccupationFamily, Occupations};
use disclosure::Cell;
use kit::{PersonId, Text};
use passport::Levels;
use people::{Placed, Unit, Units};
use steering::coverage::{Asked, Coverage, Row, coverage};
use uuid::Uuid;

use crate::support::{day, text};

/// Two families: one asks level 2 of the sea and 1 of the land, the other 1 and 3.
fn occupations() -> Occupations {
    let family = |id: &str, levels: [usize; 2]| OccupationFamily {
        id: id.to_owned(),
        name: text(id),
        sentence: text(id),
        levels: levels.to_vec(),
    };
    let occupation = |(id, family): (&str, usize)| Occupation {
        id: id.to_owned(),
        family,
        name: text(id),
        sentence: text(id),
        rome: None,
        profile: Vec::new(),
    };
    Occupations {
        families: vec![family("ship", [2, 1]), family("farm", [1, 3])],
        all: [("ship.pilot", 0), ("ship.cook", 0), ("farm.miller", 1)].map(occupation).to_vec(),
    }
}

/// A base with two ships, one of them laid up, and a farm.
fn units() -> Units {
    let unit = |(id, parent, until): (&str, Option<&str>, Option<&str>)| Unit {
        id: id.to_owned(),
        name: Text::default(),
        parent: parent.map(str::to_owned),
        from: None,
        until: until.map(day),
    };
    let list = [
        ("base", None, None),
        ("new-ship", Some("base"), None),
        ("old-ship", Some("base"), Some("2026-01-31")),
        ("farm", None, None),
    ];
    Units::new(list.map(unit).to_vec()).unwrap()
}

/// People and what is credited to each.
#[derive(Default)]
struct Crowd {
    placed: Vec<Placed>,
    levels: BTreeMap<PersonId, Levels>,
}

impl Crowd {
    /// So many of an occupation in a unit, all with these levels; `None` for who never answered.
    fn add(&mut self, many: usize, occupation: &str, unit: Option<&str>, levels: Option<[Option<usize>; 2]>) {
        for _ in 0..many {
            let person = PersonId::from_uuid(Uuid::from_u128(self.placed.len() as u128));
            let (occupation, unit) = (occupation.to_owned(), unit.map(str::to_owned));
            self.placed.push(Placed { person, occupation, unit });
            if let Some(levels) = levels {
                self.levels.insert(person, levels.to_vec().into());
            }
        }
    }

    fn coverage(&self) -> Coverage {
        let domains = ["sea", "land"].map(str::to_owned);
        let (occupations, units) = (occupations(), units());
        let asked =
            Asked { domains: &domains, occupations: &occupations, units: &units, day: day("2026-11-01") };
        coverage(asked, &self.placed, &self.levels).unwrap()
    }
}

/// How many are assessed and the ends of the share, in a place, a row and a domain.
fn shown(found: &Coverage, unit: Option<&str>, row: &Row, domain: usize) -> Option<(u32, u32, u32)> {
    let row = found.rows.iter().position(|r| r == row).unwrap();
    match found.cell(found.place(unit).unwrap(), row, domain) {
        Cell::Shown { assessed, share } => Some((assessed, share.from, share.to)),
        Cell::Hidden | Cell::Nobody => None,
    }
}

#[test]
fn each_counts_in_her_occupation_her_family_and_every_unit_above_by_what_her_family_asks() {
    let mut crowd = Crowd::default();
    crowd.add(40, "ship.pilot", Some("new-ship"), Some([Some(2), Some(0)]));
    crowd.add(40, "ship.pilot", Some("base"), Some([Some(1), Some(0)]));
    crowd.add(40, "farm.miller", Some("farm"), Some([Some(1), Some(2)]));
    let found = crowd.coverage();
    let pilot = Row::Occupation("ship.pilot".to_owned());
    let miller = Row::Occupation("farm.miller".to_owned());
    assert_eq!(shown(&found, None, &pilot, 0), Some((80, 40, 60)), "half of them hold level 2 of the sea");
    assert_eq!(shown(&found, Some("new-ship"), &pilot, 0), Some((40, 50, 100)));
    assert_eq!(shown(&found, None, &pilot, 1), Some((80, 0, 20)), "nobody holds level 1 of the land");
    assert_eq!(shown(&found, None, &miller, 0), Some((40, 50, 100)), "the millers' family asks level 1");
    assert_eq!(shown(&found, None, &miller, 1), Some((40, 0, 50)), "and level 3 of the land");
    assert_eq!(shown(&found, None, &Row::Whole, 0), Some((120, 60, 70)));
    assert_eq!(shown(&found, None, &Row::Family("ship".to_owned()), 0), Some((80, 40, 60)));
}

#[test]
fn who_is_not_assessed_is_in_no_figure_but_may_hide_one() {
    let row = Row::Occupation("ship.cook".to_owned());
    let figure = |not: usize| {
        let mut crowd = Crowd::default();
        crowd.add(60, "ship.cook", Some("farm"), Some([Some(2), None]));
        crowd.add(not, "ship.cook", Some("farm"), None);
        let found = crowd.coverage();
        assert_eq!(shown(&found, None, &row, 1), None, "nobody is assessed there");
        shown(&found, None, &row, 0)
    };
    assert_eq!(figure(0), Some((60, 80, 100)));
    assert_eq!([figure(1), figure(10)], [None, None], "few are not assessed yet");
    assert_eq!(figure(11), Some((60, 80, 100)));
}

#[test]
fn who_belongs_to_no_unit_or_to_a_closed_one_counts_in_the_whole_alone() {
    let mut crowd = Crowd::default();
    crowd.add(30, "ship.cook", Some("old-ship"), Some([Some(2), Some(1)]));
    crowd.add(30, "ship.cook", None, Some([Some(2), Some(1)]));
    crowd.add(30, "ship.cook", Some("new-ship"), Some([Some(2), Some(1)]));
    let found = crowd.coverage();
    let row = Row::Occupation("ship.cook".to_owned());
    assert_eq!(shown(&found, None, &row, 0).map(|f| f.0), Some(90));
    assert_eq!(shown(&found, Some("base"), &row, 0).map(|f| f.0), Some(30));
    assert_eq!(found.place(Some("old-ship")), None, "it does not exist on that day");
}

#[test]
fn a_release_is_read_as_it_was_written() {
    let mut crowd = Crowd::default();
    crowd.add(40, "ship.pilot", Some("new-ship"), Some([Some(2), Some(0)]));
    let found = crowd.coverage();
    let written = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Coverage>(&written).unwrap(), found);
    let cook = found.rows.iter().position(|row| *row == Row::Occupation("ship.cook".to_owned())).unwrap();
    assert_eq!(found.cell(0, cook, 0), Cell::Nobody);
}

//! One body's own names: its units, its help desk, its legal notice.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use competences::{File, Occupations, Socle, parse_occupations};
use kit::{Day, Fault, Source, Text};
use people::{UnitFault, Units};
use serde::Deserialize;
use steering::{Plan, parse_plan};
use toml::value::Datetime;

use crate::content;

/// The organisation that the binary carries.
pub(crate) const DEFAULT: &str = "armees";

/// An organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Who it is.
    pub organisation: Head,
    /// Whom to ask.
    pub contact: Contact,
    /// The legal notice.
    pub legal: Legal,
    /// Its units, as they are written.
    unit: Vec<Unit>,
    /// Its units, checked.
    #[serde(skip)]
    pub units: Arc<Units>,
    /// Its occupations, and what each asks of the socle.
    #[serde(skip)]
    pub occupations: Arc<Occupations>,
    /// Its plan, if it has one.
    #[serde(skip)]
    pub plan: Option<Arc<Plan>>,
    /// For some units, the families of occupations that are found there: ids of units and families.
    #[serde(skip)]
    pub(crate) usual: BTreeMap<String, Vec<String>>,
}

/// Who it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its short name.
    pub short: Text,
    /// Its time zone, by IANA name.
    pub time_zone: String,
}

/// Whom to ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its name.
    pub name: Text,
    /// How to reach them.
    pub how: Text,
    /// Whom to ask about personal data.
    pub data_protection: Text,
}

/// The legal notice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Legal {
    /// Who publishes.
    pub publisher: Text,
    /// Who runs the server.
    pub host: Text,
    /// The legal ground of the socle.
    pub basis: Text,
}

/// A unit, as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    id: String,
    name: Text,
    parent: Option<String>,
    from: Option<Datetime>,
    until: Option<Datetime>,
    #[serde(default)]
    families: Vec<String>,
}

/// Reads an organisation from a folder, or the embedded one. What its occupations ask is checked against the
/// socle; where that could not be read, they are passed over. What its plan names of them is checked against those
/// that are right.
pub(crate) fn read(folder: Option<&Path>, socle: Option<&Socle>) -> Result<Organisation, Vec<Fault>> {
    match folder {
        Some(folder) => content::folder(folder).read(|files| parse(files, socle)),
        None => parse(&content::embedded_organisation(DEFAULT), socle),
    }
}

/// The organisation that the binary carries.
pub fn embedded(socle: &Socle) -> Result<Organisation, Vec<Fault>> {
    read(None, Some(socle))
}

/// Reads an organisation from its files; all faults at once.
pub(crate) fn parse(files: &[File], socle: Option<&Socle>) -> Result<Organisation, Vec<Fault>> {
    let (occupations, mut wrong) = socle.map(|socle| parse_occupations(files, socle)).unwrap_or_default();
    let read = head(files);
    if let (Ok(organisation), Some(_), true) = (&read, socle, wrong.is_empty()) {
        wrong.extend(unknown_families(files, &organisation.unit, &occupations));
    }
    // Of occupations with faults, a roadmap would be told that what it names does not exist.
    let known = socle.filter(|_| wrong.is_empty()).map(|_| &occupations);
    let (plan, wrong_plan) = parse_plan(files, known);
    wrong.extend(wrong_plan);
    match (read, wrong.is_empty()) {
        (Ok(organisation), true) => {
            let (occupations, plan) = (Arc::new(occupations), plan.map(Arc::new));
            Ok(Organisation { occupations, plan, ..organisation })
        }
        (read, _) => Err(read.err().unwrap_or_default().into_iter().chain(wrong).collect()),
    }
}

/// Units that name a family of occupations that is none.
fn unknown_families(files: &[File], written: &[Unit], occupations: &Occupations) -> Vec<Fault> {
    let Some(file) = files.iter().find(|f| f.path == FILE) else { return Vec::new() };
    let mut source = Source::new(&file.path, &file.text);
    for (place, unit) in written.iter().enumerate() {
        let known = |id: &String| occupations.families.iter().any(|family| family.id == *id);
        for id in unit.families.iter().filter(|id| !known(id)) {
            let line = source.nth_line("families", before(written, place, |u| !u.families.is_empty()));
            source.fault(
                line,
                format!("no family of occupations “{id}”; give the name of a file of occupations/"),
            );
        }
    }
    source.into_faults()
}

/// The file that gives all but the occupations.
const FILE: &str = "organisation.toml";

/// `organisation.toml`: all but the occupations and the plan.
fn head(files: &[File]) -> Result<Organisation, Vec<Fault>> {
    let Some(file) = files.iter().find(|f| f.path == FILE) else {
        let reason = "the file is missing; it gives name, contact, legal notice and units".to_owned();
        return Err(vec![Fault { file: FILE.to_owned(), line: 1, reason }]);
    };
    let mut source = Source::new(&file.path, &file.text);
    let organisation: Organisation = match toml::from_str(&file.text) {
        Ok(organisation) => organisation,
        Err(error) => {
            let line = error.span().map_or(1, |s| source.line_at(s.start));
            source.fault(line, error.message());
            return Err(source.into_faults());
        }
    };
    let head = &organisation.organisation;
    if !kit::time::is_zone(&head.time_zone) {
        let reason = format!("“{}” is no time zone; write it like Europe/Paris", head.time_zone);
        source.fault(source.line_of("time_zone"), reason);
    }
    if head.id.is_empty() || head.short.fr.is_empty() {
        source.fault(source.line_of("id"), "id and short name must not be empty");
    }
    let units = units(&organisation.unit, &mut source);
    if source.is_clean() {
        let named = organisation.unit.iter().filter(|unit| !unit.families.is_empty());
        let usual = named.map(|unit| (unit.id.clone(), unit.families.clone())).collect();
        Ok(Organisation { units: Arc::new(units), usual, ..organisation })
    } else {
        Err(source.into_faults())
    }
}

/// The tree of the units; its faults go to the source, each on its line.
fn units(written: &[Unit], source: &mut Source<'_>) -> Units {
    let mut list = Vec::new();
    for (place, unit) in written.iter().enumerate() {
        let from = day(written, place, ("from", |u| u.from.as_ref()), source);
        let until = day(written, place, ("until", |u| u.until.as_ref()), source);
        let (id, name, parent) = (unit.id.clone(), unit.name.clone(), unit.parent.clone());
        list.push(people::Unit { id, name, parent, from, until });
    }
    Units::new(list).unwrap_or_else(|faults| {
        for (place, fault) in faults {
            let id = &written[place].id;
            let (line, reason) = match fault {
                UnitFault::Twice => {
                    (source.nth_line("[[unit]]", place), format!("the unit “{id}” stands twice"))
                }
                UnitFault::UnknownParent(parent) => (
                    source.nth_line("parent", before(written, place, |u| u.parent.is_some())),
                    format!(
                        "no unit “{parent}” is there to hold “{id}”; give the id of another unit of this file"
                    ),
                ),
                UnitFault::WithinItself(way) => (
                    source.nth_line("parent", before(written, place, |u| u.parent.is_some())),
                    format!(
                        "the unit “{id}” is within itself: {}; give one of them another parent, or none",
                        way.join(" in ")
                    ),
                ),
                UnitFault::EndsBeforeItBegins => (
                    source.nth_line("until", before(written, place, |u| u.until.is_some())),
                    format!("the unit “{id}” ends before it begins; its last day is its first, or later"),
                ),
            };
            source.fault(line, reason);
        }
        Units::default()
    })
}

/// How many units before a place have something: which of the lines that give it is this unit's.
fn before(written: &[Unit], place: usize, has: impl Fn(&Unit) -> bool) -> usize {
    written[..place].iter().filter(|unit| has(unit)).count()
}

/// A day of a unit, without a time; a fault on its line otherwise.
fn day(
    written: &[Unit],
    place: usize,
    (key, get): (&str, fn(&Unit) -> Option<&Datetime>),
    source: &mut Source<'_>,
) -> Option<Day> {
    let day = Day::parse(&get(&written[place])?.to_string());
    day.map_err(|_| {
        let line = source.nth_line(key, before(written, place, |u| get(u).is_some()));
        source.fault(line, format!("“{key}” is a day without a time, like 2027-01-31"));
    })
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{embedded, parse as parse_content};

    /// What a folder holds: units, families, occupations; objectives, axes, business objectives, challenges, roadmaps.
    fn figures(name: &str) -> [usize; 8] {
        let socle = parse_content(&embedded()).expect("the embedded content has no fault").socle;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../organisations").join(name);
        let found = read(Some(&folder), Some(&socle)).expect("the organisation has no fault");
        let plan = found.plan.expect("it has a plan");
        let dated = found.unit.iter().filter(|unit| unit.from.is_some()).count();
        assert!(dated > 0, "{name}: no unit has a first day");
        let (families, all) = (found.occupations.families.len(), found.occupations.all.len());
        let plan = [
            plan.objectives.len(),
            plan.axes.len(),
            plan.business_objectives.len(),
            plan.challenges.len(),
            plan.roadmaps.len(),
        ];
        let [objectives, axes, business, challenges, roadmaps] = plan;
        [found.unit.len(), families, all, objectives, axes, business, challenges, roadmaps]
    }

    #[test]
    fn both_organisations_are_as_large_as_they_are_said_to_be() {
        assert_eq!(figures("armees"), [20, 9, 40, 3, 6, 6, 3, 12]);
        assert_eq!(figures("finances"), [15, 4, 12, 2, 3, 3, 2, 3]);
    }
}

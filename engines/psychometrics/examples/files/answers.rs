//! Files of answers and of groups, as the examples read them.

use std::collections::BTreeMap;
use std::path::Path;

use psychometrics::Error;
use psychometrics::calibration::Responses;

use crate::files::{named, place, rows};

/// The highest score of an answer.
const SCORE_MAX: usize = 10;

/// Answers, and the names of who answered what.
pub(crate) struct Read {
    pub(crate) items: Vec<String>,
    /// The names of people, in the order of their first answers.
    pub(crate) persons: Vec<String>,
    pub(crate) responses: Responses,
}

/// The answers; items in the order of `known`, or by their first answer.
pub(crate) fn answers(path: &Path, known: Option<&[String]>) -> Result<Read, String> {
    let mut items: Vec<String> = known.map(<[String]>::to_vec).unwrap_or_default();
    let mut places: BTreeMap<String, usize> = items.iter().cloned().zip(0..).collect();
    let (mut numbers, mut persons, mut people) = (BTreeMap::new(), Vec::new(), Vec::new());
    for row in rows(path, &["person", "item", "score"])? {
        let row = row?;
        let (name, item) = (row.name("person")?, row.name("item")?);
        let score = row.text("score").parse().ok().filter(|score| *score <= SCORE_MAX).ok_or_else(|| {
            let text = row.text("score");
            row.wrong(format!("score is “{text}”; it must be a whole number from 0 to {SCORE_MAX}"))
        })?;
        let item = match places.get(item) {
            Some(place) => *place,
            None if known.is_some() => {
                return Err(row.wrong(format!("the item “{item}” is not in the file of items; add it there")));
            }
            None => {
                items.push(item.to_owned());
                places.insert(item.to_owned(), items.len() - 1);
                items.len() - 1
            }
        };
        let person = *numbers.entry(name.to_owned()).or_insert_with(|| {
            persons.push(name.to_owned());
            people.push(Vec::<(usize, usize)>::new());
            people.len() - 1
        });
        people[person].push((item, score));
    }
    match Responses::new(items.len(), people) {
        Ok(responses) => Ok(Read { items, persons, responses }),
        Err(error) => Err(format!("{}: {}", path.display(), named(&error, &items, &persons, &[]))),
    }
}

impl Read {
    /// What the library refused, in the names of these answers.
    pub(crate) fn refused(&self, error: &Error, groups: &[String]) -> String {
        named(error, &self.items, &self.persons, groups)
    }
}

/// The names of groups as they come first in a file, and the group of each person.
pub(crate) fn groups(path: &Path, persons: &[String]) -> Result<(Vec<String>, Vec<usize>), String> {
    let (mut names, mut of): (Vec<String>, BTreeMap<String, usize>) = (Vec::new(), BTreeMap::new());
    for row in rows(path, &["person", "group"])? {
        let row = row?;
        let (person, group) = (row.name("person")?, row.name("group")?);
        let place = place(&mut names, group);
        if of.insert(person.to_owned(), place).is_some_and(|before| before != place) {
            return Err(row.wrong(format!("person “{person}” is in two groups; leave one of them out")));
        }
    }
    let group = |person: &String| {
        let none = || format!("{}: person “{person}” has no group; add a row", path.display());
        of.get(person).copied().ok_or_else(none)
    };
    let of = persons.iter().map(group).collect::<Result<_, _>>()?;
    Ok((names, of))
}

//! Files of answers, as the examples read them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::files::rows;

/// Items by their names, and the answers of each person.
pub(crate) struct Read {
    pub(crate) names: Vec<String>,
    /// The names of people, in the order of their first answers.
    pub(crate) persons: Vec<String>,
    pub(crate) people: Vec<Vec<(usize, usize)>>,
}

/// The answers; items in the order of `known`, or by their first answer.
pub(crate) fn answers(path: &PathBuf, known: Option<&[String]>) -> Result<Read, String> {
    let mut names: Vec<String> = known.map(<[String]>::to_vec).unwrap_or_default();
    let mut places: BTreeMap<String, usize> = names.iter().cloned().zip(0..).collect();
    let (mut numbers, mut persons, mut people) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (line, row) in rows(path)? {
        let at = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
        let wrong = |what: &str| format!("{}, line {line}: {what}", path.display());
        let score = at("score").parse().map_err(|_| wrong("score is no whole number from 0"))?;
        let item = match places.get(at("item")) {
            Some(place) => *place,
            None if known.is_some() => {
                return Err(wrong(&format!("the item “{}” is not in the file of items", at("item"))));
            }
            None => {
                names.push(at("item").to_owned());
                places.insert(at("item").to_owned(), names.len() - 1);
                names.len() - 1
            }
        };
        let person = *numbers.entry(at("person").to_owned()).or_insert_with(|| {
            persons.push(at("person").to_owned());
            people.push(Vec::<(usize, usize)>::new());
            people.len() - 1
        });
        people[person].push((item, score));
    }
    Ok(Read { names, persons, people })
}

/// A message of the library counts items and people; whoever wrote the file knows their names.
pub(crate) fn named(message: &str, names: &[String], persons: &[String]) -> String {
    let told = |what: &str, names: &[String]| {
        let rest = message.split(what).nth(1)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        names.get(digits.parse::<usize>().ok()?).map(|name| format!("\n{what}{digits} is “{name}”"))
    };
    let list = [told("person ", persons), told("item ", names)];
    list.into_iter().flatten().fold(message.to_owned(), |all, line| all + &line)
}

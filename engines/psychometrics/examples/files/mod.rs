//! Files of answers, as the examples read them.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what was found, or says what is wrong.
pub(crate) fn told(found: Result<String, String>) -> ExitCode {
    // Whoever reads only the head of it closes the pipe.
    match found {
        Ok(text) => {
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

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

/// A row of a CSV file by column, and its line.
pub(crate) type Row = (u64, BTreeMap<String, String>);

/// The rows of a CSV file.
pub(crate) fn rows(path: &PathBuf) -> Result<Vec<Row>, String> {
    let wrong = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let columns = reader.headers().map_err(wrong)?.clone();
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = columns.iter().zip(&record).map(|(column, cell)| (column.to_owned(), cell.to_owned()));
        Ok((line, cells.collect()))
    };
    reader.records().map(row).collect()
}

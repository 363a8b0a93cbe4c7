//! Files of banks, people and draws, as the simulation reads them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use psychometrics::simulate::{Bank, BankItem, Person};
use psychometrics::{Ability, Graded, Item, ItemParameters, PartialCredit};

use crate::files::rows;

/// Thresholds that a file can name: b1 to b10.
const THRESHOLDS_MAX: usize = 10;

/// A bank and the names of what is in it.
pub(crate) struct Named {
    pub(crate) bank: Bank,
    pub(crate) items: Vec<String>,
    pub(crate) domains: Vec<String>,
    pub(crate) competences: Vec<String>,
}

type Cells = BTreeMap<String, String>;

fn cell<'a>(row: &'a Cells, column: &str) -> &'a str {
    row.get(column).map(String::as_str).unwrap_or_default()
}

/// The number in a column; `None` where it is empty or absent.
fn number(row: &Cells, column: &str) -> Result<Option<f64>, String> {
    let text = cell(row, column);
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("{column} is “{text}”, which is no number"))
}

fn asked(row: &Cells, column: &str) -> Result<f64, String> {
    number(row, column)?.ok_or_else(|| format!("{column} is missing"))
}

/// The place of a name in a list, which it joins if it is new.
fn place(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// Reads a bank.
pub(crate) fn bank(path: &PathBuf) -> Result<Named, String> {
    let (mut items, mut domains, mut competences) = (Vec::new(), Vec::new(), Vec::new());
    let (mut all, mut domain_of) = (Vec::new(), Vec::<usize>::new());
    for (line, row) in rows(path)? {
        let wrong = |what: String| format!("{}, line {line}: {what}", path.display());
        if items.iter().any(|known| known == cell(&row, "id")) {
            return Err(wrong(format!("the item “{}” stands twice", cell(&row, "id"))));
        }
        let domain = place(&mut domains, cell(&row, "domain"));
        // A bank without competences has one a domain.
        let own =
            Some(cell(&row, "competence")).filter(|name| !name.is_empty()).unwrap_or(cell(&row, "domain"));
        let competence = place(&mut competences, own);
        if competence == domain_of.len() {
            domain_of.push(domain);
        }
        if domain_of[competence] != domain {
            return Err(wrong(format!("the competence “{own}” stands in two domains")));
        }
        let item = item(&row).map_err(&wrong)?;
        let minutes = number(&row, "minutes").map_err(&wrong)?.unwrap_or(1.0);
        items.push(cell(&row, "id").to_owned());
        all.push(BankItem { item, competence, minutes, variants: 1 });
    }
    let bank = Bank::new(all, domain_of).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(Named { bank, items, domains, competences })
}

fn item(row: &Cells) -> Result<Item, String> {
    let refused = |error: psychometrics::Error| error.to_string();
    let binary = |a: f64, c: f64| {
        let b = asked(row, "b")?;
        ItemParameters::new(a, b, c).map(Item::from).map_err(refused)
    };
    let thresholds = || -> Result<Vec<f64>, String> {
        let columns = (1..=THRESHOLDS_MAX).map(|k| number(row, &format!("b{k}")));
        columns.map_while(Result::transpose).collect()
    };
    match cell(row, "model").to_ascii_uppercase().as_str() {
        "1PL" => binary(number(row, "a")?.unwrap_or(1.0), 0.0),
        "2PL" => binary(asked(row, "a")?, 0.0),
        "3PL" => binary(asked(row, "a")?, asked(row, "c")?),
        "GRM" => Graded::new(asked(row, "a")?, &thresholds()?).map(Item::from).map_err(refused),
        "GPCM" => PartialCredit::new(asked(row, "a")?, &thresholds()?).map(Item::from).map_err(refused),
        other => Err(format!("the model “{other}” is none of 1PL, 2PL, 3PL, GRM, GPCM")),
    }
}

/// Reads people: their names, their true abilities.
pub(crate) fn people(path: &PathBuf, named: &Named) -> Result<(Vec<String>, Vec<Person>), String> {
    let (mut ids, mut people) = (Vec::new(), Vec::new());
    for (line, row) in rows(path)? {
        let wrong = |what: String| format!("{}, line {line}: {what}", path.display());
        let person = person(&row, named).map_err(wrong)?;
        ids.push(cell(&row, "id").to_owned());
        people.push(person);
    }
    Ok((ids, people))
}

fn person(row: &Cells, named: &Named) -> Result<Person, String> {
    let ability = |value: f64| Ability::new(value).map_err(|e| e.to_string());
    let one = number(row, "theta")?;
    let domain = |d: usize| match one {
        Some(theta) => ability(theta),
        None => ability(asked(row, &format!("t{}", d + 1))?),
    };
    let domains = (0..named.domains.len()).map(domain).collect::<Result<Vec<_>, _>>()?;
    let competence = |(name, domain): (&String, &usize)| match number(row, name)? {
        Some(theta) => ability(theta),
        None => Ok(domains[*domain]),
    };
    let pairs = named.competences.iter().zip(named.bank.domain_of());
    let competences = pairs.map(competence).collect::<Result<Vec<_>, _>>()?;
    Ok(Person::new(&domains, &competences))
}

/// Reads the uniform numbers that decide answers.
pub(crate) fn draws(path: &PathBuf) -> Result<Vec<Vec<f64>>, String> {
    let wrong = |what: String| format!("{}: {what}", Path::new(path).display());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).trim(csv::Trim::All).from_path(path);
    let reader = reader.as_mut().map_err(|e| wrong(e.to_string()))?;
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(|e| wrong(e.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = |text: &str| match text.parse::<f64>() {
            Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
            _ => Err(wrong(format!("line {line}: “{text}” is no number between 0 and 1"))),
        };
        record.iter().map(number).collect()
    };
    reader.records().map(row).collect()
}

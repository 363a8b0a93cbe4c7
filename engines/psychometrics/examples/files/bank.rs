//! Files of banks, people and draws, as the simulation reads them.

use std::path::Path;

use psychometrics::Ability;
use psychometrics::simulate::{Bank, BankItem, Person};

use crate::files::{Row, named, place, rows};
use crate::items::{asked, item, number};

/// A bank and the names of what is in it.
pub(crate) struct Named {
    pub(crate) bank: Bank,
    pub(crate) items: Vec<String>,
    pub(crate) domains: Vec<String>,
    pub(crate) competences: Vec<String>,
}

/// Reads a bank.
pub(crate) fn bank(path: &Path) -> Result<Named, String> {
    let (mut items, mut domains, mut competences) = (Vec::new(), Vec::new(), Vec::new());
    let (mut all, mut domain_of) = (Vec::new(), Vec::<usize>::new());
    for row in rows(path, &["id", "model", "domain"])? {
        let row = row?;
        let (id, of) = (row.name("id")?, row.name("domain")?);
        if items.iter().any(|known| known == id) {
            return Err(row.wrong(format!("the item “{id}” stands twice; leave one of them out")));
        }
        let domain = place(&mut domains, of);
        // A bank without competences has one a domain.
        let own = Some(row.text("competence")).filter(|name| !name.is_empty()).unwrap_or(of);
        let competence = place(&mut competences, own);
        if competence == domain_of.len() {
            domain_of.push(domain);
        }
        if domain_of[competence] != domain {
            return Err(row.wrong(format!("the competence “{own}” stands in two domains")));
        }
        let minutes = number(&row, "minutes")?.unwrap_or(1.0);
        items.push(id.to_owned());
        all.push(BankItem { item: item(&row)?, competence, minutes, variants: 1 });
    }
    let bank = Bank::new(all, domain_of);
    let bank = bank.map_err(|e| format!("{}: {}", path.display(), named(&e, &items, &[], &[])))?;
    Ok(Named { bank, items, domains, competences })
}

/// Reads people: their names, their true abilities.
pub(crate) fn people(path: &Path, named: &Named) -> Result<(Vec<String>, Vec<Person>), String> {
    let (mut ids, mut people) = (Vec::new(), Vec::new());
    for row in rows(path, &["id"])? {
        let row = row?;
        people.push(person(&row, named)?);
        ids.push(row.name("id")?.to_owned());
    }
    Ok((ids, people))
}

fn person(row: &Row, named: &Named) -> Result<Person, String> {
    let ability = |value: f64| Ability::new(value).map_err(|error| row.wrong(error));
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
pub(crate) fn draws(path: &Path) -> Result<Vec<Vec<f64>>, String> {
    let wrong = |what: String| format!("{}: {what}", path.display());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).trim(csv::Trim::All).from_path(path);
    let reader = reader.as_mut().map_err(|e| wrong(e.to_string()))?;
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(|e| wrong(e.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = |text: &str| match text.parse::<f64>() {
            Ok(value) if (0.0..1.0).contains(&value) => Ok(value),
            _ => Err(wrong(format!("line {line}: “{text}” is no number from 0 to below 1"))),
        };
        record.iter().map(number).collect()
    };
    reader.records().map(row).collect()
}

//! One body's own names: its units, its help desk, its legal notice.

use std::path::Path;

use competences::File;
use kit::{Fault, Source, Text};
use serde::Deserialize;

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
    /// Its units.
    pub unit: Vec<Unit>,
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

/// A unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// Reads an organisation from a folder, or the embedded one.
pub(crate) fn read(folder: Option<&Path>) -> Result<Organisation, Vec<Fault>> {
    match folder {
        Some(folder) => content::folder(folder).read(parse),
        None => parse(&content::embedded_organisation(DEFAULT)),
    }
}

/// The organisation that the binary carries.
pub fn embedded() -> Result<Organisation, Vec<Fault>> {
    read(None)
}

/// Reads an organisation from its files.
pub(crate) fn parse(files: &[File]) -> Result<Organisation, Vec<Fault>> {
    let Some(file) = files.iter().find(|f| f.path == "organisation.toml") else {
        let reason = "the file is missing; it gives name, contact, legal notice and units".to_owned();
        return Err(vec![Fault { file: "organisation.toml".to_owned(), line: 1, reason }]);
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
    for (i, unit) in organisation.unit.iter().enumerate() {
        if organisation.unit[..i].iter().any(|u| u.id == unit.id) {
            source.fault(source.nth_line("[[unit]]", i), format!("the unit “{}” stands twice", unit.id));
        }
    }
    if source.is_clean() { Ok(organisation) } else { Err(source.into_faults()) }
}

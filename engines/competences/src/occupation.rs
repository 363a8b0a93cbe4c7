//! Occupations (métiers) and the level that each asks of every competence of the socle.
//!
//! The rule: an occupation belongs to a family; the family asks one level in each domain, and the
//! occupation may ask more or less in a few competences by name. A profile is never written out by hand.
//!
//! **How to add an occupation**: an `[[occupation]]` in the file of its family, or a new file.

use std::collections::{BTreeMap, BTreeSet};

use kit::{Fault, Source, Text};
use serde::Deserialize;

use crate::{File, Socle};

/// Most competences of an occupation that differ from its family: more of them would be a family of its own.
pub const EXCEPTIONS_MAX: usize = 6;

/// Every occupation of an organisation.
#[derive(Clone, Debug, Default)]
pub struct Occupations {
    /// The families, in the order of their ids.
    pub families: Vec<OccupationFamily>,
    /// The occupations, family after family, each in the order of its file.
    pub all: Vec<Occupation>,
}

/// A family of occupations.
#[derive(Clone, Debug)]
pub struct OccupationFamily {
    /// Its id: the name of its file.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What its occupations have in common.
    pub sentence: Text,
    /// The level it asks in each domain, from 1, in the socle's order.
    pub levels: Vec<usize>,
}

/// An occupation.
#[derive(Clone, Debug)]
pub struct Occupation {
    /// Its id: its family's, a dot, a name.
    pub id: String,
    /// The place of its family in [`Occupations::families`].
    pub family: usize,
    /// Its title, both forms in full where they differ.
    pub name: Text,
    /// What one does in it.
    pub sentence: Text,
    /// Its code in the ROME (*répertoire opérationnel des métiers et des emplois*), where one fits.
    pub rome: Option<String>,
    /// The level asked of each competence of the socle, from 1, in the socle's order.
    pub profile: Vec<usize>,
}

impl Occupations {
    /// The occupation of an id.
    pub fn get(&self, id: &str) -> Option<&Occupation> {
        self.all.iter().find(|o| o.id == id)
    }

    /// The occupations of a family, by its place.
    pub fn of_family(&self, family: usize) -> impl Iterator<Item = &Occupation> {
        self.all.iter().filter(move |o| o.family == family)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    family: RawFamily,
    #[serde(rename = "occupation")]
    occupations: Vec<RawOccupation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFamily {
    id: String,
    name: Text,
    sentence: Text,
    levels: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOccupation {
    id: String,
    name: Text,
    sentence: Text,
    rome: Option<String>,
    #[serde(default)]
    exceptions: BTreeMap<String, usize>,
}

/// Reads the occupations among an organisation's files, `occupations/<family>.toml`. What could be read, and
/// everything wrong, by file and line.
pub fn parse_occupations(files: &[File], socle: &Socle) -> (Occupations, Vec<Fault>) {
    let mut found = Occupations::default();
    let mut faults = Vec::new();
    let mut places: Vec<(String, usize)> = Vec::new();
    for file in files.iter().filter(|f| f.path.starts_with("occupations/") && f.path.ends_with(".toml")) {
        let mut source = Source::new(&file.path, &file.text);
        match toml::from_str::<Raw>(&file.text) {
            Ok(raw) => family(raw, socle, &mut source, &mut found, &mut places),
            Err(error) => {
                let line = error.span().map_or(1, |span| source.line_at(span.start));
                source.fault(line, error.message());
            }
        }
        faults.extend(source.into_faults());
    }
    faults.extend(alike(&found, &places));
    (found, faults)
}

/// Reads a family and its occupations; `places` gets the file and line of each occupation.
fn family(
    raw: Raw,
    socle: &Socle,
    source: &mut Source<'_>,
    found: &mut Occupations,
    places: &mut Vec<(String, usize)>,
) {
    let head = raw.family;
    if source.file() != format!("occupations/{}.toml", head.id) {
        source.fault(source.line_of("id"), format!("the id “{}” is the name of the file", head.id));
    }
    for domain in head.levels.keys().filter(|d| socle.domain_index(d).is_none()) {
        source.fault(source.line_of(domain), format!("no domain “{domain}” in the socle"));
    }
    let levels: Vec<usize> =
        socle.domains.iter().map(|d| head.levels.get(&d.id).copied().unwrap_or(0)).collect();
    for (domain, level) in socle.domains.iter().zip(&levels) {
        if !(1..=socle.levels.len()).contains(level) {
            let line = match source.line_of(&domain.id) {
                1 => source.line_of("family.levels"),
                line => line,
            };
            source.fault(
                line,
                format!("the family asks a level from 1 to {} in “{}”", socle.levels.len(), domain.id),
            );
        }
    }
    if empty(&head.name) || empty(&head.sentence) {
        source.fault(source.line_of("family"), "the family's name or sentence is empty in one language");
    }
    let place = found.families.len();
    for (i, occupation) in raw.occupations.into_iter().enumerate() {
        let line = source.nth_line("[[occupation]]", i);
        check(&occupation, &head.id, socle, line, source);
        if found.all.iter().any(|o| o.id == occupation.id) {
            source.fault(line, format!("the occupation “{}” stands twice", occupation.id));
        }
        let profile = socle.competences.iter().map(|c| {
            let usual = levels[c.domain];
            let own = occupation.exceptions.get(&c.id).copied();
            if own == Some(usual) {
                let reason = format!(
                    "“{}” asks {usual} of “{}”, as its family does: leave it out",
                    occupation.id, c.id
                );
                source.fault(line, reason);
            }
            own.unwrap_or(usual)
        });
        let profile = profile.collect();
        places.push((source.file().to_owned(), line));
        found.all.push(Occupation {
            id: occupation.id,
            family: place,
            name: occupation.name,
            sentence: occupation.sentence,
            rome: occupation.rome,
            profile,
        });
    }
    found.families.push(OccupationFamily { id: head.id, name: head.name, sentence: head.sentence, levels });
}

fn check(raw: &RawOccupation, family: &str, socle: &Socle, line: usize, source: &mut Source<'_>) {
    let named = raw.id.strip_prefix(family).and_then(|rest| rest.strip_prefix('.'));
    let slug = |s: &str| {
        !s.is_empty() && s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    if !named.is_some_and(slug) {
        source.fault(line, format!("the id “{}” must be {family}.<small letters, digits, hyphens>", raw.id));
    }
    if empty(&raw.name) || empty(&raw.sentence) {
        source.fault(line, format!("“{}” has a name or sentence that is empty in one language", raw.id));
    }
    let is_rome = |code: &str| {
        code.len() == 5
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code[1..].bytes().all(|b| b.is_ascii_digit())
    };
    if raw.rome.as_deref().is_some_and(|code| !is_rome(code)) {
        source.fault(line, format!("“{}”: a ROME code is a letter and four digits, like M1812", raw.id));
    }
    if raw.exceptions.len() > EXCEPTIONS_MAX {
        source.fault(
            line,
            format!("“{}” has {} exceptions, {EXCEPTIONS_MAX} at most", raw.id, raw.exceptions.len()),
        );
    }
    for (competence, level) in &raw.exceptions {
        if socle.competence_index(competence).is_none() {
            source.fault(line, format!("“{}”: no competence “{competence}” in the socle", raw.id));
        }
        if !(1..=socle.levels.len()).contains(level) {
            source.fault(
                line,
                format!(
                    "“{}” asks level {level} of “{competence}”; levels are 1 to {}",
                    raw.id,
                    socle.levels.len()
                ),
            );
        }
    }
}

fn empty(text: &Text) -> bool {
    text.fr.trim().is_empty() || text.en.trim().is_empty()
}

/// Two occupations that ask the same of everything cannot be told apart on any page.
fn alike(found: &Occupations, places: &[(String, usize)]) -> Vec<Fault> {
    let mut seen: BTreeMap<&[usize], &str> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for (occupation, (file, line)) in found.all.iter().zip(places) {
        if !ids.insert(&occupation.id) {
            continue;
        }
        if let Some(other) = seen.insert(&occupation.profile, &occupation.id) {
            let reason = format!("“{}” asks the same of every competence as “{other}”", occupation.id);
            faults.push(Fault { file: file.clone(), line: *line, reason });
        }
    }
    faults
}

#[cfg(test)]
mod tests;

//! Reading content files: all faults at once, each with its line.

use std::collections::HashSet;

use kit::{Fault, Source, Text};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{Area, Competence, Domain, Framework, FrameworkCompetence, Level, Mapping, ModelSettings, Socle};

/// A content file: its path relative to the content folder, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// The path, with forward slashes.
    pub path: String,
    /// The text.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SocleFile {
    socle: Head,
    level: Vec<Level>,
    model: ModelSettings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    name: Text,
    sentence: Text,
    domains: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DomainFile {
    domain: Domain,
    competence: Vec<RawCompetence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCompetence {
    id: String,
    name: Text,
    sentence: Text,
    half_life_months: Option<f64>,
    mappings: Vec<Mapping>,
    #[serde(default)]
    levels: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkFile {
    framework: FrameworkHead,
    area: Vec<Area>,
    competence: Vec<FrameworkCompetence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkHead {
    id: String,
    name: Text,
    levels: u8,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "licence_note")]
    _licence_note: Text,
}

/// What mappings may refer to.
struct Known<'a> {
    files: &'a [File],
    frameworks: &'a [Framework],
}

/// Months of a half-life that make sense: a month to twenty years.
const HALF_LIFE_MONTHS: std::ops::RangeInclusive<f64> = 1.0..=240.0;

fn read<T: DeserializeOwned>(file: &File) -> Result<T, Fault> {
    toml::from_str(&file.text).map_err(|error| {
        let source = Source::new(&file.path, &file.text);
        let line = error.span().map_or(1, |span| source.line_at(span.start));
        Fault { file: file.path.clone(), line, reason: error.message().to_owned() }
    })
}

/// Reads a framework's file.
pub fn parse_framework(file: &File) -> Result<Framework, Vec<Fault>> {
    let raw: FrameworkFile = read(file).map_err(|fault| vec![fault])?;
    let mut source = Source::new(&file.path, &file.text);
    let mut codes = HashSet::new();
    for (i, competence) in raw.competence.iter().enumerate() {
        let line = source.nth_line("[[competence]]", i);
        if !codes.insert(competence.code.clone()) {
            source.fault(line, format!("code {} stands twice; a code names one competence", competence.code));
        }
        if !raw.area.iter().any(|a| a.code == competence.area) {
            source.fault(line, format!("area {} is not in this file", competence.area));
        }
    }
    if !source.is_clean() {
        return Err(source.into_faults());
    }
    let FrameworkHead { id, name, levels, .. } = raw.framework;
    Ok(Framework { id, name, levels, areas: raw.area, competences: raw.competence })
}

/// Reads the socle from the files of `socle/`: `socle.toml` and one file a domain; mappings are
/// checked against `frameworks`.
pub fn parse_socle(files: &[File], frameworks: &[Framework]) -> Result<Socle, Vec<Fault>> {
    match parse_socle_in_part(files, frameworks) {
        (Some(socle), faults) if faults.is_empty() => Ok(socle),
        (_, faults) => Err(faults),
    }
}

/// Reads as much of the socle as can be read, so that what names it can be checked all the same: without
/// the domains whose files are wrong, and none when `socle.toml` cannot be read. With it, every fault.
pub fn parse_socle_in_part(files: &[File], frameworks: &[Framework]) -> (Option<Socle>, Vec<Fault>) {
    let fault = |file: &str, line, reason: String| Fault { file: file.to_owned(), line, reason };
    let Some(head_file) = files.iter().find(|f| f.path.ends_with("socle/socle.toml")) else {
        let reason = "the file is missing; it names levels, model and domains".to_owned();
        return (None, vec![fault("socle/socle.toml", 1, reason)]);
    };
    let known = Known { files, frameworks };
    let head: SocleFile = match read(head_file) {
        Ok(head) => head,
        Err(fault) => return (None, vec![fault]),
    };
    let mut faults = check_head(head_file, &head);
    let mut socle = Socle {
        id: head.socle.id,
        name: head.socle.name,
        sentence: head.socle.sentence,
        domains: Vec::new(),
        competences: Vec::new(),
        levels: head.level,
        model: head.model,
    };
    for (i, id) in head.socle.domains.iter().enumerate() {
        let path = format!("socle/{id}.toml");
        let Some(file) = files.iter().find(|f| f.path.ends_with(&path)) else {
            let line = Source::new(&head_file.path, &head_file.text).line_of("domains");
            faults.push(fault(&head_file.path, line, format!("domain “{id}” has no file {path}")));
            continue;
        };
        match read::<DomainFile>(file) {
            Ok(raw) => faults.extend(add_domain(&mut socle, i, id, file, raw, &known)),
            Err(fault) => faults.push(fault),
        }
    }
    (Some(socle), faults)
}

fn check_head(file: &File, head: &SocleFile) -> Vec<Fault> {
    let mut source = Source::new(&file.path, &file.text);
    if !(2..=8).contains(&head.level.len()) {
        source.fault(source.line_of("level"), "a framework states two to eight levels");
    }
    for (i, pair) in head.level.windows(2).enumerate() {
        if pair[1].cut <= pair[0].cut || !pair[1].cut.is_finite() {
            source.fault(source.nth_line("[[level]]", i + 1), "the cut scores must rise from level to level");
        }
    }
    let m = &head.model;
    let settings = [
        ("correlation", (0.0..1.0).contains(&m.correlation)),
        ("deviation_sd", m.deviation_sd > 0.0 && m.deviation_sd <= 3.0),
        ("mean", m.mean.abs() <= 5.0),
        ("half_life_months", HALF_LIFE_MONTHS.contains(&m.half_life_months)),
        ("credit_probability", m.credit_probability > 0.5 && m.credit_probability < 1.0),
        ("measured_weight", m.measured_weight > 0.0),
        ("domain_weight", m.domain_weight > 0.0),
        ("domain_se", m.domain_se > 0.0),
        ("level_asked", (1..=head.level.len()).contains(&m.level_asked)),
    ];
    for (name, right) in settings {
        if !right {
            source.fault(source.line_of(name), format!("{name} is outside its range"));
        }
    }
    source.into_faults()
}

fn add_domain(
    socle: &mut Socle,
    index: usize,
    id: &str,
    file: &File,
    raw: DomainFile,
    known: &Known<'_>,
) -> Vec<Fault> {
    let mut source = Source::new(&file.path, &file.text);
    if raw.domain.id != id {
        source.fault(
            source.line_of("id"),
            format!("the domain's id is “{}”, the file is {id}.toml", raw.domain.id),
        );
    }
    for (i, competence) in raw.competence.iter().enumerate() {
        let line = source.nth_line("[[competence]]", i);
        for reason in faults_of(competence, id, socle, known) {
            source.fault(line, reason);
        }
        socle.competences.push(Competence {
            id: competence.id.clone(),
            domain: index,
            name: competence.name.clone(),
            sentence: competence.sentence.clone(),
            half_life_months: competence.half_life_months.unwrap_or(socle.model.half_life_months),
            mappings: competence.mappings.clone(),
            levels: competence.levels.clone(),
        });
    }
    socle.domains.push(raw.domain);
    source.into_faults()
}

fn faults_of(c: &RawCompetence, domain: &str, socle: &Socle, known: &Known<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    if !c.id.starts_with(&format!("{domain}.")) {
        reasons.push(format!("the id “{}” must begin with “{domain}.”", c.id));
    }
    if socle.competence_index(&c.id).is_some() {
        reasons.push(format!("the id “{}” is taken; an id names one competence", c.id));
    }
    for (what, text) in [("name", &c.name), ("sentence", &c.sentence)] {
        if text.fr.trim().is_empty() || text.en.trim().is_empty() {
            reasons.push(format!("the {what} is empty in one language"));
        }
    }
    if !c.levels.is_empty() && c.levels.len() != socle.levels.len() {
        reasons.push(format!(
            "{} level descriptions, {} levels: give one each, or none",
            c.levels.len(),
            socle.levels.len()
        ));
    }
    if c.half_life_months.is_some_and(|h| !HALF_LIFE_MONTHS.contains(&h)) {
        reasons.push("half_life_months is outside 1 to 240".to_owned());
    }
    for mapping in &c.mappings {
        match known.frameworks.iter().find(|f| f.id == mapping.framework) {
            // A framework whose file has faults of its own is reported there, once.
            None if known
                .files
                .iter()
                .any(|f| f.path == format!("frameworks/{}.toml", mapping.framework)) => {}
            None => reasons.push(format!("framework “{}” is not in frameworks/", mapping.framework)),
            Some(f) if f.competence(&mapping.code).is_none() => {
                reasons.push(format!("{} has no competence {}", mapping.framework, mapping.code));
            }
            Some(_) => {}
        }
    }
    reasons
}

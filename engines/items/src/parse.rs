//! Reading a family's file: all faults at once, each with its line.

use std::collections::{BTreeMap, HashSet};

use competences::{File, Socle};
use kit::{Fault, Source, Text};
use serde::Deserialize;

use crate::{Body, Choice, Difficulty, Draw, Exhibit, Expression, Family, Kind, Slip};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    version: u32,
    competence: String,
    kind: Kind,
    level: usize,
    difficulty: Difficulty,
    seconds: u32,
    #[serde(rename = "author")]
    _author: String,
    title: Text,
    situation: Option<Text>,
    question: Text,
    #[serde(default)]
    exhibit: Vec<Exhibit>,
    feedback: Text,
    #[serde(default)]
    draw: BTreeMap<String, Draw>,
    #[serde(default)]
    compute: BTreeMap<String, String>,
    show: Option<usize>,
    show_keyed: Option<usize>,
    show_others: Option<usize>,
    #[serde(default)]
    option: Vec<Choice>,
    #[serde(default)]
    step: Vec<Step>,
    #[serde(default)]
    pair: Vec<Pair>,
    answer: Option<String>,
    tolerance: Option<f64>,
    decimals: Option<usize>,
    unit: Option<Text>,
    #[serde(default)]
    slip: Vec<RawSlip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    left: Text,
    right: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSlip {
    value: String,
    feedback: Text,
}

/// Seconds that an item may be expected to take.
const SECONDS: std::ops::RangeInclusive<u32> = 10..=300;
/// Most decimals that a numeric item may ask.
const DECIMALS_MAX: usize = 2;

/// Reads a family's file and checks it against the socle.
pub fn parse_family(file: &File, socle: &Socle) -> Result<Family, Vec<Fault>> {
    read(file, Some(socle))
}

/// What is wrong with a family's file in itself, where the part of the socle that it names cannot be read.
pub fn faults_without_socle(file: &File) -> Vec<Fault> {
    read(file, None).err().unwrap_or_default()
}

fn read(file: &File, socle: Option<&Socle>) -> Result<Family, Vec<Fault>> {
    let mut source = Source::new(&file.path, &file.text);
    let raw: Raw = match toml::from_str(&file.text) {
        Ok(raw) => raw,
        Err(error) => {
            let line = error.span().map_or(1, |span| source.line_at(span.start));
            source.fault(line, error.message());
            return Err(source.into_faults());
        }
    };
    check_head(&raw, file, &mut source);
    if let Some(socle) = socle {
        check_against(socle, &raw, &mut source);
    }
    check_draws(&raw, &mut source);
    let computed = compute_order(&raw, &mut source);
    let body = body(&raw, &mut source);
    let (Some(body), true) = (body, source.is_clean()) else {
        return Err(source.into_faults());
    };
    Ok(Family {
        id: raw.id,
        version: raw.version,
        competence: raw.competence,
        kind: raw.kind,
        level: raw.level,
        difficulty: raw.difficulty,
        seconds: raw.seconds,
        title: raw.title,
        situation: raw.situation,
        question: raw.question,
        exhibits: raw.exhibit,
        body,
        feedback: raw.feedback,
        draws: raw.draw,
        computed,
    })
}

fn check_against(socle: &Socle, raw: &Raw, source: &mut Source<'_>) {
    if socle.competence_index(&raw.competence).is_none() {
        let reason = format!("no competence “{}” in the socle", raw.competence);
        source.fault(source.line_of("competence"), reason);
    }
    if !(1..=socle.levels.len()).contains(&raw.level) {
        source.fault(source.line_of("level"), format!("the socle has levels 1 to {}", socle.levels.len()));
    }
}

fn check_head(raw: &Raw, file: &File, source: &mut Source<'_>) {
    let (domain, slug) = raw.id.split_once('.').unwrap_or_default();
    if !file.path.ends_with(&format!("/{domain}/{slug}.toml")) || slug.is_empty() {
        let reason = format!("the id “{}” must be <name of the folder>.<name of the file>", raw.id);
        source.fault(source.line_of("id"), reason);
    }
    if raw.competence.split_once('.').is_none_or(|(of, _)| of != domain) {
        let reason =
            format!("the competence “{}” is not of the domain “{domain}” that the id names", raw.competence);
        source.fault(source.line_of("competence"), reason);
    }
    if !SECONDS.contains(&raw.seconds) {
        source.fault(source.line_of("seconds"), "an item takes 10 to 300 seconds");
    }
    if raw.version == 0 {
        source.fault(source.line_of("version"), "versions begin at 1");
    }
    let texts = [
        ("title", Some(&raw.title)),
        ("situation", raw.situation.as_ref()),
        ("question", Some(&raw.question)),
        ("feedback", Some(&raw.feedback)),
    ];
    for (name, text) in texts {
        if text.is_some_and(|t| t.fr.trim().is_empty() || t.en.trim().is_empty()) {
            source.fault(source.line_of(name), format!("the {name} is empty in one language"));
        }
    }
}

fn check_draws(raw: &Raw, source: &mut Source<'_>) {
    for (name, draw) in &raw.draw {
        let line = source.line_of(&format!("draw.{name}"));
        match draw {
            Draw::Number { from, to, step } if *step < 1 || to < from => {
                source.fault(line, "a draw needs from ≤ to and step ≥ 1");
            }
            Draw::Row { rows } if rows.is_empty() => source.fault(line, "a draw of rows needs a row"),
            Draw::Row { rows } => {
                let first: Vec<&String> = rows[0].keys().collect();
                if rows.iter().any(|r| r.keys().collect::<Vec<_>>() != first) {
                    source.fault(line, "all rows of a draw need the same columns");
                }
            }
            Draw::Number { .. } => {}
        }
    }
}

/// The computed numbers in an order in which each follows what it needs.
fn compute_order(raw: &Raw, source: &mut Source<'_>) -> Vec<(String, Expression)> {
    let mut waiting = Vec::new();
    for (name, text) in &raw.compute {
        match Expression::parse(text) {
            Ok(expression) => waiting.push((name.clone(), expression)),
            Err(error) => source.fault(source.line_of(name), error.to_string()),
        }
    }
    let mut known = sample_numbers(&raw.draw);
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(name, expression)| match expression.value(&known) {
            Err(crate::ExpressionError::UnknownName { .. }) => true,
            value => {
                known.insert(name.clone(), value.unwrap_or(1.0));
                ordered.push((name.clone(), expression.clone()));
                false
            }
        });
        if waiting.len() == before {
            for (name, expression) in &waiting {
                let reason = expression.value(&known).err().map_or(String::new(), |e| e.to_string());
                source.fault(source.line_of(name), reason);
            }
            break;
        }
    }
    ordered
}

/// A number for each name that a draw gives.
fn sample_numbers(draws: &BTreeMap<String, Draw>) -> BTreeMap<String, f64> {
    let mut numbers = BTreeMap::new();
    for (name, draw) in draws {
        match draw {
            Draw::Number { from, .. } => {
                numbers.insert(name.clone(), *from as f64);
            }
            Draw::Row { rows } => {
                for (column, cell) in rows.first().into_iter().flatten() {
                    if let Ok(value) = cell.to_text().en.parse::<f64>() {
                        numbers.insert(format!("{name}.{column}"), value);
                    }
                }
            }
        }
    }
    numbers
}

fn body(raw: &Raw, source: &mut Source<'_>) -> Option<Body> {
    match raw.kind {
        Kind::Single | Kind::Multiple => choice_body(raw, source),
        Kind::Ordering => {
            let steps: Vec<Text> = raw.step.iter().map(|s| s.text.clone()).collect();
            let show = shown_of(raw, steps.len(), 3, "[[step]]", source)?;
            distinct(&steps, "[[step]]", source);
            Some(Body::Ordering { steps, show })
        }
        Kind::Matching => {
            let show = shown_of(raw, raw.pair.len(), 3, "[[pair]]", source)?;
            distinct(&raw.pair.iter().map(|p| p.right.clone()).collect::<Vec<_>>(), "[[pair]]", source);
            distinct(&raw.pair.iter().map(|p| p.left.clone()).collect::<Vec<_>>(), "[[pair]]", source);
            Some(Body::Matching {
                pairs: raw.pair.iter().map(|p| (p.left.clone(), p.right.clone())).collect(),
                show,
            })
        }
        Kind::Numeric => numeric_body(raw, source),
    }
}

fn choice_body(raw: &Raw, source: &mut Source<'_>) -> Option<Body> {
    let keyed = raw.option.iter().filter(|o| o.key).count();
    let others = raw.option.len() - keyed;
    let (show_keyed, show_others) = match (raw.kind, raw.show, raw.show_keyed, raw.show_others) {
        (Kind::Single, Some(show), None, None) if show >= 3 => (1, show - 1),
        (Kind::Multiple, None, Some(keyed), Some(others)) if keyed >= 1 && others >= 1 => (keyed, others),
        _ => {
            source.fault(
                source.line_of("kind"),
                "a single choice gives show (3 or more); a multiple choice gives show_keyed and show_others",
            );
            return None;
        }
    };
    if show_keyed > keyed || show_others > others {
        let reason = format!(
            "{show_keyed} keyed and {show_others} others are shown, {keyed} and {others} are written"
        );
        source.fault(source.nth_line("[[option]]", 0), reason);
    }
    distinct(&raw.option.iter().map(|o| o.text.clone()).collect::<Vec<_>>(), "[[option]]", source);
    for (i, option) in raw.option.iter().enumerate() {
        if option.feedback.fr.trim().is_empty() || option.feedback.en.trim().is_empty() {
            source.fault(source.nth_line("[[option]]", i), "the option has no feedback in one language");
        }
    }
    Some(Body::Choice { options: raw.option.clone(), show_keyed, show_others })
}

fn numeric_body(raw: &Raw, source: &mut Source<'_>) -> Option<Body> {
    let (Some(answer), Some(tolerance), Some(decimals)) = (&raw.answer, raw.tolerance, raw.decimals) else {
        source.fault(source.line_of("kind"), "a numeric item gives answer, tolerance and decimals");
        return None;
    };
    if decimals > DECIMALS_MAX || !(0.0..1e6).contains(&tolerance) {
        source.fault(source.line_of("decimals"), "decimals are 0 to 2, the tolerance is 0 or more");
    }
    let answer_line = source.line_of("answer");
    let slip_lines: Vec<usize> = (0..raw.slip.len()).map(|i| source.nth_line("[[slip]]", i)).collect();
    let mut parse = |text: &str, line: usize| match Expression::parse(text) {
        Ok(expression) => Some(expression),
        Err(error) => {
            source.fault(line, error.to_string());
            None
        }
    };
    let answer = parse(answer, answer_line);
    let mut slips = Vec::new();
    for (slip, line) in raw.slip.iter().zip(slip_lines) {
        if let Some(value) = parse(&slip.value, line) {
            slips.push(Slip { value, feedback: slip.feedback.clone() });
        }
    }
    Some(Body::Numeric { answer: answer?, tolerance, decimals, unit: raw.unit.clone(), slips })
}

fn shown_of(raw: &Raw, written: usize, least: usize, table: &str, source: &mut Source<'_>) -> Option<usize> {
    let show = raw.show.unwrap_or(written);
    if show < least || show > written {
        source.fault(
            source.nth_line(table, 0),
            format!("show is {show}; {written} are written, at least {least} are shown"),
        );
        return None;
    }
    Some(show)
}

fn distinct(texts: &[Text], table: &str, source: &mut Source<'_>) {
    let (mut fr, mut en) = (HashSet::new(), HashSet::new());
    for (i, text) in texts.iter().enumerate() {
        if text.fr.trim().is_empty() || text.en.trim().is_empty() {
            source.fault(source.nth_line(table, i), "a text is empty in one language");
        }
        if !fr.insert(text.fr.trim()) || !en.insert(text.en.trim()) {
            source.fault(source.nth_line(table, i), format!("“{}” stands twice", text.fr.trim()));
        }
    }
}

//! Reading a family's file: all faults at once, each with its line.

use std::collections::{BTreeMap, HashSet};

use competences::{File, Socle};
use kit::{Fault, Source, Text};
use serde::Deserialize;

use crate::audit::texts;
use crate::draws::{check_draws, compute_order, expression};
use crate::{Body, Choice, Difficulty, Draw, Exhibit, Family, Kind, Slip};

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

/// Words from which a text that is the same in both languages has not been translated.
const UNTRANSLATED_WORDS_MIN: usize = 4;

/// Where a family stands: what its id, competence and languages must be.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// In the bank, in a folder of its domain, in both languages.
    Bank,
    /// In a course of this id, in the course's language alone.
    Course(&'a str),
}

/// Reads a family's file of the bank and checks it against the socle.
pub fn parse_family(file: &File, socle: &Socle) -> Result<Family, Vec<Fault>> {
    read(file, Some(socle), Place::Bank)
}

/// Reads a question of a course: a family whose id is `<course>.<name of the file>`, whose competence may be of
/// any domain, and whose texts are in one language. Without a socle its competence and level are not checked.
pub fn parse_check(file: &File, socle: Option<&Socle>, course: &str) -> Result<Family, Vec<Fault>> {
    read(file, socle, Place::Course(course))
}

/// What is wrong with a family's file in itself, where the part of the socle that it names cannot be read.
pub fn faults_without_socle(file: &File) -> Vec<Fault> {
    read(file, None, Place::Bank).err().unwrap_or_default()
}

fn read(file: &File, socle: Option<&Socle>, place: Place<'_>) -> Result<Family, Vec<Fault>> {
    let mut source = Source::new(&file.path, &file.text);
    let raw: Raw = match toml::from_str(&file.text) {
        Ok(raw) => raw,
        Err(error) => {
            let line = error.span().map_or(1, |span| source.line_at(span.start));
            source.fault(line, error.message());
            return Err(source.into_faults());
        }
    };
    check_id(&raw, file, place, &mut source);
    check_head(&raw, &mut source);
    if let Some(socle) = socle {
        check_against(socle, &raw, &mut source);
    }
    check_draws(&raw.draw, &mut source);
    let computed = compute_order(&raw.draw, &raw.compute, &mut source);
    let body = body(&raw, &mut source);
    let (Some(body), true) = (body, source.is_clean()) else {
        return Err(source.into_faults());
    };
    let family = Family {
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
    };
    if matches!(place, Place::Bank) {
        check_translated(&family, &mut source);
    }
    if source.is_clean() { Ok(family) } else { Err(source.into_faults()) }
}

/// A text of the bank is written in both languages.
fn check_translated(family: &Family, source: &mut Source<'_>) {
    for text in texts(family) {
        if text.fr == text.en && text.fr.split_whitespace().count() >= UNTRANSLATED_WORDS_MIN {
            let start: String = text.fr.chars().take(40).collect();
            let line = source.line_with(start.lines().next().unwrap_or_default());
            source.fault(line, format!("“{start}…” is the same in both languages: give fr and en"));
        }
    }
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

fn check_id(raw: &Raw, file: &File, place: Place<'_>, source: &mut Source<'_>) {
    let (folder, slug) = raw.id.split_once('.').unwrap_or_default();
    let wanted = match place {
        Place::Bank => file.path.ends_with(&format!("/{folder}/{slug}.toml")),
        Place::Course(course) => folder == course && file.path.ends_with(&format!("/{slug}.toml")),
    };
    if !wanted || slug.is_empty() {
        let folder = match place {
            Place::Bank => "name of the folder",
            Place::Course(_) => "id of the course",
        };
        let reason = format!("the id “{}” must be <{folder}>.<name of the file>", raw.id);
        source.fault(source.line_of("id"), reason);
    }
    let of_domain = raw.competence.split_once('.').is_some_and(|(of, _)| of == folder);
    if matches!(place, Place::Bank) && !of_domain {
        let reason =
            format!("the competence “{}” is not of the domain “{folder}” that the id names", raw.competence);
        source.fault(source.line_of("competence"), reason);
    }
}

fn check_head(raw: &Raw, source: &mut Source<'_>) {
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
        if text.is_some_and(is_empty) {
            source.fault(line_of_table(name, source), format!("the {name} is empty in one language"));
        }
    }
    for (i, exhibit) in raw.exhibit.iter().enumerate() {
        let empty = match exhibit {
            Exhibit::Mail { from, subject, body } => [from, subject, body].into_iter().any(is_empty),
            Exhibit::Table { caption, .. } => is_empty(caption),
            Exhibit::Code { caption, text } => is_empty(caption) || is_empty(&text.to_text()),
        };
        if empty {
            source.fault(
                source.nth_line("[[exhibit]]", i),
                "the exhibit has a text that is empty in one language",
            );
        }
    }
}

/// Whether a text says nothing in one language.
fn is_empty(text: &Text) -> bool {
    text.fr.trim().is_empty() || text.en.trim().is_empty()
}

/// The line of a table of the file, rather than of a key with its name in another: options have feedback too.
fn line_of_table(name: &str, source: &Source<'_>) -> usize {
    match source.nth_line(&format!("[{name}]"), 0) {
        1 => source.line_of(name),
        line => line,
    }
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
        if is_empty(&option.feedback) {
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
    if decimals > DECIMALS_MAX {
        source.fault(source.line_of("decimals"), "decimals are 0 to 2");
    }
    if !(0.0..1e6).contains(&tolerance) {
        source.fault(source.line_of("tolerance"), "the tolerance is 0 or more, below a million");
    }
    if raw.unit.as_ref().is_some_and(is_empty) {
        source.fault(line_of_table("unit", source), "the unit is empty in one language");
    }
    let answer = expression(answer, source.line_of("answer"), source);
    let mut slips = Vec::new();
    for (i, slip) in raw.slip.iter().enumerate() {
        let line = source.nth_line("[[slip]]", i);
        if is_empty(&slip.feedback) {
            source.fault(line, "the slip has no feedback in one language");
        }
        if let Some(value) = expression(&slip.value, line, source) {
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
        if is_empty(text) {
            source.fault(source.nth_line(table, i), "a text is empty in one language");
        }
        if !fr.insert(text.fr.trim()) || !en.insert(text.en.trim()) {
            source.fault(source.nth_line(table, i), format!("“{}” stands twice", text.fr.trim()));
        }
    }
}

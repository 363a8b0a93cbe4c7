//! A scenario's file.

use std::collections::{BTreeMap, BTreeSet};

use competences::File;
use kit::{Fault, Language, Source};
use serde::Deserialize;

use super::head::shown;
use super::{is_slug, markdown};
use crate::scenario::STEPS_MAX;
use crate::{Choice, Ending, Scenario, Scene};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    title: String,
    lead: String,
    start: String,
    #[serde(rename = "scene")]
    scenes: Vec<RawScene>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScene {
    id: String,
    text: String,
    #[serde(default)]
    choice: Vec<RawChoice>,
    ending: Option<RawEnding>,
    lesson: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    text: String,
    to: String,
    consequence: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawEnding {
    Safe,
    Repaired,
    Costly,
}

/// Fewest and most choices of a scene.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=4;

/// Reads a scenario's file.
pub(super) fn read(file: &File, language: Language) -> Result<Scenario, Vec<Fault>> {
    let mut source = Source::new(&file.path, &file.text);
    let raw: Raw = match toml::from_str(&file.text) {
        Ok(raw) => raw,
        Err(error) => {
            let line = error.span().map_or(1, |span| source.line_at(span.start));
            source.fault(line, error.message());
            return Err(source.into_faults());
        }
    };
    for (name, text) in [("title", &raw.title), ("lead", &raw.lead)] {
        if text.trim().is_empty() {
            source.fault(source.line_of(name), format!("the {name} is empty"));
        }
    }
    let mut scenes = BTreeMap::new();
    for (i, raw) in raw.scenes.into_iter().enumerate() {
        let line = source.nth_line("[[scene]]", i);
        let id = raw.id.clone();
        if !is_slug(&id) || scenes.contains_key(&id) {
            source.fault(
                line,
                format!("the scene “{id}”: an id of small letters, digits and hyphens, that stands once"),
            );
        }
        scenes.insert(id, scene(raw, language, line, &mut source));
    }
    let scenario = Scenario {
        title: shown(&raw.title, language),
        lead: shown(&raw.lead, language),
        start: raw.start,
        scenes,
    };
    check_ways(&scenario, &mut source);
    if source.is_clean() { Ok(scenario) } else { Err(source.into_faults()) }
}

fn scene(raw: RawScene, language: Language, line: usize, source: &mut Source<'_>) -> Scene {
    let ends = raw.ending.is_some();
    match (raw.choice.len(), ends, raw.lesson.as_deref().is_some_and(|l| !l.trim().is_empty())) {
        (0, true, true) => {}
        (n, false, false) if CHOICES.contains(&n) => {}
        _ => source.fault(line, "a scene has two to four choices; or it has none, an ending and a lesson"),
    }
    let empty = |text: &String| text.trim().is_empty();
    if empty(&raw.text) || raw.choice.iter().any(|c| empty(&c.text) || empty(&c.consequence)) {
        source.fault(line, "the scene has a text that is empty");
    }
    let ending = raw.ending.map(|ending| match ending {
        RawEnding::Safe => Ending::Safe,
        RawEnding::Repaired => Ending::Repaired,
        RawEnding::Costly => Ending::Costly,
    });
    let choices = raw.choice.into_iter().map(|c| Choice {
        text: shown(&c.text, language),
        consequence: shown(&c.consequence, language),
        to: c.to,
    });
    Scene {
        choices: choices.collect(),
        ending: ending.zip(raw.lesson.map(|lesson| shown(&lesson, language))),
        words: markdown::words(&raw.text),
        html: markdown::fragment(&raw.text, language, line, source),
    }
}

/// Every scene can be reached, none comes back, and every way ends.
fn check_ways(scenario: &Scenario, source: &mut Source<'_>) {
    let line = |id: &str, source: &Source<'_>| source.line_with(&format!("id = \"{id}\""));
    if !scenario.scenes.contains_key(&scenario.start) {
        source.fault(source.line_of("start"), format!("no scene “{}”", scenario.start));
        return;
    }
    for (id, scene) in &scenario.scenes {
        for choice in scene.choices.iter().filter(|c| !scenario.scenes.contains_key(&c.to)) {
            source
                .fault(line(id, source), format!("a choice leads to “{}”, which does not exist", choice.to));
        }
    }
    let mut reached = BTreeSet::new();
    let mut way = Vec::new();
    if let Some(again) = loops(scenario, &scenario.start, &mut way, &mut reached) {
        source.fault(line(&again, source), format!("the scene “{again}” leads back to itself"));
    }
    for id in scenario.scenes.keys().filter(|id| !reached.contains(id.as_str())) {
        source.fault(line(id, source), format!("no choice leads to the scene “{id}”"));
    }
}

/// Goes through all scenes from one; the first that a way meets twice, or that lies too deep.
fn loops<'s>(
    scenario: &'s Scenario,
    id: &'s str,
    way: &mut Vec<&'s str>,
    reached: &mut BTreeSet<&'s str>,
) -> Option<String> {
    if way.contains(&id) || way.len() >= STEPS_MAX {
        return Some(id.to_owned());
    }
    // What was reached before was looked at with all that follows it.
    if !reached.insert(id) {
        return None;
    }
    way.push(id);
    let choices = scenario.scenes.get(id).map(|s| s.choices.as_slice()).unwrap_or_default();
    let found = choices.iter().find_map(|choice| loops(scenario, &choice.to, way, reached));
    way.pop();
    found
}

//! `plan/roadmaps/<id>.toml`: one roadmap, with its milestones and processes.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use competences::{File, Occupations};
use kit::{Day, Fault, Text};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::{Reader, roadmap_id};
use crate::{Milestone, Plan, Process, ProcessState, Roadmap, RoadmapState};

/// Milestones of a roadmap: fewer say nothing of its way, more are a project's own plan.
const MILESTONES: RangeInclusive<usize> = 3..=5;
/// Processes of a roadmap.
const PROCESSES: RangeInclusive<usize> = 1..=3;
/// Occupations of a roadmap.
const OCCUPATIONS: RangeInclusive<usize> = 1..=8;
/// Files a year of a process: more than a thousand million are a slip of the pen.
const VOLUME: RangeInclusive<i64> = 1..=1_000_000_000;
/// Years of a plan's days: others are a slip of the pen.
const YEARS: RangeInclusive<i32> = 2000..=2099;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    roadmap: RawRoadmap,
    #[serde(default)]
    milestone: Vec<RawMilestone>,
    #[serde(default)]
    process: Vec<RawProcess>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoadmap {
    id: Spanned<String>,
    title: Spanned<Text>,
    problem: Spanned<Text>,
    benefit: Spanned<Text>,
    axis: Spanned<String>,
    business_objective: Spanned<String>,
    objective: Spanned<String>,
    occupations: Spanned<Vec<Spanned<String>>>,
    state: Spanned<RoadmapState>,
    start: Spanned<Datetime>,
    end: Spanned<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMilestone {
    id: Spanned<String>,
    name: Spanned<Text>,
    planned: Spanned<Datetime>,
    actual: Option<Spanned<Datetime>>,
    proof: Spanned<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProcess {
    id: Spanned<String>,
    name: Spanned<Text>,
    volume: Spanned<i64>,
    state: Spanned<i64>,
}

/// What a roadmap may name; what is `None` is not checked.
pub(super) struct Known<'a> {
    pub(super) head: Option<&'a Plan>,
    pub(super) occupations: Option<&'a Occupations>,
}

/// Reads a roadmap; `None` when it has faults, which go to `faults`.
pub(super) fn read(file: &File, known: &Known<'_>, faults: &mut Vec<Fault>) -> Option<Roadmap> {
    let (mut reader, raw) = Reader::open::<Raw>(file, faults)?;
    let roadmap = roadmap(&mut reader, raw, known);
    if reader.end(faults) { roadmap } else { None }
}

fn roadmap(reader: &mut Reader<'_>, raw: Raw, known: &Known<'_>) -> Option<Roadmap> {
    let Raw { roadmap: head, milestone, process } = raw;
    reader.id("roadmap", &head.id, &mut BTreeSet::new());
    if roadmap_id(reader.source.file()) != Some(head.id.get_ref()) {
        reader.fault(&head.id, format!("the id “{}” is not the name of the file", head.id.get_ref()));
    }
    let axis = place(reader, "axis", &head.axis, known.head.map(|plan| ids(&plan.axes, |a| &a.id)));
    let business_objective = place(
        reader,
        "business objective",
        &head.business_objective,
        known.head.map(|plan| ids(&plan.business_objectives, |o| &o.id)),
    );
    let objective =
        place(reader, "objective", &head.objective, known.head.map(|plan| ids(&plan.objectives, |o| &o.id)));
    let occupations = occupations(reader, head.occupations, known.occupations);
    let (start, end) = (day(reader, "start", &head.start), day(reader, "end", &head.end));
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        reader.fault(&head.end, format!("the end, {end}, does not come after the start, {start}"));
    }
    let state = *head.state.get_ref();
    let milestones = milestones(reader, milestone, (start, end), &head.state);
    let processes = processes(reader, process);
    Some(Roadmap {
        title: reader.text("title", head.title),
        problem: reader.text("problem", head.problem),
        benefit: reader.text("benefit", head.benefit),
        id: head.id.into_inner(),
        axis: axis?,
        business_objective: business_objective?,
        objective: objective?,
        occupations,
        state,
        start: start?,
        end: end?,
        milestones,
        processes,
    })
}

fn ids<T>(all: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    all.iter().map(|one| id(one).as_str()).collect()
}

/// The place of what a roadmap names among those that the plan has; a fault that lists them where it is none.
fn place(
    reader: &mut Reader<'_>,
    what: &str,
    name: &Spanned<String>,
    known: Option<Vec<&str>>,
) -> Option<usize> {
    let known = known?;
    let found = known.iter().position(|id| id == name.get_ref());
    if found.is_none() {
        let all = known.join(", ");
        reader.fault(name, format!("the plan has no {what} “{}”; it has {all}", name.get_ref()));
    }
    found
}

fn occupations(
    reader: &mut Reader<'_>,
    named: Spanned<Vec<Spanned<String>>>,
    known: Option<&Occupations>,
) -> Vec<String> {
    let count = named.get_ref().len();
    if !OCCUPATIONS.contains(&count) {
        reader.fault(&named, format!("a roadmap concerns {} occupations, not {count}", told(&OCCUPATIONS)));
    }
    let mut seen = BTreeSet::new();
    for id in named.get_ref() {
        if known.is_some_and(|all| all.get(id.get_ref()).is_none()) {
            let reason = format!("no occupation “{}” in occupations/ of this organisation", id.get_ref());
            reader.fault(id, reason);
        }
        if !seen.insert(id.get_ref()) {
            reader.fault(id, format!("the occupation “{}” stands twice", id.get_ref()));
        }
    }
    named.into_inner().into_iter().map(Spanned::into_inner).collect()
}

/// A range as a person says it.
fn told(range: &RangeInclusive<usize>) -> String {
    format!("{} to {}", range.start(), range.end())
}

/// A day without a time; a fault where it is another kind of date, or one of another century.
fn day(reader: &mut Reader<'_>, what: &str, written: &Spanned<Datetime>) -> Option<Day> {
    let day = Day::parse(&written.get_ref().to_string()).ok();
    match day {
        Some(day) if YEARS.contains(&day.year()) => return Some(day),
        Some(day) => {
            let years = format!("{} to {}", YEARS.start(), YEARS.end());
            reader.fault(written, format!("“{what}” is {day}; the days of a plan are of the years {years}"));
        }
        None => reader.fault(written, format!("“{what}” is a day without a time, like 2027-01-31")),
    }
    None
}

fn milestones(
    reader: &mut Reader<'_>,
    raw: Vec<RawMilestone>,
    (start, end): (Option<Day>, Option<Day>),
    state: &Spanned<RoadmapState>,
) -> Vec<Milestone> {
    if !MILESTONES.contains(&raw.len()) {
        let line = reader.source.line_of("roadmap");
        let reason = format!("a roadmap has {} milestones, not {}", told(&MILESTONES), raw.len());
        reader.source.fault(line, reason);
    }
    let mut seen = BTreeSet::new();
    let mut found: Vec<Milestone> = Vec::new();
    for milestone in raw {
        reader.id("milestone", &milestone.id, &mut seen);
        let Some(planned) = day(reader, "planned", &milestone.planned) else { continue };
        if start.is_some_and(|start| planned < start) || end.is_some_and(|end| planned > end) {
            reader.fault(
                &milestone.planned,
                format!("the milestone is planned for {planned}, outside the roadmap"),
            );
        }
        if let Some(before) = found.last().map(|m| m.planned).filter(|before| planned <= *before) {
            let reason = format!(
                "the milestone is planned for {planned}, and the one before it for {before}: write them in the order of their days"
            );
            reader.fault(&milestone.planned, reason);
        }
        let actual = milestone.actual.as_ref().and_then(|written| {
            let actual = day(reader, "actual", written)?;
            if let Some(start) = start.filter(|start| actual < *start) {
                reader.fault(
                    written,
                    format!("the milestone was reached on {actual}, before the start, {start}"),
                );
            }
            Some(actual)
        });
        contradiction(reader, &milestone, state);
        found.push(Milestone {
            name: reader.text("milestone's name", milestone.name),
            proof: reader.text("milestone's proof", milestone.proof),
            id: milestone.id.into_inner(),
            planned,
            actual,
        });
    }
    found
}

/// What a milestone says against the state of its roadmap.
fn contradiction(reader: &mut Reader<'_>, milestone: &RawMilestone, state: &Spanned<RoadmapState>) {
    let id = milestone.id.get_ref();
    match (state.get_ref(), &milestone.actual) {
        (RoadmapState::Done, None) => {
            reader.fault(
                &milestone.id,
                format!("the roadmap is done, and its milestone “{id}” is not reached"),
            );
        }
        (RoadmapState::Planned, Some(actual)) => {
            let reason = format!("the roadmap is only planned, and its milestone “{id}” is reached");
            reader.fault(actual, reason);
        }
        _ => {}
    }
}

fn processes(reader: &mut Reader<'_>, raw: Vec<RawProcess>) -> Vec<Process> {
    if !PROCESSES.contains(&raw.len()) {
        let line = reader.source.line_of("roadmap");
        let reason = format!("a roadmap has {} processes, not {}", told(&PROCESSES), raw.len());
        reader.source.fault(line, reason);
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for process in raw {
        reader.id("process", &process.id, &mut seen);
        let volume = *process.volume.get_ref();
        if !VOLUME.contains(&volume) {
            let reason = format!("files a year are {} to {}, not {volume}", VOLUME.start(), VOLUME.end());
            reader.fault(&process.volume, reason);
        }
        let number = *process.state.get_ref();
        let Some(state) = ProcessState::from_number(number) else {
            let reason =
                format!("a process is in a state from 0, paper, to 4, online from end to end; not {number}");
            reader.fault(&process.state, reason);
            continue;
        };
        let name = reader.text("process's name", process.name);
        found.push(Process { id: process.id.into_inner(), name, volume, state });
    }
    found
}

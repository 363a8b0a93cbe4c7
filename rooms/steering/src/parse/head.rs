//! `plan/plan.toml`: what the plan is called, its objectives, axes, business objectives and challenges.

use std::collections::BTreeSet;

use competences::File;
use kit::{Fault, Text};
use serde::Deserialize;
use toml::Spanned;

use super::Reader;
use crate::{Axis, Challenge, Named, Plan};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    plan: RawHead,
    #[serde(default)]
    objective: Vec<RawNamed>,
    #[serde(default)]
    axis: Vec<RawAxis>,
    #[serde(default)]
    business_objective: Vec<RawNamed>,
    #[serde(default)]
    challenge: Vec<RawChallenge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHead {
    name: Spanned<Text>,
    sentence: Spanned<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNamed {
    id: Spanned<String>,
    name: Spanned<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAxis {
    id: Spanned<String>,
    name: Spanned<Text>,
    sentence: Spanned<Text>,
    #[serde(default)]
    to_confirm: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChallenge {
    id: Spanned<String>,
    name: Spanned<Text>,
    sentence: Spanned<Text>,
}

/// Reads the plan without its roadmaps; `None` when the file has not the shape of one. What is wrong with it goes to
/// `faults`, and what it names is known all the same, so that roadmaps are not told that it does not exist.
pub(super) fn read(file: &File, faults: &mut Vec<Fault>) -> Option<Plan> {
    let (mut reader, raw) = Reader::open::<Raw>(file, faults)?;
    for (what, count) in [
        ("[[objective]]", raw.objective.len()),
        ("[[axis]]", raw.axis.len()),
        ("[[business_objective]]", raw.business_objective.len()),
    ] {
        if count == 0 {
            reader.source.fault(1, format!("a plan has at least one {what}: every roadmap names one"));
        }
    }
    let plan = Plan {
        name: reader.text("plan's name", raw.plan.name),
        sentence: reader.text("plan's sentence", raw.plan.sentence),
        objectives: named(&mut reader, "objective", raw.objective),
        axes: axes(&mut reader, raw.axis),
        business_objectives: named(&mut reader, "business objective", raw.business_objective),
        challenges: challenges(&mut reader, raw.challenge),
        roadmaps: Vec::new(),
    };
    reader.end(faults);
    Some(plan)
}

fn named(reader: &mut Reader<'_>, what: &str, raw: Vec<RawNamed>) -> Vec<Named> {
    let mut seen = BTreeSet::new();
    let mut read = |raw: RawNamed| {
        reader.id(what, &raw.id, &mut seen);
        Named { name: reader.text(&format!("{what}'s name"), raw.name), id: raw.id.into_inner() }
    };
    raw.into_iter().map(&mut read).collect()
}

fn axes(reader: &mut Reader<'_>, raw: Vec<RawAxis>) -> Vec<Axis> {
    let mut seen = BTreeSet::new();
    let mut read = |raw: RawAxis| {
        reader.id("axis", &raw.id, &mut seen);
        Axis {
            name: reader.text("axis's name", raw.name),
            sentence: reader.text("axis's sentence", raw.sentence),
            to_confirm: raw.to_confirm,
            id: raw.id.into_inner(),
        }
    };
    raw.into_iter().map(&mut read).collect()
}

fn challenges(reader: &mut Reader<'_>, raw: Vec<RawChallenge>) -> Vec<Challenge> {
    let mut seen = BTreeSet::new();
    let mut read = |raw: RawChallenge| {
        reader.id("challenge", &raw.id, &mut seen);
        Challenge {
            name: reader.text("challenge's name", raw.name),
            sentence: reader.text("challenge's sentence", raw.sentence),
            id: raw.id.into_inner(),
        }
    };
    raw.into_iter().map(&mut read).collect()
}

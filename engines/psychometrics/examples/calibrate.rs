//! Calibrates items from a file of answers.
//!
//! `cargo run --release -p psychometrics --example calibrate -- --responses R.csv --model 2pl --json`
//!
//! R.csv has the columns person, item, score. `--model` is 1pl (one slope that all items have in common), 2pl (each its own)
//! or file: then `--items I.csv` says the model of each item in the columns id, model (1PL, 2PL, 3PL, GRM or GPCM) and c (of
//! a 3PL; it stays fixed). Its 1PL items have one slope in common.
//!
//! `--groups G.csv` (columns person, group) gives each group a mean and a standard deviation of its own; the first group
//! named is N(0, 1). `--anchors A.csv` fixes items, in the columns of a bank: id, model, a, b, c, b1, b2, … An anchor keeps
//! the slope that it has, also of a 1PL.

#![expect(clippy::disallowed_methods, reason = "a program of its own: it says how long it took")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, ValueEnum};
use psychometrics::calibration::{
    Calibrated, Calibration, Design, GroupAbility, Kind, Role, Settings, calibrate_design,
};
use psychometrics::{Item, ItemParameters};
use serde_json::{Value, json};

use crate::answers::{Read, answers, groups};
use crate::files::{rows, told};
use crate::items::{MODELS, Model, asked, item, model, refused};

#[path = "files/answers.rs"]
mod answers;
mod files;
#[path = "files/items.rs"]
mod items;

#[derive(Parser)]
#[command(about = "Calibrates items from a file of answers")]
struct Arguments {
    /// Answers: columns person, item, score.
    #[arg(long)]
    responses: PathBuf,
    /// The model of all items, or the file that says that of each.
    #[arg(long, value_enum)]
    model: Of,
    /// The model of each item: columns id, model, c.
    #[arg(long, required_if_eq("model", "file"))]
    items: Option<PathBuf>,
    /// The group of each person: columns person, group.
    #[arg(long)]
    groups: Option<PathBuf>,
    /// Items whose parameters are known, as in a bank: columns id, model, a, b, c, b1, b2, …
    #[arg(long)]
    anchors: Option<PathBuf>,
    /// By likelihood alone, without priors of parameters.
    #[arg(long)]
    no_priors: bool,
    /// Nodes of the quadrature.
    #[arg(long, default_value_t = Settings::default().nodes)]
    nodes: usize,
    /// As JSON instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Right or wrong, one slope in common.
    #[value(name = "1pl")]
    One,
    /// Right or wrong, each with a slope of its own.
    #[value(name = "2pl")]
    Two,
    /// As the file of items says.
    File,
}

/// The model of an item, and what is to be done with it.
struct Asked {
    model: Model,
    role: Role,
}

fn main() -> ExitCode {
    told(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let told = match (&arguments.items, arguments.model) {
        (Some(path), Of::File) => Some(models(path)?),
        (Some(_), _) => {
            return Err("--items says the model of each item; give --model file with it".to_owned());
        }
        (None, _) => None,
    };
    let known: Option<Vec<String>> =
        told.as_ref().map(|all| all.iter().map(|(name, ..)| name.clone()).collect());
    let read = answers(&arguments.responses, known.as_deref())?;
    let mut asked: Vec<Asked> = (0..read.items.len())
        .map(|item| {
            let alike = if arguments.model == Of::One { Model::One } else { Model::Two };
            let (model, guessing) = told.as_ref().map_or((alike, 0.0), |all| (all[item].1, all[item].2));
            let score_max = read.responses.reached(item).unwrap_or(1).max(1);
            Asked { model, role: Role::Free(kind(model, guessing, score_max)) }
        })
        .collect();
    if let Some(path) = &arguments.anchors {
        fix(path, &read, &mut asked)?;
    }
    let mut design = Design::new(asked.iter().map(|asked| asked.role.clone()).collect());
    let mut group_names = vec!["all".to_owned()];
    if let Some(path) = &arguments.groups {
        let (names, of) = groups(path, &read.persons)?;
        design = design.with_groups(names.len(), of);
        group_names = names;
    }
    let mut settings = Settings { nodes: arguments.nodes, ..Settings::default() };
    if arguments.no_priors {
        settings.prior = None;
    }
    let begun = Instant::now();
    let found = calibrate_design(&read.responses, &design, &settings)
        .map_err(|error| read.refused(&error, &group_names))?;
    let seconds = begun.elapsed().as_secs_f64();
    let items = read.items.iter().zip(&asked).zip(&found.items);
    let items: Vec<Value> = items.map(|((name, asked), item)| shown(name, asked.model, item)).collect();
    Ok(if arguments.json {
        as_json(&found, seconds, &items, &group_names)
    } else {
        as_table(&found, &items, &group_names)
    })
}

const fn kind(model: Model, guessing: f64, score_max: usize) -> Kind {
    match model {
        Model::One => Kind::OneParameter,
        Model::Two | Model::Three => Kind::Logistic { guessing },
        Model::Graded => Kind::Graded { score_max },
        Model::PartialCredit => Kind::PartialCredit { score_max },
    }
}

fn as_json(found: &Calibration, seconds: f64, items: &[Value], names: &[String]) -> String {
    let group = |(name, group): (&String, &GroupAbility)| {
        json!({
            "group": name, "mean": group.mean.get(), "sd": group.sd, "se_mean": group.mean_error.get(), "se_sd": group.sd_error.get(),
        })
    };
    let all = json!({
        "log_likelihood": found.log_likelihood,
        "iterations": found.rounds,
        "settled": found.settled,
        "seconds": seconds,
        "groups": names.iter().zip(&found.groups).map(group).collect::<Vec<_>>(),
        "items": items,
    });
    all.to_string()
}

fn as_table(found: &Calibration, items: &[Value], names: &[String]) -> String {
    let lines = items.iter().map(|item| {
        let [name, model] = ["item", "model"].map(|key| item[key].as_str().unwrap_or_default());
        let [a, error] = [item, &item["errors"]].map(|of| of["a"].as_f64().unwrap_or_default());
        let [thresholds, errors] = [item, &item["errors"]].map(|of| numbers(&of["thresholds"]));
        let thresholds: Vec<String> =
            thresholds.iter().zip(errors).map(|(b, error)| format!("{b:.3} ± {error:.3}")).collect();
        format!("{name}\t{model}\ta {a:.3} ± {error:.3}\tb {}", thresholds.join(", "))
    });
    let groups = names.iter().zip(&found.groups).map(|(name, group)| {
        let (mean, sd) = (group.mean.get(), group.sd);
        format!(
            "group {name}\tmean {mean:.3} ± {:.3}\tsd {sd:.3} ± {:.3}",
            group.mean_error.get(),
            group.sd_error.get()
        )
    });
    let head = format!("log-likelihood {:.3} after {} rounds", found.log_likelihood, found.rounds);
    std::iter::once(head).chain(groups).chain(lines).collect::<Vec<_>>().join("\n")
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Fixes the items of a file, of which each must be among the answers.
fn fix(path: &Path, read: &Read, asked: &mut [Asked]) -> Result<(), String> {
    let mut seen: Vec<usize> = Vec::new();
    for row in rows(path, &["id", "model"])? {
        let row = row?;
        let name = row.name("id")?;
        let place = read.items.iter().position(|known| known == name);
        let place =
            place.ok_or_else(|| row.wrong(format!("nobody answers the item “{name}”; leave it out")))?;
        if seen.contains(&place) {
            return Err(row.wrong(format!("the item “{name}” stands twice; leave one of them out")));
        }
        seen.push(place);
        asked[place] = Asked { model: model(&row)?, role: Role::Fixed(item(&row)?) };
    }
    Ok(())
}

/// The name, the model and c of each item.
fn models(path: &Path) -> Result<Vec<(String, Model, f64)>, String> {
    let mut all: Vec<(String, Model, f64)> = Vec::new();
    for row in rows(path, &["id", "model"])? {
        let row = row?;
        let name = row.name("id")?;
        if all.iter().any(|(known, ..)| known == name) {
            return Err(row.wrong(format!("the item “{name}” stands twice; leave one of them out")));
        }
        let model = model(&row)?;
        let c = if model == Model::Three { asked(&row, "c")? } else { 0.0 };
        // The rule for c is that of an item.
        ItemParameters::new(1.0, 0.0, c).map_err(|error| refused(&row, error))?;
        all.push((name.to_owned(), model, c));
    }
    Ok(all)
}

fn shown(name: &str, model: Model, Calibrated { item, errors }: &Calibrated) -> Value {
    let c = if let Item::Dichotomous(item) = item { item.c() } else { 0.0 };
    let single = |of: &[f64]| matches!(item, Item::Dichotomous(_)).then(|| of[0]);
    json!({
        "item": name,
        "model": MODELS.iter().find(|(_, known)| *known == model).map(|(name, _)| name),
        "a": item.discrimination(),
        "b": single(&item.difficulties()),
        "c": c,
        "thresholds": item.difficulties(),
        "errors": {
            "a": errors.a,
            "b": single(&errors.thresholds),
            "thresholds": errors.thresholds,
        },
    })
}

//! Calibrates items from a file of answers.
//!
//! `cargo run --release -p psychometrics --example calibrate -- --responses R.csv --model 2pl --json`
//!
//! R.csv has the columns person, item, score. With `--model file`, `--items I.csv` says the model of each item: columns id,
//! model (1PL, 2PL, 3PL, GRM or GPCM) and c (of a 3PL; it stays fixed). A 1PL item is calibrated with a slope of its own.
//!
//! `--groups G.csv` (columns person, group) gives each group a mean and a standard deviation of its own; the first group
//! named is N(0, 1). `--anchors A.csv` (columns id, model, a, b or thresholds with spaces between, c) fixes items.

#![expect(clippy::disallowed_methods, reason = "a program of its own: it says how long it took")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, ValueEnum};
use psychometrics::calibration::{
    Calibrated, Calibration, Design, GroupAbility, Kind, Responses, Role, Settings, calibrate_design,
};
use psychometrics::{Graded, Item, ItemParameters, PartialCredit};
use serde_json::{Value, json};

use crate::answers::{answers, named};
use crate::files::{rows, told};

#[path = "files/answers.rs"]
mod answers;
mod files;

#[derive(Parser)]
#[command(about = "Calibrates items from a file of answers")]
struct Arguments {
    /// Answers: columns person, item, score.
    #[arg(long)]
    responses: PathBuf,
    /// The model of all items, or the file that says that of each.
    #[arg(long, value_enum)]
    model: Model,
    /// The model of each item: columns id, model, c.
    #[arg(long, required_if_eq("model", "file"))]
    items: Option<PathBuf>,
    /// The group of each person: columns person, group.
    #[arg(long)]
    groups: Option<PathBuf>,
    /// Items whose parameters are known: columns id, model, a, b or thresholds, c.
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
enum Model {
    #[value(name = "2pl")]
    TwoParameters,
    File,
}

fn main() -> ExitCode {
    told(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let told = arguments.items.as_ref().filter(|_| arguments.model == Model::File).map(models).transpose()?;
    let read = answers(&arguments.responses, told.as_ref().map(|(names, _)| names.as_slice()))?;
    let responses = Responses::new(read.names.len(), read.people)
        .map_err(|e| named(&e.to_string(), &read.names, &read.persons))?;
    let kinds: Vec<Kind> = match &told {
        None => vec![Kind::Logistic { guessing: 0.0 }; read.names.len()],
        Some((_, models)) => models
            .iter()
            .enumerate()
            .map(|(item, model)| model.kind(responses.reached(item).unwrap_or(1).max(1)))
            .collect(),
    };
    let mut roles: Vec<Role> = kinds.into_iter().map(Role::Free).collect();
    if let Some(path) = &arguments.anchors {
        for (name, item) in anchors(path)? {
            if let Some(place) = read.names.iter().position(|known| *known == name) {
                roles[place] = Role::Fixed(item);
            }
        }
    }
    let mut design = Design::new(roles);
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
    let found = calibrate_design(&responses, &design, &settings)
        .map_err(|e| named(&e.to_string(), &read.names, &read.persons))?;
    let seconds = begun.elapsed().as_secs_f64();
    let items: Vec<Value> =
        read.names.iter().zip(&found.items).map(|(name, item)| shown(name, item)).collect();
    Ok(if arguments.json {
        as_json(&found, seconds, &items, &group_names)
    } else {
        as_table(&found, &items, &group_names)
    })
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
        let [a, error] = ["a", "se_a"].map(|key| item[key].as_f64().unwrap_or_default());
        let numbers = |key: &str| item[key].as_array().cloned().unwrap_or_default();
        let thresholds = numbers("thresholds").into_iter().zip(numbers("se_thresholds")).map(|(b, error)| {
            format!("{:.3} ± {:.3}", b.as_f64().unwrap_or_default(), error.as_f64().unwrap_or_default())
        });
        let thresholds: Vec<String> = thresholds.collect();
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

/// The names of groups as they come first, and the group of each person.
fn groups(path: &PathBuf, persons: &[String]) -> Result<(Vec<String>, Vec<usize>), String> {
    let (mut names, mut of): (Vec<String>, BTreeMap<String, usize>) = (Vec::new(), BTreeMap::new());
    for (line, mut row) in rows(path)? {
        let (Some(person), Some(group)) = (row.remove("person"), row.remove("group")) else {
            return Err(format!("{}, line {line}: the columns are person and group", path.display()));
        };
        let place = names.iter().position(|name| *name == group).unwrap_or_else(|| {
            names.push(group);
            names.len() - 1
        });
        of.insert(person, place);
    }
    let group =
        |person: &String| of.get(person).copied().ok_or_else(|| format!("person “{person}” has no group"));
    let of = persons.iter().map(group).collect::<Result<_, _>>()?;
    Ok((names, of))
}

/// Items whose parameters are known, by name.
fn anchors(path: &PathBuf) -> Result<Vec<(String, Item)>, String> {
    let mut items = Vec::new();
    for (line, row) in rows(path)? {
        let at = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
        let wrong = |what: &str| format!("{}, line {line}: {what}", path.display());
        let number = |text: &str| text.parse::<f64>().map_err(|_| wrong(&format!("“{text}” is no number")));
        let given = if at("thresholds").is_empty() { at("b") } else { at("thresholds") };
        let thresholds = given.split([' ', ';']).filter(|word| !word.is_empty()).map(number);
        let thresholds = thresholds.collect::<Result<Vec<f64>, String>>()?;
        let (a, first) = (number(at("a"))?, thresholds.first().copied().unwrap_or(f64::NAN));
        let c = if at("c").is_empty() { 0.0 } else { number(at("c"))? };
        let item = match at("model").to_ascii_uppercase().as_str() {
            "1PL" | "2PL" => ItemParameters::new(a, first, 0.0).map(Item::from),
            "3PL" => ItemParameters::new(a, first, c).map(Item::from),
            "GRM" => Graded::new(a, &thresholds).map(Item::from),
            "GPCM" => PartialCredit::new(a, &thresholds).map(Item::from),
            other => return Err(wrong(&format!("the model “{other}” is none of 1PL, 2PL, 3PL, GRM, GPCM"))),
        };
        items.push((at("id").to_owned(), item.map_err(|e| wrong(&e.to_string()))?));
    }
    Ok(items)
}

/// The model of an item, as the file says it.
enum ItemModel {
    Logistic(f64),
    Graded,
    PartialCredit,
}

impl ItemModel {
    fn kind(&self, score_max: usize) -> Kind {
        match self {
            Self::Logistic(guessing) => Kind::Logistic { guessing: *guessing },
            Self::Graded => Kind::Graded { score_max },
            Self::PartialCredit => Kind::PartialCredit { score_max },
        }
    }
}

fn models(path: &PathBuf) -> Result<(Vec<String>, Vec<ItemModel>), String> {
    let (mut names, mut models) = (Vec::new(), Vec::new());
    for (line, row) in rows(path)? {
        let at = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
        let wrong = |what: &str| format!("{}, line {line}: {what}", path.display());
        let model = match at("model").to_ascii_uppercase().as_str() {
            "1PL" | "2PL" => ItemModel::Logistic(0.0),
            "3PL" => ItemModel::Logistic(at("c").parse().map_err(|_| wrong("c is no number"))?),
            "GRM" => ItemModel::Graded,
            "GPCM" => ItemModel::PartialCredit,
            other => return Err(wrong(&format!("the model “{other}” is none of 1PL, 2PL, 3PL, GRM, GPCM"))),
        };
        if names.iter().any(|name| name == at("id")) {
            return Err(wrong(&format!("the item “{}” stands twice", at("id"))));
        }
        names.push(at("id").to_owned());
        models.push(model);
    }
    Ok((names, models))
}

fn shown(name: &str, Calibrated { item, errors }: &Calibrated) -> Value {
    let (model, a, c, thresholds) = match item {
        Item::Dichotomous(item) if item.c() > 0.0 => ("3PL", item.a(), item.c(), vec![item.b()]),
        Item::Dichotomous(item) => ("2PL", item.a(), 0.0, vec![item.b()]),
        Item::Graded(item) => ("GRM", item.a(), 0.0, item.thresholds().to_vec()),
        Item::PartialCredit(item) => ("GPCM", item.a(), 0.0, item.thresholds().to_vec()),
    };
    let dichotomous = matches!(item, Item::Dichotomous(_));
    json!({
        "item": name,
        "model": model,
        "a": a,
        "b": dichotomous.then(|| thresholds[0]),
        "c": c,
        "thresholds": thresholds,
        "se_a": errors.a,
        "se_b": dichotomous.then(|| errors.thresholds[0]),
        "se_thresholds": errors.thresholds,
    })
}

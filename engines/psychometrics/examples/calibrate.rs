//! Calibrates items from a file of answers.
//!
//! `cargo run --release -p psychometrics --example calibrate -- --responses R.csv --model 2pl --json`
//!
//! R.csv has the columns person, item, score. With `--model file`, `--items I.csv` says the model of each item: columns id,
//! model (1PL, 2PL, 3PL, GRM or GPCM) and c (of a 3PL; it stays fixed). A 1PL item is calibrated with a slope of its own.

#![expect(clippy::disallowed_methods, reason = "a program of its own: it says how long it took")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, ValueEnum};
use psychometrics::Item;
use psychometrics::calibration::{Calibrated, Kind, Responses, Settings, calibrate};
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
    let mut settings = Settings { nodes: arguments.nodes, ..Settings::default() };
    if arguments.no_priors {
        settings.prior = None;
    }
    let begun = Instant::now();
    let found = calibrate(&responses, &kinds, &settings)
        .map_err(|e| named(&e.to_string(), &read.names, &read.persons))?;
    let seconds = begun.elapsed().as_secs_f64();
    let items: Vec<Value> =
        read.names.iter().zip(&found.items).map(|(name, item)| shown(name, item)).collect();
    if arguments.json {
        let all = json!({
            "log_likelihood": found.log_likelihood,
            "iterations": found.rounds,
            "settled": found.settled,
            "seconds": seconds,
            "items": items,
        });
        return Ok(all.to_string());
    }
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
    let head = format!("log-likelihood {:.3} after {} rounds", found.log_likelihood, found.rounds);
    Ok(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"))
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

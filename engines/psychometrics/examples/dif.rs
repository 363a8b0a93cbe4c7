//! Looks for items that differ between two groups of people of like ability.
//!
//! `cargo run --release -p psychometrics --example dif -- --responses R.csv --groups G.csv --json`
//!
//! R.csv has the columns person, item, score; G.csv person, group, of two groups. The group named first is the reference,
//! unless `--focal` names the one that is compared with it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use psychometrics::Probability;
use psychometrics::calibration::Responses;
use psychometrics::dif::{Class, ItemDif, differential_functioning};
use serde_json::{Value, json};

use crate::answers::{answers, named};
use crate::files::{rows, told};

#[path = "files/answers.rs"]
mod answers;
mod files;

#[derive(Parser)]
#[command(about = "Looks for items that differ between two groups")]
struct Arguments {
    /// Answers: columns person, item, score.
    #[arg(long)]
    responses: PathBuf,
    /// Groups: columns person, group.
    #[arg(long)]
    groups: PathBuf,
    /// The group that is compared with the other one.
    #[arg(long)]
    focal: Option<String>,
    /// The share of discoveries that may be false.
    #[arg(long, default_value_t = 0.05)]
    rate: f64,
    /// As JSON instead of a table.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    told(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let read = answers(&arguments.responses, None)?;
    let focal = focal(arguments, &read.persons)?;
    let responses = Responses::new(read.names.len(), read.people)
        .map_err(|e| named(&e.to_string(), &read.names, &read.persons))?;
    let rate = Probability::new(arguments.rate).map_err(|e| e.to_string())?;
    let found = differential_functioning(&responses, &focal, rate).map_err(|e| e.to_string())?;
    let items: Vec<Value> = read.names.iter().zip(&found).map(|(name, item)| shown(name, item)).collect();
    if arguments.json {
        return Ok(json!({ "items": items }).to_string());
    }
    let line = |item: &Value| {
        let number = |key: &str| item[key].as_f64().map_or("–".to_owned(), |number| format!("{number:.3}"));
        let word = |key: &str| item[key].as_str().unwrap_or_default();
        format!("{}\t{}\tp {}\tΔ {}", word("item"), word("class"), number("p"), number("delta"))
    };
    Ok(items.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// Of each person, whether she is of the focal group.
fn focal(arguments: &Arguments, persons: &[String]) -> Result<Vec<bool>, String> {
    let (mut groups, mut names): (BTreeMap<String, String>, Vec<String>) = (BTreeMap::new(), Vec::new());
    for (line, mut row) in rows(&arguments.groups)? {
        let wrong = |what: &str| format!("{}, line {line}: {what}", arguments.groups.display());
        let (Some(person), Some(group)) = (row.remove("person"), row.remove("group")) else {
            return Err(wrong("the columns are person and group"));
        };
        if !names.contains(&group) {
            names.push(group.clone());
        }
        if names.len() > 2 {
            return Err(wrong(&format!("“{group}” is a third group; two are compared")));
        }
        groups.insert(person, group);
    }
    let second = names.get(1).ok_or("two groups are compared; the file names fewer")?;
    let focal = arguments.focal.as_ref().unwrap_or(second);
    if !names.contains(focal) {
        return Err(format!("nobody is of the group “{focal}”"));
    }
    let of = |person: &String| {
        let group = groups.get(person).ok_or_else(|| format!("person “{person}” has no group"))?;
        Ok(group == focal)
    };
    persons.iter().map(of).collect()
}

fn shown(name: &str, item: &ItemDif) -> Value {
    let class = match item.class {
        Class::A => "A",
        Class::B => "B",
        Class::C => "C",
    };
    json!({
        "item": name,
        "method": "logistic-regression",
        "statistic": item.statistic,
        "p": item.p.get(),
        "flagged": item.flagged,
        "delta": item.delta,
        "delta_error": item.delta_error,
        "class": class,
    })
}

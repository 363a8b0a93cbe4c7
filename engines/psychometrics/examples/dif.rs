//! Looks for items that differ between two groups of people of like ability.
//!
//! `cargo run --release -p psychometrics --example dif -- --responses R.csv --groups G.csv --json`
//!
//! R.csv has the columns person, item, score; G.csv person, group, of two groups. The group named first is the reference,
//! unless `--focal` names the one that is compared with it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use psychometrics::Probability;
use psychometrics::dif::{Class, ItemDif, differential_functioning};
use serde_json::{Value, json};

use crate::answers::{answers, groups};
use crate::files::told;

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
    let rate = Probability::new(arguments.rate).map_err(|e| format!("--rate: {e}"))?;
    let found = differential_functioning(&read.responses, &focal, rate).map_err(|e| read.refused(&e, &[]))?;
    let items: Vec<Value> = read.items.iter().zip(&found).map(|(name, item)| shown(name, item)).collect();
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
    let (names, of) = groups(&arguments.groups, persons)?;
    let [_, second] = names.as_slice() else {
        let all = names.join("”, “");
        let file = arguments.groups.display();
        return Err(format!(
            "{file}: two groups are compared, and the file names “{all}”; leave the others out"
        ));
    };
    let told = arguments.focal.as_ref().unwrap_or(second);
    let focal = names.iter().position(|name| name == told);
    let focal = focal.ok_or_else(|| format!("--focal: nobody is of the group “{told}”"))?;
    Ok(of.iter().map(|group| *group == focal).collect())
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

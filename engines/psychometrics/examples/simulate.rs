//! Simulates adaptive sessions on a bank, and says how precise they are.
//!
//! `cargo run --release -p psychometrics --example simulate -- --bank B.csv --people P.csv --rule joint-a --items 20 --seed 1
//! --json`
//!
//! B.csv has the columns id, model (1PL, 2PL, 3PL, GRM or GPCM), domain, competence, a, b, c, b1, b2, b3, … and minutes (1
//! unless given). P.csv has id and t1 to tD, the true abilities in the domains in the order in which the bank names them, or
//! theta for all of them; further columns named by competence hold the true ability in it (else that of its domain).
//! `--draws` gives the uniform numbers that decide answers: no header, a row a person, a column an item.
//!
//! `mfi`, `mepv` and `pix` estimate one ability a domain, N(0, 1), domains asked in turn; `joint-a` all domains and
//! competences together, correlated by `--rho`, deviations by `--tau`. With `--minutes`, gains are compared per minute.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use psychometrics::selection::Control;
use psychometrics::simulate::{Limits, Precision, Report, Rules, Select, Session, Uniforms, run};
use psychometrics::{Model, Probability, StandardError};
use serde_json::json;

use crate::bank::{Named, bank, draws, people};
use crate::files::{named as refused, told};

#[path = "files/bank.rs"]
mod bank;
mod files;
#[path = "files/items.rs"]
mod items;

#[derive(Parser)]
#[command(about = "Simulates adaptive sessions on a bank")]
struct Arguments {
    /// The bank: columns id, model, domain, competence, a, b, c, b1, b2, b3, minutes.
    #[arg(long)]
    bank: PathBuf,
    /// True abilities: columns id, t1 to tD or theta; further ones named by competence.
    #[arg(long)]
    people: PathBuf,
    /// The uniform numbers that decide answers: a row a person, a column an item, no header. Else from the seed.
    #[arg(long)]
    draws: Option<PathBuf>,
    /// How abilities are estimated, and the next item picked.
    #[arg(long, value_enum)]
    rule: Rule,
    /// Items at most.
    #[arg(long)]
    items: usize,
    /// Expected minutes at most.
    #[arg(long)]
    minutes: Option<f64>,
    /// Stops when the root mean square of the domains' standard errors is so small.
    #[arg(long)]
    stop_se: Option<f64>,
    /// The greatest share of people that sees an item.
    #[arg(long)]
    exposure: Option<f64>,
    /// How that share is held.
    #[arg(long, value_enum, default_value_t = By::Prices)]
    exposure_by: By,
    /// Correlation of domains, of joint-a.
    #[arg(long, default_value_t = 0.7)]
    rho: f64,
    /// Standard deviation of a competence about its domain, of joint-a.
    #[arg(long, default_value_t = 0.3)]
    tau: f64,
    /// The same seed gives the same sessions.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A CSV file for the items and estimates step by step.
    #[arg(long)]
    paths: Option<PathBuf>,
    /// As JSON instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Rule {
    /// The most information.
    Mfi,
    /// The least expected posterior variance.
    Mepv,
    /// All domains and competences together, A-optimal.
    JointA,
    /// The closest peer's method.
    Pix,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    /// What is asked too often becomes dear.
    Prices,
    /// A draw says what may be asked in a session.
    Eligibility,
}

fn main() -> ExitCode {
    told(simulate(&Arguments::parse()))
}

fn simulate(arguments: &Arguments) -> Result<String, String> {
    let named = bank(&arguments.bank)?;
    let (ids, people) = people(&arguments.people, &named)?;
    let rows = arguments.draws.as_deref().map(draws).transpose()?;
    let uniforms = rows.as_ref().map_or(Uniforms::Seeded, |rows| Uniforms::Given(rows));
    let rules = rules(arguments, &named).map_err(|e| e.to_string())?;
    let sessions = run(&named.bank, &people, &rules, uniforms, arguments.seed)
        .map_err(|e| refused(&e, &named.items, &ids, &[]))?;
    if let Some(path) = &arguments.paths {
        let written =
            paths(&named, &ids, &sessions).and_then(|text| std::fs::File::create(path)?.write_all(&text));
        written.map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let report = Report::of(&named.bank, &people, &sessions);
    Ok(if arguments.json { as_json(&report) } else { as_table(&report, &named) })
}

fn rules(arguments: &Arguments, named: &Named) -> Result<Rules, psychometrics::Error> {
    let select = match arguments.rule {
        Rule::Mfi => Select::Information,
        Rule::Mepv => Select::ExpectedVariance,
        Rule::Pix => Select::PixLike,
        Rule::JointA => {
            let of = named.bank.domain_of().to_vec();
            Select::Joint(Model::equicorrelated(named.domains.len(), arguments.rho, arguments.tau, of)?)
        }
    };
    let standard_error = arguments.stop_se.map(StandardError::new).transpose()?;
    let rate = arguments.exposure.map(Probability::new).transpose()?;
    let exposure = rate.map(|rate| match arguments.exposure_by {
        By::Prices => Control::Prices(rate),
        By::Eligibility => Control::Eligibility(rate),
    });
    let limits = Limits { minutes: arguments.minutes, standard_error, ..Limits::of(arguments.items) };
    Ok(Rules { limits, exposure, ..Rules::of(select, arguments.items) })
}

fn as_json(report: &Report) -> String {
    let of = |value: fn(&Precision) -> f64| report.domains.iter().map(value).collect::<Vec<_>>();
    let competences = &report.competences;
    let all = json!({
        "rmse": of(|d| d.rmse),
        "rmse_error": of(|d| d.rmse_error),
        "bias": of(|d| d.bias),
        "coverage95": of(|d| d.coverage95.get()),
        "competence": {
            "rmse": competences.rmse,
            "rmse_error": competences.rmse_error,
            "coverage95": competences.coverage95.get(),
        },
        "max_exposure": report.max_exposure.get(),
        "overlap": report.overlap.get(),
        "idle": report.idle.get(),
        "items_mean": report.items_mean,
        "minutes_median": report.minutes_median,
        "n": report.people,
    });
    all.to_string()
}

fn as_table(report: &Report, named: &Named) -> String {
    let line = |name: &str, p: &Precision| {
        let (rmse, error, bias, coverage) = (p.rmse, p.rmse_error, p.bias, 100.0 * p.coverage95.get());
        format!("{name}\tRMSE {rmse:.3} ± {error:.3}\tbias {bias:+.3}\t95 % intervals hold {coverage:.1} %")
    };
    let mut lines: Vec<String> =
        named.domains.iter().zip(&report.domains).map(|(name, precision)| line(name, precision)).collect();
    lines.push(line("competences", &report.competences));
    lines.push(format!(
        "{} people\t{:.1} items\t{:.1} minutes (median)\tgreatest exposure {:.3}\toverlap {:.3}\tnever asked {:.1} %",
        report.people,
        report.items_mean,
        report.minutes_median,
        report.max_exposure.get(),
        report.overlap.get(),
        100.0 * report.idle.get()
    ));
    lines.join("\n")
}

/// Person, step, item, score, then mean and standard error of each domain.
fn paths(named: &Named, ids: &[String], sessions: &[Session]) -> std::io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let estimates =
        named.domains.iter().flat_map(|domain| [format!("{domain}_mean"), format!("{domain}_se")]);
    writer
        .write_record(["person", "step", "item", "score"].map(String::from).into_iter().chain(estimates))?;
    for (id, session) in ids.iter().zip(sessions) {
        for (number, step) in session.steps.iter().enumerate() {
            let known = step.domains.iter().flat_map(|d| [d.mean.get(), d.standard_error.get()]);
            let head = [
                id.clone(),
                (number + 1).to_string(),
                named.items[step.item].clone(),
                step.score.to_string(),
            ];
            writer.write_record(head.into_iter().chain(known.map(|value| value.to_string())))?;
        }
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

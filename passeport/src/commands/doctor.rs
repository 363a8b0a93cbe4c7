//! `doctor`: what is wrong with configuration, database and content, and how to mend it.

use store::{Db, Options, StoreError, pending};

use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::app::migrations;
use crate::config::Config;

/// What the doctor found.
enum Finding {
    Right(String),
    /// It works, but.
    Beware(String),
    Wrong(String),
}

/// Runs the command. Fails when something is wrong.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let mut findings =
        vec![Finding::Right(format!("configuration read; data folder {}", config.data.value.display()))];
    findings.push(address(config));
    match prepare::texts(config) {
        Ok((content, organisation)) => {
            let (c, i) = (content.socle.competences.len(), content.bank.families().len());
            findings.push(Finding::Right(format!("content: {c} competences, {i} item families, no fault")));
            let units = organisation.unit.len();
            findings.push(Finding::Right(format!(
                "organisation “{}”: {units} units",
                organisation.organisation.id
            )));
        }
        Err(Failure::Content(faults)) => {
            findings.extend(faults.iter().map(|f| Finding::Wrong(format!("content: {f}"))));
        }
        Err(other) => findings.push(Finding::Wrong(other.to_string())),
    }
    database(config, &mut findings).await;
    let wrong = findings.iter().filter(|f| matches!(f, Finding::Wrong(_))).count();
    for finding in &findings {
        say(&match finding {
            Finding::Right(text) => format!("ok      {text}"),
            Finding::Beware(text) => format!("beware  {text}"),
            Finding::Wrong(text) => format!("WRONG   {text}"),
        });
    }
    if wrong == 0 { Ok(()) } else { Err(Failure::Said(format!("{wrong} things are wrong"))) }
}

fn address(config: &Config) -> Finding {
    let url = &config.public_url.value;
    if url.starts_with("https://") {
        Finding::Right(format!("public address {url}"))
    } else if config.listen.value.ip().is_loopback() {
        Finding::Right(format!("public address {url}, on this machine alone"))
    } else {
        Finding::Beware(format!(
            "{url} is not HTTPS and {} is open to others: passwords would travel in clear; put a reverse proxy \
             with a certificate before it and set --public-url https://…",
            config.listen.value
        ))
    }
}

async fn database(config: &Config, findings: &mut Vec<Finding>) {
    let shown = crate::config::without_password(&config.database.value);
    let db = match Db::connect(&Options::new(&config.database.value)).await {
        Ok(db) => db,
        Err(error) => {
            findings.push(Finding::Wrong(format!("database {shown}: {error}")));
            return;
        }
    };
    findings.push(Finding::Right(format!("database {shown} answers ({})", db.engine().name())));
    match pending(&db, &migrations()).await {
        Ok(pending) if pending.missing.is_empty() => {
            findings.push(Finding::Right("database is at this version".to_owned()));
            administrators(config, findings).await;
        }
        Ok(pending) => findings.push(Finding::Beware(format!(
            "{} migrations are missing; `passeport migrate` or the next start applies them",
            pending.missing.len()
        ))),
        Err(error @ (StoreError::Newer { .. } | StoreError::Changed { .. })) => {
            findings.push(Finding::Wrong(error.to_string()));
        }
        Err(_) => findings
            .push(Finding::Beware("the database is empty; the first start makes its tables".to_owned())),
    }
}

async fn administrators(config: &Config, findings: &mut Vec<Finding>) {
    match prepare::app(config, Purpose::Command).await {
        Ok(app) => match app.people.has_administrator().await {
            Ok(true) => findings.push(Finding::Right("somebody administers".to_owned())),
            Ok(false) => {
                let text = "nobody administers; start the server and open the link that it prints";
                findings.push(Finding::Beware(text.to_owned()));
            }
            Err(error) => findings.push(Finding::Wrong(error.to_string())),
        },
        Err(error) => findings.push(Finding::Wrong(error.to_string())),
    }
}

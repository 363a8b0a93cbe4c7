//! `doctor`: what is wrong with configuration, database and content, and how to mend it.

use kit::Fault;
use store::{Db, Options, StoreError, pending};

use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::app::{App, migrations};
use crate::config::Config;
use crate::upkeep;

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
    findings.extend(shared_address(config));
    match prepare::texts(config) {
        Ok((content, organisation)) => {
            let (c, i) = (content.socle.competences.len(), content.bank.families().len());
            findings.push(Finding::Right(format!("content: {c} competences, {i} item families, no fault")));
            let units = organisation.units.iter().count();
            findings.push(Finding::Right(format!(
                "organisation “{}”: {units} units",
                organisation.organisation.id
            )));
        }
        Err(Failure::Faults(faults)) => {
            let wrong = |what: &str, fault: &Fault| Finding::Wrong(format!("{what}: {fault}"));
            findings.extend(faults.content.iter().map(|f| wrong("content", f)));
            findings.extend(faults.organisation.iter().map(|f| wrong("organisation", f)));
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
    match wrong {
        0 => Ok(()),
        1 => Err(Failure::Said("1 thing is wrong".to_owned())),
        n => Err(Failure::Said(format!("{n} things are wrong"))),
    }
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

/// Behind a proxy on this machine whose word does not count, everybody has the proxy's address.
fn shared_address(config: &Config) -> Option<Finding> {
    let proxied = config.public_url.value.starts_with("https://") && config.listen.value.ip().is_loopback();
    (proxied && config.trusted_proxies.value.is_empty()).then(|| {
        Finding::Beware(format!(
            "{} is served through a proxy, and no proxy is trusted: everybody shares its address, and fifty wrong \
             passwords by anybody make all wait; write trusted_proxies = [\"127.0.0.1\"] in passeport.toml, and let \
             the proxy set X-Forwarded-For",
            config.public_url.value
        ))
    })
}

async fn database(config: &Config, findings: &mut Vec<Finding>) {
    let shown = crate::config::without_password(&config.database.value);
    // Looking makes nothing.
    if let Ok(Some(file)) = Db::to_be_made(&config.database.value) {
        let text = format!("database {} does not exist yet; the first start makes it", file.display());
        return findings.push(Finding::Beware(text));
    }
    let db = match Db::connect(&Options::new(&config.database.value)).await {
        Ok(db) => db,
        Err(error) => {
            findings.push(Finding::Wrong(format!("database {shown}: {error}")));
            return;
        }
    };
    findings.push(Finding::Right(format!("database {shown} answers ({})", db.engine().name())));
    look(config, &db, findings).await;
    // Ended and not cut off, so that looking leaves no file beside that of SQLite.
    db.close().await;
}

async fn look(config: &Config, db: &Db, findings: &mut Vec<Finding>) {
    match db.schema().await {
        Ok(tables) if tables.is_empty() => {
            let text = "the database is empty; the first start makes its tables";
            return findings.push(Finding::Beware(text.to_owned()));
        }
        Ok(_) => {}
        Err(error) => return findings.push(Finding::Wrong(error.to_string())),
    }
    match pending(db, &migrations()).await {
        Ok(pending) if pending.missing.is_empty() => {
            findings.push(Finding::Right("database is at this version".to_owned()));
            match db.check_room().await {
                Ok(()) => findings.push(Finding::Right("database can be written".to_owned())),
                Err(error) => findings.push(Finding::Wrong(error.to_string())),
            }
            installation(config, findings).await;
        }
        Ok(pending) => findings.push(Finding::Beware(format!(
            "migrations are missing: {}; `passeport migrate` or the next start applies them",
            pending.missing.len()
        ))),
        Err(error) => findings.push(Finding::Wrong(error.to_string())),
    }
}

/// What can be asked of a database at this version only: its address, and who administers.
async fn installation(config: &Config, findings: &mut Vec<Finding>) {
    let app = match prepare::app(config, Purpose::Command).await {
        Ok(app) => app,
        // Its faults were found above.
        Err(Failure::Faults(_)) => return,
        Err(error) => return findings.push(Finding::Wrong(error.to_string())),
    };
    let (kept, url) = (app.evidence.address(), &config.public_url.value);
    if kept != url {
        findings.push(Finding::Beware(format!(
            "{}: it is {kept}, and {url} here; write public_url in passeport.toml, so that every command knows it",
            prepare::ADDRESS_KEPT
        )));
    }
    for found in [administrators(&app).await, night(&app).await] {
        findings.push(found.unwrap_or_else(|error| Finding::Wrong(error.to_string())));
    }
    app.people.db().close().await;
}

/// When the night's work was done last.
async fn night(app: &App) -> Result<Finding, StoreError> {
    let mend = "a server that runs does it every night; else run `passeport upkeep`";
    Ok(match upkeep::last(app).await? {
        Some((at, false)) => Finding::Right(format!("the night's work was done at {at}")),
        Some((at, true)) => Finding::Beware(format!("the night's work was done last at {at}; {mend}")),
        None => Finding::Beware(format!("the night's work was never done here; {mend}")),
    })
}

async fn administrators(app: &App) -> Result<Finding, StoreError> {
    if app.people.has_ready_administrator().await? {
        return Ok(Finding::Right("somebody administers".to_owned()));
    }
    let text = if app.people.has_administrator().await? {
        "who administers has not chosen a password yet; open the link that the server prints when it starts, \
         or `passeport user reset` gives a new code"
    } else {
        "nobody administers; start the server and open the link that it prints"
    };
    Ok(Finding::Beware(text.to_owned()))
}

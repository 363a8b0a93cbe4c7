//! What most commands begin with: logs, content, database, rooms.

use std::io::IsTerminal as _;
use std::sync::Arc;

use kit::{Clock, Fault, Ids, SystemClock, SystemIds};
use people::Passwords;
use store::{Db, Options, StoreError, migrate};

use crate::app::{App, AppError, Parts, migrations};
use crate::cli::LogFormat;
use crate::config::Config;
use crate::content::{self, Content};
use crate::organisation::{self, Organisation};

/// Why a command failed, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The rooms could not be composed.
    #[error(transparent)]
    App(#[from] AppError),
    /// Content has faults.
    #[error("{}", list(.0))]
    Content(Vec<Fault>),
    /// Anything else, already in words.
    #[error("{0}")]
    Said(String),
}

fn list(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    format!("{}\n{} faults in content; mend them, then try again", lines.join("\n"), faults.len())
}

/// The machine's clock and ids.
pub(super) fn system() -> (Arc<dyn Clock>, Arc<dyn Ids>) {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids = Arc::new(SystemIds::new(clock.clone()));
    (clock, ids)
}

/// Logs, on standard error.
pub(super) fn logs(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::new(config.log.value.name());
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match config.log_format.value {
        LogFormat::Text => builder.with_target(false).init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
}

/// Content and organisation, both checked whole.
pub(super) fn texts(config: &Config) -> Result<(Content, Organisation), Failure> {
    let content = match &config.content.value {
        Some(folder) => content::folder(folder).read(content::parse),
        None => content::parse(&content::embedded()),
    };
    let organisation = organisation::read(config.organisation.value.as_deref());
    match (content, organisation) {
        (Ok(content), Ok(organisation)) => Ok((content, organisation)),
        (content, organisation) => {
            let faults = [content.err(), organisation.err()];
            Err(Failure::Content(faults.into_iter().flatten().flatten().collect()))
        }
    }
}

/// The database, brought to this version; and how many migrations that took.
pub(super) async fn database(config: &Config) -> Result<(Db, usize), Failure> {
    let db = Db::connect(&Options::new(&config.database.value)).await?;
    let (clock, ids) = system();
    let applied = migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await?;
    Ok((db, applied))
}

/// What the rooms are composed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To serve an installation.
    Serve,
    /// To make and serve the demonstration.
    Demo,
    /// To run a command that serves nobody.
    Command,
}

/// The rooms over the configured database and content.
pub(super) async fn app(config: &Config, purpose: Purpose) -> Result<App, Failure> {
    let (content, organisation) = texts(config)?;
    let (db, _) = database(config).await?;
    let (clock, ids) = system();
    let parts = Parts {
        db,
        content,
        organisation,
        clock,
        ids,
        passwords: Passwords::new(),
        public_url: config.public_url.value.clone(),
        demo: purpose == Purpose::Demo,
        serves: purpose != Purpose::Command,
    };
    Ok(App::new(parts).await?)
}

//! What most commands begin with: logs, content, database, rooms.

use std::fmt;
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
    /// Content or an organisation has faults.
    #[error("{0}")]
    Faults(Faults),
    /// Anything else, already in words.
    #[error("{0}")]
    Said(String),
}

/// The faults of what was read, by what it was.
#[derive(Debug, Default)]
pub struct Faults {
    /// Those of content.
    pub content: Vec<Fault>,
    /// Those of organisations.
    pub organisation: Vec<Fault>,
}

impl Faults {
    /// Nothing when there is none.
    pub(super) fn refuse(mut self) -> Result<(), Failure> {
        if self.content.is_empty() && self.organisation.is_empty() {
            return Ok(());
        }
        self.content.sort();
        self.organisation.sort();
        Err(Failure::Faults(self))
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (faults, what) in [(&self.content, "content"), (&self.organisation, "the organisation")] {
            for fault in faults {
                writeln!(f, "{fault}")?;
            }
            match faults.len() {
                0 => {}
                1 => writeln!(f, "1 fault in {what}")?,
                n => writeln!(f, "{n} faults in {what}")?,
            }
        }
        f.write_str("Mend this, then try again")
    }
}

/// What differs when the public address is not the one that was kept at the first start.
pub(super) const ADDRESS_KEPT: &str = "the public address is not the one that was kept at the first start; \
     statements go on naming people and items under that one";

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
        .with_ansi(!config.no_color && std::io::stderr().is_terminal());
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
    let socle = content.as_ref().ok().map(|content| content.socle.as_ref());
    let organisation = organisation::read(config.organisation.value.as_deref(), socle);
    match (content, organisation) {
        (Ok(content), Ok(organisation)) => Ok((content, organisation)),
        (content, organisation) => Err(Failure::Faults(Faults {
            content: content.err().unwrap_or_default(),
            organisation: organisation.err().unwrap_or_default(),
        })),
    }
}

/// The database as it stands.
pub(super) async fn open(config: &Config) -> Result<Db, Failure> {
    Ok(Db::connect(&Options::new(&config.database.value)).await?)
}

/// Brings a database to this version; returns how many migrations that took.
pub(super) async fn bring_up(db: &Db) -> Result<usize, Failure> {
    let (clock, ids) = system();
    Ok(migrate(db, &migrations(), ids.as_ref(), || clock.now()).await?)
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
    let texts = texts(config)?;
    let db = open(config).await?;
    bring_up(&db).await?;
    compose(config, texts, db, purpose).await
}

/// The rooms over a migrated database and content that was read.
pub(super) async fn compose(
    config: &Config,
    (content, organisation): (Content, Organisation),
    db: Db,
    purpose: Purpose,
) -> Result<App, Failure> {
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
        // The demonstration keeps its address when it claims the store.
        serves: purpose == Purpose::Serve,
    };
    Ok(App::new(parts).await?)
}

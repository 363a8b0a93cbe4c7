//! A product over a fresh database.

use std::sync::Arc;

use kit::{Clock, Ids, SystemClock, SystemIds};
use passeport::{App, Parts, embedded_content, embedded_organisation, migrations, parse_content};
use people::Passwords;
use store::{Db, Options, migrate};
use tempfile::TempDir;

/// A product to measure.
pub struct Setting {
    pub name: &'static str,
    pub app: App,
    pub url: String,
    _folder: TempDir,
}

impl Setting {
    /// A product over an embedded database of its own.
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("bench.db").display());
        Self::over("SQLite", url, folder).await
    }

    /// A product over an empty database of the cluster at hand, if there is one.
    pub async fn postgres() -> Option<Self> {
        let url = empty_database().await?;
        Some(Self::over("PostgreSQL", url, TempDir::new().expect("a temporary folder")).await)
    }

    /// The same people in the cluster at hand, if there is one: what is kept here, moved as an operator would.
    pub async fn moved(&self) -> Option<Self> {
        let url = empty_database().await?;
        crate::process::move_to(&self.url, &url);
        Some(Self::over("PostgreSQL", url, TempDir::new().expect("a temporary folder")).await)
    }

    async fn over(name: &'static str, url: String, folder: TempDir) -> Self {
        Self { name, app: app(Options::new(&url)).await, url, _folder: folder }
    }

    /// The same product once more, over a pool of so many connections.
    pub async fn with_connections(&self, connections: u32) -> App {
        app(Options { connections_max: Some(connections), ..Options::new(&self.url) }).await
    }
}

/// A database without a table in the cluster at hand.
async fn empty_database() -> Option<String> {
    let cluster = std::env::var("PASSEPORT_TEST_POSTGRES").ok()?;
    let admin = Db::connect(&Options::new(&cluster)).await.expect("the cluster answers");
    admin.execute_script("DROP DATABASE IF EXISTS bench WITH (FORCE)").await.expect("dropped");
    admin.execute_script("CREATE DATABASE bench").await.expect("created");
    Some(cluster.replacen("/postgres?", "/bench?", 1))
}

/// The rooms over a database.
async fn app(options: Options) -> App {
    let db = Db::connect(&options).await.expect("the database answers");
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids: Arc<dyn Ids> = Arc::new(SystemIds::new(clock.clone()));
    migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await.expect("migrated");
    let content = parse_content(&embedded_content()).expect("the content is right");
    let parts = Parts {
        db,
        organisation: embedded_organisation(&content.socle).expect("the organisation is right"),
        content,
        clock,
        ids,
        passwords: Passwords::new(),
        public_url: "http://passeport.test".to_owned(),
        demo: true,
        serves: true,
    };
    App::new(parts).await.expect("the rooms are composed")
}

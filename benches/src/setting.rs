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
    /// One for each engine at hand.
    pub async fn all() -> Vec<Self> {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("bench.db").display());
        let mut all = vec![Self::over("SQLite", url, folder).await];
        if let Ok(cluster) = std::env::var("PASSEPORT_TEST_POSTGRES") {
            let admin = Db::connect(&Options::new(&cluster)).await.expect("the cluster answers");
            admin.execute_script("DROP DATABASE IF EXISTS bench").await.expect("dropped");
            admin.execute_script("CREATE DATABASE bench").await.expect("created");
            let url = cluster.replacen("/postgres?", "/bench?", 1);
            all.push(Self::over("PostgreSQL", url, TempDir::new().expect("a temporary folder")).await);
        }
        all
    }

    async fn over(name: &'static str, url: String, folder: TempDir) -> Self {
        Self { name, app: app(Options::new(&url)).await, url, _folder: folder }
    }

    /// The same product once more, over a pool of so many connections.
    pub async fn with_connections(&self, connections: u32) -> App {
        app(Options { connections_max: Some(connections), ..Options::new(&self.url) }).await
    }
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

//! PostgreSQL stopped, or full, under a server that runs: a clear answer meanwhile, nothing half written, and
//! all goes on when it is mended. The cluster is each test's own, so that no other test loses its database.
//!
//! This target has a harness of its own, so that what the machine lacks (PostgreSQL's programs, the right to
//! mount a small disk, the cluster of the other tests) is counted as skipped.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests fail by panicking")]

use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

use evidence::Evidence;
use kit::{Clock as _, SystemClock};
use store::{Db, Options};
use tempfile::TempDir;
use uuid::Uuid;

use harness::Test;
use server::{Page, Server, Tab, free_address, passeport};
use small_disk::SmallDisk;

mod harness;
#[path = "it/server.rs"]
#[expect(dead_code, reason = "the other tests use more of it")]
mod server;
#[path = "it/small_disk.rs"]
mod small_disk;

fn main() -> ExitCode {
    let programs =
        programs().is_none().then_some("nothing in /usr/lib/postgresql (apt-get install postgresql)");
    let mount = || (!may_mount()).then_some("this account may not mount a tmpfs");
    let cluster = postgres().is_none().then_some("PASSEPORT_TEST_POSTGRES is not set (`make test` sets it)");
    let lacks = |reason: Option<&str>| reason.map(str::to_owned);
    harness::main(&[
        Test {
            name: "a_database_that_stops_says_so_and_all_goes_on_when_it_is_back",
            lacks: lacks(programs),
            run: || wait_for(a_database_that_stops_says_so_and_all_goes_on_when_it_is_back()),
        },
        Test {
            name: "a_full_disk_says_so_and_keeps_what_was_acknowledged",
            lacks: lacks(programs.or_else(mount)),
            run: || wait_for(a_full_disk_says_so_and_keeps_what_was_acknowledged()),
        },
        Test {
            name: "the_tests_on_both_engines_find_postgresql",
            lacks: lacks(cluster),
            run: || wait_for(the_tests_on_both_engines_find_postgresql()),
        },
    ])
}

fn wait_for(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test);
}

#[expect(clippy::disallowed_methods, reason = "tests are told of their cluster by the environment")]
fn postgres() -> Option<String> {
    std::env::var("PASSEPORT_TEST_POSTGRES").ok()
}

/// Without a cluster the other tests run on SQLite alone and pass: this one is skipped then, and says so.
async fn the_tests_on_both_engines_find_postgresql() {
    let db = Db::connect(&Options::new(postgres().unwrap())).await.unwrap();
    assert_eq!(db.engine().name(), "PostgreSQL");
    db.close().await;
}

/// A private PostgreSQL cluster on a socket; stopped and removed when dropped.
struct Cluster {
    programs: PathBuf,
    home: TempDir,
    /// Whom it runs as where the tests run as root, as which PostgreSQL refuses to run: user and group.
    owner: Option<(u32, u32)>,
}

impl Cluster {
    /// Makes and starts one.
    fn new() -> Self {
        let programs = programs().unwrap();
        // In /tmp whatever TMPDIR says: a socket's path has at most 107 bytes.
        let home = TempDir::new_in("/tmp").unwrap();
        let root = home.path().metadata().unwrap().uid() == 0;
        let owner = root.then(|| user("postgres").or_else(|| user("nobody"))).flatten();
        if let Some((uid, gid)) = owner {
            chown(home.path(), Some(uid), Some(gid)).unwrap();
        }
        let cluster = Self { programs, home, owner };
        cluster.run("initdb", &["-U", "passeport", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        cluster.start();
        cluster
    }

    fn start(&self) {
        let home = self.home.path().display();
        let options = format!("-c listen_addresses='' -c unix_socket_directories='{home}' -p 5432");
        let log = self.home.path().join("server.log");
        self.run("pg_ctl", &["start", "-w", "-s", "-l", log.to_str().unwrap(), "-o", &options]);
    }

    /// Stops it as a crash would.
    fn stop(&self) {
        self.run("pg_ctl", &["stop", "-w", "-s", "-m", "immediate"]);
    }

    fn url(&self) -> String {
        self.url_of("postgres")
    }

    fn url_of(&self, database: &str) -> String {
        format!("postgres://passeport@localhost/{database}?host={}", self.home.path().display())
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.arg("-D").arg(self.home.path().join("data")).args(arguments);
        // The server that pg_ctl starts inherits what pg_ctl has: no pipe of ours, or we would wait for it.
        command
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some((uid, gid)) = self.owner {
            command.uid(uid).gid(gid);
        }
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let status = self.command(program, arguments).status().unwrap();
        let log = std::fs::read_to_string(self.home.path().join("server.log")).unwrap_or_default();
        assert!(status.success(), "{program} {arguments:?}: {status}\n{log}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.command("pg_ctl", &["stop", "-s", "-m", "immediate"]).status();
    }
}

/// Whether this account may mount a small disk.
fn may_mount() -> bool {
    let place = TempDir::new().unwrap();
    SmallDisk::mount(&place.path().join("probe"), "1m", None).is_some()
}

/// Where PostgreSQL's programs are: Debian keeps them off PATH, a folder for each version; the newest.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut found: Vec<(u32, PathBuf)> =
        versions.filter_map(|e| e.ok().map(|e| e.path())).filter_map(|p| Some((number(&p)?, p))).collect();
    found.sort();
    found.into_iter().map(|(_, path)| path.join("bin")).rfind(|bin| bin.join("pg_ctl").exists())
}

/// User and group of a name of this machine.
fn user(name: &str) -> Option<(u32, u32)> {
    let text = std::fs::read_to_string("/etc/passwd").ok()?;
    let fields = text.lines().map(|l| l.split(':').collect::<Vec<_>>()).find(|f| f[0] == name)?;
    Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
}

/// How many statements the ledger holds, and whether this one is among them.
async fn ledger(url: &str, id: Uuid) -> (i64, bool) {
    let db = Db::connect(&Options::new(url)).await.unwrap();
    let home = Evidence::home_page(&db, "http://never.test", false, SystemClock.now()).await.unwrap();
    let evidence = Evidence::new(db.clone(), Arc::new(SystemClock), home, Vec::new());
    let found = (evidence.count().await.unwrap(), evidence.get(id).await.unwrap().is_some());
    db.close().await;
    found
}

async fn a_database_that_stops_says_so_and_all_goes_on_when_it_is_back() {
    let cluster = Cluster::new();
    let (folder, address, url) = (TempDir::new().unwrap(), free_address(), cluster.url());
    let data = folder.path().to_str().unwrap();
    let listen = address.to_string();
    let command =
        passeport(&["demo", "--agents", "2", "--data", data, "--database", &url, "--listen", &listen]);
    let server = Server::start(command, address, &folder.path().join("server.log"));
    let (tab, nobody) = (Tab::of_persona(address, "agent-nouveau"), Tab::new(address));
    let path = tab.begin("ai").unwrap().unwrap();
    let question = tab.get(&path).unwrap().hidden("question").to_owned();
    let id = Uuid::parse_str(&question).unwrap();
    let (before, _) = ledger(&url, id).await;

    cluster.stop();
    for page in [tab.get("/").unwrap(), tab.get(&path).unwrap(), tab.pass(&path, &question).unwrap()] {
        assert_eq!(page.status, 503, "{}", page.body);
        assert!(page.body.contains("<h1>La base de données ne répond pas</h1>"), "{}", page.body);
        assert_eq!(page.header("retry-after"), Some("5"));
    }
    let refused = tab.pass(&path, &question).unwrap();
    assert_eq!(refused.hidden("question"), question, "what was sent is kept on the page");
    assert!(refused.body.contains("Réessayer"), "{}", refused.body);
    let ready = nobody.get("/readyz").unwrap();
    assert_eq!((ready.status, ready.header("retry-after")), (503, Some("5")));
    assert_eq!(ready.header("content-type"), Some("application/problem+json"));
    assert_eq!(nobody.get("/healthz").unwrap().status, 200, "the process itself is well");

    cluster.start();
    assert_eq!(ledger(&url, id).await, (before, false), "nothing was half written");
    assert_eq!(nobody.get("/readyz").unwrap().status, 200);
    let again = tab.get(&path).unwrap();
    assert_eq!((again.status, again.hidden("question")), (200, question.as_str()), "the question waits");
    assert_eq!(tab.pass(&path, &question).unwrap().status, 303);
    assert_eq!(ledger(&url, id).await, (before + 1, true));
    assert!(!server.said().contains("panic"), "{}", server.said());
}

/// Writes rows of a table of its own until the disk has no room left, large ones and then small ones.
async fn fill(db: &Db) {
    db.execute_script("CREATE TABLE filler (x TEXT NOT NULL)").await.unwrap();
    // TOAST would compress a repeated letter away; digits of a counter spread over many rows stay.
    for rows in [10_000, 100, 1] {
        let text = format!(
            "INSERT INTO filler SELECT CAST(i AS TEXT) || repeat('x', 900) FROM generate_series(1, {rows}) i"
        );
        let error = loop {
            if let Err(error) = db.execute_script(&text).await {
                break error;
            }
        };
        assert!(matches!(error, store::StoreError::Full), "{error}");
    }
}

async fn a_full_disk_says_so_and_keeps_what_was_acknowledged() {
    let cluster = Cluster::new();
    let disk = SmallDisk::mount(&cluster.home.path().join("small"), "64m", cluster.owner).unwrap();
    let admin = Db::connect(&Options::new(cluster.url())).await.unwrap();
    let place = disk.place().display();
    admin.execute_script(&format!("CREATE TABLESPACE small LOCATION '{place}'")).await.unwrap();
    admin.execute_script("CREATE DATABASE small TABLESPACE small").await.unwrap();
    admin.close().await;
    let (folder, address, url) = (TempDir::new().unwrap(), free_address(), cluster.url_of("small"));
    let (data, listen) = (folder.path().to_str().unwrap(), address.to_string());
    let command =
        passeport(&["demo", "--agents", "2", "--data", data, "--database", &url, "--listen", &listen]);
    let server = Server::start(command, address, &folder.path().join("server.log"));
    let tab = Tab::of_persona(address, "agent-nouveau");
    let path = tab.begin("ai").unwrap().unwrap();

    let db = Db::connect(&Options::new(&url)).await.unwrap();
    fill(&db).await;
    let (refused, question) = pass_until_refused(&tab, &path);
    assert_eq!(refused.status, 507, "{}", refused.body);
    assert!(refused.body.contains("<h1>L’espace de stockage est plein</h1>"), "{}", refused.body);
    let id = Uuid::parse_str(&question).unwrap();
    let (before, kept) = ledger(&url, id).await;
    assert!(!kept, "what was refused is not half written");

    db.execute_script("DROP TABLE filler").await.unwrap();
    db.execute_script("CHECKPOINT").await.unwrap();
    db.close().await;
    assert_eq!(tab.get(&path).unwrap().hidden("question"), question, "the question waits");
    assert_eq!(tab.pass(&path, &question).unwrap().status, 303);
    assert_eq!(ledger(&url, id).await, (before + 1, true));
    assert!(!server.said().contains("panic"), "{}", server.said());
    drop((server, cluster, disk));
}

/// Answers "I don't know" until the server refuses one: its page, and the question it was about. Pages of a
/// table have a little room even on a full disk, so the first few may be kept.
fn pass_until_refused(tab: &Tab, path: &str) -> (Page, String) {
    for _ in 0..12 {
        let question = tab.get(path).unwrap().hidden("question").to_owned();
        let answer = tab.pass(path, &question).unwrap();
        if answer.status != 303 {
            return (answer, question);
        }
    }
    panic!("a disk without room took twelve answers");
}

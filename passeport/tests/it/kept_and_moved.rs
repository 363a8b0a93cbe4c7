//! What is backed up is what is restored, from either engine to the other and back, also while a server writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::StatusCode;
use passeport::{Plan, claim, generate, left_out};
use store::{Db, Options, RowExt as _};
use tempfile::TempDir;
use web::Role;

use crate::command_line::{Done, run};
use crate::server::{Server, Tab, free_address, passeport};
use crate::support::{Browser, On, Product, engines, fresh_url};

/// Some sixty statements each.
const PLAN: Plan = Plan { agents: 40, seed: 5 };
const SECRET: &str = "trois phares au nord";
/// When passports are compared.
const AT: &str = "2026-11-24T09:00:00Z";

/// Runs a command of the binary on a database.
pub(crate) fn on(url: &str, arguments: &[&str]) -> Done {
    let folder = TempDir::new().unwrap();
    let place = ["--database", url, "--data", folder.path().to_str().unwrap()];
    run(passeport(&[arguments, &place].concat()))
}

/// Runs a command that must go well; the last word that it says.
pub(crate) fn done(url: &str, arguments: &[&str]) -> String {
    let done = on(url, arguments);
    assert_eq!(done.code, Some(0), "{arguments:?}: {}", done.err);
    done.out.split_whitespace().last().unwrap_or_default().to_owned()
}

/// Backs a database up into a file of a folder; the hash of the content.
pub(crate) fn backed_up(url: &str, folder: &Path, name: &str) -> (PathBuf, String) {
    let file = folder.join(name);
    let content = done(url, &["backup", file.to_str().unwrap()]);
    assert_eq!(content.len(), 64, "{content}");
    (file, content)
}

/// Restores a backup into a new database of an engine: its address, and the hash of the content.
pub(crate) async fn restored(to: On, folder: &Path, file: &Path) -> (String, String) {
    let own = TempDir::new_in(folder).unwrap();
    let url = fresh_url(to, &own).await;
    // The database goes with the folder of the test.
    let _ = own.keep();
    let content = done(&url, &["restore", file.to_str().unwrap()]);
    (url, content)
}

/// A tour through the engines at hand, back to where it began.
fn tour() -> Vec<On> {
    let mut tour = engines();
    tour.push(On::Sqlite);
    tour
}

#[tokio::test(flavor = "multi_thread")]
async fn from_one_engine_to_the_other_and_back_everything_is_the_same() {
    let folder = TempDir::new().unwrap();
    let product = Product::demo(On::Sqlite).await;
    claim(&product.app, PLAN).await.unwrap();
    generate(&product.app, PLAN, &|_| {}).await.unwrap();
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    product.choose_password(zoe, "zoe", SECRET).await;
    let at = kit::Instant::parse(AT).unwrap();
    let (hash, people) = product.app.passports.hash_of_all(at).await.unwrap();
    let hash = kit::fingerprint::hex(&hash);
    assert!(people > 30, "{people} people have answered");

    let (mut file, content) = backed_up(&product.url, folder.path(), "first");
    for (step, to) in tour().into_iter().enumerate() {
        let (url, said) = restored(to, folder.path(), &file).await;
        assert_eq!(said, content, "{to:?}: what was checked is what was written");
        let moved = Product::opened(&url).await;
        let (found, _) = moved.app.passports.hash_of_all(at).await.unwrap();
        assert_eq!(kit::fingerprint::hex(&found), hash, "{to:?}: the passports, as they were restored");
        let (before, same) = backed_up(&url, folder.path(), &format!("before-{step}"));
        assert_eq!(same, content, "{to:?}: every table, row by row");
        assert_eq!(done(&url, &["rebuild", "--at", AT]), hash, "{to:?}: the passports, made again");
        let (after, _) = backed_up(&url, folder.path(), &format!("after-{step}"));
        let (mut left, mut right) = (parts(&before), parts(&after));
        assert!(left.len() > 30 && left.contains_key("passport_responses"), "{left:?}");
        // How far each projection was built is noted at the end of a rebuild, and not by each append.
        left.remove("evidence_projections");
        right.remove("evidence_projections");
        assert_eq!(left, right, "{to:?}: every table, also those that were made again");
        file = before;
        an_old_password_opens(&moved, "zoe").await;
        what_counts_up_goes_on(&moved).await;
    }
}

/// Signs in with the password that was chosen before the backup.
async fn an_old_password_opens(product: &Product, sign_in: &str) {
    let come_in = [("identifiant", sign_in), ("secret", SECRET)];
    let came = product.post(&Browser::default(), "/connexion", &come_in).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    let wrong = [("identifiant", sign_in), ("secret", "quatre phares au nord")];
    assert_ne!(product.post(&Browser::default(), "/connexion", &wrong).await.status, StatusCode::SEE_OTHER);
}

/// New rows of tables that count up come after those that were restored.
async fn what_counts_up_goes_on(product: &Product) {
    let db = product.app.people.db();
    let highest = async || {
        let sql = "SELECT MAX(position) AS highest, COUNT(*) AS total FROM people_audit";
        let row = store::query(sql).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
        (row.int("highest").unwrap(), row.int("total").unwrap())
    };
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let before = highest().await;
    assert!(before.1 > 0, "somebody was read before the backup");
    assert_eq!(product.get(&admin, "/administration/personnes?q=weber").await.status, StatusCode::OK);
    let after = highest().await;
    assert!(after.0 > before.0 && after.1 > before.1, "{before:?} {after:?}");
}

/// The tables of a backup, each with the line that ends it and holds its hash.
fn parts(file: &Path) -> BTreeMap<String, String> {
    let (mut table, mut parts) = (String::new(), BTreeMap::new());
    for line in lines(file) {
        if let Some(name) = line.strip_prefix("{\"table\":\"") {
            table = name.trim_end_matches("\"}").to_owned();
        } else if line.starts_with("{\"rows\"") {
            parts.insert(table.clone(), line);
        }
    }
    parts
}

/// The lines of a backup, as `zcat` shows them.
pub(crate) fn lines(file: &Path) -> Vec<String> {
    let shown =
        std::process::Command::new("zcat").stdin(std::fs::File::open(file).unwrap()).output().unwrap();
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    String::from_utf8(shown.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_by_itself_is_left_out_and_everything_else_is_there() {
    for from in engines() {
        let folder = TempDir::new().unwrap();
        let product = Product::new(from).await;
        let (zoe, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let code = product.app.people.reset(zoe, None).await.unwrap();
        // Her code closes her session: she opens another one.
        let browser =
            Browser { authorization: browser.authorization.clone(), ..product.browser_of(zoe).await };
        assert_eq!(product.get(&browser, "/").await.status, StatusCode::OK);
        let (file, _) = backed_up(&product.url, folder.path(), "backup");
        let begun: Vec<String> = lines(&file);
        for table in left_out() {
            assert!(!begun.contains(&format!("{{\"table\":\"{table}\"}}")), "{table}");
        }
        let tables = product.app.people.db().schema().await.unwrap();
        for table in tables.keys().filter(|t| !left_out().contains(&t.as_str())) {
            assert!(begun.contains(&format!("{{\"table\":\"{table}\"}}")), "{from:?}: {table}");
        }
        assert!(left_out().iter().all(|t| tables.contains_key(*t)), "each of them is a table");
        let (url, _) = restored(from, folder.path(), &file).await;
        let moved = Product::opened(&url).await;
        assert_eq!(
            moved.get(&browser, "/").await.location(),
            "/connexion",
            "{from:?}: an old cookie opens nothing"
        );
        let redeemed = moved.app.people.redeem("zoe", &code, SECRET, "x", "x").await.unwrap();
        assert!(redeemed.is_err(), "{from:?}: a code that waits is given anew");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_installation_is_backed_up_too_and_no_migration_writes_rows() {
    for from in engines() {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(from, &folder).await;
        done(&url, &["migrate"]);
        let (file, content) = backed_up(&url, folder.path(), "empty");
        // Else a restore would meet rows that its own migrations wrote.
        assert!(lines(&file).iter().all(|line| !line.starts_with('[')), "{from:?}");
        for to in engines() {
            assert_eq!(restored(to, folder.path(), &file).await.1, content, "{from:?} {to:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_beside_a_server_that_writes_is_one_state() {
    for from in engines() {
        let folder = TempDir::new().unwrap();
        let (url, address) = (fresh_url(from, &folder).await, free_address());
        let data = folder.path().to_str().unwrap();
        let names: Vec<String> = (0..4).map(|n| format!("agent{n}")).collect();
        let codes: Vec<String> =
            names.iter().map(|name| done(&url, &["user", "add", "Une Personne", name])).collect();
        let listen = address.to_string();
        let serve = ["serve", "--data", data, "--database", &url, "--listen", &listen, "--log", "warn"];
        let server = Server::start(passeport(&serve), address, &folder.path().join("log"));
        let over = Arc::new(AtomicBool::new(false));
        let writing: Vec<_> = names
            .iter()
            .zip(&codes)
            .map(|(name, code)| {
                let tab = Tab::with_code(address, name, code);
                let over = Arc::clone(&over);
                std::thread::spawn(move || pass_questions(&tab, &over))
            })
            .collect();
        let mut statements = Vec::new();
        for round in 0..4 {
            let (file, content) = backed_up(&url, folder.path(), &format!("round-{round}"));
            let (copy, said) = restored(On::Sqlite, folder.path(), &file).await;
            assert_eq!(said, content);
            statements.push(is_one_state(&copy).await);
        }
        over.store(true, Ordering::SeqCst);
        let passed: i64 = writing.into_iter().map(|thread| thread.join().unwrap()).sum();
        drop(server);
        assert!(statements.windows(2).all(|w| w[0] <= w[1]), "{from:?}: {statements:?}");
        assert!(statements[0] < passed, "{from:?}: answers came meanwhile: {statements:?} of {passed}");
    }
}

/// Passes one question after the other until it is over; how many.
fn pass_questions(tab: &Tab, over: &AtomicBool) -> i64 {
    let mut passed = 0;
    for scope in ["all", "information", "communication", "creation", "security", "environment", "ai"] {
        let Some(path) = tab.begin(scope).unwrap() else { continue };
        loop {
            if over.load(Ordering::SeqCst) {
                return passed;
            }
            let page = tab.get(&path).unwrap();
            if page.status == 303 {
                break;
            }
            if page.body.contains("/suite\"") {
                tab.post(&format!("{path}/suite"), &[]).unwrap();
                continue;
            }
            assert_eq!(tab.pass(&path, page.hidden("question")).unwrap().status, 303);
            passed += 1;
        }
    }
    passed
}

/// Checks that what is written in one transaction stands together in a copy; how many statements it holds.
async fn is_one_state(url: &str) -> i64 {
    let db = Db::connect(&Options::new(url)).await.unwrap();
    let sql = "SELECT (SELECT COUNT(*) FROM evidence_statements WHERE authority = 'assess') AS statements,
        (SELECT COUNT(*) FROM evidence_statement_ids) AS ids,
        (SELECT COUNT(*) FROM passport_responses) AS responses,
        (SELECT COUNT(*) FROM evidence_statements s JOIN passport_responses r
         ON r.person = s.person AND r.statement = s.id) AS both_sides";
    let row = store::query(sql).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
    let counts: Vec<i64> =
        ["statements", "ids", "responses", "both_sides"].iter().map(|name| row.int(name).unwrap()).collect();
    db.close().await;
    assert!(counts.iter().all(|count| *count == counts[0]), "one state: {counts:?}");
    counts[0]
}

//! The binary, killed: what was acknowledged is there afterwards, once, and what was cut off is taken up.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use evidence::Evidence;
use kit::{Clock as _, Instant, SystemClock};
use passeport::{Plan, claim, embedded_content, parse_content};
use passport::{Frame, Passports};
use psychometrics::simulate::Draws;
use store::{Db, Options, RowExt as _};
use tempfile::TempDir;
use uuid::Uuid;

use crate::server::{Page, Server, Tab, free_address, passeport};
use crate::support::{On, Product, engines, fresh_url};

/// Answers to be acknowledged over all rounds; each round ends with a kill.
const ANSWERS: usize = 200;
/// Fewest and most answers acknowledged before the kill of a round.
const ROUND: (usize, usize) = (15, 60);
/// Most milliseconds between the last awaited answer and the kill: a few requests' time, so that the kill
/// falls anywhere in one.
const KILL_MS_MAX: usize = 60;
/// The sign-in names of the agents, who answer side by side: so many that nobody runs out of questions before.
const AGENTS: [&str; 6] = ["claire", "ines", "leo", "nadia", "omar", "zoe"];
/// One answer in so many is "I don't know".
const UNKNOWN_ONE_IN: usize = 6;
/// What they are asked about, in turn.
const SCOPES: [&str; 7] =
    ["all", "information", "communication", "creation", "security", "environment", "ai"];

/// An agent who answers question after question.
struct Agent {
    tab: Tab,
    draws: Draws,
    session: Option<String>,
    begun: usize,
    acknowledged: Vec<Uuid>,
    /// The answer that was sent and not acknowledged.
    pending: Option<Uuid>,
    /// The answer of the round before that was cut off, and whether the ledger holds it.
    cut: Option<(Uuid, bool)>,
}

impl Agent {
    /// Somebody who comes in with the code that `user add` printed for her.
    fn new(address: SocketAddr, sign_in: &str, code: &str, seed: u64) -> Self {
        let (tab, draws) = (Tab::with_code(address, sign_in, code), Draws::seeded(seed));
        Self { tab, draws, session: None, begun: 0, acknowledged: Vec::new(), pending: None, cut: None }
    }

    /// Answers until the connection breaks.
    fn answer_on(&mut self, total: &AtomicUsize) {
        while self.step(total).is_ok() {}
    }

    fn step(&mut self, total: &AtomicUsize) -> io::Result<()> {
        let Some(path) = self.session.clone() else {
            // Nobody is asked anything twice in a week: an agent who has answered all has done her part.
            let scope = SCOPES.get(self.begun).ok_or(io::ErrorKind::Other)?;
            self.session = self.tab.begin(scope)?;
            self.begun += 1;
            return Ok(());
        };
        let page = self.tab.get(&path)?;
        if page.status == 303 {
            self.session = None;
            return Ok(());
        }
        assert_eq!(page.status, 200, "{}", page.body);
        if page.body.contains("/suite\"") {
            let on = self.tab.post(&format!("{path}/suite"), &[])?;
            assert_eq!(on.status, 303, "{}", on.body);
            return Ok(());
        }
        let question = Uuid::parse_str(page.hidden("question")).unwrap();
        if let Some((id, kept)) = self.cut.take() {
            assert_eq!(question == id, !kept, "a question waits until its answer is kept, and no longer");
        }
        self.pending = Some(question);
        let fields = answer(&page, &mut self.draws);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let kept = self.tab.post(&path, &fields)?;
        assert_eq!(kept.status, 303, "{}", kept.body);
        self.pending = None;
        self.acknowledged.push(question);
        total.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// An answer to the question of a page, whatever its kind: any that the form can send.
fn answer(page: &Page, draws: &mut Draws) -> Vec<(String, String)> {
    let mut fields = vec![("question".to_owned(), page.hidden("question").to_owned())];
    let has = |name: &str| page.body.contains(&format!("name=\"{name}\""));
    let lines = |name: &str| (0..).take_while(|i| has(&format!("{name}-{i}"))).count();
    let (choices, ranks, pairs) =
        (page.body.matches("name=\"choix\"").count(), lines("rang"), lines("paire"));
    if draws.below(UNKNOWN_ONE_IN) == 0 {
        fields.push(("inconnu".to_owned(), "1".to_owned()));
    } else if has("nombre") {
        fields.push(("nombre".to_owned(), draws.below(1_000).to_string()));
    } else if choices > 0 {
        let first = draws.below(choices);
        fields.push(("choix".to_owned(), first.to_string()));
        let several = page.body.contains("type=\"checkbox\" name=\"choix\"");
        let others = (0..choices).filter(|place| several && *place != first && draws.below(2) == 0);
        fields.extend(others.map(|place| ("choix".to_owned(), place.to_string())));
    } else {
        let turn = draws.below(ranks.max(1));
        fields.extend((0..ranks).map(|i| (format!("rang-{i}"), (1 + (i + turn) % ranks).to_string())));
        fields.extend((0..pairs).map(|i| (format!("paire-{i}"), draws.below(pairs).to_string())));
    }
    fields
}

/// The product, served over a database.
fn served(folder: &Path, url: &str, address: SocketAddr) -> Command {
    let (folder, address) = (folder.to_str().unwrap(), address.to_string());
    let listen = ["--listen", &address, "--log", "warn"];
    passeport(&[&["serve", "--data", folder, "--database", url][..], &listen].concat())
}

/// Adds an agent from the command line: the code with which she comes in.
fn add(folder: &Path, url: &str, sign_in: &str) -> String {
    let folder = folder.to_str().unwrap();
    let store = ["--data", folder, "--database", url];
    let done = passeport(&[&["user", "add", "Une Personne", sign_in][..], &store].concat()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).lines().last().unwrap_or_default().trim().to_owned()
}

/// The ledger and the passports of a database that no process serves.
struct Opened {
    db: Db,
    evidence: Evidence,
    passports: Passports,
}

impl Opened {
    async fn new(on: On, url: &str) -> Self {
        let db = Db::connect(&Options::new(url)).await.unwrap();
        if on == On::Postgres {
            alone(&db).await;
        }
        let home = Evidence::home_page(&db, "http://never.test", false, SystemClock.now()).await.unwrap();
        let content = parse_content(&embedded_content()).unwrap_or_else(|faults| panic!("{faults:?}"));
        let frame = Frame::new(content.socle, content.bank).unwrap();
        Self {
            evidence: Evidence::new(db.clone(), Arc::new(SystemClock), home, Vec::new()),
            passports: Passports::new(db.clone(), Arc::new(frame)),
            db,
        }
    }
}

/// Waits until PostgreSQL has ended what a killed process had under way there: a commit is then done or
/// undone.
async fn alone(db: &Db) {
    let sql = "SELECT CONCAT(backend_type, ', ', state, ', ', wait_event, ': ', query) AS words \
               FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    // One connection throughout: the pool's others would be waited for too.
    let mut conn = db.read().await.unwrap();
    let mut others = Vec::new();
    for _ in 0..200 {
        let rows = store::query(sql).fetch_all(&mut *conn).await.unwrap();
        others = rows.iter().map(|row| row.text("words").unwrap()).collect();
        if others.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("somebody is still connected to the database: {others:#?}");
}

/// One round: serve, let the agents answer, kill the server in the middle.
fn round(server: &mut Server, agents: &mut [Agent], draws: &mut Draws) {
    let enough = ROUND.0 + draws.below(ROUND.1 - ROUND.0);
    let delay = Duration::from_millis(draws.below(KILL_MS_MAX) as u64);
    let total = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let all: Vec<_> = agents.iter_mut().map(|a| scope.spawn(|| a.answer_on(&total))).collect();
        while total.load(Ordering::SeqCst) < enough && all.iter().any(|a| !a.is_finished()) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(delay);
        server.kill();
    });
}

/// Every acknowledged answer is in the ledger once and in her passport; one that was cut off is there
/// whole or not at all; nothing else is. Returns how many of those cut off were kept.
async fn check(opened: &Opened, agents: &mut [Agent], before: i64, kept_before: usize) -> usize {
    let mut kept = kept_before;
    for agent in agents.iter_mut() {
        if let Some(id) = agent.pending.take() {
            let found = opened.evidence.get(id).await.unwrap().is_some();
            kept += usize::from(found);
            agent.cut = Some((id, found));
        }
        let Some(first) = agent.acknowledged.first() else { continue };
        let person = opened.evidence.get(*first).await.unwrap().expect("it was acknowledged").person;
        let held = opened.evidence.of_person(person).await.unwrap();
        let answers = opened.passports.answers(person).await.unwrap();
        assert_eq!(held.len(), answers.len(), "each statement is in the passport");
        for id in &agent.acknowledged {
            assert_eq!(held.iter().filter(|r| r.statement.id() == Some(*id)).count(), 1, "{id} stands once");
            assert!(answers.get(*id).is_some(), "{id} is in the passport");
        }
    }
    let acknowledged: Vec<Uuid> = agents.iter().flat_map(|a| a.acknowledged.clone()).collect();
    assert_eq!(acknowledged.iter().collect::<BTreeSet<_>>().len(), acknowledged.len(), "no question twice");
    let expected = before + (acknowledged.len() + kept) as i64;
    assert_eq!(opened.evidence.count().await.unwrap(), expected, "the ledger holds nothing else");
    kept
}

#[tokio::test]
async fn every_acknowledged_answer_is_there_once_after_the_server_was_killed() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let (url, address) = (fresh_url(on, &folder).await, free_address());
        let log = folder.path().join("server.log");
        let serve = || Server::start(served(folder.path(), &url, address), address, &log);
        let codes = AGENTS.map(|sign_in| add(folder.path(), &url, sign_in));
        let mut server = serve();
        let coming = AGENTS.iter().zip(&codes).zip(1..);
        let mut agents: Vec<Agent> =
            coming.map(|((sign_in, code), seed)| Agent::new(address, sign_in, code, seed)).collect();
        server.kill();
        let opened = Opened::new(on, &url).await;
        let before = opened.evidence.count().await.unwrap();
        opened.db.close().await;
        let mut draws = Draws::seeded(200 + on as u64);
        let (mut kills, mut kept) = (0, 0);
        while agents.iter().map(|a| a.acknowledged.len()).sum::<usize>() < ANSWERS {
            round(&mut serve(), &mut agents, &mut draws);
            kills += 1;
            assert!(kills < 60, "the agents were asked enough to answer {ANSWERS} times");
            let opened = Opened::new(on, &url).await;
            kept = check(&opened, &mut agents, before, kept).await;
            opened.db.close().await;
        }
        the_answers_were_of_all_kinds(on, &url, &agents).await;
        println!(
            "{on:?}: {kills} kills, {kept} answers kept though the kill came before their acknowledgement"
        );
        a_rebuild_changes_nothing(on, folder.path(), &url).await;
    }
}

/// Right ones, wrong ones, and questions that were passed.
async fn the_answers_were_of_all_kinds(on: On, url: &str, agents: &[Agent]) {
    let opened = Opened::new(on, url).await;
    let (mut right, mut wrong, mut unknown) = (0, 0, 0);
    for id in agents.iter().flat_map(|agent| &agent.acknowledged) {
        let person = opened.evidence.get(*id).await.unwrap().unwrap().person;
        let answers = opened.passports.answers(person).await.unwrap();
        match answers.get(*id).unwrap() {
            answer if answer.correct => right += 1,
            answer if answer.response == "unknown" => unknown += 1,
            _ => wrong += 1,
        }
    }
    opened.db.close().await;
    assert!(right > 0 && wrong > 0 && unknown > 0, "{on:?}: {right} right, {wrong} wrong, {unknown} unknown");
}

/// What the killed servers left is what a rebuild from the ledger makes.
async fn a_rebuild_changes_nothing(on: On, folder: &Path, url: &str) {
    let at = Instant::parse("2031-01-01T00:00:00Z").unwrap();
    let opened = Opened::new(on, url).await;
    let (hash, people) = opened.passports.hash_of_all(at).await.unwrap();
    opened.db.close().await;
    assert!(people >= AGENTS.len());
    assert_eq!(rebuilt(folder, url, &at.to_string()), kit::fingerprint::hex(&hash), "{on:?}");
}

/// The hash of all passports that `rebuild` prints.
fn rebuilt(folder: &Path, url: &str, at: &str) -> String {
    let folder = folder.to_str().unwrap();
    let done = passeport(&["rebuild", "--at", at, "--data", folder, "--database", url]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).lines().last().unwrap_or_default().to_owned()
}

/// A batch of a hundred agents, and one of thirty.
const PLAN: Plan = Plan { agents: 130, seed: 5 };
const FIRST_BATCH: u32 = 100;
const PLAN_DONE: u32 = PLAN.agents;
/// How often the kill may come too late on a machine that is busy elsewhere.
const TRIES_MAX: usize = 5;

/// Makes the demonstration that a database claims, as far as it is not made.
fn generation(folder: &Path, url: &str) -> Command {
    let (agents, seed) = (PLAN.agents.to_string(), PLAN.seed.to_string());
    let plan = ["--agents", &agents, "--seed", &seed, "--no-serve", "--log", "warn"];
    passeport(&[&["demo", "--data", folder.to_str().unwrap(), "--database", url][..], &plan].concat())
}

fn finish(folder: &Path, url: &str) {
    let done = generation(folder, url).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A database that is claimed, at the instant of the tests' clock; nothing is made in it yet.
async fn claimed(on: On) -> Product {
    let product = Product::demo(on).await;
    claim(&product.app, PLAN).await.unwrap();
    product
}

/// Batches marked in a database, as the number of agents made.
async fn made(product: &Product) -> u32 {
    let mark = product.app.people.db().mark("demo.done").await.unwrap();
    mark.map_or(0, |done| done.parse().unwrap())
}

/// A database whose generation was killed after its first batch, in its second.
async fn cut_off(on: On, folder: &Path) -> Product {
    for _ in 0..TRIES_MAX {
        let product = claimed(on).await;
        let mut process = generation(folder, &product.url).spawn().unwrap();
        while made(&product).await < FIRST_BATCH && process.try_wait().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        process.kill().unwrap();
        process.wait().unwrap();
        match made(&product).await {
            FIRST_BATCH => return product,
            PLAN_DONE => println!("{on:?}: the generation was over before the kill; once more"),
            other => panic!("{on:?}: the generation ended by itself after {other} agents"),
        }
    }
    panic!("{on:?}: the kill always comes too late");
}

#[tokio::test]
async fn a_demonstration_killed_on_its_way_ends_as_an_unbroken_one() {
    let at = "2026-11-24T00:00:00Z";
    let folder = TempDir::new().unwrap();
    let unbroken = claimed(On::Sqlite).await;
    finish(folder.path(), &unbroken.url);
    let hash = rebuilt(folder.path(), &unbroken.url, at);
    let statements = unbroken.app.evidence.count().await.unwrap();
    for on in engines() {
        let broken = cut_off(on, folder.path()).await;
        let begun = broken.app.evidence.count().await.unwrap();
        assert!(begun > 0 && begun < statements, "{on:?}: {begun} of {statements} when it was killed");
        finish(folder.path(), &broken.url);
        assert_eq!(broken.app.evidence.count().await.unwrap(), statements, "{on:?}");
        assert_eq!(rebuilt(folder.path(), &broken.url, at), hash, "{on:?}");
    }
}

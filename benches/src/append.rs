//! Statements appended a second, against bare loops that insert the same bytes with the same durability.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use evidence::{Authority, POSITIONING};
use kit::PersonId;
use store::{Db, Options};
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder};

use crate::row;
use crate::setting::Setting;

/// Statements of each measure.
const COUNT: usize = 1_500;
/// Connections that append at once.
const AT_ONCE: usize = 64;

fn statement(person: PersonId, i: u128) -> Statement {
    StatementBuilder::answered("http://passeport.test", &person.to_string(), "http://passeport.test/items/ai.vague-notice/1")
        .id(Uuid::from_u128(i))
        .score(ScaledScore::ONE)
        .success(true)
        .response("0")
        .registration(Uuid::from_u128(7))
        .context_extension("http://passeport.test/xapi/seed", 5)
        .timestamp(kit::Instant::from_micros(1_795_000_000_000_000).timestamp())
        .build()
}

async fn append_one(setting: &Setting, person: PersonId, i: u128) {
    let mut tx = setting.app.evidence.db().write().await.expect("a transaction");
    let statement = statement(person, i);
    setting.app.evidence.append(&mut tx, person, statement, &Authority::Assess, POSITIONING).await.expect("appended");
    tx.commit().await.expect("durable");
}

/// Appends one by one, then from many connections, then the bare loop.
pub async fn measure(setting: &Setting) {
    let person = PersonId::from_uuid(Uuid::from_u128(99));
    let begun = Instant::now();
    for i in 0..COUNT {
        append_one(setting, person, i as u128 + 1_000_000).await;
    }
    let one = COUNT as f64 / begun.elapsed().as_secs_f64();
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    let mut workers = Vec::new();
    for _ in 0..AT_ONCE {
        workers.push(async {
            loop {
                let i = next.fetch_add(1, Ordering::SeqCst);
                if i >= COUNT {
                    break;
                }
                append_one(setting, person, i as u128 + 2_000_000).await;
            }
        });
    }
    join_all(workers).await;
    let many = COUNT as f64 / begun.elapsed().as_secs_f64();
    let bare = bare(setting, person).await;
    row("statements appended one by one", setting.name, &format!("{one:.0} a second, {:.2} of the bare loop", one / bare));
    row(&format!("statements appended from {AT_ONCE} connections"), setting.name, &format!("{many:.0} a second, {:.2} of the bare loop", many / bare));
    row("bare loop: one insert of the same bytes a transaction (sqlx)", setting.name, &format!("{bare:.0} a second"));
}

/// Polls futures together without a crate for it.
async fn join_all<F: Future<Output = ()>>(futures: Vec<F>) {
    let mut futures: Vec<_> = futures.into_iter().map(|f| Some(Box::pin(f))).collect();
    std::future::poll_fn(|context| {
        let mut waiting = false;
        for slot in &mut futures {
            if let Some(future) = slot {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(()) => *slot = None,
                    std::task::Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
}

async fn bare(setting: &Setting, person: PersonId) -> f64 {
    let db = Db::connect(&Options::new(&setting.url)).await.expect("the database answers");
    let blob = if setting.name == "SQLite" { "BLOB" } else { "BYTEA" };
    db.execute_script(&format!("CREATE TABLE bare (id {blob} PRIMARY KEY, body {blob})")).await.expect("created");
    let bytes = Arc::new(statement(person, 1).to_bytes());
    let begun = Instant::now();
    for i in 0..COUNT {
        let mut tx = db.write().await.expect("a transaction");
        store::query("INSERT INTO bare (id, body) VALUES ($1, $2)")
            .bind(Uuid::from_u128(i as u128).as_bytes().to_vec())
            .bind(bytes.as_ref().clone())
            .execute(tx.conn())
            .await
            .expect("inserted");
        tx.commit().await.expect("durable");
    }
    COUNT as f64 / begun.elapsed().as_secs_f64()
}

/// The bare loop on SQLite through rusqlite, without the pool and its thread.
pub fn bare_rusqlite() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let conn = rusqlite::Connection::open(folder.path().join("bare.db")).expect("opened");
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (id BLOB PRIMARY KEY, body BLOB);")
        .expect("created");
    let bytes = statement(PersonId::from_uuid(Uuid::from_u128(99)), 1).to_bytes();
    let mut insert = conn.prepare("INSERT INTO bare (id, body) VALUES (?1, ?2)").expect("prepared");
    let begun = Instant::now();
    for i in 0..COUNT {
        insert.execute((Uuid::from_u128(i as u128).as_bytes().as_slice(), bytes.as_slice())).expect("inserted");
    }
    let rate = COUNT as f64 / begun.elapsed().as_secs_f64();
    row("bare loop: one insert of the same bytes a transaction (rusqlite)", "SQLite", &format!("{rate:.0} a second"));
}

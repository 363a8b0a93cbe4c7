//! Statements appended a second, against bare loops that insert the same bytes with the same durability.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use evidence::{Authority, Evidence, POSITIONING};
use kit::PersonId;
use store::{Db, Options};
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder};

use crate::row;
use crate::setting::Setting;

/// Statements of each measure.
const COUNT: usize = 1_500;
/// Tasks that append at once; PostgreSQL gets as many connections. SQLite has one writer, whatever its pool holds.
const AT_ONCE: u32 = 64;

fn statement(person: PersonId, i: u128) -> Statement {
    StatementBuilder::answered(
        "http://passeport.test",
        &person.to_string(),
        "http://passeport.test/items/ai.vague-notice/1",
    )
    .id(Uuid::from_u128(i))
    .score(ScaledScore::ONE)
    .success(true)
    .response("0")
    .registration(Uuid::from_u128(7))
    .context_extension("http://passeport.test/xapi/seed", 5)
    .timestamp(kit::Instant::from_micros(1_795_000_000_000_000).timestamp())
    .build()
}

async fn append_one(evidence: &Evidence, person: PersonId, i: u128) {
    let mut tx = evidence.db().write().await.expect("a transaction");
    let statement = statement(person, i);
    evidence.append(&mut tx, person, statement, &Authority::Assess, POSITIONING).await.expect("appended");
    tx.commit().await.expect("durable");
}

/// Appends one by one, then from many tasks at once, then the bare loop.
pub async fn measure(setting: &Setting) {
    let person = PersonId::from_uuid(Uuid::from_u128(99));
    let begun = Instant::now();
    for i in 0..COUNT {
        append_one(&setting.app.evidence, person, i as u128 + 1_000_000).await;
    }
    let one = COUNT as f64 / begun.elapsed().as_secs_f64();
    let (evidence, pool) = if setting.name == "SQLite" {
        (setting.app.evidence.clone(), "which take turns to write".to_owned())
    } else {
        (setting.with_connections(AT_ONCE).await.evidence, format!("over {AT_ONCE} connections"))
    };
    // Each connection is made before the clock starts.
    let mut held = Vec::new();
    for _ in 0..if setting.name == "SQLite" { 0 } else { AT_ONCE } {
        held.push(evidence.db().read().await.expect("a connection"));
    }
    drop(held);
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let tasks = (0..AT_ONCE).map(|task| {
        let (evidence, next) = (evidence.clone(), next.clone());
        let person = PersonId::from_uuid(Uuid::from_u128(100 + u128::from(task)));
        tokio::spawn(async move {
            loop {
                let i = next.fetch_add(1, Ordering::SeqCst);
                if i >= COUNT {
                    break;
                }
                append_one(&evidence, person, i as u128 + 2_000_000).await;
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("it appends to its end");
    }
    let many = COUNT as f64 / begun.elapsed().as_secs_f64();
    let bare = bare(setting, person).await;
    row(
        "statements appended one by one",
        setting.name,
        &format!("{one:.0} a second, {:.2} of the bare loop", one / bare),
    );
    row(
        &format!("statements appended by {AT_ONCE} tasks at once, {pool}"),
        setting.name,
        &format!("{many:.0} a second, {:.2} of the bare loop", many / bare),
    );
    row(
        "bare loop: one insert of the same bytes a transaction (sqlx)",
        setting.name,
        &format!("{bare:.0} a second"),
    );
}

async fn bare(setting: &Setting, person: PersonId) -> f64 {
    let db = Db::connect(&Options::new(&setting.url)).await.expect("the database answers");
    let blob = if setting.name == "SQLite" { "BLOB" } else { "BYTEA" };
    db.execute_script(&format!("CREATE TABLE bare (id {blob} PRIMARY KEY, body {blob})"))
        .await
        .expect("created");
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
        insert
            .execute((Uuid::from_u128(i as u128).as_bytes().as_slice(), bytes.as_slice()))
            .expect("inserted");
    }
    let rate = COUNT as f64 / begun.elapsed().as_secs_f64();
    row(
        "bare loop: one insert of the same bytes a transaction (rusqlite)",
        "SQLite",
        &format!("{rate:.0} a second"),
    );
}

//! Migrations: one text for both engines, applied once, in the order of the rooms' arrows.

use std::collections::BTreeMap;
use std::time::Duration;

use kit::{Fingerprint, Ids, Instant};
use sqlx::{AssertSqlSafe, Executor as _};

use crate::{Conn, Db, Lease, Result, RowExt as _, StoreError, expand, query};

/// One step of a room's schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The room's name.
    pub room: &'static str,
    /// 1, 2, 3… within the room.
    pub number: i64,
    /// The text, with the words of [`expand`].
    pub sql: &'static str,
}

impl Migration {
    /// SHA-256 of its text, in hexadecimal: what is kept of one that was applied.
    pub fn hash(&self) -> String {
        Fingerprint::hex_of(self.sql)
    }
}

/// What stands between a database and this binary.
#[derive(Debug, PartialEq, Eq)]
pub struct Pending {
    /// Migrations to apply, as (room, number).
    pub missing: Vec<(&'static str, i64)>,
}

/// Migrations that were applied: by room and number, SHA-256 of their texts in hexadecimal.
pub type Applied = BTreeMap<(String, i64), String>;

/// Seconds that the migration lease lasts from each migration on: longer than any so far, short enough to
/// wait for after a crash.
const LEASE_SECONDS: i64 = 60;
/// How often a process that finds the lease taken looks again, and how many times.
const LEASE_RETRY: (Duration, u32) = (Duration::from_millis(500), 140);

/// Applies what is missing, all rooms' migrations given in the order of their arrows. A database
/// that is newer, or whose migrations have another text, is refused before anything is written.
/// Returns how many were applied. One process at a time, under a lease; others wait for it.
pub async fn migrate(db: &Db, all: &[Migration], ids: &dyn Ids, now: impl Fn() -> Instant) -> Result<usize> {
    lay_foundation(db).await?;
    if pending(db, all).await?.missing.is_empty() {
        return Ok(0);
    }
    let lease = wait_for_lease(db, ids, &now).await?;
    let done = apply_missing(db, all, &lease, &now).await;
    lease.release(db).await?;
    done
}

/// What [`migrate`] would apply, or why it would refuse.
pub async fn pending(db: &Db, all: &[Migration]) -> Result<Pending> {
    compare(&applied_in(&mut *db.read().await?).await?, all)
}

/// What is missing where these migrations were applied, or why this binary cannot go on from there.
pub fn compare(applied: &Applied, all: &[Migration]) -> Result<Pending> {
    for ((room, number), hash) in applied {
        match all.iter().find(|m| m.room == room && m.number == *number) {
            None => return Err(StoreError::Newer { room: room.clone(), number: *number }),
            Some(known) if known.hash() != *hash => {
                return Err(StoreError::Changed { room: room.clone(), number: *number });
            }
            Some(_) => {}
        }
    }
    let missing = all
        .iter()
        .filter(|m| !applied.contains_key(&(m.room.to_owned(), m.number)))
        .map(|m| (m.room, m.number))
        .collect();
    Ok(Pending { missing })
}

/// Makes the tables that the store itself needs; called by [`migrate`].
async fn lay_foundation(db: &Db) -> Result<()> {
    let sql = expand(db.engine(), include_str!("sql/foundation.sql"));
    // Two processes that start together may both find no table; the second one's error is gone on a second look.
    if db.execute_script(&sql).await.is_err() {
        db.execute_script(&sql).await?;
    }
    Ok(())
}

/// The migrations that were applied; none where the store's own tables are not made yet.
pub async fn applied(db: &Db) -> Result<Applied> {
    if !db.has_table("store_migrations").await? {
        return Ok(Applied::new());
    }
    applied_in(&mut *db.read().await?).await
}

/// The same, in a transaction.
pub(crate) async fn applied_in(conn: &mut Conn) -> Result<Applied> {
    let rows = query(include_str!("sql/migrations_applied.sql")).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(((row.text("room")?, row.int("number")?), row.text("hash")?))).collect()
}

async fn wait_for_lease(db: &Db, ids: &dyn Ids, now: &impl Fn() -> Instant) -> Result<Lease> {
    let holder = ids.uuid();
    let (pause, tries) = LEASE_RETRY;
    for _ in 1..tries {
        match Lease::take(db, "migrate", holder, now(), LEASE_SECONDS).await {
            Err(StoreError::Leased { .. }) => tokio::time::sleep(pause).await,
            other => return other,
        }
    }
    Lease::take(db, "migrate", holder, now(), LEASE_SECONDS).await
}

async fn apply_missing(
    db: &Db,
    all: &[Migration],
    lease: &Lease,
    now: &impl Fn() -> Instant,
) -> Result<usize> {
    let missing = pending(db, all).await?.missing;
    for migration in all.iter().filter(|m| missing.contains(&(m.room, m.number))) {
        lease.renew(db, now(), LEASE_SECONDS).await?;
        let mut tx = db.write().await?;
        tx.conn().execute(sqlx::raw_sql(AssertSqlSafe(expand(db.engine(), migration.sql)))).await?;
        query(include_str!("sql/migration_record.sql"))
            .bind(migration.room)
            .bind(migration.number)
            .bind(migration.hash())
            .bind(now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        tracing::info!(room = migration.room, number = migration.number, "migration applied");
    }
    Ok(missing.len())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kit::{Clock, FixedClock, SeededIds};

    use super::*;
    use crate::Options;

    #[tokio::test]
    async fn the_lease_lasts_as_long_as_the_migrations() {
        let folder = tempfile::TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("x.db").display());
        let db = Db::connect(&Options::new(url)).await.unwrap();
        let clock = Arc::new(FixedClock::at(Instant::from_micros(0)));
        let ids = SeededIds::new(1, clock.clone() as Arc<dyn Clock>);
        // Each notes the end of the lease under which it runs.
        let step = |number, sql| Migration { room: "x", number, sql };
        let all = [
            step(1, "CREATE TABLE a AS SELECT expires_at FROM store_leases"),
            step(2, "CREATE TABLE bb AS SELECT expires_at FROM store_leases"),
            step(3, "CREATE TABLE ccc AS SELECT expires_at FROM store_leases"),
        ];
        let late = || {
            clock.advance_seconds(LEASE_SECONDS - 1);
            clock.now()
        };
        assert_eq!(migrate(&db, &all, &ids, late).await.unwrap(), 3);
        let ends = "SELECT a.expires_at AS a, bb.expires_at AS b, ccc.expires_at AS c FROM a, bb, ccc";
        let row = query(ends).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
        let (a, b, c) = (row.int("a").unwrap(), row.int("b").unwrap(), row.int("c").unwrap());
        assert!(a < b && b < c, "{a} {b} {c}");
    }
}

//! Leases: a row elects one process among many, on any engine, and expires by itself.

use std::sync::Arc;
use std::time::Duration;

use kit::{Clock, Ids, Instant};
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::{Db, Result, StoreError, query};

/// A lease held by this process until it is released or expires.
#[derive(Clone, Debug)]
pub struct Lease {
    name: String,
    holder: Uuid,
}

impl Lease {
    /// Takes the lease `name` for `seconds`; [`StoreError::Leased`] when another holder's has not expired.
    pub async fn take(db: &Db, name: &str, holder: Uuid, now: Instant, seconds: i64) -> Result<Self> {
        let lease = Self { name: name.to_owned(), holder };
        lease.renew(db, now, seconds).await?;
        Ok(lease)
    }

    /// Keeps the lease for `seconds` from now on; [`StoreError::Leased`] when it expired and somebody else took it.
    pub async fn renew(&self, db: &Db, now: Instant, seconds: i64) -> Result<()> {
        let mut tx = db.write().await?;
        let taken = query(include_str!("sql/lease_take.sql"))
            .bind(&self.name)
            .bind(self.holder.as_bytes().to_vec())
            .bind(now.plus_seconds(seconds).micros())
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        if taken.rows_affected() == 0 {
            return Err(StoreError::Leased { name: self.name.clone() });
        }
        Ok(())
    }

    /// Gives the lease back.
    pub async fn release(self, db: &Db) -> Result<()> {
        let mut tx = db.write().await?;
        query(include_str!("sql/lease_release.sql"))
            .bind(&self.name)
            .bind(self.holder.as_bytes().to_vec())
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }
}

/// Seconds that a held lease lasts beyond the life of its process.
const HELD_SECONDS: i64 = 10;
/// How often it is renewed meanwhile.
const RENEW_EVERY: Duration = Duration::from_secs(3);
/// How often who finds it taken looks again, and how many times: a little longer than it lasts, so that a
/// process which was killed is not in the way of the next one.
const LOOK_AGAIN: (Duration, u32) = (Duration::from_millis(500), 24);

/// A lease that is renewed by itself until it is released or dropped: for work of any length.
#[derive(Debug)]
pub struct Held {
    lease: Lease,
    renewing: JoinHandle<()>,
}

impl Held {
    /// Takes the lease `name`. Waits for one that a killed process left; [`StoreError::Leased`] when another
    /// process renews it.
    pub async fn take(db: &Db, name: &str, ids: &dyn Ids, clock: &Arc<dyn Clock>) -> Result<Self> {
        let holder = ids.uuid();
        let (pause, tries) = LOOK_AGAIN;
        let mut taken = Lease::take(db, name, holder, clock.now(), HELD_SECONDS).await;
        for _ in 0..tries {
            if !matches!(taken, Err(StoreError::Leased { .. })) {
                break;
            }
            tokio::time::sleep(pause).await;
            taken = Lease::take(db, name, holder, clock.now(), HELD_SECONDS).await;
        }
        let lease = taken?;
        let renewing = tokio::spawn(renew(db.clone(), lease.clone(), clock.clone()));
        Ok(Self { lease, renewing })
    }

    /// Gives the lease back.
    pub async fn release(mut self, db: &Db) -> Result<()> {
        self.renewing.abort();
        // A renewal under way ends first, so that it cannot come after.
        let _ = (&mut self.renewing).await;
        self.lease.clone().release(db).await
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.renewing.abort();
    }
}

async fn renew(db: Db, lease: Lease, clock: Arc<dyn Clock>) {
    loop {
        tokio::time::sleep(RENEW_EVERY).await;
        if let Err(error) = lease.renew(&db, clock.now(), HELD_SECONDS).await {
            tracing::warn!(%error, lease = lease.name, "a lease could not be renewed");
        }
    }
}

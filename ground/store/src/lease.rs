//! Leases: a row elects one process among many, on any engine, and expires by itself.

use kit::Instant;
use uuid::Uuid;

use crate::{Db, Result, StoreError, query};

/// A lease held by this process until it is released or expires.
#[derive(Debug)]
pub struct Lease {
    name: String,
    holder: Uuid,
}

impl Lease {
    /// Takes the lease `name` for `seconds`; [`StoreError::Leased`] when another holder's has not expired.
    pub async fn take(db: &Db, name: &str, holder: Uuid, now: Instant, seconds: i64) -> Result<Self> {
        let mut tx = db.write().await?;
        let taken = query(include_str!("sql/lease_take.sql"))
            .bind(name)
            .bind(holder.as_bytes().to_vec())
            .bind(now.plus_seconds(seconds).micros())
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        if taken.rows_affected() == 0 {
            return Err(StoreError::Leased { name: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), holder })
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

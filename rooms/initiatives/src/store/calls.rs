//! Calls: opened, read, counted.

use std::collections::BTreeMap;

use kit::PersonId;
use store::{Result, Row, RowExt as _, Tx, query};
use uuid::Uuid;

use super::{bytes, id};
use crate::{Call, Initiatives, NewCall};

impl Initiatives {
    /// Opens a call, at once.
    pub async fn open_call(&self, new: &NewCall, by: PersonId) -> Result<Uuid> {
        let mut tx = self.db().write().await?;
        let call = self.open_call_in(&mut tx, new, by).await?;
        tx.commit().await?;
        Ok(call)
    }

    /// As [`open_call`](Self::open_call), in a transaction under way.
    pub async fn open_call_in(&self, tx: &mut Tx, new: &NewCall, by: PersonId) -> Result<Uuid> {
        let call = self.people.ids().random_uuid();
        query(include_str!("call_insert.sql"))
            .bind(id(call))
            .bind(&new.title)
            .bind(&new.problem)
            .bind(&new.sufferers)
            .bind(new.how_many)
            .bind(&new.evidence)
            .bind(&new.axis)
            .bind(&new.sponsor)
            .bind(new.days_a_week)
            .bind(self.people.ids().secret().to_vec())
            .bind(bytes(by))
            .bind(self.now().micros())
            .bind(new.ends_at.micros())
            .execute(tx.conn())
            .await?;
        Ok(call)
    }

    /// A call.
    pub async fn call(&self, call: Uuid) -> Result<Option<Call>> {
        let mut conn = self.db().read().await?;
        let row = query(include_str!("call_get.sql")).bind(id(call)).fetch_optional(&mut *conn).await?;
        row.as_ref().map(read).transpose()
    }

    /// As [`call`](Self::call), in a transaction under way.
    pub async fn call_in(&self, tx: &mut Tx, call: Uuid) -> Result<Option<Call>> {
        let row = query(include_str!("call_get.sql")).bind(id(call)).fetch_optional(tx.conn()).await?;
        row.as_ref().map(read).transpose()
    }

    /// Every call: those that are not closed first, the newest first.
    pub async fn calls(&self) -> Result<Vec<Call>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("calls.sql")).fetch_all(&mut *conn).await?;
        rows.iter().map(read).collect()
    }

    /// How many ideas are submitted to each call; a call without any is not among them.
    pub async fn ideas_by_call(&self) -> Result<BTreeMap<Uuid, i64>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("calls_counts.sql")).fetch_all(&mut *conn).await?;
        rows.iter().map(|row| Ok((row.uuid("call")?, row.int("total")?))).collect()
    }

    /// Holds a call until the transaction ends, so that it is not closed meanwhile; `false` when it is closed, or none.
    pub(crate) async fn hold(&self, tx: &mut Tx, call: Uuid) -> Result<bool> {
        let held = query(include_str!("call_lock.sql")).bind(id(call)).execute(tx.conn()).await?;
        Ok(held.rows_affected() == 1)
    }
}

fn read(row: &Row) -> Result<Call> {
    Ok(Call {
        id: row.uuid("id")?,
        title: row.text("title")?,
        problem: row.text("problem")?,
        sufferers: row.text("sufferers")?,
        how_many: row.int("how_many")?,
        evidence: row.text("evidence")?,
        axis: row.text("axis")?,
        sponsor: row.text("sponsor")?,
        days_a_week: row.int("days_a_week")?,
        key: row.bytes("pseudonym_key")?,
        opened_by: row.person("opened_by")?,
        opened_at: row.instant("opened_at")?,
        ends_at: row.instant("ends_at")?,
        closed_at: row.instant_or_null("closed_at")?,
    })
}

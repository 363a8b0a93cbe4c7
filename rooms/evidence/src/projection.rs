//! Projections: tables made from statements, thrown away and rebuilt at will.

use std::future::Future;
use std::pin::Pin;

use kit::Ids;
use store::{Conn, Held, Result, RowExt as _, StoreError, Tx, query};

use crate::{Evidence, Record};

/// What applying a record returns.
pub type Applied<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A table, or a few, made from statements. Applying a record twice, or records in another order,
/// must leave the same rows: a rebuild runs beside live appends.
pub trait Projection: Send + Sync {
    /// Its name, stable.
    fn name(&self) -> &'static str;

    /// Raised when its code makes other rows from the same statements.
    fn version(&self) -> i64;

    /// Takes a record in.
    fn apply<'a>(&'a self, tx: &'a mut Tx, record: &'a Record) -> Applied<'a>;

    /// Empties its tables.
    fn clear<'a>(&'a self, tx: &'a mut Tx) -> Applied<'a>;
}

/// How far a rebuild has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Statements read.
    pub done: i64,
    /// Statements in all when it began.
    pub total: i64,
}

/// Statements a batch, and so a transaction: a second or two of work.
const BATCH: i64 = 5_000;

/// The lease of the one process that builds projections.
const LEASE: &str = "projections";

impl Evidence {
    /// Whether there is something to build before projections can be read.
    pub async fn is_behind(&self) -> Result<bool> {
        for projection in self.projections.iter() {
            let state = self.state_of(projection.name()).await?;
            if !matches!(state, Some((version, _, true)) if version == projection.version()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Lets this process alone build projections, until the lease is released. Another that does so now is
    /// waited for a little, then [`StoreError::Leased`].
    pub async fn build_alone(&self, ids: &dyn Ids) -> Result<Held> {
        Held::take(&self.db, LEASE, ids, &self.clock).await
    }

    /// Builds every projection that is new, was left half built, or whose code has changed.
    pub async fn catch_up(&self, progress: &mut (dyn FnMut(Progress) + Send)) -> Result<()> {
        for projection in self.projections.iter() {
            let state = self.state_of(projection.name()).await?;
            match state {
                Some((version, _, true)) if version == projection.version() => {}
                Some((version, position, false)) if version == projection.version() => {
                    self.build_from(projection.as_ref(), position, progress).await?;
                }
                _ => self.build_anew(projection.as_ref(), progress).await?,
            }
        }
        Ok(())
    }

    /// Throws every projection away and makes it again.
    pub async fn rebuild(&self, progress: &mut (dyn FnMut(Progress) + Send)) -> Result<()> {
        for projection in self.projections.iter() {
            self.build_anew(projection.as_ref(), progress).await?;
        }
        Ok(())
    }

    async fn build_anew(
        &self,
        projection: &dyn Projection,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<()> {
        let mut tx = self.db.write().await?;
        projection.clear(&mut tx).await?;
        put_state(&mut tx, projection, 0, false).await?;
        tx.commit().await?;
        self.build_from(projection, 0, progress).await
    }

    async fn build_from(
        &self,
        projection: &dyn Projection,
        mut position: i64,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<()> {
        let total = self.count().await?;
        let mut done = 0;
        loop {
            let mut tx = self.db.write().await?;
            let rows = query(include_str!("store/after_position.sql"))
                .bind(position)
                .bind(BATCH)
                .fetch_all(tx.conn())
                .await?;
            for row in &rows {
                let record = Record::from_row(row)?;
                projection.apply(&mut tx, &record).await?;
                position = record.position;
            }
            done += rows.len() as i64;
            let complete = (rows.len() as i64) < BATCH;
            put_state(&mut tx, projection, position, complete).await?;
            tx.commit().await?;
            progress(Progress { done, total });
            if complete {
                return Ok(());
            }
        }
    }

    /// Version, position and completeness of a projection's rows.
    async fn state_of(&self, name: &str) -> Result<Option<(i64, i64, bool)>> {
        let mut conn = self.db.read().await?;
        let row =
            query(include_str!("store/projection_get.sql")).bind(name).fetch_optional(&mut *conn).await?;
        row.map(|r| Ok((r.int("version")?, r.int("position")?, r.flag("complete")?))).transpose()
    }
}

async fn put_state(tx: &mut Tx, projection: &dyn Projection, position: i64, complete: bool) -> Result<()> {
    query(include_str!("store/projection_put.sql"))
        .bind(projection.name())
        .bind(projection.version())
        .bind(position)
        .bind(i64::from(complete))
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Refuses with [`StoreError::Building`] while the rows of a projection are only partly made, so that
/// nobody takes a part of them for the whole. Asked by the room that reads them.
pub async fn ensure_built(conn: &mut Conn, projection: &str) -> Result<()> {
    let sql = include_str!("store/projection_get.sql");
    let row = query(sql).bind(projection).fetch_optional(conn).await?;
    match row {
        Some(row) if !row.flag("complete")? => Err(StoreError::Building),
        _ => Ok(()),
    }
}

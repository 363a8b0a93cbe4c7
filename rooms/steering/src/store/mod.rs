//! This room's table: the releases of how far the core is covered.

use kit::Instant;
use store::{Db, Migration, Result, RowExt as _, StoreError, query};

use crate::coverage::Coverage;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "steering", number: 1, sql: include_str!("../../migrations/0001_coverage.sql") }];

/// The release as of an instant, if it is made.
pub(crate) async fn released(db: &Db, as_of: Instant) -> Result<Option<Coverage>> {
    let mut conn = db.read().await?;
    let row = query(include_str!("coverage_get.sql")).bind(as_of.micros()).fetch_optional(&mut *conn).await?;
    row.map(|row| read(&row.text("released")?)).transpose()
}

/// The latest release as of an instant or before, with its own instant.
pub(crate) async fn latest(db: &Db, as_of: Instant) -> Result<Option<(Instant, Coverage)>> {
    let mut conn = db.read().await?;
    let row =
        query(include_str!("coverage_latest.sql")).bind(as_of.micros()).fetch_optional(&mut *conn).await?;
    row.map(|row| Ok((row.instant("as_of")?, read(&row.text("released")?)?))).transpose()
}

/// Keeps a release, unless there is one as of this instant: the first one stands.
pub(crate) async fn keep(db: &Db, as_of: Instant, made_at: Instant, coverage: &Coverage) -> Result<()> {
    let text = serde_json::to_string(coverage).map_err(corrupt)?;
    let mut tx = db.write().await?;
    query(include_str!("coverage_insert.sql"))
        .bind(as_of.micros())
        .bind(made_at.micros())
        .bind(text)
        .execute(tx.conn())
        .await?;
    tx.commit().await
}

fn read(text: &str) -> Result<Coverage> {
    serde_json::from_str(text).map_err(corrupt)
}

fn corrupt(error: impl std::fmt::Display) -> StoreError {
    StoreError::Corrupt { column: "released".to_owned(), reason: error.to_string() }
}

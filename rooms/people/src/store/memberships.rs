//! Which unit a person belongs to, and since when.

use kit::{Instant, PersonId};
use store::{Result, Tx, query};

use super::accounts::bytes;

/// From an instant on a person belongs to a unit: what was known of later times no longer holds, and her
/// time in another unit ends there. In the same unit, its beginning is put right.
pub(super) async fn move_to(tx: &mut Tx, person: PersonId, unit: &str, since: Instant) -> Result<()> {
    query(include_str!("membership_drop_open.sql")).bind(bytes(person)).bind(unit).execute(tx.conn()).await?;
    leave_unit(tx, person, since).await?;
    enter(tx, person, unit, since).await
}

/// As [`move_to`], for somebody who never belonged to a unit.
pub(super) async fn enter(tx: &mut Tx, person: PersonId, unit: &str, since: Instant) -> Result<()> {
    query(include_str!("membership_insert.sql"))
        .bind(bytes(person))
        .bind(unit)
        .bind(since.micros())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// From an instant on a person belongs to no unit.
pub(super) async fn leave_unit(tx: &mut Tx, person: PersonId, at: Instant) -> Result<()> {
    for change in [include_str!("membership_drop_later.sql"), include_str!("membership_end.sql")] {
        query(change).bind(bytes(person)).bind(at.micros()).execute(tx.conn()).await?;
    }
    Ok(())
}

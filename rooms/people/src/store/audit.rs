//! The journal of reads.

use kit::PersonId;
use store::{Result, RowExt as _, Tx, query};

use super::accounts::bytes;
use crate::{AuditLine, People};

impl People {
    /// Notes that `reader` is shown data of `subject`, in the transaction that reads it (law 6).
    /// `what` and `purpose` are keys of the messages `audit-what-…` and `audit-purpose-…`.
    pub async fn record_read(
        &self,
        tx: &mut Tx,
        reader: PersonId,
        subject: PersonId,
        what: &'static str,
        purpose: &'static str,
    ) -> Result<()> {
        query(include_str!("audit_insert.sql"))
            .bind(self.now().micros())
            .bind(bytes(reader))
            .bind(bytes(subject))
            .bind(what)
            .bind(purpose)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// The newest lines of a person's journal.
    pub async fn journal(&self, person: PersonId, lines_max: i64) -> Result<Vec<AuditLine>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("audit_of.sql"))
            .bind(bytes(person))
            .bind(lines_max)
            .fetch_all(&mut *conn)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(AuditLine {
                    at: row.instant("at")?,
                    reader: row.text_or_null("name")?,
                    what: row.text("what")?,
                    purpose: row.text("purpose")?,
                })
            })
            .collect()
    }
}

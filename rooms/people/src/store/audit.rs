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
            .bind(None::<String>)
            .bind(bytes(subject))
            .bind(what)
            .bind(purpose)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Notes that a program is given statements of these people: one line a person and answer.
    pub async fn record_program_read(&self, program: &str, subjects: &[PersonId]) -> Result<()> {
        let mut tx = self.db.write().await?;
        for subject in subjects {
            query(include_str!("audit_insert.sql"))
                .bind(self.now().micros())
                .bind(None::<Vec<u8>>)
                .bind(program)
                .bind(bytes(*subject))
                .bind("statements")
                .bind("program")
                .execute(tx.conn())
                .await?;
        }
        tx.commit().await
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
                    person: row.uuid_or_null("reader")?.map(PersonId::from_uuid),
                    reader: row.text_or_null("name")?,
                    what: row.text("what")?,
                    purpose: row.text("purpose")?,
                })
            })
            .collect()
    }
}

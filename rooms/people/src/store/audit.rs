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

    /// Notes that a program is given statements of `subject`, in the transaction that reads them (law 6).
    /// `let_in_by` answers for the program.
    pub async fn record_program_read(
        &self,
        tx: &mut Tx,
        program: &str,
        let_in_by: PersonId,
        subject: PersonId,
    ) -> Result<()> {
        self.record_program(tx, program, let_in_by, subject, "statements").await
    }

    /// Notes that `let_in_by` lets a program read everybody's statements, in the transaction that does so.
    pub async fn record_program_grant(&self, tx: &mut Tx, program: &str, let_in_by: PersonId) -> Result<()> {
        self.record_program(tx, program, let_in_by, let_in_by, "grant").await
    }

    /// A line whose reader is a program: beside its name stands who let it in.
    async fn record_program(
        &self,
        tx: &mut Tx,
        program: &str,
        let_in_by: PersonId,
        subject: PersonId,
        what: &'static str,
    ) -> Result<()> {
        query(include_str!("audit_insert.sql"))
            .bind(self.now().micros())
            .bind(bytes(let_in_by))
            .bind(program)
            .bind(bytes(subject))
            .bind(what)
            .bind("program")
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
                    person: row.uuid_or_null("reader")?.map(PersonId::from_uuid),
                    reader: row.text_or_null("name")?,
                    program: row.text_or_null("program")?,
                    what: row.text("what")?,
                    purpose: row.text("purpose")?,
                })
            })
            .collect()
    }
}

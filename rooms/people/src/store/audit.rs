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

    /// The name of a person, read in the transaction that notes who reads it; `None` for a guest.
    pub async fn name_in(&self, tx: &mut Tx, person: PersonId) -> Result<Option<String>> {
        let row =
            query(include_str!("account_name.sql")).bind(bytes(person)).fetch_optional(tx.conn()).await?;
        row.map(|row| row.text("name")).transpose()
    }

    /// The name of a guest, for who invited her; read in the transaction that notes it.
    pub async fn guest_name_in(&self, tx: &mut Tx, guest: PersonId) -> Result<Option<String>> {
        let row = query(include_str!("guest_name.sql")).bind(bytes(guest)).fetch_optional(tx.conn()).await?;
        row.map(|row| row.text("name")).transpose()
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
                    guest: row.flag("guest")?,
                    program: row.text_or_null("program")?,
                    what: row.text("what")?,
                    purpose: row.text("purpose")?,
                })
            })
            .collect()
    }
}

//! Contacts, and the calls to all who match.

use kit::{Instant, PersonId};
use store::{Result, Row, RowExt as _, Tx, query};
use uuid::Uuid;

use super::{bytes, person_bytes};
use crate::{Contact, Talents};

impl Talents {
    /// What a person was written, the newest first.
    pub async fn contacts_of(&self, person: PersonId) -> Result<Vec<Contact>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("contacts_of_person.sql"))
            .bind(person_bytes(person))
            .fetch_all(&mut *conn)
            .await?;
        rows.iter().map(contact).collect()
    }

    /// Who was written to for a need, the earliest first.
    pub(crate) async fn contacts_in(&self, tx: &mut Tx, need: Uuid) -> Result<Vec<Contact>> {
        let rows = query(include_str!("contacts_of_need.sql")).bind(bytes(need)).fetch_all(tx.conn()).await?;
        rows.iter().map(contact).collect()
    }

    pub(crate) async fn contact_in(
        &self,
        tx: &mut Tx,
        person: PersonId,
        need: Uuid,
    ) -> Result<Option<Contact>> {
        let row = query(include_str!("contact_get.sql"))
            .bind(person_bytes(person))
            .bind(bytes(need))
            .fetch_optional(tx.conn())
            .await?;
        row.as_ref().map(contact).transpose()
    }

    /// Keeps a message; `false` when she was written to for this need before.
    pub(crate) async fn insert_contact(
        &self,
        tx: &mut Tx,
        person: PersonId,
        need: Uuid,
        (blind, message): (bool, &str),
    ) -> Result<bool> {
        let done = query(include_str!("contact_insert.sql"))
            .bind(person_bytes(person))
            .bind(bytes(need))
            .bind(i64::from(blind))
            .bind(message)
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() > 0)
    }

    pub(crate) async fn keep_answer(
        &self,
        tx: &mut Tx,
        person: PersonId,
        need: Uuid,
        words: &str,
    ) -> Result<bool> {
        let done = query(include_str!("contact_answer.sql"))
            .bind(person_bytes(person))
            .bind(bytes(need))
            .bind(words)
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() > 0)
    }

    pub(crate) async fn mark_left(&self, tx: &mut Tx, person: PersonId, need: Uuid) -> Result<bool> {
        self.mark(tx, include_str!("contact_leave.sql"), person, need).await
    }

    pub(crate) async fn mark_revoked(&self, tx: &mut Tx, person: PersonId, need: Uuid) -> Result<bool> {
        self.mark(tx, include_str!("contact_revoke.sql"), person, need).await
    }

    async fn mark(&self, tx: &mut Tx, sql: &'static str, person: PersonId, need: Uuid) -> Result<bool> {
        let done = query(sql)
            .bind(person_bytes(person))
            .bind(bytes(need))
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Keeps the call of a need; `false` when it was called before.
    pub(crate) async fn insert_call(&self, tx: &mut Tx, need: Uuid, message: &str) -> Result<bool> {
        let done = query(include_str!("call_insert.sql"))
            .bind(bytes(need))
            .bind(message)
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// The call of a need: what it said, and when it was sent.
    pub async fn called(&self, need: Uuid) -> Result<Option<(String, Instant)>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("call_get.sql")).bind(bytes(need)).fetch_optional(&mut *conn).await?;
        row.map(|row| Ok((row.text("message")?, row.instant("sent_at")?))).transpose()
    }
}

fn contact(row: &Row) -> Result<Contact> {
    let answer = row.text_or_null("answer")?.zip(row.instant_or_null("answered_at")?);
    Ok(Contact {
        person: row.person("person")?,
        need: row.uuid("need")?,
        blind: row.flag("blind")?,
        message: row.text("message")?,
        sent_at: row.instant("sent_at")?,
        left_at: row.instant_or_null("left_at")?,
        answer,
        revoked_at: row.instant_or_null("revoked_at")?,
    })
}

//! Requests to correct or erase, and their written answers.

use kit::PersonId;
use store::{Result, Row, RowExt as _, StoreError, query};
use uuid::Uuid;

use super::accounts::bytes;
use crate::{People, Request, RequestKind};

/// Requests shown on the administrator's page.
const REQUESTS_MAX: i64 = 200;

impl People {
    /// Keeps a request.
    pub async fn ask(&self, person: PersonId, kind: RequestKind, body: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("request_insert.sql"))
            .bind(self.ids.uuid().as_bytes().to_vec())
            .bind(bytes(person))
            .bind(kind.name())
            .bind(body)
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }

    /// A person's own requests, newest first.
    pub async fn requests_of(&self, person: PersonId) -> Result<Vec<Request>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("requests_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        rows.iter().map(request).collect()
    }

    /// All requests, those without answer first; each shown leaves a line in its person's journal.
    pub async fn requests(&self, reader: PersonId) -> Result<Vec<Request>> {
        let mut tx = self.db.write().await?;
        let rows = query(include_str!("requests_open.sql")).bind(REQUESTS_MAX).fetch_all(tx.conn()).await?;
        let requests = rows.iter().map(request).collect::<Result<Vec<_>>>()?;
        for request in requests.iter().filter(|r| r.person != reader) {
            self.record_read(&mut tx, reader, request.person, "request", "answer").await?;
        }
        tx.commit().await?;
        Ok(requests)
    }

    /// Whether there is such a request. Shows nothing of it, so it leaves no line.
    pub async fn has_request(&self, id: Uuid) -> Result<bool> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("request_exists.sql"))
            .bind(id.as_bytes().to_vec())
            .fetch_one(&mut *conn)
            .await?;
        Ok(row.int("total")? > 0)
    }

    /// Answers a request; `false` when it has an answer already, or does not exist.
    pub async fn answer(&self, administrator: PersonId, id: Uuid, text: &str) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let done = query(include_str!("request_answer.sql"))
            .bind(id.as_bytes().to_vec())
            .bind(text)
            .bind(self.now().micros())
            .bind(bytes(administrator))
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }
}

fn request(row: &Row) -> Result<Request> {
    let kind = row.text("kind")?;
    Ok(Request {
        id: row.uuid("id")?,
        person: row.person("person")?,
        name: row.text("name")?,
        kind: RequestKind::from_name(&kind).ok_or(StoreError::Corrupt {
            column: "kind".to_owned(),
            reason: format!("unknown kind “{kind}”"),
        })?,
        body: row.text("body")?,
        created_at: row.instant("created_at")?,
        answer: row.text_or_null("answer")?.zip(row.instant_or_null("answered_at")?),
    })
}

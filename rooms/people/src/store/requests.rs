//! Requests to correct or erase, and their written answers.

use kit::PersonId;
use store::{Result, Row, RowExt as _, StoreError, query};
use uuid::Uuid;

use super::accounts::{PAGE_SIZE, bytes};
use crate::{People, Request, RequestKind, RequestPlace};

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

    /// A page of the requests and how many there are: first those without answer, the oldest first, then
    /// the others, the newest answer first. Each shown leaves a line in its person's journal.
    pub async fn requests(&self, reader: PersonId, page: i64) -> Result<(Vec<Request>, i64)> {
        let mut tx = self.db.write().await?;
        let total = query(include_str!("requests_count.sql")).fetch_one(tx.conn()).await?.int("total")?;
        let rows = query(include_str!("requests_page.sql"))
            .bind(PAGE_SIZE)
            .bind(PAGE_SIZE.saturating_mul(page.max(0)))
            .fetch_all(tx.conn())
            .await?;
        let requests = rows.iter().map(request).collect::<Result<Vec<_>>>()?;
        for request in requests.iter().filter(|r| r.person != reader) {
            self.record_read(&mut tx, reader, request.person, "request", "answer").await?;
        }
        tx.commit().await?;
        Ok((requests, total))
    }

    /// Where a request stands in the list, if there is such a one. Shows nothing of it, so it leaves no line.
    pub async fn request_place(&self, id: Uuid) -> Result<Option<RequestPlace>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("request_place.sql"))
            .bind(id.as_bytes().to_vec())
            .fetch_optional(&mut *conn)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(match row.instant_or_null("answered_at")? {
            Some(_) => RequestPlace::Answered,
            None => RequestPlace::Open { page: row.int("before")? / PAGE_SIZE },
        }))
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

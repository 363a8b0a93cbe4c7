//! Visits: since when things are new to a person, and what she has read of them.

use kit::{Instant, PersonId};
use store::{Result, Row, RowExt as _, Tx, query};

use crate::Passports;
use crate::service::bytes;

/// Minutes that one visit lasts: looking again within them is the same visit, so that what is new
/// stays new while one reads it.
const VISIT_MINUTES: i64 = 30;

/// A visit under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What changed is told from here: the last look of the visit before; on a first visit, its start.
    pub since: Instant,
    /// What she has been shown of what comes from others.
    pub read: Read,
}

/// What a person has been shown of what comes from others; `None` for nothing yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The instant of the latest answer to a request of hers.
    pub answers: Option<Instant>,
    /// The instant of the latest line of her journal.
    pub journal: Option<Instant>,
}

impl Passports {
    /// Notes a look at home or passport, and says which visit it belongs to. Where writing is hindered, the look
    /// goes without its note: it must not keep anybody from reading.
    pub async fn visit(&self, person: PersonId, now: Instant) -> Result<Visit> {
        let mut conn = self.db.read().await?;
        let row =
            query(include_str!("store/visit_get.sql")).bind(bytes(person)).fetch_optional(&mut *conn).await?;
        drop(conn);
        let visit = visit_of(row.as_ref(), now)?;
        let noted = async {
            let mut tx = self.db.write_soon().await?;
            note(&mut tx, person, visit, now).await?;
            tx.commit().await
        };
        unless_hindered(noted.await)?;
        Ok(visit)
    }

    /// As [`visit`](Self::visit), in a transaction under way.
    pub async fn visit_in(&self, tx: &mut Tx, person: PersonId, now: Instant) -> Result<Visit> {
        let row =
            query(include_str!("store/visit_get.sql")).bind(bytes(person)).fetch_optional(tx.conn()).await?;
        let visit = visit_of(row.as_ref(), now)?;
        note(tx, person, visit, now).await?;
        Ok(visit)
    }

    /// Notes what she is being shown, so that it is announced no longer. Takes the instants of what the
    /// page holds, not the present one: what is written while she reads stays to be announced. Where writing is
    /// hindered it is announced again.
    pub async fn note_read(&self, person: PersonId, read: Read, now: Instant) -> Result<()> {
        let noted = async {
            let mut tx = self.db.write_soon().await?;
            query(include_str!("store/visit_read.sql"))
                .bind(bytes(person))
                .bind(now.micros())
                .bind(read.answers.map(Instant::micros))
                .bind(read.journal.map(Instant::micros))
                .execute(tx.conn())
                .await?;
            tx.commit().await
        };
        unless_hindered(noted.await)
    }
}

fn visit_of(row: Option<&Row>, now: Instant) -> Result<Visit> {
    let Some(row) = row else { return Ok(Visit { since: now, read: Read::default() }) };
    let (seen, before) = (row.instant("seen_at")?, row.instant_or_null("before_at")?);
    let goes_on = now.seconds_since(seen) < VISIT_MINUTES * 60;
    let read = Read {
        answers: row.instant_or_null("answers_read_at")?,
        journal: row.instant_or_null("journal_read_at")?,
    };
    Ok(Visit { since: before.filter(|_| goes_on).unwrap_or(seen), read })
}

async fn note(tx: &mut Tx, person: PersonId, visit: Visit, now: Instant) -> Result<()> {
    query(include_str!("store/visit_put.sql"))
        .bind(bytes(person))
        .bind(now.micros())
        .bind(visit.since.micros())
        .execute(tx.conn())
        .await?;
    Ok(())
}

fn unless_hindered(noted: Result<()>) -> Result<()> {
    match noted {
        Err(error) if error.hinders_writing() => tracing::warn!(%error, "a visit was not noted"),
        noted => noted?,
    }
    Ok(())
}

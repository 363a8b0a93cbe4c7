//! Reading and keeping sessions.

use competences::Socle;
use kit::{Instant, PersonId};
use store::{Db, Result, Row, RowExt as _, StoreError, Tx, query};
use uuid::Uuid;

use crate::{Assess, Question, Scope, Session, State};

impl Assess {
    /// A person's session.
    pub async fn load(&self, person: PersonId, id: Uuid) -> Result<Option<Session>> {
        let mut conn = self.db().read().await?;
        let row = query(include_str!("session_get.sql"))
            .bind(bytes(person.uuid()))
            .bind(bytes(id))
            .fetch_optional(&mut *conn)
            .await?;
        row.map(|r| session(&r, &self.frame().socle)).transpose()
    }

    /// A person's sessions that are not over, the newest first.
    pub async fn open_sessions(&self, person: PersonId) -> Result<Vec<Session>> {
        let mut conn = self.db().read().await?;
        let rows =
            query(include_str!("sessions_open.sql")).bind(bytes(person.uuid())).fetch_all(&mut *conn).await?;
        rows.iter().map(|r| session(r, &self.frame().socle)).collect()
    }

    /// Keeps a new session.
    pub async fn insert(&self, tx: &mut Tx, s: &Session) -> Result<()> {
        let q = s.question.as_ref();
        query(include_str!("session_insert.sql"))
            .bind(bytes(s.person.uuid()))
            .bind(bytes(s.id))
            .bind(s.scope.name())
            .bind(s.seed as i64)
            .bind(i64::from(s.step))
            .bind(s.state.name())
            .bind(self.domain_id(s))
            .bind(q.map(|q| bytes(q.statement)))
            .bind(q.map(|q| q.family.clone()))
            .bind(q.map(|q| i64::from(q.version)))
            .bind(q.map(|q| i64::from(q.variant)))
            .bind(q.and_then(|q| q.shown_at).map(Instant::micros))
            .bind(s.started_at.micros())
            .bind(s.changed_at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Keeps a session that has moved on from `step`; `false` when somebody else has moved it meanwhile.
    pub async fn update(&self, tx: &mut Tx, s: &Session, step: u32) -> Result<bool> {
        let q = s.question.as_ref();
        let done = query(include_str!("session_update.sql"))
            .bind(bytes(s.person.uuid()))
            .bind(bytes(s.id))
            .bind(i64::from(s.step))
            .bind(s.state.name())
            .bind(self.domain_id(s))
            .bind(q.map(|q| bytes(q.statement)))
            .bind(q.map(|q| q.family.clone()))
            .bind(q.map(|q| i64::from(q.version)))
            .bind(q.map(|q| i64::from(q.variant)))
            .bind(q.and_then(|q| q.shown_at).map(Instant::micros))
            .bind(s.changed_at.micros())
            .bind(i64::from(step))
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Notes since when the question that waits at this step is shown; `None` while the session rests.
    pub async fn note_shown(&self, s: &Session, at: Option<Instant>) -> Result<()> {
        let mut tx = self.db().write().await?;
        query(include_str!("session_shown.sql"))
            .bind(bytes(s.person.uuid()))
            .bind(bytes(s.id))
            .bind(at.map(Instant::micros))
            .bind(i64::from(s.step))
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }

    fn domain_id(&self, s: &Session) -> Option<String> {
        s.domain.and_then(|d| self.frame().socle.domains.get(d)).map(|d| d.id.clone())
    }

    fn db(&self) -> &Db {
        self.evidence().db()
    }
}

fn bytes(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

fn session(row: &Row, socle: &Socle) -> Result<Session> {
    let corrupt = |column: &str, reason: String| StoreError::Corrupt { column: column.to_owned(), reason };
    let narrow = |column: &str| u32::try_from(row.int(column)?).map_err(|e| corrupt(column, e.to_string()));
    let state = row.text("state")?;
    let question = match row.text_or_null("family")? {
        None => None,
        Some(family) => Some(Question {
            statement: row.uuid("question")?,
            family,
            version: narrow("version")?,
            variant: narrow("variant")?,
            shown_at: row.instant_or_null("shown_at")?,
        }),
    };
    Ok(Session {
        person: row.person("person")?,
        id: row.uuid("id")?,
        scope: Scope::from_name(&row.text("scope")?),
        seed: row.int("seed")? as u64,
        step: narrow("step")?,
        state: State::from_name(&state).ok_or_else(|| corrupt("state", state.clone()))?,
        domain: row.text_or_null("domain")?.and_then(|d| socle.domain_index(&d)),
        question,
        started_at: row.instant("started_at")?,
        changed_at: row.instant("changed_at")?,
    })
}

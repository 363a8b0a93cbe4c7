//! Reading passports, and the projection they are read from.

use std::sync::Arc;

use evidence::{Applied, Projection, Record, ensure_built};
use kit::{Fingerprint, Instant, PersonId};
use store::{Conn, Db, Result, Row, RowExt as _, StoreError, Tx, query};
use uuid::Uuid;

use crate::{Answer, Answers, Frame, Passport, evaluate};

/// Passports over a database and a frame.
#[derive(Clone)]
pub struct Passports {
    pub(crate) db: Db,
    frame: Arc<Frame>,
}

impl Passports {
    /// The service.
    pub fn new(db: Db, frame: Arc<Frame>) -> Self {
        Self { db, frame }
    }

    /// What answers are judged against.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// A person's answers.
    pub async fn answers(&self, person: PersonId) -> Result<Answers> {
        answers_of(&mut *self.db.read().await?, person).await
    }

    /// A person's answers, as a transaction under way sees them.
    pub async fn answers_in(&self, tx: &mut Tx, person: PersonId) -> Result<Answers> {
        answers_of(tx.conn(), person).await
    }

    /// Who has had an answer stored at an instant or after it.
    pub async fn answered_since(&self, instant: Instant) -> Result<Vec<PersonId>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("store/answered_since.sql"))
            .bind(instant.micros())
            .fetch_all(&mut *conn)
            .await?;
        rows.iter().map(|row| row.person("person")).collect()
    }

    /// Evaluates answers at an instant. The frame was checked at start, so the model accepts them.
    pub fn evaluate(&self, answers: &Answers, at: Instant) -> Result<Passport> {
        evaluate(&self.frame, answers, at)
            .map_err(|e| StoreError::Corrupt { column: "weight".to_owned(), reason: e.to_string() })
    }

    /// The hash of all passports at an instant, and how many there are.
    pub async fn hash_of_all(&self, at: Instant) -> Result<([u8; 32], usize)> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("store/people_with_responses.sql")).fetch_all(&mut *conn).await?;
        drop(conn);
        let mut fingerprint = Fingerprint::default();
        for row in &rows {
            let person = row.person("person")?;
            let passport = self.evaluate(&self.answers(person).await?, at)?;
            fingerprint.add(person.uuid().as_bytes());
            fingerprint.add(passport.hash());
        }
        Ok((fingerprint.finish(), rows.len()))
    }
}

/// The name of the projection.
pub(crate) const PROJECTION: &str = "passport";

pub(crate) async fn answers_of(conn: &mut Conn, person: PersonId) -> Result<Answers> {
    ensure_built(conn, PROJECTION).await?;
    let rows = query(include_str!("store/responses_of.sql")).bind(bytes(person)).fetch_all(conn).await?;
    let mut answers = Answers::default();
    for row in &rows {
        let (statement, answer) = answer(row)?;
        answers.insert(statement, answer);
    }
    Ok(answers)
}

fn answer(row: &Row) -> Result<(Uuid, Answer)> {
    let narrow = |column: &str| {
        u32::try_from(row.int(column)?)
            .map_err(|e| StoreError::Corrupt { column: column.to_owned(), reason: e.to_string() })
    };
    let answer = Answer {
        session: row.uuid("session")?,
        family: row.text("family")?,
        version: narrow("version")?,
        seed: narrow("seed")?,
        response: row.text("response")?,
        correct: row.flag("correct")?,
        weight: row.float("weight")?,
        at: row.instant("answered_at")?,
        stored_at: row.instant("stored_at")?,
    };
    Ok((row.uuid("statement")?, answer))
}

/// The projection of the ledger that passports are read from.
pub struct PassportProjection {
    home_page: Arc<str>,
}

impl PassportProjection {
    /// For the address that activities are named under.
    pub fn new(home_page: Arc<str>) -> Self {
        Self { home_page }
    }
}

impl Projection for PassportProjection {
    fn name(&self) -> &'static str {
        PROJECTION
    }

    fn version(&self) -> i64 {
        1
    }

    fn apply<'a>(&'a self, tx: &'a mut Tx, record: &'a Record) -> Applied<'a> {
        Box::pin(async move {
            let Some((statement, a)) = Answer::from_record(&self.home_page, record) else { return Ok(()) };
            query(include_str!("store/response_insert.sql"))
                .bind(bytes(record.person))
                .bind(statement.as_bytes().to_vec())
                .bind(a.session.as_bytes().to_vec())
                .bind(a.family)
                .bind(i64::from(a.version))
                .bind(i64::from(a.seed))
                .bind(a.response)
                .bind(i64::from(a.correct))
                .bind(a.weight)
                .bind(a.at.micros())
                .bind(a.stored_at.micros())
                .execute(tx.conn())
                .await?;
            Ok(())
        })
    }

    fn clear<'a>(&'a self, tx: &'a mut Tx) -> Applied<'a> {
        Box::pin(async move {
            query(include_str!("store/responses_clear.sql")).execute(tx.conn()).await?;
            Ok(())
        })
    }
}

pub(crate) fn bytes(person: PersonId) -> Vec<u8> {
    person.uuid().as_bytes().to_vec()
}

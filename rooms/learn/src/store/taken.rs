//! Reading and keeping what people do in courses.

use std::collections::BTreeMap;

use kit::{Instant, PersonId};
use store::{Conn, Result, RowExt as _, StoreError, Tx, query};

use crate::scenario::{read_way, write_way};
use crate::{CheckState, Learn, Taken};

/// What a person did in each course, by the course's id.
pub(crate) async fn taken_of(conn: &mut Conn, person: PersonId) -> Result<BTreeMap<String, Taken>> {
    let mut all = BTreeMap::new();
    for row in query(include_str!("taken_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await? {
        let mut taken = Taken::begun(row.uuid("registration")?, row.instant("started_at")?);
        taken.seen_at = row.instant("seen_at")?;
        taken.page = row.text_or_null("page")?;
        taken.completed_at = row.instant_or_null("completed_at")?;
        all.insert(row.text("course")?, taken);
    }
    if all.is_empty() {
        return Ok(all);
    }
    for row in query(include_str!("read_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await? {
        if let Some(taken) = all.get_mut(&row.text("course")?) {
            taken.read.insert(row.text("page")?);
        }
    }
    for row in query(include_str!("checks_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await? {
        let narrow = |column: &str| {
            u32::try_from(row.int(column)?)
                .map_err(|e| StoreError::Corrupt { column: column.to_owned(), reason: e.to_string() })
        };
        let state = CheckState {
            version: narrow("version")?,
            tries: narrow("tries")?,
            response: row.text_or_null("response")?,
        };
        if let Some(taken) = all.get_mut(&row.text("course")?) {
            taken.checks.insert(row.text("name")?, state);
        }
    }
    for row in query(include_str!("scenarios_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await? {
        if let Some(taken) = all.get_mut(&row.text("course")?) {
            taken.ways.insert(row.text("name")?, read_way(&row.text("way")?));
        }
    }
    Ok(all)
}

impl Learn {
    /// Keeps a course just begun; `false` when she had begun it already.
    pub(crate) async fn insert(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &str,
        taken: &Taken,
    ) -> Result<bool> {
        let done = query(include_str!("taken_insert.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(taken.registration.as_bytes().to_vec())
            .bind(taken.started_at.micros())
            .execute(tx.conn())
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Keeps which page she opened last.
    pub(crate) async fn put_seen(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &str,
        page: &str,
        at: Instant,
    ) -> Result<()> {
        query(include_str!("taken_seen.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(page)
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Keeps that a page was read to its end.
    pub(crate) async fn put_read(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &str,
        page: &str,
        at: Instant,
    ) -> Result<()> {
        query(include_str!("read_insert.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(page)
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Keeps that every page is done.
    pub(crate) async fn put_completed(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &str,
        at: Instant,
    ) -> Result<()> {
        query(include_str!("taken_completed.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Keeps an answer to a question.
    pub(crate) async fn put_check(
        &self,
        tx: &mut Tx,
        person: PersonId,
        (course, name): (&str, &str),
        state: &CheckState,
        at: Instant,
    ) -> Result<()> {
        query(include_str!("check_answer.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(name)
            .bind(i64::from(state.version))
            .bind(i64::from(state.tries))
            .bind(state.response.clone())
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Opens a further try of a question.
    pub(crate) async fn open_again(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &str,
        name: &str,
    ) -> Result<()> {
        query(include_str!("check_again.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(name)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// Keeps her way through a scenario.
    pub(crate) async fn put_way(
        &self,
        tx: &mut Tx,
        person: PersonId,
        (course, name): (&str, &str),
        way: &[usize],
        at: Instant,
    ) -> Result<()> {
        query(include_str!("scenario_put.sql"))
            .bind(bytes(person))
            .bind(course)
            .bind(name)
            .bind(write_way(way))
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }
}

fn bytes(person: PersonId) -> Vec<u8> {
    person.uuid().as_bytes().to_vec()
}

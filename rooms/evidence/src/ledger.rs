//! Appending and reading statements.

use std::sync::Arc;

use kit::{Clock, Instant, PersonId};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use store::{Db, Result, Row, RowExt as _, StoreError, Tx, query};
use uuid::Uuid;
use xapi::Statement;

use crate::{Authority, Projection, weight};

/// The ledger over a database.
#[derive(Clone)]
pub struct Evidence {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) home_page: Arc<str>,
    pub(crate) projections: Arc<[Arc<dyn Projection>]>,
}

/// A statement in the ledger.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its place in the order of arrival.
    pub position: i64,
    /// Whose it is.
    pub person: PersonId,
    /// The statement as stored.
    pub statement: Statement,
    /// Who vouches for it.
    pub authority: Authority,
    /// Under which profile it was written; empty for none.
    pub profile: String,
}

impl Record {
    /// What it counts as evidence of a level.
    pub fn weight(&self) -> f64 {
        weight(&self.authority, &self.profile)
    }

    pub(crate) fn from_row(row: &Row) -> Result<Self> {
        let corrupt =
            |column: &str, reason: String| StoreError::Corrupt { column: column.to_owned(), reason };
        let authority = row.text("authority")?;
        let statement =
            Statement::from_stored(&row.bytes("body")?).map_err(|e| corrupt("body", e.to_string()))?;
        Ok(Self {
            position: row.int("position")?,
            person: row.person("person")?,
            statement,
            authority: Authority::parse(&authority).ok_or_else(|| corrupt("authority", authority.clone()))?,
            profile: row.text("profile")?,
        })
    }
}

/// What became of a statement that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is in the ledger now, at this position.
    New(i64),
    /// It was there already.
    Same,
}

/// Why a statement was not appended. The caller's transaction must be dropped.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Another statement has this id.
    #[error("another statement has the id {0}; a statement never changes, send the new one under a new id")]
    IdTaken(Uuid),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Evidence {
    /// The ledger over a database, for the address that statements name, feeding these projections.
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        home_page: Arc<str>,
        projections: Vec<Arc<dyn Projection>>,
    ) -> Self {
        Self { db, clock, home_page, projections: projections.into() }
    }

    /// The same ledger under another clock: the demonstration writes two years of evidence with it.
    #[must_use]
    pub fn under(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The address kept in a database. When there is none yet, `address` is kept if `keep` says so: a
    /// command that serves nobody must not settle what never changes, because statements name it.
    pub async fn home_page(db: &Db, address: &str, keep: bool, now: Instant) -> Result<Arc<str>> {
        if keep {
            let mut tx = db.write().await?;
            let kept = Self::keep_home_page(&mut tx, address, now).await?;
            tx.commit().await?;
            return Ok(kept);
        }
        let mut conn = db.read().await?;
        let row = query(include_str!("store/installation_get.sql")).fetch_optional(&mut *conn).await?;
        Ok(row.map(|r| r.text("home_page")).transpose()?.as_deref().unwrap_or(address).into())
    }

    /// Keeps the address in a transaction under way, unless one is kept already; the one that is kept.
    pub async fn keep_home_page(tx: &mut Tx, address: &str, now: Instant) -> Result<Arc<str>> {
        let row = query(include_str!("store/installation_get.sql")).fetch_optional(tx.conn()).await?;
        if let Some(row) = row {
            return Ok(row.text("home_page")?.into());
        }
        query(include_str!("store/installation_put.sql"))
            .bind(address)
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        Ok(address.into())
    }

    /// The address that actors and activities of this installation are named under.
    pub fn address(&self) -> &str {
        &self.home_page
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Appends a person's statement inside the caller's transaction and feeds the projections. The
    /// statement has an id; `stored` and `authority` are set here, and `timestamp` when it has none.
    pub async fn append(
        &self,
        tx: &mut Tx,
        person: PersonId,
        mut statement: Statement,
        authority: &Authority,
        profile: &str,
    ) -> std::result::Result<Appended, AppendError> {
        let now = self.now();
        let id = statement.id().ok_or_else(|| invalid("id"))?;
        // Sent again without a date, it is the same statement: it is compared as it was sent.
        let undated = statement.timestamp().is_none().then(|| statement.clone());
        statement.set_timestamp_if_absent(now.timestamp());
        let happened = statement.timestamp().map(|t| Instant::from_micros(t.as_microsecond())).unwrap_or(now);
        statement.set_stored(now.timestamp());
        statement.set_authority(self.vouch(authority)).map_err(|e| invalid(&e.to_string()))?;
        let row = query(include_str!("store/append.sql"))
            .bind(person.uuid().as_bytes().to_vec())
            .bind(id.as_bytes().to_vec())
            .bind(statement.verb_id())
            .bind(statement.object_activity_id().unwrap_or_default())
            .bind(authority.to_string())
            .bind(profile)
            .bind(happened.micros())
            .bind(now.micros())
            .bind(statement.to_bytes())
            .fetch_optional(tx.conn())
            .await
            .map_err(StoreError::from)?;
        let Some(row) = row else {
            return compare(tx, id, undated.as_ref().unwrap_or(&statement)).await;
        };
        let position = row.int("position")?;
        let id_row = query(include_str!("store/append_id.sql"))
            .bind(id_hash(id))
            .bind(person.uuid().as_bytes().to_vec())
            .bind(position)
            .execute(tx.conn())
            .await
            .map_err(StoreError::from)?;
        if id_row.rows_affected() == 0 {
            return Err(AppendError::IdTaken(id));
        }
        let record =
            Record { position, person, statement, authority: authority.clone(), profile: profile.to_owned() };
        for projection in self.projections.iter() {
            projection.apply(tx, &record).await?;
        }
        Ok(Appended::New(position))
    }

    /// The authority as a statement names it: an account of this installation, never a person's name.
    fn vouch(&self, authority: &Authority) -> Value {
        json!({
            "objectType": "Agent",
            "account": { "homePage": &*self.home_page, "name": authority.to_string() },
        })
    }

    /// The statement of an id, inside the caller's transaction.
    pub async fn get_in(&self, tx: &mut Tx, id: Uuid) -> Result<Option<Record>> {
        by_id(tx, id).await
    }

    /// The statement of an id.
    pub async fn get(&self, id: Uuid) -> Result<Option<Record>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("store/by_id.sql")).bind(id_hash(id)).fetch_optional(&mut *conn).await?;
        row.map(|r| Record::from_row(&r)).transpose()
    }

    /// Every statement of a person, in order of arrival.
    pub async fn of_person(&self, person: PersonId) -> Result<Vec<Record>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("store/of_person.sql"))
            .bind(person.uuid().as_bytes().to_vec())
            .fetch_all(&mut *conn)
            .await?;
        rows.iter().map(Record::from_row).collect()
    }

    /// How many statements there are.
    pub async fn count(&self) -> Result<i64> {
        let mut conn = self.db.read().await?;
        query(include_str!("store/count.sql")).fetch_one(&mut *conn).await?.int("total")
    }
}

async fn compare(tx: &mut Tx, id: Uuid, statement: &Statement) -> std::result::Result<Appended, AppendError> {
    match by_id(tx, id).await? {
        Some(record) if record.statement.same_as(statement) => Ok(Appended::Same),
        _ => Err(AppendError::IdTaken(id)),
    }
}

async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Record>> {
    let row = query(include_str!("store/by_id.sql")).bind(id_hash(id)).fetch_optional(tx.conn()).await?;
    row.map(|r| Record::from_row(&r)).transpose()
}

fn invalid(column: &str) -> StoreError {
    StoreError::Corrupt { column: column.to_owned(), reason: "a statement to append has none".to_owned() }
}

fn id_hash(id: Uuid) -> Vec<u8> {
    Sha256::digest(id.as_bytes()).to_vec()
}

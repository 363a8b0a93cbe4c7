//! Needs, and who was shown in their lists.

use kit::{Instant, PersonId};
use store::{Conn, Result, Row, RowExt as _, StoreError, Tx, query};
use uuid::Uuid;

use super::{bytes, person_bytes};
use crate::{Appearance, Asked, Must, Need, Talents};

impl Talents {
    /// The needs of a scout, the newest first.
    pub async fn needs_of(&self, scout: PersonId) -> Result<Vec<Need>> {
        let mut conn = self.db.read().await?;
        let rows =
            query(include_str!("needs_of.sql")).bind(person_bytes(scout)).fetch_all(&mut *conn).await?;
        let mut needs = Vec::new();
        for row in &rows {
            needs.push(need(&mut conn, row).await?);
        }
        Ok(needs)
    }

    /// A need, whoever's it is.
    pub async fn need(&self, id: Uuid) -> Result<Option<Need>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("need_get.sql")).bind(bytes(id)).fetch_optional(&mut *conn).await?;
        match row {
            Some(row) => Ok(Some(need(&mut conn, &row).await?)),
            None => Ok(None),
        }
    }

    /// How many needs a scout has ever opened.
    pub(crate) async fn needs_opened(&self, scout: PersonId) -> Result<i64> {
        let mut conn = self.db.read().await?;
        let row =
            query(include_str!("scout_get.sql")).bind(person_bytes(scout)).fetch_optional(&mut *conn).await?;
        row.map_or(Ok(0), |row| row.int("needs"))
    }

    /// Keeps a need, if its scout has opened so many before; `false` when she has opened another meanwhile.
    pub(crate) async fn insert_need(&self, need: &Need, opened: i64) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let scout = person_bytes(need.scout);
        query(include_str!("scout_insert.sql")).bind(scout.clone()).execute(tx.conn()).await?;
        let counted = query(include_str!("scout_count.sql"))
            .bind(scout.clone())
            .bind(opened)
            .execute(tx.conn())
            .await?;
        if counted.rows_affected() == 0 {
            return Ok(false);
        }
        query(include_str!("need_insert.sql"))
            .bind(scout)
            .bind(bytes(need.id))
            .bind(need.purpose.clone())
            .bind(need.asked.area.clone())
            .bind(i64::from(need.asked.own_answers))
            .bind(need.key.to_vec())
            .bind(need.created_at.micros())
            .execute(tx.conn())
            .await?;
        for (place, must) in (0i64..).zip(&need.asked.musts) {
            query(include_str!("must_insert.sql"))
                .bind(bytes(need.id))
                .bind(place)
                .bind(must.competence.clone())
                .bind(must.level as i64)
                .execute(tx.conn())
                .await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// How many needs a scout has opened, or was refused, since an instant.
    pub(crate) async fn openings_since(&self, scout: PersonId, since: Instant) -> Result<i64> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("openings_since.sql"))
            .bind(person_bytes(scout))
            .bind(since.micros())
            .fetch_one(&mut *conn)
            .await?;
        row.int("openings")
    }

    /// Keeps that a need was refused.
    pub(crate) async fn note_refusal(&self, scout: PersonId, id: Uuid) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("refusal_insert.sql"))
            .bind(person_bytes(scout))
            .bind(bytes(id))
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }

    /// Holds what a scout writes in other tabs until this transaction ends.
    pub(crate) async fn lock_scout(&self, tx: &mut Tx, scout: PersonId) -> Result<()> {
        query(include_str!("scout_lock.sql")).bind(person_bytes(scout)).execute(tx.conn()).await?;
        Ok(())
    }

    /// Opens a closed need again.
    pub(crate) async fn reopen(&self, need: &Need) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("need_reopen.sql")).bind(bytes(need.id)).execute(tx.conn()).await?;
        tx.commit().await
    }

    /// Closes a need of a scout's.
    pub async fn close(&self, need: &Need) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("need_close.sql"))
            .bind(bytes(need.id))
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }

    /// Notes that a person was shown in the list of a need.
    pub(crate) async fn note_appearance(&self, tx: &mut Tx, person: PersonId, need: Uuid) -> Result<()> {
        query(include_str!("appearance_note.sql"))
            .bind(person_bytes(person))
            .bind(bytes(need))
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    /// In the lists of which needs a person was shown, the latest first.
    pub async fn appearances_of(&self, person: PersonId) -> Result<Vec<Appearance>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("appearances_of.sql"))
            .bind(person_bytes(person))
            .fetch_all(&mut *conn)
            .await?;
        let appearance = |row: &Row| {
            Ok(Appearance {
                need: row.uuid("need")?,
                latest_at: row.instant("latest_at")?,
                times: row.int("times")?,
            })
        };
        rows.iter().map(appearance).collect()
    }
}

async fn need(conn: &mut Conn, row: &Row) -> Result<Need> {
    let id = row.uuid("id")?;
    let musts = query(include_str!("musts_of.sql")).bind(bytes(id)).fetch_all(conn).await?;
    let must = |row: &Row| {
        let level = usize::try_from(row.int("level")?);
        let level =
            level.map_err(|e| StoreError::Corrupt { column: "level".to_owned(), reason: e.to_string() })?;
        Ok(Must { competence: row.text("competence")?, level })
    };
    let key = row.bytes("key")?;
    let key = <[u8; 32]>::try_from(key.as_slice())
        .map_err(|e| StoreError::Corrupt { column: "key".to_owned(), reason: e.to_string() })?;
    Ok(Need {
        id,
        scout: row.person("scout")?,
        purpose: row.text("purpose")?,
        asked: Asked {
            musts: musts.iter().map(must).collect::<Result<_>>()?,
            area: row.text_or_null("area")?,
            own_answers: row.flag("own_answers")?,
        },
        key,
        created_at: row.instant("created_at")?,
        closed_at: row.instant_or_null("closed_at")?,
    })
}

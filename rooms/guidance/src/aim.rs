//! The occupation that a person aims at.

use std::sync::Arc;

use competences::{Occupation, Occupations};
use kit::{Clock, PersonId};
use passport::Frame;
use store::{Db, Result, RowExt as _, Tx, query};

/// Aims over a database.
#[derive(Clone)]
pub struct Guidance {
    db: Db,
    clock: Arc<dyn Clock>,
    occupations: Arc<Occupations>,
}

impl Guidance {
    /// The service.
    pub fn new(db: Db, clock: Arc<dyn Clock>, occupations: Arc<Occupations>) -> Self {
        Self { db, clock, occupations }
    }

    /// Every occupation.
    pub fn occupations(&self) -> &Occupations {
        &self.occupations
    }

    /// The occupation that a person aims at; one that the organisation no longer has is none.
    pub async fn aim(&self, person: PersonId) -> Result<Option<&Occupation>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("store/aim_get.sql"))
            .bind(person.uuid().as_bytes().to_vec())
            .fetch_optional(&mut *conn)
            .await?;
        let id = row.map(|r| r.text("occupation")).transpose()?;
        Ok(id.and_then(|id| self.occupations.get(&id)))
    }

    /// Keeps what she aims at, or that she aims at nothing.
    pub async fn choose(&self, person: PersonId, occupation: Option<&Occupation>) -> Result<()> {
        let mut tx = self.db.write().await?;
        self.choose_in(&mut tx, person, occupation).await?;
        tx.commit().await
    }

    /// As [`choose`](Self::choose), inside the caller's transaction.
    pub async fn choose_in(
        &self,
        tx: &mut Tx,
        person: PersonId,
        occupation: Option<&Occupation>,
    ) -> Result<()> {
        let person = person.uuid().as_bytes().to_vec();
        match occupation {
            Some(occupation) => {
                query(include_str!("store/aim_put.sql"))
                    .bind(person)
                    .bind(occupation.id.clone())
                    .bind(self.clock.now().micros())
                    .execute(tx.conn())
                    .await?;
            }
            None => {
                query(include_str!("store/aim_clear.sql")).bind(person).execute(tx.conn()).await?;
            }
        }
        Ok(())
    }
}

/// The level asked of each competence of the socle: the socle's own everywhere, and what an occupation asks
/// where that is more.
pub fn asked(frame: &Frame, aim: Option<&Occupation>) -> Vec<usize> {
    let everywhere = frame.socle.model.level_asked;
    let own = |c: usize| aim.and_then(|o| o.profile.get(c)).copied().unwrap_or(0);
    (0..frame.socle.competences.len()).map(|c| everywhere.max(own(c))).collect()
}

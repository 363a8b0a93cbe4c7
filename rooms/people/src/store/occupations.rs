//! Which occupation a person has, and since when; everybody as they stood at an instant.

use kit::{Instant, PersonId};
use store::{Result, RowExt as _, Tx, is_unique_violation, query};

use super::accounts::bytes;
use crate::People;

/// Where somebody stood at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Who.
    pub person: PersonId,
    /// Her occupation.
    pub occupation: String,
    /// Her unit.
    pub unit: Option<String>,
}

impl People {
    /// Gives a person an occupation, or none, from now on. `false` when it stood so already.
    pub async fn give_occupation(&self, person: PersonId, occupation: Option<&str>) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let held = query(include_str!("occupation_of.sql"))
            .bind(bytes(person))
            .fetch_optional(tx.conn())
            .await?
            .map(|row| row.text("occupation"))
            .transpose()?;
        if held.as_deref() == occupation {
            return Ok(false);
        }
        match give(&mut tx, person, occupation, self.now()).await {
            // Given by somebody else at the same time.
            Err(error) if is_unique_violation(&error) => Ok(false),
            Err(error) => Err(error),
            Ok(()) => tx.commit().await.map(|()| true),
        }
    }

    /// Everybody with an open account and an occupation, as they stood at an instant: whom figures about
    /// occupations count. Shows nobody, so it leaves no line.
    pub async fn placed(&self, at: Instant) -> Result<Vec<Placed>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("placed.sql")).bind(at.micros()).fetch_all(&mut *conn).await?;
        rows.iter()
            .map(|row| {
                Ok(Placed {
                    person: row.person("person")?,
                    occupation: row.text("occupation")?,
                    unit: row.text_or_null("unit")?,
                })
            })
            .collect()
    }
}

/// From an instant on a person has this occupation, or none: what was known of later times no longer holds.
pub(super) async fn give(
    tx: &mut Tx,
    person: PersonId,
    occupation: Option<&str>,
    since: Instant,
) -> Result<()> {
    for change in [include_str!("occupation_drop_later.sql"), include_str!("occupation_end.sql")] {
        query(change).bind(bytes(person)).bind(since.micros()).execute(tx.conn()).await?;
    }
    if let Some(occupation) = occupation {
        query(include_str!("occupation_insert.sql"))
            .bind(bytes(person))
            .bind(occupation)
            .bind(since.micros())
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

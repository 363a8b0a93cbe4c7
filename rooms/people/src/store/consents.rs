//! What a person has switched on for others to see.

use kit::{Instant, PersonId};
use store::{Result, RowExt as _, Tx, is_unique_violation, query};

use super::accounts::bytes;
use crate::{People, Switch, SwitchedOn};

impl People {
    /// Turns a switch on or off, which a person does for herself alone. Turning it where it stands changes nothing.
    pub async fn turn(&self, person: PersonId, switch: Switch, on: bool) -> Result<()> {
        let mut tx = self.db.write().await?;
        match self.turn_in(&mut tx, person, switch, on).await {
            // Turned on in another tab at the same time.
            Err(error) if is_unique_violation(&error) => Ok(()),
            Err(error) => Err(error),
            Ok(()) => tx.commit().await,
        }
    }

    /// As [`turn`](Self::turn), in a transaction under way.
    pub async fn turn_in(&self, tx: &mut Tx, person: PersonId, switch: Switch, on: bool) -> Result<()> {
        let now = self.now().micros();
        let stands = switched_on(tx, person, switch).await?.is_some();
        let change = match (stands, on) {
            (false, true) => include_str!("consent_insert.sql"),
            (true, false) => include_str!("consent_end.sql"),
            (true, true) | (false, false) => return Ok(()),
        };
        query(change).bind(bytes(person)).bind(switch.name()).bind(now).execute(tx.conn()).await?;
        Ok(())
    }

    /// Every time that a person had a switch on, the newest first.
    pub async fn consents_of(&self, person: PersonId) -> Result<Vec<SwitchedOn>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("consents_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        rows.iter()
            .map(|row| {
                Ok(SwitchedOn {
                    switch: row.text("switch")?,
                    since: row.instant("since")?,
                    until: row.instant_or_null("until")?,
                })
            })
            .collect()
    }
}

/// Since when a switch of a person is on.
async fn switched_on(tx: &mut Tx, person: PersonId, switch: Switch) -> Result<Option<Instant>> {
    let row = query(include_str!("consent_get.sql"))
        .bind(bytes(person))
        .bind(switch.name())
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| row.instant("since")).transpose()
}

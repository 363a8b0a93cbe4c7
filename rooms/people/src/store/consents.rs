//! What a person has switched on for others to see.

use futures_util::TryStreamExt as _;
use kit::{Instant, PersonId};
use store::{Result, RowExt as _, Tx, is_unique_violation, query};

use super::accounts::bytes;
use crate::consent::lapsed_up_to;
use crate::{Agreed, CONSENT_DAYS, People, Switch, SwitchedOn};

/// A year of a choice, in microseconds: what its end is written down by.
pub(super) const CONSENT_MICROS: i64 = CONSENT_DAYS * 24 * 3_600 * 1_000_000;

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

    /// Has what she switched on hold for a year from now on. Nothing is changed where it is not on: what she turned off
    /// in another tab stays off.
    pub async fn renew(&self, person: PersonId, switch: Switch) -> Result<()> {
        let mut tx = self.db.write().await?;
        lapse(&mut tx, person, self.now()).await?;
        if switched_on(&mut tx, person, switch).await?.is_none() {
            return Ok(());
        }
        self.turn_in(&mut tx, person, switch, false).await?;
        self.turn_in(&mut tx, person, switch, true).await?;
        tx.commit().await
    }

    /// As [`turn`](Self::turn), in a transaction under way.
    pub async fn turn_in(&self, tx: &mut Tx, person: PersonId, switch: Switch, on: bool) -> Result<()> {
        lapse(tx, person, self.now()).await?;
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

    /// Every agent who has something switched on, by id, with what it is.
    pub async fn agreed(&self) -> Result<Vec<Agreed>> {
        let mut conn = self.db.read().await?;
        let now = self.now();
        // One at a time: all rows of a large organisation together are tens of megabytes.
        let mut rows = query(include_str!("consents_open.sql"))
            .bind(now.micros())
            .bind(lapsed_up_to(now).micros())
            .fetch(&mut *conn);
        let mut all: Vec<Agreed> = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let person = row.person("person")?;
            // One of an older version means nothing any more.
            let Some(switch) = Switch::from_name(&row.text("switch")?) else { continue };
            match all.last_mut().filter(|last| last.person == person) {
                Some(last) => last.to.push(switch),
                None => all.push(Agreed { person, unit: row.text_or_null("unit")?, to: vec![switch] }),
            }
        }
        Ok(all)
    }

    /// Whether a person has a switch on and may still sign in. Her choice is held until the transaction ends: turned
    /// off meanwhile, it is turned off after it. Several people are asked by rising ids, so that two transactions
    /// never wait for each other.
    pub async fn agrees_in(&self, tx: &mut Tx, person: PersonId, switch: Switch) -> Result<bool> {
        let now = self.now();
        query(include_str!("consent_lock.sql"))
            .bind(bytes(person))
            .bind(switch.name())
            .bind(lapsed_up_to(now).micros())
            .execute(tx.conn())
            .await?;
        let found = query(include_str!("consent_holds.sql"))
            .bind(bytes(person))
            .bind(switch.name())
            .bind(now.micros())
            .bind(lapsed_up_to(now).micros())
            .fetch_optional(tx.conn())
            .await?;
        Ok(found.is_some())
    }
}

/// Writes down the end of what a person had switched on for a year: a new time may then begin.
pub(super) async fn lapse(tx: &mut Tx, person: PersonId, now: Instant) -> Result<()> {
    query(include_str!("consent_lapse.sql"))
        .bind(bytes(person))
        .bind(lapsed_up_to(now).micros())
        .bind(CONSENT_MICROS)
        .execute(tx.conn())
        .await?;
    Ok(())
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

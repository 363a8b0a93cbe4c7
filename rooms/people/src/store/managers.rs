//! Who manages which units, and the agents of these: those who belong to them, or to a unit below.

use kit::{Instant, PersonId};
use store::{Conn, Result, RowExt as _, Tx, is_unique_violation, query};

use super::accounts::{bytes, folded};
use crate::consent::lapsed_up_to;
use crate::{People, Switch, Units};

/// A unit that a person manages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Managed {
    /// Its id in the organisation's file.
    pub unit: String,
    /// Since when.
    pub since: Instant,
}

/// Somebody who manages a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manager {
    /// Who.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// The unit by which she manages: the agent's own, or one above.
    pub unit: String,
}

/// An agent of a manager's units.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// Her unit.
    pub unit: String,
    /// Whether her managers may see her levels.
    pub shows_levels: bool,
    folded: String,
}

impl Member {
    /// Whether her name or sign-in name contains a text, whatever the case and the accents.
    pub fn is_called(&self, text: &str) -> bool {
        self.folded.contains(&folded(text))
    }
}

impl People {
    /// Makes a person manager of a unit, or ends it. `false` when it stood so already.
    pub async fn manage(&self, person: PersonId, unit: &str, on: bool) -> Result<bool> {
        let mut tx = self.db.write().await?;
        match self.manage_in(&mut tx, person, unit, on).await {
            // Named by somebody else at the same time.
            Err(error) if is_unique_violation(&error) => Ok(false),
            Err(error) => Err(error),
            Ok(changed) => tx.commit().await.map(|()| changed),
        }
    }

    /// As [`manage`](Self::manage), in a transaction under way.
    pub async fn manage_in(&self, tx: &mut Tx, person: PersonId, unit: &str, on: bool) -> Result<bool> {
        let stands = managed(tx.conn(), person).await?.iter().any(|m| m.unit == unit);
        let change = match (stands, on) {
            (false, true) => include_str!("manager_insert.sql"),
            (true, false) => include_str!("manager_end.sql"),
            (true, true) | (false, false) => return Ok(false),
        };
        query(change).bind(bytes(person)).bind(unit).bind(self.now().micros()).execute(tx.conn()).await?;
        Ok(true)
    }

    /// The units that a person manages.
    pub async fn managed_by(&self, person: PersonId) -> Result<Vec<Managed>> {
        managed(&mut *self.db.read().await?, person).await
    }

    /// Who manages the units that a person of this unit belongs to: her own first, then those above.
    pub async fn managers_over(&self, units: &Units, unit: &str) -> Result<Vec<Manager>> {
        let mut conn = self.db.read().await?;
        let above = units.ancestors(unit);
        let mut managers = Vec::new();
        for id in std::iter::once(unit).chain(above.iter().map(|u| u.id.as_str())) {
            let rows = query(include_str!("managers_of_unit.sql")).bind(id).fetch_all(&mut *conn).await?;
            for row in &rows {
                managers.push(Manager {
                    person: row.person("person")?,
                    name: row.text("name")?,
                    unit: row.text("unit")?,
                });
            }
        }
        Ok(managers)
    }

    /// The agents of the units that a person manages, and of those below, at an instant, by name; never
    /// herself. Whoever shows one of them notes it in this transaction, by [`record_read`](Self::record_read).
    pub async fn team_in(
        &self,
        tx: &mut Tx,
        manager: PersonId,
        (units, zone): (&Units, &str),
        at: Instant,
    ) -> Result<Vec<Member>> {
        let managed = managed(tx.conn(), manager).await?;
        let covered = units.covered(managed.iter().map(|m| m.unit.as_str()), at.day_in(zone));
        let mut members = Vec::new();
        for unit in covered {
            let rows = query(include_str!("members_of_unit.sql"))
                .bind(unit)
                .bind(at.micros())
                .bind(Switch::Manager.name())
                .bind(lapsed_up_to(at).micros())
                .fetch_all(tx.conn())
                .await?;
            for row in &rows {
                members.push(Member {
                    person: row.person("person")?,
                    name: row.text("name")?,
                    unit: row.text("unit")?,
                    shows_levels: row.instant_or_null("agreed_at")?.is_some(),
                    folded: row.text("folded")?,
                });
            }
        }
        members.retain(|member| member.person != manager);
        members.sort_by(|a, b| (&a.folded, a.person).cmp(&(&b.folded, b.person)));
        Ok(members)
    }
}

async fn managed(conn: &mut Conn, person: PersonId) -> Result<Vec<Managed>> {
    let rows = query(include_str!("managed_by.sql")).bind(bytes(person)).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(Managed { unit: row.text("unit")?, since: row.instant("since")? })).collect()
}

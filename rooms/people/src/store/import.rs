//! Taking in the list of everybody: what is there, and an accepted plan, applied in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use kit::PersonId;
use store::{Conn, Result, RowExt as _, Tx, query};
use web::Role;

use super::accounts::{bytes, folded, insert_roles};
use super::consents::lapse;
use super::memberships::{enter, leave_unit, move_to};
use super::occupations::give;
use crate::import::{Current, Gone, Imported, Joined, Known, Moment, Moved, Plan, Row, plan};
use crate::{NewAccount, People};

impl People {
    /// Everybody as they stand, for a plan; whoever runs the command line reads the database anyway.
    pub async fn current(&self) -> Result<Vec<Current>> {
        current(&mut *self.db.read().await?).await
    }

    /// Applies an accepted plan, all of it or nothing, and notes the import. `false` when people changed since
    /// the plan was made, so that it would be another one: then nothing is written. `progress` hears how many
    /// steps are done.
    pub async fn import(
        &self,
        (path, rows): (&str, &[Row]),
        known: Known<'_>,
        moment: Moment<'_>,
        accepted: &Plan,
        (ran_by, progress): (&str, &mut (dyn FnMut(usize) + Send)),
    ) -> Result<bool> {
        let mut tx = self.db.write().await?;
        // Held as when roles change, so that nobody takes the last administrator away meanwhile.
        query(include_str!("administrators_lock.sql")).execute(tx.conn()).await?;
        let people = current(tx.conn()).await?;
        if plan(path, &people, rows, known, moment).as_ref() != Ok(accepted) {
            tx.rollback().await?;
            return Ok(false);
        }
        let mut done = 0;
        let mut step = || {
            done += 1;
            progress(done);
        };
        for joined in &accepted.joined {
            self.join(&mut tx, joined, moment).await?;
            step();
        }
        for returned in &accepted.returned {
            open(&mut tx, returned.person).await?;
            step();
        }
        for moved in &accepted.moved {
            relocate(&mut tx, moved).await?;
            step();
        }
        for renamed in &accepted.renamed {
            query(include_str!("account_rename.sql"))
                .bind(bytes(renamed.person))
                .bind(&renamed.to)
                .bind(folded(&format!("{} {}", renamed.to, renamed.sign_in)))
                .execute(tx.conn())
                .await?;
            step();
        }
        for given in &accepted.roles {
            query(include_str!("roles_clear.sql")).bind(bytes(given.person)).execute(tx.conn()).await?;
            insert_roles(&mut tx, given.person, &given.roles).await?;
            step();
        }
        for given in &accepted.occupations {
            give(&mut tx, given.person, given.to.as_deref(), moment.at).await?;
            step();
        }
        for gone in &accepted.gone {
            leave(&mut tx, gone, moment).await?;
            step();
        }
        note(&mut tx, accepted, moment, ran_by).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn join(&self, tx: &mut Tx, joined: &Joined, moment: Moment<'_>) -> Result<()> {
        let (name, sign_in) = (joined.name.clone(), joined.sign_in.clone());
        let account = NewAccount { name, sign_in, unit: None, occupation: None, roles: joined.roles.clone() };
        let person = self.add_at(tx, &account, moment.at).await?;
        if let Some((unit, since)) = &joined.unit {
            enter(tx, person, unit, *since).await?;
        }
        if let Some((occupation, since)) = &joined.occupation {
            give(tx, person, Some(occupation), *since).await?;
        }
        Ok(())
    }

    /// The newest imports.
    pub async fn imports(&self, lines_max: i64) -> Result<Vec<Imported>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("imports.sql")).bind(lines_max).fetch_all(&mut *conn).await?;
        rows.iter()
            .map(|row| {
                Ok(Imported {
                    at: row.instant("at")?,
                    ran_by: row.text("ran_by")?,
                    joined: row.int("joined")?,
                    came_back: row.int("came_back")?,
                    moved: row.int("moved")?,
                    renamed: row.int("renamed")?,
                    given_roles: row.int("given_roles")?,
                    given_occupations: row.int("given_occupations")?,
                    gone: row.int("gone")?,
                    unchanged: row.int("unchanged")?,
                })
            })
            .collect()
    }
}

async fn current(conn: &mut Conn) -> Result<Vec<Current>> {
    let mut roles: BTreeMap<PersonId, BTreeSet<Role>> = BTreeMap::new();
    for row in &query(include_str!("roles_all.sql")).fetch_all(&mut *conn).await? {
        if let Some(role) = Role::from_name(&row.text("role")?) {
            roles.entry(row.person("person")?).or_default().insert(role);
        }
    }
    let rows = query(include_str!("people_now.sql")).fetch_all(conn).await?;
    rows.iter()
        .map(|row| {
            let person = row.person("person")?;
            Ok(Current {
                person,
                sign_in: row.text("sign_in")?,
                name: row.text("name")?,
                unit: row.text_or_null("unit")?.zip(row.instant_or_null("since")?),
                occupation: row.text_or_null("occupation")?,
                roles: roles.remove(&person).unwrap_or_default(),
                open: row.instant_or_null("disabled_at")?.is_none(),
                ready: row.flag("ready")?,
            })
        })
        .collect()
}

/// Opens a closed account again.
async fn open(tx: &mut Tx, person: PersonId) -> Result<()> {
    query(include_str!("account_disable.sql"))
        .bind(bytes(person))
        .bind(None::<i64>)
        .execute(tx.conn())
        .await?;
    Ok(())
}

async fn relocate(tx: &mut Tx, moved: &Moved) -> Result<()> {
    match &moved.to {
        Some(unit) => move_to(tx, moved.person, unit, moved.since).await,
        None => leave_unit(tx, moved.person, moved.since).await,
    }
}

/// Takes all access away at once: account, sessions, codes, what she manages and what she shows. Her evidence stays.
async fn leave(tx: &mut Tx, gone: &Gone, moment: Moment<'_>) -> Result<()> {
    for change in [include_str!("sessions_revoke_all.sql"), include_str!("codes_void.sql")] {
        query(change).bind(bytes(gone.person)).execute(tx.conn()).await?;
    }
    lapse(tx, gone.person, moment.at).await?;
    let endings = [
        include_str!("account_disable.sql"),
        include_str!("manager_end_all.sql"),
        include_str!("consent_end_all.sql"),
    ];
    for change in endings {
        query(change).bind(bytes(gone.person)).bind(moment.at.micros()).execute(tx.conn()).await?;
    }
    leave_unit(tx, gone.person, moment.at).await?;
    give(tx, gone.person, None, moment.at).await
}

async fn note(tx: &mut Tx, plan: &Plan, moment: Moment<'_>, ran_by: &str) -> Result<()> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    query(include_str!("import_insert.sql"))
        .bind(moment.at.micros())
        .bind(ran_by)
        .bind(count(plan.joined.len()))
        .bind(count(plan.returned.len()))
        .bind(count(plan.moved.len()))
        .bind(count(plan.renamed.len()))
        .bind(count(plan.roles.len()))
        .bind(count(plan.occupations.len()))
        .bind(count(plan.gone.len()))
        .bind(count(plan.unchanged))
        .execute(tx.conn())
        .await?;
    Ok(())
}

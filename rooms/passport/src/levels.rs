//! The level credited in each domain as of an instant, kept so that figures about everybody need not evaluate
//! everybody each time they are asked for.
//!
//! What is kept never goes stale: it is made of the statements that had reached the ledger by its instant, and
//! these never change. A figure of a later instant is made of rows of its own.

use std::collections::BTreeMap;

use evidence::ensure_built;
use kit::{Instant, PersonId};
use store::{Result, RowExt as _, StoreError, query};

use crate::service::{PROJECTION, answers_of, bytes};
use crate::{Answers, Passport, Passports};

/// What is credited in each domain, in the socle's order: `None` where the domain is not measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels(Vec<Option<usize>>);

impl From<Vec<Option<usize>>> for Levels {
    fn from(domains: Vec<Option<usize>>) -> Self {
        Self(domains)
    }
}

impl Levels {
    /// Those of a passport.
    pub fn of(passport: &Passport) -> Self {
        Self(passport.domains.iter().map(|domain| domain.level).collect())
    }

    /// The level credited in each domain, from 0.
    pub fn domains(&self) -> &[Option<usize>] {
        &self.0
    }

    /// As it is stored: a digit a domain, or a hyphen.
    fn written(&self) -> String {
        let digit = |level: &Option<usize>| {
            level.map_or('-', |l| char::from_digit(l.min(9) as u32, 10).unwrap_or('9'))
        };
        self.0.iter().map(digit).collect()
    }

    /// As it was stored.
    fn read(text: &str) -> Result<Self> {
        let level = |c: char| match c {
            '-' => Some(None),
            _ => c.to_digit(10).map(|d| Some(d as usize)),
        };
        let levels: Option<Vec<Option<usize>>> = text.chars().map(level).collect();
        levels.map(Self).ok_or_else(|| StoreError::Corrupt {
            column: "levels".to_owned(),
            reason: format!("“{text}” is no list of levels"),
        })
    }
}

/// People whose levels are made in one go: a tenth of a second of work, and one transaction.
const BATCH: usize = 200;

impl Passports {
    /// Makes the levels as of an instant that are not made yet, of `people_max` people at most. Whether all are made.
    pub async fn make_levels(&self, at: Instant, people_max: usize) -> Result<bool> {
        let mut left = people_max;
        let mut last = Vec::new();
        loop {
            let asked = BATCH.min(left);
            let mut conn = self.db.read().await?;
            ensure_built(&mut conn, PROJECTION).await?;
            let missing = query(include_str!("store/levels_missing.sql"))
                .bind(at.micros())
                .bind(last)
                .bind(asked.max(1) as i64)
                .fetch_all(&mut *conn)
                .await?;
            if missing.is_empty() || left == 0 {
                return Ok(missing.is_empty());
            }
            let mut answers = Vec::with_capacity(missing.len());
            for row in &missing {
                let person = row.person("person")?;
                answers.push((person, answers_of(&mut conn, person).await?));
            }
            drop(conn);
            left -= answers.len();
            last = answers.last().map(|(person, _)| bytes(*person)).unwrap_or_default();
            self.keep_levels(at, answers).await?;
        }
    }

    /// Evaluates these people as of an instant, away from the threads that answer requests, and keeps their levels.
    async fn keep_levels(&self, at: Instant, answers: Vec<(PersonId, Answers)>) -> Result<()> {
        let passports = self.clone();
        let evaluated = tokio::task::spawn_blocking(move || {
            let levels = |(person, answers): (PersonId, Answers)| {
                let passport = passports.evaluate(&answers.stored_by(at), at)?;
                Ok((person, Levels::of(&passport)))
            };
            answers.into_iter().map(levels).collect::<Result<Vec<_>>>()
        });
        let evaluated = evaluated.await.map_err(|error| StoreError::Corrupt {
            column: "levels".to_owned(),
            reason: format!("the evaluation stopped: {error}"),
        })??;
        let mut tx = self.db.write().await?;
        for (person, levels) in evaluated {
            query(include_str!("store/levels_insert.sql"))
                .bind(bytes(person))
                .bind(at.micros())
                .bind(levels.written())
                .execute(tx.conn())
                .await?;
        }
        tx.commit().await
    }

    /// The levels as of an instant, as far as they are made.
    pub async fn levels(&self, at: Instant) -> Result<BTreeMap<PersonId, Levels>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("store/levels_of.sql")).bind(at.micros()).fetch_all(&mut *conn).await?;
        rows.iter().map(|row| Ok((row.person("person")?, Levels::read(&row.text("levels")?)?))).collect()
    }

    /// Erases the levels as of instants up to this one, once what they were made for is made.
    pub async fn erase_levels(&self, up_to: Instant) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("store/levels_erase.sql")).bind(up_to.micros()).execute(tx.conn()).await?;
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_as_they_were_written() {
        let levels = Levels(vec![None, Some(0), Some(4), None, Some(2), Some(1)]);
        assert_eq!(levels.written(), "-04-21");
        assert_eq!(Levels::read("-04-21").unwrap(), levels);
        assert!(Levels::read("-0x").is_err());
    }
}

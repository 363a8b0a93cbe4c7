//! Releases of how far the core is covered: one a month, as of its first day, made once and kept.

use std::sync::Arc;

use competences::Occupations;
use kit::{Clock, Instant};
use passport::Passports;
use people::{People, Units};
use store::{Result, StoreError};

use crate::coverage::{Asked, Coverage, coverage};
use crate::store::{keep, latest, released};

/// What releases are made from.
#[derive(Clone)]
pub struct Releases {
    people: People,
    passports: Passports,
    occupations: Arc<Occupations>,
    units: Arc<Units>,
    zone: Arc<str>,
    clock: Arc<dyn Clock>,
}

impl Releases {
    /// Over people and passports; months begin in a time zone, by its IANA name.
    pub fn new(
        people: People,
        passports: Passports,
        (occupations, units): (Arc<Occupations>, Arc<Units>),
        zone: Arc<str>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self { people, passports, occupations, units, zone, clock }
    }

    /// The occupations of the organisation.
    pub fn occupations(&self) -> &Occupations {
        &self.occupations
    }

    /// What passports are judged against.
    pub fn passports(&self) -> &Passports {
        &self.passports
    }

    /// The first instant of the month of an instant.
    pub fn month_of(&self, at: Instant) -> Instant {
        at.day_in(&self.zone).first_of_month().start_in(&self.zone)
    }

    /// Makes the release of the present month, unless it is made, evaluating `people_max` people at most. Whether it
    /// is there. The night's work calls it without a limit ([`upkeep`](Self::upkeep)).
    pub async fn make(&self, people_max: usize) -> Result<bool> {
        let month = self.month_of(self.clock.now());
        let db = self.people.db();
        if released(db, month).await?.is_some() {
            return Ok(true);
        }
        if !self.passports.make_levels(month, people_max).await? {
            return Ok(false);
        }
        let placed = self.people.placed(month).await?;
        let levels = self.passports.levels(month).await?;
        let releases = self.clone();
        let made = tokio::task::spawn_blocking(move || {
            let socle = &releases.passports.frame().socle;
            let domains: Vec<String> = socle.domains.iter().map(|domain| domain.id.clone()).collect();
            let asked = Asked {
                domains: &domains,
                occupations: &releases.occupations,
                units: &releases.units,
                day: month.day_in(&releases.zone),
            };
            coverage(asked, &placed, &levels)
        });
        let made = made.await.map_err(failed)?.map_err(failed)?;
        keep(db, month, self.clock.now(), &made).await?;
        self.passports.erase_levels(month).await?;
        Ok(true)
    }

    /// The night's work of this room: the release of the present month, whoever it must evaluate; and what it was made
    /// of is erased, also where it was stopped between the two. Stopped, it goes on with the people who are left.
    pub async fn upkeep(&self) -> Result<()> {
        self.make(usize::MAX).await?;
        self.passports.erase_levels(self.month_of(self.clock.now())).await
    }

    /// The latest release: of the present month, or of one before while that is not made.
    pub async fn latest(&self) -> Result<Option<(Instant, Coverage)>> {
        latest(self.people.db(), self.month_of(self.clock.now())).await
    }
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Corrupt { column: "released".to_owned(), reason: format!("it could not be made: {error}") }
}

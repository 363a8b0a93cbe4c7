//! The passports of those who agreed to be found, called or counted, held in memory in the small form that a
//! search reads. What is held is never older than the day, nor than the last answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kit::{Day, Instant, PersonId};
use passport::Passports;
use store::Result;
use tokio::sync::Mutex;

use crate::search::Known;

/// Seconds before the last look from which answers are looked for again: one that was stored then may have been
/// committed after it, and none takes longer.
const OVERLAP_SECONDS: i64 = 120;

/// What it came to, to bring the index to the present day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warmed {
    /// How many people are in it.
    pub people: usize,
    /// How many of them were evaluated anew.
    pub evaluated: usize,
    /// How many of these have another level, or another precision, in a domain or a competence by age alone.
    pub moved: usize,
}

/// The index.
pub(crate) struct Index {
    passports: Passports,
    zone: Arc<str>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    looked_at: Option<Instant>,
    known: BTreeMap<PersonId, (Day, Arc<Known>)>,
}

impl Index {
    pub(crate) fn new(passports: Passports, zone: Arc<str>) -> Self {
        Self { passports, zone, held: Mutex::default() }
    }

    /// What is known of these people, and of nobody else: whoever is not among them is forgotten.
    pub(crate) async fn of(
        &self,
        people: &[PersonId],
        now: Instant,
    ) -> Result<BTreeMap<PersonId, Arc<Known>>> {
        let mut held = self.held.lock().await;
        self.refresh(&mut held, people, now).await?;
        Ok(held.known.iter().map(|(person, (_, known))| (*person, known.clone())).collect())
    }

    /// As [`of`](Self::of), for nobody who waits: what it came to.
    pub(crate) async fn warm(&self, people: &[PersonId], now: Instant) -> Result<Warmed> {
        self.refresh(&mut *self.held.lock().await, people, now).await
    }

    async fn refresh(&self, held: &mut Held, people: &[PersonId], now: Instant) -> Result<Warmed> {
        let since = held.looked_at.map(|at| at.plus_seconds(-OVERLAP_SECONDS));
        let changed: BTreeSet<PersonId> = match since {
            Some(since) => self.passports.answered_since(since).await?.into_iter().collect(),
            None => BTreeSet::new(),
        };
        // Evidence loses weight by whole days.
        let day = now.day_in(&self.zone);
        let mut warmed = Warmed { people: people.len(), ..Warmed::default() };
        let mut before = std::mem::take(&mut held.known);
        for person in people {
            let before = before.remove(person);
            let known = match &before {
                Some((at, known)) if *at == day && !changed.contains(person) => known.clone(),
                _ => {
                    warmed.evaluated += 1;
                    let answers = self.passports.answers(*person).await?;
                    Arc::new(Known::of(&self.passports.evaluate(&answers, now)?))
                }
            };
            let aged = before.filter(|_| !changed.contains(person));
            warmed.moved += usize::from(aged.is_some_and(|(_, aged)| !known.has_levels_of(&aged)));
            held.known.insert(*person, (day, known));
        }
        held.looked_at = Some(now);
        Ok(warmed)
    }
}

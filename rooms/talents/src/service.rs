//! The room's service: needs opened and looked at, contacts sent and answered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kit::{Clock, Ids, Instant, PersonId};
use passport::{Frame, Passports};
use people::{Agreed, People, Switch, Units};
use psychometrics::Normals;
use store::{Db, Result, StoreError};
use uuid::Uuid;

use crate::areas::Areas;
use crate::index::{Index, Warmed};
use crate::pool::{COMPARED_DAYS, LIST_MAX, OPENINGS_A_DAY, is_listed, tells_apart};
use crate::search::{DRAWS, Found, Known, SEED, Search};
use crate::{Asked, Need};

/// Needs, lists and contacts over a database.
#[derive(Clone)]
pub struct Talents {
    pub(crate) db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    pub(crate) people: People,
    passports: Passports,
    units: Arc<Units>,
    zone: Arc<str>,
    normals: Arc<Normals>,
    index: Arc<Index>,
}

/// What became of a need that was to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open, under this id.
    New(Uuid),
    /// The scout has one open already that asks the same: this one.
    Same(Uuid),
    /// Beside another need of hers it would tell a few people apart.
    TellsApart,
    /// She has opened enough needs today.
    Enough,
}

/// What a scout sees of a need's pool.
#[derive(Clone, Debug)]
pub enum Looked {
    /// Eleven people or more: how many, and the first of them.
    List(usize, Vec<Found>),
    /// Fewer, or the need was called: nobody is shown, and how many is never told.
    Blind,
    /// As its people are now, its list would tell a few of them apart beside an older need's.
    TellsApart,
    /// The need asks what the socle no longer has.
    Obsolete,
}

impl Talents {
    /// The service.
    pub fn new(
        passports: Passports,
        people: People,
        (units, zone): (Arc<Units>, Arc<str>),
        (clock, ids): (Arc<dyn Clock>, Arc<dyn Ids>),
    ) -> Self {
        let normals = Arc::new(Normals::seeded(SEED, DRAWS, &passports.frame().model));
        let index = Arc::new(Index::new(passports.clone(), zone.clone()));
        Self { db: people.db().clone(), clock, ids, people, passports, units, zone, normals, index }
    }

    /// What competences and levels are judged against.
    pub fn frame(&self) -> &Frame {
        self.passports.frame()
    }

    /// The organisation's units.
    pub fn units(&self) -> &Units {
        &self.units
    }

    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// What those have agreed to who agreed to anything, and what is known of those whom this room may read.
    async fn consenting(&self) -> Result<(Vec<Agreed>, BTreeMap<PersonId, Arc<Known>>)> {
        let (agreed, people) = self.agreed_to_ours().await?;
        let known = self.index.of(&people, self.now()).await?;
        Ok((agreed, known))
    }

    /// Those who have agreed to anything of this room, and their ids.
    async fn agreed_to_ours(&self) -> Result<(Vec<Agreed>, Vec<PersonId>)> {
        let mut agreed = self.people.agreed().await?;
        let ours = [Switch::Findable, Switch::Calls, Switch::Counted];
        agreed.retain(|a| a.to.iter().any(|switch| ours.contains(switch)));
        let people = agreed.iter().map(|a| a.person).collect();
        Ok((agreed, people))
    }

    /// The night's work of this room: passports are read into memory as they stand that day, so that the first search
    /// of it need not wait. Age moves every estimate a little every day, so that all are evaluated.
    pub async fn warm(&self) -> Result<Warmed> {
        let (_, people) = self.agreed_to_ours().await?;
        self.index.warm(&people, self.now()).await
    }

    /// Who matches each of these needs, of those who have a switch on, best first, the first of them with their areas;
    /// never the scout herself.
    /// `None` for a need that asks what the socle no longer has.
    pub(crate) async fn pools(
        &self,
        scout: PersonId,
        needs: Vec<(Asked, [u8; 32])>,
        switch: Switch,
    ) -> Result<Vec<Option<Vec<Found>>>> {
        let (agreed, known) = self.consenting().await?;
        let (service, day) = (self.clone(), self.now().day_in(&self.zone));
        let work = move || {
            let areas = Areas::of_those(agreed.iter().filter(|a| a.to.contains(&switch)), &service.units);
            let within =
                |asked: &Asked| asked.area.as_ref().map(|area| service.units.covered([area.as_str()], day));
            let pool = |(asked, key): &(Asked, [u8; 32])| {
                let Some(search) = Search::new(service.passports.frame(), asked, &service.normals) else {
                    return Ok(None);
                };
                let within = within(asked);
                let here = |a: &Agreed| {
                    within.as_ref().is_none_or(|units| a.unit.as_deref().is_some_and(|u| units.contains(u)))
                };
                let candidates = agreed
                    .iter()
                    .filter(|a| a.person != scout && a.to.contains(&switch) && here(a))
                    .filter_map(|a| Some((a.person, known.get(&a.person)?.as_ref())));
                let mut pool = search.pool(key, candidates)?;
                for found in pool.iter_mut().take(LIST_MAX) {
                    let unit =
                        agreed.iter().find(|a| a.person == found.person).and_then(|a| a.unit.as_deref());
                    found.area = unit.and_then(|unit| areas.of(unit));
                }
                Ok::<_, psychometrics::Error>(Some(pool))
            };
            needs.iter().map(pool).collect::<std::result::Result<Vec<_>, _>>()
        };
        let corrupt = |reason: String| StoreError::Corrupt { column: "weight".to_owned(), reason };
        let pools = tokio::task::spawn_blocking(work).await.map_err(|e| corrupt(e.to_string()))?;
        pools.map_err(|e| corrupt(e.to_string()))
    }

    /// Opens a need, unless the scout has the same one, or it would narrow on a few people beside another, or she has
    /// opened enough for a day.
    pub async fn open(&self, scout: PersonId, purpose: &str, asked: &Asked) -> Result<Opened> {
        let need = Need {
            id: self.ids.random_uuid(),
            scout,
            purpose: purpose.to_owned(),
            asked: asked.clone(),
            key: self.ids.secret(),
            created_at: self.now(),
            closed_at: None,
        };
        loop {
            let (count, before) = self.needs_to_compare(scout).await?;
            if let Some(same) = before.iter().find(|n| n.asked.is_as(asked)) {
                // A second one would link its pseudonyms to the first one's by their order.
                self.reopen(same).await?;
                return Ok(Opened::Same(same.id));
            }
            if self.openings_since(scout, self.now().plus_days(-1)).await? >= OPENINGS_A_DAY {
                return Ok(Opened::Enough);
            }
            if self.beside(&need, before).await?.1 {
                self.note_refusal(scout, need.id).await?;
                return Ok(Opened::TellsApart);
            }
            if self.insert_need(&need, count).await? {
                return Ok(Opened::New(need.id));
            }
            // Another tab opened one meanwhile: compare with it too.
        }
    }

    /// Who matches a need, and whether its list beside those of others would tell a few people apart: all of them made
    /// at once, from what people agree to at that instant.
    async fn beside(&self, need: &Need, others: Vec<Need>) -> Result<(Option<Vec<Found>>, bool)> {
        let mut needs = vec![(need.asked.clone(), need.key)];
        needs.extend(others.into_iter().map(|n| (n.asked, n.key)));
        let mut pools = self.pools(need.scout, needs, Switch::Findable).await?.into_iter();
        let own = pools.next().flatten();
        let people = |pool: &[Found]| pool.iter().map(|found| found.person).collect::<BTreeSet<_>>();
        let mine = people(own.as_deref().unwrap_or_default());
        let apart = pools.any(|other| tells_apart(&mine, &people(other.as_deref().unwrap_or_default())));
        Ok((own, apart))
    }

    /// How many needs a scout has opened, and those that another is compared with: open, or of the last thirty days, by
    /// their opening or their end.
    async fn needs_to_compare(&self, scout: PersonId) -> Result<(i64, Vec<Need>)> {
        let count = self.needs_opened(scout).await?;
        let since = self.now().plus_days(-COMPARED_DAYS);
        let mut needs = self.needs_of(scout).await?;
        needs.retain(|need| need.created_at >= since || need.closed_at.is_none_or(|at| at >= since));
        Ok((count, needs))
    }

    /// The list of a need, without anybody being shown it. People change, so that it is compared each time with the
    /// lists of the needs that are older.
    pub(crate) async fn list(&self, need: &Need) -> Result<Looked> {
        let (_, mut older) = self.needs_to_compare(need.scout).await?;
        older.retain(|other| (other.created_at, other.id) < (need.created_at, need.id));
        let (pool, apart) = self.beside(need, older).await?;
        let Some(pool) = pool else { return Ok(Looked::Obsolete) };
        // Who was called, unseen, must not be told from the others by being listed.
        if !is_listed(pool.len()) || self.called(need.id).await?.is_some() {
            return Ok(Looked::Blind);
        }
        Ok(if apart { Looked::TellsApart } else { Looked::List(pool.len(), pool) })
    }

    /// The pool of a need of the scout's, as it stands. Each person shown is noted in her journal and among her
    /// appearances, in the transaction in which her consent is looked at once more.
    pub async fn look(&self, need: &Need) -> Result<Looked> {
        let (mut size, mut pool) = match self.list(need).await? {
            Looked::List(size, pool) => (size, pool),
            none => return Ok(none),
        };
        let mut tx = self.db.write().await?;
        // Nobody moves up in the place of another: who is not asked is not shown, and all are asked by rising ids.
        pool.truncate(LIST_MAX);
        let asked: BTreeSet<PersonId> = pool.iter().map(|found| found.person).collect();
        for person in asked {
            if !self.people.agrees_in(&mut tx, person, Switch::Findable).await? {
                // Taken back since the pool was made.
                pool.retain(|found| found.person != person);
                size -= 1;
            }
        }
        if !is_listed(size) {
            return Ok(Looked::Blind);
        }
        for found in &pool {
            self.people.record_read(&mut tx, need.scout, found.person, "need", "talent").await?;
            self.note_appearance(&mut tx, found.person, need.id).await?;
        }
        tx.commit().await?;
        Ok(Looked::List(size, pool))
    }

    /// Of those who agreed to be counted, how many hold each domain at the level asked of everybody, in the order of
    /// the socle.
    pub async fn counted(&self) -> Result<Vec<usize>> {
        let (agreed, known) = self.consenting().await?;
        let frame = self.passports.frame();
        let asked = frame.socle.model.level_asked;
        let counted = agreed.iter().filter(|a| a.to.contains(&Switch::Counted));
        let known: Vec<&Arc<Known>> = counted.filter_map(|a| known.get(&a.person)).collect();
        let holds = |d: usize| known.iter().filter(|k| k.domain(d).is_some_and(|l| l >= asked)).count();
        Ok((0..frame.model.domains()).map(holds).collect())
    }
}

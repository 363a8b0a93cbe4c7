//! What scouts write to people whose names they do not know, and what these answer.

use kit::{Instant, PersonId};
use people::Switch;
use store::Result;
use uuid::Uuid;

use crate::pool::LIST_MAX;
use crate::{CONTACTS_MAX, Looked, Need, Received, Sent, Talents};
use kit::pseudonym::pseudonym;

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentTo {
    /// It is kept, and she finds it.
    Sent,
    /// She is not on the list, or no longer.
    NotListed,
    /// She was written to for this need before.
    Before,
    /// Enough people were written to for this need.
    Enough,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// It is kept, and whoever matches finds it.
    Sent,
    /// The need has a list by now, or can no longer be searched.
    Listed,
    /// The need was called before.
    Before,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is kept, and the scout finds it.
    Kept,
    /// She has answered before.
    Before,
    /// The time for it is over.
    Over,
}

/// A contact as its scout may see it.
#[derive(Clone, Debug)]
pub struct Written {
    /// Her pseudonym in this need.
    pub pseudonym: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// What became of it.
    pub sent: Sent,
    /// Her name and her unit, once she has answered and as long as she does not take it back.
    pub account: Option<(String, Option<String>)>,
}

impl Talents {
    /// Writes to somebody of a need's list, by her pseudonym.
    pub async fn contact(&self, need: &Need, under: &str, message: &str) -> Result<SentTo> {
        let Looked::List(_, list) = self.list(need).await? else { return Ok(SentTo::NotListed) };
        let Some(found) = list.into_iter().take(LIST_MAX).find(|found| found.pseudonym == under) else {
            return Ok(SentTo::NotListed);
        };
        let mut tx = self.db.write().await?;
        self.lock_scout(&mut tx, need.scout).await?;
        if !self.people.agrees_in(&mut tx, found.person, Switch::Findable).await? {
            return Ok(SentTo::NotListed);
        }
        let sent = self.contacts_in(&mut tx, need.id).await?;
        if sent.iter().any(|contact| contact.person == found.person) {
            return Ok(SentTo::Before);
        }
        if sent.len() >= CONTACTS_MAX {
            return Ok(SentTo::Enough);
        }
        self.insert_contact(&mut tx, found.person, need.id, (false, message)).await?;
        tx.commit().await?;
        Ok(SentTo::Sent)
    }

    /// Whom a scout wrote to for a need, as she may see it: of a call, those alone who answered. Each name shown is
    /// noted in the journal of her whose it is.
    pub async fn written_for(&self, need: &Need) -> Result<Vec<Written>> {
        let mut tx = self.db.write().await?;
        let contacts = self.contacts_in(&mut tx, need.id).await?;
        let mut written = Vec::new();
        for contact in contacts {
            let sent = contact.sent(self.now());
            let answered = matches!(sent, Sent::Answered(..));
            if contact.blind && !answered {
                continue;
            }
            if answered {
                self.people.record_read(&mut tx, need.scout, contact.person, "contact", "talent").await?;
            }
            let pseudonym = pseudonym(&need.key, contact.person);
            written
                .push((contact.person, Written { pseudonym, sent_at: contact.sent_at, sent, account: None }));
        }
        tx.commit().await?;
        for (person, written) in &mut written {
            if matches!(written.sent, Sent::Answered(..)) {
                written.account = self.people.account(*person).await?.map(|a| (a.name, a.unit));
            }
        }
        Ok(written.into_iter().map(|(_, written)| written).collect())
    }

    /// Writes once to all who match a need that has no list and who receive calls, however many they are: nobody is
    /// told.
    pub async fn call(&self, need: &Need, message: &str) -> Result<Called> {
        if !matches!(self.list(need).await?, Looked::Blind) {
            return Ok(Called::Listed);
        }
        let asked = vec![(need.asked.clone(), need.key)];
        let mut receivers: Vec<_> =
            self.pools(need.scout, asked, Switch::Calls).await?.into_iter().flatten().flatten().collect();
        receivers.sort_unstable_by_key(|found| found.person);
        let mut tx = self.db.write().await?;
        self.lock_scout(&mut tx, need.scout).await?;
        if !self.insert_call(&mut tx, need.id, message).await? {
            return Ok(Called::Before);
        }
        for found in receivers {
            if self.people.agrees_in(&mut tx, found.person, Switch::Calls).await? {
                self.insert_contact(&mut tx, found.person, need.id, (true, message)).await?;
            }
        }
        tx.commit().await?;
        Ok(Called::Sent)
    }

    /// The name of the scout whose need this is, while there is somebody to read an answer.
    pub(crate) async fn scout_of(&self, need: &Need) -> Result<Option<String>> {
        let account = self.people.account(need.scout).await?;
        Ok(account.filter(|account| account.disabled_at.is_none()).map(|account| account.name))
    }

    /// Keeps a person's answer to a need: her name is then shown to the scout.
    pub async fn answer(&self, person: PersonId, need: Uuid, words: &str) -> Result<Answered> {
        let Some(asked) = self.need(need).await? else { return Ok(Answered::Over) };
        if self.scout_of(&asked).await?.is_none() {
            return Ok(Answered::Over);
        }
        let mut tx = self.db.write().await?;
        let contact = self.contact_in(&mut tx, person, need).await?;
        match contact.map(|contact| contact.received(self.now())) {
            Some(Received::Open(_) | Received::Left(_)) => {}
            Some(Received::Answered(..) | Received::TakenBack(_)) => return Ok(Answered::Before),
            Some(Received::Over) | None => return Ok(Answered::Over),
        }
        if !self.keep_answer(&mut tx, person, need, words).await? {
            return Ok(Answered::Before);
        }
        tx.commit().await?;
        Ok(Answered::Kept)
    }

    /// Leaves a need unanswered, which changes nothing that the scout sees.
    pub async fn leave(&self, person: PersonId, need: Uuid) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let done = self.mark_left(&mut tx, person, need).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Takes an answer back: the scout sees her name and her words no more.
    pub async fn take_back(&self, person: PersonId, need: Uuid) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let done = self.mark_revoked(&mut tx, person, need).await?;
        tx.commit().await?;
        Ok(done)
    }
}

//! Reviews as others read them: those who steer, with the names of the guests whom they invited; the author, once the
//! call is closed, without.

use std::collections::{BTreeMap, BTreeSet};

use kit::PersonId;
use people::pages::pager::PAGE_SIZE;
use store::{Result, RowExt as _, Tx, query};
use uuid::Uuid;

use super::ideas::read as read_idea;
use super::reviews::{rating, read};
use super::{bytes, id};
use crate::{Call, File, Initiatives, Opinion, Phase, Review, ReviewState};
use kit::pseudonym::{keyed, pseudonym};

/// An idea in a guest's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToReview {
    /// The idea.
    pub idea: Uuid,
    /// Its author's pseudonym.
    pub pseudonym: String,
    /// Its title; `None` for who has declared an interest.
    pub title: Option<String>,
    /// Where her review stands.
    pub state: Option<ReviewState>,
    /// Whether the idea is another since she reviewed it.
    pub outdated: bool,
}

/// A call for which a guest is let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The call.
    pub call: Call,
    /// How many ideas it has to review; none any more once it is closed.
    pub total: i64,
    /// A page of them.
    pub ideas: Vec<ToReview>,
    /// Once the call is closed: what she wrote.
    pub written: Vec<Review>,
}

/// A review as those who steer read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The guest's name.
    pub name: String,
    /// Where the review stands.
    pub state: ReviewState,
    /// What she wrote, once it is sent.
    pub opinion: Option<Opinion>,
    /// Whether it is of an earlier text of the idea: it does not count until she has sent it anew.
    pub outdated: bool,
    /// The interest that she declared.
    pub interest: Option<String>,
}

/// How far a guest has come in a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Reviews sent, of the ideas as they stand.
    pub sent: i64,
    /// Ideas that she does not review, having declared an interest.
    pub recused: i64,
}

/// A review as it is given to the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Its number among those of the idea, from 1.
    pub number: i64,
    /// What was written.
    pub opinion: Opinion,
}

impl Initiatives {
    /// The calls for which a guest is let in, with a page of their ideas, counted from 0. Each idea whose title is
    /// shown leaves a line in its author's journal, in the same transaction.
    pub async fn assigned(&self, guest: PersonId, page: i64) -> Result<Vec<Assigned>> {
        let mut assigned = Vec::new();
        for subject in self.people.invited_to(guest).await? {
            let Some(call) = self.call(subject).await? else { continue };
            let written = self.reviews_by(guest, call.id).await?;
            assigned.push(if call.phase(self.now()) == Phase::Closed {
                Assigned { call, total: 0, ideas: Vec::new(), written }
            } else {
                let total = self.counts(call.id).await?.submitted;
                let ideas = self.to_review(guest, &call, &written, page).await?;
                Assigned { call, total, ideas, written: Vec::new() }
            });
        }
        assigned
            .sort_by_key(|a| (a.call.closed_at.is_some(), std::cmp::Reverse(a.call.opened_at), a.call.id));
        Ok(assigned)
    }

    async fn to_review(
        &self,
        guest: PersonId,
        call: &Call,
        written: &[Review],
        page: i64,
    ) -> Result<Vec<ToReview>> {
        let mut tx = self.db().write().await?;
        let rows = query(include_str!("ideas_submitted.sql"))
            .bind(id(call.id))
            .bind(PAGE_SIZE)
            .bind(PAGE_SIZE.saturating_mul(page.max(0)))
            .fetch_all(tx.conn())
            .await?;
        let mut ideas = Vec::with_capacity(rows.len());
        for row in &rows {
            let idea = read_idea(row)?;
            let review = written.iter().find(|r| r.idea == idea.id);
            let recused = review.is_some_and(|r| r.state == ReviewState::Recused);
            if !recused {
                self.people.record_read(&mut tx, guest, idea.person, "idea", "review").await?;
            }
            ideas.push(ToReview {
                idea: idea.id,
                pseudonym: pseudonym(&call.key, idea.person),
                title: (!recused).then_some(idea.text.title),
                state: review.map(|r| r.state),
                outdated: review.is_some_and(|r| r.idea_revision != idea.stamp.revision),
            });
        }
        tx.commit().await?;
        Ok(ideas)
    }

    /// The reviews of an idea, for those who steer: drafts by their state alone; of her own idea, none. Each leaves a
    /// line in its guest's journal, in the same transaction.
    pub async fn readings(&self, reader: PersonId, file: &File) -> Result<Vec<Reading>> {
        if file.own {
            return Ok(Vec::new());
        }
        let mut tx = self.db().write().await?;
        let rows = query(include_str!("reviews_of_idea.sql")).bind(id(file.id)).fetch_all(tx.conn()).await?;
        let mut readings = Vec::with_capacity(rows.len());
        for row in &rows {
            let review = read(row)?;
            self.people.record_read(&mut tx, reader, review.guest, "review", "call").await?;
            let name = self.people.guest_name_in(&mut tx, review.guest).await?.unwrap_or_default();
            readings.push(Reading {
                name,
                state: review.state,
                outdated: review.idea_revision != file.revision,
                opinion: (review.state == ReviewState::Sent).then_some(review.opinion),
                interest: review.interest,
            });
        }
        tx.commit().await?;
        Ok(readings)
    }

    /// How far each guest of a call has come.
    pub async fn progress(&self, call: Uuid) -> Result<BTreeMap<PersonId, Progress>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("reviews_progress.sql")).bind(id(call)).fetch_all(&mut *conn).await?;
        rows.iter()
            .map(|row| {
                let progress = Progress { sent: row.int("sent")?, recused: row.int("recused")? };
                Ok((row.person("guest")?, progress))
            })
            .collect()
    }

    /// How many reviews of each idea of a call are sent, of the idea as it stands; an idea without any is not among
    /// them.
    pub async fn reviews_by_idea(&self, call: Uuid) -> Result<BTreeMap<Uuid, i64>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("reviews_by_idea.sql")).bind(id(call)).fetch_all(&mut *conn).await?;
        rows.iter().map(|row| Ok((row.uuid("idea")?, row.int("sent")?))).collect()
    }

    /// The reviews given to the author of an idea.
    pub async fn feedback(&self, person: PersonId, idea: Uuid) -> Result<Vec<Feedback>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("feedback_of.sql"))
            .bind(bytes(person))
            .bind(id(idea))
            .fetch_all(&mut *conn)
            .await?;
        rows.iter()
            .map(|row| {
                let ratings = [
                    rating(row, "impact")?,
                    rating(row, "maturity")?,
                    rating(row, "ambition")?,
                    rating(row, "support")?,
                ];
                let opinion = Opinion { ratings, reasons: row.text("reasons")? };
                Ok(Feedback { number: row.int("number")?, opinion })
            })
            .collect()
    }

    /// Gives the authors of a call the reviews of their ideas that count, in the transaction that closes it: those
    /// that are sent, of the text as it stands, by guests whose invitation was not taken back.
    pub(super) async fn give_back(&self, tx: &mut Tx, call: &Call) -> Result<()> {
        let guests: BTreeSet<PersonId> = self.people.guests_in(tx, call.id).await?.into_iter().collect();
        let rows = query(include_str!("reviews_of_call.sql")).bind(id(call.id)).fetch_all(tx.conn()).await?;
        let mut by_idea: BTreeMap<Uuid, Vec<Review>> = BTreeMap::new();
        for row in &rows {
            let review = read(row)?;
            if guests.contains(&review.guest) {
                by_idea.entry(review.idea).or_default().push(review);
            }
        }
        for (idea, mut reviews) in by_idea {
            let row = query(include_str!("idea_get.sql")).bind(id(idea)).fetch_optional(tx.conn()).await?;
            let Some(idea) = row.as_ref().map(read_idea).transpose()? else { continue };
            reviews.retain(|r| r.counts(idea.stamp.revision));
            // By a keyed hash of both: nobody is first in all that she reads.
            reviews.sort_by_cached_key(|r| {
                keyed(&call.key, &[r.idea.as_bytes().as_slice(), r.guest.uuid().as_bytes()].concat())
            });
            for (number, review) in (1_i64..).zip(&reviews) {
                give(tx, idea.person, review, number).await?;
            }
        }
        Ok(())
    }
}

async fn give(tx: &mut Tx, author: PersonId, review: &Review, number: i64) -> Result<()> {
    let [impact, maturity, ambition, support] = review.opinion.ratings.map(|r| r.map_or(0, i64::from));
    query(include_str!("feedback_insert.sql"))
        .bind(bytes(author))
        .bind(id(review.idea))
        .bind(number)
        .bind(impact)
        .bind(maturity)
        .bind(ambition)
        .bind(support)
        .bind(&review.opinion.reasons)
        .execute(tx.conn())
        .await?;
    Ok(())
}

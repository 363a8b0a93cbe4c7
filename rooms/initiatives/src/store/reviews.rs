//! Reviews, as guests write them: of ideas under pseudonyms, in the calls for which they are let in.

use kit::PersonId;
use store::{Conn, Result, Row, RowExt as _, StoreError, Tx, is_unique_violation, query};
use uuid::Uuid;

use super::ideas::{corrupt, read as read_idea};
use super::{bytes, id};
use crate::draft::{Saving, judge};
use crate::review::after;
use crate::{
    Call, Idea, Initiatives, Opinion, Phase, Refusal, Review, ReviewState, ReviewStep, Sent, Stamp, Text,
};
use kit::pseudonym::pseudonym;

/// How often a sending that meets another at the same instant is looked at anew: each time one of them is kept.
const TRIES_MAX: usize = 5;

/// An idea that a guest may review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The call of the idea.
    pub call: Call,
    /// Its id.
    pub idea: Uuid,
    /// Its author's pseudonym.
    pub pseudonym: String,
    /// What is written; `None` for who has declared an interest.
    pub text: Option<Text>,
    /// The revision of what is written.
    pub revision: i64,
    /// What she wrote of it.
    pub review: Option<Review>,
}

/// What became of what a guest sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reviewed {
    /// It is kept; how the review stands.
    Kept(Review),
    /// Another window has saved another text meanwhile; how the review stands. Nothing was changed.
    Conflict(Review),
    /// It may not be done; why, and how the review stands, if there is one. Nothing was changed.
    Refused(Refusal, Option<Review>),
    /// The idea was taken back, or she is let in for its call no more. Nothing was changed.
    Gone,
}

/// A change of a review: the text and its sending, or an interest.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// Saves or sends what is written: the step is one of these two.
    Write(&'a Opinion, &'a Sent, ReviewStep),
    /// Makes a draft again of what was sent.
    Reopen,
    /// Declares an interest, in a few words that were checked.
    Recuse(&'a str),
}

impl Change<'_> {
    fn step(self) -> ReviewStep {
        match self {
            Self::Write(_, _, step) => step,
            Self::Reopen => ReviewStep::Reopen,
            Self::Recuse(_) => ReviewStep::Recuse,
        }
    }
}

impl Initiatives {
    /// An idea of a call for which a guest is let in, while the call is not closed. The read leaves a line in its
    /// author's journal, in the same transaction.
    pub async fn assignment(&self, guest: PersonId, idea: Uuid) -> Result<Option<Assignment>> {
        let mut tx = self.db().write().await?;
        let Some((call, idea)) = self.place(&mut tx, guest, idea).await? else { return Ok(None) };
        if call.phase(self.now()) == Phase::Closed {
            return Ok(None);
        }
        let review = stands(tx.conn(), guest, idea.id).await?;
        let recused = review.as_ref().is_some_and(|r| r.state == ReviewState::Recused);
        if !recused {
            self.people.record_read(&mut tx, guest, idea.person, "idea", "review").await?;
        }
        tx.commit().await?;
        Ok(Some(Assignment {
            idea: idea.id,
            pseudonym: pseudonym(&call.key, idea.person),
            text: (!recused).then_some(idea.text),
            revision: idea.stamp.revision,
            call,
            review,
        }))
    }

    /// Every review of a guest in a call.
    pub async fn reviews_by(&self, guest: PersonId, call: Uuid) -> Result<Vec<Review>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("reviews_of_guest.sql"))
            .bind(bytes(guest))
            .bind(id(call))
            .fetch_all(&mut *conn)
            .await?;
        rows.iter().map(read).collect()
    }

    /// Changes a guest's review of an idea.
    pub async fn review(&self, guest: PersonId, idea: Uuid, change: Change<'_>) -> Result<Reviewed> {
        for _ in 1..TRIES_MAX {
            let mut tx = self.db().write().await?;
            match self.review_in(&mut tx, guest, idea, change).await {
                // Begun in another window at the same instant.
                Err(error) if is_unique_violation(&error) => {}
                Err(error) => return Err(error),
                // Saved by another window at the same instant.
                Ok(None) => {}
                Ok(Some(reviewed)) => {
                    tx.commit().await?;
                    return Ok(reviewed);
                }
            }
        }
        Err(StoreError::Locked)
    }

    /// As [`review`](Self::review), in a transaction under way; `None` when it moved while it was looked at.
    pub async fn review_in(
        &self,
        tx: &mut Tx,
        guest: PersonId,
        idea: Uuid,
        change: Change<'_>,
    ) -> Result<Option<Reviewed>> {
        let Some((call, idea)) = self.place(tx, guest, idea).await? else { return Ok(Some(Reviewed::Gone)) };
        let review = stands(tx.conn(), guest, idea.id).await?;
        // A draft counts for nothing, so that saving one need not hold the call.
        let open = match change.step() {
            ReviewStep::Save => call.closed_at.is_none(),
            ReviewStep::Send | ReviewStep::Reopen | ReviewStep::Recuse => self.hold(tx, call.id).await?,
        };
        if !open {
            return Ok(Some(Reviewed::Refused(Refusal::Closed, review)));
        }
        let current = review.as_ref().is_some_and(|r| r.idea_revision == idea.stamp.revision);
        let state = match after(review.as_ref().map(|r| r.state), current, change.step()) {
            Ok(state) => state,
            Err(refusal) => return Ok(Some(Reviewed::Refused(refusal, review))),
        };
        let stands = review.unwrap_or_else(|| self.blank(guest, &idea));
        let (opinion, stamp, read) = match change {
            Change::Write(opinion, sent, step) => {
                let same = stands.opinion == *opinion && stands.stamp.revision > 0;
                match (judge(&stands.stamp, sent, same), step) {
                    (Saving::Same, ReviewStep::Save) if state == stands.state => {
                        return Ok(Some(Reviewed::Kept(stands)));
                    }
                    (Saving::Late, ReviewStep::Save) => return Ok(Some(Reviewed::Kept(stands))),
                    (Saving::Conflict | Saving::Late, _) => return Ok(Some(Reviewed::Conflict(stands))),
                    (Saving::Keep | Saving::Same, _) => {}
                }
                let stamp = Stamp { revision: stands.stamp.revision + 1, ..sent.clone() };
                (opinion.clone(), stamp, idea.stamp.revision)
            }
            Change::Reopen | Change::Recuse(_) => {
                let stamp = Stamp { revision: stands.stamp.revision + 1, ..stands.stamp.clone() };
                (stands.opinion.clone(), stamp, stands.idea_revision)
            }
        };
        let now = self.now();
        let written = Review {
            state,
            opinion,
            interest: if let Change::Recuse(words) = change { Some(words.to_owned()) } else { None },
            idea_revision: read,
            stamp,
            saved_at: now,
            sent_at: if state == ReviewState::Sent { Some(now) } else { stands.sent_at },
            ..stands.clone()
        };
        let kept = put(tx, &written, &stands).await?;
        Ok(kept.then_some(Reviewed::Kept(written)))
    }

    /// A review that was never saved.
    fn blank(&self, guest: PersonId, idea: &Idea) -> Review {
        Review {
            guest,
            idea: idea.id,
            call: idea.call,
            state: ReviewState::Draft,
            opinion: Opinion::default(),
            interest: None,
            idea_revision: idea.stamp.revision,
            stamp: Stamp::default(),
            saved_at: self.now(),
            sent_at: None,
        }
    }

    /// A submitted idea and its call, for a guest who is let in for it.
    async fn place(&self, tx: &mut Tx, guest: PersonId, idea: Uuid) -> Result<Option<(Call, Idea)>> {
        let row = query(include_str!("idea_get.sql")).bind(id(idea)).fetch_optional(tx.conn()).await?;
        let Some(idea) = row.as_ref().map(read_idea).transpose()? else { return Ok(None) };
        if !self.people.is_invited_in(tx, guest, idea.call).await? {
            return Ok(None);
        }
        Ok(self.call_in(tx, idea.call).await?.map(|call| (call, idea)))
    }
}

async fn stands(conn: &mut Conn, guest: PersonId, idea: Uuid) -> Result<Option<Review>> {
    let row =
        query(include_str!("review_get.sql")).bind(bytes(guest)).bind(id(idea)).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// Writes a review over the one that was read; `false` when that is no longer how it stands.
async fn put(tx: &mut Tx, review: &Review, over: &Review) -> Result<bool> {
    let first = over.stamp.revision == 0;
    let text = if first { include_str!("review_insert.sql") } else { include_str!("review_update.sql") };
    let [impact, maturity, ambition, support] = review.opinion.ratings.map(|r| r.map(i64::from));
    let mut change = query(text)
        .bind(bytes(review.guest))
        .bind(id(review.idea))
        .bind(id(review.call))
        .bind(review.state.name())
        .bind(impact)
        .bind(maturity)
        .bind(ambition)
        .bind(support)
        .bind(&review.opinion.reasons)
        .bind(&review.interest)
        .bind(review.idea_revision)
        .bind(review.stamp.revision)
        .bind(&review.stamp.tab)
        .bind(review.stamp.turn)
        .bind(review.saved_at.micros())
        .bind(review.sent_at.map(kit::Instant::micros));
    if !first {
        change = change.bind(over.stamp.revision).bind(over.state.name());
    }
    Ok(change.execute(tx.conn()).await?.rows_affected() == 1)
}

pub(super) fn rating(row: &Row, column: &str) -> Result<Option<u8>> {
    let found = row.int_or_null(column)?;
    found.map(|n| u8::try_from(n).map_err(|_| corrupt(column, &n.to_string()))).transpose()
}

/// A review of a row that has its columns.
pub(super) fn read(row: &Row) -> Result<Review> {
    let state = row.text("state")?;
    Ok(Review {
        guest: row.person("guest")?,
        idea: row.uuid("idea")?,
        call: row.uuid("call")?,
        state: ReviewState::from_name(&state).ok_or_else(|| corrupt("state", &state))?,
        opinion: Opinion {
            ratings: [
                rating(row, "impact")?,
                rating(row, "maturity")?,
                rating(row, "ambition")?,
                rating(row, "support")?,
            ],
            reasons: row.text("reasons")?,
        },
        interest: row.text_or_null("interest")?,
        idea_revision: row.int("idea_revision")?,
        stamp: Stamp { revision: row.int("revision")?, tab: row.text("tab")?, turn: row.int("turn")? },
        saved_at: row.instant("saved_at")?,
        sent_at: row.instant_or_null("sent_at")?,
    })
}

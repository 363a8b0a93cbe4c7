//! Ideas as those who steer read them: under pseudonyms, until what is decided of them is told.

use kit::{Instant, PersonId};
use people::pages::pager::PAGE_SIZE;
use store::{Conn, Result, RowExt as _, Tx, query};
use uuid::Uuid;

use super::ideas::read;
use super::{bytes, id};
use crate::{Call, Decision, Idea, Initiatives, Outcome, Text};
use kit::pseudonym::pseudonym;

/// An idea in the list of its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: Uuid,
    /// Its author's pseudonym.
    pub pseudonym: String,
    /// Its title.
    pub title: String,
    /// What was decided so far; of her own, whoever reads learns it when the call is closed, as every author.
    pub outcome: Option<Outcome>,
    /// The author's name: once the call is closed, where the idea was kept.
    pub author: Option<String>,
}

/// An idea to be read and decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its id.
    pub id: Uuid,
    /// Its author's pseudonym.
    pub pseudonym: String,
    /// What is written.
    pub text: Text,
    /// What was decided so far; of her own, whoever reads learns it when the call is closed, as every author.
    pub decision: Option<Decision>,
    /// The author's name: once the call is closed, where the idea was kept.
    pub author: Option<String>,
    /// The revision of what is written.
    pub revision: i64,
    /// Whether who reads wrote it: somebody else must decide.
    pub own: bool,
}

/// How many ideas a call has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Submitted.
    pub submitted: i64,
    /// Taken back.
    pub withdrawn: i64,
    /// Submitted, without a decision yet.
    pub undecided: i64,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is kept.
    Kept,
    /// Somebody else decided since the page was shown. Nothing was changed.
    Before,
    /// Who decides wrote the idea herself. Nothing was changed.
    Own,
    /// The idea was taken back, or is none of this call. Nothing was changed.
    Gone,
    /// The call is closed. Nothing was changed.
    Closed,
}

/// What became of closing a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It is closed, and every author can read what was decided of her idea.
    Closed,
    /// So many ideas have no decision yet. Nothing was changed.
    Left(i64),
    /// It was closed before. Nothing was changed.
    Before,
}

impl Initiatives {
    /// How many ideas a call has.
    pub async fn counts(&self, call: Uuid) -> Result<Counts> {
        let mut conn = self.db().read().await?;
        counts(&mut conn, call).await
    }

    /// A page of the ideas submitted to a call, counted from 0, in an order that says nothing of their authors.
    /// Each leaves a line in its author's journal, in the same transaction.
    pub async fn submitted(&self, reader: PersonId, call: &Call, page: i64) -> Result<Vec<Line>> {
        let mut tx = self.db().write().await?;
        let rows = query(include_str!("ideas_submitted.sql"))
            .bind(id(call.id))
            .bind(PAGE_SIZE)
            .bind(PAGE_SIZE.saturating_mul(page.max(0)))
            .fetch_all(tx.conn())
            .await?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            let idea = read(row)?;
            lines.push(Line {
                id: idea.id,
                pseudonym: pseudonym(&call.key, idea.person),
                author: self.note_read(&mut tx, reader, call, &idea).await?,
                outcome: idea.decision.filter(|_| told(call, idea.person, reader)).map(|d| d.outcome),
                title: idea.text.title,
            });
        }
        tx.commit().await?;
        Ok(lines)
    }

    /// An idea submitted to a call. The read leaves a line in its author's journal, in the same transaction.
    pub async fn file(&self, reader: PersonId, call: &Call, idea: Uuid) -> Result<Option<File>> {
        let mut tx = self.db().write().await?;
        let Some(idea) = submitted(&mut tx, call.id, idea).await? else { return Ok(None) };
        let author = self.note_read(&mut tx, reader, call, &idea).await?;
        tx.commit().await?;
        Ok(Some(File {
            id: idea.id,
            pseudonym: pseudonym(&call.key, idea.person),
            own: idea.person == reader,
            revision: idea.stamp.revision,
            text: idea.text,
            decision: idea.decision.filter(|_| told(call, idea.person, reader)),
            author,
        }))
    }

    /// Notes that an idea is shown; its author's name, where that is shown too.
    async fn note_read(
        &self,
        tx: &mut Tx,
        reader: PersonId,
        call: &Call,
        idea: &Idea,
    ) -> Result<Option<String>> {
        let kept = idea.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Kept);
        let named = kept && call.closed_at.is_some();
        if idea.person != reader {
            let what = if named { "idea-author" } else { "idea" };
            self.people.record_read(tx, reader, idea.person, what, "call").await?;
        }
        if named { self.people.name_in(tx, idea.person).await } else { Ok(None) }
    }

    /// Decides of an idea, for its author to read once the call is closed. `seen` is when it was decided last, as
    /// the page showed it.
    pub async fn decide(
        &self,
        by: PersonId,
        (call, idea): (&Call, Uuid),
        (outcome, reason): (Outcome, &str),
        seen: Option<Instant>,
    ) -> Result<Decided> {
        let mut tx = self.db().write().await?;
        let decided = self.decide_in(&mut tx, by, (call, idea), (outcome, reason), seen).await?;
        tx.commit().await?;
        Ok(decided)
    }

    /// As [`decide`](Self::decide), in a transaction under way.
    pub async fn decide_in(
        &self,
        tx: &mut Tx,
        by: PersonId,
        (call, idea): (&Call, Uuid),
        (outcome, reason): (Outcome, &str),
        seen: Option<Instant>,
    ) -> Result<Decided> {
        if !self.hold(tx, call.id).await? {
            return Ok(Decided::Closed);
        }
        let Some(idea) = submitted(tx, call.id, idea).await? else { return Ok(Decided::Gone) };
        if idea.person == by {
            return Ok(Decided::Own);
        }
        if idea.decision.as_ref().map(|d| d.at) != seen {
            return Ok(Decided::Before);
        }
        query(include_str!("decision_put.sql"))
            .bind(id(idea.id))
            .bind(id(call.id))
            .bind(outcome.name())
            .bind(reason)
            .bind(bytes(by))
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        Ok(Decided::Kept)
    }

    /// Closes a call whose ideas are all decided, and tells their authors: all of it or nothing.
    pub async fn close_call(&self, by: PersonId, call: &Call) -> Result<Closing> {
        let mut tx = self.db().write().await?;
        if !self.hold(&mut tx, call.id).await? {
            return Ok(Closing::Before);
        }
        let left = counts(tx.conn(), call.id).await?.undecided;
        if left > 0 {
            return Ok(Closing::Left(left));
        }
        self.give_back(&mut tx, call).await?;
        for change in [include_str!("decisions_tell.sql"), include_str!("decisions_clear.sql")] {
            query(change).bind(id(call.id)).execute(tx.conn()).await?;
        }
        query(include_str!("call_close.sql"))
            .bind(id(call.id))
            .bind(self.now().micros())
            .bind(bytes(by))
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(Closing::Closed)
    }
}

/// Whether a reader is told what is decided of an idea.
fn told(call: &Call, author: PersonId, reader: PersonId) -> bool {
    author != reader || call.closed_at.is_some()
}

/// An idea that is submitted to a call.
pub(super) async fn submitted(tx: &mut Tx, call: Uuid, idea: Uuid) -> Result<Option<Idea>> {
    let row = query(include_str!("idea_submitted.sql"))
        .bind(id(idea))
        .bind(id(call))
        .fetch_optional(tx.conn())
        .await?;
    row.as_ref().map(read).transpose()
}

async fn counts(conn: &mut Conn, call: Uuid) -> Result<Counts> {
    let row = query(include_str!("ideas_counts.sql")).bind(id(call)).fetch_one(conn).await?;
    Ok(Counts {
        submitted: row.int("submitted")?,
        withdrawn: row.int("withdrawn")?,
        undecided: row.int("undecided")?,
    })
}

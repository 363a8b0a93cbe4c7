//! Ideas, as their authors write them.

use kit::{Instant, PersonId};
use store::{Result, Row, RowExt as _, StoreError, Tx, is_unique_violation, query};
use uuid::Uuid;

use super::{bytes, id};
use crate::draft::{Saving, judge};
use crate::idea::after;
use crate::{Call, Decision, Idea, IdeaState, Initiatives, Outcome, Refusal, Sent, Stamp, Step, Text};

/// How often a sending that meets another at the same instant is looked at anew: each time one of them is kept.
const TRIES_MAX: usize = 5;

/// What became of what an author sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is kept; how the idea stands.
    Kept(Idea),
    /// Another window has saved another text meanwhile; how the idea stands. Nothing was changed.
    Conflict(Idea),
    /// It may not be done; why, and how the idea stands, if there is one. Nothing was changed.
    Refused(Refusal, Option<Idea>),
}

impl Initiatives {
    /// The idea of a person for a call.
    pub async fn idea_of(&self, person: PersonId, call: Uuid) -> Result<Option<Idea>> {
        let mut conn = self.db().read().await?;
        let row = query(include_str!("idea_of.sql"))
            .bind(bytes(person))
            .bind(id(call))
            .fetch_optional(&mut *conn)
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Every idea of a person, the one saved last first.
    pub async fn ideas_of(&self, person: PersonId) -> Result<Vec<Idea>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("ideas_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        rows.iter().map(read).collect()
    }

    /// The states that a person's idea came to, and when, the first one first.
    pub async fn states_of(&self, idea: &Idea) -> Result<Vec<(IdeaState, Instant)>> {
        let mut conn = self.db().read().await?;
        let rows = query(include_str!("idea_states_of.sql"))
            .bind(bytes(idea.person))
            .bind(id(idea.id))
            .fetch_all(&mut *conn)
            .await?;
        rows.iter().map(|row| Ok((state(row)?, row.instant("at")?))).collect()
    }

    /// Saves what a person wrote for a call, or submits it: `step` is one of these two. A text that is submitted
    /// has been checked by [`Text::faults`].
    pub async fn write(
        &self,
        (person, call): (PersonId, &Call),
        text: &Text,
        sent: &Sent,
        step: Step,
    ) -> Result<Written> {
        for _ in 1..TRIES_MAX {
            let mut tx = self.db().write().await?;
            match self.write_in(&mut tx, (person, call), text, sent, step).await {
                // Begun in another window at the same instant.
                Err(error) if is_unique_violation(&error) => {}
                Err(error) => return Err(error),
                // Saved by another window at the same instant.
                Ok(None) => {}
                Ok(Some(written)) => {
                    tx.commit().await?;
                    return Ok(written);
                }
            }
        }
        Err(StoreError::Locked)
    }

    /// As [`write`](Self::write), in a transaction under way; `None` when the idea moved while it was looked at.
    pub async fn write_in(
        &self,
        tx: &mut Tx,
        (person, call): (PersonId, &Call),
        text: &Text,
        sent: &Sent,
        step: Step,
    ) -> Result<Option<Written>> {
        if step == Step::Submit && !self.hold(tx, call.id).await? {
            return Ok(Some(Written::Refused(Refusal::Closed, None)));
        }
        let stands = stands(tx, person, call.id).await?;
        let next = match after(stands.as_ref().map(|i| i.state), step, call.phase(self.now())) {
            Ok(next) => next,
            Err(refusal) => return Ok(Some(Written::Refused(refusal, stands))),
        };
        let Some(idea) = stands else {
            let idea = self.begin(tx, (person, call.id), text, sent, next).await?;
            return Ok(Some(Written::Kept(idea)));
        };
        match (judge(&idea.stamp, sent, idea.text == *text), step) {
            (Saving::Same | Saving::Late, Step::Save) => return Ok(Some(Written::Kept(idea))),
            (Saving::Conflict, _) | (Saving::Late, _) => return Ok(Some(Written::Conflict(idea))),
            (Saving::Keep | Saving::Same, _) => {}
        }
        let now = self.now();
        let moved = next != idea.state;
        let written = Idea {
            text: text.clone(),
            state: next,
            state_at: if moved { now } else { idea.state_at },
            // What says the same keeps its revision: a review of it stays one of it.
            stamp: Stamp { revision: idea.stamp.revision + i64::from(idea.text != *text), ..sent.clone() },
            saved_at: now,
            ..idea.clone()
        };
        if !update(tx, &written, idea.stamp.revision).await? {
            return Ok(None);
        }
        if moved {
            note(tx, &written).await?;
        }
        Ok(Some(Written::Kept(written)))
    }

    /// The first saving of an idea.
    async fn begin(
        &self,
        tx: &mut Tx,
        (person, call): (PersonId, Uuid),
        text: &Text,
        sent: &Sent,
        state: IdeaState,
    ) -> Result<Idea> {
        let now = self.now();
        let idea = Idea {
            id: self.people.ids().random_uuid(),
            person,
            call,
            text: text.clone(),
            state,
            state_at: now,
            stamp: Stamp { revision: 1, ..sent.clone() },
            saved_at: now,
            decision: None,
        };
        let [impact, maturity, ambition, support] = &idea.text.parts;
        query(include_str!("idea_insert.sql"))
            .bind(id(idea.id))
            .bind(bytes(person))
            .bind(id(call))
            .bind(&idea.text.title)
            .bind(impact)
            .bind(maturity)
            .bind(ambition)
            .bind(support)
            .bind(state.name())
            .bind(now.micros())
            .bind(idea.stamp.revision)
            .bind(&idea.stamp.tab)
            .bind(idea.stamp.turn)
            .execute(tx.conn())
            .await?;
        note(tx, &idea).await?;
        Ok(idea)
    }

    /// Takes an idea back, or takes it up again: `step` is one of these two.
    pub async fn turn(&self, person: PersonId, call: &Call, step: Step) -> Result<Written> {
        let mut tx = self.db().write().await?;
        let written = self.turn_in(&mut tx, person, call, step).await?;
        tx.commit().await?;
        Ok(written)
    }

    /// As [`turn`](Self::turn), in a transaction under way.
    pub async fn turn_in(&self, tx: &mut Tx, person: PersonId, call: &Call, step: Step) -> Result<Written> {
        let held = self.hold(tx, call.id).await?;
        let stands = stands(tx, person, call.id).await?;
        if !held {
            return Ok(Written::Refused(Refusal::Closed, stands));
        }
        let now = self.now();
        let (next, idea) = match (after(stands.as_ref().map(|i| i.state), step, call.phase(now)), stands) {
            (Ok(next), Some(idea)) => (next, idea),
            (Ok(_), None) => return Ok(Written::Refused(Refusal::State, None)),
            (Err(refusal), stands) => return Ok(Written::Refused(refusal, stands)),
        };
        query(include_str!("idea_turn.sql"))
            .bind(id(idea.id))
            .bind(idea.state.name())
            .bind(next.name())
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        let idea = Idea { state: next, state_at: now, ..idea };
        note(tx, &idea).await?;
        Ok(Written::Kept(idea))
    }
}

async fn stands(tx: &mut Tx, person: PersonId, call: Uuid) -> Result<Option<Idea>> {
    let row = query(include_str!("idea_of.sql"))
        .bind(bytes(person))
        .bind(id(call))
        .fetch_optional(tx.conn())
        .await?;
    row.as_ref().map(read).transpose()
}

/// Writes an idea over the revision that was read; `false` when it is no longer that one.
async fn update(tx: &mut Tx, idea: &Idea, over: i64) -> Result<bool> {
    let [impact, maturity, ambition, support] = &idea.text.parts;
    let done = query(include_str!("idea_update.sql"))
        .bind(id(idea.id))
        .bind(over)
        .bind(&idea.text.title)
        .bind(impact)
        .bind(maturity)
        .bind(ambition)
        .bind(support)
        .bind(idea.state.name())
        .bind(idea.state_at.micros())
        .bind(idea.stamp.revision)
        .bind(&idea.stamp.tab)
        .bind(idea.stamp.turn)
        .bind(idea.saved_at.micros())
        .execute(tx.conn())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes the state that an idea came to.
async fn note(tx: &mut Tx, idea: &Idea) -> Result<()> {
    query(include_str!("idea_state_insert.sql"))
        .bind(bytes(idea.person))
        .bind(id(idea.id))
        .bind(idea.state.name())
        .bind(idea.state_at.micros())
        .execute(tx.conn())
        .await?;
    Ok(())
}

fn state(row: &Row) -> Result<IdeaState> {
    let name = row.text("state")?;
    IdeaState::from_name(&name).ok_or_else(|| corrupt("state", &name))
}

pub(super) fn corrupt(column: &str, found: &str) -> StoreError {
    StoreError::Corrupt { column: column.to_owned(), reason: format!("“{found}” is none of its words") }
}

/// An idea of a row that has its columns.
pub(super) fn read(row: &Row) -> Result<Idea> {
    let decision = match row.text_or_null("outcome")? {
        None => None,
        Some(name) => Some(Decision {
            outcome: Outcome::from_name(&name).ok_or_else(|| corrupt("outcome", &name))?,
            reason: row.text("reason")?,
            at: row.instant("decided_at")?,
        }),
    };
    Ok(Idea {
        id: row.uuid("id")?,
        person: row.person("person")?,
        call: row.uuid("call")?,
        text: Text {
            title: row.text("title")?,
            parts: [row.text("impact")?, row.text("maturity")?, row.text("ambition")?, row.text("support")?],
        },
        state: state(row)?,
        state_at: row.instant("state_at")?,
        stamp: Stamp { revision: row.int("revision")?, tab: row.text("tab")?, turn: row.int("turn")? },
        saved_at: row.instant("saved_at")?,
        decision,
    })
}

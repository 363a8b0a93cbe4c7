//! What the time that passes asks for, once a day at night: what has ended is taken away, and what is kept of levels is
//! made for the day.
//!
//! Nothing waits for it to be right. Whether a choice, a session, a code or an invitation holds is asked of the instant of
//! each reading, and so is each level that a page shows. The night's work takes away what is of no use any more, as is
//! promised to people, and does ahead what somebody would wait for by day.
//!
//! Each step is of a room, in small transactions, and finds nothing when it is done twice; so what was stopped is done
//! again. One process does it, under a lease; a mark says when it was done last.
//!
//! **How to add a step**: a function of its room that can be stopped anywhere and called again; its line in [`steps`].

use std::time::Duration;

use kit::Instant;
use people::Expired;
use store::{Held, StoreError};

use crate::app::App;

/// Hours after midnight, in the time zone of the organisation, at which the night's work falls due: few people work
/// then, and every clock change of that night is over.
const HOUR: i64 = 3;
/// The mark that says when it was done last.
const MARK: &str = "upkeep.done_at";
/// The lease under which it is done.
const LEASE: &str = "upkeep";
/// Days without it after which something is wrong: one night may be missed, as when the machine was off.
const MISSED_DAYS: i64 = 2;
/// How long a server serves before it looks for the first time: a start has enough to do.
const FIRST_LOOK: Duration = Duration::from_secs(20);
/// How often it looks at the clock: a machine that slept, or whose clock was set, is at most that late.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long it waits after a night's work that failed.
const AGAIN: Duration = Duration::from_secs(15 * 60);

/// What became of the night's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Night {
    /// It was done: what had ended, and in how many milliseconds.
    Done(Expired, i64),
    /// It was done already since it fell due.
    DoneBefore,
    /// Another process is at it.
    Elsewhere,
}

/// The last instant, up to this one, at which the night's work fell due.
fn due(now: Instant, zone: &str) -> Instant {
    let today = now.day_in(zone);
    let at = |day: kit::Day| day.start_in(zone).plus_seconds(HOUR * 3_600);
    if at(today) <= now { at(today) } else { at(today.plus_days(-1)) }
}

/// Does the night's work, if it was not done since it fell due.
pub async fn tonight(app: &App) -> Result<Night, StoreError> {
    if is_done(app).await? {
        return Ok(Night::DoneBefore);
    }
    alone(app, true).await
}

/// Does the night's work, whenever it was done last.
pub async fn now(app: &App) -> Result<Night, StoreError> {
    alone(app, false).await
}

/// When the night's work was done last, and whether that is too long ago.
pub(crate) async fn last(app: &App) -> Result<Option<(Instant, bool)>, StoreError> {
    let last = done_at(app).await?;
    Ok(last.map(|at| (at, at < app.clock.now().plus_days(-MISSED_DAYS))))
}

async fn done_at(app: &App) -> Result<Option<Instant>, StoreError> {
    let text = app.people.db().mark(MARK).await?;
    let read = |text: String| {
        Instant::parse(&text)
            .map_err(|error| StoreError::Corrupt { column: MARK.to_owned(), reason: error.to_string() })
    };
    text.map(read).transpose()
}

async fn is_done(app: &App) -> Result<bool, StoreError> {
    let due = due(app.clock.now(), &app.organisation.organisation.time_zone);
    Ok(done_at(app).await?.is_some_and(|at| at >= due))
}

/// Does it under the lease; `once`: unless another process has done it meanwhile.
async fn alone(app: &App, once: bool) -> Result<Night, StoreError> {
    let db = app.people.db();
    let held = match Held::take(db, LEASE, app.ids.as_ref(), &app.clock).await {
        Ok(held) => held,
        Err(StoreError::Leased { .. }) => return Ok(Night::Elsewhere),
        Err(error) => return Err(error),
    };
    let done = if once && is_done(app).await? { Ok(Night::DoneBefore) } else { steps(app).await };
    held.release(db).await?;
    done
}

async fn steps(app: &App) -> Result<Night, StoreError> {
    let began = app.clock.now();
    let expired = app.people.expire().await?;
    app.releases.upkeep().await?;
    let mut tx = app.people.db().write().await?;
    // Of its beginning: what ended since is of the next night.
    tx.set_mark(MARK, &began.to_string()).await?;
    tx.commit().await?;
    let ms = (app.clock.now().micros() - began.micros()) / 1_000;
    Ok(Night::Done(expired, ms))
}

/// Looks after the passing of time for as long as a server serves. Dropped anywhere, it leaves nothing half written.
pub(crate) async fn every_night(app: App) {
    let zone = app.organisation.organisation.time_zone.clone();
    let mut pause = FIRST_LOOK;
    let mut done = None;
    loop {
        tokio::time::sleep(pause).await;
        pause = LOOK_EVERY;
        let due = due(app.clock.now(), &zone);
        if done == Some(due) {
            continue;
        }
        match tonight(&app).await {
            Ok(night) => told(&night),
            Err(error) => {
                tracing::warn!(%error, "the night's work could not be done; it is tried again");
                pause = AGAIN;
                continue;
            }
        }
        // Each process holds passports of its own in memory.
        match app.talents.warm().await {
            Ok(warmed) => tracing::info!(
                people = warmed.people,
                evaluated = warmed.evaluated,
                moved_by_age = warmed.moved,
                "passports are read for the day's searches"
            ),
            Err(error) => tracing::warn!(%error, "passports could not be read ahead of the first search"),
        }
        done = Some(due);
    }
}

/// What became of it, in the log and for those who watch figures.
fn told(night: &Night) {
    match night {
        Night::Done(expired, ms) => {
            metrics::counter!("passeport_upkeep_total").increment(1);
            metrics::gauge!("passeport_upkeep_seconds").set(*ms as f64 / 1e3);
            tracing::info!(
                sessions = expired.sessions,
                codes = expired.codes,
                second_steps = expired.steps,
                attempts = expired.attempts,
                invitations = expired.invitations,
                choices = expired.consents,
                ms,
                "the night's work is done"
            );
        }
        Night::DoneBefore => tracing::debug!("the night's work was done already"),
        Night::Elsewhere => tracing::info!("another process does the night's work"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due_at(now: &str) -> String {
        due(Instant::parse(now).unwrap(), "Europe/Paris").to_string()
    }

    #[test]
    fn the_night_is_due_three_hours_after_midnight_where_the_organisation_is() {
        assert_eq!(due_at("2026-11-26T02:00:00Z"), "2026-11-26T02:00:00Z");
        assert_eq!(due_at("2026-11-26T01:59:59Z"), "2026-11-25T02:00:00Z", "not yet: the one before");
        assert_eq!(due_at("2026-11-26T23:30:00Z"), "2026-11-26T02:00:00Z", "already the 27th in Paris");
        assert_eq!(due_at("2026-07-01T12:00:00Z"), "2026-07-01T01:00:00Z", "in summer");
        // The nights on which clocks change have it once, too.
        assert_eq!(due_at("2026-03-29T12:00:00Z"), "2026-03-29T02:00:00Z");
        assert_eq!(due_at("2026-10-25T12:00:00Z"), "2026-10-25T01:00:00Z");
    }
}

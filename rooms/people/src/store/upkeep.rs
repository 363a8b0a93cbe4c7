//! What time has ended, taken away: sessions, codes, second steps, counts of failures, invitations that nobody
//! answered; and the end of choices, written down. None of it held any more: whoever reads asks for the instant, so that
//! nothing waits for this to have run.
//!
//! **How to add something that ends**: a query that takes away at most so many rows, and its line in [`People::expire`].

use kit::Instant;
use store::{Result, query};

use super::consents::CONSENT_MICROS;
use crate::attempts::WINDOW_SECONDS;
use crate::consent::lapsed_up_to;
use crate::invitation::UNANSWERED_KEPT_DAYS;
use crate::{People, session_rules};

/// Rows taken away in one transaction: on SQLite it keeps all who write waiting, so it lasts milliseconds.
const BATCH: i64 = 500;

/// How many of each were taken away, or ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expired {
    /// Sessions that held no more.
    pub sessions: u64,
    /// One-time codes that held no more.
    pub codes: u64,
    /// Second steps of a sign-in that held no more.
    pub steps: u64,
    /// Counts of failed sign-ins that counted no more.
    pub attempts: u64,
    /// Invitations without an answer and without an account.
    pub invitations: u64,
    /// Choices whose year was over.
    pub consents: u64,
}

impl People {
    /// Takes away what has ended, in small transactions. Stopped between two, it goes on where it was when it is called
    /// again; called twice, it finds nothing the second time.
    pub async fn expire(&self) -> Result<Expired> {
        let now = self.now();
        let (idle, begun) = (session_rules::IDLE_SECONDS, session_rules::ABSOLUTE_SECONDS);
        let (idle, begun) = (now.plus_seconds(-idle), now.plus_seconds(-begun));
        let counted = now.plus_seconds(-WINDOW_SECONDS);
        let unanswered = now.plus_days(-UNANSWERED_KEPT_DAYS);
        Ok(Expired {
            sessions: self
                .take_away(include_str!("sessions_past.sql"), &[micros(idle), micros(begun)])
                .await?,
            codes: self.take_away(include_str!("codes_past.sql"), &[micros(now)]).await?,
            steps: self.take_away(include_str!("steps_past.sql"), &[micros(now)]).await?,
            attempts: self.take_away(include_str!("attempts_past.sql"), &[micros(counted)]).await?,
            invitations: self.take_away(include_str!("invitations_past.sql"), &[micros(unanswered)]).await?,
            consents: self
                .take_away(include_str!("consents_lapse.sql"), &[micros(lapsed_up_to(now)), CONSENT_MICROS])
                .await?,
        })
    }

    /// Runs a query that changes at most so many rows, its last variable, until it finds none; how many it changed.
    async fn take_away(&self, sql: &'static str, values: &[i64]) -> Result<u64> {
        let mut all = 0;
        loop {
            let mut tx = self.db.write().await?;
            let bound = values.iter().chain([&BATCH]).fold(query(sql), |query, value| query.bind(*value));
            let done = bound.execute(tx.conn()).await?.rows_affected();
            tx.commit().await?;
            all += done;
            if done == 0 {
                return Ok(all);
            }
        }
    }
}

fn micros(at: Instant) -> i64 {
    at.micros()
}

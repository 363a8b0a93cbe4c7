//! Attempts to sign in: each is counted before its secret is looked at, so that many at once are no way
//! round the limit.

use store::{Result, RowExt as _, Tx, query};

use crate::People;
use crate::attempts::{self, ACCOUNT_FAILURES_MAX, ADDRESS_FAILURES_MAX, Failures};

/// What an attempt is counted by. Names are hashed, so that this table never keeps what somebody typed
/// into the wrong field.
pub(super) struct Subjects {
    account: String,
    address: String,
}

impl Subjects {
    pub(super) fn new(sign_in: &str, address: &str) -> Self {
        let account = kit::Fingerprint::hex_of(sign_in.trim().to_lowercase());
        let address = kit::Fingerprint::hex_of(address);
        Self { account: format!("account:{account}"), address: format!("address:{address}") }
    }
}

impl People {
    /// Takes one attempt as if it had failed. Minutes to wait when none is left: then nothing is counted.
    pub(super) async fn take_attempt(&self, subjects: &Subjects) -> Result<Option<i64>> {
        let mut tx = self.db.write().await?;
        let mut longest = None;
        // Always in this order: two attempts that share both can only wait for each other's first row.
        for (subject, most) in
            [(&subjects.account, ACCOUNT_FAILURES_MAX), (&subjects.address, ADDRESS_FAILURES_MAX)]
        {
            longest = longest.max(self.count(&mut tx, subject, most).await?);
        }
        if longest.is_some() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
        }
        Ok(longest)
    }

    /// One more failure of a subject, or the minutes it must wait. Its row is held until the transaction
    /// ends, so that nobody counts from the same number.
    async fn count(&self, tx: &mut Tx, subject: &str, most: i64) -> Result<Option<i64>> {
        let now = self.now();
        query(include_str!("attempts_lock.sql")).bind(subject).bind(now.micros()).execute(tx.conn()).await?;
        let row = query(include_str!("attempts_get.sql")).bind(subject).fetch_one(tx.conn()).await?;
        let before = Failures { count: row.int("failures")?, since: row.instant("since")? };
        if let Some(minutes) = attempts::wait(before, most, now) {
            return Ok(Some(minutes));
        }
        let after = attempts::after_failure(before, now);
        query(include_str!("attempts_put.sql"))
            .bind(subject)
            .bind(after.count)
            .bind(after.since.micros())
            .execute(tx.conn())
            .await?;
        Ok(None)
    }

    /// Gives back an attempt whose secret was right, though it opened nothing.
    pub(super) async fn give_attempt_back(&self, subjects: &Subjects) -> Result<()> {
        let mut tx = self.db.write().await?;
        give_back(&mut tx, &subjects.account).await?;
        give_back(&mut tx, &subjects.address).await?;
        tx.commit().await
    }
}

/// What an attempt that opened a session leaves: nothing on the account, one failure less on the address.
pub(super) async fn succeeded(tx: &mut Tx, subjects: &Subjects) -> Result<()> {
    query(include_str!("attempts_clear.sql")).bind(&subjects.account).execute(tx.conn()).await?;
    give_back(tx, &subjects.address).await
}

async fn give_back(tx: &mut Tx, subject: &str) -> Result<()> {
    query(include_str!("attempts_give_back.sql")).bind(subject).execute(tx.conn()).await?;
    Ok(())
}

//! The second step of a guest's sign-in: between her password and her code.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kit::PersonId;
use store::{Result, RowExt as _, StoreError, Tx, query};

use super::accounts::bytes;
use super::attempts::{Subjects, succeeded};
use super::sessions::hash;
use crate::invitation::STEP_SECONDS;
use crate::totp::Key;
use crate::{People, SignInFault};

impl People {
    /// Notes that a guest has given her password: the secret by which her code is tied to it.
    pub(super) async fn begin_second_step(&self, tx: &mut Tx, guest: PersonId) -> Result<String> {
        let now = self.now();
        query(include_str!("steps_expire.sql"))
            .bind(bytes(guest))
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.ids.secret());
        query(include_str!("step_insert.sql"))
            .bind(hash(&secret))
            .bind(bytes(guest))
            .bind(now.plus_seconds(STEP_SECONDS).micros())
            .execute(tx.conn())
            .await?;
        Ok(secret)
    }

    /// Signs a guest in by her code, after her password: the new session's secret, for the cookie. Each code holds
    /// once. What fails counts as a failed sign-in.
    pub async fn second_step(
        &self,
        step: &str,
        typed: &str,
        address: &str,
        device: &str,
    ) -> Result<std::result::Result<String, SignInFault>> {
        let Some(guest) = self.in_second_step(step).await? else { return Ok(Err(SignInFault::Late)) };
        let account = self.account(guest).await?.filter(|a| a.disabled_at.is_none());
        let Some(account) = account else { return Ok(Err(SignInFault::Late)) };
        let subjects = Subjects::new(&account.sign_in, address);
        if let Some(minutes) = self.take_attempt(&subjects).await? {
            return Ok(Err(SignInFault::Wait(minutes)));
        }
        let Some((key, last)) = self.factor(guest).await? else { return Ok(Err(SignInFault::Late)) };
        let Some(code) = key.step_of(typed, self.now(), last) else { return Ok(Err(SignInFault::Wrong)) };
        let mut tx = self.db.write().await?;
        // First, as by password: two transactions that take rows in two orders could wait for ever.
        succeeded(&mut tx, &subjects).await?;
        let used =
            query(include_str!("factor_used.sql")).bind(bytes(guest)).bind(code).execute(tx.conn()).await?;
        let ended = query(include_str!("step_delete.sql")).bind(hash(step)).execute(tx.conn()).await?;
        if used.rows_affected() == 0 || ended.rows_affected() == 0 {
            // The same code came twice at the same instant.
            return Ok(Err(SignInFault::Wrong));
        }
        let session = self.open_session(&mut tx, guest, device).await?;
        tx.commit().await?;
        Ok(Ok(session))
    }

    /// Who has given her password and is asked for her code.
    async fn in_second_step(&self, step: &str) -> Result<Option<PersonId>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("step_get.sql")).bind(hash(step)).fetch_optional(&mut *conn).await?;
        match row {
            Some(row) if self.now() < row.instant("expires_at")? => row.person("person").map(Some),
            Some(_) | None => Ok(None),
        }
    }

    /// A guest's key, and the step of the last code taken.
    async fn factor(&self, guest: PersonId) -> Result<Option<(Key, i64)>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("factor_get.sql")).bind(bytes(guest)).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        let key = Key::from_bytes(&row.bytes("secret")?).ok_or_else(|| StoreError::Corrupt {
            column: "secret".to_owned(),
            reason: "not a key of twenty bytes".to_owned(),
        })?;
        Ok(Some((key, row.int("last_step")?)))
    }
}

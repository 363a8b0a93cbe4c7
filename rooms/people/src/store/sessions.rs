//! Signing in, sessions, one-time codes.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kit::{Instant, Language, PersonId};
use sha2::{Digest, Sha256};
use store::{Result, RowExt as _, Tx, query};
use web::{Role, SignedIn, Theme};

use super::accounts::bytes;
use super::attempts::{Subjects, succeeded};
use crate::{Code, People, Session, SignInFault, password, session_rules};

/// Longest description of a browser that is kept, in characters.
const DEVICE_CHARS_MAX: usize = 120;

/// Where a right password leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// In: the new session's secret, for the cookie.
    In(String),
    /// A guest is asked for her code besides: the secret that ties it to her password.
    Step(String),
}

/// What a cookie opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The person and her roles.
    pub signed_in: SignedIn,
    /// The language she chose.
    pub language: Option<Language>,
    /// The theme she chose.
    pub theme: Theme,
}

impl People {
    /// Signs in by password, or leads a guest to the second step.
    pub async fn sign_in(
        &self,
        sign_in: &str,
        secret: &str,
        address: &str,
        device: &str,
    ) -> Result<std::result::Result<Entered, SignInFault>> {
        let subjects = Subjects::new(sign_in, address);
        if let Some(minutes) = self.take_attempt(&subjects).await? {
            return Ok(Err(SignInFault::Wait(minutes)));
        }
        let account = self.account_by_sign_in(sign_in).await?.filter(|a| a.disabled_at.is_none());
        let hash = match &account {
            Some(account) => self.password_of(account.person).await?,
            None => None,
        };
        let right = self.passwords.verify(secret, hash.as_deref()).await;
        let (Some(account), true) = (account, right) else {
            return Ok(Err(SignInFault::Wrong));
        };
        if account.is_guest() {
            // The attempt is given back, and the failures before it stay: whoever knows the password alone cannot
            // begin anew to guess codes.
            self.give_attempt_back(&subjects).await?;
            let mut tx = self.db.write().await?;
            let step = self.begin_second_step(&mut tx, account.person).await?;
            tx.commit().await?;
            return Ok(Ok(Entered::Step(step)));
        }
        let mut tx = self.db.write().await?;
        succeeded(&mut tx, &subjects).await?;
        let secret = self.open_session(&mut tx, account.person, device).await?;
        tx.commit().await?;
        Ok(Ok(Entered::In(secret)))
    }

    /// Chooses a password with a one-time code, and signs in.
    pub async fn redeem(
        &self,
        sign_in: &str,
        code: &Code,
        chosen: &str,
        address: &str,
        device: &str,
    ) -> Result<std::result::Result<String, SignInFault>> {
        let subjects = Subjects::new(sign_in, address);
        if let Some(minutes) = self.take_attempt(&subjects).await? {
            return Ok(Err(SignInFault::Wait(minutes)));
        }
        // No code of an administrator's goes round a guest's second factor.
        let account = self.account_by_sign_in(sign_in).await?;
        let account = account.filter(|a| a.disabled_at.is_none() && !a.is_guest());
        let right = match &account {
            Some(account) => self.code_holds(account.person, code).await?,
            None => false,
        };
        let (Some(account), true) = (account, right) else {
            return Ok(Err(SignInFault::Wrong));
        };
        if let Err(fault) = password::check(chosen, &account.sign_in) {
            self.give_attempt_back(&subjects).await?;
            return Ok(Err(SignInFault::Password(fault)));
        }
        let Some(hash) = self.passwords.hash(chosen, self.ids()).await else {
            self.give_attempt_back(&subjects).await?;
            return Ok(Err(SignInFault::Wait(1)));
        };
        let mut tx = self.db.write().await?;
        // First, as when signing in: two transactions that take rows in two orders could wait for ever.
        succeeded(&mut tx, &subjects).await?;
        let used = query(include_str!("code_delete.sql"))
            .bind(bytes(account.person))
            .bind(code.hash())
            .execute(tx.conn())
            .await?;
        if used.rows_affected() == 0 {
            return Ok(Err(SignInFault::Wrong));
        }
        query(include_str!("account_password.sql"))
            .bind(bytes(account.person))
            .bind(hash)
            .execute(tx.conn())
            .await?;
        query(include_str!("sessions_revoke_all.sql")).bind(bytes(account.person)).execute(tx.conn()).await?;
        let secret = self.open_session(&mut tx, account.person, device).await?;
        tx.commit().await?;
        Ok(Ok(secret))
    }

    /// Opens a session without a password: for the demo's personas alone.
    pub async fn sign_in_as_persona(&self, person: PersonId, device: &str) -> Result<String> {
        let mut tx = self.db.write().await?;
        let secret = self.open_session(&mut tx, person, device).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// What a cookie's secret opens, if its session still holds. Notes that it was used.
    pub async fn session(&self, secret: &str) -> Result<Option<Opened>> {
        let hash = hash(secret);
        let now = self.now();
        let mut conn = self.db.read().await?;
        let row = query(include_str!("session_by_hash.sql")).bind(&hash).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        let (begun, seen) = (row.instant("begun_at")?, row.instant("seen_at")?);
        if !session_rules::holds(begun, seen, now) {
            return Ok(None);
        }
        let person = row.person("person")?;
        let roles = query(include_str!("roles_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        drop(conn);
        if now.seconds_since(seen) >= session_rules::NOTE_SECONDS {
            match self.note_seen(&hash, now).await {
                // A later request notes it; this one may only read.
                Err(error) if error.hinders_writing() => tracing::warn!(%error, "a session was not noted"),
                noted => noted?,
            }
        }
        let roles = roles.iter().map(|r| r.text("role")).collect::<Result<Vec<_>>>()?;
        Ok(Some(Opened {
            signed_in: SignedIn {
                person,
                name: row.text("name")?,
                roles: roles.iter().filter_map(|r| Role::from_name(r)).collect(),
            },
            language: row.text_or_null("language")?.and_then(|l| Language::from_tag(&l)),
            theme: row.text_or_null("theme")?.map(|t| Theme::from_name(&t)).unwrap_or_default(),
        }))
    }

    /// Ends the session of a cookie.
    pub async fn sign_out(&self, secret: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("session_delete.sql")).bind(hash(secret)).execute(tx.conn()).await?;
        tx.commit().await
    }

    /// A person's own sessions that still hold; `secret` marks the one that asks.
    pub async fn sessions(&self, person: PersonId, secret: &str) -> Result<Vec<Session>> {
        let current = hash(secret);
        let now = self.now();
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("sessions_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        let mut sessions = Vec::new();
        for row in &rows {
            let (hash, created_at, seen_at) =
                (row.bytes("hash")?, row.instant("created_at")?, row.instant("seen_at")?);
            if session_rules::holds(created_at, seen_at, now) {
                let (handle, device) = (kit::fingerprint::hex(&hash), row.text("device")?);
                sessions.push(Session { handle, created_at, seen_at, device, current: hash == current });
            }
        }
        Ok(sessions)
    }

    /// Ends one of a person's own sessions, by its handle.
    pub async fn revoke(&self, person: PersonId, handle: &str) -> Result<()> {
        let Some(hash) = unhex(handle) else { return Ok(()) };
        let mut tx = self.db.write().await?;
        query(include_str!("session_revoke.sql")).bind(hash).bind(bytes(person)).execute(tx.conn()).await?;
        tx.commit().await
    }

    /// A new one-time code for a person; an older one no longer holds, and her sessions end. Whoever
    /// gives it on a page is named in her journal, in the same transaction; the command line leaves no line.
    pub async fn reset(&self, person: PersonId, giver: Option<PersonId>) -> Result<Code> {
        let mut tx = self.db.write().await?;
        let code = self.put_code(&mut tx, person).await?;
        query(include_str!("sessions_revoke_all.sql")).bind(bytes(person)).execute(tx.conn()).await?;
        if let Some(giver) = giver {
            self.record_read(&mut tx, giver, person, "code", "administration").await?;
        }
        tx.commit().await?;
        Ok(code)
    }

    pub(crate) async fn put_code(&self, tx: &mut Tx, person: PersonId) -> Result<Code> {
        let code = Code::new(self.ids());
        query(include_str!("code_put.sql"))
            .bind(bytes(person))
            .bind(code.hash())
            .bind(self.now().plus_seconds(Code::LIFE_SECONDS).micros())
            .execute(tx.conn())
            .await?;
        Ok(code)
    }

    /// Until when the person's latest one-time code holds, used codes apart: another instant, another code.
    pub async fn code_until(&self, person: PersonId) -> Result<Option<Instant>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("code_get.sql")).bind(bytes(person)).fetch_optional(&mut *conn).await?;
        row.map(|row| row.instant("expires_at")).transpose()
    }

    async fn code_holds(&self, person: PersonId, code: &Code) -> Result<bool> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("code_get.sql")).bind(bytes(person)).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(false) };
        Ok(row.bytes("hash")? == code.hash() && self.now() < row.instant("expires_at")?)
    }

    async fn password_of(&self, person: PersonId) -> Result<Option<String>> {
        let mut conn = self.db.read().await?;
        let row =
            query(include_str!("account_secret.sql")).bind(bytes(person)).fetch_optional(&mut *conn).await?;
        row.map_or(Ok(None), |r| r.text_or_null("password"))
    }

    pub(super) async fn open_session(&self, tx: &mut Tx, person: PersonId, device: &str) -> Result<String> {
        let now = self.now();
        query(include_str!("sessions_expire.sql"))
            .bind(bytes(person))
            .bind(now.plus_seconds(-session_rules::IDLE_SECONDS).micros())
            .bind(now.plus_seconds(-session_rules::ABSOLUTE_SECONDS).micros())
            .execute(tx.conn())
            .await?;
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.ids.secret());
        query(include_str!("session_insert.sql"))
            .bind(hash(&secret))
            .bind(bytes(person))
            .bind(now.micros())
            .bind(device.chars().filter(|c| !c.is_control()).take(DEVICE_CHARS_MAX).collect::<String>())
            .execute(tx.conn())
            .await?;
        Ok(secret)
    }

    async fn note_seen(&self, hash: &[u8], now: Instant) -> Result<()> {
        let mut tx = self.db.write_soon().await?;
        query(include_str!("session_seen.sql")).bind(hash).bind(now.micros()).execute(tx.conn()).await?;
        tx.commit().await
    }
}

pub(super) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if bytes.len() != 64 {
        return None;
    }
    bytes.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

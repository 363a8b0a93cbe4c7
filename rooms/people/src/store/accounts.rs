//! Accounts and roles.

use kit::{Instant, Language, PersonId};
use store::{Db, Result, Row, RowExt as _, Tx, query};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use web::{Role, Theme};

use super::memberships::enter;
use super::occupations::give;
use crate::{Account, Code, Counts, NewAccount, People};

/// Accounts, or requests, shown on one page of their list.
pub const PAGE_SIZE: i64 = 50;

impl People {
    /// Makes an account inside a transaction. A taken sign-in name is a unique violation.
    pub async fn add_in(&self, tx: &mut Tx, account: &NewAccount) -> Result<PersonId> {
        self.add_at(tx, account, self.now()).await
    }

    /// As [`add_in`](Self::add_in), at an instant.
    pub(super) async fn add_at(&self, tx: &mut Tx, account: &NewAccount, at: Instant) -> Result<PersonId> {
        let person = PersonId::from_uuid(self.ids.random_uuid());
        query(include_str!("account_insert.sql"))
            .bind(bytes(person))
            .bind(&account.name)
            .bind(&account.sign_in)
            .bind(folded(&format!("{} {}", account.name, account.sign_in)))
            .bind(at.micros())
            .execute(tx.conn())
            .await?;
        if let Some(unit) = &account.unit {
            enter(tx, person, unit, at).await?;
        }
        if account.occupation.is_some() {
            give(tx, person, account.occupation.as_deref(), at).await?;
        }
        insert_roles(tx, person, &account.roles).await?;
        Ok(person)
    }

    /// Makes an account and a one-time code to choose its password. `None` when the sign-in name is taken.
    pub async fn add(&self, account: &NewAccount) -> Result<Option<(PersonId, Code)>> {
        let mut tx = self.db.write().await?;
        let person = match self.add_in(&mut tx, account).await {
            Ok(person) => person,
            Err(error) if store::is_unique_violation(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        let code = self.put_code(&mut tx, person).await?;
        tx.commit().await?;
        Ok(Some((person, code)))
    }

    /// The account of a person.
    pub async fn account(&self, person: PersonId) -> Result<Option<Account>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("account_by_person.sql"))
            .bind(bytes(person))
            .bind(self.now().micros())
            .fetch_optional(&mut *conn)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let roles = query(include_str!("roles_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        account(&row, &roles).map(Some)
    }

    /// The account of a person, shown to an administrator: the read leaves a line in the person's
    /// journal in the same transaction, unless it is her own account.
    pub async fn account_read_by(&self, reader: PersonId, person: PersonId) -> Result<Option<Account>> {
        let mut tx = self.db.write().await?;
        let row = query(include_str!("account_by_person.sql"))
            .bind(bytes(person))
            .bind(self.now().micros())
            .fetch_optional(tx.conn())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let roles = query(include_str!("roles_of.sql")).bind(bytes(person)).fetch_all(tx.conn()).await?;
        if person != reader {
            self.record_read(&mut tx, reader, person, "account", "administration").await?;
        }
        tx.commit().await?;
        account(&row, &roles).map(Some)
    }

    /// The account of a sign-in name, as typed.
    pub async fn account_by_sign_in(&self, sign_in: &str) -> Result<Option<Account>> {
        let Ok(sign_in) = crate::names::sign_in(sign_in) else { return Ok(None) };
        let mut conn = self.db.read().await?;
        let row = query(include_str!("account_by_sign_in.sql"))
            .bind(sign_in)
            .bind(self.now().micros())
            .fetch_optional(&mut *conn)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let person = row.person("person")?;
        let roles = query(include_str!("roles_of.sql")).bind(bytes(person)).fetch_all(&mut *conn).await?;
        account(&row, &roles).map(Some)
    }

    /// A page of the accounts whose name or sign-in name contains a text, and how many there are. Each
    /// account shown leaves a line in its person's journal, in the same transaction.
    pub async fn list(&self, reader: PersonId, search: &str, page: i64) -> Result<(Vec<Account>, i64)> {
        let mut tx = self.db.write().await?;
        let found = list_in(&mut tx, self.now(), search, (PAGE_SIZE, page)).await?;
        for account in found.0.iter().filter(|a| a.person != reader) {
            self.record_read(&mut tx, reader, account.person, "account", "administration").await?;
        }
        tx.commit().await?;
        Ok(found)
    }

    /// How many accounts there are. Shows nobody, so it leaves no line.
    pub async fn counts(&self) -> Result<Counts> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("accounts_counts.sql")).fetch_one(&mut *conn).await?;
        Ok(Counts { active: row.int("active")?, new: row.int("fresh")?, disabled: row.int("disabled")? })
    }

    /// Every account, for the command line: whoever runs it reads the database file anyway.
    pub async fn list_all(&self) -> Result<Vec<Account>> {
        let mut tx = self.db.write().await?;
        let found = list_in(&mut tx, self.now(), "", (i64::MAX, 0)).await?;
        tx.rollback().await?;
        Ok(found.0)
    }

    /// Gives a person exactly these roles. `false` when that would leave no administrator. A guest has no other, and
    /// keeps hers.
    pub async fn set_roles(&self, person: PersonId, roles: &[Role]) -> Result<bool> {
        if self.account(person).await?.is_some_and(|a| a.is_guest()) {
            return Ok(true);
        }
        let (mut tx, ready) = self.write_administrators().await?;
        query(include_str!("roles_clear.sql")).bind(bytes(person)).execute(tx.conn()).await?;
        insert_roles(&mut tx, person, roles).await?;
        keep_an_administrator(tx, ready).await
    }

    /// Closes an account and its sessions, or opens it again. `false` when that would leave no administrator.
    pub async fn set_disabled(&self, person: PersonId, disabled: bool) -> Result<bool> {
        let (mut tx, ready) = self.write_administrators().await?;
        query(include_str!("account_disable.sql"))
            .bind(bytes(person))
            .bind(disabled.then(|| self.now().micros()))
            .execute(tx.conn())
            .await?;
        if disabled {
            query(include_str!("sessions_revoke_all.sql")).bind(bytes(person)).execute(tx.conn()).await?;
        }
        keep_an_administrator(tx, ready).await
    }

    /// A transaction that holds every administrator's row, so that two of them cannot take each other's
    /// role away at once; and how many of them are ready to sign in.
    async fn write_administrators(&self) -> Result<(Tx, i64)> {
        let mut tx = self.db.write().await?;
        query(include_str!("administrators_lock.sql")).execute(tx.conn()).await?;
        let ready = administrators(&mut tx, include_str!("administrators_ready.sql")).await?;
        Ok((tx, ready))
    }

    /// Keeps the language and theme a person chose.
    pub async fn set_preferences(&self, person: PersonId, language: Language, theme: Theme) -> Result<()> {
        let mut tx = self.db.write().await?;
        query(include_str!("account_preferences.sql"))
            .bind(bytes(person))
            .bind(language.tag())
            .bind(theme.name())
            .execute(tx.conn())
            .await?;
        tx.commit().await
    }

    /// Whether a database holds any account, of whatever version it is.
    pub async fn are_in(db: &Db) -> Result<bool> {
        if !db.has_table("people_accounts").await? {
            return Ok(false);
        }
        let mut conn = db.read().await?;
        let row = query(include_str!("accounts_any.sql")).fetch_one(&mut *conn).await?;
        Ok(row.int("total")? > 0)
    }

    /// Whether an administrator has chosen a password, and so can sign in.
    pub async fn has_ready_administrator(&self) -> Result<bool> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("administrators_ready.sql")).fetch_one(&mut *conn).await?;
        Ok(row.int("total")? > 0)
    }

    /// Whether somebody can administer this installation.
    pub async fn has_administrator(&self) -> Result<bool> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("administrators_active.sql")).fetch_one(&mut *conn).await?;
        Ok(row.int("total")? > 0)
    }
}

async fn list_in(
    tx: &mut Tx,
    now: Instant,
    search: &str,
    (size, page): (i64, i64),
) -> Result<(Vec<Account>, i64)> {
    let escaped = folded(search).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let like = format!("%{escaped}%");
    let total =
        query(include_str!("accounts_count.sql")).bind(&like).fetch_one(tx.conn()).await?.int("total")?;
    let rows = query(include_str!("accounts_page.sql"))
        .bind(&like)
        .bind(now.micros())
        .bind(size)
        .bind(size.saturating_mul(page.max(0)))
        .fetch_all(tx.conn())
        .await?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in &rows {
        let person = row.person("person")?;
        let roles = query(include_str!("roles_of.sql")).bind(bytes(person)).fetch_all(tx.conn()).await?;
        accounts.push(account(row, &roles)?);
    }
    Ok((accounts, total))
}

/// A text without case and accents, to search and to sort by on any engine.
pub(crate) fn folded(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Gives roles besides those she has. Two are none of them: that of a manager follows from the units she manages, that of
/// a guest from an invitation that she accepted.
pub(super) async fn insert_roles(tx: &mut Tx, person: PersonId, roles: &[Role]) -> Result<()> {
    for role in roles.iter().filter(|role| !matches!(role, Role::Manager | Role::Guest)) {
        query(include_str!("role_insert.sql"))
            .bind(bytes(person))
            .bind(role.name())
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Keeps a change that leaves an administrator who is ready to sign in. Where none was ready before it,
/// as before the first password is chosen, one who may still choose hers is enough.
async fn keep_an_administrator(mut tx: Tx, ready_before: i64) -> Result<bool> {
    let left = if ready_before > 0 {
        administrators(&mut tx, include_str!("administrators_ready.sql")).await?
    } else {
        administrators(&mut tx, include_str!("administrators_active.sql")).await?
    };
    if left == 0 {
        tx.rollback().await?;
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

async fn administrators(tx: &mut Tx, counting: &'static str) -> Result<i64> {
    query(counting).fetch_one(tx.conn()).await?.int("total")
}

pub(super) fn account(row: &Row, roles: &[Row]) -> Result<Account> {
    let roles = roles.iter().map(|r| r.text("role")).collect::<Result<Vec<_>>>()?;
    Ok(Account {
        person: row.person("person")?,
        name: row.text("name")?,
        sign_in: row.text("sign_in")?,
        unit: row.text_or_null("unit")?,
        occupation: row.text_or_null("occupation")?,
        roles: roles.iter().filter_map(|r| Role::from_name(r)).collect(),
        has_password: row.text_or_null("password")?.is_some(),
        language: row.text_or_null("language")?.and_then(|l| Language::from_tag(&l)),
        theme: row.text_or_null("theme")?.map(|t| Theme::from_name(&t)).unwrap_or_default(),
        created_at: row.instant("created_at")?,
        disabled_at: row.instant_or_null("disabled_at")?,
    })
}

pub(super) fn bytes(person: PersonId) -> Vec<u8> {
    person.uuid().as_bytes().to_vec()
}

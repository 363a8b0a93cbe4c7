//! Invitations of guests: given, revoked, accepted.

use kit::PersonId;
use store::{Result, Row, RowExt as _, Tx, is_unique_violation, query};
use uuid::Uuid;
use web::Role;

use super::accounts::{account, bytes};
use super::attempts::{Subjects, succeeded};
use crate::invitation::LIFE_DAYS;
use crate::totp::Key;
use crate::{AcceptFault, Account, Code, Invitation, InvitationState, Invited, NewAccount, People, password};

impl People {
    /// Invites somebody of outside for a subject. An invitation given before for it is replaced; and where she is a
    /// guest already, her password and her second factor are void at once: she chooses both anew.
    pub async fn invite(&self, by: PersonId, subject: Uuid, account: &NewAccount) -> Result<Invited> {
        let mut tx = self.db.write().await?;
        let invited = self.invite_in(&mut tx, by, subject, account).await?;
        tx.commit().await?;
        Ok(invited)
    }

    /// As [`invite`](Self::invite), in a transaction under way.
    pub async fn invite_in(
        &self,
        tx: &mut Tx,
        by: PersonId,
        subject: Uuid,
        guest: &NewAccount,
    ) -> Result<Invited> {
        let known = self.account_in(tx, &guest.sign_in).await?;
        match &known {
            Some(account) if !account.is_guest() => return Ok(Invited::Taken),
            Some(account) if account.disabled_at.is_some() => return Ok(Invited::Closed),
            Some(account) => {
                self.void_factor(tx, account.person).await?;
                self.record_read(tx, by, account.person, "invitation", "call").await?;
            }
            None => {}
        }
        let now = self.now();
        query(include_str!("invitations_replace.sql"))
            .bind(subject.as_bytes().to_vec())
            .bind(&guest.sign_in)
            .bind(now.micros())
            .execute(tx.conn())
            .await?;
        let token = Code::invitation(self.ids());
        let invitation = Invitation {
            id: self.ids.random_uuid(),
            subject,
            name: known.as_ref().map_or_else(|| guest.name.clone(), |a| a.name.clone()),
            sign_in: guest.sign_in.clone(),
            person: known.map(|a| a.person),
            invited_by: by,
            created_at: now,
            expires_at: now.plus_days(LIFE_DAYS),
            accepted_at: None,
            revoked_at: None,
        };
        query(include_str!("invitation_insert.sql"))
            .bind(invitation.id.as_bytes().to_vec())
            .bind(token.hash())
            .bind(subject.as_bytes().to_vec())
            .bind(&invitation.name)
            .bind(&invitation.sign_in)
            .bind(invitation.person.map(bytes))
            .bind(bytes(by))
            .bind(now.micros())
            .bind(invitation.expires_at.micros())
            .execute(tx.conn())
            .await?;
        Ok(Invited::Given(invitation, token))
    }

    /// The invitations for a subject, the newest first. Each guest who has an account finds that she was shown.
    pub async fn invitations(&self, reader: PersonId, subject: Uuid) -> Result<Vec<Invitation>> {
        let mut tx = self.db.write().await?;
        let rows = query(include_str!("invitations_of_subject.sql"))
            .bind(subject.as_bytes().to_vec())
            .fetch_all(tx.conn())
            .await?;
        let invitations = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
        let mut guests: Vec<PersonId> = invitations.iter().filter_map(|i| i.person).collect();
        guests.sort_unstable();
        guests.dedup();
        for guest in guests {
            self.record_read(&mut tx, reader, guest, "invitation", "call").await?;
        }
        tx.commit().await?;
        Ok(invitations)
    }

    /// Takes an invitation for a subject back, accepted or not: the guest is let in for it no more. `false` when
    /// there is none to take back.
    pub async fn revoke_invitation(&self, subject: Uuid, invitation: Uuid) -> Result<bool> {
        let mut tx = self.db.write().await?;
        let done = query(include_str!("invitation_revoke.sql"))
            .bind(invitation.as_bytes().to_vec())
            .bind(subject.as_bytes().to_vec())
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// The subjects for which a guest is let in.
    pub async fn invited_to(&self, guest: PersonId) -> Result<Vec<Uuid>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("invited_to.sql")).bind(bytes(guest)).fetch_all(&mut *conn).await?;
        rows.iter().map(|row| row.uuid("subject")).collect()
    }

    /// Whether a guest is let in for a subject, read in a transaction.
    pub async fn is_invited_in(&self, tx: &mut Tx, guest: PersonId, subject: Uuid) -> Result<bool> {
        let rows = query(include_str!("invited_to.sql")).bind(bytes(guest)).fetch_all(tx.conn()).await?;
        Ok(rows.iter().map(|row| row.uuid("subject")).collect::<Result<Vec<_>>>()?.contains(&subject))
    }

    /// Those who accepted an invitation for a subject that was not taken back, read in a transaction: also who was
    /// invited anew and has not accepted yet.
    pub async fn guests_in(&self, tx: &mut Tx, subject: Uuid) -> Result<Vec<PersonId>> {
        let rows = query(include_str!("guests_of.sql"))
            .bind(subject.as_bytes().to_vec())
            .fetch_all(tx.conn())
            .await?;
        rows.iter().map(|row| row.person("person")).collect()
    }

    /// The invitation of a token, if it holds now.
    pub async fn invitation_of(&self, token: &Code) -> Result<Option<Invitation>> {
        let mut conn = self.db.read().await?;
        let row = query(include_str!("invitation_by_hash.sql"))
            .bind(token.hash())
            .fetch_optional(&mut *conn)
            .await?;
        let found = row.as_ref().map(read).transpose()?;
        Ok(found.filter(|i| i.state(self.now()) == InvitationState::Waiting))
    }

    /// Accepts an invitation: makes the guest's account, or opens hers anew, with a password and a second factor,
    /// and signs her in; all of it or nothing.
    pub async fn accept(
        &self,
        token: &Code,
        chosen: &str,
        (key, typed): (&Key, &str),
        (address, device): (&str, &str),
    ) -> Result<std::result::Result<String, AcceptFault>> {
        let Some(invitation) = self.invitation_of(token).await? else { return Ok(Err(AcceptFault::Void)) };
        let subjects = Subjects::new(&invitation.sign_in, address);
        if let Some(minutes) = self.take_attempt(&subjects).await? {
            return Ok(Err(AcceptFault::Wait(minutes)));
        }
        if let Err(fault) = password::check(chosen, &invitation.sign_in) {
            self.give_attempt_back(&subjects).await?;
            return Ok(Err(AcceptFault::Password(fault)));
        }
        let Some(step) = key.step_of(typed, self.now(), 0) else { return Ok(Err(AcceptFault::Code)) };
        let Some(hash) = self.passwords.hash(chosen, self.ids()).await else {
            self.give_attempt_back(&subjects).await?;
            return Ok(Err(AcceptFault::Wait(1)));
        };
        let mut tx = self.db.write().await?;
        // First, as when signing in: two transactions that take rows in two orders could wait for ever.
        succeeded(&mut tx, &subjects).await?;
        match self.accept_in(&mut tx, &invitation, &hash, (key, step)).await {
            Ok(Ok(guest)) => {
                let session = self.open_session(&mut tx, guest, device).await?;
                tx.commit().await?;
                Ok(Ok(session))
            }
            Ok(Err(fault)) => Ok(Err(fault)),
            // An account of this sign-in name was made at the same instant.
            Err(error) if is_unique_violation(&error) => Ok(Err(AcceptFault::Taken)),
            Err(error) => Err(error),
        }
    }

    /// The account of an accepted invitation, made or opened anew, in a transaction under way. `hash` is that of her
    /// password; `step` that of the code by which she confirmed her key.
    pub async fn accept_in(
        &self,
        tx: &mut Tx,
        invitation: &Invitation,
        hash: &str,
        (key, step): (&Key, i64),
    ) -> Result<std::result::Result<PersonId, AcceptFault>> {
        let guest = match self.account_in(tx, &invitation.sign_in).await? {
            Some(account) if account.is_guest() && account.disabled_at.is_none() => account.person,
            Some(_) => return Ok(Err(AcceptFault::Taken)),
            None => {
                let (name, sign_in) = (invitation.name.clone(), invitation.sign_in.clone());
                self.add_in(
                    tx,
                    &NewAccount { name, sign_in, unit: None, roles: Vec::new(), occupation: None },
                )
                .await?
            }
        };
        let now = self.now().micros();
        let accepted = query(include_str!("invitation_accept.sql"))
            .bind(invitation.id.as_bytes().to_vec())
            .bind(now)
            .bind(bytes(guest))
            .execute(tx.conn())
            .await?;
        if accepted.rows_affected() == 0 {
            return Ok(Err(AcceptFault::Void));
        }
        self.void_factor(tx, guest).await?;
        query(include_str!("role_insert.sql"))
            .bind(bytes(guest))
            .bind(Role::Guest.name())
            .execute(tx.conn())
            .await?;
        query(include_str!("account_password.sql"))
            .bind(bytes(guest))
            .bind(Some(hash.to_owned()))
            .execute(tx.conn())
            .await?;
        query(include_str!("factor_put.sql"))
            .bind(bytes(guest))
            .bind(key.bytes())
            .bind(step)
            .bind(now)
            .execute(tx.conn())
            .await?;
        Ok(Ok(guest))
    }

    /// Ends all by which a guest could come in: password, second factor, sessions.
    async fn void_factor(&self, tx: &mut Tx, guest: PersonId) -> Result<()> {
        query(include_str!("account_password.sql"))
            .bind(bytes(guest))
            .bind(None::<String>)
            .execute(tx.conn())
            .await?;
        let endings = [
            include_str!("factor_void.sql"),
            include_str!("steps_void.sql"),
            include_str!("sessions_revoke_all.sql"),
        ];
        for change in endings {
            query(change).bind(bytes(guest)).execute(tx.conn()).await?;
        }
        Ok(())
    }

    /// The account of a sign-in name as it is stored, in a transaction.
    async fn account_in(&self, tx: &mut Tx, sign_in: &str) -> Result<Option<Account>> {
        let row = query(include_str!("account_by_sign_in.sql"))
            .bind(sign_in)
            .bind(self.now().micros())
            .fetch_optional(tx.conn())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let roles = query(include_str!("roles_of.sql"))
            .bind(bytes(row.person("person")?))
            .fetch_all(tx.conn())
            .await?;
        account(&row, &roles).map(Some)
    }
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.uuid("id")?,
        subject: row.uuid("subject")?,
        name: row.text("name")?,
        sign_in: row.text("sign_in")?,
        person: row.uuid_or_null("person")?.map(PersonId::from_uuid),
        invited_by: row.person("invited_by")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
        accepted_at: row.instant_or_null("accepted_at")?,
        revoked_at: row.instant_or_null("revoked_at")?,
    })
}

//! Invitations of guests: people of outside who are let in for one thing alone, by a link that holds once.

use kit::{Instant, PersonId};
use uuid::Uuid;

use crate::{Code, PasswordFault};

/// How long an invitation holds, in days: two weeks, so that somebody who is away finds it on coming back.
pub const LIFE_DAYS: i64 = 14;
/// Days after its end for which an invitation is kept that nobody answered and that has no account: who invited sees
/// that it expired, then a name of outside is kept no longer.
pub(crate) const UNANSWERED_KEPT_DAYS: i64 = 30;
/// How long one has between the password and the code, in seconds.
pub(crate) const STEP_SECONDS: i64 = 5 * 60;

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id; not the secret.
    pub id: Uuid,
    /// What it is for: an id that the room of it knows.
    pub subject: Uuid,
    /// Who is invited.
    pub name: String,
    /// What she will type to sign in.
    pub sign_in: String,
    /// Her account, once she has one.
    pub person: Option<PersonId>,
    /// Who invited her.
    pub invited_by: PersonId,
    /// When.
    pub created_at: Instant,
    /// The first instant at which it no longer holds.
    pub expires_at: Instant,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// When it was taken back, or replaced by another one.
    pub revoked_at: Option<Instant>,
}

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// Its link holds.
    Waiting,
    /// It was accepted: the guest is in.
    Accepted,
    /// Nobody accepted it in time.
    Expired,
    /// It was taken back, or replaced: the guest is out.
    Revoked,
}

impl Invitation {
    /// Where it stands at an instant.
    pub fn state(&self, now: Instant) -> InvitationState {
        match (self.revoked_at, self.accepted_at) {
            (Some(_), _) => InvitationState::Revoked,
            (None, Some(_)) => InvitationState::Accepted,
            (None, None) if now < self.expires_at => InvitationState::Waiting,
            (None, None) => InvitationState::Expired,
        }
    }
}

/// What became of inviting somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The invitation, and the token of its link, shown this once.
    Given(Invitation, Code),
    /// Somebody who is no guest has this sign-in name.
    Taken,
    /// An administrator has closed the guest's account.
    Closed,
}

/// Why an invitation could not be accepted. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptFault {
    /// It holds no more: used, expired, revoked; or there never was one. Which, is not said.
    Void,
    /// Somebody else has taken the sign-in name meanwhile.
    Taken,
    /// The password is refused.
    Password(PasswordFault),
    /// The code is not the one that the key gives now.
    Code,
    /// Too many attempts: minutes to wait.
    Wait(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_holds_until_it_is_accepted_revoked_or_too_old() {
        let now = Instant::from_micros(1_700_000_000_000_000);
        let given = Invitation {
            id: Uuid::from_u128(1),
            subject: Uuid::from_u128(2),
            name: "Armelle".to_owned(),
            sign_in: "armelle".to_owned(),
            person: None,
            invited_by: PersonId::from_uuid(Uuid::from_u128(3)),
            created_at: now,
            expires_at: now.plus_days(LIFE_DAYS),
            accepted_at: None,
            revoked_at: None,
        };
        let late = given.expires_at;
        assert_eq!(given.state(late.plus_seconds(-1)), InvitationState::Waiting);
        assert_eq!(given.state(late), InvitationState::Expired);
        let accepted = Invitation { accepted_at: Some(now), ..given };
        assert_eq!(accepted.state(late), InvitationState::Accepted, "who is in stays in");
        let revoked = Invitation { revoked_at: Some(now), ..accepted };
        assert_eq!(revoked.state(now), InvitationState::Revoked);
    }
}

//! People: accounts, roles, sign-in, sessions; who read whose data; requests and their answers.
//!
//! Pure rules: [`names`] and [`sign_in_rules`] (what may be typed), [`attempts`] (how many times),
//! [`session_rules`] and [`invitation`] (how long), [`totp`] (codes by time), [`Units`] (what is part of what),
//! [`Occupations`] (what they are called), [`Switch`] (what one lets others see). Storage stands in `store/`, pages in
//! `pages/`. This room knows nothing of evidence, items or levels: other rooms call it, never the other way.
//!
//! **How to add a role**: a case of `web::Role`, its label in `messages/`, the lines of the route
//! table that it opens.

pub mod attempts;
mod code;
mod consent;
mod device;
pub mod import;
pub mod invitation;
mod journal;
pub mod names;
mod occupations;
pub mod pages;
mod password;
pub mod personal_data;
mod service;
pub mod session_rules;
mod store;
pub mod totp;
mod units;

pub use code::Code;
pub use consent::{Agreed, CONSENT_DAYS, CONSENT_TOLD_DAYS, Switch, SwitchState, SwitchedOn};
pub use invitation::{AcceptFault, Invitation, InvitationState, Invited};
pub use journal::{JournalLine, grouped};
pub use occupations::{Occupation, Occupations};
pub use password::{PasswordFault, Passwords};
pub use personal_data::{PersonalData, PersonalTable};
pub use service::{
    Account, AuditLine, Counts, NewAccount, People, Request, RequestKind, RequestPlace, Session, SignInFault,
};
pub use store::{
    Entered, Expired, LEFT_OUT_OF_BACKUPS, MIGRATIONS, Managed, Manager, Member, Opened, Placed,
};
pub use totp::Key;
pub use units::{Unit, UnitFault, Units};

web::say!();

/// The token that the forms of a session carry: derived from its secret, so that it needs no storage
/// and no other site can know it.
pub fn form_token(secret: &str) -> String {
    kit::Fingerprint::hex_of(format!("form:{secret}"))
}

/// Most characters of a password, so that a longer one is refused before it is hashed.
pub(crate) fn password_chars_max() -> usize {
    password::LENGTH_MAX
}

/// What this room holds of a person.
pub fn personal_data() -> PersonalData {
    PersonalData::parse(include_str!("../personal-data.toml"))
}

//! This room's tables: accounts, sessions, codes, attempts, audit, requests, memberships, occupations, managers,
//! consents, invitations and second factors of guests.

mod accounts;
mod attempts;
mod audit;
mod consents;
mod import;
mod invitations;
mod managers;
mod memberships;
mod occupations;
mod requests;
mod second_steps;
mod sessions;
mod upkeep;

pub use accounts::PAGE_SIZE;
pub use managers::{Managed, Manager, Member};
pub use occupations::Placed;
pub use sessions::{Entered, Opened};
pub use upkeep::Expired;

use store::Migration;

/// Tables that a backup leaves out: whoever had signed in, or was about to, does so again. A copy that is restored
/// elsewhere, or later, then takes no old cookie, and no code a second time; counts of failed attempts pass within
/// minutes.
pub const LEFT_OUT_OF_BACKUPS: [&str; 4] =
    ["people_attempts", "people_codes", "people_second_steps", "people_sessions"];

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "people", number: 1, sql: include_str!("../../migrations/0001_accounts.sql") },
    Migration { room: "people", number: 2, sql: include_str!("../../migrations/0002_units.sql") },
    Migration { room: "people", number: 3, sql: include_str!("../../migrations/0003_guests.sql") },
    Migration { room: "people", number: 4, sql: include_str!("../../migrations/0004_occupations.sql") },
];

//! This room's tables: accounts, sessions, codes, attempts, audit, requests, memberships, occupations, managers,
//! consents.

mod accounts;
mod attempts;
mod audit;
mod consents;
mod import;
mod managers;
mod memberships;
mod occupations;
mod requests;
mod sessions;

pub use accounts::PAGE_SIZE;
pub use managers::{Managed, Manager, Member};
pub use occupations::Placed;
pub use sessions::Opened;

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "people", number: 1, sql: include_str!("../../migrations/0001_accounts.sql") },
    Migration { room: "people", number: 2, sql: include_str!("../../migrations/0002_units.sql") },
    Migration { room: "people", number: 3, sql: include_str!("../../migrations/0003_occupations.sql") },
];

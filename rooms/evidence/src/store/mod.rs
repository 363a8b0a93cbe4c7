//! This room's tables.

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "evidence", number: 1, sql: include_str!("../../migrations/0001_ledger.sql") },
    Migration { room: "evidence", number: 2, sql: include_str!("../../migrations/0002_sent.sql") },
];

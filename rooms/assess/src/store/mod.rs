//! This room's table.

mod sessions;

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "assess", number: 1, sql: include_str!("../../migrations/0001_sessions.sql") },
    Migration { room: "assess", number: 2, sql: include_str!("../../migrations/0002_one_open_session.sql") },
];

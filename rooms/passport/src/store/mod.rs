//! This room's tables.

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "passport", number: 1, sql: include_str!("../../migrations/0001_responses.sql") },
    Migration { room: "passport", number: 2, sql: include_str!("../../migrations/0002_read.sql") },
    Migration {
        room: "passport",
        number: 3,
        sql: include_str!("../../migrations/0003_responses_by_time.sql"),
    },
    Migration { room: "passport", number: 4, sql: include_str!("../../migrations/0004_levels.sql") },
];

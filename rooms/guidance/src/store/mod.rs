//! This room's table.

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "guidance", number: 1, sql: include_str!("../../migrations/0001_aims.sql") }];

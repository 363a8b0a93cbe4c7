//! This room's tables.

mod taken;

pub(crate) use taken::taken_of;

use store::Migration;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "learn", number: 1, sql: include_str!("../../migrations/0001_courses.sql") }];

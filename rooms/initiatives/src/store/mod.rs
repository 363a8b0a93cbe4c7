//! This room's tables: calls, ideas and their states, decisions until they are told, reviews and what authors are given
//! of them.

mod calls;
mod decisions;
mod ideas;
mod readings;
mod reviews;

pub use decisions::{Closing, Counts, Decided, File, Line};
pub use ideas::Written;
pub use readings::{Assigned, Feedback, Progress, Reading, ToReview};
pub use reviews::{Assignment, Change, Reviewed};

use kit::PersonId;
use store::Migration;
use uuid::Uuid;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "initiatives", number: 1, sql: include_str!("../../migrations/0001_calls.sql") },
    Migration { room: "initiatives", number: 2, sql: include_str!("../../migrations/0002_reviews.sql") },
];

pub(crate) fn bytes(person: PersonId) -> Vec<u8> {
    person.uuid().as_bytes().to_vec()
}

pub(crate) fn id(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

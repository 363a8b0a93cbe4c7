//! This room's tables.

mod contacts;
mod needs;

use kit::PersonId;
use store::Migration;
use uuid::Uuid;

/// This room's migrations, in order.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "talents", number: 1, sql: include_str!("../../migrations/0001_needs.sql") }];

fn person_bytes(person: PersonId) -> Vec<u8> {
    person.uuid().as_bytes().to_vec()
}

fn bytes(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

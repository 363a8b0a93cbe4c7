//! The ledger: everything that is known of a person's skills is a statement in it, and nothing is
//! ever changed or taken out.
//!
//! - [`Evidence::append`] adds a statement inside the caller's transaction, idempotent by id, and
//!   feeds the projections in that same transaction: what is acknowledged is durable *and* visible;
//! - [`weight`] says what a statement counts, by who wrote it ([`Authority`]) and under which profile;
//! - [`Evidence::rebuild`] throws a [`Projection`] away and makes it again, in batches, resumable.
//!
//! This room knows nothing of items, levels or pages.
//!
//! **How to add a projection**: implement [`Projection`] in the room that reads it, hand it to
//! [`Evidence::new`] in the binary; raise its version when its code changes and it is rebuilt at start.

mod authority;
mod ledger;
mod projection;
mod search;
mod store;

pub use authority::{Authority, COURSE, POSITIONING, weight};
pub use ledger::{AppendError, Appended, Evidence, Record};
pub use projection::{Applied, Progress, Projection, ensure_built};
pub use search::{Found, Search};
pub use store::MIGRATIONS;

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

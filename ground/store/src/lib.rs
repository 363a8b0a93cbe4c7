//! The database: one handle, one way to write, migrations and leases, for SQLite and PostgreSQL.
//!
//! This is the only crate that names an engine. Rooms write their SQL once, in `$1` style, in
//! `.sql` files beside the module that runs them, and give their migrations to [`migrate`].
//!
//! **How to add a query**: put the text in `src/store/<what>.sql` of the room, run it with
//! [`query`]`(include_str!("<what>.sql"))`, read columns with [`RowExt`]. A test prepares every
//! file on both engines. Types: `BIGINT` (also for booleans and instants), `TEXT`,
//! `DOUBLE PRECISION`, `{{blob}}`.
//!
//! **How to add a migration**: a new numbered file in the room's `migrations/`, added to its
//! `MIGRATIONS`; an applied one never changes (its hash is kept).

mod database;
mod engine;
mod error;
mod lease;
mod mark;
mod migrate;
mod row;
mod tx;
mod whole;

pub use database::{Db, Options};
pub use engine::{Engine, expand};
pub use error::{StoreError, is_unique_violation};
pub use lease::{Held, Lease};
pub use migrate::{Applied, Migration, Pending, applied, compare, migrate, pending};
pub use row::RowExt;
pub use sqlx::AnyConnection as Conn;
pub use sqlx::any::AnyRow as Row;
pub use sqlx::query;
pub use tx::Tx;
pub use whole::{Filling, Shape, Snapshot};

/// What a function of this crate, or a room's store, returns.
pub type Result<T> = std::result::Result<T, StoreError>;

//! The xAPI HTTP interface: programs send statements to the ledger and read them back.
//!
//! - [`Lrs`]: the programs that may (a [`Client`] has an id, a [`Secret`] and a [`Scope`]), over the ledger;
//! - [`api`]: `/xapi/statements` and `/xapi/about`, one file a method; a refusal is an RFC 9457
//!   document that lists every fault and how to mend it;
//! - [`pages`]: the administrator's page of programs;
//! - [`limits`]: how many, how large, with reasons.
//!
//! What a program sends is training history and moves no level (law 9): this room appends it under
//! `evidence::Authority::Client`, which weighs nothing, and knows neither items nor levels.
//!
//! **How to add a filter of statements**: a field of `Listing`, read in `Reader::take` and written in
//! `Listing::more` (`api/query`); the law in its tests then covers it. **A rule on what is
//! accepted**: a function in `api/admit.rs` that gives its fault, and a line in `docs/operate/xapi.md`.

pub mod api;
mod basic;
pub mod limits;
pub mod pages;
mod secret;
mod service;
mod store;

pub use secret::Secret;
pub use service::{Client, Lrs, Scope};
pub use store::MIGRATIONS;

web::say!();

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

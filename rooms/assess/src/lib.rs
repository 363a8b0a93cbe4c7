//! Positioning: an adaptive session over all domains or one of them.
//!
//! - [`plan`] is pure: from the evidence so far to the next question, the end of a domain or of the
//!   session;
//! - [`Session`] is what stands between two questions; its answers are in the ledger;
//! - [`Assess`] runs it: an answer is one statement, durable before the next question is shown, and
//!   taken once whatever tabs and double clicks do.
//!
//! This room starts from the passport and writes evidence; it never writes a level.

pub mod pages;
pub mod plan;
mod service;
mod session;
mod store;

pub use service::{Assess, Given, Outcome};
pub use session::{Question, Scope, Session, State};
pub use store::MIGRATIONS;

web::say!();

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

//! Talents: what is sought, who is found under a pseudonym, what is written and answered.
//!
//! - [`check`] says what is wrong with a need that was typed; [`Asked`] is what it asks of everybody alike;
//! - `search` is the one lens: the chance that all musts are met, as a sum of terms ([`Found`]);
//! - [`tells_apart`] keeps the needs of one scout from narrowing on one person;
//! - [`Contact`] says what its two sides see: to the scout, refusal and silence are one;
//! - [`Talents`] keeps needs, reads passports of who agreed, and notes each person shown.
//!
//! This room reads passports and writes no evidence. Only its own pages ever turn a pseudonym into a name, and
//! only when she has answered.
//!
//! **How to add a filter**: a field of [`Asked`], typed and checked in `need.rs`, applied in `service.rs`
//! (where a unit decides) or `search.rs` (where a passport does), and compared in [`Asked::is_as`].

mod areas;
mod contact;
mod index;
mod need;
pub mod pages;
mod pool;
mod search;
mod service;
mod store;
mod writing;

pub use contact::{CONTACT_DAYS, CONTACTS_MAX, Contact, MESSAGE_CHARS_MAX, Received, Sent};
pub use index::Warmed;
use kit::Instant;
pub use need::{Asked, MUSTS_MAX, Must, Need, NeedFault, PURPOSE_CHARS_MAX, PURPOSE_CHARS_MIN, Typed, check};
pub use pool::{COMPARED_DAYS, LIST_MAX, OPENINGS_A_DAY, about, is_listed, tells_apart};
pub use search::{DRAWS, Found, POOL_CHANCE, Standing};
pub use service::{Looked, Opened, Talents};
pub use store::MIGRATIONS;
use uuid::Uuid;
pub use writing::{Answered, Called, SentTo, Written};

web::say!();

/// That a person was shown in the list of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The need.
    pub need: Uuid,
    /// When last.
    pub latest_at: Instant,
    /// How often the list was read with her in it.
    pub times: i64,
}

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

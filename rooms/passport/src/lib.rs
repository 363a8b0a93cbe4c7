//! The passport: a pure fold of one person's statements, evaluated at an instant.
//!
//! - [`Answers`] is the fold's state: the answers that count, by statement id, so that the order of
//!   arrival and repetitions do not matter (law 1);
//! - [`evaluate`] turns answers into levels: pure, of answers, [`Frame`] (socle, items, model) and an
//!   instant, always solved from the prior;
//! - [`Passports`] reads and keeps them: a projection of the ledger that can be thrown away;
//! - [`Levels`] is what is credited in each domain as of an instant, kept while figures about everybody are made.
//!
//! This room knows nothing of pages, nor of how a question came to be asked.

mod answer;
mod changes;
mod evaluate;
mod frame;
mod levels;
mod pool;
mod precision;
mod progress;
mod service;
mod store;
mod visits;

pub use answer::{Answer, Answers, SEED, activity_of};
pub use changes::{Change, changes};
pub use evaluate::{Competence, Domain, Passport, State, evaluate};
pub use frame::{Frame, FrameError};
pub use levels::Levels;
pub use pool::{
    AtHand, FAMILY_REST_DAYS, NEW_MIN, PARAMETRISED_REST_DAYS, QUESTIONS_OF_ONE_DOMAIN, at_hand,
    began_with_news, in_turns,
};
pub use precision::Precision;
pub use progress::Progress;
pub use service::{PassportProjection, Passports};
pub use store::MIGRATIONS;
pub use visits::{Read, Visit};

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

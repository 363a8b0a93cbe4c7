//! Simulated people, banks and sessions, the same for the same seed on every machine: for tests, benches, demonstrations,
//! and authors who want to see what an item does before anybody answers it.
//!
//! Populations, banks and session rules in ([`Person`], [`Bank`], [`Rules`]); sessions out ([`run`]), and what they show
//! ([`Report`]: precision, coverage, length, minutes, exposure, overlap; [`decisions()`]).
//!
//! Not for secrets, and not for choosing a candidate's items: those draws come from the room that asks.

mod bank;
mod draws;
mod person;
mod report;
mod rules;
mod session;
mod state;

pub use bank::{Bank, BankItem};
pub use draws::Draws;
pub use person::Person;
pub use report::{Decisions, Precision, Report, decisions};
pub use rules::{Limits, Rules, Select};
pub use session::{Session, Step, Uniforms, run};

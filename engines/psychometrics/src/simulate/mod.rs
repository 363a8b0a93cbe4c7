//! Simulated persons and answers, the same for the same seed on every machine: for tests, demonstrations,
//! and authors who want to see what an item does before anybody answers it.
//!
//! Not for secrets, and not for choosing a candidate's items: those draws come from the room that asks.

mod draws;
mod person;

pub use draws::Draws;
pub use person::Person;

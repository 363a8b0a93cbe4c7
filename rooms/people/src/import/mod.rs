//! The list of everybody, as an organisation keeps it, taken in from a CSV file.
//!
//! [`read`] turns the file's bytes into rows, or names every fault by its line; [`plan()`] says what they would
//! change: pure, of the people there are, the rows and an instant. Storage applies an accepted plan in one
//! transaction (`store/import.rs`).
//!
//! **How to add a column**: a case of `Column` in `read.rs` with its names, a field of [`Row`], what it changes in
//! `plan.rs`, and a line of docs/operate/people.md.

mod plan;
mod read;

pub use plan::{
    Current, Gone, Joined, Moment, Moved, OccupationGiven, Plan, Renamed, Returned, RolesGiven, plan,
};
pub use read::{Row, read};

use crate::{Occupations, Units};

/// What a list may name of the organisation's own.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its units.
    pub units: &'a Units,
    /// Its occupations.
    pub occupations: &'a Occupations,
}

/// Longest text of a cell that a fault repeats, in characters.
const TOLD_CHARS_MAX: usize = 40;

/// A cell as a fault repeats it: nothing that a terminal would obey, and not more than a few words.
fn told(text: &str) -> String {
    let mut shown: String =
        text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(TOLD_CHARS_MAX).collect();
    if text.chars().count() > TOLD_CHARS_MAX {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// What was done by one import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// When.
    pub at: kit::Instant,
    /// By which way it was run.
    pub ran_by: String,
    /// How many joined.
    pub joined: i64,
    /// How many came back.
    pub came_back: i64,
    /// How many changed unit, or its date.
    pub moved: i64,
    /// How many changed name.
    pub renamed: i64,
    /// How many were given other roles.
    pub given_roles: i64,
    /// How many were given another occupation, or have none any more.
    pub given_occupations: i64,
    /// How many left.
    pub gone: i64,
    /// How many stayed as they were.
    pub unchanged: i64,
}

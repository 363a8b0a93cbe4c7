//! Courses: read from content, taken page by page, progress kept.
//!
//! - [`Course`] is what authors wrote: chapters of pages, checks, figures, scenarios, a memo. [`parse_courses`]
//!   reads the folders and names every fault;
//! - [`Progress`] is pure: from what a person did in a course to what is done, what is left and how long
//!   it takes;
//! - [`Learn`] keeps it, and writes statements that weigh nothing: a course teaches, it proves no level.
//!
//! This room knows no passport and no level of a person.
//!
//! **How to add a kind of block to pages**: a case of [`Block`], read in `parse/markdown.rs`, drawn in
//! `pages/blocks.rs`.

mod course;
pub mod pages;
mod parse;
mod progress;
mod scenario;
mod service;
mod store;

pub use course::{Block, Callout, Chapter, Course, Figure, Page, whole_minutes};
pub use parse::{Courses, parse_courses};
pub use progress::{CheckState, PageState, Progress, Taken};
pub use scenario::{Choice, Ending, Scenario, Scene};
pub use service::{Given, Learn, Outcome};
pub use store::MIGRATIONS;

web::say!();

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

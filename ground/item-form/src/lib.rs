//! The form of an item: its exhibits and fields as HTML, the response read back from what was sent,
//! and what is said of an answer.
//!
//! A positioning session and a course ask the same kinds of items; both draw and read them here.
//! This crate knows neither of them: no session, no course, no database.
//!
//! **How to add a kind of item**: a case in [`read`] and in [`fields`]; the compiler names both.

mod answered;
mod exhibit;
mod fields;
mod read;

pub use answered::answered;
pub use exhibit::exhibit;
pub use fields::{Typed, fields, hint};
pub use read::{AnswerFault, read};

web::say!();

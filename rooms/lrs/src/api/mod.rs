//! The xAPI interface (Communication, that is part 3 of the Experience API 1.0.3, and 2.0). Handlers need
//! a state from which [`Lrs`](crate::Lrs) and `people::People` can be taken; each checks the program's
//! credential itself and answers every problem itself, so that the headers of xAPI stand on all answers.
//!
//! A program is not a person: the line that its reading leaves in people's journal names the program, and
//! the person who let it in.

pub mod about;
mod admit;
mod answer;
mod append;
mod body;
mod call;
pub mod get;
mod names;
pub mod post;
pub mod put;
mod query;
mod version;

pub use call::version_header;

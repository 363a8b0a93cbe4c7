//! The xAPI interface (Communication, that is part 3 of the Experience API 1.0.3, and 2.0). Handlers need
//! a state from which [`Lrs`](crate::Lrs) and `people::People` can be taken; each checks the program's
//! credential itself and answers every problem itself, so that the headers of xAPI stand on all answers.
//!
//! What a program reads of a person leaves a line in her journal under the program's name, unless the
//! program itself had sent it.

pub mod about;
mod admit;
mod answer;
mod append;
mod body;
mod call;
pub mod get;
pub mod post;
pub mod put;
mod query;
mod version;

pub use call::version_header;

//! Initiatives: calls that put a problem, ideas that agents write, reviews by guests of outside, decisions with their
//! reasons.
//!
//! Pure rules: [`NewCall`] (what a call must say), [`Text`] and [`idea::after`] (what an idea must say, and the
//! states it goes through), [`review`] (what a review must say), [`draft`] (what is kept of what two windows send),
//! pseudonyms. [`Initiatives`] keeps them.
//!
//! An idea is read by its author, and under a pseudonym by those who steer and the guests of its call. No other agent
//! reads it. A guest sees nothing else of its author; the author is given reviews without who wrote them. While its call is
//! not closed, its author is told nothing of what will be decided; once it is closed, nothing changes any more.
//!
//! **How to add a part to ideas**: a case of [`Part`], its column in a migration and in `store/ideas.rs`, its words
//! in `messages/`.

mod call;
pub mod draft;
pub mod idea;
pub mod pages;
pub mod review;
mod service;
mod store;

pub use call::{Axis, Call, CallFault, CallFaults, NewCall, Phase, TypedCall};
pub use draft::{Sent, Stamp};
pub use idea::{Decision, Idea, IdeaState, Outcome, Part, Refusal, Step, Text, TextFault};
pub use review::{Opinion, OpinionFault, Review, ReviewState, ReviewStep};
pub use service::Initiatives;
pub use store::{
    Assigned, Assignment, Change, Closing, Counts, Decided, Feedback, File, Line, MIGRATIONS, Progress,
    Reading, Reviewed, ToReview, Written,
};

web::say!();

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

//! House rules, as tests over the repository's own text (design, "House style", 10). What a compiler or
//! clippy can see is not here.
//!
//! **How to add a rule**: a test in the file of its subject, named by the rule; it collects every fault as
//! `path:line: what is wrong` and hands them to [`tree::none`], so that one run names them all.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod arrows;
mod examples;
mod licences;
mod locks;
mod messages;
mod pages;
mod sizes;
mod tree;
mod words;

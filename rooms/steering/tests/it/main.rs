//! The plan of an organisation: reading it, what is late, what needs a decision, where it stands on a time line.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod coverage;
mod decisions;
mod faults;
mod lateness;
mod schedule;
mod support;

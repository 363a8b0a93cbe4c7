//! Courses: reading them, with all their faults; how far a person is.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod faults;
mod laws;
mod reading;
mod support;

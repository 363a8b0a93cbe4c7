//! The whole product, in one process: the router, the rooms and a database of its own for each test.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking"
)]

mod assessing;
mod bad_input;
mod cluster;
mod command_line;
mod evidence;
mod house;
mod permissions;
mod process;
mod rebuild;
mod schema;
mod server;
mod support;

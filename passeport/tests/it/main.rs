//! The whole product: the router, the rooms and a database of its own for each test, in one process; and the
//! built binary as a process of its own (`server`), where it is killed, misled or loses its database.

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
mod doctor;
mod evidence;
mod house;
mod permissions;
mod process;
mod rebuild;
mod schema;
mod server;
mod small_disk;
mod stopping;
mod support;

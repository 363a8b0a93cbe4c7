//! The whole product: the router, the rooms and a database of its own for each test, in one process; and the
//! built binary as a process of its own (`server`), where it is killed, misled or loses its database.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking"
)]

mod ahead;
mod assessing;
mod attempts;
mod bad_input;
mod behind_a_proxy;
mod calling;
mod command_line;
mod content_check;
mod coverage;
mod cut_off;
mod demonstration;
mod doctor;
mod doors;
mod drafts;
mod editorial;
mod evidence;
mod finding;
mod given_back;
mod hostile;
mod house;
mod https;
mod initiatives;
mod installing;
mod invitations;
mod journal;
mod kept;
mod kept_and_moved;
mod known;
mod learning;
mod lessons;
mod my_data;
mod narrowing;
mod needs;
mod next_step;
mod occupations;
mod panics;
mod people_import;
mod permissions;
mod plan;
mod process;
mod programs;
mod rebuild;
mod requests;
mod restoring;
mod reviews;
mod running;
mod schema;
#[expect(dead_code, reason = "the targets with a harness of their own use more of it")]
mod server;
mod small_disk;
mod states;
mod stopping;
mod stored;
mod support;
mod team;
mod upkeep;
mod visits;
mod xapi_filters;

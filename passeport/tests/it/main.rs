//! The whole product, in one process: the router, the rooms and a database of its own for each test.

mod assessing;
mod bad_input;
mod evidence;
mod house;
mod permissions;
mod rebuild;
mod schema;
mod support;

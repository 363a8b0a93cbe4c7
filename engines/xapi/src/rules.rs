//! The rules of the data model: one file for each object of the specification, a table of its members in
//! each, and the functions that check what a table cannot say.

mod activity;
mod actor;
mod attachment;
mod checker;
mod context;
mod interaction;
mod object;
mod result;
mod scalars;
mod statement;
mod verb;

pub(crate) use actor::authority;
pub(crate) use checker::Checker;
pub(crate) use statement::statement;

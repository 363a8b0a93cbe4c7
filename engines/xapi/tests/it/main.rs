//! The crate from outside: one refused example for each rule of the data model, accepted ones for each kind
//! of object, what the ledger and the rooms do with statements, and laws over any bytes.
#![cfg(test)]

mod accepted;
mod actor;
mod attachment;
mod body;
mod builder;
mod context;
mod laws;
mod ledger;
mod object;
mod result;
mod same;
mod statement;
mod support;

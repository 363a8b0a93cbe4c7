//! What the release of a table withstands, and what it hides for it.
#![cfg(test)]

mod attacker;
mod attacks;
mod laws;
mod tables;

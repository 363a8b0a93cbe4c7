//! Every refusal of this library: what was given, and what would have been accepted.

/// Why a value was refused. The same input is always refused: mend it, trying again does not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A node that is part of none before it.
    #[error("node {node} is part of node {parent}; it must be part of one that stands before it")]
    NotBefore {
        /// The node.
        node: usize,
        /// What it was said to be part of.
        parent: usize,
    },
    /// A node that does not exist, or that is no leaf.
    #[error("{what} {node} is no leaf of its tree; people are counted at leaves")]
    NoLeaf {
        /// Row or column.
        what: &'static str,
        /// The node that was given.
        node: usize,
    },
    /// Counts that no group of people can have.
    #[error(
        "{credited} credited of {assessed} assessed of {people} people: each must hold the one before it"
    )]
    Crossed {
        /// How many people.
        people: u32,
        /// How many of them are assessed.
        assessed: u32,
        /// How many of these are credited.
        credited: u32,
    },
}

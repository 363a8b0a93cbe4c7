//! Statements: read, checked, looked into, completed by the ledger, compared.

mod parse;
mod read;
mod same;
mod write;

use serde::Serialize;
use serde_json::{Map, Value};

/// The usage of an attachment that signs the statement (Data 2.6).
pub const SIGNATURE_USAGE: &str = "http://adlnet.gov/expapi/attachments/signature";

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectKind {
    /// An activity: the usual case.
    Activity,
    /// An agent.
    Agent,
    /// A group.
    Group,
    /// Another statement, by its id.
    StatementRef,
    /// A statement inside this one, which has not happened.
    SubStatement,
}

/// A statement that keeps every rule of the data model: either [`Statement::parse`] checked it, or
/// [`StatementBuilder`](crate::StatementBuilder) made it. It holds the JSON as it came: members, order and
/// numbers. `==` compares JSON values; to know whether a statement sent again is the one we have, use
/// [`Statement::same_as`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Statement {
    members: Map<String, Value>,
}

impl Statement {
    /// The statement's members.
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.members
    }

    /// The statement as compact JSON, in the order of its members.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Writing a JSON value to memory does not fail: its keys are strings and its numbers finite.
        serde_json::to_vec(&self.members).unwrap_or_default()
    }

    /// A statement from members known to keep the rules.
    pub(crate) fn of(members: Map<String, Value>) -> Statement {
        Statement { members }
    }
}

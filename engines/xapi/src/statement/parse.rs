//! From bytes to checked statements.

use std::collections::HashSet;

use serde_json::Value;

use super::Statement;
use crate::fault::{Fault, Faults};
use crate::json;
use crate::limits::FAULTS_MAX;
use crate::path::Path;
use crate::rules::{self, Checker};

impl Statement {
    /// Reads one statement and checks every rule.
    ///
    /// # Errors
    /// All its faults.
    pub fn parse(bytes: &[u8]) -> Result<Statement, Faults> {
        read(bytes).and_then(one)
    }

    /// Reads what a statement resource receives: one statement, or an array of `statements_max` at most.
    /// One fault refuses the batch; so do two statements with the same id (Communication 2.1.2).
    ///
    /// # Errors
    /// All the faults of all the statements.
    pub fn parse_batch(bytes: &[u8], statements_max: usize) -> Result<Vec<Statement>, Faults> {
        let body = read(bytes)?;
        match body.value {
            Value::Array(values) if values.len() > statements_max => {
                let count = values.len();
                let reason =
                    format!("{count} statements in one batch: send {statements_max} at most at a time");
                Err(Faults::of_body(reason))
            }
            Value::Array(values) => several(values, body.twins),
            value => one(json::Body { value, ..body }).map(|statement| vec![statement]),
        }
    }

    /// Checks a statement that is a JSON value already, such as one made by an importer.
    ///
    /// # Errors
    /// All its faults.
    pub fn from_value(value: &Value) -> Result<Statement, Faults> {
        Statement::parse(value.to_string().as_bytes())
    }

    /// Reads back a statement that was checked before it was stored, without checking it again. Accessors
    /// stay safe whatever the bytes; only their answers depend on the rules having been kept.
    ///
    /// # Errors
    /// The bytes are no JSON object.
    pub fn from_stored(bytes: &[u8]) -> Result<Statement, serde_json::Error> {
        serde_json::from_slice(bytes).map(Statement::of)
    }
}

fn read(bytes: &[u8]) -> Result<json::Body, Faults> {
    json::read(bytes).map_err(|error| Faults::of_body(format!("is not JSON we can read: {error}")))
}

fn one(body: json::Body) -> Result<Statement, Faults> {
    let mut faults = body.twins;
    let statement = check(None, body.value, &mut faults);
    match (Faults::of_list(faults), statement) {
        (None, Some(statement)) => Ok(statement),
        (None, None) => Err(Faults::of_body("is no statement: send an object")),
        (Some(faults), _) => Err(faults),
    }
}

fn several(values: Vec<Value>, mut faults: Vec<Fault>) -> Result<Vec<Statement>, Faults> {
    let mut statements = Vec::with_capacity(values.len());
    let mut ids = HashSet::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        if faults.len() > FAULTS_MAX {
            break;
        }
        let Some(statement) = check(Some(index), value, &mut faults) else { continue };
        if statement.id().is_some_and(|id| !ids.insert(id)) {
            let reason = "is another statement's id in this batch: send each statement once".to_owned();
            faults.push(Fault { index: Some(index), path: "id".to_owned(), reason });
        }
        statements.push(statement);
    }
    faults.sort_by_key(|fault| fault.index);
    Faults::of_list(faults).map_or(Ok(statements), Err)
}

/// Adds the value's faults to the list; gives the statement, to be dropped if there are any.
fn check(index: Option<usize>, value: Value, faults: &mut Vec<Fault>) -> Option<Statement> {
    let mut checker = Checker::new(index);
    rules::statement(&mut checker, &Path::Root, &value);
    faults.extend(checker.into_faults());
    match value {
        Value::Object(members) => Some(Statement::of(members)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => None,
    }
}

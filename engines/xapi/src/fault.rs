//! What is wrong with a statement: every fault, where it is, and how to mend it.

use std::fmt;

use serde::Serialize;

use crate::limits::FAULTS_MAX;

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which statement of the batch, counted from 0; `None` when one statement was sent, or when the fault
    /// is the whole body's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// Where in the statement, as `result.score.scaled`; empty for the statement itself.
    pub path: String,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.index, self.path.as_str()) {
            (None, "") => write!(f, "{}", self.reason),
            (None, path) => write!(f, "{path}: {}", self.reason),
            (Some(index), "") => write!(f, "statements[{index}]: {}", self.reason),
            (Some(index), path) if path.starts_with('[') => {
                write!(f, "statements[{index}]{path}: {}", self.reason)
            }
            (Some(index), path) => write!(f, "statements[{index}].{path}: {}", self.reason),
        }
    }
}

/// The faults of one statement or of a batch: never empty, at most [`FAULTS_MAX`] and a line saying so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(transparent)]
#[error("{}", self.lines())]
pub struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    /// A report of one fault of the whole body.
    pub(crate) fn of_body(reason: impl Into<String>) -> Faults {
        Faults { list: vec![Fault { index: None, path: String::new(), reason: reason.into() }] }
    }

    /// The report of a list, or nothing when the list is empty.
    pub(crate) fn of_list(mut list: Vec<Fault>) -> Option<Faults> {
        if list.len() > FAULTS_MAX {
            list.truncate(FAULTS_MAX);
            let reason = format!("more than {FAULTS_MAX} faults: mend those listed, then send again");
            list.push(Fault { index: None, path: String::new(), reason });
        }
        (!list.is_empty()).then_some(Faults { list })
    }

    /// The faults, in the order of the statements and of the rules.
    pub fn as_slice(&self) -> &[Fault] {
        &self.list
    }

    /// The faults one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.list.iter()
    }

    fn lines(&self) -> String {
        self.list.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

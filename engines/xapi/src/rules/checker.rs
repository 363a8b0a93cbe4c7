//! Collects faults, and checks what every object has in common: its members are known, present, not null.

use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::limits::FAULTS_MAX;
use crate::path::{Path, shorten};

/// Checks one value at one place.
pub(crate) type Rule = fn(&mut Checker, &Path<'_>, &Value);

/// One member that an object may have.
pub(crate) struct Member {
    name: &'static str,
    is_required: bool,
    rule: Rule,
}

/// A member that must be there.
pub(crate) const fn must(name: &'static str, rule: Rule) -> Member {
    Member { name, is_required: true, rule }
}

/// A member that may be there.
pub(crate) const fn may(name: &'static str, rule: Rule) -> Member {
    Member { name, is_required: false, rule }
}

/// The faults of one statement, as they are found.
pub(crate) struct Checker {
    index: Option<usize>,
    faults: Vec<Fault>,
}

impl Checker {
    /// For the statement at `index` of a batch, or for a statement alone.
    pub(crate) fn new(index: Option<usize>) -> Checker {
        Checker { index, faults: Vec::new() }
    }

    /// The faults found.
    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Notes a fault; past the limit only one more, so that the report says that it was cut.
    pub(crate) fn fault(&mut self, at: &Path<'_>, reason: impl Into<String>) {
        if self.faults.len() <= FAULTS_MAX {
            self.faults.push(Fault { index: self.index, path: at.render(), reason: reason.into() });
        }
    }

    /// Notes a fault unless `is_met`.
    pub(crate) fn require(&mut self, is_met: bool, at: &Path<'_>, reason: &str) {
        if !is_met {
            self.fault(at, reason);
        }
    }

    /// Checks an object against its table, and gives its members for the rules between them.
    pub(crate) fn object<'v>(
        &mut self,
        at: &Path<'_>,
        value: &'v Value,
        table: &[Member],
    ) -> Option<&'v Map<String, Value>> {
        let members = self.map(at, value)?;
        for member in table.iter().filter(|member| member.is_required && !members.contains_key(member.name)) {
            self.fault(&at.member(member.name), "is required: add it");
        }
        for (name, value) in members {
            let at = at.member(name);
            match table.iter().find(|member| member.name == name) {
                None => self.fault(&at, unknown(name, table)),
                Some(_) if value.is_null() => {
                    self.fault(&at, "null is allowed inside extensions only: leave the property out");
                }
                Some(member) => (member.rule)(self, &at, value),
            }
        }
        Some(members)
    }

    /// Checks that a value is an object, whatever its members.
    pub(crate) fn map<'v>(&mut self, at: &Path<'_>, value: &'v Value) -> Option<&'v Map<String, Value>> {
        let members = value.as_object();
        if members.is_none() {
            self.fault(at, format!("is {}: send an object", kind(value)));
        }
        members
    }

    /// Checks an array, element by element.
    pub(crate) fn array<'v>(&mut self, at: &Path<'_>, value: &'v Value, rule: Rule) -> Option<&'v [Value]> {
        let Some(elements) = value.as_array() else {
            self.fault(at, format!("is {}: send an array", kind(value)));
            return None;
        };
        for (index, element) in elements.iter().enumerate() {
            rule(self, &at.element(index), element);
        }
        Some(elements)
    }

    /// Checks that a value is a string.
    pub(crate) fn string<'v>(&mut self, at: &Path<'_>, value: &'v Value) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            self.fault(at, format!("is {}: send a string", kind(value)));
        }
        text
    }
}

/// What a value is, for reasons.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Why a member is not known: most often its case, or it belongs to an extension.
fn unknown(name: &str, table: &[Member]) -> String {
    match table.iter().find(|member| member.name.eq_ignore_ascii_case(name)) {
        Some(member) => format!("case matters: write {}", member.name),
        None => format!("xAPI has no property {:?} here: remove it, or use extensions", shorten(name)),
    }
}

//! The object: an activity, an agent, a group, a reference or a SubStatement (Data 2.4.4).

use serde_json::Value;

use super::activity::activity;
use super::actor::{agent, group};
use super::checker::{Checker, Member, must};
use super::scalars::{exactly, uuid};
use super::statement::sub_statement;
use crate::path::Path;

const STATEMENT_REF: &[Member] = &[must("objectType", is_statement_ref), must("id", uuid)];

/// Checks the object of a statement.
pub(super) fn object(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if value.get("objectType").and_then(Value::as_str) == Some("SubStatement") {
        sub_statement(check, at, value);
    } else {
        object_of_sub_statement(check, at, value);
    }
}

/// Checks the object of a SubStatement, which is no other SubStatement.
pub(super) fn object_of_sub_statement(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let object_type = value.get("objectType");
    if let Some(wrong) = object_type.filter(|object_type| !object_type.is_string()) {
        check.string(&at.member("objectType"), wrong);
        return;
    }
    match object_type.and_then(Value::as_str) {
        None | Some("Activity") => activity(check, at, value),
        Some("Agent") => agent(check, at, value),
        Some("Group") => group(check, at, value),
        Some("StatementRef") => statement_ref(check, at, value),
        Some("SubStatement") => check.fault(at, "a SubStatement holds no other: send a StatementRef"),
        Some(_) => {
            let reason = "must be Activity, Agent, Group, StatementRef or SubStatement, in this case";
            check.fault(&at.member("objectType"), reason);
        }
    }
}

/// Checks a reference to a statement.
pub(super) fn statement_ref(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, STATEMENT_REF);
}

fn is_statement_ref(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "StatementRef");
}

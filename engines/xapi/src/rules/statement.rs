//! A statement and a SubStatement (Data 2.4, 2.4.4.3).

use serde_json::{Map, Value};

use super::attachment::attachments;
use super::checker::{Checker, Member, may, must};
use super::context::context;
use super::result::result;
use super::scalars::{exactly, timestamp, uuid};
use super::verb::verb;
use super::{actor, object};
use crate::path::Path;
use crate::verbs::VOIDED;

const STATEMENT: &[Member] = &[
    may("id", uuid),
    must("actor", actor::actor),
    must("verb", verb),
    must("object", object::object),
    may("result", result),
    may("context", context),
    may("timestamp", timestamp),
    may("stored", timestamp),
    may("authority", actor::authority),
    may("version", version),
    may("attachments", attachments),
];

const SUB_STATEMENT: &[Member] = &[
    must("objectType", is_sub_statement),
    must("actor", actor::actor),
    must("verb", verb),
    must("object", object::object_of_sub_statement),
    may("result", result),
    may("context", context),
    may("timestamp", timestamp),
    may("attachments", attachments),
    may("id", not_in_sub_statement),
    may("stored", not_in_sub_statement),
    may("version", not_in_sub_statement),
    may("authority", not_in_sub_statement),
];

/// Checks a whole statement.
pub(crate) fn statement(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(members) = check.object(at, value, STATEMENT) {
        check_between_members(check, at, members);
    }
}

/// Checks the statement that is the object of another.
pub(super) fn sub_statement(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(members) = check.object(at, value, SUB_STATEMENT) {
        check_between_members(check, at, members);
    }
}

/// What ties the verb and the context to the kind of object.
fn check_between_members(check: &mut Checker, at: &Path<'_>, members: &Map<String, Value>) {
    let object = members.get("object");
    let object_type = object.and_then(|object| object.get("objectType")).and_then(Value::as_str);
    let verb = members.get("verb").and_then(|verb| verb.get("id")).and_then(Value::as_str);
    if verb == Some(VOIDED) && object.is_some() && object_type != Some("StatementRef") {
        check.fault(&at.member("object"), "voiding points to a statement: send a StatementRef and its id");
    }
    if matches!(object_type, Some("Agent" | "Group" | "StatementRef" | "SubStatement")) {
        let context = at.member("context");
        for name in ["revision", "platform"] {
            if members.get("context").is_some_and(|context| context.get(name).is_some()) {
                check.fault(&context.member(name), "goes with an Activity only: remove it");
            }
        }
    }
}

/// Data 2.4.10: any patch of 1.0 ("1.0" too), or 2.0.0.
fn version(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(version) = check.string(at, value) else { return };
    let patch = version.strip_prefix("1.0.").unwrap_or_default();
    let is_patch = !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = is_patch || matches!(version, "1.0" | "2.0.0");
    check.require(is_known, at, "is a version we do not know: write 1.0.0 or 2.0.0, or leave it out");
}

fn is_sub_statement(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "SubStatement");
}

fn not_in_sub_statement(check: &mut Checker, at: &Path<'_>, _: &Value) {
    check.fault(at, "a SubStatement has no such property: remove it");
}

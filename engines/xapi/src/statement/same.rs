//! Whether a statement sent again is the one we have (Data 2.3.1, "Statement comparison"; Communication
//! 2.1.1: the same statement is accepted without change, another under the same id is a conflict).
//!
//! | difference | counts? |
//! | --- | --- |
//! | `stored`, `authority`, `version` | no: the LRS sets them |
//! | `id`, `timestamp` in one only | no: the LRS sets them when absent |
//! | `timestamp` in another offset; case of UUIDs, language codes, hashes, domain of a mailbox | no |
//! | order of members of objects, of a group's members, of context activities, agents and groups | no |
//! | one context activity, alone or in an array | no: the LRS answers with arrays (Data 2.4.6.2) |
//! | display of a verb, definition of an activity | no: they are not part of the statement |
//! | attachment that signs the statement | no: a signature does not cover itself (Data 2.6) |
//! | duration beyond a hundredth of a second | no (Data 4.6) |
//! | number written `1` or `1.0` | no: it is one number |
//! | duration in other units, and everything else | yes |

use serde_json::{Map, Value};

use super::{SIGNATURE_USAGE, Statement};
use crate::formats::{parse_timestamp, write_timestamp};

/// Rewrites a member's value into the one form it is compared in; `None` leaves the member out.
type Form = fn(&Value) -> Option<Value>;

impl Statement {
    /// Whether both are the same statement, but for what the specification says does not count.
    pub fn same_as(&self, other: &Statement) -> bool {
        let (mut mine, mut theirs) = (of_statement(&self.members), of_statement(&other.members));
        for name in ["id", "timestamp"] {
            if !mine.contains_key(name) || !theirs.contains_key(name) {
                mine.remove(name);
                theirs.remove(name);
            }
        }
        mine == theirs
    }
}

/// The object with its members in order of name, each in the form that `form_of` gives for its name.
fn rewrite(members: &Map<String, Value>, form_of: fn(&str) -> Form) -> Map<String, Value> {
    let mut rewritten: Map<String, Value> =
        members.iter().filter_map(|(name, value)| Some((name.clone(), form_of(name)(value)?))).collect();
    rewritten.sort_keys();
    rewritten
}

/// The form of an object; what is no object is compared as it is.
fn object(value: &Value, form_of: fn(&str) -> Form) -> Option<Value> {
    match value.as_object() {
        Some(members) => Some(Value::Object(rewrite(members, form_of))),
        None => plain(value),
    }
}

/// An array whose order does not count; a value alone is an array of one.
fn unordered(value: &Value, form: Form) -> Option<Value> {
    let mut elements: Vec<Value> = match value.as_array() {
        Some(elements) => elements.iter().filter_map(form).collect(),
        None => form(value).into_iter().collect(),
    };
    elements.sort_by_cached_key(Value::to_string);
    Some(Value::Array(elements))
}

fn of_statement(members: &Map<String, Value>) -> Map<String, Value> {
    rewrite(members, |name| match name {
        "stored" | "authority" | "version" => left_out,
        "id" => lower_case,
        "timestamp" => instant,
        "actor" => actor,
        "verb" => verb,
        "object" => statement_object,
        "result" => result,
        "context" => context,
        "attachments" => attachments,
        _ => plain,
    })
}

fn statement_object(value: &Value) -> Option<Value> {
    match value.get("objectType").and_then(Value::as_str) {
        Some("Agent" | "Group") => actor(value),
        Some("StatementRef") => reference(value),
        Some("SubStatement") => Some(Value::Object(of_statement(value.as_object()?))),
        Some(_) | None => activity(value),
    }
}

fn actor(value: &Value) -> Option<Value> {
    object(value, |name| match name {
        "member" => |value| unordered(value, actor),
        "mbox" => mailbox,
        "mbox_sha1sum" => lower_case,
        _ => plain,
    })
}

fn verb(value: &Value) -> Option<Value> {
    object(value, |name| if name == "display" { left_out } else { plain })
}

fn activity(value: &Value) -> Option<Value> {
    object(value, |name| if name == "definition" { left_out } else { plain })
}

fn reference(value: &Value) -> Option<Value> {
    object(value, |name| if name == "id" { lower_case } else { plain })
}

fn result(value: &Value) -> Option<Value> {
    object(value, |name| if name == "duration" { to_the_hundredth } else { plain })
}

fn context(value: &Value) -> Option<Value> {
    object(value, |name| match name {
        "registration" | "language" => lower_case,
        "instructor" | "team" => actor,
        "statement" => reference,
        "contextActivities" => |value| object(value, |_| |value| unordered(value, activity)),
        "contextAgents" | "contextGroups" => |value| unordered(value, related),
        _ => plain,
    })
}

/// An element of `contextAgents` or `contextGroups`.
fn related(value: &Value) -> Option<Value> {
    object(value, |name| if matches!(name, "agent" | "group") { actor } else { plain })
}

fn attachments(value: &Value) -> Option<Value> {
    let is_signature =
        |attachment: &&Value| attachment.get("usageType").and_then(Value::as_str) == Some(SIGNATURE_USAGE);
    let kept = value.as_array()?.iter().filter(|attachment| !is_signature(attachment));
    let kept: Vec<Value> = kept
        .filter_map(|value| object(value, |name| if name == "sha2" { lower_case } else { plain }))
        .collect();
    (!kept.is_empty()).then_some(Value::Array(kept))
}

/// Any JSON value: objects without order, numbers by their value.
fn plain(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Object(members) => Value::Object(rewrite(members, |_| plain)),
        Value::Array(elements) => Value::Array(elements.iter().filter_map(plain).collect()),
        Value::Number(number) if number.is_f64() => whole(number.as_f64()?).unwrap_or_else(|| value.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    })
}

/// A float that is an integer, as an integer: exact up to 2^53.
#[expect(clippy::cast_possible_truncation, reason = "the number is whole and under 2^53")]
fn whole(number: f64) -> Option<Value> {
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then(|| Value::from(number as i64))
}

fn left_out(_: &Value) -> Option<Value> {
    None
}

fn lower_case(value: &Value) -> Option<Value> {
    value.as_str().map_or_else(|| plain(value), |text| Some(text.to_ascii_lowercase().into()))
}

fn instant(value: &Value) -> Option<Value> {
    let instant = value.as_str().and_then(parse_timestamp);
    instant.map_or_else(|| plain(value), |instant| Some(write_timestamp(instant).into()))
}

fn mailbox(value: &Value) -> Option<Value> {
    match value.as_str().and_then(|text| text.rsplit_once('@')) {
        Some((local, domain)) => Some(format!("{local}@{}", domain.to_lowercase()).into()),
        None => plain(value),
    }
}

/// `PT1.239S` and `PT1.23S` compare equal; `PT1.2S` and `PT1.20S` too; `PT60S` and `PT1M` do not.
fn to_the_hundredth(value: &Value) -> Option<Value> {
    let seconds = value.as_str().and_then(|text| text.strip_suffix('S')?.split_once(['.', ',']));
    match seconds {
        Some((whole, fraction)) => {
            let hundredths: String = fraction.chars().chain(['0', '0']).take(2).collect();
            Some(format!("{whole}.{hundredths}S").into())
        }
        None => plain(value),
    }
}

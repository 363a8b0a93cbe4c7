//! The result and its score (Data 2.4.5).

use serde_json::Value;

use super::checker::{Checker, Member, may};
use super::scalars::{boolean, duration, extensions, number, text};
use crate::path::Path;

const RESULT: &[Member] = &[
    may("score", score),
    may("success", boolean),
    may("completion", boolean),
    may("response", text),
    may("duration", duration),
    may("extensions", extensions),
];

const SCORE: &[Member] = &[may("scaled", scaled), may("raw", number), may("min", number), may("max", number)];

/// Checks a result.
pub(super) fn result(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, RESULT);
}

fn score(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.object(at, value, SCORE) else { return };
    let number = |name| members.get(name).and_then(Value::as_f64);
    let (raw, min, max) = (number("raw"), number("min"), number("max"));
    if let (Some(min), Some(max)) = (min, max) {
        check.require(min < max, &at.member("min"), "must be less than max: mend one of them");
    }
    if let (Some(raw), Some(min)) = (raw, min) {
        check.require(raw >= min, &at.member("raw"), "is under min: mend one of them");
    }
    if let (Some(raw), Some(max)) = (raw, max) {
        check.require(raw <= max, &at.member("raw"), "is over max: mend one of them");
    }
}

fn scaled(check: &mut Checker, at: &Path<'_>, value: &Value) {
    number(check, at, value);
    if let Some(scaled) = value.as_f64() {
        let reason = "must be between -1 and 1: divide by the highest possible score, or send raw";
        check.require((-1.0..=1.0).contains(&scaled), at, reason);
    }
}

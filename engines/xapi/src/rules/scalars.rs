//! Rules on one value, which the tables of several objects name.

use serde_json::Value;

use super::checker::{Checker, kind};
use crate::formats;
use crate::path::Path;

/// Any string.
pub(super) fn text(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.string(at, value);
}

/// A string of one character at least.
pub(super) fn some_text(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        check.require(!text.is_empty(), at, "is empty: give it a value");
    }
}

/// true or false.
pub(super) fn boolean(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if !value.is_boolean() {
        check.fault(at, format!("is {}: send true or false, without quotes", kind(value)));
    }
}

/// A number.
pub(super) fn number(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if !value.is_number() {
        check.fault(at, format!("is {}: send a number, without quotes", kind(value)));
    }
}

/// Data 2.4.1, 4.4.
pub(super) fn uuid(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let is_uuid = formats::parse_uuid(text).is_some();
        check.require(is_uuid, at, "is no UUID: write it as 6690e6c9-3ef0-4ed3-8b37-7f3964730bee");
    }
}

/// Data 4.3.
pub(super) fn iri(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let reason = "is no IRI: start it with a scheme, as https://example.com/x, without spaces";
        check.require(formats::is_iri(text), at, reason);
    }
}

/// Data 4.5.
pub(super) fn timestamp(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let reason = "is no RFC 3339 timestamp: write it as 2026-03-02T08:30:00.000Z, with a known offset";
        check.require(formats::parse_timestamp(text).is_some(), at, reason);
    }
}

/// Data 4.6.
pub(super) fn duration(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let is_duration = crate::parse_duration(text).is_some();
        check.require(is_duration, at, "is no ISO 8601 duration: write it as PT4H35M59.14S or P4W");
    }
}

/// RFC 5646.
pub(super) fn language(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        require_language(check, at, text);
    }
}

/// Strings by language (Data 4.2).
pub(super) fn language_map(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.map(at, value) else { return };
    for (tag, text) in members {
        let at = at.member(tag);
        require_language(check, &at, tag);
        check.string(&at, text);
    }
}

/// Any values under IRIs (Data 4.1): the one place where anything goes, null included.
pub(super) fn extensions(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.map(at, value) else { return };
    for key in members.keys().filter(|key| !formats::is_iri(key)) {
        check.fault(&at.member(key), "the key of an extension is an IRI: start it with a scheme");
    }
}

/// Checks that `objectType` has the one value that the object's place calls for.
pub(super) fn exactly(check: &mut Checker, at: &Path<'_>, value: &Value, expected: &str) {
    if let Some(text) = check.string(at, value) {
        check.require(text == expected, at, &format!("must be {expected:?}, in this case"));
    }
}

fn require_language(check: &mut Checker, at: &Path<'_>, tag: &str) {
    let reason = "is no language tag of RFC 5646: write it as fr, fr-FR or zh-Hans-CN";
    check.require(formats::is_language_tag(tag), at, reason);
}

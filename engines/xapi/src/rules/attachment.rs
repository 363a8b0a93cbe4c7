//! Attachments: what is said of files, not the files (Data 2.4.11, 2.6).

use serde_json::Value;

use super::checker::{Checker, Member, may, must};
use super::scalars::{iri, language_map};
use crate::formats;
use crate::path::Path;
use crate::statement::SIGNATURE_USAGE;

/// Hexadecimal digits of SHA-224, SHA-256, SHA-384 and SHA-512.
const SHA2_LENGTHS: [usize; 4] = [56, 64, 96, 128];

const ATTACHMENT: &[Member] = &[
    must("usageType", iri),
    must("display", language_map),
    may("description", language_map),
    must("contentType", content_type),
    must("length", length),
    must("sha2", sha2),
    may("fileUrl", iri),
];

/// Checks the list of attachments.
pub(super) fn attachments(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.array(at, value, attachment);
}

fn attachment(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.object(at, value, ATTACHMENT) else { return };
    let text = |name| members.get(name).and_then(Value::as_str);
    if text("usageType") == Some(SIGNATURE_USAGE) {
        let is_bytes = text("contentType") == Some("application/octet-stream");
        check.require(is_bytes, &at.member("contentType"), "a signature's is application/octet-stream");
    }
}

fn content_type(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let is_media_type = formats::is_media_type(text);
        check.require(is_media_type, at, "is no media type: write it as text/plain; charset=utf-8");
    }
}

fn length(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.require(value.is_u64(), at, "is the file's number of bytes: send a whole number, without quotes");
}

fn sha2(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let is_sha2 = SHA2_LENGTHS.iter().any(|length| formats::is_hex(text, *length));
        check.require(is_sha2, at, "is no SHA-2: write the file's SHA-256 as 64 hexadecimal digits");
    }
}

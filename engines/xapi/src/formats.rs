//! The formats of strings that several properties share: each a predicate on a string, best effort where
//! the specification says so (Data 2.2), never a lookup in a registry.

mod iri;
mod language;
mod mailbox;
mod media_type;
mod timestamp;
mod uuid;

pub(crate) use iri::is_iri;
pub(crate) use language::is_language_tag;
pub(crate) use mailbox::is_mailbox;
pub(crate) use media_type::is_media_type;
pub(crate) use timestamp::{parse_timestamp, write_timestamp};
pub(crate) use uuid::parse_uuid;

/// Whether a string is `length` hexadecimal digits.
pub(crate) fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

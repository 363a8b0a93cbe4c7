//! Agents, groups, authorities (Data 2.4.2, 2.4.9).

use serde_json::{Map, Value};

use super::checker::{Checker, Member, may, must};
use super::scalars::{exactly, iri, some_text, text};
use crate::formats;
use crate::path::Path;

/// The inverse functional identifiers.
const IDENTIFIERS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];

const AGENT: &[Member] = &[
    may("objectType", is_agent),
    may("name", text),
    may("mbox", mbox),
    may("mbox_sha1sum", mbox_sha1sum),
    may("openid", iri),
    may("account", account),
];

const GROUP: &[Member] = &[
    must("objectType", is_group),
    may("name", text),
    may("member", member),
    may("mbox", mbox),
    may("mbox_sha1sum", mbox_sha1sum),
    may("openid", iri),
    may("account", account),
];

const ACCOUNT: &[Member] = &[must("homePage", iri), must("name", some_text)];

/// Checks an agent or a group, as `objectType` says.
pub(super) fn actor(check: &mut Checker, at: &Path<'_>, value: &Value) {
    match value.get("objectType").and_then(Value::as_str) {
        Some("Group") => group(check, at, value),
        Some("Agent") | None => agent(check, at, value),
        Some(_) => check.fault(&at.member("objectType"), "must be \"Agent\" or \"Group\", in this case"),
    }
}

/// Checks an agent: exactly one identifier.
pub(super) fn agent(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.object(at, value, AGENT) else { return };
    let reason = "an agent needs one of mbox, mbox_sha1sum, openid, account: add one";
    check.require(count_identifiers(members) > 0, at, reason);
    check_one_identifier(check, at, members);
}

/// Checks a group: one identifier, or else members.
pub(super) fn group(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(members) = check.object(at, value, GROUP) else { return };
    let is_anonymous = count_identifiers(members) == 0;
    let is_listed = |list: &Value| list.as_array().is_none_or(|agents| !agents.is_empty());
    let has_members = members.get("member").is_some_and(is_listed);
    let reason = "a group without identifier lists its members: add member, or one of mbox, mbox_sha1sum, \
                  openid, account";
    check.require(!is_anonymous || has_members, at, reason);
    check_one_identifier(check, at, members);
}

/// Checks an authority: an agent, or the two agents of a three-legged OAuth.
pub(crate) fn authority(check: &mut Checker, at: &Path<'_>, value: &Value) {
    actor(check, at, value);
    let Some(members) = value.as_object() else { return };
    if members.get("objectType").and_then(Value::as_str) != Some("Group") {
        return;
    }
    let count = members.get("member").and_then(Value::as_array).map_or(0, Vec::len);
    let is_pair = count == 2 && count_identifiers(members) == 0;
    let reason = "is an agent, or an anonymous group of two agents (application and user): mend it, or leave \
                  it to us";
    check.require(is_pair, at, reason);
}

fn count_identifiers(members: &Map<String, Value>) -> usize {
    IDENTIFIERS.iter().filter(|name| members.contains_key(**name)).count()
}

fn check_one_identifier(check: &mut Checker, at: &Path<'_>, members: &Map<String, Value>) {
    let reason = "has more than one of mbox, mbox_sha1sum, openid, account: keep one";
    check.require(count_identifiers(members) <= 1, at, reason);
}

/// Groups are not members of groups.
fn member(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.array(at, value, agent);
}

fn account(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, ACCOUNT);
}

fn mbox(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let reason = "is no mailbox: write it as mailto:someone@example.com";
        check.require(formats::is_mailbox(text), at, reason);
    }
}

fn mbox_sha1sum(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let reason = "is no SHA-1: write the hash of the mailto IRI as 40 hexadecimal digits";
        check.require(formats::is_hex(text, 40), at, reason);
    }
}

fn is_agent(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "Agent");
}

fn is_group(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "Group");
}

//! The context (Data 2.4.6), with the agents and groups that 2.0 adds.

use serde_json::Value;

use super::activity::activity;
use super::actor::{actor, agent, group};
use super::checker::{Checker, Member, may, must};
use super::object::statement_ref;
use super::scalars::{exactly, extensions, iri, language, text, uuid};
use crate::path::Path;

const CONTEXT: &[Member] = &[
    may("registration", uuid),
    may("instructor", actor),
    may("team", group),
    may("contextActivities", context_activities),
    may("contextAgents", context_agents),
    may("contextGroups", context_groups),
    may("revision", text),
    may("platform", text),
    may("language", language),
    may("statement", statement_ref),
    may("extensions", extensions),
];

const CONTEXT_ACTIVITIES: &[Member] = &[
    may("parent", one_or_more),
    may("grouping", one_or_more),
    may("category", one_or_more),
    may("other", one_or_more),
];

const CONTEXT_AGENT: &[Member] =
    &[must("objectType", is_context_agent), must("agent", agent), may("relevantTypes", relevant_types)];

const CONTEXT_GROUP: &[Member] =
    &[must("objectType", is_context_group), must("group", group), may("relevantTypes", relevant_types)];

/// Checks a context.
pub(super) fn context(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, CONTEXT);
}

fn context_activities(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, CONTEXT_ACTIVITIES);
}

/// A single activity is allowed, for statements as old as 0.95.
fn one_or_more(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if value.is_array() {
        check.array(at, value, activity);
    } else {
        activity(check, at, value);
    }
}

fn context_agents(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.array(at, value, |check, at, value| {
        check.object(at, value, CONTEXT_AGENT);
    });
}

fn context_groups(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.array(at, value, |check, at, value| {
        check.object(at, value, CONTEXT_GROUP);
    });
}

fn relevant_types(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(types) = check.array(at, value, iri) else { return };
    check.require(!types.is_empty(), at, "is empty: list the types, or leave the property out");
}

fn is_context_agent(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "contextAgent");
}

fn is_context_group(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "contextGroup");
}

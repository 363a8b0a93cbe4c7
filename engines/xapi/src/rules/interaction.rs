//! Interaction activities: questions of a known kind (Data 2.4.4.1, "Interaction Activities").
//!
//! The text of patterns is not checked: the specification leaves it to who reads, and tools in wide use
//! write patterns that do not follow it.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::checker::{Checker, Member, may, must};
use super::scalars::{language_map, some_text, text};
use crate::path::Path;

/// Each kind of interaction with the lists of components it may have.
const KINDS: [(&str, &[&str]); 10] = [
    ("true-false", &[]),
    ("choice", &["choices"]),
    ("fill-in", &[]),
    ("long-fill-in", &[]),
    ("matching", &["source", "target"]),
    ("performance", &["steps"]),
    ("sequencing", &["choices"]),
    ("likert", &["scale"]),
    ("numeric", &[]),
    ("other", &[]),
];

/// Members of a definition that make it an interaction's.
const LISTS: [&str; 5] = ["choices", "scale", "source", "target", "steps"];

const COMPONENT: &[Member] = &[must("id", some_text), may("description", language_map)];

/// Checks the kind of interaction.
pub(super) fn interaction_type(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(text) = check.string(at, value) {
        let reason = "must be true-false, choice, fill-in, long-fill-in, matching, performance, sequencing, \
                      likert, numeric or other, in this case";
        check.require(KINDS.iter().any(|(kind, _)| *kind == text), at, reason);
    }
}

/// Checks the correct responses.
pub(super) fn patterns(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.array(at, value, text);
}

/// Checks a list of components: each id once.
pub(super) fn components(check: &mut Checker, at: &Path<'_>, value: &Value) {
    let Some(components) = check.array(at, value, component) else { return };
    let mut seen = HashSet::new();
    for (index, component) in components.iter().enumerate() {
        let id = component.get("id").and_then(Value::as_str);
        if id.is_some_and(|id| !seen.insert(id)) {
            check.fault(&at.element(index).member("id"), "is another component's id too: make each distinct");
        }
    }
}

/// Checks that the lists belong to the kind of interaction.
pub(super) fn check_between_members(check: &mut Checker, at: &Path<'_>, members: &Map<String, Value>) {
    let Some(kind) = members.get("interactionType") else {
        let is_interaction = |name: &&str| LISTS.contains(name) || *name == "correctResponsesPattern";
        if members.keys().any(|name| is_interaction(&name.as_str())) {
            check.fault(&at.member("interactionType"), "is required with what an interaction has: add it");
        }
        return;
    };
    let Some((kind, lists)) = KINDS.iter().find(|(name, _)| kind == name) else { return };
    for name in LISTS.iter().filter(|name| members.contains_key(**name) && !lists.contains(*name)) {
        check.fault(&at.member(name), format!("does not go with the interaction {kind:?}: remove it"));
    }
}

fn component(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, COMPONENT);
}

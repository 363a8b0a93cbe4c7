//! Activities and their definitions (Data 2.4.4.1).

use serde_json::Value;

use super::checker::{Checker, Member, may, must};
use super::interaction;
use super::scalars::{exactly, extensions, iri, language_map};
use crate::path::Path;

const ACTIVITY: &[Member] = &[may("objectType", is_activity), must("id", iri), may("definition", definition)];

const DEFINITION: &[Member] = &[
    may("name", language_map),
    may("description", language_map),
    may("type", iri),
    may("moreInfo", iri),
    may("extensions", extensions),
    may("interactionType", interaction::interaction_type),
    may("correctResponsesPattern", interaction::patterns),
    may("choices", interaction::components),
    may("scale", interaction::components),
    may("source", interaction::components),
    may("target", interaction::components),
    may("steps", interaction::components),
];

/// Checks an activity.
pub(super) fn activity(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, ACTIVITY);
}

fn definition(check: &mut Checker, at: &Path<'_>, value: &Value) {
    if let Some(members) = check.object(at, value, DEFINITION) {
        interaction::check_between_members(check, at, members);
    }
}

fn is_activity(check: &mut Checker, at: &Path<'_>, value: &Value) {
    exactly(check, at, value, "Activity");
}

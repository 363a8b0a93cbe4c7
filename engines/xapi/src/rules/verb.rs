//! The verb (Data 2.4.3).

use serde_json::Value;

use super::checker::{Checker, Member, may, must};
use super::scalars::{iri, language_map};
use crate::path::Path;

const VERB: &[Member] = &[must("id", iri), may("display", language_map)];

/// Checks a verb.
pub(super) fn verb(check: &mut Checker, at: &Path<'_>, value: &Value) {
    check.object(at, value, VERB);
}

//! What a statement says: typed accessors, each `None` when the member is absent.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::{ObjectKind, Statement};
use crate::actor::Actor;
use crate::formats::{parse_timestamp, parse_uuid};
use crate::verbs::VOIDED;

impl Statement {
    /// The statement's id.
    pub fn id(&self) -> Option<Uuid> {
        self.text(&["id"]).and_then(parse_uuid)
    }

    /// Whom the statement is about.
    pub fn actor(&self) -> Option<Actor<'_>> {
        self.at(&["actor"]).and_then(Value::as_object).map(Actor::of)
    }

    /// The actor's account, when that is how it is identified: home page and name.
    pub fn actor_account(&self) -> Option<(&str, &str)> {
        self.actor().and_then(Actor::account)
    }

    /// Who asserts the statement.
    pub fn authority(&self) -> Option<Actor<'_>> {
        self.at(&["authority"]).and_then(Value::as_object).map(Actor::of)
    }

    /// The verb's IRI.
    pub fn verb_id(&self) -> &str {
        self.text(&["verb", "id"]).unwrap_or_default()
    }

    /// What kind of thing the object is.
    pub fn object_kind(&self) -> ObjectKind {
        match self.text(&["object", "objectType"]) {
            Some("Agent") => ObjectKind::Agent,
            Some("Group") => ObjectKind::Group,
            Some("StatementRef") => ObjectKind::StatementRef,
            Some("SubStatement") => ObjectKind::SubStatement,
            Some(_) | None => ObjectKind::Activity,
        }
    }

    /// The object as JSON.
    pub fn object(&self) -> Option<&Value> {
        self.at(&["object"])
    }

    /// The object's IRI, when it is an activity.
    pub fn object_activity_id(&self) -> Option<&str> {
        (self.object_kind() == ObjectKind::Activity).then(|| self.text(&["object", "id"])).flatten()
    }

    /// The type of the object, when it is an activity that says so.
    pub fn object_activity_type(&self) -> Option<&str> {
        self.object_activity_id().and(self.text(&["object", "definition", "type"]))
    }

    /// The registration: an attempt, a session, a course taken.
    pub fn registration(&self) -> Option<Uuid> {
        self.text(&["context", "registration"]).and_then(parse_uuid)
    }

    /// When it happened.
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.text(&["timestamp"]).and_then(parse_timestamp)
    }

    /// When it was stored.
    pub fn stored(&self) -> Option<Timestamp> {
        self.text(&["stored"]).and_then(parse_timestamp)
    }

    /// The version of xAPI it says it follows.
    pub fn version(&self) -> Option<&str> {
        self.text(&["version"])
    }

    /// The score between -1 and 1.
    pub fn score_scaled(&self) -> Option<f64> {
        self.at(&["result", "score", "scaled"]).and_then(Value::as_f64)
    }

    /// Whether the attempt succeeded.
    pub fn success(&self) -> Option<bool> {
        self.at(&["result", "success"]).and_then(Value::as_bool)
    }

    /// Whether the activity was completed.
    pub fn completion(&self) -> Option<bool> {
        self.at(&["result", "completion"]).and_then(Value::as_bool)
    }

    /// The response, as the activity writes it.
    pub fn response(&self) -> Option<&str> {
        self.text(&["result", "response"])
    }

    /// The duration as it was sent, in ISO 8601.
    pub fn duration(&self) -> Option<&str> {
        self.text(&["result", "duration"])
    }

    /// The duration in seconds (see [`parse_duration`](crate::parse_duration) for years and months).
    pub fn duration_seconds(&self) -> Option<f64> {
        self.duration().and_then(crate::parse_duration)
    }

    /// The value of an extension of the context.
    pub fn context_extension(&self, iri: &str) -> Option<&Value> {
        self.at(&["context", "extensions", iri])
    }

    /// The value of an extension of the result.
    pub fn result_extension(&self, iri: &str) -> Option<&Value> {
        self.at(&["result", "extensions", iri])
    }

    /// Whether the statement voids another.
    pub fn is_voiding(&self) -> bool {
        self.verb_id() == VOIDED
    }

    /// The statement that this one voids.
    pub fn voided_id(&self) -> Option<Uuid> {
        self.is_voiding().then(|| self.referred_id()).flatten()
    }

    /// The statement that the object refers to.
    pub fn referred_id(&self) -> Option<Uuid> {
        let is_reference = self.object_kind() == ObjectKind::StatementRef;
        is_reference.then(|| self.text(&["object", "id"])).flatten().and_then(parse_uuid)
    }

    fn at(&self, names: &[&str]) -> Option<&Value> {
        let (first, rest) = names.split_first()?;
        rest.iter().try_fold(self.members.get(*first)?, |value, name| value.get(name))
    }

    fn text(&self, names: &[&str]) -> Option<&str> {
        self.at(names).and_then(Value::as_str)
    }
}

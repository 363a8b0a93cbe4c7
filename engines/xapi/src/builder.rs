//! Statements that our own rooms write: made at once, in one order of members, without a second check.

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::formats::write_timestamp;
use crate::score::ScaledScore;
use crate::statement::Statement;
use crate::{iso_duration, verbs};

/// A statement in the making: actor by account, verb, activity, and what is known of the result and of the
/// context. What must be an IRI is the caller's constant and is not checked again, nor is anything else:
/// the demonstration makes 180,000 statements. Members come in one order whatever the order of calls: id,
/// actor, verb, object, result, context, timestamp.
#[derive(Debug, Clone)]
#[must_use = "nothing is made until build() is called"]
pub struct StatementBuilder {
    actor: Value,
    verb: Value,
    activity_id: Value,
    id: Option<Uuid>,
    activity_type: Option<Value>,
    score: Option<ScaledScore>,
    success: Option<bool>,
    completion: Option<bool>,
    response: Option<Value>,
    duration: Option<Value>,
    result_extensions: Map<String, Value>,
    registration: Option<Uuid>,
    context_extensions: Map<String, Value>,
    timestamp: Option<Timestamp>,
}

impl StatementBuilder {
    /// A statement of any verb: `account_name` on `home_page` did it to the activity `activity_id`.
    pub fn new(verb_id: &str, home_page: &str, account_name: &str, activity_id: &str) -> StatementBuilder {
        let account = object([("homePage", Some(home_page.into())), ("name", Some(account_name.into()))]);
        StatementBuilder {
            actor: object([("objectType", Some("Agent".into())), ("account", Some(account))]),
            verb: object([("id", Some(verb_id.into()))]),
            activity_id: activity_id.into(),
            id: None,
            activity_type: None,
            score: None,
            success: None,
            completion: None,
            response: None,
            duration: None,
            result_extensions: Map::new(),
            registration: None,
            context_extensions: Map::new(),
            timestamp: None,
        }
    }

    /// The statement of an answer to a question.
    pub fn answered(home_page: &str, account_name: &str, activity_id: &str) -> StatementBuilder {
        StatementBuilder::new(verbs::ANSWERED, home_page, account_name, activity_id)
    }

    /// The statement's id.
    pub fn id(self, id: Uuid) -> Self {
        StatementBuilder { id: Some(id), ..self }
    }

    /// The type of the activity, an IRI.
    pub fn activity_type(self, iri: &str) -> Self {
        StatementBuilder { activity_type: Some(iri.into()), ..self }
    }

    /// The score between -1 and 1.
    pub fn score(self, scaled: ScaledScore) -> Self {
        StatementBuilder { score: Some(scaled), ..self }
    }

    /// Whether it succeeded.
    pub fn success(self, success: bool) -> Self {
        StatementBuilder { success: Some(success), ..self }
    }

    /// Whether the activity was completed.
    pub fn completion(self, completion: bool) -> Self {
        StatementBuilder { completion: Some(completion), ..self }
    }

    /// The response, as the activity writes it.
    pub fn response(self, response: &str) -> Self {
        StatementBuilder { response: Some(response.into()), ..self }
    }

    /// How long it took: written as [`iso_duration`] does, to the hundredth of a second.
    pub fn duration_seconds(self, seconds: f64) -> Self {
        StatementBuilder { duration: Some(iso_duration(seconds).into()), ..self }
    }

    /// An extension of the result, under an IRI; a later value replaces an earlier one.
    pub fn result_extension(mut self, iri: &str, value: impl Into<Value>) -> Self {
        self.result_extensions.insert(iri.to_owned(), value.into());
        self
    }

    /// The registration: an attempt, a session, a course taken.
    pub fn registration(self, registration: Uuid) -> Self {
        StatementBuilder { registration: Some(registration), ..self }
    }

    /// An extension of the context, under an IRI; a later value replaces an earlier one.
    pub fn context_extension(mut self, iri: &str, value: impl Into<Value>) -> Self {
        self.context_extensions.insert(iri.to_owned(), value.into());
        self
    }

    /// When it happened.
    pub fn timestamp(self, timestamp: Timestamp) -> Self {
        StatementBuilder { timestamp: Some(timestamp), ..self }
    }

    /// The statement.
    pub fn build(self) -> Statement {
        let definition = self.activity_type.map(|iri| object([("type", Some(iri))]));
        let activity = [
            ("objectType", Some("Activity".into())),
            ("id", Some(self.activity_id)),
            ("definition", definition),
        ];
        let result = [
            ("score", self.score.map(|score| object([("scaled", Some(score.value().into()))]))),
            ("success", self.success.map(Value::Bool)),
            ("completion", self.completion.map(Value::Bool)),
            ("response", self.response),
            ("duration", self.duration),
            ("extensions", unless_empty(self.result_extensions)),
        ];
        let context = [
            ("registration", self.registration.map(hyphenated)),
            ("extensions", unless_empty(self.context_extensions)),
        ];
        Statement::of(members([
            ("id", self.id.map(hyphenated)),
            ("actor", Some(self.actor)),
            ("verb", Some(self.verb)),
            ("object", Some(object(activity))),
            ("result", unless_empty(members(result))),
            ("context", unless_empty(members(context))),
            ("timestamp", self.timestamp.map(|instant| write_timestamp(instant).into())),
        ]))
    }
}

/// The members that are known, in their order.
fn members<const N: usize>(named: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let mut members = Map::with_capacity(N);
    for (name, value) in named {
        if let Some(value) = value {
            members.insert(name.to_owned(), value);
        }
    }
    members
}

fn object<const N: usize>(named: [(&str, Option<Value>); N]) -> Value {
    Value::Object(members(named))
}

fn unless_empty(members: Map<String, Value>) -> Option<Value> {
    (!members.is_empty()).then_some(Value::Object(members))
}

fn hyphenated(id: Uuid) -> Value {
    Value::String(id.hyphenated().to_string())
}

//! Data 2.4.4: activities, interactions, references, agents as objects.

use serde_json::json;

use crate::support::{GONE, Row, about, each_is_refused, full};

const ACTIVITY: &[Row] = &[
    ("an object is an object", "/object", r#""x""#, "object"),
    ("the case of objectType counts", "/object/objectType", r#""activity""#, "object.objectType"),
    ("objectType is a string", "/object/objectType", "1", "object.objectType"),
    ("objectType is not null", "/object/objectType", "null", "object.objectType"),
    ("an activity has an id", "/object/id", GONE, "object.id"),
    ("an activity's id has a scheme", "/object/id", r#""example.fr/1""#, "object.id"),
    ("an activity has no other property", "/object/title", "1", "object.title"),
    ("a definition is an object", "/object/definition", "[]", "object.definition"),
    ("a definition's property is known", "/object/definition/title", "1", "object.definition.title"),
    ("a name is a map", "/object/definition/name", r#""x""#, "object.definition.name"),
    (
        "a name's tags are well formed",
        "/object/definition/name/something",
        r#""x""#,
        "object.definition.name.something",
    ),
    ("a description is a map", "/object/definition/description", "1", "object.definition.description"),
    ("a type is an IRI", "/object/definition/type", r#""quiz""#, "object.definition.type"),
    ("moreInfo is an IRL", "/object/definition/moreInfo", r#""help""#, "object.definition.moreInfo"),
    ("extensions are an object", "/object/definition/extensions", "1", "object.definition.extensions"),
    (
        "an extension's key is an IRI",
        "/object/definition/extensions/x",
        "1",
        "object.definition.extensions.x",
    ),
];

const INTERACTION: &[Row] = &[
    (
        "an interaction has a type",
        "/object/definition/interactionType",
        GONE,
        "object.definition.interactionType",
    ),
    (
        "the case of an interaction's type counts",
        "/object/definition/interactionType",
        r#""Choice""#,
        "object.definition.interactionType",
    ),
    (
        "an interaction's type is a string",
        "/object/definition/interactionType",
        "1",
        "object.definition.interactionType",
    ),
    (
        "a list goes with its type",
        "/object/definition/interactionType",
        r#""numeric""#,
        "object.definition.choices",
    ),
    (
        "another type's list is refused",
        "/object/definition/steps",
        r#"[{"id":"a"}]"#,
        "object.definition.steps",
    ),
    (
        "patterns are an array",
        "/object/definition/correctResponsesPattern",
        r#""a""#,
        "object.definition.correctResponsesPattern",
    ),
    (
        "patterns are strings",
        "/object/definition/correctResponsesPattern/0",
        "1",
        "object.definition.correctResponsesPattern[0]",
    ),
    ("components are an array", "/object/definition/choices", "{}", "object.definition.choices"),
    ("a component is an object", "/object/definition/choices/0", r#""a""#, "object.definition.choices[0]"),
    ("a component has an id", "/object/definition/choices/0/id", GONE, "object.definition.choices[0].id"),
    (
        "a component's id is a string",
        "/object/definition/choices/0/id",
        "1",
        "object.definition.choices[0].id",
    ),
    (
        "a component's id is not empty",
        "/object/definition/choices/0/id",
        r#""""#,
        "object.definition.choices[0].id",
    ),
    (
        "two components differ by their ids",
        "/object/definition/choices/1/id",
        r#""a""#,
        "object.definition.choices[1].id",
    ),
    (
        "a component's description is a map",
        "/object/definition/choices/0/description",
        r#""A""#,
        "object.definition.choices[0].description",
    ),
    (
        "a component has no other property",
        "/object/definition/choices/0/score",
        "1",
        "object.definition.choices[0].score",
    ),
];

const REFERENCE: &[Row] = &[
    ("a reference has an id", "/object/id", GONE, "object.id"),
    ("a reference's id is a UUID", "/object/id", r#""https://x.fr/1""#, "object.id"),
    ("a reference has no other property", "/object/definition", "{}", "object.definition"),
    ("the case of StatementRef counts", "/object/objectType", r#""statementRef""#, "object.objectType"),
    ("revision goes with an activity", "/context/revision", r#""1""#, "context.revision"),
    ("platform goes with an activity", "/context/platform", r#""x""#, "context.platform"),
];

const AGENT: &[Row] = &[
    ("an agent as an object is identified", "/object/mbox", GONE, "object"),
    ("an agent as an object has no id", "/object/id", r#""https://x.fr/1""#, "object.id"),
];

#[test]
fn an_activity_keeps_its_rules() {
    each_is_refused(&full(), ACTIVITY);
}

#[test]
fn an_interaction_keeps_its_rules() {
    each_is_refused(&full(), INTERACTION);
}

#[test]
fn a_reference_keeps_its_rules() {
    let reference = json!({"objectType": "StatementRef", "id": "8f87ccde-bb56-4c2e-ab83-44982ef22df0"});
    each_is_refused(&about(&reference), REFERENCE);
}

#[test]
fn an_agent_as_an_object_keeps_its_rules() {
    each_is_refused(&about(&json!({"objectType": "Agent", "mbox": "mailto:a@b.fr"})), AGENT);
}

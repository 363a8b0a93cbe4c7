//! Data 2.4.6: contexts, with what 2.0 adds.

use crate::support::{GONE, Row, each_is_refused, full};

const CONTEXT: &[Row] = &[
    ("a context is an object", "/context", "1", "context"),
    ("a context has no other property", "/context/place", "1", "context.place"),
    ("a registration is a UUID", "/context/registration", r#""1""#, "context.registration"),
    ("an instructor is an agent or a group", "/context/instructor", r#""x""#, "context.instructor"),
    ("an instructor is identified", "/context/instructor", r#"{"name":"x"}"#, "context.instructor"),
    ("a team is a group", "/context/team", r#"{"objectType":"Group","mbox":"x"}"#, "context.team.mbox"),
    ("a team says that it is a group", "/context/team/objectType", GONE, "context.team.objectType"),
    ("a team is no agent", "/context/team/objectType", r#""Agent""#, "context.team.objectType"),
    ("a revision is a string", "/context/revision", "3", "context.revision"),
    ("a platform is a string", "/context/platform", "{}", "context.platform"),
    ("a language is a string", "/context/language", "1", "context.language"),
    ("a language is a tag", "/context/language", r#""something""#, "context.language"),
    ("a language is not empty", "/context/language", r#""""#, "context.language"),
    ("a statement is a reference", "/context/statement/objectType", GONE, "context.statement.objectType"),
    (
        "a statement is no SubStatement",
        "/context/statement/objectType",
        r#""SubStatement""#,
        "context.statement.objectType",
    ),
    ("a statement has a UUID", "/context/statement/id", r#""1""#, "context.statement.id"),
    ("extensions are an object", "/context/extensions", "null", "context.extensions"),
    ("an extension's key is an IRI", "/context/extensions/x y", "1", r#"context.extensions["x y"]"#),
];

const ACTIVITIES: &[Row] = &[
    ("context activities are an object", "/context/contextActivities", "[]", "context.contextActivities"),
    ("a role is one of four", "/context/contextActivities/child", "[]", "context.contextActivities.child"),
    (
        "a context activity is an object",
        "/context/contextActivities/parent",
        r#""x""#,
        "context.contextActivities.parent",
    ),
    (
        "a context activity alone has an id",
        "/context/contextActivities/parent/id",
        GONE,
        "context.contextActivities.parent.id",
    ),
    (
        "a context activity of a list has an IRI",
        "/context/contextActivities/grouping/0/id",
        r#""x""#,
        "context.contextActivities.grouping[0].id",
    ),
    (
        "a context activity is no agent",
        "/context/contextActivities/other/0/objectType",
        r#""Agent""#,
        "context.contextActivities.other[0].objectType",
    ),
];

const AGENTS_AND_GROUPS: &[Row] = &[
    ("context agents are an array", "/context/contextAgents", "{}", "context.contextAgents"),
    (
        "a context agent says so",
        "/context/contextAgents/0/objectType",
        GONE,
        "context.contextAgents[0].objectType",
    ),
    (
        "a context agent is not called Agent",
        "/context/contextAgents/0/objectType",
        r#""Agent""#,
        "context.contextAgents[0].objectType",
    ),
    (
        "a context agent has an agent",
        "/context/contextAgents/0/agent",
        GONE,
        "context.contextAgents[0].agent",
    ),
    (
        "a context agent's agent is no group",
        "/context/contextAgents/0/agent/objectType",
        r#""Group""#,
        "context.contextAgents[0].agent.objectType",
    ),
    (
        "relevant types are not empty",
        "/context/contextAgents/0/relevantTypes",
        "[]",
        "context.contextAgents[0].relevantTypes",
    ),
    (
        "relevant types are IRIs",
        "/context/contextAgents/0/relevantTypes/0",
        r#""x""#,
        "context.contextAgents[0].relevantTypes[0]",
    ),
    (
        "a context agent has no other property",
        "/context/contextAgents/0/role",
        "1",
        "context.contextAgents[0].role",
    ),
    ("context groups are an array", "/context/contextGroups", "{}", "context.contextGroups"),
    (
        "a context group says so",
        "/context/contextGroups/0/objectType",
        r#""Group""#,
        "context.contextGroups[0].objectType",
    ),
    (
        "a context group has a group",
        "/context/contextGroups/0/group/objectType",
        GONE,
        "context.contextGroups[0].group.objectType",
    ),
];

#[test]
fn a_context_keeps_its_rules() {
    each_is_refused(&full(), CONTEXT);
}

#[test]
fn context_activities_keep_their_rules() {
    each_is_refused(&full(), ACTIVITIES);
}

#[test]
fn context_agents_and_groups_keep_their_rules() {
    each_is_refused(&full(), AGENTS_AND_GROUPS);
}

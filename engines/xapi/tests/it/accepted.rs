//! What is accepted: each kind of object, each form that the specification leaves open.

use serde_json::{Value, json};

use crate::support::{about, accept, each_is_accepted, full, voiding, with_sub_statement};

#[test]
fn the_smallest_statement_is_accepted() {
    accept(
        "the smallest statement",
        &json!({
            "actor": {"mbox": "mailto:xapi@adlnet.gov"},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/created"},
            "object": {"id": "http://example.adlnet.gov/xapi/example/activity"}
        }),
    );
}

#[test]
fn every_kind_of_object_is_accepted() {
    accept("an activity with everything", &full());
    accept("a SubStatement with everything", &with_sub_statement());
    accept("a voiding statement", &voiding());
    let group =
        json!({"objectType": "Group", "member": [{"mbox": "mailto:a@b.fr"}, {"openid": "https://a.fr"}]});
    let identified = json!({"objectType": "Group", "name": "", "member": [],
        "account": {"homePage": "https://a.fr", "name": "1"}});
    let reference = json!({"objectType": "StatementRef", "id": "8F87CCDE-bb56-4c2e-ab83-44982ef22df0"});
    for object in [
        json!({"objectType": "Agent", "mbox": "mailto:a@b.fr"}),
        json!({"objectType": "Activity", "id": "urn:x:1", "definition": {}}),
        group.clone(),
        identified.clone(),
        reference,
    ] {
        accept("an object of each kind", &about(&object));
    }
    for actor in [group, identified] {
        let mut statement = full();
        statement["actor"] = actor;
        accept("a group as an actor", &statement);
    }
}

#[test]
fn every_kind_of_interaction_is_accepted() {
    let components = json!([{"id": "a"}, {"id": "b", "description": {"fr": "B"}}]);
    for (kind, lists) in [
        ("true-false", &[][..]),
        ("choice", &["choices"]),
        ("fill-in", &[]),
        ("long-fill-in", &[]),
        ("matching", &["source", "target"]),
        ("performance", &["steps"]),
        ("sequencing", &["choices"]),
        ("likert", &["scale"]),
        ("numeric", &[]),
        ("other", &[]),
    ] {
        let mut definition = json!({"interactionType": kind, "correctResponsesPattern": ["x", ""]});
        for list in lists {
            definition[*list] = components.clone();
        }
        let object: Value = json!({"id": "https://x.fr/1", "definition": definition});
        accept(kind, &about(&object));
    }
}

#[test]
fn forms_that_the_specification_leaves_open_are_accepted() {
    each_is_accepted(
        &full(),
        &[
            ("version 1.0", "/version", r#""1.0""#),
            ("version 1.0.9", "/version", r#""1.0.9""#),
            ("version 2.0.0", "/version", r#""2.0.0""#),
            ("a timestamp in UTC", "/timestamp", r#""2026-03-02T08:30:00Z""#),
            ("a leap second", "/timestamp", r#""2016-12-31T23:59:60Z""#),
            ("a timestamp with twelve digits", "/timestamp", r#""2026-03-02T08:30:00.123456789012Z""#),
            ("a score of -1", "/result/score", r#"{"scaled":-1}"#),
            ("a score of 1", "/result/score", r#"{"scaled":1.0}"#),
            ("raw without min", "/result/score", r#"{"raw":-12,"max":3.25}"#),
            ("an empty score", "/result/score", "{}"),
            ("an empty response", "/result/response", r#""""#),
            ("an empty context", "/context", "{}"),
            ("empty extensions", "/context/extensions", "{}"),
            ("an empty display", "/verb/display", "{}"),
            ("no attachment", "/attachments", "[]"),
            (
                "a signature",
                "/attachments/0",
                r#"{"usageType":"http://adlnet.gov/expapi/attachments/signature",
                "display":{"en":"Signature"},"contentType":"application/octet-stream","length":0,
                "sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}"#,
            ),
            (
                "a pair as an authority",
                "/authority",
                r#"{"objectType":"Group","member":[
                {"account":{"homePage":"https://x.fr/token","name":"a"}},{"mbox":"mailto:a@b.fr"}]}"#,
            ),
            (
                "a group as an instructor",
                "/context/instructor",
                r#"{"objectType":"Group","mbox":"mailto:a@b.fr"}"#,
            ),
            ("a name that is all spaces", "/actor/name", r#""  ""#),
        ],
    );
}

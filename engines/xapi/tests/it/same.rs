//! Which statement sent again is the one we have (Data 2.3.1).

use serde_json::{Value, json};
use xapi::{Statement, verbs};

pub(crate) fn parse(value: &Value) -> Statement {
    Statement::from_value(value).unwrap_or_else(|faults| panic!("{faults}\n{value}"))
}

pub(crate) fn team_completed() -> Value {
    json!({
        "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
        "actor": {"objectType": "Group", "mbox": "mailto:Team@Example.fr",
            "member": [{"mbox": "mailto:a@b.fr"}, {"mbox": "mailto:c@b.fr"}]},
        "verb": {"id": verbs::COMPLETED, "display": {"en": "completed"}},
        "object": {"id": "https://x.fr/o", "definition": {"type": "https://x.fr/t"}},
        "result": {"duration": "PT1.239S", "score": {"scaled": 1}},
        "context": {
            "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
            "language": "fr-FR",
            "contextActivities": {"parent": [{"id": "https://x.fr/p"}],
                "other": [{"id": "https://x.fr/1"}, {"id": "https://x.fr/2"}]},
            "extensions": {"https://x.fr/e": {"a": 1, "b": [1, 2]}}
        },
        "timestamp": "2026-03-02T08:30:00Z"
    })
}

/// Whether the full statement is the same with another value at a pointer; `None` takes the member away.
fn same_with(pointer: &str, value: Option<Value>) -> bool {
    let mut other = team_completed();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = other.pointer_mut(parent).unwrap();
    match value {
        Some(value) if parent.is_array() => parent[name.parse::<usize>().unwrap()] = value,
        Some(value) => parent[name] = value,
        None => assert!(parent.as_object_mut().unwrap().remove(name).is_some()),
    }
    let (mine, theirs) = (parse(&team_completed()), parse(&other));
    assert_eq!(mine.same_as(&theirs), theirs.same_as(&mine), "{pointer}");
    mine.same_as(&theirs)
}

#[test]
fn what_the_ledger_sets_does_not_make_another_statement() {
    for (pointer, value) in [
        ("/stored", json!("2026-03-02T08:30:01Z")),
        ("/authority", json!({"mbox": "mailto:a@b.fr"})),
        ("/version", json!("1.0.0")),
        ("/timestamp", json!("2026-03-02T09:30:00.000+01:00")),
        ("/id", json!("6690E6C9-3EF0-4ED3-8B37-7F3964730BEE")),
    ] {
        assert!(same_with(pointer, Some(value)), "{pointer}");
    }
    assert!(same_with("/timestamp", None));
    assert!(same_with("/id", None));
}

#[test]
fn what_does_not_count_does_not_make_another_statement() {
    let signature = json!([{"usageType": "http://adlnet.gov/expapi/attachments/signature",
        "display": {"en": "Signature"}, "contentType": "application/octet-stream", "length": 1,
        "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}]);
    for (pointer, value) in [
        ("/verb/display", json!({"fr": "a fini"})),
        ("/object/definition", json!({})),
        ("/actor/member", json!([{"mbox": "mailto:c@b.fr"}, {"mbox": "mailto:a@B.FR"}])),
        ("/actor/mbox", json!("mailto:Team@example.FR")),
        ("/result/duration", json!("PT1.231S")),
        ("/result/score", json!({"scaled": 1.0})),
        ("/context/language", json!("FR-fr")),
        ("/context/registration", json!("EC531277-b57b-4c15-8d91-d292c5b2b8f7")),
        ("/context/contextActivities/parent", json!({"id": "https://x.fr/p", "definition": {}})),
        ("/context/contextActivities/other", json!([{"id": "https://x.fr/2"}, {"id": "https://x.fr/1"}])),
        ("/context/extensions", json!({"https://x.fr/e": {"b": [1.0, 2], "a": 1}})),
        ("/attachments", signature),
    ] {
        assert!(same_with(pointer, Some(value)), "{pointer}");
    }
}

#[test]
fn any_other_difference_makes_another_statement() {
    for (pointer, value) in [
        ("/id", json!("6690e6c9-3ef0-4ed3-8b37-7f3964730bef")),
        ("/timestamp", json!("2026-03-02T08:30:01Z")),
        ("/actor", json!({"mbox": "mailto:Team@Example.fr"})),
        ("/actor/mbox", json!("mailto:team@Example.fr")),
        ("/actor/member", json!([{"mbox": "mailto:a@b.fr"}])),
        ("/verb/id", json!(verbs::PROGRESSED)),
        ("/object/id", json!("https://x.fr/other")),
        ("/result/duration", json!("PT1.24S")),
        ("/result/score", json!({"scaled": 0.99})),
        ("/result/success", json!(true)),
        ("/context/extensions", json!({"https://x.fr/e": {"a": 1, "b": [2, 1]}})),
        ("/context/contextActivities/other", json!([{"id": "https://x.fr/1"}])),
        (
            "/attachments",
            json!([{"usageType": "https://x.fr/u", "display": {}, "length": 1,
            "contentType": "a/b", "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}]),
        ),
    ] {
        assert!(!same_with(pointer, Some(value)), "{pointer}");
    }
    assert!(!same_with("/result", None));
    assert!(!same_with("/context", None));
}

#[test]
fn a_sub_statement_compares_by_the_same_rules() {
    let sub = |display: &str, duration: &str| {
        let mut object = team_completed();
        object.as_object_mut().unwrap().remove("id");
        object["objectType"] = json!("SubStatement");
        object["verb"]["display"] = json!({"en": display});
        object["result"]["duration"] = json!(duration);
        parse(
            &json!({"actor": {"mbox": "mailto:a@b.fr"}, "verb": {"id": "https://x.fr/v"}, "object": object}),
        )
    };
    assert!(sub("a", "PT1.239S").same_as(&sub("b", "PT1.23S")));
    assert!(!sub("a", "PT1.239S").same_as(&sub("a", "PT2S")));
}

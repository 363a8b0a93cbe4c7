//! Full statements, and rows that break one rule of them each.

use serde_json::{Value, json};
use xapi::Statement;

/// One broken rule: what the row says, where to write (a JSON pointer), what to write there (`GONE` takes
/// the member away), and the path of the one fault expected.
pub(crate) type Row = (&'static str, &'static str, &'static str, &'static str);

/// Takes the member away.
pub(crate) const GONE: &str = "";

/// A statement with every property that goes with an activity.
pub(crate) fn full() -> Value {
    json!({
        "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
        "actor": {"objectType": "Agent", "name": "Camille", "mbox": "mailto:camille@example.fr"},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"fr-FR": "a répondu"}},
        "object": {
            "objectType": "Activity",
            "id": "https://passeport.example.fr/items/1",
            "definition": {
                "name": {"fr": "Question"},
                "description": {"fr": "Que faire ?"},
                "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
                "moreInfo": "https://passeport.example.fr/aide",
                "interactionType": "choice",
                "correctResponsesPattern": ["a[,]b"],
                "choices": [{"id": "a", "description": {"fr": "A"}}, {"id": "b"}],
                "extensions": {"https://passeport.example.fr/x/version": null}
            }
        },
        "result": {
            "score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10},
            "success": true,
            "completion": false,
            "response": "a",
            "duration": "PT12.5S",
            "extensions": {"https://passeport.example.fr/x/hint": {"used": null}}
        },
        "context": context(),
        "timestamp": "2026-03-02T09:30:00.250+01:00",
        "stored": "2026-03-02T08:30:01.000Z",
        "authority": {"account": {"homePage": "https://passeport.example.fr", "name": "salle"}},
        "version": "1.0.0",
        "attachments": [{
            "usageType": "https://passeport.example.fr/usage/photo",
            "display": {"fr": "Photo"},
            "description": {"fr": "Une photo"},
            "contentType": "image/png; a=b",
            "length": 27,
            "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a",
            "fileUrl": "https://passeport.example.fr/photo.png"
        }]
    })
}

fn context() -> Value {
    json!({
        "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
        "instructor": {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"},
        "team": {"objectType": "Group", "member": [{"openid": "https://toby.example.org/"}]},
        "contextActivities": {
            "parent": {"id": "https://passeport.example.fr/tests/1"},
            "grouping": [{"id": "https://passeport.example.fr/tests/2"}],
            "category": [],
            "other": [{"id": "https://passeport.example.fr/tests/3", "objectType": "Activity"}]
        },
        "contextAgents": [{
            "objectType": "contextAgent",
            "agent": {"mbox": "mailto:x@example.fr"},
            "relevantTypes": ["https://passeport.example.fr/types/1"]
        }],
        "contextGroups": [{
            "objectType": "contextGroup",
            "group": {"objectType": "Group", "mbox": "mailto:x@example.fr"}
        }],
        "revision": "3",
        "platform": "Passeport",
        "language": "fr",
        "statement": {"objectType": "StatementRef", "id": "8f87ccde-bb56-4c2e-ab83-44982ef22df0"},
        "extensions": {"https://passeport.example.fr/x/item": [1, 2.50, "é", null, {"a": {}}]}
    })
}

/// The same with another object, and without what goes with activities only.
pub(crate) fn about(object: &Value) -> Value {
    let mut statement = full();
    write(&mut statement, "/object", &object.to_string());
    write(&mut statement, "/context/revision", GONE);
    write(&mut statement, "/context/platform", GONE);
    statement
}

/// A statement about a statement that has not happened.
pub(crate) fn with_sub_statement() -> Value {
    let mut inner = full();
    for name in ["/id", "/stored", "/version", "/authority"] {
        write(&mut inner, name, GONE);
    }
    write(&mut inner, "/objectType", r#""SubStatement""#);
    about(&inner)
}

/// A statement that voids another.
pub(crate) fn voiding() -> Value {
    let mut statement =
        about(&json!({"objectType": "StatementRef", "id": "e05aa883-acaf-40ad-bf54-02c8ce485fb0"}));
    write(&mut statement, "/verb/id", r#""http://adlnet.gov/expapi/verbs/voided""#);
    statement
}

/// Writes JSON at a pointer, in an object (adding the member) or over an element of an array.
pub(crate) fn write(statement: &mut Value, pointer: &str, json: &str) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer starts with /");
    let parent = statement.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}"));
    let name = name.replace("~1", "/");
    if json == GONE {
        parent.as_object_mut().expect("an object").remove(&name).expect("a member to remove");
        return;
    }
    let value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    match parent {
        Value::Object(members) => {
            members.insert(name, value);
        }
        Value::Array(elements) => elements[name.parse::<usize>().expect("an index")] = value,
        other => panic!("{other} holds nothing"),
    }
}

/// Checks that the base is accepted, and that each row alone makes it refused, for that reason only.
pub(crate) fn each_is_refused(base: &Value, rows: &[Row]) {
    accept("the base of the table", base);
    for (name, pointer, json, expected) in rows {
        let mut broken = base.clone();
        write(&mut broken, pointer, json);
        let faults = Statement::parse(broken.to_string().as_bytes())
            .err()
            .unwrap_or_else(|| panic!("{name}, yet it was accepted: {broken}"));
        let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
        assert_eq!(paths, [*expected], "{name}: {faults}");
    }
}

/// Checks that the base is accepted with each change.
pub(crate) fn each_is_accepted(base: &Value, rows: &[(&str, &str, &str)]) {
    for (name, pointer, json) in rows {
        let mut changed = base.clone();
        write(&mut changed, pointer, json);
        accept(name, &changed);
    }
}

/// Checks that a statement is accepted and comes back byte for byte.
pub(crate) fn accept(name: &str, statement: &Value) {
    let bytes = statement.to_string().into_bytes();
    match Statement::parse(&bytes) {
        Ok(statement) => assert_eq!(statement.to_bytes(), bytes, "{name}"),
        Err(faults) => panic!("{name}, yet it was refused:\n{faults}"),
    }
}

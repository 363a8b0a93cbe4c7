//! What a statement must be to be taken here, besides correct: about a person of this installation, and
//! nothing that this version cannot keep its word on. Pure; whether the person is known is asked later.

use kit::PersonId;
use serde_json::{Map, Value};
use uuid::Uuid;
use xapi::{ActorKind, Fault, Statement};

use super::names::names;
use crate::limits::STATEMENT_BYTES_MAX;

/// A statement that may be taken.
#[derive(Clone, Debug)]
pub(super) struct Admitted {
    /// Its place in what was sent; `None` when it was sent alone.
    pub(super) index: Option<usize>,
    /// Whom it is about.
    pub(super) person: PersonId,
    /// The id that the program gave it.
    pub(super) id: Option<Uuid>,
    /// The statement.
    pub(super) statement: Statement,
}

/// Why a statement is not taken: where in it, and how to mend it.
type Reason = (String, String);

/// All statements, or every fault of all. `alone` when the body was no array.
pub(super) fn admit(
    statements: Vec<Statement>,
    alone: bool,
    address: &str,
) -> Result<Vec<Admitted>, Vec<Fault>> {
    let (mut admitted, mut faults) = (Vec::with_capacity(statements.len()), Vec::new());
    for (position, statement) in statements.into_iter().enumerate() {
        let index = (!alone).then_some(position);
        let mut reasons = Vec::from_iter(size(&statement));
        reasons.extend(voiding(&statement));
        reasons.extend(files(statement.as_map(), ""));
        reasons.extend(named(&statement));
        match person(&statement, address) {
            Ok(person) if reasons.is_empty() => {
                admitted.push(Admitted { index, person, id: statement.id(), statement });
            }
            Ok(_) => {}
            Err(reason) => reasons.push(reason),
        }
        faults.extend(reasons.into_iter().map(|(path, reason)| Fault { index, path, reason }));
    }
    if faults.is_empty() { Ok(admitted) } else { Err(faults) }
}

/// The fault of a person whom nobody here is.
pub(super) fn unknown_person(index: Option<usize>) -> Fault {
    let reason = "is nobody's id here: copy it from the address of the person's page".to_owned();
    Fault { index, path: "actor.account.name".to_owned(), reason }
}

/// Whom a statement is about.
fn person(statement: &Statement, address: &str) -> Result<PersonId, Reason> {
    let fault = |path: &str, reason: String| Err((path.to_owned(), reason));
    let actor = statement.actor();
    if actor.is_some_and(|actor| actor.kind() == ActorKind::Group) {
        return fault("actor", "is a group: send one statement about each of its persons".to_owned());
    }
    let Some((home_page, name)) = actor.and_then(xapi::Actor::account) else {
        let reason = format!(
            "is not known by account: send \"account\" with the homePage {address} and the person's id as name"
        );
        return fault("actor", reason);
    };
    if home_page != address {
        let reason =
            format!("is another system's: statements are about persons of {address}, send that address");
        return fault("actor.account.homePage", reason);
    }
    match PersonId::parse(name).filter(|person| person.to_string() == name) {
        Some(person) => Ok(person),
        None => fault(
            "actor.account.name",
            "is no person's id: send it as in the address of the person's page".to_owned(),
        ),
    }
}

fn size(statement: &Statement) -> Option<Reason> {
    let length = statement.to_bytes().len();
    (length > STATEMENT_BYTES_MAX).then(|| {
        (String::new(), format!("is {length} bytes long: shorten it to {STATEMENT_BYTES_MAX}, or split it"))
    })
}

/// Nothing here reads what was voided as void yet, so a program must not believe that it is.
fn voiding(statement: &Statement) -> Option<Reason> {
    statement.is_voiding().then(|| {
        let reason = "voids another statement, which this version does not do: leave it out, and ask a person who \
                      administers Passeport to correct what is wrong";
        ("verb.id".to_owned(), reason.to_owned())
    })
}

/// The ledger never forgets, and so it is told no name of anybody.
fn named(statement: &Statement) -> impl Iterator<Item = Reason> {
    let reason = "is a name, which the ledger would keep for good: send the account alone";
    names(statement.as_map(), "").into_iter().map(|path| (path, reason.to_owned()))
}

/// Attachments whose file is neither here nor elsewhere (Data 2.4.11), of the statement and of the one in it.
fn files(members: &Map<String, Value>, at: &str) -> Vec<Reason> {
    let attachments = members.get("attachments").and_then(Value::as_array);
    let missing =
        attachments.into_iter().flatten().enumerate().filter(|(_, file)| file.get("fileUrl").is_none());
    let mut reasons: Vec<Reason> = missing
        .map(|(position, _)| {
            let reason = "is missing: files are not taken here, say where readers can fetch this one";
            (format!("{at}attachments[{position}].fileUrl"), reason.to_owned())
        })
        .collect();
    // A statement in a statement holds no other: one level.
    if at.is_empty()
        && let Some(object) = members.get("object").and_then(Value::as_object)
    {
        reasons.extend(files(object, "object."));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ADDRESS: &str = "https://passeport.example";
    const PERSON: &str = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";

    fn statement(change: impl FnOnce(&mut Value)) -> Statement {
        let mut value = json!({
            "actor": { "account": { "homePage": ADDRESS, "name": PERSON } },
            "verb": { "id": "http://adlnet.gov/expapi/verbs/completed" },
            "object": { "id": "https://example.org/course" },
        });
        change(&mut value);
        Statement::from_value(&value).unwrap()
    }

    /// Where the faults of a statement are.
    fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
        match admit(vec![statement(change)], true, ADDRESS) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.path).collect(),
        }
    }

    #[test]
    fn a_statement_about_a_person_of_this_installation_is_taken() {
        let admitted = admit(vec![statement(|_| {})], false, ADDRESS).unwrap();
        assert_eq!(admitted[0].person.to_string(), PERSON);
        assert_eq!((admitted[0].index, admitted[0].id), (Some(0), None));
    }

    #[test]
    fn a_statement_about_anybody_else_is_not() {
        assert_eq!(faults(|s| s["actor"] = json!({ "mbox": "mailto:a@b.fr" })), ["actor"]);
        assert_eq!(faults(|s| s["actor"]["objectType"] = "Group".into()), ["actor"]);
        for page in ["https://passeport.example/", "https://else.example"] {
            assert_eq!(
                faults(|s| s["actor"]["account"]["homePage"] = page.into()),
                ["actor.account.homePage"]
            );
        }
        for name in ["Claire", &PERSON.to_uppercase(), &PERSON.replace('-', "")] {
            assert_eq!(faults(|s| s["actor"]["account"]["name"] = name.into()), ["actor.account.name"]);
        }
    }

    #[test]
    fn what_this_version_cannot_keep_is_refused() {
        let voids = json!({ "objectType": "StatementRef", "id": PERSON });
        assert_eq!(
            faults(|s| (s["verb"]["id"], s["object"]) = (xapi::verbs::VOIDED.into(), voids)),
            ["verb.id"]
        );
        let file = json!({ "usageType": "https://example.org/proof", "display": { "fr": "Preuve" },
            "contentType": "text/plain", "length": 1, "sha2": "0".repeat(64) });
        let mut elsewhere = file.clone();
        elsewhere["fileUrl"] = "https://example.org/file".into();
        let inner = json!({ "objectType": "SubStatement", "actor": { "mbox": "mailto:a@b.fr" },
            "verb": { "id": "https://example.org/plans" }, "object": { "id": "https://example.org/x" },
            "attachments": [file] });
        assert_eq!(
            faults(|s| (s["attachments"], s["object"]) = (json!([elsewhere, file]), inner)),
            ["attachments[1].fileUrl", "object.attachments[0].fileUrl"]
        );
        assert_eq!(faults(|s| s["result"] = json!({ "response": "x".repeat(STATEMENT_BYTES_MAX) })), [""]);
    }

    #[test]
    fn a_name_of_anybody_is_refused_wherever_it_stands() {
        assert_eq!(faults(|s| s["actor"]["name"] = "Zoé Weber".into()), ["actor.name"]);
        let agent = json!({ "name": "Jean", "mbox": "mailto:j@b.fr" });
        let group = json!({ "objectType": "Group", "name": "Équipe", "member": [agent, { "mbox": "mailto:a@b.fr" }] });
        let context = json!({
            "instructor": agent,
            "team": group,
            "contextAgents": [{ "objectType": "contextAgent", "agent": agent }],
            "contextGroups": [{ "objectType": "contextGroup", "group": group }],
        });
        let of_context = |at: &str| {
            let places = [
                "instructor.name",
                "team.name",
                "team.member[0].name",
                "contextAgents[0].agent.name",
                "contextGroups[0].group.name",
                "contextGroups[0].group.member[0].name",
            ];
            places.map(|place| format!("{at}context.{place}"))
        };
        assert_eq!(faults(|s| s["context"] = context.clone()), of_context(""));
        let mut object = agent.clone();
        object["objectType"] = "Agent".into();
        assert_eq!(faults(|s| s["object"] = object.clone()), ["object.name"]);
        assert_eq!(faults(|s| s["object"] = group.clone()), ["object.name", "object.member[0].name"]);
        let inner = json!({ "objectType": "SubStatement", "actor": agent, "object": object,
            "verb": { "id": "https://example.org/plans" }, "context": context });
        let mut expected = vec!["object.actor.name".to_owned()];
        expected.extend(of_context("object."));
        expected.push("object.object.name".to_owned());
        assert_eq!(faults(|s| s["object"] = inner), expected);
        // The name of an activity is that of no person.
        assert_eq!(faults(|s| s["object"]["definition"] = json!({ "name": { "fr": "Cours" } })), [""; 0]);
    }

    #[test]
    fn every_fault_of_every_statement_is_told() {
        let bad = || statement(|s| s["actor"] = json!({ "mbox": "mailto:a@b.fr" }));
        let faults = admit(vec![bad(), statement(|_| {}), bad()], false, ADDRESS).unwrap_err();
        assert_eq!(faults.iter().map(|f| f.index).collect::<Vec<_>>(), [Some(0), Some(2)]);
    }
}

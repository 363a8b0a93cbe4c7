//! What the ledger does with a statement: completes it, looks into it, reads it back.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use xapi::{Actor, ActorKind, Identifier, ObjectKind, Statement, verbs};

use crate::same::{parse, team_completed};

#[test]
fn the_ledger_completes_a_statement_without_touching_the_rest() {
    let minimal = json!({"actor": {"mbox": "mailto:a@b.fr"}, "verb": {"id": "https://x.fr/v"},
        "object": {"id": "https://x.fr/o"},
        "context": {"contextActivities": {"parent": {"id": "https://x.fr/p"}, "other": []}}});
    let mut statement = parse(&minimal);
    let instant: Timestamp = "2026-03-02T08:30:00.25Z".parse().unwrap();
    statement.set_id(Uuid::from_u128(7));
    statement.set_stored(instant);
    statement.set_timestamp_if_absent(instant);
    statement.set_version_if_absent("1.0.0");
    statement.set_version_if_absent("2.0.0");
    statement.set_context_activities_as_arrays();
    statement.set_authority(json!({"mbox": "mailto:lrs@b.fr"})).unwrap();
    let expected = concat!(
        r#"{"id":"00000000-0000-0000-0000-000000000007","actor":{"mbox":"mailto:a@b.fr"},"#,
        r#""verb":{"id":"https://x.fr/v"},"object":{"id":"https://x.fr/o"},"#,
        r#""context":{"contextActivities":{"parent":[{"id":"https://x.fr/p"}],"other":[]}},"#,
        r#""stored":"2026-03-02T08:30:00.250Z","timestamp":"2026-03-02T08:30:00.250Z","#,
        r#""version":"1.0.0","authority":{"mbox":"mailto:lrs@b.fr"}}"#,
    );
    assert_eq!(String::from_utf8(statement.to_bytes()).unwrap(), expected);
    assert_eq!(Statement::parse(expected.as_bytes()).as_ref(), Ok(&statement));
    assert_eq!(Statement::from_stored(expected.as_bytes()).unwrap(), statement);
    assert!(statement.same_as(&parse(&minimal)));
}

#[test]
fn what_a_statement_says_is_kept_unless_the_ledger_must_replace_it() {
    let mut statement = parse(&team_completed());
    let instant: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
    statement.set_timestamp_if_absent(instant);
    statement.set_stored(instant);
    statement.set_stored(instant);
    statement.set_id(Uuid::from_u128(7));
    assert_eq!(statement.timestamp(), Some("2026-03-02T08:30:00Z".parse().unwrap()));
    assert_eq!(statement.stored(), Some(instant));
    assert_eq!(statement.id(), Some(Uuid::from_u128(7)));
    let refused = statement.set_authority(json!({"name": "nobody"})).unwrap_err();
    assert_eq!(refused.as_slice()[0].path, "authority");
    assert!(statement.authority().is_none());
}

#[test]
fn a_statement_says_who_and_what() {
    let statement = parse(&team_completed());
    let actor = statement.actor().unwrap();
    assert_eq!(actor.kind(), ActorKind::Group);
    assert_eq!(actor.identifier(), Some(Identifier::Mbox("mailto:Team@Example.fr")));
    assert_eq!(actor.members().count(), 2);
    assert_eq!(statement.actor_account(), None);
    assert_eq!(statement.object_kind(), ObjectKind::Activity);
    assert_eq!(statement.object_activity_type(), Some("https://x.fr/t"));
    assert_eq!(statement.duration(), Some("PT1.239S"));
    assert_eq!(statement.score_scaled(), Some(1.0));
    assert!(!statement.is_voiding());
    let voiding = parse(&json!({"actor": {"openid": "https://a.fr"}, "verb": {"id": verbs::VOIDED},
        "object": {"objectType": "StatementRef", "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"}}));
    assert_eq!(voiding.voided_id(), statement.id());
    assert_eq!(voiding.object_activity_id(), None);
    assert_eq!(voiding.actor().and_then(Actor::identifier), Some(Identifier::OpenId("https://a.fr")));
}

//! Laws over any bytes and any statement: no panic, nothing lost, builder and parser agree.

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder, iso_duration, parse_duration, verbs};

/// Names and values that rules look at, so that random JSON goes deep into them.
const NAMES: [&str; 28] = [
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "version",
    "authority",
    "attachments",
    "objectType",
    "mbox",
    "account",
    "homePage",
    "name",
    "member",
    "definition",
    "interactionType",
    "choices",
    "score",
    "scaled",
    "min",
    "extensions",
    "contextActivities",
    "parent",
    "contextAgents",
    "display",
    "team",
];
const TEXTS: [&str; 14] = [
    "",
    "Agent",
    "Group",
    "Activity",
    "StatementRef",
    "SubStatement",
    "contextAgent",
    "https://x.fr/1",
    "fr",
    "mailto:a@b.fr",
    "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
    "2026-03-02T08:30:00Z",
    "PT1S",
    "é\u{0}",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(&TEXTS[..]).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        let name = prop_oneof![4 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => ".{0,8}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..8)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// A statement with random parts where anything goes or where the rules decide.
fn any_statement() -> impl Strategy<Value = Value> {
    (any_json(), any_json(), prop::sample::select(&NAMES[..]), any_json()).prop_map(|(a, b, name, c)| {
        let mut statement = json!({
            "actor": {"mbox": "mailto:a@b.fr"},
            "verb": {"id": "https://x.fr/v"},
            "object": {"id": "https://x.fr/o"},
            "context": {"extensions": {"https://x.fr/e": a}},
            "result": {"extensions": {"https://x.fr/e": b}},
        });
        if c.is_object() {
            statement[name] = c;
        }
        statement
    })
}

/// Calls everything that reads or writes a statement.
fn exercise(mut statement: Statement) {
    let before = statement.clone();
    let _ = (statement.id(), statement.actor_account(), statement.verb_id(), statement.object_kind());
    let _ = (statement.object(), statement.object_activity_id(), statement.object_activity_type());
    let _ = (statement.registration(), statement.timestamp(), statement.stored(), statement.version());
    let _ = (statement.score_scaled(), statement.success(), statement.completion(), statement.response());
    let _ = (statement.duration(), statement.duration_seconds(), statement.is_voiding());
    let _ = (statement.voided_id(), statement.referred_id(), statement.context_extension("https://x.fr/e"));
    for actor in statement.actor().into_iter().chain(statement.authority()) {
        let _ = (actor.kind(), actor.identifier(), actor.name(), actor.members().count());
    }
    statement.set_id(Uuid::nil());
    statement.set_stored(Timestamp::UNIX_EPOCH);
    statement.set_timestamp_if_absent(Timestamp::UNIX_EPOCH);
    statement.set_version_if_absent("1.0.0");
    statement.set_context_activities_as_arrays();
    let _ = statement.set_authority(json!({"mbox": "mailto:a@b.fr"}));
    let _ = before.same_as(&statement);
    assert!(before.same_as(&before));
    assert!(statement.same_as(&statement));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Statement::parse_batch(&bytes, 10);
        let _ = Statement::from_stored(&bytes).map(exercise);
    }

    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        let bytes = value.to_string().into_bytes();
        let _ = Statement::parse_batch(&bytes, 10).map(|batch| batch.into_iter().for_each(exercise));
        let _ = Statement::from_stored(&bytes).map(exercise);
    }

    #[test]
    fn a_broken_statement_does_not_make_it_panic(
        value in any_statement(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let mut bytes = value.to_string().into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at); } else { bytes[at] = byte; }
        let _ = Statement::parse(&bytes).map(exercise);
    }

    #[test]
    fn what_is_accepted_comes_back_byte_for_byte(value in any_statement()) {
        let bytes = value.to_string().into_bytes();
        if let Ok(statement) = Statement::parse(&bytes) {
            prop_assert_eq!(statement.to_bytes(), bytes);
            exercise(statement);
        }
    }

    #[test]
    fn every_number_is_kept(number in any::<f64>().prop_filter("finite", |n| n.is_finite()), whole in any::<u64>()) {
        let value = json!({
            "actor": {"mbox": "mailto:a@b.fr"}, "verb": {"id": "https://x.fr/v"}, "object": {"id": "https://x.fr/o"},
            "result": {"extensions": {"https://x.fr/f": number, "https://x.fr/w": whole}},
        });
        let statement = Statement::from_value(&value).unwrap();
        prop_assert_eq!(statement.result_extension("https://x.fr/f"), Some(&Value::from(number)));
        prop_assert_eq!(statement.result_extension("https://x.fr/w"), Some(&Value::from(whole)));
    }

    #[test]
    fn what_is_built_is_accepted_and_says_what_was_meant(
        name in ".{1,20}", scaled in -1.0..=1.0, seconds in 0.0..1.0e7, response in any::<Option<String>>(),
        success in any::<bool>(), id in any::<u128>(), second in 0i64..4_000_000_000, extension in any_json()
    ) {
        let instant = Timestamp::from_second(second).unwrap();
        let mut builder = StatementBuilder::answered("https://p.fr", &name, "https://p.fr/items/1")
            .id(Uuid::from_u128(id)).score(ScaledScore::new(scaled).unwrap()).success(success)
            .duration_seconds(seconds).registration(Uuid::from_u128(id ^ 1)).timestamp(instant)
            .context_extension("https://p.fr/x", extension.clone());
        if let Some(response) = &response {
            builder = builder.response(response);
        }
        let built = builder.build();
        let parsed = Statement::parse(&built.to_bytes());
        prop_assert_eq!(parsed.as_ref(), Ok(&built));
        prop_assert_eq!(built.id(), Some(Uuid::from_u128(id)));
        prop_assert_eq!(built.actor_account(), Some(("https://p.fr", name.as_str())));
        prop_assert_eq!(built.verb_id(), verbs::ANSWERED);
        prop_assert_eq!(built.object_activity_id(), Some("https://p.fr/items/1"));
        prop_assert_eq!(built.score_scaled(), Some(scaled));
        prop_assert_eq!(built.success(), Some(success));
        prop_assert_eq!(built.response(), response.as_deref());
        prop_assert!((built.duration_seconds().unwrap() - seconds).abs() <= 0.005 + 1e-9);
        prop_assert_eq!(built.registration(), Some(Uuid::from_u128(id ^ 1)));
        prop_assert_eq!(built.timestamp(), Some(instant));
        prop_assert_eq!(built.context_extension("https://p.fr/x"), Some(&extension));
    }

    #[test]
    fn every_number_of_seconds_is_a_duration(seconds in any::<f64>()) {
        prop_assert!(parse_duration(&iso_duration(seconds)).is_some());
    }
}

//! Queries are read as they were meant, and no query panics.

use kit::{Instant, PersonId};
use proptest::prelude::*;

use super::*;
use crate::limits::PAGE_STATEMENTS_MAX;

const ADDRESS: &str = "https://passeport.example";
const ID: &str = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";

fn listing(query: &str) -> Listing {
    match parse(query, ADDRESS) {
        Ok(Asked::Many(listing)) => listing,
        other => panic!("{query}: {other:?}"),
    }
}

/// The parameters that are refused.
fn refused(query: &str) -> Vec<String> {
    parse(query, ADDRESS).err().into_iter().flatten().map(|fault| fault.path).collect()
}

#[test]
fn filters_are_read() {
    assert_eq!(listing(""), Listing::default());
    let read = listing("verb=https%3A%2F%2Fa%2Fb&since=2026-01-01T00:00:00Z&ascending=true&limit=7&after=9");
    assert_eq!(
        (read.verb.as_str(), read.ascending, read.limit, read.after),
        ("https://a/b", true, 7, Some(9))
    );
    assert_eq!(read.since.map(|at| at.to_string()).as_deref(), Some("2026-01-01T00:00:00Z"));
    assert_eq!([listing("limit=0").limit, listing("limit=9999").limit], [500, 500]);
    let usual =
        "format=exact&attachments=false&related_agents=false&related_activities=false&ascending=false";
    assert_eq!(listing(usual), Listing::default());
    let id = Uuid::try_parse(ID).unwrap();
    assert_eq!(parse(&format!("statementId={ID}&format=exact"), ADDRESS), Ok(Asked::One(id)));
}

#[test]
fn every_parameter_that_is_not_understood_is_named() {
    for (query, names) in [
        ("a=1&b=2", vec!["a", "b"]),
        ("limit=-1", vec!["limit"]),
        ("limit=5&limit=5", vec!["limit"]),
        ("ascending=yes", vec!["ascending"]),
        ("since=2026-01-01", vec!["since"]),
        ("until=2026-01-01T00:00:00+01:00", vec!["until"]),
        ("verb=&activity=%00:", vec!["verb", "activity"]),
        ("format=ids&attachments=true", vec!["format", "attachments"]),
        ("agent=%7B%7D", vec!["agent"]),
        ("after=-1", vec!["after"]),
        (&format!("statementId={ID}&limit=1"), vec!["limit"]),
        (&format!("registration={ID}"), vec!["registration"]),
        (&format!("statementId={}", ID.replace('-', "")), vec!["statementId"]),
        (&format!("voidedStatementId={ID}"), vec!["voidedStatementId"]),
    ] {
        assert_eq!(refused(query), names, "{query}");
    }
}

#[test]
fn a_put_names_its_statement_and_a_post_nothing() {
    assert_eq!(statement_id(&format!("statementId={ID}")).map(|id| id.to_string()).as_deref(), Ok(ID));
    for bad in ["", "statementId=", "statementId=x", &format!("statementId={ID}&statementId={ID}"), "x=1"] {
        assert!(statement_id(bad).is_err(), "{bad}");
    }
    assert!(none("").is_ok() && none("method=GET").is_err());
}

fn listings() -> impl Strategy<Value = Listing> {
    let instant = || proptest::option::of(any::<i64>().prop_map(Instant::from_micros));
    let uuid = || any::<u128>().prop_map(Uuid::from_u128);
    let text = || prop_oneof![Just(String::new()), "[a-z]{1,5}:[^\\pC\\pZ]{1,20}"];
    let person = proptest::option::of((uuid(), proptest::option::of(uuid())));
    (person, text(), text(), instant(), instant(), any::<bool>(), 1..=PAGE_STATEMENTS_MAX).prop_map(
        |(person, verb, activity, since, until, ascending, limit)| Listing {
            person: person.map(|(person, _)| PersonId::from_uuid(person)),
            registration: person.and_then(|(_, registration)| registration),
            verb,
            activity,
            since,
            until,
            ascending,
            limit,
            after: None,
        },
    )
}

proptest! {
    #[test]
    fn the_next_page_asks_the_same_further_on(asked in listings(), after in 0..i64::MAX, address in "https://[a-z\"\\\\é&+]{1,9}") {
        let more = asked.more(after, &address);
        let query = more.strip_prefix("/xapi/statements?").unwrap();
        prop_assert!(more.is_ascii());
        prop_assert_eq!(parse(query, &address), Ok(Asked::Many(Listing { after: Some(after), ..asked })));
    }

    #[test]
    fn no_query_panics(query in "\\PC{0,60}", name in "agent|since|until|limit|after|verb|statementId|registration", value in ".{0,60}") {
        for query in [query, format!("{name}={value}")] {
            let _ = (parse(&query, ADDRESS), statement_id(&query), none(&query));
        }
    }
}

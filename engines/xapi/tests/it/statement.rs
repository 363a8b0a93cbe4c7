//! Data 2.2, 2.3.2, 2.4, 2.4.1, 2.4.3, 2.4.7 to 2.4.10.

use crate::support::{GONE, Row, each_is_refused, full, voiding, with_sub_statement};

const STATEMENT: &[Row] = &[
    ("an actor is required", "/actor", GONE, "actor"),
    ("a verb is required", "/verb", GONE, "verb"),
    ("an object is required", "/object", GONE, "object"),
    ("a property xAPI does not have is refused", "/mood", "1", "mood"),
    ("a property in another case is refused", "/Result", "{}", "Result"),
    ("a property that is hard to print is quoted", "/a b", "1", r#"["a b"]"#),
    ("null is refused", "/result", "null", "result"),
    ("an id is a UUID", "/id", r#""1""#, "id"),
    ("an id has its hyphens", "/id", r#""6690e6c93ef04ed38b377f3964730bee""#, "id"),
    ("an id is a string", "/id", "12", "id"),
    ("a timestamp is a string", "/timestamp", "1772440200", "timestamp"),
    ("a timestamp follows RFC 3339", "/timestamp", r#""02/03/2026""#, "timestamp"),
    ("a timestamp has an offset", "/timestamp", r#""2026-03-02T08:30:00""#, "timestamp"),
    ("an unknown offset is refused", "/timestamp", r#""2026-03-02T08:30:00-00:00""#, "timestamp"),
    ("an unknown offset in short is refused", "/timestamp", r#""2026-03-02T08:30:00-00""#, "timestamp"),
    ("a timestamp is a day of the calendar", "/timestamp", r#""2026-02-30T08:30:00Z""#, "timestamp"),
    ("stored is a timestamp", "/stored", r#""today""#, "stored"),
    ("a version is a string", "/version", "1", "version"),
    ("version 0.95 is refused", "/version", r#""0.95""#, "version"),
    ("version 1.1.0 is refused", "/version", r#""1.1.0""#, "version"),
    ("version 1.0. is refused", "/version", r#""1.0.""#, "version"),
    ("version 1.0.x is refused to the letter", "/version", r#""1.0.x""#, "version"),
];

const VERB: &[Row] = &[
    ("a verb is an object", "/verb", r#""answered""#, "verb"),
    ("a verb has an id", "/verb/id", GONE, "verb.id"),
    ("a verb's id is an IRI", "/verb/id", r#""answered""#, "verb.id"),
    ("a verb's id is not empty", "/verb/id", r#""""#, "verb.id"),
    ("a verb has no other property", "/verb/name", r#""x""#, "verb.name"),
    ("a display is a map", "/verb/display", r#""a répondu""#, "verb.display"),
    ("a display's keys are language tags", "/verb/display/french_", r#""x""#, "verb.display.french_"),
    ("a display's values are strings", "/verb/display/fr", "1", "verb.display.fr"),
    ("a display's values are not null", "/verb/display/fr", "null", "verb.display.fr"),
];

const AUTHORITY: &[Row] = &[
    ("an authority is an object", "/authority", r#""me""#, "authority"),
    ("an authority is identified", "/authority", r#"{"name":"x"}"#, "authority"),
    (
        "an authority is no group of three",
        "/authority",
        r#"{"objectType":"Group","member":[{"mbox":"mailto:a@b.fr"},{"mbox":"mailto:c@b.fr"},
            {"mbox":"mailto:d@b.fr"}]}"#,
        "authority",
    ),
    (
        "an authority is no identified group",
        "/authority",
        r#"{"objectType":"Group","mbox":"mailto:x@b.fr","member":[{"mbox":"mailto:a@b.fr"},
            {"mbox":"mailto:c@b.fr"}]}"#,
        "authority",
    ),
];

const VOIDING: &[Row] = &[
    ("voiding needs a reference", "/object", r#"{"id":"https://x.fr/1"}"#, "object"),
    ("voiding an agent is refused", "/object", r#"{"objectType":"Agent","mbox":"mailto:a@b.fr"}"#, "object"),
];

const SUB_STATEMENT: &[Row] = &[
    ("no id inside", "/object/id", r#""6690e6c9-3ef0-4ed3-8b37-7f3964730bee""#, "object.id"),
    ("no stored inside", "/object/stored", r#""2026-03-02T08:30:00Z""#, "object.stored"),
    ("no version inside", "/object/version", r#""1.0.0""#, "object.version"),
    ("no authority inside", "/object/authority", r#"{"mbox":"mailto:a@b.fr"}"#, "object.authority"),
    ("an actor inside", "/object/actor", GONE, "object.actor"),
    ("a verb inside", "/object/verb", GONE, "object.verb"),
    ("an object inside", "/object/object", GONE, "object.object"),
    ("a timestamp is one inside too", "/object/timestamp", r#""x""#, "object.timestamp"),
    ("results keep their rules inside", "/object/result/success", r#""yes""#, "object.result.success"),
    ("a SubStatement holds no other", "/object/object", r#"{"objectType":"SubStatement"}"#, "object.object"),
    (
        "voiding needs a reference inside too",
        "/object/verb/id",
        r#""http://adlnet.gov/expapi/verbs/voided""#,
        "object.object",
    ),
];

#[test]
fn a_statement_keeps_its_own_rules() {
    each_is_refused(&full(), STATEMENT);
}

#[test]
fn a_verb_keeps_its_rules() {
    each_is_refused(&full(), VERB);
}

#[test]
fn an_authority_is_one_agent_or_a_pair() {
    each_is_refused(&full(), AUTHORITY);
}

#[test]
fn voiding_points_to_a_statement() {
    each_is_refused(&voiding(), VOIDING);
}

#[test]
fn a_sub_statement_keeps_its_rules() {
    // Its object is an activity, so that each row breaks one rule only.
    let mut base = with_sub_statement();
    crate::support::write(&mut base, "/object/context", "{}");
    each_is_refused(&base, SUB_STATEMENT);
}

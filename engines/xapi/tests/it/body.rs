//! Data 2.2 and Communication 2.1.2: JSON, members written twice, nesting, batches.

use serde_json::json;
use xapi::limits::{FAULTS_MAX, NESTING_MAX};
use xapi::{Fault, Faults, Statement};

const MINIMAL: &str =
    r#"{"actor":{"mbox":"mailto:a@b.fr"},"verb":{"id":"https://x.fr/v"},"object":{"id":"https://x.fr/o"}}"#;

fn refused(body: &str) -> Faults {
    Statement::parse_batch(body.as_bytes(), 3).expect_err(body)
}

fn nested(levels: usize) -> String {
    // The statement, its context and the extensions are three levels.
    let value = format!("{}{}", "[".repeat(levels - 3), "]".repeat(levels - 3));
    MINIMAL.replace("}}", &format!(r#"}},"context":{{"extensions":{{"https://x.fr/e":{value}}}}}}}"#))
}

#[test]
fn what_is_not_json_says_where_it_stops() {
    for body in
        ["", "{", "nonsense", r#"{"a":1,}"#, "{} {}", "\u{feff}{}", r#""\ud800""#, "[1e999]", "{'a':1}"]
    {
        let faults = refused(body);
        assert_eq!(faults.as_slice().len(), 1, "{body}");
        assert!(faults.to_string().contains("line"), "{faults}");
    }
    assert!(Statement::parse(b"\xff").is_err());
}

#[test]
fn what_is_json_and_no_statement_is_refused() {
    for body in ["1", "null", "true", r#""x""#, "{}", "[1]", "[null]", "[[]]", "[{}]"] {
        refused(body);
    }
    assert!(Statement::parse(b"[]").is_err());
}

#[test]
fn a_member_written_twice_is_refused_wherever_it_is() {
    let twice = MINIMAL.replace(r#""mbox":"#, r#""mbox":"mailto:c@b.fr","mbox":"#);
    assert_eq!(refused(&twice).to_string(), "actor.mbox: is written more than once: keep one");
    let batch = format!("[{MINIMAL},{twice}]");
    assert_eq!(refused(&batch).to_string(), "statements[1].actor.mbox: is written more than once: keep one");
    let hidden =
        MINIMAL.replace("}}", r#"},"result":{"extensions":{"https://x.fr/e":[{"a":1,"\u0061":2}]}}}"#);
    assert_eq!(refused(&hidden).as_slice()[0].path, r#"result.extensions["https://x.fr/e"][0].a"#);
}

#[test]
fn nesting_is_bounded_for_one_statement_as_in_a_batch() {
    for wrap in [|s: String| s, |s: String| format!("[{s}]")] {
        assert!(Statement::parse_batch(wrap(nested(NESTING_MAX)).as_bytes(), 1).is_ok());
        let faults = refused(&wrap(nested(NESTING_MAX + 1)));
        assert!(faults.to_string().contains("nested deeper than 32 levels"), "{faults}");
    }
    refused(&"[".repeat(1_000_000));
}

#[test]
fn a_batch_reports_every_fault_of_every_statement() {
    let second = MINIMAL.replace("https://x.fr/v", "v").replace("https://x.fr/o", "o");
    let faults = refused(&format!("[{MINIMAL},{second},1]"));
    let places: Vec<(Option<usize>, &str)> = faults.iter().map(|f| (f.index, f.path.as_str())).collect();
    assert_eq!(places, [(Some(1), "verb.id"), (Some(1), "object.id"), (Some(2), "")]);
    assert_eq!(faults.to_string().lines().count(), 3);
    let last = &json!(faults)[2];
    assert_eq!(last, &json!({"index": 2, "path": "", "reason": "is a number: send an object"}));
}

#[test]
fn a_batch_is_bounded_and_may_be_empty() {
    assert_eq!(Statement::parse_batch(b"[]", 3).map(|batch| batch.len()), Ok(0));
    let four = format!("[{MINIMAL},{MINIMAL},{MINIMAL},{MINIMAL}]");
    assert_eq!(Statement::parse_batch(four.as_bytes(), 4).map(|batch| batch.len()), Ok(4));
    assert_eq!(refused(&four).to_string(), "4 statements in one batch: send 3 at most at a time");
    assert_eq!(Statement::parse_batch(MINIMAL.as_bytes(), 0).map(|batch| batch.len()), Ok(1));
}

#[test]
fn two_statements_of_one_batch_do_not_share_an_id() {
    let id = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";
    let with = |id: &str| MINIMAL.replacen('{', &format!(r#"{{"id":"{id}","#), 1);
    let faults = refused(&format!("[{},{}]", with(id), with(&id.to_uppercase())));
    let Fault { index, path, .. } = &faults.as_slice()[0];
    assert_eq!((*index, path.as_str()), (Some(1), "id"));
}

#[test]
fn a_hostile_body_gets_a_short_report() {
    let unknown: String = (0..10_000).map(|n| format!(r#""p{n}":0,"#)).collect();
    let twins = r#""a":0,"#.repeat(10_000);
    for body in [
        MINIMAL.replacen('{', &format!("{{{unknown}"), 1),
        MINIMAL.replacen('{', &format!("{{{twins}"), 1),
        MINIMAL.replacen('{', &format!(r#"{{"{}":0,"#, "x".repeat(1_000_000)), 1),
    ] {
        let faults = refused(&body);
        assert!(faults.as_slice().len() <= FAULTS_MAX + 1);
        assert!(faults.to_string().len() < 50_000);
    }
    let faults = Statement::parse_batch(format!("[{}1]", "1,".repeat(100_000)).as_bytes(), 1_000_000);
    assert!(faults.is_err_and(|faults| faults.to_string().contains("more than 200 faults")));
}

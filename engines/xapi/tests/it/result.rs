//! Data 2.4.5: results and scores.

use crate::support::{Row, each_is_refused, full};

const RESULT: &[Row] = &[
    ("a result is an object", "/result", "[]", "result"),
    ("a result has no other property", "/result/grade", "1", "result.grade"),
    ("success is a boolean", "/result/success", r#""true""#, "result.success"),
    ("completion is a boolean", "/result/completion", "1", "result.completion"),
    ("a response is a string", "/result/response", "12", "result.response"),
    ("a response is not null", "/result/response", "null", "result.response"),
    ("a duration is a string", "/result/duration", "12", "result.duration"),
    ("a duration follows ISO 8601", "/result/duration", r#""12 s""#, "result.duration"),
    ("weeks stand alone", "/result/duration", r#""P4W1D""#, "result.duration"),
    (
        "a duration is not written as an instant",
        "/result/duration",
        r#""P0000-00-00T12:30:00""#,
        "result.duration",
    ),
    ("extensions are an object", "/result/extensions", "[]", "result.extensions"),
    ("an extension's key is an IRI", "/result/extensions/hint", "1", "result.extensions.hint"),
];

const SCORE: &[Row] = &[
    ("a score is an object", "/result/score", "0.5", "result.score"),
    ("a score has no other property", "/result/score/mean", "1", "result.score.mean"),
    ("scaled is a number", "/result/score/scaled", r#""0.5""#, "result.score.scaled"),
    ("scaled is at most 1", "/result/score/scaled", "1.01", "result.score.scaled"),
    ("scaled is at least -1", "/result/score/scaled", "-1.01", "result.score.scaled"),
    ("raw is a number", "/result/score/raw", r#""5""#, "result.score.raw"),
    ("raw is at least min", "/result/score/raw", "-1", "result.score.raw"),
    ("raw is at most max", "/result/score/raw", "11", "result.score.raw"),
    ("min is a number", "/result/score/min", "true", "result.score.min"),
    ("max is a number", "/result/score/max", "[]", "result.score.max"),
];

#[test]
fn a_result_keeps_its_rules() {
    each_is_refused(&full(), RESULT);
}

#[test]
fn a_score_keeps_its_rules() {
    each_is_refused(&full(), SCORE);
}

#[test]
fn min_is_less_than_max() {
    let mut base = full();
    crate::support::write(&mut base, "/result/score", r#"{"min":0,"max":10}"#);
    each_is_refused(
        &base,
        &[
            ("min is not max", "/result/score/min", "10", "result.score.min"),
            ("min is not over max", "/result/score/max", "-1", "result.score.min"),
        ],
    );
}

//! The statements that our own rooms write.

use jiff::Timestamp;
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder};

#[test]
fn what_is_built_has_one_order_of_members() {
    let instant: Timestamp = "2026-03-02T08:30:00Z".parse().unwrap();
    let statement = StatementBuilder::answered("https://p.fr", "7f3a", "https://p.fr/items/1?v=2")
        .timestamp(instant)
        .context_extension("https://p.fr/x/variant", 12)
        .response("b")
        .registration(Uuid::from_u128(2))
        .duration_seconds(12.345)
        .success(true)
        .score(ScaledScore::ONE)
        .activity_type("http://adlnet.gov/expapi/activities/cmi.interaction")
        .id(Uuid::from_u128(1))
        .build();
    let expected = concat!(
        r#"{"id":"00000000-0000-0000-0000-000000000001","#,
        r#""actor":{"objectType":"Agent","account":{"homePage":"https://p.fr","name":"7f3a"}},"#,
        r#""verb":{"id":"http://adlnet.gov/expapi/verbs/answered"},"#,
        r#""object":{"objectType":"Activity","id":"https://p.fr/items/1?v=2","#,
        r#""definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction"}},"#,
        r#""result":{"score":{"scaled":1.0},"success":true,"response":"b","duration":"PT12.35S"},"#,
        r#""context":{"registration":"00000000-0000-0000-0000-000000000002","#,
        r#""extensions":{"https://p.fr/x/variant":12}},"timestamp":"2026-03-02T08:30:00.000Z"}"#,
    );
    assert_eq!(String::from_utf8(statement.to_bytes()).unwrap(), expected);
    assert_eq!(Statement::parse(expected.as_bytes()), Ok(statement));
}

#[test]
fn a_score_out_of_bounds_cannot_be_built() {
    for wrong in [1.000_001, -1.5, f64::NAN, f64::INFINITY] {
        assert!(ScaledScore::new(wrong).is_err());
    }
    assert_eq!(ScaledScore::new(-0.0).map(|score| score.value().to_bits()), Ok(0));
}

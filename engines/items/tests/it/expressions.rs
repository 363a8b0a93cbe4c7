//! Formulas: what they are worth, and where they stop being read.

use std::collections::BTreeMap;

use items::{Expression, ExpressionError};
use proptest::prelude::*;

fn value(text: &str) -> Result<f64, ExpressionError> {
    let numbers = BTreeMap::from([("files".to_owned(), 12.0), ("who.size".to_owned(), 4.0)]);
    Expression::parse(text)?.value(&numbers)
}

#[test]
fn what_stands_first_is_done_first() {
    for (text, expected) in [
        ("10 - 4 - 3", 3.0),
        ("24 / 4 / 3", 2.0),
        ("24 / 4 * 3", 18.0),
        ("2 * -3", -6.0),
        ("- -3", 3.0),
        ("files/who.size", 3.0),
        (" ( 1 + 2 ) * ( 3 - 5 ) ", -6.0),
        ("floor(-1.5) + ceil(1.2) + round(2.5)", 3.0),
        ("min(files, who.size) - max(files, who.size)", -8.0),
        ("0.1 + 0.2", 0.1 + 0.2),
    ] {
        assert_eq!(value(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_formula_is_refused() {
    for text in
        ["", " ", "2 3", "2,3", "files files", "()", "min(1)", "min()", "max(1, 2, 3)", "(1", "1)", "+1"]
    {
        assert!(Expression::parse(text).is_err(), "{text}");
    }
    for text in ["1.2.3", "2x", "1 % 2", "2 ^ 3", "a = b", "é!", "1_000"] {
        assert!(matches!(Expression::parse(text), Err(ExpressionError::Unexpected { .. })), "{text}");
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |open: &str, close: &str, n: usize| format!("{}1{}", open.repeat(n), close.repeat(n));
    for (open, close) in [("(", ")"), ("-", ""), ("round(", ")")] {
        assert!(Expression::parse(&nested(open, close, 20)).is_ok(), "{open}");
        assert_eq!(Expression::parse(&nested(open, close, 21)), Err(ExpressionError::TooDeep), "{open}");
    }
}

#[test]
fn length_is_bounded_so_that_a_long_sum_does_not_overflow_the_stack() {
    let sum = |terms: usize| vec!["1"; terms].join("+");
    assert_eq!(value(&sum(250)), Ok(250.0));
    assert_eq!(Expression::parse(&sum(251)), Err(ExpressionError::TooLong));
    assert_eq!(Expression::parse(&sum(1_000_000)), Err(ExpressionError::TooLong));
    assert_eq!(Expression::parse(&vec!["1"; 1_000_000].join("*")), Err(ExpressionError::TooLong));
}

proptest! {
    #[test]
    fn a_formula_is_worth_what_arithmetic_says(a in -99..99_i32, b in -99..99_i32, c in 1..99_i32) {
        let (x, y, z) = (f64::from(a), f64::from(b), f64::from(c));
        prop_assert_eq!(value(&format!("{a} + {b} * {c}")), Ok(x + y * z));
        prop_assert_eq!(value(&format!("({a} + {b}) / {c}")), Ok((x + y) / z));
        prop_assert_eq!(value(&format!("min({a}, {b}) - max({b}, {c})")), Ok(x.min(y) - y.max(z)));
    }
}

//! Authors' formulas: read or refused, and a value or an error, never a panic.
#![no_main]

use std::collections::BTreeMap;

use items::Expression;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(expression) = Expression::parse(text) else { return };
    let numbers = BTreeMap::from([("a".to_owned(), 3.0), ("b".to_owned(), -0.5)]);
    if let Ok(value) = expression.value(&numbers) {
        assert!(value.is_finite(), "{text} gives {value}");
    }
});

//! Reading what differs from variant to variant: draws, and the numbers computed from them.

use std::collections::BTreeMap;

use kit::Source;

use crate::{Draw, Expression, ExpressionError};

/// Whole numbers that may be drawn: beyond any that a person reads, and far from the end of an `i64`.
const DRAWN: std::ops::RangeInclusive<i64> = -1_000_000_000..=1_000_000_000;

/// Every draw has a value, and its rows the same columns.
pub(crate) fn check_draws(draws: &BTreeMap<String, Draw>, source: &mut Source<'_>) {
    for (name, draw) in draws {
        let line = source.line_of(&format!("draw.{name}"));
        match draw {
            Draw::Number { from, to, step }
                if *step < 1 || to < from || !DRAWN.contains(from) || !DRAWN.contains(to) =>
            {
                source.fault(line, "a draw needs from ≤ to, within a thousand million, and step ≥ 1");
            }
            Draw::Row { rows } if rows.is_empty() => source.fault(line, "a draw of rows needs a row"),
            Draw::Row { rows } => {
                let first: Vec<&String> = rows[0].keys().collect();
                if rows.iter().any(|r| r.keys().collect::<Vec<_>>() != first) {
                    source.fault(line, "all rows of a draw need the same columns");
                }
            }
            Draw::Number { .. } => {}
        }
    }
}

/// The computed numbers in an order in which each follows what it needs.
pub(crate) fn compute_order(
    draws: &BTreeMap<String, Draw>,
    compute: &BTreeMap<String, String>,
    source: &mut Source<'_>,
) -> Vec<(String, Expression)> {
    let mut waiting = Vec::new();
    for (name, text) in compute {
        if let Some(expression) = expression(text, source.line_of(name), source) {
            waiting.push((name.clone(), expression));
        }
    }
    let mut known = sample_numbers(draws);
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(name, expression)| match expression.value(&known) {
            Err(ExpressionError::UnknownName { .. }) => true,
            value => {
                known.insert(name.clone(), value.unwrap_or(1.0));
                ordered.push((name.clone(), expression.clone()));
                false
            }
        });
        if waiting.len() == before {
            for (name, expression) in &waiting {
                let reason = expression.value(&known).err().map_or(String::new(), |e| e.to_string());
                source.fault(source.line_of(name), reason);
            }
            break;
        }
    }
    ordered
}

/// A number for each name that a draw gives.
fn sample_numbers(draws: &BTreeMap<String, Draw>) -> BTreeMap<String, f64> {
    let mut numbers = BTreeMap::new();
    for (name, draw) in draws {
        match draw {
            Draw::Number { from, .. } => {
                numbers.insert(name.clone(), *from as f64);
            }
            Draw::Row { rows } => {
                for (column, cell) in rows.first().into_iter().flatten() {
                    if let Ok(value) = cell.to_text().en.parse::<f64>() {
                        numbers.insert(format!("{name}.{column}"), value);
                    }
                }
            }
        }
    }
    numbers
}

/// An expression, or a fault on its line.
pub(crate) fn expression(text: &str, line: usize, source: &mut Source<'_>) -> Option<Expression> {
    Expression::parse(text).map_err(|error| source.fault(line, error.to_string())).ok()
}

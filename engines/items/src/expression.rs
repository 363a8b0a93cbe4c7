//! Arithmetic in families: `+ - * / ( )`, names, and round, floor, ceil, min, max.

use std::collections::BTreeMap;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression(Node);

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Name(String),
    Negative(Box<Node>),
    Binary(char, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Function {
    Round,
    Floor,
    Ceil,
    Min,
    Max,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// A sign that does not belong there.
    #[error("“{found}” does not belong at this place of the expression")]
    Unexpected {
        /// The sign, or "end".
        found: String,
    },
    /// A name that nothing draws or computes.
    #[error("“{name}” is neither drawn nor computed")]
    UnknownName {
        /// The name.
        name: String,
    },
    /// A function with the wrong number of arguments, or an unknown one.
    #[error("“{name}” is not round(x), floor(x), ceil(x), min(a, b) or max(a, b)")]
    BadCall {
        /// The function's name.
        name: String,
    },
    /// Division by zero and the like.
    #[error("the expression has no finite value")]
    NotFinite,
    /// Too deeply nested.
    #[error("the expression is nested more than {NESTING_MAX} deep")]
    TooDeep,
    /// Too long.
    #[error("the expression is longer than {LENGTH_MAX} signs")]
    TooLong,
}

/// Deepest nesting: authors need three or four.
const NESTING_MAX: usize = 20;
/// Most signs of an expression: a sum is as deep as it has terms, and is walked and dropped by recursion.
const LENGTH_MAX: usize = 500;

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        let chars: Vec<char> = text.chars().take(LENGTH_MAX + 1).collect();
        if chars.len() > LENGTH_MAX {
            return Err(ExpressionError::TooLong);
        }
        let mut parser = Parser { chars: &chars, at: 0 };
        let node = parser.sum(0)?;
        parser.spaces();
        match parser.chars.get(parser.at) {
            None => Ok(Self(node)),
            Some(c) => Err(ExpressionError::Unexpected { found: c.to_string() }),
        }
    }

    /// Its value, given the numbers drawn and computed.
    pub fn value(&self, numbers: &BTreeMap<String, f64>) -> Result<f64, ExpressionError> {
        let value = evaluate(&self.0, numbers)?;
        if value.is_finite() { Ok(value) } else { Err(ExpressionError::NotFinite) }
    }
}

struct Parser<'a> {
    chars: &'a [char],
    at: usize,
}

impl Parser<'_> {
    fn spaces(&mut self) {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, any_of: &[char]) -> Option<char> {
        self.spaces();
        let c = *self.chars.get(self.at)?;
        any_of.contains(&c).then(|| {
            self.at += 1;
            c
        })
    }

    fn sum(&mut self, depth: usize) -> Result<Node, ExpressionError> {
        if depth > NESTING_MAX {
            return Err(ExpressionError::TooDeep);
        }
        let mut left = self.product(depth)?;
        while let Some(sign) = self.eat(&['+', '-']) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.product(depth)?));
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Node, ExpressionError> {
        let mut left = self.factor(depth)?;
        while let Some(sign) = self.eat(&['*', '/']) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.factor(depth)?));
        }
        Ok(left)
    }

    fn factor(&mut self, depth: usize) -> Result<Node, ExpressionError> {
        if self.eat(&['-']).is_some() {
            // A factor, not a sum: "-a + b" is (-a) + b. Each sign counts as a level of nesting.
            if depth >= NESTING_MAX {
                return Err(ExpressionError::TooDeep);
            }
            return Ok(Node::Negative(Box::new(self.factor(depth + 1)?)));
        }
        if self.eat(&['(']).is_some() {
            let inner = self.sum(depth + 1)?;
            return self.close(inner);
        }
        let word = self.word();
        match word.chars().next() {
            None => {
                let found = self.chars.get(self.at).map_or("the end".to_owned(), char::to_string);
                Err(ExpressionError::Unexpected { found })
            }
            Some(c) if c.is_ascii_digit() => {
                word.parse().map(Node::Number).map_err(|_| ExpressionError::Unexpected { found: word })
            }
            Some(_) if self.eat(&['(']).is_some() => self.call(&word, depth),
            Some(_) => Ok(Node::Name(word)),
        }
    }

    fn close(&mut self, inner: Node) -> Result<Node, ExpressionError> {
        match self.eat(&[')']) {
            Some(_) => Ok(inner),
            None => Err(ExpressionError::Unexpected { found: "the end (a parenthesis is open)".to_owned() }),
        }
    }

    fn word(&mut self) -> String {
        self.spaces();
        let rest = &self.chars[self.at..];
        let word: String =
            rest.iter().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
        self.at += word.chars().count();
        word
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<Node, ExpressionError> {
        let bad = || ExpressionError::BadCall { name: name.to_owned() };
        let (function, count) = match name {
            "round" => (Function::Round, 1),
            "floor" => (Function::Floor, 1),
            "ceil" => (Function::Ceil, 1),
            "min" => (Function::Min, 2),
            "max" => (Function::Max, 2),
            _ => return Err(bad()),
        };
        let mut arguments = vec![self.sum(depth + 1)?];
        while self.eat(&[',']).is_some() {
            arguments.push(self.sum(depth + 1)?);
        }
        if arguments.len() != count {
            return Err(bad());
        }
        self.close(Node::Call(function, arguments))
    }
}

fn evaluate(node: &Node, numbers: &BTreeMap<String, f64>) -> Result<f64, ExpressionError> {
    Ok(match node {
        Node::Number(n) => *n,
        Node::Name(name) => {
            *numbers.get(name).ok_or_else(|| ExpressionError::UnknownName { name: name.clone() })?
        }
        Node::Negative(inner) => -evaluate(inner, numbers)?,
        Node::Binary(sign, left, right) => {
            let (left, right) = (evaluate(left, numbers)?, evaluate(right, numbers)?);
            match sign {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => left / right,
            }
        }
        Node::Call(function, arguments) => {
            let values = arguments.iter().map(|a| evaluate(a, numbers)).collect::<Result<Vec<_>, _>>()?;
            match (function, values.as_slice()) {
                (Function::Round, [x]) => x.round(),
                (Function::Floor, [x]) => x.floor(),
                (Function::Ceil, [x]) => x.ceil(),
                (Function::Min, [a, b]) => a.min(*b),
                (Function::Max, [a, b]) => a.max(*b),
                _ => return Err(ExpressionError::NotFinite),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Result<f64, ExpressionError> {
        let numbers = BTreeMap::from([("files".to_owned(), 12.0), ("who.size".to_owned(), 4.0)]);
        Expression::parse(text)?.value(&numbers)
    }

    #[test]
    fn arithmetic_follows_the_usual_order() {
        assert_eq!(value("2 + 3 * files"), Ok(38.0));
        assert_eq!(value("-(files - 2) / who.size"), Ok(-2.5));
        assert_eq!(value("-files + 20"), Ok(8.0));
        assert_eq!(value("max(round(2.4), min(7, 3))"), Ok(3.0));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(value("filez"), Err(ExpressionError::UnknownName { name: "filez".into() }));
        assert!(matches!(value("2 +"), Err(ExpressionError::Unexpected { .. })));
        assert!(matches!(value("sqrt(2)"), Err(ExpressionError::BadCall { .. })));
        assert_eq!(value("1 / (files - 12)"), Err(ExpressionError::NotFinite));
        assert_eq!(value(&"(".repeat(50)), Err(ExpressionError::TooDeep));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-+*/(),a-z0-9. ]{0,60}") {
            let _ = value(&text);
        }
    }
}

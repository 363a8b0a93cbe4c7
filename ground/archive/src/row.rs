//! A row as a line: a JSON array, one element a column.
//!
//! Whole numbers are numbers. Text is a string. Bytes are a string in base 64. A floating-point number is a string
//! too, the shortest that reads back to the same bits: not every reader of JSON keeps every bit of a number.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serializer as _};

use crate::{Column, Kind};

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A floating-point number; [`write_row`] refuses one that is not finite.
    Float(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Adds a row to `line`, without a line end. The reason when a value cannot be kept.
pub fn write_row(line: &mut Vec<u8>, values: &[Value]) -> Result<(), String> {
    let mut writer = serde_json::Serializer::new(line);
    let mut row = writer.serialize_seq(Some(values.len())).map_err(|e| e.to_string())?;
    for value in values {
        let written = match value {
            Value::Null => row.serialize_element(&()),
            Value::Int(n) => row.serialize_element(n),
            Value::Float(n) if !n.is_finite() => return Err(format!("{n} is not a finite number")),
            Value::Float(n) => row.serialize_element(&format!("{n:?}")),
            Value::Text(text) => row.serialize_element(text),
            Value::Bytes(bytes) => row.serialize_element(&BASE64_STANDARD.encode(bytes)),
        };
        written.map_err(|e| e.to_string())?;
    }
    row.end().map_err(|e| e.to_string())
}

/// Reads a row of these columns from a line. The reason when it is not one.
pub fn parse_row(line: &str, columns: &[Column]) -> Result<Vec<Value>, String> {
    let mut reader = serde_json::Deserializer::from_str(line);
    let row = reader.deserialize_seq(Row { columns }).map_err(|e| e.to_string())?;
    reader.end().map_err(|e| e.to_string())?;
    Ok(row)
}

struct Row<'a> {
    columns: &'a [Column],
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row of {} values", self.columns.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let value = seq.next_element_seed(Cell { column })?;
            values.push(value.ok_or_else(|| A::Error::invalid_length(values.len(), &self))?);
        }
        match seq.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(values),
            Some(_) => Err(A::Error::invalid_length(values.len() + 1, &self)),
        }
    }
}

struct Cell<'a> {
    column: &'a Column,
}

/// A string as it stands, or without its escapes.
#[derive(Deserialize)]
struct Word<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for Cell<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        let Column { name, kind, null } = self.column;
        let value = match kind {
            Kind::Int => Option::deserialize(reader)?.map(Value::Int),
            Kind::Text => Option::deserialize(reader)?.map(Value::Text),
            Kind::Float => match Option::<Word<'_>>::deserialize(reader)? {
                None => None,
                Some(Word(text)) => match text.parse::<f64>() {
                    Ok(number) if number.is_finite() => Some(Value::Float(number)),
                    _ => return Err(D::Error::custom(format!("column “{name}” is not a finite number"))),
                },
            },
            Kind::Bytes => match Option::<Word<'_>>::deserialize(reader)? {
                None => None,
                Some(Word(text)) => match BASE64_STANDARD.decode(text.as_bytes()) {
                    Ok(bytes) => Some(Value::Bytes(bytes)),
                    Err(e) => {
                        return Err(D::Error::custom(format!("column “{name}” is not in base 64: {e}")));
                    }
                },
            },
        };
        match value {
            None if !null => Err(D::Error::custom(format!("column “{name}” is empty"))),
            value => Ok(value.unwrap_or(Value::Null)),
        }
    }
}

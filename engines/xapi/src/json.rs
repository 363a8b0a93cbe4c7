//! JSON as it was sent: members in order, numbers kept, members written twice noticed, nesting bounded.
//!
//! serde_json alone keeps the last of two members of the same name (Data 2.2: "MUST use each property no
//! more than one time"), and two readers that disagree on which one counts are a way to forge evidence.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::fault::Fault;
use crate::limits::{FAULTS_MAX, NESTING_MAX};
use crate::path::Path;

/// A body read whole.
pub(crate) struct Body {
    /// What was sent.
    pub(crate) value: Value,
    /// The members written twice.
    pub(crate) twins: Vec<Fault>,
}

/// Reads a body: a statement, or an array of statements when `batch` is true.
///
/// # Errors
/// The body is not JSON, or is nested deeper than [`NESTING_MAX`].
pub(crate) fn read(bytes: &[u8]) -> Result<Body, serde_json::Error> {
    let mut twins = Vec::new();
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let seed =
        Seed { at: &Path::Root, index: None, is_body: true, nesting_left: NESTING_MAX, twins: &mut twins };
    let value = seed.deserialize(&mut source)?;
    source.end()?;
    Ok(Body { value, twins })
}

/// Reads one value at a place.
struct Seed<'a> {
    at: &'a Path<'a>,
    index: Option<usize>,
    /// Elements of the body's own array are statements: paths and nesting start again in each.
    is_body: bool,
    nesting_left: usize,
    twins: &'a mut Vec<Fault>,
}

impl Seed<'_> {
    fn one_level_down<E: Error>(&self) -> Result<usize, E> {
        self.nesting_left
            .checked_sub(1)
            .ok_or_else(|| E::custom(format!("nested deeper than {NESTING_MAX} levels: flatten it")))
    }

    fn note_twin(&mut self, name: &str) {
        // One past the limit, so that the report says that it was cut.
        if self.twins.len() <= FAULTS_MAX {
            let reason = "is written more than once: keep one".to_owned();
            self.twins.push(Fault { index: self.index, path: self.at.member(name).render(), reason });
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range: send a 64-bit float"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let nesting_left = if self.is_body { self.nesting_left } else { self.one_level_down()? };
        let mut values = Vec::new();
        loop {
            let position = values.len();
            let element = self.at.element(position);
            let (at, index) =
                if self.is_body { (&Path::Root, Some(position)) } else { (&element, self.index) };
            let seed = Seed { at, index, is_body: false, nesting_left, twins: &mut *self.twins };
            match access.next_element_seed(seed)? {
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let nesting_left = self.one_level_down()?;
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            let at = self.at.member(&name);
            let seed =
                Seed { at: &at, index: self.index, is_body: false, nesting_left, twins: &mut *self.twins };
            let value = access.next_value_seed(seed)?;
            match members.entry(name) {
                Entry::Vacant(place) => {
                    place.insert(value);
                }
                Entry::Occupied(place) => self.note_twin(place.key()),
            }
        }
        Ok(Value::Object(members))
    }
}

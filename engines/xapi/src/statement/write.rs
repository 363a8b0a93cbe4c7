//! What the ledger sets on a statement it receives (Data 2.3.1: id, timestamp, stored, authority, version).

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::Statement;
use crate::fault::{Fault, Faults};
use crate::formats::write_timestamp;
use crate::path::Path;
use crate::rules::{self, Checker};

impl Statement {
    /// Sets the id; it comes first when there was none.
    pub fn set_id(&mut self, id: Uuid) {
        let id = Value::String(id.hyphenated().to_string());
        match self.members.get_mut("id") {
            Some(place) => *place = id,
            None => {
                self.members.shift_insert(0, "id".to_owned(), id);
            }
        }
    }

    /// Sets when it was stored, whatever it said.
    pub fn set_stored(&mut self, stored: Timestamp) {
        self.members.insert("stored".to_owned(), write_timestamp(stored).into());
    }

    /// Sets when it happened, unless it says so (Data 2.4.7).
    pub fn set_timestamp_if_absent(&mut self, timestamp: Timestamp) {
        self.set_if_absent("timestamp", || write_timestamp(timestamp).into());
    }

    /// Sets who asserts it, whatever it said.
    ///
    /// # Errors
    /// `authority` is neither an agent nor an anonymous group of two: the statement stays as it was.
    pub fn set_authority(&mut self, authority: Value) -> Result<(), Faults> {
        let mut checker = Checker::new(None);
        rules::authority(&mut checker, &Path::Root.member("authority"), &authority);
        let faults: Vec<Fault> = checker.into_faults();
        match Faults::of_list(faults) {
            Some(faults) => Err(faults),
            None => {
                self.members.insert("authority".to_owned(), authority);
                Ok(())
            }
        }
    }

    /// Sets the version, unless it says one. Which one follows from how it was sent: 1.0.0 for every 1.0
    /// (Data 2.4.10 of 1.0.3, whatever the patch), 2.0.0 for 2.0.
    pub fn set_version_if_absent(&mut self, version: &str) {
        self.set_if_absent("version", || version.into());
    }

    /// Puts each context activity that came alone into an array, as an LRS must answer (Data 2.4.6.2), in
    /// the statement and in its SubStatement.
    pub fn set_context_activities_as_arrays(&mut self) {
        if let Some(context) = self.members.get_mut("context") {
            as_arrays(context);
        }
        if let Some(context) = self.members.get_mut("object").and_then(|object| object.get_mut("context")) {
            as_arrays(context);
        }
    }

    fn set_if_absent(&mut self, name: &str, value: impl FnOnce() -> Value) {
        if !self.members.contains_key(name) {
            self.members.insert(name.to_owned(), value());
        }
    }
}

fn as_arrays(context: &mut Value) {
    let activities = context.get_mut("contextActivities").and_then(Value::as_object_mut);
    for value in activities.into_iter().flat_map(|members| members.values_mut()).filter(|v| v.is_object()) {
        *value = Value::Array(vec![value.take()]);
    }
}

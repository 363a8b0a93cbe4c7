//! What each room holds of a person: every column with its purpose and retention, and how it is exported.
//!
//! A room describes its tables in `personal-data.toml`; a test compares the descriptions with the
//! schema, so a column without a purpose does not land.

use kit::{PersonId, Text};
use serde::Deserialize;
use serde_json::{Map, Value};
use store::{Db, Result, Row, RowExt as _};

/// The tables of a room.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalData {
    /// Tables with personal data.
    #[serde(default)]
    pub table: Vec<PersonalTable>,
    /// Tables without.
    #[serde(default)]
    pub impersonal: Vec<ImpersonalTable>,
}

/// A table with personal data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalTable {
    /// Its name in the schema.
    pub name: String,
    /// Its name for people.
    pub title: Text,
    /// Why it is held.
    pub purpose: Text,
    /// How long it is held.
    pub retention: Text,
    /// The column that holds the person's id.
    pub person: String,
    /// Its columns.
    pub column: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name in the schema.
    pub name: String,
    /// What it holds, for people.
    pub title: Text,
    /// How its value is written.
    pub kind: ColumnKind,
}

/// How a column's value is written in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// As it is.
    Text,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// An instant, in RFC 3339.
    Instant,
    /// A random id.
    Id,
    /// A JSON document, stored as bytes.
    Json,
    /// Held, but never shown: a hash of a secret, or another person's id.
    Hidden,
}

/// A table without personal data, and why it is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpersonalTable {
    /// Its name in the schema.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Why nothing in it is personal.
    pub reason: String,
}

impl PersonalData {
    /// Reads a room's description. A description that cannot be read is empty, which the schema test refuses.
    pub fn parse(text: &str) -> Self {
        toml::from_str(text).unwrap_or_else(|error| {
            tracing::error!(%error, "a room's personal-data.toml cannot be read");
            Self::default()
        })
    }

    /// Every row held of a person, table by table, as JSON objects.
    pub async fn export(&self, db: &Db, person: PersonId) -> Result<Vec<(&PersonalTable, Vec<Map<String, Value>>)>> {
        let mut tables = Vec::new();
        for table in &self.table {
            let rows = db.rows_of(&table.name, &table.person, person).await?;
            tables.push((table, rows.iter().map(|row| table.json(row)).collect::<Result<Vec<_>>>()?));
        }
        Ok(tables)
    }
}

impl PersonalTable {
    fn json(&self, row: &Row) -> Result<Map<String, Value>> {
        let mut object = Map::new();
        for column in self.column.iter().filter(|c| c.kind != ColumnKind::Hidden) {
            object.insert(column.name.clone(), value(row, column)?);
        }
        Ok(object)
    }
}

fn value(row: &Row, column: &Column) -> Result<Value> {
    let name = column.name.as_str();
    Ok(match column.kind {
        ColumnKind::Text => row.text_or_null(name)?.map_or(Value::Null, Value::from),
        ColumnKind::Int => row.int_or_null(name)?.map_or(Value::Null, Value::from),
        ColumnKind::Float => Value::from(row.float(name)?),
        ColumnKind::Instant => row.instant_or_null(name)?.map_or(Value::Null, |i| Value::from(i.to_string())),
        ColumnKind::Id => Value::from(row.uuid(name)?.to_string()),
        ColumnKind::Json => serde_json::from_slice(&row.bytes(name)?).unwrap_or(Value::Null),
        ColumnKind::Hidden => Value::Null,
    })
}

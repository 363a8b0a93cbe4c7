//! What a table looks like, the same on both engines.

use std::collections::BTreeMap;

use archive::{Column, Kind};

use crate::{Conn, Engine, Result, RowExt as _, StoreError, query};

/// A table: its columns sorted by name, and the order of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub name: String,
    /// Its columns, sorted by name.
    pub columns: Vec<Column>,
    /// The column that counts up by itself, where there is one.
    pub(crate) counts_up: Option<String>,
    /// The columns of its key, which are all by which rows are sorted.
    pub(crate) key: Vec<String>,
}

impl Shape {
    /// Every table, by name.
    pub(crate) async fn all(engine: Engine, conn: &mut Conn) -> Result<Vec<Self>> {
        let mut tables: BTreeMap<String, Vec<Found>> = BTreeMap::new();
        for row in query(engine.schema_query()).fetch_all(conn).await? {
            let column = Found {
                name: row.text("column_name")?,
                kind: row.text("column_type")?,
                required: row.flag("is_required")?,
                counts_up: row.flag("counts_up")?,
                key_place: row.int("key_place")?,
            };
            tables.entry(row.text("table_name")?).or_default().push(column);
        }
        tables.into_iter().map(|(name, columns)| Self::of(name, columns)).collect()
    }

    fn of(name: String, mut found: Vec<Found>) -> Result<Self> {
        let corrupt = |column: &str, reason: &str| StoreError::Corrupt {
            column: format!("{name}.{column}"),
            reason: reason.to_owned(),
        };
        found.sort_by(|a, b| a.name.cmp(&b.name));
        let mut columns = Vec::new();
        for column in &found {
            let kind =
                kind(&column.kind).ok_or_else(|| corrupt(&column.name, "its type is not one of ours"))?;
            if !is_plain(&name) || !is_plain(&column.name) {
                return Err(corrupt(&column.name, "not a plain name"));
            }
            columns.push(Column { name: column.name.clone(), kind, null: !column.required });
        }
        let counts_up = found.iter().find(|c| c.counts_up).map(|c| c.name.clone());
        // A key that counts up is the primary key on one engine alone.
        let key = match &counts_up {
            Some(column) => vec![column.clone()],
            None => {
                let mut key: Vec<&Found> = found.iter().filter(|c| c.key_place > 0).collect();
                key.sort_by_key(|c| c.key_place);
                key.iter().map(|c| c.name.clone()).collect()
            }
        };
        if key.is_empty() {
            return Err(corrupt("", "the table has no primary key, so that its rows have no order"));
        }
        Ok(Self { name, columns, counts_up, key })
    }

    /// Its columns, quoted, between commas.
    pub(crate) fn names(&self) -> String {
        self.columns.iter().map(|c| format!("\"{}\"", c.name)).collect::<Vec<_>>().join(", ")
    }

    /// How its rows are sorted: by the bytes of their key, on every engine.
    pub(crate) fn order(&self, by_bytes: &str) -> String {
        let is_text = |name: &String| self.columns.iter().any(|c| c.name == *name && c.kind == Kind::Text);
        let sorted = |name: &String| match is_text(name) {
            true => format!("\"{name}\" {by_bytes}"),
            false => format!("\"{name}\""),
        };
        self.key.iter().map(sorted).collect::<Vec<_>>().join(", ")
    }
}

/// A column as the engine describes it.
struct Found {
    name: String,
    kind: String,
    required: bool,
    counts_up: bool,
    key_place: i64,
}

/// What a type holds, by the name that either engine gives it.
fn kind(name: &str) -> Option<Kind> {
    match name.to_ascii_lowercase().as_str() {
        "bigint" | "integer" => Some(Kind::Int),
        "double precision" => Some(Kind::Float),
        "text" => Some(Kind::Text),
        "blob" | "bytea" => Some(Kind::Bytes),
        _ => None,
    }
}

fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

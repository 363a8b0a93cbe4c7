//! What each room holds of a person: every column with its purpose and retention, and how it is exported.
//!
//! A room describes its tables in `personal-data.toml`; a test compares the descriptions with the
//! schema, so a column without a purpose does not land.

use std::collections::BTreeMap;

use kit::{PersonId, Text};
use serde::Deserialize;
use serde_json::{Map, Value};
use store::{Db, Result, Row, RowExt as _, query};
use uuid::Uuid;

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
    /// Another person's id: her name is written in its place, as pages show it.
    Name,
    /// A JSON document, stored as bytes.
    Json,
    /// Held, but never shown: a hash.
    Hidden,
}

/// Names of persons, by id.
type Names = BTreeMap<Uuid, String>;

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
    pub async fn export(
        &self,
        db: &Db,
        person: PersonId,
    ) -> Result<Vec<(&PersonalTable, Vec<Map<String, Value>>)>> {
        let mut tables = Vec::new();
        for table in &self.table {
            let rows = db.rows_of(&table.name, &table.person, person).await?;
            let names = table.names(db, &rows).await?;
            let rows = rows.iter().map(|row| table.json(row, &names)).collect::<Result<Vec<_>>>()?;
            tables.push((table, rows));
        }
        Ok(tables)
    }
}

impl PersonalTable {
    fn json(&self, row: &Row, names: &Names) -> Result<Map<String, Value>> {
        let mut object = Map::new();
        for column in self.column.iter().filter(|c| c.kind != ColumnKind::Hidden) {
            object.insert(column.name.clone(), value(row, column, names)?);
        }
        Ok(object)
    }

    /// The names of the other persons in these rows.
    async fn names(&self, db: &Db, rows: &[Row]) -> Result<Names> {
        let mut names = Names::new();
        for column in self.column.iter().filter(|c| c.kind == ColumnKind::Name) {
            for row in rows {
                let Some(id) = row.uuid_or_null(&column.name)? else { continue };
                if names.contains_key(&id) {
                    continue;
                }
                let mut conn = db.read().await?;
                let found = query(include_str!("store/account_name.sql"))
                    .bind(id.as_bytes().to_vec())
                    .fetch_optional(&mut *conn)
                    .await?;
                if let Some(found) = found {
                    names.insert(id, found.text("name")?);
                }
            }
        }
        Ok(names)
    }
}

fn value(row: &Row, column: &Column, names: &Names) -> Result<Value> {
    let name = column.name.as_str();
    Ok(match column.kind {
        ColumnKind::Text => row.text_or_null(name)?.map_or(Value::Null, Value::from),
        ColumnKind::Int => row.int_or_null(name)?.map_or(Value::Null, Value::from),
        ColumnKind::Float => Value::from(row.float(name)?),
        ColumnKind::Instant => row.instant_or_null(name)?.map_or(Value::Null, |i| Value::from(i.to_string())),
        ColumnKind::Id => row.uuid_or_null(name)?.map_or(Value::Null, |id| Value::from(id.to_string())),
        ColumnKind::Name => {
            let known = row.uuid_or_null(name)?.and_then(|id| names.get(&id));
            known.map_or(Value::Null, |name| Value::from(name.as_str()))
        }
        ColumnKind::Json => serde_json::from_slice(&row.bytes(name)?).unwrap_or(Value::Null),
        ColumnKind::Hidden => Value::Null,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESCRIPTION: &str = include_str!("../personal-data.toml");

    /// The columns of each table that migrations make, in their order: one column a line, as we write them.
    fn tables<'a>(migrations: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, Vec<&'a str>> {
        let mut tables: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open: Option<(&str, Vec<&str>)> = None;
        for line in migrations.flat_map(str::lines).map(str::trim) {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                open = Some((rest.split_whitespace().next().unwrap(), Vec::new()));
            } else if let Some((table, column)) =
                line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" DROP COLUMN "))
            {
                tables.get_mut(table).unwrap().retain(|name| *name != column.trim_end_matches(';'));
            } else if let Some((table, column)) =
                line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" ADD COLUMN "))
            {
                tables.get_mut(table).unwrap().push(column.split_whitespace().next().unwrap());
            } else if line == ");" {
                tables.extend(open.take());
            } else if let Some((_, columns)) = &mut open {
                let first = line.split_whitespace().next().unwrap();
                // Columns are written in lower case, constraints of the table in upper case.
                columns.extend((first == first.to_lowercase()).then_some(first));
            }
        }
        tables
    }

    #[test]
    fn the_description_can_be_read() {
        let read = toml::from_str::<PersonalData>(DESCRIPTION).unwrap();
        assert_eq!(read.table.len(), PersonalData::parse(DESCRIPTION).table.len());
        for table in &read.table {
            assert!(
                table.column.iter().any(|c| c.name == table.person),
                "{}: no column “{}”",
                table.name,
                table.person
            );
            let texts = [&table.title, &table.purpose, &table.retention];
            for text in texts.into_iter().chain(table.column.iter().map(|c| &c.title)) {
                assert!(
                    !text.fr.trim().is_empty() && !text.en.trim().is_empty(),
                    "{}: a text is empty",
                    table.name
                );
            }
        }
        assert!(read.impersonal.iter().all(|t| !t.reason.trim().is_empty()));
    }

    #[test]
    fn every_table_of_the_schema_is_described_with_exactly_its_columns() {
        let read = PersonalData::parse(DESCRIPTION);
        let personal =
            read.table.iter().map(|t| (t.name.as_str(), t.column.iter().map(|c| c.name.as_str()).collect()));
        let impersonal =
            read.impersonal.iter().map(|t| (t.name.as_str(), t.columns.iter().map(String::as_str).collect()));
        let described: Vec<(&str, Vec<&str>)> = personal.chain(impersonal).collect();
        let once: BTreeMap<&str, Vec<&str>> = described.iter().cloned().collect();
        assert_eq!(described.len(), once.len(), "a table is described twice");
        let schema = tables(crate::MIGRATIONS.iter().map(|m| m.sql));
        assert_eq!(schema.len(), 15);
        assert_eq!(once, schema);
    }

    #[test]
    fn secrets_are_never_shown_and_other_persons_by_their_names_alone() {
        let read = PersonalData::parse(DESCRIPTION);
        for (table, column) in read.table.iter().flat_map(|t| t.column.iter().map(move |c| (t, c))) {
            let secret = matches!(column.name.as_str(), "password" | "hash" | "secret");
            assert_eq!(secret, column.kind == ColumnKind::Hidden, "{}.{}", table.name, column.name);
            let other = matches!(column.name.as_str(), "reader" | "answered_by" | "invited_by");
            assert_eq!(other, column.kind == ColumnKind::Name, "{}.{}", table.name, column.name);
        }
    }
}

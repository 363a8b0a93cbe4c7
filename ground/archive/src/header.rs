//! What a backup says of itself before its rows.

use std::collections::BTreeSet;

use kit::Instant;
use serde::{Deserialize, Serialize};

use crate::{ArchiveError, FORMAT, Result};

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The number of the format, [`FORMAT`] or less.
    pub passeport_backup: i64,
    /// The version of the product that wrote it, for people.
    pub version: String,
    /// When it was written: an instant in RFC 3339, in UTC.
    pub created_at: String,
    /// The migrations that had made its tables, in the order of rooms and numbers.
    pub migrations: Vec<Step>,
    /// The tables in the order in which they follow.
    pub tables: Vec<Table>,
}

/// A migration that was applied: room, number, and SHA-256 of its text in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Step(pub String, pub i64, pub String);

/// A table of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// Its columns, sorted by name: engines differ in the order after a change.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub null: bool,
}

/// What a column holds: the types that both engines share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole numbers of 64 bits; truth values and instants too.
    Int,
    /// Floating-point numbers of 64 bits.
    Float,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

#[derive(Deserialize)]
struct Format {
    passeport_backup: i64,
}

impl Header {
    /// A header of the format that is written now. Tables keep their order.
    pub fn new(version: &str, created_at: Instant, migrations: Vec<Step>, tables: Vec<Table>) -> Self {
        let (version, created_at) = (version.to_owned(), created_at.to_string());
        Self { passeport_backup: FORMAT, version, created_at, migrations, tables }
    }

    /// All rows together.
    pub fn rows(&self) -> u64 {
        self.tables.iter().fold(0, |sum, table| sum.saturating_add(table.rows))
    }

    /// Reads the first line of a backup.
    pub(crate) fn parse(line: &str) -> Result<Self> {
        let Ok(Format { passeport_backup: format }) = serde_json::from_str(line) else {
            return Err(ArchiveError::NotOne);
        };
        if format > FORMAT {
            return Err(ArchiveError::Newer { format });
        }
        let header: Self = serde_json::from_str(line).map_err(|e| wrong(e.to_string()))?;
        header.check()?;
        Ok(header)
    }

    fn check(&self) -> Result<()> {
        if self.passeport_backup < 1 {
            return Err(wrong(format!("there is no format {}", self.passeport_backup)));
        }
        if Instant::parse(&self.created_at).is_err() {
            return Err(wrong("its instant cannot be read".to_owned()));
        }
        let mut steps = BTreeSet::new();
        if let Some(Step(room, number, _)) = self.migrations.iter().find(|s| !steps.insert((&s.0, s.1))) {
            return Err(wrong(format!("migration {number} of room “{room}” stands twice")));
        }
        let mut names = BTreeSet::new();
        for table in &self.tables {
            let mut columns = BTreeSet::new();
            if !is_plain(&table.name) || !names.insert(&table.name) {
                return Err(wrong(format!("table “{}” stands twice, or has no plain name", table.name)));
            }
            if let Some(column) =
                table.columns.iter().find(|c| !is_plain(&c.name) || !columns.insert(&c.name))
            {
                let (table, column) = (&table.name, &column.name);
                return Err(wrong(format!(
                    "column “{column}” of “{table}” stands twice, or has no plain name"
                )));
            }
        }
        Ok(())
    }
}

/// Names of ours: small letters, digits and `_`. They stand in the text of queries.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn wrong(reason: String) -> ArchiveError {
    ArchiveError::Wrong { place: "header".to_owned(), reason }
}

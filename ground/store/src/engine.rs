//! Which engine a URL names, and the few places where the two differ. Every branch on the engine
//! of the whole product stands in this file; a house rule counts them.

use std::path::PathBuf;

use crate::StoreError;

/// A database engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one: a file of the data folder.
    Sqlite,
    /// A server.
    Postgres,
}

impl Engine {
    /// The engine that a URL names (`sqlite:path`, `postgres://…`, `postgresql://…`).
    pub fn of(url: &str) -> Result<Self, StoreError> {
        match url.split(':').next().unwrap_or_default() {
            "sqlite" => Ok(Self::Sqlite),
            "postgres" | "postgresql" => Ok(Self::Postgres),
            other => Err(StoreError::UnknownEngine { scheme: other.to_owned() }),
        }
    }

    /// Checks that a URL names an engine and, where that is a file, one that outlives the process.
    pub fn check(url: &str) -> Result<(), StoreError> {
        let engine = Self::of(url)?;
        let kept = match engine {
            Self::Sqlite => engine.file(url).is_some() && !url.contains("mode=memory"),
            Self::Postgres => true,
        };
        if kept { Ok(()) } else { Err(StoreError::NoFile { url: url.to_owned() }) }
    }

    /// The name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// What each new connection runs first. SQLite: readers beside one writer, and every commit on
    /// disk before it is acknowledged (law 3).
    pub(crate) fn on_connect(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; \
                 PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;"
            }
            Self::Postgres => "SET lock_timeout = '10s'; SET synchronous_commit = on;",
        }
    }

    /// How a writing transaction begins. SQLite takes its write lock at once, so that a read cannot
    /// be followed by a write that must fail.
    pub(crate) fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// How many connections the pool holds. SQLite: readers; one writes at a time.
    pub(crate) fn connections_max(self) -> u32 {
        match self {
            Self::Sqlite => 6,
            Self::Postgres => 16,
        }
    }

    /// Whether writers of this process queue on a lock of ours: SQLite has one writer, and its own
    /// waiting polls and is not fair.
    pub(crate) fn single_writer(self) -> bool {
        self == Self::Sqlite
    }

    /// Lists tables and their columns: `table_name`, `column_name`, `column_type` as the engine calls it, and as whole
    /// numbers `is_required`, `counts_up` (by itself) and `key_place` (1, 2, … in the primary key, 0 outside).
    pub(crate) fn schema_query(self) -> &'static str {
        match self {
            Self::Sqlite => {
                r#"SELECT m.name AS table_name, c.name AS column_name, c.type AS column_type,
                  CASE WHEN c."notnull" = 1 OR (c.type = 'INTEGER' AND c.pk = 1) THEN 1 ELSE 0 END AS is_required,
                  CASE WHEN c.type = 'INTEGER' AND c.pk = 1 THEN 1 ELSE 0 END AS counts_up,
                  c.pk AS key_place
                FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"#
            }
            Self::Postgres => {
                r#"SELECT CAST(t.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS column_name,
                  CAST(format_type(a.atttypid, a.atttypmod) AS TEXT) AS column_type,
                  CASE WHEN a.attnotnull THEN 1 ELSE 0 END AS is_required,
                  CASE WHEN a.attidentity <> '' THEN 1 ELSE 0 END AS counts_up,
                  COALESCE(array_position(CAST(i.indkey AS int2[]), a.attnum) + 1, 0) AS key_place
                FROM pg_class t
                JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
                WHERE t.relkind IN ('r', 'p')"#
            }
        }
    }

    /// How tables are read and filled whole.
    pub(crate) fn whole_tables(self) -> WholeTables {
        match self {
            // The first read takes the snapshot, which lasts as long as the transaction; writers go on beside it.
            // Nobody else writes while a writing transaction is open, and keys that count up follow what is inserted.
            Self::Sqlite => WholeTables {
                begin_reading: "BEGIN DEFERRED",
                by_bytes: "COLLATE BINARY",
                lock: None,
                into_counting: "",
                count_on: None,
            },
            Self::Postgres => WholeTables {
                begin_reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                by_bytes: "COLLATE \"C\"",
                lock: Some("LOCK TABLE \"{table}\" IN EXCLUSIVE MODE"),
                into_counting: "OVERRIDING SYSTEM VALUE",
                count_on: Some(
                    "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), \
                     (SELECT MAX(\"{column}\") FROM \"{table}\"))",
                ),
            },
        }
    }

    /// What stands for the words `{{…}}` of a migration.
    fn words(self) -> [(&'static str, &'static str); 2] {
        match self {
            Self::Sqlite => [("{{blob}}", "BLOB"), ("{{position}}", "INTEGER PRIMARY KEY AUTOINCREMENT")],
            Self::Postgres => {
                [("{{blob}}", "BYTEA"), ("{{position}}", "BIGINT GENERATED ALWAYS AS IDENTITY")]
            }
        }
    }

    /// The file that a URL names, where it names one that this process creates.
    pub(crate) fn file(self, url: &str) -> Option<PathBuf> {
        match self {
            Self::Sqlite => {
                let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
                let path = path.split('?').next().unwrap_or_default();
                (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
            }
            Self::Postgres => None,
        }
    }
}

/// Texts with which tables are read and filled whole; `{table}` and `{column}` stand for names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WholeTables {
    /// Begins a transaction in which all reads see one state.
    pub(crate) begin_reading: &'static str,
    /// Sorts texts by their bytes, whatever the language of the database.
    pub(crate) by_bytes: &'static str,
    /// Keeps others from writing to a table until the transaction ends.
    pub(crate) lock: Option<&'static str>,
    /// Lets an insert name the values of a key that counts up.
    pub(crate) into_counting: &'static str,
    /// Makes a key that counts up go on after the highest value of its table.
    pub(crate) count_on: Option<&'static str>,
}

/// A migration's text as the engine reads it: the words in double braces are replaced.
pub fn expand(engine: Engine, sql: &str) -> String {
    engine.words().iter().fold(sql.to_owned(), |text, (word, meaning)| text.replace(word, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_its_engine_or_is_refused_by_name() {
        assert_eq!(Engine::of("sqlite:data/x.db").unwrap(), Engine::Sqlite);
        assert_eq!(Engine::of("postgres:///x?host=/run").unwrap(), Engine::Postgres);
        assert!(Engine::of("mysql://x").unwrap_err().to_string().contains("mysql"));
    }

    #[test]
    fn a_database_that_would_be_lost_is_refused() {
        for url in ["sqlite:", "sqlite://", "sqlite::memory:", "sqlite://:memory:", "sqlite:x?mode=memory"] {
            assert!(Engine::check(url).unwrap_err().to_string().contains("sqlite:PATH"), "{url}");
        }
        for url in ["sqlite:x.db", "sqlite:///x.db?mode=rwc", "postgres:///x"] {
            assert!(Engine::check(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn the_file_of_a_url_is_found() {
        assert_eq!(Engine::Sqlite.file("sqlite://a/b.db?mode=rwc"), Some(PathBuf::from("a/b.db")));
        assert_eq!(Engine::Sqlite.file("sqlite::memory:"), None);
    }
}

//! What can go wrong with the database, in words that say how to mend it.

/// An error of the store. Rooms pass it on; the web edge turns it into a problem page or document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The URL names an engine that the product does not speak.
    #[error("the database URL starts with “{scheme}:”; write sqlite:PATH or postgres://USER@HOST/NAME")]
    UnknownEngine {
        /// What stands before the colon.
        scheme: String,
    },
    /// The URL names no file, so everything would be lost with the process.
    #[error("the database “{url}” names no file, and would be lost at the end; write sqlite:PATH")]
    NoFile {
        /// The URL.
        url: String,
    },
    /// The file is something else.
    #[error("the file is not a database ({reason}); check --database, or restore a backup")]
    NoDatabase {
        /// What the driver said.
        reason: String,
    },
    /// No connection could be made or kept.
    #[error("the database cannot be reached ({reason}); check that it runs and that --database is right")]
    Unreachable {
        /// What the driver said.
        reason: String,
    },
    /// Another connection holds the write lock for longer than we wait.
    #[error("the database is locked by another program; nothing was written, try again in a moment")]
    Locked,
    /// The disk, or the space granted to the database, is full.
    #[error("the database is full; nothing was written. Free space on its disk, then try again")]
    Full,
    /// The database may not be written.
    #[error("the database is read-only ({reason}); give this account the right to write it")]
    ReadOnly {
        /// What the driver said.
        reason: String,
    },
    /// A newer binary has migrated this database.
    #[error(
        "the database was migrated by a newer version of Passeport (room “{room}”, migration {number}); \
         use that version or newer, or restore a backup made before the upgrade"
    )]
    Newer {
        /// The room whose migration is unknown here.
        room: String,
        /// The migration's number.
        number: i64,
    },
    /// An applied migration's text is not what this binary holds.
    #[error(
        "migration {number} of room “{room}” was applied with another text; \
         this binary and this database do not belong together"
    )]
    Changed {
        /// The room.
        room: String,
        /// The migration's number.
        number: i64,
    },
    /// A table that was to be filled holds rows.
    #[error(
        "the database already holds rows (table “{table}”) and stays as it is; restore into an empty one: another \
         --data folder, or another --database"
    )]
    NotEmpty {
        /// The first table that holds any.
        table: String,
    },
    /// Another process holds the lease for longer than we wait.
    #[error("another process holds the lease “{name}”; if none runs, it expires by itself within a minute")]
    Leased {
        /// The lease's name.
        name: String,
    },
    /// What is read is being made again from the ledger.
    #[error("passports are being made again from the ledger; they can be read when this is done")]
    Building,
    /// A stored value is not what its column promises.
    #[error("column “{column}” holds a value that cannot be read ({reason}); run `passeport doctor`")]
    Corrupt {
        /// The column.
        column: String,
        /// What is wrong with the value.
        reason: String,
    },
    /// Anything else that the database says.
    #[error("the database refused a query: {0}")]
    Query(sqlx::Error),
}

impl StoreError {
    /// Whether the same call may succeed in a moment, nothing being wrong with it.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Locked | Self::Leased { .. } | Self::Building => true,
            Self::Query(error) => matches!(code(error).as_deref(), Some("40001" | "40P01")),
            _ => false,
        }
    }

    /// Whether writing is hindered by something outside the program. Who only reads need not fail then,
    /// when what was to be written beside may be left out.
    pub fn hinders_writing(&self) -> bool {
        self.is_transient() || matches!(self, Self::Full | Self::ReadOnly { .. })
    }
}

/// Codes of PostgreSQL, or how they begin: class 08 connection, 57P shutdown, 28 authorisation, 3D000 no such
/// database, 53300 too many connections.
const UNREACHABLE: [&str; 5] = ["08", "57P", "28", "3D000", "53300"];

/// Whether the database refused a row because its key is taken.
pub fn is_unique_violation(error: &StoreError) -> bool {
    matches!(error, StoreError::Query(sqlx::Error::Database(e)) if e.is_unique_violation())
}

fn code(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).map(std::borrow::Cow::into_owned)
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let unreachable = |e: &dyn std::fmt::Display| Self::Unreachable { reason: e.to_string() };
        match &error {
            sqlx::Error::Io(e) => unreachable(e),
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                unreachable(&error)
            }
            sqlx::Error::Tls(e) => unreachable(e),
            sqlx::Error::Configuration(e) => unreachable(e),
            sqlx::Error::Database(e) => match code(&error).as_deref() {
                // PostgreSQL's codes have five signs: 53100 disk full, 55P03 lock not available, 25006 read-only.
                Some(c) if c.len() == 5 && UNREACHABLE.iter().any(|class| c.starts_with(class)) => {
                    unreachable(e)
                }
                Some("53100") => Self::Full,
                Some("55P03") => Self::Locked,
                Some("25006") => Self::ReadOnly { reason: e.to_string() },
                // SQLite: no room for the file that its readers and writers share, before any page is written.
                Some("4874") => Self::Full,
                // SQLite: primary result codes stand in the low byte of the extended ones.
                Some(c) => match c.parse::<u32>().ok().filter(|_| c.len() < 5).map(|n| n & 0xff) {
                    Some(5 | 6) => Self::Locked,
                    Some(13) => Self::Full,
                    Some(8) => Self::ReadOnly { reason: e.to_string() },
                    Some(14) => unreachable(e),
                    Some(26) => Self::NoDatabase { reason: e.to_string() },
                    _ => Self::Query(error),
                },
                None => Self::Query(error),
            },
            _ => Self::Query(error),
        }
    }
}

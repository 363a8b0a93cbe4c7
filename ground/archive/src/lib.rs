//! The file of a backup: one gzip stream of JSON lines, the same whichever database it comes from, and a seal.
//!
//! ```text
//! {"passeport_backup":1,"version":…,"created_at":…,"migrations":[…],"tables":[…]}   the header
//! {"table":"people_accounts"}                                                       one table begins
//! ["…",1732352400000000,null]                                                       its rows, a line each
//! {"rows":1,"sha256":"…"}                                                           it ends
//! {"content":"…"}                                                                   all tables have ended
//! {"seal":"…"}                                                                      SHA-256 of the bytes before
//! ```
//!
//! [`Writer`] makes one and [`Reader`] reads one, both line by line: memory is bounded by [`LINE_BYTES_MAX`], however
//! large the file. [`check_seal`] finds an altered byte before anything is unpacked, [`Reader`] refuses whatever else
//! is not as it should be. `zcat FILE` shows the lines.
//!
//! **How to change the format**: raise [`FORMAT`], and read the older ones in `read.rs`. The seal stays as it is, so
//! that an older binary can say that a file is newer, and not that it was altered.

mod header;
mod read;
mod row;
mod seal;
mod write;

pub use header::{Column, Header, Kind, Step, Table};
pub use read::{Reader, Summary};
pub use row::{Value, parse_row, write_row};
pub use seal::{SEAL_BYTES, check_seal};
pub use write::Writer;

/// The number of the format that this crate writes.
pub const FORMAT: i64 = 1;
/// The longest line that is written or read, in bytes. The longest rows are statements and texts of forms, each of
/// 64 KiB at most; the figures of a large organisation may take some hundred times as much.
pub const LINE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why a backup cannot be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The file system failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It does not begin as one.
    #[error("this is not a backup of Passeport; give the file that `passeport backup` wrote")]
    NotOne,
    /// Its bytes are not those that were written.
    #[error(
        "the file was cut short or altered: the hash at its end is not that of its bytes; fetch another copy of it, \
         or another backup"
    )]
    Altered,
    /// A newer version wrote it.
    #[error(
        "the backup has format {format}, and this version reads {FORMAT} at most; restore it with a newer version"
    )]
    Newer {
        /// The number of its format.
        format: i64,
    },
    /// A line is not what it should be.
    #[error("{place}: {reason}; the backup cannot be restored, take another one")]
    Wrong {
        /// Which line, or which row of which table.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A value cannot be kept in a backup.
    #[error("table “{table}”: {reason}; run `passeport doctor`")]
    Unwritable {
        /// The table.
        table: String,
        /// What is wrong with the value.
        reason: String,
    },
}

/// What a function of this crate returns.
pub type Result<T> = std::result::Result<T, ArchiveError>;

//! This room's limits, with their reasons. The size of a body is `kit::limits::API_BYTES_MAX`.

/// Statements of one POST: a transaction of a second or so, during which SQLite has no other writer.
pub const BATCH_STATEMENTS_MAX: usize = 1_000;

/// Bytes of one statement, as compact JSON: thirty times a usual one. Without it an answer of
/// [`PAGE_STATEMENTS_MAX`] statements, each as large as a body may be, would be two gigabytes.
pub const STATEMENT_BYTES_MAX: usize = 64 * 1024;

/// Statements of one answer when the program does not say how many.
pub const PAGE_STATEMENTS_USUAL: i64 = 100;

/// Most statements of one answer.
pub const PAGE_STATEMENTS_MAX: i64 = 500;

/// Seconds before now up to which every statement is surely visible: `stored` is set when a statement is
/// appended, and seen when its transaction ends, a second or two later for a full batch.
pub const CONSISTENT_LAG_SECONDS: i64 = 10;

//! What every room stands on and may import into its pure modules: clock, ids, languages, texts,
//! limits. Nothing here does I/O except the two `System…` types, which the binary alone constructs.
//!
//! To add a piece: it must be needed by two rooms, know none of them, and be testable without a
//! database or a browser; otherwise it belongs in the room that needs it.

pub mod day;
pub mod fault;
pub mod fingerprint;
pub mod ids;
pub mod language;
pub mod limits;
pub mod pseudonym;
pub mod time;
pub mod typography;

pub use day::{Day, InvalidDay};
pub use fault::{Fault, Source};
pub use fingerprint::Fingerprint;
pub use ids::{Ids, PersonId, SeededIds, SystemIds};
pub use language::{Language, Text};
pub use time::{Clock, FixedClock, Instant, SystemClock};

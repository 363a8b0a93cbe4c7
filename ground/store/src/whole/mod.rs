//! Tables whole: read in one snapshot, and filled in one transaction, for backups. No room's table is known here: what
//! there is follows from the catalogue of the engine.

mod filling;
mod shape;
mod snapshot;

pub use filling::Filling;
pub use shape::Shape;
pub use snapshot::Snapshot;

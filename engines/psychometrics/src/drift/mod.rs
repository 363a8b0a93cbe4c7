//! Drift: whether an item is still what it was when it was calibrated.
//!
//! | function | compares | source |
//! | --- | --- | --- |
//! | [`drifted`] | old parameters and new ones, of many items, by their errors | Lord 1980, section 14.4 |
//! | [`robust_z`] | differences of an item with those of all others | Huynh & Meyer 2010 |
//! | [`Batch`], [`Cusum`] | recent answers with what old parameters expect | Veerkamp & Glas 2000 |
//!
//! New parameters must be on the scale of the old ones ([`crate::linking`]), and abilities come from other items: an item
//! that drifts must not vouch for itself.

mod cusum;
mod parameters;

pub use cusum::{Batch, Cusum};
pub use parameters::{ItemDrift, Pair, drifted, robust_z};

//! Quality of items and people: what may be relied on, and what somebody should look at.
//!
//! | question | figure | source |
//! | --- | --- | --- |
//! | does an item follow its model? | [`item_fit`]: S-X² | Orlando & Thissen 2000, Kang & Chen 2008 |
//! | does a person answer as her ability has it? | [`person_fit`]: l_z* | Snijders 2001, Sinharay 2016 |
//! | do two items share more than the ability? | [`local_dependence`]: Q3, Q3* | Yen 1984, Christensen et al. 2017 |
//! | … than their margins? | [`pair_tables`]: X², G² | Chen & Thissen 1997 |
//!
//! Answers come as [`Responses`](crate::calibration::Responses), items as [`Item`](crate::Item). Every figure is finite;
//! what cannot be said is `None` or an [`Error`](crate::Error) that names who or what is at fault. **To add the next
//! one**: a file of its own, a line in this table, its law under the model in `tests/`.

mod item_fit;
mod local_dependence;
mod person_fit;
mod population;
mod summed_score;

pub use item_fit::{ItemFit, ItemFits, Parameters, item_fit};
pub use local_dependence::{LocalDependence, PairDependence, PairTable, local_dependence, pair_tables};
pub use person_fit::{PersonFit, person_fit};

use crate::calibration::Responses;
use crate::error::Error;
use crate::response::Item;

/// Refuses answers to other items than these, and scores that they do not have.
fn check_items(responses: &Responses, items: &[Item]) -> Result<(), Error> {
    let (found, expected) = (items.len(), responses.items());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of items", found, expected });
    }
    for (place, item) in items.iter().enumerate() {
        responses.reached(place).map_or(Ok(()), |score| item.check(score))?;
    }
    Ok(())
}

//! Quality of items and people: what may be relied on, and what somebody should look at.
//!
//! | question | figure | source |
//! | --- | --- | --- |
//! | does an item follow its model? | [`item_fit`]: S-X² | Orlando & Thissen 2000, Kang & Chen 2008 |
//! | does a person answer as her ability does? | [`person_fit`]: l_z* | Snijders 2001, Sinharay 2016 |
//! | do items share more than the ability? | [`local_dependence`]: Q3, Q3* | Yen 1984, Christensen et al. 2017 |
//! | … than their margins? | [`pair_tables`]: X², G² | Chen & Thissen 1997 |
//! | which options draw the wrong people, or none? | [`option_analysis`] | Haladyna & Downing 1993 |
//! | how much of a spread is not error? | [`marginal_reliability`], … | Green et al. 1984 |
//! | … of a sum of scores? | [`cronbach_alpha`] | Cronbach 1951 |
//! | how often is a level right, and the same again? | [`classification()`] | Rudner 2005, Lee 2010 |
//! | is a time odd for the person and the item? | [`speeds`]: lognormal residuals | van der Linden 2006 |
//! | was an answer but a rapid guess? | [`normative_thresholds`], [`effort()`] | Wise & Ma 2012, Wise & Kong 2005 |
//!
//! Answers come as [`Responses`], items as [`Item`]. Every figure is finite; what cannot be said is `None` or an
//! [`Error`] that names who or what is at fault. **To add the next one**: a file of its own, a line in this table, its
//! law under the model in `tests/`.

mod classification;
mod effort;
mod item_fit;
mod local_dependence;
mod moments;
mod options;
mod person_fit;
mod population;
mod reliability;
mod speed;
mod summed_score;
mod times;

pub use classification::{Classification, CutReliance, Reliance, classification};
pub use effort::{EFFORT_MIN, Effort, effort, normative_thresholds, without_rapid};
pub use item_fit::{ItemFit, ItemFits, Parameters, item_fit};
pub use local_dependence::{LocalDependence, PairDependence, PairTable, local_dependence, pair_tables};
pub use options::{GROUPS, OPTIONS_MAX, OptionAnalysis, OptionFigures, OptionFlag, RARE, option_analysis};
pub use person_fit::{PersonFit, person_fit};
pub use reliability::{
    EstimateKind, cronbach_alpha, marginal_reliability, reliability_of_error, reliability_of_information,
};
pub use speed::{ItemTime, Speeds, TimeResidual, speeds};
pub use times::Times;

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
        responses.check_scores(place, item.score_max())?;
    }
    Ok(())
}

//! Calibration: the parameters of items, from the answers of many people whose abilities are unknown.
//!
//! Marginal maximum likelihood by the EM algorithm (Bock & Aitkin 1981): what each person's ability may be, from the
//! parameters so far; then, item by item, the parameters that fit these abilities best; and so on. Rounds are
//! extrapolated (Anderson acceleration, Henderson & Varadhan 2019), which takes their number from hundreds to a dozen,
//! and end where the posterior of the parameters is level (Fisher's identity). The first group of people is N(0, 1): it
//! sets the scale. Answers may be sparse, and kinds of items mixed.

mod acceleration;
mod curve;
mod errors;
mod estimates;
mod expectation;
mod kind;
mod maximisation;
mod nodes;
mod parts;
mod population;
mod prior;
mod responses;
mod settings;

pub use errors::ItemErrors;
pub use kind::Kind;
pub use prior::ItemPrior;
pub use responses::Responses;
pub use settings::Settings;

use crate::error::Error;
use crate::response::Item;
use acceleration::Rest;
use curve::Curve;
use estimates::Estimates;
use expectation::People;
use nodes::Nodes;
use population::Population;

/// An item as it was calibrated.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// The item.
    pub item: Item,
    /// The standard errors of its parameters.
    pub errors: ItemErrors,
}

/// What a calibration found.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The items, in their order.
    pub items: Vec<Calibrated>,
    /// ln of the marginal likelihood of all answers, the prior left out.
    pub log_likelihood: f64,
    /// Rounds of the EM algorithm.
    pub rounds: usize,
    /// Whether it came to rest before the rounds ran out.
    pub settled: bool,
}

/// Calibrates items from answers. The same answers give the same bits, however many processors work on it.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one kind an item, [`Error::OutOfRange`] for a kind, a prior or settings outside
/// their ranges, [`Error::NoSuch`] for a score above an item's highest one; [`Error::NotInformed`] for an item that the
/// answers cannot place: nobody answered it, or, without a prior, everybody reached the same score or a score between
/// was never reached.
pub fn calibrate(responses: &Responses, kinds: &[Kind], settings: &Settings) -> Result<Calibration, Error> {
    check(responses, kinds, settings)?;
    let nodes = Nodes::new(settings.nodes, false);
    let counts = responses.counts();
    let curves = kinds.iter().zip(&counts).map(|(kind, counts)| Curve::start(*kind, counts)).collect();
    let start = Estimates { curves, populations: vec![Population::standard(false)] };
    let people = People::new(responses, None, &start);
    let Rest { estimates, windows, rounds, settled } =
        acceleration::settled(&people, &nodes, start, settings);
    let (log_likelihood, errors) = errors::errors(&people, &nodes, &estimates, &windows, settings.prior);
    let items = estimates
        .curves
        .iter()
        .zip(errors)
        .map(|(curve, errors)| Ok(Calibrated { item: curve.item()?, errors }));
    let items = items.collect::<Result<Vec<_>, Error>>()?;
    Ok(Calibration { items, log_likelihood, rounds, settled })
}

fn check(responses: &Responses, kinds: &[Kind], settings: &Settings) -> Result<(), Error> {
    let (found, expected) = (kinds.len(), responses.items());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of kinds", found, expected });
    }
    settings.check()?;
    for (item, (kind, counts)) in kinds.iter().zip(responses.counts()).enumerate() {
        kind.check()?;
        let count = kind.score_max() + 1;
        if let Some(index) = responses.reached(item).filter(|reached| *reached >= count) {
            return Err(Error::NoSuch { what: "the score", index, count });
        }
        let nobody = counts.iter().all(|count| *count == 0.0);
        let never = (0..count).any(|score| counts.get(score).is_none_or(|count| *count == 0.0));
        if nobody || (never && settings.prior.is_none()) {
            return Err(Error::NotInformed { item });
        }
    }
    Ok(())
}

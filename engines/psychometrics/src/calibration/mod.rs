//! Calibration: the parameters of items, from the answers of many people whose abilities are unknown.
//!
//! Marginal maximum likelihood by the EM algorithm (Bock & Aitkin 1981): what each person's ability may be, from the
//! parameters so far; then, item by item, the parameters that fit these abilities best; and so on. Rounds are
//! extrapolated (Anderson acceleration, Henderson & Varadhan 2019), which takes their number from hundreds to a dozen,
//! and end where the posterior of the parameters is level (Fisher's identity). The first group of people is N(0, 1): it
//! sets the scale. Answers may be sparse, and kinds of items mixed. Items of one parameter share one slope, found with
//! all of their difficulties. Errors are those of the observed information of all parameters together (Louis 1982) up to
//! 640 of them; beyond, of the cross products of people's slopes, item by item.

mod acceleration;
mod apart;
mod borders;
mod common_slope;
mod correlations;
mod curve;
mod design;
mod domains;
mod errors;
mod estimates;
mod expectation;
mod kind;
mod layout;
mod maximisation;
mod nodes;
mod online;
mod population;
mod prior;
mod responses;
mod settings;
mod slopes;
mod whole;

pub use design::{Design, Role};
pub use domains::{DomainCalibration, calibrate_domains};
pub use errors::ItemErrors;
pub use kind::Kind;
pub use online::{Cycles, JoinRule, Seeded, calibrate_online};
pub use population::GroupAbility;
pub use prior::ItemPrior;
pub use responses::{ITEMS_MAX, Responses};
pub(crate) use responses::{check_count, check_item};
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
    /// The groups of people, in their order; one without groups.
    pub groups: Vec<GroupAbility>,
    /// ln of the marginal likelihood of all answers, the prior left out.
    pub log_likelihood: f64,
    /// Rounds of the EM algorithm.
    pub rounds: usize,
    /// Whether it came to rest before the rounds ran out.
    pub settled: bool,
}

/// Calibrates items from answers of one group of people, N(0, 1). The same answers give the same bits, however many
/// processors work on it.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one kind an item, [`Error::OutOfRange`] for a prior or settings outside their
/// ranges, [`Error::ItemOutOfRange`] for such a kind, [`Error::NoScore`] for a score above an item's highest one;
/// [`Error::NotInformed`] for an item that the answers cannot place: nobody answered it, or, without a prior, everybody
/// reached the same score, a score between was never reached, or the likeliest parameters are beyond those that an item
/// may have.
pub fn calibrate(responses: &Responses, kinds: &[Kind], settings: &Settings) -> Result<Calibration, Error> {
    let roles = kinds.iter().map(|kind| Role::Free(*kind)).collect();
    calibrate_design(responses, &Design::new(roles), settings)
}

/// Calibrates the free items of a design, and the mean and the standard deviation of each group (Bock & Zimowski 1997).
/// The first group is N(0, 1); with anchors it is estimated too, as those set the scale (Kim 2006, multiple weights
/// updating and multiple EM cycles).
///
/// # Errors
/// As [`calibrate`]; and [`Error::WrongSize`] or [`Error::NoSuchIn`] for a wrong list of groups,
/// [`Error::GroupNotInformed`] for a group without answers, [`Error::GroupNotLinked`] for one that no common items lead to.
pub fn calibrate_design(
    responses: &Responses,
    design: &Design,
    settings: &Settings,
) -> Result<Calibration, Error> {
    design.check(responses, settings)?;
    let start = start(responses, design);
    let nodes = Nodes::new(settings.nodes, start.populations.iter().any(|population| population.free));
    let people = People::new(responses, design.groups.before(), &start);
    let Rest { estimates, windows, rounds, settled } =
        acceleration::settled(&people, &nodes, start, settings);
    let errors = errors::errors(&people, &nodes, &estimates, windows, settings.prior);
    let item = |(place, ((role, curve), errors)): (usize, ((&Role, &Curve), ItemErrors))| {
        let item = match role {
            // Beyond the range that items may have: answers without a prior led there.
            Role::Free(_) => curve.item().map_err(|_| Error::NotInformed { item: place })?,
            Role::Fixed(item) => item.clone(),
        };
        Ok(Calibrated { item, errors })
    };
    let items = design.items.iter().zip(&estimates.curves).zip(errors.items).enumerate().map(item);
    let items = items.collect::<Result<Vec<_>, Error>>()?;
    let log_likelihood = errors.log_likelihood;
    Ok(Calibration { items, groups: errors.groups, log_likelihood, rounds, settled })
}

fn start(responses: &Responses, design: &Design) -> Estimates {
    let curve = |(role, counts): (&Role, Vec<f64>)| match role {
        Role::Free(kind) => Curve::start(*kind, &counts),
        Role::Fixed(item) => Curve::fixed(item),
    };
    let anchors = design.has_anchors();
    Estimates {
        curves: design.items.iter().zip(responses.counts()).map(curve).collect(),
        populations: (0..design.groups.count())
            .map(|group| Population::standard(anchors || group > 0))
            .collect(),
    }
}

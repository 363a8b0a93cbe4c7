//! Online calibration: new items seeded among others, placed on the scale by people whose abilities these others tell.

use super::design::{Design, Role};
use super::errors::{self, ItemErrors};
use super::expectation::{Before, People};
use super::nodes::Nodes;
use super::{Calibrated, Kind, Responses, Settings, acceleration, start};
use crate::error::Error;
use crate::posterior::Estimate;

/// Least nodes: an ability that many answers tell of is narrow.
const NODES_MIN: usize = 121;
/// How far an ability, and its standard error, may reach.
const MEAN_MAX: f64 = 6.0;
const ERROR_MAX: f64 = 3.0;

/// Whether the answers to the new items tell of abilities too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cycles {
    /// They do not: one EM cycle (OEM, Wainer & Mislevy 1990). A bad item harms nothing else; slopes come out too low by
    /// what abilities are uncertain.
    One,
    /// They do: multiple EM cycles (MEM, Ban et al. 2001), which uses all that is known.
    Many,
}

/// A new item, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Seeded {
    /// The item and its errors.
    pub calibrated: Calibrated,
    /// How many people answered it.
    pub answers: usize,
}

/// When a new item joins the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JoinRule {
    /// Answers at least.
    pub answers_min: usize,
    /// The largest standard error of a difficulty or of a threshold, in logits.
    pub error_max: f64,
}

impl JoinRule {
    /// From 300 answers on, with standard errors of .15 at most.
    pub const USUAL: Self = Self { answers_min: 300, error_max: 0.15 };

    /// Whether an item is known well enough.
    #[must_use]
    pub fn joins(&self, seeded: &Seeded) -> bool {
        let ItemErrors { thresholds, .. } = &seeded.calibrated.errors;
        seeded.answers >= self.answers_min && thresholds.iter().all(|error| *error <= self.error_max)
    }
}

/// Calibrates new items on the scale of people's abilities: `abilities` says of each person the mean and the standard
/// deviation of her posterior from operational items, and `responses` holds the answers to the new items alone. Where the
/// operational answers themselves are at hand, [`calibrate_design`](super::calibrate_design) with fixed items does the same
/// and estimates the population.
///
/// # Errors
/// As [`calibrate`](super::calibrate); [`Error::WrongSize`] unless there is an ability a person, and
/// [`Error::AbilityTooFar`] for one beyond ±6 or with a standard error above 3.
pub fn calibrate_online(
    responses: &Responses,
    kinds: &[Kind],
    abilities: &[Estimate],
    cycles: Cycles,
    settings: &Settings,
) -> Result<Vec<Seeded>, Error> {
    check(responses, abilities)?;
    let design = Design::new(kinds.iter().map(|kind| Role::Free(*kind)).collect());
    design.check(responses, settings)?;
    let start = start(responses, &design);
    let nodes = Nodes::new(settings.nodes.max(NODES_MIN), true);
    let mut people = People::new(responses, Before::Abilities(abilities), &start);
    people.telling = cycles == Cycles::Many;
    let rest = acceleration::settled(&people, &nodes, start, settings);
    people.telling = true;
    let errors = errors::errors(&people, &nodes, &rest.estimates, rest.windows, settings.prior);
    let answers = responses.counts().into_iter().map(|counts| counts.iter().sum::<f64>() as usize);
    let seeded = rest.estimates.curves.iter().zip(errors.items).zip(answers).enumerate();
    let seeded = seeded.map(|(item, ((curve, errors), answers))| {
        // Beyond the range that items may have: answers without a prior led there.
        let found = curve.item().map_err(|_| Error::NotInformed { item })?;
        Ok(Seeded { calibrated: Calibrated { item: found, errors }, answers })
    });
    seeded.collect()
}

fn check(responses: &Responses, abilities: &[Estimate]) -> Result<(), Error> {
    let (found, expected) = (abilities.len(), responses.people());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of abilities", found, expected });
    }
    let pairs = abilities.iter().map(|ability| (ability.mean.get(), ability.standard_error.get()));
    for (person, (mean, standard_error)) in pairs.enumerate() {
        if mean.abs() > MEAN_MAX || standard_error > ERROR_MAX {
            return Err(Error::AbilityTooFar { person, mean, standard_error });
        }
    }
    Ok(())
}

//! How a calibration is run.

use std::ops::RangeInclusive;

use super::prior::ItemPrior;
use crate::error::Error;

/// Least and most nodes of the quadrature. With fewer than 41 the likelihood of a person who answers some tens of items is
/// no integral any more.
const NODES: RangeInclusive<usize> = 41..=501;
/// Rounds at least and at most: a tolerance that rounding keeps out of reach must not mean a loop without end.
const ROUNDS: RangeInclusive<usize> = 1..=100_000;

/// How a calibration is run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Nodes of the quadrature, 41 to 501, at equal distances between −6 and 6; as close to each other, but between −8
    /// and 8, where means of groups are estimated.
    pub nodes: usize,
    /// What is believed of parameters; `None` for likelihood alone.
    pub prior: Option<ItemPrior>,
    /// Rounds of the EM algorithm at most, 1 to 100,000.
    pub rounds_max: usize,
    /// The steepest slope of ln of the posterior by the parameters of an item or a group, in units of their standard
    /// errors were abilities known, from which a calibration has come to rest; above 0.
    pub tolerance: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { nodes: 61, prior: Some(ItemPrior::WEAK), rounds_max: 500, tolerance: 1e-4 }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), Error> {
        let outside = |what, value, allowed| Err(Error::OutOfRange { what, value, allowed });
        if !NODES.contains(&self.nodes) {
            return outside("the number of nodes", self.nodes as f64, "between 41 and 501");
        }
        if !ROUNDS.contains(&self.rounds_max) {
            return outside("the greatest number of rounds", self.rounds_max as f64, "between 1 and 100000");
        }
        if !(self.tolerance > 0.0 && self.tolerance.is_finite()) {
            return outside("the tolerance", self.tolerance, "finite and above 0");
        }
        self.prior.map_or(Ok(()), ItemPrior::check)
    }
}

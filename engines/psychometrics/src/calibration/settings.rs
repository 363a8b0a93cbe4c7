//! How a calibration is run.

use super::prior::ItemPrior;
use crate::error::Error;

/// Least and most nodes of the quadrature. Fewer than 41 are too few where a person answers some tens of items.
const NODES: std::ops::RangeInclusive<usize> = 11..=501;

/// How a calibration is run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Nodes of the quadrature, 11 to 501, at equal distances between −6 and 6; as close to each other, but between −8
    /// and 8, where means of groups are estimated.
    pub nodes: usize,
    /// What is believed of parameters; `None` for likelihood alone.
    pub prior: Option<ItemPrior>,
    /// Rounds of the EM algorithm at most.
    pub rounds_max: usize,
    /// The steepest slope of ln of the posterior by the parameters of an item or a group, in units of their standard
    /// errors were abilities known, from which a calibration has come to rest.
    pub tolerance: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { nodes: 61, prior: Some(ItemPrior::WEAK), rounds_max: 500, tolerance: 1e-4 }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), Error> {
        if !NODES.contains(&self.nodes) {
            let value = self.nodes as f64;
            let what = "the number of nodes";
            return Err(Error::OutOfRange { what, value, allowed: "between 11 and 501" });
        }
        self.prior.map_or(Ok(()), ItemPrior::check)
    }
}

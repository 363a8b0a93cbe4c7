//! The posterior of one ability on a grid that follows it.

use super::reach::{log_posterior, reach, width};
use super::{Observation, Prior};
use crate::level::{Cuts, between};
use crate::numbers::{Ability, Probability};
use crate::posterior::Estimate;
use crate::simulate::Draws;

/// The distance of nodes, in the least width that the posterior may have: the rule of equal distances is then exact to
/// rounding (Trefethen & Weideman 2014, theorem 5.1), and its parabolas at a cut to six digits.
const SPACING: f64 = 0.1;
/// Nodes at most. More are asked for by priors a hundred times as wide as their items are steep: an edge of such a
/// posterior is then placed to a thousandth of its standard deviation.
const NODES_MAX: f64 = 4_000.0;

/// The posterior of one ability: nodes at equal distances, and the probability at each.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    low: f64,
    spacing: f64,
    shares: Vec<f64>,
}

impl Grid {
    /// The posterior after some answers, in whatever order: all of it, however far answers lead from the prior. O(answers),
    /// some hundred evaluations of each; thousands where the prior is far wider than what answers leave.
    #[must_use]
    pub fn posterior(observations: &[Observation], prior: Prior) -> Self {
        let value = |theta: f64| log_posterior(observations, prior, theta);
        let width = width(observations, prior);
        let (low, high) = reach(value, prior, width);
        let count = ((high - low) / (SPACING * width)).ceil().clamp(2.0, NODES_MAX);
        let spacing = (high - low) / count;
        let logs: Vec<f64> = (0..=count as usize).map(|node| value(low + node as f64 * spacing)).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut shares: Vec<f64> = logs.into_iter().map(|log| libm::exp(log - most)).collect();
        let total: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= total);
        Self { low, spacing, shares }
    }

    fn node(&self, place: usize) -> f64 {
        self.low + place as f64 * self.spacing
    }

    fn moments(&self) -> (f64, f64) {
        let nodes = || self.shares.iter().enumerate().map(|(place, share)| (self.node(place), share));
        let mean: f64 = nodes().map(|(theta, share)| theta * share).sum();
        let variance: f64 = nodes().map(|(theta, share)| (theta - mean) * (theta - mean) * share).sum();
        (mean, libm::sqrt(variance.max(0.0)))
    }

    /// The expected ability (EAP), and the standard deviation of the posterior; what lies beyond the range of abilities is
    /// the end of it.
    #[must_use]
    pub fn expected(&self) -> Estimate {
        let (mean, sd) = self.moments();
        Estimate::nearest(mean, sd)
    }

    /// The chance that the ability is `cut` or more: the cells above, with the end correction of the midpoint rule
    /// (Euler–Maclaurin), and of the cell of the cut the share above it, by the parabola through three nodes.
    #[must_use]
    pub fn probability_at_least(&self, cut: Ability) -> Probability {
        let at = (cut.get() - self.low) / self.spacing;
        if at < -0.5 {
            return Probability::by_construction(1.0);
        }
        let place = (at + 0.5) as usize;
        let share = |place: Option<usize>| place.and_then(|p| self.shares.get(p)).copied().unwrap_or(0.0);
        let (before, here, after) =
            (share(place.checked_sub(1)), share(Some(place)), share(place.checked_add(1)));
        let (slope, bend) = (0.5 * (after - before), after - 2.0 * here + before);
        let from = at - place as f64;
        let up_to = |t: f64| here * t + slope * t * t / 2.0 + bend * t * t * t / 6.0;
        let cells: f64 = self.shares.iter().skip(place + 1).sum();
        let above = cells - (after - here) / 24.0 + up_to(0.5) - up_to(from);
        Probability::by_construction(above.clamp(0.0, 1.0))
    }

    /// The chance of each level exactly, "none" first: one more than there are cuts, adding up to 1.
    #[must_use]
    pub fn level_probabilities(&self, cuts: &Cuts) -> Vec<Probability> {
        between(cuts.as_slice().iter().map(|cut| self.probability_at_least(*cut)))
    }

    /// Abilities drawn from the posterior: plausible values, of which groups may be described without the bias of
    /// point estimates (Mislevy 1991). The same seed gives the same values.
    #[must_use]
    pub fn plausible_values(&self, count: usize, draws: &mut Draws) -> Vec<Ability> {
        let mut below = 0.0;
        let sums: Vec<f64> = self
            .shares
            .iter()
            .map(|share| {
                below += share;
                below
            })
            .collect();
        let value = |_| {
            let at = draws.uniform() * below;
            let place = sums.partition_point(|sum| *sum <= at).min(self.shares.len() - 1);
            let into = (at - (sums[place] - self.shares[place])) / self.shares[place];
            Ability::nearest(self.node(place) + (into.clamp(0.0, 1.0) - 0.5) * self.spacing)
        };
        (0..count).map(value).collect()
    }
}

//! The posterior of one ability on a grid that follows it.

use super::{Observation, Prior};
use crate::level::{Cuts, between};
use crate::numbers::{Ability, Probability, StandardError};
use crate::posterior::Estimate;
use crate::simulate::Draws;

/// Nodes of the grid.
const NODES: usize = 121;
/// Prior standard deviations that the first grid reaches to either side.
const FIRST_REACH: f64 = 6.0;
/// Posterior standard deviations that a finer one reaches.
const REACH: f64 = 8.0;
/// A grid is fine enough when its nodes are nearer than this many posterior standard deviations: the rule of equal
/// distances is then off by less than e^(−2π² / 0.25²) ≈ 10⁻¹³⁷ for a normal posterior (Trefethen & Weideman 2014,
/// theorem 5.1), and its tails beyond the reach hold less than 10⁻¹⁴.
const SPACING_MAX: f64 = 0.25;
/// Grids that are tried at most: each is at least five times finer than the one before it, where that is not enough.
const ROUNDS_MAX: usize = 8;

/// The posterior of one ability: nodes at equal distances, and the probability at each.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    low: f64,
    spacing: f64,
    shares: Vec<f64>,
}

impl Grid {
    /// The posterior after some answers, in whatever order. O(answers), 121 to some hundred evaluations of each.
    #[must_use]
    pub fn posterior(observations: &[Observation], prior: Prior) -> Self {
        let reach = FIRST_REACH * prior.sd.get();
        let mut grid = Self::over(observations, prior, (prior.mean.get() - reach, prior.mean.get() + reach));
        for _ in 0..ROUNDS_MAX {
            let (mean, sd) = grid.moments();
            if grid.spacing <= SPACING_MAX * sd {
                break;
            }
            // A posterior narrower than the distance of the nodes shows as one or two of them.
            let reach = REACH * sd.max(0.3 * grid.spacing);
            grid = Self::over(observations, prior, (mean - reach, mean + reach));
        }
        grid
    }

    fn over(observations: &[Observation], prior: Prior, (low, high): (f64, f64)) -> Self {
        let spacing = (high - low) / (NODES - 1) as f64;
        let mut logs: Vec<f64> = Vec::with_capacity(NODES);
        for node in 0..NODES {
            let theta = low + node as f64 * spacing;
            // Sorted, so that the sum does not depend on the order in which answers came.
            let mut terms: Vec<f64> = observations.iter().map(|o| o.log_likelihood(theta)).collect();
            terms.sort_by(f64::total_cmp);
            logs.push(prior.log_density(theta) + terms.iter().sum::<f64>());
        }
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

    /// The expected ability (EAP), and the standard deviation of the posterior.
    #[must_use]
    pub fn expected(&self) -> Estimate {
        let (mean, sd) = self.moments();
        Estimate { mean: Ability::by_construction(mean), standard_error: StandardError::by_construction(sd) }
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
            let place = sums.partition_point(|sum| *sum <= at).min(NODES - 1);
            let into = (at - (sums[place] - self.shares[place])) / self.shares[place];
            Ability::by_construction(self.node(place) + (into.clamp(0.0, 1.0) - 0.5) * self.spacing)
        };
        (0..count).map(value).collect()
    }
}

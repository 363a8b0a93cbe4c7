//! How abilities spread in a group of people: N(mean, sd²).

use super::nodes::Nodes;
use crate::numbers::{Ability, StandardError};

/// Bounds within which a mean and a standard deviation are looked for, in those of the population of the scale: the
/// nodes reach far enough, and are close enough to each other, for these.
const MEAN_MAX: f64 = 4.0;
const SD_MIN: f64 = 0.25;
const SD_MAX: f64 = 3.0;

/// The population of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Population {
    pub(super) mean: f64,
    pub(super) log_sd: f64,
    /// Whether it is estimated; otherwise it is N(0, 1) and sets the scale.
    pub(super) free: bool,
}

/// What a round does to a population.
pub(super) struct Moved {
    pub(super) next: Population,
    /// Squared slope in units of the errors that known abilities would leave.
    pub(super) slope: f64,
    /// Information of known abilities on mean and ln sd.
    pub(super) information: [f64; 2],
}

impl Population {
    pub(super) const fn standard(free: bool) -> Self {
        Self { mean: 0.0, log_sd: 0.0, free }
    }

    pub(super) fn is_sound(&self) -> bool {
        // The bounds themselves are allowed: rounding of exp and log must not forbid them.
        self.mean.abs() <= MEAN_MAX
            && self.log_sd >= libm::log(SD_MIN) - 1e-9
            && self.log_sd <= libm::log(SD_MAX) + 1e-9
    }

    /// Mean and standard deviation of what abilities are expected to be (Bock & Zimowski 1997, equations 20 and 21), from
    /// how many people of the group are at each node.
    pub(super) fn maximised(&self, nodes: &Nodes, counts: &[f64]) -> Moved {
        let people: f64 = counts.iter().sum();
        let average = |of: &dyn Fn(f64) -> f64| {
            nodes.theta.iter().zip(counts).map(|(theta, count)| count * of(*theta)).sum::<f64>() / people
        };
        let mean = average(&|theta| theta);
        let about = |centre: f64| average(&|theta| (theta - centre) * (theta - centre));
        let variance = libm::exp(2.0 * self.log_sd);
        let information = [people / variance, 2.0 * people];
        let mut slopes = [information[0] * (mean - self.mean), people * (about(self.mean) / variance - 1.0)];
        // At a bound, a slope that leads beyond it leads nowhere.
        let beyond = |value: f64, bound: f64, slope: f64| value >= bound - 1e-9 && slope > 0.0;
        if beyond(self.mean, MEAN_MAX, slopes[0]) || beyond(-self.mean, MEAN_MAX, -slopes[0]) {
            slopes[0] = 0.0;
        }
        let (least, most) = (libm::log(SD_MIN), libm::log(SD_MAX));
        if beyond(self.log_sd, most, slopes[1]) || beyond(-self.log_sd, -least, -slopes[1]) {
            slopes[1] = 0.0;
        }
        let slope = slopes.iter().zip(&information).map(|(slope, i)| slope * slope / i).sum();
        let mean = mean.clamp(-MEAN_MAX, MEAN_MAX);
        let sd = libm::sqrt(about(mean)).clamp(SD_MIN, SD_MAX);
        Moved { next: Self { mean, log_sd: libm::log(sd), free: true }, slope, information }
    }
}

/// The abilities of a group, on the scale of the items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupAbility {
    /// Their mean, −4 to 4.
    pub mean: Ability,
    /// Their standard deviation, 0.25 to 3.
    pub sd: f64,
    /// The standard error of the mean; 0 where it is fixed.
    pub mean_error: StandardError,
    /// The standard error of the standard deviation; 0 where it is fixed.
    pub sd_error: StandardError,
}

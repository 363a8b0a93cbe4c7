//! What is believed of parameters before any answer.

use std::ops::RangeInclusive;

use crate::error::Error;

/// Means of ln a: well within the slopes that an item may have.
const MEANS: RangeInclusive<f64> = -4.0..=2.0;
/// Standard deviations: one over the square of a tiny one is infinite, and no answer could move what it fixes.
const SDS: RangeInclusive<f64> = 1e-3..=1e3;

/// What is believed of parameters before any answer: it keeps items with few or extreme answers finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemPrior {
    /// Mean of ln a, −4 to 2.
    pub log_slope_mean: f64,
    /// Standard deviation of ln a, 0.001 to 1,000.
    pub log_slope_sd: f64,
    /// Standard deviation of the intercepts −a b around 0, 0.001 to 1,000.
    pub intercept_sd: f64,
}

impl ItemPrior {
    /// Weak: ln a ~ N(0.2, 0.5²), intercepts ~ N(0, 3²).
    pub const WEAK: Self = Self { log_slope_mean: 0.2, log_slope_sd: 0.5, intercept_sd: 3.0 };

    pub(super) fn check(self) -> Result<(), Error> {
        let outside = |what, value, allowed| Err(Error::OutOfRange { what, value, allowed });
        if !MEANS.contains(&self.log_slope_mean) {
            return outside("the prior's mean of ln a", self.log_slope_mean, "between -4 and 2");
        }
        for (what, value) in [
            ("the prior's standard deviation of ln a", self.log_slope_sd),
            ("the prior's standard deviation of intercepts", self.intercept_sd),
        ] {
            if !SDS.contains(&value) {
                return outside(what, value, "between 0.001 and 1000");
            }
        }
        Ok(())
    }

    /// Slope of its logarithm, and its precision, at the free parameter in this place.
    pub(super) fn pull(self, place: usize, value: f64) -> (f64, f64) {
        let (mean, sd) =
            if place == 0 { (self.log_slope_mean, self.log_slope_sd) } else { (0.0, self.intercept_sd) };
        let precision = 1.0 / (sd * sd);
        (-(value - mean) * precision, precision)
    }

    /// ln of it, up to a constant, over free parameters from one place on.
    pub(super) fn log_density(self, free: &[f64], from: usize) -> f64 {
        let term = |(place, value): (usize, &f64)| {
            let (slope, precision) = self.pull(place, *value);
            -0.5 * slope * slope / precision
        };
        free.iter().enumerate().skip(from).map(term).sum()
    }
}

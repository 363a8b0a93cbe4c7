//! What is believed of parameters before any answer.

use crate::error::Error;

/// What is believed of parameters before any answer: it keeps items with few or extreme answers finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemPrior {
    /// Mean of ln a.
    pub log_slope_mean: f64,
    /// Standard deviation of ln a, above 0.
    pub log_slope_sd: f64,
    /// Standard deviation of the intercepts −a b around 0, above 0.
    pub intercept_sd: f64,
}

impl ItemPrior {
    /// Weak: ln a ~ N(0.2, 0.5²), intercepts ~ N(0, 3²).
    pub const WEAK: Self = Self { log_slope_mean: 0.2, log_slope_sd: 0.5, intercept_sd: 3.0 };

    pub(super) fn check(self) -> Result<(), Error> {
        for (what, value) in [
            ("the prior's standard deviation of ln a", self.log_slope_sd),
            ("the prior's standard deviation of intercepts", self.intercept_sd),
        ] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(Error::OutOfRange { what, value, allowed: "finite and above 0" });
            }
        }
        let value = self.log_slope_mean;
        if value.is_finite() {
            return Ok(());
        }
        Err(Error::OutOfRange { what: "the prior's mean of ln a", value, allowed: "finite" })
    }

    /// Slope of its logarithm, and its precision, at the free parameter in this place.
    pub(super) fn pull(self, place: usize, value: f64) -> (f64, f64) {
        let (mean, sd) =
            if place == 0 { (self.log_slope_mean, self.log_slope_sd) } else { (0.0, self.intercept_sd) };
        let precision = 1.0 / (sd * sd);
        (-(value - mean) * precision, precision)
    }

    pub(super) fn log_density(self, free: &[f64]) -> f64 {
        let term = |(place, value): (usize, &f64)| {
            let (slope, precision) = self.pull(place, *value);
            -0.5 * slope * slope / precision
        };
        free.iter().enumerate().map(term).sum()
    }
}

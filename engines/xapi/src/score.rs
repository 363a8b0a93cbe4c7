//! A score scaled between -1 and 1 (Data 2.4.5.1).

/// A scaled score: finite, between -1 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct ScaledScore(f64);

/// A number that is no scaled score.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} is no scaled score: give a number between -1 and 1")]
pub struct NotAScaledScore(pub f64);

impl ScaledScore {
    /// No credit.
    pub const ZERO: ScaledScore = ScaledScore(0.0);
    /// Full credit.
    pub const ONE: ScaledScore = ScaledScore(1.0);

    /// Checks a number.
    ///
    /// # Errors
    /// The number is not finite, or lies outside -1 to 1.
    pub fn new(scaled: f64) -> Result<ScaledScore, NotAScaledScore> {
        // Adding 0 makes -0 into 0, which is what people read.
        if (-1.0..=1.0).contains(&scaled) {
            Ok(ScaledScore(scaled + 0.0))
        } else {
            Err(NotAScaledScore(scaled))
        }
    }

    /// The number.
    pub fn value(self) -> f64 {
        self.0
    }
}

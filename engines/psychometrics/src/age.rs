//! The age of evidence: an old answer counts for less.
//!
//! An answer of age t counts with weight 2^(−t / h). The weight multiplies a log-likelihood (a power prior,
//! Ibrahim & Chen 2000), so the estimate can widen and fall, does not depend on order, and can be said in a
//! sentence: "after three years an answer counts half".

use crate::error::Error;
use crate::numbers::Weight;

/// The age at which an answer counts half, in days. It belongs to a competence: tools change faster than
/// habits of mind.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct HalfLife(f64);

/// Days in a month, on average over the 400 years of the Gregorian calendar.
pub const DAYS_PER_MONTH: f64 = 146_097.0 / 4_800.0;

impl HalfLife {
    /// A half-life in days, above 0 and finite.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the value.
    pub const fn from_days(days: f64) -> Result<Self, Error> {
        if days > 0.0 && days.is_finite() {
            Ok(Self(days))
        } else {
            Err(Error::OutOfRange {
                what: "the half-life in days",
                value: days,
                allowed: "finite and above 0",
            })
        }
    }

    /// A half-life in months of [`DAYS_PER_MONTH`].
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the value in days.
    pub const fn from_months(months: f64) -> Result<Self, Error> {
        Self::from_days(months * DAYS_PER_MONTH)
    }

    /// The half-life in days.
    #[must_use]
    pub const fn days(self) -> f64 {
        self.0
    }
}

/// The weight left to an answer of `age_days`. Whole days, so that an estimate does not change within a
/// day; an age below zero (a clock that was wrong) counts as zero.
#[must_use]
pub fn weight(age_days: i64, half_life: HalfLife) -> Weight {
    Weight::by_construction(libm::exp2(-(age_days.max(0) as f64) / half_life.days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_half_after_its_half_life_and_a_quarter_after_two() -> Result<(), Error> {
        let half_life = HalfLife::from_days(1_000.0)?;
        let weights = [-5, 0, 1_000, 2_000].map(|age| weight(age, half_life).get());
        assert_eq!(weights, [1.0, 1.0, 0.5, 0.25]);
        let three_years = HalfLife::from_months(36.0)?;
        assert!((weight(1_096, three_years).get() - 0.5).abs() < 2e-4);
        Ok(())
    }

    #[test]
    fn weights_stay_within_0_and_1_at_any_age() -> Result<(), Error> {
        for days in [f64::MIN_POSITIVE, 1.0, f64::MAX] {
            for age in [i64::MIN, -1, 0, 1, i64::MAX] {
                assert!((0.0..=1.0).contains(&weight(age, HalfLife::from_days(days)?).get()));
            }
        }
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(HalfLife::from_days(wrong).is_err());
        }
        Ok(())
    }
}

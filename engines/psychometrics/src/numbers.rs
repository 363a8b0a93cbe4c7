//! Numbers that carry their rule: once made, they need no further check.

use crate::error::Error;

/// The largest ability, and the largest standard error, that there is, in logits. An item of usual slope (0.4 and more)
/// tells nothing more from some hundred logits on, and no population is as wide: beyond it a unit was mistaken. Within
/// it no figure of this library runs out of numbers.
pub const LOGITS_MAX: f64 = 1_000.0;

/// Defines a checked number over `f64`. A macro, so that all five have the same face.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident, $what:literal, $least:expr, $most:expr, $allowed:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            #[doc = concat!("Checks that ", $what, " is ", $allowed, ".")]
            ///
            /// # Errors
            /// [`Error::OutOfRange`], naming the value.
            pub const fn new(value: f64) -> Result<Self, Error> {
                if value >= $least && value <= $most {
                    // Adding zero turns -0 into 0, so that equal numbers have equal bits.
                    Ok(Self(value + 0.0))
                } else {
                    Err(Error::OutOfRange { what: $what, value, allowed: $allowed })
                }
            }

            /// The number itself.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }

            /// For results of this library that are within the range by construction, or past one of its ends by
            /// rounding alone: then they are that end.
            pub(crate) const fn by_construction(value: f64) -> Self {
                debug_assert!(value >= $least - ROUNDING && value <= $most + ROUNDING, $what);
                Self::nearest(value)
            }

            /// For results that may lie beyond the range: the nearest number within it. None of this library's
            /// figures can be what is no number; were one so for all that, it would be the least of the range.
            pub(crate) const fn nearest(value: f64) -> Self {
                debug_assert!(!value.is_nan(), $what);
                Self(value.max($least).min($most) + 0.0)
            }
        }
    };
}

/// What a sum of some hundred terms may be off, far below any figure shown.
const ROUNDING: f64 = 1e-9;

checked!(
    /// A probability, 0 to 1.
    Probability, "the probability", 0.0, 1.0, "between 0 and 1"
);
checked!(
    /// An ability θ in logits: 0 is the mean of the population the scale was set on, and its standard
    /// deviation is about 1 for a domain. From −1,000 to 1,000 ([`LOGITS_MAX`]).
    Ability, "the ability", -LOGITS_MAX, LOGITS_MAX, "between -1000 and 1000"
);
checked!(
    /// The standard error of an ability: the standard deviation of its posterior, in logits. From 0 to 1,000
    /// ([`LOGITS_MAX`]).
    StandardError, "the standard error", 0.0, LOGITS_MAX, "between 0 and 1000"
);
checked!(
    /// Fisher information about an ability, in logits⁻²: one over the variance an answer alone would leave.
    Information, "the information", 0.0, f64::MAX, "finite and not negative"
);
checked!(
    /// The share of an answer that still counts: 0 (as if never given) to 1 (in full).
    Weight, "the weight of an answer", 0.0, 1.0, "between 0 and 1"
);

impl Weight {
    /// An answer that counts in full.
    pub const FULL: Self = Self(1.0);
    /// An answer that no longer counts.
    pub const NONE: Self = Self(0.0);
}

impl Probability {
    /// The usual coverage of an interval of estimation, 0.95.
    pub const USUAL_COVERAGE: Self = Self(0.95);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_outside_their_range_are_refused_by_name() {
        let refusal = Probability::new(1.2).unwrap_err();
        assert_eq!(refusal.to_string(), "the probability is 1.2; it must be between 0 and 1");
        for wrong in [f64::NAN, f64::INFINITY, -0.1] {
            assert!(Probability::new(wrong).is_err());
            assert!(StandardError::new(wrong).is_err());
            assert!(Information::new(wrong).is_err());
            assert!(Weight::new(wrong).is_err());
        }
        for wrong in [f64::NAN, f64::INFINITY, f64::MIN, 1e308, 1_000.1, -1_000.1] {
            assert!(Ability::new(wrong).is_err() && StandardError::new(wrong).is_err());
        }
        assert!(Ability::new(-3.0).is_ok() && Ability::new(-LOGITS_MAX).is_ok());
        let refusal = Ability::new(1e308).unwrap_err().to_string();
        assert!(refusal.ends_with("it must be between -1000 and 1000"), "{refusal}");
    }

    #[test]
    fn results_past_the_end_of_their_range_are_that_end() {
        assert_eq!(Ability::nearest(f64::INFINITY).get(), LOGITS_MAX);
        assert_eq!(StandardError::nearest(1e300).get(), LOGITS_MAX);
        assert_eq!(Probability::by_construction(1.0 + 1e-15).get(), 1.0);
        assert_eq!(StandardError::by_construction(-1e-15).get().to_bits(), 0);
    }

    #[test]
    fn minus_zero_and_zero_are_the_same_bits() {
        assert_eq!(Ability::new(-0.0).map(|ability| ability.get().to_bits()), Ok(0));
    }
}

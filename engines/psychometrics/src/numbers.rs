//! Numbers that carry their rule: once made, they need no further check.

use crate::error::Error;

/// Defines a checked number over `f64`. A macro, so that all five have the same face.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident, $what:literal, $allowed:literal, |$value:ident| $rule:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            #[doc = concat!("Checks that ", $what, " is ", $allowed, ".")]
            ///
            /// # Errors
            /// [`Error::OutOfRange`], naming the value.
            pub const fn new($value: f64) -> Result<Self, Error> {
                if $rule {
                    // Adding zero turns -0 into 0, so that equal numbers have equal bits.
                    Ok(Self($value + 0.0))
                } else {
                    Err(Error::OutOfRange { what: $what, value: $value, allowed: $allowed })
                }
            }

            /// The number itself.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }

            /// For results of this library that satisfy the rule by construction.
            pub(crate) const fn by_construction(value: f64) -> Self {
                let $value = value;
                debug_assert!($rule, $what);
                Self(value)
            }
        }
    };
}

checked!(
    /// A probability, 0 to 1.
    Probability, "the probability", "between 0 and 1", |value| value >= 0.0 && value <= 1.0
);
checked!(
    /// An ability θ in logits: 0 is the mean of the population the scale was set on, and its standard
    /// deviation is about 1 for a domain.
    Ability, "the ability", "finite", |value| value.is_finite()
);
checked!(
    /// The standard error of an ability: the standard deviation of its posterior, in logits.
    StandardError, "the standard error", "finite and not negative", |value| value.is_finite() && value >= 0.0
);
checked!(
    /// Fisher information about an ability, in logits⁻²: one over the variance an answer alone would leave.
    Information, "the information", "finite and not negative", |value| value.is_finite() && value >= 0.0
);
checked!(
    /// The share of an answer that still counts: 0 (as if never given) to 1 (in full).
    Weight, "the weight of an answer", "between 0 and 1", |value| value >= 0.0 && value <= 1.0
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
        assert!(Ability::new(f64::NAN).is_err() && Ability::new(-3.0).is_ok());
    }

    #[test]
    fn minus_zero_and_zero_are_the_same_bits() {
        assert_eq!(Ability::new(-0.0).map(|ability| ability.get().to_bits()), Ok(0));
    }
}

//! Items answered right or wrong: the one-, two- and three-parameter logistic models.
//!
//! Birnbaum (1968), in Lord & Novick, *Statistical Theories of Mental Test Scores*, chapters 17–20.

use super::{Derivatives, Logistic, check_difficulty, check_discrimination, log_logistic};
use crate::error::Error;
use crate::numbers::{Ability, Information, Probability};

/// Parameters of one item: P(right | θ) = c + (1 − c) / (1 + exp(−a (θ − b))).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemParameters {
    a: f64,
    b: f64,
    c: f64,
}

impl ItemParameters {
    /// Discrimination `a` (0 to 10, above 0), difficulty `b` (−10 to 10, in logits) and guessing `c` (0 to
    /// 1, below 1; 0 gives the two-parameter model). Beyond these bounds a calibration has failed.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the parameter.
    pub const fn new(a: f64, b: f64, c: f64) -> Result<Self, Error> {
        if let Err(error) = check_discrimination(a) {
            return Err(error);
        }
        if let Err(error) = check_difficulty(b) {
            return Err(error);
        }
        if !(c >= 0.0 && c < 1.0) {
            let what = "the item's guessing c";
            return Err(Error::OutOfRange { what, value: c, allowed: "at least 0 and below 1" });
        }
        // Adding zero turns -0 into 0: equal items have equal bits, which the canonical order relies on.
        Ok(Self { a, b: b + 0.0, c: c + 0.0 })
    }

    /// Discrimination, in logits per unit of θ.
    #[must_use]
    pub const fn a(&self) -> f64 {
        self.a
    }

    /// Difficulty, on the scale of θ.
    #[must_use]
    pub const fn b(&self) -> f64 {
        self.b
    }

    /// Probability that somebody who does not know answers right.
    #[must_use]
    pub const fn c(&self) -> f64 {
        self.c
    }

    /// Probability of a right answer at `theta`.
    #[must_use]
    pub fn probability(&self, theta: Ability) -> Probability {
        let known = self.logistic(theta.get()).known;
        Probability::by_construction(self.c + (1.0 - self.c) * known)
    }

    /// Fisher information of one answer at `theta`: P′² / (P (1 − P)) (Lord 1980, equation 5-9).
    #[must_use]
    pub fn information(&self, theta: Ability) -> Information {
        Information::by_construction(self.information_at(theta.get()))
    }

    /// First and second derivative, with respect to θ, of the log-likelihood of a right or wrong answer.
    #[must_use]
    pub fn derivatives(&self, theta: Ability, correct: bool) -> Derivatives {
        self.derivatives_at(theta.get(), correct)
    }

    pub(crate) fn information_at(&self, theta: f64) -> f64 {
        let at = self.logistic(theta);
        self.a * self.a * at.known * at.unknown * self.meant(at.known)
    }

    #[inline]
    pub(crate) fn derivatives_at(&self, theta: f64, correct: bool) -> Derivatives {
        let Logistic { known, unknown } = self.logistic(theta);
        if !correct {
            return Derivatives { first: -self.a * known, second: -self.a * self.a * known * unknown };
        }
        // With m the chance that a right answer was meant, m′ = a (1 − known) m (1 − m).
        let meant = self.meant(known);
        let first = self.a * unknown * meant;
        Derivatives { first, second: self.a * first * (unknown * (1.0 - meant) - known) }
    }

    /// The chance that a right answer was meant rather than guessed.
    #[inline]
    fn meant(&self, known: f64) -> f64 {
        // Apart: without guessing the quotient is 1, but 0 / 0 once `known` underflows.
        if self.c == 0.0 {
            return 1.0;
        }
        let by_knowing = (1.0 - self.c) * known;
        by_knowing / (self.c + by_knowing)
    }

    #[inline]
    fn logistic(&self, theta: f64) -> Logistic {
        Logistic::at(self.a * (theta - self.b))
    }

    /// ln P of a right or wrong answer.
    pub(crate) fn log_likelihood_at(&self, theta: f64, correct: bool) -> f64 {
        let z = self.a * (theta - self.b);
        let Logistic { known, .. } = Logistic::at(z);
        if !correct {
            // ln (1 − c) + ln σ(−z), which keeps its digits however certain the answer.
            return libm::log1p(-self.c) + log_logistic(-z);
        }
        if self.c == 0.0 { log_logistic(z) } else { libm::log(self.c + (1.0 - self.c) * known) }
    }
}

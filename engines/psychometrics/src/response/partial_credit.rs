//! The generalised partial credit model.

use super::{Derivatives, THRESHOLDS_MAX, check_discrimination, checked_thresholds};
use crate::error::Error;

/// An item of ordered scores whose neighbours follow a logistic model: P(X = k | θ) ∝ exp(Σ_{v ≤ k} a (θ − b_v)) for
/// k = 0…m (Muraki 1992, *A generalized partial credit model*). A threshold is where two neighbouring scores are as likely;
/// thresholds need not rise.
#[derive(Debug, Clone, PartialEq)]
pub struct PartialCredit {
    a: f64,
    thresholds: Box<[f64]>,
}

/// The chances of all scores, and the first two moments of the score.
struct Shares {
    of: [f64; THRESHOLDS_MAX + 1],
    mean: f64,
    variance: f64,
}

impl PartialCredit {
    /// Discrimination `a` (0 to 10, above 0) and thresholds (−10 to 10, in logits; one to ten, in any order).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a discrimination outside its range or too many thresholds, [`Error::TooFew`] for none,
    /// [`Error::Entry`] for one outside its range.
    pub fn new(a: f64, thresholds: &[f64]) -> Result<Self, Error> {
        check_discrimination(a)?;
        Ok(Self { a, thresholds: checked_thresholds(thresholds)? })
    }

    /// Discrimination, in logits per unit of θ.
    #[must_use]
    pub const fn a(&self) -> f64 {
        self.a
    }

    /// The thresholds, that of the first score first.
    #[must_use]
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// ln of what the chances of all scores are proportional to, the greatest of them 0.
    fn exponents(&self, theta: f64) -> [f64; THRESHOLDS_MAX + 1] {
        let mut exponents = [f64::NEG_INFINITY; THRESHOLDS_MAX + 1];
        let (mut sum, mut most) = (0.0, 0.0_f64);
        exponents[0] = 0.0;
        for (threshold, exponent) in self.thresholds.iter().zip(&mut exponents[1..]) {
            sum += self.a * (theta - threshold);
            *exponent = sum;
            most = most.max(sum);
        }
        exponents.map(|exponent| exponent - most)
    }

    fn shares(&self, theta: f64) -> Shares {
        let mut of = self.exponents(theta).map(libm::exp);
        let total: f64 = of.iter().sum();
        of.iter_mut().for_each(|share| *share /= total);
        let scores = || of.iter().enumerate().map(|(score, share)| (score as f64, share));
        let mean: f64 = scores().map(|(score, share)| score * share).sum();
        let variance = scores().map(|(score, share)| (score - mean) * (score - mean) * share).sum();
        Shares { of, mean, variance }
    }

    pub(crate) fn log_likelihood_at(&self, theta: f64, score: usize) -> f64 {
        let exponents = self.exponents(theta);
        exponents[score] - libm::log(exponents.iter().map(|e| libm::exp(*e)).sum())
    }

    /// a (k − E X), and −a² Var X.
    pub(crate) fn derivatives_at(&self, theta: f64, score: usize) -> Derivatives {
        let Shares { mean, variance, .. } = self.shares(theta);
        Derivatives { first: self.a * (score as f64 - mean), second: -self.a * self.a * variance }
    }

    /// The chance of a score.
    pub(crate) fn probability_at(&self, theta: f64, score: usize) -> f64 {
        self.shares(theta).of[score]
    }
}

//! The graded response model.

use super::{Derivatives, Logistic, check_discrimination, checked_thresholds, log_logistic};
use crate::error::Error;

/// An item whose score says how many steps were passed: P(X ≥ k | θ) = 1 / (1 + exp(−a (θ − b_k))) for k = 1…m, and
/// P(X = k) = P(X ≥ k) − P(X ≥ k + 1) (Samejima 1969, *Estimation of latent ability using a response pattern of graded
/// scores*).
#[derive(Debug, Clone, PartialEq)]
pub struct Graded {
    a: f64,
    thresholds: Box<[f64]>,
}

impl Graded {
    /// Discrimination `a` (0 to 10, above 0) and thresholds b₁ < … < b_m (−10 to 10, in logits; one to ten).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a discrimination outside its range or too many thresholds, [`Error::TooFew`] for none,
    /// [`Error::Entry`] for one outside its range, [`Error::ThresholdsNotRising`] for one that is not above the one before
    /// it: the score between them would never be given.
    pub fn new(a: f64, thresholds: &[f64]) -> Result<Self, Error> {
        check_discrimination(a)?;
        let thresholds = checked_thresholds(thresholds)?;
        match thresholds.windows(2).position(|pair| pair[0] >= pair[1]) {
            Some(before) => {
                Err(Error::ThresholdsNotRising { threshold: before + 2, value: thresholds[before + 1] })
            }
            None => Ok(Self { a, thresholds }),
        }
    }

    /// Discrimination, in logits per unit of θ.
    #[must_use]
    pub const fn a(&self) -> f64 {
        self.a
    }

    /// The thresholds, rising.
    #[must_use]
    pub fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// The logit of passing step `k`; of the step before the first +∞, of the one after the last −∞.
    fn logit(&self, theta: f64, k: usize) -> f64 {
        match k.checked_sub(1) {
            None => f64::INFINITY,
            Some(place) => self.thresholds.get(place).map_or(f64::NEG_INFINITY, |b| self.a * (theta - b)),
        }
    }

    /// ln P(X = k) = ln σ(x) + ln σ(−y) + ln (1 − e^(y − x)) with the logits x of step k and y of the next one: the
    /// difference of two curves without the loss of digits where they are close.
    pub(crate) fn log_likelihood_at(&self, theta: f64, score: usize) -> f64 {
        let (this, next) = (self.logit(theta, score), self.logit(theta, score + 1));
        match (this == f64::INFINITY, next == f64::NEG_INFINITY) {
            (true, _) => log_logistic(-next),
            (_, true) => log_logistic(this),
            _ => {
                let apart = self.a * (self.thresholds[score] - self.thresholds[score - 1]);
                // Thresholds so near that their distance is no number: the score is as unlikely as numbers can tell.
                let apart = apart.max(f64::MIN_POSITIVE);
                log_logistic(this) + log_logistic(-next) + libm::log(-libm::expm1(-apart))
            }
        }
    }

    /// With p the chance of this step and q that of the next: a (1 − p − q), and −a² (p (1 − p) + q (1 − q)).
    pub(crate) fn derivatives_at(&self, theta: f64, score: usize) -> Derivatives {
        let (this, next) =
            (Logistic::at(self.logit(theta, score)), Logistic::at(self.logit(theta, score + 1)));
        Derivatives {
            // 1 − p − q, where either may be near 1.
            first: self.a * (this.unknown - next.known),
            second: -self.a * self.a * (this.spread() + next.spread()),
        }
    }
}

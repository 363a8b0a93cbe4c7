//! An item of any response model.

use std::cmp::Ordering;

use super::{Derivatives, Graded, ItemParameters, PartialCredit};
use crate::error::Error;
use crate::numbers::{Ability, Information, Probability};

/// An item: which scores it can have, and how likely each is at an ability.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Right or wrong: the scores 1 and 0.
    Dichotomous(ItemParameters),
    /// Graded responses.
    Graded(Graded),
    /// Generalised partial credit.
    PartialCredit(PartialCredit),
}

impl From<ItemParameters> for Item {
    fn from(item: ItemParameters) -> Self {
        Self::Dichotomous(item)
    }
}

impl From<Graded> for Item {
    fn from(item: Graded) -> Self {
        Self::Graded(item)
    }
}

impl From<PartialCredit> for Item {
    fn from(item: PartialCredit) -> Self {
        Self::PartialCredit(item)
    }
}

impl Item {
    /// The highest score.
    #[must_use]
    pub fn score_max(&self) -> usize {
        match self {
            Self::Dichotomous(_) => 1,
            Self::Graded(item) => item.thresholds().len(),
            Self::PartialCredit(item) => item.thresholds().len(),
        }
    }

    /// The discrimination, in logits per unit of θ.
    #[must_use]
    pub const fn discrimination(&self) -> f64 {
        match self {
            Self::Dichotomous(item) => item.a(),
            Self::Graded(item) => item.a(),
            Self::PartialCredit(item) => item.a(),
        }
    }

    /// The difficulty, or the thresholds in their order.
    #[must_use]
    pub fn difficulties(&self) -> Vec<f64> {
        match self {
            Self::Dichotomous(item) => vec![item.b()],
            Self::Graded(item) => item.thresholds().to_vec(),
            Self::PartialCredit(item) => item.thresholds().to_vec(),
        }
    }

    /// The chance of a score at `theta`; the chances of all scores add up to 1.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a score that the item does not have.
    pub fn probability(&self, theta: Ability, score: usize) -> Result<Probability, Error> {
        self.check(score)?;
        Ok(Probability::by_construction(self.probability_at(theta.get(), score)))
    }

    /// The expected score at `theta`: 0 to [`score_max`](Self::score_max), rising with ability.
    #[must_use]
    pub fn expected_score(&self, theta: Ability) -> f64 {
        (1..=self.score_max()).map(|score| score as f64 * self.probability_at(theta.get(), score)).sum()
    }

    /// Fisher information of one answer at `theta`: the expected square of the slope of its log-likelihood.
    #[must_use]
    pub fn information(&self, theta: Ability) -> Information {
        Information::by_construction(self.information_at(theta.get()))
    }

    /// First and second derivative, with respect to θ, of the log-likelihood of a score.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a score that the item does not have.
    pub fn derivatives(&self, theta: Ability, score: usize) -> Result<Derivatives, Error> {
        self.check(score)?;
        Ok(self.derivatives_at(theta.get(), score))
    }

    /// An order of items by the bits of their parameters: equal items are equal, and nothing depends on where they came
    /// from.
    pub(crate) fn cmp_bits(&self, other: &Self) -> Ordering {
        let (one, other) = (self.bits(), other.bits());
        let scalars = (one.0, one.1, one.2, one.3).cmp(&(other.0, other.1, other.2, other.3));
        scalars.then_with(|| one.4.iter().map(|b| b.to_bits()).cmp(other.4.iter().map(|b| b.to_bits())))
    }

    fn bits(&self) -> (u8, u64, u64, u64, &[f64]) {
        match self {
            Self::Dichotomous(item) => (0, item.a().to_bits(), item.b().to_bits(), item.c().to_bits(), &[]),
            Self::Graded(item) => (1, item.a().to_bits(), 0, 0, item.thresholds()),
            Self::PartialCredit(item) => (2, item.a().to_bits(), 0, 0, item.thresholds()),
        }
    }

    /// The greatest slope that the log-likelihood of a score can have anywhere, in logits⁻¹.
    ///
    /// As a function of a complex θ, no chance of a score has a pole within π over it of the abilities: of partial credit
    /// the sum of all shares is a polynomial in e^(a θ) of positive coefficients, without a zero within an angle of
    /// π / degree.
    pub(crate) fn steepest(&self) -> f64 {
        match self {
            Self::Dichotomous(item) => item.a(),
            Self::Graded(item) => item.a(),
            Self::PartialCredit(item) => item.a() * item.thresholds().len() as f64,
        }
    }

    pub(crate) fn check(&self, score: usize) -> Result<(), Error> {
        let count = self.score_max() + 1;
        if score < count { Ok(()) } else { Err(Error::NoSuch { what: "the score", index: score, count }) }
    }

    pub(crate) fn probability_at(&self, theta: f64, score: usize) -> f64 {
        let probability = match self {
            Self::PartialCredit(item) => item.probability_at(theta, score),
            _ => libm::exp(self.log_likelihood_at(theta, score)),
        };
        // Rounding may lead a hair above 1. Unlike `min`, a clamp leaves what is no number what it is.
        probability.clamp(0.0, 1.0)
    }

    pub(crate) fn log_likelihood_at(&self, theta: f64, score: usize) -> f64 {
        match self {
            Self::Dichotomous(item) => item.log_likelihood_at(theta, score > 0),
            Self::Graded(item) => item.log_likelihood_at(theta, score),
            Self::PartialCredit(item) => item.log_likelihood_at(theta, score),
        }
    }

    pub(crate) fn derivatives_at(&self, theta: f64, score: usize) -> Derivatives {
        match self {
            Self::Dichotomous(item) => item.derivatives_at(theta, score > 0),
            Self::Graded(item) => item.derivatives_at(theta, score),
            Self::PartialCredit(item) => item.derivatives_at(theta, score),
        }
    }

    /// The most that the log-likelihood of one answer bends anywhere, in logits⁻²: p (1 − p) is ¼ at most, and the
    /// variance of a score m² / 4.
    pub(crate) fn bend_max(&self) -> f64 {
        let a = self.discrimination();
        let steps = self.score_max() as f64;
        match self {
            Self::Dichotomous(_) => 0.25 * a * a,
            Self::Graded(_) => 0.5 * a * a,
            Self::PartialCredit(_) => 0.25 * a * a * steps * steps,
        }
    }

    pub(crate) fn information_at(&self, theta: f64) -> f64 {
        match self {
            Self::Dichotomous(item) => item.information_at(theta),
            // Of both, the second derivative's expectation is the information too, and never negative.
            _ => (0..=self.score_max())
                .map(|score| -self.probability_at(theta, score) * self.derivatives_at(theta, score).second)
                .sum(),
        }
    }
}

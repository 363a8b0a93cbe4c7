//! Reliability: the share of a spread that is not error.

use super::moments;
use crate::calibration::Responses;
use crate::error::Error;
use crate::numbers::{Information, Probability, StandardError};
use crate::posterior::Estimate;

/// How abilities were estimated: errors spread estimates of the likelihood, and draw those of a posterior together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EstimateKind {
    /// Means or modes of a posterior (EAP, MAP).
    Posterior,
    /// Maxima of a likelihood (ML, WLE).
    Likelihood,
}

/// Marginal reliability over the people who were estimated, 0 to 1 (Green et al. 1984): with the variance of the
/// estimates V and the mean squared standard error E, V / (V + E) of a posterior's, (V − E) / V of a likelihood's; 0
/// where errors exceed the spread.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two people, [`Error::NoSpread`] where neither estimates nor errors tell people
/// apart (V = 0, and E = 0 or likelihoods).
pub fn marginal_reliability(estimates: &[Estimate], kind: EstimateKind) -> Result<Probability, Error> {
    let what = "the estimates";
    if estimates.len() < 2 {
        return Err(Error::TooFew { what, found: estimates.len(), least: 2 });
    }
    let means: Vec<f64> = estimates.iter().map(|estimate| estimate.mean.get()).collect();
    let count = estimates.len() as f64;
    let square =
        |estimate: &Estimate| estimate.standard_error.get() * (estimate.standard_error.get() / count);
    let error: f64 = estimates.iter().map(square).sum();
    let spread = moments::mean_and_variance(&means).map_or(f64::INFINITY, |(_, variance)| variance);
    let total = spread + error;
    let reliability = match kind {
        EstimateKind::Posterior if total > 0.0 => spread / total,
        EstimateKind::Likelihood if spread > 0.0 => ((spread - error) / spread).max(0.0),
        EstimateKind::Posterior | EstimateKind::Likelihood => return Err(Error::NoSpread { what }),
    };
    Ok(Probability::by_construction(reliability.min(1.0)))
}

/// Reliability at an ability where the answers tell so much, in a population of standard deviation `sd`:
/// I / (I + 1 / σ²), the share of the variance that answers take away. 0 where they tell nothing, or all are alike.
#[must_use]
pub fn reliability_of_information(information: Information, sd: StandardError) -> Probability {
    let told = information.get() * sd.get() * sd.get();
    // Written with one over it so that an infinite product is 1.
    let reliability = if told > 0.0 { 1.0 / (1.0 + 1.0 / told) } else { 0.0 };
    Probability::by_construction(reliability)
}

/// Reliability of one estimate: 1 − SE² / σ², with the standard deviation σ of the population and the standard error
/// of a *posterior* whose prior was that population; then it is [`reliability_of_information`] with SE⁻² = I + σ⁻². 0
/// where the error exceeds σ.
#[must_use]
pub fn reliability_of_error(error: StandardError, sd: StandardError) -> Probability {
    let ratio = error.get() / sd.get();
    let reliability = if sd.get() > 0.0 { (1.0 - ratio * ratio).max(0.0) } else { 0.0 };
    Probability::by_construction(reliability)
}

/// Cronbach's α = k / (k − 1) × (1 − Σ variances of items / variance of sums) (Cronbach 1951), at most 1; below 0 where
/// items contradict each other. A bound from below of reliability, exact for items that measure alike.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two items or people, [`Error::Unanswered`] for the first answer that is missing:
/// sums of different items do not compare; [`Error::NoSpread`] where all people have the same sum.
pub fn cronbach_alpha(responses: &Responses) -> Result<f64, Error> {
    for (what, found) in [("the items", responses.items()), ("the people", responses.people())] {
        if found < 2 {
            return Err(Error::TooFew { what, found, least: 2 });
        }
    }
    let mut scores = vec![Vec::with_capacity(responses.people()); responses.items()];
    let mut sums = Vec::with_capacity(responses.people());
    for person in 0..responses.people() {
        let given = responses.of(person);
        // Answers rise by item: the first that is not at its place is missing, or stands where the list ends.
        let gap = given.iter().enumerate().position(|(place, (item, _))| place != *item as usize);
        if given.len() < responses.items() {
            return Err(Error::Unanswered { person, item: gap.unwrap_or(given.len()) });
        }
        given.iter().zip(&mut scores).for_each(|((_, score), own)| own.push(f64::from(*score)));
        sums.push(given.iter().map(|(_, score)| f64::from(*score)).sum());
    }
    let variance = |values: &[f64]| moments::mean_and_variance(values).map_or(0.0, |(_, variance)| variance);
    let (items, total) = (scores.iter().map(|own| variance(own)).sum::<f64>(), variance(&sums));
    // Sums are whole numbers: their variance is 0, or a good deal above rounding.
    if total < 1e-9 {
        return Err(Error::NoSpread { what: "the sums of scores" });
    }
    let k = responses.items() as f64;
    Ok(k / (k - 1.0) * (1.0 - items / total))
}

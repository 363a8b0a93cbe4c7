//! Estimates that are a maximum: of the posterior, of the likelihood, of Warm's weighted likelihood.

use super::reach::{Range, log_posterior, reach, width};
use super::{ABILITY_MAX, Observation, Prior};
use crate::error::Error;
use crate::posterior::Estimate;
use crate::response::Derivatives;

/// Distance of the abilities at which a maximum is first looked for: nearer than two maxima of a likelihood with
/// guessing can be told apart.
const STEP: f64 = 0.1;
/// Steps at most, where the posterior is far wider than its items are steep.
const STEPS_MAX: f64 = 4_000.0;
/// Halvings of a step: down to the last digits of an ability.
const HALVINGS: usize = 60;

/// The mode of the posterior, and one over the square root of its curvature there. O(answers), some hundred evaluations of
/// each, however far the prior is from the items; what lies beyond the range of abilities is the end of it.
#[must_use]
pub fn map(observations: &[Observation], prior: Prior) -> Estimate {
    let (mean, precision) = (prior.mean.get(), 1.0 / (prior.sd.get() * prior.sd.get()));
    let slope = |theta: f64| sum(observations, theta).first - precision * (theta - mean);
    let value = |theta: f64| log_posterior(observations, prior, theta);
    let width = width(observations, prior);
    let (low, high) = reach(value, prior, width);
    // Two modes nearer than half the least width are as good as one.
    let step = STEP.min(0.5 * width).max((high - low) / STEPS_MAX);
    let end = || if value(high) > value(low) { high } else { low };
    let theta = greatest(slope, value, (low, high), step).unwrap_or_else(end);
    let curvature = precision - sum(observations, theta).second;
    // Where the posterior bends the other way at its mode, the prior's own curvature is all that is sure.
    Estimate::nearest(theta, 1.0 / libm::sqrt(if curvature > 0.0 { curvature } else { precision }))
}

/// The ability at which the answers are likeliest, with the error that the information there leaves.
///
/// # Errors
/// [`Error::NoMaximum`] when the answers are likelier the higher, or the lower, the ability: all answers are of the
/// highest or of the lowest score, or there is none.
pub fn ml(observations: &[Observation]) -> Result<Estimate, Error> {
    let value = |theta: f64| observations.iter().map(|o| o.log_likelihood(theta)).sum::<f64>();
    let slope = |theta: f64| sum(observations, theta).first;
    let range = (-ABILITY_MAX, ABILITY_MAX);
    let none = || Error::NoMaximum { what: "the likelihood of the answers", bound: ABILITY_MAX };
    let theta = greatest(slope, value, range, STEP).ok_or_else(none)?;
    // With guessing it may rise again towards an end of the range: that end is then likelier still.
    if value(theta) < value(range.0).max(value(range.1)) {
        return Err(none());
    }
    Ok(estimate(theta, information(observations, theta)))
}

/// Warm's weighted likelihood estimate: where S(θ) + J(θ) / 2 I(θ) = 0, with the slope S of the log-likelihood, the
/// information I and J = Σ Σ_k P′_k P″_k / P_k (Warm 1989, equation 21; for polytomous items Magis 2015).
///
/// # Errors
/// [`Error::NoMaximum`] without an answer that counts, and where the maximum is not between −12 and 12: it is always
/// finite, but flat items (a below .5 or so) that all have the highest score, or all the lowest, may lead it as far. One
/// right answer with b = 0 has its maximum at ln 3 / a: at 22 with a = .05.
pub fn wle(observations: &[Observation]) -> Result<Estimate, Error> {
    let slope = |theta: f64| {
        let told = information(observations, theta);
        let bias = if told > 0.0 { bias(observations, theta) / (2.0 * told) } else { 0.0 };
        sum(observations, theta).first + bias
    };
    let none = Error::NoMaximum { what: "the weighted likelihood of the answers", bound: ABILITY_MAX };
    // What the slope is the slope of has no closed form with guessing: it is added up along the way.
    let mut risen = Vec::new();
    let mut total = 0.0;
    let steps = (2.0 * ABILITY_MAX / STEP) as usize;
    for step in 0..steps {
        let (from, to) = (node(-ABILITY_MAX, step), node(-ABILITY_MAX, step + 1));
        let (before, after) = (slope(from), slope(to));
        if before > 0.0 && after <= 0.0 {
            risen.push((total, root(slope, (from, to))));
        }
        total += 0.5 * STEP * (before + after);
    }
    let best = risen.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (_, theta) = best.ok_or(none)?;
    Ok(estimate(theta, information(observations, theta)))
}

fn node(low: f64, step: usize) -> f64 {
    low + step as f64 * STEP
}

/// Where a function is greatest within a range, not at its ends, of which `slope` is the slope, looked at every `step`;
/// `None` where it only rises, or only falls.
fn greatest(
    slope: impl Fn(f64) -> f64,
    value: impl Fn(f64) -> f64,
    (low, high): Range,
    step: f64,
) -> Option<f64> {
    let steps = ((high - low) / step).ceil().max(1.0) as usize;
    let mut best: Option<(f64, f64)> = None;
    let (mut from, mut before) = (low, slope(low));
    for place in 1..=steps {
        let to = (low + place as f64 * step).min(high);
        let after = slope(to);
        if before > 0.0 && after <= 0.0 {
            let theta = root(&slope, (from, to));
            let found = value(theta);
            if best.is_none_or(|(least, _)| found > least) {
                best = Some((found, theta));
            }
        }
        (from, before) = (to, after);
    }
    best.map(|(_, theta)| theta)
}

/// Where a falling function crosses 0, by halving: sure, and the same on every machine.
fn root(slope: impl Fn(f64) -> f64, (mut low, mut high): (f64, f64)) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if slope(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The slope and the bend of all answers together.
fn sum(observations: &[Observation], theta: f64) -> Derivatives {
    let zero = Derivatives { first: 0.0, second: 0.0 };
    observations.iter().fold(zero, |sum, o| {
        let (weight, own) = (o.weight.get(), o.item.derivatives_at(theta, o.score));
        Derivatives { first: sum.first + weight * own.first, second: sum.second + weight * own.second }
    })
}

fn information(observations: &[Observation], theta: f64) -> f64 {
    observations.iter().map(|o| o.weight.get() * o.item.information_at(theta)).sum()
}

/// J(θ): with P′ = P s and P″ = P (s² + s′), where s is the slope of ln P, P′ P″ / P = P s (s² + s′).
fn bias(observations: &[Observation], theta: f64) -> f64 {
    let of = |o: &Observation| -> f64 {
        let scores = 0..=o.item.score_max();
        let term = |score| {
            let Derivatives { first, second } = o.item.derivatives_at(theta, score);
            o.item.probability_at(theta, score) * first * (first * first + second)
        };
        o.weight.get() * scores.map(term).sum::<f64>()
    };
    observations.iter().map(of).sum()
}

fn estimate(theta: f64, information: f64) -> Estimate {
    // An ability so far out that the items tell nothing has an error beyond the range, not an infinite one.
    let error = 1.0 / libm::sqrt(information.max(1.0 / (4.0 * ABILITY_MAX * ABILITY_MAX)));
    Estimate::nearest(theta, error)
}

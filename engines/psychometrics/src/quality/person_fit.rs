//! Person fit: whether somebody's answers are as odd as an ability alone does not make them.

use crate::normal;
use crate::numbers::{Ability, Probability, Weight};
use crate::unidimensional::Observation;

/// The variance left of the statistic, as a share of the one before correction, below which it is but rounding.
const SHARE_MIN: f64 = 1e-9;

/// How likely a person's answers are for her ability, on the scale of the standard normal law.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonFit {
    /// l_z: as if the ability were known (Drasgow, Levine & Williams 1985). With an estimate its variance is below 1,
    /// so it flags too few; given for comparison.
    pub uncorrected: f64,
    /// l_z*: N(0, 1) for people who answer as the items' models have it (Snijders 2001; Sinharay 2016). Low is odd:
    /// easy items missed and hard ones solved. High is more regular than chance.
    pub corrected: f64,
    /// P(Z ≤ l_z*): below .05, answers are odder than those of all but one in twenty.
    pub p: Probability,
}

/// Sums over the answers, at an ability.
#[derive(Default)]
struct Sums {
    /// W: the log-likelihood less its expectation.
    excess: f64,
    /// S: the slope of the log-likelihood.
    slope: f64,
    /// Var W, its covariance with S, and Var S with weights counted once and twice.
    variance: f64,
    shared: f64,
    shared_once: f64,
    information: f64,
    information_once: f64,
}

/// l_z* of a person's answers at the estimate `theta` of her ability: ML, WLE, MAP or EAP; `None` where nothing is left
/// to judge by, as with no answer, with one, or with items that are all alike, of which every pattern of a given score
/// is as likely.
///
/// W = ln L − E ln L depends on the estimate through its slope. With r = ∂ ln P / ∂θ of each score and
/// c = Σ P′ ln P / Σ P′ r, the weights w = ln P − c r do not: l_z* = (W + c r₀) / √Σ Var(w) (Snijders 2001; for items
/// of several scores Sinharay 2016). An estimator solves S(θ) + r₀(θ) = 0 with the slope S
/// of the log-likelihood, and r₀ is
///
/// | estimate | r₀ |
/// | --- | --- |
/// | ML | 0 |
/// | WLE | J / 2 I |
/// | MAP with prior N(μ, σ²) | −(θ − μ) / σ² |
///
/// so that r₀ = −S(θ) whichever it was. It is read from the answers that way, which serves the EAP too: the mean of the
/// posterior solves no such equation, but Snijders' argument asks only that the estimate come near the ability as
/// answers grow in number. An answer that counts in part weighs as it did in the estimate.
///
/// Its tail at 5 % can be trusted from ten answers on; its mean is then near +.1 and nears 0 as answers grow in number.
/// With fewer it is discrete, and skewed to the left.
#[must_use]
pub fn person_fit(observations: &[Observation], theta: Ability) -> Option<PersonFit> {
    let theta = theta.get();
    let sums =
        observations.iter().filter(|o| o.weight() != Weight::NONE).fold(Sums::default(), |mut sums, o| {
            sums.add(o, theta);
            sums
        });
    let c = sums.shared_once / sums.information_once;
    // Σ Var(w) of what is left: Var W − 2 c Cov(W, S) + c² Var S.
    let left = sums.variance - 2.0 * c * sums.shared + c * c * sums.information;
    let corrected = (sums.excess - c * sums.slope) / libm::sqrt(left);
    let uncorrected = sums.excess / libm::sqrt(sums.variance);
    if !(left > SHARE_MIN * sums.variance && corrected.is_finite() && uncorrected.is_finite()) {
        return None;
    }
    let p = Probability::by_construction(normal::upper_tail(-corrected));
    Some(PersonFit { uncorrected, corrected, p })
}

impl Sums {
    fn add(&mut self, observation: &Observation, theta: f64) {
        let (item, score, weight) = (observation.item(), observation.score(), observation.weight().get());
        let (mut mean, mut square, mut shared, mut information) = (0.0, 0.0, 0.0, 0.0);
        for score in 0..=item.score_max() {
            let (p, log) = (item.probability_at(theta, score), item.log_likelihood_at(theta, score));
            let slope = item.derivatives_at(theta, score).first;
            mean += p * log;
            square += p * log * log;
            shared += p * slope * log;
            information += p * slope * slope;
        }
        self.excess += weight * (item.log_likelihood_at(theta, score) - mean);
        self.slope += weight * item.derivatives_at(theta, score).first;
        self.variance += weight * weight * (square - mean * mean).max(0.0);
        self.shared += weight * weight * shared;
        self.shared_once += weight * shared;
        self.information += weight * weight * information;
        self.information_once += weight * information;
    }
}

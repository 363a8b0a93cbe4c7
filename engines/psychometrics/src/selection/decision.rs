//! Selection for a verdict: pass or fail at a cut.

use crate::numbers::Ability;
use crate::posterior::Posterior;
use crate::response::Informative;
use crate::scope::Scope;

/// Nodes and weights of the Gauss–Legendre rule of four points on −1 to 1 (Abramowitz & Stegun 1964, 25.4.29).
const NODES: [(f64, f64); 4] = [
    (-0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
    (-0.339_981_043_584_856_3, 0.652_145_154_862_546_1),
    (0.339_981_043_584_856_3, 0.652_145_154_862_546_1),
    (0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
];

/// By how much p (1 − p) is expected to fall with one more answer, to `item` in `competence`, where p is the chance that
/// `domain` is at `cut` or above: 0 where the side is sure already, most where it is open and the item tells.
///
/// With the share ρ of the domain's variance that the answer is expected to take, p′ averages to p, and its square to the
/// chance that two normals of correlation ρ are both above: p² + ∫₀^asin ρ exp(−x² / (1 + sin t)) dt / 2π, x = (mean − cut) /
/// SE (Drezner & Wesolowsky 1990).
///
/// 0 for a domain or a competence that does not exist.
#[must_use]
pub fn undecided_fall(
    posterior: &Posterior,
    domain: usize,
    cut: Ability,
    competence: usize,
    item: &impl Informative,
) -> f64 {
    let Some(known) = posterior.get_domain(domain) else { return 0.0 };
    let sd = known.standard_error.get();
    if sd <= 0.0 {
        return 0.0;
    }
    let share = super::fall(posterior, competence, item, Scope::of(&[domain])) / (sd * sd);
    let x = (known.mean.get() - cut.get()) / sd;
    let end = libm::asin(share.clamp(0.0, 1.0));
    let term = |(node, weight): (f64, f64)| {
        let t = 0.5 * end * (1.0 + node);
        0.5 * end * weight * libm::exp(-x * x / (1.0 + libm::sin(t)))
    };
    NODES.into_iter().map(term).sum::<f64>() / (2.0 * std::f64::consts::PI)
}

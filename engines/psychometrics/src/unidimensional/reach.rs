//! Where the posterior of one ability lies, however far answers lead it from its prior, and with all its modes.

use super::{Observation, Prior};

/// What is below this many powers of e of the likeliest ability holds nothing: 10⁻¹⁴ of it.
const LEFT_OUT: f64 = 32.0;
/// Nodes of a look at the whole at most, and their distance in widths: nearer is not needed.
const NODES: f64 = 120.0;
const SPACING: f64 = 4.0;
/// Looks at most; each but the last leaves less than half of the range before it.
const LOOKS_MAX: usize = 16;
/// (√5 − 1) / 2.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// A range of abilities.
pub(super) type Range = (f64, f64);

/// ln of the posterior, up to a constant: at most 0, as a likelihood is at most 1.
pub(super) fn log_posterior(observations: &[Observation], prior: Prior, theta: f64) -> f64 {
    let terms = observations.iter().map(|o| o.log_likelihood(theta)).collect();
    prior.log_density(theta) + ordered_sum(terms)
}

/// What bends least of all that the posterior may hold: 1 / √K, as ln of it bends by at most K = 1 / σ² + Σ of what its
/// answers bend. A normal posterior that all answers made as narrow as they can has this standard deviation.
pub(super) fn width(observations: &[Observation], prior: Prior) -> f64 {
    let bends = observations.iter().map(|o| o.weight.get() * o.item.bend_max()).collect();
    1.0 / libm::sqrt(ordered_sum(bends) + 1.0 / (prior.sd.get() * prior.sd.get()))
}

/// Sorted, so that the sum does not depend on the order in which answers came.
fn ordered_sum(mut terms: Vec<f64>) -> f64 {
    terms.sort_by(f64::total_cmp);
    terms.iter().sum()
}

/// The range outside which the posterior is everywhere below 10⁻¹⁴ of its greatest density.
///
/// Since a likelihood is at most 1, nothing further from the prior mean than σ √(2 (32 − b)) is as likely as that, where b
/// is ln of the posterior anywhere (`value` at one ability). Within this range nodes are looked at, ever nearer ones: a
/// mode between two nodes of distance h is above the nearer by K h² / 8 at most, so that none is passed over.
pub(super) fn reach(value: impl Fn(f64) -> f64, prior: Prior, width: f64) -> Range {
    let (mean, sd) = (prior.mean.get(), prior.sd.get());
    let within = |best: f64| {
        let far = sd * libm::sqrt(2.0 * (LEFT_OUT - best));
        (mean - far, mean + far)
    };
    let at_mean = value(mean);
    let mut best = at_mean.max(climbed(&value, within(at_mean), width));
    let (mut low, mut high) = within(best);
    for _ in 0..LOOKS_MAX {
        let count = ((high - low) / (SPACING * width)).ceil().clamp(2.0, NODES);
        let spacing = (high - low) / count;
        let values: Vec<f64> = (0..=count as usize).map(|k| value(low + k as f64 * spacing)).collect();
        best = values.iter().copied().fold(best, f64::max);
        let between = spacing * spacing / (8.0 * width * width);
        let counts = |value: &f64| *value >= best - LEFT_OUT - between;
        // Where `best` was found between nodes, the nearest one counts: there is a first and a last.
        let first = values.iter().position(counts).unwrap_or(0).saturating_sub(1);
        let last =
            values.iter().rposition(counts).map_or(values.len(), |last| last + 1).min(values.len() - 1);
        let next = (low + first as f64 * spacing, low + last as f64 * spacing);
        let halved = next.1 - next.0 < 0.5 * (high - low);
        (low, high) = next;
        if spacing <= SPACING * width || !halved {
            break;
        }
    }
    (low, high)
}

/// The value at the mode, found by golden section (Kiefer 1953); where there are several, somewhere likely.
fn climbed(value: impl Fn(f64) -> f64, (mut low, mut high): Range, width: f64) -> f64 {
    let inner = |low: f64, high: f64| (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (left, right) = inner(low, high);
    let (mut at_left, mut at_right) = (value(left), value(right));
    while high - low > width {
        let (left, right) = inner(low, high);
        if at_left > at_right {
            high = right;
            (at_right, at_left) = (at_left, value(inner(low, high).0));
        } else {
            low = left;
            (at_left, at_right) = (at_right, value(inner(low, high).1));
        }
    }
    at_left.max(at_right)
}

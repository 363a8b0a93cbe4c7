//! The change of scale after which curves lie closest to each other.

use super::Common;
use crate::error::Error;
use crate::response::Item;
use crate::scale::Transformation;

/// Abilities at which curves are compared: so many, up to four standard deviations to either side.
const POINTS: usize = 41;
const REACH: f64 = 4.0;
/// Steps at most, and the move from which they rest.
const STEPS_MAX: usize = 100;
const REST: f64 = 1e-10;
/// The damping that a step starts with, and from which no step is looked for any more.
const DAMPING_MIN: f64 = 1e-9;
const DAMPING_MAX: f64 = 1e9;

/// Half the sum of squared distances of curves, its slope and its bend by ln A and B (Gauss & Newton's).
#[derive(Default)]
struct Distance {
    value: f64,
    slope: [f64; 2],
    /// By ln A twice, by ln A and B, by B twice.
    bend: [f64; 3],
}

impl Distance {
    fn add(&mut self, weight: f64, rest: f64, by: [f64; 2]) {
        self.value += 0.5 * weight * rest * rest;
        self.slope[0] += weight * rest * by[0];
        self.slope[1] += weight * rest * by[1];
        self.bend[0] += weight * by[0] * by[0];
        self.bend[1] += weight * by[0] * by[1];
        self.bend[2] += weight * by[1] * by[1];
    }
}

/// By damped Gauss–Newton steps (Levenberg 1944, Marquardt 1963); `of_test` compares the sum of items instead of each.
pub(super) fn closest(
    common: &[Common],
    start: Transformation,
    of_test: bool,
) -> Result<Transformation, Error> {
    let mut at = [libm::log(start.slope()), start.intercept()];
    let mut here = distance(common, at, of_test);
    let mut damping = 1e-3;
    for _ in 0..STEPS_MAX {
        let [aa, ab, bb] = here.bend;
        let (aa, bb) = (aa * (1.0 + damping) + 1e-12, bb * (1.0 + damping) + 1e-12);
        let determinant = aa * bb - ab * ab;
        let step = [
            -(bb * here.slope[0] - ab * here.slope[1]) / determinant,
            -(aa * here.slope[1] - ab * here.slope[0]) / determinant,
        ];
        let next = [at[0] + step[0], at[1] + step[1]];
        let there = distance(common, next, of_test);
        if there.value < here.value {
            (at, here) = (next, there);
            damping = (0.1 * damping).max(DAMPING_MIN);
            if step[0].abs().max(step[1].abs()) < REST {
                break;
            }
        } else {
            damping *= 10.0;
            if damping > DAMPING_MAX {
                break;
            }
        }
    }
    Transformation::new(libm::exp(at[0]), at[1])
}

fn distance(common: &[Common], [log_slope, intercept]: [f64; 2], of_test: bool) -> Distance {
    let slope = libm::exp(log_slope);
    let mut sum = Distance::default();
    for point in 0..POINTS {
        let theta = REACH * (2.0 * point as f64 / (POINTS - 1) as f64 - 1.0);
        let weight = libm::exp(-0.5 * theta * theta);
        // An ability of the old scale, read on the new one; then one of the new scale, read on the old one.
        let on_new = (theta - intercept) / slope;
        compared(common, (theta, on_new), of_test, |rest, _, by_new| {
            sum.add(weight, rest, [by_new * on_new, by_new / slope]);
        });
        compared(common, (slope * theta + intercept, theta), of_test, |rest, by_old, _| {
            sum.add(weight, rest, [by_old * slope * theta, by_old]);
        });
    }
    sum
}

/// The differences between old curves and new ones, each at its ability, and the slopes of both by ability.
fn compared(common: &[Common], (old, new): (f64, f64), of_test: bool, mut take: impl FnMut(f64, f64, f64)) {
    let (mut rest, mut by_old, mut by_new) = (0.0, 0.0, 0.0);
    for pair in common {
        for score in 0..=pair.old.score_max() {
            let ((p, p_slope), (q, q_slope)) = (curve(&pair.old, old, score), curve(&pair.new, new, score));
            if of_test {
                let points = score as f64;
                rest += points * (p - q);
                by_old += points * p_slope;
                by_new += points * q_slope;
            } else {
                take(p - q, p_slope, q_slope);
            }
        }
    }
    if of_test {
        take(rest, by_old, by_new);
    }
}

/// The chance of a score, and its slope by ability.
fn curve(item: &Item, theta: f64, score: usize) -> (f64, f64) {
    let chance = item.probability_at(theta, score);
    (chance, chance * item.derivatives_at(theta, score).first)
}

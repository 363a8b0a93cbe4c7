//! Logistic regression of an item on the rest, with and without the group.

use super::Compared;
use crate::cholesky;
use crate::response::{Logistic, log_logistic};

/// Most coefficients: 1, score, group, group × score.
const SIZE: usize = 4;
/// Steps of Newton's method at most, and the rise of the log-likelihood from which it rests.
const STEPS_MAX: usize = 50;
const REST: f64 = 1e-9;
/// Precision of a weak prior of each coefficient: perfectly separable answers have no maximum without one (Gelman et
/// al. 2008 take a like scale).
const RIDGE: f64 = 0.01;

/// Twice by how much the log-likelihood rises with group and group × score: χ² with two degrees of freedom where the
/// groups answer alike. 0 where one group has no answer.
pub(super) fn likelihood_ratio(own: &[Compared]) -> f64 {
    if own.iter().all(|answer| answer.focal) || own.iter().all(|answer| !answer.focal) {
        return 0.0;
    }
    (2.0 * (fitted(own, SIZE) - fitted(own, 2))).max(0.0)
}

fn row(answer: &Compared) -> [f64; SIZE] {
    let (score, group) = (4.0 * (answer.rest - 0.5), if answer.focal { 1.0 } else { 0.0 });
    [1.0, score, group, group * score]
}

/// The log-likelihood of the model with the first `size` coefficients, at its maximum.
fn fitted(own: &[Compared], size: usize) -> f64 {
    let mut coefficients = [0.0; SIZE];
    let mut best = value(own, &coefficients[..size]);
    for _ in 0..STEPS_MAX {
        let step = newton(own, &coefficients[..size]);
        let mut share = 1.0;
        let mut next = coefficients;
        let mut reached = f64::NEG_INFINITY;
        while share > 1e-6 && reached < best {
            next = coefficients;
            next.iter_mut().zip(&step).for_each(|(value, step)| *value += share * step);
            reached = value(own, &next[..size]);
            share *= 0.5;
        }
        let rise = reached - best;
        if rise <= 0.0 {
            break;
        }
        (coefficients, best) = (next, reached);
        if rise < REST {
            break;
        }
    }
    best
}

fn value(own: &[Compared], coefficients: &[f64]) -> f64 {
    let log = |answer: &Compared| {
        let z: f64 = coefficients.iter().zip(row(answer)).map(|(c, x)| c * x).sum();
        log_logistic(if answer.right { z } else { -z })
    };
    let ridge: f64 = coefficients.iter().map(|c| 0.5 * RIDGE * c * c).sum();
    own.iter().map(log).sum::<f64>() - ridge
}

fn newton(own: &[Compared], coefficients: &[f64]) -> Vec<f64> {
    let size = coefficients.len();
    let (mut slope, mut information) = (vec![0.0; size], vec![0.0; size * size]);
    for (place, coefficient) in coefficients.iter().enumerate() {
        slope[place] = -RIDGE * coefficient;
        information[place * size + place] = RIDGE;
    }
    for answer in own {
        let x = row(answer);
        let z: f64 = coefficients.iter().zip(x).map(|(c, x)| c * x).sum();
        let at = Logistic::at(z);
        let rest = if answer.right { at.unknown } else { -at.known };
        for i in 0..size {
            slope[i] += rest * x[i];
            for j in 0..=i {
                information[i * size + j] += at.known * at.unknown * x[i] * x[j];
            }
        }
    }
    cholesky::solved(information, &slope)
}

//! Logistic regression of an item on the rest, with and without the group: of proportional odds where it has several scores
//! (McCullagh 1980; Zumbo 1999), which with right and wrong alone is the ordinary one.
//!
//! P(X ≥ k) = σ(c_k + η), the cuts c falling, η the sum of coefficients times what an answer is known by.

use super::Compared;
use crate::cholesky;
use crate::response::Logistic;

/// Most coefficients beside the cuts: score, group, group × score.
const SIZE: usize = 3;
/// Steps of Newton's method at most, and the rise of the log-likelihood from which it rests.
const STEPS_MAX: usize = 50;
const REST: f64 = 1e-9;
/// Precision of a weak prior of each value: perfectly separable answers have no maximum without one (Gelman et al. 2008
/// take a like scale).
const RIDGE: f64 = 0.01;

/// Twice by how much the log-likelihood rises with group and group × score: χ² with two degrees of freedom where the
/// groups answer alike. 0 where one group has no answer.
pub(super) fn likelihood_ratio(own: &[Compared]) -> f64 {
    if one_group(own) {
        return 0.0;
    }
    let scores = scores(own);
    let [with, without] = [SIZE, 1].map(|size| fitted(own, &scores, size).value);
    (2.0 * (with - without)).max(0.0)
}

/// ln of the odds ratio of the focal group against the other, of reaching any score and more, and its standard error; `None`
/// where one group has no answer, or all answers are alike.
pub(super) fn log_odds(own: &[Compared]) -> Option<(f64, f64)> {
    let scores = scores(own);
    if one_group(own) || scores.len() < 2 {
        return None;
    }
    let fit = fitted(own, &scores, 2);
    let last = fit.values.len() - 1;
    let mut unit = vec![0.0; last + 1];
    unit[last] = 1.0;
    let variance = cholesky::solved(bend(own, &scores, &fit.values).information, &unit)[last];
    Some((fit.values[last], libm::sqrt(variance.max(0.0))))
}

fn one_group(own: &[Compared]) -> bool {
    own.iter().all(|answer| answer.focal) || own.iter().all(|answer| !answer.focal)
}

/// The scores that somebody reached, rising: a score between that nobody reached is none.
fn scores(own: &[Compared]) -> Vec<usize> {
    let mut scores: Vec<usize> = own.iter().map(|answer| answer.score).collect();
    scores.sort_unstable();
    scores.dedup();
    scores
}

/// What an answer is known by, in the order of the coefficients.
fn row(answer: &Compared) -> [f64; SIZE] {
    let (score, group) = (4.0 * (answer.rest - 0.5), if answer.focal { 1.0 } else { 0.0 });
    [score, group, group * score]
}

/// The cuts, then the coefficients, at the maximum; and the log-likelihood there.
struct Fit {
    values: Vec<f64>,
    value: f64,
}

fn fitted(own: &[Compared], scores: &[usize], size: usize) -> Fit {
    let reached = |score: &usize| own.iter().filter(|answer| answer.score >= *score).count() as f64;
    // Half an answer more each way.
    let share = |score| (reached(score) + 0.5) / (own.len() as f64 + 1.0);
    let mut values: Vec<f64> =
        scores.iter().skip(1).map(|score| libm::log(share(score) / (1.0 - share(score)))).collect();
    values.resize(values.len() + size, 0.0);
    let mut fit = Fit { value: value(own, scores, &values), values };
    for _ in 0..STEPS_MAX {
        let Bend { slope, information } = bend(own, scores, &fit.values);
        let step = cholesky::solved(information, &slope);
        let mut share = 1.0;
        let mut next = Fit { values: Vec::new(), value: f64::NEG_INFINITY };
        while share > 1e-6 && next.value < fit.value {
            next.values = fit.values.iter().zip(&step).map(|(value, step)| value + share * step).collect();
            next.value = value(own, scores, &next.values);
            share *= 0.5;
        }
        let rise = next.value - fit.value;
        if rise.is_nan() || rise <= 0.0 {
            break;
        }
        fit = next;
        if rise < REST {
            break;
        }
    }
    fit
}

/// The chance of a score, and how its logarithm moves with the cut below it and with the cut above.
struct At {
    chance: f64,
    by_below: f64,
    by_above: f64,
}

/// The chance of a cut's score and more, from that of the lowest score, which everybody reaches, to that above the highest.
fn step(cuts: &[f64], eta: f64, place: usize) -> Logistic {
    match place {
        0 => Logistic { known: 1.0, unknown: 0.0 },
        place => {
            cuts.get(place - 1).map_or(Logistic { known: 0.0, unknown: 1.0 }, |cut| Logistic::at(cut + eta))
        }
    }
}

fn at(below: &Logistic, above: &Logistic) -> At {
    // The smaller of the two differences keeps its digits.
    let chance = if below.known < 0.5 { below.known - above.known } else { above.unknown - below.unknown };
    let chance = chance.max(f64::MIN_POSITIVE);
    At {
        chance,
        by_below: below.known * below.unknown / chance,
        by_above: above.known * above.unknown / chance,
    }
}

fn eta(row: &[f64; SIZE], coefficients: &[f64]) -> f64 {
    coefficients.iter().zip(row).map(|(coefficient, x)| coefficient * x).sum()
}

/// ln of the likelihood with the prior; −∞ where cuts do not fall.
fn value(own: &[Compared], scores: &[usize], values: &[f64]) -> f64 {
    let (cuts, coefficients) = values.split_at(scores.len().saturating_sub(1));
    if cuts.windows(2).any(|pair| pair[0] <= pair[1]) {
        return f64::NEG_INFINITY;
    }
    let log = |answer: &Compared| {
        let place = scores.partition_point(|score| *score < answer.score);
        let eta = eta(&row(answer), coefficients);
        libm::log(at(&step(cuts, eta, place), &step(cuts, eta, place + 1)).chance)
    };
    let ridge: f64 = values.iter().map(|value| 0.5 * RIDGE * value * value).sum();
    own.iter().map(log).sum::<f64>() - ridge
}

/// Slope and expected information, the lower triangle.
struct Bend {
    slope: Vec<f64>,
    information: Vec<f64>,
}

fn bend(own: &[Compared], scores: &[usize], values: &[f64]) -> Bend {
    let (count, size) = (scores.len().saturating_sub(1), values.len());
    let (cuts, coefficients) = values.split_at(count);
    let mut slope: Vec<f64> = values.iter().map(|value| -RIDGE * value).collect();
    let mut information = vec![0.0; size * size];
    (0..size).for_each(|place| information[place * size + place] = RIDGE);
    let mut by = vec![0.0; size];
    for answer in own {
        let row = row(answer);
        let eta = eta(&row, coefficients);
        let mut below = step(cuts, eta, 0);
        for (place, score) in scores.iter().enumerate() {
            let above = step(cuts, eta, place + 1);
            let At { chance, by_below, by_above } = at(&below, &above);
            below = above;
            by.fill(0.0);
            if place > 0 {
                by[place - 1] = by_below;
            }
            if place < count {
                by[place] = -by_above;
            }
            by[count..].iter_mut().zip(row).for_each(|(by, x)| *by = (by_below - by_above) * x);
            if *score == answer.score {
                slope.iter_mut().zip(&by).for_each(|(slope, by)| *slope += by);
            }
            for one in 0..size {
                // Most cuts are not beside the score.
                let weighed = chance * by[one];
                if weighed == 0.0 {
                    continue;
                }
                let entries = &mut information[one * size..=one * size + one];
                entries.iter_mut().zip(&by).for_each(|(entry, other)| *entry += weighed * other);
            }
        }
    }
    Bend { slope, information }
}

//! The slope that items of the one-parameter model have in common: they are fitted together.

use super::curve::Curve;
use super::maximisation::{Bend, HALVINGS, ROUNDING, STEPS, Target};
use super::prior::ItemPrior;
use crate::parts::in_parts;

/// Where the items of a common slope went in a round.
pub(super) struct Moved {
    pub(super) next: Vec<Curve>,
    /// Their squared slope at the start, in standard errors.
    pub(super) slope: f64,
    /// What answers of known abilities would tell of the common slope.
    pub(super) information: f64,
}

/// A step of all intercepts and of ln of the common slope.
struct Step {
    intercepts: Vec<f64>,
    slope: f64,
    /// How much ln of the posterior would rise with it were it a plane.
    rise: f64,
    information: f64,
}

/// Fisher scoring of ln a and of all intercepts: an arrow, of which the intercepts are eliminated.
pub(super) fn maximised(targets: &[Target<'_>], curves: Vec<Curve>, prior: Option<ItemPrior>) -> Moved {
    let mut value = value(targets, &curves, prior);
    let mut moved = Moved { next: curves, slope: 0.0, information: 0.0 };
    for number in 0..STEPS {
        let step = step(targets, &moved.next, prior);
        if number == 0 {
            (moved.slope, moved.information) = (step.rise, step.information);
        }
        match improved(targets, &moved.next, &step, value, prior) {
            Some((better, reached)) => (moved.next, value) = (better, reached),
            None => break,
        }
    }
    moved
}

fn value(targets: &[Target<'_>], curves: &[Curve], prior: Option<ItemPrior>) -> f64 {
    let part =
        |range: std::ops::Range<usize>| -> f64 { range.map(|item| targets[item].value(&curves[item])).sum() };
    let own: f64 = in_parts(targets.len(), part).into_iter().sum();
    own + prior.map_or(0.0, |prior| prior.log_density(&curves[0].free[..1], 0))
}

fn step(targets: &[Target<'_>], curves: &[Curve], prior: Option<ItemPrior>) -> Step {
    let part = |range: std::ops::Range<usize>| -> Vec<Bend> {
        range.map(|item| targets[item].bend(&curves[item])).collect()
    };
    let bends: Vec<Bend> = in_parts(targets.len(), part).into_iter().flatten().collect();
    let (mut slope, mut information) = prior.map_or((0.0, 0.0), |prior| prior.pull(0, curves[0].free[0]));
    // What is left of both once intercepts follow.
    let (mut left, mut told) = (slope, information);
    for Bend { slope: by, information: of } in &bends {
        slope += by[0];
        information += of[0];
        left += by[0] - of[2] / of[3] * by[1];
        told += of[0] - of[2] / of[3] * of[2];
    }
    let by_slope = left / told;
    let intercept = |Bend { slope: by, information: of }: &Bend| (by[1] - of[2] * by_slope) / of[3];
    let intercepts: Vec<f64> = bends.iter().map(intercept).collect();
    let rise =
        bends.iter().zip(&intercepts).map(|(bend, by)| bend.slope[1] * by).sum::<f64>() + slope * by_slope;
    Step { intercepts, slope: by_slope, rise, information }
}

/// The curves after a step, halved until it gains on `value`, and what they reach; `None` where none gains.
fn improved(
    targets: &[Target<'_>],
    curves: &[Curve],
    step: &Step,
    before: f64,
    prior: Option<ItemPrior>,
) -> Option<(Vec<Curve>, f64)> {
    let mut share = 1.0;
    for _ in 0..HALVINGS {
        let mut next = curves.to_vec();
        for (curve, by) in next.iter_mut().zip(&step.intercepts) {
            curve.free[0] += share * step.slope;
            curve.free[1] += share * by;
        }
        if next.iter().all(Curve::is_sound) {
            let reached = value(targets, &next, prior);
            if reached > before - ROUNDING * before.abs() {
                return Some((next, reached));
            }
        }
        share *= 0.5;
    }
    None
}

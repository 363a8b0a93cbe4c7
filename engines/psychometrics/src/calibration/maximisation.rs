//! The M step: item by item, the parameters that fit the expected abilities best.

use super::ItemPrior;
use super::curve::{At, Curve, FREE_MAX};
use super::expectation::{Expectation, Nodes};
use crate::cholesky;

/// Steps of Fisher scoring a round: the next round moves abilities again.
const STEPS: usize = 3;
/// Halvings of a step that would lose, or leave what an item may be.
const HALVINGS: usize = 12;
/// People of a node below which it says nothing.
const COUNT_MIN: f64 = 1e-12;

/// ln of the prior of all parameters; 0 without one.
pub(super) fn log_prior(curves: &[Curve], prior: Option<ItemPrior>) -> f64 {
    prior.map_or(0.0, |prior| curves.iter().map(|curve| prior.log_density(&curve.free)).sum())
}

/// The curves after a round.
pub(super) fn maximised(
    curves: &[Curve],
    nodes: &Nodes,
    expected: &Expectation,
    prior: Option<ItemPrior>,
) -> Vec<Curve> {
    let one = |(item, curve): (usize, &Curve)| {
        let target = Target { nodes, counts: expected.of_item(item), prior };
        let mut curve = curve.clone();
        for _ in 0..STEPS {
            if !target.improve(&mut curve) {
                break;
            }
        }
        curve
    };
    curves.iter().enumerate().map(one).collect()
}

/// What an item is fitted to.
struct Target<'a> {
    nodes: &'a Nodes,
    counts: &'a [f64],
    prior: Option<ItemPrior>,
}

impl Target<'_> {
    fn count(&self, score: usize, node: usize) -> f64 {
        self.counts[score * self.nodes.count() + node]
    }

    fn people(&self, scores: usize, node: usize) -> f64 {
        (0..scores).map(|score| self.count(score, node)).sum()
    }

    fn value(&self, curve: &Curve) -> f64 {
        let scores = curve.kind.score_max() + 1;
        let mut value = self.prior.map_or(0.0, |prior| prior.log_density(&curve.free));
        for (node, theta) in self.nodes.theta.iter().enumerate() {
            if self.people(scores, node) < COUNT_MIN {
                continue;
            }
            let At { chance, .. } = curve.at(*theta);
            for (score, chance) in chance[..scores].iter().enumerate() {
                value += self.count(score, node) * libm::log(chance.max(1e-300));
            }
        }
        value
    }

    /// A step of Fisher scoring, halved until it gains; whether it moved anything.
    fn improve(&self, curve: &mut Curve) -> bool {
        let size = curve.free.len();
        let scores = curve.kind.score_max() + 1;
        let mut slope = [0.0; FREE_MAX];
        let mut information = vec![0.0; size * size];
        for (node, theta) in self.nodes.theta.iter().enumerate() {
            let people = self.people(scores, node);
            if people < COUNT_MIN {
                continue;
            }
            let At { chance, slopes } = curve.at(*theta);
            for score in 0..scores {
                let (count, weight) = (self.count(score, node), people * chance[score]);
                let own = &slopes[score][..size];
                for row in 0..size {
                    slope[row] += count * own[row];
                    for column in 0..=row {
                        information[row * size + column] += weight * own[row] * own[column];
                    }
                }
            }
        }
        for place in 0..size {
            let (pull, precision) =
                self.prior.map_or((0.0, 0.0), |prior| prior.pull(place, curve.free[place]));
            slope[place] += pull;
            information[place * size + place] += precision + 1e-9;
        }
        let step = cholesky::solved(information, &slope[..size]);
        let before = self.value(curve);
        let mut share = 1.0;
        for _ in 0..HALVINGS {
            let mut next = curve.clone();
            next.free.iter_mut().zip(&step).for_each(|(value, step)| *value += share * step);
            if next.is_sound() && self.value(&next) > before {
                *curve = next;
                return true;
            }
            share *= 0.5;
        }
        false
    }
}

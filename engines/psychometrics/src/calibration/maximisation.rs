//! The M step: item by item, the parameters that fit the expected abilities best; group by group, its population.

use super::common_slope;
use super::curve::{At, Curve, FREE_MAX};
use super::estimates::Estimates;
use super::expectation::{Expectation, People};
use super::nodes::Nodes;
use super::prior::ItemPrior;
use crate::cholesky;
use crate::parts::in_parts;

/// Steps of Fisher scoring a round: the next round moves abilities again.
pub(super) const STEPS: usize = 2;
/// Halvings of a step that would lose, or leave what an item may be.
pub(super) const HALVINGS: usize = 12;
/// What a step may lose for rounding, of each unit of the value: close to the maximum nothing else is left to gain.
pub(super) const ROUNDING: f64 = 1e-13;
/// People of a node below which it says nothing.
const COUNT_MIN: f64 = 1e-10;

/// What a round finds of the point that it starts from, and where it leads.
pub(super) struct Round {
    /// ln of the posterior of all parameters at the start.
    pub(super) value: f64,
    /// The steepest slope of it there, in standard errors. By Fisher's identity it is that of the expected
    /// log-likelihood of answers and abilities.
    pub(super) slope: f64,
    pub(super) next: Estimates,
    /// What answers of known abilities would tell of each free value.
    pub(super) information: Vec<f64>,
}

/// ln of the prior of all free parameters; 0 without one.
fn log_prior(estimates: &Estimates, prior: Option<ItemPrior>) -> f64 {
    let Some(prior) = prior else { return 0.0 };
    let free = estimates.curves.iter().filter(|curve| !curve.fixed);
    let own = free.map(|curve| prior.log_density(&curve.free, usize::from(curve.shares_slope())));
    own.sum::<f64>() + estimates.common_slope().map_or(0.0, |slope| prior.log_density(&[slope], 0))
}

/// What each item is fitted to.
fn target<'a>(
    people: &People<'_>,
    estimates: &Estimates,
    nodes: &'a Nodes,
    expected: &'a Expectation,
    prior: Option<ItemPrior>,
    item: usize,
) -> Target<'a> {
    let counts = expected.counts.nodes_of(people.begins[item]..people.begins[item + 1]);
    Target::new(nodes, counts, &estimates.curves[item], prior)
}

/// What answers of known abilities would tell of each item by itself, with its prior: lower triangles; of fixed items
/// nothing. The prior of the common slope is left out.
pub(super) fn informations(
    people: &People<'_>,
    estimates: &Estimates,
    nodes: &Nodes,
    expected: &Expectation,
    prior: Option<ItemPrior>,
) -> Vec<Vec<f64>> {
    let one = |item: usize| match &estimates.curves[item] {
        curve if curve.fixed => Vec::new(),
        curve => target(people, estimates, nodes, expected, prior, item).bend(curve).information,
    };
    let all = in_parts(estimates.curves.len(), |items| items.map(one).collect::<Vec<_>>());
    all.into_iter().flatten().collect()
}

/// A round, after its E step.
pub(super) fn maximised(
    people: &People<'_>,
    estimates: &Estimates,
    nodes: &Nodes,
    expected: &Expectation,
    prior: Option<ItemPrior>,
) -> Round {
    let curves = &estimates.curves;
    let target = |item: usize| target(people, estimates, nodes, expected, prior, item);
    let one = |item: usize| target(item).maximised(&curves[item]);
    let moved = in_parts(curves.len(), |items| items.map(one).collect::<Vec<_>>());
    let mut round = Round {
        value: expected.log_likelihood + log_prior(estimates, prior),
        slope: 0.0,
        next: Estimates { curves: Vec::with_capacity(curves.len()), populations: Vec::new() },
        information: Vec::new(),
    };
    for MovedCurve { next, slope, information } in moved.into_iter().flatten() {
        round.next.curves.push(next);
        round.slope = steeper(round.slope, slope);
        round.information.extend(information);
    }
    let alike: Vec<usize> = (0..curves.len()).filter(|item| curves[*item].shares_slope()).collect();
    if !alike.is_empty() {
        let own = alike.iter().map(|item| curves[*item].clone()).collect();
        let targets: Vec<Target<'_>> = alike.iter().map(|item| target(*item)).collect();
        let moved = common_slope::maximised(&targets, own, prior);
        alike.iter().zip(moved.next).for_each(|(item, next)| round.next.curves[*item] = next);
        round.slope = steeper(round.slope, moved.slope);
        round.information.push(moved.information);
    }
    for (group, population) in estimates.populations.iter().enumerate() {
        if !population.free {
            round.next.populations.push(*population);
            continue;
        }
        let moved = population.maximised(nodes, expected.groups.nodes_of(group..group + 1));
        round.next.populations.push(moved.next);
        round.slope = steeper(round.slope, moved.slope);
        round.information.extend(moved.information);
    }
    round.slope = libm::sqrt(round.slope);
    round
}

/// The greater of two slopes; of one that is no number, no number, which is never level.
fn steeper(one: f64, other: f64) -> f64 {
    if one.is_nan() {
        one
    } else if other.is_nan() {
        other
    } else {
        one.max(other)
    }
}

/// An item after a round: where it went, its squared slope in standard errors and the information at the start.
struct MovedCurve {
    next: Curve,
    slope: f64,
    information: Vec<f64>,
}

/// What an item is fitted to: at the nodes where people are, how many of them there are, and how many reached each score.
pub(super) struct Target<'a> {
    theta: &'a [f64],
    people: Vec<f64>,
    counts: Vec<&'a [f64]>,
    prior: Option<ItemPrior>,
    /// The first parameter that the prior is of: that of the common slope counts once, not here.
    prior_from: usize,
}

/// Slope and information of the free parameters of an item.
pub(super) struct Bend {
    pub(super) slope: [f64; FREE_MAX],
    pub(super) information: Vec<f64>,
}

impl<'a> Target<'a> {
    fn new(nodes: &'a Nodes, counts: &'a [f64], curve: &Curve, prior: Option<ItemPrior>) -> Self {
        let mut people = vec![0.0; nodes.theta.len()];
        for own in counts.chunks(nodes.theta.len()) {
            people.iter_mut().zip(own).for_each(|(people, own)| *people += own);
        }
        let here = |count: &f64| *count > COUNT_MIN;
        let from = people.iter().position(here).unwrap_or(0);
        let to = people.iter().rposition(here).map_or(from, |last| last + 1);
        let own = counts.chunks(nodes.theta.len()).map(|own| &own[from..to]);
        debug_assert_eq!(own.len(), curve.kind.score_max() + 1, "a row a score");
        Self {
            theta: &nodes.theta[from..to],
            people: people[from..to].to_vec(),
            counts: own.collect(),
            prior,
            prior_from: usize::from(curve.shares_slope()),
        }
    }

    fn maximised(&self, curve: &Curve) -> MovedCurve {
        let mut next = curve.clone();
        let (mut slope, mut information) = (0.0, Vec::new());
        // A common slope moves with all items that have it.
        if curve.shares_slope() {
            let size = curve.free.len();
            let information = self.bend(curve).information.into_iter().skip(size + 1).step_by(size + 1);
            return MovedCurve { next, slope, information: information.collect() };
        }
        if curve.fixed {
            return MovedCurve { next, slope, information };
        }
        let mut value = self.value(curve);
        for step in 0..STEPS {
            let bend = self.bend(&next);
            let size = next.free.len();
            let move_ = cholesky::solved(bend.information.clone(), &bend.slope[..size]);
            if step == 0 {
                slope = bend.slope.iter().zip(&move_).map(|(slope, move_)| slope * move_).sum();
                information = (0..size).map(|place| bend.information[place * size + place]).collect();
            }
            match self.improved(&next, &move_, value) {
                Some((better, reached)) => (next, value) = (better, reached),
                None => break,
            }
        }
        MovedCurve { next, slope, information }
    }

    pub(super) fn value(&self, curve: &Curve) -> f64 {
        let mut value = self.prior.map_or(0.0, |prior| prior.log_density(&curve.free, self.prior_from));
        curve.log_chances(self.theta, |score, node, log| value += self.counts[score][node] * log);
        value
    }

    pub(super) fn bend(&self, curve: &Curve) -> Bend {
        let (size, scores) = (curve.free.len(), self.counts.len());
        let mut slope = [0.0; FREE_MAX];
        let mut information = vec![0.0; size * size];
        curve.at_each(self.theta, |node, At { chance, slopes }| {
            for score in 0..scores {
                let (count, weight) = (self.counts[score][node], self.people[node] * chance[score]);
                let own = &slopes[score][..size];
                for row in 0..size {
                    slope[row] += count * own[row];
                    for column in 0..=row {
                        information[row * size + column] += weight * own[row] * own[column];
                    }
                }
            }
        });
        for place in 0..size {
            let prior = self.prior.filter(|_| place >= self.prior_from);
            let (pull, precision) = prior.map_or((0.0, 0.0), |prior| prior.pull(place, curve.free[place]));
            slope[place] += pull;
            information[place * size + place] += precision + 1e-9;
        }
        Bend { slope, information }
    }

    /// The curve after a step, halved until it gains on `value`, and what it reaches; `None` where none gains.
    fn improved(&self, curve: &Curve, step: &[f64], value: f64) -> Option<(Curve, f64)> {
        let mut share = 1.0;
        for _ in 0..HALVINGS {
            let mut next = curve.clone();
            next.free.iter_mut().zip(step).for_each(|(value, step)| *value += share * step);
            if next.is_sound() {
                let reached = self.value(&next);
                if reached > value - ROUNDING * value.abs() {
                    return Some((next, reached));
                }
            }
            share *= 0.5;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_that_is_no_number_is_steeper_than_any() {
        assert!(steeper(f64::NAN, 0.0).is_nan() && steeper(1.0, f64::NAN).is_nan());
        assert_eq!(steeper(1.0, 2.0).to_bits(), 2.0_f64.to_bits());
    }
}

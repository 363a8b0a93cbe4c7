//! What answers tell of all parameters together: the observed information, inverted.

use std::ops::Range;

use super::estimates::Estimates;
use super::expectation::{Chances, Expectation, People, Window};
use super::layout::{Layout, Place};
use super::maximisation;
use super::nodes::{Block, LANES, Nodes};
use super::prior::ItemPrior;
use super::slopes::Slopes;
use crate::cholesky;
use crate::parts::in_parts;

/// Degrees of the polynomials by which a person's slopes are told at the abilities that she may have. Six leave out 0.4 % of
/// the variance of a curve of slope 2 under N(0, 1), and less of a person who answered something.
const DEGREES: usize = 6;
/// Three are as good where her ability is known so well, in logits.
const FEW_DEGREES: usize = 3;
const KNOWN: f64 = 0.35;
/// Parts in which people are taken: each has a matrix of its own.
const PARTS: usize = 8;
/// A polynomial so much smaller than the one before it is rounding alone.
const ROUNDING: f64 = 1e-7;
/// The share of what known abilities would tell below which nothing is told; an error is then large, and finite.
const LEAST: f64 = 1e-8;

/// The covariances of all free values.
pub(super) struct Whole {
    /// The inverse of the factor of the information, row by row, in units of `scale`.
    half: Vec<f64>,
    scale: Vec<f64>,
}

impl Whole {
    /// The information by the missing-information principle (Louis 1982): what known abilities would tell, less the variance
    /// of each person's slopes over the abilities that she may have. Of several scores and with guessing, the first is the
    /// expected information of known abilities, as in Fisher scoring: both agree in expectation. What a prior of ln a bends beyond
    /// its 1 / σ² at the mode is left out, one or two parts in a hundred of SE(a) at 1,000 people.
    pub(super) fn of(
        people: &People<'_>,
        nodes: &Nodes,
        estimates: &Estimates,
        (expected, windows): (&Expectation, &[Window]),
        prior: Option<ItemPrior>,
        layout: &Layout,
    ) -> Self {
        let size = layout.count;
        let mut information = missing(people, nodes, estimates, windows, layout);
        information.iter_mut().for_each(|value| *value = -*value);
        let complete = complete(people, nodes, estimates, expected, prior, layout);
        let mut scale = vec![0.0; size];
        for (row, column, told) in complete {
            information[row * size + column] += told;
            if row == column {
                scale[row] += told;
            }
        }
        scale.iter_mut().for_each(|told| *told = 1.0 / libm::sqrt(*told));
        for row in 0..size {
            for column in 0..=row {
                information[row * size + column] *= scale[row] * scale[column];
            }
        }
        Self { half: inverse_factor(&information, size), scale }
    }

    pub(super) fn covariance(&self, layout: &Layout, one: Place, other: Place) -> f64 {
        let [one, other] = [one, other].map(|place| layout.blocks[place.block].0 + place.within);
        let rows = self.half.chunks(self.scale.len()).skip(one.max(other));
        self.scale[one] * self.scale[other] * rows.map(|row| row[one] * row[other]).sum::<f64>()
    }
}

/// L⁻¹ of a matrix with so much more on its diagonal that nothing is below the least share.
fn inverse_factor(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut more = 0.0;
    let lower = loop {
        let mut lower = matrix.to_vec();
        (0..size).for_each(|place| lower[place * size + place] += more);
        // Each row of a scaled matrix sums to `size` at most, so that it ends.
        if cholesky::factor(&mut lower, size) >= LEAST || more > 2.0 * size as f64 {
            break lower;
        }
        more = if more > 0.0 { 10.0 * more } else { LEAST };
    };
    let mut half = vec![0.0; size * size];
    (0..size).for_each(|place| half[place * size + place] = 1.0);
    cholesky::forward(&lower, &mut half, size);
    half
}

/// What answers of people of known abilities would tell, entry by entry of the lower triangle.
fn complete(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    expected: &Expectation,
    prior: Option<ItemPrior>,
    layout: &Layout,
) -> Vec<(usize, usize, f64)> {
    let mut all = Vec::new();
    let own = maximisation::informations(people, estimates, nodes, expected, prior);
    for (item, (curve, own)) in estimates.curves.iter().zip(own).enumerate() {
        let size = own.len().isqrt();
        let place = |parameter| {
            let Place { block, within } = layout.parameter(item, parameter, curve.shares_slope());
            layout.blocks[block].0 + within
        };
        for row in 0..size {
            for column in 0..=row {
                let (one, other) = (place(row), place(column));
                all.push((one.max(other), one.min(other), own[row * size + column]));
            }
        }
    }
    if let (Some(slope), Some(prior)) = (estimates.common_slope(), prior) {
        let place = layout.borders().start;
        all.push((place, place, prior.pull(0, slope).1));
    }
    for (group, population) in estimates.populations.iter().enumerate() {
        let (begin, size) = layout.blocks[layout.group(group)];
        let told = population.maximised(nodes, expected.groups.nodes_of(group..group + 1)).information;
        all.extend((0..size).map(|place| (begin + place, begin + place, told[place])));
    }
    all
}

/// The variances of people's slopes over the abilities that they may have, summed: the lower triangle.
fn missing(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: &[Window],
    layout: &Layout,
) -> Vec<f64> {
    let (chances, slopes) = (Chances::of(nodes, estimates), Slopes::of(nodes, estimates));
    let size = layout.count;
    let part = |parts: Range<usize>| {
        let mut sum = vec![0.0; size * size];
        let mut shares = vec![[0.0; LANES]; nodes.blocks()];
        let mut weights = [(); DEGREES].map(|()| shares.clone());
        let mut rows = Vec::new();
        let [from, to] = [parts.start, parts.end].map(|part| part * people.count() / PARTS);
        for (person, window) in (from..to).zip(&windows[from..to]) {
            people.rows_of(person, &mut rows);
            let (_, blocks) = chances.posterior(people, person, &rows, *window, &mut shares);
            let sd = weigh(nodes, &shares, &blocks, &mut weights);
            if sd <= KNOWN {
                let weights = std::array::from_fn::<_, FEW_DEGREES, _>(|degree| weights[degree].as_slice());
                slopes.add_squares((people, person), layout, weights, &blocks, &mut sum);
            } else {
                let weights = weights.each_ref().map(Vec::as_slice);
                slopes.add_squares((people, person), layout, weights, &blocks, &mut sum);
            }
        }
        sum
    };
    let mut all = vec![0.0; size * size];
    for sum in in_parts(PARTS, part) {
        all.iter_mut().zip(sum).for_each(|(all, own)| *all += own);
    }
    all
}

/// Shares times the polynomials that are orthonormal under them, of degrees 1 and up (Stieltjes' procedure): the squares of
/// sums with these weights are the parts of a variance. Returns the standard deviation of the ability.
fn weigh(nodes: &Nodes, shares: &[Block], blocks: &Range<usize>, weights: &mut [Vec<Block>; DEGREES]) -> f64 {
    let theta = &nodes.theta[blocks.start * LANES..blocks.end * LANES];
    let shares = shares[blocks.clone()].as_flattened();
    let average = |of: &dyn Fn(usize) -> f64| -> f64 {
        shares.iter().enumerate().map(|(node, share)| share * of(node)).sum()
    };
    let mut before = vec![0.0; theta.len()];
    let mut current = vec![1.0; theta.len()];
    let (mut norm, mut sd) = (0.0, 0.0);
    for (degree, weights) in weights.iter_mut().enumerate() {
        let centre = average(&|node| theta[node] * current[node] * current[node]);
        let next = (0..theta.len()).map(|node| (theta[node] - centre) * current[node] - norm * before[node]);
        before = next.collect();
        std::mem::swap(&mut before, &mut current);
        norm = libm::sqrt(average(&|node| current[node] * current[node]));
        if degree == 0 {
            sd = norm;
        }
        let by = if norm > ROUNDING { 1.0 / norm } else { 0.0 };
        current.iter_mut().for_each(|value| *value *= by);
        let weights = weights[blocks.clone()].as_flattened_mut().iter_mut();
        weights.zip(shares).zip(&current).for_each(|((weight, share), value)| *weight = share * value);
    }
    sd
}

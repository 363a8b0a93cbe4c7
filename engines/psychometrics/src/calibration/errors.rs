//! Standard errors of parameters.

use super::ItemPrior;
use super::curve::Curve;
use super::expectation::{Chances, Nodes, in_parts};
use super::responses::Responses;
use crate::cholesky::solved;

/// How well an item's parameters are known.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemErrors {
    /// Standard error of the discrimination.
    pub a: f64,
    /// Standard errors of the difficulty, or of the thresholds in their order.
    pub thresholds: Vec<f64>,
}

/// ln of the likelihood of all answers, and the errors: from the cross products of each person's slopes (Meilijson 1989), item by item: what parameters of two items have in
/// common is left out.
pub(super) fn errors(
    responses: &Responses,
    nodes: &Nodes,
    curves: &[Curve],
    prior: Option<ItemPrior>,
) -> (f64, Vec<ItemErrors>) {
    let chances = Chances::of(nodes, curves);
    let slopes: Vec<Vec<f64>> = curves.iter().map(|curve| slopes(nodes, curve)).collect();
    let part = |people: std::ops::Range<usize>| {
        let mut products: Vec<Vec<f64>> =
            curves.iter().map(|curve| vec![0.0; curve.free.len() * curve.free.len()]).collect();
        let mut shares = vec![0.0; nodes.count()];
        let mut sum = 0.0;
        for person in people {
            let given = responses.of(person);
            sum += chances.posterior(nodes, given, &mut shares);
            for (item, score) in given {
                let item = *item as usize;
                let size = curves[item].free.len();
                let own = expected(&slopes[item], &shares, usize::from(*score), size);
                for row in 0..size {
                    for column in 0..=row {
                        products[item][row * size + column] += own[row] * own[column];
                    }
                }
            }
        }
        (sum, products)
    };
    let mut all: Vec<Vec<f64>> =
        curves.iter().map(|curve| vec![0.0; curve.free.len() * curve.free.len()]).collect();
    let mut log_likelihood = 0.0;
    for (sum, products) in in_parts(responses.people(), part) {
        log_likelihood += sum;
        for (all, own) in all.iter_mut().zip(products) {
            all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
        }
    }
    let errors = curves.iter().zip(all).map(|(curve, products)| of_item(curve, products, prior));
    (log_likelihood, errors.collect())
}

/// By score, by parameter, by node: the slope of ln of the chance.
fn slopes(nodes: &Nodes, curve: &Curve) -> Vec<f64> {
    let (scores, size, count) = (curve.kind.score_max() + 1, curve.free.len(), nodes.count());
    let mut slopes = vec![0.0; scores * size * count];
    for (node, theta) in nodes.theta.iter().enumerate() {
        let at = curve.at(*theta);
        for score in 0..scores {
            for place in 0..size {
                slopes[(score * size + place) * count + node] = at.slopes[score][place];
            }
        }
    }
    slopes
}

/// A person's slopes by the parameters of an item, on average over what her ability may be.
fn expected(slopes: &[f64], shares: &[f64], score: usize, size: usize) -> Vec<f64> {
    let row = |place: usize| &slopes[(score * size + place) * shares.len()..][..shares.len()];
    (0..size).map(|place| row(place).iter().zip(shares).map(|(slope, share)| slope * share).sum()).collect()
}

fn of_item(curve: &Curve, mut information: Vec<f64>, prior: Option<ItemPrior>) -> ItemErrors {
    let size = curve.free.len();
    for place in 0..size {
        let (_, precision) = prior.map_or((0.0, 0.0), |prior| prior.pull(place, curve.free[place]));
        information[place * size + place] += precision;
    }
    let column = |place: usize| {
        let mut unit = vec![0.0; size];
        unit[place] = 1.0;
        solved(information.clone(), &unit)
    };
    // By the delta method: a = e^α, and b = −d / a moves by −b with α and by −1 / a with d.
    let (a, by_slope) = (curve.a(), column(0));
    let threshold = |place: usize| {
        let own = column(place);
        let b = -curve.free[place] / a;
        let variance = b * b * by_slope[0] + own[place] / (a * a) + 2.0 * b / a * own[0];
        libm::sqrt(variance.max(0.0))
    };
    ItemErrors { a: a * libm::sqrt(by_slope[0].max(0.0)), thresholds: (1..size).map(threshold).collect() }
}

//! Standard errors of parameters.

use std::ops::Range;

use super::curve::Curve;
use super::estimates::Estimates;
use super::expectation::{Chances, People, Window};
use super::nodes::{Block, LANES, Nodes, Table};
use super::parts::in_parts;
use super::prior::ItemPrior;
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
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: &[Window],
    prior: Option<ItemPrior>,
) -> (f64, Vec<ItemErrors>) {
    let curves = &estimates.curves;
    let chances = Chances::of(nodes, estimates);
    let slopes = Slopes::of(nodes, curves);
    let none =
        || curves.iter().map(|curve| vec![0.0; curve.free.len() * curve.free.len()]).collect::<Vec<_>>();
    let part = |range: Range<usize>| {
        let (mut sum, mut products) = (0.0, none());
        let mut shares = vec![[0.0; LANES]; nodes.blocks()];
        let (mut rows, mut own) = (Vec::new(), Vec::new());
        for person in range {
            people.rows_of(person, &mut rows);
            let (log_likelihood, blocks) =
                chances.posterior(people.group(person), &rows, windows[person], &mut shares);
            sum += log_likelihood;
            for (item, score) in people.responses.of(person) {
                let item = *item as usize;
                slopes.expected(item, usize::from(*score), &shares, blocks.clone(), &mut own);
                for (row, by_row) in own.iter().enumerate() {
                    for (column, by_column) in own.iter().enumerate().take(row + 1) {
                        products[item][row * own.len() + column] += by_row * by_column;
                    }
                }
            }
        }
        (sum, products)
    };
    let mut all = none();
    let mut log_likelihood = 0.0;
    for (sum, products) in in_parts(people.count(), part) {
        log_likelihood += sum;
        for (all, own) in all.iter_mut().zip(products) {
            all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
        }
    }
    let errors = curves.iter().zip(all).map(|(curve, products)| of_item(curve, products, prior));
    (log_likelihood, errors.collect())
}

/// By item, by score, by parameter, by node: the slope of ln of the chance.
struct Slopes {
    begins: Vec<usize>,
    sizes: Vec<usize>,
    table: Table,
}

impl Slopes {
    fn of(nodes: &Nodes, curves: &[Curve]) -> Self {
        let sizes: Vec<usize> = curves.iter().map(|curve| curve.free.len()).collect();
        let mut begins = vec![0];
        for curve in curves {
            begins.push(begins[begins.len() - 1] + curve.free.len() * (curve.kind.score_max() + 1));
        }
        let mut table = Table::zeros(begins[curves.len()], nodes.blocks());
        for (curve, begin) in curves.iter().zip(&begins) {
            let size = curve.free.len();
            curve.at_each(&nodes.theta, |node, at| {
                for (score, slopes) in at.slopes.iter().enumerate().take(curve.kind.score_max() + 1) {
                    for (place, slope) in slopes[..size].iter().enumerate() {
                        table.row_mut(begin + score * size + place)[node / LANES][node % LANES] = *slope;
                    }
                }
            });
        }
        Self { begins, sizes, table }
    }

    /// A person's slopes by the parameters of an item, on average over what her ability may be.
    fn expected(
        &self,
        item: usize,
        score: usize,
        shares: &[Block],
        blocks: Range<usize>,
        own: &mut Vec<f64>,
    ) {
        let size = self.sizes[item];
        own.clear();
        for place in 0..size {
            let row = &self.table.row(self.begins[item] + score * size + place)[blocks.clone()];
            let mut sums = [0.0; LANES];
            for (slopes, shares) in row.iter().zip(&shares[blocks.clone()]) {
                for ((sum, slope), share) in sums.iter_mut().zip(slopes).zip(shares) {
                    *sum += slope * share;
                }
            }
            own.push(sums.iter().sum());
        }
    }
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

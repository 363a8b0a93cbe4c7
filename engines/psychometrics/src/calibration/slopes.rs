//! A person's slopes: how ln of the likelihood of her answers moves with each parameter.

use std::ops::Range;

use super::estimates::Estimates;
use super::nodes::{Block, LANES, Nodes, Table};

/// By item, by score, by parameter, by node: the slope of ln of the chance; by group, that of ln of its share.
pub(super) struct Slopes {
    begins: Vec<usize>,
    sizes: Vec<usize>,
    items: Table,
    groups: Table,
}

impl Slopes {
    pub(super) fn of(nodes: &Nodes, estimates: &Estimates) -> Self {
        let curves = &estimates.curves;
        let sizes: Vec<usize> = curves.iter().map(|curve| curve.free.len()).collect();
        let mut begins = vec![0];
        for curve in curves {
            begins.push(begins[begins.len() - 1] + curve.free.len() * (curve.kind.score_max() + 1));
        }
        let mut items = Table::zeros(begins[curves.len()], nodes.blocks());
        for (curve, begin) in curves.iter().zip(&begins) {
            let size = curve.free.len();
            curve.at_each(&nodes.theta, |node, at| {
                for (score, slopes) in at.slopes.iter().enumerate().take(curve.kind.score_max() + 1) {
                    for (place, slope) in slopes[..size].iter().enumerate() {
                        items.row_mut(begin + score * size + place)[node / LANES][node % LANES] = *slope;
                    }
                }
            });
        }
        let mut groups = Table::zeros(2 * estimates.populations.len(), nodes.blocks());
        for (group, population) in estimates.populations.iter().enumerate() {
            let sd = libm::exp(population.log_sd);
            for (node, theta) in nodes.theta.iter().enumerate() {
                let z = (theta - population.mean) / sd;
                for (place, slope) in [z / sd, z * z - 1.0].into_iter().enumerate() {
                    groups.row_mut(2 * group + place)[node / LANES][node % LANES] = slope;
                }
            }
        }
        Self { begins, sizes, items, groups }
    }

    /// By the parameters of an item, on average over what her ability may be.
    pub(super) fn of_item(
        &self,
        item: usize,
        score: usize,
        shares: &[Block],
        blocks: Range<usize>,
        own: &mut Vec<f64>,
    ) {
        own.clear();
        let first = self.begins[item] + score * self.sizes[item];
        own.extend(
            (first..first + self.sizes[item]).map(|row| average(self.items.row(row), shares, &blocks)),
        );
    }

    /// By the mean and ln of the standard deviation of a group.
    pub(super) fn of_group(&self, group: usize, shares: &[Block], blocks: Range<usize>, own: &mut Vec<f64>) {
        own.clear();
        let rows = 2 * group..2 * group + 2;
        own.extend(rows.map(|row| average(self.groups.row(row), shares, &blocks)));
    }
}

fn average(slopes: &[Block], shares: &[Block], blocks: &Range<usize>) -> f64 {
    let mut sums = [0.0; LANES];
    for (slopes, shares) in slopes[blocks.clone()].iter().zip(&shares[blocks.clone()]) {
        for ((sum, slope), share) in sums.iter_mut().zip(slopes).zip(shares) {
            *sum += slope * share;
        }
    }
    sums.iter().sum()
}

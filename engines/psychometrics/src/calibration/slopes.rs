//! A person's slopes: how ln of the likelihood of her answers moves with each parameter.

use std::ops::Range;

use super::estimates::Estimates;
use super::expectation::People;
use super::layout::Layout;
use super::nodes::{Block, LANES, Nodes, Table};

/// By item, by score, by parameter, by node: the slope of ln of the chance; by group, that of ln of its share.
pub(super) struct Slopes {
    begins: Vec<usize>,
    /// How many parameters each item has, and how many of them are its own, the last ones.
    sizes: Vec<(usize, usize)>,
    items: Table,
    groups: Table,
}

impl Slopes {
    pub(super) fn of(nodes: &Nodes, estimates: &Estimates) -> Self {
        let curves = &estimates.curves;
        let sizes = curves.iter().map(|curve| (curve.free.len(), curve.own().len())).collect();
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

    /// A person's slopes in sums over nodes with each of `weights`, handed to `take` with their block, in the order of
    /// [`Layout::blocks_of`].
    pub(super) fn of_person<const N: usize>(
        &self,
        (people, person): (&People<'_>, usize),
        layout: &Layout,
        weights: [&[Block]; N],
        blocks: &Range<usize>,
        mut take: impl FnMut(usize, &[[f64; N]]),
    ) {
        let mut common = [0.0; N];
        let mut own = Vec::new();
        for (item, score) in people.responses.of(person) {
            let item = *item as usize;
            let (size, of_its_own) = self.sizes[item];
            if of_its_own == 0 {
                continue;
            }
            let first = self.begins[item] + usize::from(*score) * size;
            let sum = |row| summed(self.items.row(row), weights, blocks);
            own.clear();
            own.extend((first + size - of_its_own..first + size).map(sum));
            if of_its_own < size {
                common.iter_mut().zip(sum(first)).for_each(|(common, own)| *common += own);
            }
            take(item, &own);
        }
        if layout.blocks[layout.items].1 > 0 {
            take(layout.items, &[common]);
        }
        let group = people.group(person);
        if layout.blocks[layout.group(group)].1 > 0 {
            take(
                layout.group(group),
                &[0, 1].map(|place| summed(self.groups.row(2 * group + place), weights, blocks)),
            );
        }
    }
}

impl Slopes {
    /// Adds, to the lower triangle of a matrix of all free values, the products of a person's slopes with each other,
    /// each in sums over nodes with each of `weights`.
    pub(super) fn add_squares<const N: usize>(
        &self,
        of: (&People<'_>, usize),
        layout: &Layout,
        weights: [&[Block]; N],
        blocks: &Range<usize>,
        matrix: &mut [f64],
    ) {
        let (mut places, mut own) = (Vec::new(), Vec::new());
        self.of_person(of, layout, weights, blocks, |block, of_block| {
            places.extend((0..of_block.len()).map(|within| layout.blocks[block].0 + within));
            own.extend_from_slice(of_block);
        });
        for (row, (place, one)) in places.iter().zip(&own).enumerate() {
            let sums = &mut matrix[place * layout.count..(place + 1) * layout.count];
            for (column, other) in places.iter().zip(&own).take(row + 1) {
                sums[*column] += one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
            }
        }
    }
}

#[inline]
fn summed<const N: usize>(slopes: &[Block], weights: [&[Block]; N], blocks: &Range<usize>) -> [f64; N] {
    weights.map(|weights| {
        let mut sums = [0.0; LANES];
        for (slopes, weights) in slopes[blocks.clone()].iter().zip(&weights[blocks.clone()]) {
            for ((sum, slope), weight) in sums.iter_mut().zip(slopes).zip(weights) {
                *sum += slope * weight;
            }
        }
        sums.iter().sum()
    })
}

//! The nodes of the quadrature over ability.

use super::population::Population;
use crate::posterior::Estimate;

/// The nodes reach so many standard deviations of the population that sets the scale.
const REACH: f64 = 6.0;
/// And so far where the means of groups are estimated.
const REACH_OF_GROUPS: f64 = 8.0;
/// Nodes that are worked on together, so that a processor may take several at a time.
pub(super) const LANES: usize = 8;
/// ln of the share of a node that only fills a block: none.
const NONE: f64 = -1e6;

/// The least standard deviation of a person's ability, in distances of nodes: there a sum over nodes is the integral to
/// six digits.
const SPACING_IN_SD: f64 = 0.8;
/// √(2π).
const SQRT_TAU: f64 = 2.506_628_274_631_000_5;

/// One number by node, for the nodes of a block.
pub(super) type Block = [f64; LANES];

/// Abilities at equal distances, a whole number of blocks of them.
pub(super) struct Nodes {
    pub(super) theta: Vec<f64>,
    /// How many count; those after them fill the last block.
    count: usize,
}

impl Nodes {
    /// So many nodes between −6 and 6; as close to each other, but between −8 and 8, for groups.
    pub(super) fn new(count: usize, groups: bool) -> Self {
        let spacing = 2.0 * REACH / (count - 1) as f64;
        let more = if groups { ((REACH_OF_GROUPS - REACH) / spacing) as usize } else { 0 };
        let low = -REACH - more as f64 * spacing;
        let count = count + 2 * more;
        let padded = count.next_multiple_of(LANES);
        Self { theta: (0..padded).map(|node| low + node as f64 * spacing).collect(), count }
    }

    pub(super) fn blocks(&self) -> usize {
        self.theta.len() / LANES
    }

    /// ln of a population's share at each node.
    pub(super) fn log_shares(&self, population: &Population) -> Vec<Block> {
        let sd = libm::exp(population.log_sd);
        let log = |theta: &f64| {
            let z = (theta - population.mean) / sd;
            -0.5 * z * z
        };
        let mut logs: Vec<f64> = self.theta.iter().map(log).collect();
        logs[self.count..].fill(NONE);
        let total: f64 = logs[..self.count].iter().map(|log| libm::exp(*log)).sum();
        let log_total = libm::log(total);
        logs[..self.count].iter_mut().for_each(|log| *log -= log_total);
        logs.as_chunks::<LANES>().0.to_vec()
    }

    /// ln of a person's share at each node, from what is known of her ability: no narrower than the nodes can show.
    pub(super) fn log_density(&self, ability: Estimate) -> Vec<Block> {
        let spacing = self.theta[1] - self.theta[0];
        let sd = ability.standard_error.get().max(SPACING_IN_SD * spacing);
        let mean = ability.mean.get();
        let log_peak = libm::log(spacing / (sd * SQRT_TAU));
        let mut logs = vec![[NONE; LANES]; self.blocks()];
        let counted = logs.as_flattened_mut().iter_mut().zip(&self.theta).take(self.count);
        counted
            .for_each(|(log, theta)| *log = log_peak - 0.5 * ((theta - mean) / sd) * ((theta - mean) / sd));
        logs
    }
}

/// Blocks of several rows: a number by row and node.
#[derive(Clone)]
pub(super) struct Table {
    blocks: usize,
    values: Vec<Block>,
}

impl Table {
    pub(super) fn zeros(rows: usize, blocks: usize) -> Self {
        Self { blocks, values: vec![[0.0; LANES]; rows * blocks] }
    }

    #[inline]
    pub(super) fn row(&self, row: usize) -> &[Block] {
        &self.values[row * self.blocks..(row + 1) * self.blocks]
    }

    #[inline]
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [Block] {
        &mut self.values[row * self.blocks..(row + 1) * self.blocks]
    }

    /// Rows one after the other, as numbers by node.
    pub(super) fn nodes_of(&self, rows: std::ops::Range<usize>) -> &[f64] {
        self.values[rows.start * self.blocks..rows.end * self.blocks].as_flattened()
    }

    pub(super) fn add(&mut self, other: &Self) {
        let own = self.values.as_flattened_mut().iter_mut();
        own.zip(other.values.as_flattened()).for_each(|(own, other)| *own += other);
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.values.append(&mut other.values);
    }
}

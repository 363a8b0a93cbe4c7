//! A bank for one ability, tabulated: what makes a step of an adaptive test quick.

use super::Prior;
use crate::error::Error;
use crate::posterior::Estimate;
use crate::response::Item;

/// Nodes of the table.
const NODES: usize = 81;
/// Prior standard deviations that the nodes reach to either side. Their distance, .15 of them, serves posteriors down to
/// .08: the rule of equal distances is then off by e^(−2π² (.08 / .15)²) ≈ .4 % (Trefethen & Weideman 2014).
const REACH: f64 = 6.0;
/// A node with less than this share of the likeliest one's says nothing any more.
const SHARE_MIN: f64 = 1e-9;
/// Sums are kept apart by this many places, so that processors add them side by side; always in the same order.
const LANES: usize = 4;
/// A chance below this is none.
const CHANCE_MIN: f64 = 1e-12;

/// The items of a bank that measure one ability, and the chance of each score at each node of a fixed grid.
///
/// The grid reaches six prior standard deviations to either side: choose a prior within whose reach people are. Of an
/// ability that answers put beyond, the end is told, with an error that says so; [`Grid`](super::Grid) follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tabulated {
    items: Vec<Item>,
    prior: Prior,
    theta: Vec<f64>,
    /// Where the rows of an item begin, one row for each score above 0.
    begins: Vec<usize>,
    chances: Vec<f64>,
}

/// What is known of the ability after some answers; of one [`Tabulated`] bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    shares: Vec<f64>,
    /// The nodes that still say something.
    from: usize,
    to: usize,
    mean: f64,
    sd: f64,
    prior_sd: f64,
    /// Share, share × d and share × d², with d = θ − mean.
    weighed: [Vec<f64>; 3],
}

impl Tabulated {
    /// Tabulates a bank under a prior.
    ///
    /// # Errors
    /// [`Error::TooFew`] for a bank without an item.
    pub fn new(items: Vec<Item>, prior: Prior) -> Result<Self, Error> {
        if items.is_empty() {
            return Err(Error::TooFew { what: "the items of the bank", found: 0, least: 1 });
        }
        let (mean, sd) = (prior.mean.get(), prior.sd.get());
        let node = |place| mean + sd * REACH * (2.0 * place as f64 / (NODES - 1) as f64 - 1.0);
        let theta: Vec<f64> = (0..NODES).map(node).collect();
        let (mut begins, mut chances) = (Vec::with_capacity(items.len()), Vec::new());
        for item in &items {
            begins.push(chances.len());
            for score in 1..=item.score_max() {
                chances.extend(theta.iter().map(|theta| item.probability_at(*theta, score)));
            }
        }
        Ok(Self { items, prior, theta, begins, chances })
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What is known before any answer.
    #[must_use]
    pub fn start(&self) -> Running {
        let shares = self.theta.iter().map(|theta| libm::exp(self.prior.log_density(*theta))).collect();
        let nothing = || vec![0.0; NODES];
        let weighed = [nothing(), nothing(), nothing()];
        let mut running = Running {
            shares,
            from: 0,
            to: NODES,
            mean: 0.0,
            sd: 0.0,
            prior_sd: self.prior.sd.get(),
            weighed,
        };
        running.settle(&self.theta);
        running
    }

    fn row(&self, item: usize, score: usize) -> &[f64] {
        &self.chances[self.begins[item] + (score - 1) * NODES..][..NODES]
    }

    /// Takes in an answer: each node's share times the chance of the score there.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for an item or a score that does not exist; what was known then stays as it was.
    pub fn learn(&self, running: &mut Running, item: usize, score: usize) -> Result<(), Error> {
        let count = self.items.len();
        let of = self.items.get(item).ok_or(Error::NoSuch { what: "the item", index: item, count })?;
        of.check(score)?;
        if score > 0 {
            let row = self.row(item, score);
            running.shares.iter_mut().zip(row).for_each(|(share, chance)| *share *= chance);
        } else {
            for (node, share) in running.shares.iter_mut().enumerate() {
                let above: f64 = (1..=of.score_max()).map(|score| self.row(item, score)[node]).sum();
                // Of a score that is all but impossible something is left, or nothing would be known at all.
                *share *= (1.0 - above).max(f64::EPSILON);
            }
        }
        running.settle(&self.theta);
        Ok(())
    }

    /// The variance expected after one more answer, to `item` (counted from 0), in logits²: the mean over its scores of
    /// the posterior variance that each would leave (van der Linden 1998, equation 12). The variance that there is, for an
    /// item that does not exist: it tells nothing.
    #[must_use]
    pub fn expected_variance(&self, running: &Running, item: usize) -> f64 {
        let Some(of) = self.items.get(item) else { return running.sd * running.sd };
        // The moments of all scores add up to (1, 0, variance): those of score 0 are what is left.
        let (mut whole, mut first, mut second) = (1.0, 0.0, running.sd * running.sd);
        let mut expected = 0.0;
        for score in 1..=of.score_max() {
            let [w, m, q] = running.moments(self.row(item, score));
            (whole, first, second) = (whole - w, first - m, second - q);
            expected += left(w, m, q);
        }
        expected + left(whole, first, second)
    }
}

/// Chance × variance of one score, from its moments.
fn left(whole: f64, first: f64, second: f64) -> f64 {
    if whole > CHANCE_MIN { (second - first * first / whole).max(0.0) } else { 0.0 }
}

impl Running {
    /// The expected ability, and the standard deviation of the posterior; where answers put the ability beyond the nodes,
    /// the error reaches as far as it may be.
    #[must_use]
    pub fn expected(&self) -> Estimate {
        let beyond = self.beyond(self.shares[0], self.shares[1]);
        let beyond = beyond.max(self.beyond(self.shares[NODES - 1], self.shares[NODES - 2]));
        Estimate::nearest(self.mean, libm::sqrt(self.sd * self.sd + beyond * beyond))
    }

    /// How far beyond an end node the ability may be; 0 where the posterior falls towards the end. Where it rises, with
    /// the slope s of its logarithm, the mode is no more than s σ² beyond, as the prior bends that by 1 / σ², and the
    /// ability about σ around it.
    fn beyond(&self, end: f64, next: f64) -> f64 {
        if end <= next {
            return 0.0;
        }
        let slope = libm::log(end / next.max(f64::MIN_POSITIVE)) * (NODES - 1) as f64 / (2.0 * REACH);
        self.prior_sd * (slope + 1.0)
    }

    /// Makes shares add up to 1, and what is read at each step ready.
    fn settle(&mut self, theta: &[f64]) {
        let most = self.shares.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            let total: f64 = self.shares.iter().map(|share| share / most).sum();
            self.shares.iter_mut().for_each(|share| *share = *share / most / total);
        } else {
            // Contradictory answers pushed every share below the smallest number: none is told from another.
            self.shares.fill(1.0 / NODES as f64);
        }
        let most = self.shares.iter().copied().fold(0.0, f64::max);
        let says = |share: &f64| *share > SHARE_MIN * most;
        self.from = self.shares.iter().position(says).unwrap_or(0);
        self.to = self.shares.iter().rposition(says).map_or(NODES, |last| last + 1);
        let pairs = || self.shares.iter().zip(theta);
        self.mean = pairs().map(|(share, theta)| share * theta).sum();
        let mean = self.mean;
        self.sd = libm::sqrt(pairs().map(|(share, theta)| share * (theta - mean) * (theta - mean)).sum());
        for (node, theta) in theta.iter().enumerate() {
            let (share, d) = (self.shares[node], theta - mean);
            for (power, weighed) in [share, share * d, share * d * d].into_iter().zip(&mut self.weighed) {
                weighed[node] = power;
            }
        }
    }

    /// The sums of a row of chances, weighed by share, share × d and share × d².
    fn moments(&self, row: &[f64]) -> [f64; 3] {
        let (from, to) = (self.from, self.to);
        let row = &row[from..to];
        self.weighed.each_ref().map(|weighed| {
            let weighed = &weighed[from..to];
            let mut lanes = [0.0; LANES];
            let (row_chunks, chunks) = (row.chunks_exact(LANES), weighed.chunks_exact(LANES));
            let rest: f64 = row_chunks.remainder().iter().zip(chunks.remainder()).map(|(p, w)| p * w).sum();
            for (chances, weights) in row_chunks.zip(chunks) {
                for lane in 0..LANES {
                    lanes[lane] += chances[lane] * weights[lane];
                }
            }
            (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
        })
    }
}

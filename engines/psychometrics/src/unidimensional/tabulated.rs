//! A bank for one ability, tabulated: what makes a step of an adaptive test quick.

use super::Prior;
use crate::error::Error;
use crate::posterior::Estimate;
use crate::response::Item;

/// Nodes of the table.
const NODES: usize = 80;
/// Prior standard deviations that the nodes reach to either side. Their distance, .15 of them, serves posteriors down to
/// .08: the rule of equal distances is then off by e^(−2π² (.08 / .15)²) ≈ .4 % (Trefethen & Weideman 2014).
const REACH: f64 = 6.0;
/// Every second node comes first, then those between: where the posterior is wide, the first half is enough.
const HALF: usize = NODES / 2;
/// It is enough where both halves add up to the same but for this share of the whole: so much, measured, the rule of
/// equal distances is off at twice the distance …
const HALVES_APART_MAX: f64 = 1e-8;
/// … and where twice the distance is no more than this over the steepest slope a of the bank: no chance of a score has a
/// pole nearer to the abilities than π / a, so that it is as smooth as the rule needs (Trefethen & Weideman 2014, theorem
/// 5.1). Expected variances are then off by less than 10⁻⁶ (a test below).
const SPACING_BY_SLOPE: f64 = 0.95;
/// A node with less than this share of the likeliest one's says nothing any more.
const SHARE_MIN: f64 = 1e-9;
/// Sums are kept apart by this many places, so that processors add them side by side; always in the same order.
const LANES: usize = 4;
/// A chance below this is none.
const CHANCE_MIN: f64 = 1e-12;

/// A number at each node.
type Row = [f64; NODES];

/// The items of a bank that measure one ability, and the chance of each score at each node of a fixed grid.
///
/// The grid reaches six prior standard deviations to either side: choose a prior within whose reach people are. Of an
/// ability that answers put beyond, the end is told, with an error that says so; [`Grid`](super::Grid) follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tabulated {
    items: Vec<Item>,
    prior: Prior,
    theta: Row,
    /// Whether every second node is enough for the steepest item.
    half_serves: bool,
    /// Where the rows of an item begin, one row for each score above 0; and where the last one's end.
    begins: Vec<usize>,
    chances: Vec<Row>,
}

/// What is known of the ability after some answers; of one [`Tabulated`] bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    shares: Row,
    mean: f64,
    sd: f64,
    prior_sd: f64,
    /// Of each half, the lanes of nodes that still say something and are needed: from, up to.
    spans: [(usize, usize); 2],
    /// Shares among the nodes needed, and share × d, with d = θ − mean.
    weighed: [Row; 2],
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
        let spacing = 2.0 * sd * REACH / (NODES - 1) as f64;
        let theta: Row = std::array::from_fn(|place| {
            let node = 2 * (place % HALF) + place / HALF;
            mean - sd * REACH + node as f64 * spacing
        });
        let (mut begins, mut chances) = (Vec::with_capacity(items.len() + 1), Vec::new());
        for item in &items {
            begins.push(chances.len());
            chances.extend(
                (1..=item.score_max()).map(|score| theta.map(|theta| item.probability_at(theta, score))),
            );
        }
        begins.push(chances.len());
        let steepest = items.iter().map(Item::steepest).fold(0.0, f64::max);
        let half_serves = 2.0 * spacing * steepest <= SPACING_BY_SLOPE;
        Ok(Self { items, prior, theta, half_serves, begins, chances })
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What is known before any answer.
    #[must_use]
    pub fn start(&self) -> Running {
        let shares = self.theta.map(|theta| libm::exp(self.prior.log_density(theta)));
        let (prior_sd, spans) = (self.prior.sd.get(), [(0, 0); 2]);
        let mut running = Running { shares, mean: 0.0, sd: 0.0, prior_sd, spans, weighed: [[0.0; NODES]; 2] };
        running.settle(self);
        running
    }

    /// The rows of an item, that of score 1 first.
    fn rows(&self, item: usize) -> &[Row] {
        &self.chances[self.begins[item]..self.begins[item + 1]]
    }

    /// Takes in an answer: each node's share times the chance of the score there.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for an item or a score that does not exist; what was known then stays as it was.
    pub fn learn(&self, running: &mut Running, item: usize, score: usize) -> Result<(), Error> {
        let count = self.items.len();
        let of = self.items.get(item).ok_or(Error::NoSuch { what: "the item", index: item, count })?;
        of.check(score)?;
        let rows = self.rows(item);
        if score > 0 {
            running.shares.iter_mut().zip(&rows[score - 1]).for_each(|(share, chance)| *share *= chance);
        } else {
            let mut above = [0.0; NODES];
            rows.iter()
                .for_each(|row| above.iter_mut().zip(row).for_each(|(above, chance)| *above += chance));
            for (share, above) in running.shares.iter_mut().zip(above) {
                // Of a score that is all but impossible something is left, or nothing would be known at all.
                *share *= (1.0 - above).max(f64::EPSILON);
            }
        }
        running.settle(self);
        Ok(())
    }

    /// The variance expected after one more answer, to `item` (counted from 0), in logits²: the mean over its scores of
    /// the posterior variance that each would leave (van der Linden 1998, equation 12). The variance that there is, for an
    /// item that does not exist: it tells nothing.
    ///
    /// It is today's variance less that of the mean that the answer will lead to (the law of total variance): Σ m² / w over
    /// scores of chance w, m = Σ share × d × chance there.
    #[must_use]
    pub fn expected_variance(&self, running: &Running, item: usize) -> f64 {
        if item >= self.items.len() {
            return running.sd * running.sd;
        }
        // Over all scores they add up to 1 and 0: what score 0 has is what the others leave.
        let (mut whole, mut first) = (1.0, 0.0);
        let mut told = 0.0;
        for row in self.rows(item) {
            let (w, m) = running.moments(row);
            (whole, first) = (whole - w, first - m);
            told += of_mean(w, m);
        }
        told += of_mean(whole, first);
        (running.sd * running.sd - told).max(0.0)
    }
}

/// Chance × squared move of the mean by one score, from its moments.
fn of_mean(whole: f64, first: f64) -> f64 {
    if whole > CHANCE_MIN { first * first / whole } else { 0.0 }
}

impl Running {
    /// The expected ability, and the standard deviation of the posterior; where answers put the ability beyond the nodes,
    /// the error reaches as far as it may be.
    #[must_use]
    pub fn expected(&self) -> Estimate {
        // Nodes of even number come first: the second stands at the half, the last but one before it.
        let beyond = self.beyond(self.shares[0], self.shares[HALF]);
        let beyond = beyond.max(self.beyond(self.shares[NODES - 1], self.shares[HALF - 1]));
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
    fn settle(&mut self, table: &Tabulated) {
        let most = self.shares.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            let total: f64 = self.shares.iter().map(|share| share / most).sum();
            self.shares.iter_mut().for_each(|share| *share = *share / most / total);
        } else {
            // Contradictory answers pushed every share below the smallest number: none is told from another.
            self.shares.fill(1.0 / NODES as f64);
        }
        let pairs = || self.shares.iter().zip(&table.theta);
        let mean: f64 = pairs().map(|(share, theta)| share * theta).sum();
        self.sd = libm::sqrt(pairs().map(|(share, theta)| share * (theta - mean) * (theta - mean)).sum());
        self.mean = mean;
        let halved = table.half_serves && self.halves_apart(&table.theta) <= HALVES_APART_MAX;
        self.span(halved);
        self.weigh(&table.theta, halved);
    }

    /// By how much the halves differ: in their sums, and in those of share × d, in standard deviations.
    fn halves_apart(&self, theta: &Row) -> f64 {
        let (mut whole, mut moved) = (0.0, 0.0);
        for node in 0..HALF {
            let (first, second) = (self.shares[node], self.shares[HALF + node]);
            whole += first - second;
            moved += first * (theta[node] - self.mean) - second * (theta[HALF + node] - self.mean);
        }
        f64::max(whole.abs(), moved.abs() / self.sd)
    }

    /// Finds the nodes that are needed: of the first half alone where that is enough.
    fn span(&mut self, halved: bool) {
        let least = SHARE_MIN * self.shares.iter().copied().fold(0.0, f64::max);
        let says = |share: &f64| *share > least;
        let span = |half: &[f64]| {
            let from = half.iter().position(says).unwrap_or(0) / LANES;
            let to = half.iter().rposition(says).map_or(0, |last| last / LANES + 1);
            (from, to)
        };
        let (first, second) = self.shares.split_at(HALF);
        self.spans = [span(first), if halved { (0, 0) } else { span(second) }];
    }

    /// Weighs the nodes that are needed as if they were all.
    fn weigh(&mut self, theta: &Row, halved: bool) {
        let needed = if halved { HALF } else { NODES };
        let pairs = || self.shares.iter().zip(theta).take(needed);
        let total: f64 = pairs().map(|(share, _)| share).sum();
        let mean = pairs().map(|(share, theta)| share * theta).sum::<f64>() / total;
        let [weights, moved] = &mut self.weighed;
        for (node, (share, theta)) in self.shares.iter().zip(theta).enumerate() {
            weights[node] = share / total;
            moved[node] = weights[node] * (theta - mean);
        }
    }

    /// The sums of a row of chances, weighed by share and by share × d, in one pass.
    fn moments(&self, row: &Row) -> (f64, f64) {
        let [row, weights, moved] =
            [row, &self.weighed[0], &self.weighed[1]].map(|row| row.as_chunks::<LANES>().0);
        let (mut whole, mut first) = ([0.0; LANES], [0.0; LANES]);
        for (half, (from, to)) in self.spans.into_iter().enumerate() {
            let span = half * HALF / LANES + from..half * HALF / LANES + to;
            let weighed = weights[span.clone()].iter().zip(&moved[span.clone()]);
            for (chances, (weights, moved)) in row[span].iter().zip(weighed) {
                for lane in 0..LANES {
                    whole[lane] += chances[lane] * weights[lane];
                    first[lane] += chances[lane] * moved[lane];
                }
            }
        }
        let sum = |lanes: [f64; LANES]| (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        (sum(whole), sum(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{Graded, ItemParameters, PartialCredit};
    use crate::simulate::Draws;

    /// Items as steep as every second node allows, and others.
    fn bank(draws: &mut Draws) -> Vec<Item> {
        let item = |place: usize| -> Item {
            let (a, b) = (0.4 + 2.6 * draws.uniform(), draws.normal());
            match place % 4 {
                0 => ItemParameters::new(a, b, 0.0).unwrap().into(),
                1 => ItemParameters::new(a, b, 0.1 + 0.2 * draws.uniform()).unwrap().into(),
                2 => Graded::new(a, &[b - 0.8, b + 0.1, b + 0.9]).unwrap().into(),
                _ => PartialCredit::new(0.5 * a, &[b + 0.3, b - 0.4]).unwrap().into(),
            }
        };
        (0..60).map(item).collect()
    }

    #[test]
    fn every_second_node_says_what_all_say() {
        let mut draws = Draws::seeded(4);
        let (mut halved, mut most) = (0, 0.0_f64);
        for _ in 0..200 {
            let table = Tabulated::new(bank(&mut draws), Prior::STANDARD).unwrap();
            let fine = Tabulated { half_serves: false, ..table.clone() };
            let (mut running, mut finely) = (table.start(), fine.start());
            let theta = 1.3 * draws.normal();
            for _ in 0..20 {
                let place = draws.below(60);
                let item = &table.items()[place];
                let (u, mut below) = (draws.uniform(), 0.0);
                let reached = |score: &usize| {
                    below += item.probability_at(theta, *score);
                    u < below
                };
                let score = (0..item.score_max()).find(reached).unwrap_or(item.score_max());
                table.learn(&mut running, place, score).unwrap();
                fine.learn(&mut finely, place, score).unwrap();
                assert_eq!(running.expected(), finely.expected());
                halved += usize::from(running.spans[1] == (0, 0));
                for next in 0..60 {
                    let gap = table.expected_variance(&running, next) - fine.expected_variance(&finely, next);
                    most = most.max(gap.abs());
                }
            }
        }
        assert!(halved > 1_000 && most < 5e-7, "{halved} of 4,000, {most:e}");
    }
}

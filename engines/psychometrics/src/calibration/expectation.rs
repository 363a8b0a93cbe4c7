//! The E step: what each person's ability may be, and from it how many people of each ability reached each score.

use super::curve::Curve;
use super::responses::Responses;

/// The nodes reach so many standard deviations of the population.
const REACH: f64 = 6.0;
/// People are worked on in so many parts, however many processors there are: the sums come out the same.
const PARTS: usize = 32;

/// Abilities at equal distances, and ln of the population's share at each.
pub(super) struct Nodes {
    pub(super) theta: Vec<f64>,
    log_share: Vec<f64>,
}

impl Nodes {
    pub(super) fn new(count: usize) -> Self {
        let spacing = 2.0 * REACH / (count - 1) as f64;
        let theta: Vec<f64> = (0..count).map(|node| -REACH + node as f64 * spacing).collect();
        let total: f64 = theta.iter().map(|t| libm::exp(-0.5 * t * t)).sum();
        let log_share = theta.iter().map(|t| -0.5 * t * t - libm::log(total)).collect();
        Self { theta, log_share }
    }

    pub(super) fn count(&self) -> usize {
        self.theta.len()
    }
}

/// ln of the chance of each score of each item at each node, and where an item's begin.
pub(super) struct Chances {
    begins: Vec<usize>,
    logs: Vec<f64>,
}

impl Chances {
    pub(super) fn of(nodes: &Nodes, curves: &[Curve]) -> Self {
        let mut all = Self { begins: Vec::with_capacity(curves.len() + 1), logs: Vec::new() };
        for curve in curves {
            let begin = all.logs.len();
            all.begins.push(begin);
            let scores = curve.kind.score_max() + 1;
            all.logs.resize(begin + scores * nodes.count(), 0.0);
            for (node, theta) in nodes.theta.iter().enumerate() {
                let at = curve.at(*theta);
                for (score, chance) in at.chance[..scores].iter().enumerate() {
                    all.logs[begin + score * nodes.count() + node] = libm::log(chance.max(1e-300));
                }
            }
        }
        all.begins.push(all.logs.len());
        all
    }

    fn place(&self, (item, score): (u32, u8), nodes: usize) -> usize {
        self.begins[item as usize] + usize::from(score) * nodes
    }

    /// What a person's ability may be: her share at each node, in `shares`; ln of the likelihood of her answers.
    pub(super) fn posterior(&self, nodes: &Nodes, given: &[(u32, u8)], shares: &mut [f64]) -> f64 {
        shares.copy_from_slice(&nodes.log_share);
        for answer in given {
            let begin = self.place(*answer, shares.len());
            let logs = &self.logs[begin..begin + shares.len()];
            shares.iter_mut().zip(logs).for_each(|(share, log)| *share += log);
        }
        let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut total = 0.0;
        for share in shares.iter_mut() {
            *share = libm::exp(*share - most);
            total += *share;
        }
        shares.iter_mut().for_each(|share| *share /= total);
        most + libm::log(total)
    }
}

/// What is expected of people's abilities.
pub(super) struct Expectation {
    /// ln of the likelihood of all answers.
    pub(super) log_likelihood: f64,
    begins: Vec<usize>,
    /// How many people of each node reached each score of each item.
    counts: Vec<f64>,
}

impl Expectation {
    pub(super) fn of(responses: &Responses, nodes: &Nodes, curves: &[Curve]) -> Self {
        let chances = Chances::of(nodes, curves);
        let part = |people: std::ops::Range<usize>| {
            let mut counts = vec![0.0; chances.logs.len()];
            let mut shares = vec![0.0; nodes.count()];
            let mut sum = 0.0;
            for person in people {
                let given = responses.of(person);
                sum += chances.posterior(nodes, given, &mut shares);
                for answer in given {
                    let begin = chances.place(*answer, shares.len());
                    let counts = &mut counts[begin..begin + shares.len()];
                    counts.iter_mut().zip(&shares).for_each(|(count, share)| *count += share);
                }
            }
            (sum, counts)
        };
        let mut all = Self { log_likelihood: 0.0, begins: Vec::new(), counts: vec![0.0; chances.logs.len()] };
        for (sum, counts) in in_parts(responses.people(), part) {
            all.log_likelihood += sum;
            all.counts.iter_mut().zip(counts).for_each(|(all, own)| *all += own);
        }
        all.begins = chances.begins;
        all
    }

    /// Of an item: by score, how many people of each node reached it.
    pub(super) fn of_item(&self, item: usize) -> &[f64] {
        &self.counts[self.begins[item]..self.begins[item + 1]]
    }
}

/// The results of parts of the people, in their order, worked out by as many threads as there are processors.
pub(super) fn in_parts<R: Send>(people: usize, part: impl Fn(std::ops::Range<usize>) -> R + Sync) -> Vec<R> {
    let size = people.div_ceil(PARTS).max(1);
    let ranges: Vec<_> = (0..people).step_by(size).map(|from| from..(from + size).min(people)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(ranges.len().max(1));
    let mut results: Vec<Option<R>> = (0..ranges.len()).map(|_| None).collect();
    let share = ranges.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (ranges, results) in ranges.chunks(share).zip(results.chunks_mut(share)) {
            let part = &part;
            scope.spawn(move || {
                for (range, result) in ranges.iter().zip(results) {
                    *result = Some(part(range.clone()));
                }
            });
        }
    });
    results.into_iter().flatten().collect()
}

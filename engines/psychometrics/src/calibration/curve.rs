//! An item while it is calibrated: its free parameters, and how its curves move with them.
//!
//! The first parameter is ln a, so that no step makes a discrimination negative; the others are intercepts d = −a b,
//! because a difficulty runs away while a discrimination is near 0.

use super::Kind;
use crate::error::Error;
use crate::response::{Graded, Item, ItemParameters, Logistic, PartialCredit, THRESHOLDS_MAX};

/// Most free parameters of an item.
pub(super) const FREE_MAX: usize = THRESHOLDS_MAX + 1;
/// Scores of an item at most.
pub(super) const SCORES_MAX: usize = THRESHOLDS_MAX + 1;

/// The chance of each score at one ability, and the slope of the logarithm of each by every free parameter.
pub(super) struct At {
    pub(super) chance: [f64; SCORES_MAX],
    pub(super) slopes: [[f64; FREE_MAX]; SCORES_MAX],
}

/// An item while it is calibrated.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Curve {
    pub(super) kind: Kind,
    /// ln a, then the intercepts.
    pub(super) free: Vec<f64>,
    /// Whether it stays what it is: an item whose parameters are known.
    pub(super) fixed: bool,
}

impl Curve {
    /// Where a calibration starts: a = 1, and intercepts that give the shares of people who reached each score.
    pub(super) fn start(kind: Kind, counts: &[f64]) -> Self {
        let total: f64 = counts.iter().sum();
        let share = |from: usize| {
            let reached: f64 = counts.iter().skip(from).sum();
            // Half an answer more each way: nobody's score is impossible before it was seen.
            (reached + 0.5) / (total + 1.0)
        };
        // The curve of a person of average ability is steeper than that of the population (Camilli 1994).
        let logit = |p: f64| 1.2 * libm::log(p / (1.0 - p));
        let intercepts: Vec<f64> = match kind {
            Kind::OneParameter | Kind::Logistic { .. } => {
                let guessing = kind.guessing();
                let known = ((share(1) - guessing) / (1.0 - guessing)).clamp(0.02, 0.98);
                vec![logit(known)]
            }
            Kind::Graded { score_max } => (1..=score_max).map(|score| logit(share(score))).collect(),
            Kind::PartialCredit { score_max } => {
                let own = |score: usize| counts.get(score).copied().unwrap_or(0.0) + 0.5;
                (1..=score_max).map(|score| libm::log(own(score) / own(score - 1))).collect()
            }
        };
        let mut free = vec![0.0];
        free.extend(intercepts);
        Self { kind, free, fixed: false }
    }

    /// The curve of an item whose parameters are known.
    pub(super) fn fixed(item: &Item) -> Self {
        let score_max = item.score_max();
        let kind = match item {
            Item::Dichotomous(item) => Kind::Logistic { guessing: item.c() },
            Item::Graded(_) => Kind::Graded { score_max },
            Item::PartialCredit(_) => Kind::PartialCredit { score_max },
        };
        let (a, thresholds) = (item.discrimination(), item.difficulties());
        let intercepts = thresholds.iter().map(|b| -a * b);
        let free = std::iter::once(libm::log(a)).chain(intercepts).collect();
        Self { kind, free, fixed: true }
    }

    /// The item.
    pub(super) fn item(&self) -> Result<Item, Error> {
        let a = self.a();
        let thresholds: Vec<f64> = self.free[1..].iter().map(|d| -d / a).collect();
        Ok(match self.kind {
            Kind::OneParameter | Kind::Logistic { .. } => {
                ItemParameters::new(a, thresholds[0], self.kind.guessing())?.into()
            }
            Kind::Graded { .. } => Graded::new(a, &thresholds)?.into(),
            Kind::PartialCredit { .. } => PartialCredit::new(a, &thresholds)?.into(),
        })
    }

    pub(super) fn a(&self) -> f64 {
        libm::exp(self.free[0])
    }

    /// Whether its slope is the one that items of the one-parameter model have in common.
    pub(super) fn shares_slope(&self) -> bool {
        self.kind == Kind::OneParameter && !self.fixed
    }

    /// How many of the first parameters are not its own: all of an item that is fixed, the common slope.
    fn foreign(&self) -> usize {
        if self.fixed { self.free.len() } else { usize::from(self.shares_slope()) }
    }

    /// The free parameters that are its own.
    pub(super) fn own(&self) -> &[f64] {
        &self.free[self.foreign()..]
    }

    pub(super) fn own_mut(&mut self) -> &mut [f64] {
        let from = self.foreign();
        &mut self.free[from..]
    }

    /// Whether the free parameters are those of an item: a graded one needs falling intercepts.
    pub(super) fn is_sound(&self) -> bool {
        let falls = |pair: &[f64]| pair[0] > pair[1] + 1e-9;
        self.free.iter().all(|p| p.is_finite())
            && (-6.0..=2.3).contains(&self.free[0])
            && match self.kind {
                Kind::Graded { .. } => self.free[1..].windows(2).all(falls),
                _ => true,
            }
    }

    /// The chances at each of `theta`, and their slopes, handed to `take` with the place of the ability.
    pub(super) fn at_each(&self, theta: &[f64], mut take: impl FnMut(usize, &At)) {
        // One for all: what a kind leaves at 0 stays so.
        let mut at = At { chance: [0.0; SCORES_MAX], slopes: [[0.0; FREE_MAX]; SCORES_MAX] };
        let (a, intercepts) = (self.a(), &self.free[1..]);
        for (node, theta) in theta.iter().enumerate() {
            match self.kind {
                Kind::OneParameter | Kind::Logistic { .. } => {
                    logistic(a, intercepts[0], self.kind.guessing(), *theta, &mut at);
                }
                Kind::Graded { .. } => graded(a, intercepts, *theta, &mut at),
                Kind::PartialCredit { .. } => partial_credit(a, intercepts, *theta, &mut at),
            }
            take(node, &at);
        }
    }

    /// ln of the chance of each score at each of `theta`, handed to `take` with the score and the place of the ability.
    pub(super) fn log_chances(&self, theta: &[f64], mut take: impl FnMut(usize, usize, f64)) {
        let a = self.a();
        if let Kind::OneParameter | Kind::Logistic { guessing: 0.0 } = self.kind {
            for (node, theta) in theta.iter().enumerate() {
                let z = a * theta + self.free[1];
                // ln σ(z) and ln σ(−z) share one logarithm.
                let least = libm::log1p(libm::exp(-z.abs()));
                take(0, node, (-z).min(0.0) - least);
                take(1, node, z.min(0.0) - least);
            }
            return;
        }
        let scores = self.kind.score_max() + 1;
        self.at_each(theta, |node, at| {
            for (score, chance) in at.chance[..scores].iter().enumerate() {
                take(score, node, libm::log(chance.max(1e-300)));
            }
        });
    }
}

fn logistic(a: f64, d: f64, guessing: f64, theta: f64, at: &mut At) {
    let z = a * theta + d;
    let Logistic { known, unknown } = Logistic::at(z);
    let right = guessing + (1.0 - guessing) * known;
    // ∂ ln P / ∂z: of a wrong answer −p, of a right one p (1 − p) (1 − c) / P.
    let by_z = [-known, (1.0 - guessing) * known * unknown / right];
    at.chance[0] = (1.0 - guessing) * unknown;
    at.chance[1] = right;
    for (score, slope) in by_z.into_iter().enumerate() {
        at.slopes[score][0] = slope * a * theta;
        at.slopes[score][1] = slope;
    }
}

fn graded(a: f64, intercepts: &[f64], theta: f64, at: &mut At) {
    let last = intercepts.len();
    let step = |k: usize| match k {
        0 => Logistic { known: 1.0, unknown: 0.0 },
        k if k > last => Logistic { known: 0.0, unknown: 1.0 },
        k => Logistic::at(a * theta + intercepts[k - 1]),
    };
    for score in 0..=last {
        let (Logistic { known: this, unknown: below }, Logistic { known: next, unknown: above }) =
            (step(score), step(score + 1));
        // The smaller of the two differences keeps its digits.
        let chance = if this < 0.5 { this - next } else { above - below };
        let chance = chance.max(1e-300);
        at.chance[score] = chance;
        let (by_this, by_next) = (this * below / chance, next * above / chance);
        at.slopes[score][0] = a * theta * (by_this - by_next);
        if score > 0 {
            at.slopes[score][score] = by_this;
        }
        if score < last {
            at.slopes[score][score + 1] = -by_next;
        }
    }
}

fn partial_credit(a: f64, intercepts: &[f64], theta: f64, at: &mut At) {
    let last = intercepts.len();
    let mut exponents = [0.0; SCORES_MAX];
    for score in 1..=last {
        exponents[score] = exponents[score - 1] + a * theta + intercepts[score - 1];
    }
    let most = exponents[..=last].iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    for (chance, exponent) in at.chance[..=last].iter_mut().zip(exponents) {
        *chance = libm::exp(exponent - most);
        total += *chance;
    }
    at.chance[..=last].iter_mut().for_each(|chance| *chance /= total);
    let mean: f64 = at.chance[..=last].iter().enumerate().map(|(k, chance)| k as f64 * chance).sum();
    // P(X ≥ v): a score of v and more has passed the v-th intercept.
    let mut reached = [0.0; SCORES_MAX + 1];
    for score in (1..=last).rev() {
        reached[score] = reached[score + 1] + at.chance[score];
    }
    for score in 0..=last {
        at.slopes[score][0] = a * theta * (score as f64 - mean);
        for (v, reached) in reached.iter().enumerate().take(last + 1).skip(1) {
            at.slopes[score][v] = f64::from(u8::from(score >= v)) - reached;
        }
    }
}

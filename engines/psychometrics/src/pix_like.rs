//! The method of the closest peer, written from its published mathematics: the baseline of regressions, never the product's.
//!
//! One number, two-parameter items without guessing. After each answer the posterior is taken over all answers with a prior
//! N(last estimate, 1.5), on 80 nodes from −9 by 0.225; the estimate is its mean, held to a step of half the last estimate
//! or of 0.5, whichever is more. It starts at −3. Of the five most informative items the first is asked with probability
//! .51, else the next with .51, and so on.

use crate::numbers::{Ability, StandardError};
use crate::posterior::Estimate;
use crate::response::{ItemParameters, Logistic};

const NODES: usize = 80;
const FIRST_NODE: f64 = -9.0;
const SPACING: f64 = 0.225;
const PRIOR_VARIANCE: f64 = 1.5;
const START: f64 = -3.0;
const STEP: f64 = 0.5;
/// Among so many of the most informative items one is asked.
const AMONG: usize = 5;
const CHAIN: f64 = 0.51;

/// The one number, and the answers it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct PixLike {
    log_likelihood: [f64; NODES],
    capacity: f64,
    sd: f64,
}

impl Default for PixLike {
    fn default() -> Self {
        Self { log_likelihood: [0.0; NODES], capacity: START, sd: libm::sqrt(PRIOR_VARIANCE) }
    }
}

fn node(place: usize) -> f64 {
    FIRST_NODE + SPACING * place as f64
}

impl PixLike {
    /// Takes in an answer. The item's guessing is left out of account, as the peer does.
    pub fn learn(&mut self, item: &ItemParameters, correct: bool) {
        for (place, log) in self.log_likelihood.iter_mut().enumerate() {
            let z = item.a() * (node(place) - item.b());
            *log += crate::response::log_logistic(if correct { z } else { -z });
        }
        let log = |place: usize| {
            let from = node(place) - self.capacity;
            self.log_likelihood[place] - from * from / (2.0 * PRIOR_VARIANCE)
        };
        let most = (0..NODES).map(log).fold(f64::NEG_INFINITY, f64::max);
        let (mut total, mut first, mut second) = (0.0, 0.0, 0.0);
        for place in 0..NODES {
            let (share, theta) = (libm::exp(log(place) - most), node(place));
            (total, first, second) = (total + share, first + share * theta, second + share * theta * theta);
        }
        let mean = first / total;
        let step = STEP.max(STEP * self.capacity.abs());
        self.sd = libm::sqrt((second / total - mean * mean).max(0.0));
        self.capacity = mean.clamp(self.capacity - step, self.capacity + step);
    }

    /// The one number, with the spread of its last posterior (which the peer does not use).
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        let mean = Ability::by_construction(self.capacity);
        Estimate { mean, standard_error: StandardError::by_construction(self.sd) }
    }

    /// a² p (1 − p) at the one number.
    #[must_use]
    pub fn information(&self, item: &ItemParameters) -> f64 {
        let Logistic { known, unknown } = Logistic::at(item.a() * (self.capacity - item.b()));
        item.a() * item.a() * known * unknown
    }

    /// Which of `candidates` is asked (index, information): a chain through the five most informative. `uniform` gives
    /// numbers in [0, 1). `None` without candidates.
    #[must_use]
    pub fn choose(candidates: &[(usize, f64)], mut uniform: impl FnMut() -> f64) -> Option<usize> {
        let mut best = candidates.to_vec();
        best.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        best.truncate(AMONG);
        let (last, chain) = best.split_last()?;
        chain.iter().find(|_| uniform() < CHAIN).or(Some(last)).map(|(index, _)| *index)
    }
}

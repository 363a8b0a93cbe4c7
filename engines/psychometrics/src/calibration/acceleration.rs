//! Rounds of the EM algorithm, and where they lead if they go on as they went.

use std::collections::VecDeque;

use super::estimates::Estimates;
use super::expectation::{Expectation, People, Window};
use super::maximisation::{self, Round};
use super::nodes::Nodes;
use super::settings::Settings;
use crate::cholesky;

/// Rounds that an extrapolation looks back on.
const MEMORY: usize = 8;
/// Share of its diagonal that is added to a least-squares problem of rounds that went much the same way.
const RIDGE: f64 = 1e-10;
/// What an extrapolation may lose for rounding, of each unit of the value.
const ROUNDING: f64 = 1e-11;

/// Where rounds came to rest.
pub(super) struct Rest {
    pub(super) estimates: Estimates,
    pub(super) windows: Vec<Window>,
    pub(super) rounds: usize,
    pub(super) settled: bool,
}

/// Rounds until the slope of the posterior of the parameters is as small as the settings ask.
pub(super) fn settled(
    people: &People<'_>,
    nodes: &Nodes,
    mut estimates: Estimates,
    settings: &Settings,
) -> Rest {
    // At most 66 blocks: see `Expectation::of`.
    let mut windows = vec![(0, nodes.blocks() as u8); people.count()];
    let mut memory = Memory::default();
    // The best value so far, and where the round from there leads by itself.
    let mut best: Option<(f64, Estimates)> = None;
    for rounds in 1..=settings.rounds_max {
        let expected = Expectation::of(people, nodes, &estimates, &mut windows);
        let round = maximisation::maximised(people, &estimates, nodes, &expected, settings.prior);
        if round.slope < settings.tolerance {
            return Rest { estimates, windows, rounds, settled: true };
        }
        let loses = |value: f64| round.value < value - ROUNDING * value.abs();
        // An extrapolation that loses is forgotten, and with it what it was made from. Once only: a plain round gains.
        if let Some((_, plain)) = best.take_if(|(value, _)| loses(*value)) {
            memory = Memory::default();
            estimates = plain;
            continue;
        }
        let further = memory.extrapolated(&estimates, &round);
        best = Some((round.value, round.next.clone()));
        estimates = further.filter(Estimates::are_sound).unwrap_or(round.next);
    }
    Rest { estimates, windows, rounds: settings.rounds_max, settled: false }
}

/// A round as it is remembered: free values and how they moved, both as differences from the round before.
struct Step {
    values: Vec<f64>,
    moves: Vec<f64>,
}

#[derive(Default)]
struct Memory {
    last: Option<Step>,
    steps: VecDeque<Step>,
}

impl Memory {
    /// Anderson acceleration of the second type (Walker & Ni 2011; for EM, Henderson & Varadhan 2019): the mixture of
    /// the last rounds whose moves cancel best, in units of the errors of the parameters. `None` before two rounds.
    fn extrapolated(&mut self, from: &Estimates, round: &Round) -> Option<Estimates> {
        let values = from.values();
        let moves: Vec<f64> = round.next.values().iter().zip(&values).map(|(to, from)| to - from).collect();
        let difference = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a - b).collect::<Vec<f64>>();
        if let Some(last) = &self.last {
            let step =
                Step { values: difference(&values, &last.values), moves: difference(&moves, &last.moves) };
            if self.steps.len() == MEMORY {
                self.steps.pop_front();
            }
            self.steps.push_back(step);
        }
        let found = (!self.steps.is_empty()).then(|| self.mixed(&values, &moves, &round.information));
        self.last = Some(Step { values, moves });
        found.filter(|values| values.iter().all(|value| value.is_finite())).map(|values| from.with(&values))
    }

    fn mixed(&self, values: &[f64], moves: &[f64], information: &[f64]) -> Vec<f64> {
        let product = |a: &[f64], b: &[f64]| -> f64 {
            a.iter().zip(b).zip(information).map(|((a, b), weight)| a * b * weight).sum()
        };
        let size = self.steps.len();
        let mut normal = vec![0.0; size * size];
        for (row, one) in self.steps.iter().enumerate() {
            for (column, other) in self.steps.iter().enumerate().take(row + 1) {
                normal[row * size + column] = product(&one.moves, &other.moves);
            }
            normal[row * size + row] *= 1.0 + RIDGE;
        }
        let right: Vec<f64> = self.steps.iter().map(|step| product(&step.moves, moves)).collect();
        let shares = cholesky::solved(normal, &right);
        let mut next: Vec<f64> = values.iter().zip(moves).map(|(value, moved)| value + moved).collect();
        for (step, share) in self.steps.iter().zip(shares) {
            for ((next, value), moved) in next.iter_mut().zip(&step.values).zip(&step.moves) {
                *next -= share * (value + moved);
            }
        }
        next
    }
}

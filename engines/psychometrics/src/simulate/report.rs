//! What simulated sessions show: precision, coverage, length, minutes, exposure, overlap, classification.

use std::collections::{BTreeMap, BTreeSet};

use super::bank::Bank;
use super::person::Person;
use super::session::Session;
use crate::level::Cuts;
use crate::numbers::{Ability, Probability, StandardError};
use crate::posterior::Estimate;

/// How far estimates are from the truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// Root mean square error, in logits.
    pub rmse: f64,
    /// Its Monte-Carlo error, over people.
    pub rmse_error: f64,
    /// Mean error, in logits.
    pub bias: f64,
    /// Share of central 95 % intervals that hold the truth.
    pub coverage95: Probability,
    /// Root mean square of the standard errors that were stated.
    pub stated: StandardError,
}

/// How well cut scores sort people: each domain at each cut, one decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decisions {
    /// Share of decisions that are right.
    pub accuracy: Probability,
    /// Of those truly below, the share that passes; 0 where nobody is.
    pub false_passes: Probability,
    /// Of those truly above, the share that fails; 0 where nobody is.
    pub false_failures: Probability,
}

/// What sessions show.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// People.
    pub people: usize,
    /// By domain.
    pub domains: Vec<Precision>,
    /// Over all competences.
    pub competences: Precision,
    /// Items of a session, on average.
    pub items_mean: f64,
    /// Expected minutes of the median session.
    pub minutes_median: f64,
    /// The greatest share of people who saw one variant of an item.
    pub max_exposure: Probability,
    /// The share of a session's items that it shares, on average, in the same variant, with another person's.
    pub overlap: Probability,
    /// The share of the items that nobody saw.
    pub idle: Probability,
    /// The share of sessions that do not hold what their blueprint asked for.
    pub unmet: Probability,
}

impl Report {
    /// Reads sessions against the truth; of no person every figure is 0.
    #[must_use]
    pub fn of(bank: &Bank, people: &[Person], sessions: &[Session]) -> Self {
        let pairs = || people.iter().zip(sessions);
        let domain = |d: usize| {
            precision(pairs().map(|(p, s)| known(&s.domains, p.domains()).skip(d).take(1).collect()))
        };
        let every = |(p, s): (&Person, &Session)| known(&s.competences, p.competences()).collect();
        let mut shown: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for step in sessions.iter().flat_map(|session| &session.steps) {
            *shown.entry((step.item, step.variant)).or_default() += 1.0;
        }
        let seen: BTreeSet<usize> = shown.keys().map(|(item, _)| *item).collect();
        let (count, size) = (sessions.len() as f64, bank.items().len());
        let items_mean = shown.values().sum::<f64>() / count.max(1.0);
        let pairs_shared: f64 =
            shown.values().map(|k| k * (k - 1.0)).sum::<f64>() / (count * (count - 1.0)).max(1.0);
        let unmet = sessions.iter().filter(|session| session.missing > 0).count();
        let mut minutes: Vec<f64> = sessions.iter().map(|s| s.minutes).collect();
        minutes.sort_by(f64::total_cmp);
        let middle = |k: usize| minutes.get(k).copied().unwrap_or(0.0);
        Self {
            people: sessions.len(),
            domains: (0..bank.domains()).map(domain).collect(),
            competences: precision(pairs().map(every)),
            items_mean,
            minutes_median: 0.5 * (middle(sessions.len().saturating_sub(1) / 2) + middle(sessions.len() / 2)),
            max_exposure: share(shown.values().copied().fold(0.0, f64::max), count),
            overlap: share(pairs_shared, items_mean),
            idle: share(size.saturating_sub(seen.len()) as f64, size as f64),
            unmet: share(unmet as f64, count),
        }
    }

    /// Root mean square error over all domains, in logits.
    #[must_use]
    pub fn rmse(&self) -> f64 {
        let squares: f64 = self.domains.iter().map(|d| d.rmse * d.rmse).sum();
        libm::sqrt(squares / self.domains.len().max(1) as f64)
    }
}

/// Estimates beside the truth, as many as there are of both.
fn known<'a>(found: &'a [Estimate], truth: &'a [f64]) -> impl Iterator<Item = (Estimate, Ability)> {
    found.iter().zip(truth).map(|(found, truth)| (*found, Ability::nearest(*truth)))
}

/// Over people, each with one or several estimates and truths.
fn precision(people: impl Iterator<Item = Vec<(Estimate, Ability)>>) -> Precision {
    let (mut count, mut sums, mut squares) = (0.0, [0.0; 4], 0.0);
    for pairs in people {
        let size = pairs.len().max(1) as f64;
        let mut own = [0.0; 4];
        for (found, truth) in pairs {
            let (error, sd) = (found.mean.get() - truth.get(), found.standard_error.get());
            let (low, high) = found.interval(Probability::USUAL_COVERAGE);
            let covered = f64::from(u8::from(low <= truth && truth <= high));
            let terms = [error, error * error, covered, sd * sd];
            own.iter_mut().zip(terms).for_each(|(own, term)| *own += term / size);
        }
        count += 1.0;
        squares += own[1] * own[1];
        sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
    }
    let [bias, squared, covered, stated] = sums.map(|sum| sum / f64::max(count, 1.0));
    let rmse = libm::sqrt(squared);
    let spread = (squares / f64::max(count, 1.0) - squared * squared).max(0.0);
    let rmse_error = if rmse > 0.0 { libm::sqrt(spread / count) / (2.0 * rmse) } else { 0.0 };
    let (coverage95, stated) = (share(covered, 1.0), StandardError::nearest(libm::sqrt(stated)));
    Precision { rmse, rmse_error, bias, coverage95, stated }
}

/// Decisions at every cut in every domain: passed where the chance of being there is `at` or more.
#[must_use]
pub fn decisions(people: &[Person], sessions: &[Session], cuts: &Cuts, at: Probability) -> Decisions {
    let [mut right, mut below, mut above, mut passed, mut failed] = [0.0; 5];
    for (person, session) in people.iter().zip(sessions) {
        for (found, truth) in known(&session.domains, person.domains()) {
            for cut in cuts.as_slice() {
                let (truly, shown) = (truth >= *cut, found.probability_at_least(*cut) >= at);
                right += f64::from(u8::from(truly == shown));
                below += f64::from(u8::from(!truly));
                above += f64::from(u8::from(truly));
                passed += f64::from(u8::from(shown && !truly));
                failed += f64::from(u8::from(truly && !shown));
            }
        }
    }
    Decisions {
        accuracy: share(right, below + above),
        false_passes: share(passed, below),
        false_failures: share(failed, above),
    }
}

/// A part of a whole; 0 of none.
fn share(part: f64, of: f64) -> Probability {
    // Sums of shares may exceed 1 by rounding.
    Probability::by_construction(if of > 0.0 { (part / of).clamp(0.0, 1.0) } else { 0.0 })
}

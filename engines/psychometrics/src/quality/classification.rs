//! Classification at cut scores: how often it is right, and how often it would come out the same again.

use crate::error::Error;
use crate::level::{Cuts, between};
use crate::numbers::{Ability, Probability};
use crate::posterior::Estimate;

/// How far one decision, or all of them together, can be relied on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliance {
    /// The expected share of people who are put where their true ability is.
    pub accuracy: Probability,
    /// The expected share of people who are put in the same place by two independent sessions of the same precision.
    pub consistency: Probability,
    /// κ: consistency beyond what two draws from the whole group would have, at most 1 (Cohen 1960). `None` where
    /// everybody is surely in one place.
    pub kappa: Option<f64>,
}

/// How far a decision at one cut can be relied on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutReliance {
    /// The cut.
    pub cut: Ability,
    /// Accuracy and consistency of passed or not.
    pub reliance: Reliance,
    /// The expected share of all people who pass and whose true ability is below.
    pub false_passes: Probability,
    /// The expected share of all people who do not pass and whose true ability is at the cut or above.
    pub false_failures: Probability,
}

/// All levels together, and each cut alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// Of being put in exactly the right level, "none" among them.
    pub overall: Reliance,
    /// By cut, the lowest first.
    pub cuts: Vec<CutReliance>,
}

/// Accuracy and consistency of putting people where their estimates are.
///
/// Accuracy takes a person's ability as N(θ̂, SE²): the mean chance of the level that θ̂ is in (Rudner 2001, 2005). Of
/// estimates of a posterior (EAP) this is exact as far as the posterior is normal. Consistency takes the estimates of
/// two sessions as two independent draws from N(θ̂, SE²): the mean of Σ p², with the chance p of each level (Lee 2010,
/// the approach by persons). Estimates of a likelihood spread more than abilities do, which makes consistency a little
/// too high where cuts are far out; those of a posterior spread less, which makes it a little too low.
///
/// # Errors
/// [`Error::TooFew`] without an estimate.
pub fn classification(estimates: &[Estimate], cuts: &Cuts) -> Result<Classification, Error> {
    if estimates.is_empty() {
        return Err(Error::TooFew { what: "the estimates", found: 0, least: 1 });
    }
    let overall = reliance(estimates, cuts.as_slice());
    let cuts = cuts.as_slice().iter().map(|cut| at_cut(estimates, *cut)).collect();
    Ok(Classification { overall, cuts })
}

fn place(estimate: &Estimate, cuts: &[Ability]) -> usize {
    cuts.iter().take_while(|cut| **cut <= estimate.mean).count()
}

fn reliance(estimates: &[Estimate], cuts: &[Ability]) -> Reliance {
    let share = 1.0 / estimates.len() as f64;
    let (mut accuracy, mut consistency, mut group) = (0.0, 0.0, vec![0.0; cuts.len() + 1]);
    for estimate in estimates {
        let above = cuts.iter().map(|cut| estimate.probability_at_least(*cut));
        let chances: Vec<f64> = between(above).into_iter().map(Probability::get).collect();
        accuracy += share * chances[place(estimate, cuts)];
        consistency += share * chances.iter().map(|chance| chance * chance).sum::<f64>();
        group.iter_mut().zip(&chances).for_each(|(sum, chance)| *sum += share * chance);
    }
    let by_chance: f64 = group.iter().map(|chance| chance * chance).sum();
    // Below this rounding alone tells people apart.
    let told = 1.0 - by_chance > 1e-12;
    Reliance {
        accuracy: Probability::by_construction(accuracy.min(1.0)),
        consistency: Probability::by_construction(consistency.min(1.0)),
        kappa: told.then(|| ((consistency - by_chance) / (1.0 - by_chance)).min(1.0)),
    }
}

fn at_cut(estimates: &[Estimate], cut: Ability) -> CutReliance {
    let wrong = |passes: bool| {
        let own = estimates.iter().filter(|estimate| (estimate.mean >= cut) == passes);
        let chance = |estimate: &Estimate| {
            let above = estimate.probability_at_least(cut).get();
            if passes { 1.0 - above } else { above }
        };
        let sum: f64 = own.map(chance).sum();
        Probability::by_construction((sum / estimates.len() as f64).min(1.0))
    };
    let (false_passes, false_failures) = (wrong(true), wrong(false));
    CutReliance { cut, reliance: reliance(estimates, &[cut]), false_passes, false_failures }
}

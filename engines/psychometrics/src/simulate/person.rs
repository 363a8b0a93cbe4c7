//! A simulated person: true abilities, and answers that follow from them.

use crate::model::Model;
use crate::numbers::Ability;
use crate::response::Item;

use super::Draws;

/// True abilities, known only to the simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    domains: Vec<f64>,
    competences: Vec<f64>,
}

impl Person {
    /// Draws a person from the population of `model`: θ = μ + L z over the domains, L Lᵀ = Σ, then each
    /// competence about its domain.
    #[must_use]
    pub fn drawn(model: &Model, draws: &mut Draws) -> Self {
        let size = model.domains();
        let z: Vec<f64> = (0..size).map(|_| draws.normal()).collect();
        let ability = |domain: usize| {
            let row = &model.lower()[domain * size..=domain * size + domain];
            model.mean()[domain] + row.iter().zip(&z).map(|(share, z)| share * z).sum::<f64>()
        };
        let domains: Vec<f64> = (0..size).map(ability).collect();
        let deviate = |domain: &usize| domains[*domain] + model.deviation_sd() * draws.normal();
        let competences = model.domain_of().iter().map(deviate).collect();
        Self { domains, competences }
    }

    /// A person of stated abilities in the domains and in the competences.
    #[must_use]
    pub fn new(domains: &[Ability], competences: &[Ability]) -> Self {
        let numbers = |list: &[Ability]| list.iter().map(|ability| ability.get()).collect();
        Self { domains: numbers(domains), competences: numbers(competences) }
    }

    pub(crate) const fn of(domains: Vec<f64>, competences: Vec<f64>) -> Self {
        Self { domains, competences }
    }

    pub(super) fn domains(&self) -> &[f64] {
        &self.domains
    }

    pub(super) fn competences(&self) -> &[f64] {
        &self.competences
    }

    /// The true ability in a domain; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn domain(&self, domain: usize) -> Ability {
        Ability::nearest(self.domains[domain])
    }

    /// The true ability in a competence; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn competence(&self, competence: usize) -> Ability {
        Ability::nearest(self.competences[competence])
    }

    /// The score that the person reaches on `item` in `competence`, this time; panics, as an index does, for a competence
    /// that does not exist.
    pub fn scores(&self, competence: usize, item: &Item, draws: &mut Draws) -> usize {
        score_drawn(item, self.competences[competence], draws.uniform())
    }
}

/// The score that a uniform number stands for at an ability: how many k have P(X ≥ k) above it. Of an item answered right
/// or wrong: right when it is below the chance of a right answer.
pub(crate) fn score_drawn(item: &Item, theta: f64, uniform: f64) -> usize {
    let mut above = 1.0;
    let mut score = 0;
    // Chances may add up to a hair below 1: the highest score needs every step to be passed.
    for lower in 0..item.score_max() {
        above -= item.probability_at(theta, lower);
        if above <= uniform {
            break;
        }
        score += 1;
    }
    score
}

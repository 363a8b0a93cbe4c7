//! A simulated person: true abilities, and answers that follow from them.

use crate::model::Model;
use crate::numbers::Ability;
use crate::response::ItemParameters;

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

    /// The true ability in a domain; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn domain(&self, domain: usize) -> Ability {
        Ability::by_construction(self.domains[domain])
    }

    /// The true ability in a competence; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn competence(&self, competence: usize) -> Ability {
        Ability::by_construction(self.competences[competence])
    }

    /// Whether the person answers `item` in `competence` right, this time.
    pub fn answers(&self, competence: usize, item: &ItemParameters, draws: &mut Draws) -> bool {
        draws.uniform() < item.probability(self.competence(competence)).get()
    }
}

//! The socle: domains, competences, levels with their cut scores, settings of the model.

use kit::Text;
use serde::Deserialize;

/// The framework that every agent is assessed on.
#[derive(Clone, Debug)]
pub struct Socle {
    /// Its id; evidence names it.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is, in a sentence.
    pub sentence: Text,
    /// Its domains, in the order they are shown.
    pub domains: Vec<Domain>,
    /// Its competences, domain after domain.
    pub competences: Vec<Competence>,
    /// Its levels, lowest first.
    pub levels: Vec<Level>,
    /// Settings of the measurement model.
    pub model: ModelSettings,
}

impl Socle {
    /// The index of a competence by id.
    pub fn competence_index(&self, id: &str) -> Option<usize> {
        self.competences.iter().position(|c| c.id == id)
    }

    /// The index of a domain by id.
    pub fn domain_index(&self, id: &str) -> Option<usize> {
        self.domains.iter().position(|d| d.id == id)
    }

    /// The competences of a domain, with their indices.
    pub fn competences_of(&self, domain: usize) -> impl Iterator<Item = (usize, &Competence)> {
        self.competences.iter().enumerate().filter(move |(_, c)| c.domain == domain)
    }

    /// The domain of each competence, in order.
    pub fn domain_of(&self) -> Vec<usize> {
        self.competences.iter().map(|c| c.domain).collect()
    }

    /// The cut scores on θ, lowest first.
    pub fn cuts(&self) -> Vec<f64> {
        self.levels.iter().map(|l| l.cut).collect()
    }

    /// What a competence's level means: its own description, else the general one. `level` from 1.
    pub fn description(&self, competence: usize, level: usize) -> Option<&Text> {
        let index = level.checked_sub(1)?;
        let own = self.competences.get(competence).and_then(|c| c.levels.get(index));
        own.or_else(|| self.levels.get(index).map(|l| &l.description))
    }
}

/// A domain of the socle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its id, such as `security`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// A name of one word, for charts.
    pub short: Text,
    /// What it is about, in a sentence.
    pub sentence: Text,
}

/// A competence of the socle.
#[derive(Clone, Debug)]
pub struct Competence {
    /// Its id, such as `security.spot-phishing`; stable for ever.
    pub id: String,
    /// The index of its domain.
    pub domain: usize,
    /// Its name.
    pub name: Text,
    /// What one is able to do, in a sentence.
    pub sentence: Text,
    /// Months after which an answer counts half.
    pub half_life_months: f64,
    /// Where it stands in other frameworks.
    pub mappings: Vec<Mapping>,
    /// Descriptions of its own levels, lowest first; empty when the general ones hold.
    pub levels: Vec<Text>,
}

/// A level of the socle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its name, a verb.
    pub name: Text,
    /// The cut score on θ from which it is held.
    pub cut: f64,
    /// What one can do at this level, whatever the competence.
    pub description: Text,
}

/// How a competence of the socle relates to one of a framework.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The framework's id.
    pub framework: String,
    /// The code of its competence.
    pub code: String,
    /// The relation.
    pub kind: MappingKind,
}

/// A relation between competences, as SKOS names them, seen from ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MappingKind {
    /// Ours is theirs.
    Exact,
    /// Ours is the wider one.
    Broader,
    /// Ours is a part of theirs.
    Narrower,
}

/// Settings of the measurement model; the engine's documentation gives their meaning.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelSettings {
    /// Mean of every domain's ability before any evidence.
    pub mean: f64,
    /// Correlation between two domains, 0 ≤ ρ < 1.
    pub correlation: f64,
    /// Standard deviation of a competence around its domain, τ > 0.
    pub deviation_sd: f64,
    /// Half-life of an answer where a competence gives none, in months.
    pub half_life_months: f64,
    /// Probability from which a level is credited.
    pub credit_probability: f64,
    /// Summed weight of own answers from which a competence is *measured*.
    pub measured_weight: f64,
    /// Summed weight of own answers that a domain needs to be *measured*.
    pub domain_weight: f64,
    /// Largest standard error at which a domain is *measured*.
    pub domain_se: f64,
    /// The level the socle asks of everyone.
    pub level_asked: usize,
}

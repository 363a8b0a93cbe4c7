//! What answers are judged against: the socle, the item bank, and the model made of them.

use std::sync::Arc;

use competences::Socle;
use items::{Bank, Family};
use psychometrics::age::HalfLife;
use psychometrics::{Cuts, ItemParameters, Model, Probability};

/// Socle, bank and model, checked against each other once at start.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The socle.
    pub socle: Arc<Socle>,
    /// The item bank.
    pub bank: Arc<Bank>,
    /// How abilities spread before any answer.
    pub model: Model,
    /// The cut scores.
    pub cuts: Cuts,
    /// Probability from which a level is credited.
    pub credit: Probability,
    items: Vec<Calibrated>,
    half_lives: Vec<HalfLife>,
}

/// A family's place in the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calibrated {
    pub(crate) competence: usize,
    pub(crate) parameters: ItemParameters,
}

/// Why socle and bank do not make a frame.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The model's settings are refused.
    #[error("the settings of the model are refused: {0}; see socle/socle.toml")]
    Model(#[from] psychometrics::Error),
    /// A family names a competence or a level that the socle does not have.
    #[error("the item family “{0}” names a competence or a level that the socle does not have")]
    Family(String),
}

impl Frame {
    /// Makes the frame of a socle and a bank.
    pub fn new(socle: Arc<Socle>, bank: Arc<Bank>) -> Result<Self, FrameError> {
        let settings = socle.model;
        let domains = socle.domains.len();
        let covariance = (0..domains * domains)
            .map(|i| if i / domains == i % domains { 1.0 } else { settings.correlation })
            .collect();
        let model =
            Model::new(vec![settings.mean; domains], covariance, socle.domain_of(), settings.deviation_sd)?;
        let cuts = socle.cuts();
        let calibrated = |family: &Family| {
            let parts = socle.competence_index(&family.competence).zip(family.provisional_parameters(&cuts));
            let (competence, parameters) = parts.ok_or_else(|| FrameError::Family(family.id.clone()))?;
            Ok::<_, FrameError>(Calibrated { competence, parameters })
        };
        let items = bank.families().iter().map(calibrated).collect::<Result<Vec<_>, _>>()?;
        let half_lives = socle
            .competences
            .iter()
            .map(|c| HalfLife::from_months(c.half_life_months))
            .collect::<Result<Vec<_>, _>>()?;
        let credit = Probability::new(settings.credit_probability)?;
        let cuts = Cuts::new(&cuts)?;
        Ok(Self { socle, bank, model, cuts, credit, items, half_lives })
    }

    /// Competence and parameters of a family, by its place in the bank.
    pub fn item(&self, index: usize) -> (usize, ItemParameters) {
        let item = &self.items[index];
        (item.competence, item.parameters)
    }

    /// The half-life of a competence's answers.
    pub fn half_life(&self, competence: usize) -> HalfLife {
        self.half_lives[competence]
    }
}

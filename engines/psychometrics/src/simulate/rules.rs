//! The rules of a simulated session.

use crate::model::Model;
use crate::numbers::{Probability, StandardError};
use crate::selection::Blueprint;

/// How abilities are estimated, and the next item picked.
#[derive(Debug, Clone, PartialEq)]
pub enum Select {
    /// One ability a domain, N(0, 1), asked in turn: the most information at the expected ability.
    Information,
    /// One ability a domain, N(0, 1), asked in turn: the least expected posterior variance.
    ExpectedVariance,
    /// All domains and competences together: the greatest fall of the domains' summed variance (A-optimal).
    Joint(Model),
    /// As [`Select::Joint`], with a model for each person: her own prior, after an earlier session for instance
    /// ([`Model::carried`]).
    JointEach(Vec<Model>),
    /// All domains and competences together: the greatest fall of the determinant of their covariance (D-optimal).
    JointDeterminant(Model),
    /// The closest peer's method, one number a domain.
    PixLike,
}

/// When a session ends: at the first limit that is reached, or when nothing is left to ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Items at most.
    pub items: usize,
    /// Expected minutes at most: no item is begun that would go beyond. Gains are then compared per minute.
    pub minutes: Option<f64>,
    /// Root mean square of the domains' standard errors at which it is precise enough.
    pub standard_error: Option<StandardError>,
}

/// All rules of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// Estimation and selection.
    pub select: Select,
    /// The end.
    pub limits: Limits,
    /// Among so many of the best items one is drawn; 1 takes the best.
    pub among: usize,
    /// The greatest share of people that sees a variant of an item.
    pub exposure: Option<Probability>,
    /// What a session holds.
    pub blueprint: Option<Blueprint>,
}

impl Rules {
    /// Of so many items, the best each time, nothing else asked for.
    #[must_use]
    pub const fn of(select: Select, items: usize) -> Self {
        let limits = Limits { items, minutes: None, standard_error: None };
        Self { select, limits, among: 1, exposure: None, blueprint: None }
    }
}

//! The rules of a simulated session.

use super::bank::{Bank, BankItem};
use crate::error::Error;
use crate::model::Model;
use crate::numbers::{Ability, Probability, StandardError};
use crate::selection::{Blueprint, Control};

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
    /// All domains and competences together: where a pass or fail at this cut, domain by domain, is expected to become
    /// clear soonest ([`crate::selection::undecided_fall`]).
    JointVerdict(Model, Ability),
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
    /// Passed or failed at the cut with this certainty (above ½) in every domain ([`crate::stopping::certain`]).
    pub verdict: Option<(Ability, Probability)>,
}

impl Limits {
    /// So many items, and nothing else.
    #[must_use]
    pub const fn of(items: usize) -> Self {
        Self { items, minutes: None, standard_error: None, verdict: None }
    }

    fn check(&self) -> Result<(), Error> {
        if let Some(value) = self.minutes.filter(|minutes| minutes.is_nan() || *minutes <= 0.0) {
            return Err(Error::OutOfRange { what: "the minutes of a session", value, allowed: "above 0" });
        }
        if let Some(value) = self.verdict.map(|(_, at)| at.get()).filter(|at| *at <= 0.5) {
            return Err(Error::OutOfRange {
                what: "the certainty of a verdict",
                value,
                allowed: "above 0.5",
            });
        }
        Ok(())
    }
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
    /// The greatest share of people that sees a variant of an item, and how it is held.
    pub exposure: Option<Control>,
    /// What a session holds. Its least numbers are reached before precision or certainty ends a session, and minutes are
    /// kept for them.
    pub blueprint: Option<Blueprint>,
}

impl Rules {
    /// Of so many items, the best each time, nothing else asked for.
    #[must_use]
    pub const fn of(select: Select, items: usize) -> Self {
        let limits = Limits::of(items);
        Self { select, limits, among: 1, exposure: None, blueprint: None }
    }

    /// Whether sessions on `bank` can be held by these rules.
    pub(super) fn check(&self, bank: &Bank) -> Result<(), Error> {
        self.limits.check()?;
        if self.among == 0 {
            return Err(Error::TooFew {
                what: "the best items among which one is drawn",
                found: 0,
                least: 1,
            });
        }
        if let Some(blueprint) = &self.blueprint {
            blueprint.check_for(bank.items().len(), self.limits.items)?;
        }
        let Some(control) = self.exposure else { return Ok(()) };
        // Of an item with many variants still only one is asked in a session.
        let of_item = |item: &BankItem| (control.rate().get() * item.variants as f64).min(1.0);
        let shown: f64 = bank.items().iter().map(of_item).sum();
        let slowest = bank.items().iter().map(|item| item.minutes).fold(0.0, f64::max);
        let by_minutes = self.limits.minutes.map_or(f64::INFINITY, |minutes| (minutes / slowest).floor());
        let open_end = self.limits.standard_error.is_some() || self.limits.verdict.is_some();
        // Of sessions that may end sooner only the first item is sure.
        let least =
            if open_end { 1.0 } else { by_minutes.min(self.limits.items.min(bank.items().len()) as f64) };
        if shown + 1e-9 < least {
            let what = "the items a session that the greatest exposure leaves";
            return Err(Error::TooFew { what, found: shown as usize, least: least as usize });
        }
        Ok(())
    }
}

//! What is known of a person from elsewhere: a certificate, an observer's rating.

use crate::error::Error;
use crate::numbers::{Ability, StandardError, Weight};

/// What evidence is about, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A domain.
    Domain(usize),
    /// A competence.
    Competence(usize),
}

/// A statement about an ability from outside, as a Gaussian likelihood: "it is `mean`, give or take `error`".
///
/// The completion of a training is no such statement: it says that somebody was there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    about: Subject,
    mean: Ability,
    error: StandardError,
    weight: Weight,
}

/// Errors below this claim more than any certificate can know.
const ERROR_MIN: f64 = 0.05;
const ERROR_MAX: f64 = 100.0;
/// Ratings further from 0 than this many logits are a mistake of unit. The iteration of an estimate comes as far, one
/// logit at a time.
const MEAN_MAX: f64 = 100.0;

impl Evidence {
    /// An ability on the scale of θ (−100 to 100 logits) with its stated error (0.05 to 100 logits), and how much of it
    /// still counts.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for another ability, or another error.
    pub fn new(about: Subject, mean: Ability, error: StandardError, weight: Weight) -> Result<Self, Error> {
        let value = mean.get();
        if value.abs() > MEAN_MAX {
            let what = "the ability that evidence states";
            return Err(Error::OutOfRange { what, value, allowed: "between -100 and 100" });
        }
        let value = error.get();
        if (ERROR_MIN..=ERROR_MAX).contains(&value) {
            return Ok(Self { about, mean, error, weight });
        }
        let what = "the stated error of evidence";
        Err(Error::OutOfRange { what, value, allowed: "between 0.05 and 100" })
    }

    /// An observer's rating: a severe one rates lower by her `severity`, in logits, which is given back (the
    /// many-facet model of Linacre 1989: rating = ability − severity + error).
    ///
    /// # Errors
    /// As [`Evidence::new`], and [`Error::OutOfRange`] for a severity that is not between −5 and 5.
    pub fn observed(
        about: Subject,
        rating: Ability,
        severity: f64,
        error: StandardError,
        weight: Weight,
    ) -> Result<Self, Error> {
        if !(-5.0..=5.0).contains(&severity) {
            let what = "the severity of an observer";
            return Err(Error::OutOfRange { what, value: severity, allowed: "between -5 and 5" });
        }
        Self::new(about, Ability::new(rating.get() + severity)?, error, weight)
    }

    /// What it is about.
    #[must_use]
    pub const fn about(&self) -> Subject {
        self.about
    }

    pub(super) fn gaussian(&self) -> Gaussian {
        let precision = self.weight.get() / (self.error.get() * self.error.get());
        Gaussian { precision, shift: precision * self.mean.get() }
    }
}

/// A Gaussian factor exp(shift × θ − precision × θ² / 2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Gaussian {
    pub(crate) precision: f64,
    pub(crate) shift: f64,
}

impl Gaussian {
    pub(crate) const NOTHING: Self = Self { precision: 0.0, shift: 0.0 };

    pub(super) fn add(&mut self, other: Self) {
        self.precision += other.precision;
        self.shift += other.shift;
    }
}

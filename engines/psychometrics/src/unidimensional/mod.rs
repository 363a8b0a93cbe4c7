//! One ability alone: its estimate from answers of any response model.
//!
//! | estimate | what it is | source |
//! | --- | --- | --- |
//! | [`Grid::expected`] (EAP) | mean and standard deviation of the posterior | Bock & Mislevy 1982 |
//! | [`map`] (MAP) | mode of the posterior, and its curvature | Samejima 1969 |
//! | [`ml`] (ML) | where the answers are likeliest, and the information there | Birnbaum 1968 |
//! | [`wle`] (WLE) | ML without its bias of the first order; finite also where all is right, or wrong | Warm 1989 |
//!
//! A [`Tabulated`] bank makes the steps of an adaptive test quick: expected ability, and variance expected after each item.
//!
//! For domains and competences together there is [`crate::estimate()`](fn@crate::estimate).

mod grid;
mod maxima;
mod reach;
mod tabulated;

pub use grid::Grid;
pub use maxima::{map, ml, wle};
pub use tabulated::{Running, Tabulated};

use crate::error::Error;
use crate::numbers::{Ability, Information, StandardError, Weight};
use crate::response::Item;

/// Abilities beyond which no maximum of a likelihood is looked for: there an estimate says nothing but "very low" or
/// "very high".
pub const ABILITY_MAX: f64 = 12.0;

/// An answer: an item, the score that was reached, and how much of it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    item: Item,
    score: usize,
    weight: Weight,
}

impl Observation {
    /// An answer that counts in full.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a score that the item does not have.
    pub fn new(item: impl Into<Item>, score: usize) -> Result<Self, Error> {
        Self::weighted(item, score, Weight::FULL)
    }

    /// An answer of which a share counts: its log-likelihood is multiplied by `weight`.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a score that the item does not have.
    pub fn weighted(item: impl Into<Item>, score: usize, weight: Weight) -> Result<Self, Error> {
        let item = item.into();
        item.check(score)?;
        Ok(Self { item, score, weight })
    }

    /// The item.
    #[must_use]
    pub const fn item(&self) -> &Item {
        &self.item
    }

    /// The score.
    #[must_use]
    pub const fn score(&self) -> usize {
        self.score
    }

    /// How much of it counts.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        self.weight
    }

    pub(crate) fn log_likelihood(&self, theta: f64) -> f64 {
        if self.weight == Weight::NONE {
            return 0.0;
        }
        self.weight.get() * self.item.log_likelihood_at(theta, self.score)
    }
}

/// What is believed of an ability before any answer: N(mean, sd²).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    mean: Ability,
    sd: StandardError,
}

impl Prior {
    /// N(0, 1): the population that a scale was set on.
    pub const STANDARD: Self =
        Self { mean: Ability::by_construction(0.0), sd: StandardError::by_construction(1.0) };

    /// A normal prior; its standard deviation is between 0.01 and 100.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for another standard deviation.
    pub const fn new(mean: Ability, sd: StandardError) -> Result<Self, Error> {
        let value = sd.get();
        if value >= 0.01 && value <= 100.0 {
            return Ok(Self { mean, sd });
        }
        let what = "the standard deviation of the prior";
        Err(Error::OutOfRange { what, value, allowed: "between 0.01 and 100" })
    }

    /// ln of the density, up to a constant.
    fn log_density(self, theta: f64) -> f64 {
        let z = (theta - self.mean.get()) / self.sd.get();
        -0.5 * z * z
    }
}

/// What a test tells at `theta`: the sum of what its items tell.
#[must_use]
pub fn test_information<'a>(items: impl IntoIterator<Item = &'a Item>, theta: Ability) -> Information {
    let sum: f64 = items.into_iter().map(|item| item.information_at(theta.get())).sum();
    Information::by_construction(sum)
}

//! From abilities to scores of a test and back, and from one scale of ability to another.

use crate::error::Error;
use crate::numbers::{Ability, LOGITS_MAX, StandardError};
use crate::posterior::Estimate;
use crate::response::{Graded, Item, ItemParameters, PartialCredit};
use crate::unidimensional::ABILITY_MAX;

/// Halvings of the range of abilities: down to their last digits.
const HALVINGS: usize = 60;

/// The true score of a test at `theta`: the expected sum of the scores of its items (Lord 1980, chapter 4), 0 to the sum
/// of their highest scores.
#[must_use]
pub fn true_score<'a>(items: impl IntoIterator<Item = &'a Item>, theta: Ability) -> f64 {
    items.into_iter().map(|item| item.expected_score(theta)).sum()
}

/// The ability whose true score on a test is `score`: with it, a score of one test is read as a score of another on
/// the same scale (true-score equating, Lord 1980, chapter 13).
///
/// # Errors
/// [`Error::NoTrueScore`] for a score that no ability between −12 and 12 has: at or below what guessing gives, or at the
/// highest one.
pub fn ability_of_true_score(items: &[Item], score: f64) -> Result<Ability, Error> {
    let at = |theta: f64| true_score(items, Ability::by_construction(theta));
    let (mut low, mut high) = (-ABILITY_MAX, ABILITY_MAX);
    let (least, greatest) = (at(low), at(high));
    if !(score > least && score < greatest) {
        return Err(Error::NoTrueScore { score, least, greatest });
    }
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if at(middle) < score {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(Ability::by_construction(0.5 * (low + high)))
}

/// A change of the scale of ability: θ* = slope θ + intercept. Every chance stays what it was (Kolen & Brennan 2014,
/// section 6.2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transformation {
    slope: f64,
    intercept: f64,
}

impl Transformation {
    /// A slope of 0.01 to 100 and an intercept of −1,000 to 1,000 logits.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming which.
    pub const fn new(slope: f64, intercept: f64) -> Result<Self, Error> {
        if !(slope >= 0.01 && slope <= 100.0) {
            let what = "the slope of the transformation";
            return Err(Error::OutOfRange { what, value: slope, allowed: "between 0.01 and 100" });
        }
        if !(intercept >= -LOGITS_MAX && intercept <= LOGITS_MAX) {
            let what = "the intercept of the transformation";
            return Err(Error::OutOfRange { what, value: intercept, allowed: "between -1000 and 1000" });
        }
        Ok(Self { slope, intercept })
    }

    /// The slope, 0.01 to 100.
    #[must_use]
    pub const fn slope(&self) -> f64 {
        self.slope
    }

    /// The intercept, in logits.
    #[must_use]
    pub const fn intercept(&self) -> f64 {
        self.intercept
    }

    /// An ability on the other scale; one beyond the range of abilities is the end of it.
    #[must_use]
    pub fn ability(&self, theta: Ability) -> Ability {
        Ability::nearest(self.slope * theta.get() + self.intercept)
    }

    /// An estimate on the other scale; what lies beyond the range of abilities, or of their errors, is the end of it.
    #[must_use]
    pub fn estimate(&self, estimate: Estimate) -> Estimate {
        let error = StandardError::nearest(self.slope * estimate.standard_error.get());
        Estimate { mean: self.ability(estimate.mean), standard_error: error }
    }

    /// An item on the other scale: a / slope, and difficulties moved as abilities are.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] when the item leaves the range that items may have.
    pub fn item(&self, item: &Item) -> Result<Item, Error> {
        let moved = |b: f64| self.slope * b + self.intercept;
        let all = |thresholds: &[f64]| thresholds.iter().map(|b| moved(*b)).collect::<Vec<_>>();
        Ok(match item {
            Item::Dichotomous(item) => {
                ItemParameters::new(item.a() / self.slope, moved(item.b()), item.c())?.into()
            }
            Item::Graded(item) => Graded::new(item.a() / self.slope, &all(item.thresholds()))?.into(),
            Item::PartialCredit(item) => {
                PartialCredit::new(item.a() / self.slope, &all(item.thresholds()))?.into()
            }
        })
    }
}

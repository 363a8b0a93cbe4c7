//! How an answer depends on ability: the response models.
//!
//! | model | answers | source |
//! | --- | --- | --- |
//! | [`ItemParameters`] | right or wrong: 1PL, 2PL, 3PL | Birnbaum 1968 |
//! | [`Graded`] | ordered scores, each score a step passed | Samejima 1969 |
//! | [`PartialCredit`] | ordered scores, generalised partial credit | Muraki 1992 |
//!
//! [`Item`] is any of them. The scaling constant D is 1: slopes are in logits, not in normal ogives. A score counts
//! from 0; an item answered right or wrong has the scores 0 and 1.

mod abreast;
mod graded;
mod item;
mod logistic;
mod partial_credit;

pub(crate) use abreast::Abreast;
pub use graded::Graded;
pub use item::Item;
pub use logistic::ItemParameters;
pub use partial_credit::PartialCredit;

use crate::error::Error;
use crate::numbers::{Ability, Information};

/// Most thresholds of an item: ten steps, eleven scores.
pub const THRESHOLDS_MAX: usize = 10;

/// The slope and the bend of one answer's log-likelihood at one ability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derivatives {
    /// First derivative with respect to θ, in logits⁻¹: positive when the answer speaks for more ability.
    pub first: f64,
    /// Second derivative, in logits⁻². Negative, except for a right answer far below an item that can be
    /// guessed: there the three-parameter model is not log-concave.
    pub second: f64,
}

/// What can be asked to learn about an ability.
pub trait Informative {
    /// Fisher information of one answer at `theta`.
    fn information(&self, theta: Ability) -> Information;

    /// Its parameters, if it is answered right or wrong: such items are worked on side by side where there are many.
    fn dichotomous(&self) -> Option<&ItemParameters> {
        None
    }
}

impl Informative for ItemParameters {
    fn information(&self, theta: Ability) -> Information {
        Self::information(self, theta)
    }

    fn dichotomous(&self) -> Option<&ItemParameters> {
        Some(self)
    }
}

impl Informative for Item {
    fn information(&self, theta: Ability) -> Information {
        Self::information(self, theta)
    }

    fn dichotomous(&self) -> Option<&ItemParameters> {
        match self {
            Self::Dichotomous(item) => Some(item),
            Self::Graded(_) | Self::PartialCredit(_) => None,
        }
    }
}

const fn check_discrimination(a: f64) -> Result<(), Error> {
    if a > 0.0 && a <= 10.0 {
        return Ok(());
    }
    let what = "the item's discrimination a";
    Err(Error::OutOfRange { what, value: a, allowed: "above 0 and at most 10" })
}

/// How far from 0 a difficulty or a threshold may be, in logits.
const DIFFICULTY_MAX: f64 = 10.0;
const DIFFICULTIES: &str = "between -10 and 10";

const fn check_difficulty(b: f64) -> Result<(), Error> {
    if b.abs() <= DIFFICULTY_MAX {
        return Ok(());
    }
    Err(Error::OutOfRange { what: "the item's difficulty b", value: b, allowed: DIFFICULTIES })
}

/// Between one and [`THRESHOLDS_MAX`] thresholds, each between −10 and 10; −0 is turned into 0.
fn checked_thresholds(thresholds: &[f64]) -> Result<Box<[f64]>, Error> {
    if thresholds.is_empty() {
        return Err(Error::TooFew { what: "the item's thresholds", found: 0, least: 1 });
    }
    if thresholds.len() > THRESHOLDS_MAX {
        let (what, value) = ("the number of the item's thresholds", thresholds.len() as f64);
        return Err(Error::OutOfRange { what, value, allowed: "at most 10" });
    }
    let fault = thresholds.iter().enumerate().find(|(_, b)| b.is_nan() || b.abs() > DIFFICULTY_MAX);
    if let Some((index, value)) = fault {
        let (what, value) = ("the item's threshold", *value);
        return Err(Error::Entry { what, index, value, allowed: DIFFICULTIES });
    }
    Ok(thresholds.iter().map(|threshold| threshold + 0.0).collect())
}

/// The logistic curve at one point, and its complement.
#[derive(Clone, Copy)]
pub(crate) struct Logistic {
    pub(crate) known: f64,
    pub(crate) unknown: f64,
}

impl Logistic {
    #[inline]
    pub(crate) fn at(z: f64) -> Self {
        // One exponential, of a number that is never positive, gives both sides without overflow and
        // without the loss of digits of 1 − known.
        let small = libm::exp(-z.abs());
        let large_side = 1.0 / (1.0 + small);
        let small_side = small * large_side;
        if z >= 0.0 {
            Self { known: large_side, unknown: small_side }
        } else {
            Self { known: small_side, unknown: large_side }
        }
    }

    /// p (1 − p).
    fn spread(self) -> f64 {
        self.known * self.unknown
    }
}

/// ln σ(z), without overflow and without the loss of digits of a value near 0.
pub(crate) fn log_logistic(z: f64) -> f64 {
    z.min(0.0) - libm::log1p(libm::exp(-z.abs()))
}

//! Recent answers against what old parameters expect of them, batch after batch.

use crate::error::Error;
use crate::normal;
use crate::numbers::Probability;
use crate::posterior::Estimate;
use crate::response::Item;

/// Three nodes are too few where an ability is little known; five (Abramowitz & Stegun 1964, table 25.10, rescaled to the
/// normal distribution).
const NODES: [(f64, f64); 5] = [
    (-2.856_970_013_872_806, 0.011_257_411_327_720_69),
    (-1.355_626_179_974_266, 0.222_075_922_005_612_6),
    (0.0, 0.533_333_333_333_333_3),
    (1.355_626_179_974_266, 0.222_075_922_005_612_6),
    (2.856_970_013_872_806, 0.011_257_411_327_720_69),
];

/// An ability from which every chance is 0 or 1.
const FAR: f64 = 1_000.0;

/// Answers to one item, and by how much their scores are above what was expected of these people.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    item: Item,
    rest: f64,
    variance: f64,
    answers: usize,
}

impl Batch {
    /// No answers yet to an item with its old parameters.
    #[must_use]
    pub const fn new(item: Item) -> Self {
        Self { item, rest: 0.0, variance: 0.0, answers: 0 }
    }

    /// Adds an answer of a person whose ability is known from other items, to a standard error. What is expected is the
    /// average over her ability; its variance is that of the score, and of what the ability may make of it.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a score that the item does not have.
    pub fn add(&mut self, score: usize, ability: Estimate) -> Result<(), Error> {
        self.item.check(score)?;
        let (mut mean, mut square) = (0.0, 0.0);
        for (z, weight) in NODES {
            let theta = (ability.mean.get() + z * ability.standard_error.get()).clamp(-FAR, FAR);
            for score in 1..=self.item.score_max() {
                let (points, chance) = (score as f64, weight * self.item.probability_at(theta, score));
                mean += points * chance;
                square += points * points * chance;
            }
        }
        self.rest += score as f64 - mean;
        self.variance += (square - mean * mean).max(0.0);
        self.answers += 1;
        Ok(())
    }

    /// How many answers.
    #[must_use]
    pub const fn answers(&self) -> usize {
        self.answers
    }

    /// The sum of residuals in its standard errors: N(0, 1) while the item is what it was, above 0 where it has become
    /// easier. 0 while nothing could be told.
    #[must_use]
    pub fn z(&self) -> f64 {
        if self.variance > 1e-12 { self.rest / libm::sqrt(self.variance) } else { 0.0 }
    }

    /// The p value of [`z`](Self::z), of both sides.
    #[must_use]
    pub fn p(&self) -> Probability {
        Probability::by_construction((2.0 * normal::upper_tail(self.z().abs())).min(1.0))
    }
}

/// Cumulative sums of batches to both sides (Page 1954): S⁺ ← max(0, S⁺ + z − k), S⁻ ← max(0, S⁻ − z − k), and an alarm
/// where one of them passes h.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cusum {
    reference: f64,
    limit: f64,
    easier: f64,
    harder: f64,
}

impl Cusum {
    /// For shifts of one standard error a batch: k = 0.5, h = 5. A false alarm comes once in 465 batches, a shift of
    /// 1 is found after 10.4 (Lucas & Crosier 1982).
    pub const USUAL: Self = Self { reference: 0.5, limit: 5.0, easier: 0.0, harder: 0.0 };

    /// With the reference k, half the shift that is to be found, in standard errors a batch, and the limit h, both above 0.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming which.
    pub fn new(reference: f64, limit: f64) -> Result<Self, Error> {
        for (what, value) in [("the reference of the sums", reference), ("the limit of the sums", limit)] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(Error::OutOfRange { what, value, allowed: "finite and above 0" });
            }
        }
        Ok(Self { reference, limit, ..Self::USUAL })
    }

    /// Takes the next batch; whether there is an alarm. While sums stay above the limit, so does the alarm.
    pub fn add(&mut self, batch: &Batch) -> bool {
        let z = batch.z();
        self.easier = (self.easier + z - self.reference).max(0.0);
        self.harder = (self.harder - z - self.reference).max(0.0);
        self.easier > self.limit || self.harder > self.limit
    }

    /// The sums towards easier and towards harder.
    #[must_use]
    pub const fn sums(&self) -> (f64, f64) {
        (self.easier, self.harder)
    }
}

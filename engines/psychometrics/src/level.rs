//! Levels: cut scores on θ, the level credited, and the scale shown.

use crate::error::Error;
use crate::numbers::{Ability, Probability};
use crate::posterior::Estimate;
use crate::stopping::{Verdict, certain};

/// The rising cut scores of a framework: the level k (from 1) begins at the k-th cut.
#[derive(Debug, Clone, PartialEq)]
pub struct Cuts(Vec<Ability>);

/// The highest level k with P(θ ≥ cut k) ≥ `at`, or 0 for none.
///
/// One-sided: it promises "at least this level", because "exactly this level" cannot be promised at the
/// precision of a session. With `at` above ½ the credit is cautious, and grows with precision.
#[must_use]
pub fn credited_level(estimate: Estimate, cuts: &Cuts, at: Probability) -> usize {
    cuts.0.iter().take_while(|cut| estimate.probability_at_least(**cut) >= at).count()
}

/// The chance of each level exactly, "none" first: one more than there are cuts, adding up to 1. With levels about two
/// standard errors wide no level is likelier than .72: credit what is reached at least, by [`credited_level`].
#[must_use]
pub fn level_probabilities(estimate: Estimate, cuts: &Cuts) -> Vec<Probability> {
    between(cuts.0.iter().map(|cut| estimate.probability_at_least(*cut)))
}

/// The chance of each place between rising cuts, the lowest first, from the chances of being at each cut or above.
pub(crate) fn between(above: impl Iterator<Item = Probability>) -> Vec<Probability> {
    let mut reached = 1.0;
    let mut chances = Vec::new();
    for above in above.map(Probability::get).chain([0.0]) {
        chances.push(Probability::by_construction((reached - above).clamp(0.0, 1.0)));
        reached = above;
    }
    chances
}

/// Whether the level is settled at probability `at`: every cut is passed, or not passed, with at least that
/// probability. At both ends of the scale it can hold with a wide error, because no cut is near.
#[must_use]
pub fn level_is_settled(estimate: Estimate, cuts: &Cuts, at: Probability) -> bool {
    cuts.0.iter().all(|cut| certain(estimate, *cut, at) != Verdict::Undecided)
}

impl Cuts {
    /// Cuts on the scale of θ, in logits, at least one, each above the one before it.
    ///
    /// # Errors
    /// [`Error::TooFew`] without a cut, [`Error::Entry`] for one that is no ability,
    /// [`Error::CutsNotRising`] for one that is not above its predecessor.
    pub fn new(cuts: &[f64]) -> Result<Self, Error> {
        if cuts.is_empty() {
            return Err(Error::TooFew { what: "the cuts", found: 0, least: 1 });
        }
        let ability = |(index, value): (usize, &f64)| {
            let (what, value, allowed) = ("the cut", *value, "between -1000 and 1000");
            Ability::new(value).map_err(|_| Error::Entry { what, index, value, allowed })
        };
        let abilities = cuts.iter().enumerate().map(ability).collect::<Result<Vec<_>, _>>()?;
        match abilities.windows(2).position(|pair| pair[0] >= pair[1]) {
            Some(before) => Err(Error::CutsNotRising { level: before + 2, value: cuts[before + 1] }),
            None => Ok(Self(abilities)),
        }
    }

    /// How many levels, not counting "none".
    #[must_use]
    pub fn levels(&self) -> usize {
        self.0.len()
    }

    /// The cuts, that of level 1 first.
    #[must_use]
    pub fn as_slice(&self) -> &[Ability] {
        &self.0
    }

    /// Where `theta` stands on the shown scale: piecewise linear, with cut k at k, going on outside with
    /// the slope of the nearest piece (1 with a single cut), clipped to 0 and to one above the last level.
    /// For drawing only: credit comes from [`credited_level`].
    #[must_use]
    pub fn scale(&self, theta: Ability) -> f64 {
        let theta = theta.get();
        let cut = |level: usize| self.0[level - 1].get();
        let last = self.levels();
        if last == 1 {
            return (1.0 + theta - cut(1)).clamp(0.0, 2.0);
        }
        let reached = self.0.iter().take_while(|cut| cut.get() <= theta).count();
        let from = reached.clamp(1, last - 1);
        let share = (theta - cut(from)) / (cut(from + 1) - cut(from));
        (from as f64 + share).clamp(0.0, last as f64 + 1.0)
    }
}

//! The one lens: the chance that all musts of a need are met. Pure.

use std::cmp::Ordering;

use kit::PersonId;
use passport::{Frame, Passport, Precision, State};
use psychometrics::{Ability, Error, Normals, Posterior};

use crate::Asked;
use kit::pseudonym::pseudonym;

/// Draws that a chance is counted over: its Monte-Carlo error is 1.6 in 100 at most.
pub const DRAWS: usize = 1_024;
/// What the draws follow from: the same for every need and everybody, so that a list read twice is the same list.
pub(crate) const SEED: u64 = 0x7A1E_4755;
/// Chance from which somebody is in the pool of a need: rather than not.
pub const POOL_CHANCE: f64 = 0.5;
/// A must that is met with less than this chance alone cannot leave the chance of all at [`POOL_CHANCE`], even by
/// six Monte-Carlo errors: no draws are needed.
const HOPELESS: f64 = 0.4;

/// What a scout may be shown of a competence that her need asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Measured by its own answers, or inferred from its domain's.
    pub measured: bool,
    /// The level credited, from 0.
    pub level: usize,
    /// How precisely it is known.
    pub precision: Precision,
}

/// What the search reads of a passport: small, because it is held in memory for everybody who agreed.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    posterior: Posterior,
    /// By competence; `None` where too little is known.
    standing: Vec<Option<Standing>>,
    /// By domain, the level credited; `None` where too little is known.
    domains: Vec<Option<u8>>,
}

impl Known {
    pub(crate) fn of(passport: &Passport) -> Self {
        let standing = passport.competences.iter().map(|competence| {
            let measured = match competence.state {
                State::Measured => true,
                State::Inferred => false,
                State::Unknown => return None,
            };
            let level = competence.level?;
            Some(Standing { measured, level, precision: Precision::of(competence.estimate) })
        });
        let level = |level: usize| u8::try_from(level).unwrap_or(u8::MAX);
        Self {
            standing: standing.collect(),
            domains: passport.domains.iter().map(|d| d.level.map(level)).collect(),
            posterior: passport.posterior.clone(),
        }
    }

    /// Whether every level is the one of another evaluation, with the same precision.
    pub(crate) fn has_levels_of(&self, other: &Self) -> bool {
        self.domains == other.domains && self.standing == other.standing
    }

    /// The level credited in a domain.
    pub(crate) fn domain(&self, domain: usize) -> Option<usize> {
        self.domains.get(domain).copied().flatten().map(usize::from)
    }
}

/// Somebody in the pool of a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Who: never leaves this room before she answers.
    pub(crate) person: PersonId,
    /// Her pseudonym in this need.
    pub pseudonym: String,
    /// ln P(mustᵢ | those before it), must by must, in tenths: finer ones would tell one person from another in every
    /// need that asks the same competence. Their sum is the sum of the exact terms to the nearest tenth.
    pub terms: Vec<i32>,
    /// What the need's competences show, must by must.
    pub standing: Vec<Standing>,
    /// Her coarse area, where enough of those who agreed to be found are in it.
    pub area: Option<String>,
}

impl Found {
    /// The score, in tenths: the sum of the terms, as they are shown.
    pub fn score(&self) -> i32 {
        self.terms.iter().sum()
    }

    /// The chance that all musts are met, 0 to 1, as the score tells it, so that no order contradicts it; not below that
    /// from which somebody is in the pool.
    pub fn chance(&self) -> f64 {
        (f64::from(self.score()) / 10.0).exp().max(POOL_CHANCE)
    }
}

/// What a search asks, against a frame.
pub(crate) struct Search<'a> {
    musts: Vec<(usize, Ability)>,
    own_answers: bool,
    normals: &'a Normals,
}

impl<'a> Search<'a> {
    /// A search for what is asked; `None` when the socle no longer has one of its competences or levels.
    pub(crate) fn new(frame: &Frame, asked: &Asked, normals: &'a Normals) -> Option<Self> {
        let must = |must: &crate::Must| {
            let competence = frame.socle.competence_index(&must.competence)?;
            Some((competence, *frame.cuts.as_slice().get(must.level.checked_sub(1)?)?))
        };
        let musts = asked.musts.iter().map(must).collect::<Option<Vec<_>>>()?;
        Some(Self { musts, own_answers: asked.own_answers, normals })
    }

    /// A person as the need whose key this is finds her; `None` when she is not in the pool.
    fn find(&self, key: &[u8; 32], person: PersonId, known: &Known) -> Result<Option<Found>, Error> {
        let standing = self.musts.iter().map(|(competence, _)| known.standing.get(*competence).copied()?);
        let Some(standing) = standing.collect::<Option<Vec<_>>>() else { return Ok(None) };
        if self.own_answers && standing.iter().any(|s| !s.measured) {
            return Ok(None);
        }
        let alone = |(competence, cut): &(usize, Ability)| {
            known.posterior.competence(*competence).probability_at_least(*cut).get()
        };
        if self.musts.iter().any(|must| alone(must) < HOPELESS) {
            return Ok(None);
        }
        let counts = known.posterior.reaching_together(&self.musts, self.normals)?;
        let terms = terms(&counts, self.normals.draws());
        let chance = terms.iter().sum::<f64>().exp();
        Ok((chance >= POOL_CHANCE).then(|| Found {
            person,
            pseudonym: pseudonym(key, person),
            terms: tenths(&terms),
            standing,
            area: None,
        }))
    }

    /// The pool, best first; of equals, to a tenth, the lesser pseudonym first.
    pub(crate) fn pool<'k>(
        &self,
        key: &[u8; 32],
        candidates: impl Iterator<Item = (PersonId, &'k Known)>,
    ) -> Result<Vec<Found>, Error> {
        let mut pool = Vec::new();
        for (person, known) in candidates {
            pool.extend(self.find(key, person, known)?);
        }
        pool.sort_by(before);
        Ok(pool)
    }
}

/// Who stands before whom: the higher score, and of equals, as they are shown, the lesser pseudonym.
fn before(a: &Found, b: &Found) -> Ordering {
    b.score().cmp(&a.score()).then_with(|| a.pseudonym.cmp(&b.pseudonym))
}

/// ln of the share of draws that meet a must among those that meet the ones before it, half a draw added to the
/// first count and one to the second, so that no chance is 0 or 1 (Krichevsky & Trofimov 1981).
fn terms(counts: &[usize], draws: usize) -> Vec<f64> {
    let before = std::iter::once(draws).chain(counts.iter().copied());
    counts.iter().zip(before).map(|(met, of)| ((*met as f64 + 0.5) / (of as f64 + 1.0)).ln()).collect()
}

/// Terms in tenths, of which each first so many add up to the sum of the exact ones to the nearest tenth.
fn tenths(terms: &[f64]) -> Vec<i32> {
    let (mut sum, mut told) = (0.0, 0);
    let term = |term: &f64| {
        sum += term;
        // A term is a logarithm of at least half a draw of 1,025: six of them are above −46.
        let rounded = (10.0 * sum).round() as i32;
        let tenths = rounded - told;
        told = rounded;
        tenths
    };
    terms.iter().map(term).collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn terms_are_conditional_chances_that_are_never_0_or_1() {
        let found = terms(&[1024, 512, 0, 0], 1024);
        let expected = [1024.5 / 1025.0, 512.5 / 1025.0, 0.5 / 513.0, 0.5];
        for (term, chance) in found.iter().zip(expected) {
            assert!((term - f64::ln(chance)).abs() < 1e-15);
        }
    }

    #[test]
    fn equals_are_ordered_by_pseudonym_and_no_order_contradicts_a_chance() {
        let found = |pseudonym: &str, terms: &[i32]| Found {
            person: PersonId::from_uuid(uuid::Uuid::from_u128(1)),
            pseudonym: pseudonym.to_owned(),
            terms: terms.to_vec(),
            standing: Vec::new(),
            area: None,
        };
        let mut pool = [
            found("D", &[-3, -3]),
            found("C", &[-1, -2]),
            found("B", &[-3, 0]),
            found("A", &[0, -9]),
            found("E", &[0, 0]),
        ];
        pool.sort_by(before);
        let order: Vec<_> = pool.iter().map(|f| f.pseudonym.as_str()).collect();
        assert_eq!(order, ["E", "B", "C", "D", "A"]);
        assert!(pool.windows(2).all(|pair| pair[0].chance() >= pair[1].chance()));
        assert!((pool[3].chance() - f64::exp(-0.6)).abs() < 1e-12 && pool[4].chance() == POOL_CHANCE);
    }

    proptest! {
        #[test]
        fn what_is_shown_adds_up_to_the_nearest_tenth(terms in vec(-7.0..=0.0, 1..=6)) {
            let shown = tenths(&terms);
            let exact: f64 = terms.iter().sum();
            prop_assert_eq!(shown.iter().sum::<i32>(), (10.0 * exact).round() as i32);
            for (shown, exact) in shown.iter().zip(&terms) {
                prop_assert!((f64::from(*shown) / 10.0 - exact).abs() <= 0.1 + 1e-9 && *shown <= 0);
            }
        }
    }
}

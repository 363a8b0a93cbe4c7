//! Evidence of an unsupervised session beside a supervised one: one model, carefully.
//!
//! What somebody answered alone may have been helped. As a prior it counts half at most, after a drift, beside enough
//! supervised answers, and only if it claims no more than they show, over all and in each domain. The supervised result
//! alone is always kept.

use crate::error::Error;
use crate::estimate::{Response, estimate};
use crate::model::Model;
use crate::normal;
use crate::numbers::{StandardError, Weight};
use crate::posterior::Posterior;
use crate::scope::Scope;

/// How much an earlier, unsupervised session may say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Earlier {
    weight: Weight,
    drift: StandardError,
    z_max: f64,
    answers_min: usize,
}

/// Most that an unsupervised answer may count.
const WEIGHT_MAX: f64 = 0.5;
/// Of honest people so many claim too much in some domain, by chance; the limit in one follows (Bonferroni). Help in one
/// domain among six is diluted in their mean.
const FLAGGED_BY_A_DOMAIN: f64 = 0.03;

/// A supervised result, with and without the earlier session.
#[derive(Debug, Clone, PartialEq)]
pub struct Combined {
    /// From supervised answers alone.
    pub supervised: Posterior,
    /// With the earlier session as prior; `None` where it may not be used.
    pub with_earlier: Option<Posterior>,
    /// By how many standard errors the earlier session claims more, on average over the scope, than the supervised one
    /// shows.
    pub z: f64,
    /// The same of the domain of the scope in which it claims most; 0 for a scope of none.
    pub z_of_domain: f64,
}

impl Combined {
    /// The result to go by.
    #[must_use]
    pub fn result(&self) -> &Posterior {
        self.with_earlier.as_ref().unwrap_or(&self.supervised)
    }
}

impl Earlier {
    /// Half weight, a drift of .2, supervised answers of a summed weight of 40, z up to 1.64: one honest person in twenty is
    /// asked to do without.
    pub const CAREFUL: Self = Self {
        weight: Weight::by_construction(WEIGHT_MAX),
        drift: StandardError::by_construction(0.2),
        z_max: 1.64,
        answers_min: 40,
    };

    /// Other settings: a weight up to ½, a drift in logits, a z above 0, supervised answers of at least that summed weight.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the value.
    pub fn new(weight: Weight, drift: StandardError, z_max: f64, answers_min: usize) -> Result<Self, Error> {
        if weight.get() > WEIGHT_MAX {
            let what = "the weight of an unsupervised answer";
            return Err(Error::OutOfRange { what, value: weight.get(), allowed: "at most 0.5" });
        }
        if !(z_max > 0.0 && z_max.is_finite()) {
            let what = "the z of the consistency check";
            return Err(Error::OutOfRange { what, value: z_max, allowed: "finite and above 0" });
        }
        Ok(Self { weight, drift, z_max, answers_min })
    }

    /// The supervised result on the domains of `scope`, with the earlier answers where they may be used. Answers keep the
    /// weights they have, of age for instance.
    ///
    /// An earlier session that leaves no sound prior (an ability beyond ±10, say) is not used.
    ///
    /// # Errors
    /// As [`estimate`](fn@crate::estimate()), for either list.
    pub fn combine(
        &self,
        model: &Model,
        unsupervised: &[Response],
        supervised: &[Response],
        scope: Scope,
    ) -> Result<Combined, Error> {
        let claimed = estimate(model, unsupervised)?;
        let shown = estimate(model, supervised)?;
        let z = discrepancy(model, &claimed, &shown, self.drift, scope);
        let domains: Vec<usize> = scope.among(model.domains()).collect();
        let of_domain = |d: &usize| discrepancy(model, &claimed, &shown, self.drift, Scope::of(&[*d]));
        let z_of_domain = domains.iter().map(of_domain).reduce(f64::max).unwrap_or(0.0);
        let domain_max = -normal::quantile(FLAGGED_BY_A_DOMAIN / domains.len().max(1) as f64);
        let answered: f64 = supervised.iter().map(|answer| answer.weight.get()).sum();
        let usable = !unsupervised.is_empty()
            && z <= self.z_max
            && z_of_domain <= domain_max.max(self.z_max)
            && answered >= self.answers_min as f64;
        let with_earlier = if usable {
            let share = |answer: &Response| {
                let weight = Weight::by_construction(answer.weight.get() * self.weight.get());
                Response { weight, ..answer.clone() }
            };
            let held: Vec<Response> = unsupervised.iter().map(share).collect();
            let prior = model.carried(&estimate(model, &held)?, self.drift);
            prior.and_then(|prior| estimate(&prior, supervised)).ok()
        } else {
            None
        };
        Ok(Combined { supervised: shown, with_earlier, z, z_of_domain })
    }
}

/// By how many standard errors `claimed` is above `shown`, on average over the domains of `scope` that both have; 0 for a
/// scope of none.
///
/// Both are posteriors under the same prior Σ, so of honest people their means differ by a normal of variance S₁ + S₂ − S₁ Σ⁻¹
/// S₂ − S₂ Σ⁻¹ S₁, for answers that are near enough Gaussian, and by what the ability has drifted.
#[must_use]
pub fn discrepancy(
    model: &Model,
    claimed: &Posterior,
    shown: &Posterior,
    drift: StandardError,
    scope: Scope,
) -> f64 {
    let size = model.domains();
    let both = size.min(claimed.domains()).min(shown.domains());
    let domains: Vec<usize> = scope.among(both).collect();
    let share = 1.0 / domains.len().max(1) as f64;
    let of = |posterior: &Posterior, d: usize| -> f64 {
        domains.iter().map(|e| share * posterior.domain_covariance(d, *e)).sum()
    };
    // S w for both, and Σ⁻¹ S₂ w.
    let first: Vec<f64> = (0..size).map(|d| of(claimed, d)).collect();
    let second: Vec<f64> = (0..size).map(|d| of(shown, d)).collect();
    let solved = crate::cholesky::solved(model.covariance().to_vec(), &second);
    let common: f64 = first.iter().zip(&solved).map(|(a, b)| a * b).sum();
    let own: f64 = domains.iter().map(|d| share * (first[*d] + second[*d])).sum();
    let apart: f64 =
        domains.iter().map(|d| share * (claimed.domain(*d).mean.get() - shown.domain(*d).mean.get())).sum();
    // Each domain drifts on its own.
    let drifted = share * drift.get() * drift.get();
    let variance = own - 2.0 * common + if domains.is_empty() { 0.0 } else { drifted };
    if variance > 0.0 { apart / libm::sqrt(variance) } else { 0.0 }
}

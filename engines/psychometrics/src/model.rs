//! How abilities spread over domains and competences before any answer is known.
//!
//! A person's abilities in the domains are drawn from N(μ, Σ); in a competence c of domain d the ability is
//! θ_c = θ_d + δ_c with δ_c ~ N(0, τ²), independent. It is the higher-order model of de la Torre & Song
//! (2009) with the domains correlated freely instead of by one common factor.

use std::sync::Arc;

use crate::cholesky;
use crate::error::Error;
use crate::numbers::StandardError;
use crate::posterior::Posterior;
use crate::scope::DOMAINS_MAX;

/// The population model of domains and competences. Cheap to share: build it once per framework.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    mean: Vec<f64>,
    covariance: Vec<f64>,
    lower: Vec<f64>,
    domain_of: Arc<[usize]>,
    deviation_sd: f64,
}

/// Means and standard deviations beyond this many logits are a mistake of unit.
const LOGITS_MAX: f64 = 10.0;
/// Least standard deviation of a domain: below it the domain is a constant, and does not need a model.
const SD_MIN: f64 = 1e-3;
/// Share of a domain's variance that the others must leave open, else the matrix is singular in `f64`.
const PIVOT_MIN: f64 = 1e-9;
/// Two mirrored entries may differ by rounding only, relative to the two standard deviations.
const ASYMMETRY_MAX: f64 = 1e-9;

impl Model {
    /// A model with mean μ and covariance Σ (row by row) of the domains, the domain of each competence, and
    /// the standard deviation τ of a competence about its domain (0 to 10 logits; 0 ties them together).
    ///
    /// Means lie between −10 and 10 logits, standard deviations between 0.001 and 10, and there are 1 to
    /// [`DOMAINS_MAX`] domains.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for another number of domains or another τ, [`Error::WrongSize`] for a covariance of another
    /// size; naming the entry at fault (of Σ row by row), [`Error::Entry`] for a mean, a variance or a covariance outside
    /// its range, and [`Error::NoSuchIn`] for a domain that does not exist; [`Error::NotSymmetric`] or
    /// [`Error::NotPositiveDefinite`].
    pub fn new(
        mean: Vec<f64>,
        covariance: Vec<f64>,
        domain_of: Vec<usize>,
        deviation_sd: f64,
    ) -> Result<Self, Error> {
        let domains = mean.len();
        check_mean(&mean)?;
        check_covariance(&covariance, domains)?;
        if let Some(entry) = domain_of.iter().position(|domain| *domain >= domains) {
            let (list, what, index, count) = ("competence", "domain", domain_of[entry], domains);
            return Err(Error::NoSuchIn { list, entry, person: None, what, index, count });
        }
        if !(0.0..=LOGITS_MAX).contains(&deviation_sd) {
            let what = "the deviation of competences";
            return Err(Error::OutOfRange { what, value: deviation_sd, allowed: "between 0 and 10" });
        }
        let covariance = mirrored(covariance, domains);
        let mut lower = covariance.clone();
        cholesky::factor(&mut lower, domains);
        Ok(Self { mean, covariance, lower, domain_of: domain_of.into(), deviation_sd })
    }

    /// The model to begin with, before Σ is estimated: means 0, variances 1, one correlation `rho` between
    /// any two of the `domains`.
    ///
    /// # Errors
    /// As [`Model::new`]; a correlation that so many domains cannot share is
    /// [`Error::NotPositiveDefinite`].
    pub fn equicorrelated(
        domains: usize,
        rho: f64,
        deviation_sd: f64,
        domain_of: Vec<usize>,
    ) -> Result<Self, Error> {
        if !(-1.0..=1.0).contains(&rho) {
            let what = "the correlation of domains";
            return Err(Error::OutOfRange { what, value: rho, allowed: "between -1 and 1" });
        }
        check_count(domains)?;
        let entry = |index: usize| if index / domains == index % domains { 1.0 } else { rho };
        Self::new(vec![0.0; domains], (0..domains * domains).map(entry).collect(), domain_of, deviation_sd)
    }

    /// The model for a later session of one person: what an `earlier` one says of her domains is the prior, after a `drift`
    /// of each (the standard deviation of what may have changed since, in logits). Competences keep τ: what was said of
    /// each alone is not carried over.
    ///
    /// # Errors
    /// [`Error::WrongSize`] for a posterior of other domains; [`Error::NotPositiveDefinite`] where the earlier session
    /// and no drift leave nothing open.
    pub fn carried(&self, earlier: &Posterior, drift: StandardError) -> Result<Self, Error> {
        let size = self.domains();
        if earlier.domains() != size {
            let what = "the earlier session's list of domains";
            return Err(Error::WrongSize { what, found: earlier.domains(), expected: size });
        }
        let mean = (0..size).map(|d| earlier.domain(d).mean.get()).collect();
        let entry = |place: usize| {
            let (row, column) = (place / size, place % size);
            let own = if row == column { drift.get() * drift.get() } else { 0.0 };
            earlier.domain_covariance(row, column) + own
        };
        Self::new(mean, (0..size * size).map(entry).collect(), self.domain_of.to_vec(), self.deviation_sd)
    }

    /// How many domains.
    #[must_use]
    pub fn domains(&self) -> usize {
        self.mean.len()
    }

    /// How many competences.
    #[must_use]
    pub fn competences(&self) -> usize {
        self.domain_of.len()
    }

    /// The domain of each competence, by the competence's index.
    #[must_use]
    pub fn domain_of(&self) -> &[usize] {
        &self.domain_of
    }

    /// Standard deviation τ of a competence about its domain, in logits.
    #[must_use]
    pub fn deviation_sd(&self) -> f64 {
        self.deviation_sd
    }

    /// Mean μ of each domain, in logits.
    #[must_use]
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// Covariance Σ of the domains, row by row, in logits².
    #[must_use]
    pub fn covariance(&self) -> &[f64] {
        &self.covariance
    }

    /// The Cholesky factor of Σ (lower triangle, row by row).
    pub(crate) fn lower(&self) -> &[f64] {
        &self.lower
    }

    pub(crate) fn shared_domain_of(&self) -> Arc<[usize]> {
        Arc::clone(&self.domain_of)
    }
}

fn check_count(domains: usize) -> Result<(), Error> {
    if (1..=DOMAINS_MAX).contains(&domains) {
        return Ok(());
    }
    Err(Error::OutOfRange {
        what: "the number of domains",
        value: domains as f64,
        allowed: "between 1 and 64",
    })
}

fn check_mean(mean: &[f64]) -> Result<(), Error> {
    check_count(mean.len())?;
    match mean.iter().position(|value| value.is_nan() || value.abs() > LOGITS_MAX) {
        Some(index) => {
            let (what, value) = ("the domains' mean", mean[index]);
            Err(Error::Entry { what, index, value, allowed: "between -10 and 10" })
        }
        None => Ok(()),
    }
}

fn check_covariance(covariance: &[f64], domains: usize) -> Result<(), Error> {
    let expected = domains * domains;
    if covariance.len() != expected {
        return Err(Error::WrongSize {
            what: "the covariance of domains",
            found: covariance.len(),
            expected,
        });
    }
    if let Some(index) = covariance.iter().position(|value| !value.is_finite()) {
        let (what, value) = ("the domains' covariance", covariance[index]);
        return Err(Error::Entry { what, index, value, allowed: "finite" });
    }
    let sds: Vec<f64> = (0..domains).map(|d| covariance[d * domains + d].sqrt()).collect();
    if let Some(d) = sds.iter().position(|sd| !(SD_MIN..=LOGITS_MAX).contains(sd)) {
        let (what, value) = ("the domains' variance", covariance[d * domains + d]);
        return Err(Error::Entry { what, index: d, value, allowed: "between 0.000001 and 100" });
    }
    let mut correlation = covariance.to_vec();
    for row in 0..domains {
        for column in 0..domains {
            let scale = sds[row] * sds[column];
            let gap = covariance[row * domains + column] - covariance[column * domains + row];
            if gap.abs() > ASYMMETRY_MAX * scale {
                return Err(Error::NotSymmetric { row, column });
            }
            correlation[row * domains + column] /= scale;
        }
    }
    let least_pivot = cholesky::factor(&mut correlation, domains);
    if least_pivot >= PIVOT_MIN { Ok(()) } else { Err(Error::NotPositiveDefinite { least_pivot }) }
}

/// The lower triangle, mirrored, so that rounding in the input cannot make two answers to one question.
fn mirrored(mut matrix: Vec<f64>, size: usize) -> Vec<f64> {
    for row in 0..size {
        for column in 0..row {
            matrix[column * size + row] = matrix[row * size + column];
        }
    }
    matrix
}

//! What is known of a person's abilities after their answers.

use crate::arrow::{Arrow, Site};
use crate::cholesky;
use crate::error::Error;
use crate::model::Model;
use crate::normal;
use crate::numbers::{Ability, Probability, StandardError};
use crate::scope::Scope;
use crate::simulate::{Draws, Person};
use crate::spread::Spread;

/// The joint, Gaussian posterior of all domains and competences.
///
/// Domains and competences are named by index, as in the [`Model`]. [`Posterior::get_domain`] and
/// [`Posterior::get_competence`] answer for any index, as `get` of a slice does; [`Posterior::domain`],
/// [`Posterior::competence`] and [`Posterior::domain_of`] are for an index that comes from the model itself, and panic for
/// one that does not exist, as an index outside a slice does.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    domain_means: Vec<f64>,
    /// τ² h_c by competence: what its own answers add to its mean, beside the domain's.
    own: Vec<f64>,
    spread: Spread,
    settled: bool,
}

/// An ability and how well it is known: the posterior's mean and standard deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The posterior mean, in logits.
    pub mean: Ability,
    /// The posterior standard deviation, in logits.
    pub standard_error: StandardError,
}

impl Posterior {
    pub(crate) fn new(model: &Model, arrow: Arrow<'_>, sites: &[Site], settled: bool) -> Self {
        let deviation_variance = model.deviation_sd() * model.deviation_sd();
        let mut information = vec![0.0; model.competences()];
        let mut own = vec![0.0; model.competences()];
        for site in sites {
            information[site.competence] = site.precision;
            own[site.competence] = deviation_variance * site.shift;
        }
        let spread = Spread {
            domain_of: model.shared_domain_of(),
            deviation_variance,
            domains: model.domains(),
            covariance: arrow.covariance,
            information,
        };
        Self { domain_means: arrow.mean, own, spread, settled }
    }

    /// How many domains.
    #[must_use]
    pub fn domains(&self) -> usize {
        self.spread.domains
    }

    /// How many competences.
    #[must_use]
    pub fn competences(&self) -> usize {
        self.own.len()
    }

    /// The domain a competence belongs to; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn domain_of(&self, competence: usize) -> usize {
        self.spread.domain_of[competence]
    }

    /// The ability in a domain; `None` for one that does not exist.
    #[must_use]
    pub fn get_domain(&self, domain: usize) -> Option<Estimate> {
        (domain < self.domains()).then(|| self.domain(domain))
    }

    /// The ability in a competence, as [`Posterior::competence`]; `None` for one that does not exist.
    #[must_use]
    pub fn get_competence(&self, competence: usize) -> Option<Estimate> {
        (competence < self.competences()).then(|| self.competence(competence))
    }

    /// The ability in a domain; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn domain(&self, domain: usize) -> Estimate {
        Estimate::by_construction(self.domain_means[domain], self.spread.domain(domain, domain))
    }

    /// The ability in a competence; without answers of its own, the domain's, less well known by τ². Panics, as an
    /// index does, for one that does not exist.
    #[must_use]
    pub fn competence(&self, competence: usize) -> Estimate {
        let mean = self.spread.follows(competence)
            * (self.domain_means[self.domain_of(competence)] + self.own[competence]);
        Estimate::by_construction(mean, self.spread.competence_variance(competence))
    }

    /// Covariance of two domains, in logits²; of a domain with itself, its variance. 0 with one that does not exist.
    #[must_use]
    pub fn domain_covariance(&self, domain: usize, other: usize) -> f64 {
        let known = domain.max(other) < self.domains();
        if known { self.spread.domain(domain, other) } else { 0.0 }
    }

    /// Covariance of a competence with a domain, its own or another, in logits². 0 with one that does not exist.
    #[must_use]
    pub fn covariance(&self, competence: usize, domain: usize) -> f64 {
        let known = competence < self.competences() && domain < self.domains();
        if known { self.spread.cross(competence, domain) } else { 0.0 }
    }

    /// Sum of the variances of the domains in `scope`, in logits².
    #[must_use]
    pub fn summed_variance(&self, scope: Scope) -> f64 {
        self.spread.summed_variance(scope)
    }

    /// Root mean square of the standard errors of the domains in `scope`; 0 for a scope of none.
    #[must_use]
    pub fn rms_standard_error(&self, scope: Scope) -> StandardError {
        self.spread.rms_standard_error(scope)
    }

    /// Whether the iteration came to rest. `false` is for items so steep and so contradictory that no
    /// Gaussian describes the posterior well; the figures are finite, and to be taken as rough.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.settled
    }

    /// People she may be, drawn from the posterior: plausible values of all domains and competences together, of which
    /// groups may be described without the bias of point estimates (Mislevy 1991). The same seed gives the same people.
    #[must_use]
    pub fn plausible(&self, count: usize, draws: &mut Draws) -> Vec<Person> {
        let size = self.domains();
        let mut lower = self.spread.covariance.clone();
        cholesky::factor(&mut lower, size);
        let one = |_| {
            let z: Vec<f64> = (0..size).map(|_| draws.normal()).collect();
            let moved = |d: usize| (0..=d).map(|e| lower[d * size + e] * z[e]).sum::<f64>();
            let domains: Vec<f64> = (0..size).map(|d| self.domain_means[d] + moved(d)).collect();
            let deviate = |competence: usize| {
                let follows = self.spread.follows(competence);
                let centre = follows * (domains[self.domain_of(competence)] + self.own[competence]);
                centre + (self.spread.deviation_variance * follows).sqrt() * draws.normal()
            };
            let competences = (0..self.competences()).map(deviate).collect();
            Person::of(domains, competences)
        };
        (0..count).map(one).collect()
    }

    pub(crate) fn spread(&self) -> &Spread {
        &self.spread
    }
}

impl StandardError {
    /// Half the width of the central interval that holds θ with probability `coverage`, in logits. Full
    /// certainty has no interval: a coverage of 1 is taken as the nearest below it, 8.2 standard errors.
    #[must_use]
    pub fn margin(self, coverage: Probability) -> f64 {
        let below_one = coverage.get().min(1.0 - f64::EPSILON);
        -normal::quantile((1.0 - below_one) / 2.0) * self.get()
    }
}

impl Estimate {
    pub(crate) fn by_construction(mean: f64, variance: f64) -> Self {
        // Rounding may leave a variance a hair below zero when τ is 0 and answers abound.
        let sd = variance.max(0.0).sqrt();
        Self::nearest(mean, sd)
    }

    /// What may lie beyond the range of abilities is told as its end: a domain that follows a far narrower one goes as
    /// many of its own standard deviations, which may be thousands of logits.
    pub(crate) fn nearest(mean: f64, sd: f64) -> Self {
        Self { mean: Ability::nearest(mean), standard_error: StandardError::nearest(sd) }
    }

    /// P(θ ≥ `cut`).
    #[must_use]
    pub fn probability_at_least(&self, cut: Ability) -> Probability {
        let above = self.mean.get() - cut.get();
        let sd = self.standard_error.get();
        // Apart: an ability known exactly has no z, and 0 / 0 at its own value.
        let probability = if sd > 0.0 { normal::upper_tail(-above / sd) } else { f64::from(above >= 0.0) };
        Probability::by_construction(probability)
    }

    /// E[max(0, `cut` − θ)²], in logits²: by how much θ is expected to fall short of a cut, squared. With
    /// b = cut − mean and z = b / SE it is (SE² + b²)·Φ(z) + SE·b·φ(z): the second partial moment of the normal law
    /// (Winkler, Roodman & Britney 1972). In the unit of a variance, so that lessons and questions compare.
    #[must_use]
    pub fn squared_shortfall(&self, cut: Ability) -> f64 {
        let below = cut.get() - self.mean.get();
        let sd = self.standard_error.get();
        if sd <= 0.0 {
            return below.max(0.0) * below.max(0.0);
        }
        let z = below / sd;
        let moment = (sd * sd + below * below) * normal::upper_tail(-z) + sd * below * normal::density(z);
        // Far above the cut the two terms cancel to rounding.
        moment.max(0.0)
    }

    /// The same estimate after θ has grown by so much, in logits, known as precisely as before.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a growth that is no number, or that leads beyond the range of abilities.
    pub fn grown_by(&self, growth: f64) -> Result<Self, Error> {
        Ok(Self { mean: Ability::new(self.mean.get() + growth)?, ..*self })
    }

    /// The central interval that holds θ with probability `coverage`, lower end first; cut off at the ends of the range
    /// of abilities.
    #[must_use]
    pub fn interval(&self, coverage: Probability) -> (Ability, Ability) {
        let reach = self.standard_error.margin(coverage);
        let mean = self.mean.get();
        (Ability::nearest(mean - reach), Ability::nearest(mean + reach))
    }
}

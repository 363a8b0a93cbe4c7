//! A block of items asked together, before any of its answers is known: "what would this step change?"

use crate::numbers::{StandardError, Weight};
use crate::posterior::Posterior;
use crate::response::Informative;
use crate::scope::Scope;
use crate::spread::Spread;

use super::expected_information;

/// How precise the domains are expected to be after a block of items. The means are expected where they
/// are: what an answer will say is not known, only how much.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    spread: Spread,
    variance_before: f64,
    scope: Scope,
}

/// By how much the summed variance of the domains in `scope` is expected to fall with one answer to each of
/// `items` (competence, parameters and weight, as of [`Block::expected`]), in logits².
#[must_use]
pub fn fall_if_asked<I: Informative>(
    posterior: &Posterior,
    items: &[(usize, I, Weight)],
    scope: Scope,
) -> f64 {
    Block::expected(posterior, items, scope).fall()
}

impl Block {
    /// The precision expected after one answer to each of `items`, of which the order does not matter
    /// (beyond rounding); `scope` is for [`Block::fall`]. The weight of an item is the share of its
    /// information that is new: 1 for one never asked, less where an earlier answer that it will replace
    /// still weighs.
    ///
    /// Every item is judged at the posterior before the block: by the law of total expectation, that is
    /// where the ability is expected to be when its turn comes. One in a competence that does not exist tells nothing.
    #[must_use]
    pub fn expected<I: Informative>(
        posterior: &Posterior,
        items: &[(usize, I, Weight)],
        scope: Scope,
    ) -> Self {
        let mut spread = posterior.spread().clone();
        for (competence, item, weight) in items.iter().filter(|(c, ..)| *c < posterior.competences()) {
            let information = expected_information(posterior, *competence, item);
            spread.learn(*competence, weight.get() * information.get());
        }
        Self { spread, variance_before: posterior.summed_variance(scope), scope }
    }

    /// The expected fall of the summed variance of the scope, in logits².
    #[must_use]
    pub fn fall(&self) -> f64 {
        (self.variance_before - self.spread.summed_variance(self.scope)).max(0.0)
    }

    /// The standard error expected of a domain; `None` for one that does not exist.
    #[must_use]
    pub fn domain(&self, domain: usize) -> Option<StandardError> {
        let variance = || self.spread.domain(domain, domain);
        (domain < self.spread.domains).then(|| StandardError::by_construction(variance().max(0.0).sqrt()))
    }

    /// The standard error expected of a competence; `None` for one that does not exist.
    #[must_use]
    pub fn competence(&self, competence: usize) -> Option<StandardError> {
        let variance = || self.spread.competence_variance(competence);
        let known = competence < self.spread.domain_of.len();
        known.then(|| StandardError::by_construction(variance().max(0.0).sqrt()))
    }

    /// Root mean square of the standard errors expected of the domains in `scope`.
    #[must_use]
    pub fn rms_standard_error(&self, scope: Scope) -> StandardError {
        self.spread.rms_standard_error(scope)
    }
}

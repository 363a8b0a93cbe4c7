//! Which item next: the expected fall of variance, per minute, and the pick among the best.
//!
//! The aim is A-optimality, the least sum of the variances of the domains that matter (Mulder & van der
//! Linden 2009), with the information of an item averaged over what is not yet known of the ability. Time is
//! what a session spends, so gains are compared per minute (Fan, Wang, Chang & Douglas 2012).

mod block;
mod blueprint;
mod choose;
mod decision;
mod exposure;
mod falls;
mod flow;

pub use block::{Block, fall_if_asked};
pub use blueprint::{Attribute, Blueprint};
pub use choose::{Candidate, choose};
pub use decision::undecided_fall;
pub use exposure::{Control, Eligible, Exposure};
pub use falls::falls;

use crate::normal;
use crate::numbers::{Ability, Information};
use crate::posterior::Posterior;
use crate::response::Informative;
use crate::scope::Scope;

/// The information one answer to `item` is expected to give about `competence`: Fisher information averaged
/// over the posterior of θ_c by three nodes. 0 for a competence that does not exist: of it nothing is told.
#[must_use]
pub fn expected_information(
    posterior: &Posterior,
    competence: usize,
    item: &impl Informative,
) -> Information {
    let Some(estimate) = posterior.get_competence(competence) else {
        return Information::by_construction(0.0);
    };
    let sd = estimate.standard_error.get();
    let average =
        normal::average(estimate.mean.get(), sd, |theta| item.information(Ability::nearest(theta)).get());
    Information::by_construction(average)
}

/// By how much ln of the determinant of the covariance of all domains is expected to fall with one more answer, to `item`
/// in `competence` (D-optimality, Segall 1996): −ln(1 − w r² S_dd / (1 + w var θ_c)), where r is the share of a move of the
/// domain d that the competence follows. 0 for a competence that does not exist.
#[must_use]
pub fn log_determinant_fall(posterior: &Posterior, competence: usize, item: &impl Informative) -> f64 {
    if competence >= posterior.competences() {
        return 0.0;
    }
    let information = expected_information(posterior, competence, item).get();
    posterior.spread().log_determinant_fall(competence, information)
}

/// By how much the summed variance of the domains in `scope` is expected to fall with one more answer, to
/// `item` in `competence`, in logits²: w Σ cov(θ_d, θ_c)² / (1 + w var θ_c), w the expected information. 0 for a
/// competence that does not exist.
#[must_use]
pub fn fall(posterior: &Posterior, competence: usize, item: &impl Informative, scope: Scope) -> f64 {
    if competence >= posterior.competences() {
        return 0.0;
    }
    let information = expected_information(posterior, competence, item).get();
    posterior.spread().fall(competence, information, scope)
}

//! The pages of this room. Handlers need a state from which [`crate::Assess`] can be taken.

pub mod feedback;
pub mod question;
pub mod start;

use kit::Language;
use web::charts::Measure;

use crate::{Assess, Scope, t};

/// An estimate on the shown scale, for drawings.
pub(crate) fn measure(assess: &Assess, estimate: psychometrics::Estimate) -> Measure {
    let (low, estimate, high) = passport::Passport::shown(assess.frame(), estimate);
    Measure { low, estimate, high }
}

/// What is drawn of a domain: nothing while it is unknown, as on the passport.
pub(crate) fn domain_measure(assess: &Assess, domain: &passport::Domain) -> Option<Measure> {
    (domain.state != passport::State::Unknown).then(|| measure(assess, domain.estimate))
}

/// What a scope is called.
pub(crate) fn scope_name(assess: &Assess, scope: &Scope, language: Language) -> String {
    match scope {
        Scope::All => t(language).scope_all(),
        Scope::Domain(id) => {
            let socle = &assess.frame().socle;
            socle.domain_index(id).map(|d| socle.domains[d].name.shown(language)).unwrap_or_default()
        }
    }
}

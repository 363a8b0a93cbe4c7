//! What changed between two evaluations.

use crate::{Passport, State};

/// A change of a domain or a competence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A domain's level: index, before, after.
    Domain(usize, Option<usize>, Option<usize>),
    /// A competence's level: index, before, after.
    Competence(usize, Option<usize>, Option<usize>),
}

/// What changed, domains first, then competences, each in the socle's order. A competence that only
/// became inferred, or unknown again, follows its domain and is not listed apart.
pub fn changes(before: &Passport, after: &Passport) -> Vec<Change> {
    let domains = before.domains.iter().zip(&after.domains).enumerate();
    let domains = domains
        .filter(|(_, (b, a))| b.level != a.level)
        .map(|(i, (b, a))| Change::Domain(i, b.level, a.level));
    let competences = before.competences.iter().zip(&after.competences).enumerate();
    let competences = competences
        .filter(|(_, (b, a))| {
            b.level != a.level && (b.state == State::Measured || a.state == State::Measured)
        })
        .map(|(i, (b, a))| Change::Competence(i, b.level, a.level));
    domains.chain(competences).collect()
}

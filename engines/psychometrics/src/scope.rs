//! Which domains a question of measurement is about.

/// Most domains a model may have: a scope is one machine word, and beyond it an arrow no longer pays.
pub const DOMAINS_MAX: usize = 64;

/// A set of domains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope(u64);

impl Scope {
    /// Every domain of the model.
    pub const ALL: Self = Self(u64::MAX);

    /// The domains listed, counted from 0. One that no model can have ([`DOMAINS_MAX`] and above) adds
    /// nothing.
    #[must_use]
    pub fn of(domains: &[usize]) -> Self {
        let known = domains.iter().filter(|domain| **domain < DOMAINS_MAX);
        Self(known.fold(0, |set, domain| set | 1 << domain))
    }

    /// Whether `domain` belongs to the scope.
    #[must_use]
    pub const fn contains(self, domain: usize) -> bool {
        domain < DOMAINS_MAX && self.0 >> domain & 1 == 1
    }

    /// The domains of the scope among the first `domains`, rising.
    pub(crate) fn among(self, domains: usize) -> impl Iterator<Item = usize> {
        (0..domains).filter(move |domain| self.contains(*domain))
    }
}

//! The room's service: the programs that may use the interface, over the ledger.

use std::sync::Arc;

use evidence::Evidence;
use kit::{Clock, Ids, Instant, PersonId};
use store::{Db, Result, StoreError};

/// The xAPI interface over a database and its ledger.
#[derive(Clone)]
pub struct Lrs {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) evidence: Evidence,
}

impl Lrs {
    /// The interface over a database and its ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, evidence: Evidence) -> Self {
        Self { db, clock, ids, evidence }
    }

    /// The present instant, by the injected clock.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The address that actors of this installation are named under.
    pub fn address(&self) -> &str {
        self.evidence.address()
    }
}

/// A program that may use the interface, or might once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its id: what it sends as user name, and what statements name as their authority.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// What it may read.
    pub scope: Scope,
    /// When it was let in.
    pub created_at: Instant,
    /// Who let it in, with this scope.
    pub created_by: PersonId,
    /// Since when it is shut out.
    pub revoked_at: Option<Instant>,
}

/// What a program may read, by the words of xAPI 1.0.3 (Communication 4.2, "OAuth Authorization Scope").
/// All programs may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What it sent itself.
    Mine,
    /// Everybody's statements.
    All,
}

impl Scope {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mine => "statements/read/mine",
            Self::All => "statements/read",
        }
    }

    /// The scope of a name. A name that we did not write opens nothing.
    pub(crate) fn from_name(name: &str) -> Result<Self> {
        [Self::Mine, Self::All].into_iter().find(|scope| scope.name() == name).ok_or_else(|| {
            StoreError::Corrupt { column: "scope".to_owned(), reason: format!("unknown scope “{name}”") }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_back_and_no_other_word_is_one() {
        for scope in [Scope::Mine, Scope::All] {
            assert_eq!(Scope::from_name(scope.name()).unwrap(), scope);
        }
        for bad in ["", "all", "statements/read/", "STATEMENTS/READ"] {
            assert!(Scope::from_name(bad).is_err(), "{bad}");
        }
    }
}

//! The room's service: the programs that may use the interface, over the ledger.

use std::sync::Arc;

use evidence::Evidence;
use kit::{Clock, Ids, Instant};
use store::Db;

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
    /// When it was let in.
    pub created_at: Instant,
    /// Since when it is shut out.
    pub revoked_at: Option<Instant>,
}

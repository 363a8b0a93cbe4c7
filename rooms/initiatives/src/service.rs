//! The room's service: what its pages, the demonstration and the tests call.

use kit::Instant;
use people::People;
use store::Db;

/// Calls, ideas and decisions over a database.
#[derive(Clone)]
pub struct Initiatives {
    pub(crate) people: People,
}

impl Initiatives {
    /// The service over the room of people: it has the database, the clock and the ids.
    pub fn new(people: People) -> Self {
        Self { people }
    }

    /// The present instant, by the injected clock.
    pub fn now(&self) -> Instant {
        self.people.now()
    }

    pub(crate) fn db(&self) -> &Db {
        self.people.db()
    }
}

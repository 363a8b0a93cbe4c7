//! The room's service: what its pages, the demonstration and the tests call.

use std::sync::Arc;

use kit::{Instant, Language};
use people::People;
use store::Db;

use crate::{Axis, Call};

/// Calls, ideas and decisions over a database.
#[derive(Clone)]
pub struct Initiatives {
    pub(crate) people: People,
    axes: Arc<[Axis]>,
}

impl Initiatives {
    /// The service over the room of people, which has the database, the clock and the ids; and the axes of the
    /// plan that calls may serve.
    pub fn new(people: People, axes: Arc<[Axis]>) -> Self {
        Self { people, axes }
    }

    /// The axes of the plan, in its order.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// What names the axis that a call serves: its id where the plan has it no longer; `None` when it serves none.
    pub fn axis(&self, call: &Call, language: Language) -> Option<String> {
        let axis = self.axes.iter().find(|axis| axis.id == call.axis);
        let name = axis.map_or_else(|| call.axis.clone(), |axis| axis.name.shown(language));
        Some(name).filter(|name| !name.is_empty())
    }

    /// The present instant, by the injected clock.
    pub fn now(&self) -> Instant {
        self.people.now()
    }

    pub(crate) fn db(&self) -> &Db {
        self.people.db()
    }
}

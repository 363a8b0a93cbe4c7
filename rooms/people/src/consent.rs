//! What a person may switch on for others to see. Every switch is off until she turns it; turning it takes
//! effect with the next request, and each time is kept.
//!
//! **How to add a switch**: a case here with its name; its words on the page "Mes choix".

use kit::{Instant, PersonId};

/// A switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Scouts find her under a pseudonym, and see what their need asks.
    Findable,
    /// She receives the messages sent to all who match a need.
    Calls,
    /// She is counted in figures about talents.
    Counted,
    /// Her managers see her levels by domain.
    Manager,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 4] = [Self::Findable, Self::Calls, Self::Counted, Self::Manager];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Findable => "findable",
            Self::Calls => "calls",
            Self::Counted => "counted",
            Self::Manager => "manager",
        }
    }

    /// The switch of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|switch| switch.name() == name)
    }
}

/// A time during which a switch was on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchedOn {
    /// The switch, by its name: one of an older version stays in the history.
    pub switch: String,
    /// When it was turned on.
    pub since: Instant,
    /// When it was turned off; `None` while it is on.
    pub until: Option<Instant>,
}

/// What an agent has switched on, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Who.
    pub person: PersonId,
    /// Her unit.
    pub unit: Option<String>,
    /// The switches that are on.
    pub to: Vec<Switch>,
}

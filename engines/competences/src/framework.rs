//! A published framework: areas and competences, by code and title.

use kit::Text;
use serde::Deserialize;

/// A framework of others that the socle is mapped to.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its id, such as `digcomp-2.2`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// How many levels it states.
    pub levels: u8,
    /// Its areas, in its own order.
    pub areas: Vec<Area>,
    /// Its competences, in its own order.
    pub competences: Vec<FrameworkCompetence>,
}

impl Framework {
    /// The competence of a code.
    pub fn competence(&self, code: &str) -> Option<&FrameworkCompetence> {
        self.competences.iter().find(|c| c.code == code)
    }
}

/// An area of a framework.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Text,
}

/// A competence of a framework.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkCompetence {
    /// Its code.
    pub code: String,
    /// The code of its area.
    pub area: String,
    /// Its title.
    pub title: Text,
}

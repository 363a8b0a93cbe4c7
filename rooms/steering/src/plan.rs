//! The plan of an organisation: what it wants, along which axes, and the roadmaps that get it there.

use kit::Text;

use crate::Roadmap;

/// A plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its name.
    pub name: Text,
    /// What it is for, in a sentence.
    pub sentence: Text,
    /// What it wants, in its own order.
    pub objectives: Vec<Named>,
    /// The strategic axes, numbered by their place.
    pub axes: Vec<Axis>,
    /// What the roadmaps bring to the work of the organisation.
    pub business_objectives: Vec<Named>,
    /// What the plan as a whole has to overcome.
    pub challenges: Vec<Challenge>,
    /// The roadmaps, in the order of their ids.
    pub roadmaps: Vec<Roadmap>,
}

/// An objective, or a business objective.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A strategic axis.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its id, which stands in its address.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it covers, in a sentence.
    pub sentence: Text,
    /// Whether its wording was read in no primary source.
    pub to_confirm: bool,
}

/// A challenge.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it asks, in a sentence.
    pub sentence: Text,
}

impl Plan {
    /// The place of an axis.
    pub fn axis_index(&self, id: &str) -> Option<usize> {
        self.axes.iter().position(|axis| axis.id == id)
    }

    /// The roadmap of an id.
    pub fn roadmap(&self, id: &str) -> Option<&Roadmap> {
        self.roadmaps.iter().find(|roadmap| roadmap.id == id)
    }

    /// The roadmaps of an axis, by its place; the first to begin comes first.
    pub fn of_axis(&self, axis: usize) -> Vec<&Roadmap> {
        by_start(self.roadmaps.iter().filter(|roadmap| roadmap.axis == axis))
    }

    /// The roadmaps that concern an occupation; the first to begin comes first.
    pub fn of_occupation(&self, id: &str) -> Vec<&Roadmap> {
        by_start(self.roadmaps.iter().filter(|roadmap| roadmap.occupations.iter().any(|o| o == id)))
    }
}

/// Roadmaps by the day they begin, then by id.
pub(crate) fn by_start<'a>(roadmaps: impl Iterator<Item = &'a Roadmap>) -> Vec<&'a Roadmap> {
    let mut roadmaps: Vec<&Roadmap> = roadmaps.collect();
    roadmaps.sort_by_key(|roadmap| (roadmap.start, &roadmap.id));
    roadmaps
}

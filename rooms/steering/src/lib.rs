//! The plan of an organisation: its objectives, axes, challenges and roadmaps, what is late, what needs a decision; and
//! how far the core is covered.
//!
//! - [`Plan`] is what the organisation wrote; [`parse_plan`] reads its folder and names every fault;
//! - [`Standing`] and the functions beside it say what is late, from the dates of the plan and a day: nothing of it is
//!   kept anywhere;
//! - [`decisions`] puts what needs a decision in order;
//! - [`schedule`] places a roadmap on a time line;
//! - [`Steering`] is what the pages take of it;
//! - [`coverage::coverage`] counts, by occupation, domain and unit, whom the core covers, and keeps of the counts what
//!   shows no small group; pure;
//! - [`Releases`] makes them once a month.
//!
//! This room knows nobody: a plan speaks of work, never of a person, and what is kept of people are figures about
//! eleven or more.

pub mod coverage;
pub mod decisions;
mod lateness;
pub mod pages;
mod parse;
mod plan;
mod releases;
mod roadmap;
pub mod schedule;
mod store;

use std::sync::Arc;

use competences::Occupations;

pub use lateness::Standing;
pub use parse::parse_plan;
pub use plan::{Axis, Challenge, Named, Plan};
pub use releases::Releases;
pub use roadmap::{Milestone, Process, ProcessState, Roadmap, RoadmapState};
pub use store::MIGRATIONS;

web::say!();

/// The plan, for pages.
#[derive(Clone)]
pub struct Steering {
    plan: Option<Arc<Plan>>,
    occupations: Arc<Occupations>,
}

impl Steering {
    /// The plan of an organisation, if it has one, and the occupations that its roadmaps name.
    pub fn new(plan: Option<Arc<Plan>>, occupations: Arc<Occupations>) -> Self {
        Self { plan, occupations }
    }

    /// The plan; `None` where the organisation has none.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_deref()
    }

    /// The occupations of the organisation.
    pub fn occupations(&self) -> &Occupations {
        &self.occupations
    }
}

/// What this room holds of a person: nothing.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}

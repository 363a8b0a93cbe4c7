//! A roadmap: what is hard today, what will be better, by which milestones, and the processes it takes off paper.

use kit::{Day, Text};
use serde::Deserialize;

/// A roadmap.
#[derive(Clone, Debug)]
pub struct Roadmap {
    /// Its id: the name of its file, which stands in its address.
    pub id: String,
    /// What it does, in a few words.
    pub title: Text,
    /// What is hard today, and for whom.
    pub problem: Text,
    /// What will be better.
    pub benefit: Text,
    /// The place of its axis in the plan.
    pub axis: usize,
    /// The place of its business objective in the plan.
    pub business_objective: usize,
    /// The place of its objective in the plan.
    pub objective: usize,
    /// The ids of the occupations that it concerns.
    pub occupations: Vec<String>,
    /// Where its work stands.
    pub state: RoadmapState,
    /// The day on which it begins, as planned.
    pub start: Day,
    /// The day on which it ends, as planned; after [`Roadmap::start`].
    pub end: Day,
    /// Its milestones, by the day they are planned for.
    pub milestones: Vec<Milestone>,
    /// The processes that it takes off paper.
    pub processes: Vec<Process>,
}

/// Where the work of a roadmap stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoadmapState {
    /// Not begun.
    Planned,
    /// Under way.
    UnderWay,
    /// Begun, and at rest.
    Paused,
    /// Ended, with every milestone reached.
    Done,
    /// Given up.
    Stopped,
}

impl RoadmapState {
    /// Every state, in the order of a roadmap's life.
    pub const ALL: [Self; 5] = [Self::Planned, Self::UnderWay, Self::Paused, Self::Done, Self::Stopped];

    /// Its name in content and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A milestone of a roadmap.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its id within the roadmap.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The day it is planned for.
    pub planned: Day,
    /// The day it was reached, as the plan says.
    pub actual: Option<Day>,
    /// What shows that it is reached.
    pub proof: Text,
}

impl Milestone {
    /// The day it was reached, seen from a day: what comes after that day has not happened yet.
    pub fn reached(&self, today: Day) -> Option<Day> {
        self.actual.filter(|actual| *actual <= today)
    }
}

/// A process that a roadmap takes off paper.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id within the roadmap.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Files a year; one at least.
    pub volume: i64,
    /// How far it has come.
    pub state: ProcessState,
}

/// How far a process has come from paper. Content writes it as a number from 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProcessState {
    /// Paper alone.
    Paper,
    /// A form to print and hand in.
    FormToPrint,
    /// Online in part.
    PartlyOnline,
    /// Online, with steps on paper.
    PaperSteps,
    /// Online from end to end.
    EndToEnd,
}

impl ProcessState {
    /// Every state, from paper to online.
    pub const ALL: [Self; 5] =
        [Self::Paper, Self::FormToPrint, Self::PartlyOnline, Self::PaperSteps, Self::EndToEnd];

    /// The state of a number, 0 to 4.
    pub fn from_number(number: i64) -> Option<Self> {
        usize::try_from(number).ok().and_then(|place| Self::ALL.get(place)).copied()
    }

    /// Its number, 0 to 4.
    pub fn number(self) -> usize {
        self as usize
    }

    /// Whether what people hand in is paper: a form to print is one too.
    pub fn is_on_paper(self) -> bool {
        self <= Self::FormToPrint
    }
}

//! What of a plan needs a decision on a day, worst first. Pure: the same plan and day give the same list.

use competences::{Occupation, Occupations};
use kit::Day;

use crate::{Milestone, Plan, Process, ProcessState, Roadmap, RoadmapState, Standing};

/// From how many days without a milestone a roadmap under way, one of whose milestones is overdue, is told to be
/// untouched: a quarter.
pub const UNTOUCHED_DAYS: i64 = 90;

/// A milestone whose day is over.
#[derive(Clone, Copy, Debug)]
pub struct Overdue<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// The milestone.
    pub milestone: &'a Milestone,
    /// For how many days; 1 at least.
    pub days: i64,
}

/// The milestones whose day is over; the longest over first, then by roadmap.
pub fn overdue(plan: &Plan, today: Day) -> Vec<Overdue<'_>> {
    let mut all = Vec::new();
    for roadmap in &plan.roadmaps {
        for (milestone, standing) in roadmap.standings(today) {
            if let Standing::Overdue(days) = standing {
                all.push(Overdue { roadmap, milestone, days });
            }
        }
    }
    // A stable sort: of two that are as late, the plan's order decides.
    all.sort_by_key(|o| std::cmp::Reverse(o.days));
    all
}

/// Why a roadmap does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// It was paused; nothing has happened for so many days.
    Paused(i64),
    /// It should have begun so many days ago; 1 at least.
    NotBegun(i64),
    /// It is under way, one milestone is overdue, and none was reached for so many days; [`UNTOUCHED_DAYS`] at least.
    Untouched(i64),
}

impl Rest {
    /// For how many days it has not moved.
    pub fn days(self) -> i64 {
        match self {
            Self::Paused(days) | Self::NotBegun(days) | Self::Untouched(days) => days,
        }
    }
}

/// Why a roadmap does not move on a day; `None` when it does, or need not.
pub fn rest(roadmap: &Roadmap, today: Day) -> Option<Rest> {
    let days = today.days_since(roadmap.last_step(today));
    match roadmap.state {
        RoadmapState::Planned => roadmap.start_overdue(today).map(Rest::NotBegun),
        // Milestones may lie further apart than that: while none is overdue, the plan is kept.
        RoadmapState::UnderWay if roadmap.overdue(today) > 0 => {
            (days >= UNTOUCHED_DAYS).then_some(Rest::Untouched(days))
        }
        RoadmapState::Paused => Some(Rest::Paused(days.max(0))),
        RoadmapState::UnderWay | RoadmapState::Done | RoadmapState::Stopped => None,
    }
}

/// The roadmaps that do not move; the longest at rest first, then by id.
pub fn resting(plan: &Plan, today: Day) -> Vec<(&Roadmap, Rest)> {
    let mut all: Vec<_> = plan.roadmaps.iter().filter_map(|r| Some((r, rest(r, today)?))).collect();
    all.sort_by_key(|(_, rest)| std::cmp::Reverse(rest.days()));
    all
}

/// The occupations that no roadmap concerns, one that was stopped excepted.
pub fn without_roadmap<'a>(plan: &Plan, occupations: &'a Occupations) -> Vec<&'a Occupation> {
    let concerned = |id: &str| {
        let mut kept = plan.roadmaps.iter().filter(|r| r.state != RoadmapState::Stopped);
        kept.any(|r| r.occupations.iter().any(|o| o == id))
    };
    occupations.all.iter().filter(|o| !concerned(&o.id)).collect()
}

/// How an axis keeps its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AxisDates {
    /// The place of the axis.
    pub axis: usize,
    /// Its roadmaps.
    pub roadmaps: usize,
    /// Its milestones, those dropped with a roadmap excepted.
    pub milestones: usize,
    /// Those that are reached.
    pub reached: usize,
    /// Those that were reached late.
    pub reached_late: usize,
    /// Those whose day is over.
    pub overdue: usize,
    /// For how many days the longest of these is over; 0 without one.
    pub overdue_days_max: i64,
}

/// How an axis keeps its dates on a day.
pub fn axis_dates(plan: &Plan, axis: usize, today: Day) -> AxisDates {
    let roadmaps = plan.of_axis(axis);
    let mut dates = AxisDates { axis, roadmaps: roadmaps.len(), ..AxisDates::default() };
    for (_, standing) in roadmaps.into_iter().flat_map(|r| r.standings(today)) {
        match standing {
            Standing::Dropped => continue,
            Standing::Early(_) | Standing::OnTime => dates.reached += 1,
            Standing::Late(_) => {
                dates.reached += 1;
                dates.reached_late += 1;
            }
            Standing::Overdue(days) => {
                dates.overdue += 1;
                dates.overdue_days_max = dates.overdue_days_max.max(days);
            }
            Standing::ToCome(_) => {}
        }
        dates.milestones += 1;
    }
    dates
}

/// The axes that have roadmaps; first the one whose milestone is over for longest, then by how many are, then by how
/// many were reached late.
pub fn axes_by_lateness(plan: &Plan, today: Day) -> Vec<AxisDates> {
    let axes = (0..plan.axes.len()).map(|axis| axis_dates(plan, axis, today));
    let mut axes: Vec<AxisDates> = axes.filter(|dates| dates.roadmaps > 0).collect();
    axes.sort_by_key(|d| std::cmp::Reverse((d.overdue_days_max, d.overdue, d.reached_late)));
    axes
}

/// Every process of the plan, with its roadmap; those of a roadmap that was stopped are nobody's to do.
pub fn processes(plan: &Plan) -> impl Iterator<Item = (&Roadmap, &Process)> {
    let kept = plan.roadmaps.iter().filter(|r| r.state != RoadmapState::Stopped);
    kept.flat_map(|roadmap| roadmap.processes.iter().map(move |process| (roadmap, process)))
}

/// The processes on paper; the one of most files a year first.
pub fn on_paper(plan: &Plan) -> Vec<(&Roadmap, &Process)> {
    let mut paper: Vec<_> = processes(plan).filter(|(_, process)| process.state.is_on_paper()).collect();
    paper.sort_by_key(|(_, process)| std::cmp::Reverse(process.volume));
    paper
}

/// How many processes a state has, and how many files a year these make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessCount {
    /// The state.
    pub state: ProcessState,
    /// Processes.
    pub processes: usize,
    /// Files a year.
    pub files: i64,
}

/// The processes of the plan by state, from paper to online.
pub fn processes_by_state(plan: &Plan) -> [ProcessCount; ProcessState::ALL.len()] {
    ProcessState::ALL.map(|state| {
        let own: Vec<i64> =
            processes(plan).filter(|(_, p)| p.state == state).map(|(_, p)| p.volume).collect();
        ProcessCount { state, processes: own.len(), files: own.iter().sum() }
    })
}

/// How many of these roadmaps are in each state, in the order of [`RoadmapState::ALL`].
pub fn by_state<'a>(roadmaps: impl IntoIterator<Item = &'a Roadmap>) -> [usize; RoadmapState::ALL.len()] {
    let mut counts = [0; RoadmapState::ALL.len()];
    for roadmap in roadmaps {
        counts[roadmap.state as usize] += 1;
    }
    counts
}

//! What is late, and by how much. Everything follows from the dates of the plan and the day of whoever looks: nothing
//! of it is written down, so nothing of it can be out of date.

use kit::Day;

use crate::{Milestone, Roadmap, RoadmapState};

/// Where a milestone stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reached so many days before the planned one; 1 at least.
    Early(i64),
    /// Reached on the planned day.
    OnTime,
    /// Reached so many days after the planned one; 1 at least.
    Late(i64),
    /// Not reached, and its day has been over for so many days; 1 at least.
    Overdue(i64),
    /// Not reached; its day is so many days ahead, 0 on that day itself.
    ToCome(i64),
    /// Not reached, and never to be: its roadmap was stopped.
    Dropped,
}

impl Standing {
    /// The gap to the planned day in days, positive when late; `None` where there is none yet.
    pub fn gap_days(self) -> Option<i64> {
        match self {
            Self::Early(days) => Some(-days),
            Self::OnTime => Some(0),
            Self::Late(days) | Self::Overdue(days) => Some(days),
            Self::ToCome(_) | Self::Dropped => None,
        }
    }

    /// Whether its day went by before it was reached.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late(_) | Self::Overdue(_))
    }
}

impl Roadmap {
    /// Where one of its milestones stands on a day.
    pub fn standing(&self, milestone: &Milestone, today: Day) -> Standing {
        if let Some(reached) = milestone.reached(today) {
            return match reached.days_since(milestone.planned) {
                0 => Standing::OnTime,
                days if days > 0 => Standing::Late(days),
                days => Standing::Early(-days),
            };
        }
        match (self.state, today.days_since(milestone.planned)) {
            (RoadmapState::Stopped, _) => Standing::Dropped,
            (_, days) if days > 0 => Standing::Overdue(days),
            (_, days) => Standing::ToCome(-days),
        }
    }

    /// Its milestones, and where each stands on a day.
    pub fn standings(&self, today: Day) -> impl Iterator<Item = (&Milestone, Standing)> {
        self.milestones.iter().map(move |milestone| (milestone, self.standing(milestone, today)))
    }

    /// How many of its milestones are not reached though their day is over.
    pub fn overdue(&self, today: Day) -> usize {
        self.standings(today).filter(|(_, standing)| matches!(standing, Standing::Overdue(_))).count()
    }

    /// By how many days it is behind its plan, negative when ahead: the gap of the milestone reached last, unless one
    /// that is overdue, or a start that did not come, is further behind. `None` while it rests or was stopped: then
    /// nobody works at a date.
    pub fn gap_days(&self, today: Day) -> Option<i64> {
        if matches!(self.state, RoadmapState::Paused | RoadmapState::Stopped) {
            return None;
        }
        let reached = self.milestones.iter().filter_map(|m| Some((m.reached(today)?, m.planned)));
        let last = reached.max().map_or(0, |(day, planned)| day.days_since(planned));
        let overdue = self.standings(today).filter_map(|(_, standing)| match standing {
            Standing::Overdue(days) => Some(days),
            _ => None,
        });
        overdue.chain(self.start_overdue(today)).chain([last]).max()
    }

    /// For how many days it should have begun; `None` when it has, or need not yet.
    pub fn start_overdue(&self, today: Day) -> Option<i64> {
        let days = today.days_since(self.start);
        (self.state == RoadmapState::Planned && days > 0).then_some(days)
    }

    /// When a planned day is to be expected, if the gap of today stays as it is; never before today. `None` where
    /// nobody works at it: before a pause ends, after a stop, after the end.
    pub fn expected(&self, planned: Day, today: Day) -> Option<Day> {
        let gap = self.gap_days(today).filter(|_| self.state != RoadmapState::Done)?;
        Some(planned.plus_days(gap).max(today))
    }

    /// The last day of which the plan tells that something happened: its start, or a milestone.
    pub fn last_step(&self, today: Day) -> Day {
        let reached = self.milestones.iter().filter_map(|milestone| milestone.reached(today));
        reached.fold(self.start, Day::max)
    }
}

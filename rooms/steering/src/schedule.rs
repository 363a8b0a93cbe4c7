//! Where a roadmap stands on a time line: planned, done so far, to be expected. Pure.

use kit::Day;
use web::charts::{Timeline, TimelineMark};

use crate::{Roadmap, RoadmapState};

/// Most marks of a scale, and months from one to the next: on a phone, more of them would run into each other. The
/// finest that fits is taken.
const SCALES: [(usize, i32); 7] = [(4, 1), (4, 3), (4, 6), (8, 12), (8, 24), (8, 60), (8, 300)];
/// From how many months on a mark is called by its year alone.
const YEAR_MONTHS: i32 = 12;

/// The marks of a scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// First days of months.
    pub days: Vec<Day>,
    /// Whether they are first days of years, and may be called by their year.
    pub years: bool,
}

/// The days that a drawing covers: whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: Day,
    to: Day,
}

impl Span {
    /// The months in which anything of these roadmaps is planned, happened or is expected; `None` without a roadmap.
    pub fn of<'a>(roadmaps: impl IntoIterator<Item = &'a Roadmap>, today: Day) -> Option<Self> {
        let days = roadmaps.into_iter().flat_map(|roadmap| days_of(roadmap, today));
        let (from, to) = days.fold(None, |span: Option<(Day, Day)>, day| {
            let (from, to) = span.unwrap_or((day, day));
            Some((from.min(day), to.max(day)))
        })?;
        Some(Self { from: from.first_of_month(), to: to.first_of_month_after(1) })
    }

    /// Whether a day is one of them.
    pub fn holds(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Where a day stands, 0 to 1 from the left.
    pub fn share(self, day: Day) -> f64 {
        // A span holds a month at least, so it is never divided by zero.
        let all = self.to.days_since(self.from).max(1) as f64;
        (day.days_since(self.from) as f64 / all).clamp(0.0, 1.0)
    }

    /// What to mark: a few days at even distances, in step with the year.
    pub fn scale(self) -> Scale {
        let months = |step: i32| -> Vec<Day> {
            let all = (0..).map(|n| self.from.first_of_month_after(n)).take_while(|day| *day < self.to);
            all.filter(|day| is_step(*day, step)).collect()
        };
        let scales = SCALES.into_iter().map(|(most, step)| (most, months(step), step >= YEAR_MONTHS));
        let fitting = scales.into_iter().find(|(most, days, _)| days.len() <= *most);
        fitting.map(|(_, days, years)| Scale { days, years }).unwrap_or_default()
    }
}

/// Whether a scale of so many months marks a month: counted from the year 0, so that marks fall on Januaries and
/// round years.
fn is_step(day: Day, step: i32) -> bool {
    (day.year() * 12 + day.month() - 1) % step == 0
}

/// Every day that a roadmap's drawing shows, today excepted.
fn days_of(roadmap: &Roadmap, today: Day) -> Vec<Day> {
    let reached = roadmap.milestones.iter().filter_map(|milestone| milestone.reached(today));
    let expected = roadmap.expected(roadmap.end, today);
    [roadmap.start, roadmap.end].into_iter().chain(reached).chain(expected).collect()
}

/// A roadmap on a time line, seen from a day.
pub fn timeline(roadmap: &Roadmap, span: Span, today: Day) -> Timeline {
    let between = |from: Day, to: Day| (from < to).then(|| (span.share(from), span.share(to)));
    let done_until = match roadmap.state {
        RoadmapState::Planned => roadmap.start,
        RoadmapState::UnderWay => today,
        // What happened after the last milestone, if anything, the plan does not tell.
        RoadmapState::Paused | RoadmapState::Done | RoadmapState::Stopped => roadmap.last_step(today),
    };
    let expected = roadmap.expected(roadmap.end, today);
    let marks = roadmap.milestones.iter().map(|milestone| {
        let reached = milestone.reached(today);
        let at = reached.or_else(|| roadmap.expected(milestone.planned, today)).unwrap_or(milestone.planned);
        TimelineMark {
            planned: span.share(milestone.planned),
            at: span.share(at),
            reached: reached.is_some(),
        }
    });
    Timeline {
        planned: (span.share(roadmap.start), span.share(roadmap.end)),
        done: between(roadmap.start, done_until),
        expected: expected.and_then(|end| between(roadmap.start.max(today), end)),
        marks: marks.collect(),
        ticks: span.scale().days.into_iter().map(|day| span.share(day)).collect(),
        today: span.holds(today).then(|| span.share(today)),
    }
}

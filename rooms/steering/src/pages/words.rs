//! What several pages say alike: states, dates and gaps in words, always the same words for the same thing.

use kit::{Day, Language};
use web::parts::{Tone, badge};
use web::{Html, Viewer};

use super::{ROADMAPS, today};
use crate::decisions::{AxisDates, by_state};
use crate::messages::L10nLanguage;
use crate::{Milestone, ProcessState, Roadmap, RoadmapState, Standing, Steering, t};

/// The name of a roadmap's state.
pub(super) fn state_name(m: &L10nLanguage, state: RoadmapState) -> String {
    match state {
        RoadmapState::Planned => m.state_planned(),
        RoadmapState::UnderWay => m.state_under_way(),
        RoadmapState::Paused => m.state_paused(),
        RoadmapState::Done => m.state_done(),
        RoadmapState::Stopped => m.state_stopped(),
    }
}

/// A roadmap's state as a badge.
pub(super) fn state_badge(m: &L10nLanguage, state: RoadmapState) -> Html {
    let (tone, icon) = match state {
        RoadmapState::Planned => (Tone::Plain, "clock"),
        RoadmapState::UnderWay => (Tone::Brand, "arrow"),
        RoadmapState::Paused => (Tone::Warn, "pause"),
        RoadmapState::Done => (Tone::Ok, "ok"),
        RoadmapState::Stopped => (Tone::Plain, "cross"),
    };
    badge(tone, icon, &state_name(m, state))
}

/// How many roadmaps, and how many in each state that has any.
pub(super) fn roadmaps_words<'a>(
    m: &L10nLanguage,
    roadmaps: impl IntoIterator<Item = &'a Roadmap>,
) -> String {
    let counts = by_state(roadmaps);
    let all: usize = counts.iter().sum();
    let states = RoadmapState::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let states = states.map(|(state, count)| {
        let count = count as i64;
        match state {
            RoadmapState::Planned => m.count_planned(count),
            RoadmapState::UnderWay => m.count_under_way(count),
            RoadmapState::Paused => m.count_paused(count),
            RoadmapState::Done => m.count_done(count),
            RoadmapState::Stopped => m.count_stopped(count),
        }
    });
    let states: Vec<String> = states.collect();
    if states.is_empty() {
        return m.roadmaps_none();
    }
    m.roadmaps_by_state(m.roadmaps_count(all as i64), states.join(", "))
}

/// Where a milestone stands, as a badge.
pub(super) fn standing_badge(m: &L10nLanguage, standing: Standing) -> Html {
    let words = standing_words(m, standing);
    match standing {
        Standing::Early(_) | Standing::OnTime => badge(Tone::Ok, "ok", &words),
        Standing::Late(_) => badge(Tone::Warn, "clock", &words),
        Standing::Overdue(_) => badge(Tone::Bad, "warn", &words),
        Standing::ToCome(_) => badge(Tone::Plain, "clock", &words),
        Standing::Dropped => badge(Tone::Plain, "cross", &words),
    }
}

/// Where a milestone stands, in words.
pub(super) fn standing_words(m: &L10nLanguage, standing: Standing) -> String {
    match standing {
        Standing::Early(days) => m.milestone_early(m.days(days)),
        Standing::OnTime => m.milestone_on_time(),
        Standing::Late(days) => m.milestone_late(m.days(days)),
        Standing::Overdue(days) => m.milestone_overdue(m.days(days)),
        Standing::ToCome(0) => m.milestone_today(),
        Standing::ToCome(days) => m.milestone_to_come(m.days(days)),
        Standing::Dropped => m.milestone_dropped(),
    }
}

/// The day that a milestone is planned for, and the day it was reached.
pub(super) fn milestone_dates(viewer: &Viewer, milestone: &Milestone) -> String {
    let (m, planned) = (t(viewer.language), viewer.day(milestone.planned));
    match milestone.reached(today(viewer)) {
        Some(day) => m.milestone_dates(planned, viewer.day(day)),
        None => m.milestone_date(planned),
    }
}

/// By how much a roadmap is behind or ahead, as a badge; empty where there is nothing to say yet, or any more.
pub(super) fn gap_badge(m: &L10nLanguage, roadmap: &Roadmap, today: Day) -> Html {
    let begun = roadmap.state != RoadmapState::Planned;
    match roadmap.gap_days(today) {
        Some(days) if days > 0 && roadmap.overdue(today) > 0 => {
            badge(Tone::Bad, "warn", &m.gap_late(m.days(days)))
        }
        Some(days) if days > 0 => badge(Tone::Warn, "clock", &m.gap_late(m.days(days))),
        Some(0) if begun => badge(Tone::Ok, "ok", &m.gap_none()),
        Some(days) if days < 0 => badge(Tone::Ok, "ok", &m.gap_early(m.days(-days))),
        _ => Html::default(),
    }
}

/// How many milestones are reached, and how many of these late.
pub(super) fn reached_words(m: &L10nLanguage, dates: &AxisDates) -> String {
    let (reached, all, late) = (dates.reached as i64, dates.milestones as i64, dates.reached_late as i64);
    if late > 0 { m.milestones_reached_late(reached, all, late) } else { m.milestones_reached(reached, all) }
}

/// How many milestones are overdue, and the longest.
pub(super) fn overdue_words(m: &L10nLanguage, dates: &AxisDates) -> String {
    match dates.overdue {
        0 => m.overdue_none(),
        count => m.overdue_count(count as i64, m.days(dates.overdue_days_max)),
    }
}

/// What a process's state means.
pub(super) fn process_words(m: &L10nLanguage, state: ProcessState) -> String {
    match state {
        ProcessState::Paper => m.process_paper(),
        ProcessState::FormToPrint => m.process_form(),
        ProcessState::PartlyOnline => m.process_partly(),
        ProcessState::PaperSteps => m.process_paper_steps(),
        ProcessState::EndToEnd => m.process_end_to_end(),
    }
}

/// Files a year, in words.
pub(super) fn files_words(language: Language, files: i64) -> String {
    t(language).files_a_year(files, language.number(files as f64, 0))
}

/// What comes next in a roadmap, and when it ends.
pub(super) fn to_come(viewer: &Viewer, roadmap: &Roadmap, today: Day) -> Vec<String> {
    let m = t(viewer.language);
    let open = |(_, standing): &(_, Standing)| matches!(standing, Standing::Overdue(_) | Standing::ToCome(_));
    let next = roadmap.standings(today).find(open).map(|(milestone, _)| {
        m.roadmap_next(milestone.name.shown(viewer.language), viewer.day(milestone.planned))
    });
    let end = viewer.day(roadmap.end);
    let end = match roadmap.expected(roadmap.end, today) {
        Some(expected) if expected != roadmap.end => m.roadmap_end_expected(end, viewer.day(expected)),
        _ => m.roadmap_end(end),
    };
    next.into_iter().chain([end]).collect()
}

/// The roadmaps that concern an occupation, as a part of its page; empty without one.
pub fn concerning(steering: &Steering, viewer: &Viewer, occupation: &str) -> Html {
    #[derive(askama::Template)]
    #[template(path = "pages/concerning.html")]
    struct Part<'a> {
        m: &'a L10nLanguage,
        lines: Vec<Line>,
    }
    struct Line {
        href: String,
        title: String,
        benefit: String,
        when: String,
        badges: Html,
    }
    let m = t(viewer.language);
    let roadmaps = steering.plan().map(|plan| plan.of_occupation(occupation)).unwrap_or_default();
    if roadmaps.is_empty() {
        return Html::default();
    }
    let lines = roadmaps.into_iter().map(|roadmap| Line {
        href: format!("{ROADMAPS}/{}", roadmap.id),
        title: roadmap.title.shown(viewer.language),
        benefit: roadmap.benefit.shown(viewer.language),
        when: to_come(viewer, roadmap, today(viewer)).join(" "),
        badges: Html::join([state_badge(m, roadmap.state), gap_badge(m, roadmap, today(viewer))]),
    });
    Html::render(&Part { m, lines: lines.collect() })
}

//! What needs a decision, and in which order.

use steering::decisions::{
    AxisDates, Rest, axes_by_lateness, by_state, on_paper, overdue, processes_by_state, rest, resting,
    without_roadmap,
};
use steering::{Plan, RoadmapState};

use crate::support::{day, lamp, occupations, plan};

/// The lamp, and a horn of the other axis whose milestones are planned ten days later, none of them reached.
fn two() -> Plan {
    let mut horn = lamp();
    horn.id = "horn".to_owned();
    horn.axis = 1;
    horn.occupations = vec!["coast.pilot".to_owned()];
    for milestone in &mut horn.milestones {
        milestone.planned = milestone.planned.plus_days(10);
        milestone.actual = None;
    }
    for process in &mut horn.processes {
        process.volume *= 10;
    }
    let mut plan = plan();
    plan.roadmaps.push(horn);
    plan
}

#[test]
fn what_is_overdue_comes_with_the_longest_first() {
    let plan = two();
    let told = |today: &str| -> Vec<String> {
        let all = overdue(&plan, day(today));
        all.iter().map(|o| format!("{} {} {}", o.roadmap.id, o.milestone.id, o.days)).collect()
    };
    assert_eq!(told("2026-03-11"), [""; 0], "the day itself is not over");
    assert_eq!(told("2026-03-12"), ["horn chosen 1"]);
    assert_eq!(told("2026-07-20"), ["horn chosen 131", "lamp fitted 20", "horn fitted 10"]);
}

#[test]
fn a_roadmap_rests_when_paused_when_it_did_not_begin_or_when_overdue_without_a_milestone_for_three_months() {
    let mut roadmap = lamp();
    assert_eq!(rest(&roadmap, day("2026-06-30")), None, "111 days after its milestone, and none is overdue");
    assert_eq!(rest(&roadmap, day("2026-07-01")), Some(Rest::Untouched(112)));
    roadmap.milestones[1].planned = day("2026-05-01");
    assert_eq!(rest(&roadmap, day("2026-06-08")), None, "overdue, and 89 days after its milestone");
    assert_eq!(rest(&roadmap, day("2026-06-09")), Some(Rest::Untouched(90)));
    roadmap.state = RoadmapState::Paused;
    assert_eq!(rest(&roadmap, day("2026-03-12")), Some(Rest::Paused(1)));
    assert_eq!(rest(&roadmap, day("2025-12-01")), Some(Rest::Paused(0)), "before its own beginning");
    roadmap.state = RoadmapState::Planned;
    assert_eq!(rest(&roadmap, day("2026-01-10")), None);
    assert_eq!(rest(&roadmap, day("2026-01-11")), Some(Rest::NotBegun(1)));
    for state in [RoadmapState::Done, RoadmapState::Stopped] {
        roadmap.state = state;
        assert_eq!(rest(&roadmap, day("2030-01-01")), None);
    }
    let plan = two();
    let all: Vec<(&str, i64)> =
        resting(&plan, day("2026-07-01")).into_iter().map(|(r, rest)| (r.id.as_str(), rest.days())).collect();
    assert_eq!(all, [("horn", 172), ("lamp", 112)], "the longest at rest first");
}

#[test]
fn an_occupation_is_without_a_roadmap_when_none_names_it_or_only_one_that_was_stopped() {
    let (occupations, mut plan) = (occupations(), plan());
    let ids = |plan: &Plan| -> Vec<String> {
        without_roadmap(plan, &occupations).into_iter().map(|o| o.id.clone()).collect()
    };
    assert_eq!(ids(&plan), ["coast.pilot"]);
    assert_eq!(ids(&two()), [""; 0]);
    plan.roadmaps[0].state = RoadmapState::Stopped;
    assert_eq!(ids(&plan), ["coast.keeper", "coast.diver", "coast.pilot"]);
}

#[test]
fn axes_come_with_the_one_furthest_behind_first() {
    let plan = two();
    let light = AxisDates {
        axis: 0,
        roadmaps: 1,
        milestones: 3,
        reached: 1,
        reached_late: 1,
        overdue: 1,
        overdue_days_max: 20,
    };
    let sound =
        AxisDates { axis: 1, overdue: 2, overdue_days_max: 131, reached: 0, reached_late: 0, ..light };
    assert_eq!(axes_by_lateness(&plan, day("2026-07-20")), [sound, light]);
    assert_eq!(
        axes_by_lateness(&crate::support::plan(), day("2026-07-20")),
        [light],
        "one without a roadmap is none"
    );
}

#[test]
fn processes_on_paper_come_with_the_most_files_first_and_all_are_counted_by_state() {
    let mut plan = two();
    let paper: Vec<i64> = on_paper(&plan).into_iter().map(|(_, process)| process.volume).collect();
    assert_eq!(paper, [3_650, 365]);
    let counts = processes_by_state(&plan).map(|count| (count.processes, count.files));
    assert_eq!(counts, [(2, 4_015), (0, 0), (0, 0), (0, 0), (2, 440)]);
    assert_eq!(by_state(&plan.roadmaps), [0, 2, 0, 0, 0]);
    plan.roadmaps[1].state = RoadmapState::Stopped;
    assert_eq!(on_paper(&plan).len(), 1, "what was stopped is nobody's to do");
    assert_eq!(processes_by_state(&plan)[0].files, 365);
}

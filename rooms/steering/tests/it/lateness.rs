//! What is late, at the boundaries of days.

use kit::{Clock as _, Day, FixedClock, Instant};
use proptest::prelude::*;
use steering::{RoadmapState, Standing};

use crate::support::{day, lamp, milestone};

/// Where a milestone planned for 10 June stands on a day.
fn standing(actual: Option<&str>, today: &str) -> Standing {
    lamp().standing(&milestone("2026-06-10", actual), day(today))
}

#[test]
fn a_milestone_is_reached_early_on_its_day_or_late_by_so_many_days() {
    let later = "2026-12-31";
    assert_eq!(standing(Some("2026-06-07"), later), Standing::Early(3));
    assert_eq!(standing(Some("2026-06-09"), later), Standing::Early(1));
    assert_eq!(standing(Some("2026-06-10"), later), Standing::OnTime);
    assert_eq!(standing(Some("2026-06-11"), later), Standing::Late(1));
    assert_eq!(standing(Some("2027-01-01"), "2027-01-01"), Standing::Late(205));
}

#[test]
fn a_milestone_not_reached_is_to_come_on_its_day_and_overdue_the_day_after() {
    assert_eq!(standing(None, "2026-06-08"), Standing::ToCome(2));
    assert_eq!(standing(None, "2026-06-10"), Standing::ToCome(0));
    assert_eq!(standing(None, "2026-06-11"), Standing::Overdue(1));
    assert_eq!(standing(None, "2026-07-11"), Standing::Overdue(31));
}

#[test]
fn what_is_written_for_a_later_day_has_not_happened_yet() {
    assert_eq!(standing(Some("2026-06-20"), "2026-06-19"), Standing::Overdue(9));
    assert_eq!(standing(Some("2026-06-20"), "2026-06-20"), Standing::Late(10));
    assert_eq!(standing(Some("2026-06-07"), "2026-06-06"), Standing::ToCome(4));
}

#[test]
fn the_day_of_whoever_looks_begins_at_midnight_where_she_is() {
    let (noon, late_in_utc) = ("2026-06-10T10:00:00Z", "2026-06-10T22:30:00Z");
    for (instant, expected) in [(noon, Standing::ToCome(0)), (late_in_utc, Standing::Overdue(1))] {
        let clock = FixedClock::at(Instant::parse(instant).unwrap());
        let today = clock.now().day_in("Europe/Paris");
        assert_eq!(lamp().standing(&milestone("2026-06-10", None), today), expected, "{instant}");
    }
}

#[test]
fn of_a_roadmap_that_was_stopped_nothing_is_overdue_any_more() {
    let mut roadmap = lamp();
    roadmap.state = RoadmapState::Stopped;
    let all: Vec<Standing> = roadmap.standings(day("2027-06-01")).map(|(_, s)| s).collect();
    assert_eq!(all, [Standing::Late(10), Standing::Dropped, Standing::Dropped]);
    assert_eq!((roadmap.overdue(day("2027-06-01")), roadmap.gap_days(day("2027-06-01"))), (0, None));
}

#[test]
fn a_roadmap_carries_the_gap_of_its_last_milestone_until_another_is_further_behind() {
    let mut roadmap = lamp();
    assert_eq!(roadmap.gap_days(day("2026-03-10")), Some(9), "one that is overdue");
    assert_eq!(roadmap.gap_days(day("2026-03-11")), Some(10), "reached ten days late");
    assert_eq!(roadmap.gap_days(day("2026-07-10")), Some(10), "the next is overdue by as much");
    assert_eq!(roadmap.gap_days(day("2026-07-11")), Some(11), "and by more");
    roadmap.milestones[0].actual = Some(day("2026-02-24"));
    assert_eq!(roadmap.gap_days(day("2026-06-30")), Some(-5), "ahead");
    assert_eq!(roadmap.gap_days(day("2026-07-01")), Some(1), "ahead no longer");
    roadmap.state = RoadmapState::Paused;
    assert_eq!(roadmap.gap_days(day("2026-07-01")), None, "nobody works at a date");
}

#[test]
fn a_roadmap_that_was_to_begin_is_behind_from_the_day_after() {
    let mut roadmap = lamp();
    (roadmap.state, roadmap.milestones[0].actual) = (RoadmapState::Planned, None);
    assert_eq!(
        (roadmap.start_overdue(day("2026-01-10")), roadmap.gap_days(day("2026-01-10"))),
        (None, Some(0))
    );
    assert_eq!(
        (roadmap.start_overdue(day("2026-01-11")), roadmap.gap_days(day("2026-01-11"))),
        (Some(1), Some(1))
    );
}

#[test]
fn what_is_expected_is_the_plan_and_the_gap_of_today_and_never_in_the_past() {
    let mut roadmap = lamp();
    let expected =
        |roadmap: &steering::Roadmap, planned: &str, today: &str| roadmap.expected(day(planned), day(today));
    assert_eq!(expected(&roadmap, "2026-06-30", "2026-04-01"), Some(day("2026-07-10")));
    assert_eq!(
        expected(&roadmap, "2026-06-30", "2026-08-01"),
        Some(day("2026-08-01")),
        "overdue: today at the earliest"
    );
    assert_eq!(expected(&roadmap, "2026-12-20", "2027-02-01"), Some(day("2027-07-24")), "216 days behind");
    for state in [RoadmapState::Paused, RoadmapState::Done, RoadmapState::Stopped] {
        roadmap.state = state;
        assert_eq!(expected(&roadmap, "2026-12-20", "2026-04-01"), None, "{state:?}");
    }
}

proptest! {
    #[test]
    fn each_day_adds_a_day_to_what_is_overdue_and_changes_nothing_of_what_is_reached(
        planned in 0_i64..1_000, actual in proptest::option::of(0_i64..1_000), today in 0_i64..2_000,
    ) {
        let at = |days: i64| day("2026-01-01").plus_days(days);
        let mut milestone = milestone("2026-01-01", None);
        (milestone.planned, milestone.actual) = (at(planned), actual.map(at));
        let on = |today: Day| lamp().standing(&milestone, today);
        match (on(at(today)), on(at(today + 1))) {
            (Standing::Overdue(now), Standing::Overdue(then)) => prop_assert_eq!(then, now + 1),
            (Standing::ToCome(now), Standing::ToCome(then)) => prop_assert_eq!(then, now - 1),
            (Standing::ToCome(now), Standing::Overdue(then)) => prop_assert_eq!((now, then), (0, 1)),
            (Standing::Overdue(_) | Standing::ToCome(_), reached) => {
                prop_assert_eq!(actual, Some(today + 1));
                prop_assert_eq!(reached.gap_days(), Some(today + 1 - planned));
            }
            (now, then) => prop_assert_eq!(now, then),
        }
    }
}

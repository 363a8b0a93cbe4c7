//! Where a roadmap stands on a time line.

use steering::RoadmapState;
use steering::schedule::{Span, timeline};

use crate::support::{day, lamp};

#[test]
fn a_span_is_of_whole_months_and_holds_what_is_expected() {
    let roadmap = lamp();
    let span = Span::of([&roadmap], day("2026-04-01")).unwrap();
    // Ten days behind, its end is expected on 30 December.
    assert!(span.holds(day("2026-01-01")) && span.holds(day("2027-01-01")));
    assert!(!span.holds(day("2025-12-31")) && !span.holds(day("2027-01-02")));
    assert_eq!((span.share(day("2026-01-01")), span.share(day("2027-01-01"))), (0.0, 1.0));
    assert!((span.share(day("2026-07-02")) - 182.0 / 365.0).abs() < 1e-12);
    assert_eq!(Span::of([], day("2026-04-01")), None);
}

#[test]
fn the_scale_is_marked_a_few_times_in_step_with_the_year() {
    let scale = |start: &str, end: &str| -> (Vec<String>, bool) {
        let mut roadmap = lamp();
        (roadmap.start, roadmap.end, roadmap.state) = (day(start), day(end), RoadmapState::Stopped);
        let span = Span::of([&roadmap], day("2020-01-01")).unwrap();
        let scale = span.scale();
        (scale.days.iter().map(ToString::to_string).collect(), scale.years)
    };
    let months = |start: &str, end: &str| {
        let (days, years) = scale(start, end);
        assert!(!years, "{days:?}");
        days
    };
    assert_eq!(months("2026-01-10", "2026-03-20"), ["2026-01-01", "2026-02-01", "2026-03-01"]);
    assert_eq!(months("2026-01-10", "2026-12-20"), ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]);
    assert_eq!(months("2026-02-10", "2027-12-20"), ["2026-07-01", "2027-01-01", "2027-07-01"]);
    let years = |start: &str, end: &str| {
        let (days, years) = scale(start, end);
        assert!(years, "{days:?}");
        days
    };
    assert_eq!(years("2024-02-10", "2027-06-20"), ["2025-01-01", "2026-01-01", "2027-01-01"]);
    assert_eq!(
        years("2024-02-10", "2034-06-20"),
        ["2026-01-01", "2028-01-01", "2030-01-01", "2032-01-01", "2034-01-01"]
    );
    assert_eq!(years("2001-02-10", "2099-06-20"), ["2025-01-01", "2050-01-01", "2075-01-01"]);
}

#[test]
fn what_is_done_ends_today_and_what_is_expected_begins_there() {
    let (roadmap, today) = (lamp(), day("2026-04-01"));
    let span = Span::of([&roadmap], today).unwrap();
    let line = timeline(&roadmap, span, today);
    let at = |written: &str| span.share(day(written));
    assert_eq!(line.planned, (at("2026-01-10"), at("2026-12-20")));
    assert_eq!(line.done, Some((at("2026-01-10"), at("2026-04-01"))));
    assert_eq!(line.expected, Some((at("2026-04-01"), at("2026-12-30"))));
    assert_eq!(line.today, Some(at("2026-04-01")));
    let marks: Vec<_> = line.marks.iter().map(|mark| (mark.planned, mark.at, mark.reached)).collect();
    assert_eq!(
        marks,
        [
            (at("2026-03-01"), at("2026-03-11"), true),
            (at("2026-06-30"), at("2026-07-10"), false),
            (at("2026-12-20"), at("2026-12-30"), false),
        ]
    );
}

#[test]
fn a_roadmap_that_rests_is_drawn_to_its_last_milestone_and_nothing_is_expected() {
    let mut roadmap = lamp();
    roadmap.state = RoadmapState::Paused;
    let today = day("2026-08-01");
    let span = Span::of([&roadmap], today).unwrap();
    let line = timeline(&roadmap, span, today);
    assert_eq!(line.done, Some((span.share(day("2026-01-10")), span.share(day("2026-03-11")))));
    assert_eq!((line.expected, line.marks[1].at), (None, span.share(day("2026-06-30"))));
}

#[test]
fn before_its_beginning_nothing_of_a_roadmap_is_done() {
    let mut roadmap = lamp();
    (roadmap.state, roadmap.milestones[0].actual) = (RoadmapState::Planned, None);
    let today = day("2026-01-20");
    let span = Span::of([&roadmap], today).unwrap();
    let line = timeline(&roadmap, span, today);
    assert_eq!(line.done, None);
    assert_eq!(line.expected, Some((span.share(today), span.share(day("2026-12-30")))), "ten days behind");
    let far = timeline(&roadmap, span, day("2025-01-01"));
    assert_eq!(far.today, None, "today is not on it");
    roadmap.state = RoadmapState::UnderWay;
    assert_eq!(timeline(&roadmap, span, day("2026-01-10")).done, None, "on its first day");
}

//! Laws of progress: pure, of the course and of what was done.

use std::collections::BTreeSet;

use kit::Instant;
use learn::{CheckState, PageState, Progress, Taken};
use proptest::prelude::*;
use uuid::Uuid;

use crate::support::course;

/// Something done in the course of the fixture.
#[derive(Clone, Debug)]
enum Done {
    Read(usize),
    Answer,
    Walk(Vec<usize>),
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![
        (0_usize..3).prop_map(Done::Read),
        Just(Done::Answer),
        prop_oneof![Just(vec![1]), Just(vec![0, 0]), Just(vec![0, 1])].prop_map(Done::Walk),
    ]
}

fn take(taken: &mut Taken, done: &Done) {
    match done {
        Done::Read(page) => {
            taken.read.insert(["one", "two", "three"][*page].to_owned());
        }
        Done::Answer => {
            let state = CheckState { version: 1, tries: 1, response: Some("0".to_owned()) };
            taken.checks.insert("first".to_owned(), state);
        }
        Done::Walk(way) => {
            taken.ways.insert("evening".to_owned(), way.clone());
        }
    }
}

proptest! {
    #[test]
    fn what_is_done_only_brings_forward_and_all_of_it_completes(steps in prop::collection::vec(done(), 0..12)) {
        let course = course();
        let mut taken = Taken::begun(Uuid::nil(), Instant::from_micros(0));
        let mut before = 0;
        for step in &steps {
            take(&mut taken, step);
            let progress = Progress::new(course, Some(&taken));
            prop_assert!(progress.percent() >= before);
            before = progress.percent();
            // The next page is one that is not done, and there is none only when all are.
            let next = progress.next_page();
            prop_assert_eq!(next.is_none(), progress.is_complete());
            prop_assert!(next.is_none_or(|p| progress.of_page(p) != PageState::Done));
            prop_assert_eq!(progress.is_complete(), progress.percent() == 100);
            prop_assert!((progress.minutes_left() == 0.0) == progress.is_complete());
        }
        let kinds: BTreeSet<String> = steps.iter().map(|s| match s {
            Done::Read(page) => page.to_string(),
            Done::Answer => "answer".to_owned(),
            Done::Walk(_) => "walk".to_owned(),
        }).collect();
        prop_assert_eq!(Progress::new(course, Some(&taken)).is_complete(), kinds.len() == 5);
    }

    #[test]
    fn tries_show_other_variants_the_same_in_every_tab(registration in any::<u128>(), tries in 0_u32..50) {
        let taken = Taken::begun(Uuid::from_u128(registration), Instant::from_micros(0));
        prop_assert_eq!(taken.seed("first", tries), taken.seed("first", tries));
        prop_assert_ne!(taken.seed("first", tries), taken.seed("first", tries + 1));
        prop_assert_ne!(taken.seed("first", tries), taken.seed("second", tries));
    }
}

#[test]
fn an_answer_to_an_older_version_of_a_question_is_none() {
    let course = course();
    let mut taken = Taken::begun(Uuid::nil(), Instant::from_micros(0));
    taken.read.insert("one".to_owned());
    let state = CheckState { version: 0, tries: 3, response: Some("0".to_owned()) };
    taken.checks.insert("first".to_owned(), state);
    let progress = Progress::new(course, Some(&taken));
    assert_eq!(progress.of_page(course.page("one").unwrap().1), PageState::Open(1));
}

#[test]
fn a_way_is_walked_only_as_far_as_it_exists() {
    let course = course();
    let scenario = &course.scenarios["evening"];
    assert_eq!(scenario.shortest(), 2);
    assert!(scenario.has_ended(&[1]) && scenario.has_ended(&[0, 1]));
    assert!(!scenario.has_ended(&[]) && !scenario.has_ended(&[0]) && !scenario.has_ended(&[7]));
    assert!(scenario.walk(&[1, 0]).is_none(), "an ending has no choice");
}

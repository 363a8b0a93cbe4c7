//! Files that are right: what is read of each kind, and what follows from it by rule.

use items::{Body, Difficulty, Draw, Kind, parse_family};

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{CONTENT, EVERY_KIND, SOCLE, family, file, with};

#[test]
fn a_head_is_read_as_it_is_written() {
    let single = family(SINGLE);
    assert_eq!((single.id.as_str(), single.version), ("security.found-stick", 3));
    assert_eq!((single.competence.as_str(), single.level), ("security.usb-drives", 1));
    assert_eq!((single.difficulty, single.seconds), (Difficulty::Easy, 40));
    assert_eq!(single.title.fr, "Une clé par terre");
    assert_eq!(single.question.en, "What do you do?");
    assert_eq!(single.exhibits.len(), 1);
    assert!((single.minutes() - 40.0 / 60.0).abs() < 1e-12);
    assert!(family(MULTIPLE).situation.is_none());
}

#[test]
fn each_kind_is_read_with_its_body() {
    let kinds = EVERY_KIND.map(|text| family(text).kind.name());
    assert_eq!(kinds, ["single", "multiple", "ordering", "matching", "numeric"]);
    assert!(matches!(family(SINGLE).body,
        Body::Choice { ref options, show_keyed: 1, show_others: 3 } if options.len() == 6));
    assert!(matches!(family(MULTIPLE).body,
        Body::Choice { ref options, show_keyed: 2, show_others: 2 } if options.len() == 6));
    assert!(matches!(family(ORDERING).body, Body::Ordering { ref steps, show: 4 } if steps.len() == 5));
    assert!(matches!(family(MATCHING).body, Body::Matching { ref pairs, show: 4 } if pairs.len() == 5));
    assert!(matches!(family(NUMERIC).body,
        Body::Numeric { tolerance: 2.0, decimals: 0, ref unit, ref slips, .. }
            if slips.len() == 2 && unit.is_some()));
}

#[test]
fn all_are_shown_when_show_is_left_out() {
    let ordering = family(&with(ORDERING, "show = 4\n", ""));
    assert!(matches!(ordering.body, Body::Ordering { show: 5, .. }));
    let matching = family(&with(MATCHING, "show = 4\n", ""));
    assert!(matches!(matching.body, Body::Matching { show: 5, .. }));
}

#[test]
fn a_step_is_one_when_it_is_left_out() {
    let numeric = family(&with(NUMERIC, "step = 120\n", ""));
    assert!(matches!(numeric.draws["files"], Draw::Number { from: 240, to: 960, step: 1 }));
    assert_eq!(numeric.draws["files"].size(), 721);
    assert_eq!(family(NUMERIC).draws["files"].size(), 7);
    // A last value that no step reaches is not drawn.
    assert_eq!(family(&with(NUMERIC, "to = 960", "to = 959")).draws["files"].size(), 6);
}

#[test]
fn computed_numbers_stand_after_what_they_need() {
    let numeric = family(NUMERIC);
    let names: Vec<&str> = numeric.computed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["total", "share"]);
}

#[test]
fn distinct_questions_are_draws_times_pools() {
    // Single: 3 days × 2 places × 2 of keyed × 4 ways to take 3 of 4 others.
    let counts = EVERY_KIND.map(|text| family(text).variants());
    assert_eq!(counts, [48.0, 9.0, 5.0, 5.0, 14.0]);
    assert!(family(SINGLE).is_parametrised());
    assert!(!family(NUMERIC).is_parametrised());
    // 20 × 2 are forty, 19 × 2 are not.
    assert!(family(&with(NUMERIC, "to = 960\nstep = 120", "to = 259")).is_parametrised());
    assert!(!family(&with(NUMERIC, "to = 960\nstep = 120", "to = 258")).is_parametrised());
}

#[test]
fn provisional_parameters_follow_the_level_and_the_difficulty() {
    let cuts = SOCLE.cuts();
    let expected = [(-1.9, 0.25), (-0.5, 0.0), (0.9, 0.0), (1.5, 0.0), (-0.1, 0.0)];
    for (text, (b, c)) in EVERY_KIND.into_iter().zip(expected) {
        let parameters = family(text).provisional_parameters(&cuts).unwrap();
        let found = [parameters.a(), parameters.b(), parameters.c()];
        for (found, expected) in found.into_iter().zip([1.0, b, c]) {
            assert!((found - expected).abs() < 1e-12, "{text}");
        }
    }
    assert!(family(MATCHING).provisional_parameters(&cuts[..3]).is_none(), "no cut for level 4");
}

#[test]
fn a_file_may_end_its_lines_as_windows_does() {
    for text in EVERY_KIND {
        assert!(parse_family(&file(text, &text.replace('\n', "\r\n")), &SOCLE).is_ok());
    }
}

#[test]
fn the_content_of_the_product_is_right() {
    let (socle, files) = &*CONTENT;
    assert!(files.len() >= 70, "{} files", files.len());
    for file in files {
        let family = parse_family(file, socle).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(family.kind == Kind::Numeric, matches!(family.body, Body::Numeric { .. }));
    }
}

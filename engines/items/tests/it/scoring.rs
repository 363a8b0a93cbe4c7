//! Scoring: the right response is right, and each single change of it is wrong.

use items::{Family, Response, Variant, right_response, score, variant};

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{EVERY_KIND, family, with};

/// Every variant of the first seeds.
fn variants(family: &Family) -> impl Iterator<Item = Variant> {
    (0..60).map(|seed| variant(family, seed).unwrap())
}

#[test]
fn the_right_response_of_each_kind_is_right() {
    for text in EVERY_KIND {
        let family = family(text);
        for made in variants(&family) {
            let right = right_response(&family, &made);
            assert!(score(&family, &made, &right), "{} {right:?}", family.id);
            assert!(!score(&family, &made, &Response::Unknown));
        }
    }
}

#[test]
fn of_all_subsets_of_a_choice_one_is_right() {
    for text in [SINGLE, MULTIPLE] {
        let family = family(text);
        for made in variants(&family) {
            let subsets =
                (0..16_usize).map(|bits| (0..4).filter(|p| bits & (1 << p) != 0).collect::<Vec<usize>>());
            let right: Vec<Response> =
                subsets.map(Response::Options).filter(|r| score(&family, &made, r)).collect();
            assert_eq!(right, [right_response(&family, &made)]);
        }
    }
}

#[test]
fn a_place_that_is_not_shown_makes_a_choice_wrong() {
    for text in [SINGLE, MULTIPLE] {
        let family = family(text);
        let made = variant(&family, 1).unwrap();
        let Response::Options(mut places) = right_response(&family, &made) else { panic!("options") };
        places.push(4);
        assert!(!score(&family, &made, &Response::Options(places)));
    }
}

#[test]
fn of_all_orders_of_steps_one_is_right() {
    let family = family(ORDERING);
    for made in variants(&family) {
        let digits = (0..256_usize).map(|n| [n / 64, n / 16 % 4, n / 4 % 4, n % 4].map(|d| d + 1).to_vec());
        let right: Vec<Response> = digits.map(Response::Ranks).filter(|r| score(&family, &made, r)).collect();
        assert_eq!(right, [right_response(&family, &made)]);
        // The ranks are those of the steps as they are written.
        let Response::Ranks(ranks) = &right[0] else { panic!("ranks") };
        let mut steps: Vec<(usize, usize)> = ranks.iter().copied().zip(made.shown.clone()).collect();
        steps.sort_unstable();
        assert!(steps.iter().map(|(_, step)| step).is_sorted());
    }
}

#[test]
fn of_all_pairings_one_is_right() {
    let family = family(MATCHING);
    for made in variants(&family) {
        // Five, for a place that is not shown.
        let digits = (0..625_usize).map(|n| vec![n / 125, n / 25 % 5, n / 5 % 5, n % 5]);
        let right: Vec<Response> =
            digits.map(Response::Rights).filter(|r| score(&family, &made, r)).collect();
        assert_eq!(right, [right_response(&family, &made)]);
    }
}

#[test]
fn a_response_that_is_too_short_or_too_long_is_wrong() {
    for text in [ORDERING, MATCHING] {
        let family = family(text);
        let made = variant(&family, 1).unwrap();
        let places = |response: &Response| match response {
            Response::Ranks(p) | Response::Rights(p) => p.clone(),
            other => panic!("{other:?}"),
        };
        let right = places(&right_response(&family, &made));
        let again = |places: Vec<usize>| match text {
            ORDERING => Response::Ranks(places),
            _ => Response::Rights(places),
        };
        assert!(score(&family, &made, &again(right.clone())));
        assert!(!score(&family, &made, &again(right[..3].to_vec())));
        assert!(!score(&family, &made, &again([right.clone(), vec![1]].concat())));
        assert!(!score(&family, &made, &again(Vec::new())));
    }
}

#[test]
fn a_response_of_another_kind_is_wrong() {
    for text in EVERY_KIND {
        let family = family(text);
        let made = variant(&family, 3).unwrap();
        let right = right_response(&family, &made);
        let places = match &right {
            Response::Options(p) | Response::Ranks(p) | Response::Rights(p) => p.clone(),
            Response::Number(_) | Response::Unknown => vec![0],
        };
        let others = [
            Response::Options(places.clone()),
            Response::Ranks(places.clone()),
            Response::Rights(places.clone()),
            Response::Number(places[0] as f64),
        ];
        let kind = std::mem::discriminant(&right);
        for other in others.iter().filter(|r| std::mem::discriminant(*r) != kind) {
            assert!(!score(&family, &made, other), "{} {other:?}", family.id);
        }
    }
}

#[test]
fn a_number_is_right_up_to_its_tolerance_and_no_further() {
    let family = family(NUMERIC);
    for made in variants(&family) {
        let right = made.numbers["share"];
        for off in [0.0, 1.0, -1.0, 2.0, -2.0, 1.999] {
            assert!(score(&family, &made, &Response::Number(right + off)), "{right} {off}");
        }
        for off in [2.01, -2.01, 3.0, 1e12, f64::INFINITY, f64::NAN] {
            assert!(!score(&family, &made, &Response::Number(right + off)), "{right} {off}");
        }
        assert!(!score(&family, &made, &Response::Number(-right)), "the sign counts");
    }
}

#[test]
fn binary_fractions_do_not_make_a_number_wrong() {
    let exact = with(NUMERIC, "answer = \"share\"", "answer = \"0.1 + 0.2\"");
    let family = family(&exact.replace("tolerance = 2", "tolerance = 0"));
    let made = variant(&family, 1).unwrap();
    assert!(score(&family, &made, &Response::Number(0.3)));
    for wrong in [0.31, 0.29, 0.300_001] {
        assert!(!score(&family, &made, &Response::Number(wrong)));
    }
}

#[test]
fn nothing_is_right_when_the_answer_has_no_value() {
    let family = family(&with(NUMERIC, "answer = \"share\"", "answer = \"1 / (share - share)\""));
    let made = variant(&family, 1).unwrap();
    assert_eq!(right_response(&family, &made), Response::Unknown);
    assert!(!score(&family, &made, &Response::Number(f64::INFINITY)));
    assert!(!score(&family, &made, &Response::Number(0.0)));
}

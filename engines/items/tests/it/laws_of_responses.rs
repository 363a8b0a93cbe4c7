//! Laws of responses: what a statement keeps of them is all of them, and no response makes the engine panic.

use items::{Response, feedback, right_response, score, variant};
use kit::Language;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{EVERY_KIND, family};

fn any_response() -> impl Strategy<Value = Response> {
    let places = || vec(prop_oneof![0..6_usize, any::<usize>()], 0..6);
    prop_oneof![
        Just(Response::Unknown),
        places().prop_map(Response::Options),
        places().prop_map(Response::Ranks),
        places().prop_map(Response::Rights),
        number().prop_map(Response::Number),
    ]
}

/// Numbers as they are typed, and any finite one.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1_000_000..1_000_000_i32).prop_map(|n| f64::from(n) / 100.0),
        any::<f64>().prop_filter("finite", |n| n.is_finite()),
    ]
}

/// A response of the kind that a family asks for.
fn of_kind(response: &Response, text: &str) -> Response {
    match (response, text) {
        (Response::Options(p) | Response::Ranks(p) | Response::Rights(p), ORDERING) => {
            Response::Ranks(p.clone())
        }
        (Response::Options(p) | Response::Ranks(p) | Response::Rights(p), MATCHING) => {
            Response::Rights(p.clone())
        }
        (Response::Options(p) | Response::Ranks(p) | Response::Rights(p), SINGLE | MULTIPLE) => {
            Response::Options(p.clone())
        }
        (Response::Number(n), NUMERIC) => Response::Number(*n),
        _ => Response::Unknown,
    }
}

proptest! {
    #[test]
    fn a_statement_keeps_a_response_whole(response in any_response(), kind in 0..5_usize) {
        let text = EVERY_KIND[kind];
        let response = of_kind(&response, text);
        let written = response.to_statement();
        prop_assert_eq!(Response::from_statement(&family(text), &written), Some(response), "{}", written);
    }

    #[test]
    fn a_response_read_back_scores_as_it_did(seed: u64, kind in 0..5_usize, response in any_response()) {
        let family = family(EVERY_KIND[kind]);
        let made = variant(&family, seed).unwrap();
        for response in [right_response(&family, &made), of_kind(&response, EVERY_KIND[kind])] {
            let back = Response::from_statement(&family, &response.to_statement()).unwrap();
            prop_assert_eq!(score(&family, &made, &response), score(&family, &made, &back));
        }
    }

    #[test]
    fn no_text_of_a_statement_makes_reading_panic(text in "\\PC{0,30}", kind in 0..5_usize) {
        let _ = Response::from_statement(&family(EVERY_KIND[kind]), &text);
    }

    #[test]
    fn no_response_makes_feedback_panic(seed: u64, kind in 0..5_usize, response in any_response()) {
        let family = family(EVERY_KIND[kind]);
        let made = variant(&family, seed).unwrap();
        let found = feedback(&family, &made, &response, Language::Fr);
        prop_assert_eq!(found.right, score(&family, &made, &response));
    }

    #[test]
    fn a_set_of_places_is_right_when_it_is_that_of_the_keyed_options(seed: u64, places in vec(0..4_usize, 0..4)) {
        // Whatever their order and repetitions.
        let family = family(MULTIPLE);
        let made = variant(&family, seed).unwrap();
        let Response::Options(right) = right_response(&family, &made) else { panic!("options") };
        let mut set = places.clone();
        set.sort_unstable();
        set.dedup();
        prop_assert_eq!(score(&family, &made, &Response::Options(places)), set == right);
    }
}

#[test]
fn responses_are_written_as_xapi_says() {
    assert_eq!(Response::Unknown.to_statement(), "unknown");
    assert_eq!(Response::Options(vec![0, 2]).to_statement(), "0[,]2");
    assert_eq!(Response::Ranks(vec![3, 1, 2]).to_statement(), "3[,]1[,]2");
    assert_eq!(Response::Rights(vec![1]).to_statement(), "1");
    assert_eq!(Response::Number(12.5).to_statement(), "12.5");
    assert_eq!(Response::Number(180.0).to_statement(), "180");
}

#[test]
fn what_is_no_response_of_a_kind_is_not_read() {
    for text in ["1[,]", "[,]", "1,2", "a", "-1", "1.5", " 1", "inconnu"] {
        assert_eq!(Response::from_statement(&family(SINGLE), text), None, "{text}");
    }
    for text in ["", "inf", "-inf", "NaN", "1e999", "12[,]3", "1,5", "douze"] {
        assert_eq!(Response::from_statement(&family(NUMERIC), text), None, "{text}");
    }
}

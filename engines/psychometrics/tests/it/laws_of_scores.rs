//! Items of several scores: chances, slopes and information agree, and one threshold is the logistic model.

use proptest::collection::vec;
use proptest::prelude::*;
use psychometrics::{Ability, Error, Graded, Item, ItemParameters, PartialCredit};

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

fn rising(start: f64, steps: &[f64]) -> Vec<f64> {
    let mut thresholds = vec![start];
    for step in steps {
        thresholds.push(thresholds[thresholds.len() - 1] + step);
    }
    thresholds
}

/// An item of either model, and of the dichotomous ones.
fn item() -> impl Strategy<Value = Item> {
    let graded = (0.2..3.0, -3.0..1.0, vec(0.05..1.0, 0..5));
    let credit = (0.2..3.0, vec(-3.0..3.0, 1..6));
    let guessed = (0.2..3.0, -3.0..3.0, prop_oneof![Just(0.0), 0.05..0.4]);
    prop_oneof![
        graded.prop_map(|(a, start, steps)| Graded::new(a, &rising(start, &steps)).unwrap().into()),
        credit.prop_map(|(a, thresholds)| PartialCredit::new(a, &thresholds).unwrap().into()),
        guessed.prop_map(|(a, b, c)| ItemParameters::new(a, b, c).unwrap().into()),
    ]
}

proptest! {
    #[test]
    fn the_chances_of_all_scores_add_up_to_one(item in item(), theta in -30.0..30.0) {
        let sum: f64 = (0..=item.score_max()).map(|k| item.probability(at(theta), k).unwrap().get()).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    }

    #[test]
    fn slopes_and_bends_are_those_of_the_log_chance(item in item(), theta in -4.0..4.0) {
        let step = 1e-4;
        for score in 0..=item.score_max() {
            let log = |theta: f64| item.probability(at(theta), score).unwrap().get().ln();
            let found = item.derivatives(at(theta), score).unwrap();
            let first = (log(theta + step) - log(theta - step)) / (2.0 * step);
            prop_assert!((found.first - first).abs() < 1e-5, "{score} {} {first}", found.first);
            let slope = |theta: f64| item.derivatives(at(theta), score).unwrap().first;
            let second = (slope(theta + step) - slope(theta - step)) / (2.0 * step);
            prop_assert!((found.second - second).abs() < 1e-5, "{score} {} {second}", found.second);
        }
    }

    #[test]
    fn information_is_the_expected_square_of_the_slope(item in item(), theta in -6.0..6.0) {
        let square = |k: usize| item.derivatives(at(theta), k).unwrap().first.powi(2);
        let expected: f64 =
            (0..=item.score_max()).map(|k| item.probability(at(theta), k).unwrap().get() * square(k)).sum();
        let found = item.information(at(theta)).get();
        prop_assert!((found - expected).abs() < 1e-9 * (1.0 + expected), "{found} {expected}");
    }

    #[test]
    fn the_expected_score_rises_with_ability_within_its_range(item in item(), theta in -8.0..8.0, more in 0.0..3.0) {
        let (low, high) = (item.expected_score(at(theta)), item.expected_score(at(theta + more)));
        prop_assert!(low >= 0.0 && low <= high + 1e-12 && high <= item.score_max() as f64 + 1e-12);
    }

    #[test]
    fn one_threshold_is_the_two_parameter_model(a in 0.2..3.0, b in -3.0..3.0, theta in -6.0..6.0) {
        let logistic = Item::from(ItemParameters::new(a, b, 0.0).unwrap());
        let others: [Item; 2] =
            [Graded::new(a, &[b]).unwrap().into(), PartialCredit::new(a, &[b]).unwrap().into()];
        for other in others {
            for score in 0..2 {
                let pair = [&logistic, &other].map(|item| item.probability(at(theta), score).unwrap().get());
                prop_assert!((pair[0] - pair[1]).abs() < 1e-14);
                let pair = [&logistic, &other].map(|item| item.derivatives(at(theta), score).unwrap().first);
                prop_assert!((pair[0] - pair[1]).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn thresholds_that_cannot_be_are_refused_by_number() {
    let refusal = Graded::new(1.0, &[-1.0, 0.5, 0.5]).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "threshold 3 is 0.5, not above the one before it; give the thresholds in rising order"
    );
    assert!(PartialCredit::new(1.0, &[0.5, -0.5]).is_ok(), "here they need not rise");
    for wrong in [vec![], vec![0.0; 11], vec![f64::NAN], vec![f64::INFINITY]] {
        assert!(Graded::new(1.0, &wrong).is_err() && PartialCredit::new(1.0, &wrong).is_err());
    }
    for a in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(Graded::new(a, &[0.0]).is_err() && PartialCredit::new(a, &[0.0]).is_err());
    }
    let item = Item::from(Graded::new(1.0, &[0.0, 1.0]).unwrap());
    let refused = item.probability(at(0.0), 3).unwrap_err();
    assert_eq!(refused, Error::NoSuch { what: "the score", index: 3, count: 3 });
}

//! Items: probabilities, derivatives and information agree with each other.

use proptest::prelude::*;
use psychometrics::{Ability, ItemParameters};

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

/// Written out anew, and so that 1 − P keeps its digits.
fn log_likelihood(item: &ItemParameters, theta: f64, correct: bool) -> f64 {
    let odds = (item.a() * (theta - item.b())).exp();
    let share = if correct { (item.c() + odds) / (1.0 + odds) } else { (1.0 - item.c()) / (1.0 + odds) };
    share.ln()
}

proptest! {
    #[test]
    fn derivatives_are_those_of_the_log_likelihood(
        a in 0.3..3.0, b in -3.0..3.0, c in prop_oneof![Just(0.0), 0.05..0.5], theta in -3.0..3.0,
        correct in any::<bool>(),
    ) {
        let item = ItemParameters::new(a, b, c).unwrap();
        let found = item.derivatives(at(theta), correct);
        let step = 1e-4;
        let slope = |value: &dyn Fn(f64) -> f64| (value(theta + step) - value(theta - step)) / (2.0 * step);
        let first = slope(&|theta| log_likelihood(&item, theta, correct));
        let second = slope(&|theta| item.derivatives(at(theta), correct).first);
        prop_assert!((found.first - first).abs() < 1e-6);
        prop_assert!((found.second - second).abs() < 1e-6);
    }

    #[test]
    fn information_is_the_expected_curvature(
        a in 0.01..10.0, b in -10.0..10.0, c in prop_oneof![Just(0.0), 0.0..0.99], theta in -10.0..10.0,
    ) {
        let item = ItemParameters::new(a, b, c).unwrap();
        let right = item.probability(at(theta)).get();
        let curvature = |correct| item.derivatives(at(theta), correct).second;
        let expected = -right * curvature(true) - (1.0 - right) * curvature(false);
        prop_assert!((item.information(at(theta)).get() - expected).abs() < 1e-9 * (1.0 + a * a));
    }

    #[test]
    fn probability_rises_with_ability_from_guessing_to_certainty(
        a in 0.01..10.0, b in -10.0..10.0, c in 0.0..0.99, theta in -1e3..0.0, more in 0.0..1e3,
    ) {
        let item = ItemParameters::new(a, b, c).unwrap();
        let (low, high) = (item.probability(at(theta)).get(), item.probability(at(theta + more)).get());
        prop_assert!(c <= low && low <= high && high <= 1.0);
    }
}

#[test]
fn a_lucky_answer_far_below_an_item_bends_the_other_way() {
    let item = ItemParameters::new(1.5, 2.0, 0.25).unwrap();
    assert!(item.derivatives(at(0.8), true).second > 0.0);
    assert!(item.derivatives(at(3.0), true).second < 0.0);
}

#[test]
fn halfway_between_guessing_and_certainty_stands_the_difficulty() {
    let item = ItemParameters::new(1.2, 0.7, 0.2).unwrap();
    assert!((item.probability(at(0.7)).get() - 0.6).abs() < 1e-15);
    assert_eq!((item.a(), item.b(), item.c()), (1.2, 0.7, 0.2));
}

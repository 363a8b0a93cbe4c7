//! Pass or fail at a cut: Wald's test keeps the errors it was made for, and items near the cut decide soonest.

use psychometrics::selection::undecided_fall;
use psychometrics::simulate::Draws;
use psychometrics::stopping::{Verdict, Wald, certain};
use psychometrics::unidimensional::Observation;
use psychometrics::{Ability, ItemParameters, Model, Probability, estimate};

use crate::support::response;

fn at(value: f64) -> Ability {
    Ability::new(value).unwrap()
}

fn share(value: f64) -> Probability {
    Probability::new(value).unwrap()
}

/// Share of people at `theta` who pass, and their items on average; 200 items of a 1.2 about the cut.
fn passing(theta: f64, seed: u64) -> (f64, f64) {
    let wald = Wald::new(at(0.5), 0.5, share(0.05), share(0.05)).unwrap();
    let mut draws = Draws::seeded(seed);
    let (mut passed, mut items) = (0.0, 0.0);
    for _ in 0..500 {
        let mut answers = Vec::new();
        let verdict = loop {
            let item = ItemParameters::new(1.2, 0.5 + 0.6 * draws.normal(), 0.0).unwrap();
            let right = draws.uniform() < item.probability(at(theta)).get();
            answers.push(Observation::new(item, usize::from(right)).unwrap());
            let verdict = wald.decide(&answers);
            if verdict != Verdict::Undecided || answers.len() == 200 {
                break wald.decide_at_end(&answers);
            }
        };
        passed += f64::from(u8::from(verdict == Verdict::Pass)) / 500.0;
        items += answers.len() as f64 / 500.0;
    }
    (passed, items)
}

/// Wald's inequality: the two errors add up to no more than α + β; three binomial errors of 500 people.
#[test]
fn errors_are_those_the_test_was_made_for() {
    for seed in [1, 2, 3] {
        let ((low, few), (high, _), (middle, many)) =
            (passing(0.0, seed), passing(1.0, seed), passing(0.5, seed));
        println!(
            "pass {low:.3} of those below, {high:.3} of those above; {few:.0} items there, {many:.0} at the cut"
        );
        let bound = 0.05 + 3.0 * (0.05_f64 * 0.95 / 500.0).sqrt();
        assert!(low <= bound && 1.0 - high <= bound, "{low} {high}");
        assert!((middle - 0.5).abs() < 0.1 && many > few);
    }
}

#[test]
fn settings_out_of_range_are_refused_by_name() {
    for (width, alpha) in [(0.0, 0.05), (f64::NAN, 0.05), (0.5, 0.0), (0.5, 0.5)] {
        assert!(Wald::new(at(0.0), width, share(alpha), share(0.05)).is_err(), "{width} {alpha}");
    }
    let wald = Wald::new(at(0.0), 0.5, share(0.05), share(0.05)).unwrap();
    assert_eq!(wald.decide(&[]), Verdict::Undecided);
}

#[test]
fn certainty_and_the_fall_of_doubt_follow_the_posterior() {
    let model = Model::equicorrelated(2, 0.7, 0.3, vec![0, 1]).unwrap();
    let item = |b: f64| ItemParameters::new(1.5, b, 0.0).unwrap();
    let empty = estimate(&model, &[]).unwrap();
    let fall = |b: f64, cut: f64| undecided_fall(&empty, 0, at(cut), 0, &item(b));
    assert!(fall(0.0, 0.0) > fall(3.0, 0.0), "an item near what is known tells more");
    assert!(fall(0.0, 0.0) > fall(0.0, 3.0), "where the side is sure there is little to decide");
    assert!(undecided_fall(&empty, 0, at(0.0), 1, &item(0.0)) < fall(0.0, 0.0), "another domain tells less");
    // The law of total variance: doubt falls by what the next posterior's chance varies. 2,000 draws of the next answer.
    let before = empty.domain(0).probability_at_least(at(0.3)).get();
    let mut left = 0.0;
    for right in [false, true] {
        let after = estimate(&model, &[response(0, item(0.0), right)]).unwrap();
        let p = after.domain(0).probability_at_least(at(0.3)).get();
        left += 0.5 * p * (1.0 - p);
    }
    let fallen = before * (1.0 - before) - left;
    assert!((fall(0.0, 0.3) / fallen - 1.0).abs() < 0.15, "{} {fallen}", fall(0.0, 0.3));
    assert_eq!(certain(empty.domain(0), at(0.0), share(0.8)), Verdict::Undecided);
    assert_eq!(certain(empty.domain(0), at(-1.0), share(0.8)), Verdict::Pass);
    assert_eq!(certain(empty.domain(0), at(1.0), share(0.8)), Verdict::Fail);
}

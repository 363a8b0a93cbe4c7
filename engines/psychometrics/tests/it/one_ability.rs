//! One ability: EAP, MAP, ML and WLE against brute force and against what can be written down.

use proptest::prelude::*;
use psychometrics::simulate::Draws;
use psychometrics::unidimensional::{Grid, Observation, Prior, map, ml, wle};
use psychometrics::{Ability, Cuts, Error, Graded, Item, ItemParameters, PartialCredit, StandardError};

use crate::support::drawn;

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

/// Answers of a person to items of all models.
fn answers(seed: u64, count: usize, theta: f64) -> Vec<Observation> {
    let mut draws = Draws::seeded(seed);
    let answer = |k: usize| {
        let a = (0.2 + 0.35 * draws.normal()).exp().clamp(0.4, 3.0);
        let b = (1.1 * draws.normal()).clamp(-3.0, 3.0);
        let item: Item = match k % 4 {
            0 => ItemParameters::new(a, b, 0.0).unwrap().into(),
            1 => ItemParameters::new(a, b, 0.2).unwrap().into(),
            2 => Graded::new(a, &[b - 0.8, b, b + 0.7]).unwrap().into(),
            _ => PartialCredit::new(a, &[b + 0.3, b - 0.3]).unwrap().into(),
        };
        let score = drawn(&item, at(theta), &mut draws);
        Observation::new(item, score).unwrap()
    };
    (0..count).map(answer).collect()
}

/// The posterior on 40,001 nodes between −10 and 10.
fn brute(answers: &[Observation], cut: f64) -> (f64, f64, f64) {
    let (mut total, mut first, mut second, mut above) = (0.0, 0.0, 0.0, 0.0);
    for node in 0..=40_000 {
        let theta = -10.0 + node as f64 * 0.0005;
        let log: f64 =
            answers.iter().map(|o| o.item().probability(at(theta), o.score()).unwrap().get().ln()).sum();
        let share = (log - 0.5 * theta * theta).exp();
        total += share;
        first += share * theta;
        second += share * theta * theta;
        above += if theta >= cut { share } else { 0.0 };
    }
    let mean = first / total;
    (mean, (second / total - mean * mean).sqrt(), above / total)
}

#[test]
fn the_expected_ability_is_that_of_the_posterior_whatever_its_width() {
    for (seed, count, theta) in [(1, 0, 0.0), (2, 3, 1.0), (3, 12, -1.5), (4, 40, 0.4), (5, 150, 2.0)] {
        let answers = answers(seed, count, theta);
        let (mean, sd, above) = brute(&answers, 0.3);
        let grid = Grid::posterior(&answers, Prior::STANDARD);
        let found = grid.expected();
        assert!((found.mean.get() - mean).abs() < 1e-7, "{count}: {} {mean}", found.mean.get());
        assert!((found.standard_error.get() - sd).abs() < 1e-7, "{count}");
        let told = grid.probability_at_least(at(0.3)).get();
        // The brute sum is itself off by half of a node at the cut.
        assert!((told - above).abs() < 2e-3 / sd * 0.5 + 2e-4, "{count}: {told} {above}");
    }
}

#[test]
fn without_answers_levels_have_the_chances_of_the_normal_distribution() {
    let grid = Grid::posterior(&[], Prior::STANDARD);
    let cuts = Cuts::new(&[-1.5, -0.5, 0.5, 1.5]).unwrap();
    let found: Vec<f64> =
        grid.level_probabilities(&cuts).into_iter().map(psychometrics::Probability::get).collect();
    let expected = [0.066_807, 0.241_730, 0.382_925, 0.241_730, 0.066_807];
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 2e-6, "{found} {expected}");
    }
    assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn of_like_items_the_estimates_can_be_written_down() {
    // n answers to items with the same a and b, k of them right: ML has P = k / n, WLE has P = (k + ½) / (n + 1).
    let (a, b, n) = (1.3, 0.4, 10);
    for k in 0..=n {
        let item = ItemParameters::new(a, b, 0.0).unwrap();
        let answers: Vec<_> = (0..n).map(|i| Observation::new(item, usize::from(i < k)).unwrap()).collect();
        let logit = |p: f64| b + (p / (1.0 - p)).ln() / a;
        let warm = wle(&answers).unwrap();
        let expected = logit((k as f64 + 0.5) / (n as f64 + 1.0));
        assert!((warm.mean.get() - expected).abs() < 1e-9, "{k}: {} {expected}", warm.mean.get());
        match ml(&answers) {
            Ok(found) => {
                let p = k as f64 / n as f64;
                assert!((found.mean.get() - logit(p)).abs() < 1e-9, "{k}");
                let error = 1.0 / (a * (n as f64 * p * (1.0 - p)).sqrt());
                assert!((found.standard_error.get() - error).abs() < 1e-9, "{k}");
            }
            Err(error) => {
                assert!(k == 0 || k == n, "{k}");
                assert!(matches!(error, Error::NoMaximum { .. }), "{error}");
            }
        }
    }
}

#[test]
fn the_weighted_likelihood_of_flat_items_may_have_its_maximum_beyond_the_range() {
    // One right answer, b = 0: the maximum is at ln 3 / a.
    for (a, found) in [(0.1, true), (0.09, false), (0.05, false)] {
        let answer = Observation::new(ItemParameters::new(a, 0.0, 0.0).unwrap(), 1).unwrap();
        match wle(&[answer]) {
            Ok(estimate) => assert!(found && (estimate.mean.get() - 3.0_f64.ln() / a).abs() < 1e-9),
            Err(error) => assert!(!found && matches!(error, Error::NoMaximum { .. }), "{a}"),
        }
    }
}

#[test]
fn plausible_values_have_the_moments_of_the_posterior() {
    let grid = Grid::posterior(&answers(9, 20, 0.5), Prior::STANDARD);
    let expected = grid.expected();
    let values = grid.plausible_values(20_000, &mut Draws::seeded(4));
    assert_eq!(values, grid.plausible_values(20_000, &mut Draws::seeded(4)));
    let mean = values.iter().map(|v| v.get()).sum::<f64>() / 20_000.0;
    let sd = (values.iter().map(|v| (v.get() - mean).powi(2)).sum::<f64>() / 20_000.0).sqrt();
    // Four Monte-Carlo errors.
    let error = expected.standard_error.get();
    assert!((mean - expected.mean.get()).abs() < 4.0 * error / 20_000.0_f64.sqrt());
    assert!((sd / error - 1.0).abs() < 4.0 / 40_000.0_f64.sqrt());
}

#[test]
fn what_cannot_be_estimated_is_refused_and_what_can_is_finite() {
    assert!(matches!(ml(&[]), Err(Error::NoMaximum { .. })) && wle(&[]).is_err());
    let wide = Prior::new(at(0.0), StandardError::new(100.0).unwrap()).unwrap();
    for score in [0, 1] {
        let item = ItemParameters::new(10.0, 10.0, 0.3).unwrap();
        let all: Vec<_> = (0..200).map(|_| Observation::new(item, score).unwrap()).collect();
        for prior in [Prior::STANDARD, wide] {
            for found in [Grid::posterior(&all, prior).expected(), map(&all, prior)] {
                assert!(found.mean.get().is_finite() && found.standard_error.get() > 0.0);
            }
        }
    }
    for sd in [0.0, 0.001, 101.0] {
        assert!(Prior::new(at(0.0), StandardError::new(sd).unwrap()).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn estimates_do_not_depend_on_the_order_of_answers(seed in 0_u64..500, count in 1_usize..25) {
        let given = answers(seed, count, 0.3);
        let turned: Vec<_> = given.iter().rev().cloned().collect();
        prop_assert_eq!(
            Grid::posterior(&given, Prior::STANDARD).expected(),
            Grid::posterior(&turned, Prior::STANDARD).expected()
        );
        let pair = [map(&given, Prior::STANDARD), map(&turned, Prior::STANDARD)];
        prop_assert!((pair[0].mean.get() - pair[1].mean.get()).abs() < 1e-9);
    }

    #[test]
    fn a_mode_is_no_less_likely_than_what_lies_around_it(seed in 0_u64..500, count in 1_usize..25) {
        let given = answers(seed, count, -0.5);
        let log = |theta: f64| -> f64 {
            given.iter().map(|o| o.item().probability(at(theta), o.score()).unwrap().get().ln()).sum()
        };
        let mode = map(&given, Prior::STANDARD).mean.get();
        let posterior = |theta: f64| log(theta) - 0.5 * theta * theta;
        for step in -40..=40 {
            prop_assert!(posterior(mode) >= posterior(mode + 0.1 * f64::from(step)) - 1e-9);
        }
        if let Ok(found) = ml(&given) {
            let best = found.mean.get();
            for step in -100..=100 {
                prop_assert!(log(best) >= log(best + 0.05 * f64::from(step)) - 1e-9);
            }
        }
    }
}

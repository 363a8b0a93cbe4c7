//! One ability by the table of its bank: the same as by integration of its own, step by step.

use proptest::prelude::*;
use psychometrics::simulate::Draws;
use psychometrics::unidimensional::{Grid, Observation, Prior, Tabulated};
use psychometrics::{Ability, Graded, Item, ItemParameters, PartialCredit, StandardError};

use crate::support::{Kind, drawn, item};

fn bank(size: usize, draws: &mut Draws) -> Vec<Item> {
    let one = |k: usize| match k % 4 {
        0 => item(Kind::TwoParameters, draws).into(),
        1 => item(Kind::ThreeParameters, draws).into(),
        2 => Graded::new(1.3, &[-0.9, 0.1, 1.7]).unwrap().into(),
        _ => PartialCredit::new(0.9, &[draws.normal(), draws.normal()]).unwrap().into(),
    };
    (0..size).map(one).collect()
}

proptest! {
    #[test]
    fn estimates_and_expected_variances_agree_with_integration(seed in any::<u64>(), count in 0_usize..40) {
        let mut draws = Draws::seeded(seed);
        let items = bank(50, &mut draws);
        let table = Tabulated::new(items.clone(), Prior::STANDARD).unwrap();
        let theta = Ability::new(draws.normal()).unwrap();
        let (mut running, mut answers) = (table.start(), Vec::new());
        for (place, item) in items.iter().enumerate().take(count) {
            let score = drawn(item, theta, &mut draws);
            table.learn(&mut running, place, score).unwrap();
            answers.push(Observation::new(item.clone(), score).unwrap());
        }
        let (by_table, by_grid) = (running.expected(), Grid::posterior(&answers, Prior::STANDARD).expected());
        // Of people three standard deviations out, the tail beyond the table's six holds a millionth.
        prop_assert!((by_table.mean.get() - by_grid.mean.get()).abs() < 1e-5);
        prop_assert!((by_table.standard_error.get() - by_grid.standard_error.get()).abs() < 1e-5);
        // One item more: over its scores, chance × the variance it would leave.
        let next = &items[45 + seed as usize % 5];
        let (mut expected, mut chances) = (0.0, 0.0);
        let shares = Grid::posterior(&answers, Prior::STANDARD);
        let values = shares.plausible_values(1, &mut draws);
        prop_assert!(values[0].get().is_finite());
        for score in 0..=next.score_max() {
            let chance = chance_of(&answers, next, score);
            let mut more = answers.clone();
            more.push(Observation::new(next.clone(), score).unwrap());
            let sd = Grid::posterior(&more, Prior::STANDARD).expected().standard_error.get();
            expected += chance * sd * sd;
            chances += chance;
        }
        prop_assert!((chances - 1.0).abs() < 1e-9);
        let found = table.expected_variance(&running, 45 + seed as usize % 5);
        prop_assert!((found - expected).abs() < 1e-5, "{} {}", found, expected);
    }

    #[test]
    fn contradictory_answers_leave_finite_estimates(scores in prop::collection::vec(0_usize..2, 1..400)) {
        let steep: Vec<Item> = scores.iter().map(|_| ItemParameters::new(10.0, 0.0, 0.0).unwrap().into()).collect();
        let table = Tabulated::new(steep, Prior::STANDARD).unwrap();
        let mut running = table.start();
        for (place, score) in scores.iter().enumerate() {
            table.learn(&mut running, place, *score).unwrap();
            let estimate = running.expected();
            prop_assert!(estimate.mean.get().is_finite() && estimate.standard_error.get().is_finite());
            prop_assert!(table.expected_variance(&running, place).is_finite());
        }
    }
}

/// The chance of a score after some answers, by brute force.
fn chance_of(answers: &[Observation], next: &Item, score: usize) -> f64 {
    let (mut part, mut whole) = (0.0, 0.0);
    for k in 0..=4_000 {
        let theta = -8.0 + 16.0 * f64::from(k) / 4_000.0;
        let at = Ability::new(theta).unwrap();
        let likelihood: f64 =
            answers.iter().map(|o| o.item().probability(at, o.score()).unwrap().get()).product();
        let share = likelihood * (-0.5 * theta * theta).exp();
        whole += share;
        part += share * next.probability(at, score).unwrap().get();
    }
    part / whole
}

#[test]
fn what_does_not_exist_is_refused_and_nothing_is_forgotten() {
    assert!(Tabulated::new(Vec::new(), Prior::STANDARD).is_err());
    let table = Tabulated::new(bank(3, &mut Draws::seeded(1)), Prior::STANDARD).unwrap();
    let mut running = table.start();
    let before = running.clone();
    assert!(table.learn(&mut running, 3, 0).is_err() && table.learn(&mut running, 0, 2).is_err());
    assert_eq!(running, before);
    let sd = running.expected().standard_error.get();
    assert_eq!(table.expected_variance(&running, 9), sd * sd, "an item that does not exist tells nothing");
}

#[test]
fn an_ability_beyond_the_nodes_has_an_error_that_reaches_it() {
    for (sd, a, b, count) in [(0.3, 1.5, 1.2, 200), (1.0, 2.0, 9.0, 300), (1.0, 10.0, 9.0, 40)] {
        let prior = Prior::new(Ability::new(0.0).unwrap(), StandardError::new(sd).unwrap()).unwrap();
        for (b, score) in [(b, 1), (-b, 0)] {
            let item = ItemParameters::new(a, b, 0.0).unwrap();
            let table = Tabulated::new(vec![item.into(); count], prior).unwrap();
            let mut running = table.start();
            (0..count).for_each(|place| table.learn(&mut running, place, score).unwrap());
            let answers = vec![Observation::new(item, score).unwrap(); count];
            let (told, truth) = (running.expected(), Grid::posterior(&answers, prior).expected());
            let apart = (told.mean.get() - truth.mean.get()).abs();
            assert!(apart > 0.8 && apart < told.standard_error.get(), "{told:?} {truth:?}");
        }
    }
}

//! One ability, wherever answers lead it: the whole posterior counts, also far from the prior and with several modes.

use proptest::prelude::*;
use psychometrics::unidimensional::{Grid, Observation, Prior, map};
use psychometrics::{Ability, Graded, Item, ItemParameters, PartialCredit, StandardError};

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

fn prior(mean: f64, sd: f64) -> Prior {
    Prior::new(at(mean), StandardError::new(sd).unwrap()).unwrap()
}

fn binary(a: f64, b: f64, c: f64, score: usize) -> Observation {
    Observation::new(ItemParameters::new(a, b, c).unwrap(), score).unwrap()
}

/// ln of the posterior at an ability, written out anew.
fn log(answers: &[Observation], (mean, sd): (f64, f64), theta: f64) -> f64 {
    let chance = |o: &Observation| o.item().probability(at(theta), o.score()).unwrap().get().ln();
    let z = (theta - mean) / sd;
    answers.iter().map(chance).sum::<f64>() - 0.5 * z * z
}

/// The same at many abilities between two.
fn logs(answers: &[Observation], of: (f64, f64), (low, high): (f64, f64)) -> Vec<(f64, f64)> {
    const NODES: usize = 5_000;
    let theta = |k: usize| low + (high - low) * k as f64 / NODES as f64;
    (0..=NODES).map(|k| (theta(k), log(answers, of, theta(k)))).collect()
}

/// Its mean and standard deviation.
fn brute(answers: &[Observation], of: (f64, f64), range: (f64, f64)) -> (f64, f64) {
    let logs = logs(answers, of, range);
    let most = logs.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let (mut total, mut first, mut second) = (0.0, 0.0, 0.0);
    for (theta, log) in logs {
        let share = (log - most).exp();
        (total, first, second) = (total + share, first + share * theta, second + share * theta * theta);
    }
    let mean = first / total;
    (mean, (second / total - mean * mean).sqrt())
}

#[track_caller]
fn agrees(answers: &[Observation], of: (f64, f64), range: (f64, f64)) -> (f64, f64) {
    let (mean, sd) = brute(answers, of, range);
    let found = Grid::posterior(answers, prior(of.0, of.1)).expected();
    assert!((found.mean.get() - mean).abs() < 1e-6 * sd, "mean {} is {mean}", found.mean.get());
    let error = found.standard_error.get();
    assert!((error / sd - 1.0).abs() < 1e-6, "error {error} is {sd}");
    (mean, sd)
}

#[test]
fn right_answers_lead_as_far_as_they_do_however_narrow_the_prior() {
    let (mean, sd) = agrees(&vec![binary(1.5, 1.2, 0.0, 1); 200], (0.0, 0.3), (-3.0, 9.0));
    assert!(mean > 2.6 && sd > 0.1, "{mean} {sd}");
    let (mean, sd) = agrees(&vec![binary(2.0, 9.0, 0.0, 1); 300], (0.0, 1.0), (-6.0, 30.0));
    assert!((mean - 11.03).abs() < 0.01 && (sd - 0.22).abs() < 0.01, "{mean} {sd}");
}

#[test]
fn an_ability_beyond_a_valley_that_the_prior_does_not_reach_is_found() {
    // Below b every answer is a guess, and tells nothing: the likelihood is flat from the prior to its edge.
    let (mean, _) = agrees(&vec![binary(10.0, 9.0, 0.2, 1); 60], (0.0, 1.0), (-8.0, 20.0));
    assert!(mean > 8.5, "{mean}");
    let mut answers = vec![binary(10.0, 3.0, 0.2, 1); 9];
    answers.extend(vec![binary(10.0, 3.4, 0.2, 0); 12]);
    // Two modes, one at the prior and one between the items.
    agrees(&answers, (0.0, 1.0), (-9.0, 9.0));
    agrees(&answers, (-2.0, 2.0), (-20.0, 16.0));
}

#[test]
fn a_prior_far_wider_than_its_items_are_steep_is_told_to_a_thousandth() {
    let answers = vec![binary(10.0, 5.0, 0.3, 1); 200];
    let found = Grid::posterior(&answers, prior(0.0, 100.0)).expected();
    // What is left of the prior above 5, as below nobody guesses 200 times.
    let (mean, sd) = brute(&[binary(10.0, 5.5, 0.0, 1)], (0.0, 100.0), (-100.0, 900.0));
    assert!((found.mean.get() - mean).abs() < 0.01 * sd, "{} {mean}", found.mean.get());
    assert!((found.standard_error.get() / sd - 1.0).abs() < 0.01);
}

#[test]
fn a_mode_is_found_however_far_the_prior_is_and_however_steep_the_items() {
    let answers: Vec<Observation> = (0..100).map(|k| binary(10.0, 2.0, 0.1, k % 2)).collect();
    for (mean, sd) in [(1_000.0, 100.0), (-1_000.0, 100.0), (3.0, 1.0)] {
        let found = map(&answers, prior(mean, sd)).mean.get();
        let logs = logs(&answers, (mean, sd), (1.0, 3.0));
        let (best, _) = logs.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
        assert!((found - best).abs() < 1e-3, "{mean} {sd}: {found} {best}");
    }
    // Fifty wrong answers, each of slope −10, against a prior of precision 10⁴.
    let found = map(&answers, prior(990.0, 0.01)).mean.get();
    assert!((found - (990.0 - 500.0 * 1e-4)).abs() < 1e-9, "{found}");
    // Without an answer the prior is all that is known, however wide.
    assert!((map(&[], prior(0.0, 100.0)).standard_error.get() - 100.0).abs() < 1e-9);
}

fn any_answer() -> impl Strategy<Value = Observation> {
    let (a, b) = (0.2..3.0_f64, -4.0..4.0_f64);
    (a, b, 0_usize..4, 0_usize..4).prop_map(|(a, b, kind, score)| {
        let item: Item = match kind {
            0 => ItemParameters::new(a, b, 0.0).unwrap().into(),
            1 => ItemParameters::new(a, b, 0.25).unwrap().into(),
            2 => Graded::new(a, &[b - 0.7, b, b + 1.1]).unwrap().into(),
            _ => PartialCredit::new(a, &[b + 0.4, b - 0.4, b]).unwrap().into(),
        };
        let score = score.min(item.score_max());
        Observation::new(item, score).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_expected_ability_is_that_of_the_whole_posterior(
        mean in -5.0..5.0_f64,
        sd in 0.1..3.0_f64,
        answers in prop::collection::vec(any_answer(), 0..40),
        // All as they came, all of the highest score, all of the lowest.
        extreme in 0_usize..3,
    ) {
        let answers: Vec<Observation> = answers
            .into_iter()
            .map(|o| {
                let score = [o.score(), o.item().score_max(), 0][extreme];
                Observation::new(o.item().clone(), score).unwrap()
            })
            .collect();
        let range = ((mean - 10.0 * sd).min(-25.0), (mean + 10.0 * sd).max(25.0));
        agrees(&answers, (mean, sd), range);
        let mode = map(&answers, prior(mean, sd)).mean.get();
        let there = log(&answers, (mean, sd), mode);
        for step in -300..=300 {
            let beside = log(&answers, (mean, sd), mode + 0.05 * f64::from(step));
            prop_assert!(there >= beside - 1e-9, "{mode}: {there} {beside}");
        }
    }
}

//! Reliability and classification: figures by hand, and what simulated people get.

use proptest::prelude::*;
use psychometrics::calibration::Responses;
use psychometrics::quality::{
    EstimateKind, classification, cronbach_alpha, marginal_reliability, reliability_of_error,
    reliability_of_information,
};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Cuts, Error, Estimate, Information, StandardError};

const CUTS: [f64; 3] = [-0.8, 0.3, 1.2];

fn estimate(mean: f64, error: f64) -> Estimate {
    Estimate { mean: Ability::new(mean).unwrap(), standard_error: StandardError::new(error).unwrap() }
}

fn level(theta: f64) -> usize {
    CUTS.iter().take_while(|cut| **cut <= theta).count()
}

/// A true ability and two estimates of it.
type Twice = (f64, [Estimate; 2]);

/// A true ability of N(0, 1), and two estimates of it by sessions of normal error `se`; drawn to the mean where they
/// are those of a posterior.
fn twice(se: f64, kind: EstimateKind, draws: &mut Draws) -> Twice {
    let theta = draws.normal();
    let estimates = [(); 2].map(|()| {
        let likeliest = theta + se * draws.normal();
        let kept = 1.0 / (1.0 + se * se);
        match kind {
            EstimateKind::Likelihood => estimate(likeliest, se),
            EstimateKind::Posterior => estimate(kept * likeliest, se * kept.sqrt()),
        }
    });
    (theta, estimates)
}

#[test]
fn accuracy_is_what_simulated_people_get_and_consistency_comes_near() {
    let cuts = Cuts::new(&CUTS).unwrap();
    for (kind, se) in [
        (EstimateKind::Posterior, 0.25),
        (EstimateKind::Posterior, 0.45),
        (EstimateKind::Likelihood, 0.25),
        (EstimateKind::Likelihood, 0.45),
    ] {
        let draws = &mut Draws::seeded(11);
        let people: Vec<Twice> = (0..40_000).map(|_| twice(se, kind, draws)).collect();
        let first: Vec<Estimate> = people.iter().map(|(_, estimates)| estimates[0]).collect();
        let found = classification(&first, &cuts).unwrap();
        let share = |holds: &dyn Fn(&Twice) -> bool| {
            people.iter().filter(|person| holds(person)).count() as f64 / people.len() as f64
        };
        let right = share(&|(theta, [one, _])| level(*theta) == level(one.mean.get()));
        let again = share(&|(_, [one, other])| level(one.mean.get()) == level(other.mean.get()));
        let (accuracy, consistency) = (found.overall.accuracy.get(), found.overall.consistency.get());
        println!(
            "{kind:?} {se}: accuracy {accuracy:.3} (simulated {right:.3}), consistency {consistency:.3} ({again:.3})"
        );
        // Four Monte-Carlo errors; of a posterior the accuracy is exact, of a likelihood abilities are drawn less
        // together.
        let error = 4.0 * (0.25 / 40_000.0_f64).sqrt();
        let slack = if kind == EstimateKind::Posterior { 0.0 } else { 0.02 };
        assert!((accuracy - right).abs() < error + slack, "{accuracy} {right}");
        assert!((consistency - again).abs() < error + 0.03, "{consistency} {again}");
        for cut in found.cuts {
            let passes = |theta: f64| theta >= cut.cut.get();
            let false_passes = share(&|(theta, [one, _])| passes(one.mean.get()) && !passes(*theta));
            let false_failures = share(&|(theta, [one, _])| !passes(one.mean.get()) && passes(*theta));
            assert!((cut.false_passes.get() - false_passes).abs() < error + slack);
            assert!((cut.false_failures.get() - false_failures).abs() < error + slack);
            let wrong = cut.false_passes.get() + cut.false_failures.get();
            assert!((cut.reliance.accuracy.get() - (1.0 - wrong)).abs() < 1e-9);
            assert!(cut.reliance.accuracy.get() >= accuracy - 1e-12, "one cut is easier than all");
        }
    }
}

#[test]
fn reliability_is_that_of_simulated_people() {
    let se = 0.5;
    for kind in [EstimateKind::Posterior, EstimateKind::Likelihood] {
        let draws = &mut Draws::seeded(5);
        let people: Vec<Twice> = (0..20_000).map(|_| twice(se, kind, draws)).collect();
        let first: Vec<Estimate> = people.iter().map(|(_, estimates)| estimates[0]).collect();
        let found = marginal_reliability(&first, kind).unwrap().get();
        // 1 / (1 + .25), and the correlation of two sessions.
        let value = |place: usize| people.iter().map(move |(_, estimates)| estimates[place].mean.get());
        let dot = |one: usize, other: usize| value(one).zip(value(other)).map(|(x, y)| x * y).sum::<f64>();
        let correlation = dot(0, 1) / (dot(0, 0) * dot(1, 1)).sqrt();
        println!("{kind:?}: marginal {found:.3}, correlation of two sessions {correlation:.3}, exact .8");
        assert!((found - 0.8).abs() < 0.01 && (found - correlation).abs() < 0.015);
    }
}

#[test]
fn reliability_at_an_ability_is_one_figure_from_information_or_error() {
    let sd = StandardError::new(1.3).unwrap();
    for told in [0.0, 0.4, 3.0, 50.0] {
        let error = StandardError::new(1.0 / f64::sqrt(told + 1.0 / 1.69)).unwrap();
        let of_information = reliability_of_information(Information::new(told).unwrap(), sd).get();
        assert!((of_information - told / (told + 1.0 / 1.69)).abs() < 1e-12);
        assert!((reliability_of_error(error, sd).get() - of_information).abs() < 1e-12);
    }
    let zero = StandardError::new(0.0).unwrap();
    assert_eq!(reliability_of_error(sd, zero).get(), 0.0);
    assert_eq!(reliability_of_error(zero, zero).get(), 0.0);
    assert_eq!(reliability_of_information(Information::new(f64::MAX).unwrap(), sd).get(), 1.0);
}

#[test]
fn alpha_is_that_of_a_table_by_hand() {
    // Variances of items 1/3, 1/3, 1/4 and of sums (0, 3, 1, 3) 9/4: 3/2 × (1 − 11/12 × 4/9) = 8/9.
    let table = [[0, 0, 0], [1, 1, 1], [0, 0, 1], [1, 1, 1]];
    let people = |table: &[[usize; 3]]| {
        let own: Vec<Vec<(usize, usize)>> =
            table.iter().map(|row| row.iter().copied().enumerate().collect()).collect();
        Responses::new(3, own).unwrap()
    };
    let alpha = cronbach_alpha(&people(&table)).unwrap();
    assert!((alpha - 8.0 / 9.0).abs() < 1e-12, "{alpha}");
    let same = cronbach_alpha(&people(&[[1, 0, 0], [0, 1, 0], [0, 0, 1]]));
    assert_eq!(same, Err(Error::NoSpread { what: "the sums of scores" }));
    let gap = Responses::new(3, [vec![(0, 1), (1, 0), (2, 1)], vec![(0, 1), (2, 1)]]).unwrap();
    assert_eq!(cronbach_alpha(&gap), Err(Error::Unanswered { person: 1, item: 1 }));
    let end = Responses::new(3, [vec![(0, 1), (1, 1)], vec![]]).unwrap();
    assert_eq!(cronbach_alpha(&end), Err(Error::Unanswered { person: 0, item: 2 }));
    assert!(matches!(cronbach_alpha(&people(&table[..1])), Err(Error::TooFew { found: 1, least: 2, .. })));
    assert!(matches!(cronbach_alpha(&Responses::new(1, [vec![(0, 1)]]).unwrap()), Err(Error::TooFew { .. })));
}

#[test]
fn figures_of_nobody_or_of_people_who_do_not_differ_are_refused_or_honest() {
    let cuts = Cuts::new(&CUTS).unwrap();
    assert!(matches!(classification(&[], &cuts), Err(Error::TooFew { found: 0, .. })));
    let sure = classification(&[estimate(0.0, 0.0); 3], &cuts).unwrap();
    assert_eq!(
        (sure.overall.accuracy.get(), sure.overall.consistency.get(), sure.overall.kappa),
        (1.0, 1.0, None)
    );
    let one = [estimate(0.0, 0.5)];
    assert!(matches!(marginal_reliability(&one, EstimateKind::Posterior), Err(Error::TooFew { .. })));
    let alike = [estimate(0.2, 0.5); 4];
    assert_eq!(marginal_reliability(&alike, EstimateKind::Posterior).unwrap().get(), 0.0);
    let none = marginal_reliability(&alike, EstimateKind::Likelihood);
    assert_eq!(none, Err(Error::NoSpread { what: "the estimates" }));
    let exact = marginal_reliability(&[estimate(0.2, 0.0); 2], EstimateKind::Posterior);
    assert!(matches!(exact, Err(Error::NoSpread { .. })));
    let widest = [estimate(1e3, 1e3), estimate(-1e3, 1e3)];
    assert!(
        (marginal_reliability(&widest, EstimateKind::Posterior).unwrap().get() - 2.0 / 3.0).abs() < 1e-12
    );
    let loose = [estimate(0.1, 5.0), estimate(-0.1, 5.0)];
    assert_eq!(marginal_reliability(&loose, EstimateKind::Likelihood).unwrap().get(), 0.0);
}

proptest! {
    #[test]
    fn classification_is_finite_and_better_when_more_is_known(
        people in prop::collection::vec((-1e3..1e3_f64, 0.0..50.0_f64), 1..20),
        near in prop::collection::vec(-3.0..3.0_f64, 1..20),
    ) {
        let cuts = Cuts::new(&CUTS).unwrap();
        let all: Vec<Estimate> = people.iter().map(|(mean, error)| estimate(*mean, *error)).collect();
        let found = classification(&all, &cuts).unwrap();
        prop_assert!(found.overall.kappa.is_none_or(|kappa| kappa.is_finite() && kappa <= 1.0));
        let at = |error: f64| {
            let near: Vec<Estimate> = near.iter().map(|mean| estimate(*mean, error)).collect();
            classification(&near, &Cuts::new(&[0.3]).unwrap()).unwrap().overall.accuracy.get()
        };
        prop_assert!(at(0.2) >= at(0.4) - 1e-12);
    }
}

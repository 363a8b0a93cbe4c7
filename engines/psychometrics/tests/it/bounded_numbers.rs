//! Any number that the types accept gives numbers that the types accept.

use proptest::prelude::*;
use psychometrics::scale::Transformation;
use psychometrics::unidimensional::{Grid, Observation, Prior, Tabulated, map, ml, wle};
use psychometrics::{
    Ability, Error, Estimate, Evidence, Graded, Item, ItemParameters, LOGITS_MAX, Model, PartialCredit,
    Probability, Response, StandardError, Subject, Weight, estimate_with,
};

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

fn se(value: f64) -> StandardError {
    StandardError::new(value).unwrap()
}

fn known(mean: f64, error: f64) -> Estimate {
    Estimate { mean: at(mean), standard_error: se(error) }
}

fn is_bounded(estimate: Estimate) -> bool {
    let (mean, error) = (estimate.mean.get(), estimate.standard_error.get());
    mean.abs() <= LOGITS_MAX && (0.0..=LOGITS_MAX).contains(&error)
}

/// Items of each kind, of any parameters.
fn any_item() -> impl Strategy<Value = Item> {
    let a = prop_oneof![Just(f64::MIN_POSITIVE), Just(5e-324), Just(10.0), 0.01..10.0];
    let b = prop_oneof![Just(-10.0), Just(10.0), -10.0..10.0];
    let c = prop_oneof![Just(0.0), Just(5e-324), Just(1.0 - f64::EPSILON / 2.0), 0.0..1.0];
    let apart = prop_oneof![Just(2e-300), 0.0001..5.0];
    (a, b, c, apart, 0_usize..3).prop_map(|(a, b, c, apart, kind)| match kind {
        0 => ItemParameters::new(a, b, c).unwrap().into(),
        1 => Graded::new(a, &[-10.0, 0.0, 1e-300, apart, 10.0]).unwrap().into(),
        _ => PartialCredit::new(a, &[b, -b, b / 2.0, 0.0, 1.0, -1.0, b, b, b, -10.0]).unwrap().into(),
    })
}

fn any_ability() -> impl Strategy<Value = f64> {
    prop_oneof![Just(LOGITS_MAX), Just(-LOGITS_MAX), -LOGITS_MAX..LOGITS_MAX, -12.0..12.0]
}

#[test]
fn abilities_so_large_that_chances_have_no_number_are_refused() {
    for theta in [1e307, 1e308, -1e308, 1_000.1, f64::NAN] {
        assert!(matches!(Ability::new(theta), Err(Error::OutOfRange { what: "the ability", .. })), "{theta}");
    }
    let item = Item::from(PartialCredit::new(10.0, &[0.0, 1.0]).unwrap());
    assert_eq!(item.information(at(LOGITS_MAX)).get(), 0.0);
    assert_eq!(item.probability(at(LOGITS_MAX), 2).unwrap().get(), 1.0);
}

#[test]
fn evidence_that_mistakes_the_unit_is_refused_and_other_evidence_is_reached() {
    let model = Model::equicorrelated(2, 0.7, 0.3, vec![0, 1]).unwrap();
    let told = |about, mean, error| Evidence::new(about, at(mean), se(error), Weight::FULL);
    for mean in [101.0, -1_000.0] {
        let refused = told(Subject::Domain(0), mean, 0.05).unwrap_err();
        assert!(matches!(refused, Error::OutOfRange { what: "the ability that evidence states", .. }));
    }
    let answer = Response::binary(0, ItemParameters::new(1.0, 0.0, 0.0).unwrap(), true, Weight::FULL);
    for about in [Subject::Domain(0), Subject::Competence(0)] {
        let found =
            estimate_with(&model, std::slice::from_ref(&answer), &[told(about, 100.0, 0.05).unwrap()])
                .unwrap();
        assert!(found.settled());
        assert!((found.competence(0).mean.get() - 100.0).abs() < 0.5, "{:?}", found.competence(0));
    }
}

#[test]
fn a_domain_that_follows_a_far_narrower_one_ends_where_abilities_do() {
    // Its correlation is .9 and its standard deviation 100 times that of the domain that evidence is about.
    let model = Model::new(vec![0.0; 2], vec![0.01, 0.9, 0.9, 100.0], vec![0, 1], 0.0).unwrap();
    let told = Evidence::new(Subject::Domain(0), at(100.0), se(0.05), Weight::FULL).unwrap();
    let found = estimate_with(&model, &[], &[told]).unwrap();
    assert_eq!(found.domain(1).mean.get(), LOGITS_MAX);
    assert!(is_bounded(found.domain(0)) && is_bounded(found.competence(1)));
}

#[test]
fn priors_at_the_end_of_the_range_give_estimates_within_it() {
    let item = ItemParameters::new(10.0, 10.0, 0.0).unwrap();
    for (mean, sd) in [(LOGITS_MAX, 100.0), (-LOGITS_MAX, 100.0), (LOGITS_MAX, 0.01)] {
        let prior = Prior::new(at(mean), se(sd)).unwrap();
        let table = Tabulated::new(vec![item.into(); 3], prior).unwrap();
        for score in [0, 1] {
            let answers = vec![Observation::new(item, score).unwrap(); 3];
            let mut running = table.start();
            (0..3).for_each(|place| table.learn(&mut running, place, score).unwrap());
            for found in
                [Grid::posterior(&answers, prior).expected(), map(&answers, prior), running.expected()]
            {
                assert!(is_bounded(found), "{found:?}");
            }
        }
    }
}

#[test]
fn growth_that_is_no_number_or_leaves_the_range_is_refused() {
    for growth in [f64::NAN, f64::INFINITY, 1e308, 1_000.0] {
        assert!(matches!(known(0.5, 0.3).grown_by(growth), Err(Error::OutOfRange { .. })), "{growth}");
    }
    assert_eq!(known(0.5, 0.3).grown_by(0.25).unwrap(), known(0.75, 0.3));
}

#[test]
fn intervals_and_other_scales_end_where_abilities_do() {
    let (low, high) = known(990.0, 1_000.0).interval(Probability::USUAL_COVERAGE);
    assert!((low.get() + 969.96).abs() < 0.01 && high.get() == LOGITS_MAX, "{low:?} {high:?}");
    let change = Transformation::new(100.0, LOGITS_MAX).unwrap();
    assert_eq!(change.estimate(known(500.0, 500.0)), known(LOGITS_MAX, LOGITS_MAX));
    assert!(Transformation::new(1.0, 1e308).is_err());
}

#[test]
fn a_shortfall_known_all_but_exactly_is_what_it_is() {
    for error in [0.0, f64::MIN_POSITIVE, 1e-200, 1e-8] {
        let found = known(0.5, error).squared_shortfall(at(2.0));
        assert!((found - 2.25).abs() < 1e-12, "{error}: {found}");
        assert_eq!(known(2.0, error).squared_shortfall(at(0.5)), 0.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn chances_and_information_are_numbers_at_any_ability(item in any_item(), theta in any_ability()) {
        let chances = (0..=item.score_max()).map(|score| item.probability(at(theta), score).unwrap().get());
        let sum: f64 = chances.sum();
        prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        prop_assert!(item.information(at(theta)).get().is_finite());
        for score in 0..=item.score_max() {
            let found = item.derivatives(at(theta), score).unwrap();
            prop_assert!(found.first.is_finite() && found.second.is_finite());
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn estimates_of_one_ability_are_within_the_range_whatever_the_prior_and_the_answers(
        answers in prop::collection::vec((any_item(), 0_usize..11, 0.0..=1.0), 0..8),
        mean in any_ability(),
        sd in prop_oneof![Just(0.01), Just(100.0), 0.01..5.0],
    ) {
        let prior = Prior::new(at(mean), se(sd)).unwrap();
        let answers: Vec<Observation> = answers
            .into_iter()
            .map(|(item, score, weight)| {
                let score = score.min(item.score_max());
                Observation::weighted(item, score, Weight::new(weight).unwrap()).unwrap()
            })
            .collect();
        let found = [Some(Grid::posterior(&answers, prior).expected()), Some(map(&answers, prior)), ml(&answers).ok(),
            wle(&answers).ok()];
        for found in found.into_iter().flatten() {
            prop_assert!(is_bounded(found), "{found:?}");
        }
    }

    #[test]
    fn evidence_and_answers_of_any_kind_leave_every_figure_a_number(
        told in prop::collection::vec((0_usize..4, -100.0..=100.0, prop_oneof![Just(0.05), Just(100.0), 0.05..2.0]), 0..6),
        answers in prop::collection::vec((0_usize..3, any_item(), 0_usize..11), 0..6),
        sd in prop_oneof![Just(0.001), Just(10.0), 0.1..2.0],
        tau in prop_oneof![Just(0.0), Just(10.0), 0.1..1.0],
    ) {
        let covariance = vec![sd * sd, 0.9 * sd, 0.9 * sd, 1.0];
        let model = Model::new(vec![10.0, -10.0], covariance, vec![0, 1, 1], tau).unwrap();
        let evidence: Vec<Evidence> = told
            .into_iter()
            .map(|(about, mean, error)| {
                let about = if about < 2 { Subject::Domain(about) } else { Subject::Competence(about - 1) };
                Evidence::new(about, at(mean), se(error), Weight::FULL).unwrap()
            })
            .collect();
        let answers: Vec<Response> = answers
            .into_iter()
            .map(|(competence, item, score)| {
                let score = score.min(item.score_max());
                Response { competence, item, score, weight: Weight::FULL }
            })
            .collect();
        let found = estimate_with(&model, &answers, &evidence).unwrap();
        prop_assert!((0..2).all(|d| is_bounded(found.domain(d)) && found.domain_covariance(d, 1).is_finite()));
        prop_assert!((0..3).all(|c| is_bounded(found.competence(c)) && found.covariance(c, 1).is_finite()));
    }
}

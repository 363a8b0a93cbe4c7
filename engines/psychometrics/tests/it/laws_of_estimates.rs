//! What holds of every estimate, whatever the answers.

use proptest::prelude::*;
use psychometrics::simulate::Draws;
use psychometrics::{ItemParameters, Model, Posterior, Response, Scope, Weight, estimate};

use crate::support::{Kind, item, response};

const COMPETENCES: usize = 80;

fn model(tau: f64) -> Model {
    Model::equicorrelated(6, 0.7, tau, (0..COMPETENCES).map(|c| c % 6).collect()).unwrap()
}

prop_compose! {
    /// Any answer the types allow, extremes included.
    fn any_response()(
        competence in 0..COMPETENCES,
        a in prop_oneof![Just(f64::MIN_POSITIVE), Just(10.0), 0.01..10.0],
        b in prop_oneof![Just(-10.0), Just(10.0), -10.0..10.0],
        c in prop_oneof![Just(0.0), Just(f64::MIN_POSITIVE), Just(1.0 - f64::EPSILON), 0.0..1.0],
        correct in any::<bool>(),
        weight in prop_oneof![Just(0.0), Just(f64::MIN_POSITIVE), Just(1.0), 0.0..=1.0],
    ) -> Response {
        let item = ItemParameters::new(a, b, c).unwrap();
        Response::binary(competence, item, correct, Weight::new(weight).unwrap())
    }
}

/// Every figure a posterior offers, as bits.
fn bits(posterior: &Posterior) -> Vec<u64> {
    let mut figures = Vec::new();
    for domain in 0..posterior.domains() {
        let found = posterior.domain(domain);
        figures.extend([found.mean.get(), found.standard_error.get()]);
        figures.extend((0..posterior.domains()).map(|other| posterior.domain_covariance(domain, other)));
    }
    for competence in 0..posterior.competences() {
        let found = posterior.competence(competence);
        figures.extend([found.mean.get(), found.standard_error.get()]);
        figures.extend((0..posterior.domains()).map(|domain| posterior.covariance(competence, domain)));
    }
    figures.into_iter().map(f64::to_bits).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_figure_is_finite_for_every_valid_input(
        answers in prop::collection::vec(any_response(), 0..200),
        tau in prop_oneof![Just(0.0), Just(10.0), 0.1..1.0],
    ) {
        let posterior = estimate(&model(tau), &answers).unwrap();
        prop_assert!(bits(&posterior).into_iter().all(|figure| f64::from_bits(figure).is_finite()));
        for domain in 0..6 {
            // Never less sure than before any answer, beyond rounding.
            prop_assert!(posterior.domain(domain).standard_error.get() <= 1.0 + 1e-12);
            prop_assert!(posterior.domain(domain).standard_error.get() > 0.0);
        }
    }

    #[test]
    fn the_order_of_answers_does_not_change_a_bit(
        (answers, shuffled) in prop::collection::vec(any_response(), 0..80)
            .prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle())),
    ) {
        let model = model(0.3);
        let (one, other) = (estimate(&model, &answers).unwrap(), estimate(&model, &shuffled).unwrap());
        prop_assert_eq!(bits(&one), bits(&other));
    }

    #[test]
    fn an_answer_of_weight_0_is_no_answer(
        answers in prop::collection::vec(any_response(), 0..30),
        extra in any_response(),
    ) {
        let model = model(0.3);
        let without = estimate(&model, &answers).unwrap();
        let mut with = answers;
        with.push(Response { weight: Weight::NONE, ..extra });
        prop_assert_eq!(bits(&without), bits(&estimate(&model, &with).unwrap()));
    }

    #[test]
    fn two_halves_of_an_answer_are_one_answer(
        answers in prop::collection::vec(any_response(), 0..30),
        extra in any_response(),
    ) {
        let model = model(0.3);
        let (mut whole, mut halves) = (answers.clone(), answers);
        whole.push(Response { weight: Weight::FULL, ..extra.clone() });
        let half = Response { weight: Weight::new(0.5).unwrap(), ..extra };
        halves.extend([half.clone(), half]);
        prop_assert_eq!(bits(&estimate(&model, &whole).unwrap()), bits(&estimate(&model, &halves).unwrap()));
    }

    #[test]
    fn a_right_answer_never_speaks_for_less_ability_than_a_wrong_one(
        seed in any::<u64>(),
        count in 1_usize..40,
    ) {
        let (model, mut draws) = (model(0.3), Draws::seeded(seed));
        let mut answers: Vec<Response> = (0..count)
            .map(|_| {
                let asked = item(Kind::TwoParameters, &mut draws);
                response(draws.below(COMPETENCES), asked, draws.uniform() < 0.5)
            })
            .collect();
        answers[0].score = 0;
        let wrong = estimate(&model, &answers).unwrap();
        answers[0].score = 1;
        let right = estimate(&model, &answers).unwrap();
        for domain in 0..6 {
            prop_assert!(right.domain(domain).mean > wrong.domain(domain).mean);
        }
    }
}

#[test]
fn without_answers_the_posterior_is_the_prior() {
    let posterior = estimate(&model(0.3), &[]).unwrap();
    assert!(posterior.settled());
    assert_eq!(posterior.domain(2).mean.get(), 0.0);
    assert_eq!(posterior.domain(2).standard_error.get(), 1.0);
    assert_eq!(posterior.domain_covariance(0, 5), 0.7);
    assert_eq!(posterior.competence(7).standard_error.get(), 1.09_f64.sqrt());
    assert_eq!(posterior.covariance(7, 0), 0.7);
    assert_eq!(posterior.rms_standard_error(Scope::ALL).get(), 1.0);
    assert_eq!(posterior.rms_standard_error(Scope::of(&[])).get(), 0.0);
}

#[test]
fn an_old_answer_tells_the_same_thing_less_loudly() {
    let model = model(0.3);
    let answer = response(0, ItemParameters::new(1.5, 0.2, 0.0).unwrap(), true);
    let fresh = estimate(&model, &vec![answer.clone(); 4]).unwrap().domain(0);
    let old = Response { weight: Weight::new(0.25).unwrap(), ..answer };
    let faded = estimate(&model, &vec![old; 4]).unwrap().domain(0);
    assert!(faded.mean < fresh.mean && faded.mean.get() > 0.0);
    assert!(faded.standard_error > fresh.standard_error);
}

#[test]
fn ordinary_sessions_come_to_rest() {
    let model = model(0.3);
    let mut draws = Draws::seeded(40);
    for kind in [Kind::TwoParameters, Kind::ThreeParameters] {
        for count in (1..=60).cycle().take(600) {
            let person = psychometrics::simulate::Person::drawn(&model, &mut draws);
            let answers: Vec<Response> = (0..count)
                .map(|_| {
                    let asked = (draws.below(COMPETENCES), item(kind, &mut draws));
                    crate::support::answered(&person, asked, &mut draws)
                })
                .collect();
            assert!(estimate(&model, &answers).unwrap().settled());
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bits_on_every_machine() {
    // Recorded once. A change of these bits changes figures already stored: bump the version of the engine.
    let mut draws = Draws::seeded(41);
    let answers: Vec<Response> = (0..30)
        .map(|k| {
            response(k * 7 % COMPETENCES, item(Kind::ThreeParameters, &mut draws), draws.uniform() < 0.6)
        })
        .collect();
    let posterior = estimate(&model(0.3), &answers).unwrap();
    let found = posterior.competence(7);
    assert_eq!(
        [found.mean.get().to_bits(), found.standard_error.get().to_bits()],
        [13_820_826_389_657_475_218, 4_603_777_074_533_669_578]
    );
}

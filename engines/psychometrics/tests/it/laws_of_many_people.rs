//! What holds of populations, earlier sessions, seeded and drifting items and groups, whatever is told of them: finite
//! figures or a refusal by name, and no order that matters.

use proptest::collection::vec;
use proptest::prelude::*;
use psychometrics::calibration::{
    Calibrated, Cycles, ItemErrors, Kind, Responses, Seeded, Settings, calibrate_online,
};
use psychometrics::dif::{ItemDif, differential_functioning};
use psychometrics::drift::{Batch, Cusum, Pair, drifted, robust_z};
use psychometrics::earlier::Earlier;
use psychometrics::population::{self, population};
use psychometrics::{
    Ability, Error, Estimate, Graded, Item, ItemParameters, Model, PartialCredit, Posterior, Probability,
    Response, Scope, StandardError, Weight, estimate,
};

fn known(mean: f64, error: f64) -> Estimate {
    Estimate { mean: Ability::new(mean).unwrap(), standard_error: StandardError::new(error).unwrap() }
}

fn share(value: f64) -> Probability {
    Probability::new(value).unwrap()
}

fn any_item() -> impl Strategy<Value = Item> {
    let (a, b) = (prop_oneof![Just(10.0), 0.01..10.0], prop_oneof![Just(-10.0), Just(10.0), -4.0..4.0]);
    (a, b, 0_usize..4).prop_map(|(a, b, kind)| match kind {
        0 => ItemParameters::new(a, b, 0.0).unwrap().into(),
        1 => ItemParameters::new(a, b, 0.3).unwrap().into(),
        2 => Graded::new(a, &[-10.0, 0.1 * b, 9.0]).unwrap().into(),
        _ => PartialCredit::new(a, &[b, -b]).unwrap().into(),
    })
}

prop_compose! {
    fn any_response()(
        competence in 0_usize..3,
        item in any_item(),
        score in 0_usize..4,
        weight in prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0],
    ) -> Response {
        let score = score.min(item.score_max());
        Response { competence, item, score, weight: Weight::new(weight).unwrap() }
    }
}

fn model() -> Model {
    Model::equicorrelated(2, 0.6, 0.4, vec![0, 1, 1]).unwrap()
}

/// Every figure of the domains and competences.
fn figures(posterior: &Posterior) -> Vec<f64> {
    let domains = (0..posterior.domains()).map(|d| posterior.domain(d));
    let competences = (0..posterior.competences()).map(|c| posterior.competence(c));
    domains.chain(competences).flat_map(|e| [e.mean.get(), e.standard_error.get()]).collect()
}

/// μ, Σ and τ of a population.
fn entries(people: &[Vec<Response>], rounds_max: usize) -> Result<Vec<f64>, Error> {
    let settings = population::Settings { rounds_max, ..population::Settings::default() };
    let found = population(&model(), people, settings)?.model;
    Ok([found.mean(), found.covariance(), &[found.deviation_sd()]].concat())
}

fn near(one: &[f64], other: &[f64], by: f64) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - other).abs() <= by)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_population_is_finite_or_refused(people in vec(vec(any_response(), 0..8), 0..12), rounds_max in 1_usize..6) {
        match entries(&people, rounds_max) {
            Ok(entries) => prop_assert!(entries.iter().all(|entry| entry.is_finite()), "{entries:?}"),
            Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
        }
    }

    #[test]
    fn nobody_comes_first_in_a_population(
        answers in vec(vec((0_usize..3, 0.4..2.0_f64, -2.0..2.0_f64, any::<bool>()), 1..8), 2..12),
        rounds_max in 1_usize..6,
    ) {
        // Items of ordinary slope: with steeper ones an estimate may not come to rest, and rounding then grows.
        let answer = |(competence, a, b, correct): &(usize, f64, f64, bool)| {
            Response::binary(*competence, ItemParameters::new(*a, *b, 0.0).unwrap(), *correct, Weight::FULL)
        };
        let people: Vec<Vec<Response>> = answers.iter().map(|own| own.iter().map(answer).collect()).collect();
        let turned: Vec<Vec<Response>> =
            people.iter().rev().map(|own| own.iter().rev().cloned().collect()).collect();
        let (one, other) = (entries(&people, rounds_max).unwrap(), entries(&turned, rounds_max).unwrap());
        prop_assert!(near(&one, &other, 1e-5), "{one:?} {other:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_earlier_session_leaves_the_supervised_one_and_finite_figures_in_any_order(
        unsupervised in vec(any_response(), 0..30),
        supervised in vec(any_response(), 0..30),
        (weight, drift, z_max) in (0.0..=0.5, prop_oneof![Just(0.0), Just(1e3), 0.0..2.0], 0.01..1e6),
        least in 0_usize..20,
    ) {
        let drift = StandardError::new(drift).unwrap();
        let earlier = Earlier::new(Weight::new(weight).unwrap(), drift, z_max, least).unwrap();
        let combined = |one: &[Response], other: &[Response]| earlier.combine(&model(), one, other, Scope::ALL);
        let found = match combined(&unsupervised, &supervised) {
            Ok(found) => found,
            Err(refusal) => {
                prop_assert!(drift.get() > 9.0 || drift.get() < 0.1, "{refusal}");
                return Ok(());
            }
        };
        prop_assert!(found.z.is_finite());
        prop_assert_eq!(&found.supervised, &estimate(&model(), &supervised).unwrap());
        prop_assert!(figures(found.result()).into_iter().all(f64::is_finite));
        if unsupervised.is_empty() || supervised.len() < least {
            prop_assert!(found.with_earlier.is_none());
        }
        let turned = |list: &[Response]| list.iter().rev().cloned().collect::<Vec<_>>();
        prop_assert_eq!(found, combined(&turned(&unsupervised), &turned(&supervised)).unwrap());
    }

    #[test]
    fn a_batch_has_finite_sums_whatever_the_abilities_and_in_any_order(
        item in any_item(),
        answers in vec((0_usize..4, prop_oneof![Just(1e3), Just(-1e3), -5.0..5.0], prop_oneof![Just(0.0), Just(1e3), 0.0..2.0]), 0..40),
    ) {
        let batch = |answers: &mut dyn Iterator<Item = &(usize, f64, f64)>| {
            let mut batch = Batch::new(item.clone());
            for (score, mean, error) in answers {
                batch.add((*score).min(item.score_max()), known(*mean, *error)).unwrap();
            }
            batch
        };
        let (one, other) = (batch(&mut answers.iter()), batch(&mut answers.iter().rev()));
        prop_assert!(one.z().is_finite() && (0.0..=1.0).contains(&one.p().get()));
        prop_assert!((one.z() - other.z()).abs() <= 1e-6 * (1.0 + one.z().abs()), "{} {}", one.z(), other.z());
        let mut sums = Cusum::USUAL;
        sums.add(&one);
        let (easier, harder) = sums.sums();
        prop_assert!(easier >= 0.0 && harder >= 0.0 && easier.is_finite() && harder.is_finite());
    }

    #[test]
    fn drift_is_finite_or_refused_and_the_same_in_any_order(
        items in vec((0.1..5.0_f64, -4.0..4.0_f64, -1.0..1.0_f64, prop_oneof![Just(0.0), Just(1e-200), Just(1e150), 0.01..1.0]), 0..12),
    ) {
        let found = |a: f64, b: f64, error: f64| {
            let errors = ItemErrors { a: error, thresholds: vec![error], covariance: vec![error * error, 0.0, 0.0, error * error] };
            Calibrated { item: ItemParameters::new(a, b, 0.0).unwrap().into(), errors }
        };
        let pair = |(a, b, by, error): &(f64, f64, f64, f64)| Pair { old: found(*a, *b, *error), new: found(*a, b + by, *error) };
        let pairs: Vec<Pair> = items.iter().map(pair).collect();
        let turned: Vec<Pair> = pairs.iter().rev().cloned().collect();
        match (drifted(&pairs, share(0.05)), drifted(&turned, share(0.05))) {
            (Ok(one), Ok(mut other)) => {
                other.reverse();
                prop_assert!(one.iter().all(|item| item.chi_square.is_finite() && item.chi_square >= 0.0));
                prop_assert_eq!(one, other);
            }
            (one, other) => prop_assert!(one.is_err() && other.is_err()),
        }
        let differences: Vec<f64> = items.iter().map(|(_, _, by, error)| by * (1.0 + error)).collect();
        if let Ok(z) = robust_z(&differences) {
            prop_assert!(z.iter().all(|z| z.is_finite()));
            let moved: Vec<f64> = differences.iter().rev().copied().collect();
            let mut again = robust_z(&moved).unwrap();
            again.reverse();
            prop_assert_eq!(z, again);
        }
    }
}

/// Answers of many to few items: 2 and more is not answered.
fn scored(scores: &[Vec<usize>], items: usize) -> Responses {
    let own = |scores: &Vec<usize>| {
        let answered = scores.iter().copied().enumerate().take(items).filter(|(_, score)| *score < 2);
        answered.collect::<Vec<_>>()
    };
    Responses::new(items, scores.iter().map(own)).unwrap()
}

fn of_seeded(seeded: &Seeded) -> Vec<f64> {
    let (item, errors) = (&seeded.calibrated.item, &seeded.calibrated.errors);
    [vec![item.discrimination(), errors.a], item.difficulties(), errors.thresholds.clone()].concat()
}

/// What has a size: Δ and its error, where there are some.
fn of_dif(item: &ItemDif) -> Vec<f64> {
    [Some(item.statistic), Some(item.p.get()), item.delta, item.delta_error].into_iter().flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn seeded_items_are_finite_or_refused_and_nobody_is_first(
        people in vec((vec(0_usize..3, 3), prop_oneof![Just(6.0), Just(-6.0), -3.0..3.0], prop_oneof![Just(0.0), Just(3.0), 0.1..1.0]), 0..40),
        many: bool,
    ) {
        let cycles = if many { Cycles::Many } else { Cycles::One };
        let settings = Settings { rounds_max: 60, ..Settings::default() };
        let placed = |people: &[(Vec<usize>, f64, f64)]| {
            let scores: Vec<Vec<usize>> = people.iter().map(|(scores, ..)| scores.clone()).collect();
            let abilities: Vec<Estimate> = people.iter().map(|(_, mean, error)| known(*mean, *error)).collect();
            calibrate_online(&scored(&scores, 3), &[Kind::Logistic { guessing: 0.0 }; 3], &abilities, cycles, &settings)
        };
        let turned: Vec<_> = people.iter().rev().cloned().collect();
        match (placed(&people), placed(&turned)) {
            (Ok(one), Ok(other)) => {
                for (one, other) in one.iter().zip(&other) {
                    let (one, other) = (of_seeded(one), of_seeded(other));
                    prop_assert!(one.iter().all(|figure| figure.is_finite()), "{one:?}");
                    prop_assert!(near(&one, &other, 1e-3), "{one:?} {other:?}");
                }
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn groups_are_compared_with_finite_figures_whoever_and_whichever_item_comes_first(
        people in vec((vec(0_usize..3, 4), any::<bool>()), 0..60),
        rate in 0.001..0.999_f64,
    ) {
        let looked = |people: &[(Vec<usize>, bool)]| {
            let scores: Vec<Vec<usize>> = people.iter().map(|(scores, _)| scores.clone()).collect();
            let focal: Vec<bool> = people.iter().map(|(_, focal)| *focal).collect();
            differential_functioning(&scored(&scores, 4), &focal, share(rate)).unwrap()
        };
        let found = looked(&people);
        for item in &found {
            prop_assert!(of_dif(item).into_iter().all(f64::is_finite), "{item:?}");
        }
        let turned: Vec<(Vec<usize>, bool)> = people
            .iter()
            .rev()
            .map(|(scores, focal)| (scores.iter().rev().copied().collect(), *focal))
            .collect();
        for (one, other) in found.iter().zip(looked(&turned).iter().rev()) {
            prop_assert_eq!((one.flagged, one.class), (other.flagged, other.class));
            prop_assert!(near(&of_dif(one), &of_dif(other), 1e-6), "{one:?} {other:?}");
        }
    }
}

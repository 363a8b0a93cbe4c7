//! The population from the answers of its people: what was put in comes out, over several seeds.

use psychometrics::population::{Settings, population};
use psychometrics::simulate::{Draws, Person};
use psychometrics::{Model, Response, Weight};

use crate::support::{Kind, item};

fn truth() -> Model {
    let covariance = vec![1.0, 0.6, 0.3, 0.6, 1.2, 0.5, 0.3, 0.5, 0.8];
    Model::new(vec![0.2, -0.3, 0.0], covariance, (0..12).map(|c| c % 3).collect(), 0.5).unwrap()
}

fn people(model: &Model, count: usize, seed: u64) -> Vec<Vec<Response>> {
    let mut draws = Draws::seeded(seed);
    let mut one = || {
        let person = Person::drawn(model, &mut draws);
        let answer = |k: usize| {
            let (competence, item) = (k % 12, item(Kind::TwoParameters, &mut draws).into());
            let score = person.scores(competence, &item, &mut draws);
            Response { competence, item, score, weight: Weight::FULL }
        };
        (0..60).map(answer).collect()
    };
    (0..count).map(|_| one()).collect()
}

/// The sampling error of a mean of n people with reliability r is √(σ² / n r) at most; of a covariance √((σ₁²σ₂² + σ₁₂²) / n r²):
/// with 1,000 people, variances up to 1.2 and r near .8, .04 and .07; of τ² about .03. Three of these.
#[test]
fn means_covariances_and_deviations_are_found_again() {
    let truth = truth();
    let begin = Model::equicorrelated(3, 0.7, 0.3, truth.domain_of().to_vec()).unwrap();
    for seed in [1, 2, 3] {
        let found = population(&begin, &people(&truth, 1_000, seed), Settings::default()).unwrap();
        assert!(found.settled, "{} rounds", found.rounds);
        let model = &found.model;
        println!(
            "seed {seed}: {} rounds, τ {:.3}, Σ {:.3?}",
            found.rounds,
            model.deviation_sd(),
            model.covariance()
        );
        for (found, truth) in model.mean().iter().zip(truth.mean()) {
            assert!((found - truth).abs() < 0.12, "{found} {truth}");
        }
        for (found, truth) in model.covariance().iter().zip(truth.covariance()) {
            assert!((found - truth).abs() < 0.21, "{found} {truth}");
        }
        assert!((model.deviation_sd().powi(2) - 0.25).abs() < 0.09, "{}", model.deviation_sd());
    }
}

#[test]
fn people_in_any_number_leave_a_sound_model_or_are_refused_by_name() {
    let model = truth();
    let refusal = population(&model, &people(&model, 1, 4), Settings::default()).unwrap_err();
    assert_eq!(refusal.to_string(), "the people: 1 are too few; give at least 2");
    let silent = population(&model, &[Vec::new(), Vec::new()], Settings::default()).unwrap();
    assert!((silent.model.deviation_sd() - 0.5).abs() < 1e-12, "nobody answered: nothing is known of τ");
    let wrong = Settings { tolerance: f64::NAN, ..Settings::default() };
    assert!(population(&model, &people(&model, 2, 4), wrong).is_err());
}

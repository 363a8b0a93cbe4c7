//! The population from the answers of its people: what was put in comes out, over several seeds.

use psychometrics::population::{Settings, population};
use psychometrics::simulate::{Draws, Person};
use psychometrics::{Model, Response, Weight, estimate};

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
    let (mut squares, mut count) = (0.0, 0.0);
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
        let errors = found.errors.unwrap();
        let means = model.mean().iter().zip(truth.mean()).zip(errors.mean.iter().map(|se| se.get()));
        let upper = [0, 1, 2, 4, 5, 8].into_iter();
        let entries = upper.map(|k| ((&model.covariance()[k], &truth.covariance()[k]), errors.covariance[k]));
        let (tau, true_tau) = (model.deviation_sd(), truth.deviation_sd());
        let tau = ((&tau, &true_tau), errors.deviation_sd.get());
        for ((found, truth), error) in means.chain(entries).chain([tau]) {
            squares += ((found - truth) / error).powi(2);
            count += 1.0;
        }
    }
    // Of 30 figures, correlated in part: off by what their errors say, three errors of a root mean square, 1 / √60 each.
    let off = (squares / count).sqrt();
    println!("off by {off:.2} of their errors");
    assert!((0.6..1.4).contains(&off), "{off}");
}

/// Plausible people are spread as the posterior is: 4,000 of them, four Monte-Carlo errors.
#[test]
fn plausible_people_have_the_moments_of_the_posterior() {
    let model = truth();
    let answers = &people(&model, 1, 5)[0];
    let known = estimate(&model, answers).unwrap();
    let drawn = known.plausible(4_000, &mut Draws::seeded(6));
    assert_eq!(drawn, known.plausible(4_000, &mut Draws::seeded(6)));
    let mean = |of: &dyn Fn(&Person) -> f64| drawn.iter().map(of).sum::<f64>() / 4_000.0;
    for c in 0..12 {
        let (own, d) = (known.competence(c), c % 3);
        let (centre, sd) = (own.mean.get(), own.standard_error.get());
        let whole = known.domain(d);
        assert!((mean(&|p| p.competence(c).get()) - centre).abs() < 4.0 * sd / 4_000_f64.sqrt());
        let variance = mean(&|p| (p.competence(c).get() - centre).powi(2));
        assert!((variance / (sd * sd) - 1.0).abs() < 4.0 * (2.0 / 4_000_f64).sqrt(), "{variance}");
        let together = mean(&|p| (p.competence(c).get() - centre) * (p.domain(d).get() - whole.mean.get()));
        let scale = sd * whole.standard_error.get();
        assert!((together - known.covariance(c, d)).abs() < 4.0 * scale * (2.0 / 4_000_f64).sqrt());
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
    for rounds_max in [0, usize::MAX] {
        let endless = Settings { rounds_max, ..Settings::default() };
        assert!(population(&model, &people(&model, 2, 4), endless).is_err());
    }
}

//! Items of several scores and evidence from outside, with domains and competences together.

use proptest::prelude::*;
use psychometrics::simulate::{Draws, Person};
use psychometrics::{
    Ability, Error, Evidence, Graded, Item, Model, PartialCredit, Posterior, Response, StandardError,
    Subject, Weight, estimate, estimate_with,
};

use crate::support::{Kind, item, likelihood};

fn se(value: f64) -> StandardError {
    StandardError::new(value).unwrap()
}

fn told(about: Subject, mean: f64, error: f64) -> Evidence {
    Evidence::new(about, Ability::new(mean).unwrap(), se(error), Weight::FULL).unwrap()
}

/// An item of any kind.
fn any_item(draws: &mut Draws) -> Item {
    let a = (0.2 + 0.3 * draws.normal()).exp().clamp(0.5, 2.5);
    let middle = draws.normal();
    match draws.below(3) {
        0 => item(Kind::TwoParameters, draws).into(),
        1 => Graded::new(a, &[middle - 0.8, middle, middle + 0.9]).unwrap().into(),
        _ => PartialCredit::new(a, &[middle + 0.3, middle - 0.4]).unwrap().into(),
    }
}

fn answers(model: &Model, count: usize, draws: &mut Draws) -> Vec<Response> {
    let person = Person::drawn(model, draws);
    let answer = |_| {
        let (competence, item) = (draws.below(model.competences()), any_item(draws));
        let score = person.scores(competence, &item, draws);
        Response { competence, item, score, weight: Weight::FULL }
    };
    (0..count).map(answer).collect()
}

#[test]
fn items_of_several_scores_agree_with_quadrature() {
    let model = Model::equicorrelated(1, 0.0, 0.3, vec![0]).unwrap();
    let mut draws = Draws::seeded(21);
    let (mut means, mut errors) = (0.0, 0.0);
    for _ in 0..400 {
        let answers = answers(&model, 8, &mut draws);
        let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
        for k in 0..=2_000 {
            let z = -8.0 + 16.0 * f64::from(k) / 2_000.0;
            let theta = 1.09_f64.sqrt() * z;
            let weight = answers.iter().map(|a| likelihood(a, theta)).product::<f64>() * (-0.5 * z * z).exp();
            (sum, first, second) = (sum + weight, first + weight * theta, second + weight * theta * theta);
        }
        let (mean, sd) = (first / sum, (second / sum - (first / sum).powi(2)).sqrt());
        let found = estimate(&model, &answers).unwrap().competence(0);
        means += ((found.mean.get() - mean) / sd).powi(2) / 400.0;
        errors += (found.standard_error.get() / sd - 1.0).powi(2) / 400.0;
    }
    println!(
        "means {:.4} SE, standard errors {:.2} % (root mean squares)",
        means.sqrt(),
        100.0 * errors.sqrt()
    );
    assert!(means.sqrt() < 0.02 && errors.sqrt() < 0.02, "{} {}", means.sqrt(), errors.sqrt());
}

/// With evidence alone everything is Gaussian, and known in closed form.
#[test]
fn evidence_alone_is_weighed_as_normal_theory_says() {
    let model = Model::equicorrelated(2, 0.7, 0.5, vec![0, 0, 1]).unwrap();
    let posterior = estimate_with(&model, &[], &[told(Subject::Domain(0), 1.0, 0.5)]).unwrap();
    let share = 1.0 / (1.0 + 0.25);
    assert!((posterior.domain(0).mean.get() - share).abs() < 1e-12);
    assert!((posterior.domain(0).standard_error.get().powi(2) - 0.25 * share).abs() < 1e-12);
    assert!((posterior.domain(1).mean.get() - 0.7 * share).abs() < 1e-12);
    // Of a competence: the prior variance is 1 + τ², the covariance with its domain 1.
    let posterior = estimate_with(&model, &[], &[told(Subject::Competence(1), 1.0, 0.5)]).unwrap();
    assert!((posterior.competence(1).mean.get() - 1.25 / 1.5).abs() < 1e-12);
    assert!((posterior.domain(0).mean.get() - 1.0 / 1.5).abs() < 1e-12);
    assert!((posterior.competence(0).mean.get() - 1.0 / 1.5).abs() < 1e-12);
}

#[test]
fn a_severe_observer_is_read_as_she_means() -> Result<(), Error> {
    let about = Subject::Domain(0);
    let rated = Evidence::observed(about, Ability::new(0.2)?, 0.5, se(0.6), Weight::FULL)?;
    assert_eq!(rated, told(about, 0.7, 0.6));
    assert!(Evidence::observed(about, Ability::new(0.2)?, f64::NAN, se(0.6), Weight::FULL).is_err());
    assert!(Evidence::new(about, Ability::new(0.2)?, se(0.0), Weight::FULL).is_err());
    Ok(())
}

#[test]
fn what_does_not_exist_is_refused_by_name() {
    let model = Model::equicorrelated(2, 0.7, 0.5, vec![0, 0, 1]).unwrap();
    let refusal = |about| estimate_with(&model, &[], &[told(about, 0.0, 1.0)]).unwrap_err().to_string();
    assert_eq!(
        refusal(Subject::Domain(2)),
        "evidence 0 has domain 2, which does not exist; there are 2 (all counted from 0)"
    );
    assert_eq!(
        refusal(Subject::Competence(3)),
        "evidence 0 has competence 3, which does not exist; there are 3 (all counted from 0)"
    );
    let item: Item = Graded::new(1.0, &[0.0, 1.0]).unwrap().into();
    let wrong = Response { competence: 0, item, score: 3, weight: Weight::FULL };
    let refusal = estimate(&model, &[wrong]).unwrap_err().to_string();
    assert_eq!(refusal, "answer 0 has score 3, which does not exist; there are 3 (all counted from 0)");
}

fn bits(posterior: &Posterior) -> Vec<u64> {
    let domains = (0..posterior.domains()).map(|d| posterior.domain(d));
    let competences = (0..posterior.competences()).map(|c| posterior.competence(c));
    domains
        .chain(competences)
        .flat_map(|e| [e.mean.get().to_bits(), e.standard_error.get().to_bits()])
        .collect()
}

proptest! {
    #[test]
    fn order_changes_no_bit_and_one_more_answer_is_a_replay(seed in any::<u64>(), count in 1_usize..30) {
        let model = Model::equicorrelated(3, 0.7, 0.4, (0..9).map(|c| c % 3).collect()).unwrap();
        let mut draws = Draws::seeded(seed);
        let mut answers = answers(&model, count, &mut draws);
        let mut evidence =
            vec![told(Subject::Domain(1), 0.5, 0.7), told(Subject::Competence(4), -1.0, 0.9), told(Subject::Competence(4), 0.2, 0.6)];
        let forward = estimate_with(&model, &answers, &evidence).unwrap();
        prop_assert!(bits(&forward).iter().all(|b| f64::from_bits(*b).is_finite()));
        answers.reverse();
        evidence.reverse();
        prop_assert_eq!(bits(&forward), bits(&estimate_with(&model, &answers, &evidence).unwrap()));
    }
}

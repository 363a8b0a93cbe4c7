//! Simulated sessions: six domains, 80 competences, adaptive choice, true abilities known.
//!
//! Goals (design, "Measurement"): 95 % intervals cover 94–96 % of domains and 93–97 % of competences after
//! 10, 25 and 60 answers, by both response models. The bound on errors: for a posterior that is right, the
//! mean squared error *is* the mean posterior variance, so their difference must be 0 within Monte-Carlo
//! error, plus 4 % for the standard errors that the variational method makes up to 2 % too small.
//!
//! Persons are the independent draws; their domains and competences are not. Monte-Carlo errors are
//! therefore those of means over persons (clusters).

use psychometrics::selection::{Candidate, choose, fall};
use psychometrics::simulate::{Draws, Person};
use psychometrics::{
    Ability, Estimate, ItemParameters, Model, Posterior, Probability, Response, Scope, estimate,
};

use crate::support::{Kind, answered, bank};

const LENGTHS: [usize; 3] = [10, 25, 60];
const SEEDS: [u64; 4] = [60, 61, 62, 63];
const PERSONS_PER_SEED: usize = 250;
const COMPETENCES: usize = 80;
const BANK: usize = 480;

/// One person's figures at one length, averaged over domains or competences.
#[derive(Default, Clone, Copy)]
struct Figures {
    covered: f64,
    squared_error: f64,
    variance: f64,
}

fn figures(pairs: impl ExactSizeIterator<Item = (Estimate, Ability)>) -> Figures {
    let count = pairs.len() as f64;
    pairs.fold(Figures::default(), |sum, (found, truth)| {
        let (low, high) = found.interval(Probability::USUAL_COVERAGE);
        let error = found.mean.get() - truth.get();
        let sd = found.standard_error.get();
        Figures {
            covered: sum.covered + f64::from(low <= truth && truth <= high) / count,
            squared_error: sum.squared_error + error * error / count,
            variance: sum.variance + sd * sd / count,
        }
    })
}

/// Mean over persons, and its Monte-Carlo error.
fn mean(values: impl ExactSizeIterator<Item = f64> + Clone) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.clone().sum::<f64>() / count;
    let variance = values.map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, (variance / count).sqrt())
}

fn next(posterior: &Posterior, bank: &[(usize, ItemParameters)], asked: &[bool], draws: &mut Draws) -> usize {
    let open = bank.iter().enumerate().filter(|(index, _)| !asked[*index]);
    let candidates: Vec<Candidate> = open
        .map(|(index, (competence, item))| {
            Candidate::new(index, fall(posterior, *competence, item, Scope::ALL), 1.0).unwrap()
        })
        .collect();
    choose(&candidates, 5, draws.uniform()).unwrap()
}

/// Figures of one session, for domains and for competences, at each length.
fn session(model: &Model, bank: &[(usize, ItemParameters)], draws: &mut Draws) -> [[Figures; 2]; 3] {
    let person = Person::drawn(model, draws);
    let mut asked = vec![false; bank.len()];
    let mut answers: Vec<Response> = Vec::new();
    let mut posterior = estimate(model, &answers).unwrap();
    LENGTHS.map(|length| {
        while answers.len() < length {
            let index = next(&posterior, bank, &asked, draws);
            asked[index] = true;
            answers.push(answered(&person, bank[index], draws));
            posterior = estimate(model, &answers).unwrap();
        }
        let domains = (0..6).map(|d| (posterior.domain(d), person.domain(d)));
        let competences = (0..COMPETENCES).map(|c| (posterior.competence(c), person.competence(c)));
        [figures(domains), figures(competences)]
    })
}

fn report(kind: Kind, length: usize, what: &str, people: &[Figures], goal: (f64, f64)) {
    let (coverage, coverage_error) = mean(people.iter().map(|person| person.covered));
    let (squared, _) = mean(people.iter().map(|person| person.squared_error));
    let (variance, _) = mean(people.iter().map(|person| person.variance));
    let (excess, excess_error) =
        mean(people.iter().map(|person| person.squared_error - 1.04 * person.variance));
    println!(
        "{kind:?}, {length} answers, {what}: coverage {:.1} ± {:.1} %, RMSE {:.3}, posterior SE {:.3}",
        100.0 * coverage,
        100.0 * coverage_error,
        squared.sqrt(),
        variance.sqrt()
    );
    assert!(coverage >= goal.0 - 3.0 * coverage_error && coverage <= goal.1 + 3.0 * coverage_error);
    assert!(excess <= 3.0 * excess_error, "errors exceed what the posterior says");
}

fn check(kind: Kind) {
    let model = Model::equicorrelated(6, 0.7, 0.3, (0..COMPETENCES).map(|c| c % 6).collect()).unwrap();
    let mut sessions = Vec::new();
    for seed in SEEDS {
        let mut draws = Draws::seeded(seed);
        let bank = bank(kind, BANK, COMPETENCES, &mut draws);
        sessions.extend((0..PERSONS_PER_SEED).map(|_| session(&model, &bank, &mut draws)));
    }
    for (k, length) in LENGTHS.into_iter().enumerate() {
        let domains: Vec<Figures> = sessions.iter().map(|session| session[k][0]).collect();
        let competences: Vec<Figures> = sessions.iter().map(|session| session[k][1]).collect();
        report(kind, length, "domains", &domains, (0.94, 0.96));
        report(kind, length, "competences", &competences, (0.93, 0.97));
    }
}

#[test]
fn without_guessing_intervals_cover_what_they_promise() {
    check(Kind::TwoParameters);
}

#[test]
fn with_guessing_intervals_cover_what_they_promise() {
    check(Kind::ThreeParameters);
}

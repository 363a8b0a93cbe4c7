//! The population from data: mean μ and covariance Σ of the domains, and the deviation τ of competences.
//!
//! The EM algorithm (Dempster, Laird & Rubin 1977) with items known: each person's posterior under the model so far; then
//! the model of which these posteriors are the average; steps are extrapolated. With the Gaussian posterior of [`crate::estimate()`](fn@crate::estimate).

mod errors;

pub use errors::Errors;

use crate::error::Error;
use crate::estimate::{Response, estimate};
use crate::model::Model;
use crate::parts::in_parts;
use crate::posterior::Posterior;

/// What the answers of many people say of the population.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// μ, Σ and τ as estimated.
    pub model: Model,
    /// Their standard errors; `None` where people are too few, or too alike, to tell.
    pub errors: Option<Errors>,
    /// Rounds of the EM algorithm.
    pub rounds: usize,
    /// Whether no entry moved by more than the tolerance in the last round.
    pub settled: bool,
}

/// When the estimation of a population ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Rounds at most, 1 to 100,000; they come in pairs, of an odd number the last one too.
    pub rounds_max: usize,
    /// The largest move of an entry of μ, Σ or of τ², in logits or logits², from which it has come to rest.
    pub tolerance: f64,
}

/// A tolerance that rounding keeps out of reach must not mean a loop without end.
const ROUNDS_MAX: usize = 100_000;

impl Default for Settings {
    fn default() -> Self {
        Self { rounds_max: 300, tolerance: 1e-4 }
    }
}

/// Sums over people; all of them in a fixed order.
struct Sums {
    first: Vec<f64>,
    second: Vec<f64>,
    deviations: f64,
    competences: f64,
}

/// Estimates the population of which `people` (each a list of answers) are a sample, beginning at `start`, which says how
/// many domains and competences there are. A τ of 0 stays 0.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two people; [`Error::OutOfRange`] for a tolerance that is not above 0 or rounds outside
/// 1 to 100,000; as [`Model::new`] for a population that no model describes, and as [`estimate`](fn@crate::estimate()) for
/// their answers, naming the person.
pub fn population(start: &Model, people: &[Vec<Response>], settings: Settings) -> Result<Population, Error> {
    if people.len() < 2 {
        return Err(Error::TooFew { what: "the people", found: people.len(), least: 2 });
    }
    if !(settings.tolerance > 0.0 && settings.tolerance.is_finite()) {
        let value = settings.tolerance;
        return Err(Error::OutOfRange { what: "the tolerance", value, allowed: "finite and above 0" });
    }
    if !(1..=ROUNDS_MAX).contains(&settings.rounds_max) {
        let value = settings.rounds_max as f64;
        let what = "the greatest number of rounds";
        return Err(Error::OutOfRange { what, value, allowed: "between 1 and 100000" });
    }
    let (mut model, mut rounds) = (start.clone(), 0);
    loop {
        let first = improved(&model, people)?;
        let second = improved(&first, people)?;
        rounds += 2;
        if distance(&first, &second) <= settings.tolerance {
            return finished(second, people, rounds, true);
        }
        if rounds >= settings.rounds_max {
            // Not the point that an extrapolation would try next.
            return finished(second, people, rounds, false);
        }
        model = extrapolated(&model, &first, &second).unwrap_or(second);
    }
}

fn finished(
    model: Model,
    people: &[Vec<Response>],
    rounds: usize,
    settled: bool,
) -> Result<Population, Error> {
    let errors = errors::errors(&model, people)?;
    Ok(Population { model, errors, rounds, settled })
}

/// Longest extrapolation, in steps of the algorithm.
const STRIDE_MAX: f64 = 16.0;

/// Two steps drawn out (SQUAREM, Varadhan & Roland 2008, scheme S3): x₀ + 2 α r + α² v with r the first step, v the change
/// between both, α = |r| / |v|. `None` where no population is like that: the second step then stands.
fn extrapolated(start: &Model, first: &Model, second: &Model) -> Option<Model> {
    let (x0, x1, x2) = (entries(start), entries(first), entries(second));
    let r: Vec<f64> = x1.iter().zip(&x0).map(|(b, a)| b - a).collect();
    let v: Vec<f64> = x2.iter().zip(&x1).zip(&r).map(|((c, b), r)| c - b - r).collect();
    let norm = |values: &[f64]| libm::sqrt(values.iter().map(|value| value * value).sum());
    let stride = (norm(&r) / norm(&v)).clamp(1.0, STRIDE_MAX);
    if !stride.is_finite() {
        return None;
    }
    let next: Vec<f64> =
        x0.iter().zip(&r).zip(&v).map(|((x, r), v)| x + 2.0 * stride * r + stride * stride * v).collect();
    let size = start.domains();
    let (mean, rest) = next.split_at(size);
    let (covariance, log_variance) = rest.split_at(size * size);
    let sd = log_variance.first().map_or(start.deviation_sd(), |log| libm::exp(0.5 * log));
    Model::new(mean.to_vec(), covariance.to_vec(), start.domain_of().to_vec(), sd).ok()
}

/// μ, Σ and, unless it is 0, ln τ².
fn entries(model: &Model) -> Vec<f64> {
    let mut all = [model.mean(), model.covariance()].concat();
    if model.deviation_sd() > 0.0 {
        all.push(2.0 * libm::log(model.deviation_sd()));
    }
    all
}

fn improved(model: &Model, people: &[Vec<Response>]) -> Result<Model, Error> {
    let size = model.domains();
    let nothing =
        || Sums { first: vec![0.0; size], second: vec![0.0; size * size], deviations: 0.0, competences: 0.0 };
    let part = |range: std::ops::Range<usize>| {
        let mut sums = nothing();
        for person in range {
            let answers = &people[person];
            let known = estimate(model, answers).map_err(|error| of_person(error, person))?;
            add(&mut sums, model, &known, answers);
        }
        Ok(sums)
    };
    let mut all = nothing();
    for sums in in_parts(people.len(), part) {
        let sums: Sums = sums?;
        all.first.iter_mut().zip(&sums.first).for_each(|(all, own)| *all += own);
        all.second.iter_mut().zip(&sums.second).for_each(|(all, own)| *all += own);
        all.deviations += sums.deviations;
        all.competences += sums.competences;
    }
    let count = people.len() as f64;
    let mean: Vec<f64> = all.first.iter().map(|sum| sum / count).collect();
    let entry = |place: usize| all.second[place] / count - mean[place / size] * mean[place % size];
    let covariance = (0..size * size).map(entry).collect();
    let variance = if all.competences > 0.0 {
        all.deviations / all.competences
    } else {
        model.deviation_sd() * model.deviation_sd()
    };
    Model::new(mean, covariance, model.domain_of().to_vec(), libm::sqrt(variance))
}

/// The same refusal, naming the person.
fn of_person(error: Error, person: usize) -> Error {
    match error {
        Error::NoSuchIn { list, entry, what, index, count, .. } => {
            Error::NoSuchIn { list, entry, person: Some(person), what, index, count }
        }
        other => other,
    }
}

/// E[θ_d], E[θ_d θ_e], and of each competence answered E[δ_c²]: a competence without answers says nothing of τ.
fn add(sums: &mut Sums, model: &Model, known: &Posterior, answers: &[Response]) {
    let size = model.domains();
    for d in 0..size {
        let mean = known.domain(d).mean.get();
        sums.first[d] += mean;
        for e in 0..size {
            sums.second[d * size + e] += mean * known.domain(e).mean.get() + known.domain_covariance(d, e);
        }
    }
    let Square { sum, count } = deviations(model, known, answers);
    sums.deviations += sum;
    sums.competences += count;
}

/// Expected squares, added up, and how many.
struct Square {
    sum: f64,
    count: f64,
}

/// E[δ_c²] of each competence answered.
fn deviations(model: &Model, known: &Posterior, answers: &[Response]) -> Square {
    let mut answered: Vec<usize> =
        answers.iter().filter(|a| a.weight.get() > 0.0).map(|a| a.competence).collect();
    answered.sort_unstable();
    answered.dedup();
    let mut square = Square { sum: 0.0, count: 0.0 };
    for competence in answered {
        let domain = model.domain_of()[competence];
        let (own, whole) = (known.competence(competence), known.domain(domain));
        let mean = own.mean.get() - whole.mean.get();
        let variance = own.standard_error.get() * own.standard_error.get()
            + whole.standard_error.get() * whole.standard_error.get()
            - 2.0 * known.covariance(competence, domain);
        square.sum += mean * mean + variance.max(0.0);
        square.count += 1.0;
    }
    square
}

fn distance(one: &Model, other: &Model) -> f64 {
    let pairs = one.mean().iter().zip(other.mean()).chain(one.covariance().iter().zip(other.covariance()));
    let deviation = |model: &Model| model.deviation_sd() * model.deviation_sd();
    pairs.map(|(a, b)| (a - b).abs()).fold((deviation(one) - deviation(other)).abs(), f64::max)
}

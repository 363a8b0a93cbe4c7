//! Correlations of abilities, from what people's answers say of each.

use crate::cholesky;
use crate::estimate::Gaussian;
use crate::numbers::{Ability, StandardError};
use crate::parts::in_parts;
use crate::posterior::Estimate;

/// Rounds at most, and the move of a correlation from which they rest.
const ROUNDS_MAX: usize = 1_000;
const REST: f64 = 1e-7;
/// The least share of a domain's variance that the others leave unexplained.
const PIVOT_MIN: f64 = 1e-3;

/// What answers say of one ability, from a posterior with the prior N(0, 1), as shares of abilities.
pub(super) fn told(theta: &[f64], shares: &[f64]) -> Gaussian {
    let average = |of: &dyn Fn(f64) -> f64| -> f64 {
        theta.iter().zip(shares).map(|(theta, share)| share * of(*theta)).sum()
    };
    let mean = average(&|theta| theta);
    let variance = average(&|theta| (theta - mean) * (theta - mean)).max(1e-6);
    // Guessing may leave a person less well known than before: then her answers are taken to say nothing.
    if variance >= 1.0 - 1e-6 {
        return Gaussian::NOTHING;
    }
    Gaussian { precision: 1.0 / variance - 1.0, shift: mean / variance }
}

/// Correlations, row by row, and their standard errors.
pub(super) struct Correlations {
    pub(super) matrix: Vec<f64>,
    pub(super) errors: Vec<f64>,
    pub(super) settled: bool,
}

/// The likeliest correlations; `told` has the domains of one person after another.
pub(super) fn found(told: &[Gaussian], size: usize) -> Correlations {
    let mut matrix = identity(size);
    let people = told.len() / size;
    let mut settled = people == 0 || size == 1;
    let mut rounds = 0;
    while !settled && rounds < ROUNDS_MAX {
        let precision = inverse(&matrix, size);
        let sums = in_parts(people, |range| {
            let mut sum = vec![0.0; size * size];
            for told in told[range.start * size..range.end * size].chunks(size) {
                let moments = second_moments(&precision, told, size);
                sum.iter_mut().zip(moments).for_each(|(sum, own)| *sum += own);
            }
            sum
        });
        let mut next = vec![0.0; size * size];
        sums.into_iter().for_each(|sum| next.iter_mut().zip(sum).for_each(|(all, own)| *all += own));
        scale(&mut next, size);
        let moved = next.iter().zip(&matrix).map(|(next, before)| (next - before).abs()).fold(0.0, f64::max);
        matrix = next;
        rounds += 1;
        settled = moved < REST;
    }
    Correlations { errors: errors(&matrix, told, size), matrix, settled }
}

impl Correlations {
    /// What a person's answers in all other domains say of one, person after person.
    pub(super) fn by_others(&self, told: &[Gaussian], domain: usize) -> Vec<Estimate> {
        let size = self.matrix.len().isqrt();
        let precision = inverse(&self.matrix, size);
        let one = |own: &[Gaussian]| {
            let mut others = own.to_vec();
            others[domain] = Gaussian::NOTHING;
            let (mean, covariance) = posterior(&precision, &others, size);
            Estimate {
                mean: Ability::by_construction(mean[domain].clamp(-6.0, 6.0)),
                standard_error: StandardError::by_construction(libm::sqrt(
                    covariance[domain * size + domain].clamp(0.0, 1.0),
                )),
            }
        };
        told.chunks(size).map(one).collect()
    }
}

fn identity(size: usize) -> Vec<f64> {
    let mut matrix = vec![0.0; size * size];
    (0..size).for_each(|place| matrix[place * size + place] = 1.0);
    matrix
}

/// M⁻¹ = L⁻ᵀ L⁻¹.
fn inverse(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut lower = matrix.to_vec();
    cholesky::factor(&mut lower, size);
    let mut half = identity(size);
    cholesky::forward(&lower, &mut half, size);
    let mut inverse = vec![0.0; size * size];
    for row in half.chunks(size) {
        for (one, by_row) in row.iter().enumerate() {
            let own = inverse[one * size..(one + 1) * size].iter_mut().zip(row);
            own.for_each(|(sum, by_column)| *sum += by_row * by_column);
        }
    }
    inverse
}

/// Mean and covariance of a person's abilities.
fn posterior(precision: &[f64], told: &[Gaussian], size: usize) -> (Vec<f64>, Vec<f64>) {
    let mut sum = precision.to_vec();
    for (place, told) in told.iter().enumerate() {
        sum[place * size + place] += told.precision;
    }
    let covariance = inverse(&sum, size);
    let mean = covariance.chunks(size).map(|row| row.iter().zip(told).map(|(c, told)| c * told.shift).sum());
    (mean.collect(), covariance)
}

/// E θ θᵀ of a person.
fn second_moments(precision: &[f64], told: &[Gaussian], size: usize) -> Vec<f64> {
    let (mean, mut moments) = posterior(precision, told, size);
    for (row, one) in moments.chunks_mut(size).zip(&mean) {
        row.iter_mut().zip(&mean).for_each(|(moment, other)| *moment += one * other);
    }
    moments
}

/// Scales a covariance matrix to a diagonal of 1, and draws it towards 0 off the diagonal while it is nearly singular.
fn scale(matrix: &mut [f64], size: usize) {
    let sd: Vec<f64> =
        (0..size).map(|place| libm::sqrt(matrix[place * size + place].max(f64::MIN_POSITIVE))).collect();
    for (row, one) in matrix.chunks_mut(size).zip(&sd) {
        row.iter_mut().zip(&sd).for_each(|(value, other)| *value /= one * other);
    }
    // 0.99 to the power of 1,000 leaves nothing off the diagonal: it ends.
    for _ in 0..1_000 {
        if cholesky::factor(&mut matrix.to_vec(), size) >= PIVOT_MIN {
            break;
        }
        for (place, value) in matrix.iter_mut().enumerate() {
            *value = if place / size == place % size { 1.0 } else { 0.99 * *value };
        }
    }
}

/// From the cross products of people's slopes Σ⁻¹ (E θ θᵀ − Σ) Σ⁻¹ (Meilijson 1989), by the correlations alone.
fn errors(matrix: &[f64], told: &[Gaussian], size: usize) -> Vec<f64> {
    let pairs: Vec<(usize, usize)> =
        (0..size).flat_map(|row| (0..row).map(move |column| (row, column))).collect();
    let count = pairs.len();
    if count == 0 {
        return vec![0.0; size * size];
    }
    let precision = inverse(matrix, size);
    let parts = in_parts(told.len() / size, |range| {
        let mut products = vec![0.0; count * count];
        for told in told[range.start * size..range.end * size].chunks(size) {
            let moments = second_moments(&precision, told, size);
            let rest: Vec<f64> = moments.iter().zip(matrix).map(|(moment, value)| moment - value).collect();
            let left = times(&precision, &rest, size);
            let slopes = times(&left, &precision, size);
            for (row, one) in pairs.iter().enumerate() {
                for (column, other) in pairs.iter().enumerate().take(row + 1) {
                    products[row * count + column] +=
                        slopes[one.0 * size + one.1] * slopes[other.0 * size + other.1];
                }
            }
        }
        products
    });
    let mut information = vec![0.0; count * count];
    parts.into_iter().for_each(|own| information.iter_mut().zip(own).for_each(|(all, own)| *all += own));
    // Where nothing is told an error is large, and finite.
    (0..count).for_each(|place| information[place * count + place] += 1e-9);
    let covariance = inverse(&information, count);
    let mut errors = vec![0.0; size * size];
    for (place, (row, column)) in pairs.into_iter().enumerate() {
        let error = libm::sqrt(covariance[place * count + place].max(0.0));
        errors[row * size + column] = error;
        errors[column * size + row] = error;
    }
    errors
}

fn times(one: &[f64], other: &[f64], size: usize) -> Vec<f64> {
    let mut product = vec![0.0; size * size];
    for (row, sums) in one.chunks(size).zip(product.chunks_mut(size)) {
        for (value, own) in row.iter().zip(other.chunks(size)) {
            sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += value * own);
        }
    }
    product
}

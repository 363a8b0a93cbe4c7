//! How well a population is known.

use super::Square;
use crate::cholesky;
use crate::error::Error;
use crate::estimate::{Response, estimate};
use crate::model::Model;
use crate::numbers::StandardError;
use crate::parts::in_parts;
use crate::posterior::Posterior;

/// Standard errors of what a population was estimated to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Errors {
    /// Of the mean of each domain, in logits.
    pub mean: Vec<StandardError>,
    /// Of each entry of Σ, row by row, in logits².
    pub covariance: Vec<f64>,
    /// Of τ, in logits; 0 where τ is 0.
    pub deviation_sd: StandardError,
}

/// By the cross products of the people's scores, each the slope of the log-likelihood of one person's answers (Fisher's
/// identity; Louis 1982, Meilijson 1989): for μ, P (m − μ) with P = Σ⁻¹ and the posterior's mean m; for Σ, ½ (P (S + (m − μ)
/// (m − μ)ᵀ) P − P); for τ², Σ (E[δ²] − τ²) / 2 τ⁴. `None` where people are too few or too alike to tell.
pub(super) fn errors(model: &Model, people: &[Vec<Response>]) -> Result<Option<Errors>, Error> {
    let size = model.domains();
    let entries = size + size * (size + 1) / 2 + usize::from(model.deviation_sd() > 0.0);
    let precision = inverse(model.covariance(), size);
    let part = |range: std::ops::Range<usize>| {
        let mut products = vec![0.0; entries * entries];
        for answers in &people[range] {
            let score = score(model, &precision, &estimate(model, answers)?, answers);
            for (row, own) in score.iter().enumerate() {
                for (column, other) in score.iter().enumerate() {
                    products[row * entries + column] += own * other;
                }
            }
        }
        Ok(products)
    };
    let mut products = vec![0.0; entries * entries];
    for own in in_parts(people.len(), part) {
        let own: Vec<f64> = own?;
        products.iter_mut().zip(&own).for_each(|(sum, own)| *sum += own);
    }
    // In units of each entry's own information, so that a pivot says what the others leave of it.
    let unit: Vec<f64> = (0..entries).map(|k| libm::sqrt(products[k * entries + k])).collect();
    if !products.iter().all(|product| product.is_finite()) || unit.iter().any(|unit| *unit <= 0.0) {
        return Ok(None);
    }
    for row in 0..entries {
        for column in 0..entries {
            products[row * entries + column] /= unit[row] * unit[column];
        }
    }
    if cholesky::factor(&mut products.clone(), entries) < PIVOT_MIN {
        return Ok(None);
    }
    let inverse = inverse(&products, entries);
    let error = |k: usize| libm::sqrt(inverse[k * entries + k].max(0.0)) / unit[k];
    let covariance = (0..size * size).map(|place| error(at(size, place / size, place % size))).collect();
    let tau = model.deviation_sd();
    let of_tau = if tau > 0.0 { error(entries - 1) / (2.0 * tau) } else { 0.0 };
    Ok(Some(Errors {
        mean: (0..size).map(|d| StandardError::nearest(error(d))).collect(),
        covariance,
        deviation_sd: StandardError::nearest(of_tau),
    }))
}

/// Less than this share of an entry's information beside the others is rounding.
const PIVOT_MIN: f64 = 1e-9;

/// The place of an entry of Σ among all entries: means first, then the upper triangle row by row.
fn at(size: usize, one: usize, other: usize) -> usize {
    let (low, high) = (one.min(other), one.max(other));
    size + low * size - low * (low + 1) / 2 + high
}

fn inverse(matrix: &[f64], size: usize) -> Vec<f64> {
    let column = |k: usize| {
        let unit: Vec<f64> = (0..size).map(|row| f64::from(u8::from(row == k))).collect();
        cholesky::solved(matrix.to_vec(), &unit)
    };
    (0..size).flat_map(column).collect()
}

fn score(model: &Model, precision: &[f64], known: &Posterior, answers: &[Response]) -> Vec<f64> {
    let size = model.domains();
    let apart: Vec<f64> = (0..size).map(|d| known.domain(d).mean.get() - model.mean()[d]).collect();
    let times = |left: &[f64], right: &[f64]| -> Vec<f64> {
        let entry = |place: usize| -> f64 {
            (0..size).map(|k| left[place / size * size + k] * right[k * size + place % size]).sum()
        };
        (0..size * size).map(entry).collect()
    };
    let square: Vec<f64> = (0..size * size)
        .map(|place| {
            let (d, e) = (place / size, place % size);
            known.domain_covariance(d, e) + apart[d] * apart[e]
        })
        .collect();
    let bent = times(&times(precision, &square), precision);
    let mut score: Vec<f64> =
        (0..size).map(|d| (0..size).map(|e| precision[d * size + e] * apart[e]).sum()).collect();
    for d in 0..size {
        for e in d..size {
            let half = 0.5 * (bent[d * size + e] - precision[d * size + e]);
            // An entry off the diagonal stands twice in Σ.
            score.push(if d == e { half } else { 2.0 * half });
        }
    }
    let variance = model.deviation_sd() * model.deviation_sd();
    if variance > 0.0 {
        let Square { sum, count } = super::deviations(model, known, answers);
        score.push((sum - count * variance) / (2.0 * variance * variance));
    }
    score
}

//! Old parameters against new ones.

use crate::calibration::Calibrated;
use crate::cholesky;
use crate::dif::discoveries;
use crate::error::Error;
use crate::numbers::Probability;

/// The interquartile range of a normal distribution is 1 / 0.74 standard deviations.
const QUARTILES: f64 = 0.74;

/// An item as it was, and as it is found again on the same scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// As it was.
    pub old: Calibrated,
    /// As it is.
    pub new: Calibrated,
}

/// Whether an item drifted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemDrift {
    /// χ² = δᵀ (V_old + V_new)⁻¹ δ with the differences δ of all parameters (Lord 1980, equation 14-2).
    pub chi_square: f64,
    /// How many parameters: the degrees of freedom.
    pub parameters: usize,
    /// Its p value.
    pub p: Probability,
    /// Whether it is among the discoveries at the rate that was asked.
    pub flagged: bool,
}

/// Looks at all items at once: of those flagged a share `rate` may be false (Benjamini & Hochberg 1995). Both calibrations
/// must be of different people.
///
/// # Errors
/// [`Error::NotAlike`] for an item of another kind, or one whose errors leave nothing to compare: both are fixed;
/// [`Error::OutOfRange`] for a rate of 0 or 1.
pub fn drifted(items: &[Pair], rate: Probability) -> Result<Vec<ItemDrift>, Error> {
    if rate.get() <= 0.0 || rate.get() >= 1.0 {
        let what = "the false discovery rate";
        let allowed = "between 0 and 1, neither of them";
        return Err(Error::OutOfRange { what, value: rate.get(), allowed });
    }
    let found = items.iter().enumerate().map(|(item, pair)| of_pair(pair).ok_or(Error::NotAlike { item }));
    let mut found = found.collect::<Result<Vec<ItemDrift>, Error>>()?;
    let p: Vec<f64> = found.iter().map(|item| item.p.get()).collect();
    found.iter_mut().zip(discoveries(&p, rate.get())).for_each(|(item, flagged)| item.flagged = flagged);
    Ok(found)
}

fn of_pair(Pair { old, new }: &Pair) -> Option<ItemDrift> {
    let parameters = |item: &Calibrated| {
        let mut all = vec![item.item.discrimination()];
        all.extend(item.item.difficulties());
        all
    };
    let (before, after) = (parameters(old), parameters(new));
    let size = before.len();
    let (one, other) = (&old.errors.covariance, &new.errors.covariance);
    let alike = std::mem::discriminant(&old.item) == std::mem::discriminant(&new.item);
    if !alike || after.len() != size || one.len() != size * size || other.len() != size * size {
        return None;
    }
    let covariance: Vec<f64> = one.iter().zip(other).map(|(one, other)| one + other).collect();
    if cholesky::factor(&mut covariance.clone(), size) <= 0.0 {
        return None;
    }
    let differences: Vec<f64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
    let solved = cholesky::solved(covariance, &differences);
    let chi_square: f64 = differences.iter().zip(solved).map(|(one, other)| one * other).sum();
    let chi_square = chi_square.clamp(0.0, f64::MAX);
    let p = Probability::by_construction(upper_tail(chi_square, size));
    Some(ItemDrift { chi_square, parameters: size, p, flagged: false })
}

/// P(χ² ≥ x) with whole degrees of freedom: a finite sum (Abramowitz & Stegun 1964, 26.4.4 and 26.4.5).
fn upper_tail(x: f64, freedom: usize) -> f64 {
    let half = 0.5 * x;
    // The first term of the sum is that of 2 degrees of freedom, or of 3.
    let odd = freedom % 2 == 1;
    let mut tail = if odd { libm::erfc(libm::sqrt(half)) } else { 0.0 };
    let mut order = if odd { 0.5 } else { 0.0 };
    while order < 0.5 * freedom as f64 - 0.25 {
        // In logarithms: a large x to a power would overflow before its exponential is small.
        let log = if half > 0.0 {
            order * libm::log(half)
        } else if order > 0.0 {
            f64::NEG_INFINITY
        } else {
            0.0
        };
        tail += libm::exp(log - half - libm::lgamma(order + 1.0));
        order += 1.0;
    }
    tail.clamp(0.0, 1.0)
}

/// How far each difference (of difficulties, or of ln a) is from the median of all, in robust standard deviations:
/// z = (d − median) / (0.74 × interquartile range). Beyond ±1.645 an item is looked at (Huynh & Meyer 2010). No errors
/// and no linking are needed: the median is the link.
///
/// # Errors
/// [`Error::WrongSize`] for fewer than four differences; [`Error::OutOfRange`] for one that is no finite number, or where
/// the middle half of all is the same number.
pub fn robust_z(differences: &[f64]) -> Result<Vec<f64>, Error> {
    if differences.len() < 4 {
        return Err(Error::WrongSize {
            what: "the list of differences",
            found: differences.len(),
            expected: 4,
        });
    }
    if let Some(value) = differences.iter().copied().find(|value| !value.is_finite()) {
        return Err(Error::OutOfRange { what: "the difference", value, allowed: "finite" });
    }
    let mut sorted = differences.to_vec();
    sorted.sort_by(f64::total_cmp);
    let quantile = |share: f64| {
        let at = share * (sorted.len() - 1) as f64;
        let (below, above) = (sorted[at as usize], sorted[(at as usize + 1).min(sorted.len() - 1)]);
        below + (at - at.floor()) * (above - below)
    };
    let (median, range) = (quantile(0.5), quantile(0.75) - quantile(0.25));
    if !(range > 0.0 && range.is_finite()) {
        let what = "the interquartile range of the differences";
        return Err(Error::OutOfRange { what, value: range, allowed: "above 0 and finite" });
    }
    let z = |value: &f64| ((value - median) / (QUARTILES * range)).clamp(-f64::MAX, f64::MAX);
    Ok(differences.iter().map(z).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_the_tables() {
        // 5 % points of χ² (Abramowitz & Stegun 1964, table 26.8).
        for (freedom, x) in [(1, 3.84146), (2, 5.99146), (3, 7.81473), (4, 9.48773), (11, 19.6751)] {
            assert!((upper_tail(x, freedom) - 0.05).abs() < 1e-6, "{freedom}");
            assert!((upper_tail(0.0, freedom) - 1.0).abs() < 1e-15);
            assert_eq!(upper_tail(f64::MAX, freedom).to_bits(), 0);
        }
    }
}

//! Old parameters against new ones.

use crate::calibration::Calibrated;
use crate::chi_square;
use crate::cholesky;
use crate::dif::{check_rate, discoveries};
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
    check_rate(rate)?;
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
    let finite = covariance.iter().all(|value| value.is_finite());
    if !finite || cholesky::factor(&mut covariance.clone(), size) <= 0.0 {
        return None;
    }
    let differences: Vec<f64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
    let solved = cholesky::solved(covariance, &differences);
    let statistic: f64 = differences.iter().zip(solved).map(|(one, other)| one * other).sum();
    // Covariances whose products have no number are those of no item.
    if statistic.is_nan() {
        return None;
    }
    let statistic = statistic.clamp(0.0, f64::MAX);
    let p = Probability::by_construction(chi_square::upper_tail(statistic, size));
    Some(ItemDrift { chi_square: statistic, parameters: size, p, flagged: false })
}

/// How far each difference (of difficulties, or of ln a) is from the median of all, in robust standard deviations:
/// z = (d − median) / (0.74 × interquartile range). Beyond ±1.645 an item is looked at (Huynh & Meyer 2010). No errors
/// and no linking are needed: the median is the link.
///
/// # Errors
/// [`Error::TooFew`] for fewer than four differences, [`Error::Entry`] for one that is no finite number,
/// [`Error::OutOfRange`] where the middle half of all is the same number.
pub fn robust_z(differences: &[f64]) -> Result<Vec<f64>, Error> {
    if differences.len() < 4 {
        return Err(Error::TooFew { what: "the differences", found: differences.len(), least: 4 });
    }
    if let Some(index) = differences.iter().position(|value| !value.is_finite()) {
        let (what, value) = ("the difference", differences[index]);
        return Err(Error::Entry { what, index, value, allowed: "finite" });
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

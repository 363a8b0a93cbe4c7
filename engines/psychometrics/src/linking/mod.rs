//! Linking: two calibrations that have items in common, put on one scale.
//!
//! | method | what it makes equal | source |
//! | --- | --- | --- |
//! | [`Method::MeanMean`] | the means of discriminations and of difficulties | Loyd & Hoover 1980 |
//! | [`Method::MeanSigma`] | the means and standard deviations of difficulties | Marco 1977 |
//! | [`Method::Haebara`] | the curves of each score of each item | Haebara 1980 |
//! | [`Method::StockingLord`] | the curve of the test | Stocking & Lord 1983 |
//!
//! The last two look at curves, so that an item whose parameters are uncertain together does little harm; they are for
//! items of any kind (Kim & Lee 2006).

mod curves;

use crate::calibration::{Calibrated, ItemErrors};
use crate::error::Error;
use crate::response::Item;
use crate::scale::Transformation;

/// How common items are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By mean discriminations and mean difficulties.
    MeanMean,
    /// By means and standard deviations of difficulties.
    MeanSigma,
    /// By the curves of scores, item by item.
    Haebara,
    /// By the curve of the expected score of all.
    StockingLord,
}

/// An item as two calibrations found it.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// On the scale that stays.
    pub old: Item,
    /// On the scale that is to be changed.
    pub new: Item,
}

/// The change of scale that takes abilities, and items, of the new calibration to the old: θ_old = A θ_new + B. Curves
/// are compared at abilities of N(0, 1) on both scales (Haebara's criterion of both directions).
///
/// # Errors
/// [`Error::TooFew`] without common items, [`Error::NotAlike`] for one with another highest score, and
/// [`Error::OutOfRange`] where the change is none that abilities can have: its slope must be between 0.01 and 100.
pub fn link(common: &[Common], method: Method) -> Result<Transformation, Error> {
    if common.is_empty() {
        return Err(Error::TooFew { what: "the common items", found: 0, least: 1 });
    }
    if let Some(item) = common.iter().position(|pair| pair.old.score_max() != pair.new.score_max()) {
        return Err(Error::NotAlike { item });
    }
    match method {
        Method::MeanMean => mean_mean(common),
        Method::MeanSigma => mean_sigma(common),
        Method::Haebara | Method::StockingLord => {
            // Items of equal difficulty have no standard deviation to start from.
            let start = mean_sigma(common).or_else(|_| mean_mean(common))?;
            curves::closest(common, start, method == Method::StockingLord)
        }
    }
}

/// A calibrated item, with its errors, on the other scale.
///
/// # Errors
/// [`Error::OutOfRange`] when the item leaves the range that items may have.
pub fn moved(calibrated: &Calibrated, by: &Transformation) -> Result<Calibrated, Error> {
    let errors = &calibrated.errors;
    let size = errors.thresholds.len() + 1;
    let unit = |place: usize| if place == 0 { 1.0 / by.slope() } else { by.slope() };
    let covariance = errors.covariance.iter().enumerate();
    let errors = ItemErrors {
        a: errors.a / by.slope(),
        thresholds: errors.thresholds.iter().map(|error| error * by.slope()).collect(),
        covariance: covariance.map(|(at, value)| value * unit(at / size) * unit(at % size)).collect(),
    };
    Ok(Calibrated { item: by.item(&calibrated.item)?, errors })
}

fn mean_mean(common: &[Common]) -> Result<Transformation, Error> {
    let mean_a = |item: fn(&Common) -> &Item| mean(common.iter().map(|pair| item(pair).discrimination()));
    through_means(common, mean_a(|pair| &pair.new) / mean_a(|pair| &pair.old))
}

fn mean_sigma(common: &[Common]) -> Result<Transformation, Error> {
    let spread = |item: fn(&Common) -> &Item| {
        let mean_b = mean(difficulties(common, item));
        libm::sqrt(mean(difficulties(common, item).map(|b| (b - mean_b) * (b - mean_b))))
    };
    let (old, new) = (spread(|pair| &pair.old), spread(|pair| &pair.new));
    if old <= 0.0 || new <= 0.0 {
        let what = "the spread of the common items' difficulties";
        return Err(Error::OutOfRange { what, value: 0.0, allowed: "above 0" });
    }
    through_means(common, old / new)
}

fn through_means(common: &[Common], slope: f64) -> Result<Transformation, Error> {
    let [old, new] =
        [mean(difficulties(common, |pair| &pair.old)), mean(difficulties(common, |pair| &pair.new))];
    Transformation::new(slope, old - slope * new)
}

fn difficulties(common: &[Common], item: fn(&Common) -> &Item) -> impl Iterator<Item = f64> {
    common.iter().flat_map(move |pair| item(pair).difficulties())
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    sum / count
}

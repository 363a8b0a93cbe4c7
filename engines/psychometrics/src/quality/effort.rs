//! Effort: answers that came too quickly to have been thought about.

use super::Times;
use crate::calibration::Responses;
use crate::error::Error;
use crate::numbers::Probability;

/// The share of an item's mean time below which an answer is a rapid guess (NT10, Wise & Ma 2012).
const SHARE: f64 = 0.1;
/// The threshold at most, in seconds: however long an item takes, ten seconds may do (Wise & Ma 2012).
const SECONDS_MAX: f64 = 10.0;
/// Response-time effort below which a person's results say little (Wise & Kong 2005).
pub const EFFORT_MIN: f64 = 0.9;

/// What a person's times say of her effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// RTE: the share of her answers that took at least the threshold, 0 to 1; `None` without a time on an item that
    /// has one. Below [`EFFORT_MIN`] results say little.
    pub effort: Option<Probability>,
    /// Her rapid guesses: items, rising. They are to be left out of the estimate of her ability.
    pub rapid: Vec<usize>,
}

/// The normative threshold NT10 of each item, in seconds: a tenth of the mean time on it, ten seconds at most (Wise &
/// Ma 2012). `None` where nobody took a time.
///
/// One person who leaves an item open overnight moves a mean: cap times beforehand.
#[must_use]
pub fn normative_thresholds(times: &Times) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); times.items()];
    for (_, item, seconds) in times.all() {
        let (sum, count) = &mut sums[item];
        *sum += seconds;
        *count += 1.0;
    }
    let threshold =
        |(sum, count): (f64, f64)| (count > 0.0).then(|| (SHARE * (sum / count)).min(SECONDS_MAX));
    sums.into_iter().map(threshold).collect()
}

/// Response-time effort of each person (Wise & Kong 2005): an answer quicker than the threshold of its item is a rapid
/// guess, any other is solution behaviour. Items without a threshold (`None`) do not count.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one threshold an item, [`Error::Entry`] for one that is negative or not finite.
pub fn effort(times: &Times, thresholds: &[Option<f64>]) -> Result<Vec<Effort>, Error> {
    let (found, expected) = (thresholds.len(), times.items());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of thresholds", found, expected });
    }
    for (index, threshold) in thresholds.iter().enumerate() {
        if let Some(value) = threshold.filter(|seconds| !(*seconds >= 0.0 && seconds.is_finite())) {
            let (what, allowed) = ("the threshold", "finite and not negative");
            return Err(Error::Entry { what, index, value, allowed });
        }
    }
    let of_person = |own: &[(usize, f64)]| {
        let timed = || own.iter().filter_map(|(item, seconds)| Some((*item, *seconds, thresholds[*item]?)));
        let rapid: Vec<usize> =
            timed().filter(|(_, seconds, least)| seconds < least).map(|(item, _, _)| item).collect();
        let count = timed().count();
        let effort = (count - rapid.len()) as f64 / count.max(1) as f64;
        Effort { effort: (count > 0).then(|| Probability::by_construction(effort)), rapid }
    };
    Ok(times.by_person().map(of_person).collect())
}

/// The answers without rapid guesses, which say nothing of an ability: what is left is effort-moderated (Wise & DeMars
/// 2006), for calibration or for estimates.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one effort a person.
pub fn without_rapid(responses: &Responses, efforts: &[Effort]) -> Result<Responses, Error> {
    let (found, expected) = (efforts.len(), responses.people());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of efforts", found, expected });
    }
    let kept = |(person, effort): (usize, &Effort)| -> Vec<(usize, usize)> {
        let own = responses.of(person).iter().map(|(item, score)| (*item as usize, usize::from(*score)));
        own.filter(|(item, _)| effort.rapid.binary_search(item).is_err()).collect()
    };
    Responses::new(responses.items(), efforts.iter().enumerate().map(kept))
}

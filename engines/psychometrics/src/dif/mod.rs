//! Differential item functioning: whether people of the same ability answer an item alike whatever their group.
//!
//! Logistic regression of an item on what people score in the rest detects (Swaminathan & Rogers 1990), with the
//! false discovery rate held over all items (Benjamini & Hochberg 1995). The common odds ratio of Mantel and
//! Haenszel says how large it is, on the delta scale of ETS, and puts it in a class (Zieky 1993). What is compared is
//! purified: the rest leaves out the items that were flagged in the round before.

mod logistic;
mod mantel_haenszel;

pub use mantel_haenszel::{MantelHaenszel, Table, mantel_haenszel};

use crate::calibration::Responses;
use crate::error::Error;
use crate::numbers::Probability;

/// Rounds of purification at most.
const ROUNDS_MAX: usize = 10;
/// |Δ| below which it is negligible, and from which it is large.
const SMALL: f64 = 1.0;
const LARGE: f64 = 1.5;
/// Standard errors of a one-sided test at 5 %, and of a two-sided one.
const ONE_SIDED: f64 = 1.644_853_626_951_472_2;
const TWO_SIDED: f64 = 1.959_963_984_540_054;

/// A class of ETS: how much an item differs between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Negligible: |Δ| below 1, or not significantly different from 0.
    A,
    /// Moderate.
    B,
    /// Large: |Δ| of 1.5 and more, and significantly above 1.
    C,
}

/// What is found of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemDif {
    /// Likelihood ratio of the model with group and group × score against that without, two degrees of freedom.
    pub statistic: f64,
    /// Its p value.
    pub p: Probability,
    /// Whether it is among the discoveries at the rate that was asked.
    pub flagged: bool,
    /// Δ = −2.35 ln of the common odds ratio: negative where the item is harder for the focal group. `None` where the
    /// groups share no score.
    pub delta: Option<f64>,
    /// The standard error of Δ.
    pub delta_error: Option<f64>,
    /// The class of Δ; A without one.
    pub class: Class,
}

/// Looks at each item; `focal` says of each person whether she is of the focal group. Any score above 0 counts as right.
/// Who did not answer an item does not count for it; scores of the rest are shares of what was answered.
///
/// # Errors
/// [`Error::WrongSize`] unless there is a group a person, [`Error::OutOfRange`] for a rate of 0 or 1.
pub fn differential_functioning(
    responses: &Responses,
    focal: &[bool],
    rate: Probability,
) -> Result<Vec<ItemDif>, Error> {
    let (found, expected) = (focal.len(), responses.people());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of groups", found, expected });
    }
    check_rate(rate)?;
    let mut flagged = vec![false; responses.items()];
    let mut seen = vec![flagged.clone()];
    loop {
        let items = round(responses, focal, &flagged, rate);
        let next: Vec<bool> = items.iter().map(|item| item.flagged).collect();
        // It has come to rest, or goes round in a circle.
        if seen.contains(&next) || seen.len() >= ROUNDS_MAX {
            return Ok(items);
        }
        seen.push(next.clone());
        flagged = next;
    }
}

/// An answer to an item, as it is compared.
pub(super) struct Compared {
    right: bool,
    focal: bool,
    /// What she scored in the rest: the share of right answers, 0 to 1.
    rest: f64,
}

fn round(responses: &Responses, focal: &[bool], flagged: &[bool], rate: Probability) -> Vec<ItemDif> {
    let mut compared: Vec<Vec<Compared>> = (0..responses.items()).map(|_| Vec::new()).collect();
    for (person, focal) in focal.iter().enumerate() {
        let given = responses.of(person);
        let kept = || given.iter().filter(|(item, _)| !flagged[*item as usize]);
        let (right, answered) = (kept().filter(|(_, score)| *score > 0).count(), kept().count());
        for (item, score) in given {
            let item = *item as usize;
            let own = usize::from(!flagged[item]);
            let rest_right = right - own * usize::from(*score > 0);
            if answered > own {
                let rest = rest_right as f64 / (answered - own) as f64;
                compared[item].push(Compared { right: *score > 0, focal: *focal, rest });
            }
        }
    }
    let levels = responses.answers().div_ceil(responses.people().max(1)).max(2);
    let mut items: Vec<ItemDif> = compared.iter().map(|own| of_item(own, levels)).collect();
    let discoveries = discoveries(&items.iter().map(|item| item.p.get()).collect::<Vec<_>>(), rate.get());
    items.iter_mut().zip(discoveries).for_each(|(item, flagged)| item.flagged = flagged);
    items
}

fn of_item(own: &[Compared], levels: usize) -> ItemDif {
    let statistic = logistic::likelihood_ratio(own);
    // As many levels as there are items answered on average: the scores themselves where nothing is missing.
    let mut tables = vec![Table::default(); levels + 1];
    for answer in own {
        let level = (answer.rest * (levels - 1) as f64).round() as usize;
        tables[level].add(answer.focal, answer.right);
    }
    let size = mantel_haenszel(&tables);
    let delta = size.as_ref().map(|size| size.delta);
    let delta_error = size.as_ref().map(|size| size.delta_error);
    ItemDif {
        statistic,
        // χ² with two degrees of freedom.
        p: Probability::by_construction(libm::exp(-0.5 * statistic)),
        flagged: false,
        delta,
        delta_error,
        class: size.map_or(Class::A, |size| class(size.delta.abs(), size.delta_error)),
    }
}

fn class(size: f64, error: f64) -> Class {
    if size < SMALL || size < TWO_SIDED * error {
        Class::A
    } else if size >= LARGE && size - SMALL > ONE_SIDED * error {
        Class::C
    } else {
        Class::B
    }
}

/// Refuses a rate at which everything, or nothing, would be a discovery.
pub(crate) fn check_rate(rate: Probability) -> Result<(), Error> {
    let value = rate.get();
    if value > 0.0 && value < 1.0 {
        return Ok(());
    }
    Err(Error::OutOfRange {
        what: "the false discovery rate",
        value,
        allowed: "between 0 and 1, neither of them",
    })
}

/// Which p values are discoveries when a share `rate` of these may be false (Benjamini & Hochberg 1995).
pub(crate) fn discoveries(p: &[f64], rate: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let held = |(rank, item): (usize, &usize)| p[*item] <= rate * (rank + 1) as f64 / p.len() as f64;
    let count = order.iter().enumerate().filter(|place| held(*place)).map(|(rank, _)| rank + 1).max();
    let mut found = vec![false; p.len()];
    order.iter().take(count.unwrap_or(0)).for_each(|item| found[*item] = true);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discoveries_are_those_of_the_step_up_procedure() {
        // The fifteen p values of Benjamini & Hochberg 1995, section 4: four discoveries at .05.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        let found = discoveries(&p, 0.05);
        assert_eq!(found.iter().filter(|found| **found).count(), 4);
        assert!(found[..4].iter().all(|found| *found));
    }

    #[test]
    fn classes_are_those_of_ets() {
        assert_eq!(class(0.9, 0.1), Class::A);
        assert_eq!(class(1.4, 0.8), Class::A, "not significantly different from 0");
        assert_eq!(class(1.41, 0.3), Class::B, "0.6 logit");
        assert_eq!(class(1.6, 0.5), Class::B, "not significantly above 1");
        assert_eq!(class(2.0, 0.3), Class::C);
    }
}

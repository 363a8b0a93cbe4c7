//! Differential item functioning: whether people of the same ability answer an item alike whatever their group.
//!
//! Logistic regression of an item on what people score in the rest detects (Swaminathan & Rogers 1990), of proportional
//! odds where it has several scores (Zumbo 1999), with the false discovery rate held over all items (Benjamini &
//! Hochberg 1995). How large it is stands on the delta scale of ETS: by the common odds ratio of Mantel and Haenszel
//! (Holland & Thayer 1988), or, of several scores, by the odds ratio of the group in the regression (Monahan et al.
//! 2007). What was detected is put in a class by its size (Zieky 1993). What is compared is purified: the rest leaves
//! out the items that were flagged in the round before.

mod mantel_haenszel;
mod ordinal;

pub use mantel_haenszel::{MantelHaenszel, Table, mantel_haenszel};

use crate::calibration::Responses;
use crate::chi_square::upper_tail;
use crate::error::Error;
use crate::numbers::Probability;

/// Rounds of purification at most.
const ROUNDS_MAX: usize = 10;
/// The steps of the delta scale in a logit: 4 / 1.7.
const DELTA: f64 = 2.35;
/// |Δ| below which it is negligible, and from which it is large.
const SMALL: f64 = 1.0;
const LARGE: f64 = 1.5;
/// Standard errors of a one-sided test at 5 %, and of a two-sided one.
const ONE_SIDED: f64 = 1.644_853_626_951_472_2;
const TWO_SIDED: f64 = 1.959_963_984_540_054;

/// A class of ETS: how much an item differs between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Negligible: not detected at the rate that was asked, |Δ| below 1, or not significantly different from 0. The
    /// classes of ETS ask for significance as well as for size; of many items some are large by chance.
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
    /// Δ = −2.35 ln of the odds ratio of the reference group against the focal one: negative where the item is harder
    /// for the focal group. Of right and wrong it is the common odds ratio over people of like scores; of several
    /// scores, that of reaching any score and more in the regression with the group (without group × score). `None`
    /// where the groups share no score.
    pub delta: Option<f64>,
    /// The standard error of Δ.
    pub delta_error: Option<f64>,
    /// The class of Δ; A without one, and of an item that is not flagged.
    pub class: Class,
}

/// Looks at each item; `focal` says of each person whether she is of the focal group. An item of which a score above 1 was
/// reached is one of several scores. Who did not answer an item does not count for it; scores of the rest are shares of what
/// could be reached in what was answered.
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
    score: usize,
    focal: bool,
    /// What she scored in the rest: the share of what she could reach, 0 to 1.
    rest: f64,
}

fn round(responses: &Responses, focal: &[bool], flagged: &[bool], rate: Probability) -> Vec<ItemDif> {
    // What can be reached: where nobody did, one.
    let most: Vec<usize> =
        (0..responses.items()).map(|item| responses.reached(item).unwrap_or(1).max(1)).collect();
    let mut compared: Vec<Vec<Compared>> = most.iter().map(|_| Vec::new()).collect();
    let mut points = 0;
    for (person, focal) in focal.iter().enumerate() {
        let given = || responses.answers_of(person);
        let kept = || given().filter(|(item, _)| !flagged[*item]);
        let reached: usize = kept().map(|(_, score)| score).sum();
        let there: usize = kept().map(|(item, _)| most[item]).sum();
        for (item, score) in given() {
            points += most[item];
            let own = usize::from(!flagged[item]);
            let (reached, there) = (reached - own * score, there - own * most[item]);
            if there > 0 {
                compared[item].push(Compared { score, focal: *focal, rest: reached as f64 / there as f64 });
            }
        }
    }
    // As many levels as there are points to reach on average: the scores themselves where nothing is missing.
    let levels = points.div_ceil(responses.people().max(1)).max(2);
    let mut items: Vec<ItemDif> =
        compared.iter().zip(&most).map(|(own, most)| of_item(own, *most, levels)).collect();
    let discoveries = discoveries(&items.iter().map(|item| item.p.get()).collect::<Vec<_>>(), rate.get());
    for (item, flagged) in items.iter_mut().zip(discoveries) {
        item.flagged = flagged;
        if let (true, Some(delta), Some(error)) = (flagged, item.delta, item.delta_error) {
            item.class = class(delta.abs(), error);
        }
    }
    items
}

/// An item with its class still open.
fn of_item(own: &[Compared], most: usize, levels: usize) -> ItemDif {
    let statistic = ordinal::likelihood_ratio(own);
    let size = if most > 1 {
        ordinal::log_odds(own).map(|(log, error)| (DELTA * log, DELTA * error))
    } else {
        let mut tables = vec![Table::default(); levels + 1];
        for answer in own {
            let level = (answer.rest * (levels - 1) as f64).round() as usize;
            tables[level].add(answer.focal, answer.score > 0);
        }
        mantel_haenszel(&tables).map(|size| (size.delta, size.delta_error))
    };
    ItemDif {
        statistic,
        p: Probability::by_construction(upper_tail(statistic, 2)),
        flagged: false,
        delta: size.map(|(delta, _)| delta),
        delta_error: size.map(|(_, error)| error),
        class: Class::A,
    }
}

/// The class of what was detected.
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

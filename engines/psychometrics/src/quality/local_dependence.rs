//! Local dependence: pairs of items that have more in common than the ability.

use super::{Parameters, check_items, population};
use crate::calibration::Responses;
use crate::chi_square;
use crate::error::Error;
use crate::numbers::{Ability, Probability};
use crate::response::Item;

/// People who answered both items, at least: a correlation of two is ±1.
const PEOPLE_MIN: usize = 3;
/// Share of a sum of squares below which a variance is but rounding.
const ROUNDING: f64 = 1e-12;

/// What two items have in common beside the ability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairDependence {
    /// The two items, the lower first.
    pub items: (usize, usize),
    /// How many people answered both.
    pub people: usize,
    /// Q3, −1 to 1: the correlation of what their scores differ from what was expected of the person (Yen 1984).
    pub q3: f64,
    /// Q3* = Q3 less the mean of all pairs (Christensen, Makransky & Horton 2017): 0.2 and above is worth a look.
    pub adjusted: f64,
}

/// The dependence of all pairs that can be told.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalDependence {
    /// The mean Q3. Under independence it is near −1 / (n − 1) with n items: abilities were estimated from them.
    pub mean: f64,
    /// The pairs, by rising items. A pair is left out where fewer than three people answered both, or where one of the
    /// two varies no more than was expected of each person.
    pub pairs: Vec<PairDependence>,
}

impl LocalDependence {
    /// The largest Q3*, Christensen's statistic Q3,*; `None` without a pair.
    #[must_use]
    pub fn largest(&self) -> Option<PairDependence> {
        self.pairs.iter().copied().max_by(|one, other| one.adjusted.total_cmp(&other.adjusted))
    }
}

/// Sums over the people who answered both of two items.
#[derive(Clone, Copy, Default)]
struct Moments {
    count: usize,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

/// Q3 of each pair of items, from answers that may be sparse and one estimate of ability a person.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one item a column and one ability a person, [`Error::NoScore`] for a score that
/// an item does not have.
pub fn local_dependence(
    responses: &Responses,
    items: &[Item],
    abilities: &[Ability],
) -> Result<LocalDependence, Error> {
    check_items(responses, items)?;
    let (found, expected) = (abilities.len(), responses.people());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of abilities", found, expected });
    }
    let mut sums = vec![Moments::default(); pairs(items.len()).count()];
    for (person, theta) in abilities.iter().enumerate() {
        let residual = |(item, score): &(u32, u8)| {
            let item = *item as usize;
            (item, f64::from(*score) - items[item].expected_score(*theta))
        };
        let residuals: Vec<(usize, f64)> = responses.of(person).iter().map(residual).collect();
        for (place, (first, x)) in residuals.iter().enumerate() {
            for (second, y) in &residuals[place + 1..] {
                sums[place_of(*first, *second, items.len())].add(*x, *y);
            }
        }
    }
    let told = |(items, sums): ((usize, usize), &Moments)| {
        let q3 = sums.correlation()?;
        Some(PairDependence { items, people: sums.count, q3, adjusted: q3 })
    };
    let mut pairs: Vec<PairDependence> = pairs(items.len()).zip(&sums).filter_map(told).collect();
    let mean = pairs.iter().map(|pair| pair.q3).sum::<f64>() / pairs.len().max(1) as f64;
    pairs.iter_mut().for_each(|pair| pair.adjusted -= mean);
    Ok(LocalDependence { mean, pairs })
}

fn pairs(items: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..items).flat_map(move |first| (first + 1..items).map(move |second| (first, second)))
}

/// The place of a pair, `first` below `second`, in [`pairs`].
const fn place_of(first: usize, second: usize, items: usize) -> usize {
    first * (2 * items - first - 1) / 2 + second - first - 1
}

impl Moments {
    fn add(&mut self, x: f64, y: f64) {
        self.count += 1;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.yy += y * y;
        self.xy += x * y;
    }

    fn correlation(&self) -> Option<f64> {
        let count = self.count as f64;
        let (own, other) = (self.xx - self.x * self.x / count, self.yy - self.y * self.y / count);
        let varies = own > ROUNDING * self.xx && other > ROUNDING * self.yy;
        let told = self.count >= PEOPLE_MIN && varies;
        let correlation = (self.xy - self.x * self.y / count) / libm::sqrt(own) / libm::sqrt(other);
        (told && correlation.is_finite()).then(|| correlation.clamp(-1.0, 1.0))
    }
}

/// How far the table of two items' scores is from what their models expect of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairTable {
    /// The two items, the lower first.
    pub items: (usize, usize),
    /// How many people answered both.
    pub people: usize,
    /// X² = Σ (O − E)² / E.
    pub chi_square: f64,
    /// G² = 2 Σ O ln (O / E).
    pub likelihood_ratio: f64,
    /// Degrees of freedom, with m and m′ scores: m m′ − 1 for items that were given, (m − 1) (m′ − 1) for items fitted
    /// to these answers, whose margins then are those observed.
    pub degrees: usize,
    /// The p value of X². Of fitted items it is cautious: they follow these answers beyond their margins.
    pub p: Probability,
    /// Whether high scores of both go together more often than was expected.
    pub positive: bool,
}

/// X² and G² of each pair of items that somebody answered both of, over a population N(0, 1) (Chen & Thissen 1997).
/// No estimate of ability is needed. Cells that the models give no chance are left out.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one item a column, [`Error::NoScore`] for a score that an item does not have.
pub fn pair_tables(
    responses: &Responses,
    items: &[Item],
    parameters: Parameters,
) -> Result<Vec<PairTable>, Error> {
    check_items(responses, items)?;
    let observed = observed(responses, items);
    // By node, item and score.
    let chances: Vec<(f64, Vec<Vec<f64>>)> = population::nodes()
        .map(|(theta, share)| {
            let of = |item: &Item| (0..width(item)).map(|score| item.probability_at(theta, score)).collect();
            (share, items.iter().map(of).collect())
        })
        .collect();
    let table = |((first, second), observed): ((usize, usize), &Vec<f64>)| {
        let people: f64 = observed.iter().sum();
        let mut expected = vec![0.0; observed.len()];
        for (share, chances) in &chances {
            let rows = expected.chunks_mut(width(&items[second])).zip(&chances[first]);
            for (row, one) in rows {
                row.iter_mut()
                    .zip(&chances[second])
                    .for_each(|(sum, other)| *sum += people * share * one * other);
            }
        }
        let (m, other) = (width(&items[first]), width(&items[second]));
        let degrees = match parameters {
            Parameters::Given => m * other - 1,
            Parameters::Fitted => (m - 1) * (other - 1),
        };
        (people > 0.0).then(|| compared((first, second), observed, &expected, (other, degrees)))
    };
    Ok(pairs(items.len()).zip(&observed).filter_map(table).collect())
}

fn width(item: &Item) -> usize {
    item.score_max() + 1
}

/// By pair, the counts of both scores, row after row of the first item's.
fn observed(responses: &Responses, items: &[Item]) -> Vec<Vec<f64>> {
    let cells = |(first, second): (usize, usize)| vec![0.0; width(&items[first]) * width(&items[second])];
    let mut observed: Vec<Vec<f64>> = pairs(items.len()).map(cells).collect();
    for given in (0..responses.people()).map(|person| responses.of(person)) {
        for (place, (first, one)) in given.iter().enumerate() {
            for (second, other) in &given[place + 1..] {
                let (first, second) = (*first as usize, *second as usize);
                let cell = usize::from(*one) * width(&items[second]) + usize::from(*other);
                observed[place_of(first, second, items.len())][cell] += 1.0;
            }
        }
    }
    observed
}

fn compared(
    items: (usize, usize),
    observed: &[f64],
    expected: &[f64],
    (width, degrees): (usize, usize),
) -> PairTable {
    let people: f64 = observed.iter().sum();
    let both = || observed.iter().zip(expected).filter(|(_, e)| **e > f64::MIN_POSITIVE);
    let chi_square = both().map(|(o, e)| (o - e) * (o - e) / e).sum::<f64>().min(f64::MAX);
    let surprise: f64 = both().filter(|(o, _)| **o > 0.0).map(|(o, e)| o * libm::log(o / e)).sum();
    // Observed and expected covariance of the two scores.
    let covariance = |cells: &[f64]| {
        let of = |value: &dyn Fn(f64, f64) -> f64| -> f64 {
            let at =
                |(place, cell): (usize, &f64)| cell * value((place / width) as f64, (place % width) as f64);
            cells.iter().enumerate().map(at).sum::<f64>() / people
        };
        of(&|x, y| x * y) - of(&|x, _| x) * of(&|_, y| y)
    };
    PairTable {
        items,
        people: people as usize,
        chi_square,
        likelihood_ratio: (2.0 * surprise).max(0.0),
        degrees,
        p: Probability::by_construction(chi_square::upper_tail(chi_square, degrees)),
        positive: covariance(observed) > covariance(expected),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_its_place() {
        for items in [0, 1, 2, 7] {
            for (place, (first, second)) in pairs(items).enumerate() {
                assert_eq!(place_of(first, second, items), place);
            }
            assert_eq!(pairs(items).count(), items * items.saturating_sub(1) / 2);
        }
    }
}

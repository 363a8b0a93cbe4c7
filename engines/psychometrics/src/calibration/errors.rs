//! Standard errors of parameters.

use super::apart::Apart;
use super::curve::Curve;
use super::estimates::Estimates;
use super::expectation::{Expectation, People, Window};
use super::layout::{Layout, Place};
use super::nodes::Nodes;
use super::population::{GroupAbility, Population};
use super::prior::ItemPrior;
use super::whole::Whole;
use crate::numbers::{Ability, StandardError};

/// Up to so many free values all covariances are found together. Beyond, each item is taken by itself.
const TOGETHER_MAX: usize = 640;

/// How well an item's parameters are known.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemErrors {
    /// Standard error of the discrimination; 0 of an item that is fixed. Items of one common slope share its error.
    pub a: f64,
    /// Standard errors of the difficulty, or of the thresholds in their order.
    pub thresholds: Vec<f64>,
    /// Covariances of the discrimination and the thresholds, row by row.
    pub covariance: Vec<f64>,
}

/// What is said at the end.
pub(super) struct Errors {
    pub(super) log_likelihood: f64,
    pub(super) items: Vec<ItemErrors>,
    pub(super) groups: Vec<GroupAbility>,
}

/// The errors, from the information of the answers: of all values together while they are few; else item by item.
pub(super) fn errors(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: Vec<Window>,
    prior: Option<ItemPrior>,
) -> Errors {
    let layout = Layout::of(estimates);
    let together = layout.count <= TOGETHER_MAX;
    errors_by(people, nodes, estimates, windows, prior, &layout, together)
}

fn errors_by(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    mut windows: Vec<Window>,
    prior: Option<ItemPrior>,
    layout: &Layout,
    together: bool,
) -> Errors {
    let expected = Expectation::of(people, nodes, estimates, &mut windows);
    let covariance: Box<dyn Fn(Place, Place) -> f64> = if together {
        let whole = Whole::of(people, nodes, estimates, (&expected, &windows), prior, layout);
        Box::new(move |one, other| whole.covariance(layout, one, other))
    } else {
        let apart = Apart::of(people, nodes, estimates, &windows, prior, layout);
        Box::new(move |one, other| apart.covariance(layout, one, other))
    };
    let items = estimates.curves.iter().enumerate().map(|(item, curve)| {
        let place = |parameter| layout.parameter(item, parameter, curve.shares_slope());
        of_item(curve, |one, other| covariance(place(one), place(other)))
    });
    let groups = estimates.populations.iter().enumerate().map(|(group, population)| {
        let block = layout.group(group);
        let place = |within| Place { block, within };
        of_group(population, |within| covariance(place(within), place(within)))
    });
    Errors { log_likelihood: expected.log_likelihood, items: items.collect(), groups: groups.collect() }
}

/// By the delta method: a = e^α moves by a with α, and b = −d / a by −b with α and by −1 / a with d.
fn of_item(curve: &Curve, covariance: impl Fn(usize, usize) -> f64) -> ItemErrors {
    let size = curve.free.len();
    if curve.fixed {
        return ItemErrors { a: 0.0, thresholds: vec![0.0; size - 1], covariance: vec![0.0; size * size] };
    }
    let a = curve.a();
    let free: Vec<f64> = (0..size * size).map(|place| covariance(place / size, place % size)).collect();
    let moves = |place: usize| match place {
        0 => [a, 0.0],
        place => [curve.free[place] / a, -1.0 / a],
    };
    let covariance = |at: usize| {
        let (row, column) = (at / size, at % size);
        let ([one, own], [other, other_own]) = (moves(row), moves(column));
        one * other * free[0]
            + one * other_own * free[column]
            + own * other * free[row]
            + own * other_own * free[row * size + column]
    };
    let covariance: Vec<f64> = (0..size * size).map(covariance).collect();
    let error = |place: usize| libm::sqrt(covariance[place * size + place].max(0.0));
    ItemErrors { a: error(0), thresholds: (1..size).map(error).collect(), covariance }
}

fn of_group(population: &Population, variance: impl Fn(usize) -> f64) -> GroupAbility {
    let sd = libm::exp(population.log_sd);
    let error = |place| if population.free { libm::sqrt(variance(place).max(0.0)) } else { 0.0 };
    GroupAbility {
        mean: Ability::by_construction(population.mean),
        sd,
        mean_error: StandardError::nearest(error(0)),
        sd_error: StandardError::nearest(sd * error(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibration::design::Design;
    use crate::calibration::expectation::Before;
    use crate::calibration::{Kind, Responses, Role, Settings, acceleration, start};
    use crate::numbers::Ability;
    use crate::response::ItemParameters;
    use crate::simulate::Draws;

    /// Mean of the errors item by item over those of all together, of slopes and of difficulties, where 2,000 people answer
    /// `each` of so many items.
    fn neglect(items: usize, each: usize) -> [f64; 2] {
        let mut draws = Draws::seeded(3);
        let mut item = || {
            let a = libm::exp(0.2 + 0.35 * draws.normal()).clamp(0.4, 3.0);
            ItemParameters::new(a, (1.1 * draws.normal()).clamp(-3.0, 3.0), 0.0).unwrap()
        };
        let truth: Vec<ItemParameters> = (0..items).map(|_| item()).collect();
        let mut person = || {
            let theta = Ability::new(draws.normal()).unwrap();
            let mut own: Vec<usize> = (0..items).collect();
            (0..each).for_each(|place| own.swap(place, place + draws.below(items - place)));
            let mut answer =
                |item: &usize| (*item, usize::from(draws.uniform() < truth[*item].probability(theta).get()));
            own[..each].iter().map(&mut answer).collect::<Vec<_>>()
        };
        let people: Vec<_> = (0..2_000).map(|_| person()).collect();
        let responses = Responses::new(items, people).unwrap();
        let begin =
            start(&responses, &Design::new(vec![Role::Free(Kind::Logistic { guessing: 0.0 }); items]));
        let (settings, nodes) = (Settings::default(), Nodes::new(61, false));
        let people = People::new(&responses, Before::Population, &begin);
        let rest = acceleration::settled(&people, &nodes, begin, &settings);
        let layout = Layout::of(&rest.estimates);
        let [whole, apart] = [true, false].map(|together| {
            let windows = rest.windows.clone();
            errors_by(&people, &nodes, &rest.estimates, windows, settings.prior, &layout, together).items
        });
        let mean = |of: &dyn Fn(&ItemErrors) -> f64| {
            apart.iter().zip(&whole).map(|(apart, whole)| of(apart) / of(whole)).sum::<f64>() / items as f64
        };
        [mean(&|errors| errors.a), mean(&|errors| errors.thresholds[0])]
    }

    /// The README says so. It is the scale that items share by their people, whose mean is known to 1 / √people.
    #[test]
    fn errors_item_by_item_are_too_small_by_what_is_stated() {
        for (items, each, of_b) in
            [(5, 5, 0.98), (40, 40, 0.92), (100, 100, 0.91), (100, 36, 0.97), (100, 10, 1.0)]
        {
            let [a, b] = neglect(items, each);
            println!("{each} of {items} items: a {a:.3}, b {b:.3}");
            assert!((a - 1.0).abs() < 0.03 && (b - of_b).abs() < 0.02, "{a} {b}");
        }
    }
}

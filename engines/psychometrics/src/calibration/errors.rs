//! Standard errors of parameters.

use std::ops::Range;

use super::borders::Crossed;
use super::curve::Curve;
use super::estimates::Estimates;
use super::expectation::{Chances, People, Window};
use super::nodes::{LANES, Nodes};
use super::population::{GroupAbility, Population};
use super::prior::ItemPrior;
use super::slopes::Slopes;
use crate::cholesky::solved;
use crate::parts::in_parts;

/// What the answers are taken to tell of any value, so that one they tell nothing of has a finite error.
pub(super) const RIDGE: f64 = 1e-9;

/// How well an item's parameters are known.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemErrors {
    /// Standard error of the discrimination; 0 of an item that is fixed.
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

/// Where the free values of each item and each group begin, and how many there are.
pub(super) struct Layout {
    pub(super) items: Vec<(usize, usize)>,
    pub(super) groups: Vec<(usize, usize)>,
    pub(super) count: usize,
}

impl Layout {
    fn of(estimates: &Estimates) -> Self {
        let mut count = 0;
        let mut place = |size: usize| {
            count += size;
            (count - size, size)
        };
        let curves = estimates.curves.iter();
        let items = curves.map(|curve| place(if curve.fixed { 0 } else { curve.free.len() })).collect();
        let populations = estimates.populations.iter();
        let groups = populations.map(|population| place(if population.free { 2 } else { 0 })).collect();
        Self { items, groups, count }
    }

    /// The places of items and groups, one after the other.
    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        self.items.iter().chain(&self.groups).copied()
    }
}

/// What people's slopes give: ln of the likelihood of all answers, the cross products within each item and each group,
/// and, where a group is free, the slopes themselves.
struct Sums {
    log_likelihood: f64,
    products: Vec<Vec<f64>>,
    slopes: Vec<f64>,
    starts: Vec<usize>,
}

/// The errors: from the cross products of each person's slopes (Meilijson 1989), item by item. What the parameters of two
/// items have in common is left out, but for what comes from the mean and the standard deviation of a group.
pub(super) fn errors(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: &[Window],
    prior: Option<ItemPrior>,
) -> Errors {
    let layout = Layout::of(estimates);
    let mut sums = summed(people, nodes, estimates, windows, &layout);
    let precision = precision(estimates, prior, &layout);
    for (products, (begin, size)) in sums.products.iter_mut().zip(layout.all()) {
        for place in 0..size {
            products[place * size + place] += precision[begin + place] + RIDGE;
        }
    }
    let own: Vec<(usize, Vec<f64>)> =
        layout.all().zip(&sums.products).map(|((begin, _), own)| (begin, own.clone())).collect();
    let crossed = Crossed {
        people,
        layout: &layout,
        slopes: &sums.slopes,
        starts: &sums.starts,
        precision: &precision,
        own: &own,
    };
    let free: Vec<usize> = layout.groups.iter().flat_map(|(begin, size)| *begin..begin + size).collect();
    let columns: Vec<Vec<f64>> = free.iter().map(|place| crossed.covariances(*place)).collect();
    let between: Vec<f64> =
        columns.iter().flat_map(|column| free.iter().map(|place| column[*place])).collect();
    let items = estimates.curves.iter().zip(&own).zip(&layout.items);
    let items = items.map(|((curve, (_, information)), (begin, _))| {
        of_item(curve, |place| {
            let by_groups: Vec<f64> = columns.iter().map(|column| column[begin + place]).collect();
            through(information, place, &columns, &between, &by_groups, *begin)
        })
    });
    let items = items.collect();
    let groups = estimates.populations.iter().zip(&layout.groups);
    let groups = groups.map(|(population, (begin, _))| {
        let variance = |place: usize| {
            let column = free.iter().position(|free| population.free && *free == begin + place);
            column.map_or(0.0, |column| columns[column][begin + place].max(0.0))
        };
        of_group(population, [variance(0), variance(1)])
    });
    let groups = groups.collect();
    Errors { log_likelihood: sums.log_likelihood, items, groups }
}

/// What the prior tells of each free value.
fn precision(estimates: &Estimates, prior: Option<ItemPrior>, layout: &Layout) -> Vec<f64> {
    let mut precision = vec![0.0; layout.count];
    for (curve, (begin, size)) in estimates.curves.iter().zip(&layout.items) {
        for place in 0..*size {
            precision[begin + place] = prior.map_or(0.0, |prior| prior.pull(place, curve.free[place]).1);
        }
    }
    precision
}

fn summed(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: &[Window],
    layout: &Layout,
) -> Sums {
    let chances = Chances::of(nodes, estimates);
    let slopes = Slopes::of(nodes, estimates);
    let kept = layout.groups.iter().any(|(_, size)| *size > 0);
    let none = || Sums {
        log_likelihood: 0.0,
        products: layout.all().map(|(_, size)| vec![0.0; size * size]).collect(),
        slopes: Vec::new(),
        starts: Vec::new(),
    };
    let part = |range: Range<usize>| {
        let mut sums = none();
        let mut shares = vec![[0.0; LANES]; nodes.blocks()];
        let (mut rows, mut own) = (Vec::new(), Vec::new());
        for person in range {
            people.rows_of(person, &mut rows);
            let group = people.group(person);
            let (log_likelihood, blocks) =
                chances.posterior(people, person, &rows, windows[person], &mut shares);
            sums.log_likelihood += log_likelihood;
            sums.starts.push(sums.slopes.len());
            let mut add = |place: usize, own: &[f64]| {
                multiplied(&mut sums.products[place], own);
                if kept {
                    sums.slopes.extend_from_slice(own);
                }
            };
            for (item, score) in people.responses.of(person) {
                let item = *item as usize;
                if layout.items[item].1 > 0 {
                    slopes.of_item(item, usize::from(*score), &shares, blocks.clone(), &mut own);
                    add(item, &own);
                }
            }
            if layout.groups[group].1 > 0 {
                slopes.of_group(group, &shares, blocks, &mut own);
                add(layout.items.len() + group, &own);
            }
        }
        sums
    };
    let mut all = none();
    for sums in in_parts(people.count(), part) {
        all.log_likelihood += sums.log_likelihood;
        for (all, own) in all.products.iter_mut().zip(sums.products) {
            all.iter_mut().zip(own).for_each(|(all, own)| *all += own);
        }
        let from = all.slopes.len();
        all.starts.extend(sums.starts.iter().map(|start| from + start));
        all.slopes.extend(sums.slopes);
    }
    all.starts.push(all.slopes.len());
    all
}

/// Adds the products of slopes with each other to the lower triangle.
fn multiplied(products: &mut [f64], own: &[f64]) {
    for (row, by_row) in own.iter().enumerate() {
        for (column, by_column) in own.iter().enumerate().take(row + 1) {
            products[row * own.len() + column] += by_row * by_column;
        }
    }
}

/// The covariances of one parameter of an item with those of the same item: what is left were the groups known, and what
/// comes through them.
fn through(
    information: &[f64],
    place: usize,
    columns: &[Vec<f64>],
    between: &[f64],
    by_groups: &[f64],
    begin: usize,
) -> Vec<f64> {
    let size = information.len().isqrt();
    let mut unit = vec![0.0; size];
    unit[place] = 1.0;
    let mut column = solved(information.to_vec(), &unit);
    if !columns.is_empty() {
        let shares = solved(between.to_vec(), by_groups);
        // Groups that answers tell nothing of have nothing to add.
        for (share, of_group) in shares.iter().zip(columns).filter(|(share, _)| share.is_finite()) {
            column.iter_mut().zip(&of_group[begin..]).for_each(|(own, by)| *own += share * by);
        }
    }
    column
}

/// By the delta method: a = e^α moves by a with α, and b = −d / a by −b with α and by −1 / a with d.
fn of_item(curve: &Curve, column: impl Fn(usize) -> Vec<f64>) -> ItemErrors {
    let size = curve.free.len();
    if curve.fixed {
        return ItemErrors { a: 0.0, thresholds: vec![0.0; size - 1], covariance: vec![0.0; size * size] };
    }
    let a = curve.a();
    let free: Vec<Vec<f64>> = (0..size).map(column).collect();
    let moves = |place: usize| match place {
        0 => [a, 0.0],
        place => [curve.free[place] / a, -1.0 / a],
    };
    let covariance = |at: usize| {
        let (row, column) = (at / size, at % size);
        let ([one, own], [other, other_own]) = (moves(row), moves(column));
        one * other * free[0][0]
            + one * other_own * free[column][0]
            + own * other * free[row][0]
            + own * other_own * free[column][row]
    };
    let covariance: Vec<f64> = (0..size * size).map(covariance).collect();
    let error = |place: usize| libm::sqrt(covariance[place * size + place].max(0.0));
    ItemErrors { a: error(0), thresholds: (1..size).map(error).collect(), covariance }
}

fn of_group(population: &Population, variance: [f64; 2]) -> GroupAbility {
    let sd = libm::exp(population.log_sd);
    GroupAbility {
        mean: population.mean,
        sd,
        mean_error: libm::sqrt(variance[0]),
        sd_error: sd * libm::sqrt(variance[1]),
    }
}

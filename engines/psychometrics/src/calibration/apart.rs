//! What answers tell of each item by itself, and of what items share: the common slope, and the groups.

use std::ops::Range;

use super::borders::Crossed;
use super::estimates::Estimates;
use super::expectation::{Chances, People, Window};
use super::layout::{Layout, Place};
use super::nodes::{LANES, Nodes};
use super::prior::ItemPrior;
use super::slopes::Slopes;
use crate::cholesky::solved;
use crate::parts::in_parts;

/// What the answers are taken to tell of any value, so that one they tell nothing of has a finite error.
pub(super) const RIDGE: f64 = 1e-9;

/// The covariances of the values of each item, and of those that items share with all others.
pub(super) struct Apart {
    /// Of each item, row by row.
    own: Vec<Vec<f64>>,
    /// Of each shared value, with all others.
    columns: Vec<Vec<f64>>,
}

impl Apart {
    /// From the cross products of each person's slopes (Meilijson 1989), item by item. What the parameters of two items have
    /// in common is left out, but for what comes through shared values.
    pub(super) fn of(
        people: &People<'_>,
        nodes: &Nodes,
        estimates: &Estimates,
        windows: &[Window],
        prior: Option<ItemPrior>,
        layout: &Layout,
    ) -> Self {
        let mut sums = summed(people, nodes, estimates, windows, layout);
        let precision = precision(estimates, prior, layout);
        for (products, (begin, size)) in sums.products.iter_mut().zip(&layout.blocks) {
            for place in 0..*size {
                products[place * size + place] += precision[begin + place] + RIDGE;
            }
        }
        let Sums { products, slopes, starts } = &sums;
        let crossed = Crossed { people, layout, slopes, starts, precision: &precision, own: products };
        let shared = layout.borders();
        let columns: Vec<Vec<f64>> = shared.clone().map(|place| crossed.covariances(place)).collect();
        let between: Vec<f64> = columns.iter().flat_map(|column| column[shared.clone()].to_vec()).collect();
        let own = products[..layout.items].iter().zip(&layout.blocks);
        let own = own.map(|(information, block)| through(information, &columns, &between, *block));
        Self { own: own.collect(), columns }
    }

    pub(super) fn covariance(&self, layout: &Layout, one: Place, other: Place) -> f64 {
        let place = |place: Place| layout.blocks[place.block].0 + place.within;
        let shared = layout.borders().start;
        if one.block >= layout.items {
            self.columns[place(one) - shared][place(other)]
        } else if other.block >= layout.items {
            self.columns[place(other) - shared][place(one)]
        } else {
            self.own[one.block][one.within * layout.blocks[one.block].1 + other.within]
        }
    }
}

/// What the prior tells of each free value.
fn precision(estimates: &Estimates, prior: Option<ItemPrior>, layout: &Layout) -> Vec<f64> {
    let mut precision = vec![0.0; layout.count];
    let Some(prior) = prior else { return precision };
    for (item, curve) in estimates.curves.iter().enumerate().filter(|(_, curve)| !curve.fixed) {
        for (parameter, value) in curve.free.iter().enumerate() {
            let Place { block, within } = layout.parameter(item, parameter, curve.shares_slope());
            precision[layout.blocks[block].0 + within] = prior.pull(parameter, *value).1;
        }
    }
    precision
}

/// What people's slopes give: the cross products within each block, and, where there are shared values, the slopes.
struct Sums {
    products: Vec<Vec<f64>>,
    /// Each person's slopes, one after the other.
    slopes: Vec<f64>,
    starts: Vec<usize>,
}

fn summed(
    people: &People<'_>,
    nodes: &Nodes,
    estimates: &Estimates,
    windows: &[Window],
    layout: &Layout,
) -> Sums {
    let (chances, slopes) = (Chances::of(nodes, estimates), Slopes::of(nodes, estimates));
    let kept = !layout.borders().is_empty();
    let none = || Sums {
        products: layout.blocks.iter().map(|(_, size)| vec![0.0; size * size]).collect(),
        slopes: Vec::new(),
        starts: Vec::new(),
    };
    let part = |range: Range<usize>| {
        let mut sums = none();
        let mut shares = vec![[0.0; LANES]; nodes.blocks()];
        let mut rows = Vec::new();
        for person in range {
            people.rows_of(person, &mut rows);
            let (_, blocks) = chances.posterior(people, person, &rows, windows[person], &mut shares);
            sums.starts.push(sums.slopes.len());
            slopes.of_person((people, person), layout, [&shares], &blocks, |block, own| {
                let own = own.as_flattened();
                multiplied(&mut sums.products[block], own);
                if kept {
                    sums.slopes.extend_from_slice(own);
                }
            });
        }
        sums
    };
    let mut all = none();
    for sums in in_parts(people.count(), part) {
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

/// The covariances of the values of an item: what is left were shared values known, and what comes through these.
fn through(
    information: &[f64],
    columns: &[Vec<f64>],
    between: &[f64],
    (begin, size): (usize, usize),
) -> Vec<f64> {
    let mut covariance = Vec::with_capacity(size * size);
    for place in 0..size {
        let mut unit = vec![0.0; size];
        unit[place] = 1.0;
        let mut row = solved(information.to_vec(), &unit);
        let by_shared: Vec<f64> = columns.iter().map(|column| column[begin + place]).collect();
        let shares = solved(between.to_vec(), &by_shared);
        // Groups that answers tell nothing of have nothing to add.
        for (share, column) in shares.iter().zip(columns).filter(|(share, _)| share.is_finite()) {
            row.iter_mut().zip(&column[begin..]).for_each(|(own, by)| *own += share * by);
        }
        covariance.extend(row);
    }
    covariance
}

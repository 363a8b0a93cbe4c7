//! What the values that items share have in common with everything else that is estimated.

use std::ops::Range;

use super::apart::RIDGE;
use super::expectation::People;
use super::layout::Layout;
use crate::cholesky::solved;
use crate::parts::in_parts;

/// Steps of the conjugate gradients at most, and the share of the start's residual from which they rest.
const STEPS_MAX: usize = 300;
const REST: f64 = 1e-8;

/// The cross products of all people's slopes, never written out: a person has few answers.
pub(super) struct Crossed<'a> {
    pub(super) people: &'a People<'a>,
    pub(super) layout: &'a Layout,
    /// Each person's slopes, one after the other, in the order of [`Layout::blocks_of`].
    pub(super) slopes: &'a [f64],
    pub(super) starts: &'a [usize],
    /// What the prior tells of each value.
    pub(super) precision: &'a [f64],
    /// The information on each block by itself.
    pub(super) own: &'a [Vec<f64>],
}

impl Crossed<'_> {
    /// The covariances of the value at `place` with all: a column of the inverse (Hestenes & Stiefel 1952, preconditioned
    /// by what each item and each group has of its own).
    pub(super) fn covariances(&self, place: usize) -> Vec<f64> {
        let size = self.precision.len();
        let mut found = vec![0.0; size];
        let mut residual = vec![0.0; size];
        residual[place] = 1.0;
        let mut eased = self.eased(&residual);
        let mut direction = eased.clone();
        let mut product = dot(&residual, &eased);
        let begun = product;
        for _ in 0..STEPS_MAX {
            let image = self.times(&direction);
            let bend = dot(&direction, &image);
            let share = product / bend;
            if !(product > REST * REST * begun && bend > 0.0 && share.is_finite()) {
                break;
            }
            for (((found, residual), direction), image) in
                found.iter_mut().zip(&mut residual).zip(&direction).zip(&image)
            {
                *found += share * direction;
                *residual -= share * image;
            }
            eased = self.eased(&residual);
            let next = dot(&residual, &eased);
            let turn = next / product;
            direction
                .iter_mut()
                .zip(&eased)
                .for_each(|(direction, eased)| *direction = eased + turn * *direction);
            product = next;
        }
        found
    }

    fn times(&self, vector: &[f64]) -> Vec<f64> {
        let part = |range: Range<usize>| {
            let mut image = vec![0.0; vector.len()];
            for person in range {
                let slopes = &self.slopes[self.starts[person]..self.starts[person + 1]];
                let blocks =
                    || self.layout.blocks_of(self.people, person).map(|block| self.layout.blocks[block]);
                let (mut along, mut at) = (0.0, 0);
                for (begin, size) in blocks() {
                    along += dot(&slopes[at..at + size], &vector[begin..begin + size]);
                    at += size;
                }
                at = 0;
                for (begin, size) in blocks() {
                    let own = image[begin..begin + size].iter_mut().zip(&slopes[at..at + size]);
                    own.for_each(|(image, slope)| *image += along * slope);
                    at += size;
                }
            }
            image
        };
        let mut all: Vec<f64> =
            vector.iter().zip(self.precision).map(|(value, precision)| value * (precision + RIDGE)).collect();
        for image in in_parts(self.people.count(), part) {
            all.iter_mut().zip(image).for_each(|(all, own)| *all += own);
        }
        all
    }

    fn eased(&self, vector: &[f64]) -> Vec<f64> {
        let mut eased = vec![0.0; vector.len()];
        for ((begin, size), information) in self.layout.blocks.iter().zip(self.own) {
            let own = solved(information.clone(), &vector[*begin..begin + size]);
            eased[*begin..begin + size].copy_from_slice(&own);
        }
        eased
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

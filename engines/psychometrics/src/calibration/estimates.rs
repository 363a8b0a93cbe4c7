//! Everything that a calibration estimates, as one point that moves.

use super::curve::Curve;
use super::population::Population;

/// The curves of all items and the populations of all groups.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Estimates {
    pub(super) curves: Vec<Curve>,
    pub(super) populations: Vec<Population>,
}

impl Estimates {
    /// Whether each is one that an item, or a group, can have.
    pub(super) fn are_sound(&self) -> bool {
        self.curves.iter().all(|curve| curve.fixed || curve.is_sound())
            && self.populations.iter().all(|population| !population.free || population.is_sound())
    }

    /// ln of the slope that items of the one-parameter model have in common; `None` without any that is free.
    pub(super) fn common_slope(&self) -> Option<f64> {
        self.curves.iter().find(|curve| curve.shares_slope()).map(|curve| curve.free[0])
    }

    /// What is free: of each item, the common slope, then mean and ln sd of each group.
    pub(super) fn values(&self) -> Vec<f64> {
        let of_items = self.curves.iter().flat_map(|curve| curve.own().to_vec());
        let free = self.populations.iter().filter(|population| population.free);
        let of_groups = free.flat_map(|population| [population.mean, population.log_sd]);
        of_items.chain(self.common_slope()).chain(of_groups).collect()
    }

    /// The same with other values, in the order of [`values`](Self::values).
    pub(super) fn with(&self, values: &[f64]) -> Self {
        let mut next = self.clone();
        let mut values = values.iter().copied();
        let mut slope = self.common_slope();
        let of_items = next.curves.iter_mut().flat_map(Curve::own_mut);
        let of_groups = next.populations.iter_mut().filter(|population| population.free);
        let of_groups = of_groups.flat_map(|population| [&mut population.mean, &mut population.log_sd]);
        // As many values as there are free ones: none is left over.
        of_items.chain(&mut slope).chain(of_groups).zip(&mut values).for_each(|(own, value)| *own = value);
        if let Some(slope) = slope {
            next.curves
                .iter_mut()
                .filter(|curve| curve.shares_slope())
                .for_each(|curve| curve.free[0] = slope);
        }
        next
    }
}

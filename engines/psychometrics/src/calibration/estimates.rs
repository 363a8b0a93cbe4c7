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

    /// What is free, items first, then mean and ln sd of each group.
    pub(super) fn values(&self) -> Vec<f64> {
        let of_items = self.curves.iter().filter(|curve| !curve.fixed).flat_map(|curve| curve.free.clone());
        let free = self.populations.iter().filter(|population| population.free);
        of_items.chain(free.flat_map(|population| [population.mean, population.log_sd])).collect()
    }

    /// The same with other values, in the order of [`values`](Self::values).
    pub(super) fn with(&self, values: &[f64]) -> Self {
        let mut next = self.clone();
        let of_items = next.curves.iter_mut().filter(|curve| !curve.fixed).flat_map(|curve| &mut curve.free);
        let free = next.populations.iter_mut().filter(|population| population.free);
        let all = of_items.chain(free.flat_map(|population| [&mut population.mean, &mut population.log_sd]));
        all.zip(values).for_each(|(own, value)| *own = *value);
        next
    }
}
